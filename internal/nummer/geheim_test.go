package nummer

import (
	"bytes"
	"database/sql/driver"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// tweetal is two different values of one type. Whatever prints may not tell
// which of the two it was given.
type tweetal struct {
	naam   string
	masker string
	a, b   any
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func tweetallen() []tweetal {
	return []tweetal{
		{"BSN", "[BSN]", must(ParseBSN("999900006")), must(ParseBSN("999990020"))},
		{"BSN en geen", "[BSN]", must(ParseBSN("999900006")), BSN{}},
		{"AGB", "[AGB]", must(ParseAGB("06123456")), must(ParseAGB("98765432"))},
		{"Gemeentecode", "[gemeentecode]", must(ParseGemeentecode("0599")), must(ParseGemeentecode("1783"))},
		{"Postcode", "[postcode]", must(ParsePostcode("1234AB")), must(ParsePostcode("9876 ZX"))},
		{"Telefoon", "[telefoon]", must(ParseTelefoon("0612345678")), must(ParseTelefoon("+44 20 7946 0018"))},
		{"Adres", "[adres]", must(NewAdres(proefadres())), Adres{}},
	}
}

func proefadres() Adresdelen {
	return Adresdelen{Straat: "Verzonnenlaan", Huisnummer: 12, Huisletter: "a", Toevoeging: "2", Postcode: "1234 ab", Plaats: "Nergenshuizen"}
}

// printed gives every way package fmt can print v: all verbs that a byte can
// be but those in zonder, each with the usual flags, and with a width and a
// precision. Only %p and %w (outside Errorf) ask no method; they are left to TestNeverPrintsTheValue.
func printed(v any, zonder string) []string {
	var uit []string
	for verb := rune(' '); verb < 0x7f; verb++ {
		if strings.ContainsRune("%"+zonder, verb) {
			continue
		}
		for _, vlag := range []string{"", "+", "-", "#", " ", "0", "+#", "12", ".3", "-30.20"} {
			uit = append(uit, fmt.Sprintf("%"+vlag+string(verb), v))
		}
	}
	geenVerb := strings.Clone("niets") // an operand too many is part of the test
	return append(uit, fmt.Sprint(v), fmt.Sprintln(v), fmt.Sprintf(geenVerb, v))
}

func TestPrintsTheMaskForEveryVerb(t *testing.T) {
	for _, paar := range tweetallen() {
		t.Run(paar.naam, func(t *testing.T) {
			for _, wrap := range []func(any) any{
				func(v any) any { return v },
				func(v any) any { return []any{v, v} },
				func(v any) any { return [1]any{v} },
				func(v any) any { return map[string]any{"x": v} },
				func(v any) any { return map[any]int{v: 1} },
				func(v any) any { return struct{ Veld any }{v} },
				func(v any) any { return struct{ Veld []any }{[]any{v}} },
			} {
				a, b := printed(wrap(paar.a), "pw"), printed(wrap(paar.b), "pw")
				for i := range a {
					if a[i] != b[i] {
						t.Fatalf("two values print differently: %q and %q", a[i], b[i])
					}
				}
			}
			if got := fmt.Sprintf("%v|%+v|%#v|%s|%q|%d|%x", paar.a, paar.a, paar.a, paar.a, paar.a, paar.a, paar.a); got != strings.TrimSuffix(strings.Repeat(paar.masker+"|", 7), "|") {
				t.Errorf("printed %q", got)
			}
		})
	}
}

// proefSoort accepts a long word, so that finding it, or its bytes in another
// base, in an output cannot be chance.
type proefSoort struct{}

func (proefSoort) masker() string                { return "[proef]" }
func (proefSoort) lees(s string) (string, error) { return s, nil }

const proefwaarde = "Schuilplaatswaarde"

func sporen(v string) []string {
	kaal := []byte(v)
	return []string{
		v, strings.ToUpper(v), fmt.Sprintf("%x", kaal), fmt.Sprintf("%X", kaal), fmt.Sprintf("% x", kaal), fmt.Sprintf("%# x", kaal),
		strings.Trim(fmt.Sprint(kaal), "[]"), fmt.Sprintf("%#v", kaal)[7:], strings.Trim(fmt.Sprintf("%o", kaal), "[]"),
		strings.Trim(fmt.Sprintf("%b", kaal), "[]"), strings.Trim(fmt.Sprintf("%c", kaal), "[]"), strings.Trim(fmt.Sprintf("%U", kaal), "[]"),
	}
}

// TestNeverPrintsTheValue goes where fmt asks no method: unexported fields,
// nested values, and the verb %p.
func TestNeverPrintsTheValue(t *testing.T) {
	type binnen struct{ g geheim[proefSoort] }
	type buiten struct {
		b  binnen
		bs []binnen
		m  map[binnen]*binnen
		a  any
	}
	g := bewaar[proefSoort](proefwaarde)
	in := binnen{g}
	for _, v := range []any{
		g, &g, in, &in, []binnen{in}, [2]binnen{in, in}, map[binnen]int{in: 1}, map[int]*binnen{1: &in},
		buiten{in, []binnen{in}, map[binnen]*binnen{in: &in}, in}, &buiten{b: in, a: &in}, &[]*buiten{{b: in}},
		fmt.Errorf("mislukt bij %v: %w", in, ErrBSN), reflect.ValueOf(in), reflect.ValueOf(in).Field(0), reflect.ValueOf(g).Field(0),
	} {
		for _, got := range printed(v, "") {
			for _, spoor := range sporen(proefwaarde) {
				if strings.Contains(got, spoor) {
					t.Fatalf("%T printed as %q", v, got)
				}
			}
		}
	}
}

// TestSporenFindAPlainValue shows that the test above can fail.
func TestSporenFindAPlainValue(t *testing.T) {
	type lek struct{ s string }
	gevonden := 0
	for _, got := range printed(lek{proefwaarde}, "") {
		for _, spoor := range sporen(proefwaarde) {
			if strings.Contains(got, spoor) {
				gevonden++
				break
			}
		}
	}
	if gevonden < 500 {
		t.Errorf("a plain string was seen in %d prints only", gevonden)
	}
}

func TestLogsTheMask(t *testing.T) {
	for _, paar := range tweetallen() {
		var uit bytes.Buffer
		for _, h := range []slog.Handler{slog.NewTextHandler(&uit, nil), slog.NewJSONHandler(&uit, nil)} {
			log := slog.New(h)
			for _, v := range []any{paar.a, paar.b} {
				uit.Reset()
				log.Info("gezien", "wie", v, "groep", []any{v}, slog.Group("g", "v", v))
				if !strings.Contains(uit.String(), paar.masker) {
					t.Errorf("%s: no mask in the log", paar.naam)
				}
				for _, spoor := range []string{"9999", "06123456", "0599", "1234", "+31", "Verzonnenlaan"} {
					if strings.Contains(strings.SplitN(uit.String(), "gezien", 2)[1], spoor) {
						t.Errorf("%s: the log holds %q", paar.naam, spoor)
					}
				}
			}
		}
	}
}

type veld struct{ V any }

func TestRefusesToWriteItself(t *testing.T) {
	for _, paar := range tweetallen() {
		t.Run(paar.naam, func(t *testing.T) {
			schrijvers := map[string]func(any) ([]byte, error){
				"json":         json.Marshal,
				"json veld":    func(v any) ([]byte, error) { return json.Marshal(struct{ V any }{v}) },
				"json sleutel": func(v any) ([]byte, error) { return json.Marshal(mapVan(v)) },
				"xml":          func(v any) ([]byte, error) { return xml.Marshal(veld{v}) },
				"yaml":         yaml.Marshal,
				"gob": func(v any) ([]byte, error) {
					var b bytes.Buffer
					err := gob.NewEncoder(&b).Encode(v)
					return b.Bytes(), err
				},
				"sql": func(v any) ([]byte, error) {
					w, err := v.(driver.Valuer).Value()
					return []byte(fmt.Sprint(w)), err
				},
			}
			for naam, schrijf := range schrijvers {
				uit, err := schrijf(paar.a)
				if !errors.Is(err, ErrVerborgen) && (err == nil || !strings.Contains(err.Error(), ErrVerborgen.Tekst)) {
					t.Errorf("%s: %q, error %v", naam, uit, err)
				}
			}
		})
	}
}

// mapVan makes a map with v as its key, of the type of v.
func mapVan(v any) any {
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(v), reflect.TypeOf(0)))
	m.SetMapIndex(reflect.ValueOf(v), reflect.ValueOf(1))
	return m.Interface()
}

func TestPageShowsTheMask(t *testing.T) {
	page := template.Must(template.New("").Parse(`<a title="{{.}}">{{.}}</a>`))
	for _, paar := range tweetallen() {
		var uit strings.Builder
		if err := page.Execute(&uit, paar.a); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf(`<a title="%[1]s">%[1]s</a>`, paar.masker); uit.String() != want {
			t.Errorf("page holds %q", uit.String())
		}
	}
}

func TestReadsFromJSON(t *testing.T) {
	var in struct {
		BSN      BSN
		Postcode Postcode
	}
	if err := json.Unmarshal([]byte(`{"BSN":"9999.00.006","Postcode":"1234 ab"}`), &in); err != nil {
		t.Fatal(err)
	}
	if in.BSN.Onthuld() != "999900006" || in.Postcode.Onthuld() != "1234AB" {
		t.Error("what was read is not what was written")
	}
	for _, fout := range []string{`{"BSN":"777766665"}`, `{"BSN":777766665}`, `{"BSN":{"x":777766665}}`} {
		err := json.Unmarshal([]byte(fout), &in)
		if err == nil || strings.Contains(err.Error(), "7777") {
			t.Errorf("%s: error %v", fout, err)
		}
	}
	var adres Adres
	if err := json.Unmarshal([]byte(`{"straat":"Verzonnenlaan"}`), &adres); err == nil {
		t.Error("an address was lost in silence")
	}
}

func TestEqualValuesAreEqual(t *testing.T) {
	a, b := must(ParseBSN("999900006")), must(ParseBSN("9999 00 006"))
	if a != b || a == (BSN{}) || !(BSN{}).IsZero() || a.IsZero() {
		t.Error("equality does not follow the value")
	}
	if (BSN{}).Onthuld() != "" || (BSN{}).Schrijfwijzen() != nil {
		t.Error("the zero value holds something")
	}
}

// FuzzParse holds for every type: reading never panics, a refusal is the same
// for all input, and what was accepted reads back as itself.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"999900006", "9999.00.006", "000000000", "06123456", "0599", "1234 ab", "1234SA", "06-12345678", "+31 (0)10 1234567", "0031612345678", "", "ſs", strings.Repeat("9", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check(t, s, ErrBSN, ParseBSN, BSN.Onthuld)
		check(t, s, ErrAGB, ParseAGB, AGB.Onthuld)
		check(t, s, ErrGemeentecode, ParseGemeentecode, Gemeentecode.Onthuld)
		check(t, s, ErrPostcode, ParsePostcode, Postcode.Onthuld)
		check(t, s, ErrTelefoon, ParseTelefoon, Telefoon.Onthuld)
	})
}

func check[T comparable](t *testing.T, s string, fout *Fout, parse func(string) (T, error), onthuld func(T) string) {
	t.Helper()
	var leeg T
	v, err := parse(s)
	if err != nil {
		if err != error(fout) || v != leeg {
			t.Fatalf("refused %q with %v", s, err)
		}
		return
	}
	again, err := parse(onthuld(v))
	if err != nil || again != v || onthuld(v) == "" {
		t.Fatalf("%s does not read back: %v", strconv.Quote(s), err)
	}
}
