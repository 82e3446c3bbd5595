package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// tariefvorm is the form of one tariff model: its parameters and open choices
// as fields, with where each comes from. It reads what was typed over the
// values of the model, so that an address needs to carry only what differs.
type tariefvorm struct {
	inv     kostprijs.Invoer
	bronnen *kostprijs.Bronnen
	kiezer  string
	begin   url.Values // what the fields hold before anybody types
	f       *vorm.Form
	groepen []tariefgroep
	paden   []padveld // which field a path of the input belongs to
	watAls  bool      // a value was changed without its source
}

// tariefgroep is one thing to fill in: its fields, and beside them where it
// comes from.
type tariefgroep struct {
	Velden   []any
	Herkomst []any
}

type padveld struct{ pad, veld string }

// leesTariefvorm makes the form of a model from what was typed. The input in it
// is ready for kostprijs.Maak where the form has no faults.
func leesTariefvorm(inv kostprijs.Invoer, b *kostprijs.Bronnen, typed url.Values, kiezer string) *tariefvorm {
	t := &tariefvorm{inv: inv, bronnen: b, kiezer: kiezer, begin: url.Values{}}
	t.vulAan()
	t.beginwaarden()
	values := url.Values{}
	for name, v := range t.begin {
		values[name] = v
		if w, ok := typed[name]; ok && len(w) > 0 {
			values[name] = w[:1]
		}
	}
	t.f = vorm.NewForm(values)
	t.pas()
	return t
}

// vulAan gives the input a place for what the model leaves open.
func (t *tariefvorm) vulAan() {
	inv := &t.inv
	if len(inv.Uren) == 0 && !slices.ContainsFunc(inv.Parameters, func(p kostprijs.Parameter) bool { return p.Naam == kostprijs.NaamProductiviteit }) {
		inv.Parameters = append(inv.Parameters, kostprijs.Parameter{Naam: kostprijs.NaamProductiviteit, Eenheid: kostprijs.EenheidProcent,
			Grondslag: kostprijs.VanBetaaldeUren, Van: inv.Peildatum})
	}
	if inv.Periodieken == nil && inv.LoonkostenPerUur == nil {
		inv.Periodieken = &kostprijs.Mix{Grondslag: kostprijs.VanInzet}
	}
	if inv.Werkgever == nil && inv.LoonkostenPerUur == nil {
		inv.Werkgever = &kostprijs.Werkgever{}
	}
	if inv.Afronding == nil {
		inv.Afronding = &kostprijs.Afrondregel{}
	}
	for _, x := range inv.Functiemix {
		for _, d := range x.Delen {
			known := slices.ContainsFunc(inv.Niveaus, func(n kostprijs.Niveau) bool { return n.Cao == x.Cao && n.Naam == d.Naam })
			if isNiveau(d.Naam) && !known {
				inv.Niveaus = append(inv.Niveaus, kostprijs.Niveau{Cao: x.Cao, Naam: d.Naam, Mix: kostprijs.Mix{Grondslag: kostprijs.VanInzet}})
			}
		}
	}
}

func isNiveau(naam string) bool { return naam == "HBO" || naam == "WO" || naam == "MBO" }

// parveld is one number of the input with its fields.
type parveld struct {
	naam, pad, label string
	par              *kostprijs.Parameter
}

// getallen lists the numbers of the input that can be changed.
func (t *tariefvorm) getallen() []parveld {
	var out []parveld
	add := func(naam, pad, label string, p *kostprijs.Parameter) { out = append(out, parveld{naam, pad, label, p}) }
	inv := &t.inv
	at := func(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }
	if p := inv.LoonkostenPerUur; p != nil {
		add("loonkosten", "loonkosten-per-uur", "Loonkosten per betaald uur", p)
	}
	for i := range inv.Parameters {
		p := &inv.Parameters[i]
		add("p-"+deelcode(p.Sleutel()), at("parameters", i), parameternaam(p.Naam)+achter(p.Cao), p)
	}
	for i := range inv.Uren {
		x := &inv.Uren[i]
		add("u-"+strconv.Itoa(i)+"-"+string(x.Soort), at("uren", i), "Uren: "+string(x.Soort)+achter(x.Cao), &x.Parameter)
	}
	for i := range inv.Toeslagen {
		x := &inv.Toeslagen[i]
		add("t-"+strconv.Itoa(i)+"-uren", at("toeslagen", i)+".uren", "Toeslag "+x.Naam+": deel van de uren", &x.Uren)
		add("t-"+strconv.Itoa(i)+"-opslag", at("toeslagen", i)+".opslag", "Toeslag "+x.Naam+": opslag op het uurloon", &x.Opslag)
	}
	for i := range inv.Personeel {
		x := &inv.Personeel[i]
		add("k-"+strconv.Itoa(i)+"-"+string(x.Soort), at("personeel", i), "Kosten van personeel: "+string(x.Soort)+achter(x.Cao), &x.Parameter)
	}
	for i := range inv.Materieel {
		x := &inv.Materieel[i]
		add("m-"+strconv.Itoa(i)+"-"+string(x.Soort), at("materieel", i), "Kosten per uur: "+string(x.Soort), &x.Parameter)
	}
	if x := inv.Beschikbaar; x != nil {
		add("b-diensturen", "beschikbaar.diensturen", "Diensturen per week", &x.Diensturen)
		add("b-plaatsen", "beschikbaar.plaatsen", "Aantal plaatsen", &x.Plaatsen)
		add("b-bezetting", "beschikbaar.bezetting", "Bezetting", &x.Bezetting)
	}
	return out
}

func achter(cao string) string {
	if cao == "" {
		return ""
	}
	return ", cao " + cao
}

// grondslagen are the bases between which a parameter leaves a choice.
func grondslagen(p *kostprijs.Parameter) []vorm.Option {
	if p.Naam != kostprijs.NaamOverhead {
		return nil
	}
	return []vorm.Option{
		{Value: kostprijs.OpslagOpKostprijs, Text: "Opslag op de kostprijs", Hint: "Prijs = kosten × (1 + overhead)."},
		{Value: kostprijs.AandeelVanPrijs, Text: "Aandeel van de prijs", Hint: "Prijs = kosten ÷ (1 − overhead). Dit geeft een hogere prijs."},
	}
}

// getalTekst writes a number as people type it.
func getalTekst(p *kostprijs.Parameter) string {
	if !p.Bekend {
		return ""
	}
	return gewoonGetal(p.Waarde)
}

// gewoonGetal writes a number exactly, with a comma: "31,33" or "100/3".
func gewoonGetal(g kostprijs.Getal) string { return strings.ReplaceAll(g.String(), ".", ",") }

// beginwaarden fills in what the model has.
func (t *tariefvorm) beginwaarden() {
	herkomst := func(naam string, h kostprijs.Herkomst) {
		t.begin.Set(naam+"-bron", h.Bron)
		t.begin.Set(naam+"-status", string(h.Status))
	}
	inv := &t.inv
	t.zetDag(inv.Peildatum)
	for _, v := range t.getallen() {
		t.begin.Set(v.naam, getalTekst(v.par))
		if grondslagen(v.par) != nil {
			t.begin.Set(v.naam+"-grondslag", v.par.Grondslag)
		}
		herkomst(v.naam, v.par.Herkomst)
	}
	for _, cao := range t.caos() {
		t.begin.Set(tabelveld(cao), "")
		herkomst(tabelveld(cao), kostprijs.Herkomst{})
	}
	for i := range inv.Niveaus {
		if n := &inv.Niveaus[i]; len(n.Delen) < 2 {
			naam := niveauveld(n)
			t.begin.Set(naam, eersteDeel(&n.Mix))
			herkomst(naam, n.Herkomst)
		}
	}
	if m := inv.Periodieken; m != nil && len(m.Delen) < 2 {
		t.begin.Set("periodiek", eersteDeel(m))
		herkomst("periodiek", m.Herkomst)
	}
	if w := inv.Werkgever; w != nil {
		t.begin.Set("contract", w.Contract)
		t.begin.Set("grootte", w.Grootte)
		herkomst("werkgever", w.Herkomst)
	}
	t.begin.Set("afronding", afrondcode(inv.Afronding))
	herkomst("afronding", inv.Afronding.Herkomst)
}

func (t *tariefvorm) zetDag(d kostprijs.Datum) {
	text := d.String()
	if len(text) != len(time.DateOnly) {
		return
	}
	for i, part := range (vorm.Field{Name: "peildatum"}).DateParts() {
		t.begin.Set(part.Name, strings.TrimPrefix([]string{text[8:], text[5:7], text[:4]}[i], "0"))
	}
}

func niveauveld(n *kostprijs.Niveau) string { return "n-" + deelcode(n.Cao) + "-" + deelcode(n.Naam) }

func eersteDeel(m *kostprijs.Mix) string {
	if len(m.Delen) == 0 {
		return ""
	}
	return m.Delen[0].Naam
}

func afrondcode(a *kostprijs.Afrondregel) string {
	if a.Regel == "" {
		return ""
	}
	return a.Regel + " " + gewoonGetal(a.Eenheid)
}

// pas takes over what was typed and makes the fields.
func (t *tariefvorm) pas() {
	t.pasDag()
	t.pasTabellen()
	t.pasGetallen()
	t.pasSchalen()
	t.pasWerkgever()
	t.pasAfronding()
}

func (t *tariefvorm) pasDag() {
	if day, ok := t.f.Day("peildatum", "de peildatum"); ok {
		if d, err := kostprijs.ParseDatum(day.Format(time.DateOnly)); err == nil {
			t.inv.Peildatum = d
		}
	}
	t.paden = append(t.paden, padveld{"peildatum", "peildatum"})
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
		t.paden = append(t.paden, padveld{pad, name})
		t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Velden: []any{
			&vorm.Field{Kind: vorm.SelectField, Name: name, Label: "Loontabel van de cao " + cao, Options: options}}})
	}
}

// pasGetallen takes over the numbers.
func (t *tariefvorm) pasGetallen() {
	for _, v := range t.getallen() {
		old := *v.par
		g := tariefgroep{Velden: []any{&vorm.Field{Kind: vorm.TextField, Name: v.naam, Label: v.label, Hint: maat(v.par), Width: vorm.Chars10}}}
		if text := t.f.Required(v.naam, "Vul een getal in bij "+kleineLetter(v.label)+"."); text != "" {
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
			t.paden = append(t.paden, padveld{v.pad + ".grondslag", name})
		}
		changed := !old.Bekend || old.Waarde.Vergelijk(v.par.Waarde) != 0 || old.Grondslag != v.par.Grondslag
		if changed {
			v.par.Bereik = nil
		}
		g.Herkomst = t.herkomst(v.naam, v.pad, v.label, &v.par.Herkomst, changed)
		t.paden = append(t.paden, padveld{v.pad, v.naam})
		t.groepen = append(t.groepen, g)
	}
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

// herkomst takes over where a value comes from. A value that was changed while
// its source was left alone is a what-if: it is marked as nobody's figure, and
// cannot be proposed.
func (t *tariefvorm) herkomst(naam, pad, over string, h *kostprijs.Herkomst, changed bool) []any {
	bron, status := t.f.Text(naam+"-bron"), kostprijs.Status(t.f.Text(naam+"-status"))
	same := bron == h.Bron && status == h.Status
	switch {
	case changed && same && bron != "":
		*h = kostprijs.Herkomst{Bron: "wat als, in plaats van: " + h.Bron, Status: kostprijs.Aanname, GekozenDoor: t.kiezer}
		t.watAls = true
	case changed || !same:
		*h = kostprijs.Herkomst{Bron: bron, Status: status, GekozenDoor: t.kiezer}
	}
	t.paden = append(t.paden, padveld{pad + ".bron", naam + "-bron"}, padveld{pad + ".status", naam + "-status"})
	if len(bron) > maxBron {
		t.f.Fail(naam+"-bron", "VELD-LANG", "Maak de bron korter: ten hoogste 500 tekens.")
	}
	return []any{
		&vorm.Field{Kind: vorm.TextField, Name: naam + "-bron", Label: "Bron bij " + kleineLetter(over), Hint: "Het document en de plaats daarin.", Width: vorm.Full},
		&vorm.Field{Kind: vorm.SelectField, Name: naam + "-status", Label: "Zekerheid bij " + kleineLetter(over), Options: statusKeuzes()},
	}
}

// maxBron is the longest source, in bytes.
const maxBron = 500

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
		t.paden = append(t.paden, padveld{pad, naam})
		t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Velden: []any{
			&vorm.Field{Kind: vorm.SelectField, Name: naam, Label: "Schaal voor " + n.Naam + ", cao " + n.Cao, Options: options}}})
	}
	m := t.inv.Periodieken
	if m == nil || len(m.Delen) > 1 {
		return
	}
	options := []vorm.Option{{Value: kostprijs.PeriodiekHoogste, Text: "Hoogste trede"}, {Value: kostprijs.PeriodiekMidden, Text: "Middelste trede"}, {Value: kostprijs.PeriodiekLaagste, Text: "Laagste trede"}}
	old := eersteDeel(m)
	chosen := t.f.OneOf("periodiek", options, "Kies de trede waarmee Wijzer rekent: hoogste, middelste of laagste.")
	m.Delen = heel(chosen)
	fields := t.herkomst("periodiek", "periodieken", "Trede", &m.Herkomst, old != chosen)
	t.paden = append(t.paden, padveld{"periodieken", "periodiek"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Velden: []any{
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
	t.paden = append(t.paden, padveld{"werkgever.grootte", "grootte"}, padveld{"werkgever", "contract"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Velden: []any{
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
	t.paden = append(t.paden, padveld{"afronding", "afronding"})
	t.groepen = append(t.groepen, tariefgroep{Herkomst: fields, Velden: []any{
		&vorm.Field{Kind: vorm.SelectField, Name: "afronding", Label: "Afronding", Options: options}}})
}

// reken computes the tariff. It is nil where the form has a fault; each fault of
// the library stands at the field that it is about.
func (t *tariefvorm) reken() (*kostprijs.Uitkomst, error) {
	if !t.f.OK() {
		return nil, nil
	}
	m, err := kostprijs.Maak(t.bronnen, t.inv)
	if err == nil {
		var u *kostprijs.Uitkomst
		if u, err = m.Bereken(); err == nil {
			return u, nil
		}
	}
	var faults kostprijs.Fouten
	if !errors.As(err, &faults) {
		return nil, err
	}
	for _, fault := range faults {
		t.f.Fail(t.veldVan(fault.Pad), string(fault.Code), fault.Melding)
	}
	return nil, nil
}

// veldVan finds the field of a path: that of the longest part of it.
func (t *tariefvorm) veldVan(pad string) string {
	best := padveld{}
	for _, p := range t.paden {
		if (pad == p.pad || strings.HasPrefix(pad, p.pad+".") || strings.HasPrefix(pad, p.pad+"[")) && len(p.pad) > len(best.pad) {
			best = p
		}
	}
	return best.veld
}

// velden gives the groups with what was typed and what was wrong in them.
func (t *tariefvorm) velden() []tariefgroep {
	out := make([]tariefgroep, len(t.groepen))
	for i, g := range t.groepen {
		out[i] = tariefgroep{t.gevuld(g.Velden), t.gevuld(g.Herkomst)}
	}
	return out
}

func (t *tariefvorm) gevuld(fields []any) []any {
	out := make([]any, len(fields))
	for i, v := range fields {
		out[i] = v
		if field, ok := v.(*vorm.Field); ok {
			out[i] = t.f.Field(*field)
		}
	}
	return out
}

// verschil gives what differs from the model: all that an address or a stored
// version has to carry.
func (t *tariefvorm) verschil() map[string]string {
	out := map[string]string{}
	for name := range t.begin {
		if now := t.f.Text(name); now != t.begin.Get(name) {
			out[name] = now
		}
	}
	return out
}

// query writes a set of answers for an address.
func query(keuzes map[string]string) string {
	v := url.Values{}
	for name, text := range keuzes {
		v.Set(name, text)
	}
	return v.Encode()
}

// waarden gives a set of answers as a form.
func waarden(keuzes map[string]string) url.Values {
	v := url.Values{}
	for name, text := range keuzes {
		v.Set(name, text)
	}
	return v
}
