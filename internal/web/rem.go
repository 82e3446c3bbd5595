package web

import (
	"sync"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// rem slows down who guesses passwords. It counts per name together with the
// place that the attempts come from: nobody can shut out a colleague by typing
// his name. Nothing is ever blocked for good; each fault makes the next
// attempt wait longer, up to remMax.
//
// It counts in this process alone; several processes let an attacker try that
// many times as often.
type rem struct {
	klok dossier.Klok

	mu      sync.Mutex
	fouten  map[remSleutel]remStand
	opnieuw time.Time // when old counts are removed
}

type remSleutel struct{ naam, herkomst string }

type remStand struct {
	aantal int
	tot    time.Time // before this moment no attempt is taken
}

// How attempts are slowed down.
const (
	remVrij  = 3                // faults that cost nothing: typing errors
	remBegin = 2 * time.Second  // the wait after the first that counts; it doubles
	remMax   = 15 * time.Minute // the longest wait
	remVolle = 50_000           // more counts than this are not kept
)

func newRem(klok dossier.Klok) *rem { return &rem{klok: klok, fouten: map[remSleutel]remStand{}} }

// wait tells how long an attempt must wait; 0: it may be made.
func (r *rem) wait(naam, herkomst string) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return max(0, r.fouten[remSleutel{naam, herkomst}].tot.Sub(r.klok()))
}

// fault counts an attempt that failed.
func (r *rem) fault(naam, herkomst string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.klok()
	r.clean(now)
	key := remSleutel{naam, herkomst}
	stand := r.fouten[key]
	stand.aantal++
	if over := stand.aantal - remVrij; over > 0 {
		stand.tot = now.Add(min(remMax, remBegin<<min(over-1, 20)))
	} else {
		stand.tot = now
	}
	r.fouten[key] = stand
}

// done forgets the faults of who signed in.
func (r *rem) done(naam, herkomst string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.fouten, remSleutel{naam, herkomst})
}

// clean removes counts that are over, now and then or when there are many.
func (r *rem) clean(now time.Time) {
	if now.Before(r.opnieuw) && len(r.fouten) < remVolle {
		return
	}
	r.opnieuw = now.Add(remMax)
	for key, stand := range r.fouten {
		if now.Sub(stand.tot) > remMax {
			delete(r.fouten, key)
		}
	}
	if len(r.fouten) >= remVolle {
		clear(r.fouten)
	}
}
