package web

import (
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/virusscan"
)

// scandienst listens as clamd does, and finds a virus in what holds KWAAD. It stops
// when the listener is closed.
func scandienst(t *testing.T, w *wereld) net.Listener {
	t.Helper()
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "clamd"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = io.ReadFull(conn, make([]byte, len("zINSTREAM\x00")))
			var file strings.Builder
			for {
				var n uint32
				if binary.Read(conn, binary.BigEndian, &n) != nil || n == 0 {
					break
				}
				_, _ = io.CopyN(&file, conn, int64(n))
			}
			answer := "stream: OK\x00"
			if strings.Contains(file.String(), "KWAAD") {
				answer = "stream: Proef.Virus FOUND\x00"
			}
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}
	}()
	s, err := virusscan.Parse("unix:" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	w.server.in.Virusscan, w.server.gebruik.Virusscan = s, s
	return l
}

// With a scanner no file is kept that it finds something in, or that it cannot look
// at; with none the page says that nobody looks.
func TestFilesAreScanned(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	id, mensen := verhaal(t, w, "Nijptang")
	path, fenna := "/gezin/"+id, mensen["Fenna"]
	zij := w.client(t, "fenna", fenna)
	add, own := path+"/documenten/nieuw", "/mijn/documenten"
	open := func() antwoord { return b.open(add + "?over=" + fenna + "&klasse=gewoon") }
	open().toont(t, "Wijzer kijkt niet of er een virus in een bestand zit")
	l := scandienst(t, w)
	open().toont(t, "Elk bestand wordt nagekeken op virussen")
	leeg := normaal(b.open(path + "/documenten").tekst)
	send := func(inhoud string) (hier, daar antwoord) {
		return b.stuurBestand(add, open().velden(), "x.txt", []byte(inhoud)), zij.stuurBestand(own, zij.open(own).met("over", fenna), "x.txt", []byte(inhoud))
	}
	refused := func(inhoud string, want *dossier.Fout) {
		t.Helper()
		hier, daar := send(inhoud)
		for _, a := range []antwoord{hier, daar} {
			if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, want.Tekst) || !strings.Contains(a.tekst, `href="#veld-bestand"`) || strings.Contains(a.tekst, "Proef.Virus") {
				t.Errorf("%d: %s", a.status, fouten(a))
			}
		}
		if got := normaal(b.open(path + "/documenten").tekst); got != leeg {
			t.Errorf("what was refused is kept:\n%s", eersteVerschil(leeg, got))
		}
	}
	refused("een brief met KWAAD", dossier.ErrDocumentVirus)
	if n := len(kijktaken(t, w, id)); n != 0 {
		t.Errorf("what was refused made %d tasks", n)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	refused("een brief", dossier.ErrDocumentScan)
	scandienst(t, w)
	if hier, _ := send("een brief"); hier.status != http.StatusSeeOther {
		t.Errorf("a clean file: %d: %s", hier.status, fouten(hier))
	}
	if _, daar := send("nog een brief"); daar.status != http.StatusSeeOther {
		t.Errorf("a clean file of a client: %d: %s", daar.status, fouten(daar))
	}
}
