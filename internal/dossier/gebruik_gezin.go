package dossier

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Melding is a report that begins a family: whom it is about, how they are
// related, and when it came in.
type Melding struct {
	Dag termijn.Dag
	// Onderzocht is the day on which the investigation ended, of a report that is
	// brought over from elsewhere; Geen: it still has to be done.
	Onderzocht termijn.Dag
	Langs      string // how it came in, as text: "telefoon", "Centraal Onthaal"
	Mensen     []Mens
	Feiten     []Verwant
	Bron       gezin.Bron     // of what was told
	Klassen    []gezin.Klasse // for which the writer becomes involved; none: all
	Met        []Deelname     // who else works with the family from the start
}

// Verwant is a fact about a person of the report, or between two, by their keys
// (Mens.Sleutel).
type Verwant struct {
	Over, Met string // keys; Over empty: the family
	Soort     string // a kind of fact of the catalogue, or a gezin.RelatieSoort, or gezin.Loopt
	Waarde    gezin.Waarde
	Van, Tot  termijn.Dag
	Bron      gezin.Bron   // empty: that of the report
	Klasse    gezin.Klasse // empty: gewoon
	Wet       gezin.Wet    // under which it was obtained; empty: that of the person
}

// Deelname says that an account or team works with people of a report.
type Deelname struct {
	Lezer   string
	Rol     toegang.Rol
	Over    []string // keys of people; none: everyone
	Klassen []gezin.Klasse
	Van     termijn.Dag
	Tot     termijn.Dag
}

// The kinds of tasks (Taak.Aard) that a report makes, with the term of each.
const (
	TaakOnderzoek = "onderzoek-afronden" // WMO-ONDZ: within six weeks (Wmo 2015 art. 2.3.2 lid 1)
)

// ErrMeldingLeeg refuses a report about nobody.
var ErrMeldingLeeg = &Fout{"MELDING-LEEG", "Vul ten minste één persoon in."}

// Registreer begins a family from a report: its people, what was told about
// them, who works with them, and the task with its legal term. It gives the id
// of the family.
func (g *Gebruik) Registreer(ctx context.Context, v Verzoek, m Melding) (string, error) {
	if len(m.Mensen) == 0 {
		return "", ErrMeldingLeeg
	}
	doel, ok := doelVoor(v.Wie.Rol, VakGezin(toegang.SFeit))
	if !ok {
		return "", ErrNietGevonden
	}
	toets := toegang.Prepare(v.Wie.Vraag(toegang.Lezen, doel, g.Moment()))
	out, err := g.Opslag.Write(ctx, Opdracht{Toets: toets, Sleutel: v.Sleutel, Vorm: v.Vorm}, func(tx Tx) error {
		id, err := tx.BeginGezin(ctx)
		if err != nil {
			return err
		}
		entries, _, err := g.meldingInvoer(v.Wie, &m, tx.NieuweID)
		if err != nil {
			return err
		}
		if err := g.magSchrijven(v.Wie, nil, entries); err != nil {
			return err
		}
		entries = append(entries, volgt(nil, entries, geraakt(nil, entries))...)
		if _, err := tx.Add(ctx, id, entries...); err != nil {
			return err
		}
		if err := g.koppel(ctx, tx, id, m.perID(entries)); err != nil {
			return err
		}
		tx.Resultaat([]byte(id))
		return nil
	})
	return string(out.Resultaat), err
}

// meldingInvoer gives the entries of a report, and the ids of its people by
// their keys. The members come before what is shared with them.
func (g *Gebruik) meldingInvoer(wie Wie, m *Melding, nieuw func() string) ([]Invoer, map[string]string, error) {
	dag := g.Moment().Dag
	ids, wetten := map[string]string{}, map[string]gezin.Wet{}
	var entries []Invoer
	for i := range m.Mensen {
		p := &m.Mensen[i]
		id := nieuw()
		ids[p.Sleutel], wetten[id] = id, p.Wet(dag)
		entries = append(entries, p.invoer(id, dag, m.Bron)...)
	}
	klassen := m.Klassen
	if klassen == nil {
		klassen = gezin.Klassen()
	}
	self := Deelname{Lezer: wie.Account, Rol: wie.Rol, Klassen: klassen, Van: min(dag, orDay(m.Dag, dag))}
	for _, d := range append([]Deelname{self}, m.Met...) {
		entries = append(entries, d.invoer(m, ids, wetten)...)
	}
	for _, f := range m.Feiten {
		fact, err := f.invoer(ids, wetten, m.Bron)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, fact)
	}
	if wie.Rol != toegang.Casusregisseur && !slices.ContainsFunc(m.Met, func(d Deelname) bool { return d.Rol == toegang.Casusregisseur }) {
		entries = append(entries, regieTaak(dag))
	}
	more, err := meldingWerk(m, ids[m.Mensen[0].Sleutel], wetten)
	return append(entries, more...), ids, err
}

// perID gives the people of a report by the ids that they were registered under.
func (m *Melding) perID(entries []Invoer) map[string]*Mens {
	out := map[string]*Mens{}
	for i, id := range nieuwe(entries) {
		out[id] = &m.Mensen[i]
	}
	return out
}

func orDay(d, other termijn.Dag) termijn.Dag {
	if d == termijn.Geen {
		return other
	}
	return d
}

// invoer gives the rows of involvement of one account or team.
func (d *Deelname) invoer(m *Melding, ids map[string]string, wetten map[string]gezin.Wet) []Invoer {
	keys := d.Over
	if keys == nil {
		for i := range m.Mensen {
			keys = append(keys, m.Mensen[i].Sleutel)
		}
	}
	var entries []Invoer
	for _, key := range keys {
		id, ok := ids[key]
		if !ok {
			continue
		}
		for _, k := range d.Klassen {
			entries = append(entries, Relatie{Vak: VakVan(id, wetten[id], toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
				Rij: toegang.Betrokkenheid(d.Lezer, id, d.Rol, k, d.Van, d.Tot)})
		}
	}
	return entries
}

// invoer gives the entry of one fact, in the compartment of the person that it
// is about; what is about a child (custody, parents) stands with the child.
func (f *Verwant) invoer(ids map[string]string, wetten map[string]gezin.Wet, bron gezin.Bron) (Invoer, error) {
	over, met := ids[f.Over], ids[f.Met]
	if f.Over != "" && over == "" || f.Met != "" && met == "" {
		return nil, ErrInvoer
	}
	if f.Bron.Soort != "" {
		bron = f.Bron
	}
	fact := gezin.Feit{Over: over, Met: met, Soort: f.Soort, Waarde: f.Waarde, Van: f.Van, Tot: f.Tot, Bron: bron}
	vak := vakFeit(&fact, func(p string) gezin.Wet { return wetten[p] }, f.Klasse)
	if f.Wet != "" {
		vak.Label.Wet, vak.Domein = f.Wet, domeinVan(f.Wet)
	}
	return Feit{Vak: vak, Feit: fact}, nil
}

// vakFeit gives the compartment of a fact.
func vakFeit(f *gezin.Feit, wet func(string) gezin.Wet, klasse gezin.Klasse) Vak {
	subject := f.Over
	if k := gezin.RelatieSoort(f.Soort); k == gezin.Gezag || k == gezin.Ouder {
		subject = f.Met
	}
	if subject == "" {
		return VakGezin(toegang.SFeit)
	}
	if klasse == "" {
		klasse = gezin.Gewoon
	}
	return VakVan(subject, wet(subject), toegang.SFeit, klasse)
}

// meldingWerk gives the report itself and the task that it makes.
func meldingWerk(m *Melding, eerste string, wetten map[string]gezin.Wet) ([]Invoer, error) {
	if m.Dag == termijn.Geen {
		return nil, nil
	}
	wet := wetten[eerste]
	entries := []Invoer{Stuk{Vak: VakVan(eerste, wet, toegang.SDocument, gezin.Gewoon), Aard: AardMelding, Over: eerste, Inhoud: []byte(m.Langs), Van: m.Dag, Bron: m.Bron}}
	if m.Onderzocht != termijn.Geen {
		return entries, nil
	}
	if wet != gezin.Wmo {
		return entries, nil // the Jeugdwet sets no term for the investigation
	}
	end, err := termijn.Bereken("WMO-ONDZ", m.Dag)
	if err != nil {
		return nil, err
	}
	return append(entries, Taak{Vak: VakVan(eerste, wet, toegang.STaak, gezin.Gewoon), Aard: TaakOnderzoek, Over: eerste, Vervalt: end.Eind,
		Inhoud: []byte("WMO-ONDZ")}), nil
}
