package istandaard

// Relatie is someone around the client, such as a parent with authority, a
// guardian or a contact person. Only in the 301 and 302.
//
// In the Jeugdwet the 301 names whoever has authority over the child, unless the
// 315 said that this is known or the youth has it himself (OP002, OP002x1,
// OP002x2). A person whose safety is at stake does not belong here unreviewed.
type Relatie struct {
	// Nummer is unique within the municipality for one client and never changes
	// (OP071). Key of the class.
	Nummer string `ist:"LDT_Persoonsid,sleutel"`
	// Volgorde is the order in which to turn to the relations, from 0 to 99.
	Volgorde *int64 `ist:"LDT_RelatieVolgorde,0..1"`
	// Soort is what the person is to the client; code list COD472 (OP076).
	Soort string `ist:"LDT_SoortRelatie"`
	// Geboortedatum is the date of birth.
	Geboortedatum *Geboortedatum `ist:"CDT_Geboortedatum,0..1"`
	// Geslacht is the sex; code list COD046.
	Geslacht string `ist:"LDT_Geslacht,0..1"`
	// Naam is the name of the person or, in the Jeugdwet, of an organisation that
	// has the guardianship (IV045).
	Naam VolledigeNaam `ist:"CDT_VolledigeNaam"`
	// Contact is where to reach the relation.
	Contact Contact `ist:"klasse"`
	// RetourCodes judge this class; only in a 302.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Contact is a way to reach the client or a relation. It holds a telephone, or a
// house number with postcode, or both (TR006). Only in the 301 and 302.
//
// The standard has no kind for a secret address. For a client whose whereabouts
// must stay secret see istandaard/maak, which only gives a neutral postal
// address of kind 02, and OP003, which may ask for no message at all.
type Contact struct {
	// Soort is the kind of address; code list COD757. Key of the class, so that
	// a person has one of each at most. When only a postal address is known it
	// is 02 (IV047).
	Soort string `ist:"LDT_AdresSoort,sleutel"`
	// Adres is the address; with a postcode for kinds 01 and 03 (CD034).
	Adres *Adres `ist:"CDT_Adres,0..1"`
	// Organisatie is the institution that the person stays in (IV002). It tells
	// where someone is hiding: never fill it for a protected person.
	Organisatie string `ist:"LDT_Organisatienaam,0..1"`
	// Telefoon holds one or two telephone numbers.
	Telefoon *Telefoonnummers `ist:"CDT_Telefoonnummers,0..1"`
	// Emailadres is the e-mail address.
	Emailadres string `ist:"LDT_Emailadres,0..1"`
	// Periode is from when to when a temporary address holds; only for kind 04
	// (CD009).
	Periode *OpenPeriode `ist:"CDT_OpenPeriode,0..1"`
	// RetourCodes judge this class; only in a 302.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Adres is an address in or outside the Netherlands (CDT_Adres).
type Adres struct {
	// Huis is the house number; present in the Netherlands (CD025).
	Huis *Huis `ist:"CDT_Huis,0..1"`
	// Postcode has four digits and two letters without a space in the
	// Netherlands (CS089); present together with LandCode or not at all (CD005).
	Postcode string `ist:"LDT_Postcode,0..1"`
	// Straatnaam is the name of the street, at most 24 characters.
	Straatnaam string `ist:"LDT_Straatnaam,0..1"`
	// Plaatsnaam is the name of the town.
	Plaatsnaam string `ist:"LDT_Plaatsnaam,0..1"`
	// LandCode is the country; code list COD032.
	LandCode string `ist:"LDT_LandCode,0..1"`
}

// Huis is a house number with what belongs to it (CDT_Huis).
type Huis struct {
	// Huisnummer is the number, from 0 to 99999.
	Huisnummer int64 `ist:"LDT_Huisnummer"`
	// Huisletter is the letter behind the number.
	Huisletter string `ist:"LDT_Huisletter,0..1"`
	// HuisnummerToevoeging is what else the letter box needs: "bis", "2-hg".
	HuisnummerToevoeging string `ist:"LDT_HuisnummerToevoeging,0..1"`
	// AanduidingWoonadres is for places without an ordinary number, such as a
	// caravan; code list NUM061.
	AanduidingWoonadres string `ist:"LDT_AanduidingWoonadres,0..1"`
}

// Telefoonnummers holds one or two telephone numbers (CDT_Telefoonnummers).
type Telefoonnummers struct {
	// Telefoon01 is the number to try first.
	Telefoon01 Telefoon `ist:"CDT_Telefoon"`
	// Telefoon02 is another number.
	Telefoon02 *Telefoon `ist:"CDT_Telefoon,0..1"`
}

// Telefoon is a telephone number (CDT_Telefoon).
type Telefoon struct {
	// Telefoonnummer is the number, digits only.
	Telefoonnummer string `ist:"LDT_Telefoonnummer"`
	// Landnummer is the number of the country as dialled from the Netherlands:
	// "31" or "+31".
	Landnummer string `ist:"LDT_Landnummer"`
}

// Communicatie says what help a client needs to communicate (CDT_Communicatie).
type Communicatie struct {
	// Vorm is the kind of interpreter; code list COD747.
	Vorm string `ist:"LDT_Communicatievorm"`
	// Taal is the language; present exactly when Vorm is 1 (CD007).
	Taal string `ist:"LDT_Taal,0..1"`
}
