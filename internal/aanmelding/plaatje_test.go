package aanmelding

import (
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// The drawing has exactly the dark modules of the code, within a quiet zone of
// four modules.
func TestPictureIsTheCode(t *testing.T) {
	text := GeheimAdres("Gemeente Proefstad", "iris@voorbeeld.test", rfcGeheim)
	p, err := MaakPlaatje(text)
	if err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		t.Fatal(err)
	}
	dark := map[[2]int]bool{}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(p.Pad, -1) {
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		for i := range n {
			dark[[2]int{x + i, y}] = true
		}
	}
	size := want.Bounds().Dx()
	if p.Maat != size+8 {
		t.Errorf("size %d for %d modules", p.Maat, size)
	}
	n := 0
	for y := range size {
		for x := range size {
			is := want.At(x, y) == color.Black
			if is {
				n++
			}
			if dark[[2]int{x + 4, y + 4}] != is {
				t.Fatalf("module %d,%d: %v", x, y, !is)
			}
		}
	}
	if n != len(dark) || n == 0 {
		t.Errorf("%d modules drawn, %d in the code", len(dark), n)
	}
}

func TestPictureOfTooMuchRepeatsNothing(t *testing.T) {
	if _, err := MaakPlaatje(strings.Repeat("geheim", 1000)); err == nil || strings.Contains(err.Error(), "geheim") {
		t.Errorf("%v", err)
	}
}
