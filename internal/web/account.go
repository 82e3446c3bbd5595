package web

import (
	"errors"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) accountRoutes() []route {
	return []route{
		{"GET /account", alleRollen(), s.eigenAccount},
		{"POST /account/einde", alleRollen(), s.eindSessie},
		{"GET /wachtwoord", alleRollen(), s.wachtwoord},
		{"POST /wachtwoord", alleRollen(), s.wijzigWachtwoord},
	}
}

// accountblad is what the page about one's own account shows.
type accountblad struct {
	Links   []vorm.Link
	Sessies vorm.Table
	Andere  *vorm.PostButton // ends all others; nil where there are none
}

// alleSessies is what the button to end all other sessions sends as the id.
const alleSessies = "andere"

// eigenAccount shows where someone is signed in, and the ways to his password
// and second factor.
func (s *Server) eigenAccount(v *verzoek) error {
	all, err := s.in.Accounts.AanmeldingenVan(v.ctx(), v.account.ID)
	if err != nil {
		return err
	}
	blad := accountblad{Sessies: vorm.Table{Caption: "Waar u nu bent aangemeld", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Toestel"}, {Title: "Aangemeld"}, {Title: "Laatst gebruikt"}, {Title: "Beëindigen"}}}}
	for i := range all {
		blad.Sessies.Rows = append(blad.Sessies.Rows, s.sessieRij(v, &all[i]))
	}
	if v.account.Wachtwoord != "" {
		blad.Links = []vorm.Link{{Text: "Wijzig uw wachtwoord", Href: "/wachtwoord"}, {Text: "Tweede stap bij het aanmelden", Href: "/tweede-factor"}}
	}
	if len(all) > 1 {
		blad.Andere = &vorm.PostButton{Action: "/account/einde", Button: vorm.Button{Text: "Meld overal anders af", Kind: vorm.Secondary},
			Hidden: []vorm.Pair{{Name: "aanmelding", Value: alleSessies}}}
	}
	return v.toon("account", vorm.Page{Title: "Uw account", Data: blad})
}

func (s *Server) sessieRij(v *verzoek, a *dossier.Aanmelding) vorm.Row {
	way := ""
	if a.Langs == dossier.LangsOrganisatie {
		way = ", via uw organisatie"
	}
	var act any = "Dit toestel, nu"
	if a.ID != v.aanmelding.ID {
		act = vorm.PostButton{Action: "/account/einde", Button: vorm.Button{Text: "Meld af", Kind: vorm.Secondary, Context: "op " + a.Toestel},
			Hidden: []vorm.Pair{{Name: "aanmelding", Value: a.ID}}}
	}
	return vorm.Row{Cells: []any{a.Toestel + way, vorm.Moment(a.Begin, s.in.Zone), vorm.Moment(a.Gezien, s.in.Zone), act}}
}

// eindSessie ends one session of who asks, or all but this one.
func (s *Server) eindSessie(v *verzoek) error {
	var err error
	if id := v.r.PostForm.Get("aanmelding"); id == alleSessies {
		err = s.in.Accounts.EindAanmeldingen(v.ctx(), v.account.ID, v.aanmelding.ID)
	} else {
		err = s.in.Accounts.EindAanmelding(v.ctx(), v.account.ID, id)
	}
	if err != nil {
		return err
	}
	return v.door("/account")
}

func (s *Server) wachtwoord(v *verzoek) error { return s.toonWachtwoord(v, vorm.NewForm(nil)) }

func (s *Server) toonWachtwoord(v *verzoek, f *vorm.Form) error {
	if v.account.Wachtwoord == "" {
		return dossier.ErrNietGevonden // signs in at the organisation
	}
	field := func(naam, label, hulp, doel string) vorm.Field {
		got := f.Field(vorm.Field{Kind: vorm.PasswordField, Name: naam, Label: label, Hint: hulp, Autocomplete: doel, Width: vorm.Chars20, MaxLength: maxWoord})
		got.Value = ""
		return got
	}
	return v.toon("formulier", vorm.Page{Title: "Wijzig uw wachtwoord", Errors: f.Summary(), Data: invulblad{
		Kop:    "Wijzig uw wachtwoord",
		Uitleg: "Daarna bent u alleen hier nog aangemeld.",
		Form:   vorm.FormTag{Action: "/wachtwoord"},
		Delen: []deel{{Velden: []any{
			field("oud", "Uw wachtwoord van nu", "", "current-password"),
			field("nieuw", "Nieuw wachtwoord", "Ten minste "+strconv.Itoa(aanmelding.WachtwoordMinst)+" tekens. Een zin van een paar woorden is makkelijk te onthouden.", "new-password"),
			field("nogmaals", "Nieuw wachtwoord, nog een keer", "", "new-password"),
		}}},
		Knop:  vorm.Button{Text: "Wijzig"},
		Terug: &vorm.Button{Text: "Uw account", Href: "/account", Kind: vorm.Quiet},
	}})
}

// wijzigWachtwoord sets a new password and ends the sessions elsewhere.
func (s *Server) wijzigWachtwoord(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm, "oud", "nieuw", "nogmaals")
	oud, nieuw := v.r.PostForm.Get("oud"), v.r.PostForm.Get("nieuw")
	if err := s.keurOud(v, f, oud); err != nil {
		return err
	}
	if fault := aanmelding.KeurWachtwoord(nieuw, v.account.Aanmeld); fault != nil {
		f.Fail("nieuw", fault.Code, fault.Tekst)
	} else if nieuw == oud {
		f.Fail("nieuw", aanmelding.ErrZelfde.Code, aanmelding.ErrZelfde.Tekst)
	} else if v.r.PostForm.Get("nogmaals") != nieuw {
		f.Fail("nogmaals", "WACHTWOORD-ANDERS", "Vul hier hetzelfde in als bij het nieuwe wachtwoord.")
	}
	if !f.OK() {
		return s.toonWachtwoord(v, f)
	}
	hash, err := s.hashes.make(v.ctx(), nieuw)
	if err != nil {
		return err
	}
	err = errors.Join(s.in.Accounts.SetPassword(v.ctx(), v.account.ID, hash),
		s.in.Accounts.EindAanmeldingen(v.ctx(), v.account.ID, v.aanmelding.ID),
		s.sessies.RenewToken(v.ctx()))
	if err != nil {
		return err
	}
	s.bevestigNu(v)
	return v.door("/account")
}

// keurOud holds what was typed as the password of now against the account, as
// slowly as a sign-in.
func (s *Server) keurOud(v *verzoek, f *vorm.Form, oud string) error {
	if oud == "" {
		f.Fail("oud", "VELD-LEEG", "Vul het wachtwoord in dat u nu heeft.")
		return nil
	}
	key := []string{"wijzig", v.account.ID}
	wait, err := s.in.Accounts.NeemPoging(v.ctx(), remWachtwoord(), key...)
	if err != nil {
		return err
	}
	if wait > 0 {
		f.Fail("oud", "AANMELD-WACHT", "U probeert het te vaak achter elkaar. Wacht even en probeer het dan nog eens.")
		return nil
	}
	ok, err := s.hashes.check(v.ctx(), oud, v.account.Wachtwoord)
	if err != nil {
		return err
	}
	if !ok {
		f.Fail("oud", "WACHTWOORD-OUD", "Dit is niet het wachtwoord dat u nu heeft. Kijk het na en probeer het nog eens.")
		return nil
	}
	return s.in.Accounts.WisPogingen(v.ctx(), key...)
}
