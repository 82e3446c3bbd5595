package web

import (
	"context"
	"sync"
	"sync/atomic"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// catalogus is the catalogue as it counts now: that of the municipality, with
// the prices that a second person approved beside it. The store holds them, so
// that every process has the same.
type catalogus struct {
	laden sync.Mutex
	nu    atomic.Pointer[catalogusstand]
}

// catalogusstand is what was loaded, and the mark of the register that it was
// loaded from.
type catalogusstand struct {
	merk   string
	regels *regeling.Regeling
	fout   bool // what was approved does not fit these rules; regels are those without it
}

// regels gives the catalogue that counts.
func (s *Server) regels() *regeling.Regeling {
	if now := s.catalogus.nu.Load(); now != nil {
		return now.regels
	}
	return s.in.Regeling
}

// prijzenPassen tells whether the rules of the municipality take all prices
// that were approved. Where they do not, since the rules were replaced by
// others, none of them counts, and the pages of tariffs say so.
func (s *Server) prijzenPassen() bool {
	now := s.catalogus.nu.Load()
	return now == nil || !now.fout
}

// verversRegels loads the catalogue anew where a price was approved since, in
// this process or another. It is one small question before every page.
func (s *Server) verversRegels(ctx context.Context) error {
	mark, err := s.in.Opslag.Registerstand(ctx, dossier.Tariefregister())
	if err != nil || s.isVers(mark) {
		return err
	}
	s.catalogus.laden.Lock()
	defer s.catalogus.laden.Unlock()
	if s.isVers(mark) {
		return nil
	}
	versions, err := s.gebruik.Prijsversies(ctx)
	if err != nil {
		return err
	}
	next := &catalogusstand{merk: mark}
	if next.regels, err = s.gebruik.Catalogus(s.in.Regeling, versions); err != nil {
		s.log.Error("approved prices do not fit the rules", "code", dossier.ErrTariefPast.Code)
		next.regels, next.fout = s.in.Regeling, true
	}
	s.catalogus.nu.Store(next)
	return nil
}

func (s *Server) isVers(mark string) bool {
	now := s.catalogus.nu.Load()
	return now == nil && mark == "" || now != nil && now.merk == mark
}
