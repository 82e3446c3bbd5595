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

// TestFieldsOfARelease holds the options with which a struct serves two releases:
// what one adds or drops is unknown to the other.
func TestFieldsOfARelease(t *testing.T) {
	type klasse struct {
		Blijft string `ist:"LDT_Naam"`
		Nieuw  string `ist:"LDT_Naam,0..1,vanaf=4.0"`
		Oud    string `ist:"LDT_Naam,0..1,tot=4.0"`
		Later  string `ist:"LDT_Naam,0..1,vanaf=3.10"`
	}
	tests := map[Uitgave]string{
		{Versie: 3, Subversie: 2}:  "Blijft Oud",
		{Versie: 3, Subversie: 10}: "Blijft Oud Later",
		{Versie: 4, Subversie: 0}:  "Blijft Nieuw Later",
		{Versie: 4, Subversie: 1}:  "Blijft Nieuw Later",
	}
	for u, want := range tests {
		b := &bouwer{plan: plan{soort: Soort{Wmo, 301}, uitgave: u}}
		var namen []string
		for _, e := range b.velden(reflect.TypeFor[klasse](), nil, "") {
			if !e.verboden {
				namen = append(namen, e.naam)
			}
		}
		if got := strings.Join(namen, " "); got != want {
			t.Errorf("%v has %s, want %s", u, got, want)
		}
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

// TestHeads holds that Kop and Retourkop lead to the head itself: what is set
// through them is written.
func TestHeads(t *testing.T) {
	c := NewCodec(Uitgave32())
	for _, s := range Soorten() {
		b := nieuwBericht(s)
		*b.Kop() = kop(c, s)
		b.Kop().BerichtIdentificatie.Identificatie = "HIER"
		if r, ok := b.(Retourbericht); ok {
			r.Retourkop().IdentificatieRetour = "DAAR"
		}
		waarden := map[string]string{}
		for v := range c.Velden(b) {
			waarden[v.Plek] = v.Waarde
		}
		if waarden["Header/BerichtCode"] != s.Vektis() || waarden["Header/BerichtIdentificatie/Identificatie"] != "HIER" {
			t.Errorf("%v: head %v", s, waarden)
		}
		if (waarden["Header/IdentificatieRetour"] == "DAAR") != s.IsRetour() {
			t.Errorf("%v: head of the return message %v", s, waarden)
		}
	}
}

func TestHerken(t *testing.T) {
	c := NewCodec(Uitgave32())
	tests := map[string]string{
		`<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw301/schema"><Header>`: "JW301",
		`<x:Bericht xmlns:x="http://www.istandaarden.nl/iwmo/3_2/wmo325/schema"/>`:  "WMO325",
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_1/wmo301/schema"/>`:      "",
		`<Bericht/>`: "", `x`: "", "": "", "\xff\xfe": "",
	}
	for in, want := range tests {
		s, ok := c.Herken([]byte(in))
		if ok != (want != "") || ok && s.String() != want {
			t.Errorf("%q: %v, want %q", in, s, want)
		}
	}
}

func TestVerwijderd(t *testing.T) {
	tests := []struct {
		reden      string
		begin, end Datum
		want       bool
	}{
		{"13", "2026-01-01", "2026-01-01", true}, {"01", "2026-01-01", "2026-01-01", true},
		{"13", "2026-01-01", "2026-01-02", false}, {"14", "2026-01-01", "2026-01-01", false},
		{"13", "2026-01-01", "", false}, {"", "2026-01-01", "2026-01-01", false},
	}
	for _, tt := range tests {
		p := ToegewezenProduct{RedenWijziging: tt.reden, Ingangsdatum: tt.begin, Einddatum: tt.end}
		if got := p.Verwijderd(); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}
