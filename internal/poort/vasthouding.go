package poort

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Vasthouding is a piece that is held. To everyone it has an id, a sender and a
// time; the rest is for who reviews it. Store it encrypted.
type Vasthouding struct {
	v vasthouding
}

type vasthouding struct {
	ID       string
	Afzender string
	Op       time.Time
	Over     []string
	Stuk     pakket
	Reden    Reden
	Treffers []Treffer
}

// ID gives the id.
func (h Vasthouding) ID() string { return h.v.ID }

// Afzender gives the account that wanted to send it.
func (h Vasthouding) Afzender() string { return h.v.Afzender }

// Op gives when it was held.
func (h Vasthouding) Op() time.Time { return h.v.Op }

// String gives a mask.
func (h Vasthouding) String() string { return "[vastgehouden]" }

// GoString gives a mask.
func (h Vasthouding) GoString() string { return h.String() }

// MarshalBinary writes all of it, for storage that encrypts.
func (h Vasthouding) MarshalBinary() ([]byte, error) { return json.Marshal(h.v) }

// UnmarshalBinary reads what MarshalBinary wrote.
func (h *Vasthouding) UnmarshalBinary(b []byte) error {
	var v vasthouding
	if json.Unmarshal(b, &v) != nil {
		return ErrOnleesbaar
	}
	h.v = v
	return nil
}

// The faults of reviewing.
var (
	ErrOnleesbaar      = &Fout{"POORT-BEWAARD-ONLEESBAAR", "stuk", "Dit bewaarde stuk is beschadigd. Laat het opnieuw maken."}
	ErrBeoordelaar     = &Fout{"POORT-BEOORDELAAR", "beoordelaar", toegang.GeenInzage}
	ErrTeVaakIngezien  = &Fout{"POORT-INZIEN-TE-VAAK", "beoordelaar", "U hebt veel vastgehouden stukken bekeken. Wacht een uur en ga dan verder."}
	ErrGeenToelichting = &Fout{"POORT-MOTIVERING", "motivering", "Leg in ten minste 20 tekens uit waarom dit stuk wel of niet weg mag."}
)

const minMotivering = 20 // characters; own choice

// Bijzonderheden is what who reviews sees.
type Bijzonderheden struct {
	Reden        Reden
	Treffers     []Treffer
	Over         []string
	Soort        Soort
	Ontvanger    string
	Media        Media
	Bestandsnaam string
	Onderwerp    string
	Inhoud       []byte
	Tekst        string // what can be read in it, of a PDF or spreadsheet
}

// Inzien shows a held piece to who reviews it: the one role that may, not the
// sender, no one with a conflict of interest with a person in it, and not more
// than a number of times.
func (p *Poort) Inzien(ctx context.Context, h Vasthouding, l toegang.Lezer, b toegang.Bron, m toegang.Moment) (Bijzonderheden, error) {
	if err := h.mayReview(l, b, m); err != nil {
		return Bijzonderheden{}, err
	}
	aantal, err := p.rem.Tel(ctx, "inzien:"+l.Account, m.Tijd, p.inst.Venster, 1)
	if err != nil || aantal > p.inst.MaxInzien {
		return Bijzonderheden{}, ErrTeVaakIngezien
	}
	s := h.v.Stuk
	return Bijzonderheden{h.v.Reden, slices.Clone(h.v.Treffers), slices.Clone(h.v.Over), s.Soort, s.Ontvanger, s.Media, s.Bestandsnaam, s.Onderwerp, slices.Clone(s.Inhoud), s.Uitlees}, nil
}

// mayReview asks package toegang for everyone who is in the piece.
func (h Vasthouding) mayReview(l toegang.Lezer, b toegang.Bron, m toegang.Moment) error {
	toets := toegang.Prepare(toegang.Vraag{Lezer: l, Actie: toegang.Beoordelen, Voor: toegang.Uitgangscontrole, Moment: m})
	wie := slices.Concat([]string{""}, h.v.Over)
	for _, t := range h.v.Treffers {
		wie = append(wie, t.Personen...)
	}
	refused := func(persoon string) bool {
		return !toets.Allows(toegang.Record{Soort: toegang.SVastgehouden, Domein: toegang.DOpvang,
			Label: gezin.Label{Onderwerp: persoon, Wet: gezin.Wmo, Klasse: gezin.Veiligheid}}, b)
	}
	if l.Account == "" || l.Account == h.v.Afzender || slices.ContainsFunc(wie, refused) {
		return ErrBeoordelaar
	}
	return nil
}

// Vrijgave says who decided about a held piece, and why.
type Vrijgave struct {
	ID          string // of the Vasthouding
	Beoordelaar string
	Op          time.Time
	Motivering  string
}

// Vrijgeven lets a held piece go. Keep the Vrijgave in the same transaction.
func (p *Poort) Vrijgeven(h Vasthouding, l toegang.Lezer, b toegang.Bron, m toegang.Moment, motivering string) (Doorgelaten, Vrijgave, error) {
	if err := h.mayReview(l, b, m); err != nil {
		return Doorgelaten{}, Vrijgave{}, err
	}
	motivering, err := reasoned(motivering)
	if err != nil {
		return Doorgelaten{}, Vrijgave{}, err
	}
	stuk := h.v.Stuk
	if err := safeRoute(stuk.Soort, stuk.Over, b, m); err != nil { // no reviewer goes round OP003
		return Doorgelaten{}, Vrijgave{}, err
	}
	stuk.Gevlagd = flaggedOf(stuk.Over, b, m) // the reviewer knew
	stuk.Vrij, stuk.Vrijgegeven = slices.Concat(stuk.Vrij, h.v.Treffers), true
	return Doorgelaten{&stuk}, Vrijgave{h.v.ID, l.Account, m.Tijd, motivering}, nil
}

// Weiger decides that a held piece does not leave. Keep the Vrijgave, as the
// record of who refused it and why.
func (p *Poort) Weiger(h Vasthouding, l toegang.Lezer, b toegang.Bron, m toegang.Moment, motivering string) (Vrijgave, error) {
	if err := h.mayReview(l, b, m); err != nil {
		return Vrijgave{}, err
	}
	motivering, err := reasoned(motivering)
	return Vrijgave{h.v.ID, l.Account, m.Tijd, motivering}, err
}

// reasoned gives a motivation without spaces around it, when there is enough of it.
func reasoned(motivering string) (string, error) {
	motivering = strings.TrimSpace(motivering)
	if utf8.RuneCountInString(motivering) < minMotivering {
		return "", ErrGeenToelichting
	}
	return motivering, nil
}
