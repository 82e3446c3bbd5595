package toegang

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What stands in the text of a statement is a word of the rules, and nothing of
// what a reader is.
func TestWordsOfTheRulesAreSafeInAStatement(t *testing.T) {
	plain := regexp.MustCompile(`^[A-Za-z-]*$`)
	for w := range woordenlijst() {
		if !plain.MatchString(w) {
			t.Errorf("%q would end the text that it stands in", w)
		}
	}
}

// Every text that is not a word of the rules is a value, whatever is in it.
func TestOtherTextIsNeverInAStatement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z']{1,3}'[a-z' ]{0,8}|account-[a-z0-9]{4}`).Draw(t, "text")
		c, err := Compile(En{Is(KSoort, SFeit), Is(KAuteur, text)}, testKaart(), testMoment, 1)
		if err != nil || strings.Contains(c.Tekst, text) || len(c.Waarden) != 1 || c.Waarden[0] != text {
			t.Fatalf("%q: %s, %v, %v", text, c.Tekst, c.Waarden, err)
		}
	})
}
