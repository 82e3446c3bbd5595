package toegang

import (
	"encoding/json"
	"testing"
)

func TestGetoondHasFourStates(t *testing.T) {
	for _, tt := range []struct {
		g     Getoond[string]
		staat Staat
		json  string
	}{
		{Toon("Kerkstraat 1"), IsWaarde, `{"staat":"waarde","waarde":"Kerkstraat 1"}`},
		{Toon(""), IsWaarde, `{"staat":"waarde","waarde":""}`},
		{Leeg[string](), IsLeeg, `{"staat":"leeg"}`},
		{Onbekend[string](), IsOnbekend, `{"staat":"onbekend"}`},
		{Afgeschermd[string](), IsAfgeschermd, `{"staat":"afgeschermd"}`},
		{Getoond[string]{}, IsAfgeschermd, `{"staat":"afgeschermd"}`},
	} {
		b, err := json.Marshal(tt.g)
		if err != nil || string(b) != tt.json || tt.g.Staat() != tt.staat {
			t.Errorf("got %s %s %v, want %s", tt.g.Staat(), b, err, tt.json)
		}
		if w, ok := tt.g.Waarde(); ok != (tt.staat == IsWaarde) || !ok && w != "" {
			t.Errorf("%s: value %q, %v", tt.staat, w, ok)
		}
		if tt.g.Redact(true) != tt.g {
			t.Errorf("%s: changed for who may see it", tt.staat)
		}
		if tt.g.Redact(false) != Afgeschermd[string]() {
			t.Errorf("%s: a refused reader can tell it from another", tt.staat)
		}
	}
}
