package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// KrijgenBericht gives the children who get a notice: those who take part in
// the help under the Jeugdwet without carrying the decision, and those of the
// decisions in force who take part no longer. Sorted. Use it to ask for the
// references; where nothing changes for the children they are not needed.
func KrijgenBericht(b *arrangement.Berekening, s *gezin.Situatie, lopende []Besluit) []string {
	var out, carriers []string
	for i := range b.Regels {
		r := &b.Regels[i]
		if gezin.Wet(r.Wet) != gezin.Jeugdwet {
			continue
		}
		carriers = append(carriers, s.Leden[r.Drager].ID)
		for _, lid := range r.Deelnemers {
			out = append(out, s.Leden[lid].ID)
		}
	}
	for i := range lopende {
		old := &lopende[i]
		if lopend(lopende, old.Onderwerp) != old || old.Wet != gezin.Jeugdwet {
			continue
		}
		for _, kind := range old.Deelnemers {
			if kind != old.Persoon || slices.Contains(carriers, old.Persoon) {
				out = append(out, kind)
			}
		}
	}
	out = slices.DeleteFunc(out, func(id string) bool { return slices.Contains(carriers, id) })
	slices.Sort(out)
	return slices.Compact(out)
}

// Kennisgevingen makes the notices about one decision: for each child that
// takes part and does not carry it, and of an ending for each child whose help
// stops with it.
func Kennisgevingen(b *Besluit, berichten map[string]Bericht) ([]Kennisgeving, error) {
	ff := nieuweFouten()
	out := kennisgevingen(b, nil, berichten, ff)
	return out, ff.err()
}

// kennisgevingen makes the notices about b, which takes the place of old; old
// may be nil.
func kennisgevingen(b, old *Besluit, berichten map[string]Bericht, ff fouten) (out []Kennisgeving) {
	add := func(kind string, stopt termijn.Dag, nieuw bool) {
		r := berichten[kind]
		if !r.Kenmerk.Geldig() {
			ff.add(FoutKenmerk, "berichten."+kind+".kenmerk", "Geef dit bericht een eigen kenmerk van drie groepen van vier tekens.")
		}
		if stopt != termijn.Geen && (b.Soort != Beeindiging || b.GaatVerder) && leeg(r.Motivering) {
			ff.add(FoutMotivering, "berichten."+kind+".motivering", "Leg uit waarom de hulp voor dit kind stopt, terwijl die voor andere kinderen doorgaat.")
		}
		out = append(out, Kennisgeving{Kind: kind, Besluit: b.voor(kind, r.Kenmerk), Stopt: stopt, Nieuw: nieuw, Bericht: r})
	}
	stopt := termijn.Geen
	if b.Soort == Beeindiging {
		stopt = b.Einde
	}
	for _, kind := range b.Deelnemers {
		if kind != b.Persoon {
			add(kind, stopt, old != nil && !slices.Contains(old.Deelnemers, kind))
		}
	}
	if old == nil {
		return out
	}
	for _, kind := range old.Deelnemers {
		if kind != b.Persoon && !slices.Contains(b.Deelnemers, kind) {
			add(kind, b.Ingang-1, false)
		}
	}
	return out
}

// voor gives the decision as a child reads it that does not carry it: on its
// own name and reference, so that the record tells nothing about the carrier.
func (b *Besluit) voor(kind string, k Kenmerk) Besluit {
	out := *b
	out.Persoon, out.Kenmerk, out.Vorig = kind, k, ""
	return out
}

// kennisgevingen makes the notices about all new decisions. Who goes on under
// another decision is not told that the old one stops.
func (m *maker) kennisgevingen() {
	goesOn := m.doen()
	for i := range m.uit.Besluiten {
		b := &m.uit.Besluiten[i]
		if b.Wet != gezin.Jeugdwet {
			continue
		}
		told, old := *b, m.vorig(b.Vorig)
		if b.Soort == Beeindiging {
			told.Deelnemers = slices.DeleteFunc(slices.Clone(b.Deelnemers), func(id string) bool { return slices.Contains(goesOn, id) })
			old = nil
		}
		for _, k := range kennisgevingen(&told, old, m.in.Berichten, m.ff) {
			m.uit.Kennisgevingen = append(m.uit.Kennisgevingen, k)
			m.uit.Achtergrond.Berichten = append(m.uit.Achtergrond.Berichten, Berichtbron{k.Bericht.Kenmerk, b.Kenmerk})
		}
	}
}

// doen gives the children who take part under the new choice.
func (m *maker) doen() []string {
	var out []string
	for i := range m.in.Berekening.Regels {
		if r := &m.in.Berekening.Regels[i]; gezin.Wet(r.Wet) == gezin.Jeugdwet {
			for _, lid := range r.Deelnemers {
				out = append(out, m.in.Situatie.Leden[lid].ID)
			}
		}
	}
	return out
}

func (m *maker) vorig(k Kenmerk) *Besluit {
	i := slices.IndexFunc(m.in.Lopend, func(b Besluit) bool { return b.Kenmerk == k })
	if k == "" || i < 0 {
		return nil
	}
	return &m.in.Lopend[i]
}
