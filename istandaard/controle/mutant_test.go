package controle

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Texts to try in a value. Together with values around the bounds of each type
// they find out whether this package and libxml2 read a facet the same way.
var vreemdeTeksten = []string{
	"", " ", "\t", "\n", " \n ", "&#13;", "&#10;", "&#32;", "a b", " a", "a ", "a\nb", "a\tb", "a&#13;b", "&#xA0;", "\u00a0", "\u2003",
	"é", "e\u0301", "😀", "À", "ỳ", "ÿ", "×", "Ա", "ỵ", "\u00bf", "\ufeffa", "<![CDATA[]]>", "<![CDATA[ ]]>", "<![CDATA[a]]>", "a<!-- x -->b", "<!-- x -->", "<?x y?>", "<?x y?>1",
	"1", "0", "01", "001", "+1", "-1", "-0", "+0", "00000000000000000000001", "1.0", "1.", ".1", "1e3", "0x1", "1 2", " 1 ", "\n1\n", "1&#13;", "&#49;", "٣",
	"9", "99", "100", "99999", "100000", "99999999", "100000000", "999999999", "1000000000", "999999999999", "1000000000000", "18446744073709551617", "99999999999999999999999", "999999999999999999999999999999",
	"2026-03-15", " 2026-03-15 ", "\n2026-03-15", "2026-3-15", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
	"0000-01-01", "0001-01-01", "-0001-01-01", "-2026-01-01", "12026-01-01", "02026-01-01", "112026-02-29", "999999999-01-01", "26-01-01", "2026-03-15Z", "2026-03-15+01:00", "2026-03-15-05:00", "2026-03-15T10:00:00", "2026/03/15", "20260315", "15-03-2026", "2026-03", "2026-03-15 ", "2026- 03-15", "2026-03-1５", "+2026-03-15",
	"10:15:00", " 10:15:00 ", "10:15", "10:15:60", "24:00:00", "24:00:01", "24:00:00.0", "25:00:00", "10:60:00", "10:15:00.5", "10:15:00.", "10:15:00.123456789", "10:15:00Z", "10:15:00+01:00", "10:15:00-01:00", "1:15:00", "10:5:00", "10:15:0", "00:00:00", "23:59:59.999", "10.15.00", "-10:15:00", "10:15:00,5",
	"1.0.0", "01.0.0", "1.0", "1.0.0.0", "0.1.0", "10.20.30", "1.0.a", " 1.0.0", "1..0", "1.0.0\n",
	"999900006", "99990000", "9999000061", "99990000a", "0599", "599", "05990", "42420001", "4242001", "NL", "nl", "XX", "C", "D", "c", "0001", "0200", "S300", "A.", "AB", "Ab", "A B", "A-B", "a1", "DECL-1", "DECL 1", "DECL1",
	"3", "2", " 3 ", "03", "3.0", "+3", "]]&gt;", "&amp;", "&lt;a", "&quot;", "&apos;", "a.b", "...", " . ", ".",
}

// rondGrenzen gives texts around the bounds of one type.
func rondGrenzen(t *waardetype) []string {
	var uit []string
	if t.basis == tekst && t.max > 0 {
		for _, n := range []int64{t.max - 1, t.max, t.max + 1} {
			uit = append(uit, strings.Repeat("a", int(n)), strings.Repeat("é", int(n)), strings.Repeat("😀", int(n)), strings.Repeat("1", int(n)), strings.Repeat(" ", int(n)))
		}
	}
	if t.basis == geheel {
		for _, n := range []int64{-1, 0, t.max, t.max + 1} {
			uit = append(uit, strconv.FormatInt(n, 10))
		}
	}
	for c := range t.codes {
		uit = append(uit, c, c+" ", " "+c, c+"0", strings.ToLower(c))
		break
	}
	return uit
}

// muteer changes a message in one place. It may leave it valid.
func muteer(r *rand.Rand, wortel *elt) (soort string) {
	alle, ouders := plat(wortel)
	if len(alle) == 1 {
		return "niets"
	}
	e := alle[1+r.IntN(len(alle)-1)]
	ouder := ouders[e]
	i := slices.Index(ouder.kinderen, e)
	defer func() { soort = fmt.Sprintf("%s <%s%s>%q", soort, e.naam, e.voor, e.ruw) }()
	switch soort = kies(r, "tekst", "tekst", "tekst", "tekst", "weg", "dubbel", "wissel", "naam", "verplaats", "attribuut", "naamruimte", "los", "kind", "voorvoegsel", "xsi", "leeg"); soort {
	case "tekst":
		if e.k.waarde == nil {
			return muteer(r, wortel)
		}
		e.ruw = kies(r, append(rondGrenzen(e.k.waarde), vreemdeTeksten...)...)
	case "weg":
		ouder.kinderen = slices.Delete(ouder.kinderen, i, i+1)
	case "dubbel":
		ouder.kinderen = slices.Insert(ouder.kinderen, i, e)
	case "wissel":
		j := r.IntN(len(ouder.kinderen))
		ouder.kinderen[i], ouder.kinderen[j] = ouder.kinderen[j], e
	case "naam":
		e.naam = kies(r, "Onbekend", strings.ToLower(e.naam), e.naam+"x", kies(r, alle...).naam)
	case "verplaats":
		ouder.kinderen = slices.Delete(ouder.kinderen, i, i+1)
		nieuw := kies(r, alle...)
		if onder(e, nieuw) {
			return soort
		}
		j := r.IntN(len(nieuw.kinderen) + 1)
		nieuw.kinderen = slices.Insert(nieuw.kinderen, j, e)
	case "attribuut":
		e.voor = kies(r, ` a="1"`, ` a=""`, ` xml:lang="nl"`, ` xml:space="preserve"`, ` id='x'`, ` a="1" b="2"`, ` xmlns:q="urn:q" q:a="1"`, ` xmlns:ongebruikt="urn:q"`)
	case "naamruimte":
		e.basis = !e.basis
	case "los":
		e.ruw += kies(r, "los", " ", "&#32;", "<![CDATA[ ]]>", "<![CDATA[]]>", "<![CDATA[\n]]>", "<![CDATA[los]]>", "&#160;", "<!-- c -->", "<?p q?>", "0")
	case "kind":
		e.kinderen = append(e.kinderen, &elt{naam: kies(r, "Extra", "Bsn", "a:b"), basis: r.IntN(2) == 0})
	case "voorvoegsel":
		e.voor = kies(r, ` xmlns=""`, ` xmlns="urn:vreemd"`, ` xmlns:m="urn:vreemd"`, ` xmlns:b="urn:vreemd"`, ` xmlns:z="urn:z"`)
	case "xsi":
		eigen, _ := e.k.typeNaam()
		e.voor = ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` + kies(r, ` xsi:nil="true"`, ` xsi:nil="false"`, ` xsi:type="m:`+eigen+`"`, ` xsi:type="b:`+eigen+`"`, ` xsi:type=" b:`+eigen+` "`, ` xsi:type="b:LDT_Naam"`, ` xsi:type="`+eigen+`"`, ` xsi:foo="1"`, ` xsi:type=""`)
	case "leeg":
		e.ruw, e.kinderen = "", nil
	}
	return soort
}

func onder(e, zoek *elt) bool {
	alle, _ := plat(e)
	return slices.Contains(alle, zoek)
}

// mutant makes one changed message of a kind.
func mutant(r *rand.Rand, s istandaard.Soort) (tekst []byte, hoe string) {
	wortel := bouw(schemaVan(s).wortel, func() bool { return r.IntN(4) > 0 })
	hoe = "niets"
	if r.IntN(12) > 0 {
		hoe = muteer(r, wortel)
	}
	if r.IntN(8) == 0 {
		hoe += "+" + muteerNogEens(r, wortel)
	}
	w := kies(r, schrift{"m", "b", "\n"}, schrift{"m", "b", ""}, schrift{"", "b", "\r\n  "}, schrift{"m", "", "\t"})
	return w.document(s, wortel), hoe
}

// muteerNogEens changes a message that may have made-up elements already.
func muteerNogEens(r *rand.Rand, wortel *elt) string {
	alle, _ := plat(wortel)
	for _, e := range alle {
		if e.k == nil {
			return "niets"
		}
	}
	return muteer(r, wortel)
}

// xsdVoor gives the schema of a message beside the project.
func xsdVoor(map1 string, s istandaard.Soort) string {
	naam := strings.ToLower(s.String()) + ".xsd"
	pad := filepath.Join(map1, "xsd", s.Domein.Standaard()+"-3.2", naam)
	if _, err := os.Stat(pad); err != nil {
		pad = filepath.Join(map1, "xsd", s.Domein.Standaard()+"-3.2-derived-retour", naam)
	}
	return pad
}

// xmllint gives the files that are valid by a schema.
func xmllint(t testing.TB, xsd string, paden []string) map[string]bool {
	t.Helper()
	geldig := map[string]bool{}
	for stuk := range slices.Chunk(paden, 500) {
		var uit bytes.Buffer
		cmd := exec.Command("xmllint", append([]string{"--nonet", "--noout", "--schema", xsd}, stuk...)...)
		cmd.Stderr = &uit
		_ = cmd.Run() // the status is of all files together; the lines tell of each
		for regel := range strings.Lines(uit.String()) {
			if pad, ok := strings.CutSuffix(strings.TrimSpace(regel), " validates"); ok {
				geldig[pad] = true
			}
		}
	}
	return geldig
}

// aantalMutanten is how many changed messages each of the 28 messages gets.
// WIJZER_MUTANTEN asks for another number.
func aantalMutanten(t *testing.T) int {
	if s := os.Getenv("WIJZER_MUTANTEN"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal("WIJZER_MUTANTEN is geen getal")
		}
		return n
	}
	if testing.Short() {
		return 10
	}
	return 60
}

// TestMutanten compares the verdict on the structure with that of xmllint and
// the schemas of the standard, on messages that were changed at random.
func TestMutanten(t *testing.T) {
	map1 := gedeeld(t)
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is er niet; installeer libxml2-utils om deze test te doen")
	}
	n, totaal, geldig := aantalMutanten(t), 0, 0
	for _, s := range istandaard.Soorten() {
		t.Run(s.String(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(s.Nummer), uint64(s.Domein)))
			dir := t.TempDir()
			var paden []string
			hoe := map[string]string{}
			for i := range n {
				b, soort := mutant(r, s)
				pad := filepath.Join(dir, fmt.Sprintf("m%05d.xml", i))
				if err := os.WriteFile(pad, b, 0o600); err != nil {
					t.Fatal(err)
				}
				paden, hoe[pad] = append(paden, pad), soort
			}
			goed := xmllint(t, xsdVoor(map1, s), paden)
			for _, pad := range paden {
				b := leesBestand(t, pad)
				u := controleer(t, b)
				totaal++
				if goed[pad] {
					geldig++
				}
				if u.Structuur != goed[pad] {
					t.Errorf("%s: hier %v, xmllint %v: %v", hoe[pad], u.Structuur, goed[pad], u.Fouten)
					t.Logf("%s", b)
				}
			}
		})
	}
	t.Logf("%d berichten vergeleken met xmllint, waarvan %d geldig", totaal, geldig)
}
