package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Procedure is the way of one person under one law, from the report to the
// objection. What has not happened has no date.
type Procedure struct {
	Onderwerp
	Melding   Melding
	Onderzoek Onderzoek
	Verslag   Verslag
	Aanvraag  Aanvraag
	// Tijdelijk is the urgent decision, Besluit the ordinary one; nil: none.
	Tijdelijk *Besluit
	Besluit   *Besluit
	// Motivering is the day on which the reasons of an urgent decision were
	// given afterwards.
	Motivering termijn.Dag
	Bezwaar    *Bezwaar
	// VerslagAlsAanvraag: the ordinance lets a signed account serve as the
	// application.
	VerslagAlsAanvraag bool
	// Beslisduur is the shorter term of the ordinance under the Jeugdwet; zero:
	// that of the law.
	Beslisduur termijn.Duur
}

// Stand is where a procedure is.
type Stand string

// The states, in the order in which they come.
const (
	NietBegonnen   Stand = "niet-begonnen"
	Gemeld         Stand = "gemeld"
	InOnderzoek    Stand = "in-onderzoek"
	Onderzocht     Stand = "onderzocht" // the account is given; an application can come
	Aangevraagd    Stand = "aangevraagd"
	Wacht          Stand = "wacht-op-aanvulling"
	Ingetrokken    Stand = "ingetrokken"
	Besloten       Stand = "besloten"
	InBezwaar      Stand = "in-bezwaar"
	BezwaarBeslist Stand = "bezwaar-beslist"
)

// aanvraagdag gives the day of the application, which may be that of the signed
// account.
func (p *Procedure) aanvraagdag() termijn.Dag {
	if p.Aanvraag.Ontvangen == termijn.Geen && p.VerslagAlsAanvraag {
		return p.Verslag.Ondertekend
	}
	return p.Aanvraag.Ontvangen
}

// Stand gives the state on a day: what happened later does not count.
func (p *Procedure) Stand(op termijn.Dag) Stand {
	was := func(d termijn.Dag) bool { return d != termijn.Geen && d <= op }
	a := p.Aanvraag
	switch {
	case p.Bezwaar != nil && was(p.Bezwaar.Beslist):
		return BezwaarBeslist
	case p.Bezwaar != nil && was(p.Bezwaar.Ontvangen) && !was(p.Bezwaar.Ingetrok):
		return InBezwaar
	case p.Besluit != nil && was(p.Besluit.Datum):
		return Besloten
	case was(a.Ingetrokken):
		return Ingetrokken
	case slices.ContainsFunc(a.Uitnodiging, func(u Uitnodiging) bool {
		return was(u.Verzonden) && !was(u.Aangevuld) && (u.Uiterlijk == termijn.Geen || op <= u.Uiterlijk)
	}):
		return Wacht
	case was(p.aanvraagdag()):
		return Aangevraagd
	case was(p.Verslag.Verstrekt):
		return Onderzocht
	case was(p.Onderzoek.Begonnen):
		return InOnderzoek
	case was(p.Melding.Ontvangen):
		return Gemeld
	}
	return NietBegonnen
}

// Controleer holds the dates against the order of the law. The error is a
// Fouten with everything that is wrong.
func (p *Procedure) Controleer() error {
	ff := nieuweFouten()
	for _, paar := range []struct {
		eerst, later termijn.Dag
		pad          string
	}{
		{p.Melding.Ontvangen, p.Melding.Bevestigd, "melding.bevestigd"},
		{p.Melding.Ontvangen, p.Onderzoek.Begonnen, "onderzoek.begonnen"},
		{p.Melding.Ondersteuning, p.Onderzoek.Begonnen, "melding.ondersteuning"},
		{p.Onderzoek.Begonnen, p.Onderzoek.Afgerond, "onderzoek.afgerond"},
		{p.Onderzoek.Afgerond, p.Verslag.Verstrekt, "verslag.verstrekt"},
		{p.Verslag.Verstrekt, p.Verslag.Ondertekend, "verslag.ondertekend"},
		{p.aanvraagdag(), p.Aanvraag.Ingetrokken, "aanvraag.ingetrokken"},
	} {
		if paar.eerst != termijn.Geen && paar.later != termijn.Geen && paar.later < paar.eerst {
			ff.add(FoutVolgorde, paar.pad, "Deze dag ligt te vroeg: wat hieraan vooraf moet gaan, was later. Pas een van beide datums aan.")
		}
	}
	p.aanvraagNaOnderzoek(ff)
	p.verdaging(ff)
	return ff.err()
}

// aanvraagNaOnderzoek: under the Wmo nobody applies before the investigation
// is done, unless its six weeks have lapsed (art. 2.3.2 lid 9).
func (p *Procedure) aanvraagNaOnderzoek(ff fouten) {
	day := p.aanvraagdag()
	if p.Wet != gezin.Wmo || day == termijn.Geen || p.Melding.Ontvangen == termijn.Geen {
		return
	}
	if p.Onderzoek.Afgerond != termijn.Geen && p.Onderzoek.Afgerond <= day {
		return
	}
	u, err := termijn.Bereken("WMO-ONDZ", p.Melding.Ontvangen)
	if err != nil {
		ff.add(FoutTermijn, "melding.ontvangen", "Met deze datum is geen termijn te berekenen. Pas de datum aan.")
	} else if day <= u.Eind {
		ff.add(FoutTeVroeg, "aanvraag.ontvangen", "Een aanvraag kan pas na het onderzoek, of als de zes weken voorbij zijn. Rond het onderzoek af of wacht.")
	}
}

// verdaging: Awb 4:14 asks for the notice before the term ends.
func (p *Procedure) verdaging(ff fouten) {
	v := p.Aanvraag.Verdaging
	if v.Meegedeeld == termijn.Geen || p.aanvraagdag() == termijn.Geen {
		return
	}
	u, err := p.beslisdag()
	switch {
	case err != nil:
		ff.add(FoutTermijn, "aanvraag", "Met deze datums is geen termijn te berekenen. Pas ze aan.")
	case u.Eind != termijn.Geen && v.Meegedeeld > u.Eind:
		ff.add(FoutVerdagingNa, "aanvraag.verdaging", "De termijn was al voorbij. Deel een verdaging mee voor het einde van de termijn, en beslis nu zo snel mogelijk.")
	case v.Tot <= v.Meegedeeld || u.Eind != termijn.Geen && v.Tot <= u.Eind:
		ff.add(FoutVolgorde, "aanvraag.verdaging.tot", "De nieuwe dag ligt niet na de oude termijn. Kies een latere dag.")
	}
}

func (p *Procedure) beslisdag() (termijn.Uitkomst, error) {
	a := p.Aanvraag
	a.Ontvangen = p.aanvraagdag()
	return a.Beslisdag(p.Wet, p.Beslisduur)
}
