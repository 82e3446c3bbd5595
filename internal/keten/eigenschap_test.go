package keten

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
)

// Every awarded line stands in exactly one message, with the same minutes or
// size, in that of its own person, law and provider; the message names nobody
// but its client and who has custody; numbers and references are each used once.
func TestEveryLineInOneMessage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := besluittest.Trek(t)
		x := vanBundel(t, w, besluittest.MustMaak(t, w.Invoer(t)))
		for i := range x.o.Personen {
			x.o.Personen[i].Aanbieder = must(nummer.ParseAGB(rapid.SampledFrom([]string{thuishulp, opvang}).Draw(t, "aanbieder")))
		}
		vlag := ""
		if rapid.Bool().Draw(t, "vlag") {
			vlag = rapid.SampledFrom(x.o.Personen).Draw(t, "wie").ID
			x.vlag(t, poort.Beschermde{Persoon: vlag, Wet: gezin.Wmo, Domein: toegang.DWmo, Namen: []string{"Huize Verborgen"}})
		}
		u, berichten := x.moet(t)
		gezien := map[string]bool{}
		var besloten geld.Minuten
		for i, b := range u.Berichten {
			if geraakt(x, b.Onderwerp, vlag) {
				t.Fatal("a message about someone with a flag")
			}
			noemtNiemandAnders(t, x, b)
			for j, tw := range b.Toewijzingen {
				regelsKloppen(t, x, b, tw, berichten[i].Client.ToegewezenProducten[j], gezien)
			}
		}
		for i := range x.o.Besluiten {
			b := &x.o.Besluiten[i]
			for j := range b.Regels {
				if gezien[fmt.Sprint(b.Kenmerk, j)] == geraakt(x, b.Onderwerp, vlag) {
					t.Fatal("a line is in no message, or in one that may not be")
				}
			}
			if !geraakt(x, b.Onderwerp, vlag) {
				besloten += b.Minuten()
			}
		}
		if m := sommeer(berichten); m != besloten {
			t.Fatal("minutes in messages and decisions:", m, besloten)
		}
		eenmalig(t, u)
	})
}

// regelsKloppen holds one assignment to its lines: their own person, law, product
// and days, and the sum of their size. No line is in two assignments.
func regelsKloppen(t tb, x *wereld, m Bericht, tw Toewijzing, p istandaard.ToegewezenProduct, gezien map[string]bool) {
	t.Helper()
	i := slices.IndexFunc(x.o.Besluiten, func(b Genomen) bool { return b.Kenmerk == tw.Besluit })
	b := &x.o.Besluiten[i]
	var som int64
	for _, j := range tw.Regels {
		r, sleutel := b.Regels[j], fmt.Sprint(b.Kenmerk, j)
		eenheid := "01"
		if som += int64(r.Minuten); r.Minuten == 0 {
			som += r.Omvang.Aantal
			eenheid = map[string]string{"etmaal": "14", "dagdeel": "16"}[r.Omvang.Eenheid]
		}
		if gezien[sleutel] || r.Onderdeel != tw.Onderdeel || p.Omvang.Eenheid != eenheid || p.Product.Code != x.o.Producten[r.Onderdeel].Code {
			t.Fatal("a line is in two assignments, or in one that is not its own")
		}
		gezien[sleutel] = true
	}
	if b.Onderwerp != m.Onderwerp || som != p.Omvang.Volume || p.Omvang.Frequentie != "2" ||
		string(p.Ingangsdatum) != b.Ingang.String() || string(p.Einddatum) != b.Einde.String() {
		t.Fatal("an assignment is not what was decided")
	}
}

// geraakt tells whether a safety flag stops the messages about this person: his
// own, or that of one who has custody of him.
func geraakt(x *wereld, o besluit.Onderwerp, vlag string) bool {
	if vlag == "" {
		return false
	}
	return o.Persoon == vlag || o.Wet == gezin.Jeugdwet && slices.ContainsFunc(x.persoon(o.Persoon).Gezag, func(g Gezagsdrager) bool { return g.Persoon == vlag })
}

func noemtNiemandAnders(t tb, x *wereld, b Bericht) {
	t.Helper()
	for i := range x.o.Personen {
		p := &x.o.Personen[i]
		gezag := b.Wet == gezin.Jeugdwet && slices.ContainsFunc(x.persoon(b.Persoon).Gezag, func(g Gezagsdrager) bool { return g.Persoon == p.ID })
		if p.ID != b.Persoon && !gezag && bytes.Contains(b.Stuk.Inhoud(), []byte(p.Naam.Achternaam+"<")) {
			t.Fatal("a message names someone else")
		}
		if p.ID != b.Persoon && bytes.Contains(b.Stuk.Inhoud(), []byte(p.BSN.Onthuld())) {
			t.Fatal("a message holds the number of someone else")
		}
	}
}

func eenmalig(t tb, u *Uitkomst) {
	t.Helper()
	gezien, weg := map[string]bool{}, map[string]bool{}
	for _, b := range u.Berichten {
		sleutel := fmt.Sprint(b.Persoon, b.Wet, b.Stuk.Ontvanger())
		if weg[sleutel] || gezien[b.Identificatie] {
			t.Fatal("two messages for one person, provider and law, or with one reference")
		}
		weg[sleutel], gezien[b.Identificatie] = true, true
		for _, tw := range b.Toewijzingen {
			n := fmt.Sprint(b.Wet, tw.Product.ToewijzingNummer)
			if gezien[n] {
				t.Fatal("one number twice")
			}
			gezien[n] = true
		}
	}
}

// What is true of another family member, but for his custody, changes no byte of
// a message.
func TestMessagesTellNothingOfOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := gezin4(t), gezin4(t)
		y.persoon("v").BSN, _ = nummer.TestBSN(rapid.IntRange(100, 200).Draw(t, "bsn"))
		y.persoon("v").Naam.Achternaam = "Anders"
		y.persoon("k1").Naam.Achternaam = "Anders"
		r := &y.o.Besluiten[1].Regels[0]
		r.Minuten = geld.Minuten(rapid.Int64Range(1, 900).Draw(t, "minuten"))
		if rapid.Bool().Draw(t, "elders") {
			y.persoon("v").Aanbieder = must(nummer.ParseAGB(opvang))
		}
		a, _ := x.moet(t)
		b, _ := y.moet(t)
		if !bytes.Equal(a.Berichten[0].Stuk.Inhoud(), b.Berichten[0].Stuk.Inhoud()) {
			t.Fatal("the message about one adult differs by what is true of the other")
		}
	})
}
