package dossier

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces of decisions (Stuk.Aard). A decision stands in the
// compartment of its person under its law. What explains it to who answers for
// it stands as an advice, which no client reads: of a choice in the compartment
// of the family, because it tells about everybody.
const (
	AardBesluit     = "besluit"      // besluit.Besluit as JSON
	AardBericht     = "kennisgeving" // besluit.Kennisgeving as JSON, in the compartment of the child
	AardAchtergrond = "achtergrond"  // Achtergrond as JSON
)

// Achtergrond is what is kept beside the decisions of one choice.
type Achtergrond struct {
	KeuzeID   string // of the entry with the choice; empty: none
	Besluiten []besluit.Kenmerk
	// Voorstel is the proposal that was signed, and Voorbereid the account that
	// made it; empty: who signed prepared it himself.
	Voorstel   besluit.Kenmerk `json:",omitempty"`
	Voorbereid string          `json:",omitempty"`
	besluit.Achtergrond
}

// Besluiten gives the decisions that the reader may see, in the order in which
// they were recorded. A decision that is changed stays among them.
func (b *Beeld) Besluiten() []besluit.Besluit {
	var out []besluit.Besluit
	for i := range b.Stukken {
		var one besluit.Besluit
		if s := &b.Stukken[i]; s.Aard == AardBesluit && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &one) == nil {
			out = append(out, one)
		}
	}
	return out
}

// Besluit finds a decision by its reference; nil where the reader sees none.
func (b *Beeld) Besluit(k besluit.Kenmerk) *besluit.Besluit {
	all := b.Besluiten()
	for i := range all {
		if all[i].Kenmerk == k {
			return &all[i]
		}
	}
	return nil
}

// Kennisgevingen gives the notices that the reader may see.
func (b *Beeld) Kennisgevingen() []besluit.Kennisgeving {
	var out []besluit.Kennisgeving
	for i := range b.Stukken {
		var k besluit.Kennisgeving
		if s := &b.Stukken[i]; s.Aard == AardBericht && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &k) == nil {
			out = append(out, k)
		}
	}
	return out
}

// Beslist tells whether decisions were made of a choice.
func (b *Beeld) Beslist(keuze string) bool {
	for i := range b.Stukken {
		var a Achtergrond
		if s := &b.Stukken[i]; s.Aard == AardAchtergrond && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &a) == nil && a.KeuzeID == keuze {
			return true
		}
	}
	return false
}

// Vlaggen gives the members who count as flagged for decisions and letters. As
// soon as the reader sees a flag on anyone, or may not see whether there is one,
// all count: a person then decides. So it does not depend on what he may not
// know, and never lets through what a flag would stop.
func (b *Beeld) Vlaggen(wie Wie) map[string]bool {
	flags := map[string]bool{}
	if b.Veiligheid(wie) == VeiligheidGeenVlag {
		return flags
	}
	for _, p := range b.Mensen() {
		flags[p] = true
	}
	return flags
}

// Besluitvraag is what is asked to decide on a choice. References are made here.
type Besluitvraag struct {
	Keuze         *Keuze
	Advies        *Advies
	Datum         termijn.Dag
	Bekendmaking  termijn.Dag // the day of sending; Geen: Datum
	Ingang, Einde termijn.Dag
	Tijdelijk     bool // urgent: what stands under the Wmo is temporary (Wmo 2015 art. 2.3.3)
	Ondertekening besluit.Ondertekening
	Dossiers      map[besluit.Onderwerp]besluit.Dossier
	Berichten     map[string]besluit.Bericht
}

// Onderwerpen gives the decisions that a choice asks for, also those in force
// that it ends, and the children who get a notice.
func (b *Beeld) Onderwerpen(calc *arrangement.Berekening, s *gezin.Situatie, ingang termijn.Dag) (nieuw, eindigt []besluit.Onderwerp, berichten []string) {
	nieuw = besluit.Onderwerpen(calc, s)
	seen := map[besluit.Onderwerp]bool{}
	for _, o := range nieuw {
		seen[o] = true
	}
	lopend := b.Besluiten()
	for i := range lopend {
		old := &lopend[i]
		if !seen[old.Onderwerp] && len(old.Regels) > 0 && old.Einde >= ingang && !Vervangen(lopend, old.Kenmerk) {
			seen[old.Onderwerp] = true
			eindigt = append(eindigt, old.Onderwerp)
		}
	}
	return nieuw, eindigt, besluit.KrijgenBericht(calc, s, lopend)
}

// Vervangen tells whether a later decision took the place of one.
func Vervangen(alle []besluit.Besluit, k besluit.Kenmerk) bool {
	for i := range alle {
		if alle[i].Vorig == k && k != "" {
			return true
		}
	}
	return false
}

// NeemBesluiten makes the decisions of a choice, each in the compartment of its
// person and law. The errors are besluit.Fouten, arrangement.Fouten, and those
// of LegVast.
func (g *Gebruik) NeemBesluiten(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, q *Besluitvraag, toeval io.Reader) error {
	return g.neem(ctx, v, b, gezien, q, nil, toeval)
}

// ProefBesluiten finds what is wrong with decisions and takes none.
func (g *Gebruik) ProefBesluiten(wie Wie, b *Beeld, q *Besluitvraag, toeval io.Reader) error {
	made, err := q.maak(wie, b, toeval)
	if err != nil {
		return err
	}
	return g.teken(wie, made.bundel, made.kosten)
}

// Besluitstuk is what decisions are made of, whoever signs them: a Besluitvraag,
// an Afwijzing or a Beeindiging.
type Besluitstuk interface {
	// maak makes the decisions as wie may make them, with references from toeval.
	maak(wie Wie, b *Beeld, toeval io.Reader) (*gemaakt, error)
}

// gemaakt are decisions that nobody signed yet.
type gemaakt struct {
	bundel *besluit.Bundel
	kosten map[besluit.Onderwerp]kosten
	keuze  string // the entry with the choice that they carry out; empty: none
}

// neem makes decisions, signs and records them. Of a proposal it keeps who made
// it, and ends it.
func (g *Gebruik) neem(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, stuk Besluitstuk, van *Voorstel, toeval io.Reader) error {
	made, err := stuk.maak(v.Wie, b, toeval)
	if err != nil {
		return err
	}
	if err := g.teken(v.Wie, made.bundel, made.kosten); err != nil {
		return err
	}
	return g.legBundel(ctx, v, b, gezien, made, van)
}

func (q *Besluitvraag) maak(wie Wie, b *Beeld, toeval io.Reader) (*gemaakt, error) {
	calc, err := Reken(q.Advies.Versie, &q.Advies.Situatie, &q.Keuze.Keuze)
	if err != nil {
		return nil, err
	}
	if err := nieuweKenmerken(q, toeval); err != nil {
		return nil, err
	}
	bundel, err := besluit.Maak(besluit.Invoer{Regels: q.Advies.Versie, Situatie: &q.Advies.Situatie, Keuze: &q.Keuze.Keuze, Berekening: calc,
		Advies: q.Advies.Advies, Afwijking: q.Keuze.Afwijking, Datum: q.Datum, Bekendmaking: q.Bekendmaking, Ingang: q.Ingang, Einde: q.Einde,
		Tijdelijk: q.Tijdelijk, Ondertekening: q.Ondertekening, Vlaggen: b.Vlaggen(wie), Dossiers: q.Dossiers, Berichten: q.Berichten, Lopend: b.Besluiten()})
	if err != nil {
		return nil, err
	}
	cost, err := kostenVan(calc, &q.Advies.Situatie)
	return &gemaakt{bundel, cost, q.Keuze.ID}, err
}

// nieuweKenmerken gives every piece a reference, in one order: the same draws
// give the same references.
func nieuweKenmerken(q *Besluitvraag, toeval io.Reader) error {
	onderwerpen := slices.SortedFunc(maps.Keys(q.Dossiers), func(x, y besluit.Onderwerp) int {
		return cmp.Or(cmp.Compare(x.Persoon, y.Persoon), cmp.Compare(x.Wet, y.Wet))
	})
	for _, o := range onderwerpen {
		k, err := nieuwKenmerk(toeval)
		if err != nil {
			return err
		}
		d := q.Dossiers[o]
		d.Kenmerk = k
		q.Dossiers[o] = d
	}
	for _, p := range slices.Sorted(maps.Keys(q.Berichten)) {
		k, err := nieuwKenmerk(toeval)
		if err != nil {
			return err
		}
		r := q.Berichten[p]
		r.Kenmerk = k
		q.Berichten[p] = r
	}
	return nil
}

func nieuwKenmerk(toeval io.Reader) (besluit.Kenmerk, error) {
	raw := make([]byte, besluit.KenmerkBytes)
	if _, err := io.ReadFull(toeval, raw); err != nil {
		return "", err
	}
	return besluit.KenmerkVan(raw)
}

// legBundel records signed decisions, notices and background, when the writer
// may decide on each of them.
func (g *Gebruik) legBundel(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, made *gemaakt, van *Voorstel) error {
	entries, err := g.bundelInvoer(v.Wie, b, made.bundel, made.keuze, van)
	if err != nil {
		return err
	}
	if err := g.LegVast(ctx, v, b, gezien, entries...); err != nil {
		return err
	}
	if made.bundel.Achtergrond.Bewijs.Regels == "" {
		return nil // no advice was weighed: an ending
	}
	return g.telAfwijking(ctx, v.Sleutel, made.bundel.Achtergrond.Afwijking.Soort)
}

func (g *Gebruik) bundelInvoer(wie Wie, b *Beeld, bundel *besluit.Bundel, keuze string, van *Voorstel) ([]Invoer, error) {
	back := Achtergrond{KeuzeID: keuze, Achtergrond: bundel.Achtergrond}
	if van != nil {
		back.Voorstel, back.Voorbereid = van.Nummer, van.Door
	}
	var entries []Invoer
	add := func(vak Vak, aard, over string, content any) error {
		raw, err := json.Marshal(content)
		entries = append(entries, Stuk{Vak: vak, Aard: aard, Over: over, Inhoud: raw, Bron: gezin.Bron{Soort: "beschikking"}})
		return err
	}
	for i := range bundel.Besluiten {
		one := &bundel.Besluiten[i]
		vak := VakVan(one.Persoon, one.Wet, toegang.SBesluit, gezin.Gewoon)
		if !g.mag(wie, b, toegang.Besluiten, besluitdoel(one.Wet), vak) {
			return nil, ErrNietGevonden
		}
		back.Besluiten = append(back.Besluiten, one.Kenmerk)
		if err := add(vak, AardBesluit, one.Persoon, one); err != nil {
			return nil, err
		}
	}
	for i := range bundel.Kennisgevingen {
		k := &bundel.Kennisgevingen[i]
		if err := add(VakVan(k.Kind, k.Besluit.Wet, toegang.SBesluit, gezin.Gewoon), AardBericht, k.Kind, k); err != nil {
			return nil, err
		}
	}
	vak, over := achtergrondVak(bundel, keuze)
	if err := add(vak, AardAchtergrond, over, back); err != nil {
		return nil, err
	}
	ended, err := b.eindVoorstellen(bundel, keuze, van)
	if err != nil {
		return nil, err
	}
	entries = append(append(entries, ended...), b.toewijsTaken(bundel.Besluiten)...)
	tasks, err := b.naBesluitTaken(bundel, keuze)
	return append(entries, tasks...), err
}

// achtergrondVak gives the compartment of what is kept beside decisions. That of
// a choice tells about the whole family. That of an ending or a refusal tells
// about one person: who is not involved with him must not find out that there
// is something new.
func achtergrondVak(bundel *besluit.Bundel, keuze string) (vak Vak, over string) {
	if keuze != "" || len(bundel.Besluiten) == 0 {
		return VakGezin(toegang.SAdvies), ""
	}
	first := bundel.Besluiten[0].Onderwerp
	if slices.ContainsFunc(bundel.Besluiten, func(b besluit.Besluit) bool { return b.Onderwerp != first }) {
		return VakGezin(toegang.SAdvies), ""
	}
	return VakVan(first.Persoon, first.Wet, toegang.SAdvies, gezin.Gewoon), first.Persoon
}

// besluitdoel gives the purpose under which is decided for a law.
func besluitdoel(wet gezin.Wet) toegang.Activiteit {
	if wet == gezin.Jeugdwet {
		return toegang.JeugdBesluit
	}
	return toegang.WmoBesluit
}

// mag asks whether someone may do something in a compartment.
func (g *Gebruik) mag(wie Wie, b *Beeld, actie toegang.Actie, doel toegang.Activiteit, vak Vak) bool {
	toets := toegang.Prepare(wie.Vraag(actie, doel, g.Moment()))
	return toets.Allows(vak.record(wie.Account), relaties(b.Gezin, nil))
}

// Einde is what is asked to end one decision earlier, or to refuse.
type Einde struct {
	Datum, Laatste termijn.Dag // of the decision; the last day of help
	Bekendmaking   termijn.Dag // the day of sending; Geen: Datum
	Ondertekening  besluit.Ondertekening
	Dossier        besluit.Dossier
}

// Beeindig ends one decision in a new one; the old one stays as it was. Children
// whose help stops with it get a notice.
func (g *Gebruik) Beeindig(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, oud *besluit.Besluit, e Einde, toeval io.Reader) error {
	return g.neem(ctx, v, b, gezien, &Beeindiging{oud, e}, nil, toeval)
}

// Beeindiging asks to end one decision.
type Beeindiging struct {
	Oud *besluit.Besluit
	Einde
}

func (q *Beeindiging) maak(_ Wie, _ *Beeld, toeval io.Reader) (*gemaakt, error) {
	oud, e := q.Oud, q.Einde
	var err error
	if e.Dossier.Kenmerk, err = nieuwKenmerk(toeval); err != nil {
		return nil, err
	}
	one, err := besluit.Beeindig(oud, e.Dossier, e.Datum, orDay(e.Bekendmaking, e.Datum), e.Laatste, e.Ondertekening)
	if err != nil {
		return nil, err
	}
	berichten := map[string]besluit.Bericht{}
	for _, kind := range one.Deelnemers {
		k, err := nieuwKenmerk(toeval)
		if err != nil {
			return nil, err
		}
		berichten[kind] = besluit.Bericht{Kenmerk: k}
	}
	bundel := &besluit.Bundel{Besluiten: []besluit.Besluit{*one}}
	bundel.Achtergrond.Product = oud.Product
	bundel.Achtergrond.Per = []besluit.Intern{{Onderwerp: one.Onderwerp, Horen: e.Dossier.Horen}}
	if bundel.Kennisgevingen, err = besluit.Kennisgevingen(one, berichten); err != nil {
		return nil, err
	}
	for i := range bundel.Kennisgevingen {
		bundel.Achtergrond.Berichten = append(bundel.Achtergrond.Berichten, besluit.Berichtbron{Bericht: bundel.Kennisgevingen[i].Bericht.Kenmerk, Besluit: one.Kenmerk})
	}
	return &gemaakt{bundel: bundel}, nil
}

// WijsAf refuses what was asked for, with a decision per person per law.
func (g *Gebruik) WijsAf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, in besluit.Weigering, toeval io.Reader) error {
	return g.neem(ctx, v, b, gezien, &Afwijzing{in}, nil, toeval)
}

// Afwijzing asks to refuse what was asked for.
type Afwijzing struct{ besluit.Weigering }

func (q *Afwijzing) maak(_ Wie, _ *Beeld, toeval io.Reader) (*gemaakt, error) {
	for _, o := range q.Volgorde {
		if d, ok := q.Dossiers[o]; ok {
			k, err := nieuwKenmerk(toeval)
			if err != nil {
				return nil, err
			}
			d.Kenmerk = k
			q.Dossiers[o] = d
		}
	}
	bundel, err := besluit.WijsAf(q.Weigering)
	return &gemaakt{bundel: bundel}, err
}
