package regeling

import (
	"bytes"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/termijn"
)

// prijsbestand is a file with prices as the loader reads it.
type prijsbestand struct {
	Documenten []map[string]string `yaml:"documenten"`
	Prijzen    []prijsregel        `yaml:"prijzen"`
}

type prijsregel struct {
	Tarief    string            `yaml:"tarief"`
	Niveau    string            `yaml:"niveau,omitempty"`
	Klasse    string            `yaml:"klasse,omitempty"`
	Aanbieder string            `yaml:"aanbieder,omitempty"`
	Per       Eenheid           `yaml:"per"`
	Bedrag    string            `yaml:"bedrag"`
	Geldig    map[string]string `yaml:"geldig"`
	Status    Status            `yaml:"status"`
	Bron      map[string]string `yaml:"bron"`
	Lezing    string            `yaml:"lezing,omitempty"`
}

// SchrijfPrijzen writes prices as a file of a catalogue, with the document that
// they come from. Read it back with [Regeling.Met]: only that tells whether
// the catalogue takes them. Formulas are not written: the amount stands.
func SchrijfPrijzen(doc Document, prices []Prijs) ([]byte, error) {
	d := map[string]string{"code": doc.Code, "titel": doc.Titel}
	setDay(d, "datum", doc.Datum)
	if doc.Status != "" {
		d["status"] = string(doc.Status)
	}
	if doc.Noot != "" {
		d["noot"] = doc.Noot
	}
	out := prijsbestand{Documenten: []map[string]string{d}}
	for i := range prices {
		p := &prices[i]
		valid := map[string]string{}
		setDay(valid, "van", p.Van)
		setDay(valid, "tot", p.Tot)
		setDay(valid, "bekend", p.Bekend)
		out.Prijzen = append(out.Prijzen, prijsregel{Tarief: p.Code, Niveau: p.Niveau, Klasse: p.Klasse, Aanbieder: p.Aanbieder, Per: p.Per,
			Bedrag: p.Bedrag.String(), Geldig: valid, Status: p.Status, Lezing: p.Lezing,
			Bron: map[string]string{"document": p.Bron.Document, "plaats": p.Bron.Plaats}})
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(out); err != nil {
		return nil, err
	}
	err := e.Close()
	return b.Bytes(), err
}

func setDay(m map[string]string, key string, d termijn.Dag) {
	if d != termijn.Geen {
		m[key] = d.String()
	}
}
