package kostprijs

import (
	"errors"
	"fmt"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Loonstijging is one agreed step from a salary table to the next.
type Loonstijging struct {
	Cao        string            `json:"cao"`
	Soort      string            `json:"soort"`
	Van        Datum             `json:"van"`  // first day of the table that is raised
	Naar       Datum             `json:"naar"` // first day of the table that it gives
	Procent    Getal             `json:"procent"`
	Minimum    *Getal            `json:"minimum,omitempty"` // least rise, euros a month
	Maximum    *Getal            `json:"maximum,omitempty"` // greatest rise, euros a month
	Bodem      *Getal            `json:"bodem,omitempty"`   // least salary after the rise
	Onafgerond bool              `json:"onafgerond"`        // goes on from the unrounded amount, the table is a print of it
	Eenheid    Getal             `json:"eenheid"`           // unit to which the printed amount is rounded
	Regel      geld.Afronding    `json:"-"`
	Hernoemd   map[string]string `json:"hernoemd,omitempty"` // steps with another name from Naar on
	Herkomst
}

const stijgingKolommen = 15

func leesLoonstijgingen(text string) ([]Loonstijging, error) {
	var list []Loonstijging
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := leesLoonstijging(kolommen(line, stijgingKolommen))
		if err != nil {
			return nil, fmt.Errorf("%s loonstijgingen:%d: %w", FoutInternBron, i+1, err)
		}
		list = append(list, s)
	}
	return list, nil
}

func leesLoonstijging(c []string) (Loonstijging, error) {
	s := Loonstijging{Cao: c[0], Soort: c[1], Onafgerond: c[8] == "onafgerond",
		Herkomst: Herkomst{Status: Status(c[11]), Bron: c[12], Toelichting: c[13], GekozenDoor: c[0]}}
	var errs [9]error
	s.Van, errs[0] = ParseDatum(c[2])
	s.Naar, errs[1] = ParseDatum(c[3])
	s.Procent, errs[2] = ParseGetal(c[4])
	s.Minimum, errs[3] = optioneelGetal(c[5])
	s.Maximum, errs[4] = optioneelGetal(c[6])
	s.Bodem, errs[5] = optioneelGetal(c[7])
	s.Eenheid, errs[6] = ParseGetal(c[9])
	var ok bool
	if s.Regel, ok = geld.ParseAfronding(c[10]); !ok {
		errs[7] = errCaoRegel
	}
	for _, pair := range strings.Fields(c[14]) {
		from, to, _ := strings.Cut(pair, "=")
		if s.Hernoemd == nil {
			s.Hernoemd = map[string]string{}
		}
		s.Hernoemd[from] = to
	}
	return s, errors.Join(errs[:]...)
}

func optioneelGetal(s string) (*Getal, error) {
	if s == "" {
		return nil, nil
	}
	g, err := ParseGetal(s)
	return &g, err
}

// Verhoog gives the salary after the rise, not rounded.
func (s *Loonstijging) Verhoog(m Getal) Getal {
	rise := m.Maal(s.Procent.Procent())
	if s.Minimum != nil {
		rise = rise.Hoogste(*s.Minimum)
	}
	if s.Maximum != nil {
		rise = rise.Laagste(*s.Maximum)
	}
	m = m.Plus(rise)
	if s.Bodem != nil {
		m = m.Hoogste(*s.Bodem)
	}
	return m
}

// Druk rounds an amount as the printed table does.
func (s *Loonstijging) Druk(m Getal) Getal { return m.AfgerondOp(s.Eenheid, s.Regel) }

// PasToe gives the next table. The amounts of t are printed ones, or for a cao
// that carries unrounded amounts the unrounded ones; the outcome is of the
// same kind. Gedrukt makes a printed table of it.
func (s *Loonstijging) PasToe(t *Tabel) Tabel {
	next := *t
	next.Van, next.Status, next.Bron = s.Naar, Afgeleid, Document{ID: "loonstijging", Titel: s.Bron}
	next.Cellen = make([]Cel, len(t.Cellen))
	for i, c := range t.Cellen {
		c.Bedrag, c.Afgeleid = s.Verhoog(c.Bedrag), true
		if !s.Onafgerond {
			c.Bedrag = s.Druk(c.Bedrag)
		}
		if name, ok := s.Hernoemd[c.Periodiek]; ok {
			c.Periodiek = name
		}
		next.Cellen[i] = c
	}
	return next
}

// Gedrukt rounds every amount of a table as this step's cao prints it.
func (s *Loonstijging) Gedrukt(t Tabel) Tabel {
	cells := make([]Cel, len(t.Cellen))
	for i, c := range t.Cellen {
		c.Bedrag = s.Druk(c.Bedrag)
		cells[i] = c
	}
	t.Cellen = cells
	return t
}

// terug gives the lowest salary that this step raises to at least y.
func (s *Loonstijging) terug(y Getal) Getal {
	if s.Bodem != nil && s.Bodem.Vergelijk(y) >= 0 {
		return Getal{}
	}
	p := s.Procent.Procent()
	x := y.Deel(Heel(1).Plus(p))
	rise := x.Maal(p)
	if s.Minimum != nil && rise.Vergelijk(*s.Minimum) < 0 {
		return y.Min(*s.Minimum)
	}
	if s.Maximum != nil && rise.Vergelijk(*s.Maximum) > 0 {
		return y.Min(*s.Maximum)
	}
	return x
}
