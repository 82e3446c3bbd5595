package kostprijs

import "strings"

// Stap is one step of the build-up, for a reader who has to be able to follow
// it: the formula in words, every input with its value and source, and the
// outcome.
type Stap struct {
	ID       string    `json:"id"`
	Naam     string    `json:"naam"`
	Formule  string    `json:"formule"`
	Invoer   []Gebruik `json:"invoer"`
	Uitkomst Getal     `json:"uitkomst"`
	Eenheid  string    `json:"eenheid"`
	Bron     string    `json:"bron,omitempty"` // source of the formula
	Stappen  []*Stap   `json:"stappen,omitempty"`
}

// Gebruik is an input of a step: a parameter with its source, or the outcome
// of another step.
type Gebruik struct {
	Naam      string `json:"naam"`
	Waarde    Getal  `json:"waarde"`
	Eenheid   string `json:"eenheid"`
	Grondslag string `json:"grondslag,omitempty"`
	Stap      string `json:"stap,omitempty"` // id of the step it comes from
	*Herkomst
}

// Zoek finds a step of the trace by its id.
func (s *Stap) Zoek(id string) *Stap {
	if s.ID == id {
		return s
	}
	for _, child := range s.Stappen {
		if found := child.Zoek(id); found != nil {
			return found
		}
	}
	return nil
}

// Spoor gives the whole build-up as a tree. The numbers are those of the
// computation itself.
func (u *Uitkomst) Spoor() *Stap {
	s := &spoor{m: u.Model, b: u.b}
	root := s.afronding(u)
	switch {
	case u.Model.tail.loonkosten != geen:
		root.erbij(s.gegevenKost())
	default:
		for k := range s.m.caos {
			root.erbij(s.uren(k))
		}
		for i := range s.m.regels {
			root.erbij(s.regel(i))
		}
		for k := range s.m.caos {
			root.erbij(s.cao(k))
		}
		root.erbij(s.kost())
	}
	root.erbij(s.overhead(), s.bijkomend(), s.risico(), s.index())
	if a := s.beschikbaar(u); a != nil {
		a.erbij(root)
		return a
	}
	return root
}

func (s *Stap) erbij(children ...*Stap) {
	for _, c := range children {
		if c != nil {
			s.Stappen = append(s.Stappen, c)
		}
	}
}

type spoor struct {
	m *Model
	b *berekening
}

// par makes an input of a parameter. Its value is the one of the computation,
// which a sample may have changed.
func (s *spoor) par(i int) Gebruik {
	p := &s.m.Parameters[i]
	v := s.b.w[i]
	if p.Eenheid == EenheidProcent {
		v = v.Maal(Heel(100))
	}
	name := p.Naam
	if p.Cao != "" {
		name += " (" + p.Cao + ")"
	}
	return Gebruik{Naam: name, Waarde: v, Eenheid: p.Eenheid, Grondslag: p.Grondslag, Herkomst: &p.Herkomst}
}

func uit(st *Stap) Gebruik {
	return Gebruik{Naam: st.Naam, Waarde: st.Uitkomst, Eenheid: st.Eenheid, Stap: st.ID}
}

func (s *spoor) gegevenKost() *Stap {
	t := &s.m.tail
	return &Stap{ID: "kostprijs", Naam: "Loonkosten per declarabel uur", Formule: "loonkosten per betaald uur ÷ productiviteit",
		Invoer: []Gebruik{s.par(t.loonkosten), s.par(t.productief)}, Uitkomst: s.b.kost, Eenheid: EenheidEurUur}
}

// cao shows the weighted cost of one agreement.
func (s *spoor) cao(k int) *Stap {
	c, name := &s.b.caos[k], s.m.caos[k].naam
	st := &Stap{ID: "cao/" + name, Naam: "Jaarlast van een fte, cao " + name, Formule: "som van (aandeel × jaarlast per schaal en trede)",
		Uitkomst: c.totaal, Eenheid: EenheidEurJaar}
	for i := range s.m.regels {
		if s.m.regels[i].cao == k {
			for _, a := range s.m.regels[i].aandelen {
				st.Invoer = append(st.Invoer, s.par(a))
			}
			st.Invoer = append(st.Invoer, Gebruik{Naam: "Jaarlast " + s.regelnaam(i), Waarde: s.b.lijnen[i].totaal, Eenheid: EenheidEurJaar, Stap: s.regelID(i)})
		}
	}
	return st
}

func (s *spoor) kost() *Stap {
	st := &Stap{ID: "kostprijs", Naam: "Loonkosten per declarabel uur", Uitkomst: s.b.kost, Eenheid: EenheidEurUur,
		Formule: "som over de cao's van (aandeel × jaarlast ÷ declarabele uren)"}
	if s.m.tail.formatie {
		st.Formule = "som over de cao's van (aandeel × jaarlast) ÷ som over de cao's van (aandeel × declarabele uren)"
	}
	for k := range s.m.caos {
		name := s.m.caos[k].naam
		st.Invoer = append(st.Invoer, s.par(s.m.caos[k].aandeel),
			Gebruik{Naam: "Jaarlast cao " + name, Waarde: s.b.caos[k].totaal, Eenheid: EenheidEurJaar, Stap: "cao/" + name},
			Gebruik{Naam: "Declarabele uren cao " + name, Waarde: s.b.uren[k].declarabel, Eenheid: EenheidUurJaar, Stap: "uren/" + name})
	}
	return st
}

func (s *spoor) overhead() *Stap {
	formula := "loonkosten per declarabel uur × overhead (opslag)"
	if s.m.tail.aandeel {
		formula = "loonkosten per declarabel uur × overhead ÷ (1 − overhead) (aandeel van de prijs)"
	}
	return &Stap{ID: "overhead", Naam: "Overhead per uur", Formule: formula, Uitkomst: s.b.overhead, Eenheid: EenheidEurUur,
		Invoer: []Gebruik{s.stap("kostprijs", "Loonkosten per declarabel uur", s.b.kost), s.par(s.m.tail.overhead)}}
}

func (s *spoor) stap(id, naam string, v Getal) Gebruik {
	return Gebruik{Naam: naam, Waarde: v, Eenheid: EenheidEurUur, Stap: id}
}

func (s *spoor) bijkomend() *Stap {
	t := &s.m.tail
	st := &Stap{ID: "na-overhead", Naam: "Prijs na overhead, reizen en materiaal", Uitkomst: s.b.voorRisico, Eenheid: EenheidEurUur,
		Formule: "loonkosten + overhead", Invoer: []Gebruik{s.stap("kostprijs", "Loonkosten per declarabel uur", s.b.kost), s.stap("overhead", "Overhead per uur", s.b.overhead)}}
	if t.kilometers != geen {
		st.Formule += " + kilometers × kilometervergoeding (gewogen over de cao's)"
		st.Invoer = append(st.Invoer, s.par(t.kilometers))
		if t.loonkosten != geen {
			st.Invoer = append(st.Invoer, s.par(t.kmTarief))
		}
		for k := range s.m.caos {
			st.Invoer = append(st.Invoer, s.par(s.m.caos[k].kilometer))
		}
	}
	for _, x := range t.materieel {
		st.Formule += " + " + strings.TrimPrefix(s.m.Parameters[x.par].Naam, "kosten ") + "e kosten"
		st.Invoer = append(st.Invoer, s.par(x.par))
	}
	return st
}

func (s *spoor) risico() *Stap {
	if s.m.tail.risico == geen {
		return nil
	}
	return &Stap{ID: "risico", Naam: "Risico en marge", Formule: "prijs na overhead × risico", Uitkomst: s.b.risico, Eenheid: EenheidEurUur,
		Invoer: []Gebruik{s.stap("na-overhead", "Prijs na overhead, reizen en materiaal", s.b.voorRisico), s.par(s.m.tail.risico)}}
}

func (s *spoor) index() *Stap {
	t := &s.m.tail
	if len(t.ova) == 0 {
		return nil
	}
	st := &Stap{ID: "index", Naam: "Geïndexeerde prijs", Uitkomst: s.b.prijs, Eenheid: EenheidEurUur,
		Formule: "loondeel × (1 + OVA) + materieel deel × (1 + PPC), voor elk jaar",
		Invoer: []Gebruik{
			{Naam: "Loondeel", Waarde: s.b.loondeel, Eenheid: EenheidEurUur, Stap: "na-overhead"},
			{Naam: "Materieel deel", Waarde: s.b.matdeel, Eenheid: EenheidEurUur, Stap: "na-overhead"}}}
	if t.loondeel != geen {
		st.Invoer = append(st.Invoer, s.par(t.loondeel))
	}
	for i := range t.ova {
		st.Invoer = append(st.Invoer, s.par(t.ova[i]), s.par(t.ppc[i]))
	}
	return st
}

// afronding is the last step of the price of an hour, and the root of it.
func (s *spoor) afronding(u *Uitkomst) *Stap {
	r := s.m.Invoer.Afronding
	st := &Stap{ID: "tarief", Naam: "Tarief per uur", Uitkomst: VanBedrag(u.Formule), Eenheid: EenheidEurUur, Bron: r.Bron,
		Formule: "afgerond op " + r.Eenheid.Nederlands(0, 4) + " euro, regel " + r.Regel,
		Invoer:  []Gebruik{{Naam: "Prijs voor afronding", Waarde: s.b.prijs, Eenheid: EenheidEurUur, Stap: s.laatste(), Herkomst: &r.Herkomst}}}
	if g := s.m.Invoer.Gedrukt; g != nil {
		st.Naam, st.Uitkomst = "Tarief per uur, zoals gepubliceerd", VanBedrag(u.Tarief)
		st.Formule = "het gepubliceerde bedrag; de eigen formule geeft " + VanBedrag(u.Formule).Nederlands(2, 2)
		st.Invoer = append(st.Invoer, Gebruik{Naam: "Gepubliceerd bedrag", Waarde: g.Bedrag, Eenheid: EenheidEurUur, Herkomst: &g.Herkomst})
	}
	return st
}

func (s *spoor) laatste() string {
	switch {
	case len(s.m.tail.ova) > 0:
		return "index"
	case s.m.tail.risico != geen:
		return "risico"
	}
	return "na-overhead"
}

func (s *spoor) beschikbaar(u *Uitkomst) *Stap {
	a, ok := u.Beschikbaarheid()
	if !ok {
		return nil
	}
	t := &s.m.tail
	return &Stap{ID: "beschikbaarheid", Naam: "Prijs per cliënt per week", Uitkomst: VanBedrag(a.Tarief), Eenheid: "eur/week",
		Formule: "diensturen per week × prijs per uur voor afronding ÷ (plaatsen × bezetting), en dan afgerond",
		Invoer:  []Gebruik{s.par(t.diensturen), s.stap(s.laatste(), "Prijs per uur voor afronding", s.b.prijs), s.par(t.plaatsen), s.par(t.bezetting)}}
}
