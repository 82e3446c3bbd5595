package web

import (
	"net/http"
	"net/netip"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// remWachtwoord and remCode say how fast someone may guess.
//
// Who guesses is slowed down; nobody is ever blocked for good, and nobody can
// shut out a colleague by typing his name. Attempts are counted in the store,
// for all processes together:
//
//   - for a password: per name together with the network that the attempt comes
//     from;
//   - on a device on which this account signed in before: per name and device,
//     apart from all others. Who guesses at a colleague's name in the same
//     office does not slow down the colleague at his own screen;
//   - for a code from the app: per account, for all unknown devices together.
//     Only who has the password gets so far, and six digits are too few to let
//     each network guess anew.
func remWachtwoord() dossier.Remregel {
	return dossier.Remregel{Vrij: 3, Begin: 2 * time.Second, Hoogstens: 15 * time.Minute}
}

func remCode() dossier.Remregel {
	return dossier.Remregel{Vrij: 4, Begin: 10 * time.Second, Hoogstens: 15 * time.Minute}
}

// remVoorWachtwoord says what an attempt with a name is counted for.
func (v *verzoek) remVoorWachtwoord(naam string, bekend bool) []string {
	key := []string{"wachtwoord", strings.ToLower(strings.TrimSpace(naam))}
	if bekend {
		return append(key, "toestel", v.toestelKenmerk())
	}
	return append(key, "net", netwerk(v.wie.Herkomst))
}

// remVoorCode says what an attempt with a code is counted for.
func (v *verzoek) remVoorCode(account string, bekend bool) []string {
	if bekend {
		return []string{"code", account, v.toestelKenmerk()}
	}
	return []string{"code", account}
}

// netwerk gives what one attacker is likely to have of addresses: of IPv6 the
// first 64 bits, which one subscriber gets.
func netwerk(herkomst string) string {
	ip, err := netip.ParseAddr(herkomst)
	if err != nil || ip.Unmap().Is4() {
		return herkomst
	}
	prefix, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return herkomst
	}
	return prefix.String()
}

// onthouden is how long a device stays known after the last sign-in on it.
const onthouden = 180 * 24 * time.Hour

func (s *Server) toestelCookie() string {
	if s.in.Beveiligd {
		return "__Host-wijzer-toestel"
	}
	return "wijzer-toestel"
}

// toestelKenmerk gives the token of the device; empty where it has none.
func (v *verzoek) toestelKenmerk() string {
	c, err := v.r.Cookie(v.s.toestelCookie())
	if err != nil || len(c.Value) != 32 {
		return ""
	}
	return c.Value
}

// bekendToestel tells whether an account signed in before on this device. It
// asks the store as well where there is no such account: the answer takes as
// long.
func (v *verzoek) bekendToestel(account string) (bool, error) {
	return v.s.in.Accounts.BekendToestel(v.ctx(), account, v.toestelKenmerk())
}

// onthoudToestel makes this device one on which the account signed in.
func (v *verzoek) onthoudToestel() error {
	token := v.toestelKenmerk()
	if token == "" {
		var err error
		if token, err = v.sleutel(); err != nil {
			return err
		}
	}
	http.SetCookie(v.w, &http.Cookie{Name: v.s.toestelCookie(), Value: token, Path: "/", MaxAge: int(onthouden / time.Second), Secure: v.s.in.Beveiligd,
		HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return v.s.in.Accounts.OnthoudToestel(v.ctx(), v.account.ID, token, v.s.in.Klok().Add(onthouden))
}
