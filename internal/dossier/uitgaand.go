package dossier

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
)

// Uitgaand is something that must leave: a letter, a message, a mail. It waits
// in the outbox until the outbound gate lets it pass.
type Uitgaand struct {
	ID     string // filled in by the store
	Gezin  string
	Vak    Vak
	Soort  string // what it is, such as "brief" or "bericht"
	Inhoud []byte
	Vanaf  time.Time // not before this moment; zero: at once
	Poging int       // how often it was tried before
}

// Postvak is the outbox as who empties it sees it. Several processes may empty
// it at once.
type Postvak interface {
	// Next rents the first thing of a kind that is due to who asks, for a
	// time; ErrNietGevonden where nothing is due. What is not settled in that
	// time is given to another.
	Next(ctx context.Context, soort, huurder string, huur time.Duration) (Uitgaand, error)

	// Done settles what was rented: it has left, and what it held is removed at
	// once. ErrNietGevonden where the rent is over.
	Done(ctx context.Context, id, huurder string) error

	// Later gives it back, to be tried again from the given moment.
	Later(ctx context.Context, id, huurder string, vanaf time.Time) error

	// Hold keeps it, with what it holds: it cannot leave, and someone must look
	// why.
	Hold(ctx context.Context, id, huurder string) error

	// Drop settles what will not leave from here: the gate keeps it now, or the
	// safe route took its place. What it held is removed at once.
	Drop(ctx context.Context, id, huurder string) error
}

// Bewaren says how long is kept what only served the work itself. A zero field
// takes the usual value.
type Bewaren struct {
	// Verzoek is how long a form that is sent once more is known to have been
	// sent; usual: 30 days.
	Verzoek time.Duration
	// Uitgaand is how long is kept that something left, without what it held;
	// usual: 90 days.
	Uitgaand time.Duration
	// Termijnen is the table of retention of the installation. A term of rule
	// BEW-INZAGE ends the lines of the access log about nobody, one of BEW-ACCOUNT
	// the accounts of who left; without one they stay.
	Termijnen bewaring.Tabel
}

// Usual fills in what is not chosen.
func (b Bewaren) Usual() Bewaren {
	const dag = 24 * time.Hour
	if b.Verzoek <= 0 {
		b.Verzoek = 30 * dag
	}
	if b.Uitgaand <= 0 {
		b.Uitgaand = 90 * dag
	}
	return b
}

// Opgeruimd counts what was removed.
type Opgeruimd struct {
	Verzoeken, Uitgaand, Tellingen int64
	Inzagen                        int64 // lines of the access log that were cut
	Accounts                       int64 // accounts that were destroyed
}

// Opruimer removes what only served the work itself, once it is older than it
// is kept, and from the access log what it says of a file that is gone. The log
// of facts is not touched.
type Opruimer interface {
	Prune(ctx context.Context, b Bewaren) (Opgeruimd, error)
}

// Uitgever gives out numbers that say nothing of order and never come back.
type Uitgever interface {
	// Reserve gives n numbers from 1 up to and including hoogste that were not
	// given out in this series before. ErrVol where too few are left.
	Reserve(ctx context.Context, reeks string, n int, hoogste int64) ([]int64, error)
}

// ErrVol is given when a series has no free numbers any more.
var ErrVol = &Fout{"DOSSIER-NUMMERS", "De nummers zijn op. Vraag het de beheerder."}

// Poststand is how much of one kind is in one state in the outbox, and since when.
type Poststand struct {
	Soort  string    `json:"soort"`
	Stand  string    `json:"stand"` // klaar, verzonden, vervallen or vastgehouden
	Aantal int       `json:"aantal"`
	Oudste time.Time `json:"oudste"`
}
