package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Archief holds the use cases of retention and destruction. Kopiedagen may be
// 0: then nobody told how long copies of the key store are kept.
type Archief struct {
	*Gebruik
	Plaats     Bewaarplaats
	Tabel      bewaring.Tabel
	Kopiedagen int
}

// The kinds of pieces in the register of destruction. They are stored.
const (
	aardVernietigregister = "vernietigingsregister"
	aardVernietiglijst    = "vernietigingslijst"
	aardLijstbeoordeling  = "lijstbeoordeling"
	aardLijstbesluit      = "lijstbesluit"
	aardVerklaring        = "verklaring-van-vernietiging"
	aardAanhouding        = "aanhouding"
	aardAanhoudingEinde   = "aanhouding-einde"
	aardVernietigVerzoek  = "vernietigverzoek"
)

// lijstMax is how many units one list holds: two people must be able to review
// it.
const lijstMax = 200

func bewaarVak() Vak {
	return Vak{Soort: toegang.SVernietig, Domein: toegang.DToezicht, Bewaring: bewaring.Register}
}

// Vernietigregister gives what was decided about destruction.
func (a *Archief) Vernietigregister(ctx context.Context, wie Wie) (*Vernietigregister, error) {
	var out *Vernietigregister
	err := a.lees(ctx, wie, toegang.Lezen, toegang.Bewaartermijn, Inzage{Handeling: Inzien, Pagina: "vernietigingslijst"}, func(l Lezing) error {
		var err error
		out, err = vernietigregister(ctx, l)
		return err
	})
	return out, err
}

func vernietigregister(ctx context.Context, l Lezing) (*Vernietigregister, error) {
	r := &Vernietigregister{aanhoudings: map[string]int{}}
	ids, err := l.Zoek(ctx, Zoekterm{zoekRegister, aardVernietigregister})
	if err != nil || len(ids) == 0 {
		return r, err
	}
	r.id = ids[0]
	log, err := l.Gezin(ctx, r.id, toegang.SVernietig)
	if err != nil {
		return nil, err
	}
	for i := range log.Stukken {
		if err := r.take(&log.Stukken[i]); err != nil {
			return nil, ErrInvoer
		}
	}
	r.Aanhoudt = slices.DeleteFunc(r.Aanhoudt, func(h Gehouden) bool { return h.ID == "" })
	return r, nil
}

// take adds one piece of the register.
func (r *Vernietigregister) take(s *Stuk) error {
	if s.Ingetrokken != 0 {
		return nil
	}
	switch s.Aard {
	case aardVernietiglijst:
		l := Vernietigingslijst{ID: s.ID, Door: s.Door, Op: s.Vastgezet}
		err := json.Unmarshal(s.Inhoud, &l)
		r.Lijsten = append(r.Lijsten, l)
		return err
	case aardAanhouding:
		h := Gehouden{ID: s.ID}
		err := json.Unmarshal(s.Inhoud, &h.Aanhouding)
		r.aanhoudings[h.ID] = len(r.Aanhoudt)
		r.Aanhoudt = append(r.Aanhoudt, h)
		return err
	case aardAanhoudingEinde:
		if i, ok := r.aanhoudings[string(s.Inhoud)]; ok {
			r.Aanhoudt[i].ID = ""
		}
	case aardVernietigVerzoek:
		var e bewaring.Eenheid
		err := json.Unmarshal(s.Inhoud, &e)
		r.OpVerzoek = append(r.OpVerzoek, e)
		return err
	}
	return r.takeStep(s)
}

// takeStep adds what was decided about a list.
func (r *Vernietigregister) takeStep(s *Stuk) error {
	switch s.Aard {
	case aardLijstbeoordeling:
		b := &Lijstbeoordeling{Door: s.Door, Op: s.Vastgezet}
		if err := json.Unmarshal(s.Inhoud, b); err != nil {
			return err
		}
		if l := r.Lijst(b.Lijst); l != nil && l.Beoordeling == nil {
			l.Beoordeling = b
		}
	case aardLijstbesluit:
		b := &Lijstbesluit{Door: s.Door, Op: s.Vastgezet}
		if err := json.Unmarshal(s.Inhoud, b); err != nil {
			return err
		}
		if l := r.Lijst(b.Lijst); l != nil && l.Besluit == nil {
			l.Besluit = b
		}
	case aardVerklaring:
		v := &Verklaring{Door: s.Door, Op: s.Vastgezet}
		if err := json.Unmarshal(s.Inhoud, v); err != nil {
			return err
		}
		if l := r.Lijst(v.Lijst); l != nil && l.Verklaring == nil {
			l.Verklaring = v
		}
	}
	return nil
}

// AanDeBeurt gives what can be on a list today, at most lijstMax units, and how
// many units are past their term but are kept, by ground.
func (a *Archief) AanDeBeurt(ctx context.Context, r *Vernietigregister) ([]LijstRegel, map[bewaring.Grond]int, error) {
	dag, kept := a.Moment().Dag, map[bewaring.Grond]int{}
	lines, err := a.opVerzoek(ctx, r, dag)
	if err != nil {
		return nil, nil, err
	}
	asked := len(lines)
	// Nothing that began later than the shortest term ago can be due.
	before := a.Klok().UTC().AddDate(-a.Tabel.Kortste(), 0, 1)
	err = a.Plaats.Eenheden(ctx, before, func(e bewaring.Eenheid, last time.Time, open int) error {
		o, ok := a.Tabel.Beoordeel(a.stand(e, last, open), r.houdt(), dag)
		switch {
		case !ok || !o.Verlopen(dag):
		case !o.Weg:
			kept[o.Gronden[0]]++
		case len(lines) < lijstMax && !slices.ContainsFunc(lines[:asked], func(l LijstRegel) bool { return l.Eenheid == e }):
			lines = append(lines, LijstRegel{Eenheid: e, Regel: o.Regel.Code, Begin: o.Stand.Begin, Einde: o.Einde, Waarom: OpTermijn})
		}
		return nil
	})
	return lines, kept, err
}

// opVerzoek gives the units that may go because their subject asked.
func (a *Archief) opVerzoek(ctx context.Context, r *Vernietigregister, dag termijn.Dag) ([]LijstRegel, error) {
	var lines []LijstRegel
	for _, e := range r.OpVerzoek {
		last, _, err := a.Plaats.Eenheid(ctx, e)
		if err != nil {
			return nil, err
		}
		rule, ok := a.Tabel.Regel(e)
		if ok && !last.IsZero() && !r.gehouden(e, dag) && len(lines) < lijstMax &&
			!slices.ContainsFunc(lines, func(l LijstRegel) bool { return l.Eenheid == e }) {
			lines = append(lines, LijstRegel{Eenheid: e, Regel: rule.Code, Begin: termijn.DagVan(last.In(a.Zone)), Waarom: OpVerzoek})
		}
	}
	return lines, nil
}

func (r *Vernietigregister) gehouden(e bewaring.Eenheid, dag termijn.Dag) bool {
	return slices.ContainsFunc(r.Aanhoudt, func(h Gehouden) bool { return h.Geldt(e, dag) })
}

// stand gives the state of a unit with the day of the event that its rule
// counts from. Only a change and a disclosure are events of the log itself.
func (a *Archief) stand(e bewaring.Eenheid, last time.Time, open int) bewaring.Stand {
	s := bewaring.Stand{Eenheid: e, OpenTaken: open}
	if r, ok := a.Tabel.Regel(e); ok && (r.Klok == bewaring.LaatsteWijziging || r.Klok == bewaring.Verstrekking) {
		s.Begin = termijn.DagVan(last.In(a.Zone))
	}
	return s
}

// MaakLijst makes a list of what is due today.
func (a *Archief) MaakLijst(ctx context.Context, v Verzoek) (string, error) {
	if !slices.Contains(Bewaarders(), v.Wie.Rol) {
		return "", ErrNietGevonden
	}
	r, err := a.Vernietigregister(ctx, v.Wie)
	if err != nil {
		return "", err
	}
	lines, _, err := a.AanDeBeurt(ctx, r)
	if err != nil {
		return "", err
	}
	if len(lines) == 0 {
		return "", ErrLijstLeeg
	}
	u, err := a.schrijfRegister(ctx, v, Bewaarders(), func(tx Tx, now *Vernietigregister) error {
		if now.Open() != nil {
			return ErrLijstOpen
		}
		id, err := now.add(ctx, tx, aardVernietiglijst, Vernietigingslijst{Dag: a.Moment().Dag, Regels: lines})
		tx.Resultaat([]byte(id))
		return err
	})
	return string(u.Resultaat), err
}

// schrijfRegister writes in the register, with how it stands in the same
// transaction, for one of the given roles.
func (a *Archief) schrijfRegister(ctx context.Context, v Verzoek, rollen []toegang.Rol, fn func(Tx, *Vernietigregister) error) (Uitkomst, error) {
	write := toegang.Prepare(v.Wie.Vraag(toegang.Schrijven, toegang.Bewaartermijn, a.Moment()))
	if !slices.Contains(rollen, v.Wie.Rol) || !write.Allows(toegang.Record{Soort: toegang.SVernietig, Domein: toegang.DToezicht}, &toegang.Geheugen{}) {
		return Uitkomst{}, ErrNietGevonden
	}
	toets := toegang.Prepare(v.Wie.Vraag(toegang.Lezen, toegang.Bewaartermijn, a.Moment()))
	return a.Opslag.Write(ctx, Opdracht{Toets: toets, Sleutel: v.Sleutel, Vorm: v.Vorm}, func(tx Tx) error {
		r, err := vernietigregister(ctx, tx)
		if err != nil {
			return err
		}
		if r.id == "" {
			if r.id, err = tx.BeginGezin(ctx); err != nil {
				return err
			}
			if _, err := tx.Add(ctx, r.id, Stuk{Vak: bewaarVak(), Aard: aardVernietigregister, Over: r.id,
				Zoek: []Zoekterm{{zoekRegister, aardVernietigregister}}}); err != nil {
				return err
			}
		}
		return fn(tx, r)
	})
}

// add records one piece; content is JSON, or text as it is.
func (r *Vernietigregister) add(ctx context.Context, tx Tx, aard string, content any) (string, error) {
	text, ok := content.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(content); err != nil {
			return "", ErrInvoer
		}
	}
	ids, err := tx.Add(ctx, r.id, Stuk{Vak: bewaarVak(), Aard: aard, Inhoud: text})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// BeoordeelLijst records what the privacy officer found: which units stay, and
// why. What is held stays held on later lists too, until it is lifted.
func (a *Archief) BeoordeelLijst(ctx context.Context, v Verzoek, lijst string, houd []bewaring.Aanhouding) error {
	_, err := a.schrijfRegister(ctx, v, Lijstbeoordelaars(), func(tx Tx, r *Vernietigregister) error {
		l := r.Lijst(lijst)
		if l == nil {
			return ErrNietGevonden
		}
		if l.Beoordeling != nil {
			return ErrLijstStand
		}
		for _, h := range houd {
			if err := l.mayHold(h); err != nil {
				return err
			}
			if _, err := r.add(ctx, tx, aardAanhouding, h); err != nil {
				return err
			}
		}
		_, err := r.add(ctx, tx, aardLijstbeoordeling, Lijstbeoordeling{Lijst: lijst, Aangehouden: houd})
		return err
	})
	return err
}

func (l *Vernietigingslijst) mayHold(h bewaring.Aanhouding) error {
	_, ok := bewaring.GrondVan(h.Grond)
	switch {
	case !slices.ContainsFunc(l.Regels, func(x LijstRegel) bool { return x.Eenheid == h.Eenheid }):
		return ErrLijstEenheid
	case !ok:
		return ErrLijstGrond
	case strings.TrimSpace(h.Reden) == "":
		return ErrLijstReden
	}
	return nil
}

// BesluitLijst records whether the second person approves. Who reviewed the
// list does not, in whatever role; a refusal has a reason.
func (a *Archief) BesluitLijst(ctx context.Context, v Verzoek, b Lijstbesluit) error {
	if !b.Akkoord && strings.TrimSpace(b.Reden) == "" {
		return ErrLijstReden
	}
	_, err := a.schrijfRegister(ctx, v, Lijstbesluiters(), func(tx Tx, r *Vernietigregister) error {
		l := r.Lijst(b.Lijst)
		switch {
		case l == nil:
			return ErrNietGevonden
		case l.Beoordeling == nil || l.Besluit != nil:
			return ErrLijstStand
		case l.Beoordeling.Door == v.Wie.Account:
			return ErrLijstZelfde
		}
		_, err := r.add(ctx, tx, aardLijstbesluit, b)
		return err
	})
	return err
}

// HefOp lifts a hold: the unit can be on a next list.
func (a *Archief) HefOp(ctx context.Context, v Verzoek, id string) error {
	_, err := a.schrijfRegister(ctx, v, Lijstbeoordelaars(), func(tx Tx, r *Vernietigregister) error {
		if !slices.ContainsFunc(r.Aanhoudt, func(h Gehouden) bool { return h.ID == id }) || id == "" {
			return ErrNietGevonden
		}
		_, err := r.add(ctx, tx, aardAanhoudingEinde, []byte(id))
		return err
	})
	return err
}

// Vernietig carries out a list that was approved and gives the declaration. A
// unit that was held or changed since then stays. Where it stops half way it is
// called again, and finishes.
func (a *Archief) Vernietig(ctx context.Context, v Verzoek, lijst string) (*Verklaring, error) {
	r, err := a.Vernietigregister(ctx, v.Wie)
	if err != nil {
		return nil, err
	}
	l := r.Lijst(lijst)
	if l == nil || !slices.Contains(Lijstbesluiters(), v.Wie.Rol) {
		return nil, ErrNietGevonden
	}
	if l.Verklaring != nil || l.Besluit == nil || !l.Besluit.Akkoord {
		return nil, ErrLijstStand
	}
	out := &Verklaring{Lijst: lijst, Dag: a.Moment().Dag, Kopiedagen: a.Kopiedagen}
	for _, line := range l.Regels {
		gone, err := a.voerUit(ctx, r, line)
		if err != nil {
			return nil, err
		}
		if !gone {
			out.Overgeslagen++
			continue
		}
		out.count(line, a.Tabel)
	}
	_, err = a.schrijfRegister(ctx, v, Lijstbesluiters(), func(tx Tx, now *Vernietigregister) error {
		if l := now.Lijst(lijst); l == nil || l.Verklaring != nil {
			return ErrLijstStand
		}
		_, err := now.add(ctx, tx, aardVerklaring, out)
		return err
	})
	return out, err
}

// voerUit destroys one unit, as the part of the program that may, where nothing
// keeps it now.
func (a *Archief) voerUit(ctx context.Context, r *Vernietigregister, line LijstRegel) (bool, error) {
	dag := a.Moment().Dag
	last, open, err := a.Plaats.Eenheid(ctx, line.Eenheid)
	if err != nil {
		return false, err
	}
	if r.gehouden(line.Eenheid, dag) {
		return false, nil
	}
	if !last.IsZero() && line.Waarom == OpTermijn { // zero: an earlier attempt destroyed it
		if o, ok := a.Tabel.Beoordeel(a.stand(line.Eenheid, last, open), r.houdt(), dag); !ok || !o.Weg {
			return false, nil
		}
	}
	if !a.magVernietigen(line.Eenheid) {
		return false, ErrNietGevonden
	}
	_, err = a.Plaats.VernietigEenheid(ctx, line.Eenheid)
	return err == nil, err
}

// magVernietigen asks whether the named part of the program may destroy in the
// compartment of a unit.
func (a *Archief) magVernietigen(e bewaring.Eenheid) bool {
	q := toegang.Vraag{Lezer: toegang.Lezer{Rol: toegang.Vernietiger}, Actie: toegang.Vernietigen, Voor: toegang.Bewaartermijn, Moment: a.Moment()}
	vak := VakVan(e.Onderwerp, e.Wet, toegang.SDossier, "betrokkenheid")
	return toegang.Prepare(q).Allows(vak.record(""), &toegang.Geheugen{})
}

func (v *Verklaring) count(line LijstRegel, t bewaring.Tabel) {
	for i := range v.Regels {
		if v.Regels[i].Regel == line.Regel && v.Regels[i].Waarom == line.Waarom {
			v.Regels[i].Eenheden++
			return
		}
	}
	one := VerklaringRegel{Regel: line.Regel, Wet: line.Wet, Waarom: line.Waarom, Eenheden: 1}
	if r, ok := t.Regel(line.Eenheid); ok {
		one.Naam, one.Bron = r.Naam, r.Bron
	}
	v.Regels = append(v.Regels, one)
}
