package regeling

import (
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/termijn"
	"go.yaml.in/yaml/v3"
)

// lezer collects the faults of a catalogue while it is read.
type lezer struct {
	r           *Regeling
	fouten      Fouten
	productcode map[string]bool // the products there are, before they are read
	productplek []*knoop        // beside r.Producten
	prijsplek   []*knoop        // beside r.Prijzen
}

// knoop is one place in a YAML file, with the path that leads to it and the
// defaults that hold there.
type knoop struct {
	l       *lezer
	n       *yaml.Node
	bestand string
	pad     string
	std     standaard
	gelezen map[string]bool // the keys of a map that were asked for
	diep    int
}

// diepst bounds how deep a catalogue may nest. References can make a file nest
// without end.
const diepst = 48

// standaard is what a file says once for all its lines.
type standaard struct {
	document string
	geldig   Geldigheid
}

func (k *knoop) fout(code, format string, args ...any) {
	line := 0
	if k.n != nil {
		line = k.n.Line
	}
	k.l.fouten = append(k.l.fouten, Fout{k.bestand, line, k.pad, code, fmt.Sprintf(format, args...)})
}

func (k *knoop) plek() plek { return plek{k.bestand, k.n.Line} }

// is tells whether there is anything at this place.
func (k *knoop) is() bool { return k.n != nil && k.n.Tag != "!!null" }

// map_ says that this place must hold a map; every key that is not asked for
// before klaar is a fault.
func (k *knoop) map_() bool {
	if !k.is() || k.n.Kind != yaml.MappingNode {
		k.fout(FoutVorm, "Hier hoort een blok met sleutels en waarden.")
		return false
	}
	k.gelezen = map[string]bool{}
	seen := map[string]bool{}
	for i := 0; i < len(k.n.Content); i += 2 {
		key := k.n.Content[i]
		if seen[key.Value] {
			k.kind(key, key.Value).fout(FoutSleutelDubbel, "De sleutel %q staat hier twee keer. Haal er één weg.", key.Value)
		}
		seen[key.Value] = true
	}
	return true
}

func (k *knoop) kind(n *yaml.Node, part string) *knoop {
	if n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	pad := part
	if k.pad != "" {
		pad = k.pad + "." + part
	}
	child := &knoop{l: k.l, n: n, bestand: k.bestand, pad: pad, std: k.std, diep: k.diep + 1}
	if child.diep > diepst {
		child.fout(FoutVorm, "Dit is te diep genest, of het verwijst naar zichzelf.")
		child.n = &yaml.Node{Line: n.Line, Tag: "!!null", Kind: yaml.ScalarNode}
	}
	return child
}

// bij gives the value under a key of a map; its is is false where there is none.
func (k *knoop) bij(key string) *knoop {
	if k.gelezen != nil {
		k.gelezen[key] = true
	}
	for i := 0; i+1 < len(k.n.Content); i += 2 {
		if k.n.Content[i].Value == key {
			return k.kind(k.n.Content[i+1], key)
		}
	}
	child := k.kind(nil, key)
	child.n = &yaml.Node{Line: k.n.Line, Tag: "!!null", Kind: yaml.ScalarNode}
	return child
}

// klaar reports the keys of a map that nothing asked for.
func (k *knoop) klaar() {
	for i := 0; i < len(k.n.Content); i += 2 {
		if key := k.n.Content[i]; !k.gelezen[key.Value] {
			k.kind(key, key.Value).fout(FoutSleutelOnbekend, "De sleutel %q is hier niet bekend. Kijk of u een schrijffout maakte.", key.Value)
		}
	}
}

// lijst gives the items of a list; a missing list is empty.
func (k *knoop) lijst() []*knoop {
	if !k.is() {
		return nil
	}
	if k.n.Kind != yaml.SequenceNode {
		k.fout(FoutVorm, "Hier hoort een lijst: regels die met een streepje beginnen.")
		return nil
	}
	items := make([]*knoop, len(k.n.Content))
	for i, n := range k.n.Content {
		items[i] = k.kind(n, strconv.Itoa(i))
	}
	return items
}

// paren gives the keys and values of a map whose keys are free; a missing map
// is empty.
func (k *knoop) paren() (keys []string, values []*knoop) {
	if !k.is() || !k.map_() {
		return nil, nil
	}
	for i := 0; i+1 < len(k.n.Content); i += 2 {
		keys = append(keys, k.n.Content[i].Value)
		values = append(values, k.kind(k.n.Content[i+1], k.n.Content[i].Value))
	}
	return keys, values
}

// tekst gives a text; a missing one is empty.
func (k *knoop) tekst() string {
	if !k.is() {
		return ""
	}
	if k.n.Kind != yaml.ScalarNode {
		k.fout(FoutVorm, "Hier hoort één tekst.")
		return ""
	}
	return strings.TrimSpace(k.n.Value)
}

// moetTekst gives a text that must be there.
func (k *knoop) moetTekst() string {
	s := k.tekst()
	if s == "" {
		k.fout(FoutVerplicht, "Vul %q in.", naam(k.pad))
	}
	return s
}

func naam(pad string) string { return pad[strings.LastIndexByte(pad, '.')+1:] }

func (k *knoop) teksten() []string {
	if k.is() && k.n.Kind == yaml.ScalarNode {
		return []string{k.tekst()}
	}
	var out []string
	for _, item := range k.lijst() {
		out = append(out, item.moetTekst())
	}
	return out
}

func (k *knoop) getal() int64 {
	n, err := strconv.ParseInt(k.tekst(), 10, 64)
	if err != nil {
		k.fout(FoutVorm, "Hier hoort een heel getal.")
	}
	return n
}

func (k *knoop) jaNee() bool {
	switch k.tekst() {
	case "ja":
		return true
	case "nee":
		return false
	}
	k.fout(FoutVorm, "Schrijf hier ja of nee.")
	return false
}

func (k *knoop) bedrag() geld.Bedrag {
	b, err := geld.ParseBedrag(k.tekst())
	if err != nil {
		k.fout(FoutVorm, "Schrijf een bedrag in euro's met twee cijfers voor de centen, zoals 79.85.")
	}
	return b
}

func (k *knoop) dag() termijn.Dag {
	if !k.is() {
		return termijn.Geen
	}
	d, err := termijn.ParseDag(k.tekst())
	if err != nil {
		k.fout(FoutVorm, "Schrijf een datum als JJJJ-MM-DD.")
	}
	return d
}

// keus gives the place of a text in a list of names.
func keus[T ~string](k *knoop, choices []T) T {
	s := T(k.tekst())
	for _, c := range choices {
		if c == s {
			return c
		}
	}
	k.fout(FoutWaardeOnbekend, "Kies hier uit: %s.", opsomming(choices))
	return s
}

func opsomming[T ~string](choices []T) string {
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = string(c)
	}
	return strings.Join(names, ", ")
}

// bron reads where a line comes from; a line without a source is a fault.
func (k *knoop) herkomst() Herkomst {
	h := Herkomst{Lezing: k.bij("lezing").tekst()}
	h.Bron = k.bij("bron").bronplek()
	return h
}

func (k *knoop) bronplek() Bronplek {
	b := Bronplek{Document: k.std.document}
	switch {
	case !k.is():
		k.fout(FoutBron, "Noem de bron: welk document, en waar daarin.")
	case k.n.Kind == yaml.MappingNode:
		k.map_()
		if d := k.bij("document"); d.is() {
			b.Document = d.tekst()
		}
		b.Plaats = k.bij("plaats").moetTekst()
		k.klaar()
	default:
		b.Plaats = k.tekst()
	}
	if k.is() && !k.l.heeftDocument(b.Document) {
		k.fout(FoutVerwijzing, "Het document %q staat niet in de lijst van documenten.", b.Document)
	}
	return b
}

func (l *lezer) heeftDocument(code string) bool {
	for _, d := range l.r.Documenten {
		if d.Code == code {
			return true
		}
	}
	return false
}

// geldigheid reads from when to when a line holds; what it does not say is
// what the file says.
func (k *knoop) geldigheid() Geldigheid {
	g := k.std.geldig
	if s := k.bij("status"); s.is() {
		g.Status = keus(s, statussen)
	}
	at := k.bij("geldig")
	if !at.is() {
		return g
	}
	if !at.map_() {
		return g
	}
	if van := at.bij("van"); van.tekst() == "niet-bepaald" {
		g.Van = termijn.Geen
	} else if van.is() {
		g.Van = van.dag()
	}
	g.Tot = at.bij("tot").dag()
	if b := at.bij("bekend"); b.is() {
		g.Bekend = b.dag()
	}
	at.klaar()
	if g.Tot != termijn.Geen && g.Tot <= g.Van {
		at.fout(FoutGeldigheid, "De eerste dag zonder geldigheid (tot) moet na de eerste dag (van) liggen.")
	}
	return g
}
