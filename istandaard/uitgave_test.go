package istandaard

import (
	"reflect"
	"strings"
	"testing"
)

// TestNextRelease adds an invented release beside this one: the codec of each
// reads its own messages and no other, and says the version of its own.
func TestNextRelease(t *testing.T) {
	nu := NewCodec(Uitgave32())
	later := NewCodec(Uitgave{Versie: 4, Subversie: 0, BasisschemaXsdVersie: "1.0.1", BerichtXsdVersie: "1.1.0", XsltVersie: "3.0.0"})
	b := voorbeeld301(later, Wmo)
	b.Client.ToegewezenProducten[0].Product.Code = "10A01"
	data, err := later.Opmaken(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/iwmo/4_0/wmo301/schema", "/iwmo/4_0/basisschema/schema", "<wmo301:BerichtVersie>4<", "<wmo301:BerichtSubversie>0<", "<iwmo:BerichtXsdVersie>1.1.0<"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in\n%s", want, data)
		}
	}
	if terug, err := later.Ontleed(data); err != nil || !reflect.DeepEqual(terug, b) {
		t.Errorf("the release does not read its own: %v", err)
	}
	if _, err := nu.Ontleed(data); err == nil {
		t.Error("release 3.2 reads a message of another release")
	}
	if err := nu.Controleer(b); err == nil {
		t.Error("release 3.2 writes a head of another release")
	}
}

// TestWholeListOfMessages holds that the codec has all 28, each with its own type.
func TestWholeListOfMessages(t *testing.T) {
	c := NewCodec(Uitgave32())
	if len(c.plannen) != 28 {
		t.Errorf("%d messages", len(c.plannen))
	}
	for s := range c.plannen {
		if got := nieuwBericht(s).Soort(); got != s {
			t.Errorf("%v makes a %v", s, got)
		}
		_, retour := nieuwBericht(s).(Retourbericht)
		if retour != s.IsRetour() {
			t.Errorf("%v: return message %v", s, retour)
		}
	}
}
