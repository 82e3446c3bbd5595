package main

import (
	"regexp"
	"strings"
	"testing"
)

// maakVoorbeeld is a file in which every kind of field stands.
const maakVoorbeeld = `{"gemeente":"0599","aanbieder":"42420001","toewijzingNummers":[1,2],
"producten":{"a":{"categorie":"10","code":"10A01","bron":"x"},"a/b":{"categorie":"10","code":"10A02","bron":"x"}},
"personen":[{"id":"m","bsn":"999900006","geboortedatum":"1990-05-01","geslacht":"man","naam":{"achternaam":"Voorbeeld"},"telefoon":"0612345678",
"aanbiederPerOnderdeel":{"a":"42420002"},"veiligheidsvlag":true,"verblijf":{"namen":["Huize"],"adressen":[{"straat":"S","huisnummer":1,"postcode":"3011AA","plaats":"P"}]}},
{"id":"k","gezag":[{"persoon":"m","nummer":"1","beoordeeld":{"door":"x","op":"2026-11-01"}}],"postadres":{"straat":"S","huisnummer":1,"postcode":"3011AA","plaats":"P"}}],
"besluiten":[{"kenmerk":"K","persoon":"k","wet":"Jeugdwet","datum":"2026-11-16","tijd":"09:30","ingang":"2026-12-01","einde":"2027-11-30"}],
"regels":[{"onderdeel":"a","trede":"b","wet":"Jeugdwet","drager":"k","omvang":{"aantal":7,"eenheid":"etmaal","per":"week"}}]}`

func TestReadsTheWholeForm(t *testing.T) {
	in, fouten := leesMaak([]byte(maakVoorbeeld))
	if len(fouten) > 0 {
		t.Fatalf("%+v", fouten)
	}
	if len(in.opdracht.Personen) != 2 || len(in.beschermd) != 1 || len(in.opdracht.Besluiten[0].Regels) != 1 || in.pad("besluiten[0].regels[0].omvang") != "regels[0].omvang" {
		t.Errorf("%d people, %d protected", len(in.opdracht.Personen), len(in.beschermd))
	}
}

// negen finds what can be a number of someone.
var negen = regexp.MustCompile(`[0-9]{8,}`)

// FuzzLeesMaak reads anything: it never panics, never takes wrong input in
// silence as nothing, and never repeats a long number or a marked word.
func FuzzLeesMaak(f *testing.F) {
	f.Add([]byte(maakVoorbeeld))
	for _, van := range []string{`"0599"`, `[1,2]`, `"man"`, `{"achternaam":"Voorbeeld"}`, `"09:30"`, `7`, `true`, `"a"`, `"2026-11-16"`} {
		for _, naar := range []string{`null`, `"123456782"`, `123456782`, `[]`, `[null]`, `{}`, `{"123456782":null}`, `{"x":1,"x":2}`, `-1`, `1e99`} {
			f.Add([]byte(strings.Replace(maakVoorbeeld, van, naar, 1)))
		}
	}
	f.Add([]byte(strings.Repeat("[", 100)))
	f.Fuzz(func(t *testing.T, tekst []byte) {
		in, fouten := leesMaak(tekst)
		if in == nil && len(fouten) == 0 {
			t.Error("nothing was read and nothing is wrong")
		}
		for _, v := range fouten {
			if v.Pad == "" || v.Code == "" || v.Tekst == "" {
				t.Errorf("a fault says too little: %+v", v)
			}
			if negen.MatchString(strings.ReplaceAll(v.Pad+v.Tekst, "999999999", "")) {
				t.Error("a fault repeats a number")
			}
		}
	})
}
