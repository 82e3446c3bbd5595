package controle

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Values close together, so that rules between elements come to the fore.
var (
	dagen = []string{"2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-03-15", "2026-03-16", "2026-04-30",
		"2020-12-31", "2021-01-01", "2021-02-28", "2021-02-27", "1900-01-01", "1906-03-15", "1906-03-14", "1990-01-01", "1990-05-01", "2024-02-29", "2019-02-28", "2026-02-15"}
	bsns   = []string{"999900006", "999900018", "999900007", "123456789", "000000000", "111222333"}
	namen1 = []string{"A", "B", "A", " A", "C", "A  B", "A B", "D"}
)

// gokwaarde gives a value that is right for its type.
func gokwaarde(r *rand.Rand, k *knoop) string {
	t := k.waarde
	switch {
	case t.vorm == vormVast:
		return t.vast
	case k.naam == "Postcode":
		return kies(r, "3011AA", "3011 AA", "0123AB", "3011aa", "B-1000", "3011A1")
	case k.naam == "LandCode":
		return kies(r, "NL", "NL", "BE")
	case t.codes != nil:
		var alle []string
		for c := range t.codes {
			alle = append(alle, c)
		}
		slices.Sort(alle)
		return kies(r, alle[:min(len(alle), 16)]...)
	case t.basis == geheel:
		if r.IntN(20) == 0 {
			return kies(r, "01", "+1", " 1", "00", "-0")
		}
		return strconv.Itoa(r.IntN(4))
	case t.basis == datum:
		return kies(r, dagen...)
	case t.vorm == vormCijfers && t.cijfers == 9:
		return kies(r, bsns...)
	case t.basis == tekst && (t.vorm == vormVrij || t.vorm == vormGevuld):
		if t.max == 1 {
			return "A"
		}
		return kies(r, namen1...)
	}
	return waardeVoor(k)
}

// willekeurig makes a message that its schema allows, with values drawn at
// random: it breaks several rules, mostly.
func willekeurig(r *rand.Rand, s istandaard.Soort) *elt {
	vaak := 1 + r.IntN(5)
	var bouw func(k *knoop) *elt
	bouw = func(k *knoop) *elt {
		e := &elt{naam: k.naam, basis: k.inBasis, k: k}
		if k.waarde != nil {
			e.ruw = gokwaarde(r, k)
		}
		for _, kind := range k.kinderen {
			if kind.optie && r.IntN(5) >= vaak {
				continue
			}
			e.kinderen = append(e.kinderen, bouw(kind))
			for kind.veel && r.IntN(2) == 0 {
				e.kinderen = append(e.kinderen, bouw(kind))
			}
		}
		return e
	}
	wortel := bouw(schemaVan(s).wortel)
	if r.IntN(3) > 0 {
		zetWaarde(wortel, "Header/BerichtIdentificatie/Dagtekening", "2026-03-15")
	}
	if r.IntN(2) > 0 {
		zetTotaal(wortel)
	}
	return wortel
}

// vind gives the first element at a path below the root, nil for none.
func (e *elt) vind(pad string) *elt {
	for naam := range strings.SplitSeq(pad, "/") {
		i := slices.IndexFunc(e.kinderen, func(k *elt) bool { return k.naam == naam })
		if i < 0 {
			return nil
		}
		e = e.kinderen[i]
	}
	return e
}

func zetWaarde(wortel *elt, pad, waarde string) {
	if e := wortel.vind(pad); e != nil {
		e.ruw = waarde
	}
}

// zetTotaal makes the total of a declaration right, now and then with a zero
// too many.
func zetTotaal(wortel *elt) {
	som := 0
	alle, _ := plat(wortel)
	for _, e := range alle {
		if e.naam == "IngediendBedrag" {
			n, _ := strconv.Atoi(e.kinderen[0].ruw)
			if e.kinderen[1].ruw == "C" {
				n = -n
			}
			som += n
		}
	}
	dc := "D"
	if som < 0 {
		som, dc = -som, "C"
	}
	for _, klasse := range []string{"Declaratie", "DeclaratieAntwoord"} {
		zetWaarde(wortel, klasse+"/TotaalIngediendBedrag/TotaalBedrag", strconv.Itoa(som))
		zetWaarde(wortel, klasse+"/TotaalIngediendBedrag/DebetCredit", dc)
		zetWaarde(wortel, klasse+"/TotaalToegekendBedrag/TotaalBedrag", "0")
	}
}
