package web

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// opname is a store that remembers what was written to it, so that a test
// knows all that is in a world without asking the store.
type opname struct {
	dossier.Opslag
	mu     sync.Mutex
	regels []opgenomen
	leden  map[string][]string // by family, as they are now
}

// opgenomen is one entry that was written.
type opgenomen struct {
	nr                 int
	id, gezin, account string
	vak                dossier.Vak
	invoer             dossier.Invoer
	met                []string // the composition with which a shared entry is shared
}

// Write implements dossier.Opslag.
func (o *opname) Write(ctx context.Context, op dossier.Opdracht, fn func(dossier.Tx) error) (dossier.Uitkomst, error) {
	var made []opgenomen
	out, err := o.Opslag.Write(ctx, op, func(tx dossier.Tx) error {
		made = nil
		return fn(&opnameTx{Tx: tx, o: o, account: op.Toets.Vraag().Lezer.Account, made: &made})
	})
	if err == nil && !out.Herhaald {
		o.mu.Lock()
		defer o.mu.Unlock()
		for _, r := range made {
			o.keep(r)
		}
	}
	return out, err
}

func (o *opname) keep(r opgenomen) {
	if l, ok := r.invoer.(dossier.Lid); ok {
		o.leden[r.gezin] = append(slices.Clone(o.leden[r.gezin]), l.Persoon)
	}
	r.met, r.nr = o.leden[r.gezin], len(o.regels)
	o.regels = append(o.regels, r)
}

// opnameTx notes what is added in one request.
type opnameTx struct {
	dossier.Tx
	o       *opname
	account string
	made    *[]opgenomen
}

// Add implements dossier.Tx.
func (t *opnameTx) Add(ctx context.Context, family string, invoer ...dossier.Invoer) ([]string, error) {
	ids, err := t.Tx.Add(ctx, family, invoer...)
	if err != nil {
		return nil, err
	}
	for i, in := range invoer {
		*t.made = append(*t.made, opgenomen{id: ids[i], gezin: family, account: t.account, vak: t.vak(in), invoer: in})
	}
	return ids, nil
}

// Voor implements dossier.Tx.
func (t *opnameTx) Voor(toets toegang.Toets) dossier.Tx {
	return &opnameTx{Tx: t.Tx.Voor(toets), o: t.o, account: toets.Vraag().Lezer.Account, made: t.made}
}

// vak gives the compartment of an entry; of one that ends another, that of the
// other.
func (t *opnameTx) vak(in dossier.Invoer) dossier.Vak {
	id := ""
	switch in := in.(type) {
	case dossier.Persoon:
		return in.Vak
	case dossier.Lid:
		return in.Vak
	case dossier.Feit:
		return in.Vak
	case dossier.Stuk:
		return in.Vak
	case dossier.Taak:
		return in.Vak
	case dossier.Relatie:
		return in.Vak
	case dossier.LidEinde:
		id = in.Lid
	case dossier.TaakAf:
		id = in.Taak
	case dossier.RelatieEinde:
		id = in.Relatie
	case dossier.Intrekking:
		id = in.ID
	}
	for _, list := range [][]opgenomen{*t.made, t.o.regels} {
		if i := slices.IndexFunc(list, func(r opgenomen) bool { return r.id == id }); i >= 0 {
			return list[i].vak
		}
	}
	return dossier.Vak{}
}

// afdruk is an entry as text, to compare two worlds with.
func (r *opgenomen) afdruk() string {
	content, _ := json.Marshal(r.invoer) // plain data: this cannot fail
	return fmt.Sprintf("%s %T %+v %s", r.gezin, r.invoer, r.vak, content)
}

// verschil gives the entries of each world that the other does not have.
func verschil(a, b *opname) (alleenA, alleenB []opgenomen) {
	return zonder(a, b), zonder(b, a)
}

func zonder(a, b *opname) []opgenomen {
	count := map[string]int{}
	for i := range b.regels {
		count[b.regels[i].afdruk()]++
	}
	var out []opgenomen
	for i := range a.regels {
		text := a.regels[i].afdruk()
		if count[text]--; count[text] < 0 {
			out = append(out, a.regels[i])
		}
	}
	return out
}

// kennis is what the access rule knows of a world, from the entries alone.
func (o *opname) kennis() *toegang.Geheugen {
	var g toegang.Geheugen
	ends := map[string]string{}
	for _, r := range o.regels {
		switch in := r.invoer.(type) {
		case dossier.RelatieEinde:
			ends[in.Relatie] = in.Tot
		case dossier.Intrekking:
			ends[in.ID] = "0001-01-01"
		}
	}
	for i, r := range o.regels {
		if r.vak.Label.Onderwerp == "" {
			g.Add(toegang.Samengesteld, toegang.Samenstelling(gedeeld(i), r.met...)...)
		}
		rel, ok := r.invoer.(dossier.Relatie)
		if !ok {
			continue
		}
		row := rel.Rij
		if end, ok := ends[r.id]; ok {
			row.Waarden, row.Tot = maps.Clone(row.Waarden), end
		}
		g.Add(rel.Relatie, row)
	}
	return &g
}

func gedeeld(nr int) string { return fmt.Sprintf("samen-%d", nr) }

// record gives entry i as the access rule takes it.
func (o *opname) record(r *opgenomen) toegang.Record {
	rec := toegang.Record{Soort: r.vak.Soort, Label: r.vak.Label, Domein: r.vak.Domein, Auteur: r.account}
	if r.vak.Label.Onderwerp == "" {
		rec.Samenstelling = gedeeld(r.nr)
	}
	return rec
}

// lezer is someone of whom is known what he may ask.
type lezer struct {
	wie     dossier.Wie
	toetsen []toegang.Toets // every act for every purpose that could be allowed
}

func newLezer(wie dossier.Wie, m toegang.Moment) *lezer {
	l := &lezer{wie: wie}
	for _, doel := range toegang.Verwerkingen() {
		for _, actie := range toegang.Acties() {
			t := toegang.Prepare(wie.Vraag(actie, doel.Activiteit, m))
			if never, ok := t.Predicaat().(toegang.Vast); actie != toegang.Schrijven && !(ok && !bool(never)) {
				l.toetsen = append(l.toetsen, t)
			}
		}
	}
	return l
}

// kent tells whether a reader may know of an entry: for any act and any purpose
// of his role, or because a declassification lets it through.
func (l *lezer) kent(o *opname, g *toegang.Geheugen, r *opgenomen) bool {
	rec := o.record(r)
	for _, t := range l.toetsen {
		if t.Allows(rec, g) {
			return true
		}
	}
	return vlag(r) && werktMet(g, l.wie, r.vak.Label.Onderwerp) // D1
}

// vlag tells whether an entry is a safety flag.
func vlag(r *opgenomen) bool {
	rel, ok := r.invoer.(dossier.Relatie)
	return ok && rel.Relatie == toegang.Beschermd
}

// werktMet tells whether someone is involved with a person at all, or speaks for
// him.
func werktMet(g *toegang.Geheugen, wie dossier.Wie, persoon string) bool {
	for _, rel := range []toegang.Relatie{toegang.Betrokken, toegang.Vertegenwoordigd} {
		for _, row := range g.Rijen(rel, persoon) {
			if lezer := row.Waarden[toegang.CLezer]; lezer == wie.Account || lezer == wie.Persoon && lezer != "" || slices.Contains(wie.Teams, lezer) {
				return true
			}
		}
	}
	return false
}

// personen gives the people of a family, also those who left.
func (o *opname) personen(family string) []string {
	out := slices.Clone(o.leden[family])
	slices.Sort(out)
	return slices.Compact(out)
}

// gezinnen gives the families, in the order in which they were made.
func (o *opname) gezinnen() []string {
	var out []string
	for _, r := range o.regels {
		if !slices.Contains(out, r.gezin) {
			out = append(out, r.gezin)
		}
	}
	return out
}

// klassen are the compartments of a person that a world fills.
func klassen() []gezin.Klasse {
	return []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.Melder, gezin.GesprekKind, gezin.Meldcode, gezin.Strafrecht, gezin.Medisch}
}
