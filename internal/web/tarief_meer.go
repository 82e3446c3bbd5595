package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// herkomstBegin fills in where a value of the model comes from.
func (t *tariefvorm) herkomstBegin(naam string, h kostprijs.Herkomst) {
	t.begin.Set(naam+"-bron", h.Bron)
	t.begin.Set(naam+"-status", string(h.Status))
	t.begin.Set(naam+"-kiezer", h.GekozenDoor)
	t.begin.Set(naam+"-toelichting", h.Toelichting)
	t.begin.Set(naam+"-link", h.Link)
}

// herkomst takes over where a value comes from. A value that was changed while
// its source was left alone is a what-if: it is marked as nobody's figure, and
// cannot be proposed. What was said about the old source goes with it.
func (t *tariefvorm) herkomst(naam, pad, over string, h *kostprijs.Herkomst, changed bool) []any {
	was := *h
	typed := kostprijs.Herkomst{Bron: t.f.Text(naam + "-bron"), Status: kostprijs.Status(t.f.Text(naam + "-status")),
		GekozenDoor: t.f.Text(naam + "-kiezer"), Toelichting: t.f.Text(naam + "-toelichting"), Link: t.f.Text(naam + "-link")}
	same := typed.Bron == was.Bron && typed.Status == was.Status
	switch {
	case changed && same && typed.Bron != "":
		*h = kostprijs.Herkomst{Bron: "wat als, in plaats van: " + was.Bron, Status: kostprijs.Aanname, GekozenDoor: t.kiezer}
		t.watAls = true
	case changed || !same:
		*h = kostprijs.Herkomst{Bron: typed.Bron, Status: typed.Status, GekozenDoor: anders(typed.GekozenDoor, was.GekozenDoor, t.kiezer),
			Toelichting: anders(typed.Toelichting, was.Toelichting, ""), Link: anders(typed.Link, was.Link, "")}
	case typed != was:
		*h = typed
	}
	t.paden = append(t.paden, padveld{pad: pad + ".bron", veld: naam + "-bron", over: over}, padveld{pad: pad + ".status", veld: naam + "-status", over: over}, padveld{pad: pad + ".gekozen-door", veld: naam + "-kiezer", over: over})
	for _, part := range []struct{ field, text string }{{"-bron", typed.Bron}, {"-toelichting", typed.Toelichting}, {"-kiezer", typed.GekozenDoor}, {"-link", typed.Link}} {
		if len(part.text) > maxBron {
			t.f.Fail(naam+part.field, "VELD-LANG", "Maak deze tekst korter: ten hoogste 500 tekens.")
		}
	}
	if typed.Link != "" && veiligeLink(typed.Link) == "" {
		t.f.Fail(naam+"-link", "VELD-LINK", "Begin het adres van de bron met https:// of http://.")
	}
	return []any{
		&vorm.Field{Kind: vorm.TextField, Name: naam + "-bron", Label: "Bron bij " + kleineLetter(over), Hint: "Het document en de plaats daarin.", Width: vorm.Full},
		&vorm.Field{Kind: vorm.SelectField, Name: naam + "-status", Label: "Zekerheid bij " + kleineLetter(over), Options: statusKeuzes()},
	}
}

// anders gives what was typed, or the fallback where it was left as it was.
func anders(typed, was, fallback string) string {
	if typed == was {
		return fallback
	}
	return typed
}

// maxBron is the longest source, in bytes.
const maxBron = 500

// veiligeLink gives an address that can be opened: of the web, and without a
// name or password in it; else it is empty.
func veiligeLink(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}

// meerVelden are what else there is to say of a source.
func meerVelden(naam, over string) []any {
	over = kleineLetter(over)
	return []any{
		&vorm.Field{Kind: vorm.TextField, Name: naam + "-kiezer", Label: "Wie koos dit: " + over, Hint: "Een functie of een overleg, geen naam van een persoon.", Width: vorm.Full, Optional: true},
		&vorm.Field{Kind: vorm.AreaField, Name: naam + "-toelichting", Label: "Toelichting bij " + over, Rows: 2, Width: vorm.Full, Optional: true},
		&vorm.Field{Kind: vorm.TextField, Name: naam + "-link", Label: "Adres van de bron bij " + over, Hint: "Begint met https://", Width: vorm.Full, Optional: true},
	}
}

// getalBegin fills in from when to when a number holds, and its range.
func (t *tariefvorm) getalBegin(naam string, p *kostprijs.Parameter) {
	t.zetDag(naam+"-van", p.Van)
	t.zetDag(naam+"-tot", p.Tot)
	low, high, shape := "", "", kostprijs.VormDriehoek
	if p.Bereik != nil {
		low, high, shape = gewoonGetal(p.Bereik.Laag), gewoonGetal(p.Bereik.Hoog), p.Bereik.Vorm
	}
	t.begin.Set(naam+"-laag", low)
	t.begin.Set(naam+"-hoog", high)
	t.begin.Set(naam+"-vorm", shape)
}

// zetDag fills in a day in three parts; none for the zero day.
func (t *tariefvorm) zetDag(naam string, d kostprijs.Datum) {
	text := d.String()
	for i, part := range (vorm.Field{Name: naam}).DateParts() {
		value := ""
		if len(text) == len(time.DateOnly) && d != 0 {
			value = strings.TrimPrefix([]string{text[8:], text[5:7], text[:4]}[i], "0")
		}
		t.begin.Set(part.Name, value)
	}
}

// dag reads a day; where all parts are empty it is the zero day.
func (t *tariefvorm) dag(naam, what string) kostprijs.Datum {
	empty := true
	for _, part := range (vorm.Field{Name: naam}).DateParts() {
		empty = empty && t.f.Text(part.Name) == ""
	}
	if empty {
		return 0
	}
	day, ok := t.f.Day(naam, what)
	if !ok {
		return 0
	}
	d, err := kostprijs.ParseDatum(day.Format(time.DateOnly))
	if err != nil {
		t.f.Fail(naam, "DATUM-ONGELDIG", "Vul "+what+" in: een dag die bestaat.")
	}
	return d
}

// pasGeldigheid takes over from when to when a number holds, and between which
// bounds it lies where it is not known exactly. A range that was left alone
// goes with the value that it was of.
func (t *tariefvorm) pasGeldigheid(v *parveld, changed bool) []any {
	p, over := v.par, kleineLetter(v.label)
	if from := t.dag(v.naam+"-van", "de eerste dag bij "+over); from != 0 {
		p.Van = from
	}
	p.Tot = t.dag(v.naam+"-tot", "de laatste dag bij "+over)
	t.paden = append(t.paden, padveld{pad: v.pad + ".van", veld: v.naam + "-van"}, padveld{pad: v.pad + ".tot", veld: v.naam + "-tot"}, padveld{pad: v.pad + ".bereik", veld: v.naam + "-laag"})
	t.pasBereik(v, changed)
	fields := []any{
		&vorm.Field{Kind: vorm.DateField, Name: v.naam + "-van", Label: "Eerste dag: " + over},
		&vorm.Field{Kind: vorm.DateField, Name: v.naam + "-tot", Label: "Laatste dag: " + over, Hint: "Leeg: het geldt nog.", Optional: true},
		&vorm.Field{Kind: vorm.TextField, Name: v.naam + "-laag", Label: "Niet precies bekend? Het laagste: " + over, Width: vorm.Chars10, Optional: true},
		&vorm.Field{Kind: vorm.TextField, Name: v.naam + "-hoog", Label: "Het hoogste: " + over, Width: vorm.Chars10, Optional: true},
	}
	if t.f.Text(v.naam+"-laag") == "" { // the shape is asked for where there is a range
		return fields
	}
	return append(fields, &vorm.Field{Kind: vorm.SelectField, Name: v.naam + "-vorm", Label: "Hoe ligt de waarde daartussen: " + over, Options: []vorm.Option{
		{Value: kostprijs.VormDriehoek, Text: "Meestal dicht bij de waarde"}, {Value: kostprijs.VormVlak, Text: "Overal even waarschijnlijk"}}})
}

func (t *tariefvorm) pasBereik(v *parveld, changed bool) {
	touched := false
	for _, part := range []string{"-laag", "-hoog", "-vorm"} {
		touched = touched || t.f.Text(v.naam+part) != t.begin.Get(v.naam+part)
	}
	if !touched {
		if changed {
			v.par.Bereik = nil
		}
		return
	}
	v.par.Bereik = nil
	if t.f.Text(v.naam+"-laag") == "" && t.f.Text(v.naam+"-hoog") == "" {
		return
	}
	bounds := [2]kostprijs.Getal{}
	for i, part := range []string{"-laag", "-hoog"} {
		value, err := kostprijs.ParseGetal(t.f.Text(v.naam + part))
		if err != nil {
			t.f.Fail(v.naam+part, "VELD-GETAL", "Vul het laagste en het hoogste getal in bij "+kleineLetter(v.label)+", of laat beide leeg.")
			return
		}
		bounds[i] = value
	}
	v.par.Bereik = &kostprijs.Bereik{Laag: bounds[0], Hoog: bounds[1], Vorm: t.f.Text(v.naam + "-vorm")}
}

// urenposten are the reasons for hours without a client that the form asks for
// when the productivity is built up from hours. Travel counts for the place
// where it is made.
func urenposten(plaats string) []kostprijs.Urenpost {
	year := func(s kostprijs.Soort) kostprijs.Urenpost {
		return kostprijs.Urenpost{Soort: s, Parameter: kostprijs.Parameter{Eenheid: kostprijs.EenheidUurJaar}}
	}
	sick := kostprijs.Urenpost{Soort: kostprijs.SoortZiekte, Parameter: kostprijs.Parameter{Eenheid: kostprijs.EenheidProcent, Grondslag: kostprijs.VanBeschikbareUren}}
	travel := kostprijs.Urenpost{Soort: kostprijs.SoortReistijd, Locatie: plaats, Parameter: kostprijs.Parameter{Eenheid: kostprijs.EenheidMinUur}}
	client := kostprijs.Urenpost{Soort: kostprijs.SoortClienttijd, Parameter: kostprijs.Parameter{Eenheid: kostprijs.EenheidMinUur}}
	return []kostprijs.Urenpost{year(kostprijs.SoortFeestdagen), sick, year(kostprijs.SoortScholing), year(kostprijs.SoortIntervisie),
		year(kostprijs.SoortSKJ), year(kostprijs.SoortOverleg), year(kostprijs.SoortVerantwoording), travel, client}
}

// bouwUren gives the input hours in place of one percentage.
func (t *tariefvorm) bouwUren() {
	inv := &t.inv
	inv.Parameters = slices.DeleteFunc(slices.Clone(inv.Parameters), func(p kostprijs.Parameter) bool { return p.Naam == kostprijs.NaamProductiviteit })
	if inv.Locatie == nil || len(inv.Locatie.Delen) == 0 {
		inv.Uren = urenposten("")
	} else {
		inv.Uren = urenposten(inv.Locatie.Delen[0].Naam)
	}
	for i := range inv.Uren {
		inv.Uren[i].Van = inv.Peildatum
	}
}

// indexJaren are the years that were typed, separated by commas.
func indexJaren(text string) (years []int, ok bool) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		year, err := strconv.Atoi(part)
		if err != nil || year < 2000 || year > 2100 || slices.Contains(years, year) || len(years) == 10 {
			return years, false
		}
		years = append(years, year)
	}
	return years, true
}
