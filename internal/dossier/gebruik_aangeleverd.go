package dossier

import (
	"context"
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TaakAangeleverd asks to look at what a client delivered about someone. There is
// one for all that nobody at the municipality opened yet; its content is the ids
// of those documents, with commas between. It stands beside them, in the
// compartment of the person and under the same law: who may not see them does not
// see that anything came.
const TaakAangeleverd = "aangeleverd-bekijken"

// aangeleverdDagen is within how many days somebody looks. Own choice: no source
// gives a term.
const aangeleverdDagen = 7

// aangeleverd gives the documents that an open task waits for; none where it is
// another task.
func (t *Taak) aangeleverd() []string {
	if t.Aard != TaakAangeleverd || t.Ingetrokken != 0 || t.Voltooid {
		return nil
	}
	return strings.Split(string(t.Inhoud), ",")
}

// aangeleverdTaak asks to look at documents.
func aangeleverdTaak(vak Vak, ids []string, dag termijn.Dag) Taak {
	vak.Soort = toegang.STaak
	return Taak{Vak: vak, Aard: TaakAangeleverd, Over: vak.Label.Onderwerp, Vervalt: dag, Inhoud: []byte(strings.Join(ids, ","))}
}

// meldAangeleverd tells who works with a person that a client delivered a document
// about him. What already waits keeps its day. A client may write no task: the
// guard of terms does, in the same transaction.
func (g *Gebruik) meldAangeleverd(ctx context.Context, tx Tx, familie string, vak Vak, id string) error {
	guard := tx.Voor(g.alsBewaker())
	family, err := guard.Gezin(ctx, familie, toegang.STaak)
	if errors.Is(err, ErrNietGevonden) {
		family, err = &Gezin{}, nil // nothing to do there yet
	}
	if err != nil {
		return err
	}
	var entries []Invoer
	ids, day := []string{id}, g.Moment().Dag+aangeleverdDagen
	for i := range family.Taken {
		t := &family.Taken[i]
		if more := t.aangeleverd(); more != nil && t.Gezin == familie && t.Over == vak.Label.Onderwerp && t.Vak.Label.Wet == vak.Label.Wet {
			ids, day = append(more, ids...), min(day, t.Vervalt)
			entries = append(entries, TaakAf{Taak: t.ID})
		}
	}
	_, err = guard.Add(ctx, familie, append(entries, aangeleverdTaak(vak, ids, day))...)
	return err
}

// nietMeer gives the entries that take a document off the task to look at it:
// somebody did, or it was withdrawn. What else waits keeps a task, with its day.
func (g *Gezin) nietMeer(id string) []Invoer {
	var entries []Invoer
	for i := range g.Taken {
		t := &g.Taken[i]
		ids := t.aangeleverd()
		if !slices.Contains(ids, id) {
			continue
		}
		entries = append(entries, TaakAf{Taak: t.ID})
		if rest := slices.DeleteFunc(ids, func(one string) bool { return one == id }); len(rest) > 0 {
			entries = append(entries, aangeleverdTaak(t.Vak, rest, t.Vervalt))
		}
	}
	return entries
}

// bekeken takes a document that someone opened off the task to look at it. Who
// works outside the municipality, or may write no task there, leaves it as it is.
func (g *Gebruik) bekeken(ctx context.Context, wie Wie, b *Beeld, d *Document) error {
	entries := b.nietMeer(d.ID)
	doel, ok := doelVoor(wie.Rol, aangeleverdTaak(d.Vak, nil, 0).Vak)
	if len(entries) == 0 || !ok || buiten(wie.Rol) || g.magSchrijven(wie, b.Gezin, entries) != nil {
		return nil
	}
	_, err := g.Opslag.Write(ctx, Opdracht{Toets: g.leestVoor(wie, doel)}, func(tx Tx) error {
		family, err := tx.Gezin(ctx, b.ID, toegang.STaak) // as it is now: two may open at once
		if err != nil {
			return err
		}
		return voegToe(ctx, tx, b.ID, family.nietMeer(d.ID))
	})
	return err
}
