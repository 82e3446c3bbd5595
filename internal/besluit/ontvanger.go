package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Hoedanigheid is in which capacity someone gets a letter.
type Hoedanigheid string

// The capacities.
const (
	Zelf     Hoedanigheid = "zelf"     // an adult, about himself
	Jeugdige Hoedanigheid = "jeugdige" // a child of 12 or older, about itself
	Gezag    Hoedanigheid = "gezag"    // who has custody of the child
)

// The ages at which letters change (Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.4,
// 7.3.5 and 7.3.10): below 12 to who has custody, from 12 to the child as well,
// from 16 to the child, and from 18 it is an adult.
const (
	leeftijdMee     = 12
	leeftijdAlleen  = 16
	leeftijdMondig  = 18
	geboorteOnbeken = -1
)

// Zending is one letter that must go: about which piece, to whom, and who may
// be named in it. It is the only way from a decision to a letter.
type Zending struct {
	Kenmerk      Kenmerk // of the decision or the notice
	Over         string  // the member whom the piece is about
	Ontvanger    string  // the member to whom it goes
	Hoedanigheid Hoedanigheid
	// Noemt are the children who take part and who may be named to this
	// recipient: those of whom he has custody, or the child itself. Sorted.
	Noemt []string
}

// Mensreden is why a person must decide about a letter.
type Mensreden string

// The reasons for asking a person.
const (
	RedenVeiligheid Mensreden = "BRIEF-VEILIGHEID"       // a safety flag on who has custody, or on the child
	RedenGezag      Mensreden = "BRIEF-GEZAG-ONBEKEND"   // nobody is known to have custody
	RedenLeeftijd   Mensreden = "BRIEF-LEEFTIJD-ONZEKER" // the birth date does not tell who gets the letter
)

// MensNodig is a letter that no program sends: a person must decide. Ontvanger
// is empty where it is not known who would get it.
type MensNodig struct {
	Zending
	Reden Mensreden
	Tekst string // what to do, for who decides
}

var mensteksten = map[Mensreden]string{
	RedenVeiligheid: "Er staat een veiligheidsvlag op dit kind of op wie het gezag heeft. Beslis zelf of deze brief gaat, en leg uit waarom.",
	RedenGezag:      "Niet bekend is wie het gezag heeft. Zoek dit op in het gezagsregister en beslis dan wie de brief krijgt.",
	RedenLeeftijd:   "De geboortedatum is niet precies bekend. Zoek haar op: daarvan hangt af wie de brief krijgt.",
}

// Postbesluit is what a person decided about one letter.
type Postbesluit struct {
	Kenmerk    Kenmerk
	Ontvanger  string
	Sturen     bool
	Door       string
	Motivering string
}

// Gezinssituatie is what is needed to find recipients.
type Gezinssituatie struct {
	Situatie *gezin.Situatie
	Regels   *regeling.Versie // says which fact is the birth date
	Vlaggen  map[string]bool  // members with a safety flag: protected, or a danger to another
	Besloten []Postbesluit    // what people decided
	Dag      termijn.Dag      // of sending: ages and custody of that day
}

// ZendingenVan says who gets a decision. What a person must decide comes in
// mens; what a person decided not to send is in neither.
func (g *Gezinssituatie) ZendingenVan(b *Besluit) (uit []Zending, mens []MensNodig) {
	return g.zendingen(b.Kenmerk, b.Persoon, doenMee(b), b.Wet)
}

// doenMee gives the children who take part from now on; nobody when it ends.
func doenMee(b *Besluit) []string {
	if b.Soort == Beeindiging {
		return nil
	}
	return b.Deelnemers
}

// ZendingenBericht says who gets the notice about a child, as ZendingenVan does
// for the child that carries the decision: the letters do not differ.
func (g *Gezinssituatie) ZendingenBericht(k *Kennisgeving) (uit []Zending, mens []MensNodig) {
	var named []string
	if k.Stopt == termijn.Geen {
		named = doenMee(&k.Besluit)
	}
	return g.zendingen(k.Bericht.Kenmerk, k.Kind, named, k.Besluit.Wet)
}

func (g *Gezinssituatie) zendingen(k Kenmerk, over string, kinderen []string, wet gezin.Wet) (uit []Zending, mens []MensNodig) {
	young, old := g.leeftijd(over)
	self := Zending{Kenmerk: k, Over: over, Ontvanger: over, Hoedanigheid: Zelf}
	adult := young >= leeftijdMondig || wet == gezin.Wmo && young == geboorteOnbeken
	if adult {
		return []Zending{self}, nil
	}
	if young == geboorteOnbeken || g.gezagsgrens(young) != g.gezagsgrens(old) {
		return nil, []MensNodig{{Zending{Kenmerk: k, Over: over}, RedenLeeftijd, mensteksten[RedenLeeftijd]}}
	}
	if young >= leeftijdMee {
		self.Hoedanigheid, self.Noemt = Jeugdige, []string{over}
		uit = append(uit, self)
	}
	if young >= leeftijdAlleen {
		return uit, nil
	}
	more, mens := g.gezagsbrieven(k, over, kinderen)
	return append(uit, more...), mens
}

// gezagsbrieven gives the letters to who has custody.
func (g *Gezinssituatie) gezagsbrieven(k Kenmerk, over string, kinderen []string) (uit []Zending, mens []MensNodig) {
	holders := g.Situatie.MetGezagOver(over)
	if len(holders) == 0 {
		return nil, []MensNodig{{Zending{Kenmerk: k, Over: over}, RedenGezag, mensteksten[RedenGezag]}}
	}
	for _, h := range holders {
		z := Zending{Kenmerk: k, Over: over, Ontvanger: h, Hoedanigheid: Gezag, Noemt: g.onderGezag(h, over, kinderen)}
		decided, send := g.besloten(k, h)
		switch {
		case decided && !send:
		case decided || !g.Vlaggen[h] && !slices.ContainsFunc(z.Noemt, func(id string) bool { return g.Vlaggen[id] }):
			uit = append(uit, z)
		default:
			mens = append(mens, MensNodig{z, RedenVeiligheid, mensteksten[RedenVeiligheid]})
		}
	}
	return uit, mens
}

// onderGezag gives the children of whom a holder of custody may be told.
// He has custody of the one whom the letter is about. A child of 16 or older,
// or of unknown age, speaks for itself and is not named to him.
func (g *Gezinssituatie) onderGezag(holder, over string, kinderen []string) []string {
	out := []string{over}
	for _, kind := range kinderen {
		_, oldest := g.leeftijd(kind)
		if oldest != geboorteOnbeken && oldest < leeftijdAlleen && slices.Contains(g.Situatie.MetGezagOver(kind), holder) {
			out = append(out, kind)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (g *Gezinssituatie) besloten(k Kenmerk, ontvanger string) (decided, send bool) {
	for _, p := range g.Besloten {
		if p.Kenmerk == k && p.Ontvanger == ontvanger && !leeg(p.Door) && !leeg(p.Motivering) {
			decided, send = true, p.Sturen
		}
	}
	return decided, send
}

// leeftijd gives the lowest and the highest age that someone can have; -1
// where nothing is known.
func (g *Gezinssituatie) leeftijd(id string) (low, high int) {
	i, ok := g.Situatie.Lid(id)
	born := g.Regels.Regeling().Geboren()
	if !ok || born == nil {
		return geboorteOnbeken, geboorteOnbeken
	}
	w := g.Situatie.Leden[i].Kenmerken[born.Code]
	if w.Soort != gezin.Datum {
		return geboorteOnbeken, geboorteOnbeken
	}
	return termijn.Dag(w.Max).Leeftijd(g.Dag), termijn.Dag(w.Min).Leeftijd(g.Dag)
}

// gezagsgrens gives the group of an age; every unknown age is a group apart
// from any known one, so that it asks for a person.
func (g *Gezinssituatie) gezagsgrens(age int) int {
	switch {
	case age == geboorteOnbeken:
		return 0
	case age < leeftijdMee:
		return 1
	case age < leeftijdAlleen:
		return 2
	case age < leeftijdMondig:
		return 3
	}
	return 4
}
