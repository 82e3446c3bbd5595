package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// rolKeuzes are the places in a family that are asked.
func rolKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "volwassene", Text: "Volwassene"}, {Value: kind, Text: "Kind"}}
}

func jaNee() []vorm.Option {
	return []vorm.Option{{Value: "nee", Text: "Nee"}, {Value: "ja", Text: "Ja"}}
}

// mensDelen are the questions about one person, in the compartments that they
// go to.
func mensDelen(f *vorm.Form) []deel {
	basis := &vorm.Compartment{Kind: vorm.Gewoon, Name: "Dossier van deze persoon", Readers: "Wie met deze persoon werkt, leest dit."}
	veilig := &vorm.Compartment{Kind: vorm.Veiligheid, Name: "Veiligheid van deze persoon", Readers: "Alleen wie de veiligheid van deze persoon bewaakt, leest dit."}
	text := func(name, label string, width vorm.Width, optional bool) vorm.Field {
		return f.Field(vorm.Field{Name: name, Label: label, Width: width, Optional: optional, MaxLength: 80})
	}
	return []deel{
		{Vak: basis, Velden: []any{
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "rol", Label: "Plaats in het gezin", Options: rolKeuzes(), Inline: true}),
			text("voornaam", "Voornaam", vorm.Chars20, false), text("achternaam", "Achternaam", vorm.Wide, false),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "geboren", Label: "Geboortedatum", Hint: "Bijvoorbeeld 7 3 2015. Laat leeg als u hem nog niet weet.", Optional: true}),
			f.Field(vorm.Field{Kind: vorm.NumberField, Name: "bsn", Label: "Burgerservicenummer", Hint: "Negen cijfers, van het identiteitsbewijs.", Width: vorm.Chars10, Optional: true, MaxLength: 12}),
			text("telefoon", "Telefoonnummer", vorm.Chars20, true),
		}},
		{Vak: veilig, Velden: []any{
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "geheim", Label: "Moet geheim blijven waar deze persoon is?", Options: jaNee(), Inline: true, Value: "nee",
				Hint: "Kiest u ja, dan staat het adres hieronder alleen in dit afgeschermde deel, en krijgt de persoon een veiligheidsvlag."}),
			text("straat", "Straat", vorm.Wide, true), text("huisnummer", "Huisnummer met letter of toevoeging", vorm.Chars10, true),
			text("postcode", "Postcode", vorm.Chars10, true), text("plaats", "Plaats", vorm.Chars20, true),
		}},
	}
}

// leesMens reads the answers about one person and records all that is wrong
// with them.
func leesMens(f *vorm.Form, vandaag termijn.Dag) dossier.Mens {
	m := dossier.Mens{Kind: f.OneOf("rol", rolKeuzes(), "Kies of dit een volwassene of een kind is.") == kind}
	first := f.Required("voornaam", "Vul de voornaam in.")
	f.OneLine("voornaam", "achternaam")
	m.Naam = strings.TrimSpace(first + " " + f.Required("achternaam", "Vul de achternaam in."))
	m.Geboren = dagVeld(f, "geboren", "de geboortedatum")
	if m.Geboren > vandaag {
		f.Fail("geboren", "DATUM-TOEKOMST", "Kijk de geboortedatum na: deze dag moet nog komen.")
	}
	if text := f.Text("bsn"); text != "" {
		var err error
		if m.BSN, err = nummer.ParseBSN(text); err != nil {
			f.Fail("bsn", "BSN-ONGELDIG", "Kijk het burgerservicenummer na: neem de negen cijfers over van het identiteitsbewijs.")
		}
	}
	if text := f.Text("telefoon"); text != "" {
		var err error
		if m.Telefoon, err = nummer.ParseTelefoon(text); err != nil {
			f.Fail("telefoon", "TELEFOON-ONGELDIG", "Kijk het telefoonnummer na: tien cijfers, of het landnummer met een plus ervoor.")
		}
	}
	m.Geheim = f.OneOf("geheim", jaNee(), "Kies of geheim moet blijven waar deze persoon is.") == "ja"
	m.Adres = leesAdres(f)
	return m
}

// leesAdres reads an address that may be left empty as a whole.
func leesAdres(f *vorm.Form) nummer.Adres {
	parts := nummer.Adresdelen{Straat: f.Text("straat"), Postcode: f.Text("postcode"), Plaats: f.Text("plaats")}
	house := f.Text("huisnummer")
	if parts.Straat == "" && house == "" && parts.Postcode == "" && parts.Plaats == "" {
		return nummer.Adres{}
	}
	parts.Huisnummer, parts.Huisletter, parts.Toevoeging = huisnummer(house)
	a, err := nummer.NewAdres(parts)
	for _, c := range []struct {
		fault error
		field string
		text  string
	}{
		{nummer.ErrStraat, "straat", "Vul de straat in, in ten hoogste 80 tekens."},
		{nummer.ErrHuisnummer, "huisnummer", "Vul het huisnummer in, bijvoorbeeld 12 of 12 B."},
		{nummer.ErrHuisletter, "huisnummer", "Vul het huisnummer in, bijvoorbeeld 12 of 12 B."},
		{nummer.ErrToevoeging, "huisnummer", "Kijk de toevoeging na: ten hoogste vier letters of cijfers."},
		{nummer.ErrPostcode, "postcode", "Vul de postcode in: vier cijfers en twee letters, zoals 1234 AB."},
		{nummer.ErrPlaats, "plaats", "Vul de plaats in."},
	} {
		if errors.Is(err, c.fault) {
			f.Fail(c.field, "ADRES-ONGELDIG", c.text)
		}
	}
	return a
}

// huisnummer takes a house number apart as people write it: "12", "12B", "12-3".
func huisnummer(text string) (nr int, letter, rest string) {
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	nr, err := strconv.Atoi(text[:i])
	if err != nil {
		return 0, "", ""
	}
	rest = strings.Trim(text[i:], " -/")
	if len(rest) == 1 && (rest[0] < '0' || rest[0] > '9') {
		return nr, strings.ToUpper(rest), ""
	}
	return nr, "", rest
}

// mensRegel is someone of whom relations are asked; Sleutel names him in the form
// of the report, or is his id.
type mensRegel struct {
	Sleutel, Naam string
	Kind          bool
}

// relatieDelen are the questions about how people are related. The name of a
// field tells whom it is about by places in the list, not by who they are.
func relatieDelen(f *vorm.Form, mensen []mensRegel, begin url.Values) []deel {
	volwassenen, kinderen := splits(mensen)
	var delen []deel
	for i, c := range kinderen {
		d := deel{Kop: c.Naam, Vak: &vorm.Compartment{Kind: vorm.Gewoon, Name: "Dossier van " + c.Naam, Readers: "Wie met dit kind werkt, leest dit."}}
		d.Velden = append(d.Velden, f.Field(vorm.Field{Kind: vorm.CheckField, Name: relVeld("ouder", i), Label: "Wie zijn de ouders van " + c.Naam + "?",
			Options: keuzes(volwassenen), Values: begin[relVeld("ouder", i)], Optional: true, Inline: true}))
		for j, a := range volwassenen {
			d.Velden = append(d.Velden, f.Field(vorm.Field{Kind: vorm.RadioField, Name: relVeld("gezag", i) + "-" + strconv.Itoa(j),
				Label: "Heeft " + a.Naam + " gezag over " + c.Naam + "?", Options: jaNeeOnbekend(), Inline: true, Value: orElse(begin.Get(relVeld("gezag", i)+"-"+strconv.Itoa(j)), "onbekend")}))
		}
		d.Velden = append(d.Velden, f.Field(vorm.Field{Kind: vorm.CheckField, Name: relVeld("woont", i), Label: "Bij wie woont " + c.Naam + "?",
			Options: keuzes(volwassenen), Values: begin[relVeld("woont", i)], Optional: true, Inline: true}))
		delen = append(delen, d)
	}
	if len(volwassenen) > 1 {
		delen = append(delen, partnerDeel(f, volwassenen, begin))
	}
	return delen
}

func partnerDeel(f *vorm.Form, volwassenen []mensRegel, begin url.Values) deel {
	d := deel{Kop: "De volwassenen", Vak: &vorm.Compartment{Kind: vorm.Gewoon, Name: "Dossier van de volwassenen", Readers: "Wie met een van hen werkt, leest wat over hem gaat."}}
	for i := range volwassenen {
		for j := i + 1; j < len(volwassenen); j++ {
			pair := strconv.Itoa(i) + "-" + strconv.Itoa(j)
			names := volwassenen[i].Naam + " en " + volwassenen[j].Naam
			d.Velden = append(d.Velden,
				f.Field(vorm.Field{Kind: vorm.RadioField, Name: "partner-" + pair, Label: "Zijn " + names + " partners?", Options: jaNeeOnbekend(), Inline: true, Value: orElse(begin.Get("partner-"+pair), "onbekend")}),
				f.Field(vorm.Field{Kind: vorm.RadioField, Name: "samen-" + pair, Label: "Wonen " + names + " samen?", Options: jaNeeOnbekend(), Inline: true, Value: orElse(begin.Get("samen-"+pair), "onbekend")}))
		}
	}
	return d
}

func jaNeeOnbekend() []vorm.Option {
	return []vorm.Option{{Value: "ja", Text: "Ja"}, {Value: "nee", Text: "Nee"}, {Value: "onbekend", Text: "Nog niet bekend"}}
}

func relVeld(soort string, i int) string { return soort + "-" + strconv.Itoa(i) }

func splits(mensen []mensRegel) (volwassenen, kinderen []mensRegel) {
	for _, m := range mensen {
		if m.Kind {
			kinderen = append(kinderen, m)
		} else {
			volwassenen = append(volwassenen, m)
		}
	}
	return volwassenen, kinderen
}

// keuzes offers people by their place in the list.
func keuzes(mensen []mensRegel) []vorm.Option {
	out := make([]vorm.Option, len(mensen))
	for i, m := range mensen {
		out[i] = vorm.Option{Value: strconv.Itoa(i), Text: m.Naam}
	}
	return out
}

// leesRelaties reads the answers about how people are related. What is not
// known is left out.
func leesRelaties(f *vorm.Form, mensen []mensRegel) []dossier.Verwant {
	volwassenen, kinderen := splits(mensen)
	var out []dossier.Verwant
	add := func(soort gezin.RelatieSoort, van, naar, answer string) {
		if answer == "ja" || answer == "nee" {
			out = append(out, dossier.Verwant{Over: van, Met: naar, Soort: string(soort), Waarde: gezin.JaNee(answer == "ja")})
		}
	}
	for i, c := range kinderen {
		for j, a := range volwassenen {
			if slices.Contains(f.All(relVeld("ouder", i)), strconv.Itoa(j)) {
				add(gezin.Ouder, a.Sleutel, c.Sleutel, "ja")
			}
			add(gezin.Gezag, a.Sleutel, c.Sleutel, f.Text(relVeld("gezag", i)+"-"+strconv.Itoa(j)))
			if slices.Contains(f.All(relVeld("woont", i)), strconv.Itoa(j)) {
				add(gezin.WoontBij, c.Sleutel, a.Sleutel, "ja")
			}
		}
	}
	for i := range volwassenen {
		for j := i + 1; j < len(volwassenen); j++ {
			pair := strconv.Itoa(i) + "-" + strconv.Itoa(j)
			add(gezin.Partner, volwassenen[i].Sleutel, volwassenen[j].Sleutel, f.Text("partner-"+pair))
			add(gezin.WoontBij, volwassenen[i].Sleutel, volwassenen[j].Sleutel, f.Text("samen-"+pair))
		}
	}
	return out
}
