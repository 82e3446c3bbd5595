package dossier

import (
	"context"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/poort"
)

// Bestemming is where pieces of one kind go: a folder for the printing house, the
// message broker, later mail or a portal. It takes what passed the gate and
// nothing else.
type Bestemming interface {
	// Bezorg delivers a piece. The id tells nothing and stays the same when the
	// piece comes again after a crash: what comes twice is delivered once.
	Bezorg(ctx context.Context, id string, d poort.Doorgelaten) error
}

// Bezorger empties the outbox. Several may do so at once, in one process or in
// many; each piece is given to one. It keeps no state.
type Bezorger struct {
	*Postkamer
	Postvak  Postvak
	Naar     map[string]Bestemming // by Uitgaand.Soort; what has no destination waits
	Huurder  string                // names who empties it: different for each process
	Opruimer Opruimer              // nil: nothing is removed
	Bewaren  Bewaren
}

// Bezorgd counts what one round did.
type Bezorgd struct {
	Weg    int // delivered
	Later  int // could not be delivered now, and is tried again
	Vast   int // the gate keeps it for review now
	Veilig int // a safety flag stands: the safe route took its place
	Kapot  int // cannot be delivered; someone must look
	Opgeruimd
}

const (
	huur        = 10 * time.Minute // longer than a delivery takes
	eerstePauze = time.Minute      // after the first failure; doubled after each
	langste     = 6 * time.Hour
)

// soorten gives the kinds that wait in the outbox, in a fixed order, with the way
// out for which each must have passed.
func soorten() []struct {
	uit string
	weg poort.Soort
} {
	return []struct {
		uit string
		weg poort.Soort
	}{{UitgaandBrief, poort.Brief}, {UitgaandBericht, poort.Bericht}}
}

// Ronde delivers all that is due, and removes what is kept no longer. The error is
// that of the store, or of the context; what was delivered then stays delivered.
func (z *Bezorger) Ronde(ctx context.Context) (Bezorgd, error) {
	var out Bezorgd
	for _, s := range soorten() {
		if z.Naar[s.uit] == nil {
			continue
		}
		for {
			u, err := z.Postvak.Next(ctx, s.uit, z.Huurder, huur)
			if errors.Is(err, ErrNietGevonden) {
				break
			}
			if err == nil {
				err = z.een(ctx, &u, s.weg, &out)
			}
			if err != nil {
				return out, err
			}
		}
	}
	if z.Opruimer == nil {
		return out, nil
	}
	var err error
	out.Opgeruimd, err = z.Opruimer.Prune(ctx, z.Bewaren)
	return out, err
}

// een settles one piece. The error is that of the store; a piece that is not
// settled then is given out again when its rent is over.
func (z *Bezorger) een(ctx context.Context, u *Uitgaand, weg poort.Soort, out *Bezorgd) error {
	gate, err := z.poort(&bewaarder{})
	if err != nil {
		return err
	}
	d, err := gate.Ontzegel(u.Inhoud)
	if err != nil || d.Soort() != weg {
		out.Kapot++
		return z.Postvak.Hold(ctx, u.ID, z.Huurder)
	}
	switch err := z.nogmaals(ctx, u, d); {
	case err == poort.ErrVastgehouden:
		out.Vast++
		return z.Postvak.Drop(ctx, u.ID, z.Huurder)
	case errors.Is(err, poort.ErrVeiligeRoute), errors.Is(err, poort.ErrGeenBijdrage):
		out.Veilig++
		if err := z.veiligeRoute(ctx, u, d); err != nil {
			return err
		}
		return z.Postvak.Drop(ctx, u.ID, z.Huurder)
	case err != nil:
		return z.later(ctx, u, out)
	}
	if err := z.Naar[u.Soort].Bezorg(ctx, u.ID, d); err != nil {
		return z.later(ctx, u, out)
	}
	out.Weg++
	return z.Postvak.Done(ctx, u.ID, z.Huurder)
}

// later gives a piece back, for longer after each time.
func (z *Bezorger) later(ctx context.Context, u *Uitgaand, out *Bezorgd) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	out.Later++
	return z.Postvak.Later(ctx, u.ID, z.Huurder, z.Klok().Add(pauze(u.Poging)))
}

// pauze gives how long a piece waits after it was tried for the n-th time.
func pauze(n int) time.Duration {
	if n > 12 {
		return langste
	}
	return min(eerstePauze<<n, langste)
}

// nogmaals asks the gate once more, with what is known of today. What it holds is
// kept under a key of its own, so that a crash in between keeps it once.
func (z *Bezorger) nogmaals(ctx context.Context, u *Uitgaand, d poort.Doorgelaten) error {
	weet, err := z.bewaakt(ctx, "", u.Gezin)
	if err != nil {
		return err
	}
	keep := &bewaarder{p: z.Postkamer, gezin: u.Gezin, over: u.Vak.Label.Onderwerp, wet: u.Vak.Label.Wet, sleutel: "uit " + u.ID}
	stuk, was, err := z.alsBericht(ctx, u, d)
	if err != nil {
		return err
	}
	keep.mee = func() []Invoer {
		if was == nil {
			return z.vastMelding(u, d, keep.id)
		}
		was.Vast, was.Stuk, was.Oordeel = true, keep.id, ""
		entry, err := was.stuk(stuk)
		if err != nil {
			return nil
		}
		return []Invoer{entry}
	}
	gate, err := z.poort(keep)
	if err != nil {
		return err
	}
	return gate.Nogmaals(ctx, d, poort.Vertrek{Lijst: weet.lijst, Bron: weet.bron, Moment: z.Moment()})
}

// alsBericht finds the assignment of a message that leaves; nil for a letter.
func (z *Bezorger) alsBericht(ctx context.Context, u *Uitgaand, d poort.Doorgelaten) (*Stuk, *Toegewezen, error) {
	id := d.Eigenschap(keten.EigenBericht)
	if u.Soort != UitgaandBericht || id == "" {
		return nil, nil, nil
	}
	return z.toegewezenAls(ctx, "", u.Gezin, func(t *Toegewezen) bool { return t.Identificatie == id && !t.Vast })
}

// vastMelding tells who sent it, in the words of every piece that is held.
func (z *Bezorger) vastMelding(u *Uitgaand, d poort.Doorgelaten, stuk string) []Invoer {
	if u.Soort != UitgaandBrief {
		return nil
	}
	entry, err := verzending(u.Vak.Label.Onderwerp, u.Vak.Label.Wet, Verzending{Kenmerk: besluit.Kenmerk(d.Eigenschap(eigenKenmerk)), Ontvanger: d.Ontvanger(),
		Dag: z.Moment().Dag, Vast: true, Stuk: stuk})
	if err != nil {
		return nil
	}
	return []Invoer{entry}
}

// TaakVeiligeRoute is the task to arrange an assignment without a message.
const TaakVeiligeRoute = "veilige-route"

// veiligeRoute sets a task for a person in the place of a message. It stands in
// the compartment for safety of whom it is about: who may not know of a flag does
// not see it.
func (z *Bezorger) veiligeRoute(ctx context.Context, u *Uitgaand, d poort.Doorgelaten) error {
	entries := []Invoer{veiligeTaak(u.Vak.Label, d.Ontvanger(), d.Eigenschap(eigenKenmerk), z.Moment())}
	stuk, was, err := z.alsBericht(ctx, u, d)
	if err != nil {
		return err
	}
	if was != nil { // it never left: no later message goes on from it
		was.Vast, was.Oordeel, was.Toewijzingen = true, Geweigerd, nil
		entry, err := was.stuk(stuk)
		if err != nil {
			return err
		}
		entries = append(entries, entry)
	}
	_, err = z.Opslag.Write(ctx, Opdracht{Toets: z.alsUitgang(), Sleutel: "veilig " + u.ID}, func(tx Tx) error {
		_, err := tx.Add(ctx, u.Gezin, entries...)
		return err
	})
	return err
}

// Loop runs a round now and then, until the context ends. What a round did is
// told to meld; nothing in it says whom it was about.
func (z *Bezorger) Loop(ctx context.Context, elke time.Duration, meld func(Bezorgd, error)) {
	tik := time.NewTicker(elke)
	defer tik.Stop()
	for {
		out, err := z.Ronde(ctx)
		if ctx.Err() != nil {
			return
		}
		meld(out, err)
		select {
		case <-ctx.Done():
			return
		case <-tik.C:
		}
	}
}
