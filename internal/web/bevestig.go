package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// bevestigDuur is how long someone need not show again that it is he: the
// heaviest acts ask for it when the last time is longer ago (step-up). Who sits
// down at a colleague's screen can then read what it shows, and do none of
// them.
const bevestigDuur = 5 * time.Minute

// bevestigPogingen is how many wrong answers someone may give; one more ends
// the session.
const bevestigPogingen = 5

// The fields of the page that asks to confirm. No other form has these names.
const (
	veldBevestig = "bevestig-vraag"
	veldWoord    = "bevestig-woord"
	veldCode     = "bevestig-code"
	veldNaar     = "bevestig-naar"
)

// sBevestigd is what a session holds about it: the last time, in seconds since
// 1970.
const sBevestigd = "bevestigd"

func (s *Server) bevestigRoutes() []route {
	return []route{{"POST /bevestigen", alleRollen(), s.bevestigen}}
}

// zwaar makes an act one of the heaviest: before it is done, who asks confirms
// with his password that it is he, unless he did so in the last five minutes.
// Nothing of the form that he sent is lost: it is sent along with the answer,
// and the act is done at once when that is right. Write it around the act in
// the list of routes:
//
//	{"POST /gezin/{gezin}/noodtoegang", rollen, s.zwaar(s.openNood)},
//
// A page that is asked for with GET (an export) is opened after the answer.
func (s *Server) zwaar(doe func(*verzoek) error) func(*verzoek) error {
	return func(v *verzoek) error {
		if ok, err := s.bevestigd(v); err != nil || !ok {
			return err
		}
		return doe(v)
	}
}

// bevestigd tells whether the act may be done now. Where it may not, the answer
// is given: the page that asks to confirm.
func (s *Server) bevestigd(v *verzoek) (bool, error) {
	answered := v.r.PostForm.Get(veldBevestig) != ""
	woord, code := v.r.PostForm.Get(veldWoord), v.r.PostForm.Get(veldCode)
	for _, name := range bevestigVelden() {
		v.r.PostForm.Del(name)
		v.r.Form.Del(name)
	}
	if s.isBevestigd(v) {
		return true, nil
	}
	f := vorm.NewForm(nil)
	if answered {
		if ok, err := s.controleerBevestiging(v, f, woord, code); err != nil || ok {
			return ok, err
		}
		if v.account == nil {
			return false, errAanmelden // too many wrong answers
		}
	}
	return false, s.toonBevestig(v, f, v.r.URL.RequestURI(), v.r.PostForm)
}

func bevestigVelden() []string { return []string{veldBevestig, veldWoord, veldCode, veldNaar} }

func (s *Server) isBevestigd(v *verzoek) bool {
	last := time.Unix(s.sessies.GetInt64(v.ctx(), sBevestigd), 0)
	ago := s.in.Klok().Sub(last)
	return ago >= 0 && ago < bevestigDuur
}

// bevestigNu records that who asks showed who he is.
func (s *Server) bevestigNu(v *verzoek) {
	s.sessies.Put(v.ctx(), sBevestigd, s.in.Klok().Unix())
}

// controleerBevestiging holds the answer against the account: the password, or a
// code from the app. Too many wrong ones end the session: whoever sits there is
// not who signed in.
func (s *Server) controleerBevestiging(v *verzoek, f *vorm.Form, woord, code string) (bool, error) {
	if woord == "" && code == "" {
		f.Fail(veldWoord, "VELD-LEEG", "Vul uw wachtwoord in.")
		return false, nil
	}
	rule := dossier.Remregel{Vrij: bevestigPogingen - 1, Begin: time.Hour, Hoogstens: time.Hour}
	wait, err := s.in.Accounts.NeemPoging(v.ctx(), rule, "bevestig", v.aanmelding.ID)
	if err != nil {
		return false, err
	}
	if wait > 0 {
		return false, s.eindNu(v)
	}
	ok, field := false, veldWoord
	if code != "" {
		field = veldCode
		ok, err = s.codeKlopt(v, v.account.ID, code)
	} else {
		ok, err = s.hashes.check(v.ctx(), woord, v.account.Wachtwoord)
	}
	if err != nil {
		return false, err
	}
	if ok {
		s.bevestigNu(v)
		return true, s.in.Accounts.WisPogingen(v.ctx(), "bevestig", v.aanmelding.ID)
	}
	f.Fail(field, "BEVESTIG-ONJUIST", "Dit klopt niet. Kijk het na en probeer het nog eens. Een code telt één keer.")
	return false, nil
}

// eindNu ends the session of who asks.
func (s *Server) eindNu(v *verzoek) error {
	err := s.in.Accounts.EindAanmelding(v.ctx(), v.account.ID, v.aanmelding.ID)
	v.account, v.aanmelding = nil, nil
	return errors.Join(err, s.sessies.Destroy(v.ctx()))
}

// toonBevestig asks to confirm, with all that was sent in hidden fields.
func (s *Server) toonBevestig(v *verzoek, f *vorm.Form, naar string, sent url.Values) error {
	tag := vorm.FormTag{Action: naar, Hidden: []vorm.Pair{{Name: veldBevestig, Value: "ja"}}}
	if v.r.Method == http.MethodGet || v.r.Method == http.MethodHead || v.r.URL.Path == "/bevestigen" {
		tag.Action = "/bevestigen"
		tag.Hidden = append(tag.Hidden, vorm.Pair{Name: veldNaar, Value: naar})
	} else {
		tag.Hidden = append(tag.Hidden, pairs(sent)...)
	}
	if s.bijOrganisatie(v) {
		act := vervolg{Naar: naar, Get: tag.Action == "/bevestigen", Vorm: sent}
		if err := s.bewaarVervolg(v, act); err != nil {
			return err
		}
	}
	return v.toon("formulier", s.bevestigPagina(v, f, tag))
}

// bevestigPagina is the page that asks to confirm. Who signed in at his
// organisation confirms there.
func (s *Server) bevestigPagina(v *verzoek, f *vorm.Form, tag vorm.FormTag) vorm.Page {
	blad := invulblad{
		Kop:    "Bevestig dat u het bent",
		Uitleg: "Dit is een zware handeling. Daarom vraagt Wijzer het nog een keer. Wat u invulde, blijft bewaard.",
		Form:   tag, Delen: []deel{{Velden: s.bevestigVragen(v, f)}}, Knop: vorm.Button{Text: "Bevestig"},
	}
	if s.bijOrganisatie(v) {
		blad.Form, blad.Delen = vorm.FormTag{}, nil
		blad.Knop = vorm.Button{Text: "Bevestig bij " + s.in.Organisatie.Naam(), Href: "/bevestigen/organisatie"}
	}
	return vorm.Page{Title: "Bevestig dat u het bent", Errors: f.Summary(), Data: blad}
}

// bijOrganisatie tells whether who asks confirms at his organisation.
func (s *Server) bijOrganisatie(v *verzoek) bool {
	return s.in.Organisatie != nil && v.aanmelding.Langs == dossier.LangsOrganisatie
}

// bevestigVragen are the fields to confirm with.
func (s *Server) bevestigVragen(v *verzoek, f *vorm.Form) []any {
	fields := []any{f.Field(vorm.Field{Kind: vorm.PasswordField, Name: veldWoord, Label: "Uw wachtwoord",
		Autocomplete: "current-password", Width: vorm.Chars20, MaxLength: maxWoord})}
	if s.sessies.GetBool(v.ctx(), sFactor) {
		fields = append(fields, f.Field(vorm.Field{Name: veldCode, Label: "Of: de code uit uw app", Hint: "Eén van de twee is genoeg.",
			Autocomplete: "one-time-code", Width: vorm.Chars10, MaxLength: 20, Optional: true}))
	}
	return fields
}

// maxWoord is the longest password that a field takes, in characters.
const maxWoord = aanmelding.WachtwoordMeest

// pairs gives a form as hidden fields, sorted by name.
func pairs(values url.Values) []vorm.Pair {
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []vorm.Pair
	for _, name := range names {
		for _, value := range values[name] {
			out = append(out, vorm.Pair{Name: name, Value: value})
		}
	}
	return out
}

// bevestigen takes the answer for a page that is asked for with GET, and opens
// that page.
func (s *Server) bevestigen(v *verzoek) error {
	naar := eigenAdres(v.r.PostForm.Get(veldNaar))
	f := vorm.NewForm(nil)
	ok, err := s.controleerBevestiging(v, f, v.r.PostForm.Get(veldWoord), v.r.PostForm.Get(veldCode))
	switch {
	case err != nil:
		return err
	case ok:
		return v.door(naar)
	case v.account == nil:
		return errAanmelden
	}
	return s.toonBevestig(v, f, naar, nil)
}

// eigenAdres gives an address of this site, and the start for any other: who
// follows a link from elsewhere is not sent on to where he did not ask for.
func eigenAdres(naar string) string {
	u, err := url.Parse(naar)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(naar, "/") || strings.HasPrefix(naar, "//") || strings.ContainsAny(naar, "\\\r\n") {
		return "/"
	}
	return naar
}
