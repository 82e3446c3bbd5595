package controle

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Pieces of text that try the reader itself.
var stukken = []string{
	"<", ">", "&", ";", "'", "\"", "=", "/", ":", "]]>", "]]", "--", "<!-- c -->", "<!-- a--b -->", "<!---->", "<!--->", "<!-- c --->", "<?p q?>", "<?p?>", "<?xml version=\"1.0\"?>", "<? p?>", "<?p:q r?>",
	"&amp;", "&lt;", "&#65;", "&#x41;", "&#X41;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#;", "&#x;", "&onbekend;", "& ", "&amp", "&#65",
	"\x00", "\x01", "\x0b", "\x7f", "\xff", "\xc3", "\xc3\xa9", "\xed\xa0\x80", "\xef\xbf\xbe", "\xf4\x90\x80\x80", "\xef\xbb\xbf", "\u0085", "\u2028", "\r", "\n", "\t", " ",
	"<a/>", "<a>", "</a>", "<m:a/>", "<q:a/>", "<:a/>", "<a:/>", "<a:b:c/>", "<1a/>", "<-a/>", "< a/>", "<a /  >", "</ a>", "<a b/>", "<a b=c/>", "<a b='1'c='2'/>", "<a b='<'/>", "<a b='1' b='2'/>", "<![CDATA[x]]>", "<![CDATA[", "<![cdata[x]]>", "<!x>",
}

var proloog = []string{
	"", "\ufeff", "<?xml version='1.0'?>", "<?xml version=\"1.1\"?>", "<?xml version=\"2.0\"?>", "<?xml version=\"1.0\" encoding='utf-8'?>", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\" standalone=\"ja\"?>", "<?xml encoding=\"UTF-8\"?>", "<?xml encoding=\"UTF-8\" version=\"1.0\"?>", "<?xml version=\"1.0\"encoding=\"UTF-8\"?>", "<?xml?>", "<?xml ?>", " <?xml version=\"1.0\"?>", "\n", "<!-- c -->\n", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml version=\"1.0\" encoding=\"onzin\"?>", "<?xml version=\"1.0\" ?>", "<?xml version = \"1.0\" ?>", "<?XML version=\"1.0\"?>", "tekst", "\x00",
}

// ruweMutant changes the bytes of a message.
func ruweMutant(r *rand.Rand, b []byte) []byte {
	for range 1 + r.IntN(2) {
		i := r.IntN(len(b))
		switch r.IntN(8) {
		case 0:
			b = bytes.Join([][]byte{b[:i], b[min(len(b), i+1+r.IntN(5)):]}, nil)
		case 1:
			b = b[:i]
		case 2:
			b = bytes.Join([][]byte{b, []byte(kies(r, stukken...))}, nil)
		case 3:
			_, rest, _ := bytes.Cut(b, []byte("?>"))
			b = bytes.Join([][]byte{[]byte(kies(r, proloog...)), rest}, nil)
		case 4:
			b = bytes.Clone(b)
			b[i] = byte(r.IntN(256))
		default:
			b = bytes.Join([][]byte{b[:i], []byte(kies(r, stukken...)), b[i:]}, nil)
		}
		if len(b) == 0 {
			return b
		}
	}
	return b
}

// TestMutantenRuw compares the verdict with that of xmllint on messages whose
// bytes were changed at random, so that most are no XML any more.
func TestMutantenRuw(t *testing.T) {
	map1 := gedeeld(t)
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is er niet; installeer libxml2-utils om deze test te doen")
	}
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 305}
	basis := (&schrift{"m", "b", "\n"}).document(s, bouw(schemaVan(s).wortel, alles))
	r := rand.New(rand.NewPCG(7, 7))
	dir, geldig := t.TempDir(), 0
	var paden []string
	for i := range 5 * aantalMutanten(t) {
		pad := filepath.Join(dir, fmt.Sprintf("r%05d.xml", i))
		b := ruweMutant(r, basis)
		if bytes.IndexByte(b, 0) >= 0 {
			continue // libxml2 takes a NUL byte for the end of the file; XML has no such character
		}
		if err := os.WriteFile(pad, b, 0o600); err != nil {
			t.Fatal(err)
		}
		paden = append(paden, pad)
	}
	goed := xmllint(t, xsdVoor(map1, s), paden)
	for _, pad := range paden {
		b := leesBestand(t, pad)
		u := controleer(t, b)
		if goed[pad] {
			geldig++
		}
		if u.Structuur != goed[pad] {
			t.Errorf("hier %v, xmllint %v: %v\n%s", u.Structuur, goed[pad], u.Fouten, verschil(basis, b))
		}
	}
	t.Logf("%d berichten vergeleken met xmllint, waarvan %d geldig", len(paden), geldig)
}

// verschil gives the part of b that differs from a.
func verschil(a, b []byte) string {
	van := 0
	for van < min(len(a), len(b)) && a[van] == b[van] {
		van++
	}
	tot := 0
	for tot < min(len(a), len(b))-van && a[len(a)-1-tot] == b[len(b)-1-tot] {
		tot++
	}
	return fmt.Sprintf("%q in plaats van %q", b[van:len(b)-tot], a[van:len(a)-tot])
}
