package poort

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Vertrek is what the gate knows of today, right before a piece leaves.
type Vertrek struct {
	Lijst  *Lijst // what must not leave; never nil
	Bron   toegang.Bron
	Moment toegang.Moment
}

// Nogmaals asks again, right before a piece leaves: it may have waited. A safety
// flag may have been set, a secret stay recorded, a parent refused, the back
// office of a provider replaced. The content is searched once more for all that
// is protected today; what a reviewer let go is no find again.
//
// The error is ErrVeiligeRoute, ErrGeenBijdrage, ErrNietDoorgelaten, ErrGeenLijst
// or ErrVastgehouden; the piece must not leave then. In the last case the gate
// keeps it for review, as if it had been held at once; that does not count
// against its sender, who did nothing new.
func (p *Poort) Nogmaals(ctx context.Context, d Doorgelaten, v Vertrek) error {
	if d.p == nil {
		return ErrNietDoorgelaten
	}
	if v.Lijst == nil || v.Bron == nil {
		return ErrGeenLijst
	}
	stuk := *d.p
	if err := safeRoute(stuk.Soort, stuk.Over, v.Bron, v.Moment); err != nil {
		return err
	}
	reden, treffers := stuk.again(v)
	if reden == "" {
		return nil
	}
	o := stuk.opdracht(v)
	stuk.Gevlagd = flaggedOf(stuk.Over, v.Bron, v.Moment)
	held := Vasthouding{vasthouding{ID: p.nieuwID(), Afzender: stuk.Afzender, Op: v.Moment.Tijd, Over: o.Over, Stuk: stuk, Reden: reden, Treffers: treffers}}
	if err := p.bewaar.Vasthouden(ctx, held); err != nil {
		return stil{err}
	}
	return ErrVastgehouden
}

// opdracht gives the request that such a piece would be made for today.
func (s *pakket) opdracht(v Vertrek) Opdracht {
	return Opdracht{Soort: s.Soort, Afzender: toegang.Lezer{Account: s.Afzender}, Ontvanger: Ontvanger{s.Lezer, s.Voor}, Over: s.Over,
		Lijst: v.Lijst, Bron: v.Bron, Moment: v.Moment,
		Vrijgegeven: []Vasthouding{{vasthouding{Over: s.Over, Stuk: *s, Treffers: s.Vrij}}}}
}

// again gives the reason to hold the piece today, and what was found. All the
// work is done whatever the outcome.
func (s *pakket) again(v Vertrek) (Reden, []Treffer) {
	o := s.opdracht(v)
	toets := o.receives()
	refused := slices.ContainsFunc(s.Uit, func(r toegang.Record) bool { return !toets.Allows(r, v.Bron) })
	gevlagd := flaggedOf(s.Over, v.Bron, v.Moment)
	known := func(w string) bool { return slices.Contains(s.Gevlagd, w) }
	treffers, leesbaar := o.search(Gemaakt{Inhoud: s.Inhoud, Media: s.Media, Bestandsnaam: s.Bestandsnaam, Onderwerp: s.Onderwerp,
		Eigenschappen: s.Eigenschappen, Uitlees: Tekst(s.Uitlees)})
	switch {
	case len(treffers) > 0:
		return Gevonden, treffers
	case refused || slices.ContainsFunc(gevlagd, func(w string) bool { return !known(w) }):
		return Veranderd, nil
	case s.Vrijgegeven:
		return "", nil
	case !leesbaar:
		return Onleesbaar, nil
	case slices.ContainsFunc(gevlagd, func(w string) bool { return !v.Lijst.has(w) }):
		return Onbewaakt, nil
	}
	return "", nil
}
