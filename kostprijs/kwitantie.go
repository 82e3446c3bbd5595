package kostprijs

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// RekenVersie names the formulas. It changes when the same input could give
// another outcome, so that an old receipt says by which formulas it was made.
const RekenVersie = "1"

// Kwitantie proves on what a price rests: a hash of every value, base, source,
// status and chooser that went in, embedded tables included, and of the
// formulas.
type Kwitantie struct {
	Hash        string   `json:"hash"` // sha256, hexadecimal
	RekenVersie string   `json:"rekenVersie"`
	Peildatum   Datum    `json:"peildatum"`
	Tabellen    []string `json:"tabellen"` // the salary tables that were used
}

// Kwitantie makes the receipt of this outcome.
func (u *Uitkomst) Kwitantie() Kwitantie {
	m := u.Model
	k := Kwitantie{RekenVersie: RekenVersie, Peildatum: m.Invoer.Peildatum, Tabellen: []string{}}
	for _, t := range m.Tabellen {
		k.Tabellen = append(k.Tabellen, strings.Join([]string{t.Cao, t.Soort, t.Van.String(), string(t.Status), t.Bron.ID}, " "))
	}
	content, err := json.Marshal(struct {
		Versie     string
		Invoer     Invoer
		Parameters []Parameter
		Tabellen   []string
		Tarief     geld.Bedrag
	}{RekenVersie, m.Invoer, m.Parameters, k.Tabellen, u.Tarief})
	if err != nil {
		panic("kostprijs: an input that cannot be written: " + err.Error()) // every type in it can be
	}
	sum := sha256.Sum256(content)
	k.Hash = hex.EncodeToString(sum[:])
	return k
}

// Catalogusprijs is a price as a catalogue takes it over, with what it rests
// on.
type Catalogusprijs struct {
	Code         string      `json:"code"`
	Omschrijving string      `json:"omschrijving"`
	Wet          Wet         `json:"wet"`
	Bedrag       geld.Bedrag `json:"bedrag"`
	Eenheid      string      `json:"eenheid"` // "uur", or "client-week" for availability
	Van          Datum       `json:"van"`
	Status       Status      `json:"status"` // Gepubliceerd for a printed tariff, else the weakest status of what went in
	Bron         string      `json:"bron"`
	Kwitantie    Kwitantie   `json:"kwitantie"`
}

// Catalogus gives the prices of this outcome for a catalogue: the hour, and
// the client week where there is availability funding.
func (u *Uitkomst) Catalogus() []Catalogusprijs {
	inv := &u.Model.Invoer
	p := Catalogusprijs{Code: inv.Code, Omschrijving: inv.Titel, Wet: inv.Wet, Bedrag: u.Tarief, Eenheid: "uur",
		Van: inv.Peildatum, Status: u.Model.zwaksteStatus(), Bron: "kostprijs " + inv.Code, Kwitantie: u.Kwitantie()}
	if inv.Gedrukt != nil {
		p.Status, p.Bron = inv.Gedrukt.Status, inv.Gedrukt.Bron
	}
	list := []Catalogusprijs{p}
	if a, ok := u.Beschikbaarheid(); ok {
		p.Code, p.Bedrag, p.Eenheid = inv.Code+"-week", a.Tarief, "client-week"
		list = append(list, p)
	}
	return list
}

// zwakte orders the statuses from firm to weak.
var zwakte = map[Status]int{Definitief: 0, Gepubliceerd: 1, Overeengekomen: 2, Voorlopig: 3, Afgeleid: 4, Nieuws: 5, Aanname: 6}

// zwaksteStatus gives the status of a price: no firmer than the weakest thing
// that it rests on.
func (m *Model) zwaksteStatus() Status {
	weakest := Gepubliceerd
	for _, p := range m.Parameters {
		if zwakte[p.Status] > zwakte[weakest] {
			weakest = p.Status
		}
	}
	return weakest
}
