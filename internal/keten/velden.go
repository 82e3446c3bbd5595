package keten

import (
	"encoding/json"
	"fmt"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/tekst"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
)

// voorstel is what is proposed to the gate for one message: each value as text,
// with the record that it comes from. The maker of the message gets what the
// provider may receive of it, and nothing else.
type voorstel struct {
	label  gezin.Label
	domein toegang.Domein
	velden []poort.Veld
	err    error
}

// wegen are the domain and the purpose of the messages per law.
var wegen = map[gezin.Wet]struct {
	domein toegang.Domein
	voor   toegang.Activiteit
}{
	gezin.Wmo:      {toegang.DWmo, toegang.WmoBerichten},
	gezin.Jeugdwet: {toegang.DJeugd, toegang.JeugdBerichten},
}

func nieuwVoorstel(o besluit.Onderwerp) *voorstel {
	return &voorstel{label: gezin.Label{Onderwerp: o.Persoon, Wet: o.Wet, Klasse: gezin.Gewoon}, domein: wegen[o.Wet].domein}
}

// zet proposes one value.
func (v *voorstel) zet(naam string, soort toegang.Soort, waarde any) {
	b, err := json.Marshal(waarde)
	if err != nil {
		v.err = fmt.Errorf("keten: encode field %s: %w", naam, err)
		return
	}
	v.velden = append(v.velden, poort.Veld{Naam: naam, Record: toegang.Record{Soort: soort, Label: v.label, Domein: v.domein}, Waarde: toegang.Toon(string(b))})
}

// haal reads one value that the gate allowed; false where it did not.
func haal[T any](v poort.Velden, naam string) (T, bool) {
	var uit T
	tekst, ok := v.Get(naam).Waarde()
	return uit, ok && json.Unmarshal([]byte(tekst), &uit) == nil
}

// adresveld is a Contact in the clear, between the gate and the message.
type adresveld struct {
	Soort           Contactsoort
	Adres           maak.Adres
	Telefoon, Email string
}

// gezagveld is one who has custody, in the clear.
type gezagveld struct {
	Nummer, Soort string
	Naam          maak.Naam
	Contact       adresveld
	Beoordeeld    bool
}

// persoonsveld is the person himself, in the clear.
type persoonsveld struct {
	Bsn           string
	Geboortedatum istandaard.Geboortedatum
	Geslacht      string
	Naam          maak.Naam
}

// stelVoor proposes everything about a person that a message needs. The address
// and who has custody are proposed as parts of the message (SBericht), not as
// SContact, to which no provider has a right: that is where someone can be found
// who hides. Whether a message with an address may go at all, the gate decides
// first, by the safety flags of everyone in it.
func (o *Opdracht) stelVoor(g *groep, posten []post) (*voorstel, Fouten) {
	v := nieuwVoorstel(g.Onderwerp)
	i := o.persoon(g.Persoon)
	if i < 0 {
		return v, Fouten{{fmt.Sprintf("besluiten[%d].persoon", g.besluiten[0]), FoutPersoon, "Vul de gegevens in van de persoon voor wie dit besluit is."}}
	}
	p, pad := &o.Personen[i], fmt.Sprintf("personen[%d]", i)
	ff := p.compleet(pad)
	v.zet("persoon", toegang.SPersoon, persoonsveld{p.BSN.Onthuld(), p.Geboortedatum, p.Geslacht, p.Naam})
	v.zet("contact", toegang.SBericht, p.Contact.veld(pad, &ff))
	if g.Wet == gezin.Jeugdwet {
		v.zet("gezag", toegang.SBericht, o.gezag(p, pad, &ff))
	}
	for n := range posten {
		v.zet(fmt.Sprintf("toewijzing.%d", n), toegang.SToewijzing, posten[n].toewijzing)
	}
	return v, ff
}

// compleet tells what is missing about a client.
func (p *Persoon) compleet(pad string) Fouten {
	var ff Fouten
	if p.BSN.IsZero() {
		ff.voeg(pad+".bsn", FoutBSN, "Vul het burgerservicenummer in. Zonder dat nummer kan er geen bericht uit.")
	}
	if p.Geboortedatum.Datum == "" {
		ff.voeg(pad+".geboortedatum", FoutGeboren, "Vul de geboortedatum in.")
	}
	p.heeftNaam(pad, &ff)
	return ff
}

// heeftNaam asks for a family name, and refuses one with signs that cannot be
// seen, also one that was recorded elsewhere: they can turn round what a person
// reads.
func (p *Persoon) heeftNaam(pad string, ff *Fouten) {
	n := &p.Naam
	for _, part := range []string{n.Voornamen, n.Voorletters, n.Voorvoegsel, n.Achternaam, n.PartnerVoorvoegsel, n.PartnerAchternaam} {
		if !tekst.Regel(part) {
			ff.voeg(pad+".naam", FoutTekens, "In de naam staan tekens die niet te zien zijn. Typ de naam opnieuw.")
		}
	}
	if p.Naam.Achternaam == "" {
		ff.voeg(pad+".naam.achternaam", FoutNaam, "Vul de achternaam in.")
	}
}

// veld gives the contact in the clear, and tells what is wrong with it.
func (c *Contact) veld(pad string, ff *Fouten) adresveld {
	uit := adresveld{c.Soort, adres(c.Adres), c.Telefoon.Onthuld(), c.Email}
	switch {
	case c.Soort == Beschermd && !c.Oordeel.gegeven():
		ff.voeg(pad+".contact", FoutOordeel, "Laat eerst iemand beoordelen of over deze persoon een bericht mag uitgaan, en leg vast wie dat deed en wanneer. Anders hoort hier een veiligheidsvlag.")
	case c.Soort == Beschermd && (!c.Telefoon.IsZero() || c.Email != ""):
		ff.voeg(pad+".contact", FoutContact, "Bij een beschermd adres gaan geen telefoonnummer en e-mailadres mee. Haal ze weg.")
	case c.Soort == AlleenTelefoon && (c.Telefoon.IsZero() || !c.Adres.IsZero()),
		c.Soort != AlleenTelefoon && c.Adres.IsZero(),
		c.Soort != AlleenTelefoon && c.Soort != Woonadres && c.Soort != Postadres && c.Soort != Beschermd:
		ff.voeg(pad+".contact", FoutContact, "Vul in waar deze persoon te bereiken is: een adres, een postadres, of alleen een telefoonnummer.")
	case uit.Telefoon != "" && !strings.HasPrefix(uit.Telefoon, "+31"):
		ff.voeg(pad+".contact.telefoon", FoutContact, "In een bericht kan alleen een Nederlands telefoonnummer. Laat dit nummer weg of vul een ander in.")
	}
	return uit
}

func adres(a nummer.Adres) maak.Adres {
	d := a.Onthuld()
	return maak.Adres{Straat: d.Straat, Huisnummer: int64(d.Huisnummer), Letter: d.Huisletter, Toevoeging: d.Toevoeging, Postcode: d.Postcode, Plaats: d.Plaats}
}

// gezag gives those who have custody of a child (OP002).
func (o *Opdracht) gezag(p *Persoon, pad string, ff *Fouten) []gezagveld {
	uit := []gezagveld{}
	if len(p.Gezag) == 0 && p.Gezagsoort != GezagBekend && p.Gezagsoort != GezagZelf {
		ff.voeg(pad+".gezag", FoutGezag, "Vul in wie het gezag heeft over dit kind. Heeft de jeugdige zelf het gezag, of kent de aanbieder de gezagsdrager al, zeg dat dan.")
	}
	for n := range p.Gezag {
		d := &p.Gezag[n]
		i := o.persoon(d.Persoon)
		if i < 0 {
			ff.voeg(fmt.Sprintf("%s.gezag[%d].persoon", pad, n), FoutPersoon, "Vul de gegevens in van wie het gezag heeft.")
			continue
		}
		q, qpad := &o.Personen[i], fmt.Sprintf("personen[%d]", i)
		q.heeftNaam(qpad, ff)
		uit = append(uit, gezagveld{d.Nummer, d.Soort, q.Naam, q.Contact.veld(qpad, ff), d.Oordeel.gegeven()})
	}
	return uit
}
