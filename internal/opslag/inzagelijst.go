package opslag

import (
	"context"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// inzageVak is the compartment of a line of the access log about a person, or
// about nobody that can be named.
func inzageVak(persoon string) kenmerken {
	return kenmerken{soort: string(toegang.SInzage), onderwerp: persoon, wet: string(gezin.Wmo), klasse: string(gezin.Gewoon), domein: string(toegang.DToezicht)}
}

// mayRead tells for compartments whether the reader may see them.
func (l *lezing) mayRead(ctx context.Context, vakken []kenmerken) (map[kenmerken]bool, error) {
	rows := make([]gelezen, len(vakken))
	for i, k := range vakken {
		rows[i].vak = k
	}
	if err := l.bron.fill(ctx, l.tx, l.relations, l.fixed, rows); err != nil {
		return nil, err
	}
	out := map[kenmerken]bool{}
	for _, k := range vakken {
		out[k] = toegang.Evaluate(l.regel, k, &l.bron, l.vraag.Moment)
	}
	return out, nil
}

// Inzagen gives a page of the access log. A line that shows someone whom the
// reader may not see, such as a relative of his own, is left out.
func (l *lezing) Inzagen(ctx context.Context, v dossier.Inzagevraag) (dossier.Inzagen, error) {
	general, err := l.mayRead(ctx, []kenmerken{inzageVak(v.Persoon)})
	if err != nil {
		return dossier.Inzagen{}, err
	}
	if !general[inzageVak(v.Persoon)] || v.Account == "" && v.Persoon == "" && !v.Nood {
		return dossier.Inzagen{}, dossier.ErrNietGevonden
	}
	if v.Persoon != "" {
		l.seen[object{"persoon", v.Persoon}] = true
	}
	n := pageOf(v.Pagina)
	rows, err := l.events(ctx, &v, n+1)
	if err != nil {
		return dossier.Inzagen{}, err
	}
	var out dossier.Inzagen
	if len(rows) > n {
		out.Verder = rows[n-1].op + "_" + rows[n-1].id
		rows = rows[:n]
	}
	if err := readObjects(ctx, l.tx, rows); err != nil {
		return dossier.Inzagen{}, err
	}
	out.Regels, err = l.lines(ctx, rows)
	return out, err
}

// events reads the lines of a page as they are stored.
func (l *lezing) events(ctx context.Context, v *dossier.Inzagevraag, n int) ([]gebeurtenis, error) {
	op, id, ok := cutKey(v.Na)
	if !ok {
		return nil, dossier.ErrPagina
	}
	args := []any{op, id}
	var b strings.Builder
	b.WriteString(`FROM inzage i WHERE (i.op, i.id) < ($1, $2)`)
	and := func(text string, value any) {
		args = append(args, value)
		b.WriteString(" AND " + strings.ReplaceAll(text, "?", "$"+strconv.Itoa(len(args))))
	}
	if v.Persoon != "" {
		and("(i.bron, i.nr) IN (SELECT b.bron, b.nr FROM inzage_object b WHERE b.object = ? AND b.soort = 'persoon')", v.Persoon)
	}
	if v.Account != "" {
		and("i.account = ?", v.Account)
	}
	if v.Nood {
		b.WriteString(" AND i.nood = 'ja'")
	}
	if !v.Van.IsZero() {
		and("i.op >= ?", databank.Instant(v.Van))
	}
	if !v.Tot.IsZero() {
		and("i.op < ?", databank.Instant(v.Tot))
	}
	args = append(args, n)
	b.WriteString(" ORDER BY i.op DESC, i.id DESC LIMIT $" + strconv.Itoa(len(args)))
	return readAccess(ctx, l.tx, b.String(), args...)
}

// lines opens the events of which the reader may see everyone.
func (l *lezing) lines(ctx context.Context, rows []gebeurtenis) ([]dossier.Inzageregel, error) {
	var vakken []kenmerken
	for i := range rows {
		for _, ob := range rows[i].objecten {
			if ob.soort == "persoon" {
				vakken = append(vakken, inzageVak(ob.id))
			}
		}
	}
	may, err := l.mayRead(ctx, vakken)
	if err != nil {
		return nil, err
	}
	keys, err := l.o.kluis.Load(ctx, slots(rows, (*gebeurtenis).slot))
	if err != nil {
		return nil, err
	}
	var out []dossier.Inzageregel
	for i := range rows {
		g := &rows[i]
		line, hidden := g.line(), false
		for _, p := range line.Personen {
			hidden = hidden || !may[inzageVak(p)]
		}
		key, ok := keys[g.sleutel]
		if hidden || !ok {
			continue
		}
		in, err := g.unlock(key)
		if err != nil {
			return nil, err
		}
		line.Pagina, line.Reden, line.Herkomst, line.Spoor = in.Pagina, in.Nood, in.Herkomst, in.Spoor
		out = append(out, line)
	}
	return out, nil
}

// line gives what stands in the clear of an event.
func (g *gebeurtenis) line() dossier.Inzageregel {
	line := dossier.Inzageregel{ID: g.id, Account: g.account, Rol: g.rol, Doel: g.doel, Handeling: dossier.Handeling(g.handeling),
		Uitkomst: g.uitkomst, Nood: g.nood == "ja"}
	line.Op, _ = databank.ParseInstant(g.op) // written by us
	for _, ob := range g.objecten {
		if ob.soort == "persoon" {
			line.Personen = append(line.Personen, ob.id)
		} else {
			line.Gezinnen = append(line.Gezinnen, ob.id)
		}
	}
	return line
}
