package dossier

import (
	"context"
	"time"
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

	// Done settles what was rented: it has left. ErrNietGevonden where the
	// rent is over.
	Done(ctx context.Context, id, huurder string) error

	// Later gives it back, to be tried again from the given moment.
	Later(ctx context.Context, id, huurder string, vanaf time.Time) error

	// Hold keeps it for review: someone decides whether it may leave.
	Hold(ctx context.Context, id, huurder string) error
}
