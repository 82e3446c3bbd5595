package dossier_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// legBesluiten records decisions, each in a family of its own.
func legBesluiten(t *testing.T, g *dossier.Gebruik, list []besluit.Besluit) {
	t.Helper()
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: "test", Rol: toegang.Regelmachine}, Actie: toegang.Lezen, Voor: toegang.Adviesberekening, Moment: g.Moment()}
	_, err := g.Opslag.Write(t.Context(), dossier.Opdracht{Toets: toegang.Prepare(q)}, func(tx dossier.Tx) error {
		for _, b := range list {
			id, err := tx.BeginGezin(t.Context())
			if err != nil {
				return err
			}
			b.Persoon = tx.NieuweID()
			text, err := json.Marshal(b)
			if err != nil {
				return err
			}
			if _, err = tx.Add(t.Context(), id, dossier.Persoon{Vak: dossier.VakVan(b.Persoon, gezin.Wmo, toegang.SPersoon, gezin.Gewoon), ID: b.Persoon},
				dossier.Stuk{Vak: dossier.VakVan(b.Persoon, gezin.Wmo, toegang.SBesluit, gezin.Gewoon), Aard: dossier.AardBesluit, Over: b.Persoon, Inhoud: text}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Running decisions are counted by price and size; what ended, was changed or
// is yet to begin is not; a group of fewer than ten is not told, nor how small
// it is; and who counts sees no decision.
func TestRunningHelpIsCounted(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		day := g.Moment().Dag
		line := func(level string, minutes geld.Minuten) besluit.Regel {
			return besluit.Regel{Onderdeel: "begeleiding-volwassenen", Minuten: minutes, Tarief: regeling.Tarief{Code: "volwassenen", Niveau: level, Per: regeling.PerUur}}
		}
		n := 0
		decision := func(vorig besluit.Kenmerk, from, until int, lines ...besluit.Regel) besluit.Besluit {
			n++
			b := besluit.Besluit{Kenmerk: besluit.Kenmerk(fmt.Sprintf("b%d", n)), Vorig: vorig, Product: "huiselijk-geweld", Regels: lines}
			b.Wet, b.Ingang, b.Einde = gezin.Wmo, day+termijn.Dag(from), day+termijn.Dag(until)
			return b
		}
		var all []besluit.Besluit
		for range 12 {
			all = append(all, decision("", -10, 100, line("1", 45)))
		}
		for range 9 { // too few to tell
			all = append(all, decision("", -10, 100, line("2", 90)))
		}
		for range 6 { // each too few, together enough
			all = append(all, decision("", 0, 0, line("3", 180)), decision("", 0, 0, line("3", 90)))
		}
		all = append(all, decision("", -50, -1, line("1", 45)), decision("", 1, 50, line("1", 45)), // over; not begun
			decision("b1", 0, 100, line("1", 45)), // changes the first: counts in its place
			decision("b2", 0, -1))                 // ends the second
		legBesluiten(t, g, all)
		who := dossier.Wie{Account: "een", Rol: toegang.Contractmanager}
		look := dossier.Inzage{Handeling: dossier.Inzien, Pagina: "tarieven"}
		if count, err := g.Telling(t.Context(), who, look); err != nil || count != nil {
			t.Fatalf("a count before anybody counted: %+v, %v", count, err)
		}
		for _, rol := range []toegang.Rol{toegang.Indicatiesteller, toegang.Client, toegang.FunctioneelBeheerder} {
			if err := g.Tel(t.Context(), dossier.Wie{Account: "x", Rol: rol}, rotterdam(t)); !errors.Is(err, dossier.ErrNietGevonden) {
				t.Errorf("%s counts: %v", rol, err)
			}
		}
		var errs [4]error
		var both sync.WaitGroup
		for i := range errs {
			both.Go(func() { errs[i] = g.Tel(t.Context(), who, rotterdam(t)) })
		}
		both.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if !errors.Is(err, dossier.ErrTelling) {
				t.Error(err)
			}
		}
		if done != 1 {
			t.Errorf("%d counts on one day", done)
		}
		count, err := g.Telling(t.Context(), who, look)
		if err != nil || count == nil {
			t.Fatalf("%+v, %v", count, err)
		}
		want := []dossier.Telregel{
			{Product: "huiselijk-geweld", Onderdeel: "begeleiding-volwassenen", Code: "volwassenen", Niveau: "1", Per: regeling.PerUur, Minuten: 45, Aantal: 11},
			{Product: "huiselijk-geweld", Code: "volwassenen", Niveau: "3", Per: regeling.PerUur, Samen: 6 * 270, Aantal: 12},
		}
		if !count.Weg || count.Dag != day || fmt.Sprint(count.Regels) != fmt.Sprint(want) {
			t.Errorf("got  %+v\nwant %+v", count, want)
		}
		o.Klok.Add(24 * time.Hour)
		if err := g.Tel(t.Context(), who, rotterdam(t)); err != nil {
			t.Errorf("the next day: %v", err)
		}
	})
}

// Pages of pieces are for system actors, and together they are all of them.
func TestPiecesAreForSystemActors(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		legBesluiten(t, g, make([]besluit.Besluit, 7))
		read := func(l toegang.Lezer, voor toegang.Activiteit, fn func(dossier.Lezing) error) error {
			q := toegang.Vraag{Lezer: l, Actie: toegang.Lezen, Voor: voor, Moment: g.Moment()}
			return o.Read(t.Context(), toegang.Prepare(q), dossier.Inzage{Handeling: dossier.Lijst, Pagina: "test"}, fn)
		}
		for size := range 9 {
			seen := map[string]bool{}
			err := read(toegang.Lezer{Account: "s", Rol: toegang.Statistiekmaker}, toegang.Statistiek, func(l dossier.Lezing) error {
				for p := (dossier.Pagina{Aantal: size}); ; {
					list, next, err := l.Stukken(t.Context(), toegang.SBesluit, p)
					if err != nil {
						return err
					}
					for i := range list {
						seen[list[i].ID] = true
					}
					if p.Na = next; next == "" {
						return nil
					}
				}
			})
			if err != nil || len(seen) != 7 {
				t.Errorf("pages of %d: %d pieces, %v", size, len(seen), err)
			}
		}
		worker := toegang.Lezer{Account: "w", Rol: toegang.Indicatiesteller, Domeinen: []toegang.Domein{toegang.DWmo}}
		if err := read(worker, toegang.WmoOnderzoek, func(l dossier.Lezing) error {
			_, _, err := l.Stukken(t.Context(), toegang.SBesluit, dossier.Pagina{})
			return err
		}); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Errorf("a person reads pages of pieces: %v", err)
		}
	})
}
