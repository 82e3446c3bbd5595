package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// fout is one fault in what the user gave: where it is, a stable code, and a
// Dutch sentence that says what to do. It never repeats the input.
type fout struct {
	Pad   string `json:"pad"`
	Code  string `json:"code"`
	Tekst string `json:"tekst"`
}

// meldFouten tells all faults at once, in Dutch on standard error and with
// asJSON as data on standard output, and gives the error that ends the command
// with the status for bad input.
func meldFouten(cmd *cobra.Command, asJSON bool, fouten []fout) error {
	for _, f := range fouten {
		fmt.Fprintf(cmd.ErrOrStderr(), "wijzer: %s: %s\n", f.Pad, f.Tekst)
	}
	if asJSON {
		if err := writeJSON(cmd.OutOrStdout(), map[string][]fout{"fouten": fouten}); err != nil {
			return err
		}
	}
	return &exitError{status: exitUsage}
}

// writeJSON writes v on one line, with letters such as é and < as themselves.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
