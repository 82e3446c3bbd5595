package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maakWaarde is one JSON value at its place in the file of 'bericht maak'. It
// collects the faults of the whole file and never repeats what stood in it.
type maakWaarde struct {
	pad    string
	w      any // string, json.Number, bool, []any, *maakObject; nil: nothing there
	fouten *[]fout
}

// maakObject is a JSON object that knows which of its fields were asked for.
type maakObject struct {
	namen    []string
	velden   map[string]any
	dubbel   []string
	gevraagd map[string]bool
}

// ontleedMaak reads one JSON value that fills the whole text.
func ontleedMaak(tekst []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(tekst))
	d.UseNumber()
	w, err := maakWaardeVan(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("more than one value")
	}
	return w, nil
}

// maakDiepte bounds how deep the file may nest; the form needs six.
const maakDiepte = 32

func maakWaardeVan(d *json.Decoder, diepte int) (any, error) {
	t, err := d.Token()
	if err != nil || diepte > maakDiepte {
		return nil, errors.Join(err, errors.New("not readable"))
	}
	switch t {
	case json.Delim('['):
		return maakLijstVan(d, diepte)
	case json.Delim('{'):
		return maakObjectVan(d, diepte)
	}
	return t, nil
}

func maakLijstVan(d *json.Decoder, diepte int) (any, error) {
	lijst := []any{}
	for d.More() {
		w, err := maakWaardeVan(d, diepte+1)
		if err != nil {
			return nil, err
		}
		lijst = append(lijst, w)
	}
	_, err := d.Token()
	return lijst, err
}

func maakObjectVan(d *json.Decoder, diepte int) (any, error) {
	o := &maakObject{velden: map[string]any{}, gevraagd: map[string]bool{}}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		naam, _ := t.(string)
		w, err := maakWaardeVan(d, diepte+1)
		if err != nil {
			return nil, err
		}
		if _, ook := o.velden[naam]; ook {
			o.dubbel = append(o.dubbel, naam)
		} else {
			o.namen = append(o.namen, naam)
		}
		o.velden[naam] = w
	}
	_, err := d.Token()
	return o, err
}

func (m maakWaarde) fout(code, tekst string) { *m.fouten = append(*m.fouten, fout{m.pad, code, tekst}) }

func (m maakWaarde) is() bool { return m.w != nil }

// moet notes that something must be here.
func (m maakWaarde) moet() maakWaarde {
	if !m.is() {
		m.fout("veld-ontbreekt", "vul dit veld in")
	}
	return m
}

// veiligeNaam tells whether a name from the file may stand in a path: a code of the
// catalogue or a field name, nothing that can be a number of someone.
func veiligeNaam(s string) bool {
	cijfers := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			cijfers++
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '-', r == '/':
		default:
			return false
		}
	}
	return s != "" && len(s) <= 80 && cijfers <= 3
}

func (m maakWaarde) onder(naam string) string {
	if !veiligeNaam(naam) {
		naam = "?"
	}
	if m.pad == "" {
		return naam
	}
	return m.pad + "." + naam
}

// object gives the value as an object; false and a fault when it is something else.
func (m maakWaarde) object() (*maakObject, bool) {
	if !m.is() {
		return nil, false
	}
	o, ok := m.w.(*maakObject)
	if !ok {
		m.fout("soort-onjuist", "hier hoort een object: namen en waarden tussen accolades")
		return nil, false
	}
	for _, naam := range o.dubbel {
		*m.fouten = append(*m.fouten, fout{m.onder(naam), "veld-dubbel", "dit veld staat er twee keer: haal er één weg"})
	}
	o.dubbel = nil
	return o, true
}

// bij gives a field of an object; nothing when there is none.
func (m maakWaarde) bij(naam string) maakWaarde {
	kind := maakWaarde{pad: m.onder(naam), fouten: m.fouten}
	if o, ok := m.w.(*maakObject); ok {
		o.gevraagd[naam] = true
		kind.w = o.velden[naam]
	}
	return kind
}

// klaar tells of the fields that nothing asked for.
func (m maakWaarde) klaar() {
	o, ok := m.w.(*maakObject)
	if !ok {
		return
	}
	for _, naam := range o.namen {
		if !o.gevraagd[naam] {
			*m.fouten = append(*m.fouten, fout{m.onder(naam), "veld-onbekend", "dit veld is hier niet bekend: kijk of u een schrijffout maakte, ook in hoofdletters"})
		}
	}
}

// lijst gives the items of a list.
func (m maakWaarde) lijst() []maakWaarde {
	if !m.is() {
		return nil
	}
	items, ok := m.w.([]any)
	if !ok {
		m.fout("soort-onjuist", "hier hoort een lijst tussen rechte haken")
		return nil
	}
	uit := make([]maakWaarde, len(items))
	for i := range items {
		uit[i] = maakWaarde{fmt.Sprintf("%s[%d]", m.pad, i), items[i], m.fouten}
	}
	return uit
}

// maakPaar is one field of an object with free names.
type maakPaar struct {
	naam   string
	waarde maakWaarde
}

// paren gives the fields of an object whose names are codes of the catalogue.
func (m maakWaarde) paren() []maakPaar {
	o, ok := m.object()
	if !ok {
		return nil
	}
	var uit []maakPaar
	for _, naam := range o.namen {
		if !veiligeNaam(naam) {
			m.fout("code-ongeldig", "hier staat een naam die geen code van een onderdeel is: kleine letters, cijfers en streepjes")
			continue
		}
		uit = append(uit, maakPaar{naam, m.bij(naam)})
	}
	return uit
}

func (m maakWaarde) tekst() string {
	s, ok := m.w.(string)
	if m.is() && !ok {
		m.fout("soort-onjuist", "hier hoort tekst tussen aanhalingstekens")
	}
	return strings.TrimSpace(s)
}

func (m maakWaarde) moetTekst() string {
	s := m.tekst()
	if _, ok := m.w.(string); s == "" && (ok || !m.is()) {
		m.fout("veld-ontbreekt", "vul dit veld in")
	}
	return s
}

func (m maakWaarde) ja() bool {
	b, ok := m.w.(bool)
	if m.is() && !ok {
		m.fout("soort-onjuist", "schrijf hier true of false, zonder aanhalingstekens")
	}
	return b
}

// aantal gives a whole number from 0 to 999999999.
func (m maakWaarde) aantal() int64 {
	if !m.is() {
		return 0
	}
	g, ok := m.w.(json.Number)
	if !ok {
		m.fout("soort-onjuist", "hier hoort een heel getal, zonder aanhalingstekens")
		return 0
	}
	n, err := strconv.ParseInt(g.String(), 10, 64)
	if err != nil || n < 0 || n > 999999999 {
		m.fout("getal-ongeldig", "hier hoort een heel getal van 0 tot en met 999999999")
		return 0
	}
	return n
}

// keuze gives what a word stands for; a fault names the words there are.
func keuze[T any](m maakWaarde, woorden []string, waarden []T) (uit T) {
	s := m.tekst()
	for i, w := range woorden {
		if s == w {
			return waarden[i]
		}
	}
	if s != "" {
		m.fout("waarde-onbekend", "kies uit: "+strings.Join(woorden, ", "))
	}
	return uit
}
