package toegang

import "codeberg.org/wijzer/wijzer/internal/gezin"

// grondvorm names a ground for the explanation and the documentation.
type grondvorm struct{ code, kort, ja, nee string }

func (g Grond) vorm() grondvorm {
	return [...]grondvorm{
		GrondBetrokken: {"G-BETROKKEN", "betrokken", "De lezer is vandaag in deze rol betrokken bij deze persoon, voor deze klasse.",
			"De lezer is vandaag niet in deze rol betrokken bij deze persoon voor deze klasse."},
		GrondBijdragen: {"G-BIJDRAGEN", "draagt bij", "De lezer is vandaag betrokken bij deze persoon en mag toevoegen.",
			"De lezer is vandaag niet betrokken bij deze persoon."},
		GrondEigen: {"G-EIGEN", "schreef het zelf", "De lezer schreef dit zelf en is vandaag betrokken bij deze persoon.",
			"De lezer schreef dit niet zelf, of is niet meer betrokken."},
		GrondVinden: {"G-VINDEN", "persoon zonder vlag", "Deze persoon heeft geen veiligheidsvlag.",
			"Deze persoon heeft een veiligheidsvlag."},
		GrondSpreekt: {"G-SPREEKT", "eigen, of spreekt ervoor", "De lezer is het zelf, spreekt voor deze persoon, of hoorde erbij toen het werd gedeeld.",
			"De lezer is het niet zelf, spreekt niet voor deze persoon en hoorde er niet bij toen het werd gedeeld."},
		GrondNood: {"G-NOOD", "open noodtoegang", "Er is nu een noodtoegang open voor deze lezer en deze persoon.",
			"Er is nu geen noodtoegang open voor deze lezer en deze persoon."},
		GrondNiemand: {"G-NIEMAND", "over niemand", "Het gegeven gaat over niemand.", "Het gegeven gaat over een persoon."},
		GrondTaak: {"G-TAAK", "taak", "De taak vraagt geen betrokkenheid.",
			"De taak vraagt geen betrokkenheid."},
	}[g]
}

// String gives the ground in a few words.
func (g Grond) String() string { return g.vorm().kort }

// predicaat: the row is of one of the kinds and classes of the lines, and the
// ground holds.
func (g Grond) predicaat(v Vraag, lijnen []Recht) Predicaat {
	wat, waarom := Of{}, ""
	for i, r := range lijnen {
		lijn := En{Is(KSoort, r.Soorten...)}
		if g != GrondNiemand {
			lijn = append(lijn, Is(KKlasse, r.Klassen...))
		}
		if wat = append(wat, lijn); i > 0 {
			waarom += "; "
		}
		waarom += r.Toelichting
	}
	vorm := g.vorm()
	return En{wat, Stap{vorm.code, vorm.ja, vorm.nee, "tabel van rechten: " + waarom, g.rust(v)}}
}

// rust is what the ground asks.
func (g Grond) rust(v Vraag) Predicaat {
	switch g {
	case GrondBetrokken:
		return ofEach(func(persoon Term) Predicaat { return betrokken(v, persoon, classTerms()) })
	case GrondBijdragen:
		return ofEach(func(persoon Term) Predicaat { return betrokken(v, persoon, Teksten(gezin.Gewoon)) })
	case GrondEigen:
		return En{Een{Rij(KAuteur), []Term{Lees(LAccount)}},
			ofEach(func(persoon Term) Predicaat { return betrokken(v, persoon, Teksten(gezin.Gewoon)) })}
	case GrondVinden:
		return En{Niet{Is(KOnderwerp, "")}, Niet{beschermd(Rij(KOnderwerp))}}
	case GrondSpreekt:
		return spreekt()
	case GrondNood:
		return ofEach(func(persoon Term) Predicaat {
			return row(Noodgeopend, eis(CPersoon, persoon), eis(CLezer, Lees(LAccount)))
		})
	case GrondNiemand:
		return overNiemand()
	case GrondTaak:
		return Niet{overNiemand()}
	}
	return Vast(false)
}

// classTerms are the classes of an involvement that give the class of the row:
// that class itself. Who may know what is in a file may also know that it is
// there; see betrokken.
func classTerms() []Term { return []Term{Rij(KKlasse)} }

// betrokken: the reader is involved with the person in his role. A team counts
// where the role works by team, the row has a subject, and that person has no
// safety flag.
func betrokken(v Vraag, persoon Term, klasse []Term) Predicaat {
	with := func(lezer Lezerkenmerk, klasse ...Term) Predicaat {
		return row(Betrokken, eis(CPersoon, persoon), eis(CLezer, Lees(lezer)), eis(CRol, Lees(LRol)), eis(CKlasse, klasse...))
	}
	by := func(lezer Lezerkenmerk) Predicaat {
		return Of{with(lezer, klasse...), En{Is(KKlasse, gezin.Betrokken), with(lezer, Tekst(gezin.Gewoon))}}
	}
	if !v.vorm().PerTeam {
		return by(LAccount)
	}
	return Of{by(LAccount), En{Niet{Is(KOnderwerp, "")}, by(LTeams), Niet{beschermd(persoon)}}}
}

// spreekt: it is about the reader himself or about whom he speaks for. A
// child's talk is only the child's own. What was shared is for who belonged to
// that composition, himself: nobody comes to it through someone else.
func spreekt() Predicaat {
	for_ := func(persoon Term, gronden ...Term) Predicaat {
		eisen := []Eis{eis(CPersoon, persoon), eis(CLezer, Lees(LPersoon))}
		if len(gronden) > 0 {
			eisen = append(eisen, Eis{CGrond, gronden})
		}
		return row(Vertegenwoordigd, eisen...)
	}
	zelf := Tekst(Zelf)
	return Of{
		En{Niet{Is(KOnderwerp, "")}, Of{
			for_(Rij(KOnderwerp), zelf),
			En{Niet{Is(KKlasse, gezin.GesprekKind)}, for_(Rij(KOnderwerp))},
		}},
		En{Is(KOnderwerp, ""), Is(KKlasse, gezin.Gewoon, gezin.Betrokken), Niet{Is(KSamenstelling, "")},
			row(Samengesteld, eis(CSamenstelling, Rij(KSamenstelling)), eis(CPersoon, Lees(LPersoon))),
			for_(Lees(LPersoon), zelf)},
	}
}
