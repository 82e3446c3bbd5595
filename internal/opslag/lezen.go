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

// lezing reads one moment with the rights of one reader.
type lezing struct {
	o         *Opslag
	tx        *databank.Tx
	vraag     toegang.Vraag
	regel     toegang.Predicaat
	relations []toegang.Relatievorm
	fixed     []string
	bron      bron
	allowed   map[kenmerken]bool
	seen      map[object]bool // what was shown, for the access log
	begin     time.Time
}

func (o *Opslag) newLezing(t *databank.Tx, toets *toegang.Toets) *lezing {
	rule := toets.Predicaat()
	return &lezing{o: o, tx: t, vraag: toets.Vraag(), regel: rule, relations: relationsIn(rule), fixed: fixedKeys(rule),
		bron: bron{people: map[string]bool{}, together: map[string]bool{}}, allowed: map[kenmerken]bool{}, seen: map[object]bool{}, begin: o.now()}
}

// account gives who reads: an account, or the name of a system actor.
func (l *lezing) account() string {
	if l.vraag.Lezer.Account != "" {
		return l.vraag.Lezer.Account
	}
	return string(l.vraag.Lezer.Rol)
}

// parties gives the parties whose involvement counts for the reader.
func (l *lezing) parties() []string {
	return append([]string{l.account()}, l.vraag.Lezer.Teams...)
}

// gelezen is an entry that the reader may see, opened.
type gelezen struct {
	regel
	ingetrokken string
	sort        string // where it stands in a list that is not sorted by nr
	inhoud      *inhoud
}

func micros(instant string) int64 {
	if instant == "" {
		return 0
	}
	t, err := databank.ParseInstant(instant)
	if err != nil {
		return 0
	}
	return t.UnixMicro()
}

func (g *gelezen) vermelding() dossier.Vermelding {
	return dossier.Vermelding{ID: g.id, Gezin: g.gezin, Vastgezet: micros(g.op), Ingetrokken: micros(g.ingetrokken), Door: g.vak.auteur}
}

// where is the caller's part of a query: what is joined to feit (alias f) and
// its log (alias l), what is asked for, and in which order.
type where struct {
	join  string
	text  string
	args  []any
	order string // "f.gezin, f.nr" where empty
	sort  string // an expression that is kept in gelezen.sort; may be empty
	limit int    // 0: none
	zoek  bool   // a row of zoekterm (alias z) leads to that of feit
}

// rows is the one way in which something about people is read: the rule is
// compiled into the query, each row is held against it again, and only then
// opened. Entries whose key was destroyed are left out.
func (l *lezing) rows(ctx context.Context, w where) ([]gelezen, error) {
	query, args, err := l.query(w)
	if err != nil {
		return nil, err
	}
	var rows []gelezen
	err = l.tx.Rows(ctx, func(scan databank.Scan) error {
		var g gelezen
		k := &g.vak
		err := scan(&g.id, &g.gezin, &g.nr, &g.handeling, &k.soort, &k.onderwerp, &k.samenstelling, &k.wet, &k.klasse, &k.domein,
			&k.auteur, &g.ingetrokken, &g.op, &g.sleutel, &g.regel.inhoud, &g.sort)
		rows = append(rows, g)
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	if err := l.recheck(ctx, rows); err != nil {
		return nil, err
	}
	return l.open(ctx, rows)
}

func (l *lezing) query(w where) (string, []any, error) {
	if w.zoek {
		if err := l.narrow(&w); err != nil {
			return "", nil, err
		}
	}
	rule, err := toegang.Compile(l.regel, kaart(), l.vraag.Moment, len(w.args)+1)
	if err != nil {
		return "", nil, err
	}
	order, sort := w.order, w.sort
	if order == "" {
		order = "f.gezin, f.nr"
	}
	if sort == "" {
		sort = "''"
	}
	var b strings.Builder
	b.WriteString(`SELECT f.id, f.gezin, f.nr, f.handeling, f.soort, f.onderwerp, f.samenstelling, f.wet, f.klasse, f.domein,
		f.auteur, f.ingetrokken, l.op, l.sleutel, l.inhoud, ` + sort + ` FROM ` + w.join)
	if w.join == "" {
		b.WriteString(`feit f`)
	}
	b.WriteString(` JOIN logboek l ON l.gezin = f.gezin AND l.nr = f.nr WHERE ` + w.text + ` AND ` + rule.Tekst + ` ORDER BY ` + order)
	args := append(slices.Clone(w.args), rule.Waarden...)
	if w.limit > 0 {
		args = append(args, w.limit)
		b.WriteString(` LIMIT ` + databank.Places(len(args), 1))
	}
	return b.String(), args, nil
}

// narrow lets a search leave out, before it looks a piece up, what the rule can
// never give this reader: of a name that a thousand have, all but his own people.
// The rule itself is asked of what is left, so the answer is the same.
func (l *lezing) narrow(w *where) error {
	first, err := toegang.Compile(toegang.Necessary(l.regel, toegang.KSoort, toegang.KOnderwerp), vooraf(), l.vraag.Moment, len(w.args)+1)
	w.text += " AND " + first.Tekst
	w.args = append(slices.Clone(w.args), first.Waarden...)
	return err
}

// recheck holds every row against the rule once more. One that the database
// gave and the rule refuses is a defect of the program or of the database.
func (l *lezing) recheck(ctx context.Context, rows []gelezen) error {
	if err := l.bron.fill(ctx, l.tx, l.relations, l.fixed, rows); err != nil {
		return err
	}
	for i := range rows {
		k := rows[i].vak
		if l.allowed[k] {
			continue
		}
		if !toegang.Evaluate(l.regel, k, &l.bron, l.vraag.Moment) {
			return errToegang
		}
		l.allowed[k] = true
	}
	return nil
}

func (l *lezing) open(ctx context.Context, rows []gelezen) ([]gelezen, error) {
	keys, err := l.o.kluis.Load(ctx, slots(rows, (*gelezen).slot))
	if err != nil {
		return nil, err
	}
	kept := rows[:0]
	for i := range rows {
		g := &rows[i]
		key, ok := keys[g.sleutel]
		if !ok {
			continue
		}
		plain, err := key.Open(g.plaats(), g.regel.inhoud)
		if err != nil {
			return nil, err
		}
		if g.inhoud, err = decode(plain); err != nil {
			return nil, err
		}
		l.show(g)
		kept = append(kept, *g)
	}
	return kept, nil
}

// show remembers for the access log that something was shown.
func (l *lezing) show(g *gelezen) {
	l.seen[object{"gezin", g.gezin}] = true
	if g.vak.onderwerp != "" {
		l.seen[object{"persoon", g.vak.onderwerp}] = true
	}
}

// kinds narrows a query to some kinds of records.
func kinds(w where, soorten []toegang.Soort) where {
	if len(soorten) > 0 {
		w.text += " AND f.soort IN (" + databank.Places(len(w.args)+1, len(soorten)) + ")"
		for _, s := range soorten {
			w.args = append(w.args, string(s))
		}
	}
	return w
}

// Gezin gives what the reader may see of a family.
func (l *lezing) Gezin(ctx context.Context, id string, soorten ...toegang.Soort) (*dossier.Gezin, error) {
	rows, err := l.rows(ctx, kinds(where{text: "f.gezin = $1", args: []any{id}}, soorten))
	if err != nil {
		return nil, err
	}
	g, err := l.family(ctx, id, rows)
	if err == nil && len(soorten) > 0 { // what was shown is not all
		g.Stand, err = l.stand(ctx, id)
	}
	return g, err
}

// Persoon gives what the reader may see about a person, in any family.
func (l *lezing) Persoon(ctx context.Context, id string, soorten ...toegang.Soort) (*dossier.Gezin, error) {
	if id == "" {
		return nil, dossier.ErrNietGevonden
	}
	rows, err := l.rows(ctx, kinds(where{text: "f.onderwerp = $1", args: []any{id}, order: "l.op, f.gezin, f.nr"}, soorten))
	if err != nil {
		return nil, err
	}
	g, err := l.family(ctx, "", rows)
	if err == nil {
		g.Stand = ""
	}
	return g, err
}

func (l *lezing) family(ctx context.Context, id string, rows []gelezen) (*dossier.Gezin, error) {
	if len(rows) == 0 {
		return nil, dossier.ErrNietGevonden
	}
	ends := endsOf(rows)
	g := &dossier.Gezin{ID: id, Stand: rows[len(rows)-1].id}
	for i := range rows {
		collect(g, &rows[i], ends[rows[i].id])
	}
	return g, nil
}

// change gives an entry as a line of the course of a family.
func change(row *gelezen) dossier.Wijziging {
	return dossier.Wijziging{ID: row.id, Soort: row.handeling, Betref: row.inhoud.Betref, Door: row.vak.auteur,
		Op: micros(row.op), Invoer: row.invoer()}
}

// collect puts one entry where it belongs.
func collect(g *dossier.Gezin, row *gelezen, end *inhoud) {
	w := change(row)
	g.Verloop = append(g.Verloop, w)
	switch v := w.Invoer.(type) {
	case dossier.Lid:
		if end != nil {
			v.Tot = end.Tot
		}
		g.Leden = append(g.Leden, v)
	case dossier.Feit:
		g.Feiten = append(g.Feiten, v)
	case dossier.Stuk:
		g.Stukken = append(g.Stukken, v)
	case dossier.Taak:
		v.Voltooid = end != nil
		g.Taken = append(g.Taken, v)
	case dossier.Relatie:
		if end != nil {
			v.Rij.Tot = end.TotTekst
		}
		g.Relaties = append(g.Relaties, v)
	}
}

// endsOf gives for each entry the last one that ends it. Who may see an entry,
// may see its end: they stand in one compartment.
func endsOf(rows []gelezen) map[string]*inhoud {
	ends := map[string]*inhoud{}
	for i := range rows {
		switch rows[i].handeling {
		case hLidEinde, hTaakAf, hRelatieEinde:
			if rows[i].ingetrokken == "" {
				ends[rows[i].inhoud.Betref] = rows[i].inhoud
			}
		}
	}
	return ends
}

// stand gives the state of a family for this reader: the last entry that he may
// see.
func (l *lezing) stand(ctx context.Context, gezin string) (string, error) {
	rows, err := l.rows(ctx, where{text: "f.gezin = $1", args: []any{gezin}, order: "f.nr DESC", limit: 1})
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].id, nil
}

// since gives what the reader may see of what was added to a family after he
// had the given state before him.
func (l *lezing) since(ctx context.Context, gezin, stand string) ([]gelezen, error) {
	last, err := l.rows(ctx, where{text: "f.id = $1 AND f.gezin = $2", args: []any{stand, gezin}})
	if err != nil {
		return nil, err
	}
	if len(last) == 0 {
		return nil, dossier.ErrStand
	}
	return l.rows(ctx, where{text: "f.gezin = $1 AND f.nr > $2", args: []any{gezin, last[0].nr}})
}

// Gezinnen gives the families of a person, as far as the reader may see.
func (l *lezing) Gezinnen(ctx context.Context, persoon string) ([]string, error) {
	rows, err := l.rows(ctx, where{join: "lid m JOIN feit f ON f.id = m.id", text: "m.persoon = $1 AND f.ingetrokken = ''", args: []any{persoon}})
	if err != nil {
		return nil, err
	}
	return distinct(rows, func(g *gelezen) string { return g.gezin }), nil
}

func distinct(rows []gelezen, of func(*gelezen) string) []string {
	var out []string
	for i := range rows {
		out = append(out, of(&rows[i]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// The bounds of a page of a list.
const (
	pageSize    = 50
	pageSizeMax = 500
)

// Werklijst gives a page of open tasks by due date: one walk over the list of
// each party that the reader acts for, merged.
func (l *lezing) Werklijst(ctx context.Context, p dossier.Pagina) (dossier.Werklijst, error) {
	n, day, task, err := cutPage(p)
	if err != nil {
		return dossier.Werklijst{}, err
	}
	var all []gelezen
	for _, walk := range l.walks(day, task) {
		walk.limit = n + 1
		rows, err := l.rows(ctx, walk)
		if err != nil {
			return dossier.Werklijst{}, err
		}
		all = append(all, rows...)
	}
	return worklist(all, n), nil
}

// TeBeoordelen gives a page of open tasks about what the gate held. The
// conditions on kind and act are those of the index that finds them.
func (l *lezing) TeBeoordelen(ctx context.Context, p dossier.Pagina) (dossier.Werklijst, error) {
	return l.openTasks(ctx, p, "f.soort = 'vastgehouden' AND f.handeling = 'taak'")
}

// AVGTaken gives a page of open tasks about requests of people about their own
// data. The conditions are those of the index that finds them.
func (l *lezing) AVGTaken(ctx context.Context, p dossier.Pagina) (dossier.Werklijst, error) {
	return l.openTasks(ctx, p, "f.soort = 'avg-verzoek' AND f.handeling = 'taak'")
}

func (l *lezing) openTasks(ctx context.Context, p dossier.Pagina, which string) (dossier.Werklijst, error) {
	n, day, task, err := cutPage(p)
	if err != nil {
		return dossier.Werklijst{}, err
	}
	rows, err := l.rows(ctx, where{join: "feit f JOIN taak w ON w.id = f.id", args: []any{day, task}, order: "w.vervalt, w.id", sort: "w.vervalt", limit: n + 1,
		text: which + " AND f.ingetrokken = '' AND w.af = 0 AND (w.vervalt, w.id) > ($1, $2)"})
	if err != nil {
		return dossier.Werklijst{}, err
	}
	return worklist(rows, n), nil
}

// walks gives the index walks of a work list: one for each party that the
// reader acts for, or, for a system actor, one over all tasks.
func (l *lezing) walks(day, task string) []where {
	if l.vraag.Lezer.Account == "" {
		return []where{{join: "taak w JOIN feit f ON f.id = w.id", text: "w.af = 0 AND f.ingetrokken = '' AND (w.vervalt, w.id) > ($1, $2)",
			args: []any{day, task}, order: "w.vervalt, w.id", sort: "w.vervalt"}}
	}
	var walks []where
	for _, party := range l.parties() {
		walks = append(walks, where{join: "werklijst w JOIN feit f ON f.id = w.taak", text: "w.lezer = $1 AND (w.vervalt, w.taak) > ($2, $3)",
			args: []any{party, day, task}, order: "w.vervalt, w.taak", sort: "w.vervalt"})
	}
	return walks
}

// cutPage gives how many tasks a page holds at most, and the day and the task
// after which it begins.
func cutPage(p dossier.Pagina) (n int, day, task string, err error) {
	n = pageOf(p)
	if p.Na == "" {
		return n, "", "", nil
	}
	day, task, ok := strings.Cut(p.Na, ".")
	if !ok || len(day) != len(openEnd) || task == "" {
		return 0, "", "", dossier.ErrPagina
	}
	return n, day, task, nil
}

func worklist(all []gelezen, n int) dossier.Werklijst {
	slices.SortFunc(all, func(a, b gelezen) int {
		if c := strings.Compare(a.sort, b.sort); c != 0 {
			return c
		}
		return strings.Compare(a.id, b.id)
	})
	all = slices.CompactFunc(all, func(a, b gelezen) bool { return a.id == b.id })
	var w dossier.Werklijst
	for i := range all[:min(n, len(all))] {
		if taak, ok := all[i].invoer().(dossier.Taak); ok {
			w.Taken = append(w.Taken, taak)
		}
	}
	if len(all) > n {
		w.Verder = all[n-1].sort + "." + all[n-1].id
	}
	return w
}

// searchMax bounds what one search word can lead to.
const searchMax = 2000

// search finds the pieces with one search hash.
func search(t term) where {
	return where{join: "zoekterm z JOIN feit f ON f.id = z.feit", sort: "z.persoon",
		text: "z.veld = $1 AND z.hash = $2 AND f.ingetrokken = ''", args: []any{t.veld, t.hash}, limit: searchMax, zoek: true}
}

// Zoek gives the people that a search term leads to. All words of a name must
// lead to them.
func (l *lezing) Zoek(ctx context.Context, z dossier.Zoekterm) ([]string, error) {
	var found []string
	for i, term := range l.o.searchHashes(z) {
		rows, err := l.rows(ctx, search(term))
		if err != nil {
			return nil, err
		}
		people := distinct(rows, func(g *gelezen) string { return g.sort })
		if i == 0 {
			found = people
			continue
		}
		found = slices.DeleteFunc(found, func(p string) bool { return !slices.Contains(people, p) })
	}
	return found, nil
}
