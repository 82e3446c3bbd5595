package termijn

// telling is the outcome of one count, before it is put in words.
type telling struct {
	kaal    Dag  // the end without extension
	eind    Dag  // the end; Geen while the clock stands still or without a number
	teKort  bool // the term held less than two ordinary days (art. 2)
	onzeker int  // the year whose unknown decree could make the end later; 0 for none
	stil    int  // days that the clock stood still
}

// tel counts a term from its base; periodes are standstills, merged and sorted.
func (t *Termijn) tel(basis Dag, periodes []Opschorting) telling {
	switch t.Telwijze {
	case KalenderTerug:
		return vast(t.Duur.vanaf(basis, -1))
	case Werkdagen:
		return vast(basis.PlusWerkdagen(t.Duur.Aantal))
	case VasteDatum:
		return vast(NieuweDag(basis.Jaar(), t.maand, t.dag) - 1)
	case EersteVanMaand:
		j, m, _ := basis.Datum()
		return vast(NieuweDag(j, m, 1).PlusMaanden(t.Duur.Aantal))
	case Verordening1182:
		return eu(basis, t.Duur)
	case ATWVooruit:
		u := schuif(basis, t.Duur, periodes)
		if t.Duur.OnderTermijnenwet() && u.eind != Geen {
			u.termijnenwet(basis, t.Duur, gesloten(periodes))
			if n := len(periodes); n > 0 && periodes[n-1].Tot == Geen && periodes[n-1].Van <= u.eind {
				u.eind = Geen // the clock stopped for good while the end was being extended
			}
		}
		return u
	}
	return schuif(basis, t.Duur, periodes)
}

func vast(d Dag) telling { return telling{kaal: d, eind: d} }

// schuif gives the end of a term whose clock stands still for some periods:
// each that begins before the end moves it by its length (Awb art. 4:15).
func schuif(basis Dag, d Duur, periodes []Opschorting) telling {
	u := vast(d.vanaf(basis, 1))
	for _, p := range periodes {
		if p.Van > u.eind {
			break
		}
		if p.Tot == Geen {
			u.kaal, u.eind = u.eind, Geen
			return u
		}
		dagen := p.Tot - p.Van
		u.stil += int(dagen)
		u.eind += dagen
	}
	u.kaal = u.eind
	return u
}

// termijnenwet extends the term by the Algemene termijnenwet: first until it
// holds two ordinary days (art. 2), then to a day on which it can end (art. 1).
// Days on which the clock stands still are no days of the term.
func (u *telling) termijnenwet(basis Dag, d Duur, periodes []Opschorting) {
	if d.minstensDrieDagen() {
		u.tweeDagen(basis, periodes)
	}
	for {
		gewoon, onzeker := gewoneDag(u.eind)
		if gewoon && !staatStil(u.eind, periodes) {
			if onzeker {
				u.onzeker = u.eind.Jaar()
			}
			return
		}
		u.eind++
	}
}

// tweeDagen applies art. 2. Days of a year whose decree is unknown count as
// ordinary, and make the outcome uncertain when the others are too few.
func (u *telling) tweeDagen(basis Dag, periodes []Opschorting) {
	gewoon, zeker, jaar := 0, 0, 0
	for dag := basis + 1; zeker < 2 && (dag <= u.eind || gewoon < 2); dag++ {
		if is, onzeker := gewoneDag(dag); is && !staatStil(dag, periodes) {
			gewoon++
			if onzeker {
				jaar = dag.Jaar()
			} else {
				zeker++
			}
		}
		if dag > u.eind {
			u.eind, u.teKort = dag, true
		}
	}
	if zeker < 2 {
		u.onzeker = jaar
	}
}

// eu counts by Regulation 1182/71: a term that ends on a Saturday, Sunday or
// holiday ends on the next working day (art. 3 lid 4). Lid 5, two working days
// at least, never matters for the one such term of the table: it is a month.
func eu(basis Dag, d Duur) telling {
	u := vast(d.vanaf(basis, 1))
	for weekend(u.eind) || euFeestdag(u.eind) {
		u.eind++
	}
	return u
}
