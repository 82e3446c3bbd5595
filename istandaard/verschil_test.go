package istandaard_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// TestSameVerdictAsControle holds the reader against the structure check, which
// is another program with another reader of XML: over thousands of broken
// messages they must agree on what is valid and on the code of a single fault.
// Left out is what the reader is known to be stricter in (see Codec.Lees).
func TestSameVerdictAsControle(t *testing.T) {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	r := rand.New(rand.NewPCG(2, 3))
	shared := proef.SharedDir(t)
	const perBestand = 40
	for _, bestand := range proef.Berichtbestanden(t, shared) {
		data, err := os.ReadFile(bestand)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(bestand), func(t *testing.T) {
			for range perBestand {
				zelfde(t, c, breek(r, data))
			}
		})
	}
}

func zelfde(t *testing.T, c *istandaard.Codec, data []byte) {
	t.Helper()
	if strings.Contains(string(data), "XMLSchema-instance") {
		return
	}
	u, err := controle.Controleer(context.Background(), bytes.NewReader(data), controle.Opties{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Ontleed(data)
	if (err == nil) != u.Structuur {
		t.Errorf("read: %v; structure: %v %v\n%s", err, u.Structuur, u.Fouten, data)
		return
	}
	// What is no XML at all has no fixed code; for all else both say the same.
	var fouten istandaard.Fouten
	if errors.As(err, &fouten) && len(fouten) == 1 && len(u.Fouten) == 1 && fouten[0].Regel != u.Fouten[0].Regel && !strings.HasPrefix(fouten[0].Regel, "XML-") {
		t.Errorf("read: %v; structure: %v\n%s", fouten[0], u.Fouten[0], data)
	}
}

// breek changes one thing in a message: an element is dropped, doubled, moved or
// renamed, or its content is.
func breek(r *rand.Rand, data []byte) []byte {
	tekst := string(data)
	var begins []int
	for i := range tekst {
		if tekst[i] == '<' && i+1 < len(tekst) && tekst[i+1] != '/' && tekst[i+1] != '?' && tekst[i+1] != '!' {
			begins = append(begins, i)
		}
	}
	van := begins[1+r.IntN(len(begins)-1)]
	tot := eindVan(tekst, van)
	stuk := tekst[van:tot]
	switch r.IntN(7) {
	case 0:
		return []byte(tekst[:van] + tekst[tot:])
	case 1:
		return []byte(tekst[:tot] + stuk + tekst[tot:])
	case 2:
		naar := begins[1+r.IntN(len(begins)-1)]
		if naar > van && naar < tot {
			return data
		}
		return []byte(tekst[:naar] + stuk + tekst[naar:])
	case 3:
		return []byte(tekst[:van] + strings.ReplaceAll(stuk, "o", "x") + tekst[tot:])
	case 4:
		i := r.IntN(len(tekst))
		return []byte(tekst[:i] + tekst[i+1:])
	case 5:
		return []byte(tekst[:van] + inhoudAnders(r, stuk) + tekst[tot:])
	}
	return []byte(tekst[:van] + "<!-- x -->" + strings.Replace(stuk, ">", ">\n", 1) + tekst[tot:])
}

// eindVan gives where the element that begins at van ends.
func eindVan(tekst string, van int) int {
	naam := strings.FieldsFunc(tekst[van+1:], func(r rune) bool { return r == '>' || r == ' ' || r == '/' })[0]
	sluit := "</" + naam + ">"
	i := strings.Index(tekst[van:], sluit)
	if i < 0 {
		return len(tekst)
	}
	return van + i + len(sluit)
}

// inhoudAnders puts another value in every place of a piece where a text stands.
func inhoudAnders(r *rand.Rand, stuk string) string {
	waarden := []string{"", " ", "0", "00", "+1", "-1", "-0", "1.5", "2026-02-29", "2024-02-29", "02026-01-01", "12026-01-01", "0000-01-01",
		"-2026-01-01", "2026-01-01Z", "24:00:00", "24:00:01", "10:00:00.5", "10:00", "999900006", "0599", "42420001", "01", "1", "x",
		strings.Repeat("9", 20), strings.Repeat("x", 30), "1.0.0", "01.0.0", "a\nb", " 1 ", "é", "&#13;", "<![CDATA[1]]>", "&amp;"}
	i := strings.Index(stuk, ">")
	j := strings.Index(stuk[i+1:], "<")
	if i < 0 || j < 0 {
		return stuk
	}
	return stuk[:i+1] + waarden[r.IntN(len(waarden))] + stuk[i+1+j:]
}
