package dossier

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces and tasks of emergency access. Each emergency access has a
// log of its own, which hangs on no family: whether there was anything to see
// makes no difference to how it is written.
const (
	AardNood        = "noodtoegang"          // toegang.Noodtoegang as JSON, once for each person
	AardNoodoordeel = "noodoordeel"          // toegang.Noodoordeel as JSON
	TaakNood        = "noodtoegang-bekijken" // the notice to the casusregisseur
)

// Noodopening is an emergency access as the one who opened it carries it along.
type Noodopening struct {
	ID       string // of its log
	Personen []string
	Gezinnen []string // in which there may be something to see
	Reden    toegang.Noodreden
	Tot      time.Time
}

// Open tells whether it is open at a moment.
func (n *Noodopening) Open(nu time.Time) bool { return n != nil && nu.Before(n.Tot) }

// Noodaanvraag asks for emergency access: to who has a number, or to the members
// of a family that he knows already.
type Noodaanvraag struct {
	BSN         nummer.BSN
	Gezin       string
	Reden       toegang.Noodreden
	Toelichting string
}

// Faults of emergency access.
var ErrNoodBeoordeeld = &Fout{"NOOD-BEOORDEELD", "Deze noodtoegang is al beoordeeld."}

// doelen gives the purposes for which a reader reads a family now: those of his
// role, and that of an emergency access which leads to this family.
func (w Wie) doelen(gezin string, m toegang.Moment) []toegang.Activiteit {
	out := DoelenVan(w.Rol)
	if w.Nood.Open(m.Tijd) && slices.Contains(w.Nood.Gezinnen, gezin) {
		out = append(out, toegang.Noodgebruik)
	}
	return out
}

// OpenNood opens an emergency access, notifies and logs it. The errors are
// toegang.Fouten; who is not there is opened as who is.
func (g *Gebruik) OpenNood(ctx context.Context, v Verzoek, a Noodaanvraag) (*Noodopening, error) {
	target := a.Gezin
	if !a.BSN.IsZero() {
		target = "nummer"
	}
	lezer := toegang.Lezer{Account: v.Wie.Account, Rol: v.Wie.Rol}
	made, err := toegang.OpenNood(toegang.Noodverzoek{Lezer: lezer, Persoon: target, Reden: a.Reden, Toelichting: a.Toelichting}, g.Moment(), termijn.Dag.PlusWerkdagen)
	if err != nil {
		return nil, err
	}
	o := Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging), Sleutel: naam(v), Vorm: v.Vorm}
	out, err := g.Opslag.Write(ctx, o, func(tx Tx) error { return g.schrijfNood(ctx, tx, &a, made) })
	if err != nil {
		return nil, err
	}
	var n Noodopening
	return &n, json.Unmarshal(out.Resultaat, &n)
}

func (g *Gebruik) schrijfNood(ctx context.Context, tx Tx, a *Noodaanvraag, made toegang.Noodtoegang) error {
	id, err := tx.BeginGezin(ctx)
	if err != nil {
		return err
	}
	n := Noodopening{ID: id, Reden: made.Reden, Tot: made.Tot}
	wetten, err := g.vindNood(ctx, tx.Als(g.koppelToets(toegang.Zoeken)), a, &n)
	if err != nil {
		return err
	}
	if len(n.Personen) == 0 {
		n.Personen = []string{tx.NieuweID()}
	}
	for _, p := range n.Personen {
		made.Persoon = p
		content, err := json.Marshal(made)
		if err != nil {
			return err
		}
		vak := VakVan(p, orWmo(wetten[p]), toegang.SNood, gezin.Gewoon)
		entries := []Invoer{Relatie{Vak: vak, Relatie: toegang.Noodgeopend, Rij: made.Rij()},
			Stuk{Vak: vak, Aard: AardNood, Over: p, Inhoud: content, Bron: gezin.Bron{Soort: "systeem"}}}
		for _, k := range made.Kennisgevingen {
			if k.Aan == toegang.Casusregisseur { // the privacy officer has the list
				entries = append(entries, Taak{Vak: vak, Aard: TaakNood, Vervalt: made.BeoordeelVoor, Inhoud: []byte(k.Tekst)})
			}
		}
		if _, err := tx.Add(ctx, id, entries...); err != nil {
			return err
		}
	}
	content, err := json.Marshal(n)
	tx.Resultaat(content)
	return err
}

func orWmo(w gezin.Wet) gezin.Wet {
	if w == "" {
		return gezin.Wmo
	}
	return w
}

// vindNood finds whom it is about, in which families they are, and under which
// law each was registered.
func (g *Gebruik) vindNood(ctx context.Context, l Lezing, a *Noodaanvraag, n *Noodopening) (map[string]gezin.Wet, error) {
	found, err := l.Gezin(ctx, a.Gezin, toegang.SRelatie)
	if err == nil {
		n.Personen = found.LedenOp(g.Moment().Dag)
	} else if !errors.Is(err, ErrNietGevonden) {
		return nil, err
	}
	if !a.BSN.IsZero() {
		if n.Personen, err = l.Zoek(ctx, Zoekterm{ZoekBSN, a.BSN.Onthuld()}); err != nil {
			return nil, err
		}
	}
	slices.Sort(n.Personen)
	n.Personen = slices.Compact(n.Personen)
	people, err := l.Personen(ctx, n.Personen, toegang.SPersoon)
	if err != nil {
		return nil, err
	}
	wetten := map[string]gezin.Wet{}
	for _, p := range n.Personen {
		if people[p] != nil && len(people[p].Stukken) > 0 {
			wetten[p] = people[p].Stukken[0].Vak.Label.Wet
		}
		in, err := l.Gezinnen(ctx, p)
		if err != nil {
			return nil, err
		}
		n.Gezinnen = append(n.Gezinnen, in...)
	}
	slices.Sort(n.Gezinnen)
	n.Gezinnen = slices.Compact(n.Gezinnen)
	return wetten, nil
}

// SluitNood closes an emergency access of the reader before its time.
func (g *Gebruik) SluitNood(ctx context.Context, wie Wie, id string) error {
	now := g.Moment().Tijd
	_, err := g.Opslag.Write(ctx, Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging)}, func(tx Tx) error {
		found, err := tx.Gezin(ctx, id, toegang.SNood)
		if err != nil {
			return err
		}
		for i := range found.Relaties {
			r := &found.Relaties[i]
			if r.Relatie != toegang.Noodgeopend || r.Rij.Waarden[toegang.CLezer] != wie.Account || r.Rij.Tot <= toegang.Tijdtekst(now) {
				continue
			}
			tot := now
			if toegang.Tijdtekst(now) <= r.Rij.Van { // a row that ends where it begins would never have held
				tot = now.Add(time.Microsecond)
			}
			if _, err := tx.Add(ctx, id, RelatieEinde{Relatie: r.ID, Tot: toegang.Tijdtekst(tot)}); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// Nood is an emergency access for who supervises or directs.
type Nood struct {
	ID string
	toegang.Noodtoegang
	Personen []string             // as far as the reader may see
	Gesloten time.Time            // when it ended or ends
	Oordeel  *toegang.Noodoordeel // nil: not reviewed
	Taken    []string             // the open notices that the reader sees
	Namen    map[string]string    // of people whom the reader may see
	Gezinnen []string             // that the reader may open
	vakken   []Vak
}

// noodUit reads an emergency access from its log; nil where the reader sees
// nothing of it.
func noodUit(g *Gezin) *Nood {
	n := &Nood{ID: g.ID}
	for i := range g.Stukken {
		s := &g.Stukken[i]
		var oordeel toegang.Noodoordeel
		switch {
		case s.Aard == AardNood && json.Unmarshal(s.Inhoud, &n.Noodtoegang) == nil:
			n.Personen, n.vakken = append(n.Personen, s.Over), append(n.vakken, s.Vak)
		case s.Aard == AardNoodoordeel && json.Unmarshal(s.Inhoud, &oordeel) == nil:
			n.Oordeel = &oordeel
		}
	}
	if len(n.Personen) == 0 {
		return nil
	}
	n.Gesloten = n.Tot
	for i := range g.Relaties {
		if t, err := time.Parse("2006-01-02T15:04:05.000000Z", g.Relaties[i].Rij.Tot); err == nil && g.Relaties[i].Relatie == toegang.Noodgeopend {
			n.Gesloten = t
		}
	}
	for i := range g.Taken {
		if t := &g.Taken[i]; t.Aard == TaakNood && !t.Voltooid && t.Ingetrokken == 0 {
			n.Taken = append(n.Taken, t.ID)
		}
	}
	return n
}

// Noodtoegangen gives a page of every emergency access, the newest first, for
// who supervises, and where the next page begins.
func (g *Gebruik) Noodtoegangen(ctx context.Context, wie Wie, p Pagina) (out []Nood, verder string, err error) {
	err = g.lees(ctx, wie, toegang.Lezen, toegang.Privacytoezicht, Inzage{Handeling: Lijst, Pagina: "noodtoegangen"}, func(l Lezing) error {
		page, err := l.Rijen(ctx, toegang.Noodgeopend, p)
		if err != nil {
			return err
		}
		out, verder = nil, page.Verder
		var seen []string
		for i := range page.Rijen {
			id := page.Rijen[i].Gezin
			if slices.Contains(seen, id) {
				continue
			}
			seen = append(seen, id)
			found, err := l.Gezin(ctx, id, toegang.SNood)
			if err != nil {
				return err
			}
			if n := noodUit(found); n != nil {
				out = append(out, *n)
			}
		}
		return nil
	})
	return out, verder, err
}

// Noodtoegang gives one emergency access to who supervises.
func (g *Gebruik) Noodtoegang(ctx context.Context, wie Wie, id string) (n *Nood, err error) {
	err = g.lees(ctx, wie, toegang.Beoordelen, toegang.Privacytoezicht, Inzage{Handeling: Inzien, Pagina: "noodtoegang"}, func(l Lezing) error {
		found, err := l.Gezin(ctx, id, toegang.SNood)
		if err != nil {
			return err
		}
		if n = noodUit(found); n == nil {
			return ErrNietGevonden
		}
		return nil
	})
	return n, err
}

// BeoordeelNood records the review of an emergency access. The errors are
// toegang.Fouten, ErrNoodBeoordeeld, and ErrNietGevonden to who does not review.
func (g *Gebruik) BeoordeelNood(ctx context.Context, v Verzoek, id string, terecht bool, toelichting string) error {
	n, err := g.Noodtoegang(ctx, v.Wie, id)
	if err != nil {
		return err
	}
	oordeel, err := n.Beoordeel(toegang.Lezer{Account: v.Wie.Account, Rol: v.Wie.Rol}, g.Moment(), terecht, toelichting)
	if err != nil {
		return err
	}
	content, err := json.Marshal(oordeel)
	if err != nil {
		return err
	}
	o := Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging), Sleutel: naam(v), Vorm: v.Vorm}
	_, err = g.Opslag.Write(ctx, o, func(tx Tx) error {
		now, err := tx.Gezin(ctx, id, toegang.SNood)
		if err != nil {
			return err
		}
		if noodUit(now).Oordeel != nil {
			return ErrNoodBeoordeeld
		}
		_, err = tx.Add(ctx, id, Stuk{Vak: n.vakken[0], Aard: AardNoodoordeel, Over: n.Personen[0], Inhoud: content, Bron: gezin.Bron{Soort: "professional"}})
		return err
	})
	return err
}

// Noodmelding gives one emergency access to the casusregisseur of whom it was
// about.
func (g *Gebruik) Noodmelding(ctx context.Context, wie Wie, id string) (*Nood, error) {
	var n *Nood
	for _, doel := range DoelenVan(wie.Rol) {
		err := g.lees(ctx, wie, toegang.Lezen, doel, Inzage{Handeling: Inzien, Pagina: "noodmelding"}, func(l Lezing) error {
			found, err := l.Gezin(ctx, id, toegang.SNood)
			if err != nil {
				return err
			}
			part := noodUit(found)
			if part == nil {
				return ErrNietGevonden
			}
			if n != nil {
				part.Personen, part.Taken = append(n.Personen, part.Personen...), append(n.Taken, part.Taken...)
				part.Namen, part.Gezinnen = n.Namen, n.Gezinnen
			} else {
				part.Namen = map[string]string{}
			}
			n = part
			return g.noemNood(ctx, l, n)
		})
		if err != nil && !errors.Is(err, ErrNietGevonden) {
			return nil, err
		}
	}
	if n == nil {
		return nil, ErrNietGevonden
	}
	return n, nil
}

func (g *Gebruik) noemNood(ctx context.Context, l Lezing, n *Nood) error {
	for _, p := range n.Personen {
		name, err := naamVan(ctx, l, g.Moment().Dag, p)
		if err != nil {
			return err
		}
		if name != "" {
			n.Namen[p] = name
		}
		in, err := l.Gezinnen(ctx, p)
		if err != nil {
			return err
		}
		n.Gezinnen = append(n.Gezinnen, in...)
	}
	slices.Sort(n.Gezinnen)
	n.Gezinnen = slices.Compact(n.Gezinnen)
	return nil
}

// NoodmeldingGezien takes the notice from the work list of who directs.
func (g *Gebruik) NoodmeldingGezien(ctx context.Context, v Verzoek, id string) error {
	n, err := g.Noodmelding(ctx, v.Wie, id)
	if err != nil {
		return err
	}
	o := Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging), Sleutel: naam(v), Vorm: v.Vorm}
	_, err = g.Opslag.Write(ctx, o, func(tx Tx) error {
		for _, t := range n.Taken {
			if _, err := tx.Add(ctx, id, TaakAf{Taak: t}); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// Inzagen gives a page of the access log to who supervises; for an export the
// act is exporteren.
func (g *Gebruik) Inzagen(ctx context.Context, wie Wie, export bool, vraag Inzagevraag) (out Inzagen, err error) {
	actie, i := toegang.Lezen, Inzage{Handeling: Opzoeken, Pagina: "wie-keek"}
	if export {
		actie, i.Handeling = toegang.Exporteren, Exporteer
	}
	err = g.lees(ctx, wie, actie, toegang.Privacytoezicht, i, func(l Lezing) (err error) {
		out, err = l.Inzagen(ctx, vraag)
		return err
	})
	return out, err
}
