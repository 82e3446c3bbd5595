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
		{"POST /tarieven/{model}/rekenen", maken, t.stelVoor},
		{"POST /tarieven/{model}/beslissing", maken, t.beslis},
	}
}

// modelgroep is a kind of models: those whose code begins with begin. Their
// price is that of a tariff of the catalogue, at the level that ends the code;
// an empty tarief: the catalogue has no such price.
type modelgroep struct{ begin, tarief, kop, uitleg string }

// modelgroepen are the models of these pages.
func modelgroepen() []modelgroep {
	return []modelgroep{
		{"hg-volwassenen-pakket-", "volwassenen", "Begeleiding van volwassenen", "Bijlage 3, paragraaf 4.1: een kwart cao Sociaal Werk, drie kwart cao GGZ."},
		{"hg-kinderen-pakket-", "kinderen", "Begeleiding van kinderen", "Bijlage 3, paragraaf 4.2: de cao's Jeugdzorg, GGZ en Gehandicaptenzorg, elk een derde."},
		{"gezinsarrangement-kinderen-pakket-", "", "Kinderen in het gezinsarrangement", "Bijlage 3, voetnoot 4: dezelfde afwijkingen voor de opvolger van het gezinsarrangement."},
		{"beschikbaarheid-trede-", "", "Personeel dat nabij is", "Bijlage 3, paragraaf 3.3: diensturen per week in een voorziening, per cliënt per week."},
	}
}

// groepVan gives the kind of a model and its level.
func groepVan(code string) (g modelgroep, niveau string, ok bool) {
	for _, g := range modelgroepen() {
		if rest, ok := strings.CutPrefix(code, g.begin); ok {
			return g, rest, slices.Contains(bestand.Voorbeelden(), code)
		}
	}
	return g, "", false
}

// bekendModel tells whether a code is a model of these pages.
func bekendModel(code string) bool {
	_, _, ok := groepVan(code)
	return ok
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
	if !bekendModel(code) {
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
	if !bekendModel(v.deel("model")) {
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
	for _, g := range modelgroepen() {
		d := tariefdeel{Kop: g.kop, Uitleg: g.uitleg, Tabel: vorm.Table{Caption: g.kop, Hidden: true, Stack: true,
			Columns: []vorm.Column{{Title: "Tarief"}, {Title: "Prijs", Number: true}, {Title: "Peildatum"}, {Title: "Zekerheid"}, {Title: "Stand"}}}}
		for _, code := range bestand.Voorbeelden() {
			if !strings.HasPrefix(code, g.begin) {
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
	return v.toon("tarieven", vorm.Page{Title: "Tarieven", Data: blad})
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
