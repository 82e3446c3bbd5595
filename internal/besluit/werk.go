package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Werkpunt is one thing that is due: what, until which day, and where that
// stands. It names nobody.
type Werkpunt struct {
	Termijn    string      // the code of the term
	Wat        string      // what has to be done, in Dutch
	Uiterlijk  termijn.Dag // the last day; Geen: at once, or while a clock stands still
	Onverwijld bool        // the law says at once and gives no number
	Stilstaand bool        // the clock stands still
	Client     bool        // the client's term, to watch; else the municipality's, to meet
	Artikel    string
	Let        []termijn.Waarschuwing
}

// Werk gives what is due in this procedure, the nearest day first: what must be
// done at once comes before all, what has no day yet after all. The error is a
// Fouten, of dates from which no term can be counted.
func (p *Procedure) Werk() ([]Werkpunt, error) {
	w := &werk{ff: nieuweFouten()}
	p.naMelding(w)
	p.naAanvraag(w)
	p.naBesluit(w)
	p.naBezwaar(w)
	if err := w.ff.err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(w.punten, func(a, b Werkpunt) int { return int(a.orde() - b.orde()) })
	return w.punten, nil
}

func (w *Werkpunt) orde() termijn.Dag {
	switch {
	case w.Onverwijld:
		return 0
	case w.Uiterlijk == termijn.Geen:
		return termijn.MustDag("9999-12-31")
	}
	return w.Uiterlijk
}

type werk struct {
	punten []Werkpunt
	ff     fouten
}

// vanaf adds the term with a code, counted from a day.
func (w *werk) vanaf(code string, basis termijn.Dag, client bool) {
	t, _ := termijn.Zoek(code)
	u, err := t.Bereken(basis)
	w.voeg(t, u, err, client)
}

func (w *werk) voeg(t termijn.Termijn, u termijn.Uitkomst, err error, client bool) {
	if err != nil {
		w.ff.add(FoutTermijn, t.Code, "Met deze datum is geen termijn te berekenen. Pas de datum aan.")
		return
	}
	w.punten = append(w.punten, Werkpunt{Termijn: t.Code, Wat: t.Naam, Uiterlijk: u.Eind, Onverwijld: t.Telwijze == termijn.Onverwijld,
		Client: client, Artikel: t.Bron.Tekst, Let: u.Waarschuwingen})
}

func (p *Procedure) naMelding(w *werk) {
	m := p.Melding
	if m.Ontvangen == termijn.Geen {
		return
	}
	if m.Spoed != termijn.Geen && p.Tijdelijk == nil && p.Besluit == nil && p.Wet == gezin.Wmo {
		w.vanaf("WMO-SPOED", m.Spoed, false)
	}
	if m.Bevestigd == termijn.Geen {
		w.vanaf("WMO-ONTV", m.Ontvangen, false)
	}
	if p.Wet != gezin.Wmo {
		return
	}
	if m.PersoonlijkPlan == termijn.Geen && p.Onderzoek.Afgerond == termijn.Geen && p.Besluit == nil {
		w.vanaf("WMO-PPLAN", m.Ontvangen, true)
	}
	if p.Verslag.Verstrekt == termijn.Geen && p.Besluit == nil && p.Aanvraag.Ingetrokken == termijn.Geen {
		w.vanaf("WMO-ONDZ", m.Ontvangen, false)
	}
}

func (p *Procedure) naAanvraag(w *werk) {
	if p.aanvraagdag() == termijn.Geen || p.Besluit != nil || p.Aanvraag.Ingetrokken != termijn.Geen {
		return
	}
	for _, u := range p.Aanvraag.Uitnodiging {
		if u.Aangevuld == termijn.Geen && u.Uiterlijk != termijn.Geen {
			t, _ := termijn.Zoek("AWB-AANV")
			w.voeg(t, termijn.Uitkomst{Eind: u.Uiterlijk}, nil, true)
		}
	}
	t, _ := termijn.Zoek(Beslistermijn(p.Wet))
	u, err := p.beslisdag()
	if late := p.Aanvraag.Ingebreke; err == nil && late != termijn.Geen && u.Eind != termijn.Geen {
		w.vanaf("AWB-INGEB", max(late, u.Eind), false) // an adjournment does not stop the penalty
	}
	if v := p.Aanvraag.Verdaging; err == nil && v.Meegedeeld != termijn.Geen {
		t.Code, t.Naam, t.Bron = "AWB-VERD", "beslissen op de aanvraag, na verdaging", termijn.Bron{Tekst: "Awb art. 4:14"}
		u.Eind = max(u.Eind, v.Tot)
	}
	w.voeg(t, u, err, false)
	if n := len(w.punten); err == nil && u.Eind == termijn.Geen {
		w.punten[n-1].Stilstaand = true
	}
}

func (p *Procedure) naBesluit(w *werk) {
	for _, b := range []*Besluit{p.Tijdelijk, p.Besluit} {
		if b != nil && b.MotivatieNa && p.Motivering == termijn.Geen {
			w.vanaf("AWB-MOTIV", b.Bekendmaking, false)
		}
	}
	b := p.Besluit
	if b == nil {
		return
	}
	if p.Bezwaar == nil {
		w.vanaf("AWB-BEZW", b.Bekendmaking, true)
	}
	if len(b.Regels) > 0 {
		w.vanaf("SYS-HERIND", b.Einde, false)
	}
}

func (p *Procedure) naBezwaar(w *werk) {
	z, b := p.Bezwaar, p.Besluit
	if z == nil || b == nil || z.Beslist != termijn.Geen || z.Ingetrok != termijn.Geen {
		return
	}
	if z.Hoorzit != termijn.Geen {
		w.vanaf("AWB-STUK", z.Hoorzit, false)
	}
	code := "AWB-BOB"
	switch {
	case z.Verdaagd != termijn.Geen:
		code = "AWB-BOBV"
	case z.Commissie:
		code = "AWB-BOBC"
	}
	t, _ := termijn.Zoek(code)
	u, err := z.Beslisdag(b.Bekendmaking)
	w.voeg(t, u, err, false)
	if n := len(w.punten); err == nil && u.Eind == termijn.Geen {
		w.punten[n-1].Stilstaand = true
	}
}
