package web

import (
	"context"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// verzoek is one request with who asks.
type verzoek struct {
	s          *Server
	w          http.ResponseWriter
	r          *http.Request
	account    *dossier.Account    // nil: nobody is signed in
	aanmelding *dossier.Aanmelding // how and since when he is; nil: nobody is
	wie        dossier.Wie
}

func (s *Server) newVerzoek(w http.ResponseWriter, r *http.Request) *verzoek {
	return &verzoek{s: s, w: w, r: r, wie: dossier.Wie{Herkomst: s.origin(r)}}
}

// origin gives the network address of who asks.
func (s *Server) origin(r *http.Request) string {
	if s.in.VertrouwdVoor {
		all := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(all[len(all)-1]); last != "" {
			return last
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// page turns a route into a handler: it finds who asks, refuses who does not
// have the route, and answers what fails.
func (s *Server) page(rt route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		named(r)
		limit(w, r, rt.patroon)
		var err error
		if r, err = s.metSpoor(r); err != nil {
			s.fail(s.newVerzoek(w, r), err)
			return
		}
		v := s.newVerzoek(w, r)
		if err := s.identify(v); err != nil {
			s.fail(v, err)
			return
		}
		s.metNood(v)
		v.metWijziger()
		if err := s.admit(v, rt); err != nil {
			s.fail(v, err)
			return
		}
		if v.account != nil {
			if err := s.verversRegels(r.Context()); err != nil {
				s.fail(v, err)
				return
			}
		}
		if err := v.leesbaar(); err != nil {
			s.fail(v, err)
			return
		}
		if err := rt.doe(v); err != nil {
			s.fail(v, err)
		}
	}
}

// leesbaar reads the form and tells whether all that came along is text. What is
// not (bytes that are no UTF-8, a NUL) comes from no browser, and PostgreSQL takes
// it in no question: an address with it leads nowhere, a form is refused.
func (v *verzoek) leesbaar() error {
	if !isTekst(v.r.URL.Path) {
		return dossier.ErrNietGevonden
	}
	if err := v.r.ParseForm(); err != nil {
		if v.r.Method == http.MethodPost {
			return errFormulier
		}
		return dossier.ErrNietGevonden
	}
	for name, values := range v.r.Form {
		if !isTekst(name) || slices.ContainsFunc(values, func(s string) bool { return !isTekst(s) }) {
			return errFormulier
		}
	}
	return nil
}

func isTekst(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// metSpoor gives a request the trace that its lines in the access log and the
// processing log share.
func (s *Server) metSpoor(r *http.Request) (*http.Request, error) {
	var spoor dossier.Spoor
	if _, err := io.ReadFull(s.in.Toeval, spoor[:]); err != nil {
		return r, err
	}
	return r.WithContext(dossier.MetSpoor(r.Context(), spoor)), nil
}

// metWijziger says in the context who changes an account, for the journal.
func (v *verzoek) metWijziger() {
	who := dossier.Wijziger{Door: dossier.DoorAanmelden, Herkomst: v.wie.Herkomst}
	if v.account != nil {
		who.Door = v.account.ID
	}
	v.r = v.r.WithContext(dossier.MetWijziger(v.r.Context(), who))
}

// admit tells whether who asks has the route. Who is not signed in is sent to
// the sign-in; to who has another role the page does not exist.
func (s *Server) admit(v *verzoek, rt route) error {
	switch {
	case len(rt.rollen) == 0:
		return nil
	case v.account == nil:
		return errAanmelden
	case s.mistFactor(v) && !zonderFactor(rt.patroon):
		return errFactor
	case !slices.Contains(rt.rollen, v.wie.Rol):
		return dossier.ErrNietGevonden
	}
	return nil
}

func (v *verzoek) ctx() context.Context { return v.r.Context() }

// deel gives a part of the address by its name in the pattern.
func (v *verzoek) deel(naam string) string { return v.r.PathValue(naam) }

// inzage says what this page is, for the access log.
func (v *verzoek) inzage(pagina string) dossier.Inzage {
	return dossier.Inzage{Handeling: dossier.Inzien, Pagina: pagina}
}

// sleutel makes the key of a form that is shown now.
func (v *verzoek) sleutel() (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(v.s.in.Toeval, b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}

// schrijf gives a use case what it needs of the form that was sent. The key
// counts for this page alone.
func (v *verzoek) schrijf() dossier.Verzoek {
	key := v.r.PostForm.Get("verzoek")
	if key != "" {
		key = v.r.Pattern + " " + key
	}
	return dossier.Verzoek{Wie: v.wie, Sleutel: key, Vorm: []byte(v.r.PostForm.Encode())}
}

// toon answers with a page.
func (v *verzoek) toon(naam string, p vorm.Page) error {
	return v.toonAls(http.StatusOK, naam, p)
}

// toonAls answers with a page and a status. A page with faults in what was
// filled in has status 422.
func (v *verzoek) toonAls(status int, naam string, p vorm.Page) error {
	if status == http.StatusOK && p.Failed() {
		status = http.StatusUnprocessableEntity
	}
	if v.account != nil {
		p.User, p.BreakGlass = v.user(), v.noodbalk()
		if p.Nav == nil {
			p.Nav = v.nav()
		}
	}
	return v.s.blad.Render(v.w, status, naam, p)
}

// door sends the browser to another page, after a form.
func (v *verzoek) door(adres string) error {
	http.Redirect(v.w, v.r, adres, http.StatusSeeOther)
	return nil
}

// user is who is signed in, for the header.
func (v *verzoek) user() *vorm.User {
	u := &vorm.User{Name: v.account.Naam, Role: rolnaam(v.wie.Rol), SignOut: "/afmelden"}
	if len(v.wie.Teams) > 0 && v.wie.Teams[0] != "" {
		u.Role += ", " + teamnaam(v.wie.Teams[0])
	}
	u.Links = append(u.Links, vorm.Link{Text: "Uw account", Href: "/account"})
	if len(v.account.RollenOp(v.s.gebruik.Moment().Dag)) > 1 {
		u.Links = append(u.Links, vorm.Link{Text: "Kies een andere rol", Href: "/rol"})
	}
	return u
}

// nav gives the main navigation: what the role has.
func (v *verzoek) nav() []vorm.Link {
	var links []vorm.Link
	for _, l := range []struct{ text, href, patroon string }{
		{"Mijn gegevens", "/mijn/gegevens", "GET /mijn/gegevens"},
		{"Mijn besluiten", "/mijn/besluiten", "GET /mijn/besluiten"},
		{"Mijn brieven", "/mijn/brieven", "GET /mijn/brieven"},
		{"Mijn documenten", "/mijn/documenten", "GET /mijn/documenten"},
		{"Wie keek er", "/mijn/inzage", "GET /mijn/inzage"},
		{"Mijn verzoeken", "/mijn/verzoeken", "GET /mijn/verzoeken"},
		{"Werklijst", "/werklijst", "GET /werklijst"},
		{"Zoeken", "/zoeken", "GET /zoeken"},
		{"Nieuw gezin", "/nieuw", "GET /nieuw"},
		{"Vastgehouden", "/vastgehouden", "GET /vastgehouden"},
		{"Noodtoegang", "/nood", "GET /nood"},
		{"Koppelingen", "/koppelingen", "GET /koppelingen"},
		{"Noodtoegang", "/toezicht", "GET /toezicht"},
		{"Wie keek", "/toezicht/inzage", "GET /toezicht/inzage"},
		{"Belangen", "/toezicht/belang", "GET /toezicht/belang"},
		{"Accounts", "/toezicht/accounts", "GET /toezicht/accounts"},
		{"Verzoeken", "/avg", "GET /avg"},
		{"Bewaren", "/bewaren", "GET /bewaren"},
		{"Accounts", "/accounts", "GET /accounts"},
		{"Regels", "/regels", "GET /regels"},
		{"Tarieven", "/tarieven", "GET /tarieven"},
		{"Afwijkingen", "/afwijkingen", routeAfwijkingen},
	} {
		if v.has(l.patroon) {
			links = append(links, vorm.Link{Text: l.text, Href: l.href})
		}
	}
	huidig(links, v.r.URL.Path)
	return links
}

// huidig marks where in the navigation a page stands: the link that it lies
// below, and of several the nearest.
func huidig(links []vorm.Link, pad string) {
	best := -1
	for i, l := range links {
		below := pad == l.Href || strings.HasPrefix(pad, l.Href+"/")
		if below && (best < 0 || len(l.Href) > len(links[best].Href)) {
			best = i
		}
	}
	if best >= 0 {
		links[best].Current = true
	}
}

// has tells whether who asks has a route.
func (v *verzoek) has(patroon string) bool {
	for _, rt := range v.s.routes {
		if rt.patroon == patroon {
			return len(rt.rollen) == 0 || slices.Contains(rt.rollen, v.wie.Rol)
		}
	}
	return false
}

// rolnaam gives a role as users know it.
func rolnaam(r toegang.Rol) string {
	names := map[toegang.Rol]string{
		toegang.Indicatiesteller: "Indicatiesteller", toegang.Casusregisseur: "Casusregisseur",
		toegang.Veiligheidscoordinator: "Veiligheidscoördinator", toegang.Hulpverlener: "Hulpverlener",
		toegang.Backoffice: "Administratie van de aanbieder", toegang.Financien: "Financiën",
		toegang.Beleidsmaker: "Beleidsmaker", toegang.Contractmanager: "Contractmanager",
		toegang.FunctioneelBeheerder: "Functioneel beheerder", toegang.PrivacyOfficer: "Privacy officer",
		toegang.Toezichthouder: "Toezichthouder", toegang.Client: "Cliënt",
	}
	if naam, ok := names[r]; ok {
		return naam
	}
	return string(r)
}

// teamnaam shows the code of a team as words: "wt-waterpas-noord" is "Waterpas
// Noord".
func teamnaam(code string) string {
	words := strings.Split(strings.TrimPrefix(code, "wt-"), "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// microTime gives the moment of an entry of the log.
func microTime(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
