package proefstad

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/termijn"
)

// afdruk writes all of a city as text, what masks itself included.
func afdruk(families []Gezin, rest ...any) string {
	h := sha256.New()
	for i := range families {
		g := families[i]
		for j := range g.Personen {
			p := &g.Personen[j]
			fmt.Fprintln(h, p.ID, p.Voornaam, p.Achternaam, p.BSN.Onthuld(), p.Geboren, p.Adres.Onthuld(), p.Telefoon.Onthuld())
			if v := p.Verblijf; v != nil {
				fmt.Fprintln(h, v.Opvang, v.Adres.Onthuld(), v.Telefoon.Onthuld(), v.School, v.Van)
			}
		}
		g.Personen = nil
		if g.Keuze != nil {
			k := *g.Keuze
			if k.Vrij != nil { // holds pointers
				fmt.Fprintln(h, *k.Vrij.Gezin.Minuten, k.Vrij.Motivering)
				k.Vrij = nil
			}
			for _, a := range k.Aanvulling {
				fmt.Fprintln(h, a.Gebied, a.Niveau, a.Persoon, *a.Omvang)
			}
			k.Aanvulling = nil
			fmt.Fprintf(h, "%+v\n", k)
			g.Keuze = nil
		}
		fmt.Fprintf(h, "%+v\n", g)
	}
	for _, r := range rest {
		fmt.Fprintf(h, "%+v\n", r)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func stadafdruk(s *Stad) string {
	return afdruk(s.Gezinnen, s.Besluiten, s.Wijkteams, s.Loketten, s.Aanbieders, s.Gebruikers, s.Betrokkenheid, s.Vragenlijsten)
}

// TestSameSeedSameCity: change the golden hash only with a reason to change
// the city; measurements and pictures refer to it.
func TestSameSeedSameCity(t *testing.T) {
	const golden = "3117e14c1f4b9159c0f227240258c9c0e1a38f6dc91f8cd1fcd3ac6184dc3250"
	if got := stadafdruk(Maak(1, demoDag)); got != golden {
		t.Errorf("city 1 is %s, was %s", got, golden)
	}
	if stadafdruk(Maak(2, demoDag)) == golden || stadafdruk(Maak(1, demoDag+1)) == golden {
		t.Error("another seed or day gives the same city")
	}
}

// TestNobodyIsReal: every BSN is a number for tests and of one person only; no
// telephone number that someone can have; every name is on the lists of this
// package or of a story, every street on the list of streets.
func TestNobodyIsReal(t *testing.T) {
	streets := append(straten(), "Vlinderstruikhof")
	for _, seed := range zaden() {
		seen, people := map[nummer.BSN]bool{}, 0
		for _, g := range Maak(seed, demoDag).Gezinnen {
			ids := map[string]bool{}
			for _, p := range g.Personen {
				people++
				if !p.BSN.IsTestnummer() || seen[p.BSN] {
					t.Errorf("%s %s: BSN is none for tests, or taken", g.Code, p.ID)
				}
				seen[p.BSN] = true
				if ids[p.ID] {
					t.Errorf("%s: two members are called %s", g.Code, p.ID)
				}
				ids[p.ID] = true
				if tel := p.Telefoon.Onthuld(); tel != "" && !strings.HasPrefix(tel, "+31600") {
					t.Errorf("%s %s: someone may have this number", g.Code, p.ID)
				}
				if a := p.Adres.Onthuld(); a.Plaats != Plaats || !slices.Contains(streets, a.Straat) || !strings.HasPrefix(a.Postcode, "1010") {
					t.Errorf("%s %s: an address outside the city", g.Code, p.ID)
				}
				if g.Verhaal == "" && !slices.Contains(achternamen(), p.Achternaam) {
					t.Errorf("%s: surname %s is not on the list", g.Code, p.Achternaam)
				}
			}
		}
		if people > 9091 {
			t.Errorf("%d people, and 9091 numbers for tests", people)
		}
	}
}

// TestBSNsFollowTheList: the numbers are those of nummer.TestBSN, in order.
func TestBSNsFollowTheList(t *testing.T) {
	n := nieuweNummers()
	for i := range 9091 {
		b := n.bsn()
		if i%500 != 0 && i != 9090 {
			continue
		}
		if want, _ := nummer.TestBSN(i); b != want {
			t.Errorf("number %d differs", i)
		}
	}
	if !n.bsn().IsZero() {
		t.Error("a number after the last")
	}
}

// TestFactsAreWhole: every fact is about someone in the family, has a source,
// a compartment and its own number; children have a parent, custody and a home
// unless a story says otherwise, and parents are older.
func TestFactsAreWhole(t *testing.T) {
	s := Maak(3, demoDag)
	for i := range s.Gezinnen {
		g := &s.Gezinnen[i]
		if g.Persoon(g.Client) == nil {
			t.Errorf("%s: nobody is the client", g.Code)
		}
		for j, f := range g.Feiten {
			if f.Over != "" && g.Persoon(f.Over) == nil || f.Met != "" && g.Persoon(f.Met) == nil {
				t.Errorf("%s: %s is about nobody", g.Code, f.ID)
			}
			if f.Bron.Soort == "" || f.Label.Klasse == "" || f.Label.Wet == "" || f.Label.Onderwerp != f.Over || f.Vastgezet != int64(j+1) || !f.Waarde.Bekend() {
				t.Errorf("%s: %s is not whole: %+v", g.Code, f.ID, f)
			}
			if f.Soort == "ouder" && g.Persoon(f.Over).Geboren.Leeftijd(g.Persoon(f.Met).Geboren) < 15 {
				t.Errorf("%s: %s is too young a parent", g.Code, f.Over)
			}
		}
		if g.Verhaal != "" {
			continue
		}
		sit := g.Situatie(g.Adviesdag)
		for _, l := range sit.Leden {
			if l.Kenmerken["rol"].Code == "kind" && len(sit.MetGezagOver(l.ID)) == 0 {
				t.Errorf("%s: nobody has custody of %s", g.Code, l.ID)
			}
		}
	}
}

// TestDecisionsAreInOrder: report, application, decision, start and end follow
// each other; every line has a quantity; every code exists.
func TestDecisionsAreInOrder(t *testing.T) {
	r := laad(t)
	perZaad(t, func(t *testing.T, s *Stad) {
		if !slices.IsSortedFunc(s.Besluiten, func(a, b Besluit) int { return int(a.Datum - b.Datum) }) {
			t.Error("not by date")
		}
		for _, b := range s.Besluiten {
			late := b.Melding > b.Aanvraag || b.Aanvraag >= b.Datum || b.Datum > b.Ingang || b.Ingang > b.Einde || b.Datum > Peildag()
			if late || b.Soort == Toekenning && b.Melding == termijn.Geen {
				t.Errorf("%s/%d: days out of order: %+v", b.Gezin, b.Volgnummer, b)
			}
			for _, n := range b.Niveaus {
				area := r.Gebied(n.Gebied)
				if area == nil || area.Schaal == nil {
					t.Fatalf("no area %s", n.Gebied)
				}
				if _, ok := area.Schaal.Niveau(n.Niveau); !ok || (n.Minuten > 0) == (n.Omvang.Aantal > 0) {
					t.Errorf("%s %s: no such level, or no one quantity", n.Gebied, n.Niveau)
				}
			}
		}
	})
}

// TestTotalsForAnySeed draws seeds and holds the totals that a draw could break.
func TestTotalsForAnySeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 2018))
		var starts, again [8]int
		closed, days := 0, termijn.Dag(0)
		for _, v := range verlopen(rnd) {
			starts[kwartaal(v.ingang)]++
			if v.her != termijn.Geen {
				again[kwartaal(v.her)]++
			}
			if v.gesloten != termijn.Geen {
				closed, days = closed+1, days+v.gesloten-v.ingang+1
			}
		}
		if starts != eerstePerKwartaal() || again != [8]int{6: 11, 7: 89} || closed != 180 || days != 219*180 {
			t.Fatalf("starts %v, again %v, %d closed in %d days", starts, again, closed, days)
		}
	})
}

// TestGroot: a bigger city is the same for the same seed, stops when asked, has
// unique codes and only numbers for tests, also after the last of them.
func TestGroot(t *testing.T) {
	take := func(seed uint64, n int) (out []Gezin) {
		for g := range Groot(seed, n, demoDag) {
			out = append(out, g)
		}
		return out
	}
	all := take(5, 4000)
	if len(all) != 4000 || afdruk(all[:300]) != afdruk(take(5, 300)) || afdruk(take(6, 300)) == afdruk(take(5, 300)) {
		t.Error("another number of families, or not the same for the same seed")
	}
	codes, people := map[string]bool{}, 0
	for i := range all {
		codes[all[i].Code] = true
		for _, p := range all[i].Personen {
			people++
			if !p.BSN.IsTestnummer() {
				t.Fatalf("%s: no number for tests", all[i].Code)
			}
		}
		for _, b := range all[i].Besluiten {
			running := b.Gesloten == termijn.Geen && b.Einde < demoDag
			if b.Aanvraag >= b.Datum || b.Datum > b.Ingang || b.Ingang > b.Einde || b.Gesloten > b.Einde || b.Gesloten > demoDag || running {
				t.Errorf("%s: days out of order", b.Gezin)
			}
		}
	}
	if len(codes) != 4000 || people <= 9091 {
		t.Errorf("%d codes, %d people", len(codes), people)
	}
	for range Groot(5, 1<<40, demoDag) {
		break
	}
}

// TestStoriesAreTold: every story has a title and a text of a few short Dutch
// sentences, B1 (no sentence over 25 words).
func TestStoriesAreTold(t *testing.T) {
	sentences := regexp.MustCompile(`[.!?:;] `)
	for _, g := range Maak(1, demoDag).Verhalen() {
		if g.Titel == "" || len(g.Verhaal) < 80 || !strings.Contains(g.Verhaal, g.Persoon(g.Client).Voornaam) && g.Code != "verhaal-bleekselderij" && g.Code != "verhaal-winterpeen" {
			t.Errorf("%s: %q, %q", g.Code, g.Titel, g.Verhaal)
		}
		for _, s := range sentences.Split(g.Verhaal, -1) {
			if n := len(strings.Fields(s)); n > 25 {
				t.Errorf("%s: a sentence of %d words: %s", g.Code, n, s)
			}
		}
	}
}

// BenchmarkMaak makes the whole city (aim: under 50 ms, so that the
// demonstration shows its first page in 0.3 s).
func BenchmarkMaak(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if s := Maak(1, demoDag); len(s.Besluiten) != 633 {
			b.Fatal("no city")
		}
	}
}

// BenchmarkGroot makes one family of a bigger city.
func BenchmarkGroot(b *testing.B) {
	b.ReportAllocs()
	n := 0
	for g := range Groot(1, b.N, demoDag) {
		n += len(g.Personen)
	}
	if n < b.N {
		b.Fatal("families without people")
	}
}

// TestConsent: facts of the Jeugdwet about a child stand only beside a choice or
// decision under the Wmo when everyone with custody consented (Wmo 2015 art.
// 5.1.1 lid 4).
func TestConsent(t *testing.T) {
	s := Maak(1, demoDag)
	youth := 0
	for i := range s.Gezinnen {
		g := &s.Gezinnen[i]
		sit := g.Situatie(s.Vandaag)
		needs := len(g.Besluiten) > 0 || g.Keuze != nil && g.Keuze.Product == productGA
		for _, f := range g.Feiten {
			if f.Label.Wet != gezin.Jeugdwet {
				continue
			}
			youth++
			at := slices.IndexFunc(g.Toestemmingen, func(c Toestemming) bool { return c.Persoon == f.Over })
			if needs && (at < 0 || !slices.Equal(slices.Sorted(slices.Values(g.Toestemmingen[at].Door)), sit.MetGezagOver(f.Over))) {
				t.Errorf("%s: no consent of everyone for %s", g.Code, f.Over)
			}
		}
	}
	if youth == 0 {
		t.Error("no facts of the Jeugdwet")
	}
}
