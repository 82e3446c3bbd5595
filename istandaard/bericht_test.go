package istandaard

import "testing"

// TestCatalogue holds the numbers of code list COD002-VEKTIS against the table,
// and the pairs of message and answer against each other.
func TestCatalogue(t *testing.T) {
	soorten := Soorten()
	if len(soorten) != 28 {
		t.Fatalf("got %d messages, want 28", len(soorten))
	}
	codes := map[string]Soort{}
	for _, s := range soorten {
		if other, dup := codes[s.Vektis()]; dup {
			t.Errorf("%v and %v share code %s", s, other, s.Vektis())
		}
		codes[s.Vektis()] = s
		if back, ok := ParseSoort(s.String()); !ok || back != s {
			t.Errorf("ParseSoort(%v) = %v, %v", s, back, ok)
		}
		if back, ok := SoortVanCode(s.Vektis()); !ok || back != s {
			t.Errorf("SoortVanCode(%v) = %v, %v", s.Vektis(), back, ok)
		}
		if back, ok := Uitgave32().SoortVanNaamruimte(Uitgave32().Naamruimte(s)); !ok || back != s {
			t.Errorf("namespace of %v leads to %v, %v", s, back, ok)
		}
		answer, ok := s.Antwoord()
		if ok == (s.IsRetour() || s.Nummer == 325) {
			t.Errorf("%v: answered %v", s, ok)
		}
		if heen, is := answer.Heen(); ok && is && heen != s {
			t.Errorf("%v is answered by %v, which answers %v", s, answer, heen)
		}
	}
}

func TestSoort(t *testing.T) {
	tests := []struct {
		soort    Soort
		vektis   string
		gemeente bool
		ruimte   string
	}{
		{Soort{Wmo, 301}, "414", true, "http://www.istandaarden.nl/iwmo/3_2/wmo301/schema"},
		{Soort{Jw, 301}, "436", true, "http://www.istandaarden.nl/ijw/3_2/jw301/schema"},
		{Soort{Jw, 306}, "439", false, "http://www.istandaarden.nl/ijw/3_2/jw306/schema"},
		{Soort{Wmo, 320}, "483", true, "http://www.istandaarden.nl/iwmo/3_2/wmo320/schema"},
		{Soort{Wmo, 325}, "485", true, "http://www.istandaarden.nl/iwmo/3_2/wmo325/schema"},
	}
	for _, tt := range tests {
		if got := tt.soort.Vektis(); got != tt.vektis {
			t.Errorf("%v: code %s, want %s", tt.soort, got, tt.vektis)
		}
		if got := tt.soort.AfzenderIsGemeente(); got != tt.gemeente {
			t.Errorf("%v: AfzenderIsGemeente %v, want %v", tt.soort, got, tt.gemeente)
		}
		if got := Uitgave32().Naamruimte(tt.soort); got != tt.ruimte {
			t.Errorf("%v: namespace %s, want %s", tt.soort, got, tt.ruimte)
		}
	}
	if got := Uitgave32().Basisruimte(Jw); got != "http://www.istandaarden.nl/ijw/3_2/basisschema/schema" {
		t.Errorf("basis namespace %s", got)
	}
}

func TestSoortUnknown(t *testing.T) {
	for _, naam := range []string{"", "WMO", "WMO303", "JW3010", "301", "WMO-01", "XX301"} {
		if s, ok := ParseSoort(naam); ok {
			t.Errorf("ParseSoort(%q) = %v", naam, s)
		}
	}
	var none Soort
	if none.Vektis() != "" || none.Naam() != "" || none.IsRetour() || none.Bestaat() {
		t.Errorf("the zero Soort passes for a message: %v", none)
	}
}
