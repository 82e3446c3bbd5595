package opslag

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// personMax bounds how many people one query of Personen is about.
const personMax = 200

// Personen gives what the reader may see about several people, by one query for
// each two hundred of them: a list names everyone on it.
func (l *lezing) Personen(ctx context.Context, ids []string, soorten ...toegang.Soort) (map[string]*dossier.Gezin, error) {
	out := map[string]*dossier.Gezin{}
	for len(ids) > 0 {
		n := min(len(ids), personMax)
		rows, err := l.rows(ctx, kinds(where{text: databank.OneOf(l.tx.Soort, "f.onderwerp", 1), args: []any{databank.Lijst(l.tx.Soort, ids[:n])},
			order: "f.onderwerp, l.op, f.gezin, f.nr"}, soorten))
		if err != nil {
			return nil, err
		}
		for from := 0; from < len(rows); {
			to := from
			for to < len(rows) && rows[to].vak.onderwerp == rows[from].vak.onderwerp {
				to++
			}
			g, err := l.family(ctx, "", rows[from:to])
			if err != nil {
				return nil, err
			}
			g.Stand = ""
			out[rows[from].vak.onderwerp] = g
			from = to
		}
		ids = ids[n:]
	}
	return out, nil
}
