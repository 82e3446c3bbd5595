package kostprijs

import (
	"cmp"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Maak checks an input and completes it with the embedded tables of its day.
// The error is a Fouten with every fault at once.
func Maak(b *Bronnen, inv Invoer) (*Model, error) {
	inv = inv.kopie()
	c := &maker{b: b, inv: &inv, m: &Model{Invoer: inv}, used: map[int]bool{}}
	c.m.tail = staart{loonkosten: geen, productief: geen, overhead: geen, kilometers: geen,
		risico: geen, loondeel: geen, diensturen: geen, plaatsen: geen, bezetting: geen}
	c.kop()
	c.eigenParameters()
	if inv.LoonkostenPerUur != nil {
		c.gegevenLoonkosten()
	} else {
		c.loonopbouw()
	}
	c.prijsopbouw()
	c.ongebruikt()
	if len(c.f) == 0 {
		c.nagaan()
	}
	return c.m, c.f.AlsFout()
}

// maker collects the faults and fills the model.
type maker struct {
	b    *Bronnen
	inv  *Invoer
	m    *Model
	f    Fouten
	used map[int]bool // which of the input's own parameters are used
}

func (c *maker) kop() {
	if c.inv.Code == "" {
		c.f.meld(FoutNaam, "code", "Geef het tarief een korte code.")
	}
	if c.inv.Peildatum == 0 {
		c.f.meld(FoutDatum, "peildatum", "Noem de peildatum: de dag waarvan de tabellen gelden.")
	}
	if c.inv.Wet != Wmo && c.inv.Wet != Jeugdwet {
		c.f.meld(FoutNaam, "wet", "Kies de wet: Wmo of Jeugdwet.")
	}
}

// eigenParameters checks the named parameters of the input.
func (c *maker) eigenParameters() {
	seen := map[string]bool{}
	for i := range c.inv.Parameters {
		p := &c.inv.Parameters[i]
		if p.Cao == "" {
			p.Cao = instelling(p.Naam)
		}
		path := pad("parameters", i)
		v, ok := woordenboek[p.Naam]
		if !ok {
			c.f.meld(FoutNaam, path+".naam", "Deze naam kent Wijzer niet. Kijk in de handleiding welke parameters er zijn.")
			c.used[i] = true
			continue
		}
		if seen[p.Sleutel()] {
			c.f.meld(FoutDubbel, path, "Deze parameter staat er twee keer. Laat er een staan.")
		}
		seen[p.Sleutel()] = true
		p.controleer(&c.f, path, c.inv.Peildatum)
		v.past(&c.f, path, p)
	}
}

func pad(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// neem adds a parameter to the model and gives its number.
func (c *maker) neem(p Parameter, path string) int {
	c.m.Parameters = append(c.m.Parameters, p)
	c.m.paths = append(c.m.paths, path)
	c.m.w = append(c.m.w, p.fractie())
	return len(c.m.Parameters) - 1
}

// neemPost checks and adds a parameter that stands in a list of the input.
func (c *maker) neemPost(p Parameter, path string) int {
	p.controleer(&c.f, path, c.inv.Peildatum)
	return c.neem(p, path)
}

// eigen finds a named parameter of the input.
func (c *maker) eigen(naam, cao string) int {
	for i := range c.inv.Parameters {
		if p := &c.inv.Parameters[i]; p.Naam == naam && p.Cao == cao {
			c.used[i] = true
			return c.neem(*p, pad("parameters", i))
		}
	}
	return geen
}

// zoek finds a parameter: the input's own, else the embedded one of the day.
func (c *maker) zoek(naam, cao string) int {
	if i := c.eerder(naam, cao); i != geen {
		return i
	}
	if i := c.eigen(naam, cao); i != geen {
		return i
	}
	if p, ok := c.b.Feit(naam, cao, c.inv.Peildatum); ok {
		c.feitOpmerking(&p)
		return c.neem(p, "")
	}
	return geen
}

// feitOpmerking says of an embedded figure that it is derived, or that sources
// do not agree on it.
func (c *maker) feitOpmerking(p *Parameter) {
	switch {
	case p.Status == Afgeleid:
		c.opmerking("afgeleid-gegeven", "De "+p.Naam+" van "+p.Cao+" is afgeleid, niet gepubliceerd: "+cmp.Or(p.Toelichting, p.Bron)+".")
	case strings.Contains(p.Toelichting, "bronnen verschillen") || strings.Contains(p.Toelichting, "niet geverifieerd"):
		c.opmerking("bronnen-verschillen", "De "+p.Naam+" van "+p.Van.String()[:4]+" is niet zeker: "+p.Toelichting+".")
	}
}

// eerder finds a parameter that the model has already: a premium serves every
// cao.
func (c *maker) eerder(naam, cao string) int {
	for i := range c.m.Parameters {
		if p := &c.m.Parameters[i]; p.Naam == naam && p.Cao == cao {
			return i
		}
	}
	return geen
}

// eis finds a parameter that must be there.
func (c *maker) eis(naam, cao string) int {
	i := c.zoek(naam, cao)
	if i == geen && c.inv.Peildatum != 0 {
		who := cao
		if who != "" {
			who = " van " + who
		}
		c.f.meld(FoutGegeven, "parameters", "Voor de peildatum is geen "+naam+who+" bekend. Geef deze parameter zelf, met bron.")
	}
	return i
}

// ongebruikt refuses parameters that would change nothing: the sender thinks
// that they count.
func (c *maker) ongebruikt() {
	for i := range c.inv.Parameters {
		if !c.used[i] {
			c.f.meld(FoutNaam, pad("parameters", i), "Deze parameter doet in deze opbouw niet mee. Haal hem weg, of noem de cao waar hij bij hoort.")
		}
	}
}

func (c *maker) opmerking(code, text string) {
	for _, o := range c.m.Opmerkingen {
		if o.Tekst == text {
			return
		}
	}
	c.m.Opmerkingen = append(c.m.Opmerkingen, Opmerking{Code: code, Tekst: text})
}

func (c *maker) gegevenLoonkosten() {
	p := *c.inv.LoonkostenPerUur
	p.Naam = "loonkosten-per-uur"
	if p.Eenheid != "" && p.Eenheid != EenheidEurUur {
		c.f.meld(FoutEenheid, "loonkosten-per-uur.eenheid", "Deze parameter heeft de eenheid eur/uur. Verbeter de eenheid.")
	}
	c.m.tail.loonkosten = c.neemPost(p, "loonkosten-per-uur")
	if c.m.tail.productief = c.eigen(NaamProductiviteit, ""); c.m.tail.productief == geen || len(c.inv.Uren) > 0 {
		c.f.meld(FoutProductief, "parameters", "Geef bij loonkosten per uur de productiviteit als percentage, en geen lijst met uren.")
	}
	c.nietNaast()
}

// nietNaast refuses the parts of the build-up beside a given cost: they would
// change nothing, while the sender thinks that they count.
func (c *maker) nietNaast() {
	inv := c.inv
	for _, part := range []struct {
		path string
		has  bool
	}{
		{"cao-mix", inv.CaoMix != nil}, {"functiemix", len(inv.Functiemix) > 0}, {"niveaus", len(inv.Niveaus) > 0},
		{"periodieken", inv.Periodieken != nil}, {"tabellen", len(inv.Tabellen) > 0}, {"meetellen", len(inv.Meetellen) > 0},
		{"toeslagen", len(inv.Toeslagen) > 0}, {"personeel", len(inv.Personeel) > 0},
	} {
		if part.has {
			c.f.meld(FoutDubbel, part.path, "Geef loonkosten per uur, of de opbouw uit cao's. Naast loonkosten per uur doet dit deel niet mee.")
		}
	}
}

// nagaan computes once, so that what only the whole can show is refused too.
func (c *maker) nagaan() {
	for i := range c.m.Parameters {
		c.bereik(i)
	}
	if len(c.f) > 0 {
		return
	}
	if _, code := c.m.reken(c.m.w); code != "" {
		c.f.meld(code, rekenPad(code), rekenMelding(code))
	}
}

// bereik refuses values that cannot be.
func (c *maker) bereik(i int) {
	p, path := &c.m.Parameters[i], c.m.paths[i]
	if path == "" {
		return
	}
	least, most := p.Waarde, p.Waarde
	if p.Bereik != nil {
		least, most = p.Bereik.Laag, p.Bereik.Hoog
	}
	switch {
	case least.Teken() < 0 && p.Grondslag != VanPrijspeilVorigJaar:
		c.f.meld(FoutBereik, path+".waarde", "Deze waarde kan niet lager zijn dan nul. Verbeter de waarde of het bereik.")
	case p.Grondslag == VanPrijspeilVorigJaar && least.Vergelijk(Heel(-100)) <= 0:
		c.f.meld(FoutBereik, path+".waarde", "Een index is hoger dan -100%. Verbeter de waarde of het bereik.")
	case (p.Naam == "uren-per-jaar" || p.Naam == "uurloon-deler") && least.Teken() == 0:
		c.f.meld(FoutBereik, path+".waarde", "Deze waarde moet groter zijn dan nul. Verbeter de waarde of het bereik.")
	case p.Eenheid == EenheidProcent && p.Grondslag == AandeelVanPrijs && most.Vergelijk(Heel(100)) >= 0:
		c.f.meld(FoutBereik, path+".waarde", "Een aandeel van de prijs is kleiner dan 100%. Verbeter de waarde.")
	case p.Naam == NaamProductiviteit && (least.Teken() == 0 || most.Vergelijk(Heel(100)) > 0):
		c.f.meld(FoutBereik, path+".waarde", "Productiviteit ligt boven 0% en is hoogstens 100%. Verbeter de waarde.")
	}
}

// afrondregel reads a rounding rule.
func (c *maker) afrondregel(r *Afrondregel, path string) geld.Afronding {
	r.Herkomst.controleer(&c.f, path)
	rule, ok := geld.ParseAfronding(r.Regel)
	if !ok {
		c.f.meld(FoutNaam, path+".regel", "Kies een afrondregel: half-van-nul, half-naar-nul, half-even, omlaag of omhoog.")
	}
	if r.Eenheid.Teken() <= 0 {
		c.f.meld(FoutWaarde, path+".eenheid", "Zeg op welk bedrag u afrondt: 0,01 voor centen, 1 voor hele euro's, 0,60 voor hele centen per minuut.")
	}
	return rule
}
