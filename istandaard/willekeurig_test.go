package istandaard

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// schepper fills messages with random content that the schema allows, and now and
// then with the most that it allows.
type schepper struct {
	r      *rand.Rand
	domein Domein
	vol    bool // fill everything that may be filled
}

func (s *schepper) bericht(c *Codec, soort Soort) Bericht {
	b := nieuwBericht(soort)
	s.domein = soort.Domein
	s.kinderen(c.plannen[soort].kinderen, reflect.ValueOf(b).Elem())
	return b
}

func (s *schepper) kinderen(els []element, v reflect.Value) {
	for i := range els {
		e := &els[i]
		if e.verboden || e.min == 0 && !s.vol && s.r.IntN(2) == 0 {
			continue
		}
		f := e.veld(v)
		if f.Kind() == reflect.Pointer {
			f.Set(reflect.New(f.Type().Elem()))
			f = f.Elem()
		}
		s.vul(e, f)
	}
}

func (s *schepper) vul(e *element, v reflect.Value) {
	switch {
	case e.isLijst:
		n := 1 + s.r.IntN(3)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			s.vul(&e.kinderen[0], v.Index(i))
		}
	case e.datatype == nil:
		s.kinderen(e.kinderen, v)
	case v.Kind() == reflect.Int64:
		v.SetInt(s.getal(e))
	default:
		v.SetString(s.tekst(e))
	}
}

func (s *schepper) getal(e *element) int64 {
	if e.vast != "" {
		n, _, _ := e.datatype.getal(e.vast)
		return n
	}
	if s.r.IntN(4) == 0 {
		return []int64{e.datatype.Min, e.datatype.Max}[s.r.IntN(2)]
	}
	return s.r.Int64N(e.datatype.Max + 1)
}

func (s *schepper) tekst(e *element) string {
	d := e.datatype
	switch {
	case e.vast != "":
		return e.vast
	case d.Basis == BasisDatum:
		return fmt.Sprintf("%04d-%02d-%02d", 1900+s.r.IntN(200), 1+s.r.IntN(12), 1+s.r.IntN(28))
	case d.Basis == BasisTijd:
		return fmt.Sprintf("%02d:%02d:%02d", s.r.IntN(24), s.r.IntN(60), s.r.IntN(60))
	case d.Lijst(s.domein) != "":
		l, _ := CodelijstVan(s.domein, d.Lijst(s.domein))
		return l.Codes[s.r.IntN(len(l.Codes))].Waarde
	}
	return s.vrij(d)
}

// vrij gives a text in the form of its type, with signs that a writer must take
// care of.
func (s *schepper) vrij(d *Datatype) string {
	n := d.MaxLengte
	if n == 0 {
		n = 40
	}
	if s.r.IntN(3) > 0 {
		n = 1 + s.r.IntN(n)
	}
	switch d.Patroon {
	case PatroonAgb, PatroonBsn, PatroonGemeente:
		return s.uit("0123456789", map[Patroon]int{PatroonAgb: 8, PatroonBsn: 9, PatroonGemeente: 4}[d.Patroon])
	case PatroonCijfers:
		return s.uit("0123456789", n)
	case PatroonLetters:
		return s.uit("aZzÀỳé", n)
	case PatroonLetterCijfer:
		return s.uit("azAZ09", n)
	case PatroonVersie:
		return fmt.Sprintf("%d.%d.%d", s.r.IntN(20), s.r.IntN(20), s.r.IntN(20))
	case PatroonInhoud:
		return "x" + s.uit("ab \n\t\r<&>]'\"é漢😀", n)
	}
	return "x" + s.uit("ab \t<&>]'\"é漢😀", n-1)
}

func (s *schepper) uit(letters string, n int) string {
	tekens := []rune(letters)
	var b strings.Builder
	for range n {
		b.WriteRune(tekens[s.r.IntN(len(tekens))])
	}
	return b.String()
}

// TestRandomMessages makes messages of all 28 kinds with random content. Each is
// written and read back as it was, and valid for xmllint. The seed is fixed; the
// fuzz tests look further.
func TestRandomMessages(t *testing.T) {
	c := NewCodec(Uitgave32())
	const perSoort = 25
	for _, soort := range Soorten() {
		t.Run(soort.String(), func(t *testing.T) {
			s := &schepper{r: rand.New(rand.NewPCG(1, uint64(soort.Nummer)))}
			dir := t.TempDir()
			var bestanden []string
			for i := range perSoort {
				s.vol = i == 0
				b := s.bericht(c, soort)
				data, err := c.Opmaken(b)
				if err != nil {
					t.Fatalf("%v\n%+v", err, b)
				}
				terug, err := c.Ontleed(data)
				if err != nil || !reflect.DeepEqual(b, terug) {
					t.Fatalf("%v: another message came back\n%s", err, data)
				}
				bestand := filepath.Join(dir, fmt.Sprint(i, ".xml"))
				if err := os.WriteFile(bestand, data, 0o600); err != nil {
					t.Fatal(err)
				}
				bestanden = append(bestanden, bestand)
			}
			allemaalGeldig(t, soort, bestanden)
		})
	}
}

// allemaalGeldig validates files with xmllint, where it and the schemas are.
func allemaalGeldig(t *testing.T, s Soort, bestanden []string) {
	t.Helper()
	schema := proef.Schema(proef.SharedDir(t), s.String())
	prog, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	out, err := exec.Command(prog, append([]string{"--noout", "--schema", schema}, bestanden...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s", out)
	}
}
