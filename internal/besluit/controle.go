package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

func minuten(n int64) geld.Minuten { return geld.Minuten(n) }

// controleer holds one decision against what it must contain.
func (m *maker) controleer(b *Besluit, d *Dossier, ff fouten) {
	controleerStuk(ff, b)
	m.veiligheid(b, d, ff)
	if m.in.Tijdelijk && b.Wet == gezin.Wmo {
		return
	}
	controleerWeg(ff, b)
}

// veiligheid asks for a person where a safety flag stands in the family: for
// the own contribution, and for a pgb.
func (m *maker) veiligheid(b *Besluit, d *Dossier, ff fouten) {
	if !vlag(m.in.Vlaggen) {
		return
	}
	if b.Wet == gezin.Wmo && (d.Bijdrage.Mens == nil || d.Bijdrage.NaarCAK) {
		ff.add(FoutBijdrage, "bijdrage", "Er staat een veiligheidsvlag in dit gezin. Beslis zelf over de eigen bijdrage, leg uit waarom, en stuur niets naar het CAK.")
	}
	if b.Levering == LeveringPgb && leeg(d.PgbAkkoord) {
		ff.add(FoutPgbMens, "pgb", "Er staat een veiligheidsvlag in dit gezin. Een pgb kan alleen als u zelf beslist dat het veilig is. Leg uit waarom.")
	}
}

func vlag(flags map[string]bool) bool {
	for _, on := range flags {
		if on {
			return true
		}
	}
	return false
}

// controleerStuk holds what every grant needs: reference, reasons, form and
// contribution.
func controleerStuk(ff fouten, b *Besluit) {
	controleerKern(ff, b)
	if b.Levering != Natura && b.Levering != LeveringPgb {
		ff.add(FoutLevering, "levering", "Kies of de hulp in natura is of met een pgb.")
	}
	if b.Levering == LeveringPgb {
		controleerPgb(ff, b.Pgb)
	}
	switch b.Bijdrage.Stand {
	case GeenBijdrage, WelBijdrage, OpvangBijdrage:
	default:
		ff.add(FoutBijdrage, "bijdrage", "Stel eerst vast of er een eigen bijdrage is. Staat er een veiligheidsvlag of ontbreekt een feit, dan beslist u dat zelf, met uitleg.")
	}
}

// controleerKern holds what every decision needs, also a refusal or an ending.
func controleerKern(ff fouten, b *Besluit) {
	if !b.Kenmerk.Geldig() {
		ff.add(FoutKenmerk, "kenmerk", "Geef het besluit een eigen kenmerk van drie groepen van vier tekens.")
	}
	switch {
	case b.MotivatieNa && b.Soort != Tijdelijk:
		ff.add(FoutMotivering, "motivering", "Alleen bij spoed mag de uitleg later komen. Leg nu uit waarom u zo besluit.")
	case leeg(b.Motivering) && !b.MotivatieNa:
		ff.add(FoutMotivering, "motivering", "Leg uit waarom u zo besluit, in woorden die deze persoon begrijpt.")
	}
}

func controleerPgb(ff fouten, p *Pgb) {
	if p == nil || p.Bedrag <= 0 || leeg(p.Periode) || leeg(p.Berekening) || leeg(p.Eisen) {
		ff.add(FoutPgb, "pgb", "Vul het pgb helemaal in: het bedrag, per welke periode, hoe het is berekend en welke eisen er zijn.")
	}
}

// controleerWeg holds the way to the decision: an application, and under the
// Wmo a written account before it (art. 2.3.2 lid 8 and 9).
func controleerWeg(ff fouten, b *Besluit) {
	if b.Soort == Wijziging && b.Wijzigreden != OpVerzoek || b.Soort == Beeindiging {
		return
	}
	if b.Aanvraag == termijn.Geen {
		ff.add(FoutAanvraag, "aanvraag", "Vul in wanneer de aanvraag binnenkwam.")
	} else if b.Aanvraag > b.Datum && b.Datum != termijn.Geen {
		ff.add(FoutVolgorde, "aanvraag", "De aanvraag ligt na het besluit. Pas een van beide datums aan.")
	}
	if b.Wet != gezin.Wmo {
		return
	}
	if b.Verslag == termijn.Geen {
		ff.add(FoutVerslag, "verslag", "Vul de datum in van het verslag van het onderzoek.")
	} else if b.Verslag > b.Datum && b.Datum != termijn.Geen {
		ff.add(FoutVolgorde, "verslag", "Het verslag ligt na het besluit. Pas een van beide datums aan.")
	}
}
