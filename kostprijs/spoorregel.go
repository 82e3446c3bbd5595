package kostprijs

import "strings"

func (s *spoor) regelnaam(i int) string {
	r := &s.m.regels[i]
	name := s.m.caos[r.cao].naam + " " + r.cel.Schaal + " trede " + r.cel.Naam()
	if r.niveau != "" {
		name += " (" + r.niveau + ")"
	}
	return name
}

func (s *spoor) regelID(i int) string { return "regel/" + s.regelnaam(i) }

// regel shows the yearly cost of one scale and step.
func (s *spoor) regel(i int) *Stap {
	r, l := &s.m.regels[i], &s.b.lijnen[i]
	k := &s.m.caos[r.cao]
	x := &regelspoor{s: s, k: k, l: l, id: s.regelID(i)}
	salaris := x.stap("salaris", "Jaarsalaris", "12 × maandsalaris", l.salaris, s.par(r.salaris))
	vakantie := x.vakantie(salaris)
	eju := x.eju(salaris, vakantie)
	parts := []*Stap{salaris, vakantie, eju}
	if len(k.toeslagen) > 0 {
		parts = append(parts, x.ort(r.salaris))
	}
	parts = append(parts, x.extras(salaris, vakantie, eju)...)
	bruto := x.som("bruto", "Brutoloon per jaar", l.bruto, parts)
	lasten := append([]*Stap{bruto}, x.lasten(bruto)...)
	total := x.som("", "Jaarlast van een fte, "+s.regelnaam(i), l.totaal, lasten)
	total.ID = x.id
	total.Stappen = append(parts, lasten...)
	return total
}

type regelspoor struct {
	s  *spoor
	k  *caomodel
	l  *lijn
	id string
}

func (x *regelspoor) stap(id, naam, formule string, v Getal, in ...Gebruik) *Stap {
	return &Stap{ID: x.id + "/" + id, Naam: naam, Formule: formule, Invoer: in, Uitkomst: v, Eenheid: EenheidEurJaar}
}

func (x *regelspoor) som(id, naam string, v Getal, parts []*Stap) *Stap {
	names := make([]string, len(parts))
	st := x.stap(id, naam, "", v)
	for i, p := range parts {
		names[i] = p.Naam
		st.Invoer = append(st.Invoer, uit(p))
	}
	st.Formule = strings.Join(names, " + ")
	return st
}

func (x *regelspoor) vakantie(salaris *Stap) *Stap {
	st := x.stap("vakantietoeslag", "Vakantietoeslag", "percentage × jaarsalaris", x.l.vakantie, x.s.par(x.k.vt), uit(salaris))
	if x.k.vtMin != geen {
		st.Formule += ", ten minste 12 × het minimum per maand"
		st.Invoer = append(st.Invoer, x.s.par(x.k.vtMin))
	}
	if x.k.vtMinTrede != geen {
		st.Formule += ", ten minste over het salaris van inpassingsnummer 16"
		st.Invoer = append(st.Invoer, x.s.par(x.k.vtMinTrede))
	}
	return st
}

func (x *regelspoor) eju(salaris, vakantie *Stap) *Stap {
	st := x.stap("eindejaarsuitkering", "Eindejaarsuitkering", "percentage × jaarsalaris", x.l.eju, x.s.par(x.k.eju), uit(salaris))
	if x.k.ejuOverVT {
		st.Formule = "percentage × (jaarsalaris + vakantietoeslag)"
		st.Invoer = append(st.Invoer, uit(vakantie))
	}
	if x.k.ejuTrede != geen {
		st.Formule += ", ten minste over het salaris van inpassingsnummer 16"
		st.Invoer = append(st.Invoer, x.s.par(x.k.ejuTrede))
	}
	return st
}

func (x *regelspoor) ort(salaris int) *Stap {
	st := x.stap("onregelmatigheid", "Toeslag onregelmatige uren", "som van (maandsalaris ÷ uren per maand × toeslag × onregelmatige uren)", x.l.ort,
		x.s.par(salaris), x.s.par(x.k.deler))
	for _, t := range x.k.toeslagen {
		st.Invoer = append(st.Invoer, x.s.par(t.uren), x.s.par(t.opslag))
		if t.eenheid != EenheidUurJaar {
			st.Invoer = append(st.Invoer, Gebruik{Naam: "Uren cao " + x.k.naam, Waarde: x.s.urenbasis(x.k, t.eenheid), Eenheid: EenheidUurJaar, Stap: "uren/" + x.k.naam})
		}
	}
	return st
}

func (s *spoor) urenbasis(k *caomodel, basis string) Getal {
	for i := range s.m.caos {
		if &s.m.caos[i] == k && basis == VanClienturen {
			return s.b.uren[i].declarabel
		} else if &s.m.caos[i] == k {
			return s.b.uren[i].betaald
		}
	}
	return Getal{}
}

var extraformules = map[string]string{EenheidEurMaand: "12 × bedrag per maand", EenheidEurJaar: "bedrag per jaar",
	VanSalarisVT:     "percentage × (jaarsalaris + vakantietoeslag)",
	VanSalarisTotaal: "percentage × (jaarsalaris + vakantietoeslag + eindejaarsuitkering + onregelmatigheid)"}

func (x *regelspoor) extras(salaris, vakantie, eju *Stap) []*Stap {
	list := make([]*Stap, len(x.k.extras))
	for i, e := range x.k.extras {
		name := x.s.m.Parameters[e.par].Naam
		list[i] = x.stap(name, strings.ToUpper(name[:1])+name[1:], extraformules[e.basis], x.l.extras[i], x.s.par(e.par))
		switch e.basis {
		case VanSalarisVT:
			list[i].Invoer = append(list[i].Invoer, uit(salaris), uit(vakantie))
		case VanSalarisTotaal:
			list[i].Invoer = append(list[i].Invoer, uit(salaris), uit(vakantie), uit(eju))
		}
	}
	return list
}

func (x *regelspoor) lasten(bruto *Stap) []*Stap {
	premies := x.stap("premies", "Werkgeverslasten", "som van de premies × brutoloon, tot het maximumpremieloon", x.l.premies, uit(bruto), x.s.par(x.k.maxloon))
	for _, p := range x.k.premies {
		premies.Invoer = append(premies.Invoer, x.s.par(p))
	}
	op := x.stap("pensioen", "Ouderdomspensioen", "premie × (brutoloon − franchise), niet onder nul", x.l.op, uit(bruto), x.s.par(x.k.franchiseOP), x.s.par(x.k.op))
	if x.k.opDeel != geen {
		op.Formule = "premie × werkgeversdeel × (brutoloon − franchise), niet onder nul"
		op.Invoer = append(op.Invoer, x.s.par(x.k.opDeel))
	}
	list := []*Stap{premies, op}
	if x.k.ap != geen {
		list = append(list, x.stap("pensioen-ap", "Arbeidsongeschiktheidspensioen", "premie × (brutoloon − franchise), niet onder nul", x.l.ap,
			uit(bruto), x.s.par(x.k.franchiseAP), x.s.par(x.k.ap)))
	}
	for i, p := range x.k.personeel {
		formula := "bedrag per jaar"
		if p.basis == VanBrutoloon || p.basis == VanSalaris {
			formula = "percentage × " + p.basis
		}
		list = append(list, x.stap("personeel-"+string(p.soort), "Kosten "+string(p.soort), formula, x.l.personeel[i], x.s.par(p.par)))
	}
	return list
}

// uren shows how many paid hours of a cao can be declared.
func (s *spoor) uren(k int) *Stap {
	c, u := &s.m.caos[k], &s.b.uren[k]
	st := &Stap{ID: "uren/" + c.naam, Naam: "Declarabele uren per jaar, cao " + c.naam, Uitkomst: u.declarabel, Eenheid: EenheidUurJaar,
		Formule: "betaalde uren × productiviteit", Invoer: []Gebruik{s.par(c.urenJaar)}}
	if s.m.tail.productief != geen {
		st.Invoer = append(st.Invoer, s.par(s.m.tail.productief))
		return st
	}
	st.Formule = "betaalde uren − verlof − feestdagen − ziekte − overige taken; van de rest gaat de tijd af die bij elk uur contact hoort"
	st.Bron = "indeling van de cao Jeugdzorg 2024-2025, art. 13.1.3"
	for i, p := range c.posten {
		sub := &Stap{ID: st.ID + "/" + p.naam, Naam: urennamen[p.soort] + " per jaar", Formule: postformule(&p), Uitkomst: u.posten[i], Eenheid: EenheidUurJaar, Invoer: []Gebruik{s.par(p.par)}}
		if p.locatie != geen {
			sub.Invoer = append(sub.Invoer, s.par(p.locatie))
		}
		if v, name := s.basisUren(u, p.eenheid); name != "" {
			sub.Invoer = append(sub.Invoer, Gebruik{Naam: name, Waarde: v, Eenheid: EenheidUurJaar, Stap: st.ID})
		}
		st.Stappen = append(st.Stappen, sub)
		st.Invoer = append(st.Invoer, uit(sub))
	}
	return st
}

func postformule(p *post) string {
	switch p.eenheid {
	case EenheidUurJaar:
		return "uren per jaar"
	case EenheidMinUur:
		if p.locatie != geen {
			return "minuten per uur contact ÷ 60 × aandeel van deze plaats × uren contact"
		}
		return "minuten per uur contact ÷ 60 × uren contact"
	}
	return "percentage × " + p.eenheid
}

func (s *spoor) basisUren(u *urenUitkomst, eenheid string) (Getal, string) {
	switch eenheid {
	case VanBetaaldeUren:
		return u.betaald, "Betaalde uren"
	case VanBeschikbareUren:
		return u.beschikbaar, "Uren na verlof en feestdagen"
	case VanInzetbareUren:
		return u.inzetbaar, "Uren na verlof, feestdagen en ziekte"
	case EenheidMinUur:
		return u.direct, "Uren contact met cliënten"
	}
	return Getal{}, ""
}
