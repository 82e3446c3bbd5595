package dossier

import (
	"context"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Wie is who asks, as the sign-in established it. A page makes one per request.
type Wie struct {
	Account  string
	Rol      toegang.Rol
	Teams    []string
	Persoon  string // the person in the register, of a client
	Herkomst string // the network address, for the access log
	// Domeinen narrows the domains in which he works; none: all of his role.
	Domeinen []toegang.Domein
	Nood     *Noodopening // the emergency access that he has open; nil: none

	// deelt: a use case of this package decided itself that this relation of
	// access may be recorded.
	deelt bool
}

// domeinen gives the domains in which the reader works.
func (w Wie) domeinen() []toegang.Domein {
	all := domeinenVan(w.Rol)
	if len(w.Domeinen) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(d toegang.Domein) bool { return !slices.Contains(w.Domeinen, d) })
}

// Vraag gives the question that this reader asks.
func (w Wie) Vraag(actie toegang.Actie, voor toegang.Activiteit, m toegang.Moment) toegang.Vraag {
	return toegang.Vraag{
		Lezer: toegang.Lezer{Account: w.Account, Persoon: w.Persoon, Teams: w.Teams, Rol: w.Rol, Domeinen: w.domeinen()},
		Actie: actie, Voor: voor, Moment: m,
	}
}

// domeinenVan gives the domains in which a role is appointed. An installation
// appoints by role; the involvement with a person narrows it further.
func domeinenVan(rol toegang.Rol) []toegang.Domein {
	mens := []toegang.Domein{toegang.DWmo, toegang.DJeugd, toegang.DOpvang}
	switch rol {
	case toegang.Indicatiesteller, toegang.Casusregisseur, toegang.Veiligheidscoordinator, toegang.Hulpverlener:
		return mens
	case toegang.Backoffice:
		return append(mens, toegang.DFinancien)
	case toegang.Financien:
		return []toegang.Domein{toegang.DFinancien}
	case toegang.Beleidsmaker, toegang.Contractmanager:
		return []toegang.Domein{toegang.DStatistiek}
	case toegang.FunctioneelBeheerder, toegang.PrivacyOfficer, toegang.Toezichthouder:
		return []toegang.Domein{toegang.DToezicht}
	}
	return nil
}

// DoelenVan gives the purposes for which a role reads a family: one for each
// law, because data of the one law reach the other only with consent (Wmo 2015
// art. 5.1.1 lid 4). None: the role reads no families.
func DoelenVan(rol toegang.Rol) []toegang.Activiteit {
	switch rol {
	case toegang.Indicatiesteller:
		return []toegang.Activiteit{toegang.WmoOnderzoek, toegang.JeugdOnderzoek}
	case toegang.Casusregisseur:
		return []toegang.Activiteit{toegang.WmoRegie, toegang.JeugdRegie}
	case toegang.Veiligheidscoordinator:
		return []toegang.Activiteit{toegang.Veiligheidsplan}
	case toegang.Hulpverlener:
		return []toegang.Activiteit{toegang.WmoHulp, toegang.JeugdHulp}
	case toegang.Toezichthouder:
		return []toegang.Activiteit{toegang.Toezicht}
	}
	return nil
}

// Leesrollen gives the roles that read families.
func Leesrollen() []toegang.Rol {
	var out []toegang.Rol
	for _, vorm := range toegang.Rollen() {
		if len(DoelenVan(vorm.Rol)) > 0 {
			out = append(out, vorm.Rol)
		}
	}
	return out
}

// doelVoor gives the purpose under which a role writes for a law: the one bound
// to that law, or the one that is bound to none.
func doelVoor(rol toegang.Rol, vak Vak) (toegang.Activiteit, bool) {
	for _, doel := range DoelenVan(rol) {
		if v, ok := toegang.VerwerkingVan(doel); ok && (v.Doelwet == "" || v.Doelwet == vak.Label.Wet) {
			return doel, true
		}
	}
	return "", false
}

// Gebruik holds the use cases. Its fields are all needed; it keeps no state, so
// one serves every request.
type Gebruik struct {
	Opslag Opslag
	Klok   Klok
	Zone   *time.Location // of the Netherlands: says which day it is
	// Mandaat says who may sign which decision; nil: who has the role signs.
	Mandaat *mandaat.Mandaat
	// Virusscan looks at each file that is brought in; nil: nobody does.
	Virusscan Virusscan
}

// Moment gives the day and the instant of now.
func (g *Gebruik) Moment() toegang.Moment {
	now := g.Klok()
	return toegang.Moment{Dag: termijn.DagVan(now.In(g.Zone)), Tijd: now.UTC()}
}

// Verzoek is what each use case that writes needs besides its own data.
type Verzoek struct {
	Wie     Wie
	Sleutel string // the key of the form: what is sent twice happens once
	Vorm    []byte // the form itself, in canonical bytes
}

// record gives a compartment as the access rule takes it. What is shared is
// shared with the people of now.
func (v Vak) record(account string) toegang.Record {
	r := toegang.Record{Soort: v.Soort, Label: v.Label, Domein: v.Domein, Auteur: account}
	if v.Label.Onderwerp == "" {
		r.Samenstelling = samenstellingNu
	}
	return r
}

// samenstellingNu names the people of now while a right to write is asked; it
// is never stored.
const samenstellingNu = "nu"

// magSchrijven asks for each entry whether the writer may add it, with what he
// may see of the family (nil for a new one) and with what the entries
// themselves bring. ErrNietGevonden is the one answer to who may not.
func (g *Gebruik) magSchrijven(wie Wie, bekend *Gezin, invoer []Invoer) error {
	bron := relaties(bekend, invoer)
	moment := g.Moment()
	toetsen := map[toegang.Activiteit]toegang.Toets{}
	for _, in := range invoer {
		vak, ok := vakVan(in)
		if !ok && bekend != nil { // ends or withdraws an entry: the right is that of its compartment
			b := Beeld{Gezin: bekend}
			vak, ok = b.vakVanID(betreft(in))
		}
		if !ok {
			return ErrNietGevonden
		}
		doel, ok := doelVoor(wie.Rol, vak)
		if !ok {
			return ErrNietGevonden
		}
		toets, ok := toetsen[doel]
		if !ok {
			toets = toegang.Prepare(wie.Vraag(toegang.Schrijven, doel, moment))
			toetsen[doel] = toets
		}
		if !toets.Allows(vak.record(wie.Account), bron) || !g.magDelen(wie, bekend, in, invoer) {
			return ErrNietGevonden
		}
	}
	return nil
}

// magDelen tells whether an entry gives nobody more than the writer has: he can
// involve others, and himself, for the classes that he reads, and set a safety
// flag. About people whom he registers now he may say everything. The other
// relations of access have use cases of their own.
func (g *Gebruik) magDelen(wie Wie, bekend *Gezin, in Invoer, alle []Invoer) bool {
	r, ok := in.(Relatie)
	if !ok {
		return true
	}
	persoon := r.Rij.Waarden[toegang.CPersoon]
	switch {
	case r.Vak.Label.Onderwerp != persoon:
		return false
	case wie.deelt:
		return true
	case r.Relatie == toegang.Beschermd || r.Relatie == toegang.Betrokken && slices.Contains(nieuwe(alle), persoon):
		return true
	case r.Relatie != toegang.Betrokken || bekend == nil:
		return false
	}
	b := Beeld{Gezin: bekend, Moment: g.Moment()}
	return b.Leest(wie, persoon, gezin.Klasse(r.Rij.Waarden[toegang.CKlasse]))
}

// nieuwe gives the people whom entries register.
func nieuwe(invoer []Invoer) []string {
	var ids []string
	for _, in := range invoer {
		if p, ok := in.(Persoon); ok {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// relaties gives what is known of involvement, for the rule: what stands in the
// family, and what the entries bring for people whom they register themselves.
func relaties(bekend *Gezin, invoer []Invoer) *toegang.Geheugen {
	var bron toegang.Geheugen
	var mensen []string
	if bekend != nil {
		for i := range bekend.Relaties {
			if r := &bekend.Relaties[i]; r.Ingetrokken == 0 {
				bron.Add(r.Relatie, r.Rij)
			}
		}
		for i := range bekend.Leden {
			mensen = append(mensen, bekend.Leden[i].Persoon)
		}
	}
	nieuw := nieuwe(invoer)
	for _, in := range invoer {
		if r, ok := in.(Relatie); ok && slices.Contains(nieuw, r.Rij.Waarden[toegang.CPersoon]) {
			bron.Add(r.Relatie, r.Rij)
		}
	}
	bron.Add(toegang.Samengesteld, toegang.Samenstelling(samenstellingNu, append(mensen, nieuw...)...)...)
	return &bron
}

// vakVan gives the compartment of an entry; ok is false for one that ends or
// withdraws another.
func vakVan(in Invoer) (Vak, bool) {
	switch in := in.(type) {
	case Persoon:
		return in.Vak, true
	case Lid:
		return in.Vak, true
	case Feit:
		return in.Vak, true
	case Stuk:
		return in.Vak, true
	case Taak:
		return in.Vak, true
	case Relatie:
		return in.Vak, true
	}
	return Vak{}, false
}

// lees gives one page for one purpose.
func (g *Gebruik) lees(ctx context.Context, wie Wie, actie toegang.Actie, doel toegang.Activiteit, i Inzage, fn func(Lezing) error) error {
	i.Herkomst = wie.Herkomst
	return g.Opslag.Read(ctx, toegang.Prepare(wie.Vraag(actie, doel, g.Moment())), i, fn)
}
