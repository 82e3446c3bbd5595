package besluit_test

import (
	"errors"
	"reflect"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"pgregory.net/rapid"
)

// Every computed line stands in exactly one decision, on the name of its
// carrier and under its law, with the quantity that was computed; no decision
// holds a line that was not computed, and each has a quantity, a last day, a
// provision and a day for objection.
func TestLinesInExactlyOneDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := besluittest.Trek(t)
		in := w.Invoer(t)
		bundel := besluittest.MustMaak(t, in)
		left := map[besluit.Onderwerp]int{}
		for _, r := range in.Berekening.Regels {
			left[besluit.Onderwerp{Persoon: w.Situatie.Leden[r.Drager].ID, Wet: gezin.Wet(r.Wet)}]++
		}
		var minutes int64
		for i := range bundel.Besluiten {
			b := &bundel.Besluiten[i]
			if len(b.Regels) == 0 || left[b.Onderwerp] != len(b.Regels) {
				t.Fatalf("%v: %d lines, computed %d", b.Onderwerp, len(b.Regels), left[b.Onderwerp])
			}
			delete(left, b.Onderwerp)
			minutes += int64(b.Minuten())
			complete(t, b)
		}
		if len(left) != 0 || minutes != in.Berekening.Minuten {
			t.Fatalf("lines left %v, minutes %d of %d", left, minutes, in.Berekening.Minuten)
		}
	})
}

func complete(t *rapid.T, b *besluit.Besluit) {
	for i := range b.Regels {
		if !b.Regels[i].HeeftOmvang() {
			t.Fatalf("%v: line %s without a quantity", b.Onderwerp, b.Regels[i].Onderdeel)
		}
	}
	if u, err := b.Bezwaardag(); err != nil || u.Eind <= b.Bekendmaking || len(b.Gronden) == 0 || b.Einde < b.Ingang || len(b.Resultaten) == 0 {
		t.Fatalf("%v is not complete", b.Onderwerp)
	}
}

// Take the quantity away from any line: no decision is made at all.
func TestNoQuantityNoDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := besluittest.Trek(t).Invoer(t)
		r := &in.Berekening.Regels[rapid.IntRange(0, len(in.Berekening.Regels)-1).Draw(t, "regel")]
		r.HeeftMinuten, r.Minuten, r.Omvang = rapid.Bool().Draw(t, "nul"), 0, nil
		b, err := besluit.Maak(in)
		var ff besluit.Fouten
		if b != nil || !errors.As(err, &ff) || len(ff) != 1 || ff[0].Code != "omvang-ontbreekt" {
			t.Fatalf("%v", err)
		}
	})
}

// The same choice on top of the decisions it gave changes nothing, and each
// child that takes part is told once.
func TestAgainGivesNothingNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := besluittest.Trek(t)
		old := besluittest.MustMaak(t, w.Invoer(t))
		told := map[string]int{}
		for _, k := range old.Kennisgevingen {
			told[k.Kind]++
		}
		for _, b := range old.Besluiten {
			for _, d := range b.Deelnemers {
				if want := map[bool]int{true: 0, false: 1}[d == b.Persoon]; told[d] != want {
					t.Fatalf("%s: told %d times", d, told[d])
				}
			}
		}
		again := besluittest.MustMaak(t, besluittest.Vervolg(t, w, old, "2027-02-01"))
		if len(again.Besluiten)+len(again.Kennisgevingen) != 0 || len(again.Ongewijzigd) != len(old.Besluiten) {
			t.Fatalf("%d new decisions", len(again.Besluiten))
		}
	})
}

// A decision depends on its own lines and its own dossier: whatever else
// differs in the family, its record is the same.
func TestDecisionIsItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := besluittest.Trek(t)
		in := w.Invoer(t)
		one := besluittest.MustMaak(t, in)
		b := one.Besluiten[0]
		for o, d := range in.Dossiers {
			if o != b.Onderwerp {
				d.Motivering, d.Aanbieder, d.Kenmerk = "Iets heel anders.", "Een ander", besluittest.Kenmerk("anders"+o.Persoon+string(o.Wet))
				in.Dossiers[o] = d
			}
		}
		in.Afwijking = "Anders."
		for i := range in.Berekening.Regels {
			r := &in.Berekening.Regels[i]
			r.HeeftBedrag, r.Bedrag, r.Vorm = true, 123456, "geheim"
		}
		if two := besluittest.MustMaak(t, in); !reflect.DeepEqual(two.Besluiten[0], b) {
			t.Fatalf("%v knows about others", b.Onderwerp)
		}
	})
}
