package istandaard

import (
	"bytes"
	_ "embed" // the code lists are data files
	"encoding/csv"
	"strings"
	"sync"
)

// Codelijst is a code list of the standard. Most lists hold for both domains;
// product category (WMO020, JZ020), reason of change (WMO002, JZ002) and reason
// of ending (WMO588, JZ588) have one of their own for each. The same code can
// mean two things: reason of ending 31 is a move to another municipality in the
// Wmo, and an end according to plan in the Jeugdwet.
type Codelijst struct {
	// Naam is the name in the standard, "WJ001".
	Naam string
	// Titel says in Dutch what the list is of.
	Titel string
	// Codes are the codes in the order of the list.
	Codes []Code
}

// Code is one line of a code list.
type Code struct {
	// Waarde is what stands in the message.
	Waarde string
	// Betekenis is what it means, in Dutch. Long descriptions of the standard
	// are put shorter.
	Betekenis string
}

// lijsttitels names the code lists of release 3.2, and the domain of those that
// hold in one domain only.
var lijsttitels = []struct {
	naam   string
	domein Domein // 0: both
	titel  string
}{
	{"COD032", 0, "Land"},
	{"COD043", 0, "Debet of credit"},
	{"COD046", 0, "Geslacht"},
	{"COD170", 0, "Gebruik van een datum"},
	{"COD260", 0, "Ja of nee"},
	{"COD327", 0, "Soort verwijzer"},
	{"COD467", 0, "Status van de aanlevering"},
	{"COD472", 0, "Soort relatie"},
	{"COD700", 0, "Naamgebruik"},
	{"COD747", 0, "Vorm van communicatie"},
	{"COD757", 0, "Soort adres"},
	{"JZ002", Jw, "Reden wijziging toewijzing"},
	{"JZ020", Jw, "Productcategorie"},
	{"JZ588", Jw, "Reden beëindiging"},
	{"NUM061", 0, "Aanduiding bij het huisnummer"},
	{"WJ001", 0, "Retourcode"},
	{"WJ003", 0, "Wettelijke vertegenwoordiging"},
	{"WJ232", 0, "Juridische status"},
	{"WJ756", 0, "Eenheid"},
	{"WJ758", 0, "Reden van het verzoek"},
	{"WJ759", 0, "Reden afwijzing verzoek"},
	{"WJ760", 0, "Antwoord op het verzoek"},
	{"WMO002", Wmo, "Reden wijziging toewijzing"},
	{"WMO020", Wmo, "Productcategorie"},
	{"WMO588", Wmo, "Reden beëindiging"},
	{"WMO757", 0, "Frequentie"},
}

// codelijstenCSV holds list, code and meaning, from the enumerations of the
// basic schemas of iWmo and iJw 3.2.
//
//go:embed codelijsten.csv
var codelijstenCSV []byte

var codelijsten = sync.OnceValue(func() map[string]*Codelijst {
	lijsten := make(map[string]*Codelijst, len(lijsttitels))
	for _, t := range lijsttitels {
		lijsten[t.naam] = &Codelijst{Naam: t.naam, Titel: t.titel}
	}
	for _, rij := range rijen(codelijstenCSV) {
		l := lijsten[rij[0]]
		l.Codes = append(l.Codes, Code{rij[1], rij[2]})
	}
	return lijsten
})

// rijen reads an embedded table without its heading. The tables are part of the
// program, so a fault in one is a fault in the program.
func rijen(data []byte) [][]string {
	alle, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		panic(err)
	}
	return alle[1:]
}

// Codelijsten names the code lists that hold in a domain, in order of name.
func Codelijsten(domein Domein) []string {
	var namen []string
	for _, t := range lijsttitels {
		if t.domein == 0 || t.domein == domein {
			namen = append(namen, t.naam)
		}
	}
	return namen
}

// CodelijstVan finds a code list by its name ("WJ001", "WMO588") in a domain. It
// reports false when the domain has no such list. The list is shared: do not
// change it.
func CodelijstVan(domein Domein, naam string) (*Codelijst, bool) {
	for i := range lijsttitels {
		if t := &lijsttitels[i]; t.naam == naam && (t.domein == 0 || t.domein == domein) {
			return codelijsten()[naam], true
		}
	}
	return nil, false
}

// Betekenis gives the meaning of a code, in Dutch. It reports false when the
// code is not in the list.
func (l *Codelijst) Betekenis(waarde string) (string, bool) {
	for i := range l.Codes {
		if l.Codes[i].Waarde == waarde {
			return l.Codes[i].Betekenis, true
		}
	}
	return "", false
}

// Bevat reports whether a code is in the list.
func (l *Codelijst) Bevat(waarde string) bool {
	_, ok := l.Betekenis(waarde)
	return ok
}

// Betekenis gives the meaning of a code in a code list of a domain, in Dutch. It
// reports false when the list or the code does not exist.
func Betekenis(domein Domein, lijst, waarde string) (string, bool) {
	l, ok := CodelijstVan(domein, lijst)
	if !ok {
		return "", false
	}
	return l.Betekenis(waarde)
}

// redenen gives for each reason of change the reason of ending that follows on it,
// in the Wmo and in the Jeugdwet (tables WMO002 and WMO588, JZ002 and JZ588). A
// move is 31 in the Wmo; in the Jeugdwet that is an end according to plan.
var redenen = map[string][2]string{
	"02": {"02", "02"},
	"03": {"36", "36"},
	"05": {"36", "36"},
	"06": {"39", "39"},
	"07": {"31", "35"},
	"08": {"36", "36"},
	"09": {"38", "38"},
	"10": {"36", "36"},
	"11": {"36", "36"},
	"12": {"37", "37"},
}

// RedenBeeindigingBij gives the reason of ending that a provider answers with
// when the municipality ends an assignment for this reason of change. It reports
// false when the change asks for no stop: an extension (04), a removal (13), a
// correction (01, 14), or none.
func RedenBeeindigingBij(domein Domein, redenWijziging string) (string, bool) {
	r, ok := redenen[redenWijziging]
	if domein == Jw {
		return r[1], ok
	}
	return r[0], ok
}

// Gemeente is a municipality with the days on which its code holds.
type Gemeente struct {
	// Code has four digits, "0599".
	Code string
	// Naam and Provincie are as the CBS spells them.
	Naam, Provincie string
	// Van and Tot are the first and last day that the code holds; empty is open.
	Van, Tot Datum
}

// gemeentenCSV holds the municipalities of 1 January 2026 (CBS), and those that
// a redivision ended from 1 January 2019 on, because an assignment may carry the
// code of the day it began (TR378).
//
//go:embed gemeenten.csv
var gemeentenCSV []byte

var gemeenten = sync.OnceValue(func() map[string]Gemeente {
	alle := map[string]Gemeente{}
	for _, r := range rijen(gemeentenCSV) {
		alle[r[0]] = Gemeente{r[0], r[1], r[2], Datum(r[3]), Datum(r[4])}
	}
	return alle
})

// GemeenteVan finds a municipality by its code, also one that has been ended
// since 2019. It reports false when the code is not known.
func GemeenteVan(code string) (Gemeente, bool) {
	g, ok := gemeenten()[strings.TrimSpace(code)]
	return g, ok
}

// Geldig reports whether the code holds on a day.
func (g Gemeente) Geldig(dag Datum) bool { return !dag.Voor(g.Van) && !dag.Na(g.Tot) }
