package keten

import (
	"context"
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
)

// Uitgifte gives what a message must have for itself. Nothing in it may tell
// about other people: take numbers and references that say nothing of order.
type Uitgifte struct {
	// Bericht gives the Identificatie of a message, at most 12 characters, unique
	// among the assignments of the municipality (TR056).
	Bericht func() string
	// Nummers gives n numbers for assignments that have not been used in this
	// domain (TR332). It is called once per domain, when all else is in order. An
	// error of it is given as it is.
	Nummers func(d istandaard.Domein, n int) ([]int64, error)
}

// Uitgang is how the messages pass the gate: who lets them leave, and what the
// gate must know of the people and of what is protected.
type Uitgang struct {
	Afzender toegang.Lezer
	Lijst    *poort.Lijst
	// Bron holds the safety flags, and who is involved with whom: the back office
	// of the provider must be, under its account (see Account).
	Bron   toegang.Bron
	Moment toegang.Moment
}

// Maker makes messages. It can be used by several at once when its Uitgifte can.
type Maker struct {
	codec    *istandaard.Codec
	poort    *poort.Poort
	uitgifte Uitgifte
}

// NewMaker gives a maker of messages of the codec's release.
func NewMaker(c *istandaard.Codec, p *poort.Poort, u Uitgifte) *Maker { return &Maker{c, p, u} }

// Uitkomst is what decisions gave.
type Uitkomst struct {
	Berichten []Bericht
	Zonder    []Zonder
}

// Bericht is one message that passed the gate.
type Bericht struct {
	Stuk          poort.Doorgelaten
	Soort         istandaard.Soort
	Identificatie string
	besluit.Onderwerp
	Toewijzingen []Toewijzing // in the order of the message
}

// Toewijzing binds an assignment to the decision and the line it comes from. Keep
// it, for Eerder.
type Toewijzing struct {
	Besluit   besluit.Kenmerk
	Onderdeel string
	Regels    []int // the places of its lines in that decision; none: sent before, without a line now
	Product   istandaard.ToegewezenProduct
}

// Zonder tells of decisions that gave no message to a provider.
type Zonder struct {
	besluit.Onderwerp
	Besluiten []besluit.Kenmerk
	Reden     Reden
	Code      string // stable
	Tekst     string // Dutch sentence that says what to do
	// Toewijzingen of a message that is held, for when it is let go.
	Toewijzingen []Toewijzing
}

// Lezer gives the back office of a provider as the gate knows it: its account
// is the AGB code.
func Lezer(g besluit.Onderwerp, agb string) toegang.Lezer {
	return toegang.Lezer{Account: agb, Rol: toegang.Backoffice, Domeinen: []toegang.Domein{wegen[g.Wet].domein}}
}

// ronde is the work on one Opdracht.
type ronde struct {
	*Maker
	o *Opdracht
	u Uitgang
}

// errDroog ends a try at which nothing may leave or be held.
var errDroog = errors.New("keten: not to leave")

// Toewijzingen makes the assignments of decisions. The error is a Fouten with all
// that is wrong, an error of Uitgifte, or one of the gate that is about neither
// flag nor find; then there is no message at all. Everything is tried first
// without anything leaving or being held.
func (m *Maker) Toewijzingen(ctx context.Context, o Opdracht, u Uitgang) (*Uitkomst, error) {
	r := &ronde{m, &o, u}
	ff := o.controleer()
	if len(ff) > 0 {
		return nil, ff
	}
	uit := &Uitkomst{Zonder: geenBericht(&o)}
	groepen, err := r.probeer(ctx, uit, &ff)
	if err == nil {
		err = ff.err()
	}
	if err != nil {
		return nil, err
	}
	nummers, err := r.nummers(groepen)
	if err != nil {
		return nil, err
	}
	for _, g := range groepen {
		if err := r.verstuur(ctx, g, nummers, uit); err != nil {
			return nil, err
		}
	}
	return uit, nil
}

// geenBericht tells of the decisions that need no message.
func geenBericht(o *Opdracht) []Zonder {
	teksten := map[Reden]string{
		GeenHulp: "Dit besluit wijst de hulp af. Er is niets toe te wijzen.",
		MetPgb:   "Dit besluit geeft een pgb. Daarover gaat geen toewijzing naar een aanbieder.",
	}
	var uit []Zonder
	for i := range o.Besluiten {
		b := &o.Besluiten[i]
		if reden := zonder(b); reden != "" {
			uit = append(uit, Zonder{Onderwerp: b.Onderwerp, Besluiten: []besluit.Kenmerk{b.Kenmerk}, Reden: reden, Code: "KETEN-" + map[Reden]string{GeenHulp: "AFWIJZING", MetPgb: "PGB"}[reden], Tekst: teksten[reden]})
		}
	}
	return uit
}

// probeer makes every message once without letting it leave. It gives those that
// can be made, and notes who takes the safe route.
func (r *ronde) probeer(ctx context.Context, uit *Uitkomst, ff *Fouten) ([]*groep, error) {
	var goed []*groep
	for _, g := range groepen(r.o) {
		posten, fouten := r.o.posten(g)
		if len(posten)+len(fouten) == 0 {
			continue // all of it had ended before: there is nothing to tell
		}
		geefNummers(posten, vrij(posten))
		_, meer, err := r.laat(ctx, g, posten, fouten, proefID, true)
		switch {
		case errors.Is(err, poort.ErrVeiligeRoute):
			uit.Zonder = append(uit.Zonder, r.zonder(g, VeiligeRoute, poort.ErrVeiligeRoute))
			continue
		case !errors.Is(err, errDroog):
			return nil, err
		}
		for _, f := range meer {
			ff.voeg(f.Pad, f.Code, f.Tekst)
		}
		goed = append(goed, g)
	}
	return goed, nil
}

// proefID names a message that never leaves.
const proefID = "PROEF"

// verstuur makes a message with its numbers and lets it pass the gate.
func (r *ronde) verstuur(ctx context.Context, g *groep, nummers map[istandaard.Domein][]int64, uit *Uitkomst) error {
	posten, fouten := r.o.posten(g)
	d := domeinen[g.Wet]
	geefNummers(posten, func() int64 {
		n := nummers[d][0]
		nummers[d] = nummers[d][1:]
		return n
	})
	id := r.uitgifte.Bericht()
	stuk, ff, err := r.laat(ctx, g, posten, fouten, id, false)
	switch {
	case errors.Is(err, poort.ErrVastgehouden):
		held := r.zonder(g, Vastgehouden, poort.ErrVastgehouden)
		held.Toewijzingen = toewijzingen(posten)
		uit.Zonder = append(uit.Zonder, held)
		return nil
	case len(ff) > 0:
		return ff
	case err != nil:
		return err
	}
	uit.Berichten = append(uit.Berichten, Bericht{Stuk: stuk, Soort: istandaard.Soort{Domein: d, Nummer: 301}, Identificatie: id, Onderwerp: g.Onderwerp,
		Toewijzingen: toewijzingen(posten)})
	return nil
}

// toewijzingen binds the assignments of a message to where they come from.
func toewijzingen(posten []post) []Toewijzing {
	var uit []Toewijzing
	for i := range posten {
		uit = append(uit, Toewijzing{posten[i].kenmerk, posten[i].onderdeel, posten[i].regels, posten[i].toewijzing})
	}
	return uit
}

// laat takes one message to the gate. The faults only count when the gate did
// not refuse before: about someone for whom nothing goes out nothing is asked.
func (r *ronde) laat(ctx context.Context, g *groep, posten []post, ff Fouten, id string, droog bool) (poort.Doorgelaten, Fouten, error) {
	v, meer := r.o.stelVoor(g, posten)
	if v.err != nil {
		return poort.Doorgelaten{}, nil, v.err
	}
	ff = append(slices.Clone(ff), meer...)
	if g.aanbieder.IsZero() {
		ff.voeg("aanbieder", FoutAanbieder, "Vul de AGB-code in van de aanbieder die deze hulp geeft.")
	}
	d, err := r.poort.Laat(ctx, r.poortOpdracht(g, v), func(in poort.Velden) (poort.Gemaakt, error) {
		if len(ff) > 0 {
			return poort.Gemaakt{}, errDroog
		}
		data, fouten, err := r.bouw(g, in, posten, id)
		if ff = fouten; err != nil {
			return poort.Gemaakt{}, err
		}
		if droog || len(ff) > 0 {
			return poort.Gemaakt{}, errDroog
		}
		return poort.Gemaakt{Inhoud: data, Media: poort.XML, Bestandsnaam: bestandsnaam(g, id), Eigenschappen: r.eigenschappen(g, id)}, nil
	})
	return d, ff, err
}

func (r *ronde) poortOpdracht(g *groep, v *voorstel) poort.Opdracht {
	over := []string{g.Persoon}
	if i := r.o.persoon(g.Persoon); i >= 0 && g.Wet == gezin.Jeugdwet { // only there they are named
		for _, d := range r.o.Personen[i].Gezag {
			over = append(over, d.Persoon)
		}
	}
	return poort.Opdracht{
		Soort: poort.Bericht, Afzender: r.u.Afzender,
		Ontvanger: poort.Ontvanger{Lezer: Lezer(g.Onderwerp, g.aanbieder.Onthuld()), Voor: wegen[g.Wet].voor},
		Over:      over, Velden: v.velden, Lijst: r.u.Lijst, Bron: r.u.Bron, Moment: r.u.Moment,
	}
}

// bestandsnaam tells the kind of message and its own reference, nothing more.
func bestandsnaam(g *groep, id string) string {
	return istandaard.Soort{Domein: domeinen[g.Wet], Nummer: 301}.String() + "-" + id + ".xml"
}

func (r *ronde) zonder(g *groep, reden Reden, f *poort.Fout) Zonder {
	z := Zonder{Onderwerp: g.Onderwerp, Reden: reden, Code: f.Code, Tekst: f.Tekst}
	for _, i := range g.besluiten {
		z.Besluiten = append(z.Besluiten, r.o.Besluiten[i].Kenmerk)
	}
	return z
}

// The names under which a message keeps what the one who delivers it needs
// (poort.Doorgelaten.Eigenschap).
const (
	EigenSoort   = "soort"   // the kind of message, such as WMO301
	EigenBericht = "bericht" // its Identificatie
	EigenKenmerk = "kenmerk" // the references of its decisions, with a space between
)

func (r *ronde) eigenschappen(g *groep, id string) map[string]string {
	var refs []string
	for _, i := range g.besluiten {
		refs = append(refs, string(r.o.Besluiten[i].Kenmerk))
	}
	return map[string]string{EigenSoort: istandaard.Soort{Domein: domeinen[g.Wet], Nummer: 301}.String(), EigenBericht: id, EigenKenmerk: strings.Join(refs, " ")}
}

// nummers asks for as many numbers as there are new assignments.
func (r *ronde) nummers(groepen []*groep) (map[istandaard.Domein][]int64, error) {
	nodig := map[istandaard.Domein]int{}
	for _, g := range groepen {
		posten, _ := r.o.posten(g)
		for i := range posten {
			if posten[i].nieuw {
				nodig[domeinen[g.Wet]]++
			}
		}
	}
	uit := map[istandaard.Domein][]int64{}
	for _, d := range istandaard.Domeinen() {
		if nodig[d] == 0 {
			continue
		}
		nummers, err := r.uitgifte.Nummers(d, nodig[d])
		if err == nil && len(nummers) < nodig[d] {
			err = errors.New("keten: too few numbers were given")
		}
		if err != nil {
			return nil, err
		}
		uit[d] = nummers
	}
	return uit, nil
}

// geefNummers numbers what is new.
func geefNummers(posten []post, volgende func() int64) {
	for i := range posten {
		if posten[i].nieuw {
			posten[i].toewijzing.ToewijzingNummer = volgende()
		}
	}
}

// vrij gives numbers that none of the assignments has, for a try.
func vrij(posten []post) func() int64 {
	n := int64(0)
	return func() int64 {
		for n++; slices.ContainsFunc(posten, func(p post) bool { return p.toewijzing.ToewijzingNummer == n }); n++ {
		}
		return n
	}
}
