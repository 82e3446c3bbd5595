package aanmelding

import (
	"bytes"
	"crypto/rand"
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// rfcGeheim is the secret of the test values of RFC 4226 and RFC 6238.
var rfcGeheim = []byte("12345678901234567890")

// The values of RFC 6238 appendix B, for SHA-1: eight digits.
func TestCodesOfRFC6238(t *testing.T) {
	for seconds, want := range map[int64]string{
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		if got := code(rfcGeheim, StapOp(time.Unix(seconds, 0)), 8); got != want {
			t.Errorf("at %d: %s, want %s", seconds, got, want)
		}
	}
}

// The values of RFC 4226 appendix D: six digits.
func TestCodesOfRFC4226(t *testing.T) {
	for step, want := range []string{"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"} {
		if got := Code(rfcGeheim, int64(step)); got != want {
			t.Errorf("step %d: %s, want %s", step, got, want)
		}
	}
}

// A code holds for its own half minute and one to either side, and once.
func TestWhenACodeHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.SliceOfN(rapid.Byte(), geheimLengte, geheimLengte).Draw(t, "secret")
		now := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "now"), 0)
		off := rapid.Int64Range(-4, 4).Draw(t, "off")
		used := rapid.Int64Range(-4, 4).Draw(t, "used")
		step := StapOp(now) + off
		got, ok := CodeStapVan(secret, Code(secret, step), now, StapOp(now)+used)
		if near := off >= -1 && off <= 1 && off > used; near && (!ok || got < step) {
			t.Fatalf("a code of %d steps off, last used %d: refused", off, used)
		} else if !near && ok && got == step {
			t.Fatalf("a code of %d steps off, last used %d: accepted", off, used)
		}
	})
	now := time.Unix(1234567890, 0)
	text := Code(rfcGeheim, StapOp(now))
	if _, ok := CodeStapVan(rfcGeheim, text[:3]+" "+text[3:]+" ", now, 0); !ok {
		t.Error("a space in the middle is how apps show it")
	}
	for _, bad := range []string{"", "000000000", text + "0", text[:5], "abcdef"} {
		if _, ok := CodeStapVan(rfcGeheim, bad, now, 0); ok {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func TestSecretAsTextAndAddress(t *testing.T) {
	if got := GeheimTekst(rfcGeheim); got != "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ" {
		t.Errorf("text %q", got)
	}
	u, err := url.Parse(GeheimAdres("Gemeente Proefstad", "iris+1@voorbeeld.test", rfcGeheim))
	if err != nil {
		t.Fatal(err)
	}
	if u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Gemeente Proefstad:iris+1@voorbeeld.test" ||
		u.Query().Get("secret") != "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" || u.Query().Get("issuer") != "Gemeente Proefstad" || strings.Contains(u.RawQuery, "+") {
		t.Errorf("address %s", u)
	}
}

func TestRecoveryCodes(t *testing.T) {
	codes, err := Herstelcodes(rand.Reader)
	if err != nil || len(codes) != herstelAantal {
		t.Fatalf("%d codes, %v", len(codes), err)
	}
	seen := map[string]bool{}
	for _, c := range codes {
		seen[c] = true
		for _, typed := range []string{c, strings.ToUpper(c), strings.ReplaceAll(c, "-", " "), strings.ReplaceAll(c, "-", "")} {
			if got, ok := HerstelcodeVan(typed); !ok || got != c {
				t.Errorf("%q gives %q, %v", typed, got, ok)
			}
		}
	}
	if len(seen) != herstelAantal {
		t.Error("two codes are equal")
	}
	for _, bad := range []string{"", "123456", "aaaa-aaaa-aaa1", "aaaa-aaaa-aaaaa"} {
		if _, ok := HerstelcodeVan(bad); ok {
			t.Errorf("%q was taken for a recovery code", bad)
		}
	}
	if _, err := Herstelcodes(bytes.NewReader(nil)); err == nil {
		t.Error("no randomness gave codes")
	}
}
