package poort

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/nummer"
)

// adres adds the spellings of an address. Spaces, signs, case and accents need
// none: a skeleton has none of them.
func (v *verzamelaar) adres(a nummer.Adres) {
	if a.IsZero() {
		return
	}
	d := a.Onthuld()
	v.must(d.Postcode, rPostcode)
	for _, gebied := range []string{"postcode", "pc", "postcodegebied", "wijk"} {
		v.add(gebied+d.Postcode[:4], rNummer)
	}
	v.add(d.Postcode[:4]+d.Plaats, rLos)
	nummers := []string{strconv.Itoa(d.Huisnummer), getalwoord(d.Huisnummer)}
	for i, straat := range append([]string{d.Straat}, spellings(d.Straat)...) {
		if i == 0 {
			v.must(straat+nummers[0], rNummer)
		}
		v.street(straat, nummers)
	}
}

// street adds the number behind the street, with or without a word for
// "number", and before it. The letter behind a number needs no pattern: the
// number alone betrays enough.
func (v *verzamelaar) street(straat string, nummers []string) {
	for _, n := range nummers {
		for _, woord := range []string{"", "nr", "no", "num", "nummer", "huisnr", "huisnummer"} {
			v.add(straat+woord+n, rNummer)
		}
		v.add(n+straat, rNummerVoor)
	}
}

// maxVormen limits the spellings of one name.
const maxVormen = 64

// spellings gives other spellings of a name: the usual abbreviations, alone
// and together. The name itself is not among them.
func spellings(naam string) []string {
	naam = strings.ToLower(naam)
	vormen := []string{naam}
	for _, a := range afkortingen {
		for _, vorm := range slices.Clone(vormen) {
			if nieuw := a.apply(vorm); nieuw != vorm && !slices.Contains(vormen, nieuw) && len(vormen) < maxVormen {
				vormen = append(vormen, nieuw)
			}
		}
	}
	if voornaam, rest, ok := strings.Cut(naam, " "); ok && len(voornaam) > 3 && strings.Contains(rest, " ") {
		vormen = append(vormen, voornaam[:1]+" "+rest)
	}
	return vormen[1:]
}

// afkorting is a way to write a part of a name shorter.
type afkorting struct {
	lang, kort string
	eind       bool // only at the end of a word
}

func (a afkorting) apply(s string) string {
	if !a.eind {
		return strings.ReplaceAll(s, a.lang, a.kort)
	}
	woorden := strings.Split(s, " ")
	for i, w := range woorden {
		if rest, ok := strings.CutSuffix(w, a.lang); ok {
			woorden[i] = rest + a.kort
		}
	}
	return strings.Join(woorden, " ")
}

// afkortingen are the abbreviations of NEN 5825 and of daily use.
var afkortingen = []afkorting{
	{"straat", "str", true}, {"laan", "ln", true}, {"weg", "wg", true}, {"plein", "pln", true}, {"singel", "sngl", true},
	{"gracht", "gr", true}, {"dijk", "dk", true}, {"kade", "kd", true}, {"plantsoen", "plnts", true}, {"boulevard", "blvd", true},
	{"burgemeester", "burg", false}, {"burgemeester", "bgm", false}, {"professor", "prof", false}, {"dokter", "dr", false},
	{"doctor", "dr", false}, {"dominee", "ds", false}, {"ingenieur", "ir", false}, {"meester ", "mr ", false}, {"pastoor", "past", false},
	{"sint ", "st ", false}, {"sint-", "st-", false}, {"st.", "sint", false}, {"st ", "sint ", false},
	{"van der ", "vd ", false}, {"van den ", "vd ", false}, {"van de ", "vd ", false}, {"van 't ", "vt ", false}, {"van ", "v ", false},
	{"eerste", "1e", false}, {"tweede", "2e", false}, {"derde", "3e", false}, {"vierde", "4e", false},
	{"1e ", "eerste ", false}, {"2e ", "tweede ", false}, {"3e ", "derde ", false},
	{"noord", "n", true}, {"zuid", "z", true}, {"&", "en", false}, {" en ", " & ", false}, {"ij", "y", false}, {"y", "ij", false},
	{"ö", "oe", false}, {"ü", "ue", false}, {"ä", "ae", false},
}

// algemeen are the words that say what something is and not which.
var algemeen = []string{"stichting", "vereniging", "de", "het", "'t", "een", "bs", "obs", "cbs", "rkbs", "pcbs", "ods",
	"basisschool", "school", "college", "lyceum", "scholengemeenschap", "huisartsenpraktijk", "huisartsenpost", "huisarts",
	"huisartsen", "praktijk", "dokter", "dr", "dr.", "kinderdagverblijf", "kdv", "kinderopvang", "peuterspeelzaal", "bso",
	"opvang", "opvanghuis", "vrouwenopvang", "blijfhuis", "blijf", "safehouse", "van", "mijn", "groep", "bv", "b.v."}

// kernVan gives the name without general words before and behind; the name
// itself when nothing else is left.
func kernVan(naam string) string {
	woorden := strings.Fields(strings.ToLower(naam))
	alles := woorden
	for len(woorden) > 0 && slices.Contains(algemeen, woorden[0]) {
		woorden = woorden[1:]
	}
	for len(woorden) > 0 && slices.Contains(algemeen, woorden[len(woorden)-1]) {
		woorden = woorden[:len(woorden)-1]
	}
	if len(woorden) == 0 {
		woorden = alles
	}
	return strings.Join(woorden, " ")
}

// cijferwoorden are the digits in words.
var cijferwoorden = [10]string{"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"}

// inCijferwoorden writes digits as they are read out.
func inCijferwoorden(cijfers string) string {
	var b strings.Builder
	for _, c := range cijfers {
		b.WriteString(cijferwoorden[c-'0'])
	}
	return b.String()
}

var tieners = [...]string{"tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"}
var tientallen = [...]string{"", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"}

// getalwoord writes a number from 1 to 99999 in words.
func getalwoord(n int) string {
	switch {
	case n < 10:
		return cijferwoorden[n]
	case n < 20:
		return tieners[n-10]
	case n < 100:
		if n%10 == 0 {
			return tientallen[n/10]
		}
		return cijferwoorden[n%10] + "en" + tientallen[n/10]
	case n < 1000:
		return multiple(n/100, "honderd") + remainder(n%100)
	}
	return multiple(n/1000, "duizend") + remainder(n%1000)
}

func multiple(n int, woord string) string {
	if n == 1 {
		return woord
	}
	return getalwoord(n) + woord
}

func remainder(n int) string {
	if n == 0 {
		return ""
	}
	return getalwoord(n)
}
