package istandaard

// Header is the head of every message: what it is, from whom, for whom and which
// one. In a return message this part is copied unchanged from the message that
// it answers, sender and receiver too; only BerichtCode differs (IV028).
type Header struct {
	// BerichtCode is the Vektis code of the message (COD002-VEKTIS), "414" for a
	// WMO301. See Soort.Vektis.
	BerichtCode string `ist:"LDT_BerichtCode"`
	// BerichtVersie is the major number of the release: 3 (CS025).
	BerichtVersie int64 `ist:"LDT_BerichtVersie"`
	// BerichtSubversie is the minor number of the release: 2 (CS015).
	BerichtSubversie int64 `ist:"LDT_BerichtSubversie"`
	// Afzender is who sends the message: the municipality that is responsible by
	// law (four digits, CBS; IV046, TR378) or the provider (eight digits, AGB).
	// Soort.AfzenderIsGemeente tells which.
	Afzender string `ist:"afzender"`
	// Ontvanger is for whom it is: the other of the two.
	Ontvanger string `ist:"ontvanger"`
	// BerichtIdentificatie names the message; unique per kind of message for the
	// sender (TR056).
	BerichtIdentificatie BerichtIdentificatie `ist:"CDT_BerichtIdentificatie"`
	// XsdVersie is the version of the schemas that the message was made with.
	XsdVersie XsdVersie `ist:"CDT_XsdVersie"`
}

// BerichtIdentificatie is the name and the date of a message (CDT_BerichtIdentificatie).
type BerichtIdentificatie struct {
	// Identificatie is a name or number of at most 12 characters.
	Identificatie string `ist:"LDT_IdentificatieBericht"`
	// Dagtekening is the date of sending; not in the future (TR135).
	Dagtekening Datum `ist:"LDT_Datum"`
}

// XsdVersie is the version of a pair of schemas (CDT_XsdVersie), each n.n.n,
// copied from the schemas themselves (IV034).
type XsdVersie struct {
	// BasisschemaXsdVersie is that of the basic schema.
	BasisschemaXsdVersie string `ist:"LDT_Versie"`
	// BerichtXsdVersie is that of the schema of the message.
	BerichtXsdVersie string `ist:"LDT_Versie"`
}

// RetourHeader is the head of a return message: the head of the message that it
// answers, and then its own.
type RetourHeader struct {
	Header
	// IdentificatieRetour names the return message, at most 12 characters.
	IdentificatieRetour string `ist:"LDT_IdentificatieBericht"`
	// DagtekeningRetour is the date of sending of the return message.
	DagtekeningRetour Datum `ist:"LDT_Datum"`
	// XsltVersie is the version of the rules that the message was checked with;
	// present when it is rejected on a rule inside the message (IV033).
	XsltVersie string `ist:"LDT_Versie,0..1"`
	// XsdVersieRetour is the version of the schemas that the return message was
	// made with.
	XsdVersieRetour XsdVersie `ist:"CDT_XsdVersie"`
	// RetourCodes are the faults in the head of the message, or 0001 for a
	// message that is rejected as a whole. Absent in a return message without
	// faults, and when the faults are in the classes of the client.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,0..1"`
}

// DeclaratieAntwoordHeader is the head of a 325. That is not a return message:
// it has an identification of its own, and names the declaration it answers.
type DeclaratieAntwoordHeader struct {
	Header
	// DeclaratieIdentificatie is the BerichtIdentificatie of the 323 (TR337).
	DeclaratieIdentificatie BerichtIdentificatie `ist:"CDT_BerichtIdentificatie"`
	// XsltVersie is the version of the rules that the declaration was checked
	// with; present when it is rejected on a rule inside the message (IV033).
	XsltVersie string `ist:"LDT_Versie,0..1"`
	// XsdVersieDeclaratie is the XsdVersie of the 323 (TR371).
	XsdVersieDeclaratie XsdVersie `ist:"CDT_XsdVersie"`
	// RetourCodes is 0200 when the head of the 323 is right, and else its faults.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode"`
}
