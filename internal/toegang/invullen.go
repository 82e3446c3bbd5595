package toegang

// Bind fills in the attributes of the reader and simplifies. In the result
// stands no term of the reader; what is decided by the reader alone has become
// Vast and has left the tree. Named steps that became constant are kept, so
// that the explanation is as long as before.
func Bind(p Predicaat, lezer map[Lezerkenmerk][]string) Predicaat {
	return bind(p, lezer, true)
}

// Simplify is Bind that leaves out the named steps too: the form to compile.
func Simplify(p Predicaat, lezer map[Lezerkenmerk][]string) Predicaat {
	return bind(p, lezer, false)
}

// Known fills in what is known of every row, such as the kind of a table that
// holds one kind only, and simplifies as Simplify does.
func Known(p Predicaat, rij map[Kenmerk]string) Predicaat {
	return Simplify(rewrite(p, func(t Term) Term {
		if v, ok := rij[Kenmerk(t.Naam)]; ok && t.Plaats == VanRij {
			return Tekst(v)
		}
		return t
	}), nil)
}

// rewrite gives the predicate with f done to each term.
func rewrite(p Predicaat, f func(Term) Term) Predicaat {
	switch p := p.(type) {
	case En:
		return En(rewriteAll(p, f))
	case Of:
		return Of(rewriteAll(p, f))
	case Niet:
		return Niet{rewrite(p.P, f)}
	case Stap:
		p.P = rewrite(p.P, f)
		return p
	case Een:
		return Een{f(p.Term), rewriteTerms(p.Van, f)}
	case Bestaat:
		uit := Bestaat{In: p.In, Waar: make([]Eis, len(p.Waar))}
		for i, e := range p.Waar {
			uit.Waar[i] = Eis{e.Kolom, rewriteTerms(e.Van, f)}
		}
		if p.Dan != nil {
			uit.Dan = rewrite(p.Dan, f)
		}
		return uit
	}
	return p
}

func rewriteAll(delen []Predicaat, f func(Term) Term) []Predicaat {
	uit := make([]Predicaat, len(delen))
	for i, d := range delen {
		uit[i] = rewrite(d, f)
	}
	return uit
}

func rewriteTerms(termen []Term, f func(Term) Term) []Term {
	uit := make([]Term, len(termen))
	for i, t := range termen {
		uit[i] = f(t)
	}
	return uit
}

func bind(p Predicaat, lezer map[Lezerkenmerk][]string, stappen bool) Predicaat {
	switch p := p.(type) {
	case En:
		return bindAll(p, lezer, stappen, true)
	case Of:
		return bindAll(p, lezer, stappen, false)
	case Niet:
		binnen := bind(p.P, lezer, stappen)
		if v, ok := binnen.(Vast); ok {
			return !v
		}
		return Niet{binnen}
	case Stap:
		p.P = bind(p.P, lezer, stappen)
		if !stappen {
			return p.P
		}
		return p
	case Een:
		return bindOne(p, lezer)
	case Bestaat:
		return bindExists(p, lezer, stappen)
	}
	return p
}

// bindAll binds the parts of an And (neutral element yes) or an Or (no). The
// other constant decides the whole, unless named steps must stay visible.
func bindAll(delen []Predicaat, lezer map[Lezerkenmerk][]string, stappen, neutraal bool) Predicaat {
	var over []Predicaat
	for _, d := range delen {
		d = bind(d, lezer, stappen)
		if v, ok := d.(Vast); ok {
			if bool(v) == neutraal {
				continue
			}
			if !stappen {
				return v
			}
		}
		over = append(over, d)
	}
	if len(over) == 0 {
		return Vast(neutraal)
	}
	if len(over) == 1 {
		return over[0]
	}
	if neutraal {
		return En(over)
	}
	return Of(over)
}

func bindOne(p Een, lezer map[Lezerkenmerk][]string) Predicaat {
	links := bindTerms([]Term{p.Term}, lezer)
	p.Van = bindTerms(p.Van, lezer)
	if len(links) == 0 || len(p.Van) == 0 {
		return Vast(false)
	}
	if len(links) > 1 { // an attribute with several values: one of them
		uit := Of{}
		for _, l := range links {
			uit = append(uit, bindOne(Een{l, p.Van}, nil))
		}
		return uit
	}
	p.Term = links[0]
	if p.Term.Plaats != Gegeven {
		return p
	}
	return constantOne(p)
}

// constantOne decides what can be decided of a comparison with a fixed value.
func constantOne(p Een) Predicaat {
	var over []Term
	for _, t := range p.Van {
		if t == p.Term {
			return Vast(true)
		}
		if t.Plaats != Gegeven {
			over = append(over, t)
		}
	}
	if len(over) == 0 {
		return Vast(false)
	}
	p.Van = over
	return p
}

func bindExists(p Bestaat, lezer map[Lezerkenmerk][]string, stappen bool) Predicaat {
	eisen := make([]Eis, len(p.Waar))
	for i, e := range p.Waar {
		eisen[i] = Eis{e.Kolom, bindTerms(e.Van, lezer)}
		if len(eisen[i].Van) == 0 {
			return Vast(false)
		}
	}
	p.Waar = eisen
	if p.Dan == nil {
		return p
	}
	p.Dan = bind(p.Dan, lezer, stappen)
	if v, ok := p.Dan.(Vast); ok {
		if !v {
			return Vast(false)
		}
		p.Dan = nil
	}
	return p
}

// bindTerms replaces terms of the reader by their values. One that the reader
// does not have disappears: it equals nothing.
func bindTerms(termen []Term, lezer map[Lezerkenmerk][]string) []Term {
	var uit []Term
	for _, t := range termen {
		if t.Plaats != VanLezer {
			uit = append(uit, t)
			continue
		}
		for _, v := range lezer[Lezerkenmerk(t.Naam)] {
			if v != "" {
				uit = append(uit, Tekst(v))
			}
		}
	}
	return uit
}
