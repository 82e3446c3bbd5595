package web

import (
	"errors"
	"net/url"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// rekenblad is the page on which a tariff is computed with other values.
type rekenblad struct {
	Kop       string
	Tabs      vorm.Tabs
	Uitkomst  any
	Open      []string
	Wijziging any
	Waterval  *waterval
	Bereik    any
	Week      any
	Lopend    *caseloadblad
	Form      vorm.FormTag
	Groepen   []tariefgroep
	Gezinnen  vorm.Field
	Reken     vorm.Button
	Voorstel  *voorstelblad
	Knoppen   vorm.Actions
}

// kiezer names the office that chooses, never the person.
func (t *tarieven) kiezer(v *verzoek) string {
	return rolnaam(v.wie.Rol) + ", " + orElse(t.in.Eigenaar, "gemeente")
}

// rekenen shows the parameters as fields and what they give. The address
// carries the answers: it can be kept, and holds nothing about people.
func (t *tarieven) rekenen(v *verzoek) error {
	st, err := t.open(v, "tarief-rekenen")
	if err != nil {
		return err
	}
	return t.toonRekenen(v, st, v.r.URL.Query(), vorm.NewForm(nil))
}

// toonRekenen shows the form with what was typed, and below it the form of the
// proposal with its own faults.
func (t *tarieven) toonRekenen(v *verzoek, st *tariefstand, typed url.Values, proposal *vorm.Form) error {
	first := len(typed) == 0
	if first && st.geldt != nil {
		typed = waarden(st.geldt.Keuzes)
	}
	kiezer := t.kiezer(v)
	if first && st.geldt != nil {
		kiezer = st.geldt.Kiezer
	}
	f, err := t.vorm(st.code, typed, kiezer)
	if err != nil {
		return err
	}
	u, err := f.reken()
	if err != nil {
		return err
	}
	families := t.gezinnen(f, typed)
	for _, fault := range proposal.Faults() {
		f.f.Fail(fault.Field, fault.Code, fault.Text)
	}
	blad := &rekenblad{Kop: st.inv.Titel, Tabs: st.tabs("/rekenen", nil), Form: vorm.FormTag{Action: "/tarieven/" + st.code + "/rekenen", Get: true, Label: "De getallen van dit tarief"},
		Reken: vorm.Button{Text: "Reken opnieuw"}}
	page := vorm.Page{Title: "Rekenen: " + st.inv.Titel, Breadcrumbs: kruimels(st.inv.Titel), Data: blad}
	if first && u == nil {
		for _, fault := range f.f.Faults() {
			blad.Open = append(blad.Open, fault.Text)
		}
		f.f = vorm.NewForm(f.begin)
	} else {
		page.Errors = f.f.Summary()
	}
	blad.Groepen = f.velden()
	blad.Gezinnen = f.f.Field(gezinnenVeld())
	blad.Gezinnen.Value = typed.Get("gezinnen")
	if u != nil {
		if err := t.uitkomst(v, blad, st, f, u, families, proposal); err != nil {
			return err
		}
	}
	return v.toon("tariefrekenen", page)
}

func gezinnenVeld() vorm.Field {
	return vorm.Field{Kind: vorm.NumberField, Name: "gezinnen", Label: "Voor hoeveel gezinnen of cliënten?", Optional: true, Width: vorm.Chars10,
		Hint: "Een wat-als met een aantal van uzelf. Wat het met de lopende hulp doet, telt Wijzer uit de besluiten."}
}

// gezinnen reads for how many families the difference is to be shown.
func (t *tarieven) gezinnen(f *tariefvorm, typed url.Values) int {
	text := typed.Get("gezinnen")
	if text == "" {
		return 0
	}
	count := vorm.NewForm(url.Values{"gezinnen": {text}})
	n, ok := count.Number("gezinnen", "het aantal gezinnen", 0, 1_000_000)
	if !ok {
		fault := count.Faults()[0]
		f.f.Fail("gezinnen", fault.Code, fault.Text)
	}
	return n
}

// uitkomst fills in what a computed tariff shows.
func (t *tarieven) uitkomst(v *verzoek, blad *rekenblad, st *tariefstand, f *tariefvorm, u *kostprijs.Uitkomst, families int, proposal *vorm.Form) error {
	blad.Uitkomst = uitkomstVergelijk(st, u)
	if st.uit != nil {
		blad.Wijziging = wijzigTabel(kostprijs.Vergelijk(st.uit, u))
	}
	w := nieuweWaterval(u)
	blad.Waterval, blad.Bereik = &w, nieuweSpreiding(u)
	var err error
	if blad.Week, err = t.budget(st, st.uit, u, families); err != nil {
		return err
	}
	lopend, err := t.caseload(v, prijzenVan(t.nieuweVersie(st, u).Prijzen), false)
	if err != nil {
		return err
	}
	lopend.Form, blad.Lopend = nil, &lopend
	choices := f.verschil()
	blad.Knoppen = downloads(st.code, choices)
	if !v.has("POST /tarieven/{model}/rekenen") {
		return nil
	}
	blad.Voorstel, err = t.voorstel(v, st, f, proposal)
	return err
}

// uitkomstVergelijk puts the price that stands beside the new one.
func uitkomstVergelijk(st *tariefstand, u *kostprijs.Uitkomst) vorm.Comparison {
	amount, unit := prijs(u)
	now := vorm.Choice{Title: "Met deze getallen", Chosen: true, Text: "Zekerheid: " + string(zwakste(u)), Total: &vorm.CompareLine{Key: "Prijs " + unit, Value: amount}}
	if st.uit == nil {
		return vorm.Comparison{Choices: []vorm.Choice{now}}
	}
	old, _ := prijs(st.uit)
	now.Total.Delta = bedragVerschil(amount - old)
	title := "Voorbeeld"
	if st.geldt != nil {
		title = "Overgenomen in de catalogus"
	}
	return vorm.Comparison{Choices: []vorm.Choice{{Title: title, Text: "Zekerheid: " + string(zwakste(st.uit)), Total: &vorm.CompareLine{Key: "Prijs " + unit, Value: old}}, now}}
}

// wijzigTabel lists what differs between two versions and what each change
// does alone; nil where nothing differs.
func wijzigTabel(c kostprijs.Vergelijking) any {
	if len(c.Wijzigingen) == 0 {
		return nil
	}
	t := vorm.Table{Caption: "Wat er anders is, en wat elke wijziging alleen doet", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Getal"}, {Title: "Was", Number: true}, {Title: "Wordt", Number: true}, {Title: "Doet alleen", Number: true}}}
	for _, w := range c.Wijzigingen {
		p := w.Nieuw
		if p == nil {
			p = w.Oud
		}
		name := vorm.Cell{Value: parameternaam(p.Naam) + achter(p.Cao), Note: "bron: " + p.Bron + " (" + string(p.Status) + ")"}
		var effect any = vorm.None("niet apart te zeggen")
		if w.Effect != nil {
			effect = verschilTekst(*w.Effect)
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{name, parameterTekst(w.Oud), parameterTekst(w.Nieuw), effect}})
	}
	t.Rows = append(t.Rows, vorm.Row{Cells: []any{"Wat de wijzigingen samen doen, bovenop elk apart", "", "", verschilTekst(c.Samenloop)}})
	t.Sum = []any{"Verschil voor afronding", "", "", verschilTekst(c.Verschil)}
	return t
}

func parameterTekst(p *kostprijs.Parameter) any {
	if p == nil {
		return vorm.None("er niet")
	}
	text := metEenheid(p.Waarde, p.Eenheid)
	if p.Naam == kostprijs.NaamOverhead {
		return vorm.Cell{Value: text, Note: grondslagTekst(p.Grondslag)}
	}
	return text
}

var errTariefGeenPrijs = errors.New("the choices give no price")

// download computes the tariff that an address asks for: the model with the
// choices in it.
func (t *tarieven) download(v *verzoek) (*kostprijs.Uitkomst, error) {
	st, err := t.open(v, "tarief-bestand")
	if err != nil {
		return nil, err
	}
	typed := v.r.URL.Query()
	kiezer := t.kiezer(v)
	if len(typed) == 0 && st.geldt != nil {
		typed, kiezer = waarden(st.geldt.Keuzes), st.geldt.Kiezer
	}
	f, err := t.vorm(st.code, typed, kiezer)
	if err != nil {
		return nil, err
	}
	u, err := f.reken()
	if err == nil && u == nil {
		err = errTariefGeenPrijs
	}
	return u, err
}
