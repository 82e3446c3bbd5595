package keten

import (
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Opdracht is what the messages are made of: decisions, the people that they are
// about, and who helps them with what.
type Opdracht struct {
	// Gemeente is the municipality that is responsible (IV046).
	Gemeente nummer.Gemeentecode
	// Aanbieder gives the help, where a person or a line names no other.
	Aanbieder nummer.AGB
	// Dagtekening is the day on which the messages are sent; never before a
	// decision (TR134).
	Dagtekening termijn.Dag
	// Besluiten are the decisions. One that refuses, or that gives a personal
	// budget, needs no message and gets none.
	Besluiten []Genomen
	// Personen are those on whose name the decisions stand, and those who have
	// custody of them.
	Personen []Persoon
	// Producten says which product of the standard a line of the catalogue is.
	Producten Producten
	// Eerder are the assignments of these people that were sent before. A
	// decision that changes, extends or ends another needs those of that other.
	Eerder []Eerder
}

// Genomen is a decision with the moment at which it was taken.
type Genomen struct {
	besluit.Besluit
	// Tijdstip is that moment in Dutch time, on the day of the decision. Of two
	// versions of an assignment the one with the latest moment holds (IV013), so
	// it stays the same when the decision is sent again.
	Tijdstip time.Time
}

// Persoon is what a message may need to know about someone.
type Persoon struct {
	ID            string // as the decisions name him
	BSN           nummer.BSN
	Geboortedatum istandaard.Geboortedatum // see maak.Geboren
	Geslacht      string                   // COD046: "0" unknown, "1" male, "2" female
	Naam          maak.Naam
	Contact       Contact
	// Aanbieder gives the help of this person; zero: that of the Opdracht.
	// PerOnderdeel names another for single parts of the catalogue.
	Aanbieder    nummer.AGB
	PerOnderdeel map[string]nummer.AGB
	// Gezag are those who have custody, and Gezagsoort why there are none. The
	// Jeugdwet asks for one of both (OP002); the Wmo does not use it.
	Gezag      []Gezagsdrager
	Gezagsoort Gezagsoort
}

// Gezagsoort says why an assignment under the Jeugdwet names nobody with custody.
type Gezagsoort string

// The reasons to name nobody.
const (
	GezagBekend Gezagsoort = "bekend" // the provider said in its request that it knows (OP002x1)
	GezagZelf   Gezagsoort = "zelf"   // the youth has it himself (OP002x2)
)

// Gezagsdrager is someone who has custody of a child.
type Gezagsdrager struct {
	// Persoon is one of the Personen. A safety flag on him stops the message
	// about the child too, because it would tell where he is.
	Persoon string
	// Nummer names him with this child, and never changes (OP071).
	Nummer string
	// Soort is what he is to the child (COD472): "10" parent, "11" guardian.
	Soort string
	// Oordeel: someone looked at whether he may be named to this provider. Needed
	// for a child whose address is protected.
	Oordeel Oordeel
}

// Oordeel is that a professional looked and found that it can be done.
type Oordeel struct {
	Door string // who; stays inside
	Op   termijn.Dag
}

func (o Oordeel) gegeven() bool { return o.Door != "" && o.Op != termijn.Geen }

// Contactsoort is the kind of a Contact.
type Contactsoort string

// The kinds of contact.
const (
	Woonadres      Contactsoort = "woonadres" // where he is registered
	Postadres      Contactsoort = "postadres" // he has no other
	AlleenTelefoon Contactsoort = "telefoon"
	// Beschermd is the neutral postal address of someone whose whereabouts stay
	// secret. It is only used when a professional judged that a message can go
	// at all; otherwise a safety flag belongs on him, and nothing goes.
	Beschermd Contactsoort = "beschermd"
)

// Contact is where to reach someone.
type Contact struct {
	Soort    Contactsoort
	Adres    nummer.Adres
	Telefoon nummer.Telefoon // Dutch numbers only; never with Beschermd
	Email    string          // never with Beschermd
	Oordeel  Oordeel         // only with Beschermd, and always
}

// Product is what a line of the catalogue is in the standard. There is no
// national list that tells: municipality and provider agree on it.
type Product struct {
	Categorie string // code list WMO020 or JZ020
	Code      string // the product code that was agreed on
	Bron      string // where that was agreed on; a mapping without source is refused
}

// Producten gives the product of a part of the catalogue, by "onderdeel" or, where
// levels are different products, by "onderdeel/niveau"; that one goes first.
type Producten map[string]Product

// Eerder is an assignment that was sent before, with where it comes from.
type Eerder struct {
	besluit.Onderwerp
	Besluit    besluit.Kenmerk
	Onderdeel  string
	Aanbieder  nummer.AGB
	Toewijzing istandaard.ToegewezenProduct
}
