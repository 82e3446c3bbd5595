package toegang

import (
	"maps"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The invented family of the tests. Vera fled from Daan to a shelter with the
// children; before, they were one family. Kim is 8, Tess 13, Sem 17. Daan and
// Vera both hold custody.
const (
	vera, daan, kim, tess, sem = "p-vera", "p-daan", "p-kim", "p-tess", "p-sem"
	samen, na                  = "s-samen", "s-na" // the composition before and after the flight
)

func dag(s string) termijn.Dag { return termijn.MustDag(s) }

var sinds = dag("2026-01-01")

// wereld is the relations of the tests, open to change.
type wereld map[Relatie][]Relatierij

func (w wereld) bron() *Geheugen { return geheugen(w) }

func (w wereld) met(r Relatie, rijen ...Relatierij) wereld {
	w = maps.Clone(w)
	w[r] = append(slices.Clone(w[r]), rijen...)
	return w
}

// involve gives the account an involvement with the person for each class.
func involve(account string, rol Rol, persoon string, klassen ...gezin.Klasse) []Relatierij {
	var rijen []Relatierij
	for _, k := range klassen {
		rijen = append(rijen, Betrokkenheid(account, persoon, rol, k, sinds, termijn.Geen))
	}
	return rijen
}

// huis is the world of the tests.
func huis() wereld {
	alles := gezin.Klassen()
	w := wereld{}.
		met(Samengesteld, Samenstelling(samen, vera, daan, kim, tess, sem)...).
		met(Samengesteld, Samenstelling(na, vera, kim, tess, sem)...).
		met(Beschermd, Bescherming(vera, sinds, termijn.Geen), Bescherming(kim, sinds, termijn.Geen),
			Bescherming(tess, sinds, termijn.Geen), Bescherming(sem, sinds, termijn.Geen))
	gezag := []Gezagstijdvak{{vera, dag("2009-01-01"), termijn.Geen}, {daan, dag("2009-01-01"), termijn.Geen}}
	for p, geboren := range map[string]string{vera: "1988-04-01", daan: "1985-02-01", kim: "2018-05-01", tess: "2013-06-01", sem: "2009-03-01"} {
		var bij []Gezagstijdvak
		if p != vera && p != daan {
			bij = gezag
		}
		w = w.met(Vertegenwoordigd, Vertegenwoordigingen(p, dag(geboren), bij)...)
	}
	for _, p := range []string{vera, kim, tess, sem} {
		w = w.met(Betrokken, involve("m-regie-vera", Casusregisseur, p, alles...)...).
			met(Betrokken, involve("m-indicatie", Indicatiesteller, p, gezin.Gewoon)...).
			met(Betrokken, involve("m-hulp-vera", Hulpverlener, p, gezin.Gewoon, gezin.GesprekKind)...).
			met(Betrokken, involve("m-veilig", Veiligheidscoordinator, p, gezin.Gewoon, gezin.Veiligheid)...).
			met(Betrokken, involve("team-office", Backoffice, p, gezin.Gewoon)...)
	}
	w = w.met(Betrokken, involve("m-hulp-daan", Hulpverlener, daan, gezin.Gewoon, gezin.Veiligheid)...).
		met(Betrokken, involve("m-indicatie", Indicatiesteller, daan, gezin.Gewoon)...).
		met(Betrokken, involve("m-regie-daan", Casusregisseur, daan, gezin.Gewoon, gezin.Veiligheid)...).
		met(Betrokken, involve("m-regie-daan", Casusregisseur, vera, gezin.Betrokken)...).
		met(Betrokken, involve("team-office", Backoffice, daan, gezin.Gewoon)...)
	return w
}

func worker(account string, rol Rol) Lezer {
	return Lezer{Account: account, Rol: rol, Domeinen: Domeinen()}
}

func client(persoon string) Lezer {
	return Lezer{Account: "a-" + persoon, Persoon: persoon, Rol: Client}
}

func vraag(l Lezer, a Actie, voor Activiteit) Vraag {
	return Vraag{Lezer: l, Actie: a, Voor: voor, Moment: testMoment}
}

// van is a record about one person: of an adult under the Wmo, of a child
// under the Jeugdwet.
func van(persoon string, s Soort, k gezin.Klasse) Record {
	r := Record{Soort: s, Label: gezin.Label{Onderwerp: persoon, Wet: gezin.Wmo, Klasse: k}, Domein: DWmo}
	if persoon == kim || persoon == tess || persoon == sem {
		r.Label.Wet, r.Domein = gezin.Jeugdwet, DJeugd
	}
	return r
}

// gedeeld is a record that is shared with a composition.
func gedeeld(samenstelling string, s Soort) Record {
	return Record{Soort: s, Label: gezin.Label{Wet: gezin.Wmo, Klasse: gezin.Gewoon}, Samenstelling: samenstelling, Domein: DWmo}
}

func in(r Record, d Domein) Record {
	r.Domein = d
	return r
}

func allowed(v Vraag, o Object, w wereld) bool { return Prepare(v).Allows(o, w.bron()) }

func open(account, persoon string) Relatierij {
	return Opening{account, "m-tweede", persoon, testMoment.Tijd.Add(-time.Minute), testMoment.Tijd.Add(time.Minute)}.Rij()
}
