package istandaard

import (
	"path/filepath"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// TestCodelijstenComplete holds the code lists against the enumerations of the
// schemas: no code missing, none too many, in each domain.
func TestCodelijstenComplete(t *testing.T) {
	shared := proef.SharedDir(t)
	want := map[Domein]map[string]map[string]bool{Wmo: {}, Jw: {}}
	for _, r := range proef.Tabel(t, filepath.Join(shared, "codelists", "codelists-from-xsd.csv")) {
		d := Wmo
		if r["domain"] == "jw" {
			d = Jw
		}
		if r["codelist"] == "COD002-VEKTIS" {
			continue
		}
		if want[d][r["codelist"]] == nil {
			want[d][r["codelist"]] = map[string]bool{}
		}
		want[d][r["codelist"]][r["code"]] = true
	}
	for _, d := range Domeinen() {
		if len(want[d]) != len(Codelijsten(d)) {
			t.Errorf("%v: %d lists, want %d", d, len(Codelijsten(d)), len(want[d]))
		}
		for naam, codes := range want[d] {
			l, ok := CodelijstVan(d, naam)
			if !ok {
				t.Errorf("%v: no list %s", d, naam)
				continue
			}
			if len(l.Codes) != len(codes) || l.Titel == "" {
				t.Errorf("%v %s: %d codes, want %d", d, naam, len(l.Codes), len(codes))
			}
			for code := range codes {
				if b, ok := l.Betekenis(code); !ok || b == "" {
					t.Errorf("%v %s: code %s has no meaning", d, naam, code)
				}
			}
		}
	}
}

// TestDomainsDiffer holds the differences between the domains that lead to wrong
// messages when they are mixed up.
func TestDomainsDiffer(t *testing.T) {
	tests := []struct {
		domein      Domein
		lijst, code string
		want        string
		bestaat     bool
	}{
		{Wmo, "WMO588", "31", "Verhuizing naar een andere gemeente", true},
		{Jw, "JZ588", "31", "Levering is volgens plan beëindigd", true},
		{Wmo, "WMO588", "19", "Levering is volgens plan beëindigd", true},
		{Jw, "JZ588", "19", "", false},
		{Wmo, "WMO588", "35", "", false},
		{Wmo, "JZ588", "31", "", false},
		{Jw, "WMO020", "10", "", false},
		{Jw, "JZ020", "50", "Maatwerkarrangementen jeugd", true},
		{Jw, "JZ020", "39", "", false},
		{Jw, "WMO757", "2", "Per week", true},
		{Wmo, "WJ759", "8", "Woonplaatsbeginsel", true},
	}
	for _, tt := range tests {
		got, ok := Betekenis(tt.domein, tt.lijst, tt.code)
		if got != tt.want || ok != tt.bestaat {
			t.Errorf("%v %s %s: %q %v, want %q %v", tt.domein, tt.lijst, tt.code, got, ok, tt.want, tt.bestaat)
		}
	}
}

func TestRedenBeeindigingBij(t *testing.T) {
	tests := []struct{ wijziging, wmo, jw string }{
		{"02", "02", "02"}, {"03", "36", "36"}, {"05", "36", "36"}, {"08", "36", "36"}, {"10", "36", "36"},
		{"11", "36", "36"}, {"06", "39", "39"}, {"07", "31", "35"}, {"09", "38", "38"}, {"12", "37", "37"},
		{"01", "", ""}, {"04", "", ""}, {"13", "", ""}, {"14", "", ""}, {"", "", ""},
	}
	for _, tt := range tests {
		for d, want := range map[Domein]string{Wmo: tt.wmo, Jw: tt.jw} {
			got, ok := RedenBeeindigingBij(d, tt.wijziging)
			if got != want || ok != (want != "") {
				t.Errorf("%v %s: %q, want %q", d, tt.wijziging, got, want)
			}
			lijst := map[Domein]string{Wmo: "WMO588", Jw: "JZ588"}[d]
			if _, bestaat := Betekenis(d, lijst, got); ok && !bestaat {
				t.Errorf("%v: %s is not in %s", d, got, lijst)
			}
		}
	}
}

func TestGemeente(t *testing.T) {
	tests := []struct {
		code string
		dag  Datum
		want bool
	}{
		{"0599", "2026-01-01", true},  // Rotterdam
		{"0501", "2022-12-31", true},  // Brielle, until Voorne aan Zee
		{"0501", "2023-01-01", false}, //
		{"1992", "2022-12-31", false}, // Voorne aan Zee
		{"1992", "2023-01-01", true},  //
		{"0457", "2022-03-23", true},  // Weesp, until Amsterdam
		{"0457", "2022-03-24", false}, //
		{"9999", "2026-01-01", false}, //
	}
	for _, tt := range tests {
		g, ok := GemeenteVan(tt.code)
		if got := ok && g.Geldig(tt.dag); got != tt.want {
			t.Errorf("%s on %s: %v, want %v", tt.code, tt.dag, got, tt.want)
		}
	}
	shared := proef.SharedDir(t)
	rijen := proef.Tabel(t, filepath.Join(shared, "codelists", "cbs-gemeentecodes.csv"))
	for _, r := range rijen {
		if g, ok := GemeenteVan(r["gemeentecode"]); !ok || g.Naam != r["gemeente"] || !g.Geldig("2026-01-01") {
			t.Errorf("%s: %+v", r["gemeentecode"], g)
		}
	}
	nu := 0
	for _, g := range gemeenten() {
		if g.Geldig("2026-01-01") {
			nu++
		}
	}
	if nu != len(rijen) {
		t.Errorf("%d municipalities hold, want %d", nu, len(rijen))
	}
}
