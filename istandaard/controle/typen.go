package controle

import (
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

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
	vormCijfers             // [0-9]{n}, or [0-9]* where the number of digits is free
	vormVoorletters         // ([a-zA-ZÀ-ỳ])+
	vormVersie              // three whole numbers without leading zeros, with dots between
	vormLettersCijfers      // ([a-zA-Z0-9])+
	vormVast                // exactly one value
)

// waardetype is a logical data type (LDT) in the form that the check needs: the
// facts come from istandaard.Datatype, and with each the rule that states it.
type waardetype struct {
	naam  string // "LDT_Naam"; empty where a message narrows the type
	basis basis
	// min and max bound the value of a geheel, and the length in characters of
	// a tekst; max 0 for a tekst is no bound.
	min, max int64
	vorm     vorm
	cijfers  int    // the number of digits for vormCijfers; 0 is free
	vast     string // the one value of vormVast
	codes    map[string]struct{}
	// regelMin, regelMax and regelVorm are the rules of the standard that state
	// the facets (RS, CS); empty where it has no code for them.
	regelMin, regelMax, regelVorm string
}

// regelLengte and regelGrens are the rules that bound a length in characters
// and the value of a number. Source: the regelrapport of iJw 3.2.
var (
	regelLengte = map[int64]string{
		1: "RS008", 2: "RS009", 3: "RS010", 4: "RS011", 5: "RS012", 6: "RS013", 8: "RS014", 9: "RS015", 10: "RS016",
		12: "RS017", 15: "RS018", 20: "RS019", 24: "RS020", 25: "RS021", 35: "RS023", 36: "RS024", 64: "RS025", 80: "RS026", 200: "RS028",
	}
	regelGrens = map[int64]string{99: "RS002", 99_999: "RS004", 99_999_999: "RS005", 999_999_999: "RS006", 999_999_999_999: "RS040"}
)

// patronen says for each form of a text how it is tested, with how many digits,
// and which rule states it (same source).
var patronen = map[istandaard.Patroon]struct {
	vorm    vorm
	cijfers int
	regel   string
}{
	istandaard.PatroonGevuld:   {vormGevuld, 0, "RS033"},
	istandaard.PatroonInhoud:   {vormCommentaar, 0, "RS031"},
	istandaard.PatroonCijfers:  {vormCijfers, 0, "RS046"},
	istandaard.PatroonAgb:      {vormCijfers, 8, "RS036"},
	istandaard.PatroonBsn:      {vormCijfers, 9, "RS037"},
	istandaard.PatroonGemeente: {vormCijfers, 4, "RS035"},
	istandaard.PatroonLetters:  {vormVoorletters, 0, "RS045"},
	istandaard.PatroonVersie:   {vormVersie, 0, "RS048"},
	istandaard.PatroonGeen:     {vorm: vormVrij},
}

// typeVoor gives a logical type of one domain by its name, "LDT_Naam"; nil when
// there is none.
func typeVoor(naam string, domein istandaard.Domein) *waardetype {
	d, ok := istandaard.DatatypeVan(naam)
	if !ok {
		return nil
	}
	t := &waardetype{naam: naam}
	switch d.Basis {
	case istandaard.BasisGetal:
		t.basis, t.min, t.max = geheel, d.Min, d.Max
		t.regelMin, t.regelMax = "RS001", regelGrens[d.Max]
	case istandaard.BasisDatum:
		t.basis = datum
	case istandaard.BasisTijd:
		t.basis = tijd
	default:
		p := patronen[d.Patroon]
		t.basis, t.min, t.max = tekst, int64(d.MinLengte), int64(d.MaxLengte)
		t.vorm, t.cijfers, t.regelVorm = p.vorm, p.cijfers, p.regel
		t.regelMax = regelLengte[t.max]
		t.codes = codesVan(domein, d.Lijst(domein))
	}
	return t
}

// codesVan gives the codes of a list as a set; nil without a list.
func codesVan(domein istandaard.Domein, naam string) map[string]struct{} {
	lijst, ok := istandaard.CodelijstVan(domein, naam)
	if !ok {
		return nil
	}
	set := make(map[string]struct{}, len(lijst.Codes))
	for _, c := range lijst.Codes {
		set[strings.Clone(c.Waarde)] = struct{}{}
	}
	return set
}

// vastOp narrows a type to one value, as the header does; regel says so.
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
