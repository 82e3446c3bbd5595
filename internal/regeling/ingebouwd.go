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
//go:embed rotterdam/*.yaml modellen/*/*.yaml
var ingebouwd embed.FS

// ingebouwdeMappen gives the folder of each catalogue that ships with the
// program, by its name.
func ingebouwdeMappen() map[string]string {
	folders := map[string]string{}
	files, _ := fs.Glob(ingebouwd, "*/*.yaml")
	more, _ := fs.Glob(ingebouwd, "*/*/*.yaml")
	for _, file := range append(files, more...) {
		folders[path.Base(path.Dir(file))] = path.Dir(file)
	}
	return folders
}

// Ingebouwd gives the names of the catalogues that ship with the program.
func Ingebouwd() []string {
	folders := ingebouwdeMappen()
	names := make([]string, 0, len(folders))
	for name := range folders {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Laad loads a catalogue that ships with the program, by its name. It is
// fs.ErrNotExist where there is none.
func Laad(name string) (*Regeling, error) {
	folder, ok := ingebouwdeMappen()[name]
	if !ok {
		return nil, fmt.Errorf("load catalogue: %w", fs.ErrNotExist)
	}
	return Lees(ingebouwd, folder)
}

// Bestanden gives the files of a catalogue that ships with the program, so
// that a municipality's own lines can be read beside them (see LeesSamen).
func Bestanden(name string) (Map, bool) {
	folder, ok := ingebouwdeMappen()[name]
	return Map{ingebouwd, folder}, ok
}
