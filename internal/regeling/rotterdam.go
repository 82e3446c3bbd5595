package regeling

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// The catalogues that ship with the program: Rotterdam's, and small ones of
// other municipalities that show what the format can say.
//
//go:embed rotterdam/*.yaml
var ingebouwd embed.FS

// Ingebouwd gives the names of the catalogues that ship with the program.
func Ingebouwd() []string {
	entries, _ := fs.ReadDir(ingebouwd, ".")
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	return names
}

// Laad loads a catalogue that ships with the program, by its name.
func Laad(name string) (*Regeling, error) {
	if !slices.Contains(Ingebouwd(), name) {
		return nil, fmt.Errorf("load catalogue: %w", fs.ErrNotExist)
	}
	return Lees(ingebouwd, path.Clean(name))
}
