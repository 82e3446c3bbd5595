package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
	"codeberg.org/wijzer/wijzer/termijn"
)

// maakInvoer is the file of 'wijzer bericht maak' (docs/opdrachtregel.md).
type maakInvoer struct {
	opdracht  keten.Opdracht
	nummers   []int64
	beschermd []poort.Beschermde
	paden     map[string]string // of a line in the Opdracht -> of that line in the file
}

// leesMaak reads the file. Everything that is wrong comes back at once.
func leesMaak(tekst []byte) (*maakInvoer, []fout) {
	var fouten []fout
	boom, err := ontleedMaak(tekst)
	if err != nil { // its text repeats the input and is not passed on
		return nil, []fout{{"bestand", "json-onleesbaar", "dit is geen leesbare JSON: kijk naar komma's, aanhalingstekens en haken"}}
	}
	root := maakWaarde{w: boom, fouten: &fouten}
	if _, ok := root.object(); !ok {
		return nil, []fout{{"bestand", "soort-onjuist", "het bestand is één object, tussen accolades"}}
	}
	in := &maakInvoer{paden: map[string]string{}}
	o := &in.opdracht
	o.Gemeente = gelezenNummer(root.bij("gemeente").moet(), nummer.ParseGemeentecode)
	o.Aanbieder = gelezenNummer(root.bij("aanbieder"), nummer.ParseAGB)
	in.vrijeNummers(root.bij("toewijzingNummers").moet())
	in.producten(root.bij("producten").moet())
	for _, m := range root.bij("personen").moet().lijst() {
		in.persoon(m)
	}
	for _, m := range root.bij("besluiten").moet().lijst() {
		in.besluit(m)
	}
	for _, m := range root.bij("regels").moet().lijst() {
		in.regel(m)
	}
	in.zonderRegels(&fouten)
	root.klaar()
	return in, fouten
}

func (in *maakInvoer) vrijeNummers(m maakWaarde) {
	for _, m := range m.lijst() {
		n := m.moet().aantal()
		if slices.Contains(in.nummers, n) {
			m.fout("nummer-dubbel", "dit nummer staat er twee keer: elk nummer is voor één toewijzing")
		}
		in.nummers = append(in.nummers, n)
	}
}

func (in *maakInvoer) producten(m maakWaarde) {
	in.opdracht.Producten = keten.Producten{}
	for _, paar := range m.paren() {
		if m := paar.waarde; m.moet().is() {
			m.object()
			in.opdracht.Producten[paar.naam] = keten.Product{Categorie: m.bij("categorie").tekst(), Code: m.bij("code").tekst(), Bron: m.bij("bron").tekst()}
			m.klaar()
		}
	}
}

// gelezenNummer reads one of the numbers that mask themselves.
func gelezenNummer[T any](m maakWaarde, parse func(string) (T, error)) T {
	var leeg T
	s := m.tekst()
	if s == "" {
		return leeg
	}
	v, err := parse(s)
	var f *nummer.Fout
	if errors.As(err, &f) {
		m.fout(f.Code, f.Tekst)
		return leeg
	}
	return v
}

func gelezenDag(m maakWaarde) termijn.Dag {
	s := m.tekst()
	if s == "" {
		return termijn.Geen
	}
	d, err := termijn.ParseDag(s)
	if err != nil {
		m.fout("datum-ongeldig", "schrijf een datum die bestaat als JJJJ-MM-DD, zoals 2026-11-16")
	}
	return d
}

// persoon reads one person. What a message needs of him is asked for later: of
// someone about whom nothing goes out nothing more is needed.
func (in *maakInvoer) persoon(m maakWaarde) {
	if _, ok := m.object(); !ok {
		m.moet()
		return
	}
	p := keten.Persoon{ID: m.bij("id").moetTekst()}
	if slices.ContainsFunc(in.opdracht.Personen, func(q keten.Persoon) bool { return q.ID == p.ID }) {
		m.bij("id").fout("id-dubbel", "twee personen hebben dezelfde id: geef elk een eigen id")
	}
	p.BSN = gelezenNummer(m.bij("bsn"), nummer.ParseBSN)
	if d := gelezenDag(m.bij("geboortedatum")); d != termijn.Geen {
		jaar, maand, dag := d.Datum()
		p.Geboortedatum = maak.Geboren(jaar, int(maand), dag)
	}
	p.Geslacht = keuze(m.bij("geslacht"), []string{"onbekend", "man", "vrouw"}, []string{"0", "1", "2"})
	p.Naam = gelezenNaam(m.bij("naam"))
	p.Contact = gelezenContact(m)
	p.Aanbieder = gelezenNummer(m.bij("aanbieder"), nummer.ParseAGB)
	p.PerOnderdeel = map[string]nummer.AGB{}
	for _, a := range m.bij("aanbiederPerOnderdeel").paren() {
		p.PerOnderdeel[a.naam] = gelezenNummer(a.waarde, nummer.ParseAGB)
	}
	gelezenGezag(m.bij("gezag"), &p)
	in.vlag(m, p.ID)
	m.klaar()
	in.opdracht.Personen = append(in.opdracht.Personen, p)
}

func gelezenNaam(m maakWaarde) maak.Naam {
	if _, ok := m.object(); !ok {
		return maak.Naam{}
	}
	n := maak.Naam{Voornamen: m.bij("voornamen").tekst(), Voorletters: m.bij("voorletters").tekst(), Voorvoegsel: m.bij("voorvoegsel").tekst(),
		Achternaam: m.bij("achternaam").tekst(), PartnerVoorvoegsel: m.bij("partnerVoorvoegsel").tekst(), PartnerAchternaam: m.bij("partnerAchternaam").tekst(),
		Gebruik: keuze(m.bij("gebruik"), []string{"eigen", "partner", "partner-eigen", "eigen-partner", "organisatie"}, []string{"1", "2", "3", "4", "6"})}
	m.klaar()
	return n
}

// gelezenContact reads where to reach someone: one of the three addresses, or a
// telephone number alone.
func gelezenContact(m maakWaarde) keten.Contact {
	c := keten.Contact{Telefoon: gelezenNummer(m.bij("telefoon"), nummer.ParseTelefoon), Email: m.bij("email").tekst()}
	if !c.Telefoon.IsZero() {
		c.Soort = keten.AlleenTelefoon
	}
	soorten := []keten.Contactsoort{keten.Woonadres, keten.Postadres, keten.Beschermd}
	gevonden := 0
	for i, naam := range []string{"adres", "postadres", "beschermdAdres"} {
		a := m.bij(naam)
		if !a.is() {
			continue
		}
		if gevonden++; gevonden > 1 {
			a.fout("adres-dubbel", "geef één adres: adres, postadres of beschermdAdres")
			continue
		}
		c.Soort, c.Adres = soorten[i], gelezenAdres(a)
	}
	if b := m.bij("beoordeeld"); b.is() {
		c.Oordeel = gelezenOordeel(b)
	}
	return c
}

func gelezenOordeel(m maakWaarde) keten.Oordeel {
	if _, ok := m.object(); !ok {
		return keten.Oordeel{}
	}
	o := keten.Oordeel{Door: m.bij("door").moetTekst(), Op: gelezenDag(m.bij("op").moet())}
	m.klaar()
	return o
}

func gelezenAdres(m maakWaarde) nummer.Adres {
	if _, ok := m.object(); !ok {
		return nummer.Adres{}
	}
	a, err := nummer.NewAdres(nummer.Adresdelen{Straat: m.bij("straat").tekst(), Huisnummer: int(m.bij("huisnummer").aantal()),
		Huisletter: m.bij("huisletter").tekst(), Toevoeging: m.bij("toevoeging").tekst(), Postcode: m.bij("postcode").tekst(), Plaats: m.bij("plaats").tekst()})
	var ff nummer.Adresfouten
	if errors.As(err, &ff) {
		for _, f := range ff {
			veld, _, _ := strings.Cut(f.Code, "-")
			m.bij(veld).fout(f.Code, f.Tekst)
		}
	}
	m.klaar()
	return a
}

// gelezenGezag reads who has custody: a list, or why there is none to name.
func gelezenGezag(m maakWaarde, p *keten.Persoon) {
	if _, ok := m.w.(string); ok {
		p.Gezagsoort = keuze(m, []string{"bekend", "zelf"}, []keten.Gezagsoort{keten.GezagBekend, keten.GezagZelf})
		return
	}
	for _, g := range m.lijst() {
		if _, ok := g.object(); !ok {
			g.moet()
			continue
		}
		d := keten.Gezagsdrager{Persoon: g.bij("persoon").moetTekst(), Nummer: g.bij("nummer").moetTekst(),
			Soort: keuze(g.bij("soort"), []string{"ouder", "voogd"}, []string{"10", "11"})}
		if d.Soort == "" && !g.bij("soort").is() {
			d.Soort = "10"
		}
		if b := g.bij("beoordeeld"); b.is() {
			d.Oordeel = gelezenOordeel(b)
		}
		g.klaar()
		p.Gezag = append(p.Gezag, d)
	}
}

// vlag reads the safety flag, with what must then not leave in any message. A
// list with a hole protects nobody, so at least one thing must be named.
func (in *maakInvoer) vlag(m maakWaarde, id string) {
	v := m.bij("verblijf")
	if !m.bij("veiligheidsvlag").ja() {
		if v.is() {
			v.fout("vlag-ontbreekt", "hier staat een geheim verblijf, maar geen veiligheidsvlag: zet veiligheidsvlag op true of haal dit weg")
		}
		return
	}
	b := poort.Beschermde{Persoon: id, Wet: gezin.Wmo, Domein: toegang.DWmo}
	if _, ok := v.object(); ok {
		for _, a := range v.bij("adressen").lijst() {
			b.Adressen = append(b.Adressen, gelezenAdres(a))
		}
		for _, t := range v.bij("telefoons").lijst() {
			b.Telefoons = append(b.Telefoons, gelezenNummer(t, nummer.ParseTelefoon))
		}
		b.Emails, b.Namen, b.Plaatsen = teksten(v.bij("emails")), teksten(v.bij("namen")), teksten(v.bij("plaatsen"))
		v.klaar()
	}
	if len(b.Adressen)+len(b.Telefoons)+len(b.Emails)+len(b.Namen)+len(b.Plaatsen) == 0 {
		v.fout("verblijf-ontbreekt", "vul in wat over deze persoon niet naar buiten mag: adressen, telefoons, emails, namen of plaatsen van het verblijf")
	}
	in.beschermd = append(in.beschermd, b)
}

func teksten(m maakWaarde) []string {
	var uit []string
	for _, s := range m.lijst() {
		uit = append(uit, s.moetTekst())
	}
	return uit
}

var (
	maakWetten  = []string{string(gezin.Wmo), string(gezin.Jeugdwet)}
	maakWetcode = []gezin.Wet{gezin.Wmo, gezin.Jeugdwet}
)

// besluit reads one decision, without its lines.
func (in *maakInvoer) besluit(m maakWaarde) {
	if _, ok := m.object(); !ok {
		m.moet()
		return
	}
	b := keten.Genomen{Besluit: besluit.Besluit{
		Kenmerk:   besluit.Kenmerk(m.bij("kenmerk").moetTekst()),
		Soort:     keuze(m.bij("soort"), []string{"toekenning", "tijdelijk", "afwijzing"}, []besluit.Soort{besluit.Toekenning, besluit.Tijdelijk, besluit.Afwijzing}),
		Onderwerp: besluit.Onderwerp{Persoon: m.bij("persoon").moetTekst(), Wet: keuze(m.bij("wet").moet(), maakWetten, maakWetcode)},
		Datum:     gelezenDag(m.bij("datum").moet()),
		Levering:  keuze(m.bij("levering"), []string{"natura", "pgb"}, []besluit.Levering{besluit.Natura, besluit.LeveringPgb}),
	}}
	if b.Soort != besluit.Afwijzing {
		b.Ingang, b.Einde = gelezenDag(m.bij("ingang").moet()), gelezenDag(m.bij("einde").moet())
		if b.Tijdstip = gelezenTijd(m.bij("tijd").moet(), b.Datum); b.Tijdstip.IsZero() && m.bij("tijd").is() {
			m.bij("tijd").fout("tijd-ongeldig", "schrijf de tijd van het besluit als UU:MM, zoals 09:30")
		}
	}
	for i := range in.opdracht.Besluiten {
		if in.opdracht.Besluiten[i].Onderwerp == b.Onderwerp && b.Persoon != "" {
			m.fout("besluit-dubbel", "deze persoon heeft onder deze wet al een besluit in dit bestand: geef er één")
		}
	}
	m.klaar()
	in.opdracht.Besluiten = append(in.opdracht.Besluiten, b)
}

// gelezenTijd gives a time on the day, as the clock says in the Netherlands; the
// zero time where it is not one.
func gelezenTijd(m maakWaarde, dag termijn.Dag) time.Time {
	t, err := time.Parse("15:04", m.tekst())
	if err != nil {
		return time.Time{}
	}
	if dag == termijn.Geen {
		return t // the day is a fault of its own
	}
	jaar, maand, d := dag.Datum()
	return time.Date(jaar, maand, d, t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// regel reads one line as 'wijzer bereken --json' prints it and puts it in the
// decision on whose name it stands. What a message has no use for is passed over.
func (in *maakInvoer) regel(m maakWaarde) {
	if _, ok := m.object(); !ok {
		m.moet()
		return
	}
	for _, naam := range []string{"vorm", "resultaatgebieden", "pakket", "bedragPerWeek", "bedrag", "uitleg", "deelnemers"} {
		m.bij(naam)
	}
	r := besluit.Regel{Onderdeel: m.bij("onderdeel").moetTekst(), Niveau: m.bij("trede").tekst(), Minuten: geld.Minuten(m.bij("minutenPerWeek").aantal())}
	for _, veld := range []maakWaarde{m.bij("onderdeel"), m.bij("trede")} {
		if s, ok := veld.w.(string); ok && s != "" && !veiligeNaam(s) {
			veld.fout("code-ongeldig", "dit is geen code uit de regeling: kleine letters, cijfers en streepjes")
		}
	}
	if o := m.bij("omvang"); o.is() && r.Minuten == 0 {
		if _, ok := o.object(); ok {
			r.Omvang = besluit.Omvang{Aantal: o.bij("aantal").moet().aantal(), Eenheid: o.bij("eenheid").moetTekst(), Per: o.bij("per").tekst()}
			o.klaar()
		}
		if r.Omvang.Per == "" {
			r.Omvang.Per = "week" // as 'bereken' prints it
		}
	}
	van := besluit.Onderwerp{Persoon: m.bij("drager").moetTekst(), Wet: keuze(m.bij("wet").moet(), maakWetten, maakWetcode)}
	m.klaar()
	for i := range in.opdracht.Besluiten {
		b := &in.opdracht.Besluiten[i]
		if b.Onderwerp == van {
			in.paden[fmt.Sprintf("besluiten[%d].regels[%d]", i, len(b.Regels))] = m.pad
			b.Regels = append(b.Regels, r)
			return
		}
	}
	m.fout("besluit-ontbreekt", "voor deze drager en deze wet staat er geen besluit in het bestand: elke regel rust op een besluit")
}

// zonderRegels tells of decisions that award nothing.
func (in *maakInvoer) zonderRegels(fouten *[]fout) {
	for i := range in.opdracht.Besluiten {
		if b := &in.opdracht.Besluiten[i]; len(b.Regels) == 0 && b.Soort != besluit.Afwijzing {
			*fouten = append(*fouten, fout{fmt.Sprintf("besluiten[%d]", i), "regels-ontbreken", "bij dit besluit staat geen enkele regel: een toewijzing zegt altijd hoeveel hulp er is"})
		}
	}
}

// pad turns a place in the Opdracht into one in the file.
func (in *maakInvoer) pad(p string) string {
	for van, naar := range in.paden {
		if p == van || strings.HasPrefix(p, van+".") {
			return naar + p[len(van):]
		}
	}
	return strings.Replace(p, ".contact", ".adres", 1)
}

// geef hands out the numbers of the file.
func (in *maakInvoer) geef(_ istandaard.Domein, n int) ([]int64, error) {
	if len(in.nummers) < n {
		return nil, keten.Fouten{{Pad: "toewijzingNummers", Code: "nummers-op", Tekst: "Er zijn meer nieuwe toewijzingen dan vrije nummers. Zet er meer nummers bij die nog niet zijn gebruikt."}}
	}
	uit := in.nummers[:n]
	in.nummers = in.nummers[n:]
	return uit, nil
}
