package main

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// lader brings the invented city into the store, by the same use cases as the
// pages.
type lader struct {
	store   *opslag.Opslag
	city    *proefstad.Stad
	gebruik *dossier.Gebruik
	ids     map[string]string // account by Gebruiker.Code
	werkt   map[string][]proefstad.Betrokkenheid
}

func newLader(store *opslag.Opslag, city *proefstad.Stad) *lader {
	l := &lader{store: store, city: city, gebruik: &dossier.Gebruik{Opslag: store, Klok: time.Now, Zone: time.Local},
		ids: map[string]string{}, werkt: map[string][]proefstad.Betrokkenheid{}}
	for _, b := range city.Betrokkenheid {
		l.werkt[b.Gezin] = append(l.werkt[b.Gezin], b)
	}
	return l
}

// aanmelding is what someone needs to sign in.
type aanmelding struct{ naam, woord, wie string }

// accounts makes the accounts, or finds them in a city that was kept. Those to
// show get a new password; with the others nobody signs in.
func (l *lader) accounts(ctx context.Context, fresh bool) ([]aanmelding, error) {
	var out []aanmelding
	for i := range l.city.Gebruikers {
		u := &l.city.Gebruikers[i]
		hash, word := "", ""
		if u.Toelichting != "" {
			var err error
			if word, err = newWoord(rand.Reader); err != nil {
				return nil, err
			}
			if hash, err = web.Hash(rand.Reader, word); err != nil {
				return nil, err
			}
			out = append(out, aanmelding{u.Aanmeld, word, u.Toelichting})
		}
		if err := l.account(ctx, u, hash, fresh); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (l *lader) account(ctx context.Context, u *proefstad.Gebruiker, hash string, fresh bool) error {
	if !fresh {
		a, err := l.store.AccountByName(ctx, u.Aanmeld)
		if err == nil {
			l.ids[u.Code] = a.ID
			if hash != "" {
				return l.store.SetPassword(ctx, a.ID, hash)
			}
			return nil
		}
		if !errors.Is(err, dossier.ErrNietGevonden) {
			return err
		}
	}
	id, err := l.store.CreateAccount(ctx, dossier.Account{Aanmeld: u.Aanmeld, Naam: u.Naam, Wachtwoord: hash,
		Rollen: []dossier.AccountRol{{Rol: u.Rol, Team: u.Team}}})
	l.ids[u.Code] = id
	return err
}

// gezin registers one family, written by its indicatiesteller.
func (l *lader) gezin(ctx context.Context, g *proefstad.Gezin) error {
	m, who := l.melding(g)
	_, err := l.gebruik.Registreer(ctx, dossier.Verzoek{Wie: who, Sleutel: "proefstad " + g.Code}, m)
	return err
}

func (l *lader) melding(g *proefstad.Gezin) (dossier.Melding, dossier.Wie) {
	m := dossier.Melding{Dag: g.Melding, Langs: g.Loket, Bron: bronMelding()}
	if len(g.Besluiten) > 0 {
		m.Onderzocht = g.Besluiten[0].Datum
	}
	for i := range g.Personen {
		m.Mensen = append(m.Mensen, mens(g, &g.Personen[i]))
	}
	for i := range g.Feiten {
		f := &g.Feiten[i]
		m.Feiten = append(m.Feiten, dossier.Verwant{Over: f.Over, Met: f.Met, Soort: f.Soort, Waarde: f.Waarde, Van: f.Van, Tot: f.Tot,
			Bron: f.Bron, Klasse: f.Label.Klasse, Wet: f.Label.Wet})
	}
	var who dossier.Wie
	for _, b := range l.werkt[g.Code] {
		account := l.ids[b.Gebruiker]
		if who.Account == "" && toegang.Rol(b.Rol) == toegang.Indicatiesteller {
			who = dossier.Wie{Account: account, Rol: toegang.Indicatiesteller}
			m.Klassen = b.Klassen
			continue
		}
		m.Met = append(m.Met, dossier.Deelname{Lezer: account, Rol: toegang.Rol(b.Rol), Over: b.Personen, Klassen: b.Klassen, Van: b.Van, Tot: b.Tot})
	}
	return m, who
}

func mens(g *proefstad.Gezin, p *proefstad.Persoon) dossier.Mens {
	m := dossier.Mens{Sleutel: p.ID, Naam: p.Naam(), Geboren: p.Geboren, BSN: p.BSN, Adres: p.Adres, Telefoon: p.Telefoon,
		Kind: rolIn(g, p.ID) == "kind"}
	if p.Verblijf != nil {
		m.Geheim, m.Verblijf = true, p.Verblijf.Adres
	}
	return m
}

// rolIn gives the place of someone in the family, as the facts say it.
func rolIn(g *proefstad.Gezin, id string) string {
	for i := range g.Feiten {
		if f := &g.Feiten[i]; f.Over == id && f.Soort == "rol" {
			return f.Waarde.Code
		}
	}
	return ""
}

// bronMelding is the source of what was told with a report.
func bronMelding() gezin.Bron { return gezin.Bron{Soort: "professional", Omschreven: "melding"} }
