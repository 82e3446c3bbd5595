package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// What a session holds between the password and the code, and while a second
// factor is being set up.
const (
	sHalf   = "half"   // the account whose password was right
	sHalfOp = "halfop" // when, in seconds since 1970
	sNieuw  = "nieuw"  // the secret that the user's app is being told
)

// halfDuur is how long the code may take after the password.
const halfDuur = 5 * time.Minute

func (s *Server) codeRoutes() []route {
	return []route{
		{"GET /aanmelden/code", nil, s.aanmeldCode},
		{"POST /aanmelden/code", nil, s.meldAanMetCode},
		{"GET /tweede-factor", alleRollen(), s.tweedeFactor},
		{"POST /tweede-factor", alleRollen(), s.zwaar(s.zetTweedeFactor)},
		{"POST /tweede-factor/nieuw", alleRollen(), s.zwaar(s.nieuweTweedeFactor)},
	}
}

// mistFactor tells whether who asks must set up a second factor before anything
// else: his role asks for one, and he came in with a password alone.
func (s *Server) mistFactor(v *verzoek) bool {
	return v.aanmelding.Langs == dossier.LangsWachtwoord && slices.Contains(s.in.TweedeFactor, v.wie.Rol) && !s.sessies.GetBool(v.ctx(), sFactor)
}

// zonderFactor tells whether a route is open to who still has to set one up.
func zonderFactor(patroon string) bool {
	return slices.Contains([]string{"GET /tweede-factor", "POST /tweede-factor", "POST /tweede-factor/nieuw", "POST /bevestigen",
		"GET /rol", "POST /rol", "GET /account", "POST /account/einde", "GET /wachtwoord", "POST /wachtwoord"}, patroon)
}

// vraagCode sends who gave the right password to the page for the code. He is
// not signed in yet.
func (s *Server) vraagCode(v *verzoek) error {
	ctx := v.ctx()
	if err := s.sessies.RenewToken(ctx); err != nil {
		return err
	}
	s.sessies.Put(ctx, sHalf, v.account.ID)
	s.sessies.Put(ctx, sHalfOp, s.in.Klok().Unix())
	v.account = nil
	return v.door("/aanmelden/code")
}

// half gives the account of who gave the right password a moment ago; nil where
// nobody did.
func (s *Server) half(v *verzoek) (*dossier.Account, error) {
	id := s.sessies.GetString(v.ctx(), sHalf)
	since := s.in.Klok().Sub(time.Unix(s.sessies.GetInt64(v.ctx(), sHalfOp), 0))
	if id == "" || v.account != nil || since > halfDuur {
		return nil, nil
	}
	account, err := s.in.Accounts.AccountByID(v.ctx(), id)
	if errors.Is(err, dossier.ErrNietGevonden) || err == nil && account.Geblokt {
		return nil, nil
	}
	return account, err
}

func (s *Server) aanmeldCode(v *verzoek) error {
	account, err := s.half(v)
	if err != nil || account == nil {
		return errors.Join(err, v.door("/aanmelden"))
	}
	return v.toon("formulier", s.codePagina(vorm.NewForm(nil)))
}

func (s *Server) codePagina(f *vorm.Form) vorm.Page {
	return vorm.Page{Title: "Vul de code in", Errors: f.Summary(), Data: invulblad{
		Kop:    "Vul de code in",
		Uitleg: "Open de app op uw telefoon. Daar staat bij Wijzer een code van zes cijfers.",
		Form:   vorm.FormTag{Action: "/aanmelden/code"},
		Delen:  []deel{{Velden: []any{codeVeld(f, "Bent u uw telefoon kwijt? Vul dan een van uw herstelcodes in.")}}},
		Knop:   vorm.Button{Text: "Aanmelden"},
		Terug:  &vorm.Button{Text: "Terug", Href: "/aanmelden", Kind: vorm.Quiet},
	}}
}

func codeVeld(f *vorm.Form, hulp string) vorm.Field {
	field := f.Field(vorm.Field{Name: "code", Label: "Code", Hint: hulp, Autocomplete: "one-time-code", Width: vorm.Chars20, MaxLength: 30})
	field.Value = "" // a code counts once: there is nothing to keep
	return field
}

func (s *Server) meldAanMetCode(v *verzoek) error {
	account, err := s.half(v)
	if err != nil || account == nil {
		return errors.Join(err, v.door("/aanmelden"))
	}
	f := vorm.NewForm(v.r.PostForm)
	code := f.Required("code", "Vul de code in.")
	if !f.OK() {
		return v.toon("formulier", s.codePagina(f))
	}
	known, err := v.bekendToestel(account.ID)
	if err != nil {
		return err
	}
	key := v.remVoorCode(account.ID, known)
	if wait, err := s.in.Accounts.NeemPoging(v.ctx(), remCode(), key...); err != nil || wait > 0 {
		return s.teVaak(v, f, "formulier", s.codePagina, err)
	}
	ok, err := s.codeKlopt(v, account.ID, code)
	if err != nil {
		return err
	}
	if !ok || !v.take(account, "") {
		v.account = nil
		s.meting.aanmeld.WithLabelValues("geweigerd").Inc()
		f.Fail("code", "AANMELD-CODE", "Deze code klopt niet of is al gebruikt. Wacht op de volgende code en vul die in.")
		return v.toon("formulier", s.codePagina(f))
	}
	if err := s.in.Accounts.WisPogingen(v.ctx(), key...); err != nil {
		return err
	}
	return s.binnen(v, dossier.LangsWachtwoord, true)
}

// codeKlopt uses a code from the app, or a recovery code. Either counts once, in
// all processes together.
func (s *Server) codeKlopt(v *verzoek, account, getypt string) (bool, error) {
	if code, ok := aanmelding.HerstelcodeVan(getypt); ok {
		return s.in.Accounts.NeemHerstelcode(v.ctx(), account, code)
	}
	factor, err := s.in.Accounts.TweedeFactor(v.ctx(), account)
	if errors.Is(err, dossier.ErrNietGevonden) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	step, ok := aanmelding.CodeStapVan(factor.Geheim, getypt, s.in.Klok(), factor.Stap)
	if !ok {
		return false, nil
	}
	return s.in.Accounts.NeemStap(v.ctx(), account, step)
}

// factorblad is what the page of the second factor shows.
type factorblad struct {
	Plaatje aanmelding.Plaatje
	Geheim  string
	Form    vorm.FormTag
	Code    vorm.Field
	Knop    vorm.Button
	Moet    bool
}

func (s *Server) tweedeFactor(v *verzoek) error {
	if s.sessies.GetBytes(v.ctx(), sNieuw) == nil {
		_, err := s.in.Accounts.TweedeFactor(v.ctx(), v.account.ID)
		if err == nil {
			return s.toonFactorAan(v)
		}
		if !errors.Is(err, dossier.ErrNietGevonden) {
			return err
		}
		if err := s.beginFactor(v); err != nil {
			return err
		}
	}
	return s.toonFactor(v, vorm.NewForm(nil))
}

// beginFactor draws the secret that the user's app is told. It counts from the
// moment that the app gave a right code.
func (s *Server) beginFactor(v *verzoek) error {
	secret, err := aanmelding.NieuwGeheim(s.in.Toeval)
	if err != nil {
		return err
	}
	s.sessies.Put(v.ctx(), sNieuw, secret)
	return nil
}

func (s *Server) toonFactor(v *verzoek, f *vorm.Form) error {
	secret := s.sessies.GetBytes(v.ctx(), sNieuw)
	name := "Wijzer"
	if s.in.Eigenaar != "" {
		name += " " + s.in.Eigenaar
	}
	picture, err := aanmelding.MaakPlaatje(aanmelding.GeheimAdres(name, v.account.Aanmeld, secret))
	if err != nil {
		return err
	}
	return v.toon("tweedefactor", vorm.Page{Title: "Tweede stap bij het aanmelden", Errors: f.Summary(), Data: factorblad{
		Plaatje: picture, Geheim: aanmelding.GeheimTekst(secret), Form: vorm.FormTag{Action: "/tweede-factor"},
		Code: codeVeld(f, "Zes cijfers. De code verandert elke halve minuut."), Knop: vorm.Button{Text: "Zet aan"}, Moet: s.mistFactor(v)}})
}

// herstelblad is what the page with the recovery codes shows.
type herstelblad struct {
	Codes  []string
	Verder vorm.Button
}

// zetTweedeFactor sets the second factor once the app gives the right code, and
// shows the recovery codes, once.
func (s *Server) zetTweedeFactor(v *verzoek) error {
	secret := s.sessies.GetBytes(v.ctx(), sNieuw)
	if secret == nil {
		return v.door("/tweede-factor")
	}
	f := vorm.NewForm(v.r.PostForm)
	step, ok := aanmelding.CodeStapVan(secret, f.Required("code", "Vul de code in die uw app laat zien."), s.in.Klok(), 0)
	if f.OK() && !ok {
		f.Fail("code", "AANMELD-CODE", "Deze code klopt niet. Staat de tijd van uw telefoon goed? Vul de code in die er nu staat.")
	}
	if !f.OK() {
		return s.toonFactor(v, f)
	}
	codes, err := aanmelding.Herstelcodes(s.in.Toeval)
	if err != nil {
		return err
	}
	if err := s.in.Accounts.SetTweedeFactor(v.ctx(), v.account.ID, dossier.TweedeFactor{Geheim: secret, Stap: step}, codes); err != nil {
		return err
	}
	if err := s.in.Accounts.EindAanmeldingen(v.ctx(), v.account.ID, v.aanmelding.ID); err != nil {
		return err
	}
	s.sessies.Remove(v.ctx(), sNieuw)
	s.sessies.Put(v.ctx(), sFactor, true)
	return v.toonAls(http.StatusOK, "herstelcodes", vorm.Page{Title: "Uw herstelcodes", Data: herstelblad{codes, vorm.Button{Text: "Ik heb ze bewaard", Href: "/"}}})
}

// nieuweTweedeFactor begins again, for another telephone. The old one counts
// until the new one is set.
func (s *Server) nieuweTweedeFactor(v *verzoek) error {
	if err := s.beginFactor(v); err != nil {
		return err
	}
	return v.door("/tweede-factor")
}

// toonFactorAan says that the second factor is on.
func (s *Server) toonFactorAan(v *verzoek) error {
	left, err := s.in.Accounts.Herstelcodes(v.ctx(), v.account.ID)
	if err != nil {
		return err
	}
	return v.toon("formulier", vorm.Page{Title: "Tweede stap bij het aanmelden", Data: invulblad{
		Kop:    "De tweede stap staat aan",
		Uitleg: "U meldt zich aan met uw wachtwoord en een code uit uw app. Herstelcodes die u nog heeft: " + strconv.Itoa(left) + ".",
		Form:   vorm.FormTag{Action: "/tweede-factor/nieuw"},
		Delen: []deel{{Velden: []any{vorm.Banner{State: vorm.Info, Title: "Een andere telefoon, of nieuwe herstelcodes nodig?",
			Text: "Stel de tweede stap dan opnieuw in. Uw oude app en codes werken daarna niet meer."}}}},
		Knop:  vorm.Button{Text: "Stel opnieuw in", Kind: vorm.Secondary},
		Terug: &vorm.Button{Text: "Uw account", Href: "/account", Kind: vorm.Quiet},
	}})
}
