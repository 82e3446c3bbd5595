package proefstad

import (
	"embed"
	"fmt"
	"io/fs"

	"codeberg.org/wijzer/wijzer/internal/regeling"
)

//go:embed regels/*.yaml
var regels embed.FS

// Regels gives the files that make the catalogue of Rotterdam complete for a
// demonstration: an invented price for every tariff. Read them beside it with
// regeling.LeesSamen; Regeling does so.
func Regels() regeling.Map { return regeling.Map{FS: regels, Dir: "regels"} }

// Regeling loads the catalogue of Rotterdam with the invented prices of the
// city, so that every package can be computed.
func Regeling() (*regeling.Regeling, error) {
	base, ok := regeling.Bestanden("rotterdam")
	if !ok {
		return nil, fmt.Errorf("load catalogue of the demonstration city: %w", fs.ErrNotExist)
	}
	return regeling.LeesSamen(base, Regels())
}
