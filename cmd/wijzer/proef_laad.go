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
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web"
	"codeberg.org/wijzer/wijzer/termijn"
)

// lader brings the invented city into the store, by the same use cases as the
// pages.
type lader struct {
	store   *opslag.Opslag
	city    *proefstad.Stad
	rules   *regeling.Regeling
	gebruik *dossier.Gebruik
	ids     map[string]string // account by Gebruiker.Code
	mensen  map[string]string // person by "family code/id in that family", of who has an account
	werkt   map[string][]proefstad.Betrokkenheid
	helpt   map[string]string // the name of a provider by its code
}

func newLader(store *opslag.Opslag, city *proefstad.Stad, rules *regeling.Regeling) *lader {
	l := &lader{store: store, city: city, rules: rules, gebruik: &dossier.Gebruik{Opslag: store, Klok: time.Now, Zone: time.Local},
		ids: map[string]string{}, mensen: map[string]string{}, werkt: map[string][]proefstad.Betrokkenheid{}, helpt: map[string]string{}}
	for _, b := range city.Betrokkenheid {
		l.werkt[b.Gezin] = append(l.werkt[b.Gezin], b)
	}
	for i := range city.Aanbieders {
		l.helpt[city.Aanbieders[i].Code] = city.Aanbieders[i].Naam
	}
	return l
}

// aanmelding is what someone needs to sign in.
type aanmelding struct{ naam, woord, wie string }

// ploeg is a part of the accounts: they are made when they are needed.
type ploeg int

const (
	werkers  ploeg = iota // who work, and are shown
	clienten              // who are shown, and exist once their family is there
	collegas              // who are not shown
)

func ploegVan(u *proefstad.Gebruiker) ploeg {
	switch {
	case u.Toelichting == "":
		return collegas
	case u.Persoon != "":
		return clienten
	}
	return werkers
}

// accounts makes a part of the accounts, or finds them in a city that was kept.
// Those to show get a new password; with the others nobody signs in.
func (l *lader) accounts(ctx context.Context, part ploeg, fresh bool) ([]aanmelding, error) {
	var out []aanmelding
	for i := range l.city.Gebruikers {
		u := &l.city.Gebruikers[i]
		if ploegVan(u) != part {
			continue
		}
		hash, word := "", ""
		if part != collegas {
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
	ctx = dossier.MetWijziger(ctx, dossier.Wijziger{Door: dossier.DoorProefstad})
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
		Persoon: l.mensen[u.Gezin+"/"+u.Persoon], Rollen: []dossier.AccountRol{{Rol: u.Rol, Team: u.Team}}})
	l.ids[u.Code] = id
	return err
}

// stapel is how many families go into the store at once: one transaction writes
// to the disk once, and a page that waits for it waits not too long.
const stapel = 5

// stapels groups families by the indicatiesteller who writes them down, in the
// order of the city: of one transaction there is one writer.
func (l *lader) stapels(families []proefstad.Gezin) [][]*proefstad.Gezin {
	open := map[string]int{} // the pile that is not full, by account
	var out [][]*proefstad.Gezin
	for i := range families {
		g := &families[i]
		_, who := l.overname(g)
		at, ok := open[who.Account]
		if !ok || len(out[at]) == stapel {
			at = len(out)
			out, open[who.Account] = append(out, nil), at
		}
		out[at] = append(out[at], g)
	}
	return out
}

// gezinnen brings families of one indicatiesteller into the store.
func (l *lader) gezinnen(ctx context.Context, families []*proefstad.Gezin) error {
	var all []dossier.Overname
	var who dossier.Wie
	for _, g := range families {
		var o dossier.Overname
		o, who = l.overname(g)
		all = append(all, o)
	}
	ids, err := l.gebruik.NeemOver(ctx, dossier.Verzoek{Wie: who, Sleutel: "proefstad " + families[0].Code}, rand.Reader, all...)
	if err != nil {
		return err
	}
	for i, g := range families {
		if err := l.onthoud(ctx, who, ids[i], g); err != nil {
			return err
		}
	}
	return nil
}

// onthoud keeps who in the register is whom of the city, for the accounts of
// clients.
func (l *lader) onthoud(ctx context.Context, who dossier.Wie, id string, g *proefstad.Gezin) error {
	var b *dossier.Beeld
	for i := range l.city.Gebruikers {
		u := &l.city.Gebruikers[i]
		if u.Gezin != g.Code {
			continue
		}
		if b == nil {
			var err error
			if b, err = l.gebruik.Beeld(ctx, who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "proefstad"}); err != nil {
				return err
			}
		}
		for _, p := range b.Mensen() {
			if name, ok := b.Naam(p); ok && name == g.Persoon(u.Persoon).Naam() {
				l.mensen[g.Code+"/"+u.Persoon] = p
			}
		}
	}
	return nil
}

// overname gives a family as it is brought over, and who writes it down.
func (l *lader) overname(g *proefstad.Gezin) (dossier.Overname, dossier.Wie) {
	m, who := l.melding(g)
	o := dossier.Overname{Melding: m}
	for i := range g.Besluiten {
		o.Besluiten = append(o.Besluiten, l.besluit(&g.Besluiten[i]))
	}
	for _, t := range g.Toestemmingen {
		o.Toestemmingen = append(o.Toestemmingen, dossier.Instemming{Persoon: t.Persoon, Van: t.Van, Naar: t.Naar, Op: t.Op})
	}
	if onbeslist(g) {
		o.Aanvraag = g.Aanvraag
	}
	return o, who
}

// onbeslist tells whether there is an application on which nobody decided yet.
func onbeslist(g *proefstad.Gezin) bool {
	return g.Aanvraag != termijn.Geen && (len(g.Besluiten) == 0 || g.Besluiten[len(g.Besluiten)-1].Datum < g.Aanvraag)
}

func (l *lader) melding(g *proefstad.Gezin) (dossier.Melding, dossier.Wie) {
	m := dossier.Melding{Dag: g.Melding, Langs: g.Loket, Bron: bronMelding()}
	switch {
	case onbeslist(g): // the application comes after the investigation (Wmo 2015 art. 2.3.2 lid 9)
		m.Onderzocht = g.Aanvraag
	case len(g.Besluiten) > 0:
		m.Onderzocht = g.Besluiten[0].Datum
	}
	m.Mensen = append(m.Mensen, mens(g, g.Persoon(g.Client)))
	for i := range g.Personen {
		if g.Personen[i].ID != g.Client { // the report is about the client first
			m.Mensen = append(m.Mensen, mens(g, &g.Personen[i]))
		}
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
