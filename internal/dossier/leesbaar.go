package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/tekst"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// FoutTekens is the stable code of text that holds signs that cannot be seen.
const FoutTekens = "TEKST-TEKENS"

// Tekstfout says in which entry text holds signs that cannot be seen.
type Tekstfout struct {
	Fout
	Pad string // the place of the entry in the request and its kind: "3.naam", "0.feit.bron"
}

// Tekstfouten are all of them. It unwraps to a Fout, which says what to do.
type Tekstfouten []Tekstfout

// Error gives the sentence.
func (f Tekstfouten) Error() string { return f[0].Tekst }

// Unwrap gives the fault for a page that knows nothing of places.
func (f Tekstfouten) Unwrap() error { return &f[0].Fout }

// Leesbaar gives a store that takes only text that can be read: package tekst
// says what that is. It stands before the store wherever people type, behind the
// pages, so that no use case can forget it. The error of a Write is then
// Tekstfouten, with all of them, and nothing is written.
func Leesbaar(o Opslag) Opslag { return &leesbaar{o} }

type leesbaar struct{ Opslag }

// Write implements Opslag.
func (l *leesbaar) Write(ctx context.Context, o Opdracht, fn func(Tx) error) (Uitkomst, error) {
	return l.Opslag.Write(ctx, o, func(tx Tx) error { return fn(&leesbareTx{tx}) })
}

type leesbareTx struct{ Tx }

// Add implements Tx.
func (t *leesbareTx) Add(ctx context.Context, gezin string, invoer ...Invoer) ([]string, error) {
	if f := onleesbaar(invoer); f != nil {
		return nil, f
	}
	return t.Tx.Add(ctx, gezin, invoer...)
}

// Voor implements Tx: every part of a request is held to the same.
func (t *leesbareTx) Voor(toets toegang.Toets) Tx { return &leesbareTx{t.Tx.Voor(toets)} }

// onleesbaar finds every text of entries that holds signs that cannot be seen.
// What the gate held is left alone: it is kept as it would have left, to be
// looked at.
func onleesbaar(invoer []Invoer) error {
	var out Tekstfouten
	for i, in := range invoer {
		fail := func(where string, ok bool) {
			if !ok {
				out = append(out, Tekstfout{Fout{FoutTekens, "In de tekst staan tekens die niet te zien zijn. Typ de tekst opnieuw."}, strconv.Itoa(i) + "." + where})
			}
		}
		switch in := in.(type) {
		case Stuk:
			if in.Aard != AardVast {
				fail(in.Aard, leesbareInhoud(in.Aard, in.Inhoud))
			}
			fail(in.Aard+".bron", tekst.Regel(in.Bron.Omschreven))
		case Feit:
			fail("feit.bron", tekst.Regel(in.Feit.Bron.Omschreven))
			fail("feit", tekst.Regel(in.Feit.Waarde.Code))
		case Taak:
			fail(in.Aard, tekst.Lopend(string(in.Inhoud)))
		case Relatie:
			for _, w := range in.Rij.Waarden {
				fail(string(in.Relatie), tekst.Lopend(w))
			}
		case Lid:
			fail("lid", tekst.Regel(in.Rol))
		case Intrekking:
			fail("intrekking", tekst.Lopend(in.Reden))
		}
	}
	if out == nil {
		return nil
	}
	return out
}

// leesbareInhoud judges the content of a piece. A name is one line. JSON writes
// some signs as others, so its texts are read first.
func leesbareInhoud(aard string, inhoud []byte) bool {
	if slices.Contains([]string{AardNaam, AardTelefoon, AardMelding}, aard) {
		return tekst.Regel(string(inhoud))
	}
	if !tekst.Lopend(string(inhoud)) {
		return false
	}
	if !bytes.Contains(inhoud, []byte(`\u`)) || !json.Valid(inhoud) {
		return true
	}
	for dec := json.NewDecoder(bytes.NewReader(inhoud)); ; {
		tok, err := dec.Token()
		if err != nil {
			return true // its end
		}
		if s, ok := tok.(string); ok && !tekst.Lopend(s) {
			return false
		}
	}
}
