package controle

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// TestWaarden holds values against their types, with the rule that says what is
// wrong; empty is right.
func TestWaarden(t *testing.T) {
	gevallen := []struct{ soort, waarde, regel string }{
		{"LDT_AgbCode", "42420001", ""}, {"LDT_AgbCode", "4242001", "RS036"}, {"LDT_AgbCode", "424200011", "RS014"},
		{"LDT_AgbCode", "4242000a", "RS036"}, {"LDT_AgbCode", "", "RS033"}, {"LDT_AgbCode", "42420001 ", "RS014"},
		{"LDT_BurgerServicenummer", "99990006", "RS037"}, {"LDT_BurgerServicenummer", "9999000066", "RS015"},
		{"LDT_Gemeente", "0599", ""}, {"LDT_Gemeente", "599", "RS035"}, {"LDT_Gemeente", "00599", "RS035"},
		{"LDT_Straatnaam", "Aagje Dekenstraat nummer", ""}, {"LDT_Straatnaam", "Aagje Dekenstraat nummers", "RS020"},
		{"LDT_Straatnaam", "ééééééééééééééééééééééé\U0001F600", ""}, {"LDT_Straatnaam", "", "RS033"}, {"LDT_Straatnaam", "  ", "RS033"},
		{"LDT_Straatnaam", "a\nb", "RS033"}, {"LDT_Straatnaam", "\u00a0", ""},
		{"LDT_Commentaar", "a\nb", ""}, {"LDT_Commentaar", " \n", "RS031"}, {"LDT_Commentaar", "", "RS031"}, {"LDT_Commentaar", ".", ""},
		{"LDT_Voorletters", "AB", ""}, {"LDT_Voorletters", "A.", "RS045"}, {"LDT_Voorletters", "ÉỲ", ""}, {"LDT_Voorletters", "ỵ", "RS045"},
		{"LDT_Voorletters", "ABCDEFG", "RS013"}, {"LDT_Voorletters", "A1", "RS045"},
		{"LDT_Telefoonnummer", "0101234567", ""}, {"LDT_Telefoonnummer", "010-1234567", "RS046"}, {"LDT_Telefoonnummer", "+31", "RS046"},
		{"LDT_Versie", "1.0.0", ""}, {"LDT_Versie", "1.0", "RS048"}, {"LDT_Versie", "01.0.0", "RS048"}, {"LDT_Versie", "0.10.0", ""}, {"LDT_Versie", "1.0.0.0", "RS048"},
		{"LDT_Nummer", "999999999", ""}, {"LDT_Nummer", "1000000000", "RS006"}, {"LDT_Nummer", "-1", "RS001"}, {"LDT_Nummer", "-0", ""},
		{"LDT_Nummer", " 007 ", ""}, {"LDT_Nummer", "+7", ""}, {"LDT_Nummer", "7.0", "XSD-GETAL"}, {"LDT_Nummer", "", "XSD-GETAL"}, {"LDT_Nummer", "+", "XSD-GETAL"},
		{"LDT_Nummer", "999999999999999999999999999999", "RS006"}, {"LDT_TotaalBedrag", "1000000000000", "RS040"}, {"LDT_Bedrag", "100000000", "RS005"},
		{"LDT_Huisnummer", "100000", "RS004"}, {"LDT_RelatieVolgorde", "100", "RS002"},
		{"LDT_Datum", "2026-03-15", ""}, {"LDT_Datum", "\n2026-03-15 ", ""}, {"LDT_Datum", "2026-06-31", "XSD-DATUM"}, {"LDT_Datum", "2026-3-15", "XSD-DATUM"},
		{"LDT_Datum", "2026-03-15Z", "RS032"}, {"LDT_Datum", "2026-03-15+01:00", "RS032"}, {"LDT_Datum", "0000-01-01", "XSD-DATUM"}, {"LDT_Datum", "-0004-02-29", ""},
		{"LDT_Datum", "12026-01-01", ""}, {"LDT_Datum", "02026-01-01", "XSD-DATUM"}, {"LDT_Datum", "", "XSD-DATUM"},
		{"LDT_Tijd", "10:15:00", ""}, {"LDT_Tijd", "24:00:00", ""}, {"LDT_Tijd", "24:00:01", "XSD-TIJD"}, {"LDT_Tijd", "10:15", "XSD-TIJD"}, {"LDT_Tijd", "10:15:00.25", ""},
		{"LDT_Tijd", "10:15:00Z", "RS034"}, {"LDT_Tijd", "10:15:00+01:00", "RS034"},
		{"LDT_LandCode", "NL", ""}, {"LDT_LandCode", "nl", "XSD-CODELIJST"}, {"LDT_LandCode", " NL", "XSD-CODELIJST"}, {"LDT_LandCode", "", "XSD-CODELIJST"},
		{"LDT_RetourCode", "S300", ""}, {"LDT_RetourCode", "0000", "XSD-CODELIJST"},
	}
	for _, g := range gevallen {
		if _, f := typeVoor(g.soort, istandaard.Wmo).toets([]byte(g.waarde)); f.regel != g.regel {
			t.Errorf("%s %q: %q, moet zijn %q", g.soort, g.waarde, f.regel, g.regel)
		}
	}
}

// TestCodesPerWet holds that a code of one law is none of the other.
func TestCodesPerWet(t *testing.T) {
	for _, g := range []struct {
		soort, waarde string
		wmo, jw       bool
	}{
		{"LDT_ProductCategorie", "02", true, false}, {"LDT_ProductCategorie", "45", false, true}, {"LDT_ProductCategorie", "39", false, false},
		{"LDT_RedenBeeindiging", "19", true, false}, {"LDT_RedenBeeindiging", "31", true, true}, {"LDT_RedenBeeindiging", "34", false, true},
	} {
		_, wmo := typeVoor(g.soort, istandaard.Wmo).toets([]byte(g.waarde))
		_, jw := typeVoor(g.soort, istandaard.Jw).toets([]byte(g.waarde))
		if (wmo.regel == "") != g.wmo || (jw.regel == "") != g.jw {
			t.Errorf("%s %s: Wmo %q, Jw %q", g.soort, g.waarde, wmo.regel, jw.regel)
		}
	}
}

// TestDatumIsTijd holds dates against package time.
func TestDatumIsTijd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`).Draw(t, "datum")
		dag, err := time.Parse(time.DateOnly, s)
		getal, ok := leesDatum([]byte(s))
		goed := err == nil && dag.Year() > 0
		if ok != goed || ok && getal != int64(dag.Year()*10000+int(dag.Month())*100+dag.Day()) {
			t.Fatalf("%s: %d %v, package time: %v", s, getal, ok, err)
		}
	})
}

// TestElfproef holds the test of eleven on the numbers that are known.
func TestElfproef(t *testing.T) {
	for bsn, goed := range map[string]bool{"999900006": true, "999900007": false, "123456782": true, "123456789": false, "000000000": true, "99990000": false} {
		if elfproef([]byte(bsn)) != goed {
			t.Errorf("%s: %v", bsn, !goed)
		}
	}
}
