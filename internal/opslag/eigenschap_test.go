package opslag_test

import (
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// leven is a generated history: families, people, everything that can be
// recorded, and beside it a plain account of what was recorded, in memory.
type leven struct {
	t        *rapid.T
	o        *opslagtest.Omgeving
	gezinnen []string
	personen []string
	entries  []entry // all that was added, in order
	events   []event // the same, with what it did to the family
	// relations are the rows that decide on access.
	relations []*relatie
}

// event is what one entry did to a family, for the model in memory.
type event struct {
	kind, id, gezin, persoon, betref string
}

// relatie is a row of a relation, and whether it was withdrawn or is over.
type relatie struct {
	id      string
	relatie toegang.Relatie
	rij     toegang.Relatierij
	dood    bool
}

// entry is what the generator remembers of one entry.
type entry struct {
	id, gezin string
	soort     string
	record    toegang.Record
	dood      bool   // withdrawn
	af        bool   // a task that is done
	naam      string // of a piece: the name that it is found by, and who has it
	persoon   string
}

var accounts = []string{"iris", "noor", "team-oost"}

func (l *leven) write(fn func(dossier.Tx) error) {
	_, err := l.o.Write(context.Background(), dossier.Opdracht{Toets: alles}, fn)
	if err != nil {
		l.t.Fatalf("write: %v", err)
	}
	l.o.Klok.Add(time.Duration(rapid.IntRange(0, 3).Draw(l.t, "later")) * time.Hour)
}

// alles is the rule machine: it may read every fact, so that it can end what
// it recorded.
var alles = toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Rol: toegang.Regelmachine}, Actie: toegang.Lezen, Voor: toegang.Adviesberekening,
	Moment: toegang.Moment{Dag: termijn.DagVan(opslagtest.Begin()), Tijd: opslagtest.Begin()}})

func pick[T any](t *rapid.T, from []T, name string) T {
	return from[rapid.IntRange(0, len(from)-1).Draw(t, name)]
}

func (l *leven) begin() {
	l.write(func(tx dossier.Tx) error {
		id, err := tx.BeginGezin(context.Background())
		l.gezinnen = append(l.gezinnen, id)
		return err
	})
}

// vak draws a compartment; a shared one now and then.
func (l *leven) vak(soort toegang.Soort) dossier.Vak {
	over := ""
	if len(l.personen) > 0 && rapid.IntRange(0, 3).Draw(l.t, "shared") > 0 {
		over = pick(l.t, l.personen, "subject")
	}
	return dossier.Vak{Soort: soort, Domein: pick(l.t, []toegang.Domein{toegang.DWmo, toegang.DJeugd}, "domain"),
		Label: gezin.Label{Onderwerp: over, Wet: pick(l.t, []gezin.Wet{gezin.Wmo, gezin.Jeugdwet}, "law"),
			Klasse: pick(l.t, []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.Betrokken}, "class")}}
}

// add adds entries and remembers them.
func (l *leven) add(soort string, in dossier.Invoer, vak dossier.Vak) string {
	gezinID := pick(l.t, l.gezinnen, "family")
	return l.addTo(gezinID, soort, in, vak)
}

func (l *leven) addTo(gezinID, soort string, in dossier.Invoer, vak dossier.Vak) string {
	var id string
	l.write(func(tx dossier.Tx) error {
		ids, err := tx.Add(context.Background(), gezinID, in)
		if err == nil {
			id = ids[0]
		}
		return err
	})
	r := toegang.Record{Soort: vak.Soort, Label: vak.Label, Domein: vak.Domein, Auteur: string(toegang.Regelmachine)}
	l.entries = append(l.entries, entry{id: id, gezin: gezinID, soort: soort, record: r})
	switch in := in.(type) {
	case dossier.Lid:
		l.events = append(l.events, event{kind: "lid", id: id, gezin: gezinID, persoon: in.Persoon})
	case dossier.Relatie:
		l.relations = append(l.relations, &relatie{id: id, relatie: in.Relatie, rij: in.Rij})
	default:
		l.events = append(l.events, event{kind: "feit", id: id, gezin: gezinID})
	}
	return id
}

func (l *leven) person() {
	var id string
	gezinID := pick(l.t, l.gezinnen, "family")
	l.write(func(tx dossier.Tx) error {
		id = tx.NieuweID()
		_, err := tx.Add(context.Background(), gezinID, dossier.Persoon{ID: id, Vak: vak(toegang.SFeit, id, gezin.Betrokken)})
		return err
	})
	l.personen = append(l.personen, id)
}

// step records one thing at random.
func (l *leven) step() {
	kinds := []string{"lid", "feit", "stuk", "taak", "betrokken", "relatie", "einde", "intrekking"}
	switch kind := pick(l.t, kinds, "kind"); {
	case len(l.personen) == 0 || rapid.IntRange(0, 9).Draw(l.t, "person") == 0:
		l.person()
	case kind == "lid":
		p := pick(l.t, l.personen, "member")
		v := vak(toegang.SRelatie, p, gezin.Betrokken)
		l.add("lid", dossier.Lid{Vak: v, Persoon: p}, v)
	case kind == "feit":
		v := l.vak(toegang.SFeit)
		l.add("feit", dossier.Feit{Vak: v, Feit: gezin.Feit{Over: v.Label.Onderwerp, Soort: "zwanger", Waarde: gezin.JaNee(true)}}, v)
	case kind == "stuk":
		p, name := pick(l.t, l.personen, "named"), pick(l.t, names, "name")
		v := l.named(p)
		l.add("stuk", dossier.Stuk{Vak: v, Aard: "naam", Over: p, Inhoud: []byte("x"), Zoek: []dossier.Zoekterm{
			{Veld: dossier.ZoekNaam, Tekst: name},
			{Veld: pick(l.t, []dossier.Zoekveld{dossier.ZoekAdres, dossier.ZoekTelefoon, dossier.ZoekGeboren}, "field"), Tekst: "3011AA7"}}}, v)
		last := &l.entries[len(l.entries)-1]
		last.naam, last.persoon = name, p
	case kind == "taak":
		v := l.vak(toegang.SFeit)
		l.add("taak", dossier.Taak{Vak: v, Aard: "bellen", Vervalt: termijn.MustDag("2026-06-01") + termijn.Dag(rapid.IntRange(0, 5).Draw(l.t, "due"))}, v)
	case kind == "betrokken" || kind == "relatie":
		l.relation(kind == "betrokken")
	default:
		l.end(kind == "intrekking")
	}
}

var names = []string{"Proefman", "Van der Testbrink", "de Vries-Proef"}

// named draws the compartment of a piece by which someone is found: mostly his
// own, and now and then one that anyone may find, or one that a family shares.
func (l *leven) named(p string) dossier.Vak {
	switch rapid.IntRange(0, 4).Draw(l.t, "where") {
	case 0:
		return vak(toegang.SDossier, p, gezin.Betrokken)
	case 1:
		return vak(toegang.SPersoon, "", gezin.Gewoon)
	}
	return vak(toegang.SPersoon, p, gezin.Gewoon)
}

func (l *leven) relation(involved bool) {
	p := pick(l.t, l.personen, "person")
	v := vak(toegang.SFeit, p, gezin.Betrokken)
	r := dossier.Relatie{Vak: v, Relatie: toegang.Beschermd, Rij: toegang.Bescherming(p, termijn.Geen, termijn.Geen)}
	if involved {
		r.Relatie = toegang.Betrokken
		r.Rij = toegang.Betrokkenheid(pick(l.t, accounts, "account"), p, toegang.Indicatiesteller,
			pick(l.t, []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid}, "class"), termijn.Geen, termijn.Geen)
	}
	l.add("relatie", r, v)
}

// end ends or withdraws something that stands.
func (l *leven) end(withdraw bool) {
	var alive []int
	for i, e := range l.entries {
		if !e.dood && readable(e) {
			alive = append(alive, i)
		}
	}
	if len(alive) == 0 {
		return
	}
	e := &l.entries[pick(l.t, alive, "target")]
	var in dossier.Invoer = dossier.Intrekking{ID: e.id, Reden: "vergissing"}
	switch {
	case withdraw:
	case e.soort == "lid":
		in = dossier.LidEinde{Lid: e.id, Tot: termijn.DagVan(l.o.Klok.Now())}
	case e.soort == "taak":
		in = dossier.TaakAf{Taak: e.id}
	case e.soort == "relatie":
		in = dossier.RelatieEinde{Relatie: e.id, Tot: termijn.DagVan(l.o.Klok.Now()).String()}
	}
	e.dood = withdraw
	var id string
	l.write(func(tx dossier.Tx) error {
		ids, err := tx.Add(context.Background(), e.gezin, in)
		if err == nil {
			id = ids[0]
		}
		return err
	})
	_, withdrawn := in.(dossier.Intrekking)
	switch {
	case e.soort == "lid":
		l.events = append(l.events, event{kind: "weg", id: id, gezin: e.gezin, betref: e.id})
	case e.soort == "relatie":
		for _, r := range l.relations {
			r.dood = r.dood || r.id == e.id // ended today is over today
		}
	}
	e.dood = e.dood || withdrawn
	e.af = e.af || e.soort == "taak"
}

// readable tells whether the rule machine sees the entry: it reads facts,
// names and who is in the family.
func readable(e entry) bool {
	return toegang.Evaluate(alles.Predicaat(), e.record, &toegang.Geheugen{}, alles.Vraag().Moment)
}

// generate draws a history.
func generate(t *rapid.T, o *opslagtest.Omgeving, steps int) *leven {
	l := &leven{t: t, o: o}
	l.begin()
	l.begin()
	l.person()
	for range rapid.IntRange(1, steps).Draw(t, "steps") {
		l.step()
	}
	return l
}

// The tables of today are what follows from the log, whatever was recorded in
// whatever order, and also after something was destroyed.
func TestTablesOfTodayFollowFromTheLog(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		rapid.Check(t, func(rt *rapid.T) {
			l := generate(rt, o, 25)
			if rapid.Bool().Draw(rt, "destroy") {
				if _, err := o.Vernietig(context.Background(), sleutels.Eenheid{Onderwerp: pick(rt, l.personen, "gone"), Wet: gezin.Wmo}); err != nil {
					rt.Fatal(err)
				}
			}
			before, err := o.Digests(context.Background())
			if err != nil {
				rt.Fatal(err)
			}
			if err := o.Herbouw(context.Background()); err != nil {
				rt.Fatal(err)
			}
			after, err := o.Digests(context.Background())
			if err != nil {
				rt.Fatal(err)
			}
			for _, table := range slices.Sorted(maps.Keys(before)) {
				if before[table] != after[table] {
					rt.Errorf("table %s is not what follows from the log", table)
				}
			}
			v, err := o.Controleer(context.Background(), opslag.Controle{})
			if err != nil || len(v.Bevindingen) > 0 {
				rt.Fatalf("%v %+v", err, v)
			}
		})
	})
}
