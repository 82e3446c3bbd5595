package main

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	aanmeld "codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// The words that --tweede-factor takes beside names of roles.
const (
	factorGezinnen = "gezinnen"
	factorIedereen = "iedereen"
	factorNiemand  = "niemand"
)

// tweedeFactor gives the roles that must have a second factor beside a password.
func tweedeFactor(keuze string) ([]toegang.Rol, error) {
	var out []toegang.Rol
	switch keuze {
	case factorNiemand:
		return nil, nil
	case factorIedereen:
		for _, r := range rollen() {
			out = append(out, toegang.Rol(r))
		}
		return out, nil
	case factorGezinnen:
		out = append(dossier.Leesrollen(), toegang.FunctioneelBeheerder, toegang.PrivacyOfficer)
		slices.Sort(out)
		return slices.Compact(out), nil
	}
	for _, r := range strings.Split(keuze, ",") {
		r = strings.TrimSpace(r)
		if !slices.Contains(rollen(), r) {
			return nil, opslagFout("tweede-factor-onbekend", "kies bij --tweede-factor: gezinnen, iedereen, niemand, of rollen die bestaan met komma's ertussen")
		}
		out = append(out, toegang.Rol(r))
	}
	return out, nil
}

// organisatieKeuze are the settings of signing in at the organisation.
type organisatieKeuze struct {
	uitgever, client, geheim, website, naam, koppel, acr string
}

func (k *organisatieKeuze) bind(f *pflag.FlagSet) {
	f.StringVar(&k.uitgever, "oidc-uitgever", "", "aanmelden via de organisatie: adres van de aanbieder van OpenID Connect; leeg: alleen met een wachtwoord")
	f.StringVar(&k.client, "oidc-client", "wijzer", "naam waaronder de aanbieder Wijzer kent (client_id)")
	f.StringVar(&k.geheim, "oidc-geheim", "", "bestand met het geheim dat daarbij hoort (client_secret)")
	f.StringVar(&k.website, "oidc-website", "", "adres waarop mensen Wijzer openen, zonder pad; de aanbieder stuurt terug naar dat adres met /aanmelden/terug")
	f.StringVar(&k.naam, "oidc-naam", "", "hoe mensen de aanbieder kennen, voor op de knop; leeg: uw organisatie")
	f.StringVar(&k.koppel, "oidc-koppel", "", "claim die de eerste keer het account aanwijst, bijvoorbeeld preferred_username; leeg: koppelen met 'wijzer account koppel'")
	f.StringVar(&k.acr, "oidc-acr", "", "zekerheid die de aanbieder moet geven (acr), met komma's ertussen; leeg: de aanbieder beslist")
}

// open gives the organisation; nil where there is none.
func (k *organisatieKeuze) open() (*aanmeld.Organisatie, error) {
	if k.uitgever == "" {
		return nil, nil
	}
	if k.geheim == "" {
		return nil, opslagFout("oidc-geheim", "wijs met --oidc-geheim het bestand aan met het geheim van de aanbieder")
	}
	secret, err := os.ReadFile(filepath.Clean(k.geheim))
	if err != nil {
		return nil, opslagFout("oidc-geheim", "het bestand van --oidc-geheim is niet te lezen")
	}
	in := aanmeld.OrganisatieInstelling{Uitgever: k.uitgever, Client: k.client, Geheim: strings.TrimSpace(string(secret)), Website: k.website,
		Naam: k.naam, Koppel: k.koppel, Klok: time.Now, Toeval: rand.Reader}
	for _, value := range strings.Split(k.acr, ",") {
		if value = strings.TrimSpace(value); value != "" {
			in.Acr = append(in.Acr, value)
		}
	}
	o, err := aanmeld.NieuweOrganisatie(in)
	if errors.Is(err, aanmeld.ErrOrganisatie) {
		return nil, opslagFout("oidc-onjuist", aanmeld.ErrOrganisatie.Error())
	}
	return o, err
}

// leesSecurityTxt reads what security.txt says; nil where no file was given.
func leesSecurityTxt(path string, now time.Time) (*aanmeld.SecurityTxt, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, opslagFout("securitytxt-onleesbaar", "het bestand van --security-txt is niet te lezen")
	}
	s, err := aanmeld.LeesSecurityTxt(text, now)
	var known *aanmeld.SecurityTxtFout
	if errors.As(err, &known) {
		return nil, opslagFout(known.Code, known.Tekst)
	}
	return s, err
}
