package poort

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

const waarom = "De aanbieder kent dit adres al, en het is een andere straat."

func beoordelaar(account string) toegang.Lezer {
	return toegang.Lezer{Account: account, Rol: toegang.Veiligheidscoordinator, Domeinen: toegang.Domeinen()}
}

// held gives a letter about Vera's stay to Daan, held.
func held(t *testing.T, p *Poort, l *la) Vasthouding {
	t.Helper()
	if _, err := p.Laat(ctx, brief(t, "p-daan"), plat("Burg. v.d. Lindelaan 114")); err != ErrVastgehouden {
		t.Fatal(err)
	}
	return l.vast[len(l.vast)-1]
}

func TestWhoReviews(t *testing.T) {
	p, l := poort(t, Instelling{})
	h := held(t, p, l)
	belang := bron()
	belang.Add(toegang.Belang, toegang.Belangen("m-v", "p-vera", 1, termijn.Geen))
	ander := beoordelaar("m-v")
	ander.Rol = toegang.Casusregisseur
	officer := beoordelaar("m-v")
	officer.Rol = toegang.PrivacyOfficer
	elders := beoordelaar("m-v")
	elders.Domeinen = []toegang.Domein{toegang.DJeugd}
	for _, tt := range []struct {
		naam string
		l    toegang.Lezer
		b    toegang.Bron
		want error
	}{
		{"the one role", beoordelaar("m-v"), bron(), nil},
		{"the sender", beoordelaar("m-1"), bron(), ErrBeoordelaar},
		{"another role", ander, bron(), ErrBeoordelaar},
		{"privacy officer", officer, bron(), ErrBeoordelaar},
		{"appointed elsewhere", elders, bron(), ErrBeoordelaar},
		{"no account", beoordelaar(""), bron(), ErrBeoordelaar},
		{"conflict with whom was found", beoordelaar("m-v"), belang, ErrBeoordelaar},
	} {
		b, err := p.Inzien(ctx, h, tt.l, tt.b, moment)
		if err != tt.want || (err == nil) != (len(b.Treffers) > 0) {
			t.Errorf("%s: %v, %d finds", tt.naam, err, len(b.Treffers))
		}
		d, v, err := p.Vrijgeven(h, tt.l, tt.b, moment, waarom)
		if err != tt.want || d.Geldig() != (err == nil) || (v != Vrijgave{}) != (err == nil) {
			t.Errorf("%s: release %v, %v", tt.naam, err, v)
		}
	}
	if _, _, err := p.Vrijgeven(h, beoordelaar("m-v"), bron(), moment, " mag wel            "); err != ErrGeenToelichting {
		t.Errorf("without a reason: %v", err)
	}
}

func TestReviewerSeesWhatWasFound(t *testing.T) {
	p, l := poort(t, Instelling{})
	h := held(t, p, l)
	b, err := p.Inzien(ctx, h, beoordelaar("m-v"), bron(), moment)
	if err != nil {
		t.Fatal(err)
	}
	if b.Reden != Gevonden || string(b.Inhoud) != "Burg. v.d. Lindelaan 114" || b.Ontvanger != "a-p-daan" || b.Soort != Brief ||
		!slices.Equal(b.Treffers[0].Personen, []string{"p-vera"}) || !strings.Contains(b.Treffers[0].Gevonden, "indeiaan") {
		t.Errorf("got %+v", b)
	}
	d, v, err := p.Vrijgeven(h, beoordelaar("m-v"), bron(), moment, waarom)
	if err != nil || string(d.Inhoud()) != "Burg. v.d. Lindelaan 114" || v != (Vrijgave{h.ID(), "m-v", moment.Tijd, waarom}) {
		t.Errorf("released %q, %+v, %v", d.Inhoud(), v, err)
	}
}

func TestReviewingIsLimited(t *testing.T) {
	p, l := poort(t, Instelling{MaxInzien: 2, Venster: time.Hour})
	h := held(t, p, l)
	for i, want := range []error{nil, nil, ErrTeVaakIngezien} {
		if _, err := p.Inzien(ctx, h, beoordelaar("m-v"), bron(), moment); err != want {
			t.Errorf("time %d: %v", i+1, err)
		}
	}
	later := moment
	later.Tijd = later.Tijd.Add(time.Hour)
	if _, err := p.Inzien(ctx, h, beoordelaar("m-v"), bron(), later); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}

func TestHeldIsKeptAndMasked(t *testing.T) {
	p, l := poort(t, Instelling{})
	h := held(t, p, l)
	b, err := h.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var terug Vasthouding
	if err := terug.UnmarshalBinary(b); err != nil || terug.ID() != h.ID() || terug.Afzender() != "m-1" || !terug.Op().Equal(moment.Tijd) {
		t.Errorf("read back: %v", err)
	}
	if x, err := p.Inzien(ctx, terug, beoordelaar("m-v"), bron(), moment); err != nil || x.Reden != Gevonden {
		t.Errorf("read back: %v", err)
	}
	if err := terug.UnmarshalBinary([]byte("{")); !errors.Is(err, ErrOnleesbaar) {
		t.Errorf("broken: %v", err)
	}
	if got := fmt.Sprintf("%v %+v %#v %s", h, h, h, h); strings.Contains(got, "Linde") || strings.Contains(got, "vera") {
		t.Errorf("prints itself: %s", got)
	}
}

// vertrek is today, with Daan's flag or without.
func vertrek(t failer, vlag ...string) Vertrek {
	t.Helper()
	b := bron()
	for _, p := range vlag {
		b.Add(toegang.Beschermd, toegang.Bescherming(p, 1, termijn.Geen))
	}
	return Vertrek{lijst(t, verborgen(t)), b, moment}
}

// sealed lets a piece pass and takes it through the outbox.
func sealed(t *testing.T, p *Poort, o Opdracht, maak func(Velden) (Gemaakt, error)) Doorgelaten {
	t.Helper()
	d, err := p.Laat(ctx, o, maak)
	if err != nil {
		t.Fatal(err)
	}
	return uitPost(t, p, d)
}

func uitPost(t *testing.T, p *Poort, d Doorgelaten) Doorgelaten {
	t.Helper()
	b, err := p.Verzegel(d)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = p.Ontzegel(b); err != nil {
		t.Fatal(err)
	}
	return d
}

// Between passing and leaving a flag can be set. No reviewer goes round it.
func TestFlagSetSince(t *testing.T) {
	p, l := poort(t, Instelling{})
	for soort, want := range map[Soort]error{Bericht: ErrVeiligeRoute, Bijdrage: ErrGeenBijdrage, Brief: ErrVastgehouden} {
		o := brief(t, "p-daan")
		o.Soort, o.Over = soort, []string{"p-daan"}
		d := sealed(t, p, o, plat("Niets."))
		if err := p.Nogmaals(ctx, d, vertrek(t)); err != nil {
			t.Errorf("%s, nothing changed: %v", soort, err)
		}
		if err := p.Nogmaals(ctx, d, vertrek(t, "p-daan")); err != want {
			t.Errorf("%s, flag set: %v", soort, err)
		}
	}
	if len(l.vast) != 1 || l.vast[0].Afzender() != "m-1" {
		t.Fatalf("%d pieces are kept for review, want the letter of m-1", len(l.vast))
	}
	if b, err := p.Inzien(ctx, l.vast[0], beoordelaar("m-v"), bron(), moment); err != nil || b.Reden != Veranderd || string(b.Inhoud) != "Niets." {
		t.Errorf("held again: %+v, %v", b.Reden, err)
	}
	if err := p.Nogmaals(ctx, Doorgelaten{}, vertrek(t)); err != ErrNietDoorgelaten {
		t.Errorf("the zero value: %v", err)
	}
	if err := p.Nogmaals(ctx, sealed(t, p, brief(t, "p-daan"), plat("Niets.")), Vertrek{Bron: bron(), Moment: moment}); err != ErrGeenLijst {
		t.Errorf("without a list: %v", err)
	}
	o := brief(t, "p-daan")
	o.Soort, o.Over = Bericht, []string{"p-daan"}
	if _, err := p.Laat(ctx, o, plat("7412 XK")); err != ErrVastgehouden {
		t.Fatal(err)
	}
	if d, _, err := p.Vrijgeven(l.vast[len(l.vast)-1], beoordelaar("m-v"), vertrek(t, "p-daan").Bron, moment, waarom); err != ErrVeiligeRoute || d.Geldig() {
		t.Errorf("a released message about who is protected: %v", err)
	}
}

// Between passing and leaving a secret stay can be recorded: the content is
// searched once more, also the text that was read out of a PDF.
func TestStayRecordedSince(t *testing.T) {
	nobody, err := NewLijst(nil)
	if err != nil {
		t.Fatal(err)
	}
	const stay = "Burg. v.d. Lindelaan 114"
	pdf := func(Velden) (Gemaakt, error) {
		return Gemaakt{Inhoud: []byte("%PDF-1.7\n"), Media: PDF, Bestandsnaam: "x.pdf", Uitlees: Tekst("U krijgt hulp op " + stay)}, nil
	}
	for naam, maak := range map[string]func(Velden) (Gemaakt, error){"text": plat(stay), "pdf": pdf} {
		p, l := poort(t, Instelling{})
		o := brief(t, "p-daan")
		o.Lijst, o.Over = nobody, []string{"p-daan"}
		d := sealed(t, p, o, maak)
		today := vertrek(t)
		before := today
		before.Lijst = nobody
		if err := p.Nogmaals(ctx, d, before); err != nil {
			t.Errorf("%s: nothing changed: %v", naam, err)
		}
		if err := p.Nogmaals(ctx, d, today); err != ErrVastgehouden || len(l.vast) != 1 {
			t.Fatalf("%s: a stay recorded since leaves: %v", naam, err)
		}
		free, _, err := p.Vrijgeven(l.vast[0], beoordelaar("m-v"), bron(), moment, waarom)
		if err != nil {
			t.Fatal(err)
		}
		free = uitPost(t, p, free)
		if err := p.Nogmaals(ctx, free, today); err != nil {
			t.Errorf("%s: what a reviewer let go is held again: %v", naam, err)
		}
		other := vertrek(t)
		if other.Lijst, err = NewLijst([]Beschermde{verborgen(t), {Persoon: "p-ander", Namen: []string{"Lindelaan 114"}}}); err != nil {
			t.Fatal(err)
		}
		if err := p.Nogmaals(ctx, free, other); err != ErrVastgehouden {
			t.Errorf("%s: a find about somebody else is let go with it: %v", naam, err)
		}
	}
}

// Between passing and leaving a recipient can lose the right to receive it.
func TestRecipientRefusedSince(t *testing.T) {
	p, l := poort(t, Instelling{})
	d := sealed(t, p, brief(t, "p-daan", veld("besluit", "p-daan", toegang.SBesluit, gezin.Gewoon, "x")), plat("Niets."))
	if err := p.Nogmaals(ctx, d, vertrek(t)); err != nil {
		t.Fatal(err)
	}
	today := vertrek(t)
	withheld := bron()
	withheld.Add(toegang.Onthouden, toegang.Onthouding("p-daan", "p-daan", 1, termijn.Geen))
	today.Bron = withheld
	if err := p.Nogmaals(ctx, d, today); err != ErrVastgehouden || len(l.vast) != 1 {
		t.Errorf("a letter to who may not receive it any more: %v", err)
	}
}

// A letter that a reviewer let go and that is made again with a new date is not
// held for the same; for another recipient, or for something else, it is.
func TestReleasedLetterMadeAgain(t *testing.T) {
	p, l := poort(t, Instelling{})
	o := brief(t, "p-daan")
	o.Over = []string{"p-daan"}
	if _, err := p.Laat(ctx, o, plat("Burg. v.d. Lindelaan 114, 21 november")); err != ErrVastgehouden {
		t.Fatal(err)
	}
	o.Vrijgegeven = l.vast
	d := sealed(t, p, o, plat("Burg. v.d. Lindelaan 114, 22 november"))
	if err := p.Nogmaals(ctx, d, vertrek(t)); err != nil {
		t.Errorf("it is held right before it leaves: %v", err)
	}
	if _, err := p.Laat(ctx, o, plat("Burg. v.d. Lindelaan 114, 7412 XK")); err != ErrVastgehouden {
		t.Errorf("something else: %v", err)
	}
	o.Ontvanger = aan("p-ander")
	if _, err := p.Laat(ctx, o, plat("Burg. v.d. Lindelaan 114")); err != ErrVastgehouden {
		t.Errorf("another recipient: %v", err)
	}
}
