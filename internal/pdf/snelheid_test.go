package pdf_test

import (
	"bytes"
	"io"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// BenchmarkBrief sets a letter of two pages with a table, on one core.
func BenchmarkBrief(b *testing.B) {
	z, doc := zetter(b), besluitbrief()
	file, r := write(b, z, doc)
	if r.Paginas != 2 {
		b.Fatalf("%d pages", r.Paginas)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := z.Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "brieven/s")
	b.ReportMetric(float64(len(file)), "bytes/brief")
}

// BenchmarkBrieven sets the same letter on all cores at once.
func BenchmarkBrieven(b *testing.B) {
	z, doc := zetter(b), besluitbrief()
	b.ReportAllocs()
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if _, err := z.Write(io.Discard, doc); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "brieven/s")
}

// BenchmarkNewZetter parses the fonts: once for each process.
func BenchmarkNewZetter(b *testing.B) {
	for b.Loop() {
		if _, err := pdf.NewZetter(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFpdf sets about as much text with the library that was weighed: no
// tags, no layout of a letter, the same fonts.
func BenchmarkFpdf(b *testing.B) {
	b.ReportAllocs()
	var file bytes.Buffer
	for b.Loop() {
		f := fpdf.New("P", "mm", "A4", "")
		f.AddUTF8FontFromBytes("go", "", goregular.TTF)
		f.AddUTF8FontFromBytes("go", "B", gobold.TTF)
		f.AddPage()
		for range 20 {
			f.SetFont("go", "B", 13)
			f.MultiCell(157, 6, "Wat u krijgt", "", "L", false)
			f.SetFont("go", "", 11)
			f.MultiCell(157, 5.3, "U krijgt 90 minuten begeleiding per week. U mag de minuten verdelen: in de ene week wat meer, in de andere wat minder.", "", "L", false)
		}
		file.Reset()
		if err := f.Output(&file); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "brieven/s")
}
