package kostprijs

import (
	"errors"
	"fmt"
	"strings"
)

// Tabel is one salary table of a cao: the gross monthly salaries at 36 hours a
// week from one day on.
type Tabel struct {
	Cao    string   `json:"cao"`
	Soort  string   `json:"soort"` // TabelRegulier or TabelToeslag
	Van    Datum    `json:"van"`
	Status Status   `json:"status"`          // Gepubliceerd or Afgeleid, for the table as a whole
	OCR    bool     `json:"ocr"`             // read from a scan; every cell was checked against the wage rise
	Reden  string   `json:"reden,omitempty"` // how derived cells were derived
	Bron   Document `json:"bron"`
	Cellen []Cel    `json:"cellen"`
}

// The kinds of table. Sociaal Werk prints a second one, 1,13% higher, for the
// middle incomes in the primary process (scales 6 to 9).
const (
	TabelRegulier = "regulier"
	TabelToeslag  = "arbeidsmarkttoeslag"
)

// Document is a source with its register number and link.
type Document struct {
	ID    string `json:"id"`
	Titel string `json:"titel"`
	Link  string `json:"link,omitempty"`
}

// Cel is one amount of a table.
type Cel struct {
	Schaal    string `json:"schaal"`           // "schaal 8", "FWG 50"
	Deel      string `json:"deel,omitempty"`   // "aanloopschaal 49", "functieschaal 50a" (GGZ)
	Periodiek string `json:"periodiek"`        // "0", "U1", "Start"
	Nummer    string `json:"nummer,omitempty"` // inpassingsnummer, the rung of the ladder
	Bedrag    Getal  `json:"bedrag"`           // euros a month
	Afgeleid  bool   `json:"afgeleid,omitempty"`
}

// Regulier tells whether the step is one that everybody in the scale passes:
// not a run-up scale, a start step or an extension (U1, U2).
func (c *Cel) Regulier() bool {
	return !strings.HasPrefix(c.Deel, "aanloop") && c.Periodiek != "Start" &&
		!strings.HasPrefix(c.Periodiek, "U") && !strings.HasPrefix(c.Periodiek, "u")
}

// Naam names the step within its scale: "10", "aanloop 2".
func (c *Cel) Naam() string {
	if strings.HasPrefix(c.Deel, "aanloop") {
		return "aanloop " + c.Periodiek
	}
	return c.Periodiek
}

// The steps that can be asked for by their place instead of their name.
const (
	PeriodiekHoogste = "hoogste" // the last regular step
	PeriodiekMidden  = "midden"  // the middle regular step; of an even count the higher one
	PeriodiekLaagste = "laagste" // the first regular step
)

// Schaal gives the cells of a scale in order, or nothing when the table lacks
// it.
func (t *Tabel) Schaal(name string) []Cel {
	var cells []Cel
	for _, c := range t.Cellen {
		if c.Schaal == name {
			cells = append(cells, c)
		}
	}
	return cells
}

// Schalen lists the scales in the order of the table.
func (t *Tabel) Schalen() []string {
	var names []string
	for _, c := range t.Cellen {
		if len(names) == 0 || names[len(names)-1] != c.Schaal {
			names = append(names, c.Schaal)
		}
	}
	return names
}

// Zoek finds a step of a scale by its name or its place.
func (t *Tabel) Zoek(schaal, periodiek string) (Cel, bool) {
	var regular []Cel
	for _, c := range t.Schaal(schaal) {
		if c.Naam() == periodiek {
			return c, true
		}
		if c.Regulier() {
			regular = append(regular, c)
		}
	}
	n := len(regular)
	switch {
	case n == 0:
		return Cel{}, false
	case periodiek == PeriodiekHoogste:
		return regular[n-1], true
	case periodiek == PeriodiekMidden:
		return regular[n/2], true
	case periodiek == PeriodiekLaagste:
		return regular[0], true
	}
	return Cel{}, false
}

// Trede finds the amount of a rung of the ladder (inpassingsnummer).
func (t *Tabel) Trede(nummer string) (Cel, bool) {
	for _, c := range t.Cellen {
		if c.Nummer == nummer {
			return c, true
		}
	}
	return Cel{}, false
}

// Sleutel names a cell over time. Where the cao has a ladder, the number of
// the rung is part of it: scales lose and gain rungs.
func (c *Cel) Sleutel() string {
	return c.Schaal + "|" + c.Naam() + "|" + c.Nummer
}

var errCaoRegel = errors.New("de regel heeft niet de vorm die LEESMIJ.md beschrijft")

// leesTabellen reads one file of salary tables.
func leesTabellen(file, text string) ([]Tabel, error) {
	r := tabelLezer{bronnen: map[string]Document{}}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := r.regel(line); err != nil {
			return nil, fmt.Errorf("%s %s:%d: %w", FoutInternBron, file, i+1, err)
		}
	}
	return r.tabellen, nil
}

type tabelLezer struct {
	cao      string
	bronnen  map[string]Document
	tabellen []Tabel
}

func (r *tabelLezer) regel(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "cao":
		r.cao = rest
		return nil
	case "bron":
		c := kolommen(rest, 3)
		r.bronnen[c[0]] = Document{ID: c[0], Titel: c[1], Link: c[2]}
		return nil
	case "tabel":
		return r.kop(strings.Fields(rest))
	}
	if len(r.tabellen) == 0 {
		return errCaoRegel
	}
	t := &r.tabellen[len(r.tabellen)-1]
	if word == "reden" {
		t.Reden = rest
		return nil
	}
	return t.leesSchaal(line)
}

// kop reads "2023-07-01 regulier gepubliceerd bron 301025 ocr".
func (r *tabelLezer) kop(f []string) error {
	if len(f) < 5 || f[3] != "bron" {
		return errCaoRegel
	}
	van, err := ParseDatum(f[0])
	if err != nil {
		return err
	}
	doc, ok := r.bronnen[f[4]]
	if !ok {
		return errCaoRegel
	}
	r.tabellen = append(r.tabellen, Tabel{Cao: r.cao, Van: van, Soort: f[1], Status: Status(f[2]),
		Bron: doc, OCR: len(f) > 5 && f[5] == "ocr"})
	return nil
}

// leesSchaal reads "FWG 40 > functieschaal 40a: 0/12=1958 5/19=2407~".
func (t *Tabel) leesSchaal(line string) error {
	head, cells, ok := strings.Cut(line, ": ")
	if !ok {
		return errCaoRegel
	}
	schaal, deel, _ := strings.Cut(head, " > ")
	for _, text := range strings.Fields(cells) {
		step, amount, ok := strings.Cut(text, "=")
		if !ok {
			return errCaoRegel
		}
		c := Cel{Schaal: schaal, Deel: deel, Afgeleid: t.Status == Afgeleid}
		c.Periodiek, c.Nummer, _ = strings.Cut(step, "/")
		if plain, mark := strings.CutSuffix(amount, "~"); mark {
			amount, c.Afgeleid = plain, true
		}
		var err error
		if c.Bedrag, err = ParseGetal(amount); err != nil {
			return err
		}
		t.Cellen = append(t.Cellen, c)
	}
	return nil
}
