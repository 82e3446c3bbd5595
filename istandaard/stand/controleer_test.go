package stand

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/antwoord"
)

// afspraken fills what the tests agree on: a product list and one contract, with
// 50B01 at 98.21 an hour.
func afspraken(g *Geheugen) {
	for _, p := range []istandaard.Product{
		{Categorie: "50", Code: "50A01"}, {Categorie: "50", Code: "50A02"}, {Categorie: "50", Code: "50B01"},
		{Categorie: "50", Code: "50C01"}, {Categorie: "45", Code: "45B01"}, {Categorie: "01", Code: "01A01"},
	} {
		g.KenProduct(p)
	}
	g.KenTarief(istandaard.Product{Categorie: "50", Code: "50B01"}, Tarief{Eenheid: istandaard.EenheidUur, Bedrag: 9821})
	g.KenTarief(istandaard.Product{Categorie: "50", Code: "50C01"}, Tarief{Eenheid: istandaard.EenheidUur, Bedrag: 9821})
}

// TestControleer runs every case, and then asks that every rule was broken in one
// of them: a rule that no test breaks is not tested.
func TestControleer(t *testing.T) {
	gebroken := map[string]bool{}
	gevallen := slices.Concat(gevallen301(), gevallenRegie(), gevallen315(), gevallen317(), gevallen319(), gevallen323(), gevallen325())
	for _, tt := range gevallen {
		t.Run(tt.b.Soort().String()+" "+tt.name, func(t *testing.T) {
			g := NewGeheugen()
			afspraken(g)
			for _, b := range tt.voor {
				g.Verwerk(b)
			}
			fouten, err := Controleer(context.Background(), tt.b, g, vandaag)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range fouten {
				got = append(got, f.Regel)
				gebroken[f.Regel] = true
				compleet(t, tt.b, f)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("breaks %v, want %v", got, tt.want)
			}
			beantwoord(t, tt.b, fouten)
		})
	}
	for _, r := range Regels() {
		if !gebroken[r.Code] {
			t.Errorf("no case breaks %s", r.Code)
		}
	}
}

// compleet holds a fault to what its rule says of it.
func compleet(t *testing.T, b istandaard.Bericht, f istandaard.Fout) {
	t.Helper()
	r, ok := RegelVan(f.Regel)
	if !ok || f.Retourcode != r.Retourcode || f.Tekst == "" || f.Plek == "" {
		t.Errorf("incomplete fault %+v", f)
	}
	if !slices.Contains(r.Berichten, b.Soort().Nummer) {
		t.Errorf("%s is not a rule for %v", f.Regel, b.Soort())
	}
	// The place must be in the message, or just below something that is: what is
	// missing has a place too.
	ouder := f.Plek[:max(0, strings.LastIndexByte(f.Plek, '/'))]
	for v := range codec.Velden(b) {
		if v.Plek == f.Plek || v.Plek == ouder {
			return
		}
	}
	t.Errorf("%v has no %s", b.Soort(), f.Plek)
}

// beantwoord makes the answer and asks that every fault is in it, with its code.
func beantwoord(t *testing.T, b istandaard.Bericht, fouten istandaard.Fouten) {
	t.Helper()
	uit, err := antwoord.Maak(codec, b, fouten, antwoord.Gegevens{Identificatie: "A1", Dagtekening: vandaag})
	if errors.Is(err, antwoord.ErrGeenAntwoord) {
		return // a 325
	}
	if err != nil {
		t.Fatal(err)
	}
	kop, declaratie := false, false
	for _, f := range fouten {
		kop = kop || strings.HasPrefix(f.Plek, "Header")
		declaratie = declaratie || strings.HasPrefix(f.Plek, "Declaratie/Declaratie")
	}
	codes := map[string]bool{}
	for v := range codec.Velden(uit) {
		if v.Naam == "RetourCode" {
			codes[v.Waarde] = true
		}
	}
	for _, f := range fouten {
		hoger := kop && !strings.HasPrefix(f.Plek, "Header") || declaratie && strings.Contains(f.Plek, "/Clienten/")
		if codes[f.Retourcode] == hoger {
			t.Errorf("%s at %s: in the answer %v", f.Regel, f.Plek, codes[f.Retourcode])
		}
	}
}

// TestReturnMessages have no rules.
func TestReturnMessages(t *testing.T) {
	b := &istandaard.Bericht302{Domein: istandaard.Wmo}
	b.Header.BerichtIdentificatie.Dagtekening = "2099-01-01"
	fouten, err := Controleer(context.Background(), b, NewGeheugen(), vandaag)
	if err != nil || fouten != nil {
		t.Errorf("got %v, %v", fouten, err)
	}
}

// kapot is a Stand whose store fails.
type kapot struct{ *Geheugen }

var errKapot = errors.New("store is down")

func (kapot) Toewijzing(context.Context, Partijen, int64) (*Toewijzing, error) { return nil, errKapot }

// TestStoreFails asks for no verdict at all when the store fails: a fault that
// comes from missing data would reject a good message.
func TestStoreFails(t *testing.T) {
	n := &nieuw{}
	for _, b := range []istandaard.Bericht{n.m301(tw(1)), n.m305(start(1, "2026-01-05", "1"))} {
		fouten, err := Controleer(context.Background(), b, kapot{NewGeheugen()}, vandaag)
		if !errors.Is(err, errKapot) || fouten != nil {
			t.Errorf("%v: got %v, %v", b.Soort(), fouten, err)
		}
	}
}

// TestOlderAssignmentLater holds IV013: of two versions the one that was decided
// last counts, whatever came in last (OP080).
func TestOlderAssignmentLater(t *testing.T) {
	n := &nieuw{}
	nieuwer := func(t *istandaard.ToegewezenProduct) {
		t.Toewijzingsdatum, t.Toewijzingstijd, t.Einddatum = "2025-12-20", "10:00:01", "2026-02-28"
	}
	for _, volgorde := range [][]istandaard.Bericht{
		{n.m301(tw(1)), n.m301(tw(1, nieuwer))},
		{n.m301(tw(1, nieuwer)), n.m301(tw(1))},
	} {
		g := NewGeheugen()
		for _, b := range volgorde {
			g.Verwerk(b)
		}
		got, err := g.Toewijzing(context.Background(), PartijenVan(volgorde[0]), 1)
		if err != nil || got.Einddatum != "2026-02-28" {
			t.Errorf("the assignment ends on %s, %v", got.Einddatum, err)
		}
		if all, err := g.ToewijzingenVan(context.Background(), PartijenVan(volgorde[0]), bsn); err != nil || len(all) != 1 {
			t.Errorf("%d assignments, %v", len(all), err)
		}
	}
}
