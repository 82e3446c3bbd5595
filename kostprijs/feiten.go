package kostprijs

import (
	"fmt"
	"strings"
)

// feitenKolommen is the count of columns of a fact line:
// naam | bereik | waarde | eenheid | grondslag | van | tot | status | bron | opmerking.
const feitenKolommen = 10

// leesFeiten reads a table of facts. A fault is in our own data: it names file
// and line.
func leesFeiten(file, text string) ([]Parameter, error) {
	var facts []Parameter
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		p, err := leesFeit(line)
		if err != nil {
			return nil, fmt.Errorf("%s %s:%d: %w", FoutInternBron, file, i+1, err)
		}
		facts = append(facts, p)
	}
	return facts, nil
}

func leesFeit(line string) (Parameter, error) {
	c := kolommen(line, feitenKolommen)
	p := Parameter{Naam: c[0], Cao: c[1], Eenheid: c[3], Grondslag: c[4],
		Herkomst: Herkomst{Status: Status(c[7]), Bron: c[8], Toelichting: c[9], GekozenDoor: c[1]}}
	var err error
	if c[2] != "" {
		p.Bekend = true
		if p.Waarde, err = ParseGetal(c[2]); err != nil {
			return p, err
		}
	}
	if err = p.Van.UnmarshalText([]byte(c[5])); err != nil {
		return p, err
	}
	return p, p.Tot.UnmarshalText([]byte(c[6]))
}

func kolommen(line string, n int) []string {
	c := strings.Split(line, "|")
	for len(c) < n {
		c = append(c, "")
	}
	for i := range c {
		c[i] = strings.TrimSpace(c[i])
	}
	return c
}
