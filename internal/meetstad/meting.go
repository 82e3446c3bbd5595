package meetstad

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// ErrStad is returned where a page does not show what the city holds: the store
// has fewer families than was said.
var ErrStad = errors.New("de opslag bevat niet zoveel gezinnen: vul de meetstad eerst")

// Meting is how long one kind of page took of the store, access rule, opening of
// what is locked and the line in the access log included.
type Meting struct {
	Pagina     string // Pagina.Naam
	Gebruikers int    // how many asked at once
	Aantal     int    // how many pages were asked in all
	Mediaan    time.Duration
	P95        time.Duration
	Duur       time.Duration // from the first question to the last answer
}

// Pagina is one kind of page of the store, for the worker of the n-th family.
type Pagina struct {
	Naam  string // werklijst, zoeken, zoeken-gewone-naam or gezin
	Vraag func(ctx context.Context, n int) error
}

// plekken is how many families are asked for in turn. They are spread over the
// city, so that no two share a worker in a city of any size worth measuring.
const plekken = 400

// Paginas gives what is measured in a city of n families, and for which of them.
// A page that does not show what the city holds gives ErrStad.
func (s Stad) Paginas(ctx context.Context, n int) ([]Pagina, []int, error) {
	places := make([]int, min(plekken, n))
	for i := range places {
		places[i] = int(int64(i) * int64(n) / int64(len(places)))
	}
	ids, err := s.gezinnen(ctx, places)
	return []Pagina{
		{"werklijst", func(ctx context.Context, at int) error { return s.werklijst(ctx, n, at) }},
		{"zoeken", func(ctx context.Context, at int) error { return s.zoek(ctx, at, Naam(at), PerGezin) }},
		{"zoeken-gewone-naam", func(ctx context.Context, at int) error {
			return s.zoek(ctx, at, s.GewoneNaam(at), s.naamgenoten(n, at))
		}},
		{"gezin", func(ctx context.Context, at int) error { return s.gezin(ctx, at, ids[at]) }},
	}, places, err
}

func (s Stad) lees(ctx context.Context, n int, actie toegang.Actie, fn func(dossier.Lezing) error) error {
	return s.Opslag.Read(ctx, s.vraag(Werker(n), actie), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "meting"}, fn)
}

// bladzijde is how many tasks the first page of a work list shows.
const bladzijde = 50

// werklijst asks the first page of the work list of who works with a family.
func (s Stad) werklijst(ctx context.Context, n, at int) error {
	first := at - at%PerWerker
	want := min(bladzijde, PerGezin*min(PerWerker, n-first))
	return s.lees(ctx, at, toegang.Lezen, func(l dossier.Lezing) error {
		list, err := l.Werklijst(ctx, dossier.Pagina{Aantal: bladzijde})
		if err == nil && len(list.Taken) != want {
			err = ErrStad
		}
		return err
	})
}

// naamgenoten gives how many people of the worker of a family share its common
// name, in a city of n families.
func (s Stad) naamgenoten(n, at int) int {
	people := 0
	first := at - at%PerWerker
	for i := first; i < min(first+PerWerker, n); i++ {
		if s.GewoneNaam(i) == s.GewoneNaam(at) {
			people += PerGezin
		}
	}
	return people
}

// zoek searches a name, of which the worker may see so many people.
func (s Stad) zoek(ctx context.Context, at int, name string, want int) error {
	return s.lees(ctx, at, toegang.Zoeken, func(l dossier.Lezing) error {
		found, err := l.Zoek(ctx, dossier.Zoekterm{Veld: dossier.ZoekNaam, Tekst: name})
		if err == nil && len(found) != want {
			err = ErrStad
		}
		return err
	})
}

// gezin asks everything of the family that the worker may see.
func (s Stad) gezin(ctx context.Context, n int, id string) error {
	return s.lees(ctx, n, toegang.Lezen, func(l dossier.Lezing) error {
		_, err := l.Gezin(ctx, id)
		return err
	})
}

// gezinnen finds the families of the pages that are asked, by their people.
func (s Stad) gezinnen(ctx context.Context, wanted []int) (map[int]string, error) {
	out := make(map[int]string, len(wanted))
	for _, n := range wanted {
		err := s.lees(ctx, n, toegang.Zoeken, func(l dossier.Lezing) error {
			found, err := l.Zoek(ctx, dossier.Zoekterm{Veld: dossier.ZoekNaam, Tekst: Naam(n)})
			if err != nil {
				return err
			}
			if len(found) != PerGezin {
				return ErrStad
			}
			people, err := l.Personen(ctx, found[:1], toegang.SPersoon)
			if g := people[found[0]]; g != nil && len(g.Stukken) > 0 {
				out[n] = g.Stukken[0].Gezin
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Meet asks each kind of page keer times of a city of n families, by so many
// users at once, each of whom waits for a while after every answer (pauze, zero:
// he asks on at once, which keeps the machine full). A tenth more is asked
// before, and not counted: it warms what a running system has warm.
func (s Stad) Meet(ctx context.Context, n, gebruikers, keer int, pauze time.Duration) ([]Meting, error) {
	pages, places, err := s.Paginas(ctx, n)
	if err != nil {
		return nil, err
	}
	var out []Meting
	for _, p := range pages {
		if _, err := meet(ctx, p, places, gebruikers, max(keer/10, 1), 0); err != nil {
			return nil, err
		}
		m, err := meet(ctx, p, places, gebruikers, keer, pauze)
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

func meet(ctx context.Context, p Pagina, places []int, users, times int, pause time.Duration) (Meting, error) {
	took := make([][]time.Duration, users)
	faults := make([]error, users)
	begin := time.Now()
	var wg sync.WaitGroup
	for u := range users {
		wg.Go(func() {
			wait(ctx, pause*time.Duration(u)/time.Duration(users)) // people do not begin together
			for i := u; i < times; i += users {
				start := time.Now()
				if faults[u] = p.Vraag(ctx, places[i%len(places)]); faults[u] != nil {
					return
				}
				took[u] = append(took[u], time.Since(start))
				wait(ctx, pause)
			}
		})
	}
	wg.Wait()
	m := Meting{Pagina: p.Naam, Gebruikers: users, Duur: time.Since(begin)}
	all := slices.Concat(took...)
	if err := errors.Join(faults...); err != nil || len(all) == 0 {
		return m, err
	}
	slices.Sort(all)
	m.Aantal, m.Mediaan, m.P95 = len(all), all[len(all)/2], all[len(all)*95/100]
	return m, nil
}

// wait waits for a while, or until the context ends.
func wait(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
