package dossier

import (
	"context"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// trekIn ends every consent about a person that holds today, in the transaction
// in which his withdrawal is received: that needs nobody's agreement (AVG art. 7
// lid 3). It ends what who asks may read himself: of his own file, or of whom he
// speaks for. Where more people had to consent, one who withdraws is enough.
func trekIn(ctx context.Context, tx Tx, m toegang.Moment, persoon string) error {
	p, err := tx.Persoon(ctx, persoon, toegang.SFeit)
	if errors.Is(err, ErrNietGevonden) {
		return nil
	}
	if err != nil {
		return err
	}
	for i := range p.Relaties {
		r := &p.Relaties[i]
		if r.Relatie != toegang.Toegestemd || r.Ingetrokken != 0 || r.Rij.Waarden[toegang.CPersoon] != persoon || !geldt(r.Rij, m.Dag) {
			continue
		}
		if _, err := tx.Add(ctx, r.Gezin, RelatieEinde{Relatie: r.ID, Tot: m.Dag.String()}); err != nil {
			return err
		}
	}
	return nil
}
