package dossier

import (
	"context"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of facts that keep two people apart. Over is who must stay away, Met
// who is protected; of FeitApart neither is more than the other.
const (
	FeitContactverbod = "contactverbod"    // of a court, a prosecutor or as a condition
	FeitHuisverbod    = "huisverbod"       // of the mayor, ten days and at most four weeks (Wet tijdelijk huisverbod art. 2 and 9)
	FeitApart         = "aparte-afspraken" // agreed by professionals: never at one table, never in one waiting room
)

// Verbodsoorten gives the kinds, in the order in which they are offered.
func Verbodsoorten() []string { return []string{FeitContactverbod, FeitHuisverbod, FeitApart} }

// verbodKlasse gives the class in which a kind stands: what comes from court and
// police apart from what professionals agreed.
func verbodKlasse(soort string) gezin.Klasse {
	if soort == FeitApart {
		return gezin.Veiligheid
	}
	return gezin.Strafrecht
}

// The longest that a huisverbod can last, its extension included: four weeks
// (Wet tijdelijk huisverbod art. 9 lid 1).
const huisverbodMax = 28

// Verbod is what keeps two people apart.
type Verbod struct {
	ID        string // of the fact that the reader sees
	Soort     string
	Tegen     string // who must stay away
	Beschermt string
	Van, Tot  termijn.Dag // Tot: the first day on which no more; Geen: open
	Door      string      // who imposed it: the court, the mayor, the meeting; text
	Bron      string      // kind of source
}

// Faults of a ban.
var (
	ErrVerbodTwee  = &Fout{"VERBOD-TWEE", "Kies twee verschillende gezinsleden."}
	ErrVerbodDoor  = &Fout{"VERBOD-DOOR", "Vul in wie dit heeft opgelegd of afgesproken, bijvoorbeeld de rechtbank met het nummer van de uitspraak."}
	ErrVerbodVan   = &Fout{"VERBOD-VAN", "Vul in vanaf welke dag dit geldt."}
	ErrVerbodTot   = &Fout{"VERBOD-TOT", "De laatste dag ligt voor de eerste. Kijk de dagen na."}
	ErrVerbodDuur  = &Fout{"VERBOD-DUUR", "Een huisverbod heeft een laatste dag en duurt ten hoogste vier weken. Kijk de dagen na."}
	ErrVerbodSoort = &Fout{"VERBOD-SOORT", "Kies wat er geldt."}
)

func (n *Verbod) check(b *Beeld) error {
	mensen := b.Mensen()
	switch {
	case !slices.Contains(Verbodsoorten(), n.Soort):
		return ErrVerbodSoort
	case n.Tegen == n.Beschermt || !slices.Contains(mensen, n.Tegen) || !slices.Contains(mensen, n.Beschermt):
		return ErrVerbodTwee
	case n.Van == termijn.Geen:
		return ErrVerbodVan
	case n.Tot != termijn.Geen && n.Tot <= n.Van:
		return ErrVerbodTot
	case n.Soort == FeitHuisverbod && (n.Tot == termijn.Geen || n.Tot-n.Van > huisverbodMax):
		return ErrVerbodDuur
	case strings.TrimSpace(n.Door) == "":
		return ErrVerbodDoor
	}
	return nil
}

// LegVerbodVast records what keeps two people apart, in the compartment of each
// of them that the writer may add to: who works with the one must know it as well
// as who works with the other.
func (g *Gebruik) LegVerbodVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, n Verbod) error {
	if err := n.check(b); err != nil {
		return err
	}
	feit := gezin.Feit{Over: n.Tegen, Met: n.Beschermt, Soort: n.Soort, Waarde: gezin.JaNee(true), Van: n.Van, Tot: n.Tot, Bron: gezin.Bron{Soort: n.Bron, Omschreven: n.Door}}
	var entries []Invoer
	for _, p := range []string{n.Tegen, n.Beschermt} {
		in := Feit{Vak: b.VakVoor(p, toegang.SFeit, verbodKlasse(n.Soort)), Feit: feit}
		if g.magSchrijven(v.Wie, b.Gezin, []Invoer{in}) == nil {
			entries = append(entries, in)
		}
	}
	if entries == nil {
		return ErrNietGevonden
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}

// Verboden gives what keeps any of the people apart from someone on a day or
// later, as far as the reader may see, each once.
func (b *Beeld) Verboden(dag termijn.Dag, personen ...string) []Verbod {
	var out []Verbod
	for i := range b.Feiten {
		f := &b.Feiten[i]
		if !slices.Contains(Verbodsoorten(), f.Feit.Soort) || f.Ingetrokken != 0 || f.Feit.Tot != termijn.Geen && f.Feit.Tot <= dag ||
			!slices.Contains(personen, f.Feit.Over) && !slices.Contains(personen, f.Feit.Met) {
			continue
		}
		n := Verbod{ID: f.ID, Soort: f.Feit.Soort, Tegen: f.Feit.Over, Beschermt: f.Feit.Met, Van: f.Feit.Van, Tot: f.Feit.Tot, Door: f.Feit.Bron.Omschreven, Bron: f.Feit.Bron.Soort}
		if !slices.ContainsFunc(out, n.zelfde) {
			out = append(out, n)
		}
	}
	return out
}

// zelfde tells whether two are one: it is recorded with both people.
func (n Verbod) zelfde(o Verbod) bool {
	o.ID = n.ID
	return n == o
}

// raakt tells whether it keeps two of the people apart on a day.
func (n *Verbod) raakt(dag termijn.Dag, personen []string) bool {
	return (n.Van == termijn.Geen || n.Van <= dag) && slices.Contains(personen, n.Tegen) && slices.Contains(personen, n.Beschermt)
}

// BeeindigVerbod ends what kept two people apart, from a day on, in every
// compartment in which the reader sees it.
func (g *Gebruik) BeeindigVerbod(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, id string, dag termijn.Dag) error {
	i := slices.IndexFunc(b.Feiten, func(f Feit) bool {
		return f.ID == id && f.Ingetrokken == 0 && slices.Contains(Verbodsoorten(), f.Feit.Soort)
	})
	if i < 0 {
		return ErrNietGevonden
	}
	of := b.Feiten[i].Feit
	if dag == termijn.Geen || dag <= of.Van {
		return ErrVerbodTot
	}
	var entries []Invoer
	for _, f := range b.Feiten {
		if f.Ingetrokken == 0 && f.Gezin == b.ID && f.Feit.Soort == of.Soort && f.Feit.Over == of.Over && f.Feit.Met == of.Met && f.Feit.Van == of.Van && f.Feit.Tot == of.Tot {
			ended := f.Feit
			ended.Tot = dag
			entries = append(entries, Feit{Vak: f.Vak, Feit: gezin.Feit{Over: ended.Over, Met: ended.Met, Soort: ended.Soort, Waarde: ended.Waarde, Van: ended.Van, Tot: dag, Bron: ended.Bron}},
				Intrekking{ID: f.ID, Reden: "eerder geëindigd"})
		}
	}
	if entries == nil {
		return ErrNietGevonden
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}

// Afstemming is what someone is told who brings people together, or writes to one
// about another.
type Afstemming struct {
	// Verboden are what keeps two of these people apart, as far as the reader may
	// see.
	Verboden []Verbod
	// Overleg: the reader may not know whether there is something. He is told to
	// consult the veiligheidscoordinator first, always, whether there is or not.
	Overleg bool
}

// Afstemming tells what a reader must know before people meet on a day, or before
// one gets a letter about another. What he is told depends on what he may read
// alone: who does not read both compartments of each of them gets the same
// sentence in every world.
func (b *Beeld) Afstemming(wie Wie, dag termijn.Dag, personen ...string) Afstemming {
	var a Afstemming
	for _, n := range b.Verboden(dag, personen...) {
		if n.raakt(dag, personen) {
			a.Verboden = append(a.Verboden, n)
		}
	}
	a.Overleg = slices.ContainsFunc(personen, func(p string) bool {
		return !b.Leest(wie, p, gezin.Veiligheid) || !b.Leest(wie, p, gezin.Strafrecht)
	})
	return a
}
