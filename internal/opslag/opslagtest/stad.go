package opslagtest

import (
	"context"
	"fmt"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Stad is a generated city of dossiers, to measure with. It says nothing about
// real cities; package proefstad makes one that does.
type Stad struct {
	Dossiers int
	Gezinnen []string // one per PerWerker dossiers, to read
}

// PerWerker is how many dossiers one worker of the city has.
const PerWerker = 100

// Werker gives the account that is involved with the n-th dossier.
func Werker(n int) string { return fmt.Sprintf("werker-%05d", n/PerWerker) }

// bundel is how many dossiers are registered in one transaction.
const bundel = 250

// Fill registers n dossiers: a family of an adult and a child, with names, four
// facts, two tasks, and a worker who is involved with both.
func Fill(t testing.TB, o dossier.Opslag, toets toegang.Toets, n int) Stad {
	t.Helper()
	stad := Stad{Dossiers: n}
	ctx := context.Background()
	for from := 0; from < n; from += bundel {
		var ids []string
		_, err := o.Write(ctx, dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error {
			ids = ids[:0]
			for i := from; i < min(from+bundel, n); i++ {
				id, err := addDossier(ctx, tx, i)
				if err != nil {
					return err
				}
				if i%PerWerker == 0 {
					ids = append(ids, id)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		stad.Gezinnen = append(stad.Gezinnen, ids...)
	}
	return stad
}

func addDossier(ctx context.Context, tx dossier.Tx, i int) (string, error) {
	id, err := tx.BeginGezin(ctx)
	if err != nil {
		return "", err
	}
	adult, child := tx.NieuweID(), tx.NieuweID()
	var entries []dossier.Invoer
	for _, p := range []string{adult, child} {
		vak := func(s toegang.Soort, k gezin.Klasse) dossier.Vak {
			return dossier.Vak{Soort: s, Domein: toegang.DWmo, Label: gezin.Label{Onderwerp: p, Wet: gezin.Wmo, Klasse: k}}
		}
		name := fmt.Sprintf("Verzonnen%d Proefnaam%d", i, i%997)
		entries = append(entries,
			dossier.Persoon{ID: p, Vak: vak(toegang.SDossier, gezin.Betrokken)},
			dossier.Lid{Persoon: p, Vak: vak(toegang.SRelatie, gezin.Betrokken)},
			dossier.Relatie{Vak: vak(toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
				Rij: toegang.Betrokkenheid(Werker(i), p, toegang.Indicatiesteller, gezin.Gewoon, termijn.Geen, termijn.Geen)},
			dossier.Stuk{Aard: "naam", Over: p, Vak: vak(toegang.SPersoon, gezin.Gewoon), Inhoud: []byte(name), Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekNaam, Tekst: name}}},
			dossier.Feit{Vak: vak(toegang.SFeit, gezin.Gewoon), Feit: gezin.Feit{Over: p, Soort: "geboren", Waarde: gezin.Op(termijn.MustDag("1990-01-01") + termijn.Dag(i%9000))}},
			dossier.Feit{Vak: vak(toegang.SFeit, gezin.Gewoon), Feit: gezin.Feit{Over: p, Soort: "extramuraal", Waarde: gezin.JaNee(i%2 == 0)}},
			dossier.Taak{Vak: vak(toegang.STaak, gezin.Gewoon), Aard: "besluit-nemen", Over: p, Vervalt: termijn.MustDag("2026-05-01") + termijn.Dag(i*7919%365)})
	}
	_, err = tx.Add(ctx, id, entries...)
	return id, err
}
