package web

import (
	"slices"
	"testing"
)

// Text without layout gets the layout that it means, and no text gets none: not
// an empty frame either.
func TestAlineas(t *testing.T) {
	for text, want := range map[string][]string{
		"":                         nil,
		" \n\n ":                   nil,
		"Kop\n===\n\nBeste Proef,": {"kop", "tekst"},
		"Welke hulp?\n\n- a\n- b":  {"tussenkop", "lijst"},
		"Straat 1\n1000 AA PLAATS": {"regels"},
		"Een zin die zo lang is dat hij bij het afdrukken is\nomgebroken.":              {"regels"},
		"Een zin die zo lang is dat hij bij het afdrukken van de brief\nis omgebroken.": {"tekst"},
	} {
		var got []string
		for _, a := range alineas(text) {
			got = append(got, a.Soort)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
