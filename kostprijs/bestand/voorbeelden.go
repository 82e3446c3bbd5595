package bestand

import (
	"bytes"
	"embed"
	"strings"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

//go:embed voorbeelden/*.yaml
var voorbeelden embed.FS

// Voorbeelden lists the names of the example inputs.
func Voorbeelden() []string {
	entries, err := voorbeelden.ReadDir("voorbeelden")
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return names
}

// Voorbeeld gives the text of an example; ok is false when there is none of
// that name.
func Voorbeeld(name string) (text []byte, ok bool) {
	if strings.ContainsAny(name, "/\\.") {
		return nil, false
	}
	text, err := voorbeelden.ReadFile("voorbeelden/" + name + ".yaml")
	return text, err == nil
}

// LeesVoorbeeld reads examples as Lees reads files. A name that is not there
// gives a fault.
func LeesVoorbeeld(names ...string) (kostprijs.Invoer, error) {
	var d decoder
	readers := make([]*bytes.Reader, 0, len(names))
	for _, n := range names {
		text, ok := Voorbeeld(n)
		if !ok {
			d.fout("Dit voorbeeld is er niet. Kijk met: wijzer tarief voorbeeld.")
		}
		readers = append(readers, bytes.NewReader(text))
	}
	if len(d.f) > 0 {
		return kostprijs.Invoer{}, d.f.AlsFout()
	}
	return Lees(alsReaders(readers)...)
}
