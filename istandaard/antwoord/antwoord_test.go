package antwoord

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

var gegevens = Gegevens{Identificatie: "RT0001", Dagtekening: "2026-03-16"}

func startbericht(c *istandaard.Codec) *istandaard.Bericht305 {
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 305}
	product := func(nummer int64) istandaard.StartProduct {
		return istandaard.StartProduct{
			ToewijzingNummer: &nummer, Product: &istandaard.Product{Categorie: "16", Code: "16A02"},
			Begindatum: "2026-03-10", StatusAanlevering: "3",
		}
	}
	return &istandaard.Bericht305{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(s, "42420001", "0599", "TV305000001", "2026-03-15"),
		Client: istandaard.Client305{
			Client: istandaard.Client{
				Bsn: "999900006", Geboortedatum: istandaard.Geboortedatum{Datum: "1988-05-12"}, Geslacht: "2",
				Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Test"}},
			},
			StartProducten: []istandaard.StartProduct{product(1001), product(1002)},
		},
	}
}

// codes gives the return codes of every class of an answer by its place, the
// head under "Header".
func codes(c *istandaard.Codec, b istandaard.Bericht) map[string]string {
	uit := map[string]string{}
	for v := range c.Velden(b) {
		if v.Naam == "RetourCode" {
			plek, _, _ := strings.Cut(v.Plek, "/RetourCodes/")
			uit[plek] = strings.TrimSpace(uit[plek] + " " + v.Waarde)
		}
	}
	return uit
}

// TestRetour follows IV028 level by level, with its own example: a start message
// that takes back a start which was never sent (TR063).
func TestRetour(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	const tweede = "Client/StartProducten/StartProduct[2]"
	tests := []struct {
		name   string
		fouten []istandaard.Fout
		niet   []string
		want   map[string]string
		xslt   string
		klasse bool
	}{
		{"no faults", nil, nil, map[string]string{}, "", false},
		{"inside the message",
			[]istandaard.Fout{{Regel: "CS058", Retourcode: "0001", Plek: tweede}, {Regel: "TR063", Retourcode: "9063", Plek: tweede}},
			nil, map[string]string{"Header": "0001"}, "2.10.5", false},
		{"in the head",
			[]istandaard.Fout{{Regel: "TR056", Retourcode: "9056", Plek: "Header/BerichtIdentificatie/Identificatie"},
				{Regel: "TR135", Retourcode: "8848", Plek: "Header/BerichtIdentificatie/Dagtekening"},
				{Regel: "TR063", Retourcode: "9063", Plek: tweede}},
			nil, map[string]string{"Header": "9056 8848"}, "", false},
		{"the example of IV028", []istandaard.Fout{{Regel: "TR063", Retourcode: "9063", Plek: tweede}}, nil,
			map[string]string{"Header": "0200", "Client": "0200", "Client/StartProducten/StartProduct[1]": "0200", tweede: "9063"}, "", true},
		{"two codes and an element inside the class",
			[]istandaard.Fout{{Retourcode: "9019", Plek: tweede + "/ToewijzingNummer"}, {Retourcode: "9063", Plek: tweede}, {Retourcode: "9019", Plek: tweede}}, nil,
			map[string]string{"Header": "0200", "Client": "0200", "Client/StartProducten/StartProduct[1]": "0200", tweede: "9019 9063"}, "", true},
		{"not judged", []istandaard.Fout{{Retourcode: "8187", Plek: "Client/Bsn"}}, []string{"Client/StartProducten"},
			map[string]string{"Header": "0200", "Client": "8187", "Client/StartProducten/StartProduct[1]": "0233", tweede: "0233"}, "", true},
		{"in a wrapper", []istandaard.Fout{{Retourcode: "9074", Plek: "Client/StartProducten"}}, nil,
			map[string]string{"Header": "0200", "Client": "9074", "Client/StartProducten/StartProduct[1]": "0200", tweede: "0200"}, "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := startbericht(c)
			voor := startbericht(c)
			g := gegevens
			g.NietBeoordeeld = tt.niet
			uit, err := Maak(c, b, tt.fouten, g)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(b, voor) {
				t.Error("the message was changed")
			}
			r := uit.(*istandaard.Bericht306)
			if got := codes(c, r); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("codes %v, want %v", got, tt.want)
			}
			if r.Header.XsltVersie != tt.xslt || (r.Client != nil) != tt.klasse {
				t.Errorf("XsltVersie %q, classes %v", r.Header.XsltVersie, r.Client != nil)
			}
			kopGekopieerd(t, b, r)
			if err := c.Controleer(r); err != nil {
				t.Error(err)
			}
		})
	}
}

// kopGekopieerd holds the head to IV028: all is copied, sender and receiver are
// not swapped, only the code of the message is another.
func kopGekopieerd(t *testing.T, b istandaard.Bericht, r istandaard.Retourbericht) {
	t.Helper()
	want := *b.Kop()
	soort, _ := b.Soort().Antwoord()
	want.BerichtCode = soort.Vektis()
	if *r.Kop() != want {
		t.Errorf("head %+v, want %+v", *r.Kop(), want)
	}
	if r.Retourkop().IdentificatieRetour != "RT0001" || r.Retourkop().DagtekeningRetour != "2026-03-16" {
		t.Errorf("head of the return message: %+v", r.Retourkop())
	}
}

// TestEveryMessage answers every valid message of the reference material, with
// nothing wrong and with a fault in every class, and validates the answers.
func TestEveryMessage(t *testing.T) {
	shared := proef.SharedDir(t)
	c := istandaard.NewCodec(istandaard.Uitgave32())
	gezien := map[istandaard.Soort]bool{}
	for _, bestand := range proef.Berichtbestanden(t, shared) {
		data, err := os.ReadFile(bestand)
		if err != nil {
			t.Fatal(err)
		}
		b, err := c.Ontleed(data)
		if err != nil {
			continue
		}
		if _, ok := b.Soort().Antwoord(); !ok {
			if _, err := Maak(c, b, nil, gegevens); !errors.Is(err, ErrGeenAntwoord) {
				t.Errorf("%v is answered: %v", b.Soort(), err)
			}
			continue
		}
		gezien[b.Soort()] = true
		t.Run(filepath.Base(bestand), func(t *testing.T) {
			goed := maakAntwoord(t, c, b, nil)
			if len(codes(c, goed)) > 2 {
				t.Errorf("an answer without faults has codes %v", codes(c, goed))
			}
			fout := maakAntwoord(t, c, b, overal(c, b))
			if !slices.Contains(slices.Collect(maps.Values(codes(c, fout))), "9074") {
				t.Errorf("the faults are not in the answer: %v", codes(c, fout))
			}
			data, err := c.Opmaken(fout)
			if err != nil {
				t.Fatal(err)
			}
			if err := proef.Xmllint(t, shared, fout.Soort().String(), data); err != nil {
				t.Error(err)
			}
		})
	}
	if len(gezien) < 13 {
		t.Errorf("only %d kinds of message were answered", len(gezien))
	}
}

func maakAntwoord(t *testing.T, c *istandaard.Codec, b istandaard.Bericht, fouten []istandaard.Fout) istandaard.Bericht {
	t.Helper()
	uit, err := Maak(c, b, fouten, gegevens)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Controleer(uit); err != nil {
		t.Error(err)
	}
	return uit
}

// overal gives a fault in every class below the root that holds a key.
func overal(c *istandaard.Codec, b istandaard.Bericht) []istandaard.Fout {
	var fouten []istandaard.Fout
	for v := range c.Velden(b) {
		if v.Sleutel && !strings.HasSuffix(v.Plek, "/DeclaratieNummer") {
			fouten = append(fouten, istandaard.Fout{Regel: "TR999", Retourcode: "9074", Plek: v.Plek})
		}
	}
	return fouten
}

func TestCopyHasItsOwnMemory(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	b := startbericht(c)
	uit, err := Maak(c, b, []istandaard.Fout{{Retourcode: "9063", Plek: "Client"}}, gegevens)
	if err != nil {
		t.Fatal(err)
	}
	*uit.(*istandaard.Bericht306).Client.StartProducten[0].ToewijzingNummer = 5
	uit.(*istandaard.Bericht306).Client.StartProducten[0].Product.Code = "x"
	if !reflect.DeepEqual(b, startbericht(c)) {
		t.Error("the answer shares memory with the message")
	}
}

func TestInvalid(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	fouten := []istandaard.Fout{{Regel: "XSD-ONTBREEKT", Plek: "Client", Regelnummer: 7, Kolom: 3, Tekst: "Het element Bsn ontbreekt."}}
	if _, err := Maak(c, startbericht(c), fouten, gegevens); !errors.Is(err, ErrOngeldig) {
		t.Errorf("got %v", err)
	}
	f := NieuweFo01(c.Uitgave(), startbericht(c).Soort(), fouten)
	if f.Code != "StUF055" || f.Plek != "client" || f.Details != "WMO305-00030002" {
		t.Errorf("%+v", f)
	}
	if g := NieuweFo01(c.Uitgave(), istandaard.Soort{}, fouten); g.Details != "" {
		t.Errorf("unknown message has details %q", g.Details)
	}
	var b bytes.Buffer
	if err := f.Schrijf(&b, Stuurgegevens{Zender: "0599", Ontvanger: "42420001"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<StUF:code>StUF055</StUF:code>", "<StUF:organisatie>0599</StUF:organisatie>", "<regel>7</regel>", "XSD-ONTBREEKT"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the Fo01 is no XML: %v", err)
		}
	}
}
