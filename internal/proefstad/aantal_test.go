package proefstad

import (
	"maps"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Every number below is copied from the evaluation "Het idee is super", with
// its place; the tables that make the city stand in aantal.go and are not used
// here.

// zaden are the seeds under which every total must hold.
func zaden() []uint64 { return []uint64{1, 2, 7, 2018, 1 << 63} }

func perZaad(t *testing.T, check func(t *testing.T, s *Stad)) {
	t.Helper()
	for _, seed := range zaden() {
		check(t, Maak(seed, demoDag))
	}
}

// procent rounds as the report does: whole percentages, half up.
func procent(part, whole int) int { return (200*part + whole) / (2 * whole) }

// TestDecisionsAndClients: 2.1, Aantallen, and note 9.
func TestDecisionsAndClients(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		clients, renewed := map[string]bool{}, [8]int{}
		for _, b := range s.Besluiten {
			clients[b.Gezin] = true
			if b.Soort == Verlenging {
				renewed[kwartaal(b.Datum)]++
			}
		}
		if len(s.Besluiten) != 633 || len(clients) != 533 || len(s.Caseload()) != 533 {
			t.Errorf("%d decisions for %d clients in %d families, published 633 for 533", len(s.Besluiten), len(clients), len(s.Caseload()))
		}
		if want := [8]int{6: 11, 7: 89}; renewed != want { // the third and fourth quarter of 2019
			t.Errorf("re-indications per quarter %v, published %v", renewed, want)
		}
	})
}

// TestQuarters: 2.1: a careful start, then from the first quarter of 2019 a
// gradual, strong rise. Decision and start fall in one quarter, so that both
// ways to count agree.
func TestQuarters(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		var byDate, byStart [8]int
		for _, b := range s.Besluiten {
			byDate[kwartaal(b.Datum)]++
			byStart[kwartaal(b.Ingang)]++
		}
		if byDate != byStart {
			t.Errorf("by decision %v, by start %v", byDate, byStart)
		}
		for q := 1; q < 8; q++ {
			if byDate[q] <= byDate[q-1] {
				t.Errorf("quarter %d does not rise: %v", q, byDate)
			}
		}
		if first := byDate[0] + byDate[1] + byDate[2] + byDate[3]; first*5 > 633 || byDate[4] < 2*byDate[3] {
			t.Errorf("no careful start and strong rise: %v", byDate)
		}
	})
}

// TestDuration: 2.1: closed ones lasted 219 days on average, 157 working days.
// The working days hold when counted from Monday to Friday. Without holidays
// they do not: 219 days hold too many of those.
func TestDuration(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		closed, days, weekdays, working := 0, 0, 0, 0
		for _, b := range s.Besluiten {
			n, ok := b.Dagen()
			if !ok {
				continue
			}
			closed, days = closed+1, days+n
			if b.Gesloten > Peildag() || b.Gesloten > b.Einde || n < 60 {
				t.Errorf("%s ended %s, granted until %s, after %d days", b.Gezin, b.Gesloten, b.Einde, n)
			}
			for d := b.Ingang; d <= b.Gesloten; d++ {
				if w := d.Weekdag(); w != time.Saturday && w != time.Sunday {
					weekdays++
				}
				if termijn.Ketenwerkdag(d) {
					working++
				}
			}
		}
		if closed == 0 || days != 219*closed {
			t.Errorf("%d closed, %d days: mean is not 219", closed, days)
		}
		if weekdays != 157*closed {
			t.Errorf("mean of Monday to Friday is %.2f, want 157", float64(weekdays)/float64(closed))
		}
		if mean := (working*2 + closed) / (2 * closed); mean >= 157 {
			t.Errorf("without holidays the mean is %d; the remark in verlopen is no longer true", mean)
		}
	})
}

// TestClientGroups: 2.1, table Cliëntprofielen, in its order.
func TestClientGroups(t *testing.T) {
	groups := []string{"ouderen-somatiek", "lichamelijk-beperkt", "verstandelijk-beperkt-extramuraal", "verstandelijk-beperkt-intramuraal",
		"oggz-extramuraal", "oggz-intramuraal", "zintuiglijk-beperkt"}
	published := []int{0, 0, 0, 1, 90, 10, 0}
	perZaad(t, func(t *testing.T, s *Stad) {
		counts := perClient(s, func(b *Besluit) string { return b.Clientgroep })
		sum := 0
		for i, g := range groups {
			sum += counts[g]
			if got := procent(counts[g], 533); got != published[i] {
				t.Errorf("%s: %d clients is %d%%, published %d%%", g, counts[g], got, published[i])
			}
		}
		if sum != 533 {
			t.Errorf("%d clients in the seven groups", sum)
		}
	})
}

// perClient counts unique clients by what their first decision says; who has
// a re-indication has the same in both.
func perClient(s *Stad, of func(*Besluit) string) map[string]int {
	out := map[string]int{}
	seen := map[string]string{}
	for i := range s.Besluiten {
		b := &s.Besluiten[i]
		if v, again := seen[b.Gezin]; again {
			if v != of(b) {
				out["changed"]++
			}
			continue
		}
		seen[b.Gezin] = of(b)
		out[of(b)]++
	}
	return out
}

// TestAnnex2: every count of annex 2, unique clients per level. Who is not
// counted has nothing: two clients without SPF (2.2).
func TestAnnex2(t *testing.T) {
	published := map[string]map[string]int{
		"sociaal-persoonlijk-functioneren": {"beperkt": 53, "beperkt-midden": 114, "intensief": 21, "midden": 241, "midden-intensief": 102, "": 2},
		"huishouden":                       {"2-basis": 4, "3-basis": 3, "vrij-basis": 3, "vrij-hoog": 4, "vrij-laag": 1, "": 518},
		"financien":                        {"beperkt": 274, "midden": 144, "tijdelijk-intensief": 36, "": 79},
		"dagbesteding":                     {"beperkt": 82, "beperkt-midden": 5, "midden": 3, "": 443},
		"zelfzorg-gezondheid":              {"beperkt": 79, "midden": 28, "midden-intensief": 2, "": 424},
		"huisvesting":                      {"": 533},
		"mantelzorgondersteuning":          {"": 533},
		"nachttoezicht":                    {"ambulante-wacht": 13, "slapende-wacht": 3, "vaste-wakende-wacht": 36, "": 481},
	}
	shares := map[string]int{"sociaal-persoonlijk-functioneren": 100, "huishouden": 3, "financien": 85, "dagbesteding": 17,
		"zelfzorg-gezondheid": 20, "huisvesting": 0, "mantelzorgondersteuning": 0, "nachttoezicht": 10} // 2.2, table Resultaatgebied
	perZaad(t, func(t *testing.T, s *Stad) {
		for area, want := range published {
			got := perClient(s, func(b *Besluit) string { return b.Niveau(area) })
			if !maps.Equal(got, want) {
				t.Errorf("%s: %v, published %v", area, got, want)
			}
			if share := procent(533-got[""], 533); share != shares[area] {
				t.Errorf("%s: %d%%, published %d%%", area, share, shares[area])
			}
		}
	})
}

// TestParentingSupport: 2.1, chart: 47, 47 and 6%; "even veel".
func TestParentingSupport(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		got := perClient(s, func(b *Besluit) string { return b.Niveau("opvoedondersteuning") })
		for level, want := range map[string]int{"beperkt": 47, "midden": 47, "tijdelijk-intensief": 6} {
			if p := procent(got[level], 533); p != want {
				t.Errorf("%s: %d clients is %d%%, published %d%%", level, got[level], p, want)
			}
		}
		if got["beperkt"] != got["midden"] || len(got) != 3 {
			t.Errorf("levels %v: the first two are not granted equally often", got)
		}
		for _, b := range s.Besluiten {
			if b.Niveau("opvoedondersteuning") == "tijdelijk-intensief" && b.Einde > b.Ingang.PlusMaanden(6) {
				t.Errorf("%s: the highest level for more than six months", b.Gezin) // 2.1, said by a worker
			}
		}
	})
}

// TestProviders: annex 1: of what it counts the biggest has 42% and the two
// biggest together 60%; 25 delivered (8 of them without contract) and three
// with a contract did not.
func TestProviders(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		counts := perClient(s, func(b *Besluit) string { return b.Aanbieder })
		delivered, none, without := 0, 0, 0
		for _, p := range s.Aanbieders {
			if counts[p.Code] != p.Clienten || p.Geleverd != (p.Clienten > 0) {
				t.Errorf("%s has %d clients, says %d, delivered %v", p.Code, counts[p.Code], p.Clienten, p.Geleverd)
			}
			switch {
			case p.Geleverd && !p.Contract:
				without++
				fallthrough
			case p.Geleverd:
				delivered++
			case p.Contract:
				none++
			}
			if p.Uurprijs <= 0 || p.AGB.IsZero() {
				t.Errorf("%s has no price or number", p.Code)
			}
		}
		first, second := s.Aanbieders[0].Clienten, s.Aanbieders[1].Clienten
		if procent(first, 533) != 42 || procent(first+second, 533) != 60 || procent(407, 963) != 42 || procent(407+166, 963) != 60 {
			t.Errorf("biggest %d, two biggest %d of 533", first, first+second)
		}
		if delivered != 25 || none != 3 || without != 8 {
			t.Errorf("%d delivered (%d without contract), %d did not; annex 1 has 25 (8) and 3", delivered, without, none)
		}
	})
}

// TestDesks: the four desks of 2.4. Their division is invented; it follows the
// 5, 5 and 2 providers who named the desk that refers most.
func TestDesks(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		got := perClient(s, func(b *Besluit) string { return b.Loket })
		if got["wijkteam"] != 222 || got["centraal-onthaal"]+got["jongerenloket"] != 222 || got["vraagwijzer"] != 89 || len(got) != 4 {
			t.Errorf("desks %v", got)
		}
		if len(s.Wijkteams) != 42 {
			t.Errorf("%d teams, want 42", len(s.Wijkteams))
		}
	})
}

// TestAdviceOnTheCaseload: on the day of application the gezinsarrangement
// fits every family but the two without SPF (2.2), and it does not fit a family
// in which it runs.
func TestAdviceOnTheCaseload(t *testing.T) {
	r := laad(t)
	for _, seed := range []uint64{1, 2} {
		without := 0
		for _, g := range Maak(seed, demoDag).Caseload() {
			s := g.Situatie(g.Adviesdag)
			a := oordelen(arrangement.NieuweAdviseur(r.Op(g.Adviesdag, termijn.Geen)).Adviseer(&s))
			if g.Besluiten[0].Niveau(gebiedSPF) == "" {
				without++
				if a[productGA] != regeling.Nee {
					t.Errorf("%s without SPF: %s", g.Code, a[productGA])
				}
			} else if a[productGA] != regeling.Ja {
				t.Errorf("%s: %s", g.Code, a[productGA])
			}
			s = g.Situatie(g.Besluiten[0].Ingang)
			if a := oordelen(arrangement.NieuweAdviseur(r.Op(s.Peildatum, termijn.Geen)).Adviseer(&s)); a[productGA] != regeling.Nee {
				t.Errorf("%s fits although it runs", g.Code)
			}
		}
		if without != 2 {
			t.Errorf("%d without SPF, published 2", without)
		}
	}
}

// TestNightsAreForWhoStaysInAFacility: not published, but a place at night for
// someone at home would make no sense.
func TestNightsAreForWhoStaysInAFacility(t *testing.T) {
	perZaad(t, func(t *testing.T, s *Stad) {
		for _, b := range s.Besluiten {
			if b.Niveau("nachttoezicht") != "" && b.Clientgroep != "oggz-intramuraal" && b.Clientgroep != "verstandelijk-beperkt-intramuraal" {
				t.Errorf("%s has supervision at night in client group %s", b.Gezin, b.Clientgroep)
			}
		}
	})
}
