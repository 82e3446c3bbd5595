package dossier

import (
	"context"
	"strconv"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Bewaarplaats is the store as who watches over retention sees it: units with
// their dates, never what is in them.
type Bewaarplaats interface {
	// Eenheden calls fn for every unit of which something was recorded before
	// an instant: when its content last changed, and how many tasks about its
	// subject are open.
	Eenheden(ctx context.Context, voor time.Time, fn func(bewaring.Eenheid, time.Time, int) error) error
	// Eenheid gives the same of one unit; the moment is zero where nothing is
	// kept of it.
	Eenheid(ctx context.Context, e bewaring.Eenheid) (time.Time, int, error)
	// VernietigEenheid destroys a unit, and finishes what was begun before. It
	// gives how many entries nobody can read any more.
	VernietigEenheid(ctx context.Context, e bewaring.Eenheid) (int64, error)
}

// Waarom a unit stands on a list.
const (
	OpTermijn = "termijn" // its term is over
	OpVerzoek = "verzoek" // its subject asked, and it was granted (Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9)
)

// LijstRegel is one unit on a list of what is to be destroyed. It names its
// subject by pseudonym and tells nothing of what is in it.
type LijstRegel struct {
	bewaring.Eenheid
	Regel  string      `json:"regel"` // the code of the rule (package bewaring)
	Begin  termijn.Dag `json:"begin,omitempty"`
	Einde  termijn.Dag `json:"einde,omitempty"` // the last day on which the law keeps it
	Waarom string      `json:"waarom"`
}

// Vernietigingslijst is a list with what two people decided about it.
type Vernietigingslijst struct {
	ID     string       `json:"-"`
	Door   string       `json:"-"` // the account that made it
	Op     int64        `json:"-"` // microseconds since 1970
	Dag    termijn.Dag  `json:"dag"`
	Regels []LijstRegel `json:"regels"`

	Beoordeling *Lijstbeoordeling `json:"-"`
	Besluit     *Lijstbesluit     `json:"-"`
	Verklaring  *Verklaring       `json:"-"`
}

// Lijstbeoordeling says what the privacy officer found: which units stay.
type Lijstbeoordeling struct {
	Lijst       string                `json:"lijst"`
	Door        string                `json:"-"`
	Op          int64                 `json:"-"`
	Aangehouden []bewaring.Aanhouding `json:"aangehouden,omitempty"`
}

// Lijstbesluit says whether the second person approves.
type Lijstbesluit struct {
	Lijst   string `json:"lijst"`
	Door    string `json:"-"`
	Op      int64  `json:"-"`
	Akkoord bool   `json:"akkoord"`
	Reden   string `json:"reden,omitempty"`
}

// Verklaring is the declaration of destruction: what was destroyed, by which
// rule, and when, without anything about anyone.
type Verklaring struct {
	Lijst        string            `json:"lijst"`
	Door         string            `json:"-"`
	Op           int64             `json:"-"`
	Dag          termijn.Dag       `json:"dag"`
	Regels       []VerklaringRegel `json:"regels"`
	Overgeslagen int               `json:"overgeslagen"` // held back, or changed since the list was made
	Kopiedagen   int               `json:"kopiedagen"`   // after how many days no copy of the keys holds them; 0: not told
}

// VerklaringRegel counts what was destroyed by one rule.
type VerklaringRegel struct {
	Regel    string    `json:"regel"`
	Naam     string    `json:"naam"`
	Wet      gezin.Wet `json:"wet"`
	Bron     string    `json:"bron"`
	Waarom   string    `json:"waarom"`
	Eenheden int       `json:"eenheden"`
}

// Gehouden is a hold that stands, with its id.
type Gehouden struct {
	ID string
	bewaring.Aanhouding
}

// Vernietigregister is all that was decided about destruction.
type Vernietigregister struct {
	Lijsten     []Vernietigingslijst
	Aanhoudt    []Gehouden         // that were not lifted, ended ones among them
	OpVerzoek   []bewaring.Eenheid // that may go because their subject asked
	id          string
	aanhoudings map[string]int
}

// Lijst gives a list by its id.
func (r *Vernietigregister) Lijst(id string) *Vernietigingslijst {
	for i := range r.Lijsten {
		if r.Lijsten[i].ID == id && id != "" {
			return &r.Lijsten[i]
		}
	}
	return nil
}

// Open gives the list that is not finished; nil where there is none. There is
// one at a time.
func (r *Vernietigregister) Open() *Vernietigingslijst {
	for i := range r.Lijsten {
		l := &r.Lijsten[i]
		if l.Verklaring == nil && (l.Besluit == nil || l.Besluit.Akkoord) {
			return l
		}
	}
	return nil
}

// Houdt gives the holds without their ids.
func (r *Vernietigregister) houdt() []bewaring.Aanhouding {
	out := make([]bewaring.Aanhouding, len(r.Aanhoudt))
	for i := range r.Aanhoudt {
		out[i] = r.Aanhoudt[i].Aanhouding
	}
	return out
}

// Lijstbeoordelaars gives the roles that review a list and hold units back.
func Lijstbeoordelaars() []toegang.Rol { return []toegang.Rol{toegang.PrivacyOfficer} }

// Lijstbesluiters gives the roles that approve a list and have it carried out:
// never the person who reviewed it.
func Lijstbesluiters() []toegang.Rol { return []toegang.Rol{toegang.FunctioneelBeheerder} }

// Bewaarders gives the roles that have the pages of retention.
func Bewaarders() []toegang.Rol { return append(Lijstbeoordelaars(), Lijstbesluiters()...) }

// The faults of destruction.
var (
	ErrLijstOpen     = &Fout{"VERNIETIG-OPEN", "Er ligt al een lijst. Rond die eerst af."}
	ErrLijstLeeg     = &Fout{"VERNIETIG-LEEG", "Er is vandaag niets waarvan de bewaartermijn voorbij is."}
	ErrLijstStand    = &Fout{"VERNIETIG-STAND", "Deze stap is al gezet, of nog niet aan de beurt. Open de pagina opnieuw."}
	ErrLijstZelfde   = &Fout{"VERNIETIG-ZELFDE", "U beoordeelde deze lijst zelf. Iemand anders moet haar goedkeuren."}
	ErrLijstReden    = &Fout{"VERNIETIG-REDEN", "Leg uit waarom."}
	ErrLijstGrond    = &Fout{"VERNIETIG-GROND", "Kies waarom deze gegevens blijven."}
	ErrLijstEenheid  = &Fout{"VERNIETIG-EENHEID", "Deze gegevens staan niet op de lijst. Open de pagina opnieuw."}
	ErrVernietigPlek = &Fout{"VERNIETIG-OPSLAG", "Deze opslag kan niet vernietigen. Vraag het de beheerder."}
)

// Stap says in Dutch what a list waits for; empty where it is finished.
func (l *Vernietigingslijst) Stap() string {
	switch {
	case l.Verklaring != nil, l.Besluit != nil && !l.Besluit.Akkoord:
		return ""
	case l.Beoordeling == nil:
		return "beoordeling"
	case l.Besluit == nil:
		return "goedkeuring"
	}
	return "uitvoering"
}

// Kopietekst says when what was destroyed is gone from every copy.
func (v *Verklaring) Kopietekst() string {
	if v.Kopiedagen <= 0 {
		return "Uit kopieën is het pas weg als ook de kopieën van de sleutels van vóór deze dag zijn gewist. Uw gemeente zei niet hoe lang zij die bewaart."
	}
	return "Over " + strconv.Itoa(v.Kopiedagen) + " dagen is het ook uit elke reservekopie weg: zo lang bewaart uw gemeente kopieën van de sleutels."
}
