package contract

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// good is a complete input; cases change one thing of it.
const good = `{"peildatum":"2022-03-07","regeling":"rotterdam",
"tarieven":{"perUur":{"volwassenen":{"2":"83.73"},"kinderen":{"2":"91.50"}},"perWeek":{"dagbesteding":{"2":"61.20"}}},
"leden":[{"id":"m","rol":"volwassene","geboortedatum":"1990-05-01"},{"id":"k1","rol":"kind","geboortedatum":"2014-09-30"}],
"lopend":[],
"keuze":{"arrangement":"huiselijk-geweld","vorm":"extramuraal","pakket":2,"aanvullingen":[],"vrijeTrede":null,"naastRegulier":false}}`

func TestGoodInput(t *testing.T) {
	out, codes := compute(t, []byte(good))
	if codes != nil {
		t.Fatalf("faults %v", codes)
	}
	total := out["totaal"].(map[string]any)
	if total["bedragPerWeek"] != "308.60" || total["minutenPerWeek"] != 210.0 {
		t.Errorf("total %v", total)
	}
}

func TestFaultsOfInput(t *testing.T) {
	for _, c := range []struct {
		name, old, now string
		want           map[string]string // path to code
	}{
		{"not JSON", good, "{", map[string]string{"": FoutJSON}},
		{"two values", good, good + "{}", map[string]string{"": FoutJSON}},
		{"a list", good, "[]", map[string]string{"": FoutSoort}},
		{"unknown field", `"lopend":[]`, `"lopende":[]`, map[string]string{"lopende": FoutVeld}},
		{"field in other capitals", `"geboortedatum":"1990`, `"Geboortedatum":"1990`, map[string]string{"leden[0].Geboortedatum": FoutVeld}},
		{"field twice", `"lopend":[]`, `"lopend":[],"lopend":[]`, map[string]string{"lopend": FoutDubbel}},
		{"no day", `"peildatum":"2022-03-07",`, ``, map[string]string{"peildatum": FoutLeeg}},
		{"a day that is none", `2022-03-07`, `2022-02-30`, map[string]string{"peildatum": FoutDatum}},
		{"unknown catalogue", `"rotterdam"`, `"atlantis"`, map[string]string{"regeling": FoutRegeling}},
		{"unknown role", `"rol":"kind"`, `"rol":"opa"`, map[string]string{"leden[1].rol": FoutWaarde}},
		{"no role", `"rol":"kind",`, ``, map[string]string{"leden[1].rol": FoutLeeg}},
		{"same id", `"id":"k1"`, `"id":"m"`, map[string]string{"leden[1].id": FoutID}},
		{"born later", `2014-09-30`, `2022-03-08`, map[string]string{"leden[1].geboortedatum": FoutGeboren}},
		{"a child of unknown age", `,"geboortedatum":"2014-09-30"`, ``, map[string]string{"leden[1].geboortedatum": "feit-ontbreekt"}},
		{"amount as number", `"83.73"`, `83.73`, map[string]string{"tarieven.perUur.volwassenen.2": FoutSoort}},
		{"amount with comma", `"83.73"`, `"83,73"`, map[string]string{"tarieven.perUur.volwassenen.2": FoutBedrag}},
		{"negative amount", `"83.73"`, `"-83.73"`, map[string]string{"tarieven.perUur.volwassenen.2": FoutBedrag}},
		{"price missing", `"volwassenen":{"2":"83.73"},`, ``, map[string]string{"tarieven.perUur.volwassenen.2": "prijs-ontbreekt"}},
		{"no such form", `"extramuraal"`, `"thuis"`, map[string]string{"keuze.vorm": FoutWaarde}},
		{"no form", `"vorm":"extramuraal",`, ``, map[string]string{"keuze.vorm": "keuze-ontbreekt"}},
		{"no such package", `"pakket":2`, `"pakket":4`, map[string]string{"keuze.pakket": "pakket-niet-toegestaan"}},
		{"package as text", `"pakket":2`, `"pakket":"2"`, map[string]string{"keuze.pakket": FoutSoort}},
		{"package and a half", `"pakket":2`, `"pakket":2.5`, map[string]string{"keuze.pakket": FoutGetal}},
		{"yes as text", `"naastRegulier":false`, `"naastRegulier":"nee"`, map[string]string{"keuze.naastRegulier": FoutSoort}},
		{"no such arrangement", `"huiselijk-geweld"`, `"iets"`, map[string]string{"keuze.arrangement": "arrangement-onbekend"}},
		{"before its day", `2022-03-07`, `2021-12-31`, map[string]string{"keuze.arrangement": "arrangement-onbekend"}},
		{"runs something unknown", `"lopend":[]`, `"lopend":[{"product":"iets"}]`, map[string]string{"lopend[0].product": FoutWaarde}},
		{"runs for a stranger", `"lopend":[]`, `"lopend":[{"product":"jeugdhulp","persoon":"x"}]`, map[string]string{"lopend[0].persoon": "persoon-onbekend"}},
		{"free level without reason", `"vrijeTrede":null`, `"vrijeTrede":{"personen":{"m":{"minutenPerWeek":60}},"motivering":"  "}`, map[string]string{"keuze.vrijeTrede.motivering": "motivering-ontbreekt"}},
		{"free level for a child", `"vrijeTrede":null`, `"vrijeTrede":{"personen":{"k1":{"minutenPerWeek":60}},"motivering":"x"}`, map[string]string{"keuze.vrijeTrede.personen.k1": "persoon-onbekend"}},
		{"negative minutes", `"vrijeTrede":null`, `"vrijeTrede":{"personen":{"m":{"minutenPerWeek":-1}},"motivering":"x"}`, map[string]string{"keuze.vrijeTrede.personen.m": FoutLeeg}},
		{"an addition of nothing", `"aanvullingen":[]`, `"aanvullingen":[{"resultaatgebied":"dagbesteding","trede":"2","persoon":"m","omvang":{"aantal":0,"eenheid":"dagdeel"}}]`, map[string]string{"keuze.aanvullingen[0].omvang.aantal": FoutGetal}},
	} {
		t.Run(c.name, func(t *testing.T) {
			input := strings.Replace(good, c.old, c.now, 1)
			if input == good {
				t.Fatal("the case changes nothing")
			}
			got := faults(t, []byte(input))
			for path, code := range c.want {
				if got[path] != code {
					t.Errorf("at %q: %q, want %q; all: %v", path, got[path], code, got)
				}
			}
		})
	}
}

// faults gives the codes by path.
func faults(t testing.TB, input []byte) map[string]string {
	t.Helper()
	in, err := Lees(input, regeling.Laad)
	if err == nil {
		_, err = in.Bereken()
	}
	var ff *Fouten
	if err != nil && !errors.As(err, &ff) {
		t.Fatalf("not a list of faults: %v", err)
	}
	out := map[string]string{}
	if ff != nil {
		for _, f := range ff.Fouten {
			out[f.Pad] = f.Code
		}
	}
	return out
}

// TestAllFaultsAtOnce puts faults in the reading and sees them all; the engine
// gives all of its own once the input can be read.
func TestAllFaultsAtOnce(t *testing.T) {
	input := strings.NewReplacer(`2014-09-30`, `2014-09-31`, `"83.73"`, `"x"`, `"pakket":2`, `"pakket":9`).Replace(good)
	if got := faults(t, []byte(input)); len(got) != 3 {
		t.Errorf("want three faults, got %v", got)
	}
}

func TestFaultsNeverRepeatInput(t *testing.T) {
	const secret = "Jansen999900006"
	for _, old := range []string{`2022-03-07`, `"rotterdam"`, `"volwassene"`, `1990-05-01`, `"83.73"`, `"extramuraal"`, `"huiselijk-geweld"`} {
		input := strings.Replace(good, strings.Trim(old, `"`), secret, 1)
		_, err := Lees([]byte(input), regeling.Laad)
		if err == nil {
			in, _ := Lees([]byte(input), regeling.Laad)
			_, err = in.Bereken()
		}
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("replacing %s: %v", old, err)
		}
	}
}

func TestAdviceOfInput(t *testing.T) {
	input := strings.Replace(good, `"lopend":[]`, `"lopend":[],"gezin":{"geweld-fysiek":true,"verwachte-duur":[9,18]}`, 1)
	in, err := Lees([]byte(input), regeling.Laad)
	if err != nil {
		t.Fatal(err)
	}
	a := in.Adviseer()
	if len(a.Arrangementen) < 2 || len(a.Vragen) == 0 || a.Bewijs.Regels == "" {
		t.Errorf("a thin advice: %+v", a)
	}
	i := slices.IndexFunc(a.Arrangementen, func(o Oordeel) bool { return o.Arrangement == "huiselijk-geweld" })
	if len(a.Arrangementen[i].Varianten) != 9 {
		t.Errorf("%d variants, want 9: three forms times three packages", len(a.Arrangementen[i].Varianten))
	}
}

// FuzzLees: whatever comes, there is an outcome or a list of faults with Dutch
// sentences, and never a panic.
func FuzzLees(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"peildatum":"2022-03-07","regeling":"rotterdam","leden":[{"id":"v1","rol":"volwassene","zwanger":true}],"keuze":{"arrangement":"gezinsarrangement","persoon":"v1","niveaus":{"sociaal-persoonlijk-functioneren":"midden"},"omvang":{"sociaal-persoonlijk-functioneren":60}}}`))
	f.Add([]byte(strings.Repeat("[", 100)))
	r, err := regeling.Laad("rotterdam")
	if err != nil {
		f.Fatal(err)
	}
	find := func(string) (*regeling.Regeling, error) { return r, nil }
	f.Fuzz(func(t *testing.T, input []byte) {
		in, err := Lees(input, find)
		if err == nil {
			in.Adviseer()
			var out *Uitvoer
			if out, err = in.Bereken(); err == nil {
				if _, err := json.Marshal(out); err != nil {
					t.Fatal(err)
				}
				return
			}
		}
		var ff *Fouten
		if !errors.As(err, &ff) || len(ff.Fouten) == 0 {
			t.Fatalf("not a list of faults: %v", err)
		}
	})
}
