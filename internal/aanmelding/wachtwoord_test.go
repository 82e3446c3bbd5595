package aanmelding

import (
	"strings"
	"testing"
)

func TestWhatAPasswordMustBe(t *testing.T) {
	for woord, want := range map[string]*WachtwoordFout{
		"kort":                              ErrKort,
		"elftekens-x":                       ErrKort,
		strings.Repeat("ab cd ", 40):        ErrLang,
		"iris.voorbeeld loopt":              ErrNaam,
		"de IRIS.VOORBEELD!":                ErrNaam,
		"Welkom2026!!":                      ErrRaden,
		"Wachtwoord123!":                    ErrRaden,
		"zomerzomer2026":                    ErrRaden,
		"aaaaaaaaaaaaaaaa":                  ErrRaden,
		"abababababab":                      ErrRaden,
		"123456789012":                      ErrRaden,
		"qwertyuiop12":                      ErrRaden,
		"RotterdamFeyenoord1":               ErrRaden,
		"geranium trap vork lantaarn":       nil,
		"éénentwintig kersen":               nil,
		"kd83-mxv2-71qp-ww":                 nil,
		"839105726418":                      nil,
		"alleen kleine letters zonder meer": nil,
	} {
		if got := KeurWachtwoord(woord, "iris.voorbeeld@proefstad.test"); got != want {
			t.Errorf("%q: %v, want %v", woord, got, want)
		}
	}
	if got := KeurWachtwoord("de jo-jo gaat heen en weer", "jo"); got != nil {
		t.Errorf("a name of two letters: %v", got)
	}
}
