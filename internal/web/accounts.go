package web

import (
	"context"
	"encoding/base32"
	"errors"
	"io"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) accountsRoutes() []route {
	beheer := []toegang.Rol{toegang.FunctioneelBeheerder}
	return []route{
		{"GET /accounts", beheer, s.accounts},
		{"GET /accounts/nieuw", beheer, s.accountNieuw},
		{"POST /accounts/nieuw", beheer, s.zwaar(s.maakAccount)},
		{"GET /accounts/een/{account}", beheer, s.accountEen},
		{"POST /accounts/een/{account}", beheer, s.zwaar(s.wijzigAccount)},
	}
}

// accountsblad is what the list of accounts shows.
type accountsblad struct {
	Nieuw vorm.Button
	Lijst vorm.Table
}

// accounts lists who can sign in, by the name that colleagues know.
func (s *Server) accounts(v *verzoek) error {
	all, err := s.in.Accounts.Accounts(v.ctx())
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b dossier.Account) int {
		return strings.Compare(strings.ToLower(a.Naam), strings.ToLower(b.Naam))
	})
	t := vorm.Table{Caption: "Accounts", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Wie"}, {Title: "Rollen nu"}, {Title: "Stand"}}}
	for i := range all {
		a := &all[i]
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Link{Text: a.Naam, Href: "/accounts/een/" + a.ID}, s.rollenNu(a), accountTag(a)}})
	}
	return v.toon("accounts", vorm.Page{Title: "Accounts", Data: accountsblad{vorm.Button{Text: "Maak een account", Href: "/accounts/nieuw"}, t}})
}

func (s *Server) rollenNu(a *dossier.Account) any {
	var names []string
	for _, r := range a.RollenOp(s.gebruik.Moment().Dag) {
		name := rolnaam(toegang.Rol(r.Rol))
		if r.Team != "" {
			name += " (" + r.Team + ")"
		}
		names = append(names, name)
	}
	if names == nil {
		return vorm.None("geen")
	}
	return vorm.Opsomming(names)
}

func accountTag(a *dossier.Account) vorm.Tag {
	if a.Geblokt {
		return vorm.Tag{Text: "geblokkeerd", State: vorm.Warning, Shape: vorm.Square}
	}
	return vorm.Tag{Text: "open", State: vorm.Success}
}

// The words with which the forms say how someone signs in.
const (
	langsWoord       = "wachtwoord"
	langsOrganisatie = "organisatie"
)

func (s *Server) accountNieuw(v *verzoek) error { return s.toonAccountNieuw(v, vorm.NewForm(nil)) }

func (s *Server) toonAccountNieuw(v *verzoek, f *vorm.Form) error {
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	velden := []any{
		f.Field(vorm.Field{Name: "naam", Label: "Naam", Hint: "Zoals collega's deze persoon kennen.", MaxLength: 100}),
		f.Field(vorm.Field{Name: "aanmeld", Label: "Gebruikersnaam", Hint: "Hiermee meldt deze persoon zich aan.", Width: vorm.Chars20, MaxLength: 100}),
	}
	if s.in.Organisatie != nil {
		velden = append(velden, f.Field(vorm.Field{Kind: vorm.RadioField, Name: "langs", Label: "Hoe meldt deze persoon zich aan?", Options: []vorm.Option{
			{Value: langsOrganisatie, Text: "Via " + s.in.Organisatie.Naam()}, {Value: langsWoord, Text: "Met een wachtwoord"}}}))
	}
	return v.toon("formulier", vorm.Page{Title: "Maak een account", Errors: f.Summary(), Data: invulblad{
		Kop: "Maak een account", Uitleg: "Iemand ziet alleen wat bij zijn rol hoort. Na het maken ziet u één keer een wachtwoord om te geven, of meldt deze persoon zich aan via uw organisatie.", Form: vorm.FormTag{Action: "/accounts/nieuw", Key: key},
		Delen: []deel{{Velden: append(velden, s.rolVelden(f)...)}}, Knop: vorm.Button{Text: "Maak het account"},
		Terug: &vorm.Button{Text: "Terug naar de accounts", Href: "/accounts", Kind: vorm.Quiet}}})
}

func (s *Server) rolVelden(f *vorm.Form) []any {
	return []any{
		f.Field(vorm.Field{Kind: vorm.SelectField, Name: "rol", Label: "Rol", Options: rolOpties()}),
		f.Field(vorm.Field{Name: "team", Label: "Team, loket of aanbieder", Hint: "De korte naam, bijvoorbeeld wt-noord.", Optional: true, Width: vorm.Chars20, MaxLength: 60}),
		f.Field(vorm.Field{Kind: vorm.CheckField, Name: "domein", Label: "Alleen in deze domeinen", Options: domeinOpties(), Optional: true,
			Hint: "Kiest u niets, dan werkt iemand in alle domeinen van de rol. Wie in één domein werkt, ziet gegevens uit een ander domein alleen met toestemming."}),
		f.Field(vorm.Field{Kind: vorm.DateField, Name: "van", Label: "Vanaf welke dag?", Parts: dagDelen(s.gebruik.Moment().Dag)}),
		f.Field(vorm.Field{Kind: vorm.DateField, Name: "tot", Label: "Laatste dag", Optional: true, Hint: "Laat leeg als dat niet bekend is."}),
	}
}

func rolOpties() []vorm.Option {
	var out []vorm.Option
	for _, r := range alleRollen() {
		out = append(out, vorm.Option{Value: string(r), Text: rolnaam(r)})
	}
	return out
}

// domeinOpties are the domains to which a role that works with families can be
// narrowed.
func domeinOpties() []vorm.Option {
	return []vorm.Option{{Value: string(toegang.DWmo), Text: "Wmo"}, {Value: string(toegang.DJeugd), Text: "Jeugd"}, {Value: string(toegang.DOpvang), Text: "Opvang"}}
}

// leesRol reads the role of a form.
func leesRol(f *vorm.Form) dossier.AccountRol {
	r := dossier.AccountRol{Rol: f.OneOf("rol", rolOpties(), "Kies een rol."), Team: f.Text("team"), Van: dagVeld(f, "van", "de eerste dag")}
	if last := dagVeld(f, "tot", "de laatste dag"); last != termijn.Geen {
		r.Tot = last + 1
	}
	if r.Van == termijn.Geen && f.OK() {
		f.Fail("van", "VELD-LEEG", "Vul in vanaf welke dag deze rol geldt.")
	}
	narrowed, err := r.InDomeinen(f.All("domein")...)
	if r = narrowed; err != nil && f.OK() {
		f.Fail("domein", dossier.ErrDomein.Code, dossier.ErrDomein.Tekst)
	}
	if r.Tot != termijn.Geen && r.Tot <= r.Van {
		f.Fail("tot", "ACCOUNT-DAGEN", "Kies een laatste dag die niet voor de eerste ligt.")
	}
	return r
}

func (s *Server) maakAccount(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	a := dossier.Account{Naam: f.Required("naam", "Vul de naam in."), Aanmeld: f.Required("aanmeld", "Vul de gebruikersnaam in.")}
	f.OneLine("naam", "aanmeld")
	word := ""
	if s.in.Organisatie == nil || f.Text("langs") == langsWoord {
		var err error
		if word, a.Wachtwoord, err = s.nieuwWoord(v.ctx()); err != nil {
			return err
		}
	} else if f.Text("langs") != langsOrganisatie {
		f.Fail("langs", "VELD-KEUZE", "Kies hoe deze persoon zich aanmeldt.")
	}
	a.Rollen = []dossier.AccountRol{leesRol(f)}
	if !f.OK() {
		return s.toonAccountNieuw(v, f)
	}
	id, err := s.in.Accounts.CreateAccount(v.ctx(), a)
	if errors.Is(err, dossier.ErrAccountBestaat) {
		f.Fail("aanmeld", dossier.ErrAccountBestaat.Code, dossier.ErrAccountBestaat.Tekst)
		return s.toonAccountNieuw(v, f)
	}
	if err != nil {
		return err
	}
	if word == "" {
		return v.door("/accounts/een/" + id)
	}
	return s.toonWoord(v, word)
}

// nieuwWoord draws a password of 80 bits, and its hash.
func (s *Server) nieuwWoord(ctx context.Context) (word, hash string, err error) {
	b := make([]byte, 10)
	if _, err = io.ReadFull(s.in.Toeval, b); err != nil {
		return "", "", err
	}
	text := strings.ToLower(base32.StdEncoding.EncodeToString(b))
	word = text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:]
	hash, err = s.hashes.make(ctx, word)
	return word, hash, err
}

// toonWoord shows a new password, once.
func (s *Server) toonWoord(v *verzoek, word string) error {
	return v.toon("nieuwwoord", vorm.Page{Title: "Nieuw wachtwoord", Data: herstelblad{[]string{word}, vorm.Button{Text: "Naar de accounts", Href: "/accounts"}}})
}

// eenblad is what the page of one account shows.
type eenblad struct {
	Naam    string
	Feiten  vorm.SummaryList
	Rollen  vorm.Table
	Form    vorm.FormTag
	Velden  []any
	Knop    vorm.Button
	Knoppen vorm.Actions
	Zelf    bool
}

func (s *Server) accountEen(v *verzoek) error {
	a, err := s.in.Accounts.AccountByID(v.ctx(), v.deel("account"))
	if err != nil {
		return err
	}
	return s.toonAccount(v, a, vorm.NewForm(nil))
}

func (s *Server) toonAccount(v *verzoek, a *dossier.Account, f *vorm.Form) error {
	adres := "/accounts/een/" + a.ID
	act := func(text, what string, kind vorm.ButtonKind) vorm.PostButton {
		return vorm.PostButton{Action: adres, Button: vorm.Button{Text: text, Kind: kind}, Hidden: []vorm.Pair{{Name: "actie", Value: what}}}
	}
	blad := eenblad{Naam: a.Naam, Zelf: a.ID == v.account.ID, Form: vorm.FormTag{Action: adres, Hidden: []vorm.Pair{{Name: "actie", Value: "rol"}}},
		Velden: s.rolVelden(f), Knop: vorm.Button{Text: "Geef deze rol"}}
	langs := "Wachtwoord"
	if a.Wachtwoord == "" {
		langs = "Via de organisatie"
	}
	blad.Feiten = vorm.SummaryList{{Key: "Gebruikersnaam", Value: a.Aanmeld}, {Key: "Meldt zich aan met", Value: langs}, {Key: "Stand", Value: accountTag(a)}}
	blad.Rollen = s.rolTabel(a, adres, blad.Zelf)
	if !blad.Zelf {
		if a.Wachtwoord != "" {
			blad.Knoppen = append(blad.Knoppen, act("Geef een nieuw wachtwoord", "woord", vorm.Secondary), act("Haal de tweede stap weg", "factor", vorm.Secondary))
		}
		if a.Geblokt {
			blad.Knoppen = append(blad.Knoppen, act("Laat weer toe", "open", vorm.Secondary))
		} else {
			blad.Knoppen = append(blad.Knoppen, act("Blokkeer dit account", "blokkeer", vorm.Risky))
		}
	}
	return v.toon("accounteen", vorm.Page{Title: "Account", Errors: f.Summary(), Data: blad})
}

func (s *Server) rolTabel(a *dossier.Account, adres string, zelf bool) vorm.Table {
	t := vorm.Table{Caption: "Rollen", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Rol"}, {Title: "Team"}, {Title: "Domeinen"}, {Title: "Van"}, {Title: "Laatste dag"}, {Title: "Beëindigen"}}}
	today := s.gebruik.Moment().Dag
	for _, r := range a.Rollen {
		var in any = vorm.None("alle van de rol")
		if r.Domein != "" {
			in = strings.Join(strings.Fields(r.Domein), ", ")
		}
		var van, tot, end any = vorm.None("altijd"), vorm.None("open"), vorm.None("niet mogelijk")
		if r.Van != termijn.Geen {
			van = r.Van.Nederlands()
		}
		if r.Tot != termijn.Geen {
			tot = (r.Tot - 1).Nederlands()
		}
		if !zelf && (r.Tot == termijn.Geen || r.Tot > today) {
			end = vorm.PostButton{Action: adres, Button: vorm.Button{Text: "Beëindig", Kind: vorm.Secondary, Context: rolnaam(toegang.Rol(r.Rol))},
				Hidden: []vorm.Pair{{Name: "actie", Value: "einde"}, {Name: "rol", Value: r.Rol}, {Name: "team", Value: r.Team}, {Name: "sinds", Value: r.Van.String()}}}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{rolnaam(toegang.Rol(r.Rol)), orNone(r.Team, "geen"), in, van, tot, end}})
	}
	return t
}

// errEigen is a change to one's own account: nobody gives himself rights, or
// shuts himself out.
var errEigen = &dossier.Fout{Code: "ACCOUNT-EIGEN", Tekst: "Uw eigen account wijzigt u hier niet. Vraag een andere functioneel beheerder."}

func (s *Server) wijzigAccount(v *verzoek) error {
	ctx := v.ctx()
	a, err := s.in.Accounts.AccountByID(ctx, v.deel("account"))
	if err != nil {
		return err
	}
	if a.ID == v.account.ID {
		return errEigen
	}
	f := vorm.NewForm(v.r.PostForm)
	switch f.Text("actie") {
	case "blokkeer", "open":
		err = s.in.Accounts.SetBlocked(ctx, a.ID, f.Text("actie") == "blokkeer")
	case "factor":
		err = s.in.Accounts.WisTweedeFactor(ctx, a.ID)
	case "woord":
		return s.geefWoord(v, a)
	case "einde":
		err = s.in.Accounts.SetRoles(ctx, a.ID, s.zonder(a, f))
	case "rol":
		return s.geefRol(v, a, f)
	default:
		return dossier.ErrInvoer
	}
	if err != nil {
		return err
	}
	return v.door("/accounts/een/" + a.ID)
}

func (s *Server) geefWoord(v *verzoek, a *dossier.Account) error {
	word, hash, err := s.nieuwWoord(v.ctx())
	if err != nil {
		return err
	}
	if err := errors.Join(s.in.Accounts.SetPassword(v.ctx(), a.ID, hash), s.in.Accounts.EindAanmeldingen(v.ctx(), a.ID, "")); err != nil {
		return err
	}
	return s.toonWoord(v, word)
}

// zonder ends one role today: from now on it does not hold. A role that had
// not begun is gone.
func (s *Server) zonder(a *dossier.Account, f *vorm.Form) []dossier.AccountRol {
	today := s.gebruik.Moment().Dag
	var out []dossier.AccountRol
	for _, r := range a.Rollen {
		if r.Rol == f.Text("rol") && r.Team == f.Text("team") && r.Van.String() == f.Text("sinds") {
			r.Tot = today
			if r.Van != termijn.Geen && r.Van >= today {
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

func (s *Server) geefRol(v *verzoek, a *dossier.Account, f *vorm.Form) error {
	r := leesRol(f)
	for _, old := range a.Rollen {
		if f.OK() && old.Rol == r.Rol && old.Team == r.Team && old.Van == r.Van {
			f.Fail("rol", "ACCOUNT-ROL", "Deze rol is er al, vanaf dezelfde dag. Kies een andere rol of een andere dag.")
		}
	}
	if !f.OK() {
		return s.toonAccount(v, a, f)
	}
	if err := s.in.Accounts.SetRoles(v.ctx(), a.ID, append(a.Rollen, r)); err != nil {
		return err
	}
	return v.door("/accounts/een/" + a.ID)
}

// orNone gives a text, or says that there is none.
func orNone(s, none string) any {
	if s == "" {
		return vorm.None(none)
	}
	return s
}
