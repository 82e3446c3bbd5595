package controle

// basis is the XSD type that a logical type restricts.
type basis uint8

const (
	tekst  basis = iota // xs:string: white space counts
	geheel              // xs:integer: white space around it does not count
	datum               // xs:date, without time zone (RS032)
	tijd                // xs:time, without time zone (RS034)
)

// vorm is the pattern facet of a logical type, by name. Where a comment gives a
// pattern it is that of the schema.
type vorm uint8

const (
	vormVrij           vorm = iota
	vormGevuld              // .*[^\s].*      on one line, and not blank
	vormCommentaar          // ([.\s]*\S+[.\s]*)+   not blank, more lines allowed
	vormCijfers             // [0-9]{n}, with n the maximum length; [0-9]* where that is no fixed length
	vormVoorletters         // ([a-zA-ZÀ-ỳ])+
	vormVersie              // three whole numbers without leading zeros, with dots between
	vormLettersCijfers      // ([a-zA-Z0-9])+
	vormVast                // exactly one value
)

// waardetype is a logical data type (LDT) of the basisschema: what the text of
// an element without children may be.
type waardetype struct {
	naam  string
	basis basis
	// min and max bound the value of a geheel, and the length in characters of
	// a tekst; max 0 for a tekst is no bound.
	min, max int64
	vorm     vorm
	// cijfers is the exact number of digits for vormCijfers; 0 is any number.
	cijfers int
	// vast is the one value of vormVast.
	vast string
	// codes is the enumeration, nil for none.
	codes map[string]struct{}
	// regelMin, regelMax and regelVorm are the rules of the standard (RS, CS)
	// that state the facets; empty where it has no code for them.
	regelMin, regelMax, regelVorm string
}

// tekstTypen are the types over xs:string that have no enumeration: name,
// largest length in characters (0 is no bound), form, and the rules that state
// them. The smallest length is 1 for all (no empty elements).
// Source: basisschema 1.0.0 and the regelrapport of iJw 3.2.
var tekstTypen = []waardetype{
	{naam: "LDT_AgbCode", max: 8, vorm: vormCijfers, cijfers: 8, regelMax: "RS014", regelVorm: "RS036"},
	{naam: "LDT_BerichtCode", max: 3, regelMax: "RS010"},
	{naam: "LDT_BurgerServicenummer", max: 9, vorm: vormCijfers, cijfers: 9, regelMax: "RS015", regelVorm: "RS037"},
	{naam: "LDT_Commentaar", vorm: vormCommentaar, regelMin: "RS031", regelVorm: "RS031"},
	{naam: "LDT_Emailadres", max: 80, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS026", regelVorm: "RS033"},
	{naam: "LDT_Gemeente", vorm: vormCijfers, cijfers: 4, regelVorm: "RS035"},
	{naam: "LDT_Huisletter", max: 1, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS008", regelVorm: "RS033"},
	{naam: "LDT_HuisnummerToevoeging", max: 4, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS011", regelVorm: "RS033"},
	{naam: "LDT_IdentificatieBericht", max: 12, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS017", regelVorm: "RS033"},
	{naam: "LDT_IdentificatieDeclaratie", max: 12, regelMax: "RS017"},
	{naam: "LDT_Landnummer", max: 4, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS011", regelVorm: "RS033"},
	{naam: "LDT_Naam", max: 200, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS028", regelVorm: "RS033"},
	{naam: "LDT_NaamVerwijzer", max: 64, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS025", regelVorm: "RS033"},
	{naam: "LDT_Organisatienaam", max: 35, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS023", regelVorm: "RS033"},
	{naam: "LDT_Persoonsid", max: 20, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS019", regelVorm: "RS033"},
	{naam: "LDT_Plaatsnaam", max: 80, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS026", regelVorm: "RS033"},
	{naam: "LDT_Postcode", max: 8, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS014", regelVorm: "RS033"},
	{naam: "LDT_ProductCode", max: 5, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS012", regelVorm: "RS033"},
	{naam: "LDT_Referentie", max: 36, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS024", regelVorm: "RS033"},
	{naam: "LDT_ReferentieNummer", max: 20, regelMax: "RS019"},
	{naam: "LDT_Straatnaam", max: 24, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS020", regelVorm: "RS033"},
	{naam: "LDT_Taal", max: 25, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS021", regelVorm: "RS033"},
	{naam: "LDT_Telefoonnummer", max: 15, vorm: vormCijfers, regelMax: "RS018", regelVorm: "RS046"},
	{naam: "LDT_Versie", vorm: vormVersie, regelVorm: "RS048"},
	{naam: "LDT_Voorletters", max: 6, vorm: vormVoorletters, regelMax: "RS013", regelVorm: "RS045"},
	{naam: "LDT_Voorvoegsel", max: 10, vorm: vormGevuld, regelMin: "RS033", regelMax: "RS016", regelVorm: "RS033"},
}

// getalTypen are the types over xs:integer: all from 0 (RS001) to max.
// Amounts and budgets are whole eurocents (IV024).
var getalTypen = []waardetype{
	{naam: "LDT_Bedrag", max: 99_999_999, regelMax: "RS005"},
	{naam: "LDT_BerichtSubversie", max: 99, regelMax: "RS002"},
	{naam: "LDT_BerichtVersie", max: 99, regelMax: "RS002"},
	{naam: "LDT_Budget", max: 99_999_999, regelMax: "RS005"},
	{naam: "LDT_Huisnummer", max: 99_999, regelMax: "RS004"},
	{naam: "LDT_Nummer", max: 999_999_999, regelMax: "RS006"},
	{naam: "LDT_RelatieVolgorde", max: 99, regelMax: "RS002"},
	{naam: "LDT_TotaalBedrag", max: 999_999_999_999, regelMax: "RS040"},
	{naam: "LDT_Volume", max: 99_999_999, regelMax: "RS005"},
}

// typenVoor gives every logical type of one domain by its name, "LDT_Naam".
func typenVoor(codes map[string]string) map[string]*waardetype {
	typen := map[string]*waardetype{
		"LDT_Datum": {naam: "LDT_Datum", basis: datum, regelVorm: "RS032"},
		"LDT_Tijd":  {naam: "LDT_Tijd", basis: tijd, regelVorm: "RS034"},
	}
	for _, t := range tekstTypen {
		t.basis, t.min = tekst, 1
		typen[t.naam] = &t
	}
	for _, t := range getalTypen {
		t.basis, t.regelMin = geheel, "RS001"
		typen[t.naam] = &t
	}
	for naam, lijst := range codes {
		typen[naam] = &waardetype{naam: naam, basis: tekst, codes: verzameling(lijst)}
	}
	return typen
}

// vast narrows a type to one value, or to one form, as the header and the
// declaration number do; regel is the rule that says so.
func (t *waardetype) vastOp(waarde, regel string) *waardetype {
	eng := *t
	eng.naam, eng.vorm, eng.vast, eng.regelVorm = "", vormVast, waarde, regel
	return &eng
}

// alsLettersCijfers narrows a type to letters and digits (CS319).
func (t *waardetype) alsLettersCijfers(regel string) *waardetype {
	eng := *t
	eng.naam, eng.vorm, eng.regelVorm = "", vormLettersCijfers, regel
	return &eng
}
