package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// leesInvoer reads one file, or standard input for "-", as far as a message may
// go and one byte more, so that a larger file is still seen as too large.
func leesInvoer(in io.Reader, pad string) ([]byte, error) {
	if pad != "-" {
		f, err := os.Open(pad)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, istandaard.MaxGrootte+1))
}

// gelezen is one message with what level 1 and 2 say of it.
type gelezen struct {
	data    []byte
	bericht istandaard.Bericht // nil when the file does not meet the schema
	fouten  []istandaard.Fout  // structural ones without bericht, else those of level 2
}

// leesBericht reads and checks one message. The error is one of reading the file.
func leesBericht(cmd *cobra.Command, c *istandaard.Codec, pad string) (gelezen, error) {
	data, err := leesInvoer(cmd.InOrStdin(), pad)
	if err != nil {
		return gelezen{}, err
	}
	uitslag, err := controle.Controleer(cmd.Context(), bytes.NewReader(data), controle.Opties{})
	if err != nil {
		return gelezen{}, err
	}
	if !uitslag.Structuur {
		return gelezen{data: data, fouten: uitslag.Fouten}, nil
	}
	b, err := c.Ontleed(data)
	var fouten istandaard.Fouten
	if errors.As(err, &fouten) {
		return gelezen{data: data, fouten: fouten}, nil
	}
	return gelezen{data: data, bericht: b, fouten: uitslag.Fouten}, err
}

// structuurFouten gives the faults of a file that is no valid message as faults
// of the input, each with its line.
func structuurFouten(fouten []istandaard.Fout) []fout {
	uit := make([]fout, len(fouten))
	for i, f := range fouten {
		pad := f.Plek
		if pad == "" {
			pad = "bestand"
		}
		tekst := f.Tekst
		if f.Regelnummer > 0 {
			tekst = fmt.Sprintf("regel %d, kolom %d: %s", f.Regelnummer, f.Kolom, f.Tekst)
		}
		uit[i] = fout{pad, f.Regel, tekst}
	}
	return uit
}

// eenBestand asks for exactly one argument.
func eenBestand(args []string, opdracht string) []fout {
	if len(args) == 1 {
		return nil
	}
	return []fout{{"opdracht", "gebruik-onjuist", "noem één bestand, of - voor de standaardinvoer, zoals: wijzer bericht " + opdracht + " bericht.xml"}}
}
