package poort

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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

// Between passing and leaving a flag can be set. No reviewer goes round it.
func TestFlagSetSince(t *testing.T) {
	p, l := poort(t, Instelling{})
	since := bron()
	since.Add(toegang.Beschermd, toegang.Bescherming("p-daan", 1, termijn.Geen))
	for soort, want := range map[Soort]error{Bericht: ErrVeiligeRoute, Bijdrage: ErrGeenBijdrage, Brief: ErrOpnieuw} {
		o := brief(t, "p-daan")
		o.Soort, o.Over = soort, []string{"p-daan"}
		d, err := p.Laat(ctx, o, plat("Niets."))
		if err != nil {
			t.Fatal(err)
		}
		b, err := p.Verzegel(d)
		if err != nil {
			t.Fatal(err)
		}
		if d, err = p.Ontzegel(b); err != nil {
			t.Fatal(err)
		}
		if err := p.Nogmaals(d, bron(), moment); err != nil {
			t.Errorf("%s, nothing changed: %v", soort, err)
		}
		if err := p.Nogmaals(d, since, moment); err != want {
			t.Errorf("%s, flag set: %v", soort, err)
		}
	}
	if err := p.Nogmaals(Doorgelaten{}, bron(), moment); err != ErrNietDoorgelaten {
		t.Errorf("the zero value: %v", err)
	}
	o := brief(t, "p-daan")
	o.Soort, o.Over = Bericht, []string{"p-daan"}
	if _, err := p.Laat(ctx, o, plat("7412 XK")); err != ErrVastgehouden {
		t.Fatal(err)
	}
	if d, _, err := p.Vrijgeven(l.vast[len(l.vast)-1], beoordelaar("m-v"), since, moment, waarom); err != ErrVeiligeRoute || d.Geldig() {
		t.Errorf("a released message about who is protected: %v", err)
	}
}
