package opslag

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// Sessies keeps sessions, in the form that the session manager asks for
// (scs.CtxStore). Of a session's token only a keyed hash is stored, and what a
// session holds is locked.
type Sessies struct{ o *Opslag }

// Sessies gives the store of sessions.
func (o *Opslag) Sessies() *Sessies { return &Sessies{o} }

func (s *Sessies) place(token string) ([]byte, sleutels.Plaats) {
	key := mac(s.o.geheim.ids, "sessie", token)
	return key, sleutels.Plaats{Tabel: "sessie", Rij: hex.EncodeToString(key), Kolom: "inhoud"}
}

// FindCtx gives what a session holds; found is false where there is none or
// its time is over.
func (s *Sessies) FindCtx(ctx context.Context, token string) (b []byte, found bool, err error) {
	key, place := s.place(token)
	var locked []byte
	err = s.o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&locked}, `SELECT inhoud FROM sessie WHERE kenmerk = $1 AND verloopt > $2`, key, databank.Instant(s.o.now()))
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	b, err = s.o.geheim.slot.Open(place, locked)
	return b, err == nil, err
}

// CommitCtx keeps what a session holds until it expires. Sessions whose time is
// over are removed with it.
func (s *Sessies) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	key, place := s.place(token)
	locked, err := s.o.geheim.slot.Lock(s.o.random, place, b)
	if err != nil {
		return err
	}
	return s.o.db.Write(ctx, func(tx *databank.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM sessie WHERE verloopt <= $1`, databank.Instant(s.o.now())); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `INSERT INTO sessie (kenmerk, slot, inhoud, verloopt) VALUES ($1, $2, $3, $4)
			ON CONFLICT (kenmerk) DO UPDATE SET slot = excluded.slot, inhoud = excluded.inhoud, verloopt = excluded.verloopt`,
			key, s.o.geheim.slot.ID, locked, databank.Instant(expiry))
		return err
	})
}

// DeleteCtx ends a session.
func (s *Sessies) DeleteCtx(ctx context.Context, token string) error {
	key, _ := s.place(token)
	return s.o.db.Write(ctx, func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM sessie WHERE kenmerk = $1`, key)
		return err
	})
}

// Find is FindCtx without a context.
func (s *Sessies) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *Sessies) Commit(token string, b []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, b, expiry)
}

// Delete is DeleteCtx without a context.
func (s *Sessies) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
