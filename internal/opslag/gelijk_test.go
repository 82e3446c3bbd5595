package opslag_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

func eenheid(over string) sleutels.Eenheid {
	return sleutels.Eenheid{Onderwerp: over, Wet: gezin.Wmo}
}

// model is the rule, evaluated in memory over what was recorded: relations and
// compositions kept by hand, without the store.
type model struct {
	geheugen toegang.Geheugen
	shared   map[string]string // entry: composition
}

// modelOf replays the history of a life in memory.
func modelOf(l *leven) *model {
	m := &model{shared: map[string]string{}}
	now := map[string]string{}              // family: composition
	members := map[string]map[string]bool{} // family: entries of members that stand
	person := map[string]string{}
	for _, e := range l.events {
		switch e.kind {
		case "lid":
			if members[e.gezin] == nil {
				members[e.gezin] = map[string]bool{}
			}
			members[e.gezin][e.id] = true
			person[e.id] = e.persoon
		case "weg": // a membership that ended or was withdrawn
			delete(members[e.gezin], e.betref)
		}
		if e.kind == "feit" {
			m.shared[e.id] = now[e.gezin]
		}
		if e.kind == "lid" || e.kind == "weg" {
			now[e.gezin] = e.id
			var people []string
			for id := range members[e.gezin] {
				people = append(people, person[id])
			}
			slices.Sort(people)
			m.geheugen.Add(toegang.Samengesteld, toegang.Samenstelling(e.id, slices.Compact(people)...)...)
		}
	}
	for _, r := range l.relations {
		if !r.dood {
			m.geheugen.Add(r.relatie, r.rij)
		}
	}
	return m
}

// What the store gives a reader is what the rule says in memory, entry by
// entry: nothing more, and nothing less.
func TestStoreGivesWhatTheRuleSays(t *testing.T) {
	pairs := 0
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		rapid.Check(t, func(rt *rapid.T) {
			l := generate(rt, o, 25)
			m := modelOf(l)
			for _, account := range accounts {
				toets := vraag(account, toegang.Lezen, o.Klok.Now())
				got := map[string]bool{}
				err := o.Read(context.Background(), toets, dossier.Inzage{Handeling: dossier.Inzien}, func(lz dossier.Lezing) error {
					for _, id := range l.gezinnen {
						g, err := lz.Gezin(context.Background(), id)
						if errors.Is(err, dossier.ErrNietGevonden) {
							continue
						}
						if err != nil {
							return err
						}
						for _, w := range g.Verloop {
							got[w.ID] = true
						}
					}
					return nil
				})
				if err != nil {
					rt.Fatal(err)
				}
				tasks := workList(rt, o, toets)
				for _, e := range l.entries {
					record := e.record
					if record.Label.Onderwerp == "" {
						record.Samenstelling = m.shared[e.id]
					}
					pairs++
					if want := e.soort == "taak" && !e.af && !e.dood && toegang.Evaluate(toets.Predicaat(), record, &m.geheugen, toets.Vraag().Moment); tasks[e.id] != want {
						rt.Fatalf("work list of %s has a task: %v, rule says %v", account, tasks[e.id], want)
					}
					if want := toegang.Evaluate(toets.Predicaat(), record, &m.geheugen, toets.Vraag().Moment); got[e.id] != want {
						rt.Fatalf("%s reads a %s of class %s: store says %v, rule says %v", account, e.soort, record.Label.Klasse, got[e.id], want)
					}
				}
			}
		})
	})
	t.Logf("%d pairs of reader and entry", pairs)
}

// What a search gives is what the rule says in memory: everyone of whom the reader
// may find a piece with that name, once, and nobody else.
func TestSearchGivesWhatTheRuleSays(t *testing.T) {
	found := 0
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		rapid.Check(t, func(rt *rapid.T) {
			l := generate(rt, o, 25)
			m := modelOf(l)
			for _, account := range accounts {
				toets := vraag(account, toegang.Zoeken, o.Klok.Now())
				for _, name := range names {
					var want, got []string
					for _, e := range l.entries {
						record := e.record
						if record.Label.Onderwerp == "" {
							record.Samenstelling = m.shared[e.id]
						}
						if e.naam == name && !e.dood && toegang.Evaluate(toets.Predicaat(), record, &m.geheugen, toets.Vraag().Moment) {
							want = append(want, e.persoon)
						}
					}
					slices.Sort(want)
					want = slices.Compact(want)
					err := o.Read(context.Background(), toets, dossier.Inzage{Handeling: dossier.Opzoeken}, func(lz dossier.Lezing) (err error) {
						got, err = lz.Zoek(context.Background(), dossier.Zoekterm{Veld: dossier.ZoekNaam, Tekst: name})
						return err
					})
					got = slices.DeleteFunc(got, func(p string) bool { return !slices.Contains(l.personen, p) }) // of another life
					if err != nil || !slices.Equal(got, want) {
						rt.Fatalf("%s searches %s: the store gives %v, the rule %v, %v", account, name, got, want, err)
					}
					found += len(got)
				}
			}
		})
	})
	t.Logf("%d people found", found)
}

// workList walks the whole work list of a reader, two tasks a page, and makes
// sure that it is in order and gives nothing twice.
func workList(t *rapid.T, o *opslagtest.Omgeving, toets toegang.Toets) map[string]bool {
	seen := map[string]bool{}
	last := termijn.Geen
	for page := (dossier.Pagina{Aantal: 2}); ; {
		var w dossier.Werklijst
		err := o.Read(context.Background(), toets, dossier.Inzage{Handeling: dossier.Lijst}, func(l dossier.Lezing) (err error) {
			w, err = l.Werklijst(context.Background(), page)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, taak := range w.Taken {
			if seen[taak.ID] || taak.Vervalt < last {
				t.Fatalf("the work list gives a task twice or out of order")
			}
			seen[taak.ID], last = true, taak.Vervalt
		}
		if page.Na = w.Verder; page.Na == "" {
			return seen
		}
	}
}

// Writers at once lose nothing, on one family and on many.
func TestWritersAtOnceLoseNothing(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		const writers, each = 6, 10
		var wg sync.WaitGroup
		for i := range writers {
			wg.Go(func() {
				for j := range each {
					if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint(i, "-", j), gezin.Gewoon, nil); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin, toegang.SNotitie)
			if err != nil {
				return err
			}
			notes := map[string]bool{}
			for _, s := range g.Stukken {
				notes[string(s.Inhoud)] = true
			}
			if len(notes) != writers*each+1 {
				t.Errorf("%d notes, want %d", len(notes), writers*each+1)
			}
			return nil
		})
		if v, err := o.Controleer(context.Background(), opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

// Of writers at once who had the same state before them, one is first and each
// other is given the difference, until all are in.
func TestEditorsAtOnceEachSeeTheDifference(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		begin := stand(t, o, "iris", w.gezin)
		const editors = 5
		var mu sync.Mutex
		conflicts := 0
		var wg sync.WaitGroup
		for i := range editors {
			wg.Go(func() {
				seen := begin
				for {
					err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint("e", i), gezin.Gewoon, map[string]string{w.gezin: seen})
					var c *dossier.Conflict
					if !errors.As(err, &c) {
						if err != nil {
							t.Error(err)
						}
						return
					}
					seen = c.Stand
					mu.Lock()
					conflicts++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if conflicts < editors-1 {
			t.Errorf("%d conflicts of %d editors who began at the same state", conflicts, editors)
		}
	})
}

// The same request in two worlds that differ in what someone else hid gives the
// same ids: ids tell nothing about what else exists.
func TestIdsTellNothingOfWhatElseExists(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		register := func(hidden int) string {
			var id string
			for i := range hidden {
				if _, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag("ander", toegang.Lezen, o.Klok.Now()), Sleutel: fmt.Sprint("h", i, rand.Int())},
					func(tx dossier.Tx) error { _, err := tx.BeginGezin(context.Background()); return err }); err != nil {
					t.Fatal(err)
				}
			}
			errStop := errors.New("stop")
			_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now()), Sleutel: "zelfde"}, func(tx dossier.Tx) error {
				id = tx.NieuweID()
				return errStop
			})
			if !errors.Is(err, errStop) {
				t.Fatal(err)
			}
			return id
		}
		if a, b := register(0), register(7); a != b {
			t.Error("ids differ by what someone else recorded")
		}
	})
}
