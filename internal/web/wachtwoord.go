package web

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/sync/semaphore"
)

// The parameters of argon2id: the second recommended set of RFC 9106 (section
// 4) brought to 19 MiB and two passes, the least that the OWASP Password Storage
// Cheat Sheet names for argon2id. One hash takes about 20 ms on one core.
const (
	argonGeheugen = 19 << 10 // KiB
	argonRondes   = 2
	argonDraden   = 1
	argonZout     = 16
	argonLengte   = 32
)

// gelijktijdig is how many hashes are made at once: 19 MiB, however
// many people sign in at the same moment. The others wait. What one hash used is
// given back before the next begins (see check), so that many sign-ins in a row
// use no more than one.
const gelijktijdig = 1

// hasher makes and checks password hashes within a bounded memory.
type hasher struct {
	plaats *semaphore.Weighted
	toeval io.Reader
}

func newHasher(toeval io.Reader) *hasher {
	return &hasher{plaats: semaphore.NewWeighted(gelijktijdig), toeval: toeval}
}

// errHash is a stored hash that is not one of ours.
var errHash = errors.New("een wachtwoord is opgeslagen in een vorm die niet te lezen is")

// Hash gives the hash of a password in its usual notation.
func Hash(toeval io.Reader, wachtwoord string) (string, error) {
	salt := make([]byte, argonZout)
	if _, err := io.ReadFull(toeval, salt); err != nil {
		return "", err
	}
	sum := argon2.IDKey([]byte(wachtwoord), salt, argonRondes, argonGeheugen, argonDraden, argonLengte)
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonGeheugen, argonRondes, argonDraden,
		enc.EncodeToString(salt), enc.EncodeToString(sum)), nil
}

// make gives the hash of a password, within the same memory.
func (h *hasher) make(ctx context.Context, wachtwoord string) (string, error) {
	if err := h.plaats.Acquire(ctx, 1); err != nil {
		return "", err
	}
	defer h.plaats.Release(1)
	defer runtime.GC()
	return Hash(h.toeval, wachtwoord)
}

// check tells whether a password belongs to a hash. It takes as long for a hash
// that is empty: who has no account is not told so by the clock.
func (h *hasher) check(ctx context.Context, wachtwoord, hash string) (bool, error) {
	if err := h.plaats.Acquire(ctx, 1); err != nil {
		return false, err
	}
	defer h.plaats.Release(1)
	defer runtime.GC()
	if hash == "" {
		argon2.IDKey([]byte(wachtwoord), make([]byte, argonZout), argonRondes, argonGeheugen, argonDraden, argonLengte)
		return false, nil
	}
	p, salt, sum, err := parseHash(hash)
	if err != nil {
		return false, err
	}
	got := argon2.IDKey([]byte(wachtwoord), salt, p.rondes, p.geheugen, p.draden, uint32(len(sum)))
	return subtle.ConstantTimeCompare(got, sum) == 1, nil
}

type argonMaat struct {
	geheugen, rondes uint32
	draden           uint8
}

// maxGeheugen bounds what a stored hash can make the program use, in KiB.
const maxGeheugen = 64 << 10

func parseHash(hash string) (p argonMaat, salt, sum []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, nil, nil, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.geheugen, &p.rondes, &p.draden); err != nil {
		return p, nil, nil, errHash
	}
	if p.geheugen == 0 || p.geheugen > maxGeheugen || p.rondes == 0 || p.rondes > 10 || p.draden == 0 {
		return p, nil, nil, errHash
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return p, nil, nil, errHash
	}
	if sum, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(sum) < 16 {
		return p, nil, nil, errHash
	}
	return p, salt, sum, nil
}
