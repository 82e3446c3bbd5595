package opslag

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// openEnd is the end of what is open, in a column that is compared with the
// day or moment of asking.
const openEnd = "9999-12-31"

func endOf(tot string) string {
	if tot == "" {
		return openEnd
	}
	return tot
}

func endDay(d termijn.Dag) string { return endOf(d.String()) }

// project makes what follows from one entry in the tables of today. The row of
// feit that belongs to it is there already. What an entry does depends on the
// log alone, never on the clock, so that Herbouw gives the same tables.
func (o *Opslag) project(ctx context.Context, tx *databank.Tx, r *regel, in *inhoud) error {
	if err := o.hide(ctx, tx, r, in); err != nil {
		return err
	}
	switch r.handeling {
	case hGezin:
		return tx.Send(ctx, `INSERT INTO gezin (id, samenstelling) VALUES ($1, '')`, r.gezin)
	case hPersoon:
		return tx.Send(ctx, `INSERT INTO persoon (id, gezin) VALUES ($1, $2)`, in.Over, r.gezin)
	case hLid:
		err := tx.Send(ctx, `INSERT INTO lid (id, gezin, persoon, van, tot) VALUES ($1, $2, $3, $4, $5)`,
			r.id, r.gezin, in.Over, in.Van.String(), endDay(in.Tot))
		return errors.Join(err, compose(ctx, tx, r))
	case hLidEinde:
		err := tx.Send(ctx, `UPDATE lid SET tot = $1 WHERE id = $2`, endDay(in.Tot), in.Betref)
		return errors.Join(err, compose(ctx, tx, r))
	case hStuk:
		return o.projectTerms(ctx, tx, r, in)
	case hTaak:
		return projectTask(ctx, tx, r, in)
	case hTaakAf:
		return finishTask(ctx, tx, in.Betref, 1)
	case hRelatie:
		return projectRelation(ctx, tx, r.id, in.Relatie)
	case hRelatieEinde:
		return endRelation(ctx, tx, in)
	case hIntrekking:
		return withdraw(ctx, tx, r, in.Betref)
	}
	return nil
}

// projectLost makes what follows from an entry that nobody can open any more.
// It may have changed who is a member: the compositions that it made stay, with
// the people who are still known, so that what the others share stays theirs.
func projectLost(ctx context.Context, tx *databank.Tx, r *regel) error {
	switch r.handeling {
	case hGezin:
		return tx.Send(ctx, `INSERT INTO gezin (id, samenstelling) VALUES ($1, '')`, r.gezin)
	case hLid, hLidEinde, hIntrekking:
		return compose(ctx, tx, r)
	}
	return nil
}

// compose gives the family the composition that an entry makes: everyone who
// is a member and has not left on the day of the entry.
func compose(ctx context.Context, tx *databank.Tx, r *regel) error {
	if err := tx.Send(ctx, `INSERT INTO samenstelling (samenstelling, persoon)
		SELECT DISTINCT $1, persoon FROM lid WHERE gezin = $2 AND tot > $3`, r.id, r.gezin, r.op[:10]); err != nil {
		return err
	}
	return tx.Send(ctx, `UPDATE gezin SET samenstelling = $1 WHERE id = $2`, r.id, r.gezin)
}

// projectTerms writes the keyed hashes that a piece can be found by.
func (o *Opslag) projectTerms(ctx context.Context, tx *databank.Tx, r *regel, in *inhoud) error {
	if in.Over == "" {
		return nil
	}
	terms, err := mayFind(ctx, tx, r, in.Over, o.hashes(in.zoek()))
	if err != nil {
		return err
	}
	var rows [][]any
	for _, t := range terms {
		rows = append(rows, termArgs(t, in.Over, r))
	}
	return send(ctx, tx, "zoekterm", zoektermKolommen, rows)
}

const zoektermKolommen = `veld, hash, soort, onderwerp, persoon, feit`

// termArgs are the values of one row of zoekterm: that a person is found by a piece.
func termArgs(t term, persoon string, r *regel) []any {
	return []any{t.veld, t.hash, r.vak.soort, r.vak.onderwerp, persoon, r.id}
}

// projectTask puts a task on the work list of everyone who is involved with its
// subject, or with someone of the composition that it is shared with.
func projectTask(ctx context.Context, tx *databank.Tx, r *regel, in *inhoud) error {
	if err := tx.Send(ctx, `INSERT INTO taak (id, vervalt, af) VALUES ($1, $2, 0)`, r.id, endDay(in.Tot)); err != nil {
		return err
	}
	return listTask(ctx, tx, r.id)
}

// listTask makes the rows of the work list of one task that is open.
func listTask(ctx context.Context, tx *databank.Tx, id string) error {
	return tx.Send(ctx, `INSERT INTO werklijst (lezer, vervalt, taak)
		SELECT DISTINCT b.lezer, t.vervalt, t.id FROM taak t
		JOIN feit f ON f.id = t.id AND f.onderwerp <> ''
		JOIN betrokkenheid b ON b.persoon = f.onderwerp
		WHERE t.id = $1 AND t.af = 0 AND f.ingetrokken = ''
		UNION
		SELECT b.lezer, t.vervalt, t.id FROM taak t
		JOIN feit f ON f.id = t.id AND f.onderwerp = ''
		JOIN samenstelling s ON s.samenstelling = f.samenstelling
		JOIN betrokkenheid b ON b.persoon = s.persoon
		WHERE t.id = $1 AND t.af = 0 AND f.ingetrokken = ''
		ON CONFLICT DO NOTHING`, id)
}

// finishTask takes a task from every work list.
func finishTask(ctx context.Context, tx *databank.Tx, id string, af int) error {
	if err := tx.Send(ctx, `UPDATE taak SET af = $1 WHERE id = $2`, af, id); err != nil {
		return err
	}
	return tx.Send(ctx, `DELETE FROM werklijst WHERE taak = $1`, id)
}

// projectRelation writes a row of a relation of package toegang.
func projectRelation(ctx context.Context, tx *databank.Tx, id string, in *inhoudRelatie) error {
	if in == nil {
		return errInhoud
	}
	vorm, ok := toegang.VormVan(toegang.Relatie(in.Naam))
	if !ok || vorm.Relatie == toegang.Samengesteld {
		return errInhoud
	}
	columns, args := "id", []any{id}
	for _, k := range vorm.Kolommen {
		columns += ", " + string(k)
		args = append(args, in.Waarden[k])
	}
	args = append(args, in.Van, endOf(in.Tot))
	if err := send(ctx, tx, string(vorm.Relatie), columns+", van, tot", [][]any{args}); err != nil {
		return err
	}
	if vorm.Relatie != toegang.Betrokken {
		return nil
	}
	return listReader(ctx, tx, in.Waarden[toegang.CPersoon], in.Waarden[toegang.CLezer])
}

// openTasks finds the open tasks about a person, and those that a composition
// with him shares, for a reader who is involved with him.
const openTasks = `SELECT b.lezer, t.vervalt, t.id FROM betrokkenheid b
		JOIN feit f ON f.onderwerp = b.persoon AND f.handeling = 'taak' AND f.ingetrokken = ''
		JOIN taak t ON t.id = f.id AND t.af = 0
		WHERE b.persoon = $1 AND b.lezer = $2
		UNION
		SELECT b.lezer, t.vervalt, t.id FROM betrokkenheid b
		JOIN samenstelling s ON s.persoon = b.persoon
		JOIN feit f ON f.samenstelling = s.samenstelling AND f.samenstelling <> '' AND f.handeling = 'taak' AND f.ingetrokken = ''
		JOIN taak t ON t.id = f.id AND t.af = 0
		WHERE b.persoon = $1 AND b.lezer = $2`

// listReader puts the open tasks of a person on the work list of a reader who
// is involved with that person.
func listReader(ctx context.Context, tx *databank.Tx, persoon, lezer string) error {
	return tx.Send(ctx, `INSERT INTO werklijst (lezer, vervalt, taak) `+openTasks+` ON CONFLICT DO NOTHING`, persoon, lezer)
}

// relationTables are the relations that have a table of their own rows.
func relationTables() []toegang.Relatievorm {
	var out []toegang.Relatievorm
	for _, v := range toegang.Relaties() {
		if v.Relatie != toegang.Samengesteld {
			out = append(out, v)
		}
	}
	return out
}

// endRelation gives a row of a relation its end. The id tells in which of the
// relations it stands. Rows of the work list stay: the read rule looks at dates.
func endRelation(ctx context.Context, tx *databank.Tx, in *inhoud) error {
	for _, v := range relationTables() {
		n, err := tx.Exec(ctx, `UPDATE `+string(v.Relatie)+` SET tot = $1 WHERE id = $2`, endOf(in.TotTekst), in.Betref)
		if err != nil || n > 0 {
			return err
		}
	}
	return nil
}

// withdraw makes an entry not hold any more, and takes back what it made.
func withdraw(ctx context.Context, tx *databank.Tx, r *regel, id string) error {
	var was string
	if err := tx.Row(ctx, []any{&was}, `SELECT handeling FROM feit WHERE id = $1`, id); err != nil {
		return err
	}
	if err := tx.Send(ctx, `UPDATE feit SET ingetrokken = $1 WHERE id = $2 AND ingetrokken = ''`, r.op, id); err != nil {
		return err
	}
	switch was {
	case hLid:
		if err := tx.Send(ctx, `DELETE FROM lid WHERE id = $1`, id); err != nil {
			return err
		}
		return compose(ctx, tx, r)
	case hStuk:
		return tx.Send(ctx, `DELETE FROM zoekterm WHERE feit = $1`, id)
	case hTaak:
		return finishTask(ctx, tx, id, 0)
	case hRelatie:
		return dropRelation(ctx, tx, id)
	}
	return nil
}

// dropRelation removes a row of a relation that was withdrawn. Who is no longer
// involved loses the tasks of that person, and keeps those that he has through
// someone else.
func dropRelation(ctx context.Context, tx *databank.Tx, id string) error {
	var persoon, lezer string
	err := tx.Row(ctx, []any{&persoon, &lezer}, `SELECT persoon, lezer FROM betrokkenheid WHERE id = $1`, id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	for _, v := range relationTables() {
		if err := tx.Send(ctx, `DELETE FROM `+string(v.Relatie)+` WHERE id = $1`, id); err != nil {
			return err
		}
	}
	if lezer == "" {
		return nil
	}
	if err := tx.Send(ctx, `DELETE FROM werklijst WHERE lezer = $1`, lezer); err != nil {
		return err
	}
	return relist(ctx, tx, lezer)
}

// relist makes the whole work list of one reader again.
func relist(ctx context.Context, tx *databank.Tx, lezer string) error {
	var people []string
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var p string
		err := scan(&p)
		people = append(people, p)
		return err
	}, `SELECT DISTINCT persoon FROM betrokkenheid WHERE lezer = $1`, lezer)
	if err != nil {
		return err
	}
	for _, p := range people {
		if err := listReader(ctx, tx, p, lezer); err != nil {
			return err
		}
	}
	return nil
}

// projecties are the tables that are made from the log, in the order in which
// they are emptied.
var projecties = strings.Fields(`zoekterm schuil werklijst taak betrokkenheid vertegenwoordiging onthouding belang
	toestemming bescherming koppeling beperking noodtoegang vierogen samenstelling lid persoon feit gezin`)

// Herbouw makes the tables of today again from the log, in one transaction.
// What was destroyed stays destroyed: an entry that cannot be opened gives its
// row in feit and nothing else.
func (o *Opslag) Herbouw(ctx context.Context) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error { return o.rebuild(ctx, tx) })
}

func (o *Opslag) rebuild(ctx context.Context, tx *databank.Tx) error {
	for _, table := range projecties {
		if err := tx.Send(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	return o.eachChain(ctx, tx, func(gezin string) error { return o.rebuildFamily(ctx, tx, gezin) })
}

// eachChain calls fn for every family in the log, by id.
func (o *Opslag) eachChain(ctx context.Context, tx *databank.Tx, fn func(gezin string) error) error {
	last := ""
	for {
		var next string
		err := tx.Row(ctx, []any{&next}, `SELECT gezin FROM logboek WHERE gezin > $1 ORDER BY gezin LIMIT 1`, last)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := fn(next); err != nil {
			return err
		}
		last = next
	}
}

// rebuildFamily makes the tables of today of one family, a batch of its log at
// a time.
func (o *Opslag) rebuildFamily(ctx context.Context, tx *databank.Tx, gezin string) error {
	for nr := int64(0); ; {
		rows, contents, err := o.chainOf(ctx, tx, gezin, nr)
		if err != nil || len(rows) == 0 {
			return err
		}
		for i := range rows {
			if err := o.rebuildEntry(ctx, tx, &rows[i], contents[i]); err != nil {
				return err
			}
		}
		nr = rows[len(rows)-1].nr
	}
}

// rebuildEntry makes what follows from one entry; in is nil where nobody can
// open it any more.
func (o *Opslag) rebuildEntry(ctx context.Context, tx *databank.Tx, r *regel, in *inhoud) error {
	if r.handeling != hGezin {
		if err := send(ctx, tx, "feit", feitKolommen, [][]any{r.feitArgs()}); err != nil {
			return err
		}
	}
	if in == nil {
		return projectLost(ctx, tx, r)
	}
	return o.project(ctx, tx, r, in)
}

// chainOf reads a batch of the log of a family after an entry, and opens what
// can be opened; the content of an entry whose key was destroyed is nil.
func (o *Opslag) chainOf(ctx context.Context, tx *databank.Tx, gezin string, after int64) ([]regel, []*inhoud, error) {
	rows, err := regels(ctx, tx, `SELECT `+logKolommen+` FROM logboek WHERE gezin = $1 AND nr > $2 ORDER BY nr LIMIT $3`, gezin, after, readBatch)
	if err != nil {
		return nil, nil, err
	}
	contents, err := o.openRows(ctx, rows)
	return rows, contents, err
}

// openRows opens the content of entries; that of one whose key was destroyed is
// nil.
func (o *Opslag) openRows(ctx context.Context, rows []regel) ([]*inhoud, error) {
	keys, err := o.kluis.Load(ctx, slots(rows, (*regel).slot))
	if err != nil {
		return nil, err
	}
	contents := make([]*inhoud, len(rows))
	for i := range rows {
		key, ok := keys[rows[i].sleutel]
		if !ok {
			continue
		}
		plain, err := key.Open(rows[i].plaats(), rows[i].inhoud)
		if err != nil {
			return nil, err
		}
		if contents[i], err = decode(plain); err != nil {
			return nil, err
		}
	}
	return contents, nil
}

// checkRelation tells whether a relation can be recorded: it is known, and what
// it is about is filled in.
func checkRelation(r dossier.Relatie) bool {
	vorm, ok := toegang.VormVan(r.Relatie)
	if !ok || r.Relatie == toegang.Samengesteld {
		return false
	}
	for _, k := range vorm.Kolommen {
		if r.Rij.Waarden[k] == "" {
			return false
		}
	}
	return true
}
