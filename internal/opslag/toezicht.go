package opslag

import (
	"context"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// lastKey sorts after every moment and every id.
const lastKey = "~"

// cutKey takes apart where a page of a list by moment ended.
func cutKey(na string) (op, id string, ok bool) {
	if na == "" {
		return lastKey, lastKey, true
	}
	op, id, ok = strings.Cut(na, "_")
	return op, id, ok && op != "" && id != ""
}

func pageOf(p dossier.Pagina) int {
	if p.Aantal <= 0 {
		return pageSize
	}
	return min(p.Aantal, pageSizeMax)
}

// Rijen gives a page of the rows of a relation, the newest first.
func (l *lezing) Rijen(ctx context.Context, r toegang.Relatie, p dossier.Pagina) (dossier.Rijen, error) {
	vorm, ok := toegang.VormVan(r)
	if !ok || vorm.Tijd == toegang.Tijdloos {
		return dossier.Rijen{}, dossier.ErrNietGevonden
	}
	van, id, ok := cutKey(p.Na)
	if !ok {
		return dossier.Rijen{}, dossier.ErrPagina
	}
	n := pageOf(p)
	rows, err := l.rows(ctx, where{join: string(r) + ` r JOIN feit f ON f.id = r.id`, text: `r.van < r.tot AND (r.van, r.id) < ($1, $2)`,
		args: []any{van, id}, order: "r.van DESC, r.id DESC", sort: "r.van || ' ' || r.tot", limit: n + 1})
	if err != nil {
		return dossier.Rijen{}, err
	}
	var out dossier.Rijen
	for i := range rows[:min(n, len(rows))] {
		row, ok := rows[i].invoer().(dossier.Relatie)
		if !ok {
			return dossier.Rijen{}, errInhoud
		}
		row.Rij.Van, row.Rij.Tot, _ = strings.Cut(rows[i].sort, " ")
		if row.Rij.Tot == openEnd {
			row.Rij.Tot = ""
		}
		out.Rijen = append(out.Rijen, row)
	}
	if len(rows) > n {
		last := out.Rijen[n-1]
		out.Verder = last.Rij.Van + "_" + last.ID
	}
	return out, nil
}
