package controle

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"runtime"
	"strconv"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
)

func proef(t testing.TB, prestaties int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := SchrijfProefdeclaratie(&b, istandaard.Wmo, prestaties); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkControleer measures structure and all rules of a 323. The figures in
// README.md come from it.
func BenchmarkControleer(b *testing.B) {
	for _, n := range []int{100, 2000, 20000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			bericht := proef(b, n)
			b.SetBytes(int64(len(bericht)))
			b.ReportAllocs()
			for b.Loop() {
				u, err := Controleer(context.Background(), bytes.NewReader(bericht), Opties{})
				if err != nil || !u.Goed() {
					b.Fatal(err, u.Fouten)
				}
			}
		})
	}
}

// BenchmarkLezen measures the reader alone, and encoding/xml beside it.
func BenchmarkLezen(b *testing.B) {
	bericht := proef(b, 2000)
	b.Run("controle", func(b *testing.B) {
		b.SetBytes(int64(len(bericht)))
		for b.Loop() {
			l := nieuweLezer(bytes.NewReader(bericht), MaxBytes)
			for {
				t, err := l.volgende()
				if err != nil {
					b.Fatal(err)
				}
				if t == tokenEind || t == tokenBegin && l.leeg {
					l.pop()
				}
				if t == tokenSlot {
					break
				}
			}
		}
	})
	b.Run("encoding-xml", func(b *testing.B) {
		b.SetBytes(int64(len(bericht)))
		for b.Loop() {
			d := xml.NewDecoder(bytes.NewReader(bericht))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkStapeling shows that the rule on overlap does not grow with the
// square: ten thousand products in one 301.
func BenchmarkStapeling(b *testing.B) {
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 301}
	wortel := bouw(schemaVan(s).wortel, alles)
	lijst := wortel.vind("Client/ToegewezenProducten")
	een := lijst.kinderen[0]
	for range 10000 {
		lijst.kinderen = append(lijst.kinderen, een)
	}
	bericht := (&schrift{"m", "b", ""}).document(s, wortel)
	b.SetBytes(int64(len(bericht)))
	for b.Loop() {
		if _, err := Controleer(context.Background(), bytes.NewReader(bericht), Opties{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestGeheugen holds the promise that memory does not grow with the file: a
// declaration of 16 MB is checked in a fraction of its size.
func TestGeheugen(t *testing.T) {
	bericht := proef(t, 20000)
	schemas() // made once, for the whole program
	var voor, na runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&voor)
	controleer(t, bericht)
	runtime.ReadMemStats(&na)
	gebruikt := na.TotalAlloc - voor.TotalAlloc
	t.Logf("%d bytes gelezen, %d bytes gereserveerd", len(bericht), gebruikt)
	if gebruikt > uint64(len(bericht))/2 {
		t.Errorf("%d bytes gereserveerd voor een bestand van %d", gebruikt, len(bericht))
	}
}

func TestProefdeclaratieIsGoed(t *testing.T) {
	for _, d := range istandaard.Domeinen() {
		for _, n := range []int{1, 10, 11, 90000} {
			if testing.Short() && n > 1000 {
				continue
			}
			var b bytes.Buffer
			if err := SchrijfProefdeclaratie(&b, d, n); err != nil {
				t.Fatal(err)
			}
			u, err := Controleer(context.Background(), &b, Opties{MaxBytes: 1 << 30})
			if err != nil || !u.Goed() {
				t.Errorf("%v %d: %v %v", d, n, err, u.Fouten)
			}
		}
	}
}
