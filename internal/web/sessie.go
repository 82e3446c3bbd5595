package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// What a session holds.
const (
	sAanmelding = "aanmelding" // the id of the sign-in, which the store knows
	sRol        = "rol"        // the role that was chosen, where the account has several
	sFactor     = "factor"     // true: a second factor was shown
)

// levensduur is how long a session lasts at most, where Instelling.Langst says
// nothing: a working day.
const levensduur = 10 * time.Hour

// bijwerken is how often the moment of the last request is written: not at each
// request, because that is a write to the disk.
const bijwerken = time.Minute

func (s *Server) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = zonderContext{s.in.Sessies}
	m.Lifetime = s.in.Langst
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

// identify finds who asks. The session names a sign-in, and both that and the
// account are read at each request: ended, blocked or without its role in one
// process is so in all of them, at once.
func (s *Server) identify(v *verzoek) error {
	ctx := v.ctx()
	id := s.sessies.GetString(ctx, sAanmelding)
	if id == "" {
		return nil
	}
	sign, account, err := s.signedIn(v, id)
	if errors.Is(err, dossier.ErrNietGevonden) {
		return s.sessies.Destroy(ctx)
	}
	if err != nil {
		return err
	}
	if !v.take(account, toegang.Rol(s.sessies.GetString(ctx, sRol))) {
		return s.sessies.Destroy(ctx)
	}
	v.aanmelding = sign
	if s.in.Klok().Sub(sign.Gezien) > bijwerken {
		return s.in.Accounts.ZieAanmelding(ctx, id)
	}
	return nil
}

// signedIn reads a sign-in that still counts, and its account.
func (s *Server) signedIn(v *verzoek, id string) (*dossier.Aanmelding, *dossier.Account, error) {
	sign, err := s.in.Accounts.Aanmelding(v.ctx(), id)
	if err != nil {
		return nil, nil, err
	}
	if s.in.Klok().Sub(sign.Gezien) > s.in.Stil {
		if err := s.in.Accounts.EindAanmelding(v.ctx(), sign.Account, id); err != nil {
			return nil, nil, err
		}
		return nil, nil, dossier.ErrNietGevonden
	}
	account, err := s.in.Accounts.AccountByID(v.ctx(), sign.Account)
	if err == nil && account.Geblokt {
		err = dossier.ErrNietGevonden
	}
	return sign, account, err
}

// beginSessie begins a session for who just showed who he is, on this device.
func (s *Server) beginSessie(v *verzoek, langs dossier.Aanmeldweg, factor bool) error {
	ctx := v.ctx()
	if old := s.sessies.GetString(ctx, sAanmelding); old != "" {
		if err := s.in.Accounts.EindAanmelding(ctx, v.account.ID, old); err != nil {
			return err
		}
	}
	if err := s.sessies.Clear(ctx); err != nil {
		return err
	}
	if err := s.sessies.RenewToken(ctx); err != nil {
		return err
	}
	id, err := s.in.Accounts.BeginAanmelding(ctx, dossier.Aanmelding{Account: v.account.ID, Tot: s.in.Klok().Add(s.in.Langst),
		Toestel: aanmelding.Toestel(v.r.UserAgent()), Langs: langs})
	if err != nil {
		return err
	}
	s.sessies.Put(ctx, sAanmelding, id)
	s.sessies.Put(ctx, sRol, string(v.wie.Rol))
	s.sessies.Put(ctx, sFactor, factor)
	s.bevestigNu(v)
	return v.onthoudToestel()
}

// take makes the account the one who asks, in the chosen role or else its first.
// It is false where the account has no role today.
func (v *verzoek) take(a *dossier.Account, gekozen toegang.Rol) bool {
	dag := v.s.gebruik.Moment().Dag
	rollen := a.RollenOp(dag)
	if len(rollen) == 0 {
		return false
	}
	rol := toegang.Rol(rollen[0].Rol)
	for _, r := range rollen {
		if toegang.Rol(r.Rol) == gekozen {
			rol = gekozen
		}
	}
	who := dossier.WieVan(a, rol, dag)
	who.Herkomst = v.wie.Herkomst
	v.account, v.wie = a, who
	return true
}
