package web

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) werklijstRoutes() []route {
	return []route{
		{"GET /werklijst", dossier.Leesrollen(), s.werklijst},
		{"GET /zoeken", dossier.Leesrollen(), s.zoeken},
		{"POST /zoeken", dossier.Leesrollen(), s.zoek},
	}
}

// werkPagina is how many tasks one page of the work list shows.
const werkPagina = 25

// werkblad is what the work list shows.
type werkblad struct {
	Laden *vorm.Progress // the store is still being filled
	Wacht *vorm.Banner   // what waits for this role beside its tasks
	Lijst any
	Pages vorm.Pagination
	Nieuw *vorm.Button
}

// werklijst shows what is due, the first day first.
func (s *Server) werklijst(v *verzoek) error {
	w, err := s.gebruik.Werklijst(v.ctx(), v.wie, dossier.Pagina{Na: v.r.URL.Query().Get("na"), Aantal: werkPagina})
	if err != nil {
		return err
	}
	blad := werkblad{Laden: s.laden(), Lijst: s.werkTabel(v, w.Taken)}
	if w.Verder != "" {
		blad.Pages = vorm.Pagination{Next: "/werklijst?na=" + w.Verder, Shown: "Gesorteerd op wat het eerst moet"}
	}
	if blad.Wacht, err = s.wachtOpControle(v); err != nil {
		return err
	}
	if v.has("GET /nieuw") {
		blad.Nieuw = &vorm.Button{Text: "Nieuw gezin", Href: "/nieuw", Icon: "plus"}
	}
	return v.toon("werklijst", vorm.Page{Title: "Werklijst", Data: blad})
}

// wachtOpControle tells who reviews what the gate held that something waits.
func (s *Server) wachtOpControle(v *verzoek) (*vorm.Banner, error) {
	if !v.has("GET /vastgehouden") {
		return nil, nil
	}
	held, err := s.post.TeBeoordelen(v.ctx(), v.wie)
	if err != nil || len(held) == 0 {
		return nil, err
	}
	text := "Er wacht een stuk op uw controle."
	if len(held) > 1 {
		text = "Er wachten " + strconv.Itoa(len(held)) + " stukken op uw controle."
	}
	return &vorm.Banner{State: vorm.Warning, Title: "Vastgehouden stukken", Text: text, Links: []vorm.Link{{Text: "Bekijk en beslis", Href: "/vastgehouden"}}}, nil
}

// laden shows how far the filling of a demonstration is, as long as it goes on.
func (s *Server) laden() *vorm.Progress {
	if s.in.Voortgang == nil {
		return nil
	}
	p := s.in.Voortgang()
	if p.Gedaan >= p.Alle {
		return nil
	}
	return &vorm.Progress{ID: "laden", Text: p.Tekst + ". U kunt al werken; er komen nog gezinnen bij.", Done: p.Gedaan, Total: p.Alle, Refresh: "/werklijst"}
}

func (s *Server) werkTabel(v *verzoek, taken []dossier.WerkTaak) any {
	if len(taken) == 0 {
		return vorm.Empty{Icon: "taak", Title: "Er is nu niets te doen", Text: "Een taak komt hier vanzelf te staan als er voor een gezin van u een termijn loopt."}
	}
	today := s.gebruik.Moment().Dag
	t := vorm.Table{Caption: "Uw taken, met bovenaan wat het eerst moet", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Wie"}, {Title: "Wat"}, {Title: "Uiterlijk", Sorted: "ascending"}, {Title: "Stand"}}}
	for i := range taken {
		k := &taken[i]
		tag := taakTag(&k.Taak, today)
		what := vorm.Cell{Value: taakNaam(k.Aard), Note: k.Grondslag()}
		if v.has(routeTaak) {
			what.Value = vorm.Link{Text: taakNaam(k.Aard), Href: taakAdres(&k.Taak, terugWerklijst)}
		}
		if link, ok := voorstelTaak(v, &k.Taak); ok {
			what.Value = link
		}
		who := vorm.Link{Text: orElse(k.Naam, "Gezin"), Href: "/gezin/" + k.Gezin}
		if k.Aard == dossier.TaakMeetekenen {
			if k.Verlopen(s.gebruik.Moment().Tijd) {
				continue
			}
			what.Value = vorm.Link{Text: taakNaam(k.Aard), Href: "/gezin/" + k.Gezin + "/meetekenen/" + k.ID}
			if k.Door == v.wie.Account { // another co-signs
				what.Value = vorm.Link{Text: "Wachten tot een collega meetekent", Href: "/gezin/" + k.Gezin + "/verblijf/" + k.Over}
			}
		}
		if k.Aard == dossier.TaakNood { // it hangs on no family, and says nothing about whom
			who = vorm.Link{Text: "Noodtoegang", Href: "/noodmelding/" + k.Gezin}
			what.Value = taakNaam(k.Aard)
		}
		t.Rows = append(t.Rows, vorm.Row{Late: tag.State == vorm.Danger, Cells: []any{
			who, what, dagOf(k.Vervalt), tag}})
	}
	return t
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// dagOf shows a day, or that there is none.
func dagOf(d termijn.Dag) any {
	if d == termijn.Geen {
		return vorm.None("geen datum")
	}
	return d.Nederlands()
}

// dated gives a day of package termijn to the components.
type dated struct{ termijn.Dag }

// Date implements vorm.Dated.
func (d dated) Date() (int, time.Month, int) { return d.Datum() }

// taakTag shows how a task stands on a day.
func taakTag(t *dossier.Taak, today termijn.Dag) vorm.Tag {
	switch {
	case t.Voltooid:
		return vorm.TagDone("klaar")
	case t.Vervalt == termijn.Geen:
		return vorm.TagTodo("te doen")
	case strings.HasPrefix(t.Aard, "wacht-"):
		return vorm.TagWaiting("wacht op ander")
	}
	return vorm.TagTerm(dated{t.Vervalt}, dated{today})
}

// vervangStreep gives a code as words.
func vervangStreep(code string) string { return orElse(strings.ReplaceAll(code, "-", " "), "taak") }

// zoekblad is what the search page shows. What was typed stays out of the
// address: the form is sent with POST.
type zoekblad struct {
	Form    vorm.FormTag
	Veld    vorm.Field
	Knop    vorm.Button
	Gezocht bool
	Uitslag any
}

func (s *Server) zoeken(v *verzoek) error { return s.toonZoek(v, vorm.NewForm(nil), nil) }

func (s *Server) toonZoek(v *verzoek, f *vorm.Form, uitslag any) error {
	return v.toon("zoeken", vorm.Page{Title: "Zoeken", Errors: f.Summary(), Data: zoekblad{
		Form: vorm.FormTag{Action: "/zoeken"},
		Veld: f.Field(vorm.Field{Name: "wie", Label: "Wie zoekt u?", MaxLength: 100,
			Hint: "Een naam, een burgerservicenummer of een geboortedatum (dag-maand-jaar). U vindt alleen mensen met wie u werkt."}),
		Knop: vorm.Button{Text: "Zoek", Icon: "zoek"}, Gezocht: uitslag != nil, Uitslag: uitslag,
	}})
}

func (s *Server) zoek(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	text := f.Required("wie", "Vul een naam, een nummer of een datum in.")
	if !f.OK() {
		return s.toonZoek(v, f, nil)
	}
	found, bekend, err := s.gebruik.Zoek(v.ctx(), v.wie, isoDatum(text))
	if err != nil {
		return err
	}
	uitslag, err := s.uitslag(v.ctx(), found, bekend)
	if err != nil {
		return err
	}
	return s.toonZoek(v, f, uitslag)
}

// isoDatum turns a date as people type it, dag-maand-jaar, into the form that a
// search takes; any other text is left as it is.
func isoDatum(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return text
	}
	pad := func(s string) string { return strings.Repeat("0", max(0, 2-len(s))) + s }
	iso := parts[2] + "-" + pad(parts[1]) + "-" + pad(parts[0])
	if _, err := termijn.ParseDag(iso); err != nil {
		return text
	}
	return iso
}

// uitslag shows what was found, that someone is known elsewhere, or nothing.
func (s *Server) uitslag(ctx context.Context, found []dossier.Treffer, bekend *dossier.Bekend) (any, error) {
	switch {
	case len(found) > 0:
		return trefferTabel(found), nil
	case bekend != nil:
		names, err := s.namen(ctx, bekend.Regisseurs)
		if err != nil {
			return nil, err
		}
		text := "Er is al een dossier van deze persoon, maar u bent er niet bij betrokken."
		if len(names) > 0 {
			text += " Vraag het na bij " + vorm.Opsomming(names) + "."
		}
		return vorm.Banner{State: vorm.Info, Title: "Al bekend", Text: text}, nil
	}
	return vorm.Empty{Icon: "zoek", Title: "Niemand gevonden", Text: "Kijk na of u de naam goed schreef. Misschien bent u niet betrokken bij deze persoon."}, nil
}

func trefferTabel(found []dossier.Treffer) vorm.Table {
	t := vorm.Table{Caption: "Gevonden mensen", Stack: true, Columns: []vorm.Column{{Title: "Naam"}, {Title: "Geboren"}, {Title: "Gezin"}}}
	for _, f := range found {
		links := vorm.Inline{}
		for _, id := range f.Gezinnen {
			links = append(links, vorm.Link{Text: "Open het gezin", Href: "/gezin/" + id})
		}
		born := vorm.Unknown()
		if f.Geboren != termijn.Geen {
			born = vorm.Known(f.Geboren.Nederlands())
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{f.Naam, born, links}})
	}
	return t
}

// namen gives the names of colleagues by their accounts. A team is shown by its
// code in words.
func (s *Server) namen(ctx context.Context, accounts []string) ([]string, error) {
	var out []string
	for _, id := range accounts {
		name, err := s.naam(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

// accountLang is the length of the id of an account. One that is not there any
// more was destroyed after its term; the code of a team is a word or a few.
const accountLang = 26

func (s *Server) naam(ctx context.Context, account string) (string, error) {
	a, err := s.in.Accounts.AccountByID(ctx, account)
	if errors.Is(err, dossier.ErrNietGevonden) {
		if len(account) == accountLang && !strings.Contains(account, "-") {
			return "iemand die hier niet meer werkt", nil
		}
		return teamnaam(account), nil
	}
	if err != nil {
		return "", err
	}
	return a.Naam, nil
}
