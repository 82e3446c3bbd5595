package brief

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
)

// stem is how a letter speaks: to an adult with "u", to a child with "je", and
// about whom.
type stem struct {
	je    bool
	over  string // who gets the help, as subject: "U", "Je", "Kim"
	gezag bool   // to who has custody, about a child
	doen  string // to who has custody: which of his children take part, as "doen Kim en Bo mee"
}

func (s stem) kies(u, je string) string {
	if s.je {
		return je
	}
	return u
}

// krijgt gives the subject with its verb.
func (s stem) krijgt() string { return s.over + " krijgt" }

// nieuweStem finds how to speak to a recipient. Only children whom he may be
// told of are named.
func nieuweStem(z besluit.Zending, namen map[string]string) (stem, Fouten) {
	switch z.Hoedanigheid {
	case besluit.Zelf:
		return stem{over: "U"}, nil
	case besluit.Jeugdige:
		return stem{je: true, over: "Je"}, nil
	case besluit.Gezag:
		all, ff := noem(z.Noemt, namen)
		one, _ := noem([]string{z.Over}, namen)
		if !slices.Contains(z.Noemt, z.Over) {
			ff = append(ff, Fout{FoutZending, "zending.noemt", "Het kind waarover de brief gaat, mag hier niet worden genoemd. Kijk wie het gezag heeft."})
		}
		return stem{over: samen(one), gezag: true, doen: doen(all)}, ff
	}
	return stem{}, Fouten{{FoutZending, "zending.hoedanigheid", "Kies in welke hoedanigheid deze persoon de brief krijgt."}}
}

func noem(ids []string, namen map[string]string) (out []string, ff Fouten) {
	for _, id := range ids {
		if leeg(namen[id]) {
			ff = append(ff, Fout{FoutNaam, "namen", "Vul de voornaam in van elk kind dat in deze brief wordt genoemd."})
			continue
		}
		out = append(out, vast(namen[id]))
	}
	return out, ff
}

func doen(names []string) string {
	if len(names) == 1 {
		return "doet " + names[0] + " mee"
	}
	return "doen " + samen(names) + " mee"
}

// samen joins names as in "Kim, Bo en Sam".
func samen(ss []string) string {
	if len(ss) < 2 {
		return strings.Join(ss, "")
	}
	return strings.Join(ss[:len(ss)-1], ", ") + " en " + ss[len(ss)-1]
}

// hoofdletter gives a sentence that starts with a capital.
func hoofdletter(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
