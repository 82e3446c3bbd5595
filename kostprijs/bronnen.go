package kostprijs

import (
	"embed"
	"fmt"
	"slices"
)

// The facts from the sources, in our own compact form; see
// gegevens/LEESMIJ.md.
//
//go:embed gegevens/*.txt gegevens/cao/*.txt
var gegevens embed.FS

// Bronnen holds every embedded table: salaries, wage rises, terms of
// employment, premiums, pension, indices and sickness. It is read-only after
// Laad and safe for use by several goroutines.
type Bronnen struct {
	Tabellen       []Tabel
	Feiten         []Parameter
	Loonstijgingen []Loonstijging
}

// De cao's waarvan hier tabellen zijn.
const (
	SociaalWerk       = "Sociaal Werk"
	GGZ               = "GGZ"
	Jeugdzorg         = "Jeugdzorg"
	Gehandicaptenzorg = "Gehandicaptenzorg"
)

// Caos lists the agreements of which there are tables.
func Caos() []string { return []string{SociaalWerk, GGZ, Jeugdzorg, Gehandicaptenzorg} }

var (
	tabelBestanden = []string{"sociaal-werk", "ggz", "jeugdzorg", "gehandicaptenzorg", "sociaal-werk-afgeleid", "ggz-afgeleid"}
	feitBestanden  = []string{"voorwaarden", "werkgeverslasten", "pensioen", "indexcijfers", "ziekteverzuim", "kengetallen"}
)

// Laad reads the embedded tables. It takes about two milliseconds; keep the
// result. An error means that the embedded data are not in order.
func Laad() (*Bronnen, error) {
	b := &Bronnen{}
	for _, name := range tabelBestanden {
		text, err := gegevens.ReadFile("gegevens/cao/" + name + ".txt")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", FoutInternBron, err)
		}
		t, err := leesTabellen(name, string(text))
		if err != nil {
			return nil, err
		}
		b.Tabellen = append(b.Tabellen, t...)
	}
	for _, name := range feitBestanden {
		text, err := gegevens.ReadFile("gegevens/" + name + ".txt")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", FoutInternBron, err)
		}
		f, err := leesFeiten(name, string(text))
		if err != nil {
			return nil, err
		}
		b.Feiten = append(b.Feiten, f...)
	}
	text, err := gegevens.ReadFile("gegevens/loonstijgingen.txt")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", FoutInternBron, err)
	}
	b.Loonstijgingen, err = leesLoonstijgingen(string(text))
	return b, err
}

// Tabel finds the table of a cao that holds on a day: the newest that began on
// or before it. Published and derived tables are looked for apart.
func (b *Bronnen) Tabel(cao, soort string, status Status, day Datum) (*Tabel, bool) {
	var best *Tabel
	for i := range b.Tabellen {
		t := &b.Tabellen[i]
		if t.Cao == cao && t.Soort == soort && t.Status == status && t.Van <= day && (best == nil || t.Van > best.Van) {
			best = t
		}
	}
	return best, best != nil
}

// TabellenVan lists the tables of one kind and status of a cao in order of
// date.
func (b *Bronnen) TabellenVan(cao, soort string, status Status) []*Tabel {
	var list []*Tabel
	for i := range b.Tabellen {
		if t := &b.Tabellen[i]; t.Cao == cao && t.Soort == soort && t.Status == status {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(x, y *Tabel) int { return int(x.Van - y.Van) })
	return list
}

// Feit finds the fact of that name that holds on a day and has a value. Of
// several the one that began last counts.
func (b *Bronnen) Feit(naam, cao string, day Datum) (Parameter, bool) {
	var best Parameter
	for _, p := range b.Feiten {
		if p.Naam == naam && p.Cao == cao && p.Bekend && geldt(p.Van, p.Tot, day) && (!best.Bekend || p.Van > best.Van) {
			best = p
		}
	}
	return best, best.Bekend
}
