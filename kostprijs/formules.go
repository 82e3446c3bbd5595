package kostprijs

import "codeberg.org/wijzer/wijzer/internal/geld"

// PerUur gives the hourly price of a price per minute.
func PerUur(perMinuut Getal) Getal { return perMinuut.Maal(zestig) }

// HeleMinuutprijs rounds an hourly price so that a minute costs whole cents:
// the nearest multiple of € 0,60 (Zuid-Drenthe 2020).
func HeleMinuutprijs(perUur Getal) Getal {
	return perUur.AfgerondOp(decimal(60, 2), geld.HalfVanNul)
}

// PgbAandeel gives the budget amount that is a share of the price in kind, in
// cents. Municipalities round it in different ways, so that the rule is an
// argument.
func PgbAandeel(inNatura Getal, procent Getal, regel geld.Afronding) Getal {
	return inNatura.Maal(procent.Procent()).AfgerondOp(decimal(1, 2), regel)
}

// PgbUurloon gives the hourly amount of somebody who is paid from a personal
// budget: month × 12 / hours a year, with holiday allowance, and with the paid
// leave earned back (Schulinck and VNG, cao VVT).
func PgbUurloon(maand, urenPerJaar, vakantietoeslag, verlof Getal) Getal {
	hour := maand.Maal(twaalf).Deel(urenPerJaar)
	return hour.Maal(een.Plus(vakantietoeslag.Procent())).Maal(urenPerJaar).Deel(urenPerJaar.Min(verlof))
}

// MinimumloonPerMaand gives the monthly minimum wage of an hourly one. The
// caos use two divisors: 156,5 (1878 / 12) and 156.
func MinimumloonPerMaand(perUur, urenPerMaand Getal) Getal {
	return perUur.Maal(urenPerMaand).AfgerondOp(decimal(1, 2), geld.HalfVanNul)
}

// OpslagVanAandeel turns an overhead that is a share of the price into the
// mark-up on the cost that gives the same price: p / (1 − p). Both are
// percentages; the share is below 100.
func OpslagVanAandeel(aandeel Getal) Getal {
	p := aandeel.Procent()
	return p.Deel(een.Min(p)).Maal(Heel(100))
}

// AandeelVanOpslag is the reverse of OpslagVanAandeel: p / (1 + p).
func AandeelVanOpslag(opslag Getal) Getal {
	p := opslag.Procent()
	return p.Deel(een.Plus(p)).Maal(Heel(100))
}

// GrondslagVan gives the base of a percentage of which the amount is known:
// amount / percentage. It shows on what a printed percentage must have been
// taken.
func GrondslagVan(bedrag, procent Getal) Getal { return bedrag.Deel(procent.Procent()) }

// Toets compares a printed amount with what its own rule gives. The printed
// amount stands; the remark is empty when both are equal.
func Toets(gedrukt, berekend Getal) (opmerking string) {
	d := gedrukt.Min(berekend)
	if d.Teken() == 0 {
		return ""
	}
	return "Gedrukt is " + gedrukt.Nederlands(2, 4) + "; de eigen regel geeft " + berekend.Nederlands(2, 4) +
		". Het verschil is " + d.Nederlands(2, 4) + ". Het gedrukte bedrag blijft staan."
}
