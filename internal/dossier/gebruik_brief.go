package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces of letters (Stuk.Aard).
const (
	AardPostadres   = "postadres"    // Adresdelen as JSON: the neutral address to which post may go
	AardVerzending  = "verzending"   // Verzending as JSON: a letter that left, or was held
	AardPostbesluit = "postbesluit"  // besluit.Postbesluit as JSON
	AardVast        = "vastgehouden" // poort.Vasthouding: for who reviews it
)

// The kinds of what waits in the outbox (Uitgaand.Soort): the content is what
// poort.Verzegel wrote.
const (
	UitgaandBrief   = "brief"
	UitgaandBericht = "bericht" // iWmo, iJw
)

// eigenKenmerk is under what a sealed letter keeps the reference of its decision.
const eigenKenmerk = "kenmerk"

// Verzending says that a letter left for the outbox, or was held at the gate and
// what came of that. It says the same whatever was found.
type Verzending struct {
	Kenmerk   besluit.Kenmerk
	Ontvanger string
	Dag       termijn.Dag // of sending: the objection term runs from it
	Vast      bool        // held for review
	Stuk      string      `json:",omitempty"` // of what was held: its id
	Oordeel   Uitslag     `json:",omitempty"` // of what was held: what the review gave
}

// Uitslag is what a review gave.
type Uitslag string

// The outcomes of a review. Empty: not reviewed yet.
const (
	Vrijgegeven Uitslag = "vrijgegeven" // it may go; a letter that is dated before today is to be sent again
	Geweigerd   Uitslag = "geweigerd"
)

// Weg tells whether nothing is left to do for who sent it: it went, or waits for
// review.
func (v *Verzending) Weg() bool { return v != nil && (!v.Vast || v.Oordeel == "") }

// Brief is one letter that must go, or of which a person must decide.
type Brief struct {
	besluit.Zending
	Besluit  *besluit.Besluit      // nil: it is a notice
	Bericht  *besluit.Kennisgeving // nil: it is a decision
	Mens     *besluit.MensNodig    // not nil: a person must decide first
	Niet     bool                  // a person decided not to send it
	Verstuur *Verzending           // nil: not sent yet
	Laatste  bool                  // the one letter about this decision or notice that still has to go
}

// Wet gives the law of the decision.
func (r *Brief) Wet() gezin.Wet {
	if r.Bericht != nil {
		return r.Bericht.Besluit.Wet
	}
	return r.Besluit.Wet
}

// Postkamer makes letters and sends them through the gate. Its fields are all
// needed; it serves every request.
type Postkamer struct {
	*Gebruik
	Zetter   *pdf.Zetter
	Rem      poort.Rem
	Zegel    []byte // the key between gate and outbox, 32 bytes, the same in every process
	Afzender brief.Afzender
	Toeval   io.Reader
}

// NieuwePostkamer gives a room for letters. An empty key is drawn anew: what it
// seals cannot be opened by another process, or after a restart.
func NieuwePostkamer(g *Gebruik, afzender brief.Afzender, zegel []byte, toeval io.Reader) (*Postkamer, error) {
	zetter, err := pdf.NewZetter()
	if err != nil {
		return nil, err
	}
	if len(zegel) == 0 {
		zegel = make([]byte, 32)
		if _, err := io.ReadFull(toeval, zegel); err != nil {
			return nil, err
		}
	}
	return &Postkamer{Gebruik: g, Zetter: zetter, Rem: &poort.GeheugenRem{}, Zegel: zegel, Afzender: afzender, Toeval: toeval}, nil
}

// Faults of letters.
var (
	ErrGeenAdres   = &Fout{"BRIEF-ADRES", "Er is geen adres waar deze brief veilig heen kan. Vul een postadres in."}
	ErrNietVoorHem = &Fout{"BRIEF-ONTVANGER", "Deze persoon mag deze brief niet krijgen, of de geboortedatum of het gezag ontbreekt. Vul dat aan, of kijk of de ontvanger klopt."}
	ErrTekens      = &Fout{"BRIEF-TEKENS", "In de brief staan tekens die niet kunnen worden afgedrukt. Pas de tekst van het besluit aan."}
	ErrAlVerstuurd = &Fout{"BRIEF-VERSTUURD", "Deze brief is al verstuurd of vastgehouden."}
	ErrMensBeslist = &Fout{"BRIEF-MENS", "Beslis eerst of deze brief mag worden verstuurd."}
	ErrPostMotief  = &Fout{"BRIEF-MOTIVERING", "Leg uit waarom deze brief wel of niet wordt verstuurd."}
)

// Brieven gives every letter about decisions and notices that the reader may
// see: what can go, what a person must decide, and what went.
func (b *Beeld) Brieven(wie Wie, r *regeling.Regeling) []Brief {
	sit := b.Situatie()
	besloten := b.postbesluiten()
	find := &besluit.Gezinssituatie{Situatie: &sit, Regels: r.Op(b.Moment.Dag, b.Moment.Dag), Vlaggen: b.Vlaggen(wie), Besloten: besloten, Dag: b.Moment.Dag}
	var out []Brief
	add := func(one Brief, uit []besluit.Zending, mens []besluit.MensNodig) {
		for _, z := range uit {
			letter := one
			letter.Zending, letter.Verstuur = z, b.verzending(z.Kenmerk, z.Ontvanger)
			out = append(out, letter)
		}
		for i := range mens {
			letter := one
			letter.Zending, letter.Mens, letter.Verstuur = mens[i].Zending, &mens[i], b.verzending(mens[i].Kenmerk, mens[i].Ontvanger)
			out = append(out, letter)
		}
		for _, p := range besloten {
			if letter := one; !p.Sturen && p.Kenmerk == one.Kenmerk {
				letter.Ontvanger, letter.Niet = p.Ontvanger, true
				out = append(out, letter)
			}
		}
	}
	all, notes := b.Besluiten(), b.Kennisgevingen()
	for i := range all {
		if b.overgenomen(all[i].Kenmerk) {
			continue // its letter left where it was taken
		}
		uit, mens := find.ZendingenVan(&all[i])
		add(Brief{Besluit: &all[i], Zending: besluit.Zending{Kenmerk: all[i].Kenmerk, Over: all[i].Persoon}}, uit, mens)
	}
	for i := range notes {
		uit, mens := find.ZendingenBericht(&notes[i])
		add(Brief{Bericht: &notes[i], Zending: besluit.Zending{Kenmerk: notes[i].Bericht.Kenmerk, Over: notes[i].Kind}}, uit, mens)
	}
	merkLaatste(out)
	return out
}

// merkLaatste marks each letter that is the only one of its reference that
// still has to go.
func merkLaatste(letters []Brief) {
	open := map[besluit.Kenmerk]int{}
	for i := range letters {
		if r := &letters[i]; !r.Verstuur.Weg() && !r.Niet {
			open[r.Kenmerk]++
		}
	}
	for i := range letters {
		r := &letters[i]
		r.Laatste = !r.Verstuur.Weg() && !r.Niet && open[r.Kenmerk] == 1
	}
}

// Brief finds one letter.
func (b *Beeld) Brief(wie Wie, r *regeling.Regeling, kenmerk, ontvanger string) *Brief {
	for _, letter := range b.Brieven(wie, r) {
		if string(letter.Kenmerk) == kenmerk && letter.Ontvanger == ontvanger && ontvanger != "" {
			return &letter
		}
	}
	return nil
}

func (b *Beeld) postbesluiten() []besluit.Postbesluit {
	var out []besluit.Postbesluit
	for i := range b.Stukken {
		var p besluit.Postbesluit
		if s := &b.Stukken[i]; s.Aard == AardPostbesluit && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &p) == nil {
			out = append(out, p)
		}
	}
	return out
}

func (b *Beeld) verzending(k besluit.Kenmerk, ontvanger string) *Verzending {
	var found *Verzending
	for i := range b.Stukken {
		var v Verzending
		if s := &b.Stukken[i]; s.Aard == AardVerzending && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &v) == nil && v.Kenmerk == k && v.Ontvanger == ontvanger {
			found = &v
		}
	}
	return found
}

// Postadres gives the address to which post for a person may go, with the
// compartment that it comes from: the neutral one, or else the address that the
// reader sees. Of who has a safety flag only the neutral one counts.
func (b *Beeld) Postadres(persoon string) (nummer.Adres, Vak, bool) {
	for _, aard := range []string{AardPostadres, AardAdres} {
		s := b.Stuk(aard, persoon, b.Moment.Dag)
		if s == nil || aard == AardAdres && b.Beschermd(persoon) {
			continue
		}
		if parts, ok := s.Adres(); ok {
			if a, err := nummer.NewAdres(parts); err == nil {
				return a, s.Vak, true
			}
		}
	}
	return nummer.Adres{}, Vak{}, false
}

// LegPostadresVast records the neutral address for the post of a member.
func (g *Gebruik) LegPostadresVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string, a nummer.Adres) error {
	return g.LegVast(ctx, v, b, gezien, adresStuk(b.VakVoor(persoon, toegang.SPostadres, gezin.Gewoon), AardPostadres, a.Onthuld(), gezin.Bron{Soort: "eigen-opgave"}))
}

// Beslis records what a person decided about a letter: whether it may go, and
// why.
func (p *Postkamer) Beslis(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, r *Brief, sturen bool, motivering string) error {
	if strings.TrimSpace(motivering) == "" {
		return ErrPostMotief
	}
	content, err := json.Marshal(besluit.Postbesluit{Kenmerk: r.Kenmerk, Ontvanger: r.Ontvanger, Sturen: sturen, Door: v.Wie.Account, Motivering: motivering})
	if err != nil {
		return err
	}
	// It says why: it can tell about safety, so it stands where no client reads.
	entries := []Invoer{Stuk{Vak: VakVan(r.Over, r.Wet(), toegang.SAdvies, gezin.Gewoon), Aard: AardPostbesluit, Over: r.Over, Inhoud: content,
		Bron: gezin.Bron{Soort: "professional"}}}
	if !sturen {
		entries = append(entries, b.brievenAf(r)...)
	}
	return p.LegVast(ctx, v, b, gezien, entries...)
}

// Stel makes the letter for its recipient, as it would leave on the day of the
// page. The errors are ErrGeenAdres and brief.Fouten.
func (p *Postkamer) Stel(b *Beeld, r *Brief) (*brief.Brief, error) {
	adres, _, ok := b.Postadres(r.Ontvanger)
	if !ok {
		return nil, ErrGeenAdres
	}
	return p.stelAan(b, r, adres)
}

func (p *Postkamer) stelAan(b *Beeld, r *Brief, adres nummer.Adres) (*brief.Brief, error) {
	naam, _ := b.Naam(r.Ontvanger)
	post := brief.Post{Afzender: p.Afzender, Aan: brief.Aan{Naam: naam, Aanhef: aanhef(naam), Adres: adres}, Namen: map[string]string{}}
	for _, kind := range r.Noemt {
		if full, ok := b.Naam(kind); ok {
			post.Namen[kind], _, _ = strings.Cut(full, " ")
		}
	}
	dag := b.Moment.Dag
	if r.Verstuur.Weg() {
		dag = r.Verstuur.Dag
	}
	if r.Bericht != nil {
		note := *r.Bericht
		if sent, ok := note.Besluit.Verzonden(max(dag, note.Besluit.Bekendmaking)); ok {
			note.Besluit = sent
		}
		return brief.VanKennisgeving(&note, r.Zending, post)
	}
	one := *r.Besluit
	if sent, ok := one.Verzonden(max(dag, one.Bekendmaking)); ok {
		one = sent
	}
	return brief.VanBesluit(&one, r.Zending, post)
}

// aanhef opens a letter without saying what nobody recorded.
func aanhef(naam string) string {
	if naam == "" {
		return ""
	}
	return "Beste " + naam
}

// Laat brings a letter through the gate, to be looked at. Until it was sent it says
// that it is a concept: who prints and posts it himself would pass by what Verstuur
// asks. That is so for every letter, whoever is in the family, so that nobody
// learns from it that something keeps people apart. The errors are those of Stel,
// and a Fout with the words of the gate.
func (p *Postkamer) Laat(ctx context.Context, wie Wie, b *Beeld, r *Brief) (poort.Doorgelaten, error) {
	return p.laat(ctx, wie, b, r, &bewaarder{p: p, gezin: b.ID, over: r.Over, wet: r.Wet()}, !r.Verstuurd())
}

// Verstuurd tells whether it left: it is not held, and does not wait to be sent
// again after a review.
func (r *Brief) Verstuurd() bool { return r.Verstuur != nil && !r.Verstuur.Vast }

func (p *Postkamer) laat(ctx context.Context, wie Wie, b *Beeld, r *Brief, held *bewaarder, concept bool) (poort.Doorgelaten, error) {
	none := poort.Doorgelaten{}
	if r.Mens != nil || r.Niet {
		return none, ErrMensBeslist
	}
	doel, ok := doelVoor(wie.Rol, VakVan(r.Over, r.Wet(), toegang.SBrief, gezin.Gewoon))
	if !ok || !p.mag(wie, b, toegang.Verzenden, doel, VakVan(r.Over, r.Wet(), toegang.SBrief, gezin.Gewoon)) {
		return none, ErrNietGevonden
	}
	adres, vak, ok := b.Postadres(r.Ontvanger)
	if !ok {
		return none, ErrGeenAdres
	}
	o, err := p.opdracht(ctx, wie, b, r, vak)
	if err != nil {
		return none, err
	}
	gate, err := p.poort(held)
	if err != nil {
		return none, err
	}
	d, err := gate.Laat(ctx, o, func(v poort.Velden) (poort.Gemaakt, error) {
		for _, f := range o.Velden {
			if _, ok := v.Get(f.Naam).Waarde(); !ok {
				return poort.Gemaakt{}, ErrNietVoorHem
			}
		}
		return p.maakBrief(b, r, adres, concept)
	})
	var stop *poort.Fout
	if errors.As(err, &stop) {
		return none, &Fout{stop.Code, stop.Tekst}
	}
	return d, err
}

func (p *Postkamer) maakBrief(b *Beeld, r *Brief, adres nummer.Adres, concept bool) (poort.Gemaakt, error) {
	letter, err := p.stelAan(b, r, adres)
	if err != nil {
		return poort.Gemaakt{}, err
	}
	letter.Concept = concept
	var out bytes.Buffer
	made, err := letter.Write(&out, p.Zetter)
	if err != nil {
		return poort.Gemaakt{}, err
	}
	if len(made.Vervangen) > 0 {
		return poort.Gemaakt{}, ErrTekens
	}
	return poort.Gemaakt{Inhoud: out.Bytes(), Media: poort.PDF, Bestandsnaam: letter.Bestandsnaam(), Onderwerp: letter.Titel,
		Eigenschappen: map[string]string{eigenKenmerk: string(r.Kenmerk)},
		Uitlees:       poort.Tekst(letter.Tekst())}, nil
}

// Verstuur brings a letter through the gate into the outbox and records that.
// What is held is recorded too, and gives the words of the gate. Where something
// keeps people of the letter apart, or the sender may not know whether it does, he
// says that he consulted (afgestemd); without that the error is
// ErrBriefAfstemmen, and nothing is recorded.
func (p *Postkamer) Verstuur(ctx context.Context, v Verzoek, b *Beeld, r *Brief, afgestemd bool) error {
	a := b.BriefAfstemming(v.Wie, r)
	switch {
	case r.Verstuur.Weg():
		return ErrAlVerstuurd
	case a.Moet() && !afgestemd:
		return ErrBriefAfstemmen
	}
	keep := &bewaarder{p: p, gezin: b.ID, over: r.Over, wet: r.Wet()}
	d, held := p.laat(ctx, v.Wie, b, r, keep, false)
	if held != nil && !isVast(held) {
		return held
	}
	record, err := verzending(r.Over, r.Wet(), Verzending{Kenmerk: r.Kenmerk, Ontvanger: r.Ontvanger, Dag: b.Moment.Dag, Vast: held != nil, Stuk: keep.id})
	if err != nil {
		return err
	}
	entries := slices.Concat([]Invoer{record}, b.brievenAf(r), b.afgestemd(r, a))
	if err := p.magSchrijven(v.Wie, b.Gezin, entries); err != nil {
		return err
	}
	if err := p.schrijfBrief(ctx, v, b, d, record.Vak, entries, held != nil); err != nil {
		return err
	}
	return held
}

// verzending gives the entry that says what became of a letter.
func verzending(over string, wet gezin.Wet, v Verzending) (Stuk, error) {
	content, err := json.Marshal(v)
	return Stuk{Vak: VakVan(over, wet, toegang.SBrief, gezin.Gewoon), Aard: AardVerzending, Over: over, Inhoud: content, Van: v.Dag,
		Bron: gezin.Bron{Soort: "professional"}}, err
}

// isVast tells whether the gate held the piece.
func isVast(err error) bool {
	var f *Fout
	return errors.As(err, &f) && f.Code == poort.ErrVastgehouden.Code
}

func (p *Postkamer) schrijfBrief(ctx context.Context, v Verzoek, b *Beeld, d poort.Doorgelaten, vak Vak, entries []Invoer, held bool) error {
	var sealed []byte
	if !held {
		gate, err := p.poort(&bewaarder{})
		if err != nil {
			return err
		}
		if sealed, err = gate.Verzegel(d); err != nil {
			return err
		}
	}
	doel, ok := doelVoor(v.Wie.Rol, vak)
	if !ok {
		return ErrNietGevonden
	}
	// Two who send at once: one letter.
	_, err := p.Opslag.Write(ctx, p.schrijfopdracht(v, b.ID, b.Standen, doel), func(tx Tx) error {
		if !held {
			if _, err := tx.Send(ctx, Uitgaand{Gezin: b.ID, Vak: vak, Soort: UitgaandBrief, Inhoud: sealed}); err != nil {
				return err
			}
		}
		_, err := tx.Add(ctx, b.ID, entries...)
		return err
	})
	return err
}
