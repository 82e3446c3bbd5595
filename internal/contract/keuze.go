package contract

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// keuze reads the choice. Which fields belong to which arrangement, the
// catalogue says: a field that the arrangement does not ask is a fault of the
// engine or has no effect.
func (in *Invoer) keuze(p *plaats) *regeling.Keuze {
	if !p.object() {
		return nil
	}
	k := &regeling.Keuze{Product: p.bij("arrangement").moetTekst(), Persoon: p.bij("persoon").tekst(),
		Waarden: gezin.Kenmerken{}, Niveaus: map[string]string{}, Omvang: map[string]int64{}}
	r := in.versie.Regeling()
	if at := p.bij("vorm"); at.is() {
		k.Waarden["vorm"] = keuswaarde(at, r.Feit("vorm"), at.moetTekst())
	}
	if at := p.bij("pakket"); at.is() {
		k.Waarden["pakket"] = pakket(at, r.Feit("pakket"))
	}
	k.Waarden["naast-regulier"] = gezin.JaNee(p.bij("naastRegulier").jaNee(false))
	if n, ok := p.bij("looptijdMaanden").aantal(); ok {
		k.Waarden["looptijd"] = gezin.Aantal(n)
	}
	for _, at := range p.bij("niveaus").paren() {
		code := gebiedscode(r, at.naam())
		k.Niveaus[code] = niveaucode(r, code, at.moetTekst())
	}
	for _, at := range p.bij("omvang").paren() {
		if n, ok := at.aantal(); ok {
			k.Omvang[gebiedscode(r, at.naam())] = n
		}
	}
	for _, item := range p.bij("aanvullingen").lijst() {
		if item.object() {
			k.Aanvulling = append(k.Aanvulling, aanvulling(item, r))
		}
	}
	if at := p.bij("vrijeTrede"); at.is() && at.object() {
		k.Vrij = vrijeTrede(at)
	}
	p.klaar()
	return k
}

// pakket reads a package. A number that is no package is refused as one that
// is not allowed.
func pakket(p *plaats, f *regeling.Feitsoort) gezin.Waarde {
	n, ok := p.aantal()
	code := strconv.FormatInt(n, 10)
	if !ok || f == nil {
		return gezin.Keus(code)
	}
	if _, known := f.Kies(code); !known {
		p.fout("pakket-niet-toegestaan", "Dit pakket bestaat niet. Kies uit: "+f.Keuzes()+".")
	}
	return gezin.Keus(code)
}

func gebiedscode(r *regeling.Regeling, code string) string {
	if g := r.Gebied(code); g != nil {
		return g.Code
	}
	return code
}

func niveaucode(r *regeling.Regeling, area, level string) string {
	if g := r.Gebied(area); g != nil {
		if n, ok := g.Schaal.Niveau(level); ok {
			return n.Code
		}
	}
	return level
}

func aanvulling(p *plaats, r *regeling.Regeling) regeling.Aanvulling {
	a := regeling.Aanvulling{Gebied: gebiedscode(r, p.bij("resultaatgebied").moetTekst()), Persoon: p.bij("persoon").moetTekst()}
	a.Niveau = niveaucode(r, a.Gebied, p.bij("trede").moetTekst())
	if at := p.bij("omvang"); at.is() && at.object() {
		n, ok := at.bij("aantal").aantal()
		if ok && n == 0 {
			at.bij("aantal").fout(FoutGetal, "De omvang is ten minste 1. Laat omvang weg als die nog niet bekend is.")
		}
		if !at.bij("aantal").is() {
			at.bij("aantal").fout(FoutLeeg, "Vul dit veld in.")
		}
		a.Omvang = &regeling.Omvang{Aantal: n, Eenheid: at.bij("eenheid").moetTekst()}
		at.klaar()
	}
	p.klaar()
	return a
}

func vrijeTrede(p *plaats) *regeling.VrijBudget {
	v := &regeling.VrijBudget{Motivering: p.bij("motivering").tekst(), Personen: map[string]regeling.Budget{}}
	for _, at := range p.bij("personen").paren() {
		if at.object() {
			v.Personen[at.naam()] = budget(at)
		}
	}
	if at := p.bij("kinderen"); at.is() && at.object() {
		b := budget(at)
		v.Gezin = &b
	}
	p.klaar()
	return v
}

func budget(p *plaats) regeling.Budget {
	var b regeling.Budget
	if n, ok := p.bij("minutenPerWeek").aantal(); ok {
		b.Minuten = &n
	}
	if at := p.bij("bedragPerWeek"); at.is() {
		amount := bedrag(at)
		b.Bedrag = &amount
	}
	if b.Minuten == nil && b.Bedrag == nil {
		p.fout(FoutLeeg, "Vul minutenPerWeek in, of bedragPerWeek, of allebei.")
	}
	p.klaar()
	return b
}
