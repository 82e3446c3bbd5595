package dossier

import (
	"bytes"
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// ErrKopie is given where a copy cannot be made, or does not pass the gate. It
// is the same whatever the reason.
var ErrKopie = &Fout{"BRIEF-KOPIE", "Deze brief kunt u hier nu niet openen. Vraag een kopie aan bij Mijn verzoeken, of bel de gemeente."}

// Kopie gives a letter that left for a client once more, to himself, through the
// gate. It has no address: who looks over his shoulder does not learn where he
// lives. Of the children in it only those are named whom he may still see.
func (p *Postkamer) Kopie(ctx context.Context, wie Wie, r *regeling.Regeling, kenmerk string) (poort.Doorgelaten, error) {
	none := poort.Doorgelaten{}
	portaal, err := p.Portaal(ctx, wie, Inzage{Handeling: Afdrukken, Pagina: "mijn-brief"})
	if err != nil {
		return none, err
	}
	var m *MijnBesluit
	for _, one := range portaal.Besluiten() {
		if string(one.Besluit.Kenmerk) == kenmerk && one.Brief {
			m = &one
			break
		}
	}
	if m == nil {
		return none, ErrNietGevonden
	}
	all, err := p.register(ctx, wie, m.stuk.Gezin)
	if err != nil {
		return none, err
	}
	z, ok := m.zending(all, r, portaal)
	if !ok {
		return none, ErrKopie
	}
	return p.laatKopie(ctx, wie, portaal, m, z)
}

// zending says how the letter was addressed: by ages and custody of the day on
// which it left.
func (m *MijnBesluit) zending(all *Gezin, r *regeling.Regeling, p *Portaal) (besluit.Zending, bool) {
	dag := p.verzonden(m.Besluit.Kenmerk)
	feiten := make([]gezin.Feit, len(all.Feiten))
	for i := range all.Feiten {
		feiten[i] = all.Feiten[i].Feit
	}
	sit := gezin.OpDag(ledenVan(all), feiten, dag, math.MaxInt64)
	find := &besluit.Gezinssituatie{Situatie: &sit, Regels: r.Op(dag, dag), Dag: dag}
	var uit []besluit.Zending
	if m.bericht != nil {
		uit, _ = find.ZendingenBericht(m.bericht)
	} else if b, err := m.origineel(); err == nil {
		uit, _ = find.ZendingenVan(b)
	}
	i := slices.IndexFunc(uit, func(z besluit.Zending) bool { return z.Ontvanger == p.Zelf })
	if i < 0 {
		return besluit.Zending{}, false
	}
	z := uit[i]
	z.Noemt = slices.DeleteFunc(slices.Clone(z.Noemt), func(kind string) bool { return p.Naam(kind) == "" })
	return z, true
}

// origineel gives the decision as it was recorded.
func (m *MijnBesluit) origineel() (*besluit.Besluit, error) {
	b := Beeld{Gezin: &Gezin{Stukken: []Stuk{*m.stuk}}}
	one := b.Besluit(m.Besluit.Kenmerk)
	if one == nil {
		return nil, ErrNietGevonden
	}
	return one, nil
}

// laatKopie makes the copy and brings it through the gate.
func (p *Postkamer) laatKopie(ctx context.Context, wie Wie, portaal *Portaal, m *MijnBesluit, z besluit.Zending) (poort.Doorgelaten, error) {
	weet, err := p.bewaakt(ctx, wie.Herkomst, m.stuk.Gezin)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	lezer := toegang.Lezer{Account: wie.Account, Persoon: wie.Persoon, Rol: toegang.Client}
	o := poort.Opdracht{Soort: poort.Brief, Afzender: lezer, Ontvanger: poort.Ontvanger{Lezer: lezer, Voor: toegang.Inzagerecht}, Over: []string{m.Over},
		Velden: portaal.velden(m, z), Lijst: weet.lijst, Bron: weet.bron, Moment: portaal.Moment}
	gate, err := poort.New(nietBewaren{}, p.Rem, p.nieuwID, p.Zegel, poort.Instelling{})
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	d, err := gate.Laat(ctx, o, func(v poort.Velden) (poort.Gemaakt, error) {
		for _, f := range o.Velden {
			if _, ok := v.Get(f.Naam).Waarde(); !ok {
				return poort.Gemaakt{}, ErrKopie
			}
		}
		return p.maakKopie(portaal, m, z)
	})
	var stop *poort.Fout
	if errors.As(err, &stop) {
		return poort.Doorgelaten{}, ErrKopie
	}
	return d, err
}

// velden are the fields of a copy, each in the compartment that it comes from.
func (p *Portaal) velden(m *MijnBesluit, z besluit.Zending) []poort.Veld {
	field := func(naam string, vak Vak) poort.Veld {
		return poort.Veld{Naam: naam, Record: vak.record(""), Waarde: toegang.Toon("ja")}
	}
	out := []poort.Veld{field("besluit", m.stuk.Vak)}
	for _, wie := range append([]string{p.Zelf}, z.Noemt...) {
		if s := p.alles.Stuk(AardNaam, wie, p.Moment.Dag); s != nil {
			out = append(out, field("naam van "+wie, s.Vak))
		}
	}
	return out
}

func (p *Postkamer) maakKopie(portaal *Portaal, m *MijnBesluit, z besluit.Zending) (poort.Gemaakt, error) {
	naam := portaal.Naam(portaal.Zelf)
	post := brief.Post{Afzender: p.Afzender, Aan: brief.Aan{Naam: naam, Aanhef: aanhef(naam), Kopie: true}, Namen: map[string]string{}}
	for _, kind := range z.Noemt {
		post.Namen[kind], _, _ = strings.Cut(portaal.Naam(kind), " ")
	}
	letter, err := m.brief(z, post)
	if err != nil {
		return poort.Gemaakt{}, ErrKopie
	}
	var out bytes.Buffer
	made, err := letter.Write(&out, p.Zetter)
	if err != nil {
		return poort.Gemaakt{}, err
	}
	if len(made.Vervangen) > 0 {
		return poort.Gemaakt{}, ErrKopie
	}
	return poort.Gemaakt{Inhoud: out.Bytes(), Media: poort.PDF, Bestandsnaam: letter.Bestandsnaam(), Onderwerp: letter.Titel,
		Uitlees: poort.Tekst(strings.Join(letter.Envelop(), "\n") + "\n" + letter.Tekst())}, nil
}

// brief makes the letter as it left, on the day on which it left.
func (m *MijnBesluit) brief(z besluit.Zending, post brief.Post) (*brief.Brief, error) {
	if m.bericht != nil {
		note := *m.bericht
		note.Besluit.Bekendmaking = m.Besluit.Bekendmaking
		return brief.VanKennisgeving(&note, z, post)
	}
	one, err := m.origineel()
	if err != nil {
		return nil, err
	}
	one.Bekendmaking = m.Besluit.Bekendmaking
	return brief.VanBesluit(one, z, post)
}

// nietBewaren keeps nothing of a copy that did not pass: the letter itself is in
// the file, and there is nothing to let go later.
type nietBewaren struct{}

// Vasthouden implements poort.Bewaarder.
func (nietBewaren) Vasthouden(context.Context, poort.Vasthouding) error { return nil }
