package istandaard

import (
	"errors"
	"strings"
	"testing"
)

// TestHostile reads files of nearly the largest size that are made to cost much:
// each must end in a few bounded faults. How long it takes is in the benchmarks;
// here a reader that is not linear would not come back.
func TestHostile(t *testing.T) {
	c := NewCodec(Uitgave32())
	const groot = MaxGrootte - 4096
	ruimte := c.uitgave.Naamruimte(Soort{Jw, 301})
	open := `<Bericht xmlns="` + ruimte + `">`
	veel := func(s string) string { return strings.Repeat(s, groot/len(s)) }
	tests := []struct{ name, in, want string }{
		{"depth", veel("<a>"), "XSD-WORTEL"},
		{"depth in a message", open + veel("<a>"), "XSD-ONBEKEND"},
		{"elements", open + veel("<a/>") + "</Bericht>", "XSD-ONBEKEND"},
		{"the same class", open + "<Client>" + veel("<Bsn>1</Bsn>") + "</Client></Bericht>", "XSD-ONTBREEKT"},
		{"attributes", "<Bericht" + veel(" a='1'") + ">", "XML-ATTRIBUTEN"},
		{"namespaces", "<Bericht" + veel(" xmlns:a='b'") + ">", "XML-ATTRIBUTEN"},
		{"one long attribute", "<Bericht a='" + veel("x") + "'/>", "XSD-WORTEL"},
		{"one long name", "<" + veel("x") + "/>", "XSD-WORTEL"},
		{"one long text", open + veel("x") + "</Bericht>", "XSD-TEKST"},
		{"one long number", open + "<Header><BerichtCode>436</BerichtCode><BerichtVersie>" + veel("0") + "</BerichtVersie></Header></Bericht>", "CS025"},
		{"comments", open + veel("<!---->"), "XML-AFGEKAPT"},
		{"open comments", open + veel("<!--"), "XML-OPMAAK"},
		{"sections", open + veel("<![CDATA["), "XML-AFGEKAPT"},
		{"references", open + veel("&amp;") + "</Bericht>", "XSD-TEKST"},
		{"half references", open + veel("&") + "</Bericht>", "XML-ENTITEIT"},
		{"entities", `<!DOCTYPE a [` + veel(`<!ENTITY a "b">`), "XML-DOCTYPE"},
		{"white space and faults in faults", open + strings.Repeat(" ", groot-90000) + strings.Repeat("<Header>\n<BerichtCode><b/></BerichtCode>\n</Header>", 1500), "XSD-ONBEKEND"},
		{"zeros", strings.Repeat("\x00", groot), "XML-CODERING"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := c.Ontleed([]byte(tt.in))
			var fouten Fouten
			if !errors.As(err, &fouten) || len(fouten) > maxFouten+1 {
				t.Fatalf("got %d faults", len(fouten))
			}
			if fouten[0].Regel != tt.want {
				t.Errorf("got %v, want %s", fouten[0], tt.want)
			}
		})
	}
}
