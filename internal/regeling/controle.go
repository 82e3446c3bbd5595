package regeling

import (
	"math"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// controleer looks at the catalogue as a whole, after all files were read.
func (l *lezer) controleer() {
	if l.r.Code == "" {
		l.fouten = append(l.fouten, Fout{Regel: 1, Pad: "regeling", Code: FoutVerplicht, Tekst: "Geef de regeling een code: regeling: naam."})
	}
	l.overlap()
	for i, p := range l.r.Prijzen {
		if err := p.los(l.r.Prijzen); err != nil {
			l.prijsplek[i].fout(FoutPrijs, "Deze prijs is niet te berekenen: de formule verwijst naar een prijs die er op die dag niet is, of het bedrag is te groot.")
		}
	}
	l.r.elkeVoorwaarde(func(v *Voorwaarde) { l.tegenspraak(v) })
	l.r.elkeVoorwaarde(l.r.grenswaarden)
	for _, g := range l.r.Groepen {
		l.r.hangtAf(g.Als, g.nr)
	}
}

// overlap finds lines with one code or key that hold on the same day and were
// known at the same moment, so that nobody could say which one counts.
func (l *lezer) overlap() {
	for i, p := range l.r.Producten {
		for _, q := range l.r.Producten[:i] {
			if p.Code == q.Code && p.overlapt(q.Geldigheid) {
				l.productplek[i].fout(FoutOverlap, "Twee versies van dit product gelden op dezelfde dag en waren even lang bekend. Geef er één een andere geldigheid.")
			}
		}
	}
	seen := map[Tarief][]*Prijs{}
	for i, p := range l.r.Prijzen {
		for _, q := range seen[p.Tarief] {
			if p.overlapt(q.Geldigheid) {
				l.prijsplek[i].fout(FoutOverlap, "Twee prijzen voor hetzelfde gelden op dezelfde dag en waren even lang bekend. Geef er één een andere geldigheid.")
			}
		}
		seen[p.Tarief] = append(seen[p.Tarief], p)
	}
}

// tegenspraak finds, below every "alle", one fact of which two parts ask what
// cannot be true together.
func (l *lezer) tegenspraak(v *Voorwaarde) {
	for _, d := range v.delen {
		l.tegenspraak(d)
	}
	if v.vorm != alle {
		return
	}
	claims := map[*Feitsoort]*eisen{}
	ages := &eisen{grens: alles}
	for _, d := range v.platteDelen() {
		var e *eisen
		switch {
		case d.vorm == feitIs:
			if e = claims[d.feit]; e == nil {
				e = &eisen{grens: alles}
				claims[d.feit] = e
			}
		case d.vorm == leeftijdIs:
			e = ages
		default:
			continue
		}
		if !e.neem(d) {
			l.fouten = append(l.fouten, Fout{v.plek.bestand, d.plek.regel, "", FoutTegenspraak,
				"Deze voorwaarde kan nooit waar zijn: ze vraagt over één feit twee dingen die niet samengaan."})
			return
		}
	}
}

// platteDelen gives the parts of nested "alle" as one list.
func (v *Voorwaarde) platteDelen() (out []*Voorwaarde) {
	for _, d := range v.delen {
		if d.vorm == alle {
			out = append(out, d.platteDelen()...)
		} else {
			out = append(out, d)
		}
	}
	return out
}

// eisen is what several conditions together leave possible of one fact.
type eisen struct {
	grens   grens
	codes   []string
	beperkt bool
	waar    *bool
}

// neem adds a condition; false where nothing stays possible.
func (e *eisen) neem(v *Voorwaarde) bool {
	if v.vorm == feitIs && v.feit.Soort == gezin.Waarheid {
		if e.waar != nil && *e.waar != v.ja {
			return false
		}
		e.waar = &v.ja
		return true
	}
	if v.vorm == feitIs && v.feit.Soort == gezin.Code {
		if !e.beperkt {
			e.codes, e.beperkt = v.codes, true
			return true
		}
		var both []string
		for _, c := range e.codes {
			if bevat(v.codes, c) {
				both = append(both, c)
			}
		}
		e.codes = both
		return len(both) > 0
	}
	e.grens = grens{max(e.grens.min, v.grens.min), min(e.grens.max, v.grens.max)}
	return e.grens.min <= e.grens.max
}

// elkeVoorwaarde visits every condition of the catalogue.
func (r *Regeling) elkeVoorwaarde(visit func(*Voorwaarde)) {
	see := func(v *Voorwaarde) {
		if v != nil {
			visit(v)
		}
	}
	for _, g := range r.Groepen {
		see(g.Als)
	}
	for _, p := range r.Producten {
		p.elkeVoorwaarde(see)
	}
}

func (p *Product) elkeVoorwaarde(see func(*Voorwaarde)) {
	for i := range p.Toegang {
		see(p.Toegang[i].Als)
	}
	for i := range p.Indiceert {
		see(p.Indiceert[i].Als)
	}
	for _, o := range p.Onderdelen {
		see(o.Als)
		elkGeval(o.Gebieden, see)
		elkGeval(o.Vorm, see)
		elkGeval(o.Minuten, see)
		elkGeval(o.Trede, see)
		if o.Omvang != nil {
			elkGeval(o.Omvang.Aantal, see)
		}
	}
	for _, m := range append(append([]*Opmerking{}, p.Weigeringen...), p.Aandacht...) {
		see(m.Als)
	}
	if p.Aanvullingen != nil {
		for i := range p.Aanvullingen.Gebieden {
			see(p.Aanvullingen.Gebieden[i].Inbegrepen)
			see(p.Aanvullingen.Gebieden[i].Toegestaan)
		}
	}
	if p.Criteria != nil {
		for i := range p.Criteria.Regels {
			see(p.Criteria.Regels[i].Als)
		}
	}
}

func elkGeval[T any](t Toedeling[T], see func(*Voorwaarde)) {
	for i := range t {
		see(t[i].Als)
	}
}

// grenswaarden notes on which numbers and ages the outcome of a condition can
// turn, so that a question can be tried with values that matter.
func (r *Regeling) grenswaarden(v *Voorwaarde) {
	for _, d := range v.delen {
		r.grenswaarden(d)
	}
	switch {
	case v.vorm == leeftijdIs:
		r.leeftijden = v.grens.naast(r.leeftijden, 0)
	case v.vorm == feitIs && v.feit.Soort == gezin.Getal, v.vorm == somVan:
		v.feit.grenswaarden = v.grens.naast(v.feit.grenswaarden, 0)
	}
}

// naast adds the values on both sides of the ends of a range, sorted and once.
func (g grens) naast(values []int64, lowest int64) []int64 {
	for _, n := range []int64{g.min - 1, g.min, g.max, g.max + 1} {
		if n >= lowest && n < math.MaxInt32 {
			values = append(values, n)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// hangtAf notes for every fact that a condition reads, also through another
// group, that the group with number nr depends on it.
func (r *Regeling) hangtAf(v *Voorwaarde, nr int) {
	if v == nil {
		return
	}
	f := v.feit
	if v.vorm == leeftijdIs {
		f = r.geboren
	}
	if f != nil && !slices.Contains(f.groepen, nr) {
		f.groepen = append(f.groepen, nr)
	}
	if v.groep != nil && v.groep.nr != nr {
		r.hangtAf(v.groep.Als, nr)
	}
	for _, d := range v.delen {
		r.hangtAf(d, nr)
	}
}
