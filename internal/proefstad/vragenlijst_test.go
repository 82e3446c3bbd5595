package proefstad

import (
	"slices"
	"testing"
)

// gemiddeld gives the mean in tenths, rounded half up, of who answered.
func gemiddeld(marks []Cijfer) Cijfer {
	sum, n := 0, 0
	for _, m := range marks {
		if m > 0 {
			sum, n = sum+int(m), n+1
		}
	}
	return Cijfer((2*sum + n) / (2 * n))
}

func TestMarksOfIndicatiestellers(t *testing.T) {
	all := vragenlijsten().Indicatiestellers
	var added, integral []Cijfer
	knows, used := 0, 0
	for _, a := range all {
		if a.Kent {
			knows++
		}
		if a.Geindiceerd {
			used++
			if !a.Kent {
				t.Error("used without knowing")
			}
		}
		if a.Meerwaarde > 0 {
			added, integral = append(added, a.Meerwaarde), append(integral, a.Integraal)
		}
	}
	if len(all) != 32 || procent(32, IndicatiestellersGevraagd) != 76 { // 1.3, Respons
		t.Errorf("%d answered", len(all))
	}
	if knows != 26 || procent(knows, 32) != 81 || used != 14 || procent(used, 32) != 44 { // 2.4, Gezinsarrangement onbekend
		t.Errorf("%d know it, %d used it", knows, used)
	}
	if len(added) != 17 || gemiddeld(added) != 77 { // 2.3, Indicatiestellers
		t.Errorf("%d marks, mean %d", len(added), gemiddeld(added))
	}
	slices.Sort(added)
	between := 0
	for _, m := range added {
		if m >= 70 && m <= 85 {
			between++
		}
	}
	if !slices.Equal(added[:3], []Cijfer{22, 51, 60}) || between != 10 || !slices.Equal(added[13:], []Cijfer{100, 100, 100, 100}) {
		t.Errorf("marks %v: published four tens, ten from 7 to 8,5, and 6,0 5,1 2,2", added)
	}
	if len(integral) != 17 || gemiddeld(integral) != 71 { // 2.8, Theorie en praktijk
		t.Errorf("%d marks for integral help, mean %d", len(integral), gemiddeld(integral))
	}
}

func TestMarksOfProviders(t *testing.T) {
	all := vragenlijsten().Aanbieders
	marks := map[string][]Cijfer{}
	refers, done := map[string]int{}, map[Uitvoering]int{}
	contract, youth, always, idea, much, ots, prevents, skj, guess := 0, 0, 0, 0, 0, 0, 0, 0, 0
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	for _, a := range all {
		for desk, m := range a.Kwaliteit {
			marks[desk] = append(marks[desk], m)
		}
		refers[a.Verwijzer]++
		done[a.Uitvoering]++
		count(&contract, a.Contract)
		count(&youth, a.ContractJeugd)
		count(&always, a.AltijdBijKind)
		count(&idea, a.HGGoedIdee)
		count(&much, a.Integraal == Veel || a.Integraal == HeelVeel)
		count(&ots, a.OTSProcent >= 15 && a.OTSProcent <= 30)
		count(&prevents, a.VoorkomtJeugd)
		count(&skj, a.SKJAltijd)
		guess += a.JeugdhulpProcent
	}
	for desk, want := range map[string]Cijfer{"jongerenloket": 57, "vraagwijzer": 52, "wijkteam": 53, "centraal-onthaal": 61} { // 2.4, Kwaliteit
		if len(marks[desk]) != 12 || gemiddeld(marks[desk]) != want {
			t.Errorf("%s: %d marks, mean %d, published %d", desk, len(marks[desk]), gemiddeld(marks[desk]), want)
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"answers (1.3)", len(all), 12}, {"response (1.3)", procent(len(all), AanbiedersGevraagd), 57},
		{"with contract (1.3)", contract, 11}, {"youth contract too (1.3)", youth, 4},
		{"always with children, % (2.4)", procent(always, 12), 67}, {"violence: good idea, % (2.10)", procent(idea, 12), 67},
		{"integral, % (2.8)", procent(much, 12), 83}, {"supervision 15 to 30% (2.8)", ots, 8},
		{"prevents youth help: half (2.6)", prevents, 6}, {"always registered: half (2.9)", skj, 6},
		{"youth help besides: a quarter (2.2)", procent(guess, 1200), 25},
		{"Centraal Onthaal (2.4)", refers["centraal-onthaal"], 5}, {"Wijkteam (2.4)", refers["wijkteam"], 5}, {"VraagWijzer (2.4)", refers["vraagwijzer"], 2},
		{"by different workers (2.7)", done[Verschillend], 7}, {"sometimes (2.7)", done[SomsWel], 4}, {"the same (2.7)", done[Dezelfde], 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, published %d", c.what, c.got, c.want)
		}
	}
}

func TestMarksOfWorkersAndClients(t *testing.T) {
	q := vragenlijsten()
	var marks []Cijfer
	for _, a := range q.Hulpverleners {
		marks = append(marks, a.Cijfer)
	}
	slices.Sort(marks)
	if !slices.Equal(marks, []Cijfer{40, 50, 60, 70, 80, 90, 100}) { // 2.3, note 12
		t.Errorf("marks of workers %v", marks)
	}
	if len(q.Clienten) != 5 { // 1.3
		t.Errorf("%d clients", len(q.Clienten))
	}
	for _, c := range q.Clienten { // 2.8, "10 hulpverleners": about ten; one says 8 or 9
		if c.MinstensHulpverleners < 8 || c.HoogstensHulpverleners > 10 || c.MinstensHulpverleners > c.HoogstensHulpverleners {
			t.Errorf("about ten? %+v", c)
		}
	}
}
