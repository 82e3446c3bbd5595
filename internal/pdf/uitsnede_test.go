package pdf

import (
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"
)

// withNames adds the tables that a PDF does not need and another reader does.
func withNames(t *rapid.T, cut, ttf []byte) *sfnt.Font {
	small, err := fontTables(cut)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := fontTables(ttf)
	if err != nil {
		t.Fatal(err)
	}
	var all []fontTable
	for tag, data := range whole {
		if len(small[tag]) > 0 {
			data = small[tag]
		}
		if tag != "kern" && tag != "fpgm" && tag != "prep" && tag != "cvt " {
			all = append(all, fontTable{tag, data})
		}
	}
	slices.SortFunc(all, func(a, b fontTable) int {
		if a.tag < b.tag {
			return -1
		}
		return 1
	})
	f, err := sfnt.Parse(assemble(nil, all))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A cut font draws each character as the whole font does, to the point, and
// its checksums are those of OpenType.
func TestCut(t *testing.T) {
	for _, ttf := range [][]byte{goregular.TTF, gobold.TTF} {
		whole, err := sfnt.Parse(ttf)
		if err != nil {
			t.Fatal(err)
		}
		l, err := loadLettertype(ttf)
		if err != nil {
			t.Fatal(err)
		}
		all := make([]rune, 0, 1000)
		for r := range rune(0xFFFF) {
			if _, ok := l.ref(r); ok {
				all = append(all, r)
			}
		}
		rapid.Check(t, func(t *rapid.T) {
			g := newGebruik(l)
			for _, r := range rapid.SliceOfN(rapid.SampledFrom(all), 1, 60).Draw(t, "tekens") {
				ref, _ := l.ref(r)
				g.code(r, ref.gid)
			}
			cut := g.cut(nil)
			if checksum(cut) != 0xB1B0AFBA {
				t.Fatalf("checksum %08X", checksum(cut))
			}
			sameOutlines(t, g, whole, withNames(t, cut, ttf))
		})
	}
}

func sameOutlines(t *rapid.T, g *gebruik, whole, cut *sfnt.Font) {
	em := fixed.I(2048)
	for i, gid := range g.gids {
		want, err := whole.LoadGlyph(nil, sfnt.GlyphIndex(gid), em, nil)
		if err != nil {
			t.Fatal(err)
		}
		want = slices.Clone(want)
		got, err := cut.LoadGlyph(nil, sfnt.GlyphIndex(i), em, nil)
		if err != nil {
			t.Fatalf("character %U: %v", g.runes[i], err)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("character %U is drawn differently", g.runes[i])
		}
		a, _ := whole.GlyphAdvance(nil, sfnt.GlyphIndex(gid), em, 0)
		if b, _ := cut.GlyphAdvance(nil, sfnt.GlyphIndex(i), em, 0); a != b {
			t.Fatalf("character %U is %d wide, not %d", g.runes[i], b, a)
		}
	}
}

// A damaged font gives an error, never a panic.
func FuzzLoadLettertype(f *testing.F) {
	f.Add(5, byte(3))
	f.Add(500, byte(255))
	f.Fuzz(func(_ *testing.T, at int, v byte) {
		ttf := slices.Clone(goregular.TTF)
		for i := range 4 {
			ttf[(max(at, -at)&0xFFFFFF+i*7919)%len(ttf)] = v
		}
		_, _ = loadLettertype(ttf)
	})
}
