package pdf

import (
	"fmt"
	"math"
	"regexp"
	"unicode"
)

// MaxPaginas bounds one document.
const MaxPaginas = 500

// taalVorm is the shape of the language tags of BCP 47 (RFC 5646).
var taalVorm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// check holds a document against the rules that need no fonts.
func (f *faults) check(d *Document) {
	if empty(d.Titel) {
		f.add(CodeTitel, "Geef het document een titel.", "titel")
	}
	if d.Taal != "" && !taalVorm.MatchString(d.Taal) {
		f.add(CodeTaal, "Geef de taal als code, zoals nl-NL.", "taal")
	}
	if d.Accent > 0xFFFFFF || contrastOnWhite(d.Accent) < 4.5 {
		f.add(CodeKleur, "Kies een donkerder kleur: het contrast met wit moet minstens 4,5 zijn.", "accent")
	}
	if y := d.Gemaakt.Year(); !d.Gemaakt.IsZero() && (y < 1 || y > 9999) {
		f.add(CodeJaar, "Geef een datum met een jaar van 1 tot en met 9999.", "gemaakt")
	}
	for i, p := range d.Kenmerken {
		f.checkPair(p, fmt.Sprintf("kenmerken[%d]", i))
	}
	if len(d.Blokken) == 0 {
		f.add(CodeLeeg, "Geef het document minstens één blok tekst.", "blokken")
	}
	niveau := 0
	f.checkBlocks(d.Blokken, "blokken", false, &niveau)
}

// checkBlocks follows the level of the headings in niveau.
func (f *faults) checkBlocks(bs []Blok, pad string, inKader bool, niveau *int) {
	for i, b := range bs {
		pad := fmt.Sprintf("%s[%d]", pad, i)
		switch b := b.(type) {
		case Kop:
			f.checkKop(b, pad, niveau)
		case Alinea:
			f.checkText(b.Tekst, pad)
		case Lijst:
			f.checkLijst(b, pad)
		case Tabel:
			f.checkTabel(b, pad)
		case Gegevens:
			if len(b.Paren) == 0 {
				f.add(CodeLeeg, "Geef minstens één gegeven.", "%s", pad)
			}
			for j, p := range b.Paren {
				f.checkPair(p, fmt.Sprintf("%s.paren[%d]", pad, j))
			}
		case Kader:
			if inKader {
				f.add(CodeBlok, "Zet geen kader in een kader.", "%s", pad)
				continue
			}
			if len(b.Blokken) == 0 {
				f.add(CodeLeeg, "Geef het kader minstens één blok.", "%s", pad)
			}
			f.checkBlocks(b.Blokken, pad+".blokken", true, niveau)
		case Ondertekening:
			if empty(b.Groet) && len(b.Namens) == 0 && len(b.Naam) == 0 {
				f.add(CodeLeeg, "Geef de ondertekening minstens één regel.", "%s", pad)
			}
		default:
			f.add(CodeBlok, "Gebruik een van de blokken die er zijn.", "%s", pad)
		}
	}
}

func (f *faults) checkKop(k Kop, pad string, niveau *int) {
	if empty(k.Tekst) {
		f.add(CodeLeeg, "Geef de kop een tekst.", "%s", pad)
	}
	if k.Niveau < 1 || k.Niveau > 3 {
		f.add(CodeKopNiveau, "Gebruik kopniveau 1, 2 of 3.", "%s", pad)
		return
	}
	if k.Niveau > *niveau+1 {
		f.add(CodeKopSprong, "Sla geen kopniveau over.", "%s", pad)
	}
	*niveau = k.Niveau
}

func (f *faults) checkLijst(l Lijst, pad string) {
	if len(l.Punten) == 0 {
		f.add(CodeLeeg, "Geef de lijst minstens één punt.", "%s", pad)
	}
	for i, p := range l.Punten {
		f.checkText(p, fmt.Sprintf("%s.punten[%d]", pad, i))
	}
}

func (f *faults) checkTabel(t Tabel, pad string) {
	if len(t.Kolommen) == 0 {
		f.add(CodeTabelKolom, "Geef de tabel minstens één kolom.", "%s", pad)
		return
	}
	for i, k := range t.Kolommen {
		if empty(k.Kop) {
			f.add(CodeTabelKolom, "Geef elke kolom een kop.", "%s.kolommen[%d]", pad, i)
		}
	}
	if len(t.Rijen) == 0 {
		f.add(CodeLeeg, "Geef de tabel minstens één rij.", "%s", pad)
	}
	for i, r := range t.Rijen {
		if len(r) != len(t.Kolommen) {
			f.add(CodeTabelRij, "Geef elke rij evenveel cellen als er kolommen zijn.", "%s.rijen[%d]", pad, i)
		}
	}
	if t.Totaal != nil && len(t.Totaal) != len(t.Kolommen) {
		f.add(CodeTabelRij, "Geef de totaalrij evenveel cellen als er kolommen zijn.", "%s.totaal", pad)
	}
}

func (f *faults) checkPair(p Paar, pad string) {
	if empty(p.Term) {
		f.add(CodeLeeg, "Geef het gegeven een naam.", "%s.term", pad)
	}
	f.checkText(p.Waarde, pad+".waarde")
}

func (f *faults) checkText(t Tekst, pad string) {
	for _, s := range t {
		if !empty(s.Tekst) {
			return
		}
	}
	f.add(CodeLeeg, "Vul een tekst in.", "%s", pad)
}

// empty tells whether nothing of a text would be seen.
func empty(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != softHyphen {
			return false
		}
	}
	return true
}

// contrastOnWhite is the contrast ratio of WCAG 2.2 (definition "contrast
// ratio") of a colour against white.
func contrastOnWhite(k Kleur) float64 {
	channel := func(shift uint) float64 {
		c := float64(k>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	l := 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
	return 1.05 / (l + 0.05)
}
