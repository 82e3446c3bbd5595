package dossier

import (
	"context"
	"errors"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// TaakMeetekenen asks a second person to co-sign that a secret stay is opened
// (Taak.Aard). Who asks is who recorded it.
const TaakMeetekenen = "meetekenen"

// VraagVerblijf asks to open where a member stays in secret. Who may not read the
// compartment for safety of that person cannot ask.
func (g *Gebruik) VraagVerblijf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string) error {
	if !slices.Contains(b.Mensen(), persoon) || !b.Leest(v.Wie, persoon, gezin.Veiligheid) {
		return ErrNietGevonden
	}
	return g.LegVast(ctx, v, b, gezien, Taak{Vak: b.VakVoor(persoon, toegang.STaak, gezin.Veiligheid), Aard: TaakMeetekenen, Over: persoon, Vervalt: b.Moment.Dag})
}

// Meetekenverzoek gives a request to co-sign that is still open.
func (b *Beeld) Meetekenverzoek(id string) *Taak {
	for i := range b.Taken {
		t := &b.Taken[i]
		if t.ID == id && t.Aard == TaakMeetekenen && !t.Voltooid && t.Ingetrokken == 0 && !t.Verlopen(b.Moment.Tijd) {
			return t
		}
	}
	return nil
}

// Verlopen tells whether a request to co-sign is too old to be answered.
func (t *Taak) Verlopen(nu time.Time) bool {
	return t.Aard == TaakMeetekenen && !nu.Before(time.UnixMicro(t.Vastgezet).Add(toegang.VierogenWacht))
}

// TekenMee opens a secret stay to who asked, for ten minutes. The errors are
// ErrNietGevonden to who may not co-sign, a Fout with the words of package
// toegang, and those of LegVast.
func (g *Gebruik) TekenMee(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, id string) error {
	t := b.Meetekenverzoek(id)
	if t == nil {
		return ErrNietGevonden
	}
	vak := b.VakVoor(t.Over, toegang.SContact, gezin.Veiligheid)
	doel, ok := doelVoor(v.Wie.Rol, vak)
	if !ok {
		return ErrNietGevonden
	}
	// The log gives every entry a moment of its own, which can lie a hair after
	// the clock.
	asked := time.UnixMicro(min(t.Vastgezet, b.Moment.Tijd.UnixMicro()))
	opening, err := toegang.Meeteken(toegang.Openverzoek{Vrager: toegang.Lezer{Account: t.Door}, Persoon: t.Over, Op: asked},
		v.Wie.Vraag(toegang.Meetekenen, doel, b.Moment), vak.record(""), relaties(b.Gezin, nil))
	var faults toegang.Fouten
	if errors.As(err, &faults) {
		if errors.Is(err, toegang.ErrOogRol) {
			return ErrNietGevonden
		}
		return &Fout{faults[0].Code, faults[0].Tekst}
	}
	if err != nil {
		return err
	}
	return g.openVerblijf(ctx, v, b, gezien, t, opening.Rij())
}

// openVerblijf ends the request and opens the stay in one transaction: neither
// is ever there without the other, and of two who co-sign at once one opens it.
func (g *Gebruik) openVerblijf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, t *Taak, rij toegang.Relatierij) error {
	af := TaakAf{Taak: t.ID}
	if err := g.magSchrijven(v.Wie, b.Gezin, []Invoer{af}); err != nil {
		return err
	}
	doel, _ := doelVoor(v.Wie.Rol, t.Vak) // magSchrijven found it already
	_, err := g.Opslag.Write(ctx, g.schrijfopdracht(v, b.ID, gezien, doel), func(tx Tx) error {
		_, err := tx.Add(ctx, b.ID, af, Relatie{Vak: b.VakVoor(t.Over, toegang.SNood, gezin.Veiligheid), Relatie: toegang.Vierogen, Rij: rij})
		return err
	})
	return err
}
