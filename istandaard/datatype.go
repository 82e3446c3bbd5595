package istandaard

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Basis is what kind of value a data type holds.
type Basis uint8

// The kinds of value.
const (
	// BasisTekst keeps every character, white space too.
	BasisTekst Basis = iota + 1
	// BasisGetal is a whole number.
	BasisGetal
	// BasisDatum is a date without time zone.
	BasisDatum
	// BasisTijd is a time of day without time zone.
	BasisTijd
)

// Datatype is one of the simple types (LDT_…) of the basic schema, with the
// facets that a value must meet. The types are the same in both domains but for
// the code lists of product category, reason of change and reason of ending.
type Datatype struct {
	// Naam is the name in the schema, "LDT_Postcode".
	Naam string
	// Basis is the kind of value.
	Basis Basis
	// MinLengte and MaxLengte bound a text, in characters; MaxLengte 0 is no bound.
	MinLengte, MaxLengte int
	// Min and Max bound a number, both included.
	Min, Max int64
	// Patroon says in what form a text must be.
	Patroon Patroon
	// LijstWmo and LijstJw name the code list that a value must be from, in each
	// domain; empty for none.
	LijstWmo, LijstJw string
}

// Patroon is a form that a text can be bound to (the patterns of the schema).
type Patroon uint8

// The forms.
const (
	PatroonGeen         Patroon = iota
	PatroonGevuld               // one line, with a character that is not white space
	PatroonInhoud               // any text with a character that is not white space
	PatroonCijfers              // digits only
	PatroonAgb                  // eight digits
	PatroonBsn                  // nine digits
	PatroonGemeente             // four digits
	PatroonLetters              // letters from a to z, A to Z and À to ỳ
	PatroonVersie               // n.n.n without leading zeros
	PatroonLetterCijfer         // letters a to z, A to Z and digits (CS319)
)

const onbeperkt = 0

func tekst(naam string, min, max int, p Patroon) Datatype {
	return Datatype{Naam: naam, Basis: BasisTekst, MinLengte: min, MaxLengte: max, Patroon: p}
}

func getal(naam string, max int64) Datatype {
	return Datatype{Naam: naam, Basis: BasisGetal, Max: max}
}

func code(naam, wmo, jw string) Datatype {
	return Datatype{Naam: naam, Basis: BasisTekst, LijstWmo: wmo, LijstJw: jw}
}

// datatypen are the simple types of the basic schema 3.2 with their facets.
var datatypen = [...]Datatype{
	tekst("LDT_AgbCode", 1, 8, PatroonAgb),
	getal("LDT_Bedrag", 99999999),
	tekst("LDT_BerichtCode", 1, 3, PatroonGeen),
	getal("LDT_BerichtSubversie", 99),
	getal("LDT_BerichtVersie", 99),
	getal("LDT_Budget", 99999999),
	tekst("LDT_BurgerServicenummer", 1, 9, PatroonBsn),
	tekst("LDT_Commentaar", 1, onbeperkt, PatroonInhoud),
	{Naam: "LDT_Datum", Basis: BasisDatum},
	tekst("LDT_Emailadres", 1, 80, PatroonGevuld),
	tekst("LDT_Gemeente", 1, onbeperkt, PatroonGemeente),
	tekst("LDT_Huisletter", 1, 1, PatroonGevuld),
	getal("LDT_Huisnummer", 99999),
	tekst("LDT_HuisnummerToevoeging", 1, 4, PatroonGevuld),
	tekst("LDT_IdentificatieBericht", 1, 12, PatroonGevuld),
	tekst("LDT_IdentificatieDeclaratie", 1, 12, PatroonGeen),
	tekst("LDT_Landnummer", 1, 4, PatroonGevuld),
	tekst("LDT_Naam", 1, 200, PatroonGevuld),
	tekst("LDT_NaamVerwijzer", 1, 64, PatroonGevuld),
	getal("LDT_Nummer", 999999999),
	tekst("LDT_Organisatienaam", 1, 35, PatroonGevuld),
	tekst("LDT_Persoonsid", 1, 20, PatroonGevuld),
	tekst("LDT_Plaatsnaam", 1, 80, PatroonGevuld),
	tekst("LDT_Postcode", 1, 8, PatroonGevuld),
	tekst("LDT_ProductCode", 1, 5, PatroonGevuld),
	tekst("LDT_Referentie", 1, 36, PatroonGevuld),
	tekst("LDT_ReferentieNummer", 1, 20, PatroonGeen),
	getal("LDT_RelatieVolgorde", 99),
	tekst("LDT_Straatnaam", 1, 24, PatroonGevuld),
	tekst("LDT_Taal", 1, 25, PatroonGevuld),
	tekst("LDT_Telefoonnummer", 1, 15, PatroonCijfers),
	{Naam: "LDT_Tijd", Basis: BasisTijd},
	getal("LDT_TotaalBedrag", 999999999999),
	tekst("LDT_Versie", 1, onbeperkt, PatroonVersie),
	getal("LDT_Volume", 99999999),
	tekst("LDT_Voorletters", 1, 6, PatroonLetters),
	tekst("LDT_Voorvoegsel", 1, 10, PatroonGevuld),

	code("LDT_AanduidingWoonadres", "NUM061", "NUM061"),
	code("LDT_AdresSoort", "COD757", "COD757"),
	code("LDT_Communicatievorm", "COD747", "COD747"),
	code("LDT_DatumGebruik", "COD170", "COD170"),
	code("LDT_DebetCredit", "COD043", "COD043"),
	code("LDT_Eenheid", "WJ756", "WJ756"),
	code("LDT_Frequentie", "WMO757", "WMO757"),
	code("LDT_Geslacht", "COD046", "COD046"),
	code("LDT_JaNee", "COD260", "COD260"),
	code("LDT_JuridischeStatus", "WJ232", "WJ232"),
	code("LDT_LandCode", "COD032", "COD032"),
	code("LDT_NaamGebruik", "COD700", "COD700"),
	code("LDT_ProductCategorie", "WMO020", "JZ020"),
	code("LDT_RedenAfwijzingVerzoek", "WJ759", "WJ759"),
	code("LDT_RedenBeeindiging", "WMO588", "JZ588"),
	code("LDT_RedenVerzoek", "WJ758", "WJ758"),
	code("LDT_RedenWijziging", "WMO002", "JZ002"),
	code("LDT_RetourCode", "WJ001", "WJ001"),
	code("LDT_SoortRelatie", "COD472", "COD472"),
	code("LDT_StatusAanlevering", "COD467", "COD467"),
	code("LDT_TypeVerwijzer", "COD327", "COD327"),
	code("LDT_VerzoekAntwoord", "WJ760", "WJ760"),
	code("LDT_WettelijkeVertegenwoordiging", "WJ003", "WJ003"),
}

// DatatypeVan finds a data type by its name in the schema ("LDT_Postcode"). The
// second result is false when there is none.
func DatatypeVan(naam string) (*Datatype, bool) {
	for i := range datatypen {
		if datatypen[i].Naam == naam {
			return &datatypen[i], true
		}
	}
	return nil, false
}

// Lijst names the code list that a value must be from; empty for none.
func (d *Datatype) Lijst(domein Domein) string {
	if domein == Jw {
		return d.LijstJw
	}
	return d.LijstWmo
}

// Structural codes of a value that does not meet its type, where the standard has
// no rule of its own for the facet.
const (
	codeLengte    = "XSD-LENGTE"    // too long
	codePatroon   = "XSD-PATROON"   // not in the form asked
	codeCodelijst = "XSD-CODELIJST" // not in the code list
	codeGetal     = "XSD-GETAL"     // not a whole number
	codeBereik    = "XSD-BEREIK"    // a number outside its bounds
	codeDatum     = "XSD-DATUM"     // not an existing date
	codeTijd      = "XSD-TIJD"      // not an existing time
)

// Toets tests a value against the type. It gives the code of the fault, which is
// the rule of the standard that states the facet where there is one (RS037), and
// a Dutch sentence that says what the value must be; both are empty when the value
// is right. The sentence never holds the value.
func (d *Datatype) Toets(domein Domein, waarde string) (code, zin string) {
	switch d.Basis {
	case BasisGetal:
		_, code, zin = d.getal(waarde)
		return code, zin
	case BasisDatum:
		return toetsDatum(spatieloos(waarde))
	case BasisTijd:
		return toetsTijd(spatieloos(waarde))
	}
	if lijst := d.Lijst(domein); lijst != "" {
		return toetsCode(domein, lijst, waarde)
	}
	return d.toetsTekst(waarde)
}

func toetsDatum(s string) (code, zin string) {
	switch {
	case isDatum(s):
		return "", ""
	case strings.ContainsAny(s, ":Z"):
		return "RS032", "Schrijf de datum zonder tijd en zonder tijdzone, als JJJJ-MM-DD."
	}
	return codeDatum, "Dit is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD."
}

func toetsTijd(s string) (code, zin string) {
	switch {
	case isTijd(s):
		return "", ""
	case strings.ContainsAny(s, "Z+-"):
		return "RS034", "Schrijf de tijd zonder tijdzone, als uu:mm:ss."
	}
	return codeTijd, "Dit is geen tijd. Schrijf de tijd als uu:mm:ss."
}

func toetsCode(domein Domein, lijst, waarde string) (code, zin string) {
	if l, ok := CodelijstVan(domein, lijst); ok && l.Bevat(waarde) {
		return "", ""
	}
	return codeCodelijst, "Deze code staat niet in codelijst " + lijst + "."
}

func (d *Datatype) toetsTekst(waarde string) (code, zin string) {
	n := utf8.RuneCountInString(waarde)
	switch {
	case n == 0 && d.MinLengte > 0:
		return d.regelLeeg(), "Dit element is leeg. Vul het in of laat het weg."
	case d.MaxLengte > 0 && n > d.MaxLengte:
		return cmp.Or(regelLengte[d.MaxLengte], codeLengte), "Dit element mag hooguit " + strconv.Itoa(d.MaxLengte) + " teken(s) hebben."
	case !d.Patroon.past(waarde):
		return cmp.Or(regelPatroon[d.Patroon], codePatroon), d.Patroon.zin()
	}
	return "", ""
}

// regelLeeg is the rule against an element without content.
func (d *Datatype) regelLeeg() string {
	if d.Patroon == PatroonInhoud {
		return regelPatroon[PatroonInhoud]
	}
	return regelPatroon[PatroonGevuld]
}

// The rules of the standard that state the facets (rule export of iJw 3.2): the
// greatest length of a text, the greatest value of a number, the form of a text.
// RS001 is the least value of a number, 0.
var (
	regelLengte = map[int]string{
		1: "RS008", 2: "RS009", 3: "RS010", 4: "RS011", 5: "RS012", 6: "RS013", 8: "RS014", 9: "RS015", 10: "RS016",
		12: "RS017", 15: "RS018", 20: "RS019", 24: "RS020", 25: "RS021", 35: "RS023", 36: "RS024", 64: "RS025", 80: "RS026", 200: "RS028",
	}
	regelGrens   = map[int64]string{99: "RS002", 99999: "RS004", 99999999: "RS005", 999999999: "RS006", 999999999999: "RS040"}
	regelPatroon = map[Patroon]string{
		PatroonGevuld: "RS033", PatroonInhoud: "RS031", PatroonCijfers: "RS046", PatroonAgb: "RS036", PatroonBsn: "RS037",
		PatroonGemeente: "RS035", PatroonLetters: "RS045", PatroonVersie: "RS048", PatroonLetterCijfer: "CS319",
	}
)

// getal reads a number in the forms that the schema allows: white space around
// it, a sign, leading zeros.
func (d *Datatype) getal(waarde string) (n int64, code, zin string) {
	cijfers := spatieloos(waarde)
	min := strings.HasPrefix(cijfers, "-")
	if min || strings.HasPrefix(cijfers, "+") {
		cijfers = cijfers[1:]
	}
	if !alleCijfers(cijfers) || cijfers == "" {
		return 0, codeGetal, "Dit is geen geheel getal. Gebruik alleen cijfers."
	}
	cijfers = strings.TrimLeft(cijfers, "0")
	groot := len(cijfers) > 18
	for i := 0; i < len(cijfers) && !groot; i++ {
		n = n*10 + int64(cijfers[i]-'0')
	}
	switch {
	case min && (groot || -n < d.Min):
		return 0, "RS001", "Dit getal moet " + strconv.FormatInt(d.Min, 10) + " of meer zijn."
	case groot || n > d.Max:
		return 0, cmp.Or(regelGrens[d.Max], codeBereik), "Dit getal mag hooguit " + strconv.FormatInt(d.Max, 10) + " zijn."
	case min:
		n = -n
	}
	return n, "", ""
}

// spatieloos takes the white space of XML off both ends, as the schema does
// before it looks at a number, date or time.
func spatieloos(s string) string { return strings.Trim(s, " \t\r\n") }

func alleCijfers(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
