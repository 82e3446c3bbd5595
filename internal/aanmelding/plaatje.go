package aanmelding

import (
	"errors"
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// plaatjeRand is the quiet zone around a QR code in modules (ISO/IEC 18004
// section 9.1).
const plaatjeRand = 4

// Plaatje is a QR code as one path of an SVG drawing, one unit per module.
type Plaatje struct {
	Maat int    // the drawing is Maat by Maat, with the quiet zone
	Pad  string // the dark modules; for the d attribute of a path
}

// errPlaatje is text that does not fit in a QR code.
var errPlaatje = errors.New("deze tekst past niet in een QR-code")

// MaakPlaatje draws text as a QR code with correction level M.
func MaakPlaatje(tekst string) (Plaatje, error) {
	code, err := qr.Encode(tekst, qr.M, qr.Unicode)
	if err != nil {
		return Plaatje{}, errPlaatje // the fault of the library repeats the text
	}
	size := code.Bounds().Dx()
	var path strings.Builder
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for x < size && code.At(x, y) == color.Black {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+plaatjeRand, y+plaatjeRand, x-from, x-from)
			}
		}
	}
	return Plaatje{Maat: size + 2*plaatjeRand, Pad: path.String()}, nil
}
