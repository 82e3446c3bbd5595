package keten

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TestChanges sends a decision, then one that takes its place: per IV066, OP257,
// OP087, CS335 and IV099.
func TestChanges(t *testing.T) {
	tests := []struct {
		name string
		f    func(*wereld, *besluit.Besluit)
		want []string
	}{
		{"the same for longer keeps its number", func(_ *wereld, b *besluit.Besluit) {
			b.Soort, b.Einde = besluit.Verlenging, termijn.MustDag("2028-05-31")
		}, []string{`42420001 700001 90 2026-12-01 2028-05-31 "04" 2026-11-18`}},
		{"the same, shorter", func(_ *wereld, b *besluit.Besluit) {
			b.Soort, b.Einde = besluit.Wijziging, termijn.MustDag("2027-08-31")
		}, []string{`42420001 700001 90 2026-12-01 2027-08-31 "05" 2026-11-18`}},
		{"other minutes end it and begin another", func(_ *wereld, b *besluit.Besluit) {
			b.Soort, b.Regels[0].Minuten = besluit.Wijziging, 180
		}, []string{`42420001 700001 90 2026-12-01 2027-05-31 "05" 2026-11-18`, `42420001 700004 180 2027-06-01 2027-11-30 "" 2026-11-18`}},
		{"other minutes before it began", func(_ *wereld, b *besluit.Besluit) {
			b.Soort, b.Regels[0].Minuten, b.Ingang = besluit.Wijziging, 180, termijn.MustDag("2026-12-01")
		}, []string{`42420001 700001 90 2026-12-01 2026-12-01 "13" 2026-11-18`, `42420001 700004 180 2026-12-01 2027-11-30 "" 2026-11-18`}},
		{"ended", func(_ *wereld, b *besluit.Besluit) {
			b.Soort, b.Regels, b.Einde = besluit.Beeindiging, nil, termijn.MustDag("2027-03-31")
		}, []string{`42420001 700001 90 2026-12-01 2027-03-31 "05" 2026-11-18`}},
		{"another provider: the old one is told", func(x *wereld, b *besluit.Besluit) {
			b.Soort = besluit.Wijziging
			x.persoon("m").Aanbieder = must(nummer.ParseAGB(opvang))
		}, []string{`42420002 700004 90 2027-06-01 2027-11-30 "" 2026-11-18`, `42420001 700001 90 2026-12-01 2027-05-31 "05" 2026-11-18`}},
		{"a line more: the other goes along unchanged", func(x *wereld, b *besluit.Besluit) {
			b.Soort = besluit.Wijziging
			b.Regels = append(b.Regels, besluit.Regel{Onderdeel: "extra", Minuten: 30})
		}, []string{`42420001 700001 90 2026-12-01 2027-11-30 "" 2026-11-16`, `42420001 700004 30 2027-06-01 2027-11-30 "" 2026-11-18`}},
		{"what had a reason before goes along without", func(x *wereld, b *besluit.Besluit) {
			b.Soort = besluit.Wijziging
			x.o.Eerder[0].Toewijzing.RedenWijziging, x.o.Eerder[0].Toewijzing.ReferentieAanbieder = "04", "R1"
			b.Regels = append(b.Regels, besluit.Regel{Onderdeel: "extra", Minuten: 30})
		}, []string{`42420001 700001 90 2026-12-01 2027-11-30 "" 2026-11-16`, `42420001 700004 30 2027-06-01 2027-11-30 "" 2026-11-18`}},
		{"what ended before, or was withdrawn, is not sent again; what runs is (OP087)", func(x *wereld, b *besluit.Besluit) {
			b.Soort, b.Einde = besluit.Verlenging, termijn.MustDag("2028-05-31")
			x.anders(11, "2025-01-01", "2026-11-19", "")
			x.anders(12, "2026-12-01", "2026-12-01", istandaard.WijzigingVerwijderd)
			x.anders(13, "2025-01-01", "2026-11-20", "")
		}, []string{`42420001 700001 90 2026-12-01 2028-05-31 "04" 2026-11-18`, `42420001 13 90 2025-01-01 2026-11-20 "" 2026-11-16`}},
		{"what had ended by itself stays as it was", func(x *wereld, b *besluit.Besluit) {
			b.Soort, b.Regels[0].Minuten = besluit.Wijziging, 180
			x.o.Eerder[0].Toewijzing.Einddatum = "2027-03-31"
		}, []string{`42420001 700001 90 2026-12-01 2027-03-31 "" 2026-11-16`, `42420001 700004 180 2027-06-01 2027-11-30 "" 2026-11-18`}},
		{"the same help after a gap is a new assignment", func(x *wereld, b *besluit.Besluit) {
			b.Soort = besluit.Toekenning
			x.o.Eerder[0].Toewijzing.Einddatum = "2027-03-31"
		}, []string{`42420001 700001 90 2026-12-01 2027-03-31 "" 2026-11-16`, `42420001 700004 90 2027-06-01 2027-11-30 "" 2026-11-18`}},
		{"nothing left to tell", func(x *wereld, b *besluit.Besluit) {
			b.Soort, b.Regels, b.Einde = besluit.Beeindiging, nil, termijn.MustDag("2026-11-19")
			x.o.Eerder[0].Toewijzing.Ingangsdatum, x.o.Eerder[0].Toewijzing.Einddatum = "2026-01-01", "2026-11-19"
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x, u := eerst(t)
			b := &x.o.Besluiten[0].Besluit
			tt.f(x, b)
			x.producten()
			v, berichten := x.moet(t)
			var got []string
			for i, m := range berichten {
				for _, p := range m.Client.ToegewezenProducten {
					got = append(got, fmt.Sprintf("%s %d %d %s %s %q %s", v.Berichten[i].Stuk.Ontvanger(), p.ToewijzingNummer, p.Omvang.Volume, p.Ingangsdatum, p.Einddatum, p.RedenWijziging, p.Toewijzingsdatum))
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if len(u.Berichten) != 3 {
				t.Error("the first round gave another number of messages")
			}
		})
	}
}

// anders adds an assignment of m, of another decision and another product.
func (x *wereld) anders(nummer int64, van, tot istandaard.Datum, reden string) {
	e := x.o.Eerder[0]
	e.Besluit, e.Onderdeel = "XXXX-XXXX-XXXX", "iets-anders"
	p := *e.Toewijzing.Product
	p.Code = fmt.Sprintf("10B%02d", nummer)
	e.Toewijzing.Product, e.Toewijzing.ToewijzingNummer = &p, nummer
	e.Toewijzing.Ingangsdatum, e.Toewijzing.Einddatum, e.Toewijzing.RedenWijziging = van, tot, reden
	x.o.Eerder = append(x.o.Eerder, e)
}

// eerst sends the decisions of a family and gives the world in which only m has a
// new decision, two days later, that holds from 1 June 2027.
func eerst(t *testing.T) (*wereld, *Uitkomst) {
	t.Helper()
	x := gezin4(t)
	u, _ := x.moet(t)
	for _, m := range u.Berichten {
		for _, tw := range m.Toewijzingen {
			x.o.Eerder = append(x.o.Eerder, Eerder{m.Onderwerp, tw.Besluit, tw.Onderdeel, must(nummer.ParseAGB(m.Stuk.Ontvanger())), tw.Product})
		}
	}
	b := x.o.Besluiten[0]
	b.Regels = slices.Clone(b.Regels)
	b.Vorig, b.Kenmerk = b.Kenmerk, besluittestKenmerk
	b.Datum, b.Ingang, b.Tijdstip = termijn.MustDag("2026-11-18"), termijn.MustDag("2027-06-01"), time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)
	x.o.Besluiten = []Genomen{b}
	x.vanaf = 700003
	return x, u
}

const besluittestKenmerk = besluit.Kenmerk("BCDF-GHJK-LMNP")
