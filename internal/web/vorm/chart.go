package vorm

import "fmt"

// Sizes of the charts in units of the view box.
const (
	chartWidth  = 640
	barLabel    = 190
	barHigh     = 22
	barStep     = 34
	lineHeight  = 260
	lineBottom  = 34
	lineTop     = 16
	lineLeft    = 12
	lineRight   = 150 // room for the names at the end of the lines
	chartNumber = 110 // room for the number behind the longest bar
)

// BarChart compares a few numbers: horizontal bars with the number at the end,
// and the same numbers in a table.
type BarChart struct {
	ID          string // unique on the page
	Title       string
	Description string // the message of the chart, in a sentence
	Unit        string // heading of the column with numbers
	Bars        []Bar
}

// Bar is one number. Text is how it is written; Value only gives the length, and
// is not negative.
type Bar struct {
	Label string
	Value int64
	Text  string
	Quiet bool // in grey: what the others are compared with
}

// Partial implements [Component].
func (BarChart) Partial() string { return "bar-chart" }

// BarShape is a bar in its place.
type BarShape struct {
	Y, TextY, Width, NumberX int
	Label, Text              string
	Quiet                    bool
}

// Shapes gives the bars in their places.
func (c BarChart) Shapes() []BarShape {
	top := int64(1)
	for _, b := range c.Bars {
		top = max(top, b.Value)
	}
	shapes := make([]BarShape, len(c.Bars))
	for i, b := range c.Bars {
		w := scale(max(b.Value, 0), top, chartWidth-barLabel-chartNumber)
		shapes[i] = BarShape{Y: i * barStep, TextY: i*barStep + 16, Width: w, NumberX: barLabel + w + 8,
			Label: clip(b.Label, barLabel), Text: b.Text, Quiet: b.Quiet}
	}
	return shapes
}

// scale gives v/top of a length, without leaving the range of an int64.
func scale(v, top int64, length int) int {
	return int(float64(v) / float64(top) * float64(length))
}

// Height gives the height of the drawing.
func (c BarChart) Height() int { return max(len(c.Bars), 1)*barStep - barStep + barHigh + 2 }

// Table gives the numbers of the chart.
func (c BarChart) Table() Table {
	t := Table{Caption: c.Title, Hidden: true, Columns: []Column{{Title: "Wat"}, {Title: c.Unit, Number: true}}}
	for _, b := range c.Bars {
		t.Rows = append(t.Rows, Row{Cells: []any{b.Label, b.Text}})
	}
	return t
}

// LineChart shows numbers over time, from zero up, each line with its name at
// its end, and the same numbers in a table.
type LineChart struct {
	ID          string
	Title       string
	Description string
	Moments     []string // along the bottom
	Series      []Series
}

// Series is one line. Values and Texts have one entry for each moment.
type Series struct {
	Name   string
	Values []int64
	Texts  []string
	Quiet  bool // dashed and grey
}

// Partial implements [Component].
func (LineChart) Partial() string { return "line-chart" }

// LineShape is a line in its place.
type LineShape struct {
	Path         string
	Points       []Point
	EndX, EndY   int
	Name, Number string
	Quiet        bool
}

// Shapes gives the lines in their places.
func (c LineChart) Shapes() []LineShape {
	top := int64(1)
	for _, s := range c.Series {
		for _, v := range s.Values {
			top = max(top, v)
		}
	}
	shapes := make([]LineShape, 0, len(c.Series))
	for _, s := range c.Series {
		shape := LineShape{Name: s.Name, Quiet: s.Quiet}
		for i, v := range s.Values {
			p := Point{c.x(i), lineHeight - lineBottom - scale(max(v, 0), top, lineHeight-lineBottom-lineTop)}
			step := "L"
			if i == 0 {
				step = "M"
			}
			shape.Path += fmt.Sprintf("%s%d %d", step, p.X, p.Y)
			shape.Points = append(shape.Points, p)
			shape.EndX, shape.EndY = p.X+10, p.Y+5
		}
		if n := len(s.Texts); n > 0 {
			shape.Number = s.Texts[n-1]
		}
		shapes = append(shapes, shape)
	}
	spread(shapes)
	return shapes
}

// spread keeps the names at the end of the lines readable where lines end close
// to each other.
func spread(shapes []LineShape) {
	const apart = 18
	for i := range shapes {
		for j := range i {
			if d := shapes[i].EndY - shapes[j].EndY; d > -apart && d < apart {
				shapes[i].EndY = shapes[j].EndY + apart
			}
		}
	}
}

func (c LineChart) x(i int) int {
	if len(c.Moments) < 2 {
		return lineLeft
	}
	return lineLeft + i*(chartWidth-lineLeft-lineRight)/(len(c.Moments)-1)
}

// Ticks gives the moments along the bottom.
func (c LineChart) Ticks() []BarShape {
	ticks := make([]BarShape, len(c.Moments))
	for i, m := range c.Moments {
		ticks[i] = BarShape{NumberX: c.x(i), Text: m}
	}
	return ticks
}

// Table gives the numbers of the chart.
func (c LineChart) Table() Table {
	t := Table{Caption: c.Title, Hidden: true, Columns: []Column{{Title: "Wanneer"}}}
	for _, s := range c.Series {
		t.Columns = append(t.Columns, Column{Title: s.Name, Number: true})
	}
	for i, m := range c.Moments {
		cells := []any{m}
		for _, s := range c.Series {
			text := ""
			if i < len(s.Texts) {
				text = s.Texts[i]
			}
			cells = append(cells, text)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}
