package brief

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/termijn"
)

// opsteller writes the letter about one decision.
type opsteller struct {
	b       *besluit.Besluit
	s       stem
	p       *Post
	soort   Soort
	bezwaar termijn.Dag
}

// omvang says the award in a few words: "1 uur 30 minuten hulp per week".
func (o *opsteller) omvang() string {
	for i := range o.b.Regels {
		if o.b.Regels[i].Minuten == 0 {
			return "hulp"
		}
	}
	return vast(o.b.Minuten().Nederlands()) + " hulp per week"
}

// kop is the decision in one line.
func (o *opsteller) kop() string {
	switch o.soort {
	case Afwijzing:
		return o.s.krijgt() + " deze hulp niet"
	case Beeindiging:
		return o.stopt()
	case Tijdelijk:
		return o.s.krijgt() + " meteen tijdelijke hulp"
	case Verlenging:
		return o.s.krijgt() + " langer hulp"
	case Wijziging:
		if o.gezag() {
			return "De hulp voor " + o.s.over + " verandert"
		}
		return o.s.kies("Uw hulp verandert", "Je hulp verandert")
	}
	if o.b.Wet == gezin.Jeugdwet {
		return o.s.krijgt() + " hulp"
	}
	return o.s.krijgt() + " " + o.omvang()
}

func (o *opsteller) stopt() string {
	verb := " stopt"
	if o.b.GaatVerder {
		verb = " gaat door"
	}
	if o.gezag() {
		return "De hulp voor " + o.s.over + verb
	}
	return o.s.kies("Uw hulp", "Je hulp") + verb
}

// opening gives the decision in the first sentence, in full.
func (o *opsteller) opening() pdf.Tekst {
	b := o.b
	switch o.soort {
	case Afwijzing:
		return pdf.Samen(pdf.Vet(o.s.krijgt()+" de hulp niet die is aangevraagd."), pdf.Plat(o.opAanvraag()+" Hieronder leest "+o.s.kies("u", "je")+" waarom."))
	case Beeindiging:
		if b.GaatVerder {
			return pdf.Samen(pdf.Plat(o.stopt()+", met een nieuw besluit. Ons eerdere besluit geldt "), pdf.Vet("tot en met "+dag(b.Einde)),
				pdf.Plat(". Over het nieuwe besluit "+o.s.kies("krijgt u", "krijg je")+" een aparte brief."))
		}
		return pdf.Samen(pdf.Plat(o.stopt()+". De laatste dag met hulp is "), pdf.Vet(dag(b.Einde)), pdf.Plat(". "+hoofdletter(o.vorig())+" geldt dan niet meer."))
	}
	return pdf.Samen(pdf.Plat(o.s.krijgt()+" "), pdf.Vet(o.award()), pdf.Plat(" van "), pdf.Vet(dag(b.Ingang)), pdf.Plat(" tot en met "), pdf.Vet(dag(b.Einde)),
		pdf.Plat("."+o.plaats()))
}

func (o *opsteller) award() string {
	if o.b.Wet == gezin.Jeugdwet {
		return "jeugdhulp"
	}
	return o.omvang()
}

// plaats says how this decision stands to what was before.
func (o *opsteller) plaats() string {
	switch o.soort {
	case Tijdelijk:
		return " Wij besloten dit meteen, omdat het spoed heeft. De hulp geldt in afwachting van ons onderzoek en van het besluit dat daarna komt."
	case Verlenging:
		return o.opAanvraag() + " Het volgt op " + o.vorig() + "."
	case Wijziging:
		return " Dit besluit komt in de plaats van " + o.vorig() + "." + o.was()
	}
	return o.opAanvraag()
}

// vorig names the decision that was before. That of the children stands on one
// name and is told to many, so its reference is not given.
func (o *opsteller) vorig() string {
	if o.b.Wet == gezin.Jeugdwet {
		return "ons eerdere besluit over deze hulp"
	}
	return "het besluit met kenmerk " + string(o.b.Vorig)
}

// was says what an adult had, so that he sees the difference.
func (o *opsteller) was() string {
	if o.b.Wet == gezin.Jeugdwet || o.b.VorigMinuten == 0 || o.b.VorigMinuten == o.b.Minuten() {
		return ""
	}
	return " Tot die tijd heeft u " + vast(o.b.VorigMinuten.Nederlands()) + " per week."
}

func (o *opsteller) opAanvraag() string {
	if o.b.Aanvraag == termijn.Geen {
		return ""
	}
	if o.b.Wet == gezin.Wmo && !o.gezag() {
		return " Dat is ons besluit op uw aanvraag van " + dag(o.b.Aanvraag) + "."
	}
	if o.soort == Afwijzing {
		return " Dat is ons besluit op de aanvraag van " + dag(o.b.Aanvraag) + "."
	}
	return " Dat is ons besluit op de aanvraag van " + dag(o.b.Aanvraag) + ", voor de kinderen die meedoen."
}

// waarom gives the reasons, what they rest on, and the article.
func (o *opsteller) waarom() []pdf.Blok {
	out := []pdf.Blok{pdf.Kop{Niveau: 2, Tekst: "Waarom besluiten wij dit?"}}
	if o.b.Wijzigreden != "" {
		out = append(out, alinea(o.reden()))
	}
	if len(o.b.Voorwaarden) > 0 {
		out = append(out, alinea(o.watOntbrak()), o.voorwaarden(), alinea(o.vindplaats()))
	}
	switch {
	case o.s.je && !leeg(o.b.VoorJeugdige):
		out = append(out, alinea(o.b.VoorJeugdige))
	case !leeg(o.b.Motivering):
		out = append(out, alinea(o.b.Motivering))
	}
	if o.b.MotivatieNa {
		out = append(out, alinea("Wegens de spoed "+o.s.kies("krijgt u", "krijg je")+" de volledige uitleg binnen een week na de datum van deze brief (artikel 3:47, derde lid, van de Algemene wet bestuursrecht)."))
	}
	return append(out, alinea(o.rustOp()))
}

func (o *opsteller) reden() string {
	if o.gezag() || o.s.je {
		if o.b.Wijzigreden == besluit.OpVerzoek {
			return "Hierom is gevraagd."
		}
		if o.b.Wijzigreden == besluit.NietMeerNodig {
			return "Wij vinden dat deze hulp niet meer nodig is."
		}
		if o.b.Wijzigreden == besluit.NietMeerPassend {
			return "De hulp past niet meer bij wat nodig is."
		}
	}
	s := o.b.Wijzigreden.Zin()
	if o.b.Gehoord != termijn.Geen && !o.gezag() {
		s += " Op " + dag(o.b.Gehoord) + o.s.kies(" heeft u verteld wat u hiervan vindt.", " heb je verteld wat je hiervan vindt.")
	}
	return s
}

// watOntbrak leads the list of conditions in.
func (o *opsteller) watOntbrak() string {
	unknown := 0
	for _, v := range o.b.Voorwaarden {
		if v.Onbekend {
			unknown++
		}
	}
	deze := "deze voorwaarden"
	if len(o.b.Voorwaarden) == 1 {
		deze = "deze voorwaarde"
	}
	switch unknown {
	case 0:
		return "Aan " + deze + " is niet voldaan:"
	case len(o.b.Voorwaarden):
		return "Wij konden niet vaststellen dat aan " + deze + " is voldaan:"
	}
	return "Aan deze voorwaarden is niet voldaan, of wij konden dat niet vaststellen:"
}

func (o *opsteller) voorwaarden() pdf.Lijst {
	out, mixed := pdf.Lijst{}, slices.ContainsFunc(o.b.Voorwaarden, func(v besluit.Voorwaarde) bool { return !v.Onbekend })
	for _, v := range o.b.Voorwaarden {
		text := v.Naam
		if v.Onbekend && mixed {
			text += " (Dit konden wij niet vaststellen.)"
		}
		out.Punten = append(out.Punten, pdf.Plat(text))
	}
	return out
}

// vindplaats says where the conditions stand.
func (o *opsteller) vindplaats() string {
	var places []string
	for _, v := range o.b.Voorwaarden {
		if v.Bron != "" && !slices.Contains(places, v.Bron) {
			places = append(places, v.Bron)
		}
	}
	return o.s.kies("U kunt deze voorwaarden bij ons opvragen.", "Je kunt deze voorwaarden bij ons opvragen.") + " Zij staan in: " + zin(strings.Join(places, "; "))
}

// rustOp names what was used: the account, advice, and the provisions of law.
func (o *opsteller) rustOp() string {
	s := ""
	if o.b.Verslag != termijn.Geen {
		s = "Wij gebruikten het verslag van het onderzoek van " + dag(o.b.Verslag) + "."
		if o.b.Wet == gezin.Wmo && !o.gezag() && !o.s.je {
			s = "Wij gebruikten het verslag van het onderzoek van " + dag(o.b.Verslag) + ", dat u heeft gekregen."
		}
		s += " "
	}
	for _, a := range o.b.Adviezen {
		s += "Wij gebruikten het advies van " + a.Van + " van " + dag(a.Datum) + ". "
	}
	for i, g := range o.b.Gronden {
		if i == 0 {
			s += "Dit besluit rust op "
		} else {
			s += " en op "
		}
		s += g.Artikel + ": " + g.Tekst
	}
	return zin(s)
}

func (o *opsteller) betalen() []pdf.Blok {
	text := ""
	b := o.b.Bijdrage
	switch {
	case o.b.Wet == gezin.Jeugdwet:
		text = o.s.kies("Voor jeugdhulp betaalt u geen eigen bijdrage.", "Voor deze hulp hoef je niet te betalen. Je ouders ook niet.")
	case b.Stand == besluit.GeenBijdrage:
		text = o.s.kies("U betaalt geen eigen bijdrage voor deze hulp.", "Voor deze hulp hoef je niet te betalen.")
	case b.Stand == besluit.OpvangBijdrage:
		text = "U betaalt een eigen bijdrage voor het verblijf. U hoort hoeveel dat is en aan wie u betaalt."
	case b.Bedrag > 0:
		text = "U betaalt een eigen bijdrage: hoogstens " + b.Bedrag.Nederlands() + " per maand, voor alle hulp uit de Wmo samen. Het Centraal Administratie Kantoor (CAK) stuurt u de rekening."
	default:
		text = "U betaalt een eigen bijdrage. Het Centraal Administratie Kantoor (CAK) laat u weten hoeveel dat is en stuurt u de rekening."
	}
	return []pdf.Blok{pdf.Kop{Niveau: 2, Tekst: o.s.kies("Wat betaalt u zelf?", "Moet je betalen?")}, alinea(text)}
}

// veranderingen is the duty to report changes (Wmo 2015 art. 2.3.8 lid 1; the
// Jeugdwet has such a duty for a pgb only, art. 8.1.2).
func (o *opsteller) veranderingen() []pdf.Blok {
	text := "Vertel het ons meteen als er iets verandert waardoor u misschien andere hulp nodig heeft, bijvoorbeeld als u verhuist of als het beter gaat. Dat moet volgens artikel 2.3.8 van de Wmo."
	if o.b.Wet == gezin.Jeugdwet {
		text = o.s.kies("Vertel het ons meteen als er iets verandert waardoor andere hulp nodig is, bijvoorbeeld bij een verhuizing of als het beter gaat.",
			"Vertel het ons of je hulpverlener als er iets verandert waardoor andere hulp nodig is.")
		if o.b.Levering == besluit.LeveringPgb && !o.s.je {
			text += " Dat moet volgens artikel 8.1.2 van de Jeugdwet."
		}
	}
	return []pdf.Blok{pdf.Kop{Niveau: 2, Tekst: "Verandert er iets?"}, alinea(text)}
}

// bezwaarkader is the remedy clause (Awb 3:45 and 6:4 to 6:9).
func (o *opsteller) bezwaarkader() pdf.Kader {
	kop := o.s.kies("Bent u het niet eens met dit besluit?", "Ben je het niet eens met dit besluit?")
	voor := o.s.kies("Maak dan bezwaar. Dat kan ", "Dan kun je bezwaar maken. Dat kan ")
	na := o.s.kies(
		". Stuur een brief aan "+bijeen(o.p.Afzender.Bezwaar)+". Zet erin: uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. Zet uw handtekening eronder. Het besluit geldt ook als u bezwaar maakt.",
		". Stuur een brief aan "+bijeen(o.p.Afzender.Bezwaar)+". Zet erin: je naam en adres, de datum, het kenmerk van deze brief en waarom je het er niet mee eens bent. Zet je handtekening eronder. Vraag gerust iemand om je te helpen. Het besluit geldt ook als je bezwaar maakt.")
	return pdf.Kader{Blokken: []pdf.Blok{
		pdf.Kop{Niveau: 2, Tekst: kop},
		pdf.Alinea{Tekst: pdf.Samen(pdf.Plat(voor), pdf.Vet("tot en met "+dag(o.bezwaar)), pdf.Plat(na))},
	}}
}
