package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// What a session holds.
const (
	sAccount = "account"
	sRol     = "rol"    // the role that was chosen, where the account has several
	sGezien  = "gezien" // the last request, in seconds since 1970
)

// levensduur is how long a session lasts at most: a working day.
const levensduur = 10 * time.Hour

// bijwerken is how often the moment of the last request is written: not at each
// request, because that is a write to the disk.
const bijwerken = time.Minute

func (s *Server) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = zonderContext{s.in.Sessies}
	m.Lifetime = levensduur
	m.Cookie.Name = "wijzer"
	if s.in.Beveiligd {
		m.Cookie.Name = "__Host-wijzer" // only over https, only from this host
	}
	m.Cookie.Secure = s.in.Beveiligd
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Persist = false
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) { s.fail(s.newVerzoek(w, r), err) }
	return m
}

// zonderContext is a store of sessions as the manager takes it: it finds out
// itself that the methods with a context are there.
type zonderContext struct{ scs.CtxStore }

// identify finds who asks: the session names an account, and the account is read
// at each request, so that a block or another role counts at once.
func (s *Server) identify(v *verzoek) error {
	ctx := v.ctx()
	id := s.sessies.GetString(ctx, sAccount)
	if id == "" {
		return nil
	}
	now := s.in.Klok()
	last := time.Unix(s.sessies.GetInt64(ctx, sGezien), 0)
	if now.Sub(last) > s.in.Stil {
		return s.sessies.Destroy(ctx)
	}
	account, err := s.in.Accounts.AccountByID(ctx, id)
	if errors.Is(err, dossier.ErrNietGevonden) || err == nil && account.Geblokt {
		return s.sessies.Destroy(ctx)
	}
	if err != nil {
		return err
	}
	if !v.take(account, toegang.Rol(s.sessies.GetString(ctx, sRol))) {
		return s.sessies.Destroy(ctx)
	}
	if now.Sub(last) > bijwerken {
		s.sessies.Put(ctx, sGezien, now.Unix())
	}
	return nil
}

// take makes the account the one who asks, in the chosen role or else its first.
// It is false where the account has no role today.
func (v *verzoek) take(a *dossier.Account, gekozen toegang.Rol) bool {
	rollen := a.RollenOp(v.s.gebruik.Moment().Dag)
	if len(rollen) == 0 {
		return false
	}
	rol := toegang.Rol(rollen[0].Rol)
	for _, r := range rollen {
		if toegang.Rol(r.Rol) == gekozen {
			rol = gekozen
		}
	}
	v.account = a
	v.wie.Account, v.wie.Rol, v.wie.Persoon = a.ID, rol, a.Persoon
	for _, r := range rollen {
		if toegang.Rol(r.Rol) == rol && r.Team != "" {
			v.wie.Teams = append(v.wie.Teams, r.Team)
		}
	}
	return true
}
