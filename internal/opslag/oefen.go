package opslag

import (
	"context"
	"io"
	"time"
)

// Oefening is what a drill found, without anything of what is in the backups.
type Oefening struct {
	Gegevens int64 // rows that were restored
	Sleutels int64
	Verslag  *Verslag // the proof over what was restored
	Duur     time.Duration
}

// Gelukt tells whether what was restored is whole.
func (e *Oefening) Gelukt() bool {
	return e != nil && e.Verslag != nil && len(e.Verslag.Bevindingen) == 0
}

// Oefen restores a backup of the data and of the keys into two empty databases,
// opens every entry with the master key of in, controls all chains and makes
// the tables of today again. in names the databases of the drill, never those
// of the installation; remove them afterwards, they hold what the backup holds.
func Oefen(ctx context.Context, in Instelling, gegevens, sleutels io.Reader) (*Oefening, error) {
	e, began := &Oefening{}, in.Klok()
	var err error
	if e.Sleutels, err = HerstelSleutels(ctx, in, sleutels); err != nil {
		return nil, err
	}
	o, err := Open(ctx, in)
	if err != nil {
		return nil, err
	}
	defer o.Close()
	if e.Gegevens, err = o.Herstel(ctx, gegevens); err != nil {
		return nil, err
	}
	e.Verslag, err = o.Controleer(ctx, Controle{Projecties: true})
	e.Duur = in.Klok().Sub(began)
	return e, err
}
