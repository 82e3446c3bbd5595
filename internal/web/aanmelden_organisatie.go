package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// What a session holds of someone who is at the provider of his organisation.
const (
	sHeenweg = "heenweg" // an aanmelding.Heenweg
	sVervolg = "vervolg" // the act that waits until he is back
)

func (s *Server) organisatieRoutes() []route {
	return []route{
		{"GET /aanmelden/organisatie", nil, s.naarOrganisatie},
		{"GET " + aanmelding.TerugPad, nil, s.terugVanOrganisatie},
		{"GET /afgemeld", nil, s.afgemeld},
		{"GET /bevestigen/organisatie", alleRollen(), s.bevestigBijOrganisatie},
		{"GET /bevestigen/verder", alleRollen(), s.bevestigVerder},
	}
}

// naarOrganisatie sends someone to the provider. It is a link and not a form: a
// browser that holds to form-action does not follow a form to another site.
func (s *Server) naarOrganisatie(v *verzoek) error {
	if s.in.Organisatie == nil || v.account != nil {
		return v.door("/")
	}
	return s.heen(v, false)
}

func (s *Server) heen(v *verzoek, vers bool) error {
	adres, way, err := s.in.Organisatie.Begin(v.ctx(), vers)
	if err != nil {
		return s.organisatieMislukt(v, err)
	}
	kept, err := json.Marshal(way)
	if err != nil {
		return err
	}
	if err := s.sessies.RenewToken(v.ctx()); err != nil {
		return err
	}
	s.sessies.Put(v.ctx(), sHeenweg, kept)
	return v.door(adres)
}

// terugVanOrganisatie takes the answer of the provider. What was remembered
// counts once, whatever the answer is.
func (s *Server) terugVanOrganisatie(v *verzoek) error {
	if s.in.Organisatie == nil {
		return v.door("/")
	}
	var way aanmelding.Heenweg
	kept := s.sessies.PopBytes(v.ctx(), sHeenweg)
	if kept == nil || json.Unmarshal(kept, &way) != nil {
		return v.door("/aanmelden")
	}
	who, err := s.in.Organisatie.Terug(v.ctx(), way, v.r.URL.Query())
	if err != nil {
		return s.organisatieMislukt(v, err)
	}
	account, err := s.accountVan(v, who)
	if err != nil {
		return s.organisatieMislukt(v, err)
	}
	if way.Vers {
		return s.bevestigdBijOrganisatie(v, account)
	}
	if v.account != nil {
		return v.door("/")
	}
	if account == nil || account.Geblokt || !v.take(account, "") {
		v.account = nil
		return s.organisatieMislukt(v, errGeenAccount)
	}
	return s.binnen(v, dossier.LangsOrganisatie, false)
}

// errGeenAccount is someone who is known at his organisation, and has no account
// here.
var errGeenAccount = &aanmelding.OrganisatieFout{Code: "ORGANISATIE-ACCOUNT", Tekst: "U heeft nog geen account in Wijzer, of u mag er nu niet in. Vraag uw functioneel beheerder om een account.", Reden: "account"}

// accountVan finds the account of who someone turned out to be; nil where there
// is none. The functioneel beheerder made it before. The first time it can be
// found by the claim that names it: only an account without a password, that is
// tied to nobody yet, so that nobody at the organisation can take over another's.
// From then on only issuer and subject count. No claim gives a role.
func (s *Server) accountVan(v *verzoek, who *aanmelding.Gebleken) (*dossier.Account, error) {
	id := dossier.Identiteit{Uitgever: who.Uitgever, Onderwerp: who.Onderwerp}
	account, err := s.in.Accounts.AccountByIdentity(v.ctx(), id)
	if !errors.Is(err, dossier.ErrNietGevonden) {
		return account, err
	}
	name, err := s.in.Organisatie.Koppelnaam(v.ctx(), who)
	if err != nil || name == "" {
		return nil, err
	}
	account, err = s.in.Accounts.AccountByName(v.ctx(), name)
	if errors.Is(err, dossier.ErrNietGevonden) || err == nil && (account.Wachtwoord != "" || account.Geblokt) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	err = s.in.Accounts.Koppel(v.ctx(), account.ID, id)
	if errors.Is(err, dossier.ErrIdentiteit) {
		return nil, nil
	}
	return account, err
}

// organisatieMislukt shows the sign-in with what went wrong. The log gets a word
// from a fixed list.
func (s *Server) organisatieMislukt(v *verzoek, err error) error {
	var known *aanmelding.OrganisatieFout
	if !errors.As(err, &known) {
		return err
	}
	s.meting.aanmeld.WithLabelValues("geweigerd").Inc()
	s.log.Warn("aanmelden via de organisatie mislukt", "reden", known.Reden)
	f := vorm.NewForm(nil)
	f.Fail("", known.Code, known.Tekst)
	if v.account != nil {
		return v.toonAls(http.StatusUnprocessableEntity, "formulier", s.bevestigPagina(v, f, vorm.FormTag{}))
	}
	return v.toon("aanmelden", s.aanmeldPagina(f))
}

// afgemeld says to who signed in at his organisation that he may still be signed
// in there.
func (s *Server) afgemeld(v *verzoek) error {
	if s.in.Organisatie == nil || v.account != nil {
		return v.door("/")
	}
	links := []vorm.Link{{Text: "Opnieuw aanmelden", Href: "/aanmelden"}}
	if adres := s.in.Organisatie.Afmeldadres(v.ctx()); adres != "" {
		links = append([]vorm.Link{{Text: "Ook afmelden bij " + s.in.Organisatie.Naam(), Href: adres}}, links...)
	}
	return v.toon("afgemeld", vorm.Page{Title: "U bent afgemeld", Data: links})
}

// vervolg is an act that waits until someone confirmed at his organisation.
type vervolg struct {
	Naar string
	Get  bool
	Vorm url.Values
}

// bewaarVervolg keeps the act in the session, which is stored encrypted.
func (s *Server) bewaarVervolg(v *verzoek, act vervolg) error {
	kept, err := json.Marshal(act)
	if err != nil {
		return err
	}
	s.sessies.Put(v.ctx(), sVervolg, kept)
	return nil
}

func (s *Server) bevestigBijOrganisatie(v *verzoek) error {
	if s.in.Organisatie == nil || v.aanmelding.Langs != dossier.LangsOrganisatie {
		return v.door("/")
	}
	return s.heen(v, true)
}

// bevestigdBijOrganisatie goes on with the act of who showed anew who he is. He
// must be the one who is signed in here.
func (s *Server) bevestigdBijOrganisatie(v *verzoek, account *dossier.Account) error {
	if v.account == nil {
		return errAanmelden
	}
	if account == nil || account.ID != v.account.ID {
		return s.organisatieMislukt(v, errAndere)
	}
	s.bevestigNu(v)
	return v.door("/bevestigen/verder")
}

// errAndere is someone else than who is signed in here.
var errAndere = &aanmelding.OrganisatieFout{Code: "ORGANISATIE-ANDER", Tekst: "U meldde zich bij uw organisatie aan als iemand anders. Begin opnieuw, met uw eigen account.", Reden: "ander"}

// bevestigVerder takes up the act that waited: a page is opened, and a form is
// shown with one button.
func (s *Server) bevestigVerder(v *verzoek) error {
	var act vervolg
	kept := s.sessies.PopBytes(v.ctx(), sVervolg)
	if kept == nil || json.Unmarshal(kept, &act) != nil {
		return v.door("/")
	}
	if act.Get {
		return v.door(eigenAdres(act.Naar))
	}
	return v.toon("formulier", vorm.Page{Title: "Ga verder", Data: invulblad{
		Kop:    "Bevestigd",
		Uitleg: "Wat u invulde, is bewaard. Ga verder om de handeling te doen.",
		Form:   vorm.FormTag{Action: eigenAdres(act.Naar), Hidden: pairs(act.Vorm)},
		Knop:   vorm.Button{Text: "Ga verder"},
	}})
}
