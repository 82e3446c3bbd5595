package kostprijs

import "slices"

// Model is an input that passed every check, completed with the tables of its
// day. It is read-only and safe for use by several goroutines.
type Model struct {
	Invoer      Invoer
	Parameters  []Parameter // every number that the tariff rests on, embedded ones too
	Tabellen    []*Tabel    // the salary tables that are used
	Opmerkingen []Opmerking // what a reader should know

	paths  []string // where each parameter stands in the input; empty: embedded
	w      []Getal  // the parameters as the engine uses them
	mixen  []mixgroep
	caos   []caomodel
	regels []regel
	tail   staart
}

// Opmerking is something that a reader of the tariff should know.
type Opmerking struct {
	Code  string `json:"code"`
	Tekst string `json:"tekst"`
}

// geen marks a parameter that is not there.
const geen = -1

// mixgroep are the parameters that share one whole.
type mixgroep struct {
	naam  string
	delen []int
}

// caomodel holds the parameter numbers of one cao.
type caomodel struct {
	naam            string
	aandeel         int
	urenJaar        int
	deler           int
	vt, vtMin       int
	vtMinTrede      int // salary of the rung that sets the minimum
	eju, ejuTrede   int
	ejuOverVT       bool
	extras          []extra
	premies         []int
	maxloon         int
	op, opDeel      int // employer's premium, or total premium × share
	franchiseOP     int
	ap, franchiseAP int
	toeslagen       []toeslag
	posten          []post
	personeel       []kosten
	kilometer       int
}

// extra is a term paid on top of salary, holiday allowance and year-end bonus.
type extra struct {
	par   int
	basis string // unit or base
}

type toeslag struct {
	uren, opslag int
	eenheid      string // EenheidUurJaar or a base
	naam         string
}

// post is one reason for hours that are not declarable.
type post struct {
	par, locatie int
	soort        Soort
	eenheid      string // unit, or the base of a percentage
	declarabel   bool
	naam         string
}

type kosten struct {
	par   int
	soort Soort
	basis string
}

// regel is one scale and step of one cao.
type regel struct {
	cao      int
	cel      Cel
	salaris  int
	aandelen []int // shares that multiply to the weight within the cao
	niveau   string
}

// staart is what comes after the cost of labour.
type staart struct {
	loonkosten                      int // given cost per paid hour, instead of the build-up
	productief                      int
	overhead                        int
	aandeel                         bool // overhead is a share of the price
	kmTarief                        int  // with given labour costs: the one kilometre rate
	kilometers                      int
	materieel                       []kosten
	risico                          int
	ova, ppc                        []int
	loondeel                        int
	uitOpbouw                       bool
	formatie                        bool // the cao mix is one of staff, not of hours
	diensturen, plaatsen, bezetting int
}

// Waarde gives the value of a parameter by its key (Parameter.Sleutel).
func (m *Model) Waarde(key string) (Getal, bool) {
	i := slices.IndexFunc(m.Parameters, func(p Parameter) bool { return p.Sleutel() == key })
	if i < 0 {
		return Getal{}, false
	}
	return m.Parameters[i].Waarde, true
}

// met gives the engine's values with some replaced, as fractions.
func (m *Model) met(changes map[int]Getal) []Getal {
	w := slices.Clone(m.w)
	for i, v := range changes {
		w[i] = v
	}
	return w
}
