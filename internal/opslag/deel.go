package opslag

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// tx writes one part of a request: what is written by one writer for one purpose.
// Most requests have one part.
type tx struct {
	*lezing
	*verzoek
	known map[string]bekend // entries of this part, and those it refers to
	over  map[string]bool   // whom the entries are about
}

// verzoek is what the parts of one request share: one transaction, in which
// everything is written or nothing.
type verzoek struct {
	sleutel   string
	ids       int
	keys      map[sleutels.Eenheid]sleutels.Sleutel
	ketens    map[string]*keten
	fresh     []*sleutels.Nieuw // keys that were made here, to be saved before the data
	resultaat []byte
	ook       []*lezing // what was read with the rights of a system actor
	delen     []*tx     // all parts that write
}

// newTx begins a request with its first part.
func newTx(l *lezing, sleutel string) *tx {
	t := &tx{lezing: l, known: map[string]bekend{}, over: map[string]bool{},
		verzoek: &verzoek{sleutel: sleutel, keys: map[sleutels.Eenheid]sleutels.Sleutel{}, ketens: map[string]*keten{}}}
	t.delen = []*tx{t}
	return t
}

// part gives the same request to another question.
func (t *tx) part(toets toegang.Toets) *tx {
	return &tx{lezing: t.o.newLezing(t.tx, &toets), known: map[string]bekend{}, over: map[string]bool{}, verzoek: t.verzoek}
}

// Voor writes in the same transaction for another purpose or actor. What it
// refers to, it must be able to see itself.
func (t *tx) Voor(toets toegang.Toets) dossier.Tx {
	part := t.part(toets)
	t.delen = append(t.delen, part)
	return part
}
