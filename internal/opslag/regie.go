package opslag

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// regierij is a row of involvement as casusregisseur in the log of one family.
// What one reader may see is no matter here: that there is one casusregisseur
// holds for the family as it is.
type regierij struct {
	id, lezer, persoon, klasse, van, tot string
	vak                                  dossier.Vak
	sleutel, samenstelling               string
}

// directors gives the rows that ever held and did not end before a day.
func (t *tx) directors(ctx context.Context, familie, dag string) ([]regierij, error) {
	var rows []regierij
	err := t.tx.Rows(ctx, func(scan databank.Scan) error {
		var r regierij
		var k kenmerken
		err := scan(&r.id, &r.lezer, &r.persoon, &r.klasse, &r.van, &r.tot, &k.soort, &k.onderwerp, &k.wet, &k.klasse, &k.domein, &r.samenstelling, &r.sleutel)
		r.vak = k.vak()
		rows = append(rows, r)
		return err
	}, `SELECT b.id, b.lezer, b.persoon, b.klasse, b.van, b.tot, f.soort, f.onderwerp, f.wet, f.klasse, f.domein, f.samenstelling, l.sleutel
		FROM feit f JOIN betrokkenheid b ON b.id = f.id JOIN logboek l ON l.gezin = f.gezin AND l.nr = f.nr
		WHERE f.gezin = $1 AND b.rol = $2 AND b.tot > $3 AND b.van < b.tot ORDER BY f.nr`, familie, string(toegang.Casusregisseur), dag)
	return rows, err
}

// touchesRegie tells whether entries can change who directs a family.
func touchesRegie(posts []post) bool {
	return slices.ContainsFunc(posts, func(p post) bool {
		r := p.inhoud.Relatie
		return p.handeling == hRelatieEinde || p.handeling == hRelatie && r != nil && r.Naam == string(toegang.Betrokken) &&
			r.Waarden[toegang.CRol] == string(toegang.Casusregisseur)
	})
}

// oneDirector refuses what would give a family two casusregisseurs on one day.
// It looks at all rows, in the transaction that wrote: of two writers at once
// the second sees the first.
func (t *tx) oneDirector(ctx context.Context, familie string) error {
	rows, err := t.directors(ctx, familie, "")
	if err != nil {
		return err
	}
	for i := range rows {
		for j := range rows[:i] {
			if a, b := &rows[i], &rows[j]; a.lezer != b.lezer && a.van < b.tot && b.van < a.tot {
				return dossier.ErrRegie
			}
		}
	}
	return nil
}

// WisselRegie makes one account the casusregisseur of a family from today on.
func (t *tx) WisselRegie(ctx context.Context, familie string, w dossier.Regiewissel) error {
	if w.Naar == "" {
		return dossier.ErrInvoer
	}
	dag := t.vraag.Moment.Dag
	rows, err := t.directors(ctx, familie, dag.String())
	if err != nil {
		return err
	}
	members, err := t.memberLaws(ctx, familie, dag.String())
	if err != nil {
		return err
	}
	entries, err := t.endDirectors(ctx, rows, w.Naar, dag)
	if err != nil {
		return err
	}
	for _, m := range members {
		for _, k := range handover(rows, w, m.persoon) {
			entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(m.persoon, m.wet, toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
				Rij: toegang.Betrokkenheid(w.Naar, m.persoon, toegang.Casusregisseur, k, dag, termijn.Geen)})
		}
	}
	if len(entries) == 0 {
		return nil
	}
	_, err = t.Add(ctx, familie, entries...)
	return err
}

// endDirectors ends the rows of every other account, seen by the writer or not.
func (t *tx) endDirectors(ctx context.Context, rows []regierij, naar string, dag termijn.Dag) ([]dossier.Invoer, error) {
	var ends []dossier.Invoer
	for i := range rows {
		r := &rows[i]
		if r.lezer == naar {
			continue
		}
		e, err := t.o.kluis.Unit(ctx, r.sleutel)
		if err != nil {
			return nil, err
		}
		r.vak.Bewaring = e.Bewaring
		t.known[r.id] = bekend{r.vak, hRelatie, r.samenstelling}
		ends = append(ends, dossier.RelatieEinde{Relatie: r.id, Tot: max(dag.String(), r.van)})
	}
	return ends, nil
}

// handover gives the classes for which the new casusregisseur becomes involved
// with a member: what the old one had as far as the writer can give it; that
// there is a case, where the writer cannot; where there was no one, what the
// writer can give. Classes that he has already are left out.
func handover(rows []regierij, w dossier.Regiewissel, persoon string) []gezin.Klasse {
	old, has := map[gezin.Klasse]bool{}, map[gezin.Klasse]bool{}
	for i := range rows {
		switch r := &rows[i]; {
		case r.persoon != persoon:
		case r.lezer == w.Naar:
			has[gezin.Klasse(r.klasse)] = true
		default:
			old[gezin.Klasse(r.klasse)] = true
		}
	}
	var out []gezin.Klasse
	for _, k := range gezin.Klassen() {
		can := slices.Contains(w.Klassen[persoon], k)
		if give := can && (len(old) == 0 || old[k]) || len(old) > 0 && k == gezin.Betrokken; give && !has[k] {
			out = append(out, k)
		}
	}
	return out
}

// memberLaw is a member with the law under which he was recorded.
type memberLaw struct {
	persoon string
	wet     gezin.Wet
}

// memberLaws gives the members of a family on a day, in the order in which they
// were recorded.
func (t *tx) memberLaws(ctx context.Context, familie, dag string) ([]memberLaw, error) {
	var out []memberLaw
	err := t.tx.Rows(ctx, func(scan databank.Scan) error {
		var m memberLaw
		var law string
		err := scan(&m.persoon, &law)
		m.wet = gezin.Wet(law)
		if !slices.ContainsFunc(out, func(o memberLaw) bool { return o.persoon == m.persoon }) {
			out = append(out, m)
		}
		return err
	}, `SELECT m.persoon, f.wet FROM lid m JOIN feit f ON f.id = m.id WHERE m.gezin = $1 AND m.van <= $2 AND m.tot > $2 ORDER BY f.nr`, familie, dag)
	return out, err
}

// ZonderRegie gives families without a casusregisseur. It answers named parts of
// the program only: to a person it would tell of what he may not see.
func (l *lezing) ZonderRegie(ctx context.Context, regisseurs []string, na string, aantal int) ([]dossier.Regiegat, error) {
	if l.vraag.Lezer.Rol != toegang.Termijnbewaker {
		return nil, dossier.ErrNietGevonden
	}
	dag := l.vraag.Moment.Dag.String()
	w := where{join: "lid m JOIN feit f ON f.id = m.id", args: []any{na, dag, string(toegang.Casusregisseur)}, limit: rowsPerFamily * aantal,
		sort: `(SELECT CAST(COALESCE(MAX(r.nr), 0) AS TEXT) FROM feit r JOIN betrokkenheid b ON b.id = r.id WHERE r.gezin = f.gezin AND b.rol = $3)`,
		text: "f.gezin > $1 AND m.van <= $2 AND m.tot > $2 AND f.ingetrokken = ''"}
	accounts := "1 = 0"
	if len(regisseurs) > 0 {
		accounts = "b.lezer IN (" + databank.Places(len(w.args)+1, len(regisseurs)) + ")"
		for _, r := range regisseurs {
			w.args = append(w.args, r)
		}
	}
	w.text += ` AND NOT EXISTS (SELECT 1 FROM feit r JOIN betrokkenheid b ON b.id = r.id
		WHERE r.gezin = f.gezin AND b.rol = $3 AND b.van <= $2 AND b.tot > $2 AND ` + accounts + `)`
	rows, err := l.rows(ctx, w)
	if err != nil {
		return nil, err
	}
	var found []dossier.Regiegat
	for i := range rows {
		if n := len(found); n == 0 || found[n-1].Gezin != rows[i].gezin {
			found = append(found, dossier.Regiegat{Gezin: rows[i].gezin, Laatste: rows[i].sort})
		}
	}
	return found[:min(len(found), aantal)], nil
}

// rowsPerFamily bounds how many members of a family are read to find it.
const rowsPerFamily = 8
