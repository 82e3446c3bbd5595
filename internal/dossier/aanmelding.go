package dossier

import (
	"context"
	"time"
)

// Aanmelding is someone who is signed in on one device, from when to when at
// most. It lives in the store: ended in one process, it is ended in all.
type Aanmelding struct {
	ID      string
	Account string
	Begin   time.Time
	Gezien  time.Time // the last request, to the minute
	Tot     time.Time // it ends then, whatever happens
	Toestel string    // the device in words ("Firefox op Windows"); stored encrypted
	Langs   Aanmeldweg
}

// Aanmeldweg is how someone showed who he is.
type Aanmeldweg string

// The ways to sign in.
const (
	LangsWachtwoord  Aanmeldweg = "wachtwoord"
	LangsOrganisatie Aanmeldweg = "organisatie" // OpenID Connect
)

// Aanmeldingen keeps who is signed in.
type Aanmeldingen interface {
	// BeginAanmelding adds one and gives its id. Those whose time is over are
	// removed with it.
	BeginAanmelding(ctx context.Context, a Aanmelding) (string, error)
	// Aanmelding finds one; ErrNietGevonden where it was ended or its time is
	// over.
	Aanmelding(ctx context.Context, id string) (*Aanmelding, error)
	// ZieAanmelding sets the moment of the last request to now.
	ZieAanmelding(ctx context.Context, id string) error
	// AanmeldingenVan gives those of an account, the newest first.
	AanmeldingenVan(ctx context.Context, account string) ([]Aanmelding, error)
	// EindAanmelding ends one of this account; nothing happens where there is
	// none, or it is another's.
	EindAanmelding(ctx context.Context, account, id string) error
	// EindAanmeldingen ends all of an account but one; empty: all.
	EindAanmeldingen(ctx context.Context, account, behalve string) error
}

// TweedeFactor is the second factor of an account: a code from an app (TOTP,
// RFC 6238).
type TweedeFactor struct {
	Geheim []byte // shared with the app; stored encrypted
	Stap   int64  // the last time step whose code was used: an older code counts no more
}

// TweedeFactoren keeps second factors.
type TweedeFactoren interface {
	// TweedeFactor gives the second factor of an account; ErrNietGevonden
	// where it has none.
	TweedeFactor(ctx context.Context, account string) (*TweedeFactor, error)
	// SetTweedeFactor sets it, with codes for when the device is lost. It
	// replaces those that there were.
	SetTweedeFactor(ctx context.Context, account string, f TweedeFactor, herstelcodes []string) error
	// NeemStap uses the code of a time step. It is false where that step, or a
	// later one, was used before, in whatever process.
	NeemStap(ctx context.Context, account string, stap int64) (bool, error)
	// NeemHerstelcode uses a recovery code. It is false where there is no such
	// code, or it was used.
	NeemHerstelcode(ctx context.Context, account, code string) (bool, error)
	// Herstelcodes tells how many recovery codes are left.
	Herstelcodes(ctx context.Context, account string) (int, error)
	// WisTweedeFactor removes the second factor, its recovery codes and the
	// devices that were known, and ends all sessions of the account.
	WisTweedeFactor(ctx context.Context, account string) error
}

// Identiteit is who someone is at another's sign-in: the issuer and the subject
// of OpenID Connect, which together never change and are never given to another
// (OpenID Connect Core, section 2).
type Identiteit struct{ Uitgever, Onderwerp string }

// Identiteiten ties accounts to sign-ins elsewhere. An account has one at most.
type Identiteiten interface {
	// AccountByIdentity finds the account that is tied to an identity.
	AccountByIdentity(ctx context.Context, i Identiteit) (*Account, error)
	// Koppel ties an account to an identity; ErrIdentiteit where either has
	// another.
	Koppel(ctx context.Context, account string, i Identiteit) error
	// Ontkoppel removes the identity of an account, and ends its sessions.
	Ontkoppel(ctx context.Context, account string) error
	// Gekoppeld tells whether an account is tied to an identity.
	Gekoppeld(ctx context.Context, account string) (bool, error)
}

// Remregel says how attempts are slowed down: the first Vrij cost nothing, then
// each makes the next wait twice as long as the one before, from Begin up to
// Hoogstens.
type Remregel struct {
	Vrij             int
	Begin, Hoogstens time.Duration
}

// Wacht gives how long the next attempt waits after this many.
func (r Remregel) Wacht(aantal int) time.Duration {
	over := aantal - r.Vrij
	if over <= 0 {
		return 0
	}
	return min(r.Hoogstens, r.Begin<<min(over-1, 20))
}

// Remmen counts attempts, over all processes.
type Remmen interface {
	// NeemPoging takes one attempt. Where it must wait, it was not taken and
	// the time to wait is given. Attempts are counted before they are known
	// to fail, so that many at once win nothing.
	NeemPoging(ctx context.Context, r Remregel, waarvan ...string) (time.Duration, error)
	// WisPogingen forgets the attempts: one succeeded.
	WisPogingen(ctx context.Context, waarvan ...string) error
}

// Toestellen keeps on which devices an account signed in before. Nobody who
// guesses elsewhere can slow down his colleague there.
type Toestellen interface {
	// OnthoudToestel ties a device to an account until a moment. Of its token
	// only a keyed hash is stored.
	OnthoudToestel(ctx context.Context, account, token string, tot time.Time) error
	// BekendToestel tells whether it is.
	BekendToestel(ctx context.Context, account, token string) (bool, error)
}
