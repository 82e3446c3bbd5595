// Package bestand reads the input of a tariff from YAML and holds the example
// inputs that come with the program.
//
// The names in a file are those of kostprijs.Invoer with hyphens:
// "gekozen-door", "cao-mix". Every fault is collected, with the path and the
// line; a name that is not known is a fault, because a typing error would
// leave a cost out. No message repeats what was typed.
package bestand

import (
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// MaxGrootte is the largest file that is read, in bytes.
const MaxGrootte = 1 << 20

// MaxKnopen is the greatest count of values in one file, anchors written out.
const MaxKnopen = 20000

// Lees reads one input from one or more files. A later file completes an
// earlier one: its lists are added, its parameters fill in the fields that a
// parameter of the same name left open. Nothing is replaced; what stands in
// two files is a fault. The error is a kostprijs.Fouten with every fault that
// the files themselves show; kostprijs.Maak finds the others.
func Lees(files ...io.Reader) (kostprijs.Invoer, error) {
	var inv kostprijs.Invoer
	d := &decoder{}
	for _, r := range files {
		if root := d.parse(r); root != nil {
			d.value(root, reflect.ValueOf(&inv).Elem(), "")
			d.voegSamen(&inv)
		}
	}
	return inv, d.f.AlsFout()
}

func (d *decoder) parse(r io.Reader) *yaml.Node {
	text, err := io.ReadAll(io.LimitReader(r, MaxGrootte+1))
	if err != nil || len(text) > MaxGrootte {
		d.fout("Het bestand kan niet worden gelezen of is groter dan 1 MB. Geef een kleiner bestand.")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 {
		d.fout("Dit is geen YAML, of het bestand is leeg. Begin met een voorbeeld: wijzer tarief voorbeeld.")
		return nil
	}
	return doc.Content[0]
}

func (d *decoder) fout(message string) {
	d.f = append(d.f, kostprijs.Fout{Code: kostprijs.FoutBestand, Pad: "", Melding: message})
}

// decoder fills an Invoer and collects the faults.
type decoder struct {
	f     kostprijs.Fouten
	count int
}

func (d *decoder) meld(code kostprijs.Code, n *yaml.Node, path, message string) {
	d.f = append(d.f, kostprijs.Fout{Code: code, Pad: path, Melding: message + " (regel " + strconv.Itoa(n.Line) + ")"})
}

var (
	getalType = reflect.TypeFor[kostprijs.Getal]()
	datumType = reflect.TypeFor[kostprijs.Datum]()
)

// value fills v from a node.
func (d *decoder) value(n *yaml.Node, v reflect.Value, path string) {
	if d.count++; d.count > MaxKnopen {
		if d.count == MaxKnopen+1 {
			d.meld(kostprijs.FoutBestand, n, path, "Het bestand heeft te veel onderdelen.")
		}
		return
	}
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch {
	case v.Type() == getalType || v.Type() == datumType:
		d.scalar(n, v, path)
	case v.Kind() == reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), path)
	case v.Kind() == reflect.Struct:
		d.mapping(n, v, path)
	case v.Kind() == reflect.Slice:
		d.list(n, v, path)
	default:
		d.scalar(n, v, path)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.meld(kostprijs.FoutBestand, n, path, "Hier hoort een lijst: regels die met een streepje beginnen.")
		return
	}
	had := v.Len() // from an earlier file
	v.Set(reflect.AppendSlice(v, reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))))
	for i, item := range n.Content {
		d.value(item, v.Index(had+i), path+"["+strconv.Itoa(had+i)+"]")
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.MappingNode {
		d.meld(kostprijs.FoutBestand, n, path, "Hier horen namen met een dubbele punt, zoals bron: en status:.")
		return
	}
	seen := map[string]bool{}
	var anchors []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, item := n.Content[i], n.Content[i+1]
		if key.Value == "<<" && item.Kind == yaml.AliasNode && item.Alias.Kind == yaml.MappingNode {
			anchors = append(anchors, item.Alias)
			continue
		}
		d.entry(key, item, v, path, seen)
	}
	for _, a := range anchors {
		d.merge(a, v, path)
	}
}

func (d *decoder) entry(key, item *yaml.Node, v reflect.Value, path string, seen map[string]bool) {
	field, ok := veld(v, key.Value)
	switch {
	case !ok:
		d.meld(kostprijs.FoutNaam, key, path, "Deze naam kent Wijzer hier niet. Kijk naar de spelling in het voorbeeld.")
	case seen[key.Value]:
		d.meld(kostprijs.FoutDubbel, key, path, "Deze naam staat er twee keer. Laat er een staan.")
	default:
		seen[key.Value] = true
		before := len(d.f)
		d.value(item, field, join(path, key.Value))
		if p, ok := v.Addr().Interface().(*kostprijs.Parameter); ok {
			afmaken(p, key.Value, len(d.f) == before)
		} else if e := v.FieldByName("Parameter"); e.IsValid() && e.Type() == reflect.TypeFor[kostprijs.Parameter]() {
			afmaken(e.Addr().Interface().(*kostprijs.Parameter), key.Value, len(d.f) == before)
		}
	}
}

// merge fills in what an anchor gives where the entry itself gives nothing.
func (d *decoder) merge(n *yaml.Node, v reflect.Value, path string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if field, ok := veld(v, n.Content[i].Value); ok && field.IsZero() {
			d.entry(n.Content[i], n.Content[i+1], v, path, map[string]bool{})
		}
	}
}

// afmaken notes that a value was given, and reads "procent" as %: a bare %
// cannot start a word in YAML.
func afmaken(p *kostprijs.Parameter, key string, ok bool) {
	if key == "waarde" && ok {
		p.Bekend = true
	}
	if p.Eenheid == "procent" {
		p.Eenheid = kostprijs.EenheidProcent
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// scalar fills a number, a day, a text, a whole number or yes and no.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode {
		d.meld(kostprijs.FoutBestand, n, path, "Hier hoort één waarde.")
		return
	}
	text := strings.TrimSpace(n.Value)
	if text == "" || n.Tag == "!!null" {
		return // left open: Maak asks for it where it is needed
	}
	if !v.IsZero() {
		d.meld(kostprijs.FoutDubbel, n, path, "Dit staat ook in een eerder bestand. Laat het op één plaats staan.")
		return
	}
	if code, err := zet(v, text); err != nil {
		d.meld(code, n, path, "Dit is "+err.Error()+".")
	}
}

var (
	errHeel  = errors.New("geen heel getal")
	errJaNee = errors.New("geen ja of nee")
	errLang  = errors.New("een te lange tekst")
)

// maxTekst is the longest text of a field, in bytes.
const maxTekst = 2000

func zet(v reflect.Value, text string) (kostprijs.Code, error) {
	switch p := v.Addr().Interface().(type) {
	case *kostprijs.Getal:
		g, err := kostprijs.ParseGetal(text)
		*p = g
		return kostprijs.FoutWaarde, err
	case *kostprijs.Datum:
		return kostprijs.FoutDatum, p.UnmarshalText([]byte(text))
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(text == "ja" || text == "true")
		if text != "ja" && text != "true" && text != "nee" && text != "false" {
			return kostprijs.FoutWaarde, errJaNee
		}
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return kostprijs.FoutWaarde, errHeel
		}
		v.SetInt(i)
	default:
		if len(text) > maxTekst {
			return kostprijs.FoutBestand, errLang
		}
		v.SetString(text)
	}
	return "", nil
}
