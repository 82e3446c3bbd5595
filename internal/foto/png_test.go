package foto

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"image/png"
	"io"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// metStukken puts chunks right after the head of a PNG file.
func metStukken(file []byte, stukken ...chunk) []byte {
	const head = len(pngMark) + 25
	out := slices.Clone(file[:head])
	for _, c := range stukken {
		out = appendChunk(out, c.kind, c.data)
	}
	return append(out, file[head:]...)
}

func soorten(t testing.TB, b []byte) (out []string) {
	t.Helper()
	b = b[len(pngMark):]
	for len(b) > 0 {
		c, tail, ok := nextChunk(b)
		if !ok || !c.ok {
			t.Fatalf("a chunk that is none after %q", out)
		}
		out, b = append(out, c.kind), tail
	}
	return out
}

func ingepakt(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(b)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPNGLosesAllButThePicture(t *testing.T) {
	plain := alsPNG(t)
	bare := []string{"IHDR", "IDAT", "IEND"}
	zip := ingepakt(t, []byte(geheim))
	with := func(kind string) []string { return []string{"IHDR", kind, "IDAT", "IEND"} }
	colours := append([]byte(geheim+"\x00\x00"), ingepakt(t, profielMet(2))...)
	for name, c := range map[string]struct {
		in   []byte
		want []string
	}{
		"nothing to lose":   {plain, bare},
		"text":              {metStukken(plain, chunk{kind: "tEXt", data: []byte("Comment\x00" + geheim)}), bare},
		"packed text":       {metStukken(plain, chunk{kind: "zTXt", data: append([]byte("Comment\x00\x00"), zip...)}), bare},
		"text, XMP":         {metStukken(plain, chunk{kind: "iTXt", data: []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00" + geheim)}), bare},
		"place":             {metStukken(plain, chunk{kind: "eXIf", data: tiff(t, binary.BigEndian, 1)}), bare},
		"place, and turned": {metStukken(plain, chunk{kind: "eXIf", data: tiff(t, binary.LittleEndian, 6)}), with("eXIf")},
		"moment":            {metStukken(plain, chunk{kind: "tIME", data: []byte{7, 234, 11, 21, 23, 14, 5}}), bare},
		"a maker's own":     {metStukken(plain, chunk{kind: "caBX", data: []byte(geheim)}, chunk{kind: "iDOT", data: []byte(geheim)}), bare},
		"a false time":      {metStukken(plain, chunk{kind: "tIME", data: []byte(geheim)}), bare},
		"light":             {metStukken(plain, chunk{kind: "gAMA", data: []byte{0, 0, 0xb1, 0x8f}}), with("gAMA")},
		"light with a text": {metStukken(plain, chunk{kind: "gAMA", data: []byte(geheim)}), bare},
		"resolution":        {metStukken(plain, chunk{kind: "pHYs", data: []byte{0, 0, 11, 19, 0, 0, 11, 19, 1}}), with("pHYs")},
		"sRGB":              {metStukken(plain, chunk{kind: "sRGB", data: []byte{0}}), with("sRGB")},
		"colours":           {metStukken(plain, chunk{kind: "iCCP", data: colours}), with("iCCP")},
		"colours of none":   {metStukken(plain, chunk{kind: "iCCP", data: append([]byte(geheim+"\x00\x00"), zip...)}), bare},
		"colours, too much": {metStukken(plain, chunk{kind: "iCCP", data: append([]byte("x\x00\x00"), ingepakt(t, make([]byte, maxProfiel+1))...)}), bare},
		"behind the end":    {append(bytes.Clone(plain), geheim...), bare},
		"what a program left of the whole screen": {append(bytes.Clone(plain), metStukken(plain, chunk{kind: "tEXt", data: []byte("x\x00" + geheim)})...), bare},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := PNG(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if !gelijk(t, c.in, out) {
				t.Error("the picture changed")
			}
			if got := soorten(t, out); !slices.Equal(got, c.want) {
				t.Errorf("kept %q, want %q", got, c.want)
			}
			zonder(t, out)
			if again, err := PNG(out); err != nil || !bytes.Equal(again, out) {
				t.Errorf("once more gives another file: %v", err)
			}
		})
	}
}

// What is packed in a colour profile is unpacked to see that it has no text any more.
func TestProfileInPNGHasNoText(t *testing.T) {
	out, err := PNG(metStukken(alsPNG(t), chunk{kind: "iCCP", data: append([]byte(geheim+"\x00\x00"), ingepakt(t, profielMet(4))...)}))
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(out, []byte("iCCPICC\x00\x00"))
	if i < 0 {
		t.Fatal("no profile")
	}
	r, err := zlib.NewReader(bytes.NewReader(out[i+9:]))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(whole, profiel(profielMet(4))) {
		t.Errorf("%d bytes, %v", len(whole), err)
	}
}

func TestPNGThatIsRefused(t *testing.T) {
	plain := alsPNG(t)
	wrong := bytes.Clone(plain)
	wrong[len(pngMark)+25+8+3] ^= 1 // in the picture, which its check sum then tells
	for name, in := range map[string][]byte{
		"nothing": nil, "the mark alone": []byte(pngMark), "no end": plain[:len(plain)-12], "cut in the picture": plain[:len(plain)-20], "another file": []byte("GIF89a"),
		"a wrong check sum":         wrong,
		"no picture":                append(bytes.Clone(plain[:len(pngMark)+25]), plain[len(plain)-12:]...),
		"two heads":                 slices.Concat(plain[:len(pngMark)+25], plain[len(pngMark):]),
		"a chunk before the head":   slices.Concat([]byte(pngMark), appendChunk(nil, "tEXt", []byte("x\x00y")), plain[len(pngMark):]),
		"a part that one must know": metStukken(plain, chunk{kind: "CgBI", data: []byte{0, 0, 0, 0}}),
		"a moving picture":          metStukken(plain, chunk{kind: "acTL", data: make([]byte, 8)}),
		"a length over the end":     append(bytes.Clone(plain[:len(pngMark)+25]), 0xff, 0xff, 0xff, 0xff, 't', 'E', 'X', 't', 0, 0, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			if out, err := PNG(in); !errors.Is(err, ErrVorm) || out != nil {
				t.Errorf("%d bytes, %v", len(out), err)
			}
		})
	}
}

func TestAnyChunksOfPNG(t *testing.T) {
	plain := alsPNG(t)
	end := len(plain) - 12
	rapid.Check(t, func(t *rapid.T) {
		stray := func(label string) (out []byte) {
			for range rapid.IntRange(0, 4).Draw(t, label) {
				kind := rapid.SampledFrom([]string{"tEXt", "zTXt", "iTXt", "tIME", "hIST", "sPLT", "prIv", "gAMA", "pHYs", "iCCP", "eXIf"}).Draw(t, "kind")
				out = appendChunk(out, kind, append([]byte(geheim), rapid.SliceOfN(rapid.Byte(), 0, 50).Draw(t, "data")...))
			}
			return out
		}
		in := slices.Concat(plain[:33], stray("before"), plain[33:end], stray("between"), plain[end:], rapid.SliceOf(rapid.Byte()).Draw(t, "behind"))
		if out, err := PNG(in); err != nil || !bytes.Equal(out, plain) {
			t.Fatalf("%d bytes, want the %d of the bare picture: %v", len(out), len(plain), err)
		}
	})
}

func FuzzPNG(f *testing.F) {
	plain := alsPNG(f)
	f.Add(plain)
	f.Add(metStukken(plain, chunk{kind: "eXIf", data: tiff(f, binary.BigEndian, 6)}, chunk{kind: "tEXt", data: []byte("x\x00y")}, chunk{kind: "pHYs", data: make([]byte, 9)}))
	f.Add(metStukken(plain, chunk{kind: "iCCP", data: append([]byte("x\x00\x00"), ingepakt(f, profielMet(2))...)}))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, err := PNG(in)
		if err != nil {
			return
		}
		if again, err := PNG(out); err != nil || !bytes.Equal(again, out) {
			t.Fatalf("once more gives another file: %v", err)
		}
		for _, kind := range soorten(t, out) {
			if _, most := colourSize(kind); most == 0 && !slices.Contains([]string{"IHDR", "PLTE", "IDAT", "IEND", "iCCP", "eXIf"}, kind) {
				t.Errorf("kept %q", kind)
			}
		}
		samePicture(t, in, out, png.DecodeConfig)
	})
}
