package web

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// Everything that a reader gets from the program is equal, byte for byte, in two
// worlds that differ only in what he may not know: where a protected person
// stays (ontwerp.md section 4, rule 4). Ids and keys of forms are random and are
// replaced by their order of appearance first.
func TestNonInterference(t *testing.T) {
	type world struct {
		w    *wereld
		path string
	}
	var worlds []world
	for _, adres := range [][]string{
		{"straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen"},
		{"straat", "Langelaan", "huisnummer", "1234", "postcode", "9999 ZZ", "plaats", "Elders aan de Zee"},
		nil, // there is no address at all
	} {
		w := newWereld(t)
		path := w.als(t, "indicatiesteller").nieuwGezin(append([]string{"geheim", "ja", "telefoon", "0600000001"}, adres...)...)
		worlds = append(worlds, world{w, path})
	}
	for _, who := range []string{"indicatiesteller", "casusregisseur", "veiligheidscoordinator", "hulpverlener", "privacy-officer", "client"} {
		var first string
		for i, world := range worlds {
			got := bekijkAlles(world.w.als(t, who), world.path)
			for _, secret := range []string{"Schuilpad", "Verborgen", "1010 AB", "Langelaan", "9999 ZZ", "Elders"} {
				if strings.Contains(got, secret) {
					t.Errorf("%s reads %q", who, secret)
				}
			}
			if i == 0 {
				first = got
			} else if got != first && i == 1 {
				t.Errorf("%s can tell the two worlds apart:\n%s", who, eersteVerschil(first, got))
			} else if i == 2 && who != "indicatiesteller" && got != first {
				t.Errorf("%s can tell whether there is an address:\n%s", who, eersteVerschil(first, got))
			}
		}
	}
}

// bekijkAlles opens and sends all that someone can, and gives all that came
// back.
func bekijkAlles(b *bezoeker, path string) string {
	var out strings.Builder
	add := func(a antwoord) {
		out.WriteString(a.naar + "\n" + a.tekst + "\n")
	}
	for _, p := range []string{"/", "/werklijst", "/zoeken", path, path + "/verloop", path + "/feiten/gezin", path + "/relaties", path + "/hulp", path + "/lid", path + "/notitie", path + "/regie", path + "/leden", path + "/gezag", path + "/notities", path + "/afspraken", path + "/veiligheid", path + "/verplaats", path + "x"} {
		add(b.open(p))
	}
	for _, q := range []string{"Saskia", "Proefmans", "1010AB7", "0600000001", "999900006", "999900018"} {
		add(b.stuur("/zoeken", url.Values{"wie": {q}}))
	}
	add(b.stuur(path+"/feiten/gezin", url.Values{"verwachte-duur": {"x"}}))
	add(b.stuur(path+"/hulp", nil))
	return normaal(out.String())
}

var random = regexp.MustCompile(`[0-9a-f]{32}|[a-z2-7]{26}|10:[0-9]{2}`)

// normaal replaces what is random by its order of appearance.
func normaal(s string) string {
	seen := map[string]string{}
	return random.ReplaceAllStringFunc(s, func(id string) string {
		if seen[id] == "" {
			seen[id] = "#" + string(rune('0'+len(seen)%10)) + string(rune('A'+len(seen)/10))
		}
		return seen[id]
	})
}

// eersteVerschil shows where two texts begin to differ.
func eersteVerschil(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-120)
	return a[from:min(len(a), i+120)] + "\n---\n" + b[from:min(len(b), i+120)]
}
