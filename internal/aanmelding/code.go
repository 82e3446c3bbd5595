package aanmelding

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// The values of a code from an app. They are the defaults of RFC 6238 (30
// seconds, SHA-1) and six digits, since several widely used apps know no other.
const (
	CodeCijfers  = 6
	CodeStap     = 30 * time.Second
	geheimLengte = 20 // bytes: the length of the hash, RFC 4226 section 4 R6
)

// codeSpeling is how many steps the clock of a telephone may be off, to either
// side: one, as RFC 6238 section 5.2 recommends.
const codeSpeling = 1

// NieuwGeheim draws the secret that Wijzer and the app share: 160 bits.
func NieuwGeheim(toeval io.Reader) ([]byte, error) {
	b := make([]byte, geheimLengte)
	if _, err := io.ReadFull(toeval, b); err != nil {
		return nil, err
	}
	return b, nil
}

// StapOp gives the time step of a moment: the number of half minutes since 1970
// (RFC 6238 section 4.2).
func StapOp(t time.Time) int64 { return t.Unix() / int64(CodeStap/time.Second) }

// Code gives the code of a time step (RFC 4226 section 5.3 over the step).
func Code(geheim []byte, stap int64) string {
	return code(geheim, stap, CodeCijfers)
}

func code(geheim []byte, stap int64, cijfers int) string {
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(stap))
	h := hmac.New(sha1.New, geheim)
	h.Write(counter[:])
	sum := h.Sum(nil)
	offset := sum[len(sum)-1] & 0xf
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	mod := uint32(1)
	for range cijfers {
		mod *= 10
	}
	return fmt.Sprintf("%0*d", cijfers, number%mod)
}

// CodeStapVan finds the time step that a typed code belongs to, near a moment
// and later than the last one that was used. It is false where there is none: a
// wrong code, an old one, or one that was used. Spaces in what was typed do not
// count. Use the step in the store before letting anyone in: another process may
// just have used it.
func CodeStapVan(geheim []byte, getypt string, nu time.Time, laatste int64) (int64, bool) {
	getypt = strings.Join(strings.Fields(getypt), "")
	found, step := 0, int64(0)
	now := StapOp(nu)
	for s := now - codeSpeling; s <= now+codeSpeling; s++ {
		if subtle.ConstantTimeCompare([]byte(Code(geheim, s)), []byte(getypt)) == 1 && s > laatste {
			found, step = 1, s
		}
	}
	return step, found == 1
}

// GeheimTekst writes the secret to type into an app, in groups of four.
func GeheimTekst(geheim []byte) string {
	text := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(geheim)
	var groups []string
	for len(text) > 4 {
		groups, text = append(groups, text[:4]), text[4:]
	}
	return strings.Join(append(groups, text), " ")
}

// GeheimAdres writes the secret as the address that an app reads from a picture
// (otpauth, the Key Uri Format). It names the installation and the account, so
// that the app can show which code is which.
func GeheimAdres(uitgever, account string, geheim []byte) string {
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + uitgever + ":" + account}
	query := url.Values{"secret": {strings.ReplaceAll(GeheimTekst(geheim), " ", "")}, "issuer": {uitgever}}
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20") // apps read + as a plus
	return u.String()
}

// herstelAantal is how many recovery codes there are.
const herstelAantal = 10

// Herstelcodes draws the codes for when the app is lost: ten, of 60 bits each.
func Herstelcodes(toeval io.Reader) ([]string, error) {
	out := make([]string, herstelAantal)
	for i := range out {
		b := make([]byte, 8)
		if _, err := io.ReadFull(toeval, b); err != nil {
			return nil, err
		}
		text := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b))[:12]
		out[i] = text[:4] + "-" + text[4:8] + "-" + text[8:]
	}
	return out, nil
}

// HerstelcodeVan brings a typed recovery code to the form in which it was
// drawn. It is false where that cannot be: such a code is an app's, or nothing.
func HerstelcodeVan(getypt string) (string, bool) {
	text := strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(getypt))
	if len(text) != 12 || strings.Trim(text, "abcdefghijklmnopqrstuvwxyz234567") != "" {
		return "", false
	}
	return text[:4] + "-" + text[4:8] + "-" + text[8:], true
}
