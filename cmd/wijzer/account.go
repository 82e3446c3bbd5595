package main

import (
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/tekst"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// newWoord makes a password of 80 random bits, in groups that can be read out.
func newWoord(random io.Reader) (string, error) {
	b := make([]byte, 10)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", err
	}
	text := strings.ToLower(base32.StdEncoding.EncodeToString(b))
	return text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:], nil
}

// accountKeuze are the settings of 'wijzer account maak'.
type accountKeuze struct {
	opslagKeuze
	aanmeld, naam, rol, team string
	organisatie              bool
	uitgever, onderwerp      string
	domeinen                 []string
	persoon                  string
}

func newAccount() *cobra.Command {
	k := &accountKeuze{}
	cmd := &cobra.Command{Use: "account", Short: "Maak en beheer accounts om mee aan te melden", Long: "Maak en beheer accounts om mee aan te melden." + opslagUitleg}
	k.bind(cmd)
	make := &cobra.Command{Use: "maak", Short: "Maak een account met één rol", Args: cobra.NoArgs, RunE: k.make,
		Long:    "Maak een account met één rol. Het wachtwoord wordt bedacht en één keer getoond.",
		Example: `  wijzer account maak --aanmeld iris --naam "Iris Voorbeeld" --rol indicatiesteller --team wt-noord`}
	f := make.Flags()
	f.StringVar(&k.aanmeld, "aanmeld", "", "naam om mee aan te melden")
	f.StringVar(&k.naam, "naam", "", "hoe collega's deze persoon kennen")
	f.StringVar(&k.rol, "rol", "", "rol: "+strings.Join(rollen(), ", "))
	f.StringVar(&k.team, "team", "", "team, loket of aanbieder")
	f.StringArrayVar(&k.domeinen, "domein", nil, "werkt alleen in dit domein: "+strings.Join(mensDomeinen(), ", ")+"; mag vaker; zonder: alle domeinen van de rol")
	f.BoolVar(&k.organisatie, "organisatie", false, "geen wachtwoord: deze persoon meldt zich aan via de organisatie (OpenID Connect)")
	cmd.AddCommand(make)
	for _, act := range k.acts() {
		act.Flags().StringVar(&k.aanmeld, "aanmeld", "", "naam om mee aan te melden")
		cmd.AddCommand(act)
	}
	cmd.AddCommand(newAccountlog(k))
	return cmd
}

// rollen gives the roles that an account can have.
func rollen() []string {
	var out []string
	for _, v := range toegang.Rollen() {
		if v.Soort == toegang.Medewerker || v.Soort == toegang.Burger {
			out = append(out, string(v.Rol))
		}
	}
	return out
}

// mensDomeinen are the domains to which a role that works with families can be
// narrowed.
func mensDomeinen() []string {
	return []string{string(toegang.DWmo), string(toegang.DJeugd), string(toegang.DOpvang)}
}

func (k *accountKeuze) make(cmd *cobra.Command, _ []string) error {
	if strings.TrimSpace(k.aanmeld) == "" || strings.TrimSpace(k.naam) == "" || !slices.Contains(rollen(), k.rol) {
		return meldOpslag(cmd, false, opslagFout("account-onvolledig", "geef --aanmeld, --naam en --rol, met een rol die bestaat (zie --help)"))
	}
	if !tekst.Regel(k.aanmeld) || !tekst.Regel(k.naam) || !tekst.Regel(k.team) {
		return meldOpslag(cmd, false, opslagFout("account-tekens", "in --aanmeld, --naam of --team staan tekens die niet te zien zijn: typ ze opnieuw"))
	}
	role, err := dossier.AccountRol{Rol: k.rol, Team: k.team}.InDomeinen(k.domeinen...)
	if err != nil {
		return meldOpslag(cmd, false, opslagFout("account-domein", dossier.ErrDomein.Tekst))
	}
	store, err := k.open(cmd.Context())
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	defer store.Close()
	word, hash, err := k.password()
	if err != nil {
		return err
	}
	_, err = store.CreateAccount(vanOpdrachtregel(cmd.Context()), dossier.Account{Aanmeld: k.aanmeld, Naam: k.naam, Wachtwoord: hash,
		Rollen: []dossier.AccountRol{role}})
	if errors.Is(err, dossier.ErrAccountBestaat) {
		return meldOpslag(cmd, false, opslagFout("account-bestaat", dossier.ErrAccountBestaat.Tekst))
	}
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	if word == "" {
		fmt.Fprintln(cmd.OutOrStdout(), "Het account is gemaakt. Deze persoon meldt zich aan via de organisatie.")
		return nil
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Het account is gemaakt. Het wachtwoord is: %s\n", word)
	return nil
}

// password makes a password and its hash; both empty where the account has none.
func (k *accountKeuze) password() (word, hash string, err error) {
	if k.organisatie {
		return "", "", nil
	}
	if word, err = newWoord(rand.Reader); err != nil {
		return "", "", err
	}
	hash, err = web.Hash(rand.Reader, word)
	return word, hash, err
}
