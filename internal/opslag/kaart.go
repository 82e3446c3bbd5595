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

// vooraf tells the same of what a search looks at first: a row of zoekterm with
// the alias z, which has two of the attributes.
func vooraf() toegang.Kaart {
	k := kaart()
	k.Vooraf = true
	k.Rij = map[toegang.Kenmerk]string{toegang.KSoort: "z.soort", toegang.KOnderwerp: "z.onderwerp"}
	return k
}

// bron holds the rows of relations that the rows at hand need, read from the
// database with one query per relation, so that a page is decided in Go
// without a query per row.
type bron struct {
	geheugen toegang.Geheugen
	people   map[string]bool // whose rows were read
	together map[string]bool // the compositions that were read
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
// and about the people in those compositions. What was read before is not read
// again. The relations are those of one reading, always the same.
func (b *bron) fill(ctx context.Context, tx *databank.Tx, relations []toegang.Relatievorm, fixed []string, rows []gelezen) error {
	people, compositions := slices.Clone(fixed), []string(nil)
	for i := range rows {
		people = append(people, rows[i].vak.onderwerp)
		compositions = append(compositions, rows[i].vak.samenstelling)
	}
	if len(relations) > 0 && relations[0].Relatie == toegang.Samengesteld {
		news := missing(b.together, compositions)
		if err := b.read(ctx, tx, relations[:1], news); err != nil {
			return err
		}
		for _, c := range news {
			people = append(people, members(b.Rijen(toegang.Samengesteld, c))...)
		}
		relations = relations[1:]
	}
	return b.read(ctx, tx, relations, missing(b.people, people))
}

// missing gives the keys that were not read before, each once, and marks them as
// read.
func missing(have map[string]bool, keys []string) []string {
	var news []string
	for _, k := range keys {
		if k != "" && !have[k] {
			have[k] = true
			news = append(news, k)
		}
	}
	return news
}

func members(rows []toegang.Relatierij) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.Waarden[toegang.CPersoon]
	}
	return out
}

// read reads the rows of relations for the same keys, all at once.
func (b *bron) read(ctx context.Context, tx *databank.Tx, relations []toegang.Relatievorm, keys []string) error {
	if len(keys) == 0 || len(relations) == 0 {
		return nil
	}
	questions := make([]databank.Opvraag, len(relations))
	list := []any{databank.Lijst(tx.Soort, keys)}
	for i, v := range relations {
		questions[i] = databank.Opvraag{Tekst: relationQuery(tx.Soort, v), Waarden: list, Rij: b.reader(v)}
	}
	return tx.Query(ctx, questions...)
}

// relationQuery gives the query for the rows of a relation with one of a list of
// keys.
func relationQuery(soort databank.Soort, v toegang.Relatievorm) string {
	names := make([]string, len(v.Kolommen), len(v.Kolommen)+2)
	for i, k := range v.Kolommen {
		names[i] = string(k)
	}
	if v.Tijd != toegang.Tijdloos {
		names = append(names, "van", "tot")
	}
	return `SELECT ` + strings.Join(names, ", ") + ` FROM ` + string(v.Relatie) + ` WHERE ` + databank.OneOf(soort, string(v.Sleutel), 1)
}

// reader gives what keeps a row of a relation.
func (b *bron) reader(v toegang.Relatievorm) func(databank.Scan) error {
	n := len(v.Kolommen)
	values, dest := make([]string, n+2), make([]any, n, n+2)
	for i := range dest {
		dest[i] = &values[i]
	}
	if v.Tijd != toegang.Tijdloos {
		dest = append(dest, &values[n], &values[n+1])
	}
	return func(scan databank.Scan) error {
		if err := scan(dest...); err != nil {
			return err
		}
		row := toegang.Relatierij{Waarden: make(map[toegang.Kolom]string, n), Van: values[n], Tot: values[n+1]}
		for i, k := range v.Kolommen {
			row.Waarden[k] = values[i]
		}
		b.geheugen.Add(v.Relatie, row)
		return nil
	}
}
