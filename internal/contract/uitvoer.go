package contract

import (
	"errors"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Uitvoer is the outcome of a computation as the contract prints it.
type Uitvoer struct {
	Regels          []Regel         `json:"regels"`
	Totaal          Totaal          `json:"totaal"`
	Aandachtspunten []Aandachtspunt `json:"aandachtspunten"`
}

// Regel is one line of the outcome.
type Regel struct {
	Onderdeel         string   `json:"onderdeel"`
	Wet               string   `json:"wet"`
	Drager            string   `json:"drager"`
	Deelnemers        []string `json:"deelnemers"`
	Vorm              string   `json:"vorm,omitempty"`
	Resultaatgebieden []string `json:"resultaatgebieden,omitempty"`
	Pakket            int      `json:"pakket,omitempty"`
	Trede             string   `json:"trede,omitempty"`
	MinutenPerWeek    *int64   `json:"minutenPerWeek,omitempty"`
	Omvang            *Omvang  `json:"omvang,omitempty"`
	BedragPerWeek     string   `json:"bedragPerWeek,omitempty"`
	Bedrag            *Periode `json:"bedrag,omitempty"` // an amount that is not per week
	Uitleg            []string `json:"uitleg"`
}

// Omvang is a checkable size other than minutes per week.
type Omvang struct {
	Aantal  int64  `json:"aantal"`
	Eenheid string `json:"eenheid"`
	Per     string `json:"per,omitempty"`
}

// Periode is an amount for another period than a week.
type Periode struct {
	Bedrag string `json:"bedrag"`
	Per    string `json:"per"`
}

// Totaal is the sum of the rounded lines.
type Totaal struct {
	MinutenPerWeek int64     `json:"minutenPerWeek"`
	BedragPerWeek  string    `json:"bedragPerWeek"`
	Overig         []Periode `json:"overig,omitempty"`
}

// Aandachtspunt is something to look at.
type Aandachtspunt struct {
	Code  string `json:"code"`
	Pad   string `json:"pad,omitempty"`
	Tekst string `json:"tekst"`
	Bron  string `json:"bron,omitempty"`
}

// Bereken computes the choice of the input. The error is a *Fouten.
func (in *Invoer) Bereken() (*Uitvoer, error) {
	if in.Keuze == nil {
		return nil, &Fouten{[]Fout{{"keuze", FoutLeeg, "Zeg welk arrangement u kiest. Gebruik 'wijzer advies' als u dat nog niet weet."}}}
	}
	b, err := arrangement.NieuweRekenaar(in.versie, in.Tarieven).Bereken(&in.Situatie, in.Keuze)
	var ff arrangement.Fouten
	if errors.As(err, &ff) {
		return nil, in.fouten(ff)
	}
	if err != nil {
		return nil, err
	}
	return in.uitvoer(b), nil
}

func (in *Invoer) fouten(ff arrangement.Fouten) *Fouten {
	out := &Fouten{}
	for _, f := range ff {
		out.voeg(in.pad(f), f.Code, f.Tekst)
	}
	return out
}

func (in *Invoer) uitvoer(b *arrangement.Berekening) *Uitvoer {
	out := &Uitvoer{Regels: make([]Regel, len(b.Regels)), Aandachtspunten: []Aandachtspunt{},
		Totaal: Totaal{MinutenPerWeek: b.Minuten, BedragPerWeek: b.Totaal(regeling.PerWeek).String()}}
	for i := range b.Regels {
		out.Regels[i] = in.regel(&b.Regels[i])
	}
	for _, t := range b.Totalen {
		if t.Periode != regeling.PerWeek {
			out.Totaal.Overig = append(out.Totaal.Overig, Periode{t.Bedrag.String(), string(t.Periode)})
		}
	}
	for _, a := range append(in.letOp, b.Aandacht...) {
		out.Aandachtspunten = append(out.Aandachtspunten, in.aandachtspunt(a))
	}
	return out
}

func (in *Invoer) aandachtspunt(a arrangement.Aandachtspunt) Aandachtspunt {
	return Aandachtspunt{a.Code, in.pad(arrangement.Fout{Pad: a.Pad}), a.Tekst, in.versie.Regeling().Citeer(a.Bron)}
}

func (in *Invoer) regel(r *arrangement.Regel) Regel {
	out := Regel{Onderdeel: r.Onderdeel, Wet: r.Wet, Drager: in.Situatie.Leden[r.Drager].ID, Vorm: r.Vorm,
		Resultaatgebieden: r.Gebieden, Trede: r.Niveau, Uitleg: r.Uitleg(in.versie, &in.Situatie)}
	for _, lid := range r.Deelnemers {
		out.Deelnemers = append(out.Deelnemers, in.Situatie.Leden[lid].ID)
	}
	for _, t := range r.Toont {
		if t.Feit == "pakket" {
			out.Pakket, _ = strconv.Atoi(t.Waarde)
		}
	}
	if r.HeeftMinuten {
		out.MinutenPerWeek = &r.Minuten
	}
	if r.Omvang != nil {
		out.Omvang = &Omvang{Aantal: r.Omvang.Aantal, Eenheid: r.Omvang.Eenheid}
		if r.Omvang.Per != "week" {
			out.Omvang.Per = r.Omvang.Per
		}
	}
	switch {
	case r.HeeftBedrag && r.Periode == regeling.PerWeek:
		out.BedragPerWeek = r.Bedrag.String()
	case r.HeeftBedrag:
		out.Bedrag = &Periode{r.Bedrag.String(), string(r.Periode)}
	}
	return out
}
