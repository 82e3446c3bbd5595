package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// pas takes over what was typed and makes the fields.
func (t *tariefvorm) pas() {
	t.pasDag()
	t.pasTabellen()
	for _, p := range t.mixen() {
		t.pasMix(&p)
	}
	t.pasProductief()
	t.pasGetallen()
	t.pasSchalen()
	t.pasWerkgever()
	t.pasIndex()
	t.pasAfronding()
	t.ruimIndexOp()
	t.ruimCaosOp()
}

// pasProductief asks how the productivity is given.
func (t *tariefvorm) pasProductief() {
	if !t.kanUren {
		return
	}
	options := []vorm.Option{{Value: productiefProcent, Text: "Als één percentage"}, {Value: productiefUren, Text: "Opgebouwd uit uren"}}
	t.f.OneOf("productief", options, "Kies hoe u de productiviteit geeft.")
	t.groepen = append(t.groepen, tariefgroep{Velden: []any{&vorm.Field{Kind: vorm.SelectField, Name: "productief", Label: "Hoe geeft u de productiviteit?", Options: options,
		Hint: "Uit uren: verlof komt uit de cao, en reistijd telt voor het deel van het werk op die plaats. Druk daarna op Reken opnieuw: de uren komen eronder."}}})
	t.paden = append(t.paden, padveld{pad: "uren", veld: "productief"})
}

func (t *tariefvorm) pasDag() {
	if day, ok := t.f.Day("peildatum", "de peildatum"); ok {
		if d, err := kostprijs.ParseDatum(day.Format(time.DateOnly)); err == nil {
			t.inv.Peildatum = d
		}
	}
	t.paden = append(t.paden, padveld{pad: "peildatum", veld: "peildatum"})
	t.groepen = append(t.groepen, tariefgroep{Velden: []any{&vorm.Field{Kind: vorm.DateField, Name: "peildatum", Label: "Peildatum",
		Hint: "Wijzer rekent met de loontabellen en premies van deze dag."}}})
}

// caos are those of the model whose salary table is not chosen yet.
func (t *tariefvorm) caos() []string {
	var out []string
	if t.inv.CaoMix == nil {
		return nil
	}
	for _, d := range t.inv.CaoMix.Delen {
		if !slices.ContainsFunc(t.inv.Tabellen, func(k kostprijs.Tabelkeuze) bool { return k.Cao == d.Naam }) {
			out = append(out, d.Naam)
		}
	}
	return out
}

func tabelveld(cao string) string { return "tabel-" + deelcode(cao) }

// pasTabellen asks which salary table counts, where a derived one is newer than
// the last one that was published.
func (t *tariefvorm) pasTabellen() {
	for _, cao := range t.caos() {
		published, ok := t.bronnen.Tabel(cao, kostprijs.TabelRegulier, kostprijs.Gepubliceerd, t.inv.Peildatum)
		derived, also := t.bronnen.Tabel(cao, kostprijs.TabelRegulier, kostprijs.Afgeleid, t.inv.Peildatum)
		if !ok || !also || derived.Van <= published.Van {
			continue
		}
		name, pad := tabelveld(cao), "tabellen["+strconv.Itoa(len(t.inv.Tabellen))+"]"
		options := []vorm.Option{{Value: string(kostprijs.Gepubliceerd), Text: "Gepubliceerd, van " + published.Van.Nederlands()},
			{Value: string(kostprijs.Afgeleid), Text: "Afgeleid, van " + derived.Van.Nederlands()}}
		k := kostprijs.Tabelkeuze{Cao: cao, Soort: kostprijs.TabelRegulier}
		k.Stand = kostprijs.Status(t.f.OneOf(name, options, "Kies welke loontabel van de cao "+cao+" telt: de laatste gepubliceerde of een nieuwere die is afgeleid."))
		fields := t.herkomst(name, pad, "loontabel van de cao "+cao, &k.Herkomst, true)
		t.inv.Tabellen = append(t.inv.Tabellen, k)
		t.paden = append(t.paden, padveld{pad: pad, veld: name})
		t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Meer: meerVelden(name, "loontabel van de cao "+cao), Velden: []any{
			&vorm.Field{Kind: vorm.SelectField, Name: name, Label: "Loontabel van de cao " + cao, Options: options}}})
	}
}

// pasGetallen takes over the numbers.
func (t *tariefvorm) pasGetallen() {
	for _, v := range t.getallen() {
		old := *v.par
		g := tariefgroep{Velden: []any{&vorm.Field{Kind: vorm.TextField, Name: v.naam, Label: v.label, Hint: maat(v.par), Width: vorm.Chars10}}}
		if text := t.getal(&v); text != "" {
			value, err := kostprijs.ParseGetal(text)
			if err != nil {
				t.f.Fail(v.naam, "VELD-GETAL", "Vul bij "+kleineLetter(v.label)+" een getal in, bijvoorbeeld 31,33. Gebruik geen punt tussen de duizendtallen.")
			} else {
				v.par.Waarde, v.par.Bekend = value, true
			}
		}
		if bases := grondslagen(v.par); bases != nil {
			name := v.naam + "-grondslag"
			v.par.Grondslag = t.f.OneOf(name, bases, "Kies waarvan het percentage wordt genomen: opslag of aandeel. Het scheelt euro's per uur.")
			g.Velden = append(g.Velden, &vorm.Field{Kind: vorm.RadioField, Name: name, Label: "Waarvan is dit een percentage?", Options: bases})
			t.paden = append(t.paden, padveld{pad: v.pad + ".grondslag", veld: name})
		}
		changed := !old.Bekend || old.Waarde.Vergelijk(v.par.Waarde) != 0 || old.Grondslag != v.par.Grondslag
		if v.mag && !v.par.Bekend {
			changed = false
		}
		g.Meer = append(t.pasGeldigheid(&v, changed), meerVelden(v.naam, v.label)...)
		g.Herkomst = t.herkomst(v.naam, v.pad, v.label, &v.par.Herkomst, changed)
		t.paden = append(t.paden, padveld{pad: v.pad, veld: v.naam})
		t.groepen = append(t.groepen, g)
	}
}

// getal gives what was typed for a number. One that may stay empty is then
// that of the tables.
func (t *tariefvorm) getal(v *parveld) string {
	if v.mag && t.f.Text(v.naam) == "" {
		v.par.Bekend = false
		return ""
	}
	return t.f.Required(v.naam, "Vul een getal in bij "+kleineLetter(v.label)+".")
}

// maat says in what a number is given.
func maat(p *kostprijs.Parameter) string {
	names := map[string]string{kostprijs.EenheidProcent: "Een percentage", kostprijs.EenheidEurUur: "Euro per uur", kostprijs.EenheidEurJaar: "Euro per jaar",
		kostprijs.EenheidEurMaand: "Euro per maand", kostprijs.EenheidEurKm: "Euro per kilometer", kostprijs.EenheidKmUur: "Kilometer per uur hulp",
		kostprijs.EenheidUurJaar: "Uren per jaar", kostprijs.EenheidUurWeek: "Uren per week", kostprijs.EenheidMinUur: "Minuten per uur contact", kostprijs.EenheidAantal: "Een aantal"}
	text := orElse(names[p.Eenheid], p.Eenheid)
	if p.Eenheid == kostprijs.EenheidProcent && p.Grondslag != "" && grondslagen(p) == nil {
		text += " van: " + grondslagTekst(p.Grondslag)
	}
	return text + "."
}

// grondslagTekst shows the code of a base as words.
func grondslagTekst(code string) string { return strings.ReplaceAll(code, "-", " ") }

// kleineLetter writes a label in the middle of a sentence; HBO and WO stay.
func kleineLetter(s string) string {
	if len(s) < 2 || strings.ToUpper(s[:2]) == s[:2] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// statusKeuzes are how firm a value can be.
func statusKeuzes() []vorm.Option {
	var out []vorm.Option
	for _, s := range []struct {
		status kostprijs.Status
		text   string
	}{
		{kostprijs.Gepubliceerd, "gepubliceerd: zo staat het in de bron"}, {kostprijs.Definitief, "definitief: het laatste cijfer"},
		{kostprijs.Voorlopig, "voorlopig: er komt nog een cijfer"}, {kostprijs.Overeengekomen, "overeengekomen met aanbieders"},
		{kostprijs.Afgeleid, "afgeleid: berekend uit een bron"}, {kostprijs.Nieuws, "uit een nieuwsbericht"}, {kostprijs.Aanname, "aanname: niemands cijfer"},
	} {
		out = append(out, vorm.Option{Value: string(s.status), Text: s.text})
	}
	return out
}

// pasSchalen takes over the scales behind HBO and WO and the step.
func (t *tariefvorm) pasSchalen() {
	for i := range t.inv.Niveaus {
		n := &t.inv.Niveaus[i]
		if len(n.Delen) > 1 {
			continue
		}
		naam, pad := niveauveld(n), "niveaus["+strconv.Itoa(i)+"]"
		options := t.schalen(n.Cao)
		old := eersteDeel(&n.Mix)
		chosen := t.f.OneOf(naam, options, "Kies welke schaal van de cao "+n.Cao+" bij "+n.Naam+" hoort. De bijlage noemt alleen het niveau.")
		n.Delen = heel(chosen)
		fields := t.herkomst(naam, pad, n.Naam+" in de cao "+n.Cao, &n.Herkomst, old != chosen)
		t.paden = append(t.paden, padveld{pad: pad, veld: naam})
		t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Meer: meerVelden(naam, n.Naam+" in de cao "+n.Cao), Velden: []any{
			&vorm.Field{Kind: vorm.SelectField, Name: naam, Label: "Schaal voor " + n.Naam + ", cao " + n.Cao, Options: options}}})
	}
	m := t.inv.Periodieken
	if m == nil {
		return
	}
	options := []vorm.Option{{Value: kostprijs.PeriodiekHoogste, Text: "Hoogste trede"}, {Value: kostprijs.PeriodiekMidden, Text: "Middelste trede"}, {Value: kostprijs.PeriodiekLaagste, Text: "Laagste trede"},
		{Value: trededeel, Text: "Verdeeld over meer treden"}}
	if t.treden {
		t.f.OneOf("periodiek", options, "Kies de trede waarmee Wijzer rekent.")
		t.groepen = append(t.groepen, tariefgroep{Velden: []any{&vorm.Field{Kind: vorm.SelectField, Name: "periodiek", Label: "Trede", Options: options}}})
		if t.f.Text("periodiek") != trededeel && t.f.Text("periodiek") != "" {
			m.Delen = heel(t.f.Text("periodiek"))
		}
		return
	}
	old := eersteDeel(m)
	chosen := t.f.OneOf("periodiek", options, "Kies de trede waarmee Wijzer rekent: hoogste, middelste of laagste.")
	m.Delen = heel(chosen)
	fields := t.herkomst("periodiek", "periodieken", "Trede", &m.Herkomst, old != chosen)
	t.paden = append(t.paden, padveld{pad: "periodieken", veld: "periodiek"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Meer: meerVelden("periodiek", "Trede"), Velden: []any{
		&vorm.Field{Kind: vorm.SelectField, Name: "periodiek", Label: "Trede", Options: options}}})
}

// heel gives a mix of one part.
func heel(naam string) []kostprijs.Deel {
	if naam == "" {
		return nil
	}
	return []kostprijs.Deel{{Naam: naam, Aandeel: kostprijs.Heel(100)}}
}

// schalen lists the scales of a cao on the day of the tariff.
func (t *tariefvorm) schalen(cao string) []vorm.Option {
	table, ok := t.bronnen.Tabel(cao, kostprijs.TabelRegulier, kostprijs.Gepubliceerd, t.inv.Peildatum)
	if !ok {
		return nil
	}
	var out []vorm.Option
	for _, s := range table.Schalen() {
		out = append(out, vorm.Option{Value: s, Text: s})
	}
	return out
}

func (t *tariefvorm) pasWerkgever() {
	w := t.inv.Werkgever
	if w == nil {
		return
	}
	old := *w
	contract := []vorm.Option{{Value: "vast", Text: "Vast contract"}, {Value: "flex", Text: "Flexibel contract"}}
	grootte := []vorm.Option{{Value: "groot", Text: "Grote werkgever"}, {Value: "klein", Text: "Kleine werkgever"}}
	w.Contract = t.f.OneOf("contract", contract, "Kies het contract: vast of flexibel. Dat bepaalt de premies.")
	w.Grootte = t.f.OneOf("grootte", grootte, "Kies de grootte van de werkgever. Dat bepaalt de premies.")
	fields := t.herkomst("werkgever", "werkgever", "Werkgever", &w.Herkomst, old.Contract != w.Contract || old.Grootte != w.Grootte)
	t.paden = append(t.paden, padveld{pad: "werkgever.grootte", veld: "grootte"}, padveld{pad: "werkgever", veld: "contract"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Meer: meerVelden("werkgever", "Werkgever"), Velden: []any{
		&vorm.Field{Kind: vorm.SelectField, Name: "contract", Label: "Contract", Options: contract},
		&vorm.Field{Kind: vorm.SelectField, Name: "grootte", Label: "Grootte", Options: grootte}}})
}

// afrondKeuzes are the rules of contracts, and the one of the model.
func afrondKeuzes(now string) []vorm.Option {
	out := []vorm.Option{{Value: "half-van-nul 0,01", Text: "Op hele centen"}, {Value: "half-van-nul 1", Text: "Op hele euro's"},
		{Value: "omhoog 1", Text: "Naar boven op hele euro's"}, {Value: "half-van-nul 0,6", Text: "Zo dat een minuut hele centen kost"}}
	if now != "" && !slices.ContainsFunc(out, func(o vorm.Option) bool { return o.Value == now }) {
		out = append(out, vorm.Option{Value: now, Text: "Zoals in het model: " + now})
	}
	return out
}

func (t *tariefvorm) pasAfronding() {
	a := t.inv.Afronding
	old := afrondcode(a)
	options := afrondKeuzes(old)
	chosen := t.f.OneOf("afronding", options, "Kies hoe de prijs wordt afgerond.")
	if chosen != old && chosen != "" {
		rule, unit, _ := strings.Cut(chosen, " ")
		if value, err := kostprijs.ParseGetal(unit); err == nil {
			a.Regel, a.Eenheid = rule, value
		}
	}
	fields := t.herkomst("afronding", "afronding", "Afronding", &a.Herkomst, chosen != old)
	t.paden = append(t.paden, padveld{pad: "afronding", veld: "afronding"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Meer: meerVelden("afronding", "Afronding"), Velden: []any{
		&vorm.Field{Kind: vorm.SelectField, Name: "afronding", Label: "Afronding", Options: options}}})
}
