package werkblad_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
	"codeberg.org/wijzer/wijzer/kostprijs/werkblad"
)

func uitkomst(t *testing.T, change func(*kostprijs.Invoer), names ...string) *kostprijs.Uitkomst {
	t.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld(names...)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&inv)
	}
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		t.Fatal(err)
	}
	u, err := m.Bereken()
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// herrekend lets LibreOffice recalculate workbooks and opens the outcomes.
func herrekend(t *testing.T, files map[string][]byte) map[string]*excelize.File {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed: the formulas are not recalculated")
	}
	in, out, home := t.TempDir(), t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name, content := range files {
		file := filepath.Join(in, name+".xlsx")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if text, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, text)
	}
	opened := map[string]*excelize.File{}
	for name := range files {
		f, err := excelize.OpenFile(filepath.Join(out, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		opened[name] = f
	}
	return opened
}

func schrijf(t *testing.T, u *kostprijs.Uitkomst) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := werkblad.Schrijf(&b, u); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func ruw(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// zelfde compares a recalculated cell with the exact outcome, to a millionth.
func zelfde(t *testing.T, what, got string, want kostprijs.Getal) {
	t.Helper()
	var v kostprijs.Getal
	if err := v.UnmarshalText([]byte(got)); err != nil {
		t.Errorf("%s: %q is no number", what, got)
		return
	}
	d := v.Min(want)
	if d.Teken() < 0 {
		d = d.Tegengesteld()
	}
	if d.Vergelijk(kostprijs.MustGetal("0.000001")) > 0 {
		t.Errorf("%s: the spreadsheet gives %s, Wijzer %s", what, got, want.Decimaal(8))
	}
}

// The formulas, recalculated by LibreOffice, give the same tariff, the same
// price before rounding and the same price per client.
func TestLibreOfficeGeeftDezelfdeUitkomst(t *testing.T) {
	cases := map[string]*kostprijs.Uitkomst{
		"volwassenen":  uitkomst(t, nil, "hg-volwassenen-pakket-1"),
		"kinderen":     uitkomst(t, nil, "hg-kinderen-pakket-3", "keuzes-kinderen-aanname"),
		"volledig":     uitkomst(t, nil, "volledige-opbouw"),
		"onregelmatig": uitkomst(t, nil, "onregelmatig-thuis"),
		"beschikbaar":  uitkomst(t, nil, "beschikbaarheid-trede-2"),
		"gepubliceerd": uitkomst(t, nil, "gepubliceerd-2015-basis"),
		"aandeel": uitkomst(t, func(inv *kostprijs.Invoer) {
			inv.CaoMix.Grondslag = kostprijs.VanFormatie
			inv.Afronding.Regel, inv.Afronding.Eenheid = "omhoog", kostprijs.MustGetal("0.60")
			for i := range inv.Parameters {
				switch p := &inv.Parameters[i]; p.Naam {
				case kostprijs.NaamOverhead:
					p.Grondslag = kostprijs.AandeelVanPrijs
				case kostprijs.NaamKilometervergoeding:
					p.Waarde = kostprijs.MustGetal("0.50")
				}
			}
		}, "volledige-opbouw"),
	}
	files := map[string][]byte{}
	for name, u := range cases {
		files[name] = schrijf(t, u)
	}
	for name, f := range herrekend(t, files) {
		u := cases[name]
		zelfde(t, name+" tariff", ruw(t, f, kostprijs.BladTarief, "B4"), kostprijs.VanBedrag(u.Tarief))
		zelfde(t, name+" formula", ruw(t, f, kostprijs.BladTarief, "B5"), kostprijs.VanBedrag(u.Formule))
		zelfde(t, name+" before rounding", ruw(t, f, kostprijs.BladTarief, "B6"), u.PerUur)
		weergaven(t, name, f, u)
		if a, ok := u.Beschikbaarheid(); ok {
			zelfde(t, name+" client week", ruw(t, f, kostprijs.BladTarief, "B7"), kostprijs.VanBedrag(a.Tarief))
		}
	}
}

// weergaven holds each component and both totals on the sheet with the legal
// views to the ones of the library.
func weergaven(t *testing.T, name string, f *excelize.File, u *kostprijs.Uitkomst) {
	t.Helper()
	rows, err := f.GetRows(kostprijs.BladWeergaven, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]kostprijs.Getal{}
	for _, c := range u.Componenten() {
		key := c.Naam
		if strings.HasPrefix(c.ID, "index-") {
			key = "Indexatie"
		}
		want[key] = want[key].Plus(c.PerUur)
	}
	totals := 0
	for _, row := range rows {
		if len(row) < 2 {
			continue
		}
		switch v, ok := want[row[0]]; {
		case row[0] == "Totaal":
			totals++
			zelfde(t, name+" total of a legal view", row[1], kostprijs.VanBedrag(u.Tarief))
		case ok:
			zelfde(t, name+" "+row[0], row[1], v)
			delete(want, row[0])
		}
	}
	if totals != 2 || len(want) > 0 {
		t.Errorf("%s: %d totals, not on the sheet: %v", name, totals, want)
	}
}

// The formulas are live: who changes a value on the sheet Parameters gets what
// Wijzer gives for that value.
func TestFormulesLeven(t *testing.T) {
	u := uitkomst(t, nil, "hg-volwassenen-pakket-2")
	f, err := excelize.OpenReader(bytes.NewReader(schrijf(t, u)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, key := range u.Model.Sleutels() {
		if key == kostprijs.NaamProductiviteit {
			name, _ := excelize.CoordinatesToCellName(4, i+2)
			if err := f.SetCellDefault(kostprijs.BladParameters, name, "71.5"); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := uitkomst(t, func(inv *kostprijs.Invoer) {
		inv.Parameters[0].Waarde = kostprijs.MustGetal("71.5")
	}, "hg-volwassenen-pakket-2")
	got := herrekend(t, map[string][]byte{"anders": b.Bytes()})["anders"]
	zelfde(t, "tariff", ruw(t, got, kostprijs.BladTarief, "B4"), kostprijs.VanBedrag(want.Tarief))
	if want.Tarief == u.Tarief {
		t.Error("the changed value changes nothing")
	}
}

// A text that looks like a formula stays a text.
func TestTekstIsNooitFormule(t *testing.T) {
	const evil = `=HYPERLINK("http://example.invalid","klik")`
	u := uitkomst(t, func(inv *kostprijs.Invoer) {
		inv.Titel, inv.Parameters[0].Bron, inv.Parameters[0].GekozenDoor = evil, evil, "@SUM(1)"
	}, "hg-volwassenen-pakket-1")
	f, err := excelize.OpenReader(bytes.NewReader(schrijf(t, u)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	count := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, v := range row {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := f.GetCellFormula(sheet, name)
				if err != nil {
					t.Fatal(err)
				}
				if v == evil {
					count++
				}
				if strings.Contains(formula, "HYPERLINK") || strings.HasPrefix(formula, "@") {
					t.Errorf("%s!%s became a formula", sheet, name)
				}
			}
		}
	}
	if count < 2 {
		t.Errorf("the texts were found %d times as they are, want 2 or more", count)
	}
}

func BenchmarkSchrijf(b *testing.B) {
	tables, err := kostprijs.Laad()
	if err != nil {
		b.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld("volledige-opbouw")
	if err != nil {
		b.Fatal(err)
	}
	m, err := kostprijs.Maak(tables, inv)
	if err != nil {
		b.Fatal(err)
	}
	u, err := m.Bereken()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var buf bytes.Buffer
		if err := werkblad.Schrijf(&buf, u); err != nil {
			b.Fatal(err)
		}
	}
}
