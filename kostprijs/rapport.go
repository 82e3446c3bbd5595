package kostprijs

import "codeberg.org/wijzer/wijzer/internal/geld"

// Rapport is everything that a tariff has to tell, as plain data: the JSON of
// the command and the material of the pages.
type Rapport struct {
	Code         string           `json:"code"`
	Titel        string           `json:"titel"`
	Wet          Wet              `json:"wet"`
	Peildatum    Datum            `json:"peildatum"`
	Tarief       geld.Bedrag      `json:"tarief"`
	Formule      geld.Bedrag      `json:"formule"`
	PerUur       Getal            `json:"perUur"`
	Componenten  []Component      `json:"componenten"`
	Waterval     []Balk           `json:"waterval"`
	Weergaven    []Weergave       `json:"weergaven"`
	Weekbudget   []Weekbudget     `json:"weekbudget"`
	Beschikbaar  *Beschikbaarheid `json:"beschikbaarheid,omitempty"`
	Parameters   []Parameter      `json:"parameters"`
	Opmerkingen  []Opmerking      `json:"opmerkingen"`
	Gevoeligheid []Gevoeligheid   `json:"gevoeligheid"`
	Spoor        *Stap            `json:"spoor"`
	Catalogus    []Catalogusprijs `json:"catalogus"`
	Kwitantie    Kwitantie        `json:"kwitantie"`
}

// Rapport gathers everything. It computes the sensitivity of every parameter,
// which takes as many tariffs as there are parameters, three times.
func (u *Uitkomst) Rapport() (*Rapport, error) {
	inv := &u.Model.Invoer
	weeks, err := u.Weekbudgetten()
	if err != nil {
		return nil, err
	}
	r := &Rapport{Code: inv.Code, Titel: inv.Titel, Wet: inv.Wet, Peildatum: inv.Peildatum, Tarief: u.Tarief, Formule: u.Formule,
		PerUur: u.PerUur, Componenten: u.Componenten(), Waterval: u.Waterval(), Weekbudget: weeks,
		Weergaven:  []Weergave{u.Weergave(Wmo), u.Weergave(Jeugdwet)},
		Parameters: u.Model.Parameters, Opmerkingen: u.Opmerkingen(), Gevoeligheid: u.Gevoeligheden(),
		Spoor: u.Spoor(), Catalogus: u.Catalogus(), Kwitantie: u.Kwitantie()}
	if a, ok := u.Beschikbaarheid(); ok {
		r.Beschikbaar = &a
	}
	return r, nil
}

// Opmerkingen gives what a reader should know: of the input, and of a
// published amount that its own formula does not give.
func (u *Uitkomst) Opmerkingen() []Opmerking {
	list := append([]Opmerking{}, u.Model.Opmerkingen...)
	if u.Model.Invoer.Gedrukt != nil {
		if text := Toets(VanBedrag(u.Tarief), VanBedrag(u.Formule)); text != "" {
			list = append(list, Opmerking{Code: "gepubliceerd-wijkt-af", Tekst: text})
		}
	}
	return list
}
