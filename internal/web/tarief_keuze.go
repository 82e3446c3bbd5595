package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	treden  bool      // several steps of a scale
	kanUren bool      // the productivity can be built up from hours
	uren    bool      // and it is
}

// tariefgroep is one thing to fill in: its fields, and beside them where it
// comes from.
type tariefgroep struct {
	Kop      string // all of it is folded away behind this line; empty: it is not
	Velden   []any
	Herkomst []any
	Meer     []any // folded away
	Open     bool  // there is something in Meer to look at
}

type padveld struct {
	pad, veld string
	over      string // what it is about, to put before a fault; may be empty
}

// leesTariefvorm makes the form of a model from what was typed. The input in it
// is ready for kostprijs.Maak where the form has no faults.
func leesTariefvorm(inv kostprijs.Invoer, b *kostprijs.Bronnen, typed url.Values, kiezer string) *tariefvorm {
	t := &tariefvorm{inv: inv, bronnen: b, kiezer: kiezer, begin: url.Values{}}
	t.vulAan()
	t.vraagAan(typed)
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

// vraagAan gives the input what was asked for on the page: hours in place of one
// percentage, another cao, several steps, years of index.
func (t *tariefvorm) vraagAan(typed url.Values) {
	own := len(t.inv.Uren) > 0
	t.uren = !own && typed.Get("productief") == productiefUren
	if t.kanUren = !own && t.inv.LoonkostenPerUur == nil && t.inv.Beschikbaar == nil; t.kanUren && t.uren {
		t.bouwUren()
	}
	t.treden = t.inv.Periodieken != nil && (len(t.inv.Periodieken.Delen) > 1 || typed.Get("periodiek") == trededeel)
	t.nieuweCaos(func(name string) string { return strings.TrimSpace(typed.Get(name)) })
	t.indexBegin()
	text, labour := t.begin.Get("indexjaren"), t.begin.Get("loon")
	if _, ok := typed["indexjaren"]; ok {
		text = typed.Get("indexjaren")
	}
	if _, ok := typed["loon"]; ok {
		labour = typed.Get("loon")
	}
	years, _ := indexJaren(text)
	t.indexInvoer(years, labour)
}

// productiefUren builds the productivity up from hours; trededeel divides the
// work over several steps.
const (
	productiefUren    = "uren"
	productiefProcent = "procent"
	trededeel         = "verdeeld"
)

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
	mag              bool // it may stay empty
}

// getallen lists the numbers of the input that can be changed.
func (t *tariefvorm) getallen() []parveld {
	var out []parveld
	add := func(naam, pad, label string, p *kostprijs.Parameter) {
		out = append(out, parveld{naam: naam, pad: pad, label: label, par: p})
	}
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
	return append(out, t.indexGetallen()...)
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
	herkomst := t.herkomstBegin
	inv := &t.inv
	t.zetDag("peildatum", inv.Peildatum)
	if t.kanUren {
		t.begin.Set("productief", productiefProcent)
	}
	for _, p := range t.mixen() {
		t.mixBegin(&p)
	}
	if x := inv.Indexatie; x != nil && x.UitOpbouw != nil {
		herkomst("loonregel", *x.UitOpbouw)
	}
	for _, v := range t.getallen() {
		t.begin.Set(v.naam, getalTekst(v.par))
		if grondslagen(v.par) != nil {
			t.begin.Set(v.naam+"-grondslag", v.par.Grondslag)
		}
		herkomst(v.naam, v.par.Herkomst)
		t.getalBegin(v.naam, v.par)
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
	if m := inv.Periodieken; m != nil {
		t.begin.Set("periodiek", eersteDeel(m))
		if len(m.Delen) > 1 {
			t.begin.Set("periodiek", trededeel)
		}
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

// reken computes the tariff. It is nil where the form has a fault. The library
// looks at the rest all the same: each fault stands at the field that it is
// about, all at once.
func (t *tariefvorm) reken() (*kostprijs.Uitkomst, error) {
	filled := t.f.OK()
	m, err := kostprijs.Maak(t.bronnen, t.inv)
	if err == nil {
		var u *kostprijs.Uitkomst
		if !filled {
			return nil, nil
		}
		if u, err = m.Bereken(); err == nil {
			return u, nil
		}
	}
	var faults kostprijs.Fouten
	if !errors.As(err, &faults) {
		return nil, err
	}
	known := map[string]bool{}
	for _, fault := range t.f.Faults() {
		known[fault.Field] = true
	}
	for _, fault := range faults {
		if at := t.veldVan(fault.Pad); filled || !known[at.veld] {
			t.f.Fail(at.veld, string(fault.Code), at.zin(fault.Melding))
		}
	}
	return nil, nil
}

// veldVan finds the field of a path: that of the longest part of it.
func (t *tariefvorm) veldVan(pad string) padveld {
	best := padveld{}
	for _, p := range t.paden {
		if (pad == p.pad || strings.HasPrefix(pad, p.pad+".") || strings.HasPrefix(pad, p.pad+"[")) && len(p.pad) > len(best.pad) {
			best = p
		}
	}
	return best
}

// zin says a fault with what it is about.
func (p *padveld) zin(text string) string {
	if p.over == "" {
		return text
	}
	return hoofdletter(p.over) + ": " + kleineLetter(text)
}

// velden gives the groups with what was typed and what was wrong in them.
func (t *tariefvorm) velden() []tariefgroep {
	out := make([]tariefgroep, len(t.groepen))
	for i, g := range t.groepen {
		out[i] = tariefgroep{Kop: g.Kop, Velden: t.gevuld(g.Velden), Herkomst: t.gevuld(g.Herkomst), Meer: t.gevuld(g.Meer)}
		for _, v := range out[i].Meer {
			if field, ok := v.(vorm.Field); ok && field.Error != "" {
				out[i].Open = true
			}
		}
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
