package antwoord

import (
	"fmt"
	"reflect"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
	"pgregory.net/rapid"
)

// declaratiebericht claims, for two clients, performances of 100, 200 and a
// credit of 50 euros, and one of 400.
func declaratiebericht(c *istandaard.Codec) *istandaard.Bericht323 {
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 323}
	prestatie := func(nummer, vorig string, bedrag int64, dc string) istandaard.Prestatie {
		return istandaard.Prestatie{
			ProductReferentie: istandaard.ProductReferentie{ReferentieNummer: nummer, VorigReferentieNummer: vorig},
			ToewijzingNummer:  1, ProductCategorie: "50", ProductCode: "50A01",
			ProductPeriode: istandaard.GeslotenPeriode{Begindatum: "2026-02-01", Einddatum: "2026-02-28"},
			GeleverdVolume: bedrag, Eenheid: istandaard.EenheidEuro,
			IngediendBedrag: istandaard.BedragMetDC{Bedrag: bedrag, DebetCredit: dc},
		}
	}
	return &istandaard.Bericht323{
		Domein: istandaard.Jw,
		Header: c.NieuweHeader(s, "42420001", "0599", "DECL-1", "2026-03-05"),
		Declaratie: istandaard.Declaratie{
			DeclaratieNummer:      "D202602",
			DeclaratiePeriode:     istandaard.GeslotenPeriode{Begindatum: "2026-02-01", Einddatum: "2026-02-28"},
			DeclaratieDagtekening: "2026-03-05", TotaalIngediendBedrag: istandaard.TotaalVan(65000),
			Clienten: []istandaard.Client323{
				{Bsn: "999900006", Prestaties: []istandaard.Prestatie{
					prestatie("P1", "", 10000, "D"), prestatie("P2", "", 20000, "D"), prestatie("P3", "P0", 5000, "C")}},
				{Bsn: "999900018", Prestaties: []istandaard.Prestatie{prestatie("P4", "", 40000, "D")}},
			},
		},
	}
}

// TestDeclaratie follows IV087 case by case.
func TestDeclaratie(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	prestatie := func(k, p int) string {
		return fmt.Sprintf("Declaratie/Clienten/Client[%d]/Prestaties/Prestatie[%d]", k, p)
	}
	tests := []struct {
		name      string
		fouten    []istandaard.Fout
		kop       string
		antwoord  []string // nil: no class DeclaratieAntwoord
		toegekend int64
		terug     []string // number of each performance that comes back, with its codes
	}{
		{"granted in full", nil, "0200", []string{"8001"}, 65000, nil},
		{"inside the message", []istandaard.Fout{{Retourcode: "0001", Plek: prestatie(1, 1)}}, "0001", nil, 0, nil},
		{"in the head", []istandaard.Fout{{Retourcode: "9056", Plek: "Header/BerichtIdentificatie"}}, "9056", nil, 0, nil},
		{"in the declaration", []istandaard.Fout{{Retourcode: "9333", Plek: "Declaratie/DeclaratieNummer"}, {Retourcode: "9321", Plek: prestatie(1, 1)}},
			"0200", []string{"9333"}, 0, nil},
		{"in a performance", []istandaard.Fout{{Retourcode: "9321", Plek: prestatie(1, 2) + "/GeleverdVolume"}},
			"0200", []string{"0200"}, 45000, []string{"P2 9321"}},
		{"in a credit", []istandaard.Fout{{Retourcode: "8017", Plek: prestatie(1, 3)}},
			"0200", []string{"0200"}, 70000, []string{"P3 8017"}},
		{"in a client", []istandaard.Fout{{Retourcode: "8187", Plek: "Declaratie/Clienten/Client[1]/Bsn"}},
			"0200", []string{"0200"}, 40000, []string{"P1 0233", "P2 0233", "P3 0233"}},
		{"all rejected", []istandaard.Fout{{Retourcode: "8187", Plek: "Declaratie/Clienten/Client[1]"}, {Retourcode: "9338", Plek: prestatie(2, 1)}, {Retourcode: "9384", Plek: prestatie(2, 1)}},
			"0200", []string{"0200"}, 0, []string{"P1 0233", "P2 0233", "P3 0233", "P4 9338 9384"}},
		{"only debits rejected", []istandaard.Fout{{Retourcode: "9338", Plek: prestatie(1, 1)}, {Retourcode: "9338", Plek: prestatie(1, 2)}, {Retourcode: "9338", Plek: prestatie(2, 1)}},
			"0200", []string{"0200"}, -5000, []string{"P1 9338", "P2 9338", "P4 9338"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := declaratiebericht(c)
			uit, err := Maak(c, b, tt.fouten, gegevens)
			if err != nil {
				t.Fatal(err)
			}
			r := uit.(*istandaard.Bericht325)
			eigenKop(t, b, r, tt.kop)
			a := r.DeclaratieAntwoord
			if (a == nil) != (tt.antwoord == nil) {
				t.Fatalf("answer %+v", a)
			}
			if a != nil {
				vergelijk(t, b, a, tt.antwoord, tt.toegekend, tt.terug)
			}
			data, err := c.Opmaken(r)
			if err != nil {
				t.Fatal(err)
			}
			if err := proef.Xmllint(t, proef.SharedDir(t), "JW325", data); err != nil {
				t.Error(err)
			}
		})
	}
}

// eigenKop holds the head to IV087: its own sender and identification, those of
// the declaration beside it.
func eigenKop(t *testing.T, b *istandaard.Bericht323, r *istandaard.Bericht325, code string) {
	t.Helper()
	h := r.Header
	if h.Afzender != "0599" || h.Ontvanger != "42420001" || h.BerichtCode != "491" || h.BerichtIdentificatie.Identificatie != "RT0001" {
		t.Errorf("head %+v", h)
	}
	if h.DeclaratieIdentificatie != b.Header.BerichtIdentificatie || h.XsdVersieDeclaratie != b.Header.XsdVersie {
		t.Errorf("does not name the declaration: %+v", h)
	}
	if !reflect.DeepEqual(h.RetourCodes, []string{code}) || (h.XsltVersie != "") != (code == "0001") {
		t.Errorf("codes %v, XsltVersie %q", h.RetourCodes, h.XsltVersie)
	}
}

func vergelijk(t *testing.T, b *istandaard.Bericht323, a *istandaard.DeclaratieAntwoord, codes []string, toegekend int64, terug []string) {
	t.Helper()
	if !reflect.DeepEqual(a.RetourCodes, codes) || a.TotaalToegekendBedrag != istandaard.TotaalVan(toegekend) {
		t.Errorf("codes %v, granted %+v", a.RetourCodes, a.TotaalToegekendBedrag)
	}
	if a.TotaalIngediendBedrag != b.Declaratie.TotaalIngediendBedrag || a.DeclaratieNummer != "D202602" {
		t.Errorf("answer %+v", a)
	}
	var got []string
	var som int64
	for _, k := range a.Clienten {
		for _, p := range k.Prestaties {
			regel := p.ProductReferentie.ReferentieNummer
			for _, code := range p.RetourCodes {
				regel += " " + code
			}
			got = append(got, regel)
			som += p.IngediendBedrag.Saldo()
		}
	}
	if !reflect.DeepEqual(got, terug) {
		t.Errorf("came back: %q, want %q", got, terug)
	}
	// TR342: what comes back is what was claimed minus what is granted. It does
	// not hold when the declaration as a whole is rejected: then nothing comes back.
	if len(terug) > 0 && som != a.TotaalIngediendBedrag.Saldo()-toegekend {
		t.Errorf("returned %d, claimed %d, granted %d", som, a.TotaalIngediendBedrag.Saldo(), toegekend)
	}
}

// TestDeclaratieAlways rejects performances and clients at random. Whatever is
// wrong, each performance is granted or comes back, once; the amounts add up
// (TR342); and the answer is valid.
func TestDeclaratieAlways(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	rapid.Check(t, func(t *rapid.T) {
		b := declaratiebericht(c)
		fout := map[string]bool{} // performances that must come back
		var fouten []istandaard.Fout
		for i := range b.Declaratie.Clienten {
			k := &b.Declaratie.Clienten[i]
			plek := fmt.Sprintf("Declaratie/Clienten/Client[%d]", i+1)
			heel := rapid.IntRange(0, 4).Draw(t, "client") == 0
			if heel {
				fouten = append(fouten, istandaard.Fout{Retourcode: "8187", Plek: plek + "/Bsn"})
			}
			for j := range k.Prestaties {
				n := rapid.IntRange(0, 2).Draw(t, "faults")
				for f := range n {
					fouten = append(fouten, istandaard.Fout{Retourcode: []string{"9321", "9307"}[f], Plek: fmt.Sprintf("%s/Prestaties/Prestatie[%d]", plek, j+1)})
				}
				fout[k.Prestaties[j].ProductReferentie.ReferentieNummer] = heel || n > 0
			}
		}
		fouten = rapid.Permutation(fouten).Draw(t, "order")
		uit, err := Maak(c, b, fouten, gegevens)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Controleer(uit); err != nil {
			t.Fatal(err)
		}
		a := uit.(*istandaard.Bericht325).DeclaratieAntwoord
		terug, som := map[string]int{}, int64(0)
		for _, k := range a.Clienten {
			for _, p := range k.Prestaties {
				terug[p.ProductReferentie.ReferentieNummer]++
				som += p.IngediendBedrag.Saldo()
			}
		}
		for n, want := range fout {
			if got := terug[n]; got > 1 || (got == 1) != want {
				t.Errorf("%s comes back %d times", n, got)
			}
		}
		if som != a.TotaalIngediendBedrag.Saldo()-a.TotaalToegekendBedrag.Saldo() {
			t.Errorf("returned %d, claimed %d, granted %d", som, a.TotaalIngediendBedrag.Saldo(), a.TotaalToegekendBedrag.Saldo())
		}
		if (len(terug) == 0) != (a.RetourCodes[0] == istandaard.RetourToegekend) {
			t.Errorf("codes %v with %d rejected", a.RetourCodes, len(terug))
		}
	})
}
