package kostprijs

import "slices"

// Met gives the model with other values for some parameters, for sliders and
// what-if questions: a fraction of a millisecond in place of a new Maak. The
// keys are those of Sleutels; values are in the unit of the parameter. A share
// of a mix takes from the other parts in proportion. The changed parameters
// are marked as an assumption of the chooser, so that a receipt can never pass
// for the one of the input.
func (m *Model) Met(waarden map[string]Getal, kiezer string) (*Model, error) {
	c := *m
	c.Parameters, c.w = slices.Clone(m.Parameters), slices.Clone(m.w)
	var f Fouten
	known := 0
	for i, key := range m.Sleutels() {
		v, ok := waarden[key]
		if !ok {
			continue
		}
		known++
		changes, ok := c.wijziging(i, v)
		if !ok || v.Teken() < 0 {
			f.meld(FoutBereik, pad("waarden", i), "Deze waarde kan niet. Kies een andere waarde.")
			continue
		}
		for j, w := range changes {
			c.zetWaarde(j, w, kiezer)
		}
	}
	if known < len(waarden) {
		f.meld(FoutNaam, "waarden", "Een van de parameters staat niet in dit tarief.")
	}
	if len(f) == 0 {
		if _, code := c.reken(c.w); code != "" {
			f.meld(code, rekenPad(code), rekenMelding(code))
		}
	}
	return &c, f.AlsFout()
}

// zetWaarde replaces the value of parameter j; w is as the engine uses it.
func (m *Model) zetWaarde(j int, w Getal, kiezer string) {
	p := &m.Parameters[j]
	m.w[j] = w
	was := p.Waarde
	p.Waarde = w
	if p.Eenheid == EenheidProcent {
		p.Waarde = w.Maal(Heel(100))
	}
	if p.Waarde.Vergelijk(was) != 0 {
		p.Herkomst = Herkomst{Bron: "wat als, in plaats van: " + p.Bron, Status: Aanname, GekozenDoor: kiezer, Toelichting: "was " + was.Nederlands(0, 4)}
		p.Bereik = nil
	}
}
