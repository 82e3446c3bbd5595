package dossier

import (
	"context"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Account is someone who can sign in. What identifies is stored encrypted; the
// name to sign in with also as a keyed hash.
type Account struct {
	ID         string
	Aanmeld    string // the name to sign in with; capitals and spaces around it do not count
	Naam       string // how colleagues know the person
	Wachtwoord string // an argon2id hash in its usual notation; never a password
	Geblokt    bool
	// Persoon is who the account is in the register: of a client, and of a
	// worker who is a client himself. Empty: not known, or nobody.
	Persoon string
	Rollen  []AccountRol
}

// AccountRol is a role that an account has from when to when, for a team or
// desk.
type AccountRol struct {
	Rol  string
	Team string // may be empty
	Van  termijn.Dag
	Tot  termijn.Dag // the first day on which no more; Geen: open
	// Domein are the domains (toegang.Domein) in which he works in this role,
	// with a space between; empty: all that the role has. Who works in one
	// domain reads what was obtained in another only with consent (Wmo 2015 art.
	// 5.1.1 lid 4).
	Domein string
}

// Domeinen gives the domains to which this role is narrowed; none: all that the
// role has.
func (r *AccountRol) Domeinen() []toegang.Domein {
	var out []toegang.Domein
	for _, d := range strings.Fields(r.Domein) {
		out = append(out, toegang.Domein(d))
	}
	return out
}

// ErrDomein refuses to narrow a role to a domain in which it does not work.
var ErrDomein = &Fout{"ACCOUNT-DOMEIN", "Kies domeinen waarin deze rol werkt. Zonder keuze werkt iemand in alle domeinen van zijn rol."}

// InDomeinen narrows the role to domains, in their fixed order; none: all that
// it has. ErrDomein where the role does not work in one of them.
func (r AccountRol) InDomeinen(domeinen ...string) (AccountRol, error) {
	works := domeinenVan(toegang.Rol(r.Rol))
	var kept []string
	for _, d := range works {
		if slices.Contains(domeinen, string(d)) {
			kept = append(kept, string(d))
		}
	}
	for _, d := range domeinen {
		if !slices.Contains(kept, d) {
			return r, ErrDomein
		}
	}
	r.Domein = strings.Join(kept, " ")
	return r, nil
}

// RollenOp gives the roles that hold on a day.
func (a *Account) RollenOp(dag termijn.Dag) []AccountRol {
	var out []AccountRol
	for _, r := range a.Rollen {
		if (r.Van == termijn.Geen || r.Van <= dag) && (r.Tot == termijn.Geen || dag < r.Tot) {
			out = append(out, r)
		}
	}
	return out
}

// WieVan gives an account as it asks for a page in a role that it has on a day:
// with the teams and the domains of that role.
func WieVan(a *Account, rol toegang.Rol, dag termijn.Dag) Wie {
	w := Wie{Account: a.ID, Rol: rol, Persoon: a.Persoon}
	for _, r := range a.RollenOp(dag) {
		if toegang.Rol(r.Rol) != rol {
			continue
		}
		w.Domeinen = append(w.Domeinen, r.Domeinen()...)
		if r.Team != "" {
			w.Teams = append(w.Teams, r.Team)
		}
	}
	return w
}

// Accounts keeps who can sign in, and who did.
type Accounts interface {
	Aanmeldingen
	TweedeFactoren
	Identiteiten
	Remmen
	Toestellen

	// CreateAccount adds an account with its roles; ErrAccountBestaat where
	// the name to sign in with is taken. It gives the id.
	CreateAccount(ctx context.Context, a Account) (string, error)
	// AccountByName finds an account by the name to sign in with.
	AccountByName(ctx context.Context, aanmeld string) (*Account, error)
	// AccountByID finds an account by its id.
	AccountByID(ctx context.Context, id string) (*Account, error)
	// Accounts gives all accounts, sorted by id.
	Accounts(ctx context.Context) ([]Account, error)
	// SetPassword replaces the hash of the password; empty: nobody signs in
	// with one.
	SetPassword(ctx context.Context, id, hash string) error
	// SetBlocked blocks an account, or opens it again. A block ends all its
	// sessions.
	SetBlocked(ctx context.Context, id string, geblokt bool) error
	// SetRoles replaces the roles. They count from the next request on.
	SetRoles(ctx context.Context, id string, rollen []AccountRol) error
}
