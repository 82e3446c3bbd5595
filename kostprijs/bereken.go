package kostprijs

import "codeberg.org/wijzer/wijzer/internal/geld"

// Uitkomst is a computed tariff. It keeps every intermediate outcome; the
// methods make the trace, the views and the rest of it on demand.
type Uitkomst struct {
	Model   *Model
	PerUur  Getal       // before rounding, euros per declarable hour
	Formule geld.Bedrag // after the rounding rule: what the formula gives
	Tarief  geld.Bedrag // the price: as published where it was, else Formule

	b *berekening
}

// Bereken computes the tariff. The only error is FoutTeGroot.
func (m *Model) Bereken() (*Uitkomst, error) { return m.bereken(m.w) }

func (m *Model) bereken(w []Getal) (*Uitkomst, error) {
	b, code := m.reken(w)
	if code != "" {
		return nil, Fouten{{Code: code, Pad: rekenPad(code), Melding: rekenMelding(code)}}
	}
	u := &Uitkomst{Model: m, PerUur: b.prijs, b: b}
	var ok bool
	if u.Formule, ok = m.rondAf(b.prijs, m.Invoer.Afronding); !ok {
		return nil, teGroot()
	}
	if _, ok := u.Beschikbaarheid(); !ok && m.tail.diensturen != geen {
		return nil, teGroot()
	}
	u.Tarief = u.Formule
	if g := m.Invoer.Gedrukt; g != nil {
		if u.Tarief, ok = g.Bedrag.Bedrag(geld.HalfVanNul); !ok {
			return nil, teGroot()
		}
	}
	return u, nil
}

func teGroot() error {
	return Fouten{{Code: FoutTeGroot, Pad: "", Melding: "De uitkomst is te groot voor een geldbedrag. Controleer de invoer."}}
}

// rondAf applies the rounding rule of the contract. Maak has checked its name.
func (m *Model) rondAf(v Getal, r *Afrondregel) (geld.Bedrag, bool) {
	rule, _ := geld.ParseAfronding(r.Regel)
	return v.AfgerondOp(r.Eenheid, rule).Bedrag(rule)
}

// hoofdprijs is the price that the input asks for, before rounding: of a client
// week where there is availability funding, else of an hour.
func (b *berekening) hoofdprijs(m *Model) Getal {
	t := &m.tail
	if t.diensturen == geen {
		return b.prijs
	}
	return b.prijs.Maal(b.w[t.diensturen]).Deel(b.w[t.plaatsen].Maal(b.w[t.bezetting]))
}

// Hoofdprijs gives the price that the input asks for, before rounding, and its
// unit: "client-week" where there is availability funding, else "uur".
func (u *Uitkomst) Hoofdprijs() (prijs Getal, eenheid string) {
	if u.Model.tail.diensturen != geen {
		return u.b.hoofdprijs(u.Model), "client-week"
	}
	return u.PerUur, "uur"
}

// hoofdAfronding is the rounding rule of that price.
func (m *Model) hoofdAfronding() *Afrondregel {
	if m.tail.diensturen != geen {
		return m.Invoer.Beschikbaar.Afronding
	}
	return m.Invoer.Afronding
}

// Weekbudget is the price of an amount of help a week.
type Weekbudget struct {
	Naam    string       `json:"naam"`
	Minuten geld.Minuten `json:"minuten"` // per time
	Aantal  int64        `json:"aantal"`
	Bedrag  geld.Bedrag  `json:"bedrag"` // for all together
	Bron    string       `json:"bron"`
}

// Weekbudgetten gives the budgets that the input asks for: hours a week ×
// tariff, rounded once to cents with the rule of the contract.
func (u *Uitkomst) Weekbudgetten() ([]Weekbudget, error) {
	rule, _ := geld.ParseAfronding(u.Model.Invoer.Afronding.Regel)
	var list []Weekbudget
	for _, p := range u.Model.Invoer.Weekbudget {
		amount, err := u.Tarief.MaalBreuk(p.Minuten*p.Aantal, 60, rule)
		if err != nil {
			return nil, teGroot()
		}
		list = append(list, Weekbudget{Naam: p.Naam, Minuten: geld.Minuten(p.Minuten), Aantal: p.Aantal, Bedrag: amount, Bron: p.Bron})
	}
	return list, nil
}

// Beschikbaarheid is the price of staff that is near the whole week.
type Beschikbaarheid struct {
	PerWeek          Getal       `json:"perWeek"`          // cost of the whole facility
	Bezet            Getal       `json:"bezet"`            // occupied places
	PerClientPerWeek Getal       `json:"perClientPerWeek"` // before rounding
	Tarief           geld.Bedrag `json:"tarief"`
}

// Beschikbaarheid prices the availability that the input asks for; ok is false
// when it asks for none. It goes on from the price per duty hour before
// rounding, so that only the outcome is rounded.
func (u *Uitkomst) Beschikbaarheid() (a Beschikbaarheid, ok bool) {
	t, w := &u.Model.tail, u.b.w
	if t.diensturen == geen {
		return a, false
	}
	a.PerWeek = u.PerUur.Maal(w[t.diensturen])
	a.Bezet = w[t.plaatsen].Maal(w[t.bezetting])
	a.PerClientPerWeek = u.b.hoofdprijs(u.Model)
	a.Tarief, ok = u.Model.rondAf(a.PerClientPerWeek, u.Model.Invoer.Beschikbaar.Afronding)
	return a, ok
}
