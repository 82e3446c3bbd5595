package dossier

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The refusals of proposals.
var (
	ErrVoorstelAan    = &Fout{"VOORSTEL-AAN", "Kies een collega die deze besluiten mag tekenen en met al deze mensen werkt."}
	ErrVoorstelZelf   = &Fout{"VOORSTEL-ZELF", "U mag deze besluiten zelf tekenen. Voorleggen is niet nodig."}
	ErrVoorstelEigen  = &Fout{"VOORSTEL-EIGEN", "U legde dit zelf voor. Een collega tekent het. Mag u nu zelf tekenen, trek het dan in en neem de besluiten."}
	ErrVoorstelKlaar  = &Fout{"VOORSTEL-KLAAR", "Dit voorstel is al getekend, teruggegeven of ingetrokken. U hoeft niets meer te doen."}
	ErrVoorstelOud    = &Fout{"VOORSTEL-OUD", "Er is intussen iets anders gekozen of besloten. Geef dit voorstel terug."}
	ErrVoorstelAnders = &Fout{"VOORSTEL-ANDERS", "Wat u zou tekenen, is niet meer wat is voorgelegd: er is iets veranderd, of u leest niet alles waar het op rust. Geef het terug."}
	ErrVoorstelGezien = &Fout{"VOORSTEL-GEZIEN", "Wat u zou tekenen, is anders dan wat u net zag. Kijk het na en teken opnieuw."}
	ErrVoorstelReden  = &Fout{"VOORSTEL-REDEN", "Schrijf op wat er anders moet."}
	// ErrTaakVoorstel: a task about a proposal ends with it.
	ErrTaakVoorstel = &Fout{"TAAK-VOORSTEL", "Deze taak is vanzelf klaar als het voorstel is getekend, teruggegeven of ingetrokken."}
)

// Ontwerp are decisions as they would be signed: to look at.
type Ontwerp struct {
	*besluit.Bundel
	// Afdruk stands for all that would be signed, but for the references and who
	// signs. Who signs sends along the one that he saw.
	Afdruk string
	Vragen []Tekenvraag // what a mandate looks at, in the order of the decisions
	kern   string       // the same without the days of signing and sending
}

// Ontwerp gives the decisions that would be taken now, and takes none. The errors
// are besluit.Fouten and arrangement.Fouten.
func (g *Gebruik) Ontwerp(wie Wie, b *Beeld, stuk Besluitstuk) (*Ontwerp, error) {
	made, err := stuk.maak(wie, b, &telloting{})
	if err != nil {
		return nil, err
	}
	o := &Ontwerp{Bundel: made.bundel}
	for i := range made.bundel.Besluiten {
		o.Vragen = append(o.Vragen, tekenvraag(&made.bundel.Besluiten[i], made.kosten))
	}
	if o.Afdruk, err = afdruk(made.bundel, true); err != nil {
		return nil, err
	}
	o.kern, err = afdruk(made.bundel, false)
	return o, err
}

// afdruk gives a hash over decisions without who signs them, and with or without
// the days of signing and sending.
func afdruk(bundel *besluit.Bundel, dagen bool) (string, error) {
	bare := func(one besluit.Besluit) besluit.Besluit {
		one.Ondertekening = besluit.Ondertekening{}
		if !dagen {
			one.Datum, one.Bekendmaking = termijn.Geen, termijn.Geen
		}
		return one
	}
	content := besluit.Bundel{Ongewijzigd: bundel.Ongewijzigd}
	for i := range bundel.Besluiten {
		content.Besluiten = append(content.Besluiten, bare(bundel.Besluiten[i]))
	}
	for _, k := range bundel.Kennisgevingen {
		k.Besluit = bare(k.Besluit)
		content.Kennisgevingen = append(content.Kennisgevingen, k)
	}
	raw, err := json.Marshal(content)
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), err
}

// telloting gives the same bytes each time, of which no two references are equal:
// what is made with it is looked at and never recorded.
type telloting struct{ n uint64 }

// Read implements io.Reader.
func (t *telloting) Read(p []byte) (int, error) {
	for i := 0; i < len(p); i += sha256.Size {
		t.n++
		sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, t.n))
		copy(p[i:], sum[:])
	}
	return len(p), nil
}

// Voorlegging asks to put decisions forward.
type Voorlegging struct {
	Soort   Voorstelsoort
	Betreft string
	Aan     string // an account; empty: nobody yet
	Velden  Velden // of the form, what is common to all decisions
	Delen   []Voorsteldeel
}

// LegVoor keeps decisions as they were prepared and makes a task for who may sign
// them. An earlier proposal about the same ends. It gives the reference. The errors
// are those of Ontwerp and LegVast, ErrVoorstelAan, ErrVoorstelZelf, and
// ErrNietGevonden where the municipality wrote no mandate down.
func (g *Gebruik) LegVoor(ctx context.Context, a Accounts, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, stuk Besluitstuk, q Voorlegging, toeval io.Reader) (besluit.Kenmerk, error) {
	if g.Mandaat == nil {
		return "", ErrNietGevonden
	}
	plan, err := g.Ontwerp(v.Wie, b, stuk)
	if err != nil {
		return "", err
	}
	vs := Voorstel{Soort: q.Soort, Betreft: q.Betreft, Aan: q.Aan, Kern: plan.kern, Regels: plan.Achtergrond.Bewijs.Regels, Velden: q.Velden, Delen: metVragen(q.Delen, plan.Vragen)}
	if vs.Nummer, err = nieuwKenmerk(toeval); err != nil {
		return "", err
	}
	if err := g.magVoorleggen(ctx, a, v.Wie, b, &vs); err != nil {
		return "", err
	}
	entries, err := b.voorstelInvoer(&vs)
	if err != nil {
		return "", err
	}
	return vs.Nummer, g.LegVast(ctx, v, b, volledig(b, gezien), entries...)
}

// metVragen puts what a mandate looks at with the part of its decision.
func metVragen(delen []Voorsteldeel, vragen []Tekenvraag) []Voorsteldeel {
	out := slices.Clone(delen)
	for _, ask := range vragen {
		n := slices.IndexFunc(out, func(d Voorsteldeel) bool { return d.Onderwerp == ask.Onderwerp })
		if n < 0 {
			out, n = append(out, Voorsteldeel{Onderwerp: ask.Onderwerp}), len(out)
		}
		out[n].Vraag = &ask
	}
	return out
}

func (g *Gebruik) magVoorleggen(ctx context.Context, a Accounts, wie Wie, b *Beeld, vs *Voorstel) error {
	asks := vs.Vragen()
	switch {
	case !g.magBesluiten(wie, b, asks):
		return ErrNietGevonden
	case len(g.MagNietTekenen(wie, asks)) == 0:
		return ErrVoorstelZelf
	case vs.Aan == "":
		return nil
	}
	who, _, err := g.Tekenaars(ctx, a, wie, b, asks)
	if err == nil && !slices.ContainsFunc(who, func(t Account) bool { return t.ID == vs.Aan }) {
		err = ErrVoorstelAan
	}
	return err
}

// voorstelInvoer gives the entries of a new proposal.
func (b *Beeld) voorstelInvoer(vs *Voorstel) ([]Invoer, error) {
	entries, err := b.sluitVoorstellen(func(old *Voorstel) bool {
		return old.Soort == vs.Soort && old.Betreft == vs.Betreft && (vs.Soort != VoorstelAfwijzing || old.Delen[0].Onderwerp == vs.Delen[0].Onderwerp)
	}, Voorsteleinde{Hoe: VoorstelVervallen})
	if err != nil {
		return nil, err
	}
	vs.Aantal, vs.vak = len(vs.Delen), vs.Delen[0].vak()
	if entries, err = stukken(entries, vs.vak, AardVoorstel, vs); err != nil {
		return nil, err
	}
	for _, d := range vs.Delen {
		d.Nummer = vs.Nummer
		if entries, err = stukken(entries, d.vak(), AardVoorsteldeel, d); err != nil {
			return nil, err
		}
	}
	return append(entries, b.voorstelTaak(vs, TaakTekenen, vs.Aan)), nil
}

func (d *Voorsteldeel) vak() Vak { return VakVan(d.Persoon, d.Wet, toegang.SAdvies, gezin.Gewoon) }

// voorstelTaak asks someone to do something with a proposal before the first term
// to decide ends.
func (b *Beeld) voorstelTaak(vs *Voorstel, aard, aan string) Taak {
	return Taak{Vak: vs.vak, Aard: aard, Over: vs.vak.Label.Onderwerp, Vervalt: b.beslisdag(vs.Delen), Inhoud: []byte(strings.TrimSpace(string(vs.Nummer) + " " + aan))}
}

// volledig gives the states that the writer saw, and for what his form says
// nothing of those of now: a proposal never ends twice.
func volledig(b *Beeld, gezien map[toegang.Activiteit]string) map[toegang.Activiteit]string {
	out := maps.Clone(b.Standen)
	maps.Copy(out, gezien)
	return out
}

// TekenVoorstel signs what was put forward. The decisions are made anew of what
// was filled in (stuk), and must be what was proposed and what the signer saw
// (Ontwerp.Afdruk). They carry the rule of his mandate; the background keeps who
// prepared them. The errors are those of NeemBesluiten, and the refusals above.
func (g *Gebruik) TekenVoorstel(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, nummer besluit.Kenmerk, stuk Besluitstuk, gezienAfdruk string, toeval io.Reader) error {
	vs := b.Voorstel(nummer)
	switch {
	case vs == nil || g.Mandaat == nil:
		return ErrNietGevonden
	case vs.Einde != nil:
		return ErrVoorstelKlaar
	case vs.Door == v.Wie.Account:
		return ErrVoorstelEigen
	case b.Achterhaald(vs):
		return ErrVoorstelOud
	}
	plan, err := g.Ontwerp(v.Wie, b, stuk)
	switch {
	case err != nil:
		return err
	case !vs.Zelfde(plan):
		return ErrVoorstelAnders
	case plan.Afdruk != gezienAfdruk:
		return ErrVoorstelGezien
	}
	return g.neem(ctx, v, b, volledig(b, gezien), stuk, vs, toeval)
}

// Zelfde tells whether what would be signed is what was proposed, whatever day it
// is signed.
func (vs *Voorstel) Zelfde(o *Ontwerp) bool { return vs.Kern == o.kern }

// MagTekenen tells whether a reader may sign a proposal: another made it, and he
// has the mandate for each decision.
func (g *Gebruik) MagTekenen(wie Wie, b *Beeld, vs *Voorstel) bool {
	return g.Mandaat != nil && vs.Door != wie.Account && g.magBesluiten(wie, b, vs.Vragen()) && len(g.MagNietTekenen(wie, vs.Vragen())) == 0
}

// magBesluiten tells whether someone may decide in the compartment of each
// decision, mandate or not.
func (g *Gebruik) magBesluiten(wie Wie, b *Beeld, vragen []Tekenvraag) bool {
	return !slices.ContainsFunc(vragen, func(q Tekenvraag) bool {
		return !g.mag(wie, b, toegang.Besluiten, besluitdoel(q.Wet), VakVan(q.Persoon, q.Wet, toegang.SBesluit, gezin.Gewoon))
	})
}

// GeefTerug gives a proposal back to who made it, with what must be different,
// and makes the task for it. Who may sign can, and who was asked to. The errors
// are those of LegVast, ErrVoorstelKlaar, ErrVoorstelEigen and ErrVoorstelReden.
func (g *Gebruik) GeefTerug(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, nummer besluit.Kenmerk, reden string) error {
	vs := b.Voorstel(nummer)
	reden = strings.TrimSpace(reden)
	switch {
	case vs == nil:
		return ErrNietGevonden
	case vs.Einde != nil:
		return ErrVoorstelKlaar
	case vs.Door == v.Wie.Account:
		return ErrVoorstelEigen
	case vs.Aan != v.Wie.Account && !g.MagTekenen(v.Wie, b, vs):
		return ErrNietGevonden
	case reden == "":
		return ErrVoorstelReden
	}
	entries, err := b.sluit(vs, Voorsteleinde{Hoe: VoorstelTerug, Woorden: reden})
	if err != nil {
		return err
	}
	return g.LegVast(ctx, v, b, volledig(b, gezien), append(entries, b.voorstelTaak(vs, TaakTerug, vs.Door))...)
}

// TrekVoorstelIn withdraws a proposal, by who made it. The errors are those of
// LegVast and ErrVoorstelKlaar.
func (g *Gebruik) TrekVoorstelIn(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, nummer besluit.Kenmerk) error {
	vs := b.Voorstel(nummer)
	switch {
	case vs == nil || vs.Door != v.Wie.Account:
		return ErrNietGevonden
	case !vs.Loopt():
		return ErrVoorstelKlaar
	}
	entries, err := b.sluit(vs, Voorsteleinde{Hoe: VoorstelIngetrokken})
	if err != nil {
		return err
	}
	return g.LegVast(ctx, v, b, volledig(b, gezien), entries...)
}
