package sleutels

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Ring holds the versions of the master key that are in use. New data keys are
// wrapped by the highest version; the older ones open what they wrapped until
// Rewrap has been run. It prints as a mask.
type Ring struct {
	versions map[int]Sleutel
	current  int
}

// Faults of master keys.
var (
	ErrRing     = errors.New("de hoofdsleutel is onleesbaar: elke regel is een versienummer, een dubbele punt en 32 bytes in base64, zoals 'wijzer sleutel maak' die schrijft")
	ErrRingMist = errors.New("een versie van de hoofdsleutel die nog in gebruik is, ontbreekt in het sleutelbestand")
	ErrRingFout = errors.New("deze hoofdsleutel hoort niet bij deze sleutelkluis")
)

// String masks the keys.
func (Ring) String() string { return "[hoofdsleutel]" }

// Format masks the keys for every verb.
func (r Ring) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(r.String())) }

// Version gives the highest version, by which new keys are wrapped.
func (r Ring) Version() int { return r.current }

// ParseRing reads lines such as "1:base64"; empty lines and lines that begin
// with # are skipped.
func ParseRing(text string) (Ring, error) {
	r := Ring{versions: map[int]Sleutel{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := r.add(line); err != nil {
			return Ring{}, err
		}
	}
	if r.current == 0 {
		return Ring{}, ErrRing
	}
	return r, nil
}

func (r *Ring) add(line string) error {
	number, encoded, ok := strings.Cut(line, ":")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if !ok || err != nil || n < 1 {
		return ErrRing
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encoded))
	if err != nil || len(key) != Lengte {
		return ErrRing
	}
	if _, twice := r.versions[n]; twice {
		return ErrRing
	}
	r.versions[n], err = New("hoofd-"+strconv.Itoa(n), key)
	r.current = max(r.current, n)
	return err
}

// NewRing makes the text of a ring with one new master key of the given
// version.
func NewRing(random io.Reader, version int) (string, error) {
	key := make([]byte, Lengte)
	if _, err := io.ReadFull(random, key); err != nil {
		return "", err
	}
	return strconv.Itoa(version) + ":" + base64.StdEncoding.EncodeToString(key) + "\n", nil
}

// LoadRing reads the master key from a file. Everyone who can read that file
// and the databases can read everything: it belongs to the program alone.
func LoadRing(path string) (Ring, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Ring{}, fmt.Errorf("het bestand met de hoofdsleutel is niet te lezen: %w", err)
	}
	return ParseRing(string(text))
}
