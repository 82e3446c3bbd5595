package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// acts are the commands that change one account that is there.
func (k *accountKeuze) acts() []*cobra.Command {
	tie := k.act("koppel", "Koppel een account aan een gebruiker van de organisatie",
		"Koppel een account aan een gebruiker van de organisatie, met de uitgever en het onderwerp (iss en\nsub) die de aanbieder van OpenID Connect voor deze persoon geeft. Het wachtwoord vervalt.",
		func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
			if k.uitgever == "" || k.onderwerp == "" {
				return "", opslagFout("account-onvolledig", "geef --uitgever en --onderwerp")
			}
			if err := o.Koppel(ctx, id, dossier.Identiteit{Uitgever: k.uitgever, Onderwerp: k.onderwerp}); err != nil {
				return "", err
			}
			return "Het account is gekoppeld.", errors.Join(o.SetPassword(ctx, id, ""), o.EindAanmeldingen(ctx, id, ""))
		})
	tie.Flags().StringVar(&k.uitgever, "uitgever", "", "adres van de aanbieder (iss)")
	tie.Flags().StringVar(&k.onderwerp, "onderwerp", "", "wie het is bij de aanbieder (sub)")
	person := k.act("persoon", "Zeg wie een account is in het register",
		"Zeg wie een account is in het register, met het kenmerk van de persoon (--persoon). Een cliënt ziet\ndan zijn eigen dossier in het portaal. Stel eerst vast dat hij het is. Met een leeg kenmerk is het\naccount weer niemand. Alle sessies van het account eindigen.",
		func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
			if err := o.SetPerson(ctx, id, strings.TrimSpace(k.persoon)); errors.Is(err, dossier.ErrNietGevonden) {
				return "", opslagFout("persoon-onbekend", "er is geen persoon met dit kenmerk")
			} else if err != nil {
				return "", err
			}
			return "Het is vastgelegd.", nil
		})
	person.Flags().StringVar(&k.persoon, "persoon", "", "kenmerk van de persoon in het register")
	return []*cobra.Command{
		tie, person,
		k.act("ontkoppel", "Maak een account los van de organisatie", "Maak een account los van de organisatie. Alle sessies eindigen.",
			func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
				return "Het account is losgemaakt.", o.Ontkoppel(ctx, id)
			}),
		k.act("tweedefactor", "Haal de tweede stap van een account weg",
			"Haal de tweede stap van een account weg, als iemand zijn telefoon en zijn herstelcodes kwijt is.\nStel eerst vast dat hij het is. Alle sessies van het account eindigen.",
			func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
				return "De tweede stap is weg. Bij het volgende aanmelden stelt deze persoon haar opnieuw in.", o.WisTweedeFactor(ctx, id)
			}),
		k.act("wachtwoord", "Geef een account een nieuw wachtwoord",
			"Geef een account een nieuw wachtwoord. Het wordt bedacht en één keer getoond. Alle sessies van\nhet account eindigen.", newPassword),
		k.act("blokkeer", "Laat een account er niet meer in", "Laat een account er niet meer in. Alle sessies eindigen meteen.",
			func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
				return "Het account is geblokkeerd.", o.SetBlocked(ctx, id, true)
			}),
		k.act("open", "Laat een geblokkeerd account er weer in", "Laat een geblokkeerd account er weer in.",
			func(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
				return "Het account is weer open.", o.SetBlocked(ctx, id, false)
			}),
	}
}

func newPassword(ctx context.Context, o *opslag.Opslag, id string) (string, error) {
	word, err := newWoord(rand.Reader)
	if err != nil {
		return "", err
	}
	hash, err := web.Hash(rand.Reader, word)
	if err != nil {
		return "", err
	}
	return "Het nieuwe wachtwoord is: " + word, errors.Join(o.SetPassword(ctx, id, hash), o.EindAanmeldingen(ctx, id, ""))
}

// act makes a command that changes the account of --aanmeld. do gives what to
// say when it is done.
func (k *accountKeuze) act(use, short, long string, do func(context.Context, *opslag.Opslag, string) (string, error)) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Long: long, Args: cobra.NoArgs, Example: "  wijzer account " + use + " --aanmeld iris",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if strings.TrimSpace(k.aanmeld) == "" {
				return meldOpslag(cmd, false, opslagFout("account-onvolledig", "geef --aanmeld: de naam waarmee deze persoon zich aanmeldt"))
			}
			store, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			defer store.Close()
			id, err := k.account(cmd.Context(), store)
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			text, err := do(vanOpdrachtregel(cmd.Context()), store, id)
			if errors.Is(err, dossier.ErrIdentiteit) {
				return meldOpslag(cmd, false, opslagFout("account-gekoppeld", dossier.ErrIdentiteit.Tekst))
			}
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), text)
			return nil
		}}
}

// account gives the id of the account of --aanmeld.
func (k *accountKeuze) account(ctx context.Context, store *opslag.Opslag) (string, error) {
	a, err := store.AccountByName(ctx, k.aanmeld)
	if errors.Is(err, dossier.ErrNietGevonden) {
		return "", opslagFout("account-onbekend", "er is geen account met deze naam om mee aan te melden")
	}
	if err != nil {
		return "", err
	}
	return a.ID, nil
}
