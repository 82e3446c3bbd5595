package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of tasks (Taak.Aard) that the way to a decision makes, beside
// TaakOnderzoek and TaakBesluit (AWB-VERD after an adjournment), with the codes
// of their terms. They close themselves when what
// they ask for is done. Their content is the code of the term and, of a task
// about one decision or notice, a space and its reference.
const (
	TaakAanvulling   = "wacht-op-aanvulling"   // AWB-AANV: the applicant completes his application
	TaakDwangsom     = "dwangsom-voorkomen"    // AWB-INGEB: decide before a penalty is due
	TaakMotivering   = "motivering-geven"      // AWB-MOTIV: the reasons of an urgent decision
	TaakHerindicatie = "herindicatie-beginnen" // SYS-HERIND: before the end of the help
	TaakBrieven      = "brieven-versturen"     // no term of a code: the day of announcement (Awb 3:41)
)

// AardGedaan is what someone wrote when he finished a task by hand: Gedaan as
// JSON, in the compartment of the task.
const AardGedaan = "taak-gedaan"

// Gedaan says what was done for a task.
type Gedaan struct {
	Taak string // the id of the entry
	Hoe  string
}

// Faults of finishing a task.
var (
	ErrTaakAf  = &Fout{"TAAK-AF", "Deze taak is al afgerond. U hoeft niets meer te doen."}
	ErrTaakHoe = &Fout{"TAAK-HOE", "Schrijf op wat u deed."}
	// ErrTaakRegie: the alarm ends when someone directs, and not before.
	ErrTaakRegie = &Fout{"TAAK-REGIE", "U ziet niemand die de regie heeft. Wijs een casusregisseur aan. Dan is deze taak vanzelf klaar."}
)

// taakVan gives the kind of task for a term; empty for one that makes none.
func taakVan(code string) string {
	switch code {
	case "WMO-ONDZ":
		return TaakOnderzoek
	case "WMO-BESCH", "JW-BESCH", "AWB-VERD":
		return TaakBesluit
	case "AWB-AANV":
		return TaakAanvulling
	case "AWB-INGEB":
		return TaakDwangsom
	case "AWB-MOTIV":
		return TaakMotivering
	case "SYS-HERIND":
		return TaakHerindicatie
	}
	return ""
}

// vanProcedure tells whether a kind of task follows from a procedure.
func vanProcedure(aard string) bool {
	return slices.Contains([]string{TaakOnderzoek, TaakBesluit, TaakAanvulling, TaakDwangsom, TaakMotivering, TaakHerindicatie}, aard)
}

// Termijn gives the term of a task; ok is false where it has none.
func (t *Taak) Termijn() (termijn.Termijn, bool) {
	code, _, _ := strings.Cut(string(t.Inhoud), " ")
	return termijn.Zoek(code)
}

// Kenmerk gives the reference of the decision or notice that a task is about;
// empty: it is about none.
func (t *Taak) Kenmerk() besluit.Kenmerk {
	_, k, _ := strings.Cut(string(t.Inhoud), " ")
	return besluit.Kenmerk(k)
}

// Grondslag says where a task stands: the law and article of its term; empty
// where nobody knows.
func (t *Taak) Grondslag() string {
	if t.Aard == TaakBrieven {
		return "Awb art. 3:41"
	}
	if term, ok := t.Termijn(); ok {
		return term.Bron.Tekst
	}
	return ""
}

// Taak finds a task by its id; nil where the reader sees none.
func (b *Beeld) Taak(id string) *Taak {
	for i := range b.Taken {
		if t := &b.Taken[i]; t.ID == id && t.Ingetrokken == 0 {
			return t
		}
	}
	return nil
}

// Afgerond says who finished a task, when, and what was written about it; by is
// empty where it is open, and how where it closed itself.
func (b *Beeld) Afgerond(taak string) (by string, op int64, how string) {
	for i := range b.Verloop {
		if af, ok := b.Verloop[i].Invoer.(TaakAf); ok && af.Taak == taak {
			by, op = b.Verloop[i].Door, b.Verloop[i].Op
		}
	}
	for i := range b.Stukken {
		var done Gedaan
		if s := &b.Stukken[i]; s.Aard == AardGedaan && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &done) == nil && done.Taak == taak {
			how = done.Hoe
		}
	}
	return by, op, how
}

// RondAf finishes a task by hand, whoever it was made for: everyone who may
// write tasks in its compartment can. The errors are ErrTaakAf, ErrTaakHoe,
// ErrTaakRegie, ErrTaakVoorstel and those of LegVast.
func (g *Gebruik) RondAf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, taak, hoe string) error {
	t := b.Taak(taak)
	hoe = strings.TrimSpace(hoe)
	switch {
	case t == nil:
		return ErrNietGevonden
	case t.Voltooid:
		return ErrTaakAf
	case t.Aard == TaakTekenen || t.Aard == TaakTerug:
		return ErrTaakVoorstel
	case hoe == "":
		return ErrTaakHoe
	case t.Aard == TaakRegie && b.Actief() && len(b.Regisseurs()) == 0:
		return ErrTaakRegie
	}
	content, err := json.Marshal(Gedaan{t.ID, hoe})
	if err != nil {
		return err
	}
	return g.LegVast(ctx, v, b, gezien, Stuk{Vak: t.Vak, Aard: AardGedaan, Over: t.Over, Inhoud: content, Van: b.Moment.Dag, Bron: gezin.Bron{Soort: "professional"}},
		TaakAf{Taak: t.ID})
}

// stelTaken gives the entries that bring the tasks of a procedure in line with
// what is due in it: what is done closes, what is due is there, and what moved
// to another day is closed and made again. What someone finished by hand stays
// finished, and a decision that is due on an application of which nothing was
// recorded here (it was brought over) stays due until there is one.
func (b *Beeld) stelTaken(p *besluit.Procedure) ([]Invoer, error) {
	elders := p.Besluit == nil && p.Aanvraag.Ontvangen == termijn.Geen && b.gang(p.Onderwerp).Aanvraag.Ontvangen == termijn.Geen
	want, err := b.gewenst(p)
	if err != nil {
		return nil, err
	}
	var entries []Invoer
	for i := range b.Taken {
		t := &b.Taken[i]
		if t.Ingetrokken != 0 || t.Over != p.Persoon || t.Vak.Label.Wet != p.Wet || !vanProcedure(t.Aard) {
			continue
		}
		n := len(want)
		want = slices.DeleteFunc(want, func(w Taak) bool {
			return w.Aard == t.Aard && string(w.Inhoud) == string(t.Inhoud) && w.Vervalt == t.Vervalt
		})
		if len(want) == n && !t.Voltooid && !(elders && t.Aard == TaakBesluit) {
			entries = append(entries, TaakAf{Taak: t.ID})
		}
	}
	for _, t := range want {
		entries = append(entries, t)
	}
	return entries, nil
}

// gewenst gives the tasks that a procedure asks for. A term whose clock stands
// still has none: what is waited for has its own.
func (b *Beeld) gewenst(p *besluit.Procedure) ([]Taak, error) {
	work, err := p.Werk()
	if err != nil {
		return nil, err
	}
	var out []Taak
	for _, w := range work {
		aard := taakVan(w.Termijn)
		if aard == "" || w.Uiterlijk == termijn.Geen {
			continue
		}
		content := w.Termijn
		if one := vanBesluit(p, w.Termijn); one != nil {
			content += " " + string(one.Kenmerk)
		}
		out = append(out, Taak{Vak: VakVan(p.Persoon, p.Wet, toegang.STaak, gezin.Gewoon), Aard: aard, Over: p.Persoon, Vervalt: w.Uiterlijk, Inhoud: []byte(content)})
	}
	return out, nil
}

// vanBesluit gives the decision that a term after it is about.
func vanBesluit(p *besluit.Procedure, code string) *besluit.Besluit {
	switch {
	case code == "AWB-MOTIV" && p.Tijdelijk != nil:
		return p.Tijdelijk
	case code == "SYS-HERIND", code == "AWB-MOTIV":
		return p.Besluit
	}
	return nil
}

// naBesluitTaken gives the tasks that decisions close and make: letters to
// send, a re-indication in time. A choice is about the whole report, so it ends
// the investigation, also where that stands with someone who gets no decision;
// a temporary provision waits for the investigation and ends nothing.
func (b *Beeld) naBesluitTaken(bundel *besluit.Bundel, keuze string) ([]Invoer, error) {
	var entries []Invoer
	urgent := false
	for i := range bundel.Besluiten {
		one := &bundel.Besluiten[i]
		urgent = urgent || one.Soort == besluit.Tijdelijk
		p := b.Procedure(one.Onderwerp)
		p.met(one)
		more, err := b.stelTaken(&p.Procedure)
		if err != nil {
			return nil, err
		}
		entries = append(append(entries, more...), brievenTaak(one, one.Persoon, one.Kenmerk))
	}
	for i := range bundel.Kennisgevingen {
		k := &bundel.Kennisgevingen[i]
		entries = append(entries, brievenTaak(&k.Besluit, k.Kind, k.Bericht.Kenmerk))
	}
	if keuze == "" || urgent {
		return entries, nil
	}
	for i := range b.Taken {
		af := TaakAf{Taak: b.Taken[i].ID}
		if t := &b.Taken[i]; t.Aard == TaakOnderzoek && t.Ingetrokken == 0 && !t.Voltooid && !slices.ContainsFunc(entries, func(e Invoer) bool { return e == Invoer(af) }) {
			entries = append(entries, af)
		}
	}
	return entries, nil
}

// brievenTaak asks to send the letters about a decision or a notice, on the day
// on which it is announced.
func brievenTaak(one *besluit.Besluit, persoon string, k besluit.Kenmerk) Taak {
	return Taak{Vak: VakVan(persoon, one.Wet, toegang.STaak, gezin.Gewoon), Aard: TaakBrieven, Over: persoon, Vervalt: one.Bekendmaking, Inhoud: []byte("- " + string(k))}
}

// brievenAf closes the task to send letters when this is the last one of them.
func (b *Beeld) brievenAf(r *Brief) []Invoer {
	var entries []Invoer
	for i := range b.Taken {
		if t := &b.Taken[i]; r.Laatste && t.Aard == TaakBrieven && t.Ingetrokken == 0 && !t.Voltooid && t.Kenmerk() == r.Kenmerk {
			entries = append(entries, TaakAf{Taak: t.ID})
		}
	}
	return entries
}
