package toegang

import "slices"

// Object gives the attributes of the row that is asked for.
type Object interface {
	// Kenmerk gives the value of an attribute; the empty text where absent.
	Kenmerk(Kenmerk) string
}

// Evaluate tells whether p holds for the row, at the moment, with what the
// relations say. Attributes of the reader that Bind did not fill in equal
// nothing. Hold a predicate that does not come from Rule against Check first:
// an unknown relation has no rows, which is yes under Niet.
func Evaluate(p Predicaat, o Object, b Bron, m Moment) bool {
	return (&weging{o, b, m, nil}).holds(p)
}

// weging is one evaluation: the row, the relations, the moment, and the row of
// the Bestaat around.
type weging struct {
	o   Object
	b   Bron
	m   Moment
	rij *Relatierij
}

func (w *weging) holds(p Predicaat) bool {
	switch p := p.(type) {
	case Vast:
		return bool(p)
	case En:
		return !slices.ContainsFunc(p, func(d Predicaat) bool { return !w.holds(d) })
	case Of:
		return slices.ContainsFunc(p, w.holds)
	case Niet:
		return !w.holds(p.P)
	case Stap:
		return w.holds(p.P)
	case Een:
		waarde, ok := w.value(p.Term)
		return ok && w.among(waarde, p.Van)
	case Bestaat:
		return w.exists(p)
	}
	return false
}

// value gives the value of a term. A term about the reader has none here.
func (w *weging) value(t Term) (string, bool) {
	switch {
	case t.Plaats == Gegeven:
		return t.Naam, true
	case t.Plaats == VanRij:
		return w.o.Kenmerk(Kenmerk(t.Naam)), true
	case t.Plaats == VanBinnen && w.rij != nil:
		return w.rij.Waarden[Kolom(t.Naam)], true
	}
	return "", false
}

func (w *weging) among(waarde string, van []Term) bool {
	return slices.ContainsFunc(van, func(t Term) bool {
		v, ok := w.value(t)
		return ok && v == waarde
	})
}

func (w *weging) exists(p Bestaat) bool {
	vorm, _ := VormVan(p.In)
	for _, sleutel := range w.keys(p, vorm.Sleutel) {
		for _, rij := range w.b.Rijen(p.In, sleutel) {
			if rij.Waarden[vorm.Sleutel] == sleutel && rij.holds(vorm.Tijd, w.m) && w.meets(p, &rij) {
				return true
			}
		}
	}
	return false
}

// keys gives the values of the key column for which a row may do.
func (w *weging) keys(p Bestaat, sleutel Kolom) []string {
	var uit []string
	for _, e := range p.Waar {
		if e.Kolom != sleutel {
			continue
		}
		for _, t := range e.Van {
			if v, ok := w.value(t); ok {
				uit = append(uit, v)
			}
		}
		return uit
	}
	return nil
}

// meets tells whether the row meets the demands, which speak about what is
// around it, and Dan, which speaks about the row.
func (w *weging) meets(p Bestaat, rij *Relatierij) bool {
	for _, e := range p.Waar {
		if !w.among(rij.Waarden[e.Kolom], e.Van) {
			return false
		}
	}
	binnen := weging{w.o, w.b, w.m, rij}
	return p.Dan == nil || binnen.holds(p.Dan)
}

// holds tells whether the row holds at the moment.
func (r *Relatierij) holds(t Tijdsoort, m Moment) bool {
	nu := ""
	switch t {
	case Tijdloos:
		return true
	case PerDag:
		nu = m.Dag.String()
	case PerTijdstip:
		nu = Tijdtekst(m.Tijd)
	}
	return nu != "" && r.Van <= nu && (r.Tot == "" || nu < r.Tot)
}
