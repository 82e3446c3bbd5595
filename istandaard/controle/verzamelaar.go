package controle

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// verzamelaar collects faults. Of each rule it keeps a limited number, so that
// a file with one fault in every line gives a list that people can read and no
// rule hides another; it counts them all.
type verzamelaar struct {
	maxPerRegel int
	structuur   bool // a fault in the structure was found
	vorm        []istandaard.Fout
	inhoud      []istandaard.Fout
	aantal      map[string]int
}

// plaats counts a fault against a rule and reports whether it is to be kept.
func (z *verzamelaar) plaats(regel string) bool {
	if z.aantal == nil {
		z.aantal = map[string]int{}
	}
	z.aantal[regel]++
	return z.aantal[regel] <= z.maxPerRegel
}

func (z *verzamelaar) voegToe(f istandaard.Fout) {
	if f.Retourcode == "" {
		z.vorm = append(z.vorm, f)
	} else {
		z.inhoud = append(z.inhoud, f)
	}
}

// lijst gives the faults: those of the structure where there are any, else
// those against the rules. A rule of which not all faults are kept says so in
// its last one.
func (z *verzamelaar) lijst() []istandaard.Fout {
	fouten := z.inhoud
	if z.structuur {
		fouten = z.vorm
	}
	laatste := map[string]int{}
	for i, f := range fouten {
		laatste[f.Regel] = i
	}
	for regel, i := range laatste {
		if meer := z.aantal[regel] - z.maxPerRegel; meer > 0 {
			fouten[i].Tekst += " Deze fout komt nog " + strconv.Itoa(meer) + " keer voor; die meldingen zijn weggelaten."
		}
	}
	return fouten
}
