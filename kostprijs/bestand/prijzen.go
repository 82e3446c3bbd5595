package bestand

import (
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// catalogusbestand is a file that can stand beside the other files of a
// catalogue: the document that the prices come from, and the prices.
type catalogusbestand struct {
	Documenten []document `yaml:"documenten"`
	Prijzen    []prijs    `yaml:"prijzen"`
}

type document struct {
	Code  string `yaml:"code"`
	Titel string `yaml:"titel"`
	Datum string `yaml:"datum"`
}

type prijs struct {
	Tarief string            `yaml:"tarief"`
	Niveau string            `yaml:"niveau,omitempty"`
	Per    string            `yaml:"per"`
	Bedrag string            `yaml:"bedrag"`
	Geldig map[string]string `yaml:"geldig"`
	Status string            `yaml:"status"`
	Bron   map[string]string `yaml:"bron"`
	Lezing string            `yaml:"lezing"`
}

// Plek says under which key the prices go into the catalogue. An empty Tarief
// keeps the code of the tariff itself.
type Plek struct {
	Tarief string // code of the price
	Niveau string // level, where the price has levels
}

// per names the unit of a price as catalogues do.
var per = map[string]string{"uur": "uur", "client-week": "week"}

// SchrijfPrijzen writes prices as a catalogue file, each with the receipt of
// what it rests on. Their status is a proposal: adopting them is a decision
// that somebody else takes.
func SchrijfPrijzen(w io.Writer, list []kostprijs.Catalogusprijs, at Plek) error {
	var out catalogusbestand
	for i, p := range list {
		code := at.Tarief
		if code == "" {
			code = p.Code
		}
		doc := "kostprijs-" + list[0].Code
		if i == 0 {
			out.Documenten = []document{{Code: doc, Titel: "Kostprijs " + p.Code + ": " + p.Omschrijving, Datum: p.Kwitantie.Peildatum.String()}}
		}
		out.Prijzen = append(out.Prijzen, prijs{Tarief: code, Niveau: at.Niveau, Per: per[p.Eenheid], Bedrag: p.Bedrag.String(),
			Geldig: map[string]string{"van": p.Van.String()}, Status: "voorstel",
			Bron:   map[string]string{"document": doc, "plaats": "kwitantie sha256:" + p.Kwitantie.Hash},
			Lezing: "Rekenversie " + p.Kwitantie.RekenVersie + "; de zwakste status van wat erin gaat is: " + string(p.Status) + "."})
	}
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(out); err != nil {
		return fmt.Errorf("prijzen: %w", err)
	}
	return e.Close()
}
