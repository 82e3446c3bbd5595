package dossier

import (
	"context"
	"encoding/json"
	"io"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// BronOvergenomen is the source of a decision that was taken elsewhere, before
// the family came here (Stuk.Bron). Its letter left there too: none is made.
const BronOvergenomen = "overgenomen"

// TaakBesluit asks to decide on an application (WMO-BESCH, JW-BESCH).
const TaakBesluit = "besluit-nemen"

// Overname is a family that is brought over from another system, with what was
// decided there. Help that runs is among the facts of the report (gezin.Loopt).
type Overname struct {
	Melding Melding
	// Besluiten are the decisions as they were taken, the oldest first. People
	// in them are keys of the report. The references are made here, and an
	// extension gets that of the decision before it of the same person and law.
	Besluiten     []besluit.Besluit
	Toestemmingen []Instemming
	// Aanvraag is the day of an application that is not decided on; Geen: there
	// is none. It makes the task to decide, with its last day.
	Aanvraag termijn.Dag
}

// Instemming is recorded explicit consent to use what was obtained about a
// person under one law for another (Wmo 2015 art. 5.1.1 lid 4).
type Instemming struct {
	Persoon   string // a key of the report
	Van, Naar gezin.Wet
	Op        termijn.Dag // from when it holds
}

// NeemOver brings families over, in one transaction: all of them or none. It
// gives their ids, in order. Who writes must be able to write each entry; he
// need not be able to decide, because he does not.
func (g *Gebruik) NeemOver(ctx context.Context, v Verzoek, toeval io.Reader, alle ...Overname) ([]string, error) {
	doel, ok := doelVoor(v.Wie.Rol, VakGezin(toegang.SFeit))
	if !ok {
		return nil, ErrNietGevonden
	}
	for i := range alle {
		if len(alle[i].Melding.Mensen) == 0 {
			return nil, ErrMeldingLeeg
		}
		if err := alle[i].kenmerken(toeval); err != nil {
			return nil, err
		}
	}
	var ids []string
	out, err := g.Opslag.Write(ctx, g.schrijfopdracht(v, "", nil, doel), func(tx Tx) error {
		ids = nil
		for i := range alle {
			id, err := g.neemOver(ctx, tx, v.Wie, &alle[i])
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		raw, err := json.Marshal(ids)
		tx.Resultaat(raw)
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, json.Unmarshal(out.Resultaat, &ids)
}

// kenmerken gives every decision a reference of its own, in a copy.
func (o *Overname) kenmerken(toeval io.Reader) error {
	o.Besluiten = slices.Clone(o.Besluiten)
	for i := range o.Besluiten {
		b := &o.Besluiten[i]
		var err error
		if b.Kenmerk, err = nieuwKenmerk(toeval); err != nil {
			return err
		}
		for _, voor := range o.Besluiten[:i] {
			if b.Soort == besluit.Verlenging && voor.Onderwerp == b.Onderwerp {
				b.Vorig = voor.Kenmerk
			}
		}
	}
	return nil
}

func (g *Gebruik) neemOver(ctx context.Context, tx Tx, wie Wie, o *Overname) (string, error) {
	id, err := tx.BeginGezin(ctx)
	if err != nil {
		return "", err
	}
	entries, ids, err := g.meldingInvoer(wie, &o.Melding, tx.NieuweID)
	if err != nil {
		return "", err
	}
	wetten := wettenVan(entries)
	more, err := o.invoer(ids, wetten)
	if err != nil {
		return "", err
	}
	entries = append(entries, more...)
	if err := g.magSchrijven(wie, nil, entries); err != nil {
		return "", err
	}
	entries = append(entries, volgt(nil, entries, geraakt(nil, entries))...)
	for _, t := range o.Toestemmingen {
		in, err := t.invoer(ids)
		if err != nil {
			return "", err
		}
		entries = append(entries, in)
	}
	if _, err := tx.Add(ctx, id, entries...); err != nil {
		return "", err
	}
	return id, g.koppel(ctx, tx, id, o.Melding.perID(entries))
}

// wettenVan gives the law under which each person is registered.
func wettenVan(invoer []Invoer) map[string]gezin.Wet {
	out := map[string]gezin.Wet{}
	for _, in := range invoer {
		if p, ok := in.(Persoon); ok {
			out[p.ID] = p.Vak.Label.Wet
		}
	}
	return out
}

// invoer gives the decisions, each in the compartment of its person and law, and
// the task of an application.
func (o *Overname) invoer(ids map[string]string, wetten map[string]gezin.Wet) ([]Invoer, error) {
	var out []Invoer
	for i := range o.Besluiten {
		one, ok := opPersonen(o.Besluiten[i], ids)
		if !ok {
			return nil, ErrInvoer
		}
		raw, err := json.Marshal(one)
		if err != nil {
			return nil, ErrInvoer
		}
		out = append(out, Stuk{Vak: VakVan(one.Persoon, one.Wet, toegang.SBesluit, gezin.Gewoon), Aard: AardBesluit, Over: one.Persoon, Inhoud: raw,
			Bron: gezin.Bron{Soort: BronOvergenomen}})
	}
	if o.Aanvraag == termijn.Geen {
		return out, nil
	}
	over := ids[o.Melding.Mensen[0].Sleutel]
	code := map[gezin.Wet]string{gezin.Wmo: "WMO-BESCH", gezin.Jeugdwet: "JW-BESCH"}[wetten[over]]
	last, err := termijn.Bereken(code, o.Aanvraag)
	if err != nil {
		return nil, err
	}
	return append(out, Taak{Vak: VakVan(over, wetten[over], toegang.STaak, gezin.Gewoon), Aard: TaakBesluit, Over: over, Vervalt: last.Eind, Inhoud: []byte(code)}), nil
}

// opPersonen gives a decision with the ids of people in the place of keys; ok is
// false where a key is not known.
func opPersonen(b besluit.Besluit, ids map[string]string) (besluit.Besluit, bool) {
	ok := true
	id := func(key string) string {
		out, known := ids[key]
		ok = ok && known
		return out
	}
	all := func(keys []string) []string {
		out := make([]string, len(keys))
		for i, k := range keys {
			out[i] = id(k)
		}
		return out
	}
	b.Persoon = id(b.Persoon)
	if len(b.Deelnemers) > 0 {
		b.Deelnemers = all(b.Deelnemers)
		slices.Sort(b.Deelnemers)
	}
	b.Regels = slices.Clone(b.Regels)
	for i := range b.Regels {
		b.Regels[i].Voor = all(b.Regels[i].Voor)
	}
	return b, ok
}

// invoer gives the row of consent, in the compartment of the person, under the
// law under which the data were obtained.
func (t *Instemming) invoer(ids map[string]string) (Invoer, error) {
	id, ok := ids[t.Persoon]
	if !ok {
		return nil, ErrInvoer
	}
	return Relatie{Vak: VakVan(id, t.Van, toegang.SFeit, gezin.Gewoon), Relatie: toegang.Toegestemd,
		Rij: toegang.Toestemming(id, t.Van, t.Naar, t.Op, termijn.Geen)}, nil
}

// overgenomen tells whether a decision was taken elsewhere.
func (b *Beeld) overgenomen(k besluit.Kenmerk) bool {
	for i := range b.Stukken {
		var one besluit.Besluit
		if s := &b.Stukken[i]; s.Aard == AardBesluit && s.Bron.Soort == BronOvergenomen && json.Unmarshal(s.Inhoud, &one) == nil && one.Kenmerk == k {
			return true
		}
	}
	return false
}
