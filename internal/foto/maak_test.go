package foto

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// geheim stands in all that must go.
const geheim = "Schuilpad 7"

// plaatje is a picture in which no two corners look alike.
func plaatje() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 24, 16))
	for x := range 24 {
		for y := range 16 {
			img.Set(x, y, color.NRGBA{uint8(10 * x), uint8(15 * y), uint8(5 * (x + y)), 255})
		}
	}
	return img
}

func alsJPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, plaatje(), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func alsPNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, plaatje()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tiffVeld is one field of a directory of Exif; a value over four bytes stands apart.
type tiffVeld struct {
	tag, soort uint16
	waarde     []byte
}

// tiff makes a block of Exif with an Orientation (none for 0), device, moment, place
// (GPS, in a directory of its own) and a small copy.
func tiff(t testing.TB, order binary.ByteOrder, stand uint16) []byte {
	t.Helper()
	append16 := func(b []byte, v uint16) []byte { x := make([]byte, 2); order.PutUint16(x, v); return append(b, x...) }
	append32 := func(b []byte, v uint32) []byte { x := make([]byte, 4); order.PutUint32(x, v); return append(b, x...) }
	text := func(s string) []byte { return []byte(s + "\x00") }
	out := []byte("MM\x00*")
	if order == binary.LittleEndian {
		out = []byte("II*\x00")
	}
	out = append32(out, 8)
	directory := func(fields []tiffVeld, next bool) {
		at := len(out) + 2 + 12*len(fields) + 4
		var values []byte
		out = append16(out, uint16(len(fields)))
		for _, f := range fields {
			size := map[uint16]int{2: 1, 3: 2, 4: 4, 5: 8}[f.soort]
			out = append32(append16(append16(out, f.tag), f.soort), uint32(len(f.waarde)/size))
			if len(f.waarde) <= 4 {
				out = append(append(out, f.waarde...), make([]byte, 4-len(f.waarde))...)
				continue
			}
			out = append32(out, uint32(at+len(values)))
			values = append(values, f.waarde...)
		}
		if next {
			out = append32(out, uint32(at+len(values)))
		} else {
			out = append32(out, 0)
		}
		out = append(out, values...)
	}
	main := []tiffVeld{{0x010f, 2, text("Fototoestel van " + geheim)}, {0x0110, 2, text("Model 12")}, {0x0132, 2, text("2026:11:21 23:14:05")}}
	if stand != 0 {
		main = append(main, tiffVeld{tagStand, typeShort, append16(nil, stand)})
	}
	size := 8 + 2 + 12*(len(main)+1) + 4
	for _, f := range main {
		if len(f.waarde) > 4 {
			size += len(f.waarde)
		}
	}
	main = append(main, tiffVeld{0x8825, 4, append32(nil, uint32(size))})
	directory(main, false)
	degrees := func(d, m, s uint32) []byte {
		return append32(append32(append32(append32(append32(append32(nil, d), 1), m), 1), s), 100)
	}
	directory([]tiffVeld{{1, 2, text("N")}, {2, 5, degrees(51, 55, 2174)}, {3, 2, text("E")}, {4, 5, degrees(4, 28, 4412)}, {0x1d, 2, text("2026:11:21")}}, true)
	directory([]tiffVeld{{0x0201, 4, append32(nil, uint32(len(out)+30))}, {0x0202, 4, append32(nil, 900)}}, false)
	return append(out, alsJPEG(t)...) // the small copy
}

func exifDeel(t testing.TB, order binary.ByteOrder, stand uint16) []byte {
	t.Helper()
	return append([]byte("Exif\x00\x00"), tiff(t, order, stand)...)
}

// profielMet makes a colour profile as a screen has it: with a name, a number and a
// day of its own.
func profielMet(version byte, extra ...iccTag) []byte {
	xyz := func(values ...float64) []byte {
		out := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range values {
			out = binary.BigEndian.AppendUint32(out, uint32(v*65536))
		}
		return out
	}
	curve := []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33")
	tags := []iccTag{{"desc", []byte("desc\x00\x00\x00\x00\x00\x00\x00\x0c" + geheim + "\x00")}, {"cprt", []byte("text\x00\x00\x00\x00" + geheim)},

		{"rXYZ", xyz(0.4361, 0.2225, 0.0139)}, {"gXYZ", xyz(0.3851, 0.7169, 0.0971)}, {"bXYZ", xyz(0.1431, 0.0606, 0.7141)}, {"wtpt", xyz(0.9642, 1, 0.8249)}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
		{"mmod", []byte("mmod\x00\x00\x00\x00" + geheim)}, {"dmnd", []byte("desc\x00\x00\x00\x00" + geheim)}, {"meta", []byte("dict\x00\x00\x00\x00" + geheim)}}
	tags = append(tags, extra...)
	head := make([]byte, iccHead)
	copy(head[4:], "maak")
	head[8] = version
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], []byte{7, 234, 0, 11, 0, 21, 0, 23, 0, 14, 0, 5})
	copy(head[36:], "acspMSFT")
	copy(head[48:], "FABRmod1")
	copy(head[68:], xyz(0.9642, 1, 0.8249)[8:])
	copy(head[80:], "make0123456789abcdef")
	out := binary.BigEndian.AppendUint32(head, uint32(len(tags)))
	at := len(out) + len(tags)*iccEntry
	var body []byte
	for _, t := range tags {
		out = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(append(out, t.name...), uint32(at+len(body))), uint32(len(t.data)))
		body = append(body, t.data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// gelijk tells whether two files show the same picture.
func gelijk(t testing.TB, a, b []byte) bool {
	t.Helper()
	x, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal("before:", err)
	}
	y, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal("after:", err)
	}
	return zelfde(x, y)
}

func zelfde(x, y image.Image) bool {
	if x.Bounds() != y.Bounds() || x.ColorModel() != y.ColorModel() {
		return false
	}
	for py := x.Bounds().Min.Y; py < x.Bounds().Max.Y; py++ {
		for px := x.Bounds().Min.X; px < x.Bounds().Max.X; px++ {
			if x.At(px, py) != y.At(px, py) {
				return false
			}
		}
	}
	return true
}

// zonder finds what of the secrets is still there.
func zonder(t testing.TB, out []byte) {
	t.Helper()
	for _, s := range []string{geheim, "Fototoestel", "2026", "http", "GPS", "Model 12", "maak", "FABR", "mod1", "0123456789"} {
		if bytes.Contains(out, []byte(s)) {
			t.Errorf("%q is still in it", s)
		}
	}
}
