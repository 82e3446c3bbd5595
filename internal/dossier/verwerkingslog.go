package dossier

import (
	"context"
	"encoding/hex"
	"time"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Verwerkt is one processing of data about one person, for the processing log
// (Logboek Dataverwerkingen 1.0). It has no place for who did it: that stands in
// the access log, which names the same trace.
type Verwerkt struct {
	Spoor       Spoor
	Span        [8]byte
	Activiteit  toegang.Activiteit
	Begin, Eind time.Time
	// Betrokkene is the pseudonym of the data subject: equal for the same person
	// in one installation, and leading to nobody without its key.
	Betrokkene string
	Gelukt     bool
}

// Verwerkingslog takes the lines of the processing log. Nothing is sampled: what
// cannot be logged is not given.
type Verwerkingslog interface {
	Verwerk(ctx context.Context, v []Verwerkt) error
}

// Spoor is the id of a trace (W3C Trace Context): equal for all that one request
// does.
type Spoor [16]byte

// String writes it as 32 small hexadecimal digits.
func (s Spoor) String() string { return hex.EncodeToString(s[:]) }

type spoorSleutel struct{}

// MetSpoor gives a context in which all belongs to one trace.
func MetSpoor(ctx context.Context, s Spoor) context.Context {
	return context.WithValue(ctx, spoorSleutel{}, s)
}

// SpoorVan gives the trace of a context; ok is false where it has none.
func SpoorVan(ctx context.Context) (s Spoor, ok bool) {
	s, ok = ctx.Value(spoorSleutel{}).(Spoor)
	return s, ok
}
