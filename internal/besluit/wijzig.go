package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// lopend finds the decision in force for a person and a law.
func (m *maker) lopend(o Onderwerp) *Besluit {
	return lopend(m.in.Lopend, o)
}

// lopend gives the newest grant of an Onderwerp that no later one replaced or
// ended.
func lopend(alle []Besluit, o Onderwerp) *Besluit {
	var found *Besluit
	for i := range alle {
		b := &alle[i]
		if b.Onderwerp != o || len(b.Regels) == 0 || vervangen(alle, b.Kenmerk) {
			continue
		}
		if found == nil || b.Datum >= found.Datum {
			found = b
		}
	}
	return found
}

func vervangen(alle []Besluit, k Kenmerk) bool {
	return slices.ContainsFunc(alle, func(b Besluit) bool { return b.Vorig == k })
}

// gelijk tells whether a decision in force already says what a new one would.
// The first day does not count: the old one has begun.
func gelijk(old, b *Besluit) bool {
	return old.Soort != Tijdelijk == (b.Soort != Tijdelijk) && old.Einde == b.Einde && old.Product == b.Product &&
		old.Levering == b.Levering && old.Aanbieder == b.Aanbieder && zelfdePgb(old.Pgb, b.Pgb) &&
		gelijkeRegels(old, b) && slices.Equal(old.Resultaten, b.Resultaten)
}

func gelijkeRegels(old, b *Besluit) bool {
	return slices.EqualFunc(old.Regels, b.Regels, func(r, s Regel) bool { return r.gelijk(&s) })
}

func zelfdePgb(p, q *Pgb) bool { return p == q || p != nil && q != nil && *p == *q }

// wijzig makes of a decision the one that takes the place of an old one. An
// urgent decision that is followed by the ordinary one is no change of it: it
// lapses by itself (Wmo 2015 art. 2.3.3).
func (m *maker) wijzig(b, old *Besluit, d *Dossier, ff fouten) {
	b.Vorig = old.Kenmerk
	switch {
	case old.Soort == Tijdelijk && b.Soort != Tijdelijk:
		return
	case b.Einde > old.Einde && gelijkeRegels(old, b):
		b.Soort = Verlenging
		return
	case b.Ingang > old.Einde:
		return // the old one had ended: a new grant
	}
	b.Soort = Wijziging
	b.Wijzigreden, b.Gehoord, b.VorigMinuten = d.Wijzigreden, d.Horen.Gehoord, old.Minuten()
	controleerReden(ff, b.Wijzigreden)
	if belast(old, b) {
		controleerHoren(ff, b, &d.Horen)
	}
}

// belast tells whether a change takes something away: less time, a line less,
// an earlier end, another form.
func belast(old, b *Besluit) bool {
	if b.Einde < old.Einde || b.Levering != old.Levering {
		return true
	}
	return slices.ContainsFunc(old.Regels, func(r Regel) bool {
		return !slices.ContainsFunc(b.Regels, func(s Regel) bool {
			return s.Onderdeel == r.Onderdeel && s.Minuten >= r.Minuten && s.Omvang.Aantal >= r.Omvang.Aantal && s.Omvang.Per == r.Omvang.Per
		})
	})
}

func controleerReden(ff fouten, w Wijzigreden) {
	if w.Zin() == "" {
		ff.add(FoutGrond, "wijzigreden", "Kies waarom het besluit verandert of eindigt.")
	}
}

// controleerHoren asks for a hearing before a burden that was not asked for
// (Awb 4:8), or the exception of 4:11 with its reason.
func controleerHoren(ff fouten, b *Besluit, h *Horen) {
	if b.Wijzigreden == OpVerzoek {
		return
	}
	switch {
	case h.Gehoord != termijn.Geen && h.Gehoord > b.Datum:
		ff.add(FoutHoren, "horen", "Het gesprek ligt na het besluit. Horen gebeurt voor het besluit.")
	case h.Gehoord != termijn.Geen:
	case h.Afgezien == "":
		ff.add(FoutHoren, "horen", "Vraag deze persoon eerst wat hij ervan vindt, of kies waarom dat niet kan (spoed, al gehoord, of het doel wordt dan niet bereikt).")
	case leeg(h.Toelichting):
		ff.add(FoutHoren, "horen.toelichting", "Leg uit waarom u deze persoon niet vooraf hoort.")
	}
}

// vervallen ends each decision in force for which the new choice has nothing:
// an adult who withdraws, a carrier who is no longer the youngest.
func (m *maker) vervallen() {
	now := Onderwerpen(m.in.Berekening, m.in.Situatie)
	var done []Onderwerp
	for i := range m.in.Lopend {
		o := m.in.Lopend[i].Onderwerp
		old := m.lopend(o)
		if old == nil || slices.Contains(now, o) || slices.Contains(done, o) || old.Einde < m.in.Ingang {
			continue
		}
		done = append(done, o)
		ff := m.ff.onder("besluiten." + o.Persoon + "." + string(o.Wet) + ".")
		d, ok := m.in.Dossiers[o]
		if !ok {
			ff.add(FoutDossier, "", "Dit besluit loopt en eindigt door uw keuze. Vul in waarom, en of deze persoon is gehoord.")
			continue
		}
		m.bewaar(o, &d)
		b := einde(old, &d, m.in.Datum, m.in.Bekendmaking, m.in.Ingang-1, m.in.Ondertekening)
		b.GaatVerder = o.Wet == gezin.Jeugdwet && slices.Contains(m.doen(), o.Persoon)
		controleerEinde(&b, &d, ff)
		m.uit.Besluiten = append(m.uit.Besluiten, b)
	}
}

// Beeindig ends one decision after laatste, the last day of help. It gives a
// new decision; the old one stays as it was, and those of others are not
// touched.
func Beeindig(old *Besluit, d Dossier, datum, bekendmaking, laatste termijn.Dag, o Ondertekening) (*Besluit, error) {
	ff := nieuweFouten()
	if len(old.Regels) == 0 || laatste >= old.Einde {
		ff.add(FoutVorig, "vorig", "Dit besluit kent geen hulp die hiermee eerder eindigt. Kies een besluit dat loopt en een dag voor het einde.")
	}
	controleerDagen(ff, datum, bekendmaking)
	controleerTekening(ff, o)
	b := einde(old, &d, datum, bekendmaking, laatste, o)
	controleerEinde(&b, &d, ff)
	if err := ff.err(); err != nil {
		return nil, err
	}
	return &b, nil
}

func einde(old *Besluit, d *Dossier, datum, bekend, laatste termijn.Dag, o Ondertekening) Besluit {
	return Besluit{
		Kenmerk: d.Kenmerk, Soort: Beeindiging, Onderwerp: old.Onderwerp, Product: old.Product, Versie: old.Versie,
		Datum: datum, Bekendmaking: bekend, Ingang: laatste + 1, Einde: laatste, Deelnemers: slices.Clone(old.Deelnemers),
		Motivering: d.Motivering, VoorJeugdige: d.VoorJeugdige, Adviezen: d.Adviezen, Melding: d.Melding, Aanvraag: d.Aanvraag, Verslag: d.Verslag,
		Gronden: Gronden(old.Wet, Beeindiging), Ondertekening: o, Vorig: old.Kenmerk, Wijzigreden: d.Wijzigreden, Gehoord: d.Horen.Gehoord,
	}
}

func controleerEinde(b *Besluit, d *Dossier, ff fouten) {
	controleerKern(ff, b)
	if b.GaatVerder {
		return
	}
	controleerReden(ff, b.Wijzigreden)
	controleerHoren(ff, b, &d.Horen)
}
