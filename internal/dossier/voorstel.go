package dossier

import (
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces and tasks of a proposal: decisions that someone prepared
// for a colleague who may sign them (Awb 10:1 to 10:12). All of it stands as an
// advice, which no client and no provider reads. What belongs to one decision
// stands in the compartment of its person under its law; what is common, and the
// task, in that of the first of them. The content of a task is the reference of
// the proposal and, behind a space, the account that is asked.
const (
	AardVoorstel      = "voorstel"       // Voorstel as JSON
	AardVoorsteldeel  = "voorstel-deel"  // Voorsteldeel as JSON
	AardVoorsteleinde = "voorstel-einde" // Voorsteleinde as JSON
	TaakTekenen       = "besluit-tekenen"
	TaakTerug         = "voorstel-aanpassen"
)

// Voorstelsoort says which form was filled in.
type Voorstelsoort string

// The kinds of proposals.
const (
	VoorstelKeuze     Voorstelsoort = "keuze"     // the decisions of a choice; Betreft is its entry
	VoorstelAfwijzing Voorstelsoort = "afwijzing" // Betreft is the code of the product
	VoorstelEinde     Voorstelsoort = "einde"     // Betreft is the reference of the decision that ends
)

// Voorstelstand is where a proposal stands.
type Voorstelstand string

// The states of a proposal. Only an open one can be signed or given back; who
// made it can also withdraw one that came back.
const (
	VoorstelOpen        Voorstelstand = ""
	VoorstelGetekend    Voorstelstand = "getekend"
	VoorstelTerug       Voorstelstand = "teruggegeven"
	VoorstelIngetrokken Voorstelstand = "ingetrokken"
	VoorstelVervallen   Voorstelstand = "vervallen" // something else took its place
)

// Velden is what was filled in on a form, by the name of the field.
type Velden map[string][]string

// Voorstel is a set of decisions as someone prepared them, with the form as he
// filled it in. It is read back only by who may see all of it.
type Voorstel struct {
	Nummer  besluit.Kenmerk
	Soort   Voorstelsoort
	Betreft string
	Aan     string // the account that is asked to sign; empty: nobody yet
	Kern    string // Ontwerp.kern of what was proposed
	Regels  string // the hash of the rules of the advice; empty: there was none
	Aantal  int    // how many parts there are
	Velden  Velden // what is common to all decisions

	Door  string         `json:"-"` // the account that made it
	Op    int64          `json:"-"` // when, in microseconds since 1970
	Delen []Voorsteldeel `json:"-"`
	Einde *Voorsteleinde `json:"-"` // the last; nil: it is open
	vak   Vak
}

// Voorsteldeel is what belongs to one decision, or to the notice to one child.
type Voorsteldeel struct {
	Nummer besluit.Kenmerk
	besluit.Onderwerp
	Velden Velden
	Vraag  *Tekenvraag `json:",omitempty"` // of the decision; nil: there is none, only a notice
}

// Voorsteleinde says what became of a proposal.
type Voorsteleinde struct {
	Nummer    besluit.Kenmerk
	Hoe       Voorstelstand
	Woorden   string            `json:",omitempty"` // why it was given back
	Besluiten []besluit.Kenmerk `json:",omitempty"` // what was signed

	Door string `json:"-"`
	Op   int64  `json:"-"`
}

// Stand gives where the proposal stands.
func (vs *Voorstel) Stand() Voorstelstand {
	if vs.Einde == nil {
		return VoorstelOpen
	}
	return vs.Einde.Hoe
}

// Loopt tells whether something can still be done with it.
func (vs *Voorstel) Loopt() bool { return vs.Stand() == VoorstelOpen || vs.Stand() == VoorstelTerug }

// Alle gives everything that was filled in.
func (vs *Voorstel) Alle() Velden {
	out := Velden{}
	for _, part := range append([]Voorsteldeel{{Velden: vs.Velden}}, vs.Delen...) {
		for name, values := range part.Velden {
			out[name] = slices.Clone(values)
		}
	}
	return out
}

// Vragen gives what a mandate looks at of its decisions.
func (vs *Voorstel) Vragen() []Tekenvraag {
	var out []Tekenvraag
	for i := range vs.Delen {
		if q := vs.Delen[i].Vraag; q != nil {
			out = append(out, *q)
		}
	}
	return out
}

// Voorstellen gives the proposals of which the reader sees all parts, in the
// order in which they were made.
func (b *Beeld) Voorstellen() []Voorstel {
	var out []Voorstel
	parts, ends := map[besluit.Kenmerk][]Voorsteldeel{}, map[besluit.Kenmerk]*Voorsteleinde{}
	for i := range b.Stukken {
		s := &b.Stukken[i]
		if s.Ingetrokken != 0 {
			continue
		}
		var main Voorstel
		var part Voorsteldeel
		var end Voorsteleinde
		switch {
		case s.Aard == AardVoorstel && json.Unmarshal(s.Inhoud, &main) == nil:
			main.Door, main.Op, main.vak = s.Door, s.Vastgezet, s.Vak
			out = append(out, main)
		case s.Aard == AardVoorsteldeel && json.Unmarshal(s.Inhoud, &part) == nil:
			parts[part.Nummer] = append(parts[part.Nummer], part)
		case s.Aard == AardVoorsteleinde && json.Unmarshal(s.Inhoud, &end) == nil:
			end.Door, end.Op = s.Door, s.Vastgezet
			ends[end.Nummer] = &end
		}
	}
	for i := range out {
		out[i].Delen, out[i].Einde = parts[out[i].Nummer], ends[out[i].Nummer]
	}
	return slices.DeleteFunc(out, func(vs Voorstel) bool { return len(vs.Delen) != vs.Aantal })
}

// Voorstel finds a proposal; nil where the reader does not see all of it.
func (b *Beeld) Voorstel(nummer besluit.Kenmerk) *Voorstel {
	all := b.Voorstellen()
	for i := range all {
		if all[i].Nummer == nummer {
			return &all[i]
		}
	}
	return nil
}

// Voorgelegd reads the content of a task about a proposal: its reference and the
// account that is asked, empty where nobody is; ok is false for another task.
func (t *Taak) Voorgelegd() (nummer besluit.Kenmerk, aan string, ok bool) {
	if t.Aard != TaakTekenen && t.Aard != TaakTerug {
		return "", "", false
	}
	nr, aan, _ := strings.Cut(string(t.Inhoud), " ")
	return besluit.Kenmerk(nr), aan, true
}

// Achterhaald tells whether something else took the place of what a proposal
// would decide: another choice, a decision on it, or the decision that it ends is
// replaced already.
func (b *Beeld) Achterhaald(vs *Voorstel) bool {
	switch vs.Soort {
	case VoorstelKeuze:
		k := b.Keuze()
		return k == nil || k.ID != vs.Betreft || b.Beslist(vs.Betreft)
	case VoorstelEinde:
		return Vervangen(b.Besluiten(), besluit.Kenmerk(vs.Betreft))
	}
	return false
}

// SindsVoorstel gives what was recorded after a proposal that its decisions can
// rest on, in the order in which it was. Tasks, who works with whom, and what
// became of proposals are not among it.
func (b *Beeld) SindsVoorstel(vs *Voorstel) []Wijziging {
	var out []Wijziging
	for _, w := range b.Verloop {
		if w.Op > vs.Op && rusten(w.Invoer) {
			out = append(out, w)
		}
	}
	return out
}

// rusten tells whether decisions can rest on an entry.
func rusten(in Invoer) bool {
	switch in := in.(type) {
	case Taak, TaakAf:
		return false
	case Relatie:
		return in.Relatie != toegang.Betrokken
	case Stuk:
		return !slices.Contains([]string{AardVoorstel, AardVoorsteldeel, AardVoorsteleinde, AardGedaan}, in.Aard)
	}
	return true
}

// sluitVoorstellen gives the entries that end the proposals that match and about
// which something can still be done, with their tasks.
func (b *Beeld) sluitVoorstellen(match func(*Voorstel) bool, einde Voorsteleinde) ([]Invoer, error) {
	var entries []Invoer
	all := b.Voorstellen()
	for i := range all {
		if !all[i].Loopt() || !match(&all[i]) {
			continue
		}
		more, err := b.sluit(&all[i], einde)
		if err != nil {
			return nil, err
		}
		entries = append(entries, more...)
	}
	return entries, nil
}

// sluit gives the entries that end one proposal.
func (b *Beeld) sluit(vs *Voorstel, einde Voorsteleinde) ([]Invoer, error) {
	einde.Nummer = vs.Nummer
	entries, err := stukken(nil, vs.vak, AardVoorsteleinde, einde)
	if err != nil {
		return nil, err
	}
	for i := range b.Taken {
		t := &b.Taken[i]
		if nr, _, ok := t.Voorgelegd(); ok && nr == vs.Nummer && t.Ingetrokken == 0 && !t.Voltooid {
			entries = append(entries, TaakAf{Taak: t.ID})
		}
	}
	return entries, nil
}

// stukken adds a piece of a proposal to entries.
func stukken(entries []Invoer, vak Vak, aard string, content any) ([]Invoer, error) {
	raw, err := json.Marshal(content)
	return append(entries, Stuk{Vak: vak, Aard: aard, Over: vak.Label.Onderwerp, Inhoud: raw, Bron: gezin.Bron{Soort: "professional"}}), err
}

// eindVoorstellen gives the entries that end the proposals of which decisions
// take the place: the one that was signed, and those about the same.
func (b *Beeld) eindVoorstellen(bundel *besluit.Bundel, keuze string, van *Voorstel) ([]Invoer, error) {
	var signed []Invoer
	if van != nil {
		end := Voorsteleinde{Hoe: VoorstelGetekend}
		for i := range bundel.Besluiten {
			end.Besluiten = append(end.Besluiten, bundel.Besluiten[i].Kenmerk)
		}
		var err error
		if signed, err = b.sluit(van, end); err != nil {
			return nil, err
		}
	}
	others, err := b.sluitVoorstellen(func(vs *Voorstel) bool {
		return (van == nil || vs.Nummer != van.Nummer) && vs.over(bundel, keuze)
	}, Voorsteleinde{Hoe: VoorstelVervallen})
	return append(signed, others...), err
}

// over tells whether decisions settle what a proposal is about.
func (vs *Voorstel) over(bundel *besluit.Bundel, keuze string) bool {
	if vs.Soort == VoorstelKeuze {
		return keuze != "" && vs.Betreft == keuze
	}
	return slices.ContainsFunc(bundel.Besluiten, func(one besluit.Besluit) bool {
		if vs.Soort == VoorstelEinde {
			return string(one.Vorig) == vs.Betreft
		}
		return one.Soort == besluit.Afwijzing && one.Product == vs.Betreft && one.Onderwerp == vs.Delen[0].Onderwerp
	})
}

// Beslistaken gives the open tasks with a term to decide about the people of a
// proposal.
func (b *Beeld) Beslistaken(delen []Voorsteldeel) []*Taak {
	var out []*Taak
	for i := range b.Taken {
		t := &b.Taken[i]
		if t.Ingetrokken == 0 && !t.Voltooid && slices.Contains([]string{TaakOnderzoek, TaakBesluit, TaakDwangsom}, t.Aard) &&
			slices.ContainsFunc(delen, func(d Voorsteldeel) bool { return d.Persoon == t.Over }) {
			out = append(out, t)
		}
	}
	return out
}

// beslisdag gives the first day on which such a term ends; today where none runs.
func (b *Beeld) beslisdag(delen []Voorsteldeel) termijn.Dag {
	first := termijn.Geen
	for _, t := range b.Beslistaken(delen) {
		if t.Vervalt != termijn.Geen && (first == termijn.Geen || t.Vervalt < first) {
			first = t.Vervalt
		}
	}
	if first == termijn.Geen {
		return b.Moment.Dag
	}
	return first
}
