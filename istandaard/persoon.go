package istandaard

// Bsn is a burgerservicenummer: nine digits that pass the eleven-test (CS002).
// It masks itself when printed, so that it does not end up in a log by accident;
// string(b) gives the digits.
type Bsn string

// String gives the last two digits behind stars, for logs and prints.
func (b Bsn) String() string {
	if len(b) < 2 {
		return "*********"
	}
	return "*******" + string(b[len(b)-2:])
}

// GoString masks as String does.
func (b Bsn) GoString() string { return `istandaard.Bsn("` + b.String() + `")` }

// Elfproef reports whether the number has nine digits and passes the eleven-test.
func (b Bsn) Elfproef() bool {
	if len(b) != 9 || !alleCijfers(string(b)) {
		return false
	}
	som := -int(b[8] - '0')
	for i := range 8 {
		som += (9 - i) * int(b[i]-'0')
	}
	return som%11 == 0
}

// Client is who a message is about, in the short form of the 305, 307 and 315
// and their return messages. The 301 has a longer form, the 317 and 323 a
// shorter one.
type Client struct {
	// Bsn names the client. Key of the class.
	Bsn Bsn `ist:"LDT_BurgerServicenummer,sleutel"`
	// Geboortedatum is the date of birth, with what is known of it.
	Geboortedatum Geboortedatum `ist:"CDT_Geboortedatum"`
	// Geslacht is the sex that is registered now; code list COD046.
	Geslacht string `ist:"LDT_Geslacht"`
	// Naam is the name of the client.
	Naam VerkorteNaam `ist:"CDT_VerkorteNaam"`
}

// Geboortedatum is a date of birth of which a part can be unknown (CDT_Geboortedatum).
type Geboortedatum struct {
	// Datum is the date. What is unknown is filled with 01, the year with 1900
	// (IV009). At most 120 years before the Dagtekening (TR002), not after it
	// (TR134).
	Datum Datum `ist:"LDT_Datum"`
	// DatumGebruik says what part of the date is not known; code list COD170
	// (CS139). Absent when all of it is.
	DatumGebruik string `ist:"LDT_DatumGebruik,0..1"`
}

// Achternaam is a family name with what stands before it (CDT_Achternaam).
type Achternaam struct {
	// Achternaam is the name itself, without prefix.
	Achternaam string `ist:"LDT_Naam"`
	// Voorvoegsel is the prefix: "van der".
	Voorvoegsel string `ist:"LDT_Voorvoegsel,0..1"`
}

// VerkorteNaam is the name of a client in the messages of a provider (CDT_VerkorteNaam).
type VerkorteNaam struct {
	// Geslachtsnaam is the family name by birth.
	Geslachtsnaam Achternaam `ist:"CDT_Achternaam"`
	// Voornamen are the given names, with spaces between them.
	Voornamen string `ist:"LDT_Naam,0..1"`
	// Voorletters are the initials, letters only, at most six.
	Voorletters string `ist:"LDT_Voorletters,0..1"`
}

// VolledigeNaam is a name with that of the partner and how both are used
// (CDT_VolledigeNaam).
type VolledigeNaam struct {
	// Geslachtsnaam is the family name by birth, or the name of an organisation.
	Geslachtsnaam Achternaam `ist:"CDT_Achternaam"`
	// Partnernaam is the name of the spouse or registered partner.
	Partnernaam *Achternaam `ist:"CDT_Achternaam,0..1"`
	// Voornamen are the given names, with spaces between them.
	Voornamen string `ist:"LDT_Naam,0..1"`
	// Voorletters are the initials, letters only, at most six.
	Voorletters string `ist:"LDT_Voorletters,0..1"`
	// NaamGebruik says which names the person goes by; code list COD700. Without
	// Partnernaam only 1, and in the Jeugdwet also 6: an organisation, which a
	// client cannot be (CS050, CS318, IV045).
	NaamGebruik string `ist:"LDT_NaamGebruik"`
}
