package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

// tarieven are the pages of tariffs. The embedded tables are read once, at the
// first page that needs them.
type tarieven struct {
	*Server
	bronnen func() (*kostprijs.Bronnen, error)
}

func (s *Server) tariefRoutes() []route {
	t := &tarieven{s, sync.OnceValues(kostprijs.Laad)}
	lezen, maken := dossier.Tarieflezers(), dossier.Tariefmakers()
	return []route{
		{"GET /tarieven", lezen, t.overzicht},
		{"GET /tarieven/{model}", lezen, t.opbouw},
		{"GET /tarieven/{model}/stappen", lezen, t.stappen},
		{"GET /tarieven/{model}/rekenen", lezen, t.rekenen},
		{"GET /tarieven/{model}/versies", lezen, t.versies},
		{"GET /tarieven/{model}/csv", lezen, t.csv},
		{"GET /tarieven/{model}/werkblad", lezen, t.werkblad},
		{"GET /tarieven/{model}/catalogus", lezen, t.catalogus},
		{"POST /tarieven/telling", maken, t.tel},
		{"POST /tarieven/{model}/rekenen", maken, t.stelVoor},
		{"POST /tarieven/{model}/beslissing", maken, t.beslis},
	}
}

// bekendModel tells whether a code is a model of these pages: one that the
// catalogue names, of those that come with the program.
func (t *tarieven) bekendModel(code string) bool {
	m, _ := t.regels().Tariefmodel(code)
	return m != nil && slices.Contains(bestand.Voorbeelden(), code)
}

// tariefstand is one model as it stands: the last version that a second person
// approved, or else the example itself.
type tariefstand struct {
	code    string
	inv     kostprijs.Invoer
	versies []dossier.TariefVersie // of this model, the oldest first
	geldt   *dossier.TariefVersie  // approved last; nil: none
	wacht   *dossier.TariefVersie  // proposed last and not decided; nil: none
	uit     *kostprijs.Uitkomst    // nil: open choices
	open    int                    // how many things must be filled in before there is a price
}

// stand reads a model with the versions of it.
func (t *tarieven) stand(code string, versions []dossier.TariefVersie) (*tariefstand, error) {
	st := &tariefstand{code: code}
	for i := range versions {
		v := &versions[i]
		if v.Model != code {
			continue
		}
		st.versies = append(st.versies, *v)
		switch {
		case v.Beslissing == nil:
			st.wacht = v
		case v.Beslissing.Akkoord && (st.geldt == nil || st.geldt.Beslissing.Op < v.Beslissing.Op):
			st.geldt = v
		}
	}
	f, err := t.vorm(code, nil, "")
	if err != nil {
		return nil, err
	}
	if st.geldt != nil {
		if f, err = t.vorm(code, waarden(st.geldt.Keuzes), st.geldt.Kiezer); err != nil {
			return nil, err
		}
	}
	if st.uit, err = f.reken(); err != nil {
		return nil, err
	}
	st.inv, st.open = f.inv, len(f.f.Faults())
	return st, nil
}

// vorm makes the form of a model. ErrNietGevonden where there is no such model.
func (t *tarieven) vorm(code string, typed url.Values, kiezer string) (*tariefvorm, error) {
	if !t.bekendModel(code) {
		return nil, dossier.ErrNietGevonden
	}
	inv, err := bestand.LeesVoorbeeld(code)
	if err != nil {
		return nil, err
	}
	b, err := t.bronnen()
	if err != nil {
		return nil, err
	}
	return leesTariefvorm(inv, b, typed, kiezer), nil
}

// versie computes a stored version again. Its own amount stays what it was.
func (t *tarieven) versie(v *dossier.TariefVersie) (*kostprijs.Uitkomst, error) {
	f, err := t.vorm(v.Model, waarden(v.Keuzes), v.Kiezer)
	if err != nil {
		return nil, err
	}
	return f.reken()
}

// open gives the model that an address names, with its versions.
func (t *tarieven) open(v *verzoek, pagina string) (*tariefstand, error) {
	if !t.bekendModel(v.deel("model")) {
		return nil, dossier.ErrNietGevonden
	}
	versions, err := t.gebruik.Tarieven(v.ctx(), v.wie, v.inzage(pagina))
	if err != nil {
		return nil, err
	}
	return t.stand(v.deel("model"), versions)
}

// prijs gives what a tariff is for: the amount and its unit in words.
func prijs(u *kostprijs.Uitkomst) (geld.Bedrag, string) {
	if a, ok := u.Beschikbaarheid(); ok {
		return a.Tarief, "per cliënt per week"
	}
	return u.Tarief, "per uur"
}

// zwakste is the status of a price: that of the weakest thing in it.
func zwakste(u *kostprijs.Uitkomst) kostprijs.Status {
	list := u.Catalogus()
	return list[len(list)-1].Status
}

func tariefTag(s kostprijs.Status) vorm.Tag {
	switch s {
	case kostprijs.Aanname, kostprijs.Nieuws, kostprijs.Afgeleid:
		return vorm.Tag{Text: string(s), State: vorm.Warning, Shape: vorm.Dashed}
	case kostprijs.Voorlopig:
		return vorm.Tag{Text: string(s), State: vorm.Info, Shape: vorm.Dashed}
	}
	return vorm.Tag{Text: string(s), State: vorm.Success, Shape: vorm.Round}
}

// tariefoverzicht is the page of all models.
type tariefoverzicht struct {
	Groepen []tariefdeel
	Wachten any
	Lopend  caseloadblad
	WatAls  []any // asks by how much all prices change
	Form    vorm.FormTag
	Knop    vorm.Button
	Let     any // what is wrong with the prices that were approved; nil: nothing
}

type tariefdeel struct {
	Kop, Uitleg string
	Tabel       vorm.Table
}

// overzicht lists the models: what each costs, on which tables, how firm.
func (t *tarieven) overzicht(v *verzoek) error {
	versions, err := t.gebruik.Tarieven(v.ctx(), v.wie, v.inzage("tarieven"))
	if err != nil {
		return err
	}
	blad := tariefoverzicht{}
	if !t.prijzenPassen() {
		blad.Let = vorm.Banner{State: vorm.Warning, Title: "Let op", Text: nietPassend}
	}
	waiting := vorm.TaskList{}
	for _, g := range t.regels().Tariefmodellen {
		d := tariefdeel{Kop: g.Naam, Uitleg: g.Uitleg, Tabel: vorm.Table{Caption: g.Naam, Hidden: true, Stack: true,
			Columns: []vorm.Column{{Title: "Tarief"}, {Title: "Prijs", Number: true}, {Title: "Peildatum"}, {Title: "Zekerheid"}, {Title: "Stand"}}}}
		for _, code := range bestand.Voorbeelden() {
			if !strings.HasPrefix(code, g.Begin) {
				continue
			}
			st, err := t.stand(code, versions)
			if err != nil {
				return err
			}
			d.Tabel.Rows = append(d.Tabel.Rows, t.overzichtRij(st))
			if st.wacht != nil {
				waiting = append(waiting, vorm.Task{Text: st.inv.Titel, Href: "/tarieven/" + code + "/versies", State: vorm.TagWaiting("wacht op tweede persoon"),
					Hint: "Voorgesteld: " + st.wacht.Bedrag.Nederlands() + " " + eenheidTekst(st.wacht.Eenheid) + "."})
			}
		}
		blad.Groepen = append(blad.Groepen, d)
	}
	if len(waiting) > 0 {
		blad.Wachten = waiting
	}
	f, err := t.samen(v, versions, &blad)
	if err != nil {
		return err
	}
	return v.toon("tarieven", vorm.Page{Title: "Tarieven", Errors: f.Summary(), Data: blad})
}

// samen says what the proposals do to all help that runs, and what happens when
// all prices change.
func (t *tarieven) samen(v *verzoek, versions []dossier.TariefVersie, blad *tariefoverzicht) (*vorm.Form, error) {
	f := vorm.NewForm(v.r.URL.Query())
	prices := t.voorgesteld(versions)
	if text := f.Text("alles"); text != "" {
		percent, err := kostprijs.ParseGetal(text)
		hundredths, ok := percent.Bedrag(geld.HalfVanNul)
		if err != nil || !ok || kostprijs.VanBedrag(hundredths).Vergelijk(percent) != 0 || hundredths < -10000 || hundredths > 10000 {
			f.Fail("alles", "VELD-GETAL", "Vul een percentage in tussen -100 en 100, met hoogstens twee cijfers achter de komma, bijvoorbeeld 3,5.")
		} else if err := t.watAlsAlles(int64(hundredths), prices); err != nil {
			return nil, err
		}
	}
	var err error
	blad.Lopend, err = t.caseload(v, prices, true)
	blad.Form = vorm.FormTag{Action: "/tarieven", Get: true, Label: "Wat als alle prijzen veranderen"}
	blad.Knop = vorm.Button{Text: "Reken", Kind: vorm.Secondary}
	blad.WatAls = []any{f.Field(vorm.Field{Kind: vorm.TextField, Name: "alles", Label: "Wat als alle prijzen veranderen?", Optional: true, Width: vorm.Chars4, Suffix: "procent",
		Hint: "Bijvoorbeeld 3,5 voor een stijging. Voorstellen die wachten, tellen al mee."})}
	return f, err
}

// nietPassend is shown where the rules were replaced by others.
const nietPassend = "De goedgekeurde prijzen passen niet bij de regels van nu. Wijzer rekent daarom zonder deze prijzen. Vraag de functioneel beheerder om de regels na te kijken."

func eenheidTekst(code string) string {
	if code == "client-week" {
		return "per cliënt per week"
	}
	return "per uur"
}

func (t *tarieven) overzichtRij(st *tariefstand) vorm.Row {
	link := vorm.Link{Text: st.inv.Titel, Href: "/tarieven/" + st.code}
	day := st.inv.Peildatum.Nederlands()
	var price, firm any = vorm.None("nog geen prijs"), vorm.None("niet te zeggen")
	var stand any = vorm.Tag{Text: "voorbeeld", State: vorm.Neutral, Shape: vorm.Plain}
	if st.uit != nil {
		amount, unit := prijs(st.uit)
		cell := vorm.Cell{Value: amount, Note: unit}
		if st.geldt != nil {
			cell.Value = st.geldt.Bedrag
			cell.Why = &vorm.Why{Label: "Kwitantie", About: st.inv.Titel, Steps: kwitantieRegels(st.geldt, st.uit)}
		}
		price, firm = cell, tariefTag(zwakste(st.uit))
	}
	switch {
	case st.geldt != nil:
		stand = vorm.Cell{Value: vorm.TagDone("overgenomen"), Note: t.geldtVanaf(st.geldt)}
	case st.uit == nil:
		stand = vorm.Cell{Value: vorm.TagDue("keuzes nodig"), Note: "nog " + vorm.Getal(int64(st.open)) + " in te vullen"}
	}
	return vorm.Row{Cells: []any{link, price, day, firm, stand}}
}

// kwitantieRegels says on what an approved price rests, and whether the same
// choices give the same today.
func kwitantieRegels(v *dossier.TariefVersie, u *kostprijs.Uitkomst) []string {
	lines := []string{"Bewijs (sha256) " + v.Kwitantie, "Rekenversie " + v.RekenVersie}
	if u != nil {
		if u.Kwitantie().Hash == v.Kwitantie {
			return append(lines, "Opnieuw uitgerekend: hetzelfde bewijs.")
		}
		amount, _ := prijs(u)
		return append(lines, "Opnieuw uitgerekend is het bewijs anders, met als prijs "+amount.Nederlands()+". Het overgenomen bedrag blijft gelden.")
	}
	return lines
}

// isFout finds the fault with a sentence for the user in an error.
func isFout(err error, faults ...*dossier.Fout) *dossier.Fout {
	for _, f := range faults {
		if errors.Is(err, f) {
			return f
		}
	}
	return nil
}
