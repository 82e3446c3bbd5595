package sleutels

import (
	"sync"
	"time"
)

// cacheTerm is how long a generation of keys in memory lasts; a key is
// forgotten after two of them at most.
const cacheTerm = 30 * time.Second

// cacheSize bounds one generation, so that keys in memory stay a few megabytes.
const cacheSize = 8192

// cache keeps opened keys for a short time, in two generations: what was not
// asked for in the last one is forgotten when the next begins.
type cache struct {
	mu    sync.Mutex
	now   func() time.Time
	began time.Time
	young map[string]Sleutel
	old   map[string]Sleutel
	lock  map[Eenheid]Sleutel // of this generation: those that lock new values, see Kluis.Current
}

func newCache(now func() time.Time) *cache {
	c := &cache{now: now}
	c.forget()
	return c
}

// forget empties the cache.
func (c *cache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.began = c.now()
	c.young, c.old, c.lock = map[string]Sleutel{}, nil, map[Eenheid]Sleutel{}
}

// turn begins a new generation where the last is over. A key does not live
// longer by being used: what was put in a generation goes with it.
func (c *cache) turn() {
	if now := c.now(); now.Sub(c.began) >= cacheTerm || len(c.young) > cacheSize {
		c.began = now
		c.old, c.young, c.lock = c.young, map[string]Sleutel{}, map[Eenheid]Sleutel{}
	}
}

func (c *cache) id(id string) (Sleutel, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn()
	s, ok := c.young[id]
	if !ok {
		s, ok = c.old[id]
	}
	return s, ok
}

func (c *cache) put(s Sleutel) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn()
	c.young[s.ID] = s
}

func (c *cache) unit(e Eenheid) (Sleutel, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn()
	s, ok := c.lock[e]
	return s, ok
}

func (c *cache) putUnit(e Eenheid, s Sleutel) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn()
	c.lock[e] = s
}

// dropUnit forgets which key locks new values of a unit: there is a newer one.
func (c *cache) dropUnit(e Eenheid) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.lock, e)
}
