package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Bijdrage is what a decision says about the own contribution. On what ground
// nothing is due stands in Achtergrond: it may tell about someone else (a
// partner in a shelter, a fear for a child).
type Bijdrage struct {
	Stand  Bijdragestand
	Bedrag geld.Bedrag // at most, per month and household; 0: the CAK tells how much
}

// Bijdragestand is whether an own contribution is due.
type Bijdragestand string

// Whether a contribution is due. The zero value is not settled.
const (
	GeenBijdrage   Bijdragestand = "geen"
	WelBijdrage    Bijdragestand = "verschuldigd"
	OpvangBijdrage Bijdragestand = "opvang" // by the ordinance, collected by the body named there (Wmo 2015 art. 2.1.4b lid 2)
	MensBeslist    Bijdragestand = "mens"   // a person must settle it; no decision can be made with it
)

// Vrijstelling is a ground on which no contribution is due.
type Vrijstelling string

// The grounds of Uitvoeringsbesluit Wmo 2015 art. 3.8 lid 3, and the Jeugdwet.
const (
	VrijJeugdhulp    Vrijstelling = "jeugdhulp"           // no contribution under the Jeugdwet
	VrijBeschermd    Vrijstelling = "beschermd-wonen-wlz" // a contribution for that is due already
	VrijOpvang       Vrijstelling = "nachten-in-opvang"   // he or his partner two nights running in the month
	VrijMishandeling Vrijstelling = "gevaar-voor-kind"    // after advice of AMW, RvdK or Veilig Thuis
	VrijRolstoel     Vrijstelling = "rolstoel"
	VrijMinderjarig  Vrijstelling = "minderjarig"
	VrijSamenwonend  Vrijstelling = "samen-onder-pensioenleeftijd" // married or cohabiting, and one below pension age
	VrijDraagkracht  Vrijstelling = "draagkracht"
	VrijAanpak       Vrijstelling = "integrale-aanpak"
)

// Vrijstellingen gives the grounds that must be answered before a contribution
// is due, with their place in Uitvoeringsbesluit Wmo 2015 art. 3.8 lid 3.
func Vrijstellingen() []Vrijstelling {
	return []Vrijstelling{VrijBeschermd, VrijOpvang, VrijMishandeling, VrijRolstoel, VrijMinderjarig, VrijSamenwonend, VrijDraagkracht, VrijAanpak}
}

// Tariefjaar is the highest contribution from a day on, for a household, per
// month (before 2020: per four weeks).
type Tariefjaar struct {
	Van       termijn.Dag
	Bedrag    geld.Bedrag
	Periode   string
	Zekerheid termijn.Zekerheid
	Bron      string
}

// bijdragetarieven holds the amounts that were found. Those of 2025 and 2026
// were not verified and are therefore not printed; the years before were read
// in a secondary source.
var bijdragetarieven = []Tariefjaar{
	{termijn.MustDag("2019-01-01"), 1750, "4-weken", termijn.Secundair, "Wmo 2015 art. 2.1.4a; abonnementstarief 2019"},
	{termijn.MustDag("2020-01-01"), 1900, "maand", termijn.Secundair, "Wmo 2015 art. 2.1.4a; abonnementstarief 2020 tot en met 2023"},
	{termijn.MustDag("2024-01-01"), 2060, "maand", termijn.Secundair, "abonnementstarief 2024, bekendmakingen van gemeenten"},
	{termijn.MustDag("2025-01-01"), 2100, "maand", termijn.Algemeen, "abonnementstarief 2025, niet nagegaan"},
	{termijn.MustDag("2026-01-01"), 2180, "maand", termijn.Algemeen, "abonnementstarief 2026, niet nagegaan"},
}

// Bijdragetarieven gives the amounts that ship with the program, oldest first.
func Bijdragetarieven() []Tariefjaar { return append([]Tariefjaar(nil), bijdragetarieven...) }

// Bijdragevraag is what is asked to settle the own contribution.
type Bijdragevraag struct {
	Jeugdhulp bool
	Opvang    bool // the help is shelter itself
	// Vlag says that a safety flag stands on anyone in the family: then a
	// person decides, and nothing goes to the CAK before that.
	Vlag    bool
	Gronden map[Vrijstelling]regeling.Uitkomst // what is not in it is not known
	Dag     termijn.Dag                        // the first day of help
	Tabel   []Tariefjaar                       // nil: Bijdragetarieven
	Mens    *Mensbesluit                       // what a person decided; nil: nothing
}

// Mensbesluit is what a person decided where the program may not: who, what and
// why. It is kept in Achtergrond and never printed.
type Mensbesluit struct {
	Door       string
	Stand      Bijdragestand
	Motivering string
}

// Bijdrageuitkomst is the answer, with what stays inside.
type Bijdrageuitkomst struct {
	Bijdrage
	Vrij    Vrijstelling // the ground; internal
	Onzeker bool         // the table has an amount, but nobody verified it
	NaarCAK bool         // the start of the help is reported to the CAK
	Mens    *Mensbesluit
}

// BepaalBijdrage settles the own contribution, before any message leaves. What
// it gives depends on the flag in one way only: a person must decide. The
// letter prints the outcome and never why (recht: a letter to one household
// member may not tell that another is in a shelter).
func BepaalBijdrage(v Bijdragevraag) Bijdrageuitkomst {
	if v.Jeugdhulp {
		return Bijdrageuitkomst{Bijdrage: Bijdrage{Stand: GeenBijdrage}, Vrij: VrijJeugdhulp}
	}
	if v.Mens != nil && !leeg(v.Mens.Door) && !leeg(v.Mens.Motivering) {
		out := v.met(v.Mens.Stand)
		out.Mens = v.Mens
		return out
	}
	if v.Vlag {
		return Bijdrageuitkomst{Bijdrage: Bijdrage{Stand: MensBeslist}}
	}
	if v.Opvang {
		return v.met(OpvangBijdrage)
	}
	worst := regeling.Nee
	for _, g := range Vrijstellingen() {
		outcome, known := v.Gronden[g]
		if !known {
			outcome = regeling.Onbekend
		}
		if outcome == regeling.Ja {
			return Bijdrageuitkomst{Bijdrage: Bijdrage{Stand: GeenBijdrage}, Vrij: g}
		}
		worst = max(worst, outcome)
	}
	if worst == regeling.Onbekend {
		return v.met(MensBeslist)
	}
	return v.met(WelBijdrage)
}

// met fills in what follows from an outcome. With a flag nothing goes to the
// CAK, whatever a person decided: that is a message of its own.
func (v *Bijdragevraag) met(s Bijdragestand) Bijdrageuitkomst {
	out := Bijdrageuitkomst{Bijdrage: Bijdrage{Stand: s}}
	if s != WelBijdrage {
		return out
	}
	out.NaarCAK = !v.Vlag
	table := v.Tabel
	if table == nil {
		table = bijdragetarieven
	}
	for _, t := range table {
		if t.Van > v.Dag || t.Periode != "maand" {
			continue
		}
		out.Bedrag, out.Onzeker = t.Bedrag, t.Zekerheid != termijn.Gelezen && t.Zekerheid != termijn.Secundair
		if out.Onzeker {
			out.Bedrag = 0
		}
	}
	return out
}
