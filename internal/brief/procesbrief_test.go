package brief_test

import (
	"errors"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

func TestProcessLetterFaults(t *testing.T) {
	d := termijn.MustDag
	good := brief.Proces{Kenmerk: besluittest.Kenmerk("p"), Datum: d("2026-11-10"), Post: post(t, "v1"), Ondertekening: besluittest.Tekent()}
	a := besluit.Aanvraag{Ontvangen: d("2026-11-09"), Verdaging: besluit.Verdaging{Tot: d("2026-12-07"), Reden: "Het advies komt later."}}
	u := besluit.Uitnodiging{Uiterlijk: d("2026-11-24"), Gevraagd: []string{"uw handtekening"}}
	verdaag := func(dag string, f func(a *besluit.Aanvraag)) func() error {
		return func() error {
			b, p := a, good
			p.Datum = d(dag)
			f(&b)
			_, err := brief.VanVerdaging(gezin.Wmo, b, termijn.Duur{}, p)
			return err
		}
	}
	nodig := func(f func(u *besluit.Uitnodiging)) func() error {
		return func() error {
			v := u
			f(&v)
			_, err := brief.VanUitnodiging(a, v, good)
			return err
		}
	}
	for _, tt := range []struct {
		naam, code string
		maak       func() error
	}{
		{"verdaagd op de laatste dag", "", verdaag("2026-11-23", func(*besluit.Aanvraag) {})},
		{"verdaagd een dag te laat", brief.FoutDatum, verdaag("2026-11-24", func(*besluit.Aanvraag) {})},
		{"verdaagd naar een dag die niet later is", brief.FoutDatum, verdaag("2026-11-10", func(a *besluit.Aanvraag) { a.Verdaging.Tot = d("2026-11-23") })},
		{"verdaagd zonder reden", brief.FoutInhoud, verdaag("2026-11-10", func(a *besluit.Aanvraag) { a.Verdaging.Reden = "" })},
		{"niets gevraagd", brief.FoutInhoud, nodig(func(u *besluit.Uitnodiging) { u.Gevraagd = []string{" "} })},
		{"geen tijd om aan te vullen", brief.FoutDatum, nodig(func(u *besluit.Uitnodiging) { u.Uiterlijk = good.Datum })},
		{"geen melding", brief.FoutDatum, func() error { _, err := brief.VanOntvangst(besluit.Melding{}, good); return err }},
		{"geen kenmerk", brief.FoutZending, func() error {
			p := good
			p.Kenmerk = "W-2026-1"
			_, err := brief.VanOntvangst(besluit.Melding{Ontvangen: d("2026-11-09")}, p)
			return err
		}},
	} {
		var ff brief.Fouten
		got := ""
		if err := tt.maak(); errors.As(err, &ff) {
			got = ff[0].Code
		}
		if got != tt.code {
			t.Errorf("%s: %q, want %q", tt.naam, got, tt.code)
		}
	}
}
