package virusscan

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

// daemon is a scanner that speaks as clamd does. It gives the answer of answer to
// each stream that it got whole.
func daemon(t *testing.T, network, address string, answer func(file []byte) string) string {
	t.Helper()
	l, err := net.Listen(network, address)
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
			go func() {
				defer conn.Close()
				if file, ok := stream(conn); ok {
					_, _ = io.WriteString(conn, answer(file))
				}
			}()
		}
	}()
	return network + ":" + l.Addr().String()
}

// stream reads what a client sends, as clamd(8) says.
func stream(r io.Reader) ([]byte, bool) {
	word := make([]byte, len("zINSTREAM\x00"))
	if _, err := io.ReadFull(r, word); err != nil || string(word) != "zINSTREAM\x00" {
		return nil, false
	}
	var file []byte
	for {
		var n uint32
		if binary.Read(r, binary.BigEndian, &n) != nil {
			return nil, false
		}
		if n == 0 {
			return file, true
		}
		part := make([]byte, n)
		if _, err := io.ReadFull(r, part); err != nil {
			return nil, false
		}
		file = append(file, part...)
	}
}

func TestScan(t *testing.T) {
	large := bytes.Repeat([]byte("0123456789"), 1<<20)
	clamd := func(file []byte) string {
		if bytes.Contains(file, []byte("KWAAD")) {
			return "stream: Proef.Virus-1 FOUND\x00"
		}
		return "stream: OK\x00"
	}
	say := func(text string) func([]byte) string { return func([]byte) string { return text } }
	for name, c := range map[string]struct {
		file   []byte
		answer func([]byte) string
		clean  bool
		err    error
	}{
		"clean":                     {[]byte("brief"), clamd, true, nil},
		"a virus":                   {[]byte("brief KWAAD"), clamd, false, nil},
		"a virus at the end":        {append(bytes.Clone(large), "KWAAD"...), clamd, false, nil},
		"large and clean":           {large, func(b []byte) string { return map[bool]string{true: "stream: OK\x00"}[bytes.Equal(b, large)] }, true, nil},
		"too large for it":          {[]byte("x"), say("INSTREAM size limit exceeded. ERROR\x00"), false, ErrAntwoord},
		"no answer":                 {[]byte("x"), say(""), false, ErrAntwoord},
		"half an answer":            {[]byte("x"), say("stream: OK"), false, ErrAntwoord},
		"another word":              {[]byte("x"), say("stream: lstat() failed. ERROR\x00"), false, ErrAntwoord},
		"a virus that is called OK": {[]byte("x"), say("stream: OK FOUND\x00"), false, nil},
		"more than an answer":       {[]byte("x"), say("stream: OK\x00stream: OK\x00"), false, ErrAntwoord},
		"an answer without end":     {[]byte("x"), say(strings.Repeat("a", 1<<20)), false, ErrAntwoord},
	} {
		t.Run(name, func(t *testing.T) {
			for _, at := range []string{daemon(t, "tcp", "127.0.0.1:0", c.answer), daemon(t, "unix", filepath.Join(t.TempDir(), "s"), c.answer)} {
				s, err := Parse(at)
				if err != nil {
					t.Fatal(err)
				}
				if clean, err := s.Scan(t.Context(), c.file); clean != c.clean || !errors.Is(err, c.err) {
					t.Errorf("%v, %v", clean, err)
				}
			}
		})
	}
}

// Who is not there, or says nothing until nobody waits any more, lets no file in.
func TestScannerThatIsNotThere(t *testing.T) {
	s, err := Parse("unix:" + filepath.Join(t.TempDir(), "niemand"))
	if err != nil {
		t.Fatal(err)
	}
	if clean, err := s.Scan(t.Context(), []byte("x")); clean || !errors.Is(err, ErrAntwoord) {
		t.Errorf("%v, %v", clean, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	hold := make(chan struct{})
	defer close(hold)
	s, err = Parse(daemon(t, "tcp", "127.0.0.1:0", func([]byte) string { cancel(); <-hold; return "stream: OK\x00" }))
	if err != nil {
		t.Fatal(err)
	}
	if clean, err := s.Scan(ctx, []byte("x")); clean || !errors.Is(err, ErrAntwoord) {
		t.Errorf("%v, %v", clean, err)
	}
}

func TestAddresses(t *testing.T) {
	for in, ok := range map[string]bool{"unix:/run/clamav/clamd.ctl": true, "tcp:localhost:3310": true, "tcp:[::1]:3310": true,
		"": false, "unix:": false, "unix:clamd.ctl": false, "tcp:localhost": false, "tcp::3310": false, "tcp:localhost:": false, "http://localhost": false, "/run/clamd": false} {
		if _, err := Parse(in); (err == nil) != ok || err != nil && !errors.Is(err, ErrAdres) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func FuzzVerdict(f *testing.F) {
	for _, s := range []string{"stream: OK\x00", "stream: X FOUND\x00", "stream: OK", "ERROR\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if clean, err := verdict(b); clean && (err != nil || string(b) != "stream: OK\x00") {
			t.Errorf("%q lets a file in", b)
		}
	})
}
