package foto

import (
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// schilder gives what a browser shows of the picture on the page: its size, and the
// colours of its dots.
const schilder = `(() => {
	const i = document.images[0], c = document.createElement('canvas');
	c.width = i.naturalWidth; c.height = i.naturalHeight;
	const x = c.getContext('2d'); x.drawImage(i, 0, 0);
	return c.width + 'x' + c.height + ' ' + Array.from(x.getImageData(0, 0, c.width, c.height).data).join(' ');
})()`

// A browser shows the same before and after, also of a photo that was turned and of
// one with colours of its own: it looks at more than the decoder of Go does.
func TestBrowserShowsTheSame(t *testing.T) {
	browser := webtest.Start(t)
	plainJPEG, plainPNG := alsJPEG(t), alsPNG(t)
	type file struct {
		name, media string
		in          []byte
		clean       func([]byte) ([]byte, error)
	}
	odd := profielMet(2)
	copy(odd[iccHead+4+2*iccEntry:], "gXYZ") // red and green change places
	copy(odd[iccHead+4+3*iccEntry:], "rXYZ")
	files := []file{{"colours", "image/jpeg", metDelen(plainJPEG, iccDelen(odd, 2)...), JPEG},
		{"colours", "image/png", metStukken(plainPNG, chunk{kind: "iCCP", data: append([]byte(geheim+"\x00\x00"), ingepakt(t, odd)...)}), PNG},
		{"Adobe", "image/jpeg", metDelen(plainJPEG, deel{app14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00")}), JPEG}}
	for _, side := range []uint16{1, 3, 6} {
		files = append(files, file{"side " + strconv.Itoa(int(side)), "image/jpeg", metDelen(plainJPEG, deel{app1, exifDeel(t, binary.LittleEndian, side)}), JPEG},
			file{"side " + strconv.Itoa(int(side)), "image/png", metStukken(plainPNG, chunk{kind: "eXIf", data: tiff(t, binary.BigEndian, side)}), PNG})
	}
	var shown []byte
	media := ""
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(`<!doctype html><title>x</title><img alt="" src="data:` + media + ";base64," + base64.StdEncoding.EncodeToString(shown) + `">`))
	}))
	defer server.Close()
	p := browser.Page(t)
	see := func(kind string, b []byte) string {
		shown, media = b, kind
		p.Open(server.URL)
		return webtest.Eval[string](p, schilder)
	}
	bare := map[string]string{"image/jpeg": see("image/jpeg", plainJPEG), "image/png": see("image/png", plainPNG)}
	for _, f := range files {
		out, err := f.clean(f.in)
		if err != nil {
			t.Fatal(err)
		}
		before, after := see(f.media, f.in), see(f.media, out)
		if before != after {
			t.Errorf("%s, %s: %.40s before, %.40s after", f.media, f.name, before, after)
		}
		if (f.name == "side 1") != (before == bare[f.media]) {
			t.Errorf("%s, %s: what is kept makes no difference, so this proves nothing", f.media, f.name)
		}
	}
}
