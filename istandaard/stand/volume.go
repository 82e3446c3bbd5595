package stand

import (
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// huishoudelijkeHulp is the category of the Wmo with a maximum of its own: six
// times the volume per week in any period (IV077).
const huishoudelijkeHulp = "01"

const wekenHuishoudelijkeHulp = 6

// MaximumInPeriode gives the volume that may be claimed on an assignment in one
// product period, in the unit of the assignment (TR321, IV077, IV078). It
// reports false when the assignment has no size.
//
// Per week on effort basis (minutes, hours, etmalen, dagdelen, pieces of effort)
// the calendar weeks that the period touches count; on output basis (pieces of
// output, euros) the Sundays in it, and one more in the period of the last Sunday
// of an assignment that does not end on a Sunday. A broken month counts in full.
func MaximumInPeriode(d istandaard.Domein, tw *istandaard.ToegewezenProduct, periode istandaard.GeslotenPeriode) (int64, bool) {
	if tw.Omvang == nil {
		return 0, false
	}
	begin, eind := later(periode.Begindatum, tw.Ingangsdatum), eerder(periode.Einddatum, tw.Einddatum)
	volume := tw.Omvang.Volume
	switch tw.Omvang.Frequentie {
	case istandaard.FrequentieDag:
		return volume * dagen(begin, eind), true
	case istandaard.FrequentieWeek:
		if d == istandaard.Wmo && tw.Product != nil && tw.Product.Categorie == huishoudelijkeHulp {
			return volume * wekenHuishoudelijkeHulp, true
		}
		if isOutput(tw.Omvang.Eenheid) {
			return volume * uitkeerweken(begin, eind, tw), true
		}
		return volume * weken(begin, eind), true
	case istandaard.FrequentieMaand:
		return volume * maanden(begin, eind), true
	default:
		return volume, true
	}
}

// MaximumInTotaal gives the volume that may be claimed over the whole assignment,
// in its unit (TR322). It reports false when the assignment sets none: without a
// size, or without an end.
func MaximumInTotaal(tw *istandaard.ToegewezenProduct) (int64, bool) {
	if tw.Omvang == nil {
		return 0, false
	}
	volume := tw.Omvang.Volume
	if tw.Omvang.Frequentie == istandaard.FrequentieTotaal {
		return volume, true
	}
	if tw.Einddatum == "" {
		return 0, false
	}
	switch tw.Omvang.Frequentie {
	case istandaard.FrequentieDag:
		return volume * dagen(tw.Ingangsdatum, tw.Einddatum), true
	case istandaard.FrequentieWeek:
		if isOutput(tw.Omvang.Eenheid) {
			return volume * uitkeerweken(tw.Ingangsdatum, tw.Einddatum, tw), true
		}
		return volume * weken(tw.Ingangsdatum, tw.Einddatum), true
	default:
		return volume * maanden(tw.Ingangsdatum, tw.Einddatum), true
	}
}

func isOutput(eenheid string) bool {
	return eenheid == istandaard.EenheidStuksOutput || eenheid == istandaard.EenheidEuro
}

func later(a, b istandaard.Datum) istandaard.Datum {
	if b.Na(a) {
		return b
	}
	return a
}

func eerder(a, b istandaard.Datum) istandaard.Datum {
	if b.Voor(a) {
		return b
	}
	return a
}

// grenzen gives both ends of a period as days; false when it holds no day.
func grenzen(begin, eind istandaard.Datum) (b, e time.Time, ok bool) {
	b, okB := begin.Dag()
	e, okE := eind.Dag()
	return b, e, okB && okE && !e.Before(b)
}

const dag = 24 * time.Hour

// dagen counts the days of a period, both ends included.
func dagen(begin, eind istandaard.Datum) int64 {
	b, e, ok := grenzen(begin, eind)
	if !ok {
		return 0
	}
	return int64(e.Sub(b)/dag) + 1
}

// weken counts the calendar weeks, Monday to Sunday, that a period touches. That
// is the number of ISO week numbers in it.
func weken(begin, eind istandaard.Datum) int64 {
	b, e, ok := grenzen(begin, eind)
	if !ok {
		return 0
	}
	return int64(maandag(e).Sub(maandag(b))/(7*dag)) + 1
}

// maandag gives the Monday of the week of a day.
func maandag(d time.Time) time.Time { return d.AddDate(0, 0, -(int(d.Weekday())+6)%7) }

// zondagen counts the Sundays in a period.
func zondagen(begin, eind istandaard.Datum) int64 {
	b, e, ok := grenzen(begin, eind)
	if !ok {
		return 0
	}
	eerste := maandag(b).AddDate(0, 0, 6)
	if eerste.After(e) {
		return 0
	}
	return int64(e.Sub(eerste)/(7*dag)) + 1
}

// uitkeerweken counts the weeks that a period pays on output basis (IV077): its
// Sundays, and one more in the period with the last Sunday of the assignment when
// that does not end on a Sunday. An assignment so short that it has no Sunday at
// all pays one week; the standard is silent on that.
func uitkeerweken(begin, eind istandaard.Datum, tw *istandaard.ToegewezenProduct) int64 {
	n := zondagen(begin, eind)
	slot, ok := tw.Einddatum.Dag()
	if !ok || slot.Weekday() == time.Sunday {
		return n
	}
	laatste := istandaard.DatumVan(maandag(slot).AddDate(0, 0, -1))
	if laatste.Voor(tw.Ingangsdatum) {
		return 1
	}
	if !laatste.Voor(begin) && !laatste.Na(eind) {
		n++
	}
	return n
}

// maanden counts the calendar months that a period touches.
func maanden(begin, eind istandaard.Datum) int64 {
	b, e, ok := grenzen(begin, eind)
	if !ok {
		return 0
	}
	return int64(e.Year()-b.Year())*12 + int64(e.Month()-b.Month()) + 1
}

// maandgrenzen gives the first and last day of the month of a date.
func maandgrenzen(d istandaard.Datum) (eerste, laatste istandaard.Datum) {
	t, ok := d.Dag()
	if !ok {
		return "", ""
	}
	b := t.AddDate(0, 0, 1-t.Day())
	return istandaard.DatumVan(b), istandaard.DatumVan(b.AddDate(0, 1, -1))
}
