package main

import (
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
)

// besluit gives a decision of the city as it was taken elsewhere. What a count
// does not hold (the aims, who signed, the own contribution) is left open.
func (l *lader) besluit(b *proefstad.Besluit) besluit.Besluit {
	out := besluit.Besluit{Soort: besluit.Soort(b.Soort), Onderwerp: besluit.Onderwerp{Persoon: b.Persoon, Wet: b.Wet}, Product: b.Product, Versie: b.Versie,
		Datum: b.Datum, Bekendmaking: b.Datum, Ingang: b.Ingang, Einde: b.Einde, Melding: b.Melding, Aanvraag: b.Aanvraag, Aanbieder: l.helpt[b.Aanbieder],
		Gronden: besluit.Gronden(b.Wet, besluit.Soort(b.Soort)), Motivering: b.Reden, Levering: besluit.Natura}
	for _, n := range b.Niveaus {
		out.Regels = append(out.Regels, l.regel(&n, b.Persoon))
	}
	return out
}

func (l *lader) regel(n *proefstad.Niveau, persoon string) besluit.Regel {
	r := besluit.Regel{Onderdeel: n.Gebied, Naam: n.Gebied, Gebieden: []string{n.Gebied}, Niveau: n.Niveau, Trede: n.Niveau, Minuten: geld.Minuten(n.Minuten),
		Omvang: besluit.Omvang{Aantal: n.Omvang.Aantal, Eenheid: n.Omvang.Eenheid, Per: n.Omvang.Per}, Voor: []string{persoon}}
	g := l.rules.Gebied(n.Gebied)
	if g == nil {
		return r
	}
	r.Naam = g.Naam
	if g.Schaal == nil {
		return r
	}
	for i := range g.Schaal.Niveaus {
		if g.Schaal.Niveaus[i].Code == n.Niveau {
			r.Trede = g.Schaal.Niveaus[i].Naam
		}
	}
	return r
}
