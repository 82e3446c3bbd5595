package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Maak turns a computed choice into decisions: one per person per law, and for
// each child that takes part without carrying the decision a notice. Where
// decisions are in force, only what differs gives a new decision: a change, an
// extension or an ending; the old ones stay as they were. The error is a
// Fouten with everything that is wrong; then nothing is made.
func Maak(in Invoer) (*Bundel, error) {
	ff := nieuweFouten()
	if in.Berekening == nil || in.Situatie == nil || in.Regels == nil || in.Keuze == nil || len(in.Berekening.Regels) == 0 {
		ff.add(FoutBerekening, "berekening", "Er is nog niets berekend. Kies eerst een arrangement voor dit gezin.")
		return nil, ff.err()
	}
	m := maker{in: in, ff: ff, uit: &Bundel{}}
	m.algemeen()
	m.achtergrond()
	for _, o := range Onderwerpen(in.Berekening, in.Situatie) {
		m.onderwerp(o)
	}
	m.vervallen()
	m.kennisgevingen()
	m.uniek()
	if err := ff.err(); err != nil {
		return nil, err
	}
	return m.uit, nil
}

type maker struct {
	in  Invoer
	ff  fouten
	uit *Bundel
}

func (m *maker) algemeen() {
	if m.in.Bekendmaking == termijn.Geen {
		m.in.Bekendmaking = m.in.Datum
	}
	controleerDagen(m.ff, m.in.Datum, m.in.Bekendmaking)
	if m.in.Ingang == termijn.Geen {
		m.ff.add(FoutIngang, "ingang", "Vul in vanaf welke dag de hulp geldt.")
	}
	switch {
	case m.in.Einde == termijn.Geen:
		m.ff.add(FoutEinde, "einde", "Vul in tot en met welke dag de hulp geldt. Een besluit heeft altijd een einddatum.")
	case m.in.Einde < m.in.Ingang:
		m.ff.add(FoutEinde, "einde", "De laatste dag ligt voor de eerste dag. Pas een van beide aan.")
	}
	controleerTekening(m.ff, m.in.Ondertekening)
	if m.in.Berekening.Product.Status == regeling.Verzonnen {
		m.ff.add(FoutVerzonnen, "keuze.arrangement", "Dit arrangement is verzonnen voor een voorbeeld. Kies een arrangement dat bestaat.")
	}
}

func controleerDagen(ff fouten, datum, bekend termijn.Dag) {
	if datum == termijn.Geen {
		ff.add(FoutDatum, "datum", "Vul de datum van het besluit in.")
	} else if bekend < datum {
		ff.add(FoutDatum, "bekendmaking", "Een besluit wordt verstuurd op de dag van het besluit of later. Pas de dag van verzending aan.")
	}
}

func controleerTekening(ff fouten, o Ondertekening) {
	if leeg(o.Naam) || leeg(o.Functie) || leeg(o.Namens) {
		ff.add(FoutOndertekend, "ondertekening", "Vul in wie het besluit ondertekent: naam, functie en namens wie.")
	}
}

// achtergrond weighs the choice against the advice and keeps what stays inside.
func (m *maker) achtergrond() {
	a := &m.uit.Achtergrond
	a.Product = m.in.Berekening.Product.Code
	if m.in.Keuze.Vrij != nil {
		a.Vrij = m.in.Keuze.Vrij.Motivering
	}
	for i := range m.in.Berekening.Regels {
		m.reken(a, &m.in.Berekening.Regels[i])
	}
	a.Afwijking, a.Bewijs = afwijking(m.ff, m.in.Advies, a.Product, m.in.Afwijking, false)
}

func (m *maker) reken(a *Achtergrond, r *arrangement.Regel) {
	for _, t := range r.Toont {
		if !slices.Contains(a.Keuze, t) {
			a.Keuze = append(a.Keuze, t)
		}
	}
	if r.HeeftBedrag {
		a.Bedragen = append(a.Bedragen, Bedragregel{m.van(r), r.Onderdeel, r.Bedrag, r.Periode, r.Tarief})
	}
}

func (m *maker) van(r *arrangement.Regel) Onderwerp {
	return Onderwerp{m.in.Situatie.Leden[r.Drager].ID, gezin.Wet(r.Wet)}
}

// afwijking holds a choice against the advice and asks for a reason where it
// departs from it.
func afwijking(ff fouten, adv *arrangement.Advies, product, reden string, weigering bool) (Afwijking, arrangement.Bewijs) {
	if adv == nil {
		ff.add(FoutAdvies, "advies", "Er is geen advies. Vraag eerst advies, zodat te zien is waarop dit besluit rust.")
		return Afwijking{}, arrangement.Bewijs{}
	}
	a, o := weegAfwijking(adv, product, weigering)
	if o == nil {
		ff.add(FoutAdvies, "advies", "Het advies gaat niet over dit arrangement. Vraag opnieuw advies.")
		return a, adv.Bewijs
	}
	a.Motivering = reden
	if a.Soort == GeenAfwijking {
		a.Motivering = ""
	} else if leeg(reden) {
		ff.add(FoutAfwijking, "afwijking", "Uw keuze wijkt af van het advies. Leg uit waarom: zonder uitleg kan dit besluit niet.")
	}
	return a, adv.Bewijs
}

// onderwerp makes one decision, or notes that the one in force stays.
func (m *maker) onderwerp(o Onderwerp) {
	ff := m.ff.onder("besluiten." + o.Persoon + "." + string(o.Wet) + ".")
	d, ok := m.in.Dossiers[o]
	if !ok {
		ff.add(FoutDossier, "", "De gegevens voor dit besluit ontbreken. Vul ze in: elk gezinslid krijgt een eigen besluit.")
		return
	}
	b := m.besluit(o, &d, ff)
	old := m.lopend(o)
	if old != nil {
		if gelijk(old, &b) {
			m.uit.Ongewijzigd = append(m.uit.Ongewijzigd, old.Kenmerk)
			return
		}
		m.wijzig(&b, old, &d, ff)
	}
	b.Gronden = Gronden(o.Wet, b.Soort)
	if b.Wijzigreden == OpVerzoek { // his request is an application
		b.Gronden = Gronden(o.Wet, Toekenning)
	}
	m.controleer(&b, &d, ff)
	m.bewaar(o, &d)
	m.uit.Besluiten = append(m.uit.Besluiten, b)
}

// bewaar keeps what belongs to a decision but not in it.
func (m *maker) bewaar(o Onderwerp, d *Dossier) {
	in := Intern{Onderwerp: o, Bijdrage: d.Bijdrage, Horen: d.Horen, PgbAkkoord: d.PgbAkkoord}
	for i := range m.in.Berekening.Regels {
		r := &m.in.Berekening.Regels[i]
		if m.van(r) == o && r.Vorm != "" && !slices.Contains(in.Vormen, r.Vorm) {
			in.Vormen = append(in.Vormen, r.Vorm)
		}
	}
	m.uit.Achtergrond.Per = append(m.uit.Achtergrond.Per, in)
}

func (m *maker) besluit(o Onderwerp, d *Dossier, ff fouten) Besluit {
	p := m.in.Berekening.Product
	b := Besluit{
		Kenmerk: d.Kenmerk, Soort: Toekenning, Onderwerp: o, Product: p.Code, Versie: p.Versie,
		Datum: m.in.Datum, Bekendmaking: m.in.Bekendmaking, Ingang: m.in.Ingang, Einde: m.in.Einde,
		Motivering: d.Motivering, VoorJeugdige: d.VoorJeugdige, MotivatieNa: d.MotivatieNa, Adviezen: d.Adviezen,
		Melding: d.Melding, Aanvraag: d.Aanvraag, Verslag: d.Verslag,
		Levering: d.Levering, Pgb: d.Pgb, Aanbieder: d.Aanbieder, Bijdrage: d.Bijdrage.Bijdrage,
		Ondertekening: m.in.Ondertekening,
	}
	if m.in.Tijdelijk && o.Wet == gezin.Wmo {
		b.Soort = Tijdelijk
	}
	for i := range m.in.Berekening.Regels {
		if r := &m.in.Berekening.Regels[i]; m.van(r) == o {
			b.Regels = append(b.Regels, m.regel(r, ff))
		}
	}
	if o.Wet == gezin.Jeugdwet {
		b.Deelnemers = deelnemers(b.Regels, o.Persoon)
	}
	b.Resultaten = m.resultaten(&b, d, ff)
	return b
}

// regel takes a line over. There is no award without a checkable quantity.
func (m *maker) regel(r *arrangement.Regel, ff fouten) Regel {
	out := Regel{Onderdeel: r.Onderdeel, Naam: r.Naam, Gebieden: slices.Clone(r.Gebieden), Niveau: r.Niveau, Tarief: r.Tarief}
	out.Trede = m.trede(r)
	for _, lid := range r.Deelnemers {
		out.Voor = append(out.Voor, m.in.Situatie.Leden[lid].ID)
	}
	if r.HeeftMinuten {
		out.Minuten = minuten(r.Minuten)
	} else if r.Omvang != nil {
		out.Omvang = Omvang{r.Omvang.Aantal, r.Omvang.Eenheid, r.Omvang.Per}
		if out.Omvang.Per == "" {
			out.Omvang.Per = "week"
		}
		if out.Omvang.Eenheid == "uur" && out.Omvang.Per == "week" {
			out.Minuten, out.Omvang = minuten(out.Omvang.Aantal*60), Omvang{}
		}
	}
	if !out.HeeftOmvang() {
		ff.add(FoutOmvang, "regels."+r.Onderdeel+".omvang", "Vul in hoeveel er per week is. Zonder omvang houdt een besluit geen stand en kan het niet worden gemaakt.")
	}
	return out
}

// trede gives the level of a line in the words of the catalogue.
func (m *maker) trede(r *arrangement.Regel) string {
	for _, code := range r.Gebieden {
		if g := m.in.Regels.Regeling().Gebied(code); g != nil {
			if n, ok := g.Schaal.Niveau(r.Niveau); ok && r.Niveau != "" {
				return n.Naam
			}
		}
	}
	return r.Niveau
}

func deelnemers(rr []Regel, drager string) []string {
	out := []string{}
	for i := range rr {
		out = append(out, rr[i].Voor...)
	}
	if !slices.Contains(out, drager) {
		out = append(out, drager)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *maker) resultaten(b *Besluit, d *Dossier, ff fouten) []Resultaat {
	var out []Resultaat
	for _, code := range b.Gebieden() {
		r := Resultaat{Gebied: code, Naam: code, Doel: d.Resultaten[code]}
		if g := m.in.Regels.Regeling().Gebied(code); g != nil {
			r.Naam = g.Naam
		}
		if leeg(r.Doel) {
			ff.add(FoutResultaat, "resultaten."+code, "Vul in welk resultaat de hulp op dit gebied moet hebben.")
		}
		out = append(out, r)
	}
	return out
}

// uniek holds each reference to one piece, old ones included.
func (m *maker) uniek() {
	seen := map[Kenmerk]bool{}
	once := func(k Kenmerk) {
		if seen[k] && k != "" {
			m.ff.add(FoutDubbel, "kenmerk", "Twee stukken hebben hetzelfde kenmerk. Geef elk stuk een eigen kenmerk.")
		}
		seen[k] = true
	}
	for i := range m.in.Lopend {
		once(m.in.Lopend[i].Kenmerk)
	}
	for i := range m.uit.Besluiten {
		once(m.uit.Besluiten[i].Kenmerk)
	}
	for i := range m.uit.Kennisgevingen {
		once(m.uit.Kennisgevingen[i].Bericht.Kenmerk)
	}
}
