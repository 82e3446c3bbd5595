package poort

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The words of the gate. What was found makes no difference to them.
var (
	ErrVastgehouden = &Fout{"POORT-VASTGEHOUDEN", "stuk", "Dit stuk is vastgehouden voor controle. U hoeft niets te doen; u krijgt bericht als het weg is."}
	ErrVeiligeRoute = &Fout{"POORT-OP003", "bericht", "Over deze persoon gaan geen berichten uit. Volg de veilige route: regel de toewijzing en de factuur rechtstreeks met de aanbieder (OP003)."}
	ErrGeenBijdrage = &Fout{"POORT-BIJDRAGE", "bijdrage", "Over deze persoon gaat geen opgave naar het CAK. Leg vast dat er geen eigen bijdrage is (Wmo 2015 art. 2.1.4b)."}
	ErrOver         = &Fout{"POORT-OVER", "over", "Zeg over welke persoon dit stuk gaat. Zonder die persoon kan het niet weg."}
	ErrGeenLijst    = &Fout{"POORT-LIJST", "lijst", "De uitgangscontrole weet niet wat beschermd is. Er gaat niets weg."}
)

// Instelling are the limits of the gate. A zero field takes the usual value.
type Instelling struct {
	MaxVast   int           // pieces of one sender that are held within Venster before all are; usual: 5
	MaxInzien int           // held pieces that one reviewer opens within Venster; usual: 20
	Venster   time.Duration // usual: one hour
}

func (i Instelling) usual() Instelling {
	if i.MaxVast <= 0 {
		i.MaxVast = 5
	}
	if i.MaxInzien <= 0 {
		i.MaxInzien = 20
	}
	if i.Venster <= 0 {
		i.Venster = time.Hour
	}
	return i
}

// Bewaarder keeps what is held, encrypted, until someone has reviewed it.
type Bewaarder interface {
	Vasthouden(ctx context.Context, v Vasthouding) error
}

// Poort is the gate.
type Poort struct {
	bewaar  Bewaarder
	rem     Rem
	nieuwID func() string
	zegel   []byte
	inst    Instelling
}

// New gives a gate. nieuwID gives an id that tells nothing; zegel is the key
// with which a piece is sealed between passing and leaving, at least 32 bytes,
// the same in every process.
func New(bewaar Bewaarder, rem Rem, nieuwID func() string, zegel []byte, inst Instelling) (*Poort, error) {
	if bewaar == nil || rem == nil || nieuwID == nil || len(zegel) < 32 {
		return nil, errors.New("poort: store, limiter, ids and a key of 32 bytes are needed")
	}
	return &Poort{bewaar, rem, nieuwID, bytes.Clone(zegel), inst.usual()}, nil
}

// Opdracht asks to let one piece leave.
type Opdracht struct {
	Soort     Soort
	Afzender  toegang.Lezer // who causes it to leave: a person or a system actor
	Ontvanger Ontvanger
	Over      []string // the people whom it is about; those of the fields are added
	Velden    []Veld
	Lijst     *Lijst // what must not leave; never nil, NewLijst(nil) when nobody is protected
	Bron      toegang.Bron
	Moment    toegang.Moment
	// Vrijgegeven are pieces that were held before, and that a reviewer let go
	// since. What was found in them is no find again in a piece for the same
	// recipient about the same people, such as the same letter with a new date.
	Vrijgegeven []Vasthouding
	// Of a Bijlage: Kenmerk says which file it is, and Eigen that nothing leaves
	// with it that its recipient did not have: he brought it in himself, or works
	// at the municipality and reads it by the read rule. It is then not searched:
	// what the search finds would tell who tries addresses which of them is secret.
	Kenmerk string
	Eigen   bool
}

// Laat builds a piece from what its recipient may receive, searches it, and
// lets it pass or not. The errors for the sender are ErrVastgehouden,
// ErrVeiligeRoute, ErrGeenBijdrage, ErrOver and ErrGeenLijst; errors.Is finds
// them. An error of maak is given as it is, and nothing leaves.
func (p *Poort) Laat(ctx context.Context, o Opdracht, maak func(Velden) (Gemaakt, error)) (Doorgelaten, error) {
	if o.Lijst == nil || o.Bron == nil {
		return Doorgelaten{}, ErrGeenLijst
	}
	o.Over = o.people()
	if err := safeRoute(o.Soort, o.Over, o.Bron, o.Moment); err != nil {
		return Doorgelaten{}, err
	}
	g, err := maak(o.allowed())
	if err != nil {
		return Doorgelaten{}, err
	}
	stuk := o.pack(g)
	reden, treffers := p.judge(ctx, o, g)
	if reden == "" {
		return Doorgelaten{&stuk}, nil
	}
	return Doorgelaten{}, p.hold(ctx, o, stuk, reden, treffers)
}

// people gives everyone whom the piece is about, also by its fields.
func (o Opdracht) people() []string {
	wie := slices.Clone(o.Over)
	for _, v := range o.Velden {
		wie = append(wie, v.Record.Label.Onderwerp)
	}
	slices.Sort(wie)
	return slices.DeleteFunc(slices.Compact(wie), func(s string) bool { return s == "" })
}

// safeRoute refuses messages and own-contribution reports about people with a
// safety flag.
func safeRoute(s Soort, over []string, b toegang.Bron, m toegang.Moment) error {
	reden := map[Soort]*Fout{Bericht: ErrVeiligeRoute, Bijdrage: ErrGeenBijdrage}[s]
	if reden == nil {
		return nil
	}
	if len(over) == 0 {
		return ErrOver
	}
	if len(flaggedOf(over, b, m)) > 0 {
		return reden
	}
	return nil
}

// flaggedOf gives those who have a safety flag on the day; all of them when
// there is no day to ask about.
func flaggedOf(over []string, b toegang.Bron, m toegang.Moment) []string {
	var uit []string
	for _, persoon := range over {
		p := toegang.Bestaat{In: toegang.Beschermd, Waar: []toegang.Eis{{Kolom: toegang.CPersoon, Van: toegang.Teksten(persoon)}}}
		if m.Dag == termijn.Geen || toegang.Evaluate(p, toegang.Record{}, b, m) {
			uit = append(uit, persoon)
		}
	}
	return uit
}

// allowed gives the fields that the recipient may receive. A mail takes none
// that is about a person, whoever he is.
func (o Opdracht) allowed() Velden {
	toets := o.receives()
	uit := Velden{map[string]toegang.Getoond[string]{}}
	for _, v := range o.Velden {
		mag := aboutNobody(v.Record) || o.Soort != Mail && toets.Allows(v.Record, o.Bron)
		uit.waarden[v.Naam] = v.Waarde.Redact(mag)
	}
	return uit
}

// aboutNobody tells whether a value is the program's own text, or public. One
// of a kind that is about people, of which the label was forgotten, is not.
func aboutNobody(r toegang.Record) bool {
	open := []toegang.Soort{"", toegang.SCatalogus, toegang.STarief, toegang.STelling}
	return r.Label == gezin.Label{} && r.Samenstelling == "" && slices.Contains(open, r.Soort)
}

func (o Opdracht) receives() toegang.Toets {
	return toegang.Prepare(toegang.Vraag{Lezer: o.Ontvanger.Lezer, Actie: toegang.Ontvangen, Voor: o.Ontvanger.Voor, Moment: o.Moment})
}

func (o Opdracht) pack(g Gemaakt) pakket {
	p := pakket{Soort: o.Soort, Afzender: o.Afzender.Account, Ontvanger: o.Ontvanger.Lezer.Account, Lezer: o.Ontvanger.Lezer, Voor: o.Ontvanger.Voor,
		Media: g.Media, Bestandsnaam: g.Bestandsnaam, Onderwerp: g.Onderwerp, Eigenschappen: maps.Clone(g.Eigenschappen), Inhoud: bytes.Clone(g.Inhoud),
		Uit: o.used(), Over: o.Over, Kenmerk: o.Kenmerk, Gevlagd: flaggedOf(o.Over, o.Bron, o.Moment), Vrij: o.released()}
	if g.Uitlees != nil {
		p.Uitlees = g.Uitlees.Tekst()
	}
	return p
}

// used gives the records of which the maker got a value.
func (o Opdracht) used() []toegang.Record {
	var uit []toegang.Record
	toets := o.receives()
	for _, v := range o.Velden {
		if !aboutNobody(v.Record) && o.Soort != Mail && toets.Allows(v.Record, o.Bron) && !slices.Contains(uit, v.Record) {
			uit = append(uit, v.Record)
		}
	}
	return uit
}

// released gives what a reviewer found no reason to keep such a piece for.
func (o Opdracht) released() []Treffer {
	var uit []Treffer
	for _, h := range o.Vrijgegeven {
		if s := h.v.Stuk; s.Soort == o.Soort && s.Ontvanger == o.Ontvanger.Lezer.Account && slices.Equal(h.v.Over, o.Over) {
			uit = append(uit, h.v.Treffers...)
		}
	}
	return uit
}

// Reden is why a piece was held. Only who reviews it learns it.
type Reden string

// The reasons to hold.
const (
	Gevonden   Reden = "gevonden"    // something protected stands in it
	Onleesbaar Reden = "onleesbaar"  // it cannot be read through
	Onbewaakt  Reden = "onbewaakt"   // it is about someone with a safety flag of whom nothing is on the list
	TeVaak     Reden = "te-vaak"     // too much of this sender was held
	Veranderd  Reden = "veranderd"   // since it passed, a safety flag was set or the recipient may not receive it any more
	ZonderNaam Reden = "zonder-naam" // sender or recipient is not named
)

// judge gives the reason to hold the piece, and what was found. All the work is
// done whatever the outcome.
func (p *Poort) judge(ctx context.Context, o Opdracht, g Gemaakt) (Reden, []Treffer) {
	aantal, err := p.rem.Tel(ctx, "vast:"+o.Afzender.Account, o.Moment.Tijd, p.inst.Venster, 0)
	if o.Soort == Bijlage && o.Eigen {
		return o.judgeAttachment(nil, true)
	}
	treffers, leesbaar := o.search(g)
	if o.Soort == Bijlage {
		return o.judgeAttachment(treffers, leesbaar)
	}
	switch {
	case o.Afzender.Account == "" || o.Ontvanger.Lezer.Account == "":
		return ZonderNaam, treffers
	case len(treffers) > 0:
		return Gevonden, treffers
	case !leesbaar:
		return Onleesbaar, nil
	case slices.ContainsFunc(flaggedOf(o.Over, o.Bron, o.Moment), func(w string) bool { return !o.Lijst.has(w) }):
		return Onbewaakt, nil
	case err != nil || aantal >= p.inst.MaxVast:
		return TeVaak, nil
	}
	return "", nil
}

func (l *Lijst) has(persoon string) bool {
	return slices.ContainsFunc(l.mensen, func(b Beschermde) bool { return b.Persoon == persoon })
}

// Treffer is one find.
type Treffer struct {
	Personen []string // whose it is
	Gevonden string   // what, as letters and digits
}

// search looks through everything that leaves with the piece. What the
// recipient of a letter may know because it is his own is no find.
func (o Opdracht) search(g Gemaakt) (treffers []Treffer, leesbaar bool) {
	mag, vrij := o.mayKnow(), o.released()
	gezien := map[*patroon]bool{}
	op := newOpener(func(tekst []byte) {
		o.Lijst.index.scan(skeletVan(tekst), func(p *patroon) bool {
			if t := o.Lijst.treffer(p); !gezien[p] && !slices.ContainsFunc(p.wie, mag) && !slices.ContainsFunc(vrij, t.within) {
				treffers = append(treffers, t)
			}
			gezien[p] = true
			return true
		})
	})
	for _, tekst := range g.texts() {
		op.open([]byte(tekst), 0)
	}
	op.open(g.Inhoud, 0)
	return treffers, !op.onleesbaar && g.readable()
}

// mayKnow tells of a protected person whether the recipient of a letter may be
// told where that person is.
func (o Opdracht) mayKnow() func(int32) bool {
	toets := o.receives()
	return func(nr int32) bool {
		b := o.Lijst.mensen[nr]
		r := toegang.Record{Soort: toegang.SContact, Label: gezin.Label{Onderwerp: b.Persoon, Wet: b.Wet, Klasse: gezin.Veiligheid}, Domein: b.Domein}
		return o.Soort == Brief && toets.Allows(r, o.Bron)
	}
}

// within tells whether a reviewer let this find go: the same text, of nobody else.
func (t Treffer) within(vrij Treffer) bool {
	return t.Gevonden == vrij.Gevonden && !slices.ContainsFunc(t.Personen, func(p string) bool { return !slices.Contains(vrij.Personen, p) })
}

func (l *Lijst) treffer(p *patroon) Treffer {
	t := Treffer{Gevonden: string(p.tekst)}
	for _, nr := range p.wie {
		t.Personen = append(t.Personen, l.mensen[nr].Persoon)
	}
	return t
}

// texts gives what leaves beside the content.
func (g Gemaakt) texts() []string {
	alle := []string{g.Bestandsnaam, g.Onderwerp}
	for _, naam := range slices.Sorted(maps.Keys(g.Eigenschappen)) {
		alle = append(alle, naam, g.Eigenschappen[naam])
	}
	if g.Uitlees != nil {
		alle = append(alle, g.Uitlees.Tekst())
	}
	return alle
}

// readable tells whether the content is of a type that can be searched, and is
// what it says it is.
func (g Gemaakt) readable() bool {
	uitgelezen := g.Uitlees != nil && strings.TrimSpace(g.Uitlees.Tekst()) != ""
	switch g.Media {
	case PDF:
		return uitgelezen && bytes.HasPrefix(g.Inhoud, []byte("%PDF-"))
	case Spreadsheet:
		return uitgelezen && bytes.HasPrefix(g.Inhoud, []byte("PK\x03\x04"))
	case XML, JSON, CSV, Platte, HTML:
		return leesbaar(g.Inhoud)
	}
	return false
}

// hold keeps the piece for review. The error is the same whatever happens; what
// went wrong inside can be found with errors.Is and errors.As, not in its text.
func (p *Poort) hold(ctx context.Context, o Opdracht, stuk pakket, reden Reden, treffers []Treffer) error {
	if o.Soort == Bijlage {
		stuk.Inhoud, stuk.Uitlees = nil, "" // whoever keeps it, keeps the file beside it
	}
	v := Vasthouding{vasthouding{ID: p.nieuwID(), Afzender: o.Afzender.Account, Op: o.Moment.Tijd, Over: o.Over, Stuk: stuk, Reden: reden, Treffers: treffers}}
	err := p.bewaar.Vasthouden(ctx, v)
	if reden != TeVaak {
		_, telErr := p.rem.Tel(ctx, "vast:"+o.Afzender.Account, o.Moment.Tijd, p.inst.Venster, 1)
		err = errors.Join(err, telErr)
	}
	if err != nil {
		return stil{err}
	}
	return ErrVastgehouden
}

// stil is ErrVastgehouden with a cause that its text does not show.
type stil struct{ oorzaak error }

func (s stil) Error() string   { return ErrVastgehouden.Error() }
func (s stil) Unwrap() []error { return []error{ErrVastgehouden, s.oorzaak} }
