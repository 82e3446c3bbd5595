package web

import (
	"errors"
	"net/http"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) aanmeldRoutes() []route {
	return []route{
		{"GET /aanmelden", nil, s.aanmelden},
		{"POST /aanmelden", nil, s.meldAan},
		{"POST /afmelden", nil, s.meldAf},
		{"GET /rol", alleRollen(), s.rollen},
		{"POST /rol", alleRollen(), s.kiesRol},
	}
}

// alleRollen are the roles of all who sign in.
func alleRollen() []toegang.Rol { return append(medewerkers(), toegang.Client) }

// aanmeldblad is what the sign-in page shows.
type aanmeldblad struct {
	Form      vorm.FormTag
	Naam      vorm.Field
	Woord     vorm.Field
	Knop      vorm.Button
	Voorbeeld string
	Elders    *vorm.Button // signs in at the organisation; nil: there is none
}

func (s *Server) aanmelden(v *verzoek) error {
	if v.account != nil {
		return v.door("/")
	}
	return v.toon("aanmelden", s.aanmeldPagina(vorm.NewForm(nil)))
}

func (s *Server) aanmeldPagina(f *vorm.Form) vorm.Page {
	var elders *vorm.Button
	if s.in.Organisatie != nil {
		elders = &vorm.Button{Text: "Aanmelden via " + s.in.Organisatie.Naam(), Href: "/aanmelden/organisatie"}
	}
	return vorm.Page{Title: "Aanmelden", Errors: f.Summary(), Data: aanmeldblad{Elders: elders,
		Form:      vorm.FormTag{Action: "/aanmelden"},
		Naam:      f.Field(vorm.Field{Name: "naam", Label: "Gebruikersnaam", Autocomplete: "username", Width: vorm.Chars20, MaxLength: 100}),
		Woord:     f.Field(vorm.Field{Kind: vorm.PasswordField, Name: "wachtwoord", Label: "Wachtwoord", Autocomplete: "current-password", Width: vorm.Chars20, MaxLength: maxWoord}),
		Knop:      vorm.Button{Text: "Aanmelden"},
		Voorbeeld: s.in.Voorbeeld,
	}}
}

// meldAan checks name and password. Whatever is wrong, the words are the same:
// a name that is not known, a wrong password and a blocked account look alike.
func (s *Server) meldAan(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm, "wachtwoord")
	naam := f.Required("naam", "Vul uw gebruikersnaam in.")
	woord := v.r.PostForm.Get("wachtwoord")
	if woord == "" {
		f.Fail("wachtwoord", "VELD-LEEG", "Vul uw wachtwoord in.")
	}
	if !f.OK() {
		return v.toon("aanmelden", s.aanmeldPagina(f))
	}
	return s.meldAanMet(v, f, naam, woord)
}

// meldAanMet takes one attempt with a name and a password.
func (s *Server) meldAanMet(v *verzoek, f *vorm.Form, naam, woord string) error {
	account, err := s.in.Accounts.AccountByName(v.ctx(), naam)
	if errors.Is(err, dossier.ErrNietGevonden) {
		account, err = &dossier.Account{}, nil
	}
	if err != nil {
		return err
	}
	known, err := v.bekendToestel(account.ID)
	if err != nil {
		return err
	}
	key := v.remVoorWachtwoord(naam, known)
	if wait, err := s.in.Accounts.NeemPoging(v.ctx(), remWachtwoord(), key...); err != nil || wait > 0 {
		return s.teVaak(v, f, "aanmelden", s.aanmeldPagina, err)
	}
	ok, err := s.hashes.check(v.ctx(), woord, account.Wachtwoord)
	if err != nil {
		return err
	}
	if !ok || account.Geblokt || !v.take(account, "") {
		v.account = nil
		s.meting.aanmeld.WithLabelValues("geweigerd").Inc()
		f.Fail("naam", "AANMELD-ONBEKEND", "Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze na en probeer het nog eens.")
		return v.toon("aanmelden", s.aanmeldPagina(f))
	}
	if err := s.in.Accounts.WisPogingen(v.ctx(), key...); err != nil {
		return err
	}
	return s.naWachtwoord(v)
}

// teVaak answers an attempt that must wait, where err is nil.
func (s *Server) teVaak(v *verzoek, f *vorm.Form, blad string, pagina func(*vorm.Form) vorm.Page, err error) error {
	if err != nil {
		return err
	}
	s.meting.aanmeld.WithLabelValues("geremd").Inc()
	f.Fail("", "AANMELD-WACHT", "U probeert het te vaak achter elkaar. Wacht even en probeer het dan nog eens.")
	return v.toonAls(http.StatusTooManyRequests, blad, pagina(f))
}

// naWachtwoord goes on after the right password: to the code where the account
// has a second factor, or else in.
func (s *Server) naWachtwoord(v *verzoek) error {
	_, err := s.in.Accounts.TweedeFactor(v.ctx(), v.account.ID)
	if err == nil {
		return s.vraagCode(v)
	}
	if !errors.Is(err, dossier.ErrNietGevonden) {
		return err
	}
	return s.binnen(v, dossier.LangsWachtwoord, false)
}

// binnen lets someone in.
func (s *Server) binnen(v *verzoek, langs dossier.Aanmeldweg, factor bool) error {
	s.meting.aanmeld.WithLabelValues("gelukt").Inc()
	if err := s.beginSessie(v, langs, factor); err != nil {
		return err
	}
	return v.door("/")
}

func (s *Server) meldAf(v *verzoek) error {
	naar := "/aanmelden"
	if v.account != nil && v.aanmelding.Langs == dossier.LangsOrganisatie {
		naar = "/afgemeld"
	}
	if v.account != nil {
		if err := s.in.Accounts.EindAanmelding(v.ctx(), v.account.ID, v.aanmelding.ID); err != nil {
			return err
		}
	}
	if err := s.sessies.Destroy(v.ctx()); err != nil {
		return err
	}
	v.w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	return v.door(naar)
}

// rolblad is what the page to choose a role shows.
type rolblad struct {
	Form vorm.FormTag
	Rol  vorm.Field
	Knop vorm.Button
}

func (s *Server) rollen(v *verzoek) error { return s.toonRollen(v, vorm.NewForm(nil)) }

func (s *Server) toonRollen(v *verzoek, f *vorm.Form) error {
	return v.toon("rol", vorm.Page{Title: "Kies een rol", Errors: f.Summary(), Data: rolblad{
		Form: vorm.FormTag{Action: "/rol"},
		Rol: f.Field(vorm.Field{Kind: vorm.RadioField, Name: "rol", Label: "In welke rol werkt u nu?", PageHeading: true,
			Value: string(v.wie.Rol), Options: v.rolkeuzes()}),
		Knop: vorm.Button{Text: "Verder"},
	}})
}

func (v *verzoek) rolkeuzes() []vorm.Option {
	var out []vorm.Option
	seen := map[string]bool{}
	for _, r := range v.account.RollenOp(v.s.gebruik.Moment().Dag) {
		if !seen[r.Rol] {
			seen[r.Rol] = true
			out = append(out, vorm.Option{Value: r.Rol, Text: rolnaam(toegang.Rol(r.Rol))})
		}
	}
	return out
}

func (s *Server) kiesRol(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	rol := f.OneOf("rol", v.rolkeuzes(), "Kies een rol.")
	if !f.OK() {
		return s.toonRollen(v, f)
	}
	s.sessies.Put(v.ctx(), sRol, rol)
	return v.door("/")
}
