package dossier

import (
	"context"
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Actief tells whether something runs in a family, as far as the reader may
// see: someone belongs to it today, and help of a decision runs or is still to
// begin, or a step on the way to a decision is open, or nothing was decided yet.
// A family is entered because someone asks for help, so until the first decision
// there is work to direct.
//
// It is the one place that says which families have a casusregisseur: exactly
// one for every active family (Wmo 2015 art. 2.3.5 and Jeugdwet art. 2.3 ask for
// one who directs what runs, and not for a file that is only kept).
func (b *Beeld) Actief() bool {
	if len(b.Mensen()) == 0 {
		return false
	}
	if len(b.HulpNu()) > 0 || slices.ContainsFunc(b.Taken, func(t Taak) bool {
		return t.Ingetrokken == 0 && !t.Voltooid && vanProcedure(t.Aard)
	}) {
		return true
	}
	return !slices.ContainsFunc(b.Stukken, func(s Stuk) bool {
		return s.Ingetrokken == 0 && (s.Aard == AardBesluit || s.Aard == AardBericht)
	})
}

// regieAlarm gives the alarm of this family that is open; nil where there is
// none.
func (b *Beeld) regieAlarm() *Taak {
	for i := range b.Taken {
		if t := &b.Taken[i]; t.Aard == TaakRegie && t.Ingetrokken == 0 && !t.Voltooid {
			return t
		}
	}
	return nil
}

// errRustig ends the look at a family in which nothing runs: nothing is written.
var errRustig = errors.New("nothing runs in this family")

// meldGat raises the alarm for a family without a casusregisseur in which
// something runs, where none stands. It looks and writes in one transaction: of
// two processes at once the second finds the alarm of the first.
func (g *Gebruik) meldGat(ctx context.Context, toets toegang.Toets, gat Regiegat) (bool, error) {
	_, err := g.Opslag.Write(ctx, Opdracht{Toets: toets}, func(tx Tx) error {
		family, err := tx.Gezin(ctx, gat.Gezin, toegang.SRelatie, toegang.SBesluit, toegang.STaak)
		if err != nil {
			return err
		}
		b := &Beeld{Gezin: family, Moment: g.Moment()}
		if !b.Actief() {
			return errRustig
		}
		if b.regieAlarm() != nil {
			return nil
		}
		_, err = tx.Add(ctx, gat.Gezin, regieTaak(b.Moment.Dag))
		return err
	})
	if errors.Is(err, errRustig) || errors.Is(err, ErrNietGevonden) {
		return false, nil
	}
	return err == nil, err
}
