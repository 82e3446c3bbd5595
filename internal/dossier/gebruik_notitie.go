package dossier

import (
	"context"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// ErrNotitieReden refuses to withdraw a note without saying why.
var ErrNotitieReden = &Fout{"NOTITIE-REDEN", "Leg uit waarom u de notitie intrekt."}

// Notities gives the notes that stand, the newest first, as far as the reader may
// see.
func (b *Beeld) Notities() []Stuk {
	var out []Stuk
	for _, s := range slices.Backward(b.Stukken) {
		if s.Aard == AardNotitie && s.Ingetrokken == 0 {
			out = append(out, s)
		}
	}
	return out
}

// Notitie gives one note that stands and that was recorded in this family; nil
// where there is none that the reader may see.
func (b *Beeld) Notitie(id string) *Stuk {
	for i := range b.Stukken {
		if s := &b.Stukken[i]; s.ID == id && s.Aard == AardNotitie && s.Ingetrokken == 0 && s.Gezin == b.ID {
			return s
		}
	}
	return nil
}

// TrekNotitieIn withdraws a note with a reason. It is no longer read back; that it
// stood there, and until when, stays known in the course of the family.
func (g *Gebruik) TrekNotitieIn(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, id, reden string) error {
	if b.Notitie(id) == nil {
		return ErrNietGevonden
	}
	if strings.TrimSpace(reden) == "" {
		return ErrNotitieReden
	}
	return g.LegVast(ctx, v, b, gezien, Intrekking{ID: id, Reden: reden})
}
