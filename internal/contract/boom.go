// Package contract is the adapter of the command-line contract: it reads the
// JSON of "wijzer bereken" and "wijzer advies" into a situation and a choice,
// and writes the outcome. Names, input and output are a promise to scripts.
// The words of that contract stand here and nowhere else in the code.
package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
)

// boom is a JSON value with the order and the doubles of its keys.
type boom struct {
	soort  byte // 'o' object, 'a' array, 's' string, 'n' number, 'b' boolean, '0' null
	tekst  string
	ja     bool
	velden []veld
	items  []*boom
}

type veld struct {
	naam   string
	waarde *boom
}

// diepst bounds how deep the input may nest; the contract needs six.
const diepst = 32

var errDiep = errors.New("te diep")

// ontleed reads one JSON value that fills the whole input.
func ontleed(text []byte) (*boom, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	b, err := volgende(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("meer dan één waarde")
	}
	return b, nil
}

func volgende(d *json.Decoder, depth int) (*boom, error) {
	if depth > diepst {
		return nil, errDiep
	}
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		return samengesteld(d, t, depth)
	case string:
		return &boom{soort: 's', tekst: t}, nil
	case json.Number:
		return &boom{soort: 'n', tekst: t.String()}, nil
	case bool:
		return &boom{soort: 'b', ja: t}, nil
	}
	return &boom{soort: '0'}, nil
}

func samengesteld(d *json.Decoder, open json.Delim, depth int) (*boom, error) {
	b := &boom{soort: 'a'}
	if open == '{' {
		b.soort = 'o'
	}
	for d.More() {
		var name string
		if b.soort == 'o' {
			t, err := d.Token()
			if err != nil {
				return nil, err
			}
			name, _ = t.(string)
		}
		v, err := volgende(d, depth+1)
		if err != nil {
			return nil, err
		}
		if b.soort == 'o' {
			b.velden = append(b.velden, veld{name, v})
		} else {
			b.items = append(b.items, v)
		}
	}
	_, err := d.Token() // the closing delimiter
	return b, err
}

// Fout is one fault in the input: where, a stable code, a Dutch sentence.
type Fout struct {
	Pad   string `json:"pad"`
	Code  string `json:"code"`
	Tekst string `json:"tekst"`
}

// Fouten are all faults at once, as the contract prints them.
type Fouten struct {
	Fouten []Fout `json:"fouten"`
}

// Error gives all sentences, a line each, with the place in front.
func (ff *Fouten) Error() string {
	var b bytes.Buffer
	for i, f := range ff.Fouten {
		if i > 0 {
			b.WriteByte('\n')
		}
		if f.Pad != "" {
			b.WriteString(f.Pad + ": ")
		}
		b.WriteString(f.Tekst + " (" + f.Code + ")")
	}
	return b.String()
}

func (ff *Fouten) voeg(pad, code, text string) {
	ff.Fouten = append(ff.Fouten, Fout{pad, code, text})
}

// The codes of faults in the input itself.
const (
	FoutJSON     = "json-onleesbaar"
	FoutVeld     = "veld-onbekend"
	FoutDubbel   = "veld-dubbel"
	FoutLeeg     = "veld-ontbreekt"
	FoutSoort    = "soort-onjuist"
	FoutDatum    = "datum-ongeldig"
	FoutBedrag   = "bedrag-ongeldig"
	FoutGetal    = "getal-ongeldig"
	FoutWaarde   = "waarde-onbekend"
	FoutID       = "id-dubbel"
	FoutRegeling = "regeling-onbekend"
	FoutGeboren  = "geboren-na-peildatum"
)

// plaats is one place in the input.
type plaats struct {
	ff      *Fouten
	b       *boom // nil: nothing there
	pad     string
	gelezen map[string]bool
}

func (p *plaats) fout(code, text string) { p.ff.voeg(p.pad, code, text) }

// is tells whether there is anything here; null is nothing.
func (p *plaats) is() bool { return p.b != nil && p.b.soort != '0' }

// object says that an object must be here.
func (p *plaats) object() bool {
	if !p.is() || p.b.soort != 'o' {
		p.fout(FoutSoort, "Hier hoort een object: namen en waarden tussen accolades.")
		return false
	}
	p.gelezen = map[string]bool{}
	seen := map[string]bool{}
	for _, v := range p.b.velden {
		if seen[v.naam] {
			p.ff.voeg(p.onder(v.naam), FoutDubbel, "Dit veld staat er twee keer. Haal er één weg.")
		}
		seen[v.naam] = true
	}
	return true
}

func (p *plaats) onder(name string) string {
	if p.pad == "" {
		return name
	}
	return p.pad + "." + name
}

// bij gives the value of a field.
func (p *plaats) bij(name string) *plaats {
	p.gelezen[name] = true
	child := &plaats{ff: p.ff, pad: p.onder(name)}
	for _, v := range p.b.velden {
		if v.naam == name {
			child.b = v.waarde
		}
	}
	return child
}

// klaar reports the fields that nothing asked for.
func (p *plaats) klaar() {
	for _, v := range p.b.velden {
		if !p.gelezen[v.naam] {
			p.ff.voeg(p.onder(v.naam), FoutVeld, "Dit veld is hier niet bekend. Kijk of u een schrijffout maakte, ook in hoofdletters.")
		}
	}
}

func (p *plaats) lijst() []*plaats {
	if !p.is() {
		return nil
	}
	if p.b.soort != 'a' {
		p.fout(FoutSoort, "Hier hoort een lijst tussen rechte haken.")
		return nil
	}
	out := make([]*plaats, len(p.b.items))
	for i, item := range p.b.items {
		out[i] = &plaats{ff: p.ff, b: item, pad: p.pad + "[" + strconv.Itoa(i) + "]"}
	}
	return out
}

// paren gives the fields of an object with free names.
func (p *plaats) paren() []*plaats {
	if !p.is() || !p.object() {
		return nil
	}
	out := make([]*plaats, 0, len(p.b.velden))
	for _, v := range p.b.velden {
		out = append(out, p.bij(v.naam))
	}
	return out
}

// naam gives the last part of the path.
func (p *plaats) naam() string {
	for i := len(p.pad) - 1; i >= 0; i-- {
		if p.pad[i] == '.' {
			return p.pad[i+1:]
		}
	}
	return p.pad
}

func (p *plaats) tekst() string {
	if !p.is() {
		return ""
	}
	if p.b.soort != 's' {
		p.fout(FoutSoort, "Hier hoort tekst tussen aanhalingstekens.")
		return ""
	}
	return p.b.tekst
}

func (p *plaats) moetTekst() string {
	if !p.is() {
		p.fout(FoutLeeg, "Vul dit veld in.")
		return ""
	}
	s := p.tekst()
	if s == "" && p.b.soort == 's' {
		p.fout(FoutLeeg, "Vul dit veld in.")
	}
	return s
}

func (p *plaats) jaNee(standard bool) bool {
	if !p.is() {
		return standard
	}
	if p.b.soort != 'b' {
		p.fout(FoutSoort, "Schrijf hier true of false, zonder aanhalingstekens.")
		return standard
	}
	return p.b.ja
}

// aantal gives a whole number of zero or more.
func (p *plaats) aantal() (int64, bool) {
	if !p.is() {
		return 0, false
	}
	if p.b.soort != 'n' {
		p.fout(FoutSoort, "Hier hoort een heel getal, zonder aanhalingstekens.")
		return 0, false
	}
	n, err := strconv.ParseInt(p.b.tekst, 10, 64)
	if err != nil || n < 0 || n > 1_000_000 {
		p.fout(FoutGetal, "Hier hoort een heel getal van 0 of meer, zonder punt of komma.")
		return 0, false
	}
	return n, true
}
