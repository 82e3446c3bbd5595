package opslag

import (
	"context"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Who hides is found by no place: while a safety flag or a silent link protects
// someone, no search hash of where he lives or of his telephone is in the tables
// of today. Equal hashes would tell a thief which people share the telephone of
// one house, and the hash of a known address who lives there.
//
// The table schuil holds the protections that stand, by their entry. Whether one
// stands follows from the log alone: from when it ends, and when that was
// recorded. One with an end that is still to come when it is recorded goes on
// standing until a later entry ends it, because nothing happens in the store when
// the day comes.

// plekvelden are the fields that tell where someone is.
var plekvelden = [...]dossier.Zoekveld{dossier.ZoekAdres, dossier.ZoekTelefoon}

// placeField tells whether a field tells where someone is.
func placeField(veld string) bool { return slices.Contains(plekvelden[:], dossier.Zoekveld(veld)) }

// aheadOfUTC is how far the day of the Netherlands runs ahead of the moments in
// the log, at most.
const aheadOfUTC = 2 * time.Hour

// stands tells whether a protection that ends on a day still stands for the entry
// that says so.
func stands(r *regel, van, tot string) bool {
	at, err := databank.ParseInstant(r.op)
	return err != nil || endOf(tot) > van && endOf(tot) > at.Add(aheadOfUTC).Format(time.DateOnly)
}

// hide keeps the table schuil, and what can be searched, as one entry of the log
// makes it. It comes before what else follows from the entry.
func (o *Opslag) hide(ctx context.Context, tx *databank.Tx, r *regel, in *inhoud) error {
	switch r.handeling {
	case hRelatie:
		if in.Relatie == nil || !protects(toegang.Relatie(in.Relatie.Naam)) || !stands(r, in.Relatie.Van, in.Relatie.Tot) {
			return nil
		}
		return o.beginHiding(ctx, tx, in.Relatie.Waarden[toegang.CPersoon], r.id)
	case hRelatieEinde, hIntrekking:
		persoon, van, err := protected(ctx, tx, in.Betref)
		if err != nil || persoon == "" {
			return err
		}
		if r.handeling == hRelatieEinde && stands(r, van, in.TotTekst) {
			return o.beginHiding(ctx, tx, persoon, in.Betref)
		}
		if _, err := tx.Exec(ctx, `DELETE FROM schuil WHERE relatie = $1`, in.Betref); err != nil {
			return err
		}
		return o.findable(ctx, tx, persoon)
	}
	return nil
}

// protects tells whether a row of a relation hides whom it is about.
func protects(r toegang.Relatie) bool { return r == toegang.Beschermd || r == toegang.Gekoppeld }

// protected gives the person whom an entry protects, and from when; an empty
// person where the entry is something else.
func protected(ctx context.Context, tx *databank.Tx, id string) (persoon, van string, err error) {
	err = tx.Rows(ctx, func(scan databank.Scan) error { return scan(&persoon, &van) },
		`SELECT persoon, van FROM bescherming WHERE id = $1 UNION SELECT persoon, van FROM koppeling WHERE id = $1`, id)
	return persoon, van, err
}

func (o *Opslag) beginHiding(ctx context.Context, tx *databank.Tx, persoon, id string) error {
	if _, err := tx.Exec(ctx, `INSERT INTO schuil (relatie, persoon) VALUES ($1, $2) ON CONFLICT DO NOTHING`, id, persoon); err != nil {
		return err
	}
	return o.findable(ctx, tx, persoon)
}

// hides tells whether someone is protected.
func hides(ctx context.Context, tx *databank.Tx, persoon string) (bool, error) {
	var n int
	err := tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM schuil WHERE persoon = $1`, persoon)
	return n > 0, err
}

// findable makes again by which places someone is found: by none while he hides,
// by all that stands about him otherwise.
func (o *Opslag) findable(ctx context.Context, tx *databank.Tx, persoon string) error {
	for _, veld := range plekvelden {
		if _, err := tx.Exec(ctx, `DELETE FROM zoekterm WHERE veld = $1 AND feit IN (SELECT id FROM feit WHERE onderwerp = $2 AND handeling = 'stuk')`,
			string(veld), persoon); err != nil {
			return err
		}
	}
	hidden, err := hides(ctx, tx, persoon)
	if err != nil || hidden {
		return err
	}
	pieces, contents, err := o.piecesOf(ctx, tx, persoon)
	if err != nil {
		return err
	}
	var rows [][]any
	for i, in := range contents {
		if in == nil || in.Over != persoon {
			continue
		}
		for _, t := range o.hashes(in.zoek()) {
			if placeField(t.veld) {
				rows = append(rows, termArgs(t, persoon, &pieces[i]))
			}
		}
	}
	return insert(ctx, tx, "zoekterm", zoektermKolommen, rows)
}

// piecesOf gives the pieces in the compartments of a person that stand, in
// whatever family they were recorded, with their content; nil where that cannot
// be opened.
func (o *Opslag) piecesOf(ctx context.Context, tx *databank.Tx, persoon string) ([]regel, []*inhoud, error) {
	rows, err := regels(ctx, tx, `SELECT l.`+strings.ReplaceAll(logKolommen, ", ", ", l.")+` FROM feit f JOIN logboek l ON l.gezin = f.gezin AND l.nr = f.nr
		WHERE f.onderwerp = $1 AND f.handeling = 'stuk' AND f.ingetrokken = ''`, persoon)
	if err != nil {
		return nil, nil, err
	}
	contents, err := o.openRows(ctx, rows)
	return rows, contents, err
}

// mayFind leaves out of the search hashes of a piece those that would tell where
// someone is: of who hides, and of a piece that stands in the compartment of
// another.
func mayFind(ctx context.Context, tx *databank.Tx, r *regel, persoon string, terms []term) ([]term, error) {
	if !slices.ContainsFunc(terms, func(t term) bool { return placeField(t.veld) }) {
		return terms, nil
	}
	hidden, err := hides(ctx, tx, persoon)
	if err != nil || !hidden && r.vak.onderwerp == persoon {
		return terms, err
	}
	return slices.DeleteFunc(terms, func(t term) bool { return placeField(t.veld) }), nil
}

// hiding gives who is protected by an entry of a family.
func hiding(ctx context.Context, tx *databank.Tx, gezin string) ([]string, error) {
	var people []string
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var p string
		err := scan(&p)
		people = append(people, p)
		return err
	}, `SELECT DISTINCT s.persoon FROM schuil s JOIN feit f ON f.id = s.relatie WHERE f.gezin = $1`, gezin)
	return people, err
}
