package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TestOpslagScripts runs the commands on a store that is filled meanwhile.
// Beside wijzer the scripts know "vul N", which records N families in the
// folder data, and "bederf FILE", which changes one byte of a file.
func TestOpslagScripts(t *testing.T) {
	cmds := map[string]func(*testscript.TestScript, bool, []string){
		"vul": func(ts *testscript.TestScript, _ bool, args []string) {
			n, err := strconv.Atoi(args[0])
			ts.Check(err)
			ts.Check(fill(ts.MkAbs("data"), n))
		},
		"bederf": func(ts *testscript.TestScript, _ bool, args []string) {
			b, err := os.ReadFile(ts.MkAbs(args[0]))
			ts.Check(err)
			b[len(b)/2] ^= 1
			ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
		},
		"bevatniet": func(ts *testscript.TestScript, _ bool, args []string) {
			b, err := os.ReadFile(ts.MkAbs(args[0]))
			ts.Check(err)
			if bytes.Contains(b, []byte(args[1])) {
				ts.Fatalf("%s holds what it may not", args[0])
			}
		},
	}
	maps.Copy(cmds, postCmds())
	testscript.Run(t, testscript.Params{Dir: "testdata/opslag", RequireExplicitExec: true, Cmds: cmds})
}

func fill(folder string, n int) error {
	ctx := context.Background()
	k := opslagKeuze{data: folder}
	o, err := k.open(ctx)
	if err != nil {
		return err
	}
	defer o.Close()
	now := time.Now()
	toets := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: "test", Rol: toegang.Indicatiesteller, Domeinen: toegang.Domeinen()},
		Actie: toegang.Lezen, Voor: toegang.WmoOnderzoek, Moment: toegang.Moment{Dag: termijn.DagVan(now), Tijd: now}})
	for range n {
		if _, err := o.Write(ctx, dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error { return fillFamily(ctx, tx) }); err != nil {
			return err
		}
	}
	return nil
}

func fillFamily(ctx context.Context, tx dossier.Tx) error {
	family, err := tx.BeginGezin(ctx)
	if err != nil {
		return err
	}
	p := tx.NieuweID()
	vak := func(s toegang.Soort, k gezin.Klasse) dossier.Vak {
		return dossier.Vak{Soort: s, Domein: toegang.DWmo, Label: gezin.Label{Onderwerp: p, Wet: gezin.Wmo, Klasse: k}}
	}
	_, err = tx.Add(ctx, family,
		dossier.Persoon{ID: p, Vak: vak(toegang.SDossier, gezin.Betrokken)},
		dossier.Lid{Persoon: p, Vak: vak(toegang.SRelatie, gezin.Betrokken)},
		dossier.Stuk{Aard: "naam", Over: p, Vak: vak(toegang.SPersoon, gezin.Gewoon), Inhoud: []byte("Saskia van der Testbrink"),
			Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekNaam, Tekst: "Saskia van der Testbrink"}}})
	return err
}
