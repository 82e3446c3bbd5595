package dossier

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AVGSoort is what someone asks about his own data.
type AVGSoort string

// The requests that someone can make. They are stored.
const (
	AVGInzage      AVGSoort = "inzage"      // AVG art. 15: what is known, and a copy
	AVGVerbetering AVGSoort = "verbetering" // AVG art. 16
	AVGWissing     AVGSoort = "wissing"     // AVG art. 17, within Wmo 2015 art. 5.3.5 and Jeugdwet art. 7.3.9
	AVGBeperking   AVGSoort = "beperking"   // AVG art. 18
	AVGBezwaar     AVGSoort = "bezwaar"     // AVG art. 21
	AVGIntrekking  AVGSoort = "intrekking"  // AVG art. 7 lid 3: of the consent of Wmo 2015 art. 5.1.1 lid 4
)

// AVGVorm describes a kind of request.
type AVGVorm struct {
	Soort     AVGSoort
	Naam      string // Dutch, as one asks for it
	Grondslag string
	// Uitvoeren is the code of the term within which what was asked is done
	// where it is granted, per law (package termijn); empty: at once, with the
	// answer.
	Uitvoeren map[gezin.Wet]string
}

// AVGSoorten gives the requests that can be made, in the order of the articles.
func AVGSoorten() []AVGVorm {
	return []AVGVorm{
		{AVGInzage, "Mijn gegevens zien en een kopie krijgen", "AVG art. 15", nil},
		{AVGVerbetering, "Iets laten verbeteren of aanvullen", "AVG art. 16", nil},
		{AVGWissing, "Gegevens laten vernietigen", "AVG art. 17; Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9",
			map[gezin.Wet]string{gezin.Wmo: "WMO-VERN", gezin.Jeugdwet: "JW-VERN"}},
		{AVGBeperking, "Het gebruik van gegevens laten beperken", "AVG art. 18", nil},
		{AVGBezwaar, "Bezwaar maken tegen het gebruik van gegevens", "AVG art. 21", nil},
		{AVGIntrekking, "Mijn toestemming intrekken", "AVG art. 7 lid 3; Wmo 2015 art. 5.1.1 lid 4", nil},
	}
}

// AVGVormVan gives the description of a kind of request.
func AVGVormVan(s AVGSoort) (AVGVorm, bool) {
	for _, v := range AVGSoorten() {
		if v.Soort == s {
			return v, true
		}
	}
	return AVGVorm{}, false
}

// AVGVerzoek is a request as it was made: the content of a piece of kind
// AardAVGVerzoek, as JSON.
type AVGVerzoek struct {
	Soort AVGSoort    `json:"soort"`
	Tekst string      `json:"tekst"` // in the words of who asks; may be empty
	Dag   termijn.Dag `json:"dag"`   // on which it came in: the term counts from here
}

// The kinds of the piece and the task of a request.
const (
	AardAVGVerzoek = "avg-verzoek" // AVGVerzoek as JSON
	TaakAVGVerzoek = "avg-verzoek" // its content is the kind of request
)

// MaxAVGTekst is the longest text of a request, in characters.
const MaxAVGTekst = 4000

// bewaarAVG is the retention unit of requests and their answers: apart from the
// file, so that a request does not restart the term of the file, and so that a
// file that is destroyed leaves the proof that it was asked for.
const bewaarAVG = "avg"

// The faults of a request.
var (
	ErrAVGSoort = &Fout{"AVG-SOORT", "Kies wat u vraagt."}
	ErrAVGTekst = &Fout{"AVG-TEKST", "Maak de tekst korter: ten hoogste 4000 tekens."}
	ErrAVGDag   = &Fout{"AVG-DAG", "Vul de dag in waarop het verzoek binnenkwam."}
	ErrAVGLeeg  = &Fout{"AVG-LEEG", "Schrijf op om welke gegevens het gaat, en wat er anders moet."}
)

// VakAVG gives the compartment of a request of a person and of its answer. The
// law is the one under which his data are kept (Mens.Wet, Beeld.Wet).
func VakAVG(persoon string, wet gezin.Wet) Vak {
	vak := VakVan(persoon, wet, toegang.SAVG, gezin.Gewoon)
	vak.Bewaring = bewaarAVG
	return vak
}

// Check gives the first fault of a request; nil where it is whole. Who asks for
// inspection need not say why (AVG art. 15); for a correction he says what.
func (a AVGVerzoek) Check() error {
	_, ok := AVGVormVan(a.Soort)
	switch {
	case !ok:
		return ErrAVGSoort
	case a.Dag == termijn.Geen:
		return ErrAVGDag
	case utf8.RuneCountInString(a.Tekst) > MaxAVGTekst:
		return ErrAVGTekst
	case a.Soort == AVGVerbetering && strings.TrimSpace(a.Tekst) == "":
		return ErrAVGLeeg
	}
	return nil
}

// Termijn gives the last day of the answer (AVG art. 12 lid 3): a month after
// the request came in.
func (a AVGVerzoek) Termijn() (termijn.Dag, error) {
	u, err := termijn.Bereken("AVG-INZ", a.Dag)
	return u.Eind, err
}

// Invoer gives the entries of a request of a person: the piece, and the task
// for who answers it, with its last day. Add them in one request, in this
// order. The client who asks may write both (package toegang, SAVG).
func (a AVGVerzoek) Invoer(persoon string, wet gezin.Wet) ([]Invoer, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	last, err := a.Termijn()
	if err != nil {
		return nil, ErrAVGDag
	}
	content, err := json.Marshal(a)
	if err != nil {
		return nil, ErrInvoer
	}
	vak := VakAVG(persoon, wet)
	return []Invoer{
		Stuk{Vak: vak, Aard: AardAVGVerzoek, Over: persoon, Inhoud: content, Van: a.Dag, Bron: gezin.Bron{Soort: "eigen-opgave"}},
		Taak{Vak: vak, Aard: TaakAVGVerzoek, Over: persoon, Vervalt: last, Inhoud: []byte(a.Soort)},
	}, nil
}
