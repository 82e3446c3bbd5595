package foto

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type deel struct {
	m    byte
	data []byte
}

// metDelen puts segments right after the beginning.
func metDelen(file []byte, delen ...deel) []byte {
	out := slices.Clone(file[:2])
	for _, d := range delen {
		out = appendSegment(out, d.m, d.data)
	}
	return append(out, file[2:]...)
}

// merken gives the segments before the picture by marker and first bytes.
func merken(t testing.TB, b []byte) (out []string) {
	t.Helper()
	b = b[2:]
	for {
		m, tail, ok := nextMarker(b)
		if !ok || m == sos || m == eoi {
			return out
		}
		n := int(binary.BigEndian.Uint16(tail))
		if m >= app0 && m <= app15 || m == com {
			name, _, _ := bytes.Cut(tail[2:n], []byte{0})
			out = append(out, fmt.Sprintf("%x %s", m, name))
		}
		b = tail[n:]
	}
}

// iccDelen spreads a profile over segments.
func iccDelen(whole []byte, n int) (out []deel) {
	size := (len(whole) + n - 1) / n
	for i := range n {
		part := append([]byte(iccMark), byte(i+1), byte(n))
		out = append(out, deel{app2, append(part, whole[min(len(whole), i*size):min(len(whole), (i+1)*size)]...)})
	}
	return out
}

func TestJPEGLosesAllButThePicture(t *testing.T) {
	plain := alsJPEG(t)
	adobe := append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), 1)
	icc := iccDelen(profielMet(2), 1)
	for name, c := range map[string]struct {
		in   []byte
		want []string
	}{
		"nothing to lose":           {plain, nil},
		"place, device, moment":     {metDelen(plain, deel{app1, exifDeel(t, binary.BigEndian, 1)}), nil},
		"the same, little-endian":   {metDelen(plain, deel{app1, exifDeel(t, binary.LittleEndian, 1)}), nil},
		"without a side":            {metDelen(plain, deel{app1, exifDeel(t, binary.LittleEndian, 0)}), nil},
		"a side that there is not":  {metDelen(plain, deel{app1, exifDeel(t, binary.LittleEndian, 9)}), nil},
		"turned":                    {metDelen(plain, deel{app1, exifDeel(t, binary.BigEndian, 6)}), []string{"e1 Exif"}},
		"turned, little-endian":     {metDelen(plain, deel{app1, exifDeel(t, binary.LittleEndian, 8)}), []string{"e1 Exif"}},
		"Exif of rubbish":           {metDelen(plain, deel{app1, []byte("Exif\x00\x00II*\x00\xff\xff\xff\xff" + geheim)}), nil},
		"Exif that ends too soon":   {metDelen(plain, deel{app1, []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + geheim)}), nil},
		"XMP":                       {metDelen(plain, deel{app1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + geheim)}), nil},
		"IPTC":                      {metDelen(plain, deel{0xed, []byte("Photoshop 3.0\x008BIM\x04\x04" + geheim)}), nil},
		"comment":                   {metDelen(plain, deel{com, []byte(geheim)}), nil},
		"more photos (MPF)":         {append(metDelen(plain, deel{app2, []byte("MPF\x00" + geheim)}), metDelen(plain, deel{app1, exifDeel(t, binary.BigEndian, 1)})...), nil},
		"a film behind it":          {append(bytes.Clone(plain), "\x00\x00\x00\x18ftypmp42"+geheim+"MotionPhoto_Data"...), nil},
		"all the maker's own":       {metDelen(plain, deel{0xe3, []byte(geheim)}, deel{0xe4, []byte(geheim)}, deel{0xeb, []byte(geheim)}, deel{app15, []byte(geheim)}), nil},
		"JFIF with a small copy":    {metDelen(plain, deel{app0, append([]byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x02\x02"), geheim...)}), []string{"e0 JFIF"}},
		"JFXX, a small copy":        {metDelen(plain, deel{app0, []byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00")}, deel{app0, []byte("JFXX\x00\x10" + geheim)}), []string{"e0 JFIF"}},
		"Adobe with more behind it": {metDelen(plain, deel{app14, append(bytes.Clone(adobe), geheim...)}), []string{"ee Adobe"}},
		"APP14 of another":          {metDelen(plain, deel{app14, []byte(geheim)}), nil},
		"colours":                   {metDelen(plain, icc...), []string{"e2 ICC_PROFILE"}},
		"colours of version 4":      {metDelen(plain, iccDelen(profielMet(4), 1)...), []string{"e2 ICC_PROFILE"}},
		"colours in three parts":    {metDelen(plain, iccDelen(profielMet(2), 3)...), []string{"e2 ICC_PROFILE"}},
		"colours with a part gone":  {metDelen(plain, iccDelen(profielMet(2), 3)[:2]...), nil},
		"colours that are none":     {metDelen(plain, deel{app2, []byte(iccMark + "\x01\x01" + geheim)}), nil},
		"stray bytes":               {append(append(bytes.Clone(plain[:2]), geheim...), plain[2:]...), nil},
		"all together": {append(metDelen(plain, append([]deel{{app0, []byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00")}, {app1, exifDeel(t, binary.BigEndian, 3)}, {com, []byte(geheim)}, {app14, adobe}}, icc...)...), geheim...),
			[]string{"e0 JFIF", "e1 Exif", "e2 ICC_PROFILE", "ee Adobe"}},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := JPEG(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if !gelijk(t, c.in, out) {
				t.Error("the picture changed")
			}
			if got := merken(t, out); !slices.Equal(got, c.want) {
				t.Errorf("kept %q, want %q", got, c.want)
			}
			zonder(t, out)
			if again, err := JPEG(out); err != nil || !bytes.Equal(again, out) {
				t.Errorf("once more gives another file: %v", err)
			}
		})
	}
}

// Which side is up stays, in both orders of bytes, and nothing else of the Exif.
func TestTheSideThatIsUpStays(t *testing.T) {
	for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
		for want := uint16(1); want <= standMax; want++ {
			j := jpegFile{stand: rechtop}
			out, err := JPEG(metDelen(alsJPEG(t), deel{app1, exifDeel(t, order, want)}))
			if err != nil {
				t.Fatal(err)
			}
			if err := j.walk(out); err != nil || j.stand != want {
				t.Errorf("%v: %d becomes %d, %v", order, want, j.stand, err)
			}
			if i := bytes.Index(out, []byte("Exif")); i >= 0 && int(binary.BigEndian.Uint16(out[i-2:])) != 2+6+26 {
				t.Errorf("%d: more than a side is kept", want)
			}
		}
	}
}

// A photo of a camera that packs colours otherwise keeps its colours: what says so is
// kept and still counts.
func TestColoursOfAdobeStay(t *testing.T) {
	plain := alsJPEG(t)
	asRGB := metDelen(plain, deel{app14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00")})
	out, err := JPEG(asRGB)
	if err != nil || !gelijk(t, asRGB, out) {
		t.Fatalf("the picture changed: %v", err)
	}
	x, _ := jpeg.Decode(bytes.NewReader(plain))
	y, _ := jpeg.Decode(bytes.NewReader(out))
	if zelfde(x, y) {
		t.Error("the marker makes no difference, so this proves nothing")
	}
}

// What cannot be walked to its end is refused: nobody can say what is in it.
func TestJPEGThatIsRefused(t *testing.T) {
	plain := alsJPEG(t)
	scan := bytes.Index(plain, []byte{0xff, sos})
	for name, in := range map[string][]byte{
		"nothing": nil, "the beginning alone": plain[:2], "no end": plain[:len(plain)-2], "cut in the picture": plain[:len(plain)-9], "cut in a table": plain[:40],
		"another file": []byte("%PDF-1.4"), "no picture": {0xff, soi, 0xff, eoi}, "a length that is none": {0xff, soi, 0xff, com, 0, 1, 0xff, eoi},
		"a length over the end":      append(bytes.Clone(plain[:2]), 0xff, com, 0xff, 0xff, 1, 2, 3),
		"a scan before its frame":    append(append([]byte{0xff, soi}, plain[scan:]...), 0xff, eoi),
		"a beginning in the middle":  slices.Concat(plain[:scan], []byte{0xff, soi, 0, 2}, plain[scan:]),
		"a marker that nobody knows": metDelen(plain, deel{0xf7, []byte(geheim)}),
		"two frames":                 slices.Concat(plain[:scan], plain[2:]),
		"JFIF cut short":             metDelen(plain, deel{app0, []byte("JFIF\x00\x01")}),
		"Adobe after the picture":    append(appendSegment(bytes.Clone(plain[:len(plain)-2]), app14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00")), 0xff, eoi),
	} {
		t.Run(name, func(t *testing.T) {
			if out, err := JPEG(in); !errors.Is(err, ErrVorm) || out != nil {
				t.Errorf("%d bytes, %v", len(out), err)
			}
		})
	}
}

// Whatever segments stand before, between and behind: the picture is the same, and of
// what they hold nothing is left.
func TestAnySegmentsOfJPEG(t *testing.T) {
	plain := alsJPEG(t)
	scan := bytes.Index(plain, []byte{0xff, sos})
	rapid.Check(t, func(t *rapid.T) {
		stray := func(label string) (out []byte) {
			for range rapid.IntRange(0, 4).Draw(t, label) {
				head := rapid.SampledFrom([]string{"", "Exif\x00\x00", "Exif\x00\x00MM\x00*\x00\x00\x00\x08", "http://ns.adobe.com/xap/1.0/\x00", "ICC_PROFILE\x00\x01\x01", "JFXX\x00", "MPF\x00"}).Draw(t, "head")
				m := rapid.SampledFrom([]byte{app0, app1, app2, 0xe5, 0xed, app14, app15, com}).Draw(t, "marker")
				out = appendSegment(out, m, append([]byte(head+geheim), rapid.SliceOfN(rapid.Byte(), 0, 50).Draw(t, "data")...))
			}
			return out
		}
		in := slices.Concat(plain[:2], stray("before"), plain[2:scan], stray("between"), plain[scan:], rapid.SliceOf(rapid.Byte()).Draw(t, "behind"))
		out, err := JPEG(in)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out, plain) {
			t.Fatalf("%d bytes, want the %d of the bare picture", len(out), len(plain))
		}
	})
}

func FuzzJPEG(f *testing.F) {
	plain := alsJPEG(f)
	f.Add(plain)
	f.Add(metDelen(plain, deel{app1, exifDeel(f, binary.LittleEndian, 6)}))
	f.Add(append(metDelen(plain, iccDelen(profielMet(4), 2)...), geheim...))
	f.Add(metDelen(plain, deel{app14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00")}, deel{app0, []byte("JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00")}))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, err := JPEG(in)
		if err != nil {
			return
		}
		if again, err := JPEG(out); err != nil || !bytes.Equal(again, out) {
			t.Fatalf("once more gives another file: %v", err)
		}
		for _, m := range merken(t, out) {
			if !slices.Contains([]string{"e0 JFIF", "e1 Exif", "e2 ICC_PROFILE", "ee Adobe"}, m) && !strings.HasPrefix(m, "ee Adobe") {
				t.Errorf("kept %q", m)
			}
		}
		samePicture(t, in, out, jpeg.DecodeConfig)
	})
}

// samePicture holds that what could be decoded before shows the same after.
func samePicture(t testing.TB, in, out []byte, config func(io.Reader) (image.Config, error)) {
	t.Helper()
	c, err := config(bytes.NewReader(in))
	if err != nil || c.Width*c.Height > 1<<16 {
		return
	}
	x, _, err := image.Decode(bytes.NewReader(in))
	if err != nil {
		return
	}
	y, _, err := image.Decode(bytes.NewReader(out))
	if err != nil || !zelfde(x, y) {
		t.Errorf("the picture changed: %v", err)
	}
}
