package regeling

import (
	"math"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"go.yaml.in/yaml/v3"
)

// scope says about whom a condition speaks where it stands.
type scope uint8

const (
	overGezin scope = iota // the family as a whole
	overLid                // one member
)

// vormlezer is a key that makes a condition, with what reads it.
type vormlezer struct {
	sleutel string
	lees    func(l *lezer, k, at *knoop, s scope) *Voorwaarde
}

// vormen gives the keys that make a condition. A condition has exactly one of
// them.
func vormen() []vormlezer {
	return []vormlezer{
		{"alle", (*lezer).leesDelen}, {"een", (*lezer).leesDelen}, {"niet", (*lezer).leesNiet},
		{"feit", (*lezer).leesFeit}, {"groep", (*lezer).leesGroep}, {"aantal", (*lezer).leesAantal}, {"som", (*lezer).leesSom},
		{"leeftijd", (*lezer).leesLeeftijd}, {"loopt", (*lezer).leesLoopt}, {"gekozen", (*lezer).leesGekozen},
		{"gebied", (*lezer).leesGebied}, {"schakelaar", (*lezer).leesSchakelaar}, {"altijd", (*lezer).leesAltijd},
	}
}

// voorwaarde reads a condition; nil where there is none.
func (l *lezer) voorwaarde(k *knoop, s scope) *Voorwaarde {
	if !k.is() {
		return nil
	}
	if k.n.Kind != yaml.MappingNode || !k.map_() {
		k.fout(FoutVorm, "Hier hoort een voorwaarde, zoals feit, alle of aantal.")
		return &Voorwaarde{vorm: altijd}
	}
	var out *Voorwaarde
	for _, f := range vormen() {
		if at := k.bij(f.sleutel); at.is() {
			if out != nil {
				k.fout(FoutVorm, "Een voorwaarde zegt één ding. Zet er alle of een omheen als u er meer bedoelt.")
				continue
			}
			out = f.lees(l, k, at, s)
		}
	}
	k.klaar()
	if out == nil {
		k.fout(FoutVorm, "Deze voorwaarde zegt niets. Gebruik een van: %s.", vormnamen())
		return &Voorwaarde{vorm: altijd}
	}
	out.plek = k.plek()
	return out
}

func vormnamen() string {
	names := make([]string, len(vormen()))
	for i, f := range vormen() {
		names[i] = f.sleutel
	}
	return opsomming(names)
}

func (l *lezer) leesDelen(k, at *knoop, s scope) *Voorwaarde {
	v := &Voorwaarde{vorm: alle}
	if naam(at.pad) == "een" {
		v.vorm = een
	}
	for _, item := range at.lijst() {
		if d := l.voorwaarde(item, s); d != nil {
			v.delen = append(v.delen, d)
		}
	}
	if len(v.delen) == 0 {
		at.fout(FoutVorm, "Zet hier ten minste één voorwaarde.")
	}
	return v
}

func (l *lezer) leesNiet(_, at *knoop, s scope) *Voorwaarde {
	return &Voorwaarde{vorm: niet, delen: []*Voorwaarde{l.voorwaarde(at, s)}}
}

func (l *lezer) leesFeit(k, at *knoop, s scope) *Voorwaarde {
	v := &Voorwaarde{vorm: feitIs, grens: alles}
	f, ok := l.r.feit[at.tekst()]
	if !ok {
		at.fout(FoutFeitOnbekend, "Het feit %q is niet bekend. Zet het bij feiten, of kijk of u een schrijffout maakte.", at.tekst())
		f = &Feitsoort{}
		for _, key := range []string{"is", "in", "ten-minste", "ten-hoogste"} {
			k.bij(key)
		}
		return &Voorwaarde{vorm: altijd}
	}
	v.feit = f
	if f.Bereik == OverLid && s == overGezin {
		at.fout(FoutBereik, "Dit feit gaat over één gezinslid. Gebruik hier aantal of som met een groep.")
	}
	switch f.Soort {
	case gezin.Waarheid:
		v.ja = k.bij("is").jaNee()
	case gezin.Code:
		v.codes = l.codes(k, f)
	default:
		v.grens = l.grenzen(k, false)
	}
	return v
}

func (l *lezer) codes(k *knoop, f *Feitsoort) []string {
	at := k.bij("in")
	if is := k.bij("is"); is.is() {
		at = is
	}
	codes := at.teksten()
	if len(codes) == 0 {
		at.fout(FoutVerplicht, "Zeg bij is of in met welke waarde u vergelijkt.")
	}
	for _, c := range codes {
		if !f.heeft(c) {
			at.fout(FoutWaardeOnbekend, "Het feit %q heeft geen waarde %q.", f.Code, c)
		}
	}
	return codes
}

// grenzen reads a range of numbers, or of dates.
func (l *lezer) grenzen(k *knoop, counts bool) grens {
	g := alles
	if counts {
		g.min = 0
	}
	value := func(at *knoop) int64 {
		if d := at.tekst(); len(d) == 10 {
			return int64(at.dag())
		}
		return at.getal()
	}
	is, lo, hi := k.bij("is"), k.bij("ten-minste"), k.bij("ten-hoogste")
	if is.is() {
		g.min = value(is)
		g.max = g.min
	}
	if lo.is() {
		g.min = value(lo)
	}
	if hi.is() {
		g.max = value(hi)
	}
	switch {
	case !is.is() && !lo.is() && !hi.is():
		k.fout(FoutVerplicht, "Zeg met is, ten-minste of ten-hoogste waarmee u vergelijkt.")
	case g.min > g.max:
		k.fout(FoutTegenspraak, "Geen enkel getal is tegelijk ten minste %d en ten hoogste %d.", g.min, g.max)
	}
	return g
}

func (l *lezer) leesGroep(_, at *knoop, s scope) *Voorwaarde {
	if s == overGezin {
		at.fout(FoutBereik, "Een groep gaat over één gezinslid. Gebruik hier aantal.")
	}
	return &Voorwaarde{vorm: inGroep, groep: l.eenGroep(at)}
}

// eenGroep finds a group; where there is none the fault is noted and an empty
// group stands in.
func (l *lezer) eenGroep(at *knoop) *Groep {
	if g := zoek(at, l.r.groep, "De groep"); g != nil {
		return g
	}
	return &Groep{nr: -1}
}

func (l *lezer) leesAantal(k, at *knoop, _ scope) *Voorwaarde {
	return &Voorwaarde{vorm: aantalIn, groep: l.eenGroep(at), grens: l.grenzen(k, true)}
}

func (l *lezer) leesSom(k, at *knoop, _ scope) *Voorwaarde {
	v := &Voorwaarde{vorm: somVan, feit: &Feitsoort{}, groep: &Groep{}}
	if at.map_() {
		if f := zoek(at.bij("feit"), l.r.feit, "Het feit"); f != nil {
			v.feit = f
		}
		v.groep = l.eenGroep(at.bij("groep"))
		at.klaar()
	}
	if v.feit.Soort != gezin.Getal || v.feit.Bereik != OverLid {
		at.fout(FoutSoort, "Optellen kan alleen een feit dat een getal is en over een gezinslid gaat.")
	}
	v.grens = l.grenzen(k, false)
	return v
}

func (l *lezer) leesLeeftijd(_, at *knoop, s scope) *Voorwaarde {
	v := &Voorwaarde{vorm: leeftijdIs, grens: grens{0, math.MaxInt64}}
	if s == overGezin {
		at.fout(FoutBereik, "Een leeftijd gaat over één gezinslid. Gebruik hier aantal met een groep.")
	}
	if l.r.geboren == nil {
		at.fout(FoutVerwijzing, "Deze regeling heeft geen feit geboortedatum van een gezinslid.")
	}
	if !at.map_() {
		return v
	}
	if lo := at.bij("ten-minste"); lo.is() {
		v.grens.min = lo.getal()
	}
	if hi := at.bij("jonger-dan"); hi.is() {
		v.grens.max = hi.getal() - 1
	}
	at.klaar()
	if v.grens.min > v.grens.max {
		at.fout(FoutTegenspraak, "Niemand heeft een leeftijd van ten minste %d en jonger dan %d.", v.grens.min, v.grens.max+1)
	}
	return v
}

func (l *lezer) leesLoopt(k, at *knoop, s scope) *Voorwaarde {
	v := &Voorwaarde{vorm: loopt, codes: at.teksten()}
	if by := k.bij("bij"); by.is() && (s != overLid || by.tekst() != "zelf") {
		v.groep = l.eenGroep(by)
	}
	for _, c := range v.codes {
		if !l.kanLopen(c) {
			at.fout(FoutVerwijzing, "Het product %q staat niet bij producten en niet bij extern.", c)
		}
	}
	return v
}

func (l *lezer) kanLopen(code string) bool {
	return slices.ContainsFunc(l.r.Extern, func(e Extern) bool { return e.Code == code }) || l.productcode[code]
}

func (l *lezer) leesGekozen(_, at *knoop, s scope) *Voorwaarde {
	if s == overGezin {
		at.fout(FoutBereik, "Wie gekozen is, gaat over één gezinslid.")
	}
	return &Voorwaarde{vorm: gekozenLid, ja: at.jaNee()}
}

func (l *lezer) leesGebied(k, at *knoop, _ scope) *Voorwaarde {
	v := &Voorwaarde{vorm: gebiedGekozen, gebied: zoek(at, l.r.gebied, "Het gebied"), niveau: -1}
	below := k.bij("lager-dan")
	if v.gebied == nil {
		v.gebied = &Gebied{}
		return v
	}
	if below.is() {
		place, ok := v.gebied.Schaal.plaats(below.tekst())
		if !ok {
			below.fout(FoutWaardeOnbekend, "Het gebied %q heeft geen niveau %q.", v.gebied.Code, below.tekst())
		}
		v.niveau = place
	}
	return v
}

func (l *lezer) leesSchakelaar(_, at *knoop, _ scope) *Voorwaarde {
	v := &Voorwaarde{vorm: schakelaarAan, schakelaar: zoek(at, l.r.schakelaar, "De schakelaar")}
	if v.schakelaar == nil {
		return &Voorwaarde{vorm: altijd}
	}
	return v
}

func (l *lezer) leesAltijd(_, at *knoop, _ scope) *Voorwaarde {
	if !at.jaNee() {
		at.fout(FoutVorm, "Schrijf altijd: ja, of laat de voorwaarde weg.")
	}
	return &Voorwaarde{vorm: altijd}
}
