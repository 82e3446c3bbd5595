package main

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// postCmds are the commands of the scripts about the outbox: "zegel" makes the
// seal, "post N" puts N letters in the outbox, "bederf-zegel" lets the next be
// sealed by somebody else, "tel FOLDER N" counts the letters in a folder.
func postCmds() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"zegel": func(ts *testscript.TestScript, _ bool, _ []string) {
			_, err := leesZegel(ts.MkAbs("data/zegel"), rand.Reader)
			ts.Check(err)
		},
		"bederf-zegel": func(ts *testscript.TestScript, _ bool, _ []string) {
			ts.Setenv("ANDER_ZEGEL", "ja")
		},
		"post": func(ts *testscript.TestScript, _ bool, args []string) {
			n, err := strconv.Atoi(args[0])
			ts.Check(err)
			key := make([]byte, zegelLengte)
			if ts.Getenv("ANDER_ZEGEL") == "" {
				key, err = leesZegel(ts.MkAbs("data/zegel"), rand.Reader)
				ts.Check(err)
			}
			ts.Setenv("ANDER_ZEGEL", "")
			for range n {
				ts.Check(fillPost(ts.MkAbs("data"), key))
			}
		},
		"tel": func(ts *testscript.TestScript, _ bool, args []string) {
			found, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*.pdf"))
			ts.Check(err)
			for _, path := range found {
				content, err := os.ReadFile(path)
				ts.Check(err)
				if string(content) != "%PDF-1.7 een brief" || len(filepath.Base(path)) != 26+len(".pdf") {
					ts.Fatalf("%s is not the letter, or its name tells something", path)
				}
			}
			if strconv.Itoa(len(found)) != args[1] {
				ts.Fatalf("%d letters", len(found))
			}
		},
	}
}

type geenLa struct{}

func (geenLa) Vasthouden(context.Context, poort.Vasthouding) error {
	return errors.New("nothing is to be held here")
}

// fillPost records a family with one letter that waits.
func fillPost(folder string, key []byte) error {
	ctx := context.Background()
	store, err := (&opslagKeuze{data: folder}).open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	now := time.Now()
	m := toegang.Moment{Dag: termijn.DagVan(now), Tijd: now}
	gate, err := poort.New(geenLa{}, store, rand.Text, key, poort.Instelling{})
	if err != nil {
		return err
	}
	list, err := poort.NewLijst(nil)
	if err != nil {
		return err
	}
	d, err := gate.Laat(ctx, poort.Opdracht{Soort: poort.Brief, Afzender: toegang.Lezer{Account: "test"}, Lijst: list, Bron: &toegang.Geheugen{}, Moment: m,
		Ontvanger: poort.Ontvanger{Lezer: toegang.Lezer{Account: "a", Rol: toegang.Client}, Voor: toegang.Inzagerecht}}, func(poort.Velden) (poort.Gemaakt, error) {
		return poort.Gemaakt{Inhoud: []byte("%PDF-1.7 een brief"), Media: poort.PDF, Uitlees: poort.Tekst("een brief")}, nil
	})
	if err != nil {
		return err
	}
	sealed, err := gate.Verzegel(d)
	if err != nil {
		return err
	}
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: "test", Rol: toegang.Indicatiesteller, Domeinen: toegang.Domeinen()}, Actie: toegang.Lezen, Voor: toegang.WmoOnderzoek, Moment: m}
	_, err = store.Write(ctx, dossier.Opdracht{Toets: toegang.Prepare(q)}, func(tx dossier.Tx) error {
		family, err := tx.BeginGezin(ctx)
		if err != nil {
			return err
		}
		p := tx.NieuweID()
		if _, err := tx.Add(ctx, family, dossier.Persoon{ID: p, Vak: dossier.VakVan(p, gezin.Wmo, toegang.SDossier, gezin.Betrokken)},
			dossier.Lid{Persoon: p, Vak: dossier.VakVan(p, gezin.Wmo, toegang.SRelatie, gezin.Betrokken)}); err != nil {
			return err
		}
		_, err = tx.Send(ctx, dossier.Uitgaand{Gezin: family, Vak: dossier.VakVan(p, gezin.Wmo, toegang.SBrief, gezin.Gewoon), Soort: dossier.UitgaandBrief, Inhoud: sealed})
		return err
	})
	return err
}
