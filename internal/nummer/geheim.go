// Package nummer holds the numbers and addresses that can lead to a person:
// burgerservicenummer, AGB code, municipality code, postal code, telephone
// number and address.
//
// Someone's life may depend on such a value staying inside, and the usual leak
// is an accident: a log line, an error text, a debug print of a struct. So
// every type here prints as a mask ("[BSN]"), whatever the verb, the flags and
// the nesting, and the mask is the same for every value, the empty one too.
// Package slog logs the mask; JSON, XML, gob and SQL refuse the value with
// ErrVerborgen, because a mask that is stored by accident is a loss of data.
//
// The one way out is Onthuld (and Schrijfwijzen, for the outbound gate). A
// search for that word finds every place where a value leaves its type.
//
// Values are comparable with == and can be keys of a map. They have no order:
// a list that is sorted on them would tell about them.
package nummer

import (
	"database/sql/driver"
	"fmt"
	"log/slog"
	"strings"
	"unique"
)

// maxInvoer limits what is read as a number, in bytes, so that input from
// outside cannot make this package work for long.
const maxInvoer = 64

// Fout is a fault in input. It is the same for every input of its kind, so it
// cannot repeat what was typed.
type Fout struct {
	Code  string // stable code, such as "bsn-ongeldig"
	Tekst string // Dutch sentence that says what to do
}

// Error gives the Dutch sentence.
func (f *Fout) Error() string { return f.Tekst }

// ErrVerborgen is given when a value is asked to write itself. Call Onthuld in
// the place that may know the value.
var ErrVerborgen = &Fout{"waarde-verborgen", "deze waarde schrijft zichzelf niet weg: gebruik Onthuld waar dat mag"}

// soort is one kind of number: how it is masked and how it is read.
type soort interface {
	masker() string
	lees(tekst string) (string, error)
}

// geheim keeps the text of one value. The text lies behind a pointer
// (unique.Handle), because package fmt prints the fields of unexported fields,
// and the operand of a wrong verb such as %p or %w, without asking any method; what
// it meets there is an address in memory and not the value.
type geheim[S soort] struct {
	h unique.Handle[string]
}

func leesGeheim[S soort](tekst string) (geheim[S], error) {
	var s S
	waarde, err := s.lees(tekst)
	if err != nil {
		return geheim[S]{}, err
	}
	return bewaar[S](waarde), nil
}

func bewaar[S soort](waarde string) geheim[S] { return geheim[S]{unique.Make(waarde)} }

func (g geheim[S]) onthuld() string {
	if g.IsZero() {
		return ""
	}
	return g.h.Value()
}

// IsZero tells whether no value was given.
func (g geheim[S]) IsZero() bool { return g == geheim[S]{} }

// String gives the mask.
func (g geheim[S]) String() string {
	var s S
	return s.masker()
}

// Format writes the mask for every verb and flag.
func (g geheim[S]) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(g.String())) }

// LogValue gives package slog the mask.
func (g geheim[S]) LogValue() slog.Value { return slog.StringValue(g.String()) }

// MarshalText refuses with ErrVerborgen; JSON and XML come here.
func (g geheim[S]) MarshalText() ([]byte, error) { return nil, ErrVerborgen }

// MarshalBinary refuses with ErrVerborgen; gob comes here.
func (g geheim[S]) MarshalBinary() ([]byte, error) { return nil, ErrVerborgen }

// Value refuses with ErrVerborgen; database/sql comes here.
func (g geheim[S]) Value() (driver.Value, error) { return nil, ErrVerborgen }

// UnmarshalText reads a value as its Parse function does.
func (g *geheim[S]) UnmarshalText(tekst []byte) error {
	v, err := leesGeheim[S](string(tekst))
	if err != nil {
		return err
	}
	*g = v
	return nil
}

// cijfers gives the digits of text with the separators left out, and whether
// there were exactly n of them and nothing else.
func cijfers(tekst string, n int, scheiding string) (string, bool) {
	if len(tekst) > maxInvoer {
		return "", false
	}
	tekst = strings.Map(func(r rune) rune {
		if strings.ContainsRune(scheiding, r) {
			return -1
		}
		return r
	}, strings.TrimSpace(tekst))
	return tekst, len(tekst) == n && alleenCijfers(tekst)
}

func alleenCijfers(tekst string) bool {
	for i := range len(tekst) {
		if tekst[i] < '0' || tekst[i] > '9' {
			return false
		}
	}
	return true
}
