package opslag

import (
	"context"
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// errToegang says that the database and the program read the access rule
// differently. Nothing is given then.
var errToegang = errors.New("de databank en het programma lezen de toegangsregel verschillend; er is niets getoond")

// kaart tells package toegang where the attributes and relations stand. The
// row that is asked for is a row of feit with the alias f.
func kaart() toegang.Kaart {
	k := toegang.Kaart{Rij: map[toegang.Kenmerk]string{}, Relaties: map[toegang.Relatie]toegang.Tabel{}}
	for _, naam := range toegang.Kenmerken() {
		k.Rij[naam] = "f." + string(naam)
	}
	for _, v := range toegang.Relaties() {
		k.Relaties[v.Relatie] = toegang.Tabel{Naam: string(v.Relatie), Van: "van", Tot: "tot"}
	}
	return k
}

// bron holds the rows of relations that the rows at hand need, read from the
// database with one query per relation, so that a page is decided in Go
// without a query per row.
type bron struct {
	geheugen toegang.Geheugen
	have     map[string]bool // relation and key that were read
}

// Rijen gives the rows of a relation with the key.
func (b *bron) Rijen(r toegang.Relatie, sleutel string) []toegang.Relatierij {
	return b.geheugen.Rijen(r, sleutel)
}

// relationsIn gives the relations that a predicate looks at, those that lead to
// others first.
func relationsIn(p toegang.Predicaat) []toegang.Relatievorm {
	used := map[toegang.Relatie]bool{}
	toegang.Walk(p, func(p toegang.Predicaat) bool {
		if b, ok := p.(toegang.Bestaat); ok {
			used[b.In] = true
		}
		return true
	})
	var out []toegang.Relatievorm
	for _, v := range toegang.Relaties() {
		if used[v.Relatie] {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b toegang.Relatievorm) int {
		return rank(a) - rank(b)
	})
	return out
}

func rank(v toegang.Relatievorm) int {
	if v.Relatie == toegang.Samengesteld {
		return 0
	}
	return 1
}

// fixedKeys gives the keys that a predicate itself names, such as the person
// that the reader is.
func fixedKeys(p toegang.Predicaat) []string {
	var keys []string
	toegang.Walk(p, func(p toegang.Predicaat) bool {
		b, ok := p.(toegang.Bestaat)
		if !ok {
			return true
		}
		for _, e := range b.Waar {
			if vorm, _ := toegang.VormVan(b.In); e.Kolom != vorm.Sleutel {
				continue
			}
			for _, t := range e.Van {
				if t.Plaats == toegang.Gegeven {
					keys = append(keys, t.Naam)
				}
			}
		}
		return true
	})
	return keys
}

// fill reads the rows of relations about the given compositions and people,
// and about the people in those compositions.
func (b *bron) fill(ctx context.Context, tx *databank.Tx, relations []toegang.Relatievorm, fixed []string, rows []gelezen) error {
	people, compositions := slices.Clone(fixed), []string(nil)
	for i := range rows {
		people = append(people, rows[i].vak.onderwerp)
		compositions = append(compositions, rows[i].vak.samenstelling)
	}
	for _, v := range relations {
		keys := people
		if v.Relatie == toegang.Samengesteld {
			keys = compositions
		}
		more, err := b.read(ctx, tx, v, keys)
		if err != nil {
			return err
		}
		people = append(people, more...)
	}
	return nil
}

// read reads the rows of one relation for keys that were not read before. It
// gives the people that a composition leads to.
func (b *bron) read(ctx context.Context, tx *databank.Tx, v toegang.Relatievorm, keys []string) (people []string, err error) {
	var missing []any
	for _, k := range keys {
		if mark := string(v.Relatie) + "\x1f" + k; k != "" && !b.have[mark] {
			b.have[mark] = true
			missing = append(missing, k)
		} else if v.Relatie == toegang.Samengesteld {
			people = append(people, members(b.Rijen(v.Relatie, k))...)
		}
	}
	for len(missing) > 0 {
		n := min(len(missing), 400)
		if err := b.readBatch(ctx, tx, v, missing[:n], &people); err != nil {
			return nil, err
		}
		missing = missing[n:]
	}
	return people, nil
}

func members(rows []toegang.Relatierij) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.Waarden[toegang.CPersoon]
	}
	return out
}

func (b *bron) readBatch(ctx context.Context, tx *databank.Tx, v toegang.Relatievorm, keys []any, people *[]string) error {
	names := make([]string, len(v.Kolommen))
	for i, k := range v.Kolommen {
		names[i] = string(k)
	}
	columns := strings.Join(names, ", ")
	if v.Tijd != toegang.Tijdloos {
		columns += ", van, tot"
	}
	return tx.Rows(ctx, func(scan databank.Scan) error {
		values := make([]string, len(v.Kolommen)+2)
		dest := make([]any, 0, len(values))
		for i := range values[:len(v.Kolommen)+2*min(int(v.Tijd), 1)] {
			dest = append(dest, &values[i])
		}
		if err := scan(dest...); err != nil {
			return err
		}
		row := toegang.Relatierij{Waarden: make(map[toegang.Kolom]string, len(v.Kolommen)), Van: values[len(v.Kolommen)], Tot: values[len(v.Kolommen)+1]}
		for i, k := range v.Kolommen {
			row.Waarden[k] = values[i]
		}
		if v.Relatie == toegang.Samengesteld {
			*people = append(*people, row.Waarden[toegang.CPersoon])
		}
		b.geheugen.Add(v.Relatie, row)
		return nil
	}, `SELECT `+columns+` FROM `+string(v.Relatie)+` WHERE `+string(v.Sleutel)+` IN (`+databank.Places(1, len(keys))+`)`, keys...)
}
