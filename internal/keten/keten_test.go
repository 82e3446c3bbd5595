package keten

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
	"codeberg.org/wijzer/wijzer/termijn"
)

var (
	codec  = istandaard.NewCodec(istandaard.Uitgave32())
	moment = toegang.Moment{Dag: termijn.MustDag("2026-11-20"), Tijd: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
)

const (
	thuishulp = "42420001"
	opvang    = "42420002"
)

// la keeps what the gate holds.
type la struct{ vast []poort.Vasthouding }

func (l *la) Vasthouden(_ context.Context, v poort.Vasthouding) error {
	l.vast = append(l.vast, v)
	return nil
}

// tb is what the helpers need of a test.
type tb interface {
	Helper()
	Fatal(args ...any)
}

// wereld is an Opdracht with what the gate knows.
type wereld struct {
	o     Opdracht
	bron  *toegang.Geheugen
	lijst *poort.Lijst
	la    *la
	id    int
	vanaf int64 // the highest number that was used; 0: 700000
}

// vanBundel gives the messages to make of a family's decisions, everything in
// order: every adult and child has a number, a name and an address of his own.
func vanBundel(t tb, w *besluittest.Wereld, b *besluit.Bundel) *wereld {
	t.Helper()
	lijst, err := poort.NewLijst(nil)
	if err != nil {
		t.Fatal(err)
	}
	x := &wereld{bron: &toegang.Geheugen{}, lijst: lijst, la: &la{}, o: Opdracht{
		Gemeente: must(nummer.ParseGemeentecode("0599")), Aanbieder: must(nummer.ParseAGB(thuishulp)),
		Dagtekening: moment.Dag, Producten: Producten{}}}
	for i := range b.Besluiten {
		d, _ := time.Parse(time.DateOnly, b.Besluiten[i].Datum.String())
		x.o.Besluiten = append(x.o.Besluiten, Genomen{b.Besluiten[i], d.Add(10 * time.Hour)})
	}
	for i, lid := range w.Situatie.Leden {
		p := mens(lid.ID, i)
		for _, r := range w.Situatie.Relaties {
			if r.Soort == gezin.Gezag && r.Naar == lid.ID {
				if _, ok := w.Situatie.Lid(r.Van); ok {
					p.Gezag = append(p.Gezag, Gezagsdrager{Persoon: r.Van, Nummer: fmt.Sprint(len(p.Gezag) + 1), Soort: "10"})
				}
			}
		}
		if rol := lid.Kenmerken["rol"]; len(p.Gezag) == 0 && rol == gezin.Keus("kind") {
			p.Gezagsoort = GezagBekend
		}
		x.o.Personen = append(x.o.Personen, p)
		for _, agb := range []string{thuishulp, opvang} {
			x.bron.Add(toegang.Betrokken, toegang.Betrokkenheid(agb, lid.ID, toegang.Backoffice, gezin.Gewoon, 1, termijn.Geen))
		}
	}
	x.producten()
	return x
}

// producten agrees on an invented product for every line.
func (x *wereld) producten() {
	for i := range x.o.Besluiten {
		b := &x.o.Besluiten[i]
		for _, r := range b.Regels {
			if _, ok := x.o.Producten[r.Onderdeel]; ok {
				continue
			}
			cat := "10"
			if b.Wet == gezin.Jeugdwet {
				cat = "50"
			}
			x.o.Producten[r.Onderdeel] = Product{cat, fmt.Sprintf("%sA%02d", cat, len(x.o.Producten)+1), "verzonnen voor deze test"}
		}
	}
}

func mens(id string, i int) Persoon {
	bsn, _ := nummer.TestBSN(i)
	return Persoon{ID: id, BSN: bsn, Geboortedatum: maak.Geboren(1990, 5, 1), Geslacht: "0",
		Naam: maak.Naam{Voorletters: "A.", Achternaam: "Voorbeeld " + string(rune('A'+i))},
		Contact: Contact{Soort: Woonadres, Adres: must(nummer.NewAdres(nummer.Adresdelen{
			Straat: "Voorbeeldstraat", Huisnummer: 10 + i, Postcode: "3011 AA", Plaats: "Rotterdam"}))}}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func (x *wereld) persoon(id string) *Persoon { return &x.o.Personen[x.o.persoon(id)] }

func (x *wereld) vlag(t tb, b poort.Beschermde) {
	t.Helper()
	x.bron.Add(toegang.Beschermd, toegang.Bescherming(b.Persoon, 1, termijn.Geen))
	l, err := poort.NewLijst([]poort.Beschermde{b})
	if err != nil {
		t.Fatal(err)
	}
	x.lijst = l
}

func (x *wereld) maak(t tb) (*Uitkomst, error) {
	t.Helper()
	p, err := poort.New(x.la, &poort.GeheugenRem{}, func() string { return "vast" }, bytes.Repeat([]byte{7}, 32), poort.Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	volgend := max(x.vanaf, 700000)
	m := NewMaker(codec, p, Uitgifte{
		Bericht: func() string { x.id++; return fmt.Sprintf("T%d", x.id) },
		Nummers: func(_ istandaard.Domein, n int) ([]int64, error) {
			uit := make([]int64, n)
			for i := range uit {
				volgend++
				uit[i] = volgend
			}
			return uit, nil
		}})
	return m.Toewijzingen(context.Background(), x.o, Uitgang{toegang.Lezer{Account: "systeem", Rol: toegang.Berichtverwerker}, x.lijst, x.bron, moment})
}

// moet makes the messages and reads each back.
func (x *wereld) moet(t tb) (*Uitkomst, []*istandaard.Bericht301) {
	t.Helper()
	u, err := x.maak(t)
	if err != nil {
		t.Fatal(err)
	}
	return u, gelezen(t, u)
}

// gelezen reads the messages as their receiver does: they pass every check.
func gelezen(t tb, u *Uitkomst) []*istandaard.Bericht301 {
	t.Helper()
	var uit []*istandaard.Bericht301
	for _, b := range u.Berichten {
		data := b.Stuk.Inhoud()
		c, err := controle.Controleer(context.Background(), bytes.NewReader(data), controle.Opties{})
		if err != nil || !c.Structuur || len(c.Fouten) > 0 {
			t.Fatal("a message does not pass the check:", err, c.Fouten)
		}
		x, err := codec.Ontleed(data)
		if err != nil {
			t.Fatal(err)
		}
		uit = append(uit, x.(*istandaard.Bericht301))
		if b.Stuk.Bestandsnaam() != b.Soort.String()+"-"+b.Identificatie+".xml" {
			t.Fatal("the file name is not kind and reference")
		}
	}
	return uit
}

// gezin4 is two adults and two children at home.
func gezin4(t tb) *wereld {
	w := besluittest.Nieuw(t, "extramuraal", "2").Volwassene("m", true, false).Volwassene("v", true, false).
		Kind("k1", "2014-09-30", false, "m", "v").Kind("k2", "2019-09-30", false, "m", "v")
	return vanBundel(t, w, besluittest.MustMaak(t, w.Invoer(t)))
}

func TestTwoAdultsWithChildren(t *testing.T) {
	x := gezin4(t)
	u, berichten := x.moet(t)
	var got []string
	for i, b := range berichten {
		for _, p := range b.Client.ToegewezenProducten {
			got = append(got, fmt.Sprintf("%s %s %s %d/%s/%s %s-%s", b.Soort(), u.Berichten[i].Persoon, p.Product.Categorie, p.Omvang.Volume, p.Omvang.Eenheid, p.Omvang.Frequentie, p.Ingangsdatum, p.Einddatum))
		}
	}
	// Package 2: 90 minutes per adult, 120 for the children together, on the
	// youngest (Bijlage 3 HG-arrangementen, 3.1).
	want := []string{
		"WMO301 m 10 90/01/2 2026-12-01-2027-11-30",
		"WMO301 v 10 90/01/2 2026-12-01-2027-11-30",
		"JW301 k2 50 120/01/2 2026-12-01-2027-11-30",
	}
	if !slices.Equal(got, want) || len(berichten) != 3 {
		t.Errorf("got %q", got)
	}
	if len(u.Zonder) != 0 || len(x.la.vast) != 0 {
		t.Error("something did not leave")
	}
	jeugd := u.Berichten[2].Stuk.Inhoud()
	for _, ander := range []string{x.persoon("k1").BSN.Onthuld(), x.persoon("k1").Naam.Achternaam} {
		if bytes.Contains(jeugd, []byte(ander)) {
			t.Error("the message of the carrier names the other child")
		}
	}
	if n := len(berichten[2].Client.Relaties); n != 2 {
		t.Errorf("%d relations, want both parents with custody", n)
	}
	if len(berichten[0].Client.Relaties) != 0 {
		t.Error("a message of the Wmo names a relation")
	}
	p := berichten[0].Client.ToegewezenProducten[0]
	if p.Toewijzingsdatum != "2026-11-16" || p.Toewijzingstijd != "10:00:00" || p.RedenWijziging != "" {
		t.Errorf("moment of the decision %s %s", p.Toewijzingsdatum, p.Toewijzingstijd)
	}
	if b := u.Berichten[0].Toewijzingen[0]; b.Besluit != x.o.Besluiten[0].Kenmerk || b.Product.ToewijzingNummer != p.ToewijzingNummer {
		t.Error("the assignment is not bound to its decision")
	}
}

// The one in the shelter has etmalen there; the other adult is helped elsewhere,
// and the two messages share nothing but the municipality.
func TestShelterAndPerpetratorElsewhere(t *testing.T) {
	w := besluittest.Nieuw(t, "intramuraal", "2").Volwassene("m", true, true).Volwassene("v", true, false).Kind("k1", "2019-09-30", true, "m")
	x := vanBundel(t, w, besluittest.MustMaak(t, w.Invoer(t)))
	x.o.Aanbieder = must(nummer.ParseAGB(opvang))
	x.persoon("v").Aanbieder = must(nummer.ParseAGB(thuishulp))
	u, berichten := x.moet(t)
	etmalen := 0
	for i, b := range berichten {
		wie, naar := u.Berichten[i].Persoon, u.Berichten[i].Stuk.Ontvanger()
		want := opvang
		if wie == "v" {
			want = thuishulp
		}
		if naar != want || b.Header.Ontvanger != want {
			t.Errorf("%s goes to another provider", wie)
		}
		for _, p := range b.Client.ToegewezenProducten {
			if p.Omvang.Eenheid == istandaard.EenheidEtmaal && p.Omvang.Volume == 7 && p.Omvang.Frequentie == "2" {
				etmalen++
			}
		}
		if wie == "v" {
			for _, geheim := range []string{opvang, x.persoon("m").BSN.Onthuld(), "Voorbeeld A"} {
				if bytes.Contains(u.Berichten[i].Stuk.Inhoud(), []byte(geheim)) {
					t.Error("the message about the perpetrator tells about the other")
				}
			}
		}
	}
	if etmalen == 0 {
		t.Error("no etmalen of the stay")
	}
}

func TestLinesAtTwoProviders(t *testing.T) {
	x := gezin4(t)
	x.persoon("m").PerOnderdeel = map[string]nummer.AGB{"extra": must(nummer.ParseAGB(opvang))}
	x.o.Besluiten[0].Regels = append(x.o.Besluiten[0].Regels, besluit.Regel{Onderdeel: "extra", Omvang: besluit.Omvang{Aantal: 3, Eenheid: "dagdeel", Per: "week"}})
	x.producten()
	u, berichten := x.moet(t)
	if len(u.Berichten) != 4 || u.Berichten[1].Stuk.Ontvanger() != opvang || *berichten[1].Client.ToegewezenProducten[0].Omvang != (istandaard.Omvang{Volume: 3, Eenheid: "16", Frequentie: "2"}) {
		t.Errorf("%d messages", len(u.Berichten))
	}
}

// About who has a safety flag nothing goes out, and nothing is asked either; the
// child of which she has custody takes the safe route too.
func TestFlagGivesNoMessage(t *testing.T) {
	x := gezin4(t)
	stay := must(nummer.NewAdres(nummer.Adresdelen{Straat: "Schuilplaatslaan", Huisnummer: 3, Postcode: "9712 CE", Plaats: "Groningen"}))
	x.vlag(t, poort.Beschermde{Persoon: "m", Wet: gezin.Wmo, Domein: toegang.DWmo, Adressen: []nummer.Adres{stay}})
	*x.persoon("m") = Persoon{ID: "m"}
	u, _ := x.moet(t)
	if len(u.Berichten) != 1 || u.Berichten[0].Persoon != "v" {
		t.Fatalf("%d messages", len(u.Berichten))
	}
	if len(u.Zonder) != 2 {
		t.Fatalf("%d without", len(u.Zonder))
	}
	for i, wie := range []string{"m", "k2"} {
		z := u.Zonder[i]
		if z.Persoon != wie || z.Reden != VeiligeRoute || z.Code != poort.ErrVeiligeRoute.Code || z.Tekst != poort.ErrVeiligeRoute.Tekst || len(z.Besluiten) != 1 {
			t.Errorf("%+v", z)
		}
	}
	if len(x.la.vast) != 0 {
		t.Error("something was held")
	}
}

// The end of help for someone with a flag takes the safe route too, and asks for
// no earlier message: there was none.
func TestFlagAtAnEnding(t *testing.T) {
	x := gezin4(t)
	b := &x.o.Besluiten[0]
	b.Soort, b.Vorig, b.Regels = besluit.Beeindiging, "BCDF-GHJK-LMNP", nil
	x.o.Besluiten = x.o.Besluiten[:1]
	x.vlag(t, poort.Beschermde{Persoon: "m", Wet: gezin.Wmo, Domein: toegang.DWmo, Namen: []string{"Huize Verborgen"}})
	u, _ := x.moet(t)
	if len(u.Berichten) != 0 || len(u.Zonder) != 1 || u.Zonder[0].Reden != VeiligeRoute {
		t.Errorf("%+v", u.Zonder)
	}
}

// Where a protected person stays does not leave in the message of another.
func TestGateHolds(t *testing.T) {
	x := gezin4(t)
	x.vlag(t, poort.Beschermde{Persoon: "z", Wet: gezin.Wmo, Domein: toegang.DWmo, Adressen: []nummer.Adres{x.persoon("v").Contact.Adres}})
	for i := range x.persoon("k2").Gezag {
		x.persoon("k2").Gezag[i].Persoon = "m"
		x.persoon("k2").Gezag[i].Nummer = fmt.Sprint(i)
	}
	u, err := x.maak(t)
	if err != nil {
		t.Fatal(err)
	}
	// All four live in one street with the same postal code, which tells too.
	if len(u.Berichten) != 0 || len(u.Zonder) != 3 || len(x.la.vast) != 3 {
		t.Fatalf("%d messages, %d held", len(u.Berichten), len(x.la.vast))
	}
	if z := u.Zonder[0]; z.Reden != Vastgehouden || z.Tekst != poort.ErrVastgehouden.Tekst {
		t.Errorf("%+v", z)
	}
}

func TestProtectedAddress(t *testing.T) {
	post := must(nummer.NewAdres(nummer.Adresdelen{Straat: "Postbus", Huisnummer: 70012, Postcode: "3000 KP", Plaats: "Rotterdam"}))
	x := gezin4(t)
	x.persoon("m").Contact = Contact{Soort: Beschermd, Adres: post}
	eis(t, x, "personen[0].contact KETEN-OORDEEL")
	x.persoon("m").Contact.Oordeel = Oordeel{"M. Voorbeeld", moment.Dag}
	_, berichten := x.moet(t)
	if c := berichten[0].Client.Contactgegevens; len(c) != 1 || c[0].Soort != "02" || c[0].Adres.Straatnaam != "Postbus" || c[0].Telefoon != nil {
		t.Errorf("%+v", c)
	}
	x.persoon("k2").Contact = x.persoon("m").Contact
	eis(t, x, "personen[3].gezag[0] MAAK-BEOORDEEL-RELATIE", "personen[3].gezag[1] MAAK-BEOORDEEL-RELATIE")
	x.persoon("m").Contact.Telefoon = must(nummer.ParseTelefoon("0612345678"))
	eis(t, x, "personen[0].contact KETEN-CONTACT")
}

// eis expects exactly these faults, as path and code.
func eis(t *testing.T, x *wereld, want ...string) {
	t.Helper()
	u, err := x.maak(t)
	var ff Fouten
	if !errors.As(err, &ff) || u != nil {
		t.Fatalf("got %v, want %q", err, want)
	}
	var got []string
	for _, f := range ff {
		got = append(got, f.Pad+" "+f.Code)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, p := range x.o.Personen {
		for _, s := range append(p.BSN.Schrijfwijzen(), p.Naam.Achternaam, "Voorbeeldstraat", thuishulp) {
			if s != "" && strings.Contains(err.Error(), s) {
				t.Errorf("a fault repeats what was given")
			}
		}
	}
	if len(x.la.vast) != 0 {
		t.Error("something was held although there are faults")
	}
}

func TestFaults(t *testing.T) {
	jaar := besluit.Omvang{Aantal: 52, Eenheid: "etmaal", Per: "jaar"}
	tests := []struct {
		name string
		f    func(*wereld)
		want []string
	}{
		{"no product", func(x *wereld) { delete(x.o.Producten, x.o.Besluiten[0].Regels[0].Onderdeel) }, []string{"producten.begeleiding-volwassene KETEN-PRODUCT"}},
		{"product without code", func(x *wereld) {
			x.o.Producten["begeleiding-volwassene"] = Product{Categorie: "10", Bron: "contract"}
		}, []string{"producten.begeleiding-volwassene KETEN-PRODUCT"}},
		{"product without source", func(x *wereld) {
			x.o.Producten["begeleiding-volwassene"] = Product{Categorie: "10", Code: "10A01"}
		}, []string{"producten.begeleiding-volwassene.bron KETEN-BRON"}},
		{"category of the other law", func(x *wereld) {
			x.o.Producten["begeleiding-volwassene"] = Product{"50", "50A01", "contract"}
		}, []string{"besluiten[0].regels[0] XSD-CODELIJST", "besluiten[1].regels[0] XSD-CODELIJST"}},
		{"all at once", func(x *wereld) {
			x.persoon("m").BSN, x.persoon("v").Geboortedatum = nummer.BSN{}, istandaard.Geboortedatum{}
			x.persoon("k2").Gezag, x.persoon("k2").Gezagsoort = nil, ""
			x.persoon("m").Contact, x.persoon("v").Naam = Contact{}, maak.Naam{}
		}, []string{"personen[0].bsn KETEN-BSN", "personen[0].contact KETEN-CONTACT", "personen[1].geboortedatum KETEN-GEBOREN", "personen[1].naam.achternaam KETEN-NAAM", "personen[3].gezag KETEN-GEZAG"}},
		{"a name that turns round", func(x *wereld) { x.persoon("m").Naam.Achternaam = "dleebrooV\u202e" }, []string{"personen[0].naam KETEN-TEKENS"}},
		{"no provider", func(x *wereld) { x.o.Aanbieder = nummer.AGB{} }, []string{"aanbieder KETEN-AANBIEDER"}},
		{"no municipality, no day", func(x *wereld) { x.o.Gemeente, x.o.Dagtekening = nummer.Gemeentecode{}, 0 }, []string{"gemeente KETEN-GEMEENTE", "dagtekening KETEN-DAGTEKENING"}},
		{"sent before it was decided", func(x *wereld) { x.o.Dagtekening = termijn.MustDag("2026-11-01") },
			[]string{"besluiten[0].regels[0] TR134", "besluiten[1].regels[0] TR134", "besluiten[2].regels[0] TR134"}},
		{"decided on another day", func(x *wereld) { x.o.Besluiten[1].Tijdstip = x.o.Besluiten[1].Tijdstip.AddDate(0, 0, 1) }, []string{"besluiten[1].tijd KETEN-TIJDSTIP"}},
		{"person unknown", func(x *wereld) { x.persoon("v").ID = "w"; x.persoon("k2").Gezag = x.persoon("k2").Gezag[:1] }, []string{"besluiten[1].persoon KETEN-PERSOON"}},
		{"custody unknown", func(x *wereld) { x.persoon("k2").Gezag[1].Persoon = "w" }, []string{"personen[3].gezag[1].persoon KETEN-PERSOON"}},
		{"no size", func(x *wereld) { x.o.Besluiten[0].Regels[0].Minuten = 0 }, []string{"besluiten[0].regels[0].omvang KETEN-OMVANG"}},
		{"unit", func(x *wereld) {
			x.o.Besluiten[0].Regels[0].Minuten, x.o.Besluiten[0].Regels[0].Omvang = 0, besluit.Omvang{Aantal: 1, Eenheid: "rit", Per: "week"}
		}, []string{"besluiten[0].regels[0].omvang.eenheid KETEN-OMVANG"}},
		{"a year that is none", func(x *wereld) {
			x.o.Besluiten[0].Regels[0].Minuten, x.o.Besluiten[0].Regels[0].Omvang, x.o.Besluiten[0].Einde = 0, jaar, x.o.Besluiten[0].Einde-1
		}, []string{"besluiten[0].regels[0].omvang.per KETEN-OMVANG"}},
		{"foreign telephone", func(x *wereld) { x.persoon("m").Contact.Telefoon = must(nummer.ParseTelefoon("+4930123456")) }, []string{"personen[0].contact.telefoon KETEN-CONTACT"}},
		{"street too long", func(x *wereld) {
			x.persoon("v").Contact.Adres = must(nummer.NewAdres(nummer.Adresdelen{Straat: "Burgemeester van Voorbeeldlaan", Huisnummer: 1, Postcode: "3011AA", Plaats: "Rotterdam"}))
			x.persoon("k2").Gezag = x.persoon("k2").Gezag[:1]
		}, []string{"personen[1].contact RS020"}},
		{"provider not involved", func(x *wereld) { x.o.Aanbieder = must(nummer.ParseAGB("42420009")) },
			[]string{"besluiten[0] KETEN-AFGESCHERMD", "besluiten[1] KETEN-AFGESCHERMD", "besluiten[2] KETEN-AFGESCHERMD"}},
		{"the same product twice", func(x *wereld) {
			x.o.Besluiten[0].Regels = append(x.o.Besluiten[0].Regels, besluit.Regel{Onderdeel: "extra", Minuten: 30})
			x.o.Producten["extra"] = x.o.Producten["begeleiding-volwassene"]
		}, []string{"besluiten[0].regels[1] TR302"}},
		{"a change of nothing", func(x *wereld) {
			x.o.Besluiten[0].Soort, x.o.Besluiten[0].Vorig = besluit.Wijziging, "BCDF-GHJK-LMNP"
		}, []string{"besluiten[0].vorig KETEN-EERDER"}},
		{"an ending of nothing", func(x *wereld) {
			b := &x.o.Besluiten[0]
			b.Soort, b.Vorig, b.Regels = besluit.Beeindiging, "BCDF-GHJK-LMNP", nil
		}, []string{"besluiten[0].vorig KETEN-EERDER"}},
		{"a grant of nothing", func(x *wereld) { x.o.Besluiten[0].Regels = nil }, []string{"besluiten[0].regels KETEN-OMVANG"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := gezin4(t)
			tt.f(x)
			eis(t, x, tt.want...)
		})
	}
}

func TestYearOfExactlyOneYear(t *testing.T) {
	x := gezin4(t)
	r := &x.o.Besluiten[0].Regels[0]
	r.Minuten, r.Omvang = 0, besluit.Omvang{Aantal: 52, Eenheid: "etmaal", Per: "jaar"}
	_, berichten := x.moet(t)
	if got := *berichten[0].Client.ToegewezenProducten[0].Omvang; got != (istandaard.Omvang{Volume: 52, Eenheid: "14", Frequentie: "6"}) {
		t.Errorf("%+v", got)
	}
}

func TestLevelHasItsOwnProduct(t *testing.T) {
	x := gezin4(t)
	x.o.Besluiten[0].Regels[0].Niveau = "hoog"
	x.o.Producten["begeleiding-volwassene/hoog"] = Product{"10", "10Z99", "contract"}
	_, berichten := x.moet(t)
	if c := berichten[0].Client.ToegewezenProducten[0].Product.Code; c != "10Z99" {
		t.Error(c)
	}
	if c := berichten[1].Client.ToegewezenProducten[0].Product.Code; c == "10Z99" {
		t.Error("the other line has it too")
	}
}

// Two children who came along are two lines on the name of one adult, and one
// assignment: the standard does not take one product twice (TR302).
func TestLinesOfOnePartAreOneAssignment(t *testing.T) {
	w := besluittest.Nieuw(t, "intramuraal", "2").Volwassene("m", true, true).Kind("k1", "2016-01-11", true, "m").Kind("k2", "2019-01-11", true, "m")
	x := vanBundel(t, w, besluittest.MustMaak(t, w.Invoer(t)))
	u, berichten := x.moet(t)
	n := 0
	for i, b := range u.Berichten {
		for j, tw := range b.Toewijzingen {
			if tw.Onderdeel == "verblijf-kind" {
				n++
				if p := berichten[i].Client.ToegewezenProducten[j]; p.Omvang.Volume != 14 || p.Omvang.Eenheid != "14" || len(tw.Regels) != 2 {
					t.Errorf("%d etmalen of %d lines, want 14 of 2", p.Omvang.Volume, len(tw.Regels))
				}
			}
		}
	}
	if n != 1 {
		t.Errorf("%d assignments of the stay of children", n)
	}
}

func TestNoMessageNeeded(t *testing.T) {
	x := gezin4(t)
	x.o.Besluiten[0].Levering = besluit.LeveringPgb
	x.o.Besluiten[1].Soort = besluit.Afwijzing
	u, _ := x.moet(t)
	if len(u.Berichten) != 1 || len(u.Zonder) != 2 || u.Zonder[0].Reden != MetPgb || u.Zonder[1].Reden != GeenHulp {
		t.Errorf("%d messages, %+v", len(u.Berichten), u.Zonder)
	}
}

func TestNumbersRunOut(t *testing.T) {
	x := gezin4(t)
	op := errors.New("op")
	p := must(poort.New(x.la, &poort.GeheugenRem{}, func() string { return "vast" }, bytes.Repeat([]byte{7}, 32), poort.Instelling{}))
	for _, nummers := range []func(istandaard.Domein, int) ([]int64, error){
		func(istandaard.Domein, int) ([]int64, error) { return nil, op },
		func(istandaard.Domein, int) ([]int64, error) { return []int64{1}, nil },
	} {
		m := NewMaker(codec, p, Uitgifte{func() string { return "T" }, nummers})
		if u, err := m.Toewijzingen(context.Background(), x.o, Uitgang{toegang.Lezer{Account: "s"}, x.lijst, x.bron, moment}); err == nil || u != nil {
			t.Error("messages without numbers")
		}
	}
}

// sommeer adds the minutes a week of all messages.
func sommeer(berichten []*istandaard.Bericht301) geld.Minuten {
	var som int64
	for _, b := range berichten {
		for _, p := range b.Client.ToegewezenProducten {
			if p.Omvang.Eenheid == istandaard.EenheidMinuut {
				som += p.Omvang.Volume
			}
		}
	}
	return geld.Minuten(som)
}
