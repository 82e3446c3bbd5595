package termijn

import "time"

var weekdagen = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

// Voluit gives the date with its day of the week: "vrijdag 15 mei 2026";
// empty for no date, and outside the years 1 to 9999.
func (d Dag) Voluit() string {
	if !d.geldig() {
		return ""
	}
	return weekdagen[d.Weekdag()] + " " + d.Nederlands()
}

func weekend(d Dag) bool {
	w := d.Weekdag()
	return w == time.Saturday || w == time.Sunday
}

// Verlengdag tells whether a term under the Algemene termijnenwet cannot end on
// d, and why, in Dutch words with the source.
func Verlengdag(d Dag) (reden string, is bool) {
	if weekend(d) {
		return "een " + weekdagen[d.Weekdag()], true
	}
	if f, ok := feestdagOp(d); ok {
		return f.Naam + " (" + f.Bron + ")", true
	}
	if f, ok, _ := gelijkgesteldOp(d); ok {
		return "een " + f.Naam + " (" + f.Bron + ")", true
	}
	return "", false
}

// gewoneDag tells whether a term can end on d. It is onzeker when d can be an
// equated day that is not known here.
func gewoneDag(d Dag) (is, onzeker bool) {
	if weekend(d) {
		return false, false
	}
	if _, feest := feestdagOp(d); feest {
		return false, false
	}
	_, gelijk, gedekt := gelijkgesteldOp(d)
	return !gelijk, !gedekt
}

// Ketenwerkdag tells whether d is a working day in the message chain of
// iWmo and iJw: Monday to Friday and no holiday. A day that a decree equates
// with a holiday is an ordinary working day there, because the decree only
// holds for statutory terms. Goede Vrijdag and 5 May are read as holidays,
// every year; the standard does not say it.
func Ketenwerkdag(d Dag) bool {
	if weekend(d) {
		return false
	}
	_, vrij := feestdagOp(d)
	return !vrij
}

// PlusWerkdagen gives the n-th working day of the message chain after d, which
// itself does not count; before d when n is negative. With n = 0 it is d.
func (d Dag) PlusWerkdagen(n int) Dag {
	stap := Dag(1)
	if n < 0 {
		stap, n = -1, -n
	}
	for n > 0 {
		d += stap
		if Ketenwerkdag(d) {
			n--
		}
	}
	return d
}

// euFeestdag tells whether d is a holiday for Regulation 1182/71: one of art. 3
// lid 1 of the Algemene termijnenwet. Goede Vrijdag and equated days are so for
// that act only.
func euFeestdag(d Dag) bool {
	f, ok := feestdagOp(d)
	return ok && f.Bron == atw31
}
