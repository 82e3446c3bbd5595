package vorm

// Table shows rows with the numbers aligned at the right and the sum below.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
	Sum     []any // last row; empty for none
	Stack   bool  // on a telephone each row becomes a block
	Hidden  bool  // the caption is for screen readers only
}

// Column is the heading of a column.
type Column struct {
	Title  string
	Number bool   // right aligned, tabular figures
	Sort   string // address that sorts by this column; empty when it does not
	Sorted string // "ascending" or "descending" when the list is sorted by it
}

// Row is one row; its first cell is the heading of the row.
type Row struct {
	Cells []any // text, [Value], [Tag], [Cell] or another component
	Late  bool  // marked at the left, beside the word in one of the cells
}

// Cell is a value with its explanation.
type Cell struct {
	Value any
	Note  string
	Why   *Why
}

// Partial implements [Component].
func (Cell) Partial() string { return "cell" }

// Partial implements [Component].
func (Table) Partial() string { return "table" }

// TableCell is what the template needs to show one cell.
type TableCell struct {
	Value  any
	Label  string
	Number bool
	Head   bool
}

// Line gives the cells of a row with what their columns say about them.
func (t Table) Line(cells []any) []TableCell {
	line := make([]TableCell, len(cells))
	for i, v := range cells {
		line[i] = TableCell{Value: v, Head: i == 0}
		if i < len(t.Columns) {
			line[i].Number = t.Columns[i].Number
			line[i].Label = t.Columns[i].Title
		}
	}
	return line
}

// Comparison shows choices side by side, two to four, stacked on a telephone.
type Comparison struct {
	Choices []Choice
}

// Partial implements [Component].
func (Comparison) Partial() string { return "comparison" }

// Choice is one column of a [Comparison].
type Choice struct {
	Title   string
	Tag     *Tag
	Text    string
	Chosen  bool
	Lines   []CompareLine
	Total   *CompareLine
	Actions []any
}

// CompareLine is one number of a choice. The difference is shown as one.
type CompareLine struct {
	Key   string
	Value any
	Delta string // against the first choice or what runs now: "+ 45 minuten"
	Why   *Why
}
