package maak

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// Opdracht is one assignment message: what one provider is to deliver to one
// client under one law. Put in every assignment of this client with this provider
// that is valid on or after the Dagtekening, and all that changed (OP087).
type Opdracht struct {
	// Domein is the law: Wmo or Jw.
	Domein istandaard.Domein
	// Gemeente is the municipality that is responsible, four digits (IV046).
	Gemeente string
	// Aanbieder is the AGB code of the provider, eight digits.
	Aanbieder string
	// Identificatie names the message, at most 12 characters, unique among the 301s
	// of the municipality (TR056).
	Identificatie string
	// Dagtekening is the date of sending.
	Dagtekening istandaard.Datum
	// Client is who the assignments are for.
	Client Client
	// Relaties are people around the client; in the Jeugdwet who has authority
	// over the child (OP002).
	Relaties []Relatie
	// Producten are the assignments; at least one, here or in Toegewezen.
	Producten []Product
	// Toegewezen are assignments that go along as they are, such as those that
	// Honoreer gives or that were sent before.
	Toegewezen []istandaard.ToegewezenProduct
}

// Product is one assignment.
type Product struct {
	// Nummer is the ToewijzingNummer, unique within municipality and domain (TR332).
	Nummer int64
	// Categorie and Code name the product; without Code the provider chooses in
	// the category, without both in the contract (then with a Budget).
	Categorie, Code string
	// Besluit is the moment of the decision, in Dutch time. Keep it when the same
	// assignment is sent again: the latest moment holds (IV013).
	Besluit time.Time
	// Van and Tot are the first and last day. Tot is empty for an open end, which
	// an amount per week and a budget do not allow (CD075, CD076).
	Van, Tot istandaard.Datum
	// Omvang is how much; see MinutenPerWeek. Nil without Code.
	Omvang *istandaard.Omvang
	// Budget is what may be spent in all, in whole eurocents; nil with an Omvang.
	Budget *int64
	// Reden is why the assignment changed (code list WMO002 or JZ002); empty the
	// first time and when it is sent again unchanged (IV099).
	Reden string
	// Referentie is the ReferentieAanbieder of a request that this grants, only
	// the first time (TR379).
	Referentie string
}

// MinutenPerWeek gives an amount of minutes a week, on effort basis: unit 01,
// frequency 2. An assignment with it must have an end (CD076).
func MinutenPerWeek(minuten int64) *istandaard.Omvang {
	return &istandaard.Omvang{Volume: minuten, Eenheid: istandaard.EenheidMinuut, Frequentie: istandaard.FrequentieWeek}
}

// PerWeek gives an amount a week in another unit of code list WJ756: dagdelen,
// etmalen, pieces or eurocents.
func PerWeek(aantal int64, eenheid string) *istandaard.Omvang {
	return &istandaard.Omvang{Volume: aantal, Eenheid: eenheid, Frequentie: istandaard.FrequentieWeek}
}

// Totaal gives an amount over the whole assignment. It is the only size that can
// change without a new number (IV066).
func Totaal(aantal int64, eenheid string) *istandaard.Omvang {
	return &istandaard.Omvang{Volume: aantal, Eenheid: eenheid, Frequentie: istandaard.FrequentieTotaal}
}

// Eindig gives the assignment with another last day, earlier or later, for a
// reason of code list WMO002 or JZ002. Ending it sooner needs consultation, and
// in the past agreement (OP186).
func (p Product) Eindig(tot istandaard.Datum, reden string, besluit time.Time) Product {
	p.Tot, p.Reden, p.Besluit, p.Referentie = tot, reden, besluit, ""
	return p
}

// Verwijder gives the assignment as one that was never sent: reason 13, ending on
// the day it begins (CS335). Not when claims on it were granted (TR385).
func (p Product) Verwijder(besluit time.Time) Product {
	return p.Eindig(p.Van, istandaard.WijzigingVerwijderd, besluit)
}

// Toewijzing makes the 301. When it cannot be valid, or would break a rule inside
// the message, the error holds istandaard.Fouten: all of them, with their places.
func Toewijzing(c *istandaard.Codec, o Opdracht) (*istandaard.Bericht301, error) {
	if fouten := o.veilig(); len(fouten) > 0 {
		return nil, fouten
	}
	s := istandaard.Soort{Domein: o.Domein, Nummer: 301}
	b := &istandaard.Bericht301{
		Domein: o.Domein,
		Header: c.NieuweHeader(s, o.Gemeente, o.Aanbieder, o.Identificatie, o.Dagtekening),
		Client: o.Client.client301(),
	}
	for i := range o.Relaties {
		b.Client.Relaties = append(b.Client.Relaties, o.Relaties[i].relatie())
	}
	for i := range o.Producten {
		b.Client.ToegewezenProducten = append(b.Client.ToegewezenProducten, o.Producten[i].toegewezen())
	}
	b.Client.ToegewezenProducten = append(b.Client.ToegewezenProducten, o.Toegewezen...)
	if err := keur(c, b); err != nil {
		return nil, err
	}
	return b, nil
}

func (p *Product) toegewezen() istandaard.ToegewezenProduct {
	t := istandaard.ToegewezenProduct{
		ToewijzingNummer: p.Nummer, ReferentieAanbieder: p.Referentie,
		Toewijzingsdatum: istandaard.DatumVan(p.Besluit), Toewijzingstijd: istandaard.TijdVan(p.Besluit),
		Ingangsdatum: p.Van, Einddatum: p.Tot, RedenWijziging: p.Reden, Omvang: p.Omvang, Budget: p.Budget,
	}
	if p.Categorie != "" || p.Code != "" {
		t.Product = &istandaard.Product{Categorie: p.Categorie, Code: p.Code}
	}
	return t
}

// keur writes the message and checks it, as its receiver will.
func keur(c *istandaard.Codec, b istandaard.Bericht) error {
	data, err := c.Opmaken(b)
	if err != nil {
		return err
	}
	u, err := controle.Controleer(context.Background(), bytes.NewReader(data), controle.Opties{})
	if err != nil {
		return fmt.Errorf("maak: check message: %w", err)
	}
	for i := range u.Fouten { // places in a file that nobody has seen
		u.Fouten[i].Regelnummer, u.Fouten[i].Kolom = 0, 0
	}
	return istandaard.Fouten(u.Fouten).AlsError()
}
