package brief

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Soort is the kind of a letter.
type Soort string

// The kinds of letters.
const (
	Toekenning   Soort = "toekenning"
	Tijdelijk    Soort = "tijdelijk"
	Afwijzing    Soort = "afwijzing"
	Wijziging    Soort = "wijziging"
	Verlenging   Soort = "verlenging"
	Beeindiging  Soort = "beeindiging"
	Kennisgeving Soort = "kennisgeving"
	Ontvangst    Soort = "ontvangst"  // the receipt of a report is confirmed
	Aanvulling   Soort = "aanvulling" // an application must be completed
	Verdaging    Soort = "verdaging"  // the decision comes later
)

// Afzender is who sends the letter. It is the same for every letter of a desk:
// a department or place that tells what a letter is about does not belong in it.
type Afzender struct {
	Naam   string   // "Gemeente Voorbeeldstad"
	Regels []string // below it: department, postal address; neutral
	Retour string   // the small line in the envelope window; neutral
	Vragen string   // how to reach: "Bel 14 0100, op werkdagen van 9.00 tot 17.00 uur"
	// Bezwaar is where an objection goes (Awb 3:45): body and postal address.
	Bezwaar string
	// Ondersteuning is how to reach free client support (Wmo 2015 art. 2.2.4).
	Ondersteuning string
	Accent        pdf.Kleur // zero: the colour of the house
}

// Aan is the recipient. The address masks itself when printed by accident; it
// is unveiled in this package only, in the address field.
type Aan struct {
	Naam   string // as on the envelope: "Mevrouw A. Voorbeeld"
	Aanhef string // "Beste mevrouw Voorbeeld"
	Adres  nummer.Adres
	// Kopie: he reads a copy himself. It has no address, so that nobody who
	// looks along learns where he lives.
	Kopie bool
}

// Post is what belongs to one letter beside its content.
type Post struct {
	Afzender Afzender
	Aan      Aan
	// Namen are the first names of children, by member. Only those that the
	// Zending allows are looked up.
	Namen map[string]string
}

// Brief is one letter for one recipient: just what is printed.
type Brief struct {
	Soort   Soort
	Titel   string // metadata; neutral, names nobody
	Kenmerk besluit.Kenmerk
	Datum   termijn.Dag
	Post    Post
	Blokken []pdf.Blok // heading, salutation, text
	// Let holds what whoever sends the letter must know of its last day for
	// objection, such as a year of which the calendar is not known. Not printed.
	Let []termijn.Waarschuwing
	// Concept: it was not sent. It says so before all else, at the foot of each page,
	// in its properties and in its file name: who prints it does not post it by
	// mistake.
	Concept bool
	namens  *besluit.Ondertekening
}

// The words of a letter that was not sent.
const (
	conceptKort = "Concept – niet versturen"
	conceptLang = "Deze brief is nog niet verstuurd. Verstuur hem in Wijzer, en niet zelf."
)

// Bestandsnaam gives a file name that tells nothing but the reference, and whether
// the letter was sent.
func (b *Brief) Bestandsnaam() string {
	name := "brief-" + strings.ToLower(string(b.Kenmerk)) + ".pdf"
	if b.Concept {
		return "concept-" + name
	}
	return name
}

// Envelop gives the lines that show through the window, as they are set.
func (b *Brief) Envelop() []string {
	if b.Post.Aan.Kopie {
		return []string{b.Post.Aan.Naam, "Kopie van uw brief"}
	}
	d := b.Post.Aan.Adres.Onthuld()
	nr := strconv.Itoa(d.Huisnummer) + d.Huisletter
	if d.Toevoeging != "" {
		nr += "-" + d.Toevoeging
	}
	place := strings.ToUpper(d.Plaats)
	return []string{b.Post.Aan.Naam, d.Straat + " " + nr, d.Postcode[:4] + " " + d.Postcode[4:] + "  " + place}
}

// Document gives the letter for package pdf.
func (b *Brief) Document() *pdf.Document {
	a := b.Post.Afzender
	doc := &pdf.Document{
		Titel: b.Titel, Auteur: a.Naam, Accent: a.Accent,
		Hoofd: pdf.Briefhoofd{Naam: a.Naam, Regels: a.Regels, Retour: a.Retour},
		Adres: b.Envelop(),
		Kenmerken: []pdf.Paar{
			{Term: "Datum", Waarde: pdf.Plat(dag(b.Datum))},
			{Term: "Ons kenmerk", Waarde: pdf.Plat(string(b.Kenmerk))},
			{Term: "Vragen?", Waarde: pdf.Plat(bijeen(a.Vragen))},
		},
		Voet: "Kenmerk " + string(b.Kenmerk),
	}
	if b.Concept {
		doc.Titel, doc.Voet = conceptKort+": "+doc.Titel, conceptKort+". "+doc.Voet
		doc.Blokken = []pdf.Blok{pdf.Kader{Blokken: []pdf.Blok{pdf.Alinea{Tekst: pdf.Vet(conceptKort)}, alinea(conceptLang)}}}
	}
	doc.Blokken = append(append(doc.Blokken, b.Blokken...), b.slot())
	return doc
}

// slot is how every letter ends.
func (b *Brief) slot() pdf.Ondertekening {
	o := pdf.Ondertekening{Groet: "Met vriendelijke groet,", Naam: []string{b.Post.Afzender.Naam}}
	if b.namens != nil {
		o.Namens, o.Naam = []string{"namens " + b.namens.Namens + ","}, []string{b.namens.Naam, b.namens.Functie}
	}
	return o
}

// Write sets the letter as an accessible PDF. The result tells which characters
// could not be shown: such a letter needs the eye of a person.
func (b *Brief) Write(w io.Writer, z *pdf.Zetter) (pdf.Resultaat, error) {
	r, err := z.Write(w, b.Document())
	if err != nil {
		return r, fmt.Errorf("set letter: %w", err)
	}
	return r, nil
}

// controleer holds sender and recipient against what a letter needs.
func (p *Post) controleer() (ff Fouten) {
	a := p.Afzender
	for _, v := range []struct{ pad, waarde string }{{"naam", a.Naam}, {"retour", a.Retour}, {"vragen", a.Vragen}, {"bezwaar", a.Bezwaar}, {"ondersteuning", a.Ondersteuning}} {
		if leeg(v.waarde) {
			ff = append(ff, Fout{FoutAfzender, "afzender." + v.pad, "Vul de gegevens van de afzender aan: naam, retouradres, vragen, bezwaar en cliëntondersteuning."})
		}
	}
	if leeg(p.Aan.Naam) || leeg(p.Aan.Aanhef) {
		ff = append(ff, Fout{FoutAan, "aan.naam", "Vul in voor wie de brief is, en de aanhef."})
	}
	if p.Aan.Adres.IsZero() && !p.Aan.Kopie {
		ff = append(ff, Fout{FoutAan, "aan.adres", "Vul het postadres van de ontvanger in."})
	}
	return ff
}

func leeg(s string) bool { return strings.TrimSpace(s) == "" }

// dag gives a date that stays on one line.
func dag(d termijn.Dag) string { return vast(d.Nederlands()) }

// nummers finds where a telephone number or postal code would break.
var nummers = regexp.MustCompile(`(\d) (\d|[A-Z]{2}\b)`)

// bijeen keeps telephone numbers and postal codes on one line.
func bijeen(s string) string { return nummers.ReplaceAllString(s, "$1\u00a0$2") }

// vast keeps the words of a text on one line.
func vast(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
