package arrangement

import (
	"fmt"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Uitleg explains a line in Dutch sentences: for whom and how much, how the
// amount was worked out, and which source says so. Members are called by their
// ids.
func (l *Regel) Uitleg(v *regeling.Versie, s *gezin.Situatie) []string {
	out := []string{l.zinOmvang(s)}
	if l.HeeftBedrag {
		out = append(out, l.zinBedrag())
	}
	switch {
	case l.Vrij:
		out = append(out, "Vrije trede: de indicatiesteller heeft dit budget gemeten, in plaats van het vaste pakket.")
	case l.bepaling != nil && l.bepaling.Uitleg != "":
		out = append(out, l.bepaling.Uitleg)
	}
	if p := v.Prijs(l.Tarief); p != nil && l.HeeftBedrag && p.Bedrag == l.Prijs {
		out = append(out, "Bron van de prijs: "+v.Regeling().Citeer(p.Bron)+".")
	}
	if source := l.Bron(v.Regeling()); source != "" {
		out = append(out, "Bron: "+source+".")
	}
	if l.bepaling != nil && l.bepaling.Lezing != "" {
		out = append(out, "Gelezen: "+l.bepaling.Lezing)
	}
	return out
}

// Bron gives the title of the document that the line comes from, and the place.
func (l *Regel) Bron(r *regeling.Regeling) string {
	switch {
	case l.bepaling != nil:
		return r.Citeer(l.bepaling.Bron)
	case l.aanvulling != nil:
		return r.Citeer(l.aanvulling.Bron)
	}
	return ""
}

func (l *Regel) zinOmvang(s *gezin.Situatie) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s voor %s", l.Naam, noemLeden(s, l.Deelnemers))
	switch {
	case l.HeeftMinuten:
		fmt.Fprintf(b, ": %s per week", geld.Minuten(l.Minuten).Nederlands())
	case l.Omvang != nil:
		fmt.Fprintf(b, ": %s", l.Omvang.Zin())
	}
	if l.Niveau != "" {
		fmt.Fprintf(b, ", niveau %s", l.Niveau)
	}
	for _, t := range l.Toont {
		fmt.Fprintf(b, ", %s %s", t.Feit, t.Waarde)
	}
	if len(l.Deelnemers) != 1 || l.Deelnemers[0] != l.Drager {
		fmt.Fprintf(b, "; op naam van %s", s.Leden[l.Drager].ID)
	}
	return b.String() + "."
}

func (l *Regel) zinBedrag() string {
	amount, price := l.Bedrag.Nederlands(), l.Prijs.Nederlands()
	switch {
	case l.Tarief.Code == "" || l.Prijs == 0 && l.Vrij:
		return fmt.Sprintf("Bedrag: %s per %s, zoals opgegeven.", amount, zegPeriode(l.Periode))
	case l.Tarief.Per == regeling.PerUur:
		return fmt.Sprintf("%d minuten × %s per uur = %s per %s.", l.uren(), price, amount, zegPeriode(l.Periode))
	case l.Tarief.Per == regeling.PerMinuut:
		return fmt.Sprintf("%d minuten × %s per minuut = %s per %s.", l.uren(), price, amount, zegPeriode(l.Periode))
	case l.Omvang != nil && l.Bedrag != l.Prijs:
		return fmt.Sprintf("%d × %s per %s = %s per %s.", l.Omvang.Aantal, price, l.Tarief.Per, amount, zegPeriode(l.Periode))
	}
	return fmt.Sprintf("Vast budget: %s per %s.", amount, zegPeriode(l.Periode))
}

func zegPeriode(p regeling.Eenheid) string {
	switch p {
	case regeling.Per4Weken:
		return "4 weken"
	case regeling.Eenmalig:
		return "keer"
	}
	return string(p)
}

func noemLeden(s *gezin.Situatie, members []int) string {
	names := make([]string, len(members))
	for i, lid := range members {
		names[i] = s.Leden[lid].ID
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " en " + names[len(names)-1]
}
