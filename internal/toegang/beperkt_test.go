package toegang

import (
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// While the use of someone's data is restricted they are stored, and used only
// on the grounds of AVG art. 18 lid 2.
func TestRestrictedDataAreOnlyStored(t *testing.T) {
	restricted := huis().met(Beperkt, Beperking(daan, gezin.Wmo, sinds, termijn.Geen))
	before := huis().met(Beperkt, Beperking(daan, gezin.Wmo, sinds, testMoment.Dag))
	otherLaw := huis().met(Beperkt, Beperking(daan, gezin.Jeugdwet, sinds, termijn.Geen))
	note := van(daan, SNotitie, gezin.Gewoon)
	note.Auteur = "m-hulp-daan"
	safety := huis().met(Betrokken, Betrokkenheid("m-veilig", daan, Veiligheidscoordinator, gezin.Gewoon, sinds, termijn.Geen))
	safety[Beperkt] = restricted[Beperkt]
	for _, tt := range []struct {
		name string
		v    Vraag
		o    Record
		w    wereld
		want bool
	}{
		{"his helper reads", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SFeit, gezin.Gewoon), restricted, false},
		{"his helper reads what he wrote himself", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), note, restricted, false},
		{"his helper counts", vraag(worker("m-hulp-daan", Hulpverlener), Tellen, WmoHulp), van(daan, SFeit, gezin.Gewoon), restricted, false},
		{"his helper searches", vraag(worker("m-hulp-daan", Hulpverlener), Zoeken, WmoHulp), van(daan, SPersoon, gezin.Gewoon), restricted, false},
		{"his helper writes down", vraag(worker("m-hulp-daan", Hulpverlener), Schrijven, WmoHulp), van(daan, SNotitie, gezin.Gewoon), restricted, true},
		{"his helper sees that there is a file", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SDossier, gezin.Betrokken), restricted, true},
		{"his helper sees that it is restricted", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SBeperking, gezin.Betrokken), restricted, true},
		{"who is not involved does not see that", vraag(worker("m-elders", Hulpverlener), Lezen, WmoHulp), van(daan, SBeperking, gezin.Betrokken), restricted, false},
		{"his helper, the day that it ends", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SFeit, gezin.Gewoon), before, true},
		{"his helper, under the other law", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SFeit, gezin.Gewoon), otherLaw, true},
		{"the coordinator of safety reads", vraag(worker("m-veilig", Veiligheidscoordinator), Lezen, Veiligheidsplan), van(daan, SFeit, gezin.Gewoon), safety, true},
		{"the statistics count", vraag(Lezer{Rol: Statistiekmaker}, Tellen, Statistiek), van(daan, SMeting, gezin.Gewoon), restricted, false},
		{"the statistics, before", vraag(Lezer{Rol: Statistiekmaker}, Tellen, Statistiek), van(daan, SMeting, gezin.Gewoon), before, true},
		{"the gate looks for what must not leave", vraag(Lezer{Rol: Uitgang}, Lezen, Uitgangscontrole), van(daan, SContact, gezin.Gewoon), restricted, true},
		{"the CAK", vraag(Lezer{Account: "cak", Rol: CAK}, Ontvangen, EigenBijdrage), in(van(daan, SBijdrage, gezin.Gewoon), DFinancien), restricted, false},
		{"the officer answers the request", vraag(worker("m-po", PrivacyOfficer), Lezen, AVGRechten), van(daan, SAVG, gezin.Gewoon), restricted, true},
	} {
		if got := allowed(tt.v, tt.o, tt.w); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// A restriction only takes away, and of nobody else.
func TestRestrictionOnlyTakesAway(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, v := someWorld(rt), someQuestion(rt)
		o := fitting(rt, v)
		person := rapid.SampledFrom(somePeople).Draw(rt, "restricted")
		with := wereld{}
		for r, rows := range w {
			with[r] = rows
		}
		with[Beperkt] = append(append([]Relatierij{}, w[Beperkt]...), Beperking(person, o.Label.Wet, termijn.Geen, termijn.Geen))
		before, after := allowed(v, o, w), allowed(v, o, with)
		if after && !before || before && !after && (o.Label.Onderwerp != person || o.Label.Klasse == gezin.Betrokken || v.ondanksBeperking()) {
			rt.Errorf("before %v, after %v: %+v asks for %+v", before, after, v, o)
		}
	})
}
