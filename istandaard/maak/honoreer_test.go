package maak

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/stand"
)

func loopt(nummer int64, code string, uren int64, frequentie string) istandaard.ToegewezenProduct {
	return istandaard.ToegewezenProduct{
		ToewijzingNummer: nummer, Product: &istandaard.Product{Categorie: "50", Code: code},
		Toewijzingsdatum: "2022-12-01", Toewijzingstijd: "12:00:00", Ingangsdatum: "2023-01-01", Einddatum: "2023-12-31",
		Omvang: &istandaard.Omvang{Volume: uren, Eenheid: istandaard.EenheidUur, Frequentie: frequentie},
	}
}

func vraag(nummer int64, uren int64, frequentie string, van, tot istandaard.Datum) istandaard.TeWijzigenProduct {
	return istandaard.TeWijzigenProduct{ToewijzingNummer: nummer, GewensteIngangsdatum: van, Einddatum: tot,
		Omvang: &istandaard.Omvang{Volume: uren, Eenheid: istandaard.EenheidUur, Frequentie: frequentie}}
}

func honoreer(v istandaard.Verzoek, actueel ...istandaard.ToegewezenProduct) ([]istandaard.ToegewezenProduct, error) {
	nummer := int64(123077)
	v.ReferentieAanbieder = "A001"
	return Honoreer(&v, actueel, Honorering{
		Besluit:     time.Date(2023, 6, 2, 9, 0, 0, 0, time.UTC),
		NieuwNummer: func() int64 { nummer++; return nummer },
	})
}

// regels writes assignments as number, code, size, period, reason and decision.
func regels(tw []istandaard.ToegewezenProduct) []string {
	var uit []string
	for _, t := range tw {
		omvang := "-"
		switch {
		case t.Omvang != nil:
			omvang = fmt.Sprint(t.Omvang.Volume, "/", t.Omvang.Frequentie)
		case t.Budget != nil:
			omvang = fmt.Sprint(*t.Budget)
		}
		uit = append(uit, fmt.Sprintf("%d %s %s tot %s %q %s %s", t.ToewijzingNummer, omvang, t.Ingangsdatum, t.Einddatum, t.RedenWijziging, t.ReferentieAanbieder, t.Toewijzingsdatum))
	}
	return uit
}

// TestHonoreer begins with example 1 of IV093, and follows its text from there.
func TestHonoreer(t *testing.T) {
	budget := func(t istandaard.ToegewezenProduct, bedrag int64) istandaard.ToegewezenProduct {
		t.Product, t.Omvang, t.Budget = nil, nil, &bedrag
		return t
	}
	tests := []struct {
		name    string
		actueel []istandaard.ToegewezenProduct
		v       istandaard.Verzoek
		want    []string
	}{
		{
			"example 1: later end, and more hours from 12 June",
			[]istandaard.ToegewezenProduct{loopt(123001, "50E01", 4, "2"), loopt(123002, "50F01", 3, "2")},
			istandaard.Verzoek{TeWijzigenProducten: []istandaard.TeWijzigenProduct{
				vraag(123001, 4, "2", "2023-01-01", "2024-06-30"), vraag(123002, 6, "2", "2023-06-12", "2023-12-31")}},
			[]string{
				`123001 4/2 2023-01-01 tot 2024-06-30 "12" A001 2023-06-02`,
				`123002 3/2 2023-01-01 tot 2023-06-11 "12" A001 2023-06-02`,
				`123078 6/2 2023-06-12 tot 2023-12-31 "" A001 2023-06-02`,
			},
		},
		{
			"unchanged keeps the moment of its decision, new has no reason",
			[]istandaard.ToegewezenProduct{loopt(1, "50E01", 4, "2")},
			istandaard.Verzoek{OngewijzigdeProducten: []istandaard.OngewijzigdProduct{{ToewijzingNummer: 1}},
				NieuweProducten: []istandaard.NieuwProduct{{Product: &istandaard.Product{Categorie: "50", Code: "50G01"}, GewensteIngangsdatum: "2023-07-01", Einddatum: "2023-12-31",
					Omvang: &istandaard.Omvang{Volume: 2, Eenheid: "04", Frequentie: "2"}}}},
			[]string{`1 4/2 2023-01-01 tot 2023-12-31 "" A001 2022-12-01`, `123078 2/2 2023-07-01 tot 2023-12-31 "" A001 2023-06-02`},
		},
		{
			"total over the assignment",
			[]istandaard.ToegewezenProduct{loopt(1, "50E01", 100, "6")},
			istandaard.Verzoek{TeWijzigenProducten: []istandaard.TeWijzigenProduct{vraag(1, 150, "6", "2023-01-01", "2023-12-31")}},
			[]string{`1 150/6 2023-01-01 tot 2023-12-31 "12" A001 2023-06-02`},
		},
		{
			"budget",
			[]istandaard.ToegewezenProduct{budget(loopt(1, "", 0, ""), 400000)},
			istandaard.Verzoek{TeWijzigenProducten: []istandaard.TeWijzigenProduct{{ToewijzingNummer: 1, GewensteIngangsdatum: "2023-01-01", Einddatum: "2024-03-31", Budget: new(int64(500000))}}},
			[]string{`1 500000 2023-01-01 tot 2024-03-31 "12" A001 2023-06-02`},
		},
		{
			"other frequency",
			[]istandaard.ToegewezenProduct{loopt(1, "50E01", 4, "2")},
			istandaard.Verzoek{TeWijzigenProducten: []istandaard.TeWijzigenProduct{vraag(1, 16, "4", "2023-07-01", "2023-12-31")}},
			[]string{`1 4/2 2023-01-01 tot 2023-06-30 "12" A001 2023-06-02`, `123078 16/4 2023-07-01 tot 2023-12-31 "" A001 2023-06-02`},
		},
		{
			"more hours from the first day",
			[]istandaard.ToegewezenProduct{loopt(1, "50E01", 4, "2")},
			istandaard.Verzoek{TeWijzigenProducten: []istandaard.TeWijzigenProduct{vraag(1, 5, "2", "2023-01-01", "2023-12-31")}},
			[]string{`1 4/2 2023-01-01 tot 2023-01-01 "13" A001 2023-06-02`, `123078 5/2 2023-01-01 tot 2023-12-31 "" A001 2023-06-02`},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := honoreer(tt.v, tt.actueel...)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(regels(got), tt.want) {
				t.Errorf("got  %q\nwant %q", regels(got), tt.want)
			}
			verzonden(t, tt.v, tt.actueel, got)
		})
	}
}

// verzonden sends what was granted, as the rules inside the message and against
// earlier ones allow.
func verzonden(t *testing.T, v istandaard.Verzoek, actueel, toegewezen []istandaard.ToegewezenProduct) {
	t.Helper()
	o := opdracht(istandaard.Jw)
	o.Dagtekening, o.Producten, o.Toegewezen = "2023-06-02", nil, actueel
	eerder, err := Toewijzing(codec, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Identificatie, o.Toegewezen = "TW2", toegewezen
	b, err := Toewijzing(codec, o)
	if err != nil {
		t.Fatal(err)
	}
	g := stand.NewGeheugen()
	g.Verwerk(eerder)
	v.ReferentieAanbieder = "A001"
	soort := istandaard.Soort{Domein: istandaard.Jw, Nummer: 317}
	g.Verwerk(&istandaard.Bericht317{Domein: istandaard.Jw, Header: codec.NieuweHeader(soort, o.Aanbieder, o.Gemeente, "VOW1", "2023-05-15"),
		Client: istandaard.Client317{Bsn: o.Client.Bsn, Verzoek: v}})
	fouten, err := stand.Controleer(context.Background(), b, g, "2023-06-02")
	if err != nil || len(fouten) > 0 {
		t.Errorf("breaks %v, %v", fouten, err)
	}
}

func TestHonoreerNot(t *testing.T) {
	een := loopt(1, "50E01", 4, "2")
	tests := []struct {
		name string
		v    istandaard.Verzoek
		want string
	}{
		{"an assignment is not named", istandaard.Verzoek{}, "MAAK-ONVOLLEDIG"},
		{"an unknown number", istandaard.Verzoek{OngewijzigdeProducten: []istandaard.OngewijzigdProduct{{ToewijzingNummer: 1}, {ToewijzingNummer: 2}}}, "MAAK-GEEN-TOEWIJZING"},
		{"named twice", istandaard.Verzoek{OngewijzigdeProducten: []istandaard.OngewijzigdProduct{{ToewijzingNummer: 1}},
			TeWijzigenProducten: []istandaard.TeWijzigenProduct{vraag(1, 5, "2", "2023-07-01", "2023-12-31")}}, "MAAK-GEEN-TOEWIJZING"},
	}
	for _, tt := range tests {
		_, err := honoreer(tt.v, een)
		var fouten istandaard.Fouten
		if !errors.As(err, &fouten) || len(fouten) != 1 || fouten[0].Regel != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
