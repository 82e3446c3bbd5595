package dossier

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardAfgestemd says that a sender consulted the veiligheidscoördinator about a
// letter: its reference. It stands where the ban stands that it is about, so that
// nobody learns from it that there is one.
const AardAfgestemd = "brief-afgestemd"

// ErrBriefAfstemmen asks a sender to consult before a letter goes. It is the same
// for who sees a ban and for who may not know whether there is one.
var ErrBriefAfstemmen = &Fout{"BRIEF-AFSTEMMEN", "Stem deze brief eerst af met de veiligheidscoördinator. Vink daarna aan dat u dat hebt gedaan."}

// BriefAfstemming tells what a sender must know before a letter goes: what keeps
// its recipient, whom it is about and whom it names apart from each other, or its
// recipient from another member at the address to which it goes. Whether he must consult
// because he may not know depends on his own rights alone, never on an address
// or a ban: it is so in every world.
func (b *Beeld) BriefAfstemming(wie Wie, r *Brief) Afstemming {
	named := append([]string{r.Ontvanger, r.Over}, r.Noemt...)
	a := b.Afstemming(wie, b.Moment.Dag, named...)
	for _, other := range b.opAdresVan(r.Ontvanger) {
		for _, n := range b.Afstemming(wie, b.Moment.Dag, r.Ontvanger, other).Verboden {
			if !slices.ContainsFunc(a.Verboden, n.zelfde) {
				a.Verboden = append(a.Verboden, n)
			}
		}
	}
	return a
}

// opAdresVan gives the other members who are registered, or get their post, where
// the post of a member goes, as far as the reader sees.
func (b *Beeld) opAdresVan(persoon string) []string {
	to, _, ok := b.Postadres(persoon)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(b.Mensen()), func(p string) bool {
		other, _, known := b.Postadres(p)
		return p == persoon || !known || other.Onthuld() != to.Onthuld()
	})
}

// Moet tells whether someone must say that he consulted.
func (a *Afstemming) Moet() bool { return a.Overleg || len(a.Verboden) > 0 }

// afgestemd gives the entry that says that a letter was consulted about. It
// stands with what came from court and police where such a ban is the reason.
func (b *Beeld) afgestemd(r *Brief, a Afstemming) []Invoer {
	if !a.Moet() {
		return nil
	}
	klasse := gezin.Veiligheid
	for i := range a.Verboden {
		if verbodKlasse(a.Verboden[i].Soort) == gezin.Strafrecht {
			klasse = gezin.Strafrecht
		}
	}
	return []Invoer{Stuk{Vak: VakVan(r.Over, r.Wet(), toegang.SNotitie, klasse), Aard: AardAfgestemd, Over: r.Over, Inhoud: []byte(r.Kenmerk), Van: b.Moment.Dag, Tot: termijn.Geen,
		Bron: gezin.Bron{Soort: "professional"}}}
}
