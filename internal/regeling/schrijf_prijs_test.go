package regeling

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/termijn"
)

// What is written is what is read back, whatever stands in the texts.
func TestWrittenPricesReadBack(t *testing.T) {
	base, err := Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z0-9:#'"%{}\[\]&*!|>-][a-zA-Z0-9 :#'"%{}\[\],&*!|>-]{0,20}[a-z0-9:#'"%{}\[\]!>-]`)
		doc := Document{Code: "tarief-x", Titel: text.Draw(t, "title"), Datum: termijn.NieuweDag(2026, 11, 22), Status: Vastgesteld}
		from := termijn.NieuweDag(2026, 1, 1) + termijn.Dag(rapid.IntRange(0, 4000).Draw(t, "from"))
		p := Prijs{Tarief: Tarief{Code: text.Draw(t, "code"), Niveau: text.Draw(t, "level"), Per: rapid.SampledFrom(eenheden).Draw(t, "unit")},
			Bedrag: geld.Bedrag(rapid.Int64Range(0, 1e9).Draw(t, "amount")), Geldigheid: Geldigheid{Van: from, Bekend: doc.Datum, Status: Vastgesteld},
			Herkomst: Herkomst{Bron: Bronplek{Document: doc.Code, Plaats: text.Draw(t, "place")}, Lezing: text.Draw(t, "reading")}}
		file, err := SchrijfPrijzen(doc, []Prijs{p})
		if err != nil {
			t.Fatal(err)
		}
		r, err := base.Met(Bestand{"tarief-x.yaml", file})
		if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		got := r.Prijzen[len(r.Prijzen)-1]
		p.Gepubliceerd = true
		if *got != p {
			t.Errorf("got  %+v\nwant %+v\n%s", *got, p, file)
		}
		if r.Hash == base.Hash || len(base.Prijzen) == len(r.Prijzen) {
			t.Error("the receipt of the rules does not tell that a price was added")
		}
	})
}

// A price holds from its first day, and a decision of before keeps the price of
// its day: also when it is looked at later.
func TestAnApprovedPriceHoldsFromItsFirstDay(t *testing.T) {
	base, err := Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	day := termijn.MustDag
	file := func(name, amount string, from, known string) Bestand {
		b, err := geld.ParseBedrag(amount)
		if err != nil {
			t.Fatal(err)
		}
		text, err := SchrijfPrijzen(Document{Code: name, Titel: name}, []Prijs{{Tarief: Tarief{Code: "volwassenen", Niveau: "1", Per: PerUur}, Bedrag: b,
			Geldigheid: Geldigheid{Van: day(from), Bekend: day(known), Status: Vastgesteld}, Herkomst: Herkomst{Bron: Bronplek{name, "kwitantie"}}}})
		if err != nil {
			t.Fatal(err)
		}
		return Bestand{name + ".yaml", text}
	}
	r, err := base.Met(file("een", "70.00", "2026-01-01", "2025-12-01"), file("twee", "80.00", "2027-01-01", "2026-11-22"))
	if err != nil {
		t.Fatal(err)
	}
	key := Tarief{Code: "volwassenen", Niveau: "1", Per: PerUur}
	for _, c := range []struct {
		on, known string
		want      geld.Bedrag
	}{
		{"2026-11-22", "2026-11-22", 7000}, {"2026-12-31", "2026-12-31", 7000}, {"2027-01-01", "2027-01-01", 8000},
		{"2027-01-01", "2026-11-21", 7000}, {"2026-06-01", "2027-06-01", 7000},
	} {
		if p := r.Op(day(c.on), day(c.known)).Prijs(key); p == nil || p.Bedrag != c.want {
			t.Errorf("on %s, as known on %s: %v, want %v", c.on, c.known, p, c.want)
		}
	}
	var faults Fouten
	if _, err := base.Met(file("een", "70.00", "2026-01-01", "2025-12-01"), file("twee", "80.00", "2026-06-01", "2025-12-01")); !errors.As(err, &faults) || faults[0].Code != FoutOverlap {
		t.Errorf("two prices known on one day: %v", err)
	}
	if _, err := base.Met(Bestand{"stuk.yaml", []byte("prijzen:\n  - {tarief: x}\n")}); !errors.As(err, &faults) || !strings.Contains(faults.Error(), "stuk.yaml") {
		t.Errorf("a file that is no price: %v", err)
	}
	if same, err := base.Met(); err != nil || same != base {
		t.Errorf("without files: %v", err)
	}
}
