// Package meetstad fills a store with a city of any size and measures what a
// worker asks of it. Its families are as bare as reading allows and say nothing
// about real ones: package proefstad makes a city that does.
package meetstad

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// PerGezin is how many dossiers a family has: one of an adult, one of a child.
const PerGezin = 2

// PerWerker is how many families one worker is involved with.
const PerWerker = 100

// bundel is how many families are registered in one transaction.
const bundel = 200

// Stad is a city in a store. Its n-th family is the same in every store.
type Stad struct {
	Opslag dossier.Opslag
	Klok   func() time.Time
	// Namen is how many names there are that many share; 0: 997. With fewer, a
	// small city shows what a common name costs in a big one.
	Namen int
}

// Werker gives the account that is involved with the n-th family.
func Werker(n int) string { return fmt.Sprintf("werker-%05d", n/PerWerker) }

// Naam gives a name that the two people of the n-th family have and nobody else.
func Naam(n int) string { return fmt.Sprint("Verzonnen", n) }

// gewoneNamen is how many names a city has that many share, unless it says so.
const gewoneNamen = 997

// GewoneNaam gives the name that the n-th family shares with many: one in Namen.
func (s Stad) GewoneNaam(n int) string {
	return fmt.Sprint("Proefnaam", n%cmp.Or(s.Namen, gewoneNamen))
}

func (s Stad) vraag(account string, actie toegang.Actie) toegang.Toets {
	now := s.Klok()
	return toegang.Prepare(toegang.Vraag{
		Lezer:  toegang.Lezer{Account: account, Rol: toegang.Indicatiesteller, Domeinen: toegang.Domeinen()},
		Actie:  actie,
		Voor:   toegang.WmoOnderzoek,
		Moment: toegang.Moment{Dag: termijn.DagVan(now), Tijd: now},
	})
}

// Vul registers the families from the first up to n, in transactions of 200, by
// so many writers at once. What is there already stays as it is, so that filling
// can stop and go on. klaar is told after each transaction how many families are
// there; it may be nil.
func (s Stad) Vul(ctx context.Context, n, tegelijk int, klaar func(int)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work := make(chan int)
	faults := make([]error, tegelijk)
	var mu sync.Mutex
	var done int
	var wg sync.WaitGroup
	for w := range tegelijk {
		wg.Go(func() {
			for from := range work {
				if faults[w] = s.bundel(ctx, from, min(from+bundel, n)); faults[w] != nil {
					stop()
					return
				}
				mu.Lock()
				if done += min(bundel, n-from); klaar != nil {
					klaar(done)
				}
				mu.Unlock()
			}
		})
	}
	for from := 0; from < n && ctx.Err() == nil; from += bundel {
		select {
		case work <- from:
		case <-ctx.Done():
		}
	}
	close(work)
	wg.Wait()
	return errors.Join(errors.Join(faults...), context.Cause(ctx))
}

// bundel registers the families from one up to another, unless they are there.
func (s Stad) bundel(ctx context.Context, from, to int) error {
	var form [8]byte
	binary.BigEndian.PutUint32(form[:], uint32(from))
	binary.BigEndian.PutUint32(form[4:], uint32(to))
	op := dossier.Opdracht{Toets: s.vraag("meetstad", toegang.Lezen), Sleutel: fmt.Sprint("meetstad-", from), Vorm: form[:]}
	_, err := s.Opslag.Write(ctx, op, func(tx dossier.Tx) error {
		for i := from; i < to; i++ {
			if _, err := s.registreer(ctx, tx, i); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// registreer registers the n-th family and gives its id: an adult and a child,
// each with a name, two facts, an open task, and one worker who is involved.
func (s Stad) registreer(ctx context.Context, tx dossier.Tx, n int) (string, error) {
	id, err := tx.BeginGezin(ctx)
	if err != nil {
		return "", err
	}
	var entries []dossier.Invoer
	for range PerGezin {
		entries = append(entries, s.mens(tx.NieuweID(), n)...)
	}
	_, err = tx.Add(ctx, id, entries...)
	return id, err
}

// mens gives the entries of one member of the n-th family.
func (s Stad) mens(id string, n int) []dossier.Invoer {
	vak := func(s toegang.Soort, k gezin.Klasse) dossier.Vak {
		return dossier.Vak{Soort: s, Domein: toegang.DWmo, Label: gezin.Label{Onderwerp: id, Wet: gezin.Wmo, Klasse: k}}
	}
	name := Naam(n) + " " + s.GewoneNaam(n)
	born := termijn.MustDag("1990-01-01") + termijn.Dag(n%9000)
	due := termijn.MustDag("2026-05-01") + termijn.Dag(n*7919%365)
	return []dossier.Invoer{
		dossier.Persoon{ID: id, Vak: vak(toegang.SDossier, gezin.Betrokken)},
		dossier.Lid{Persoon: id, Vak: vak(toegang.SRelatie, gezin.Betrokken)},
		dossier.Relatie{Vak: vak(toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(Werker(n), id, toegang.Indicatiesteller, gezin.Gewoon, termijn.Geen, termijn.Geen)},
		dossier.Stuk{Aard: "naam", Over: id, Vak: vak(toegang.SPersoon, gezin.Gewoon), Inhoud: []byte(name),
			Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekNaam, Tekst: name}}},
		dossier.Feit{Vak: vak(toegang.SFeit, gezin.Gewoon), Feit: gezin.Feit{Over: id, Soort: "geboren", Waarde: gezin.Op(born)}},
		dossier.Feit{Vak: vak(toegang.SFeit, gezin.Gewoon), Feit: gezin.Feit{Over: id, Soort: "extramuraal", Waarde: gezin.JaNee(n%2 == 0)}},
		dossier.Taak{Vak: vak(toegang.STaak, gezin.Gewoon), Aard: "besluit-nemen", Over: id, Vervalt: due},
	}
}
