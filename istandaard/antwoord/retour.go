package antwoord

import (
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// ErrGeenAntwoord is returned for a message that nothing answers: a return
// message or a 325.
var ErrGeenAntwoord = errors.New("istandaard: this message is itself an answer")

// ErrOngeldig is returned when a fault has no return code: the file does not
// meet the schema. Then there is no return message; the sender gets an error
// message of the envelope, see Fo01.
var ErrOngeldig = errors.New("istandaard: a message with structural faults gets no return message")

// Gegevens is what an answer needs beside the message and its faults.
type Gegevens struct {
	// Identificatie names the answer: at most 12 characters, unique for who
	// sends it.
	Identificatie string
	// Dagtekening is the date of sending of the answer.
	Dagtekening istandaard.Datum
	// NietBeoordeeld holds the paths of classes that were not judged, such as
	// "Client/StartProducten/StartProduct[2]"; they get 0233, with all in them.
	NietBeoordeeld []string
}

// Maak answers one message. The faults may come in any order; the message is not
// changed and shares nothing with the answer.
//
// It returns ErrGeenAntwoord or ErrOngeldig when there is no answer to be made.
func Maak(c *istandaard.Codec, b istandaard.Bericht, fouten []istandaard.Fout, g Gegevens) (istandaard.Bericht, error) {
	if _, ok := b.Soort().Antwoord(); !ok {
		return nil, ErrGeenAntwoord
	}
	for _, f := range fouten {
		if f.Retourcode == "" {
			return nil, ErrOngeldig
		}
	}
	if d, ok := b.(*istandaard.Bericht323); ok {
		return declaratie(c, d, fouten, g), nil
	}
	return retour(c, b, fouten, g), nil
}

// retour makes the return message on a message other than a declaration.
func retour(c *istandaard.Codec, b istandaard.Bericht, fouten []istandaard.Fout, g Gegevens) istandaard.Bericht {
	soort, _ := b.Soort().Antwoord()
	r := kopieer(b, len(fouten) > 0 && klasseFouten(fouten))
	kop := r.Retourkop()
	kop.Header = *b.Kop()
	kop.BerichtCode = soort.Vektis()
	kop.IdentificatieRetour = g.Identificatie
	kop.DagtekeningRetour = g.Dagtekening
	kop.XsdVersieRetour = c.XsdVersie()
	switch {
	case len(fouten) == 0:
		// Nothing wrong: a head without codes.
	case afgekeurd(fouten):
		kop.RetourCodes = []string{istandaard.RetourAfgekeurd}
		kop.XsltVersie = c.Uitgave().XsltVersie
	case kopFouten(fouten) != nil:
		kop.RetourCodes = kopFouten(fouten)
	default:
		kop.RetourCodes = []string{istandaard.RetourGeenOpmerking}
		verdeel(c.Klassen(r), fouten, g.NietBeoordeeld)
	}
	return r
}

// afgekeurd reports whether there is a fault of level 2: then the whole message
// counts as not sent, and only 0001 comes back.
func afgekeurd(fouten []istandaard.Fout) bool {
	for _, f := range fouten {
		if f.Retourcode == istandaard.RetourAfgekeurd {
			return true
		}
	}
	return false
}

// kopFouten gives the codes of the faults in the head, each once; nil for none.
// A fault without place is one of the message as a whole.
func kopFouten(fouten []istandaard.Fout) []string {
	var codes []string
	for _, f := range fouten {
		if f.Plek == "" || f.Plek == "Header" || strings.HasPrefix(f.Plek, "Header/") {
			codes = voegToe(codes, f.Retourcode)
		}
	}
	return codes
}

// klasseFouten reports whether the classes of the client come back.
func klasseFouten(fouten []istandaard.Fout) bool {
	return !afgekeurd(fouten) && kopFouten(fouten) == nil
}

func voegToe(codes []string, code string) []string {
	for _, c := range codes {
		if c == code {
			return codes
		}
	}
	return append(codes, code)
}

// kopieer makes the return message for a message, with a copy of its classes or
// without.
func kopieer(b istandaard.Bericht, metKlassen bool) istandaard.Retourbericht {
	switch b := b.(type) {
	case *istandaard.Bericht301:
		return &istandaard.Bericht302{Domein: b.Domein, Client: kopie(&b.Client, metKlassen)}
	case *istandaard.Bericht305:
		return &istandaard.Bericht306{Domein: b.Domein, Client: kopie(&b.Client, metKlassen)}
	case *istandaard.Bericht307:
		return &istandaard.Bericht308{Domein: b.Domein, Client: kopie(&b.Client, metKlassen)}
	case *istandaard.Bericht315:
		return &istandaard.Bericht316{Domein: b.Domein, Client: kopie(&b.Client, metKlassen)}
	case *istandaard.Bericht317:
		return &istandaard.Bericht318{Domein: b.Domein, Client: kopie(&b.Client, metKlassen)}
	case *istandaard.Bericht319:
		return &istandaard.Bericht320{Domein: b.Domein, Antwoord: kopie(&b.Antwoord, metKlassen)}
	}
	panic("istandaard: no return message for " + b.Soort().String())
}

// verdeel sets the return codes of every class: its own faults, or that it was
// not judged, or that nothing is wrong with it. A fault goes to the innermost
// class around its place that carries codes.
func verdeel(klassen []istandaard.Klasse, fouten []istandaard.Fout, nietBeoordeeld []string) {
	plekken := make(map[string]*[]string, len(klassen))
	for _, k := range klassen {
		plekken[k.Plek] = k.RetourCodes
	}
	buitenste := klassen[len(klassen)-1].RetourCodes
	for _, f := range fouten {
		codes := zoekKlasse(plekken, f.Plek)
		if codes == nil {
			codes = buitenste
		}
		*codes = voegToe(*codes, f.Retourcode)
	}
	for _, k := range klassen {
		if len(*k.RetourCodes) == 0 {
			*k.RetourCodes = []string{oordeel(k.Plek, nietBeoordeeld)}
		}
	}
}

// zoekKlasse walks up a path until it is that of a class.
func zoekKlasse(plekken map[string]*[]string, plek string) *[]string {
	for plek != "" {
		if codes, ok := plekken[plek]; ok {
			return codes
		}
		plek = plek[:max(0, strings.LastIndexByte(plek, '/'))]
	}
	return nil
}

func oordeel(plek string, nietBeoordeeld []string) string {
	for _, p := range nietBeoordeeld {
		if plek == p || strings.HasPrefix(plek, p+"/") {
			return istandaard.RetourNietBeoordeeld
		}
	}
	return istandaard.RetourGeenOpmerking
}
