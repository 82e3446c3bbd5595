package bestand

import (
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// prijs is how a price stands in a file.
type prijs struct {
	Code         string    `yaml:"code"`
	Omschrijving string    `yaml:"omschrijving"`
	Wet          string    `yaml:"wet"`
	Bedrag       string    `yaml:"bedrag"`
	Eenheid      string    `yaml:"eenheid"`
	Van          string    `yaml:"van"`
	Status       string    `yaml:"status"`
	Bron         string    `yaml:"bron"`
	Kwitantie    kwitantie `yaml:"kwitantie"`
}

type kwitantie struct {
	Hash        string   `yaml:"sha256"`
	RekenVersie string   `yaml:"reken-versie"`
	Peildatum   string   `yaml:"peildatum"`
	Tabellen    []string `yaml:"tabellen"`
}

// SchrijfPrijzen writes prices for a catalogue as YAML, each with the receipt
// that says what it rests on.
func SchrijfPrijzen(w io.Writer, list []kostprijs.Catalogusprijs) error {
	out := make([]prijs, len(list))
	for i, p := range list {
		out[i] = prijs{Code: p.Code, Omschrijving: p.Omschrijving, Wet: string(p.Wet), Bedrag: p.Bedrag.String(), Eenheid: p.Eenheid,
			Van: p.Van.String(), Status: string(p.Status), Bron: p.Bron,
			Kwitantie: kwitantie{Hash: p.Kwitantie.Hash, RekenVersie: p.Kwitantie.RekenVersie, Peildatum: p.Kwitantie.Peildatum.String(), Tabellen: p.Kwitantie.Tabellen}}
	}
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(map[string][]prijs{"prijzen": out}); err != nil {
		return fmt.Errorf("prijzen: %w", err)
	}
	return e.Close()
}
