package kostprijs

import (
	"strconv"
	"strings"
)

// Blad is one sheet of a workbook in which the tariff stands as live formulas.
// It is plain data; the package kostprijs/werkblad writes it as a file.
type Blad struct {
	Naam    string
	Rijen   [][]Vak
	Breedte []float64 // column widths in characters, for the writer
}

// Vak is one cell: a formula, a number or a text. A text is never a formula,
// whatever it begins with.
type Vak struct {
	Formule string // without the leading =
	Getal   *Getal
	Tekst   string
	Kop     bool   // a heading
	Vorm    string // VakGeld, VakUren or VakProcent; empty: general
}

// The number formats of cells.
const (
	VakGeld   = "geld"
	VakUren   = "uren"
	VakBreuk  = "breuk"
	VakCenten = "centen"
)

// The names of the sheets.
const (
	BladTarief     = "Tarief"
	BladParameters = "Parameters"
	BladUren       = "Uren"
	BladRegels     = "Regels"
	BladOpbouw     = "Opbouw"
)

// CelTarief is the cell of the sheet Tarief that holds the tariff.
const CelTarief = "B4"

// Bladen lays the tariff out as a workbook whose formulas give the same
// outcome when somebody changes a value on the sheet Parameters.
func (u *Uitkomst) Bladen() []Blad {
	w := &werkboek{u: u, m: u.Model}
	par := w.parameters()
	var uren, regels Blad
	if u.Model.tail.loonkosten == geen {
		uren = w.uren()
		regels = w.regels()
	}
	opbouw := w.opbouw()
	sheets := []Blad{w.samenvatting(), opbouw, w.weergaven()}
	if u.Model.tail.loonkosten == geen {
		sheets = append(sheets, regels, uren)
	}
	return append(sheets, par)
}

type werkboek struct {
	u     *Uitkomst
	m     *Model
	cells map[string]string // where a named outcome stands, as a reference from another sheet
	lines int               // rows of the sheet Regels
	post  [][]int           // per cao and post: the row on the sheet Uren
	col   map[string]string // columns of the sheet Regels by element
}

func tekst(s string) Vak         { return Vak{Tekst: s} }
func kop(s string) Vak           { return Vak{Tekst: s, Kop: true} }
func getal(g Getal) Vak          { return Vak{Getal: &g} }
func formule(s, form string) Vak { return Vak{Formule: s, Vorm: form} }

// kolom gives the letters of a column, from 0.
func kolom(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

func cel(sheet, col string, row int) string {
	return sheet + "!$" + col + "$" + strconv.Itoa(row)
}

// p refers to a parameter as the formulas use it: a percentage as a fraction.
func (w *werkboek) p(i int) string { return cel(BladParameters, "M", i+2) }

func (w *werkboek) parameters() Blad {
	b := Blad{Naam: BladParameters, Breedte: []float64{34, 34, 18, 12, 10, 24, 12, 12, 14, 60, 24, 40, 14}}
	head := []string{"Sleutel", "Naam", "Cao of instelling", "Waarde", "Eenheid", "Grondslag", "Van", "Tot", "Status", "Bron", "Gekozen door", "Toelichting", "Rekenwaarde"}
	row := make([]Vak, len(head))
	for i, h := range head {
		row[i] = kop(h)
	}
	b.Rijen = append(b.Rijen, row)
	keys := w.m.Sleutels()
	for i := range w.m.Parameters {
		p := &w.m.Parameters[i]
		n := strconv.Itoa(i + 2)
		value := getal(p.Waarde)
		if r := p.Waarde.groot().reduced(); r.d != nil {
			if _, ok := decimalPlaces(r.d); !ok {
				value = formule(r.n.String()+"/"+r.d.String(), "")
			}
		}
		b.Rijen = append(b.Rijen, []Vak{tekst(keys[i]), tekst(p.Naam), tekst(p.Cao), value, tekst(p.Eenheid), tekst(p.Grondslag),
			tekst(p.Van.String()), tekst(p.Tot.String()), tekst(string(p.Status)), tekst(p.Bron), tekst(p.GekozenDoor), tekst(p.Toelichting),
			formule(`IF(E`+n+`="%",D`+n+`/100,D`+n+`)`, "")})
	}
	return b
}

// uren lays out the hours of each cao, one column per cao.
func (w *werkboek) uren() Blad {
	w.cells = map[string]string{}
	b := Blad{Naam: BladUren, Breedte: []float64{46}}
	head := []Vak{kop("Uren van een fte per jaar")}
	for k := range w.m.caos {
		head = append(head, kop(w.m.caos[k].naam))
		b.Breedte = append(b.Breedte, 20)
	}
	b.Rijen = append(b.Rijen, head)
	names := []string{"Betaalde uren", "Na verlof en feestdagen", "Na ziekte", "Tijd voor cliënten", "Uren contact", "Declarabele uren", "Aandeel in de cao-mix"}
	for _, n := range names {
		b.Rijen = append(b.Rijen, []Vak{tekst(n)})
	}
	for _, name := range w.postrijen() {
		b.Rijen = append(b.Rijen, []Vak{tekst(name)})
	}
	for k := range w.m.caos {
		w.urenKolom(&b, k, kolom(k+1))
	}
	return b
}

// The rows of the sheet Uren.
const (
	rijBetaald = 2 + iota
	rijBeschikbaar
	rijInzetbaar
	rijClient
	rijContact
	rijDeclarabel
	rijAandeel
	rijPost
)

func (w *werkboek) urenKolom(b *Blad, k int, col string) {
	c := &w.m.caos[k]
	at := func(row int) string { return col + strconv.Itoa(row) }
	set := func(row int, f string) { b.Rijen[row-1] = append(b.Rijen[row-1], formule(f, VakUren)) }
	set(rijBetaald, w.p(c.urenJaar))
	if i := w.m.tail.productief; i != geen {
		for _, r := range []int{rijBeschikbaar, rijInzetbaar, rijClient, rijContact} {
			b.Rijen[r-1] = append(b.Rijen[r-1], tekst(""))
		}
		set(rijDeclarabel, at(rijBetaald)+"*"+w.p(i))
		set(rijAandeel, w.p(c.aandeel))
		return
	}
	var leave, sick, other, minutes, declared []string
	for j := range c.posten {
		ref := at(w.post[k][j])
		switch s := c.posten[j].soort; {
		case c.posten[j].eenheid == EenheidMinUur:
			minutes = append(minutes, w.perContact(&c.posten[j]))
			if c.posten[j].declarabel {
				declared = append(declared, ref)
			}
		case isVerlof(s):
			leave = append(leave, ref)
		case s == SoortZiekte:
			sick = append(sick, ref)
		default:
			other = append(other, ref)
		}
	}
	set(rijBeschikbaar, at(rijBetaald)+minus(leave))
	set(rijInzetbaar, at(rijBeschikbaar)+minus(sick))
	set(rijClient, at(rijInzetbaar)+minus(other))
	set(rijContact, at(rijClient)+"/"+"(1"+plus(minutes)+")")
	set(rijDeclarabel, at(rijContact)+plus(declared))
	set(rijAandeel, w.p(c.aandeel))
	for j := range c.posten {
		p := &c.posten[j]
		row := w.post[k][j]
		f := map[string]string{EenheidUurJaar: w.p(p.par), VanBetaaldeUren: w.p(p.par) + "*" + at(rijBetaald),
			VanBeschikbareUren: w.p(p.par) + "*" + at(rijBeschikbaar), VanInzetbareUren: w.p(p.par) + "*" + at(rijInzetbaar),
			EenheidMinUur: w.perContact(p) + "*" + at(rijContact)}[p.eenheid]
		for len(b.Rijen[row-1]) < k+1 {
			b.Rijen[row-1] = append(b.Rijen[row-1], tekst(""))
		}
		set(row, f)
	}
}

// postrijen gives each reason for hours a row, shared by the caos that have it,
// and notes the row of each post.
func (w *werkboek) postrijen() []string {
	var names []string
	rows := map[string]int{}
	w.post = make([][]int, len(w.m.caos))
	for k := range w.m.caos {
		seen := map[string]int{}
		for _, p := range w.m.caos[k].posten {
			seen[p.naam]++
			key := p.naam + "#" + strconv.Itoa(seen[p.naam])
			if _, ok := rows[key]; !ok {
				rows[key] = rijPost + len(names)
				names = append(names, postnaam(&p))
			}
			w.post[k] = append(w.post[k], rows[key])
		}
	}
	return names
}

func postnaam(p *post) string {
	name := urennamen[p.soort]
	if p.naam != string(p.soort) {
		name += ": " + p.naam
	}
	if p.declarabel {
		name += " (declarabel)"
	}
	return name
}

func (w *werkboek) perContact(p *post) string {
	f := w.p(p.par) + "/60"
	if p.locatie != geen {
		f += "*" + w.p(p.locatie)
	}
	return f
}

func minus(refs []string) string { return voorvoegsel("-", refs) }
func plus(refs []string) string  { return voorvoegsel("+", refs) }

func voorvoegsel(sign string, refs []string) string {
	var b strings.Builder
	for _, r := range refs {
		b.WriteString(sign + r)
	}
	return b.String()
}

func (w *werkboek) urenCel(k, row int) string { return cel(BladUren, kolom(k+1), row) }
