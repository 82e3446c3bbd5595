package termijn

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestDagAsText(t *testing.T) {
	var in struct{ A, B Dag }
	if err := json.Unmarshal([]byte(`{"A":"2026-05-01","B":""}`), &in); err != nil || in.A != MustDag("2026-05-01") || in.B != Geen {
		t.Errorf("%v, %v", in, err)
	}
	if uit, err := json.Marshal(in); err != nil || string(uit) != `{"A":"2026-05-01","B":""}` {
		t.Errorf("%s, %v", uit, err)
	}
	if err := json.Unmarshal([]byte(`{"A":"1 mei"}`), &in); !errors.Is(err, ErrDag) || in.A != MustDag("2026-05-01") {
		t.Errorf("%v, %v", in, err)
	}
	if Geen.String() != "" || Geen.Nederlands() != "" {
		t.Error("no date has words")
	}
}

func TestMustDagPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustDag("1 mei")
}

func TestSourceInOneLine(t *testing.T) {
	for want, b := range map[string]Bron{
		"Wmo 2015 art. 3.4, tekst geldig vanaf 1 juli 2026": wmo("3.4"),
		"AVG art. 33 (uit algemene kennis, niet nagegaan)":  {Tekst: "AVG art. 33", Zekerheid: Algemeen},
		"iStandaarden, OP090":                               keten("OP090"),
		"Jeugdwet art. 1 (onbekend)":                        {Tekst: "Jeugdwet art. 1", Zekerheid: 99},
	} {
		if got := b.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if Telwijze(99).String() != "onbekende-telwijze" {
		t.Error("a way of counting that is none has a name")
	}
}

func TestWordsOfHoursAndGrounds(t *testing.T) {
	u, err := BerekenDuur(Duur{36, Uur}, MustDag("2026-05-01"))
	if err != nil || u.Eind != MustDag("2026-05-02") || !strings.Contains(strings.Join(u.Uitleg, " "), "12 uur later") {
		t.Errorf("%s %q %v", u.Eind, u.Uitleg, err)
	}
	if got := stilstand(NaUitnodiging(MustDag("2026-06-04"), Geen)); got != "Stilstand vanaf vrijdag 5 juni 2026: aanvulling van de aanvraag (Awb art. 4:15 lid 1)." {
		t.Error(got)
	}
	if got := stilstand(Opschorting{Van: MustDag("2026-06-05"), Tot: MustDag("2026-06-08")}); got != "Stilstand vanaf vrijdag 5 juni 2026 tot maandag 8 juni 2026." {
		t.Error(got)
	}
	if ErrCode.Error() != ErrCode.Tekst {
		t.Error("a fault does not say its sentence")
	}
}
