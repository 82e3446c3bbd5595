package istandaard

import (
	"errors"
	"os"
	"reflect"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// FuzzLees reads anything. Reading never panics, says something usable about what
// it refuses, and what it accepts it writes and reads again as the same message,
// and writes a second time to the same bytes.
func FuzzLees(f *testing.F) {
	c := NewCodec(Uitgave32())
	zaad(f, c)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := c.Ontleed(data)
		if err != nil {
			bruikbaar(t, err)
			return
		}
		uit, err := c.Opmaken(b)
		if err != nil {
			t.Fatalf("a message that was read cannot be written: %v", err)
		}
		terug, err := c.Ontleed(uit)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, uit)
		}
		if !reflect.DeepEqual(b, terug) {
			t.Fatalf("another message came back:\n%s", uit)
		}
		if weer, err := c.Opmaken(terug); err != nil || string(weer) != string(uit) {
			t.Fatalf("written twice is not the same: %v", err)
		}
	})
}

// FuzzSchrijf puts any text in a message. What can be written is read back to the
// letter; what cannot gives faults.
func FuzzSchrijf(f *testing.F) {
	c := NewCodec(Uitgave32())
	f.Add("Voorbeeld", "a\r\nb ]]> <&>", int64(90), "2026-04-01")
	f.Add(" ", "\x00\xff", int64(-1), "2026-02-29")
	f.Add("ỳ", "\uFFFE\u0085\u2028", int64(1)<<62, " 2026-04-01")
	f.Fuzz(func(t *testing.T, naam, commentaar string, volume int64, datum string) {
		b := voorbeeld301(c, Wmo)
		b.Client.Naam.Geslachtsnaam.Achternaam = naam
		b.Client.Commentaar = commentaar
		b.Client.ToegewezenProducten[0].Product.Code = "10A01"
		b.Client.ToegewezenProducten[0].Omvang.Volume = volume
		b.Client.ToegewezenProducten[0].Ingangsdatum = Datum(datum)
		data, err := c.Opmaken(b)
		if err != nil {
			var fouten Fouten
			if !errors.As(err, &fouten) {
				t.Fatalf("an error without faults: %v", err)
			}
			return
		}
		terug, err := c.Ontleed(data)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, data)
		}
		b.Client.ToegewezenProducten[0].Ingangsdatum = Datum(spatieloos(datum))
		if !reflect.DeepEqual(terug, b) {
			t.Fatalf("another message came back:\n%s", data)
		}
	})
}

func zaad(f *testing.F, c *Codec) {
	for _, d := range Domeinen() {
		data, err := c.Opmaken(voorbeeld301(c, d))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		"", "<", "<Bericht/>", "<a><b>", "<!DOCTYPE a []><a/>", "\xff\xfe<\x00",
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo319/schema"><Header/></Bericht>`,
	} {
		f.Add([]byte(s))
	}
	if os.Getenv("WIJZER_SHARED") == "" {
		return // the seeds above will do; with the reference material there are more
	}
	for _, pad := range proef.Berichtbestanden(f, proef.SharedDir(f)) {
		if data, err := os.ReadFile(pad); err == nil {
			f.Add(data)
		}
	}
}

func bruikbaar(t *testing.T, err error) {
	t.Helper()
	var fouten Fouten
	if !errors.As(err, &fouten) || len(fouten) == 0 {
		t.Fatalf("an error without faults: %v", err)
	}
	for _, f := range fouten {
		if f.Regel == "" || f.Tekst == "" || f.Regelnummer < 1 || f.Kolom < 1 {
			t.Fatalf("a fault that does not help: %+v", f)
		}
	}
}
