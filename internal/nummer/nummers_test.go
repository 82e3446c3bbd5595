package nummer

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseBSN(t *testing.T) {
	for _, test := range []struct {
		in, want string
		err      error
	}{
		{"999900006", "999900006", nil},
		{"9999 00 006", "999900006", nil},
		{"9999.00.018", "999900018", nil},
		{" 999900031\n", "999900031", nil},
		{"012345672", "012345672", nil}, // leading zero
		{"12345672", "", ErrBSN},        // eight digits
		{"999900007", "", ErrBSN},       // fails the eleven-test
		{"000000000", "", ErrBSN},       // dummy, though 0 is a multiple of 11
		{"999999999", "", ErrBSN},       // dummy
		{"9999000060", "", ErrBSN},
		{"99990000x", "", ErrBSN},
		{"٩٩٩٩٠٠٠٠٦", "", ErrBSN}, // digits of another script
		{"", "", ErrBSN},
		{strings.Repeat(" ", 5000) + "999900006", "", ErrBSN},
	} {
		got, err := ParseBSN(test.in)
		if got.Onthuld() != test.want || !errors.Is(err, test.err) {
			t.Errorf("ParseBSN(%q): %v, %v", test.in, got.Onthuld(), err)
		}
	}
}

// TestElevenTestAgainstItsDefinition counts the sum of the definition out in
// full, for numbers in the test range.
func TestElevenTestAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := "9999" + rapid.StringMatching(`[0-9]{5}`).Draw(t, "rest")
		d := func(i int) int { return int(s[i] - '0') }
		som := 9*d(0) + 8*d(1) + 7*d(2) + 6*d(3) + 5*d(4) + 4*d(5) + 3*d(6) + 2*d(7) - d(8)
		if _, err := ParseBSN(s); (err == nil) != (som%11 == 0) {
			t.Fatalf("%s: sum %d, error %v", s, som, err)
		}
	})
}

// TestOneWrongDigitIsFound holds what the eleven-test is for: a BSN with one
// digit changed, or two unequal neighbours exchanged, is no BSN.
func TestOneWrongDigitIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, ok := TestBSN(rapid.IntRange(0, 9090).Draw(t, "n"))
		if !ok {
			t.Fatal("no such test number")
		}
		s := []byte(b.Onthuld())
		i := rapid.IntRange(0, 8).Draw(t, "plaats")
		if i < 8 && rapid.Bool().Draw(t, "wissel") && s[i] != s[i+1] {
			s[i], s[i+1] = s[i+1], s[i] // weights of neighbours differ by 1, the last two by 3: prime to 11
		} else {
			s[i] = '0' + (s[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "erbij")))%10
		}
		if _, err := ParseBSN(string(s)); err == nil {
			t.Fatalf("%s passes", s)
		}
	})
}

func TestTestBSN(t *testing.T) {
	for n, want := range map[int]string{0: "999900006", 1: "999900018", 2: "999900031", 9090: "999999990"} {
		if got, ok := TestBSN(n); !ok || got.Onthuld() != want || !got.IsTestnummer() {
			t.Errorf("TestBSN(%d) = %s, %t", n, got.Onthuld(), ok)
		}
	}
	for _, n := range []int{9091, -1} {
		if got, ok := TestBSN(n); ok || !got.IsZero() {
			t.Errorf("TestBSN(%d) exists", n)
		}
	}
	if must(ParseBSN("012345672")).IsTestnummer() || (BSN{}).IsTestnummer() {
		t.Error("an ordinary number counts as a test number")
	}
}

func TestParseAGB(t *testing.T) {
	for in, want := range map[string]string{
		"06123456": "06123456", "06 123456": "06123456", "06.123456": "06123456",
		"6123456": "", "061234567": "", "00000000": "", "0612345a": "", "": "",
	} {
		got, err := ParseAGB(in)
		if got.Onthuld() != want || (err == nil) != (want != "") {
			t.Errorf("ParseAGB(%q) = %q, %v", in, got.Onthuld(), err)
		}
	}
}

func TestParseGemeentecode(t *testing.T) {
	for in, want := range map[string]string{"0599": "0599", " 1783 ": "1783", "599": "", "0000": "", "05 99": "", "O599": ""} {
		got, err := ParseGemeentecode(in)
		if got.Onthuld() != want || (err == nil) != (want != "") {
			t.Errorf("ParseGemeentecode(%q) = %q, %v", in, got.Onthuld(), err)
		}
	}
}

func TestParsePostcode(t *testing.T) {
	for in, want := range map[string]string{
		"1234AB": "1234AB", "1234 ab": "1234AB", "1234\u00a0Ab": "1234AB", " 9999 ZZ ": "9999ZZ", "1000SB": "1000SB",
		"1234SA": "", "1234 sd": "", "1234SS": "", "0234AB": "", "1234A": "", "1234ABC": "", "12345AB": "", "AB1234": "",
		"1234 ſa": "", "1234ıı": "", "1234 é": "", "": "",
	} {
		got, err := ParsePostcode(in)
		if got.Onthuld() != want || (err == nil) != (want != "") {
			t.Errorf("ParsePostcode(%q) = %q, %v", in, got.Onthuld(), err)
		}
	}
}

func TestParseTelefoon(t *testing.T) {
	for in, want := range map[string]string{
		"0612345678": "+31612345678", "06-12345678": "+31612345678", "+31 6 1234 5678": "+31612345678",
		"0031612345678": "+31612345678", "+31 (0)6 12345678": "+31612345678", "(010) 123 45 67": "+31101234567",
		"010/1234567": "+31101234567", "+442079460018": "+442079460018",
		"061234567": "", "06123456789": "", "112": "", "+31 06 12345678": "", "+0612345678": "", "tel": "", "": "", "+": "", "00": "",
		"+1234567890123456": "",
	} {
		got, err := ParseTelefoon(in)
		if got.Onthuld() != want || (err == nil) != (want != "") {
			t.Errorf("ParseTelefoon(%q) = %q, %v", in, got.Onthuld(), err)
		}
	}
}

// TestSpellingsReadBack holds the list for the gate to what the parsers read:
// each spelling is the value, and the usual ones are on the list.
func TestSpellingsReadBack(t *testing.T) {
	bsn := must(ParseBSN("999900006"))
	for _, s := range bsn.Schrijfwijzen() {
		if must(ParseBSN(s)) != bsn {
			t.Errorf("%q is another number", s)
		}
	}
	code := must(ParsePostcode("1234AB"))
	if got := code.Schrijfwijzen(); !slices.Equal(got, []string{"1234AB", "1234 AB", "1234-AB", "1234.AB"}) {
		t.Errorf("postal code: %q", got)
	}
	for nummer, gewoon := range map[string][]string{
		"0612345678": {"0612345678", "06-12345678", "06 12345678", "+31612345678", "0031612345678", "+31 6 12345678", "+31 (0)6 12345678", "06 12 34 56 78"},
		"0101234567": {"010-1234567", "010 1234567", "+31 10 1234567", "0101234567"},
		"0182123456": {"0182-123456", "+31 182 123456"},
	} {
		tel := must(ParseTelefoon(nummer))
		alle := tel.Schrijfwijzen()
		for _, s := range gewoon {
			if !slices.Contains(alle, s) {
				t.Errorf("%s lacks the spelling %q", nummer, s)
			}
		}
		for _, s := range alle {
			if got, err := ParseTelefoon(s); err != nil || got != tel {
				t.Errorf("%q is another number: %v", s, err)
			}
		}
	}
	if got := must(ParseTelefoon("+442079460018")).Schrijfwijzen(); !slices.Equal(got, []string{"+442079460018", "00442079460018"}) {
		t.Errorf("foreign number: %q", got)
	}
	if (AGB{}).Schrijfwijzen() != nil || (Postcode{}).Schrijfwijzen() != nil || (Telefoon{}).Schrijfwijzen() != nil {
		t.Error("no value has spellings")
	}
	if got := must(ParseAGB("06123456")).Schrijfwijzen(); !slices.Contains(got, "06 123456") || got[0] != "06123456" {
		t.Errorf("AGB: %q", got)
	}
}

func TestNewAdres(t *testing.T) {
	a := must(NewAdres(proefadres()))
	want := Adresdelen{Straat: "Verzonnenlaan", Huisnummer: 12, Huisletter: "A", Toevoeging: "2", Postcode: "1234AB", Plaats: "Nergenshuizen"}
	if got := a.Onthuld(); got != want {
		t.Errorf("got %+v", got)
	}
	if got := want.Regels(); !slices.Equal(got, []string{"Verzonnenlaan 12A-2", "1234 AB  NERGENSHUIZEN"}) {
		t.Errorf("envelope %q", got)
	}
	for _, s := range []string{"Verzonnenlaan 12", "Verzonnenlaan 12A2", "Verzonnenlaan 12-A2", "1234 AB", "1234AB 12"} {
		if !slices.Contains(a.Schrijfwijzen(), s) {
			t.Errorf("spelling %q lacks", s)
		}
	}
	if a != must(NewAdres(a.Onthuld())) {
		t.Error("an address made of its own parts is another")
	}
	if err := new(Adres).UnmarshalText([]byte("Verzonnenlaan 12")); !errors.Is(err, ErrAdres) {
		t.Errorf("an address was read from one text: %v", err)
	}
	if (Adres{}).Onthuld() != (Adresdelen{}) || (Adres{}).Schrijfwijzen() != nil {
		t.Error("no address holds something")
	}
}

func TestNewAdresGivesAllFaults(t *testing.T) {
	_, err := NewAdres(Adresdelen{Straat: "Geheime\x1fsteeg", Huisnummer: 100000, Huisletter: "é", Toevoeging: "bis-2", Postcode: "1234SS"})
	var fouten Adresfouten
	if !errors.As(err, &fouten) {
		t.Fatalf("error is %v", err)
	}
	want := Adresfouten{ErrStraat, ErrHuisnummer, ErrHuisletter, ErrToevoeging, ErrPostcode, ErrPlaats}
	if !reflect.DeepEqual(fouten, want) {
		t.Errorf("faults %v", fouten)
	}
	if strings.Contains(err.Error(), "Geheime") || !errors.Is(err, ErrPostcode) {
		t.Errorf("error %v", err)
	}
}

func BenchmarkParseBSN(b *testing.B) {
	for b.Loop() {
		if _, err := ParseBSN("999900006"); err != nil {
			b.Fatal(err)
		}
	}
}
