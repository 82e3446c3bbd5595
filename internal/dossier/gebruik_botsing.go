package dossier

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"codeberg.org/wijzer/wijzer/termijn"
)

// naast is how near two appointments are when people can meet before or after
// them: own choice, no source gives a number.
const naast = 2 * time.Hour

// ErrAfspraakNaast refuses an appointment that brings two people near each other
// whom something keeps apart, to who may know both.
var ErrAfspraakNaast = &Fout{"AFSPRAAK-NAAST", "Op die plaats en rond die tijd is er al een afspraak met iemand die deze persoon niet mag ontmoeten. Kies een andere plaats of tijd, of vink aan dat u dit met de veiligheidscoördinator hebt afgestemd."}

// Botsing is two appointments that can make two people meet whom something keeps
// apart.
type Botsing struct {
	Een, Ander Afspraak
	Verbod     Verbod
}

// Botsingen gives the appointments from a day on that can make people meet whom
// something keeps apart: on one day, within two hours, at one place or where the
// place of one is not known to the reader. It is made of what he may see alone:
// who may not know of the ban, or of the appointment of the other, gets none.
func (b *Beeld) Botsingen(vanaf termijn.Dag) []Botsing {
	var out []Botsing
	all := b.Afspraken(vanaf)
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			if n := b.botst(&all[i], &all[j]); n != nil {
				out = append(out, Botsing{all[i], all[j], *n})
			}
		}
	}
	return out
}

// botst tells what keeps apart the people of two appointments that are near.
func (b *Beeld) botst(x, y *Afspraak) *Verbod {
	if x.Over == y.Over || slices.Contains(x.Met, y.Over) || !x.nabij(y) {
		return nil
	}
	for _, n := range b.Verboden(x.Dag, x.Over, y.Over) {
		if n.raakt(x.Dag, []string{x.Over, y.Over}) {
			return &n
		}
	}
	return nil
}

func (a *Afspraak) nabij(o *Afspraak) bool {
	at, err := time.Parse("15:04", a.Tijd)
	to, err2 := time.Parse("15:04", o.Tijd)
	near := err != nil || err2 != nil || at.Sub(to).Abs() <= naast
	return a.Dag == o.Dag && near && (a.Plaats == "" || o.Plaats == "" || plek(a.Plaats) == plek(o.Plaats))
}

// plek gives a place as it is compared: its letters and digits.
func plek(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// naastAnder tells whether a new appointment of one member comes near one that
// stands.
func (b *Beeld) naastAnder(n *Afspraakplan) bool {
	one, all := n.Afspraak, b.Afspraken(n.Dag)
	for _, one.Over = range n.Wie {
		if slices.ContainsFunc(all, func(a Afspraak) bool { return b.botst(&one, &a) != nil }) {
			return true
		}
	}
	return false
}
