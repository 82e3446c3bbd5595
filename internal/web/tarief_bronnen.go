package web

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// bronlink is a source that can be opened. The site that it is on does not
// learn from which page somebody came.
type bronlink struct {
	Tekst, Href string // Href is empty where the source has no address
}

// Partial implements [vorm.Component].
func (bronlink) Partial() string { return "tariefbron" }

// bronnenTabel lists every source of a tariff, with its address and the numbers
// that rest on it.
func bronnenTabel(u *kostprijs.Uitkomst) vorm.Table {
	type bron struct {
		link    string
		status  []string
		getalen []string
	}
	found := map[string]*bron{}
	var order []string
	for i := range u.Model.Parameters {
		p := &u.Model.Parameters[i]
		b := found[p.Bron]
		if b == nil {
			b = &bron{}
			found[p.Bron] = b
			order = append(order, p.Bron)
		}
		if b.link == "" {
			b.link = veiligeLink(p.Link)
		}
		if !slices.Contains(b.status, string(p.Status)) {
			b.status = append(b.status, string(p.Status))
		}
		if name := parameternaam(p.Naam) + achter(p.Cao); !slices.Contains(b.getalen, name) {
			b.getalen = append(b.getalen, name)
		}
	}
	slices.Sort(order)
	t := vorm.Table{Caption: "Alle bronnen van dit tarief", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Bron"}, {Title: "Zekerheid"}, {Title: "Getallen"}}}
	for _, name := range order {
		b := found[name]
		cell := any(strings.Join(b.getalen, ", "))
		if len(b.getalen) > 3 {
			cell = vorm.Cell{Value: strconv.Itoa(len(b.getalen)) + " getallen", Why: &vorm.Why{Label: "Welke?", About: name, Steps: b.getalen}}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{bronlink{name, b.link}, strings.Join(b.status, ", "), cell}})
	}
	return t
}

// trekkingen is how many prices a page draws.
const trekkingen = 2000

// spreiding shows between which prices a tariff lies, where numbers in it are
// only known as a range.
type spreiding struct {
	Tekst  string
	Lijn   [2]int // from the lowest to the highest price, in units of the view box
	Breed  balk   // nine of ten prices
	Helft  balk   // half of the prices
	Midden int
	Laag   string
	Hoog   string
	Tabel  vorm.Table
}

// Partial implements [vorm.Component].
func (spreiding) Partial() string { return "tariefspreiding" }

// nieuweSpreiding draws prices. The chance follows from the receipt, so that one
// tariff shows one range on every page; nil where every number is exact.
func nieuweSpreiding(u *kostprijs.Uitkomst) any {
	if !slices.ContainsFunc(u.Model.Parameters, func(p kostprijs.Parameter) bool { return p.Bereik != nil }) {
		return nil
	}
	seed, err := hex.DecodeString(u.Kwitantie().Hash)
	if err != nil || len(seed) < 16 {
		return nil
	}
	s, err := u.Model.Trek(trekkingen, rand.New(rand.NewPCG(binary.BigEndian.Uint64(seed), binary.BigEndian.Uint64(seed[8:]))))
	if err != nil || s.Trekkingen == 0 {
		return nil
	}
	return tekenSpreiding(&s)
}

func tekenSpreiding(s *kostprijs.Spreiding) spreiding {
	out := spreiding{Laag: s.Laagste.Nederlands(), Hoog: s.Hoogste.Nederlands()}
	unit := eenheidTekst(s.Eenheid)
	out.Tekst = "Uit " + vorm.Getal(int64(s.Trekkingen)) + " trekkingen: de helft van de prijzen ligt tussen " + s.P25.Nederlands() + " en " + s.P75.Nederlands() +
		" " + unit + ", negen van de tien tussen " + s.P5.Nederlands() + " en " + s.P95.Nederlands() + ". De middelste is " + s.Midden.Nederlands() + "."
	at := func(b geld.Bedrag) int {
		if s.Hoogste == s.Laagste {
			return watervalBreed / 2
		}
		return 20 + int((b-s.Laagste)*(watervalBreed-40)/(s.Hoogste-s.Laagste))
	}
	out.Lijn = [2]int{at(s.Laagste), at(s.Hoogste)}
	out.Breed = balk{X: at(s.P5), Breed: max(at(s.P95)-at(s.P5), 2)}
	out.Helft = balk{X: at(s.P25), Breed: max(at(s.P75)-at(s.P25), 2)}
	out.Midden = at(s.Midden)
	out.Tabel = vorm.Table{Caption: "De prijzen in getallen, " + unit, Columns: []vorm.Column{{Title: "Hoeveel trekkingen zijn lager"}, {Title: "Prijs", Number: true}}}
	for _, row := range []struct {
		name string
		b    geld.Bedrag
	}{{"Geen: de laagste prijs", s.Laagste}, {"5 van de 100", s.P5}, {"25 van de 100", s.P25}, {"De helft", s.Midden}, {"75 van de 100", s.P75}, {"95 van de 100", s.P95}, {"Alle andere: de hoogste prijs", s.Hoogste}} {
		out.Tabel.Rows = append(out.Tabel.Rows, vorm.Row{Cells: []any{row.name, row.b}})
	}
	out.Tabel.Sum = []any{"Gemiddelde", s.Gemiddelde}
	return out
}
