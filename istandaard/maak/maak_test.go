package maak

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

var codec = istandaard.NewCodec(istandaard.Uitgave32())

var besluit = time.Date(2026, 3, 10, 9, 30, 0, 0, time.UTC)

func opdracht(d istandaard.Domein) Opdracht {
	categorie := "10"
	if d == istandaard.Jw {
		categorie = "50"
	}
	return Opdracht{
		Domein: d, Gemeente: "0599", Aanbieder: "42420001", Identificatie: "TW1", Dagtekening: "2026-03-15",
		Client: Client{
			Bsn: "999900006", Geboortedatum: Geboren(1988, 2, 11), Geslacht: "2",
			Naam: Naam{Voornamen: "Anna", Voorletters: "A. B.", Voorvoegsel: "van", Achternaam: "Voorbeeld", PartnerAchternaam: "Proef", Gebruik: "4"},
			Bereik: GewoonAdres(Adres{Straat: "Voorbeeldstraat", Huisnummer: 1, Letter: "a", Postcode: "3011 aa", Plaats: "Rotterdam"},
				"+31 10 123 45 67", "anna@voorbeeld.example"),
		},
		Producten: []Product{{
			Nummer: 7001, Categorie: categorie, Code: categorie + "A01", Besluit: besluit,
			Van: "2026-04-01", Tot: "2027-03-31", Omvang: MinutenPerWeek(90),
		}},
	}
}

// TestToewijzing makes every kind of assignment of the table of variants, in both
// domains, and validates it with the schema.
func TestToewijzing(t *testing.T) {
	product := func(f func(*Product)) func(*Opdracht) { return func(o *Opdracht) { f(&o.Producten[0]) } }
	tests := []struct {
		name string
		f    func(*Opdracht)
	}{
		{"minutes per week", func(*Opdracht) {}},
		{"dagdelen per week", product(func(p *Product) { p.Omvang = PerWeek(2, istandaard.EenheidDagdeel) })},
		{"in all, open end", product(func(p *Product) { p.Omvang, p.Tot = Totaal(600, istandaard.EenheidMinuut), "" })},
		{"category alone", product(func(p *Product) { p.Code, p.Omvang, p.Tot = "", nil, "" })},
		{"category with budget", product(func(p *Product) { p.Code, p.Omvang, p.Budget = "", nil, new(int64(500000)) })},
		{"budget alone", product(func(p *Product) { p.Categorie, p.Code, p.Omvang, p.Budget = "", "", nil, new(int64(500000)) })},
		{"ended", product(func(p *Product) { *p = p.Eindig("2026-06-30", "05", besluit) })},
		{"removed", product(func(p *Product) { *p = p.Verwijder(besluit) })},
		{"granting a request", product(func(p *Product) { p.Referentie = "R1" })},
		{"telephone alone", func(o *Opdracht) { o.Client.Bereik = AlleenTelefoon("010-1234567") }},
		{"postal address", func(o *Opdracht) {
			o.Client.Bereik = Postadres(Adres{Straat: "Postbus", Huisnummer: 70012, Postcode: "3000KP", Plaats: "Rotterdam"}, "", "")
		}},
		{"parent with authority", func(o *Opdracht) {
			o.Relaties = []Relatie{{Nummer: "1", Soort: "10", Geslacht: "1", Naam: Naam{Achternaam: "Ouder"}, Bereik: AlleenTelefoon("0612345678")}}
		}},
		{"birth unknown", func(o *Opdracht) { o.Client.Geboortedatum = Geboren(0, 0, 0) }},
	}
	for _, d := range istandaard.Domeinen() {
		for _, tt := range tests {
			t.Run(d.String()+" "+tt.name, func(t *testing.T) {
				o := opdracht(d)
				tt.f(&o)
				b, err := Toewijzing(codec, o)
				if err != nil {
					t.Fatal(err)
				}
				data, err := codec.Opmaken(b)
				if err != nil {
					t.Fatal(err)
				}
				if err := proef.Xmllint(t, proef.SharedDir(t), b.Soort().String(), data); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// TestContent looks at what the plain input became.
func TestContent(t *testing.T) {
	b, err := Toewijzing(codec, opdracht(istandaard.Jw))
	if err != nil {
		t.Fatal(err)
	}
	tp := b.Client.ToegewezenProducten[0]
	if *tp.Omvang != (istandaard.Omvang{Volume: 90, Eenheid: "01", Frequentie: "2"}) {
		t.Errorf("size %+v", *tp.Omvang)
	}
	if tp.Toewijzingsdatum != "2026-03-10" || tp.Toewijzingstijd != "09:30:00" || tp.RedenWijziging != "" {
		t.Errorf("assignment %+v", tp)
	}
	c := b.Client.Contactgegevens[0]
	if c.Adres.Postcode != "3011AA" || c.Adres.LandCode != "NL" || c.Telefoon.Telefoon01.Telefoonnummer != "0101234567" || c.Soort != "01" {
		t.Errorf("contact %+v", c)
	}
	if b.Client.Naam.Voorletters != "AB" || b.Client.Naam.Partnernaam.Achternaam != "Proef" {
		t.Errorf("name %+v", b.Client.Naam)
	}
}

// TestProtected looks for every trace of where a protected client is: the only
// contact is the neutral postal address, of kind 02.
func TestProtected(t *testing.T) {
	o := opdracht(istandaard.Wmo)
	o.Client.Bereik = BeschermdAdres(Adres{Straat: "Postbus", Huisnummer: 70012, Postcode: "3000 KP", Plaats: "Rotterdam"})
	b, err := Toewijzing(codec, o)
	if err != nil {
		t.Fatal(err)
	}
	want := []istandaard.Contact{{Soort: "02", Adres: &istandaard.Adres{
		Huis: &istandaard.Huis{Huisnummer: 70012}, Postcode: "3000KP", Straatnaam: "Postbus", Plaatsnaam: "Rotterdam", LandCode: "NL"}}}
	if !reflect.DeepEqual(b.Client.Contactgegevens, want) {
		t.Errorf("contact %+v", b.Client.Contactgegevens)
	}
	data, err := codec.Opmaken(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, verboden := range []string{"Voorbeeldstraat", "3011AA", "0101234567", "anna@", "Organisatie", "Telefoon", "Emailadres", "Commentaar"} {
		if strings.Contains(string(data), verboden) {
			t.Errorf("the message holds %s", verboden)
		}
	}
}

// TestProtectedRelation asks for a human look at who is named beside a protected
// client.
func TestProtectedRelation(t *testing.T) {
	o := opdracht(istandaard.Jw)
	o.Client.Bereik = BeschermdAdres(Adres{Straat: "Postbus", Huisnummer: 1, Postcode: "3000KP", Plaats: "Rotterdam"})
	o.Relaties = []Relatie{{Nummer: "1", Soort: "10", Naam: Naam{Achternaam: "Ouder"}, Bereik: AlleenTelefoon("0612345678")}}
	_, err := Toewijzing(codec, o)
	var fouten istandaard.Fouten
	if !errors.As(err, &fouten) || len(fouten) != 1 || fouten[0].Regel != "MAAK-BEOORDEEL-RELATIE" {
		t.Fatalf("got %v", err)
	}
	o.Relaties[0].Beoordeeld = true
	if _, err := Toewijzing(codec, o); err != nil {
		t.Error(err)
	}
}

// TestFaults gives input that cannot become a good message.
func TestFaults(t *testing.T) {
	tests := []struct {
		name string
		f    func(*Opdracht)
		want string
	}{
		{"no end to an amount per week", func(o *Opdracht) { o.Producten[0].Tot = "" }, "CD076"},
		{"end before begin", func(o *Opdracht) { o.Producten[0].Tot = "2026-01-01" }, "CS003"},
		{"wrong number", func(o *Opdracht) { o.Client.Bsn = "999900007" }, "CS002"},
		{"decided later than sent", func(o *Opdracht) { o.Producten[0].Besluit = besluit.AddDate(0, 1, 0) }, "TR134"},
		{"code without size", func(o *Opdracht) { o.Producten[0].Omvang = nil }, "CD041"},
		{"the same product twice", func(o *Opdracht) {
			p := o.Producten[0]
			p.Nummer++
			o.Producten = append(o.Producten, p)
		}, "TR302"},
		{"nothing assigned", func(o *Opdracht) { o.Producten = nil }, "XSD-ONTBREEKT"},
		{"category of the other domain", func(o *Opdracht) { o.Producten[0].Categorie = "50" }, "XSD-CODELIJST"},
		{"street too long", func(o *Opdracht) {
			o.Client.Bereik = GewoonAdres(Adres{Straat: strings.Repeat("s", 25), Huisnummer: 1, Postcode: "3011AA", Plaats: "Rotterdam"}, "", "")
		}, "RS020"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := opdracht(istandaard.Wmo)
			tt.f(&o)
			_, err := Toewijzing(codec, o)
			var fouten istandaard.Fouten
			if !errors.As(err, &fouten) || len(fouten) != 1 || fouten[0].Regel != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestGeboren(t *testing.T) {
	tests := []struct {
		j, m, d int
		want    istandaard.Geboortedatum
	}{
		{1988, 2, 11, istandaard.Geboortedatum{Datum: "1988-02-11"}},
		{1988, 2, 0, istandaard.Geboortedatum{Datum: "1988-02-01", DatumGebruik: "1"}},
		{1988, 0, 0, istandaard.Geboortedatum{Datum: "1988-01-01", DatumGebruik: "2"}},
		{0, 0, 0, istandaard.Geboortedatum{Datum: "1900-01-01", DatumGebruik: "3"}},
	}
	for _, tt := range tests {
		if got := Geboren(tt.j, tt.m, tt.d); got != tt.want {
			t.Errorf("%d-%d-%d: %+v", tt.j, tt.m, tt.d, got)
		}
	}
}

func TestTelefoon(t *testing.T) {
	for _, in := range []string{"0101234567", "010 - 123 45 67", "+31 10 1234567", "0031101234567", "(010) 1234567"} {
		if got := telefoon(in); got != (istandaard.Telefoon{Telefoonnummer: "0101234567", Landnummer: "31"}) {
			t.Errorf("%+v", got)
		}
	}
}
