// Package virusscan asks a scanner whether a file holds a virus. It speaks the
// words of clamd, the daemon of ClamAV (command INSTREAM, clamd(8)), over a socket
// of this machine or over the network. Over the network nothing is encrypted: keep
// the scanner on the same machine, or in the same closed network.
package virusscan

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"time"
)

// The errors. Neither repeats what the scanner said: it names files and addresses.
var (
	ErrAdres = errors.New("virusscan: an address is unix:/path or tcp:host:port")
	// ErrAntwoord: the scanner was not there, or gave no answer that says whether
	// the file is clean. The file must then be refused.
	ErrAntwoord = errors.New("virusscan: no answer of the scanner")
)

const (
	stuk = 64 << 10 // bytes in one piece of a stream; own choice
	// antwoordMax is how much of an answer is read, in bytes: a name of a virus is
	// a line.
	antwoordMax = 4 << 10
	// geduld is how long one file may take: clamd itself stops after two minutes.
	geduld = 2 * time.Minute
)

// Scanner is a scanner at an address. It may be used by many at once.
type Scanner struct{ netwerk, adres string }

// Parse reads an address: unix:/path or tcp:host:port. ErrAdres for any other.
func Parse(s string) (*Scanner, error) {
	network, address, _ := strings.Cut(s, ":")
	switch network {
	case "unix":
		if !strings.HasPrefix(address, "/") {
			return nil, ErrAdres
		}
	case "tcp":
		host, port, err := net.SplitHostPort(address)
		if err != nil || host == "" || port == "" {
			return nil, ErrAdres
		}
	default:
		return nil, ErrAdres
	}
	return &Scanner{network, address}, nil
}

// Scan tells whether a file is clean. Where that is not certain, the error is
// ErrAntwoord.
func (s *Scanner) Scan(ctx context.Context, inhoud []byte) (schoon bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, geduld)
	defer cancel()
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, s.netwerk, s.adres)
	if err != nil {
		return false, ErrAntwoord
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	// A scanner that refuses a file answers before it read all: writing then fails,
	// and its answer still counts.
	_ = send(conn, inhoud)
	answer, err := io.ReadAll(io.LimitReader(conn, antwoordMax))
	if err != nil && len(answer) == 0 {
		return false, ErrAntwoord
	}
	return verdict(answer)
}

// send gives the file as a stream: its pieces with their lengths, and a piece of
// nothing at its end.
func send(w io.Writer, inhoud []byte) error {
	if _, err := io.WriteString(w, "zINSTREAM\x00"); err != nil {
		return err
	}
	for len(inhoud) > 0 {
		n := min(stuk, len(inhoud))
		if _, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(n)), inhoud[:n]...)); err != nil {
			return err
		}
		inhoud = inhoud[n:]
	}
	_, err := w.Write([]byte{0, 0, 0, 0})
	return err
}

// verdict reads an answer, whole and closed by a zero: "stream: OK" or "stream:
// NAME FOUND". All else is no answer.
func verdict(b []byte) (schoon bool, err error) {
	text, ok := bytes.CutSuffix(b, []byte{0})
	switch {
	case ok && string(text) == "stream: OK":
		return true, nil
	case ok && bytes.HasPrefix(text, []byte("stream: ")) && bytes.HasSuffix(text, []byte(" FOUND")):
		return false, nil
	}
	return false, ErrAntwoord
}
