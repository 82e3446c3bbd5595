package regeling

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Zin says a condition as a Dutch clause, without looking at any family: "er
// is ten minste één kind onder 18 jaar en er loopt geen jeugdhulp".
func (r *Regeling) Zin(v *Voorwaarde) string {
	if v == nil {
		return "altijd"
	}
	switch v.vorm {
	case alle:
		return r.zinnen(v.delen, " en ")
	case een:
		return r.zinnen(v.delen, " of ")
	case niet:
		return r.ontkend(v.delen[0])
	case feitIs:
		return v.zinFeit()
	case inGroep:
		return "is een " + v.groep.Enkelvoud
	case aantalIn:
		return v.zinAantal()
	case somVan:
		return fmt.Sprintf("%s is bij de %s samen %s", v.feit.Naam, v.groep.Meervoud, v.grens.zin(v.feit.Soort))
	case leeftijdIs:
		return "is " + v.zinLeeftijd()
	case loopt:
		return "er loopt " + r.productnamen(v.codes) + v.bijWie()
	case gekozenLid:
		return [...]string{"is niet de gekozen persoon", "is de gekozen persoon"}[btoi(v.ja)]
	case gebiedGekozen:
		return v.zinGebied()
	case schakelaarAan:
		return "de gemeente heeft aangezet: " + v.schakelaar.Naam
	}
	return "altijd"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (r *Regeling) zinnen(delen []*Voorwaarde, glue string) string {
	parts := make([]string, len(delen))
	for i, d := range delen {
		parts[i] = r.Zin(d)
		if len(d.delen) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, glue)
}

// ontkend says that a condition does not hold, as plainly as it can.
func (r *Regeling) ontkend(v *Voorwaarde) string {
	switch v.vorm {
	case feitIs:
		if v.feit.Soort == gezin.Waarheid {
			return [...]string{v.feit.Ja, v.feit.Nee}[btoi(v.ja)]
		}
		return "niet: " + v.zinFeit()
	case inGroep:
		return "is geen " + v.groep.Enkelvoud
	case aantalIn:
		if v.grens == (grens{1, math.MaxInt64}) {
			return "er is geen " + v.groep.Enkelvoud
		}
	case loopt:
		return "er loopt geen " + r.productnamen(v.codes) + v.bijWie()
	case schakelaarAan:
		return "de gemeente heeft niet aangezet: " + v.schakelaar.Naam
	case gebiedGekozen:
		if v.niveau < 0 {
			return v.gebied.Naam + " is niet gekozen"
		}
	case een:
		parts := make([]string, len(v.delen))
		for i, d := range v.delen {
			parts[i] = r.ontkend(d)
		}
		return strings.Join(parts, " en ")
	}
	return "het is niet zo dat " + r.Zin(v)
}

func (v *Voorwaarde) zinFeit() string {
	switch v.feit.Soort {
	case gezin.Waarheid:
		return [...]string{v.feit.Nee, v.feit.Ja}[btoi(v.ja)]
	case gezin.Code:
		names := make([]string, len(v.codes))
		for i, c := range v.codes {
			names[i] = v.feit.Waardenaam(c)
		}
		return strings.ReplaceAll(v.feit.Is, "{waarde}", lijst(names, "of"))
	}
	return strings.ReplaceAll(v.feit.Is, "{waarde}", v.grens.zin(v.feit.Soort))
}

// lijst joins names as a Dutch sentence does: "a, b of c".
func lijst(names []string, glue string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + glue + " " + names[last]
}

func (g grens) zin(s gezin.Soort) string {
	say := func(n int64) string {
		if s == gezin.Datum {
			return termijn.Dag(n).Nederlands()
		}
		return strconv.FormatInt(n, 10)
	}
	switch {
	case g.min == g.max:
		return say(g.min)
	case g.max == math.MaxInt64:
		return "ten minste " + say(g.min)
	case g.min == math.MinInt64 || g.min == 0:
		return "ten hoogste " + say(g.max)
	}
	return say(g.min) + " tot en met " + say(g.max)
}

func (v *Voorwaarde) zinAantal() string {
	switch g := v.grens; {
	case g == grens{1, math.MaxInt64}:
		return "er is ten minste één " + v.groep.Enkelvoud
	case g == grens{0, 0}:
		return "er is geen " + v.groep.Enkelvoud
	case g == grens{1, 1}:
		return "er is precies één " + v.groep.Enkelvoud
	default:
		return "er zijn " + g.zin(gezin.Getal) + " " + v.groep.Meervoud
	}
}

func (v *Voorwaarde) zinLeeftijd() string {
	switch g := v.grens; {
	case g.min == 0:
		return fmt.Sprintf("jonger dan %d jaar", g.max+1)
	case g.max == math.MaxInt64:
		return fmt.Sprintf("ten minste %d jaar", g.min)
	default:
		return fmt.Sprintf("%d tot en met %d jaar", g.min, g.max)
	}
}

func (v *Voorwaarde) bijWie() string {
	if v.groep == nil {
		return ""
	}
	return " voor een " + v.groep.Enkelvoud
}

func (v *Voorwaarde) zinGebied() string {
	if v.niveau < 0 {
		return v.gebied.Naam + " is gekozen"
	}
	return v.gebied.Naam + " is gekozen onder het niveau " + v.gebied.Schaal.Niveaus[v.niveau].Naam
}

func (r *Regeling) productnamen(codes []string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = r.Productnaam(c)
	}
	return lijst(names, "of")
}

// Productnaam gives the Dutch name of a product that can run, of this
// catalogue or beside it.
func (r *Regeling) Productnaam(code string) string {
	for _, p := range r.Producten {
		if p.Code == code {
			return p.Naam
		}
	}
	for _, e := range r.Extern {
		if e.Code == code {
			return e.Naam
		}
	}
	return code
}
