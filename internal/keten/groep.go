package keten

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/istandaard"
)

// sleutel is what has one message of its own.
type sleutel struct {
	besluit.Onderwerp
	aanbieder nummer.AGB
}

// groep is one message to be: what of which decisions goes into it.
type groep struct {
	sleutel
	besluiten []int     // the decisions that it is about, in their order
	regels    []regelnr // their lines with this provider
	eerder    []int     // what this provider was sent before about this person and law
}

// regelnr is the place of one line.
type regelnr struct{ besluit, regel int }

// domeinen are the domains of the standard per law.
var domeinen = map[gezin.Wet]istandaard.Domein{gezin.Wmo: istandaard.Wmo, gezin.Jeugdwet: istandaard.Jw}

// groepen divides the decisions over messages, in the order in which person,
// law and provider first occur.
func groepen(o *Opdracht) []*groep {
	var uit []*groep
	vind := func(s sleutel, b int) *groep {
		for _, g := range uit {
			if g.sleutel == s {
				g.noem(b)
				return g
			}
		}
		uit = append(uit, &groep{sleutel: s, besluiten: []int{b}})
		return uit[len(uit)-1]
	}
	for i := range o.Besluiten {
		b := &o.Besluiten[i]
		if zonder(b) != "" {
			continue
		}
		for j := range b.Regels {
			g := vind(sleutel{b.Onderwerp, o.helper(b.Persoon, b.Regels[j].Onderdeel)}, i)
			g.regels = append(g.regels, regelnr{i, j})
		}
		for _, e := range o.Eerder {
			if e.Onderwerp == b.Onderwerp && e.Besluit == b.Vorig && b.Vorig != "" {
				vind(sleutel{b.Onderwerp, e.Aanbieder}, i)
			}
		}
		if len(b.Regels) == 0 && !o.kent(b) { // an ending of what is not known: asked for, but not about who has a flag
			vind(sleutel{b.Onderwerp, o.helper(b.Persoon, "")}, i)
		}
	}
	for i, e := range o.Eerder {
		for _, g := range uit {
			if g.sleutel == (sleutel{e.Onderwerp, e.Aanbieder}) {
				g.eerder = append(g.eerder, i)
			}
		}
	}
	return uit
}

func (g *groep) noem(b int) {
	for _, x := range g.besluiten {
		if x == b {
			return
		}
	}
	g.besluiten = append(g.besluiten, b)
}

// helper gives who gives a person this part of the help; zero: nobody.
func (o *Opdracht) helper(persoon, onderdeel string) nummer.AGB {
	if i := o.persoon(persoon); i >= 0 {
		p := &o.Personen[i]
		if a := p.PerOnderdeel[onderdeel]; !a.IsZero() {
			return a
		}
		if !p.Aanbieder.IsZero() {
			return p.Aanbieder
		}
	}
	return o.Aanbieder
}

// persoon gives the place of a person, -1 for who is not there.
func (o *Opdracht) persoon(id string) int {
	for i := range o.Personen {
		if o.Personen[i].ID == id && id != "" {
			return i
		}
	}
	return -1
}

// Reden is why a decision has no message.
type Reden string

// The reasons.
const (
	VeiligeRoute Reden = "veilige-route" // a safety flag: OP003
	Vastgehouden Reden = "vastgehouden"  // the gate held it for review
	GeenHulp     Reden = "geen-hulp"     // a refusal
	MetPgb       Reden = "pgb"           // a personal budget is not in these messages
)

// zonder gives why a decision needs no message; empty: it needs one.
func zonder(b *Genomen) Reden {
	switch {
	case b.Soort == besluit.Afwijzing:
		return GeenHulp
	case b.Levering == besluit.LeveringPgb:
		return MetPgb
	}
	return ""
}

// controleer holds the decisions against what every message needs.
func (o *Opdracht) controleer() Fouten {
	var ff Fouten
	if o.Gemeente.IsZero() {
		ff.voeg("gemeente", FoutGemeente, "Vul de code in van de gemeente die verantwoordelijk is.")
	}
	if o.Dagtekening <= 0 {
		ff.voeg("dagtekening", FoutDag, "Vul in op welke dag de berichten worden verstuurd.")
	}
	for i := range o.Besluiten {
		b := &o.Besluiten[i]
		pad := fmt.Sprintf("besluiten[%d]", i)
		if _, ok := domeinen[b.Wet]; !ok {
			ff.voeg(pad+".wet", FoutWet, "Onder deze wet bestaan geen berichten. Kies Wmo of Jeugdwet.")
		}
		if zonder(b) == "" && istandaard.DatumVan(b.Tijdstip) != istandaard.Datum(b.Datum.String()) {
			ff.voeg(pad+".tijd", FoutTijdstip, "Vul in op welk moment het besluit is genomen, op de dag van het besluit zelf.")
		}
	}
	return ff
}
