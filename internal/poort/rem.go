package poort

import (
	"context"
	"sync"
	"time"
)

// Rem counts what someone did within a window of time, so that nobody can ask
// the gate a thousand questions. Several processes share one in the store.
type Rem interface {
	// Tel adds erbij events at the instant nu and gives how many there are
	// within the window that ends then. Zero events only counts.
	Tel(ctx context.Context, sleutel string, nu time.Time, venster time.Duration, erbij int) (int, error)
}

// GeheugenRem is a Rem in the memory of one process.
type GeheugenRem struct {
	mu       sync.Mutex
	gebeurd  map[string][]time.Time
	gekeerd  time.Time
	grootste time.Duration
}

// Tel counts. What lies before the window is forgotten.
func (r *GeheugenRem) Tel(_ context.Context, sleutel string, nu time.Time, venster time.Duration, erbij int) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gebeurd == nil {
		r.gebeurd = map[string][]time.Time{}
	}
	r.grootste = max(r.grootste, venster)
	r.sweep(nu)
	for range erbij {
		r.gebeurd[sleutel] = append(r.gebeurd[sleutel], nu)
	}
	n := 0
	for _, t := range r.gebeurd[sleutel] {
		if t.After(nu.Add(-venster)) && !t.After(nu) {
			n++
		}
	}
	return n, nil
}

// sweep forgets, once per window, what is older than the longest window.
func (r *GeheugenRem) sweep(nu time.Time) {
	if nu.Before(r.gekeerd.Add(r.grootste)) {
		return
	}
	r.gekeerd = nu
	for sleutel, tijden := range r.gebeurd {
		var over []time.Time
		for _, t := range tijden {
			if t.After(nu.Add(-r.grootste)) {
				over = append(over, t)
			}
		}
		if over == nil {
			delete(r.gebeurd, sleutel)
		} else {
			r.gebeurd[sleutel] = over
		}
	}
}
