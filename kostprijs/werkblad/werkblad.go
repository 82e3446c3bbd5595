// Package werkblad writes a tariff as a spreadsheet with live formulas: who
// changes a value on the sheet Parameters sees the tariff follow. The formulas
// are those of kostprijs.Uitkomst.Bladen; this package only writes the file.
//
// Texts from an input are written as texts, never as formulas, whatever they
// begin with.
package werkblad

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// Schrijf writes the workbook (.xlsx) to w.
func Schrijf(w io.Writer, u *kostprijs.Uitkomst) error {
	f := excelize.NewFile()
	defer f.Close()
	s := &schrijver{f: f, styles: map[string]int{}}
	for i, sheet := range u.Bladen() {
		if err := s.sheet(i, sheet); err != nil {
			return fmt.Errorf("werkblad: %w", err)
		}
	}
	f.SetActiveSheet(0)
	if err := f.SetDocProps(&excelize.DocProperties{Title: "Tarief", Creator: "Wijzer", Language: "nl-NL"}); err != nil {
		return fmt.Errorf("werkblad: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("werkblad: %w", err)
	}
	return nil
}

type schrijver struct {
	f      *excelize.File
	styles map[string]int
}

func (s *schrijver) sheet(i int, b kostprijs.Blad) error {
	if i == 0 {
		if err := s.f.SetSheetName(s.f.GetSheetName(0), b.Naam); err != nil {
			return err
		}
	} else if _, err := s.f.NewSheet(b.Naam); err != nil {
		return err
	}
	if err := s.pagina(b.Naam); err != nil {
		return err
	}
	for c, width := range b.Breedte {
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := s.f.SetColWidth(b.Naam, name, name, width); err != nil {
			return err
		}
	}
	for r, row := range b.Rijen {
		for c, cell := range row {
			if err := s.cell(b.Naam, r+1, c+1, cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// pagina lets a sheet print on the width of one landscape page and keeps its
// headings in sight.
func (s *schrijver) pagina(sheet string) error {
	fit, landscape, wide, high := true, "landscape", 1, 0
	if err := s.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := s.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if sheet == kostprijs.BladTarief {
		return nil
	}
	return s.f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (s *schrijver) cell(sheet string, row, col int, v kostprijs.Vak) error {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	switch {
	case v.Formule != "":
		err = s.f.SetCellFormula(sheet, name, v.Formule)
	case v.Getal != nil:
		err = s.f.SetCellDefault(sheet, name, v.Getal.String())
	case v.Tekst != "":
		err = s.f.SetCellStr(sheet, name, v.Tekst)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	return s.style(sheet, name, v)
}

var formats = map[string]string{kostprijs.VakGeld: "#,##0.0000", kostprijs.VakCenten: "€ #,##0.00", kostprijs.VakUren: "#,##0.00", kostprijs.VakBreuk: "0.0000"}

func (s *schrijver) style(sheet, name string, v kostprijs.Vak) error {
	format := formats[v.Vorm]
	if format == "" && !v.Kop {
		return nil
	}
	key := format + strconv.FormatBool(v.Kop)
	id, ok := s.styles[key]
	if !ok {
		style := &excelize.Style{}
		if format != "" {
			style.CustomNumFmt = &format
		}
		if v.Kop {
			style.Font = &excelize.Font{Bold: true, Family: "Calibri", Size: 11}
		}
		var err error
		if id, err = s.f.NewStyle(style); err != nil {
			return err
		}
		s.styles[key] = id
	}
	return s.f.SetCellStyle(sheet, name, name, id)
}
