package bewaring

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Eenheid is what is destroyed together: what is known about one subject under
// one law in one retention unit.
type Eenheid struct {
	Onderwerp string    `json:"onderwerp"` // the pseudonym of a person, or of a family for what is shared in it
	Wet       gezin.Wet `json:"wet"`
	Bewaring  string    `json:"bewaring"`
}

// Grond is why a unit is kept after its term.
type Grond string

// The grounds. The first five are set by a person; the last is found.
const (
	Bezwaar    Grond = "bezwaar"
	Claim      Grond = "claim"
	OpVerzoek  Grond = "verzoek"
	Toezicht   Grond = "toezicht"
	GoedeHulp  Grond = "goede-hulp"
	OpenTaak   Grond = "open-taak"
	GeenGetal  Grond = "geen-termijn"
	GeenMoment Grond = "geen-begin"
)

// Grondvorm describes a ground that a person can set.
type Grondvorm struct {
	Grond Grond
	Naam  string // Dutch
	Bron  string
}

// Gronden gives the grounds that a person can set, with their source.
func Gronden() []Grondvorm {
	return []Grondvorm{
		{Bezwaar, "er loopt een bezwaar, beroep of klacht", "Awb hoofdstuk 6 tot en met 9"},
		{Claim, "er loopt een schadeclaim of een strafzaak", "AVG art. 17 lid 3 onder e"},
		{OpVerzoek, "de betrokkene, of een ander met een groot belang, vroeg te bewaren", "AVG art. 18 lid 1; Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9"},
		{Toezicht, "de toezichthouder onderzoekt het", "Wmo 2015 art. 6.1"},
		{GoedeHulp, "goede hulp vraagt het", "Jeugdwet art. 7.3.8"},
	}
}

// GrondVan gives a ground that a person can set.
func GrondVan(g Grond) (Grondvorm, bool) {
	for _, v := range Gronden() {
		if v.Grond == g {
			return v, true
		}
	}
	return Grondvorm{}, false
}

// Aanhouding keeps a unit beyond its term.
type Aanhouding struct {
	Eenheid Eenheid     `json:"eenheid"`
	Grond   Grond       `json:"grond"`
	Reden   string      `json:"reden"`         // in the words of who set it; no names
	Tot     termijn.Dag `json:"tot,omitempty"` // the first day on which it holds no more; Geen: until it is lifted
}

// Geldt tells whether it keeps a unit on a day.
func (a Aanhouding) Geldt(e Eenheid, dag termijn.Dag) bool {
	return a.Eenheid == e && (a.Tot == termijn.Geen || dag < a.Tot)
}

// Stand is what is known of a unit without reading what is in it.
type Stand struct {
	Eenheid
	Begin     termijn.Dag // the day of the event of Regel.Klok; Geen: it did not happen yet
	OpenTaken int         // tasks about the subject that are not done, requests of his among them
}

// Oordeel says what happens to a unit on a day.
type Oordeel struct {
	Regel Regel
	Stand Stand
	// Einde is the last day on which it is kept by the law; Geen: not known.
	Einde termijn.Dag
	// Weg tells that it may be destroyed.
	Weg bool
	// Gronden say why it is kept after its term, or why no term can be given.
	Gronden []Grond
}

// Vaststelling is a term that an installation fixed where the sources give
// none, or a longer one.
type Vaststelling struct {
	Regel string       `yaml:"regel"` // the code of the rule
	Duur  termijn.Duur `yaml:"duur"`
	Bron  string       `yaml:"bron"` // the decision or selectielijst that says so
}

// Tabel is the rules of the law with what an installation fixed. The zero value
// is the law alone.
type Tabel struct{ eigen map[string]Vaststelling }

// Fout is a fault in what an installation fixed.
type Fout struct {
	Code  string // stable
	Pad   string
	Tekst string // Dutch
}

// Error gives the Dutch sentence.
func (f *Fout) Error() string { return f.Tekst }

// NieuweTabel makes the table of an installation. All faults come at once: a
// rule that does not exist, one that is fixed twice, a term without a source,
// and one that is shorter than the law.
func NieuweTabel(eigen []Vaststelling) (Tabel, []*Fout) {
	t := Tabel{eigen: map[string]Vaststelling{}}
	var fouten []*Fout
	fail := func(code, pad, tekst string) { fouten = append(fouten, &Fout{code, pad, tekst}) }
	for _, v := range eigen {
		r, ok := regelMetCode(v.Regel)
		_, twice := t.eigen[v.Regel]
		switch {
		case !ok:
			fail("BEWAAR-REGEL", "regel", "Deze bewaarregel bestaat niet: kies een code uit 'wijzer bewaar regels'.")
		case twice:
			fail("BEWAAR-DUBBEL", r.Code, "Deze bewaarregel staat er twee keer in: laat er een weg.")
		case v.Bron == "":
			fail("BEWAAR-BRON", r.Code, "Noem bij deze termijn het besluit of de selectielijst waaruit hij komt.")
		case v.Duur.Aantal < 1:
			fail("BEWAAR-DUUR", r.Code, "Vul een duur in, zoals '10jaar'.")
		case shorter(r, v.Duur):
			fail("BEWAAR-KORTER", r.Code, "Deze termijn is korter dan de wet voorschrijft: vul dezelfde of een langere in.")
		default:
			t.eigen[v.Regel] = v
		}
	}
	return t, fouten
}

// Voorbij gives the last day of which the term of a rule, counted from it, has
// passed on a day; ok is false where the rule has no term.
func (t Tabel) Voorbij(code string, dag termijn.Dag) (last termijn.Dag, ok bool) {
	for _, r := range t.Regels() {
		if r.Code != code {
			continue
		}
		end, ok := einde(r, dag)
		if !ok {
			return termijn.Geen, false
		}
		// A term is as long as one from today, give or take what months and leap
		// years differ.
		const slack = 4
		for last = dag - (end - dag) + slack; ; last-- {
			if end, ok = einde(r, last); !ok || end < dag {
				return last, ok
			}
		}
	}
	return termijn.Geen, false
}

func regelMetCode(code string) (Regel, bool) {
	for _, r := range Regels() {
		if r.Code == code {
			return r, true
		}
	}
	return Regel{}, false
}

// shorter compares by the end of both from a day in a leap year and one after.
func shorter(r Regel, d termijn.Duur) bool {
	for _, from := range []termijn.Dag{termijn.NieuweDag(2024, 2, 29), termijn.NieuweDag(2025, 3, 1)} {
		law, ok := einde(r, from)
		r.Termijn, r.Duur = "", d
		own, okOwn := einde(r, from)
		if ok && (!okOwn || own < law) {
			return true
		}
		r, _ = regelMetCode(r.Code)
	}
	return false
}

// Regels gives the rules as they hold here: with the terms of the installation
// and their source in the place of what the law leaves open.
func (t Tabel) Regels() []Regel {
	alle := Regels()
	for i := range alle {
		if v, ok := t.eigen[alle[i].Code]; ok {
			alle[i].Termijn, alle[i].Duur, alle[i].Bron = "", v.Duur, alle[i].Bron+"; vastgesteld: "+v.Bron
		}
	}
	return alle
}

// Regel gives the rule for a unit.
func (t Tabel) Regel(e Eenheid) (Regel, bool) {
	for _, r := range t.Regels() {
		if r.Wet == e.Wet && r.Eenheid == e.Bewaring {
			return r, true
		}
	}
	return Regel{}, false
}

// einde gives the last day of a term; ok is false where there is no number.
// Retention counts by the calendar: years fall outside the Algemene
// termijnenwet (art. 4).
func einde(r Regel, begin termijn.Dag) (termijn.Dag, bool) {
	t, ok := termijn.Zoek(r.Termijn)
	if r.Termijn == "" {
		t, ok = termijn.Termijn{Duur: r.Duur, Telwijze: termijn.KalenderVooruit}, r.Duur.Aantal > 0
	}
	if !ok {
		return termijn.Geen, false
	}
	last, err := t.Eind(begin)
	return last, err == nil && last != termijn.Geen
}

// Beoordeel says what happens to a unit on a day. The day after the last day of
// the term it may go, unless something keeps it. ok is false for what no rule
// is about: it holds no content, and is never destroyed.
func (t Tabel) Beoordeel(s Stand, aangehouden []Aanhouding, dag termijn.Dag) (o Oordeel, ok bool) {
	r, ok := t.Regel(s.Eenheid)
	if !ok {
		return Oordeel{}, false
	}
	o = Oordeel{Regel: r, Stand: s}
	var counted bool
	if s.Begin == termijn.Geen {
		o.Gronden = append(o.Gronden, GeenMoment)
	} else if o.Einde, counted = einde(r, s.Begin); !counted {
		o.Gronden = append(o.Gronden, GeenGetal)
	}
	if s.OpenTaken > 0 {
		o.Gronden = append(o.Gronden, OpenTaak)
	}
	for _, a := range aangehouden {
		if a.Geldt(s.Eenheid, dag) {
			o.Gronden = append(o.Gronden, a.Grond)
		}
	}
	o.Weg = counted && dag > o.Einde && len(o.Gronden) == 0
	return o, true
}

// Verlopen tells whether the term is over, whatever keeps the unit.
func (o Oordeel) Verlopen(dag termijn.Dag) bool { return o.Einde != termijn.Geen && dag > o.Einde }

// Kortste gives the number of whole years before which nothing of what this
// table is about can be due: the shortest term in it, rounded down. 0 where one
// is shorter than a year.
func (t Tabel) Kortste() int {
	from := termijn.NieuweDag(2025, 3, 1)
	years := -1
	for _, r := range t.Regels() {
		last, ok := einde(r, from)
		if !ok {
			continue
		}
		if n := from.Leeftijd(last); years < 0 || n < years {
			years = n
		}
	}
	return max(years, 0)
}
