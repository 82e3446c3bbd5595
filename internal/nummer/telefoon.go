package nummer

import "strings"

// Telefoon is a telephone number, kept in the international form with a plus
// sign (ITU-T E.164). The zero value is "no number".
type Telefoon struct{ geheim[telefoonSoort] }

// ErrTelefoon is returned for text that is not a telephone number.
var ErrTelefoon = &Fout{"telefoon-ongeldig", "dit is geen telefoonnummer: schrijf tien cijfers, of het landnummer met een plus ervoor"}

// ParseTelefoon reads a Dutch number of ten digits that starts with one zero,
// or an international one that starts with + or 00 and has 8 to 15 digits.
// Spaces, points, hyphens and brackets are skipped, and so is the "(0)" that
// some write after the country code.
func ParseTelefoon(tekst string) (Telefoon, error) {
	g, err := leesGeheim[telefoonSoort](tekst)
	return Telefoon{g}, err
}

// Onthuld gives the number in international form: "+31612345678". Only for who
// may know it.
func (t Telefoon) Onthuld() string { return t.onthuld() }

// Schrijfwijzen gives the usual spellings of the number, the international one
// first; empty for the zero value. A Dutch number is given with each length of
// area code, because a reader splits it as he is used to.
func (t Telefoon) Schrijfwijzen() []string {
	s := t.onthuld()
	if s == "" {
		return nil
	}
	alle := []string{s, "00" + s[1:]}
	abonnee, nederlands := strings.CutPrefix(s, "+31")
	if !nederlands {
		return alle
	}
	for _, kengetal := range []int{1, 2, 3} {
		net, rest := abonnee[:kengetal], abonnee[kengetal:]
		alle = append(alle, gescheiden([]string{"0" + net, rest})...)
		alle = append(alle, gescheiden([]string{"+31", net, rest})...)
		alle = append(alle, "+31 (0)"+net+" "+rest)
	}
	if mobiel, ok := strings.CutPrefix(abonnee, "6"); ok {
		alle = append(alle, "06 "+paren(mobiel), "+31 6 "+paren(mobiel))
	}
	return uniek(alle)
}

type telefoonSoort struct{}

func (telefoonSoort) masker() string { return "[telefoon]" }

func (telefoonSoort) lees(tekst string) (string, error) {
	if len(tekst) > maxInvoer {
		return "", ErrTelefoon
	}
	s := telefoonScheiding.Replace(strings.TrimSpace(strings.Replace(tekst, "(0)", "", 1)))
	s, plus := strings.CutPrefix(s, "+")
	if !alleenCijfers(s) {
		return "", ErrTelefoon
	}
	if !plus {
		var ok bool
		if s, ok = zonderVoorvoegsel(s); !ok {
			return "", ErrTelefoon
		}
	}
	if len(s) < 8 || len(s) > 15 || s[0] == '0' || s[:2] == "31" && (len(s) != 11 || s[2] == '0') {
		return "", ErrTelefoon
	}
	return "+" + s, nil
}

var telefoonScheiding = strings.NewReplacer(" ", "", "\u00a0", "", ".", "", "-", "", "(", "", ")", "", "/", "")

// zonderVoorvoegsel makes a number that was dialled from the Netherlands
// international, without its plus sign.
func zonderVoorvoegsel(s string) (string, bool) {
	if rest, ok := strings.CutPrefix(s, "00"); ok {
		return rest, true
	}
	if rest, ok := strings.CutPrefix(s, "0"); ok && len(rest) == 9 {
		return "31" + rest, true
	}
	return "", false
}
