package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// ErrAfzegReden refuses to call off an appointment without saying why.
var ErrAfzegReden = &Fout{"AFSPRAAK-REDEN", "Leg uit waarom de afspraak niet doorgaat."}

// Afspraak gives one appointment that stands and that was recorded in this
// family; nil where there is none that the reader may see.
func (b *Beeld) Afspraak(id string) *Afspraak {
	for i := range b.Stukken {
		var a Afspraak
		if s := &b.Stukken[i]; s.ID == id && s.Aard == AardAfspraak && s.Ingetrokken == 0 && s.Gezin == b.ID && json.Unmarshal(s.Inhoud, &a) == nil {
			a.ID, a.Over = s.ID, s.Over
			return &a
		}
	}
	return nil
}

// ZegAf calls an appointment off, with the reason, for everyone who takes part as
// far as the writer sees it: also the places. To change one is to call it off and
// to plan another, so that who took part reads both. That it stood there stays
// known in the course of the family. The errors are ErrNietGevonden, ErrAfzegReden
// and those of LegVast.
func (g *Gebruik) ZegAf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, id, reden string) error {
	a := b.Afspraak(id)
	switch {
	case a == nil:
		return ErrNietGevonden
	case strings.TrimSpace(reden) == "":
		return ErrAfzegReden
	}
	var entries []Invoer
	with := append([]string{a.Over}, a.Met...)
	for i := range b.Stukken {
		s := &b.Stukken[i]
		if s.Ingetrokken != 0 || s.Gezin != b.ID || !slices.Contains(with, s.Over) {
			continue
		}
		var other Afspraak
		key, _, _ := strings.Cut(string(s.Inhoud), "\n")
		if s.Aard == AardPlaats && key == a.sleutel() ||
			s.Aard == AardAfspraak && json.Unmarshal(s.Inhoud, &other) == nil && other.sleutel() == a.sleutel() && len(other.Met) == len(a.Met) {
			entries = append(entries, Intrekking{ID: s.ID, Reden: reden})
		}
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}
