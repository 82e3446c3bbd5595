package dossier

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardOordeel is the outcome of a review (Oordeel as JSON), beside what was held.
const AardOordeel = "vrijgave"

// Oordeel is what who reviews decided about a held piece.
type Oordeel struct {
	poort.Vrijgave
	Weg bool // it may leave
}

// oordeelOver finds the outcome about a piece.
func oordeelOver(stukken []Stuk, id string) (Oordeel, bool) {
	for i := range stukken {
		var o Oordeel
		if s := &stukken[i]; s.Aard == AardOordeel && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &o) == nil && o.ID == id {
			return o, true
		}
	}
	return Oordeel{}, false
}

// Vastgehouden is one piece that waits for review, as the list shows it: the same
// for all of them but the moment.
type Vastgehouden struct {
	ID string    // of the task; tells nothing
	Op time.Time // when it was held
}

// Controleurs gives the roles that review what the gate held.
func Controleurs() []toegang.Rol { return []toegang.Rol{toegang.Veiligheidscoordinator} }

func (p *Postkamer) beoordeelt(wie Wie) toegang.Vraag {
	return wie.Vraag(toegang.Beoordelen, toegang.Uitgangscontrole, p.Moment())
}

// TeBeoordelen lists what waits for review, the oldest first.
func (p *Postkamer) TeBeoordelen(ctx context.Context, wie Wie) ([]Vastgehouden, error) {
	taken, err := p.beoordeeltaken(ctx, wie, Lijst)
	var out []Vastgehouden
	for i := range taken {
		out = append(out, Vastgehouden{taken[i].ID, time.UnixMicro(taken[i].Vastgezet).UTC()})
	}
	return out, err
}

func (p *Postkamer) beoordeeltaken(ctx context.Context, wie Wie, h Handeling) ([]Taak, error) {
	var out []Taak
	err := p.Opslag.Read(ctx, toegang.Prepare(p.beoordeelt(wie)), Inzage{Handeling: h, Pagina: "vastgehouden", Herkomst: wie.Herkomst}, func(l Lezing) error {
		out = nil
		for na := ""; ; {
			w, err := l.TeBeoordelen(ctx, Pagina{Na: na, Aantal: 500})
			if err != nil {
				return err
			}
			out = append(out, w.Taken...)
			if na = w.Verder; na == "" {
				return nil
			}
		}
	})
	slices.SortStableFunc(out, func(a, b Taak) int { return int(a.Vastgezet - b.Vastgezet) })
	return out, err
}

// Vaststuk is one held piece with all that its review needs.
type Vaststuk struct {
	Vastgehouden
	held  poort.Vasthouding
	stuk  string // the id of the piece that holds it
	taak  Taak
	weet  *bewaking
	gezin string
}

// Vaststuk finds one held piece without showing what is in it. ErrNietGevonden
// where it is not there, was decided on, or is not for this reader.
func (p *Postkamer) Vaststuk(ctx context.Context, wie Wie, id string) (*Vaststuk, error) {
	taken, err := p.beoordeeltaken(ctx, wie, Inzien)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(taken, func(t Taak) bool { return t.ID == id })
	if i < 0 {
		return nil, ErrNietGevonden
	}
	out := &Vaststuk{Vastgehouden: Vastgehouden{id, time.UnixMicro(taken[i].Vastgezet).UTC()}, taak: taken[i], gezin: taken[i].Gezin}
	if out.weet, err = p.bewaakt(ctx, wie.Herkomst, out.gezin); err != nil {
		return nil, err
	}
	return out, p.Opslag.Read(ctx, toegang.Prepare(p.beoordeelt(wie)), Inzage{Handeling: Inzien, Pagina: "vastgehouden stuk", Herkomst: wie.Herkomst}, func(l Lezing) error {
		g, err := l.Gezin(ctx, out.gezin, toegang.SVastgehouden)
		if err != nil {
			return err
		}
		for j := range g.Stukken {
			s := &g.Stukken[j]
			if s.Aard == AardVast && s.Ingetrokken == 0 && out.held.UnmarshalBinary(s.Inhoud) == nil && out.held.ID() == string(out.taak.Inhoud) {
				out.stuk = s.ID
				return nil
			}
		}
		return ErrNietGevonden
	})
}

// Inzien shows what is in a held piece and why it was held. It counts against the
// limit of the reviewer. The errors are ErrNietGevonden and a Fout of the gate.
func (p *Postkamer) Inzien(ctx context.Context, wie Wie, v *Vaststuk) (poort.Bijzonderheden, error) {
	gate, err := p.poort(&bewaarder{})
	if err != nil {
		return poort.Bijzonderheden{}, err
	}
	out, err := gate.Inzien(ctx, v.held, p.beoordeelt(wie).Lezer, v.weet.bron, p.Moment())
	if err != nil || out.Soort != poort.Bijlage {
		return out, poortFout(err)
	}
	err = p.Opslag.Read(ctx, toegang.Prepare(p.beoordeelt(wie)), Inzage{Handeling: Inzien, Pagina: "vastgehouden bestand", Herkomst: wie.Herkomst}, func(l Lezing) (err error) {
		out.Inhoud, err = l.Bijlage(ctx, v.stuk)
		return err
	})
	return out, err
}

// poortFout gives a fault of the gate the words of a use case.
func poortFout(err error) error {
	var stop *poort.Fout
	switch {
	case errors.Is(err, poort.ErrBeoordelaar):
		return ErrNietGevonden
	case errors.As(err, &stop):
		return &Fout{stop.Code, stop.Tekst}
	}
	return err
}

// Beoordeel decides about a held piece: it leaves, or it does not. The decision,
// what it does to the piece and what its sender sees of it are one transaction.
func (p *Postkamer) Beoordeel(ctx context.Context, v Verzoek, s *Vaststuk, weg bool, motivering string) error {
	gate, err := p.poort(&bewaarder{})
	if err != nil {
		return err
	}
	lezer, moment := p.beoordeelt(v.Wie).Lezer, p.Moment()
	oordeel := Oordeel{Weg: weg}
	var d poort.Doorgelaten
	if weg {
		d, oordeel.Vrijgave, err = gate.Vrijgeven(s.held, lezer, s.weet.bron, moment, motivering)
	} else {
		oordeel.Vrijgave, err = gate.Weiger(s.held, lezer, s.weet.bron, moment, motivering)
	}
	if err != nil {
		return poortFout(err)
	}
	raw, err := json.Marshal(oordeel)
	if err != nil {
		return err
	}
	entries := []Invoer{Stuk{Vak: s.taak.Vak, Aard: AardOordeel, Over: s.taak.Vak.Label.Onderwerp, Inhoud: raw, Bron: gezin.Bron{Soort: "professional"}}, TaakAf{Taak: s.taak.ID}}
	gevolg, err := p.gevolg(ctx, v.Wie, s, d, moment.Dag)
	if err != nil {
		return err
	}
	_, err = p.Opslag.Write(ctx, Opdracht{Toets: toegang.Prepare(p.beoordeelt(v.Wie)), Sleutel: v.Sleutel, Vorm: v.Vorm}, func(tx Tx) error {
		if _, err := tx.Add(ctx, s.gezin, append(slices.Clip(entries), gevolg.invoer...)...); err != nil || gevolg.uit == nil {
			return err
		}
		sealed, err := gate.Verzegel(d)
		if err != nil {
			return err
		}
		u := *gevolg.uit
		u.Inhoud = sealed
		_, err = tx.Send(ctx, u)
		return err
	})
	return err
}

// gevolg is what a review does: entries for who sent it, and a piece that leaves.
type gevolg struct {
	invoer []Invoer
	uit    *Uitgaand // nil: nothing leaves now
}

// gevolg gives what a decision does to a letter that someone sent. One of which
// only a preview was asked gives nothing; one that is dated before today has to
// be sent again, because the term for objection runs from its date.
func (p *Postkamer) gevolg(ctx context.Context, wie Wie, s *Vaststuk, d poort.Doorgelaten, dag termijn.Dag) (gevolg, error) {
	var out gevolg
	if d.Soort() == poort.Bericht || !d.Geldig() {
		found, err := p.gevolgBericht(ctx, wie, s, d)
		if err != nil || found != nil {
			return orLeeg(found), err
		}
	}
	var weer []Taak // at most one
	err := p.systeem(ctx, wie.Herkomst, toegang.Uitgang, toegang.Uitgangscontrole, func(l Lezing) error {
		out, weer = gevolg{}, nil
		g, err := l.Gezin(ctx, s.gezin, toegang.SBrief)
		if err != nil {
			return err
		}
		b := &Beeld{Gezin: g}
		stuk, was := b.verzondenAls(s.held.ID())
		if was == nil {
			return nil
		}
		next := *was
		next.Oordeel = Geweigerd
		if d.Geldig() {
			next.Oordeel = Vrijgegeven
			if was.Dag == dag {
				next.Vast, next.Oordeel = false, ""
				out.uit = &Uitgaand{Gezin: s.gezin, Vak: stuk.Vak, Soort: UitgaandBrief}
			}
		}
		entry, err := verzending(stuk.Over, stuk.Vak.Label.Wet, next)
		out.invoer = []Invoer{entry}
		if next.Oordeel != "" {
			weer = []Taak{brievenWeer(stuk, next.Kenmerk, dag)}
		}
		return err
	})
	if err != nil || len(weer) == 0 {
		return out, err
	}
	open, err := p.brievenOpen(ctx, wie.Herkomst, s.gezin, weer[0].Kenmerk())
	if !open {
		out.invoer = append(out.invoer, weer[0])
	}
	return out, err
}

// brievenWeer asks once more to send the letters about a decision or a notice,
// from today: one of them did not leave after its review.
func brievenWeer(stuk *Stuk, k besluit.Kenmerk, dag termijn.Dag) Taak {
	vak := stuk.Vak
	vak.Soort = toegang.STaak
	return Taak{Vak: vak, Aard: TaakBrieven, Over: stuk.Over, Vervalt: dag, Inhoud: []byte("- " + string(k))}
}

// brievenOpen tells whether the task to send letters is still open for another
// letter. The guard of terms looks: who reviews works with nobody.
func (p *Postkamer) brievenOpen(ctx context.Context, herkomst, gezin string, k besluit.Kenmerk) (open bool, err error) {
	err = p.systeem(ctx, herkomst, toegang.Termijnbewaker, toegang.Termijnbewaking, func(l Lezing) error {
		g, err := l.Gezin(ctx, gezin, toegang.STaak)
		open = err == nil && slices.ContainsFunc(g.Taken, func(t Taak) bool {
			return t.Aard == TaakBrieven && t.Ingetrokken == 0 && !t.Voltooid && t.Kenmerk() == k
		})
		return err
	})
	return open, err
}

func orLeeg(g *gevolg) gevolg {
	if g == nil {
		return gevolg{}
	}
	return *g
}

// gevolgBericht gives what a decision does to the message of an assignment; nil
// where the piece is none. A message that is refused leaves the work to be done.
func (p *Postkamer) gevolgBericht(ctx context.Context, wie Wie, s *Vaststuk, d poort.Doorgelaten) (*gevolg, error) {
	id := s.held.ID()
	stuk, was, err := p.toegewezenAls(ctx, wie.Herkomst, s.gezin, func(t *Toegewezen) bool { return t.Stuk == id && t.Vast && t.Oordeel == "" })
	if err != nil || was == nil {
		return nil, err
	}
	next := *was
	out := &gevolg{}
	if d.Geldig() {
		next.Vast = false
		out.uit = &Uitgaand{Gezin: s.gezin, Vak: stuk.Vak, Soort: UitgaandBericht}
	} else {
		next.Oordeel = Geweigerd
		vak := stuk.Vak
		vak.Soort = toegang.STaak
		out.invoer = append(out.invoer, Taak{Vak: vak, Aard: TaakToewijzen, Over: stuk.Over, Vervalt: p.Moment().Dag, Inhoud: []byte("- " + string(was.Besluit))})
	}
	entry, err := next.stuk(stuk)
	out.invoer = append(out.invoer, entry)
	return out, err
}

// stuk gives the entry that says what became of an assignment, in the place of
// the one before.
func (t *Toegewezen) stuk(eerder *Stuk) (Stuk, error) {
	content, err := json.Marshal(t)
	return Stuk{Vak: eerder.Vak, Aard: AardToewijzing, Over: eerder.Over, Inhoud: content, Van: eerder.Van, Bron: eerder.Bron}, err
}

// toegewezenAls finds, as the way out itself, the last entry about an assignment.
func (p *Postkamer) toegewezenAls(ctx context.Context, herkomst, gezin string, is func(*Toegewezen) bool) (stuk *Stuk, found *Toegewezen, err error) {
	err = p.systeem(ctx, herkomst, toegang.Uitgang, toegang.Uitgangscontrole, func(l Lezing) error {
		stuk, found = nil, nil
		g, err := l.Gezin(ctx, gezin, toegang.SToewijzing)
		if err != nil {
			return err
		}
		b := &Beeld{Gezin: g}
		for i := range g.Stukken {
			var t Toegewezen
			if s := &g.Stukken[i]; s.Aard == AardToewijzing && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &t) == nil && is(&t) {
				if last := b.Toegewezen(t.Besluit); last != nil && last.Stuk == t.Stuk && last.Vast == t.Vast && last.Oordeel == t.Oordeel {
					stuk, found = s, &t
				}
			}
		}
		return nil
	})
	return stuk, found, err
}

// verzondenAls finds the last entry about a letter that was held as the given
// piece; nil where the letter was sent again since, or never sent.
func (b *Beeld) verzondenAls(id string) (*Stuk, *Verzending) {
	for i := range b.Stukken {
		var v Verzending
		s := &b.Stukken[i]
		if s.Aard == AardVerzending && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &v) == nil && v.Stuk == id && id != "" {
			if last := b.verzending(v.Kenmerk, v.Ontvanger); last != nil && *last == v {
				return s, &v
			}
		}
	}
	return nil, nil
}
