package toegang

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Kaart says where storage keeps what a predicate speaks about. Every
// expression in it is the program's own text; nothing from outside comes in.
//
// No expression may be NULL: "not" has two values here and three in SQL. Wrap
// a column that can be in COALESCE.
type Kaart struct {
	// Rij gives the expression of each attribute, such as "d.onderwerp".
	Rij map[Kenmerk]string
	// Vast gives the value of each attribute that is the same for all rows,
	// such as the kind of a table that holds one kind only, or the composition
	// where nothing is shared. The more is known, the shorter the condition.
	Vast map[Kenmerk]string
	// Relaties gives the table of each relation.
	Relaties map[Relatie]Tabel
	// Vooraf says that the condition only narrows (see Necessary): a relation is
	// then read once for the whole statement, by its other columns, and its rows
	// count whether they hold today or not.
	Vooraf bool
	// Dag and Tijd give the form in which storage keeps a day and an instant: a
	// comparable value. Nil: text as Dag.String and Tijdtekst write it.
	Dag  func(termijn.Dag) any
	Tijd func(time.Time) any
}

// Tabel is the table of one relation.
type Tabel struct {
	Naam     string
	Kolommen map[Kolom]string // the names of the columns, without alias; absent: the name of the Kolom
	// Van and Tot are the names of the columns with the first moment and the
	// end, or expressions in which "@" stands for the alias of the table. Van
	// is low where it holds from the beginning and Tot high where it is open:
	// "COALESCE(@.tot, '9999-12-31')" does.
	Van, Tot string
}

// ErrKaart is given when the Kaart lacks an attribute, relation or column that
// the predicate needs, when the predicate is not sound, or when the moment is
// needed and absent. Nothing may be read then.
var ErrKaart = errors.New("toegangsregel past niet op de tabellen")

// SQL is a condition for a WHERE clause, with its values in order.
type SQL struct {
	Tekst   string
	Waarden []any
}

// Compile writes p as the text of a condition. Words of the rules (woordenlijst)
// stand in it; every other value has a placeholder. Placeholders are $n, numbered
// on from eerste (the first is 1), so that the text can stand behind
// placeholders of the caller; the same value has one placeholder, which may
// stand in the text more than once. Terms of the reader are compared with
// nothing: Simplify first.
func Compile(p Predicaat, k Kaart, m Moment, eerste int) (SQL, error) {
	if len(Check(p)) > 0 {
		return SQL{}, ErrKaart
	}
	c := &compiler{kaart: k, moment: m, eerste: eerste, plaats: map[any]int{}}
	if len(k.Vast) > 0 {
		p = Known(p, k.Vast)
	}
	c.node(p, binnen{})
	if c.fout {
		return SQL{}, ErrKaart
	}
	return SQL{c.tekst.String(), c.waarden}, nil
}

type compiler struct {
	kaart    Kaart
	moment   Moment
	tekst    strings.Builder
	waarden  []any
	eerste   int
	plaats   map[any]int // of each value
	aliassen int
	fout     bool
}

// binnen is the alias and the table of the nearest Bestaat around.
type binnen struct {
	alias string
	tabel Tabel
}

func (c *compiler) node(p Predicaat, om binnen) {
	switch p := p.(type) {
	case Vast:
		c.constant(bool(p))
	case En:
		c.join(p, " AND ", true, om)
	case Of:
		c.join(p, " OR ", false, om)
	case Niet:
		c.tekst.WriteString("NOT (")
		c.node(p.P, om)
		c.tekst.WriteByte(')')
	case Stap:
		c.node(p.P, om)
	case Een:
		c.among(c.expression(p.Term, om), p.Van, om)
	case Bestaat:
		c.exists(p, om)
	}
}

func (c *compiler) constant(ja bool) {
	if ja {
		c.tekst.WriteString("1=1")
	} else {
		c.tekst.WriteString("1=0")
	}
}

func (c *compiler) join(delen []Predicaat, teken string, leeg bool, om binnen) {
	if len(delen) == 0 {
		c.constant(leeg)
		return
	}
	c.tekst.WriteByte('(')
	for i, d := range delen {
		if i > 0 {
			c.tekst.WriteString(teken)
		}
		c.node(d, om)
	}
	c.tekst.WriteByte(')')
}

// expression gives the text of a term; a fixed value that is no word of the
// rules becomes a placeholder. It is empty for a term that has no value.
func (c *compiler) expression(t Term, om binnen) string {
	switch t.Plaats {
	case Gegeven:
		if woorden[t.Naam] {
			return "'" + t.Naam + "'"
		}
		return c.placeholder(t.Naam)
	case VanRij:
		e, ok := c.kaart.Rij[Kenmerk(t.Naam)]
		c.fout = c.fout || !ok || e == ""
		return e
	case VanBinnen:
		return om.column(Kolom(t.Naam))
	}
	return ""
}

// placeholder gives the placeholder of a value.
func (c *compiler) placeholder(v any) string {
	n, known := c.plaats[v]
	if !known {
		n = c.eerste + len(c.waarden)
		c.plaats[v], c.waarden = n, append(c.waarden, v)
	}
	return "$" + strconv.Itoa(n)
}

func (c *compiler) among(links string, van []Term, om binnen) {
	var rechts []string
	for _, t := range van {
		if e := c.expression(t, om); e != "" {
			rechts = append(rechts, e)
		}
	}
	switch {
	case links == "" || len(rechts) == 0:
		c.constant(false)
	case len(rechts) == 1:
		c.tekst.WriteString(links + " = " + rechts[0])
	default:
		c.tekst.WriteString(links + " IN (" + strings.Join(rechts, ", ") + ")")
	}
}

func (c *compiler) exists(p Bestaat, om binnen) {
	tabel, ok := c.kaart.Relaties[p.In]
	vorm, _ := VormVan(p.In)
	if !ok || tabel.Naam == "" || vorm.Tijd != Tijdloos && (tabel.Van == "" || tabel.Tot == "") {
		c.fout = true
		return
	}
	c.aliassen++
	hier := binnen{"tg" + strconv.Itoa(c.aliassen), tabel}
	if c.kaart.Vooraf {
		c.gathered(p, vorm.Sleutel, hier, om)
		return
	}
	c.tekst.WriteString("EXISTS (SELECT 1 FROM " + tabel.Naam + " " + hier.alias + " WHERE ")
	for i, e := range p.Waar {
		if i > 0 {
			c.tekst.WriteString(" AND ")
		}
		c.among(hier.column(e.Kolom), e.Van, om)
	}
	c.dated(vorm.Tijd, hier)
	if p.Dan != nil {
		c.tekst.WriteString(" AND ")
		c.node(En{p.Dan}, hier)
	}
	c.tekst.WriteByte(')')
}

// gathered writes a Bestaat as a list of keys that does not depend on the row, so
// that the database makes it once. What Necessary gives has that form.
func (c *compiler) gathered(p Bestaat, key Kolom, hier, om binnen) {
	at := slices.IndexFunc(p.Waar, func(e Eis) bool { return e.Kolom == key })
	others := slices.Delete(slices.Clone(p.Waar), at, at+1)
	if p.Dan != nil || len(p.Waar[at].Van) != 1 || len(others) == 0 {
		c.fout = true
		return
	}
	c.tekst.WriteString(c.expression(p.Waar[at].Van[0], om) + " IN (SELECT " + hier.column(key) +
		" FROM " + hier.tabel.Naam + " " + hier.alias + " WHERE ")
	for i, e := range others {
		if i > 0 {
			c.tekst.WriteString(" AND ")
		}
		c.fout = c.fout || slices.ContainsFunc(e.Van, func(t Term) bool { return t.Plaats != Gegeven })
		c.among(hier.column(e.Kolom), e.Van, om)
	}
	c.tekst.WriteByte(')')
}

func (c *compiler) dated(t Tijdsoort, hier binnen) {
	if t == Tijdloos {
		return
	}
	for _, grens := range []struct{ uitdrukking, teken string }{{hier.tabel.Van, " <= "}, {hier.tabel.Tot, " > "}} {
		c.tekst.WriteString(" AND " + hier.bound(grens.uitdrukking) + grens.teken + c.placeholder(c.now(t)))
	}
}

// now gives the moment of asking in the form of storage.
func (c *compiler) now(t Tijdsoort) any {
	c.fout = c.fout || t == PerDag && c.moment.Dag == termijn.Geen || t == PerTijdstip && c.moment.Tijd.IsZero()
	switch {
	case t == PerDag && c.kaart.Dag != nil:
		return c.kaart.Dag(c.moment.Dag)
	case t == PerDag:
		return c.moment.Dag.String()
	case c.kaart.Tijd != nil:
		return c.kaart.Tijd(c.moment.Tijd)
	}
	return Tijdtekst(c.moment.Tijd)
}

func (b binnen) column(k Kolom) string {
	if naam, ok := b.tabel.Kolommen[k]; ok {
		return b.alias + "." + naam
	}
	return b.alias + "." + string(k)
}

func (b binnen) bound(uitdrukking string) string {
	if strings.Contains(uitdrukking, "@") {
		return strings.ReplaceAll(uitdrukking, "@", b.alias)
	}
	return b.alias + "." + uitdrukking
}
