package dossier

import (
	"context"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardVoogd is a guardian who is not in the family, such as a gecertificeerde
// instelling: the content is the name, as text. He reads nothing by it: an
// organisation does not sign in as a parent.
const AardVoogd = "voogd"

// Faults of custody.
var (
	ErrGezagKind = &Fout{"GEZAG-KIND", "Gezag is er alleen over een kind onder de 18 jaar. Kijk de geboortedatum na."}
	ErrGezagVan  = &Fout{"GEZAG-VAN", "Vul in vanaf welke dag dit geldt."}
	ErrGezagWie  = &Fout{"GEZAG-WIE", "Kies wie het gezag heeft of had. Kies een volwassene uit het gezin, of vul de naam van de voogd in."}
	ErrGezagDoor = &Fout{"GEZAG-BRON", "Vul in uit welke uitspraak of welk register dit blijkt."}
)

// Gezagswijziging says that someone has custody of a child from a day on, or no
// longer.
type Gezagswijziging struct {
	Kind  string
	Wie   string // a member; empty: Voogd
	Voogd string // the name of a guardian who is not in the family
	Heeft bool
	Van   termijn.Dag
	Tot   termijn.Dag // the first day on which it does not hold; Geen: open
	Bron  gezin.Bron  // Omschreven: the decision, or the register
}

// WijzigGezag records custody with its days and its source. What was recorded
// before stays: from the day on the later one overrules it. Who reads the file of
// the child for him follows in the same request (see gebruik_vertegenwoordiging.go).
func (g *Gebruik) WijzigGezag(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, w Gezagswijziging) error {
	if err := w.check(b); err != nil {
		return err
	}
	if w.Wie == "" {
		vak := b.VakVoor(w.Kind, toegang.SFeit, gezin.Gewoon)
		if w.Heeft {
			return g.LegVast(ctx, v, b, gezien, Stuk{Vak: vak, Aard: AardVoogd, Over: w.Kind, Inhoud: []byte(strings.TrimSpace(w.Voogd)), Van: w.Van, Tot: w.Tot, Bron: w.Bron})
		}
		return g.eindigVoogd(ctx, v, b, gezien, w)
	}
	fact := gezin.Feit{Over: w.Wie, Met: w.Kind, Soort: string(gezin.Gezag), Waarde: gezin.JaNee(w.Heeft), Van: w.Van, Tot: w.Tot, Bron: w.Bron}
	return g.LegVast(ctx, v, b, gezien, b.NieuwFeit(fact, gezin.Gewoon))
}

// eindigVoogd records a guardian once more, with his end.
func (g *Gebruik) eindigVoogd(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, w Gezagswijziging) error {
	for i := range b.Stukken {
		s := b.Stukken[i]
		if s.Aard == AardVoogd && s.Over == w.Kind && s.Ingetrokken == 0 && s.Gezin == b.ID && strings.EqualFold(string(s.Inhoud), strings.TrimSpace(w.Voogd)) && s.Van < w.Van && (s.Tot == termijn.Geen || w.Van < s.Tot) {
			return g.LegVast(ctx, v, b, gezien, Stuk{Vak: s.Vak, Aard: AardVoogd, Over: w.Kind, Inhoud: s.Inhoud, Van: s.Van, Tot: w.Van, Bron: w.Bron},
				Intrekking{ID: s.ID, Reden: "voogdij geëindigd"})
		}
	}
	return ErrGezagWie
}

func (w *Gezagswijziging) check(b *Beeld) error {
	switch {
	case !slices.Contains(b.Mensen(), w.Kind):
		return ErrNietGevonden
	case !b.IsMinderjarig(w.Kind):
		return ErrGezagKind
	case w.Wie == "" && strings.TrimSpace(w.Voogd) == "", w.Wie != "" && (w.Wie == w.Kind || !slices.Contains(b.Mensen(), w.Wie)):
		return ErrGezagWie
	case w.Van == termijn.Geen, w.Tot != termijn.Geen && w.Tot <= w.Van:
		return ErrGezagVan
	case strings.TrimSpace(w.Bron.Omschreven) == "":
		return ErrGezagDoor
	}
	return nil
}

// IsMinderjarig tells whether a member is under 18 today; where the birth date is
// not known, whether he is a child in the family.
func (b *Beeld) IsMinderjarig(persoon string) bool {
	born := b.geboren(persoon)
	l := b.lidNu(persoon)
	m := Mens{Geboren: born, Kind: l != nil && l.Rol == "kind"}
	return m.Wet(b.Moment.Dag) == gezin.Jeugdwet
}

// Gezagsregel is one line of what is recorded about custody of a child.
type Gezagsregel struct {
	Wie      string // a member; empty: Voogd
	Voogd    string
	Heeft    bool
	Van, Tot termijn.Dag
	Bron     gezin.Bron
	Op       int64 // when it was recorded, in microseconds since 1970
}

// Gezag gives what is recorded about custody of a child, in the order in which it
// was recorded, as far as the reader may see. A later line overrules an earlier one
// of the same person from its day on.
func (b *Beeld) Gezag(kind string) []Gezagsregel {
	var out []Gezagsregel
	for i := range b.Feiten {
		f := &b.Feiten[i]
		if f.Feit.Soort == string(gezin.Gezag) && f.Feit.Met == kind && f.Ingetrokken == 0 {
			out = append(out, Gezagsregel{Wie: f.Feit.Over, Heeft: f.Feit.Waarde.Min == 1, Van: f.Feit.Van, Tot: f.Feit.Tot, Bron: f.Feit.Bron, Op: f.Vastgezet})
		}
	}
	for i := range b.Stukken {
		s := &b.Stukken[i]
		if s.Aard == AardVoogd && s.Over == kind && s.Ingetrokken == 0 {
			out = append(out, Gezagsregel{Voogd: string(s.Inhoud), Heeft: true, Van: s.Van, Tot: s.Tot, Bron: s.Bron, Op: s.Vastgezet})
		}
	}
	slices.SortStableFunc(out, func(x, y Gezagsregel) int { return int(min(max(x.Op-y.Op, -1), 1)) })
	return out
}
