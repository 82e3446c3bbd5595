package opslag

import (
	"context"
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Registerstand gives the length of the log of a register about nobody, with
// its id; see package dossier.
func (o *Opslag) Registerstand(ctx context.Context, z dossier.Zoekterm) (string, error) {
	mark := ""
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		mark = ""
		for _, term := range o.searchHashes(z) {
			err := tx.Rows(ctx, func(scan databank.Scan) error {
				var id string
				var length int64
				err := scan(&id, &length)
				mark += id + ":" + strconv.FormatInt(length, 10) + ";"
				return err
			}, `SELECT k.naam, k.lengte FROM zoekterm z JOIN feit f ON f.id = z.feit JOIN keten k ON k.naam = f.gezin
				WHERE z.veld = $1 AND z.hash = $2 AND f.onderwerp = '' AND f.samenstelling = '' AND f.wet = '' ORDER BY k.naam`, term.veld, term.hash)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return mark, err
}

// Stukken gives a page of all pieces of one kind. The pages are cut by what is
// stored, whatever the reader may see of it or can still be opened: that tells
// how much there is, so it is for system actors alone.
func (l *lezing) Stukken(ctx context.Context, soort toegang.Soort, p dossier.Pagina) (stukken []dossier.Stuk, verder string, err error) {
	if !systeem(l.vraag.Lezer.Rol) {
		return nil, "", dossier.ErrNietGevonden
	}
	n := p.Aantal
	if n <= 0 {
		n = pageSize
	}
	const which = "f.soort = $1 AND f.handeling = $2 AND f.ingetrokken = '' AND f.id > $3"
	args := []any{string(soort), hStuk, p.Na}
	err = l.tx.Rows(ctx, func(scan databank.Scan) error { return scan(&verder) },
		`SELECT f.id FROM feit f WHERE `+which+` ORDER BY f.id LIMIT 1 OFFSET $4`, append(args, min(n, pageSizeMax)-1)...)
	if err != nil {
		return nil, "", err
	}
	page := where{text: which, args: args, order: "f.id"}
	if verder != "" {
		page.text, page.args = which+" AND f.id <= $4", append(args, verder)
	}
	rows, err := l.rows(ctx, page)
	for i := range rows {
		if s, ok := rows[i].invoer().(dossier.Stuk); ok {
			stukken = append(stukken, s)
		}
	}
	return stukken, verder, err
}

func systeem(rol toegang.Rol) bool {
	return slices.ContainsFunc(toegang.Rollen(), func(v toegang.Rolvorm) bool { return v.Rol == rol && v.Soort == toegang.Systeem })
}
