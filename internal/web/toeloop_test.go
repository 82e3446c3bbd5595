package web

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// traag is a file that comes in and does not end yet.
type traag struct {
	t    *testing.T
	body *io.PipeWriter
	rest []byte
	done chan antwoord
}

// begint begins to send a file, and comes back when the program has read that much
// and waits for the rest: a pipe takes nothing before it is read.
func (b *bezoeker) begint(t *testing.T, path string, form url.Values, inhoud string) *traag {
	t.Helper()
	var whole bytes.Buffer
	m := multipart.NewWriter(&whole)
	for name, values := range form {
		for _, v := range values {
			_ = m.WriteField(name, v)
		}
	}
	part, err := m.CreateFormFile(bestandNaam, "traag.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(part, inhoud)
	_ = m.Close()
	half := whole.Len() - 100
	in, out := io.Pipe()
	r, err := http.NewRequest(http.MethodPost, b.w.url+path, in)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", m.FormDataContentType())
	one := &traag{t: t, body: out, rest: whole.Bytes()[half:], done: make(chan antwoord, 1)}
	go func() {
		resp, err := b.client.Do(r)
		if err != nil {
			one.done <- antwoord{tekst: err.Error()}
			return
		}
		defer resp.Body.Close()
		text, _ := io.ReadAll(resp.Body)
		one.done <- antwoord{resp.StatusCode, resp.Header.Get("Location"), resp.Header, string(text)}
	}()
	if _, err := out.Write(whole.Bytes()[:half]); err != nil {
		t.Fatal(err)
	}
	return one
}

// eindigt sends the rest of the file.
func (o *traag) eindigt() antwoord {
	o.t.Helper()
	_, _ = o.body.Write(o.rest)
	_ = o.body.Close()
	return <-o.done
}

// overHetNet gives the same browser with a network between it and the server.
func overHetNet(t *testing.T, w *wereld, b *bezoeker) *bezoeker {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	server.Config = w.server.HTTP()
	server.Start()
	t.Cleanup(server.Close)
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "tcp", server.Listener.Addr().String())
	}
	client := *b.client
	client.Transport = &http.Transport{DialContext: dial, DisableKeepAlives: true}
	return &bezoeker{t, w, &client}
}

// druk holds that an answer is the one for who must wait.
func druk(t *testing.T, wat string, a antwoord) {
	t.Helper()
	if a.status != http.StatusServiceUnavailable || a.kop.Get("Retry-After") != opnieuwNa || !strings.Contains(a.tekst, errDruk.Tekst) {
		t.Errorf("%s: %d, %q: %s", wat, a.status, a.kop.Get("Retry-After"), fouten(a))
	}
}

// As many files come in at once as there is memory for, and no account takes the
// places of all others; who comes then is told to wait, and nothing of his is kept.
func TestFilesThatComeAtOnce(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	id, mensen := verhaal(t, w, "Nijptang")
	path, fenna := "/gezin/"+id, mensen["Fenna"]
	w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Gewoon)
	w.betrek(t, path, toegang.Veiligheidscoordinator, iedereen, gezin.Gewoon)
	zij := w.client(t, "fenna", fenna)
	add, own := path+"/documenten/nieuw", "/mijn/documenten"
	file := []byte("een brief")
	var busy []*traag
	fill := func(who *bezoeker) {
		for i := range maxPerAccount {
			busy = append(busy, who.begint(t, add, who.open(add+"?over="+fenna+"&klasse=gewoon").velden(), strings.Repeat("tekst ", 1000)+string(rune('a'+i))))
		}
	}
	fill(b)
	page := b.open(add + "?over=" + fenna + "&klasse=gewoon")
	druk(t, "one more of the same account", b.stuurBestand(add, page.velden(), "x.txt", file))
	if a := busy[0].eindigt(); a.status != http.StatusSeeOther {
		t.Errorf("a file that came in: %d: %s", a.status, fouten(a))
	}
	busy[0] = b.begint(t, add, page.velden(), "de volgende"+strings.Repeat(" tekst", 100))
	if a := zij.stuurBestand(own, zij.open(own).met("over", fenna), "x.txt", file); a.status != http.StatusSeeOther {
		t.Errorf("another account while there is room: %d: %s", a.status, fouten(a))
	}
	fill(w.als(t, "casusregisseur"))
	fill(w.als(t, "veiligheidscoordinator"))
	if len(busy) != maxTegelijk {
		t.Fatalf("%d files come in, of %d", len(busy), maxTegelijk)
	}
	again := zij.open(own).met("over", fenna)
	remote := overHetNet(t, w, zij)
	druk(t, "the same over a network", remote.stuurBestand(own, again, "y.txt", bytes.Repeat([]byte("a"), 3<<20)))
	druk(t, "a client when all places are taken", zij.stuurBestand(own, again, "y.txt", bytes.Repeat([]byte("a"), 3<<20)))
	if a := zij.stuur(own, again); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a form without a file needs no place: %d", a.status)
	}
	if n := strings.Count(zij.open(own).tekst, "/bestand\""); n != 1 {
		t.Errorf("%d documents of hers", n)
	}
	busy[0].eindigt()
	if a := zij.stuurBestand(own, again, "y.txt", file); a.status != http.StatusSeeOther {
		t.Errorf("the same form, when there is room again: %d: %s", a.status, fouten(a))
	}
	_ = busy[1].body.CloseWithError(io.ErrUnexpectedEOF) // the connection of one is lost
	<-busy[1].done
	for _, one := range busy[2:] {
		if a := one.eindigt(); a.status >= 500 { // others wrote meanwhile: it may be asked to look again
			t.Errorf("a file that came in: %d: %s", a.status, fouten(a))
		}
	}
	if w.server.toeloop.bezig != 0 || len(w.server.toeloop.per) != 0 {
		t.Errorf("places are not given back: %d, %v", w.server.toeloop.bezig, w.server.toeloop.per)
	}
}

// Each route that takes a file asks for a place.
func TestEveryRouteWithAFileNeedsAPlace(t *testing.T) {
	w := newWereld(t)
	n := 0
	for _, r := range w.server.routes {
		if !takesFile(r.patroon) {
			continue
		}
		n++
		w.server.toeloop.bezig = maxTegelijk
		in, err := http.NewRequest(http.MethodPost, "/x", strings.NewReader("--x--"))
		if err != nil {
			t.Fatal(err)
		}
		in.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		out := &stilleSchrijver{kop: http.Header{}}
		if err := r.doe(w.server.newVerzoek(out, in)); err != error(errDruk) || out.kop.Get("Retry-After") == "" {
			t.Errorf("%s: %v", r.patroon, err)
		}
	}
	if n != 2 {
		t.Errorf("%d routes take a file", n)
	}
}

type stilleSchrijver struct{ kop http.Header }

func (s *stilleSchrijver) Header() http.Header         { return s.kop }
func (s *stilleSchrijver) Write(b []byte) (int, error) { return len(b), nil }
func (s *stilleSchrijver) WriteHeader(int)             {}
