package brief

import (
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/termijn"
)

var soorten = map[besluit.Soort]Soort{
	besluit.Toekenning: Toekenning, besluit.Tijdelijk: Tijdelijk, besluit.Afwijzing: Afwijzing,
	besluit.Wijziging: Wijziging, besluit.Verlenging: Verlenging, besluit.Beeindiging: Beeindiging,
}

// VanBesluit makes the letter about a decision for one recipient. The error is
// a Fouten with everything that is wrong.
func VanBesluit(b *besluit.Besluit, z besluit.Zending, p Post) (*Brief, error) {
	return maak(b, z, p, b.Kenmerk, b.Persoon, soorten[b.Soort])
}

// VanKennisgeving makes the letter that tells a child that takes part, or who
// speaks for it, about the children's decision. Its words are those of the
// letter about the decision.
func VanKennisgeving(k *besluit.Kennisgeving, z besluit.Zending, p Post) (*Brief, error) {
	b := k.Besluit
	if !leeg(k.Bericht.Motivering) {
		b.Motivering, b.VoorJeugdige, b.Wijzigreden = k.Bericht.Motivering, k.Bericht.VoorJeugdige, ""
	}
	if k.Stopt != termijn.Geen {
		b.GaatVerder = false
		b.Soort, b.Einde, b.Gronden = besluit.Beeindiging, k.Stopt, besluit.Gronden(b.Wet, besluit.Beeindiging)
	}
	if k.Nieuw {
		b.Soort, b.Wijzigreden, b.Gronden = besluit.Toekenning, "", besluit.Gronden(b.Wet, besluit.Toekenning)
	}
	out, err := maak(&b, z, p, k.Bericht.Kenmerk, k.Kind, soorten[b.Soort])
	if err != nil {
		return nil, err
	}
	out.Soort = Kennisgeving
	return out, nil
}

func maak(b *besluit.Besluit, z besluit.Zending, p Post, k besluit.Kenmerk, over string, soort Soort) (*Brief, error) {
	ff := p.controleer()
	if z.Kenmerk != k || z.Over != over {
		ff = append(ff, Fout{FoutZending, "zending.kenmerk", "Deze brief hoort bij een ander besluit. Kies het besluit opnieuw."})
	}
	if soort == "" {
		ff = append(ff, Fout{FoutSoort, "besluit.soort", "Voor dit soort besluit is er geen brief."})
	}
	s, more := nieuweStem(z, p.Namen)
	ff = append(ff, more...)
	last, err := b.Bezwaardag()
	if err != nil {
		ff = append(ff, Fout{FoutDatum, "besluit.bekendmaking", "Met deze datum is geen bezwaartermijn te berekenen. Pas de dag van verzending aan."})
	}
	if err := ff.err(); err != nil {
		return nil, err
	}
	o := opsteller{b: b, s: s, p: &p, soort: soort, bezwaar: last.Eind}
	return &Brief{
		Soort: soort, Titel: "Besluit over hulp", Kenmerk: k, Datum: b.Bekendmaking,
		Post:    Post{Afzender: p.Afzender, Aan: p.Aan}, // names have done their work
		Blokken: o.blokken(), namens: &b.Ondertekening, Let: last.Waarschuwingen,
	}, nil
}

func (o *opsteller) blokken() []pdf.Blok {
	out := []pdf.Blok{pdf.Kop{Niveau: 1, Tekst: o.kop()}, alinea(o.p.Aan.Aanhef + ","), pdf.Alinea{Tekst: o.opening()}}
	switch o.soort {
	case Afwijzing, Beeindiging:
	default:
		out = append(out, o.watUKrijgt()...)
		out = append(out, o.doelen()...)
	}
	out = append(out, o.waarom()...)
	if o.soort != Afwijzing && o.soort != Beeindiging {
		out = append(out, o.betalen()...)
		out = append(out, o.veranderingen()...)
	}
	return append(out, o.bezwaarkader())
}

// watUKrijgt is the heart of a grant: what, how much per week, from when to
// when, with whom.
func (o *opsteller) watUKrijgt() []pdf.Blok {
	tab := pdf.Tabel{RijKoppen: true, Kolommen: []pdf.Kolom{{Kop: "Hulp"}, {Kop: "Hoeveel"}, {Kop: "Vanaf"}, {Kop: "Tot en met"}}}
	for _, g := range groepeer(o.b.Regels) {
		tab.Rijen = append(tab.Rijen, []pdf.Tekst{pdf.Plat(g.naam), pdf.Plat(g.hoeveel), pdf.Plat(dag(o.b.Ingang)), pdf.Plat(dag(o.b.Einde))})
	}
	out := []pdf.Blok{pdf.Kop{Niveau: 2, Tekst: o.s.kies("Wat krijgt u?", "Wat krijg je?")}}
	if o.gezag() {
		out[0] = pdf.Kop{Niveau: 2, Tekst: "Welke hulp is dat?"}
	}
	out = append(out, tab)
	for _, zin := range []string{o.verdelen(), o.metWie()} {
		if zin != "" {
			out = append(out, alinea(zin))
		}
	}
	return out
}

func (o *opsteller) gezag() bool { return o.s.gezag }

// groep is a row of the table: equal lines together.
type groep struct {
	naam, hoeveel string
	keer          int
}

func groepeer(rr []besluit.Regel) []groep {
	var out []groep
	for i := range rr {
		r := &rr[i]
		g := groep{naam: r.Naam, hoeveel: hoeveel(r), keer: 1}
		if r.Trede != "" {
			g.naam += ", " + vast(r.Trede)
		}
		at := slices.IndexFunc(out, func(h groep) bool { return h.naam == g.naam && h.hoeveel == g.hoeveel })
		if at < 0 {
			out = append(out, g)
		} else {
			out[at].keer++
		}
	}
	for i := range out {
		if out[i].keer > 1 {
			out[i].naam += " (" + strconv.Itoa(out[i].keer) + " keer)"
		}
	}
	return out
}

var meervouden = map[string]string{"dagdeel": "dagdelen", "etmaal": "etmalen", "stuk": "keer", "dag": "dagen"}

// hoeveel gives the quantity of a line with its period.
func hoeveel(r *besluit.Regel) string {
	if r.Minuten > 0 {
		return vast(r.Minuten.Nederlands()) + " per week"
	}
	unit := r.Omvang.Eenheid
	if m := meervouden[unit]; m != "" && r.Omvang.Aantal != 1 {
		unit = m
	}
	return vast(strconv.FormatInt(r.Omvang.Aantal, 10) + " " + unit + " per " + r.Omvang.Per)
}

// verdelen says for whom the time is and that it may be spread. About children
// it says the same however many take part, and names only those whom the
// reader may be told of: the words give no number away.
func (o *opsteller) verdelen() string {
	switch {
	case o.b.Minuten() == 0:
		return ""
	case o.b.Wet != gezin.Jeugdwet:
		return o.s.kies("U mag de tijd over de weken verdelen: de ene week wat meer, de andere week wat minder.",
			"De ene week mag het wat meer zijn, de andere week wat minder.")
	case o.gezag():
		return "De tijd is voor de kinderen die meedoen samen. Van de kinderen over wie u gezag heeft, " + o.s.doen + ". De tijd mag over de weken worden verdeeld."
	}
	return "De tijd is voor de kinderen die meedoen samen. De ene week mag het wat meer zijn, de andere week wat minder."
}

func (o *opsteller) metWie() string {
	switch {
	case o.b.Levering == besluit.LeveringPgb:
		p := o.b.Pgb
		return o.s.kies("De hulp koopt u zelf in", "De hulp wordt ingekocht") + " met een persoonsgebonden budget (pgb): " + p.Bedrag.Nederlands() + " per " + p.Periode + ". " +
			zin(p.Berekening) + " " + zin(p.Eisen)
	case leeg(o.b.Aanbieder):
		return o.s.kies("U hoort nog wie de hulp geeft.", "Je hoort nog van wie je hulp krijgt.")
	}
	return o.s.kies("De hulp komt van "+o.b.Aanbieder+". Zij nemen contact met u op.", "De hulp komt van "+o.b.Aanbieder+". Zij maken een afspraak.")
}

func (o *opsteller) doelen() []pdf.Blok {
	out := pdf.Gegevens{}
	for _, r := range o.b.Resultaten {
		out.Paren = append(out.Paren, pdf.Paar{Term: r.Naam, Waarde: pdf.Plat(r.Doel)})
	}
	return []pdf.Blok{pdf.Kop{Niveau: 2, Tekst: "Wat moet de hulp bereiken?"}, out}
}

func alinea(s string) pdf.Alinea { return pdf.Alinea{Tekst: pdf.Plat(s)} }

// zin ends a text with a full stop.
func zin(s string) string {
	if s == "" {
		return s
	}
	switch s[len(s)-1] {
	case '.', '!', '?':
		return s
	}
	return s + "."
}
