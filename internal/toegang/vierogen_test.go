package toegang

import (
	"errors"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

func TestMeeteken(t *testing.T) {
	stuk := van(vera, SContact, gezin.Veiligheid)
	first := Openverzoek{worker("m-regie-vera", Casusregisseur), vera, testMoment.Tijd.Add(-time.Minute)}
	named := first
	named.Vrager.Persoon = "p-medewerker"
	other := worker("m-veilig", Veiligheidscoordinator)
	alias := other
	alias.Persoon = "p-medewerker"
	late := first
	late.Op = testMoment.Tijd.Add(-VierogenWacht)
	early := first
	early.Op = testMoment.Tijd.Add(time.Second)
	elsewhere := first
	elsewhere.Persoon = kim
	for _, tt := range []struct {
		naam   string
		v      Openverzoek
		tweede Lezer
		w      wereld
		want   *Fout
	}{
		{"coordinator, involved for safety", first, other, huis(), nil},
		{"the same account", first, worker("m-regie-vera", Casusregisseur), huis(), ErrOogZelfde},
		{"the same human being with another account", named, alias, huis(), ErrOogZelfde},
		{"no account", first, worker("", Veiligheidscoordinator), huis(), ErrOogZelfde},
		{"not involved", first, worker("m-elders", Veiligheidscoordinator), huis(), ErrOogRol},
		{"director of the other", first, worker("m-regie-daan", Casusregisseur), huis(), ErrOogRol},
		{"a role that cannot", first, worker("m-indicatie", Indicatiesteller), huis(), ErrOogRol},
		{"conflict of interest", first, other, huis().met(Belang, Belangen("m-veilig", vera, sinds, termijn.Geen)), ErrOogRol},
		{"another person than asked", elsewhere, other, huis(), ErrOogRol},
		{"too late", late, other, huis(), ErrOogVerlopen},
		{"before it was asked", early, other, huis(), ErrOogVerlopen},
	} {
		o, err := Meeteken(tt.v, vraag(tt.tweede, "", Veiligheidsplan), stuk, tt.w.bron())
		if tt.want == nil && err != nil || tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.naam, err, tt.want)
			continue
		}
		if err != nil && o != (Opening{}) {
			t.Errorf("%s: an opening beside the fault", tt.naam)
		}
	}
}

// One alone sees nothing; with the second one he does, for as long as it lasts.
func TestOpeningIsShort(t *testing.T) {
	stuk, regie := van(vera, SContact, gezin.Veiligheid), worker("m-regie-vera", Casusregisseur)
	o, err := Meeteken(Openverzoek{regie, vera, testMoment.Tijd}, vraag(worker("m-veilig", Veiligheidscoordinator), "", Veiligheidsplan), stuk, huis().bron())
	if err != nil {
		t.Fatal(err)
	}
	v := vraag(regie, Lezen, WmoRegie)
	w := huis().met(Vierogen, o.Rij())
	if allowed(v, stuk, huis()) || !allowed(v, stuk, w) {
		t.Error("the stay opens with the second person, and not without")
	}
	v.Moment.Tijd = o.Tot
	if allowed(v, stuk, w) {
		t.Error("the opening lasts too long")
	}
	if allowed(vraag(worker("m-veilig", Veiligheidscoordinator), Lezen, Veiligheidsplan), stuk, w) {
		t.Error("the second person sees it as well")
	}
}
