package controle

import (
	"encoding/xml"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// The part of XML Schema that the schemas of the standard use.
type xsd struct {
	Complex []struct {
		Naam      string       `xml:"name,attr"`
		Elementen []xsdElement `xml:"sequence>element"`
	} `xml:"complexType"`
	Simpel []xsdSimpel `xml:"simpleType"`
}

type xsdElement struct {
	Naam   string     `xml:"name,attr"`
	Type   string     `xml:"type,attr"`
	Min    string     `xml:"minOccurs,attr"`
	Max    string     `xml:"maxOccurs,attr"`
	Simpel *xsdSimpel `xml:"simpleType"`
}

type xsdSimpel struct {
	Naam    string `xml:"name,attr"`
	Beperkt struct {
		Basis    string     `xml:"base,attr"`
		Facetten []xsdFacet `xml:",any"`
	} `xml:"restriction"`
}

type xsdFacet struct {
	XMLName xml.Name
	Waarde  string `xml:"value,attr"`
}

func leesXSD(t *testing.T, pad string) (x xsd) {
	t.Helper()
	if err := xml.Unmarshal(leesBestand(t, pad), &x); err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *xsd) elementen(naam string) ([]xsdElement, bool) {
	for _, c := range x.Complex {
		if c.Naam == naam {
			return c.Elementen, true
		}
	}
	return nil, false
}

// TestBomenNaastXSD holds every tree against the schema of its message: names,
// order, number, namespace, type, and every facet.
func TestBomenNaastXSD(t *testing.T) {
	map1 := gedeeld(t)
	for _, s := range istandaard.Soorten() {
		t.Run(s.String(), func(t *testing.T) {
			pad := xsdVoor(map1, s)
			v := vergelijker{t: t, bericht: leesXSD(t, pad), basis: leesXSD(t, filepath.Join(filepath.Dir(pad), "basisschema.xsd"))}
			v.klasse(schemaVan(s).wortel, "Root", "Bericht")
			if v.knopen != len(schemaVan(s).knopen) {
				t.Errorf("%d elementen in het schema, %d in de tabel", v.knopen, len(schemaVan(s).knopen))
			}
		})
	}
}

type vergelijker struct {
	t              *testing.T
	bericht, basis xsd
	knopen         int
}

// klasse compares the children of an element with a complex type, which stands
// in the schema of the message or in the basisschema.
func (v *vergelijker) klasse(k *knoop, soort, pad string) {
	v.knopen++
	elementen, ok := v.bericht.elementen(soort)
	inBasis := !ok
	if !ok {
		if elementen, ok = v.basis.elementen(soort); !ok {
			v.t.Errorf("%s: type %s staat niet in het schema", pad, soort)
			return
		}
	}
	if naam, basis := k.typeNaam(); naam != soort || basis != inBasis {
		v.t.Errorf("%s: type %s (%v), moet zijn %s (%v)", pad, naam, basis, soort, inBasis)
	}
	var moet, is []string
	for _, e := range elementen {
		moet = append(moet, fmt.Sprintf("%s %v %v %v", e.Naam, e.Min == "0", e.Max == "unbounded", inBasis))
	}
	for _, kind := range k.kinderen {
		is = append(is, fmt.Sprintf("%s %v %v %v", kind.naam, kind.optie, kind.veel, kind.inBasis))
	}
	if !slices.Equal(moet, is) {
		v.t.Errorf("%s:\nis   %v\nmoet %v", pad, is, moet)
		return
	}
	for i, e := range elementen {
		v.element(k.kinderen[i], e, pad+"/"+e.Naam)
	}
}

func (v *vergelijker) element(k *knoop, e xsdElement, pad string) {
	_, soort, _ := strings.Cut(e.Type, ":")
	if k.waarde == nil {
		v.klasse(k, soort, pad)
		return
	}
	v.knopen++
	eng := e.Simpel
	if eng != nil {
		_, soort, _ = strings.Cut(eng.Beperkt.Basis, ":")
	}
	i := slices.IndexFunc(v.basis.Simpel, func(s xsdSimpel) bool { return s.Naam == soort })
	if i < 0 {
		v.t.Errorf("%s: type %s staat niet in het basisschema", pad, soort)
		return
	}
	moet := feiten(v.basis.Simpel[i], eng)
	if is := k.waarde.feiten(); is != moet {
		v.t.Errorf("%s:\nis   %s\nmoet %s", pad, is, moet)
	}
	if naam, _ := k.typeNaam(); eng == nil && naam != soort || eng != nil && naam != "" {
		v.t.Errorf("%s: typenaam %q, moet zijn %q", pad, naam, soort)
	}
}

// feiten writes the facets of a simple type, and of what a message adds, in one
// way. A length of 1 for what has codes, and the length of codes, say nothing.
func feiten(s xsdSimpel, eng *xsdSimpel) string {
	f := map[string][]string{}
	lagen := []xsdSimpel{s}
	if eng != nil {
		lagen = append(lagen, *eng)
	}
	for _, laag := range lagen {
		for _, facet := range laag.Beperkt.Facetten {
			f[facet.XMLName.Local] = append(f[facet.XMLName.Local], facet.Waarde)
		}
	}
	patronen := f["pattern"]
	if eng != nil && len(patronen) == 2 { // a fixed value within a form
		patronen = patronen[1:]
	}
	codes := f["enumeration"]
	slices.Sort(codes)
	if codes != nil {
		return "xs:string codes " + strings.Join(codes, " ")
	}
	return fmt.Sprintf("%s min %v max %v patroon %v", s.Beperkt.Basis,
		append(f["minLength"], f["minInclusive"]...), append(f["maxLength"], f["maxInclusive"]...), patronen)
}

// feiten writes what this package knows of a type in the same way.
func (t *waardetype) feiten() string {
	if t.codes != nil {
		var codes []string
		for c := range t.codes {
			codes = append(codes, c)
		}
		slices.Sort(codes)
		return "xs:string codes " + strings.Join(codes, " ")
	}
	soort := map[basis]string{tekst: "xs:string", geheel: "xs:integer", datum: "xs:date", tijd: "xs:time"}[t.basis]
	var min, max, patroon []string
	if t.basis == tekst || t.basis == geheel {
		min = []string{strconv.FormatInt(t.min, 10)}
		if t.max > 0 {
			max = []string{strconv.FormatInt(t.max, 10)}
		}
	}
	if p := t.patroon(); p != "" {
		patroon = []string{p}
	}
	return fmt.Sprintf("%s min %v max %v patroon %v", soort, min, max, patroon)
}

func (t *waardetype) patroon() string {
	switch {
	case t.basis == datum:
		return "[^:Z]*"
	case t.basis == tijd:
		return "[^Z+-]+"
	}
	switch t.vorm {
	case vormGevuld:
		return `.*[^\s].*`
	case vormCommentaar:
		return `([.\s]*\S+[.\s]*)+`
	case vormCijfers:
		if t.cijfers == 0 {
			return "[0-9]*"
		}
		return fmt.Sprintf("[0-9]{%d}", t.cijfers)
	case vormVoorletters:
		return "([a-zA-ZÀ-ỳ])+"
	case vormVersie:
		return `(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)`
	case vormLettersCijfers:
		return "([a-zA-Z0-9])+"
	case vormVast:
		return t.vast
	}
	return ""
}

// TestRegelVanElkeFacet holds that every bound has the rule that states it, but
// for the two that have none in the standard.
func TestRegelVanElkeFacet(t *testing.T) {
	for _, s := range istandaard.Soorten() {
		for _, k := range schemaVan(s).knopen {
			w := k.waarde
			if w == nil || w.codes != nil {
				continue
			}
			if w.max > 0 && w.regelMax == "" {
				t.Errorf("%v %s: geen regel bij de bovengrens %d", s, w.naam, w.max)
			}
			if w.vorm != vormVrij && w.regelVorm == "" {
				t.Errorf("%v %s: geen regel bij de vorm", s, w.naam)
			}
		}
	}
}
