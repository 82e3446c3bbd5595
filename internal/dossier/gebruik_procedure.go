package dossier

import (
	"context"
	"encoding/json"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardProcedure is what was recorded of the way to a decision, for one person
// under one law: Gang as JSON, in the compartment of that person and law.
const AardProcedure = "procedure"

// Gang is what someone records of the way to a decision. The report and the
// decisions are recorded elsewhere.
type Gang struct {
	Onderzoek besluit.Onderzoek
	Verslag   besluit.Verslag
	Aanvraag  besluit.Aanvraag
}

// Procedure is the way to a decision as a reader sees it.
type Procedure struct {
	besluit.Procedure
}

// Gang gives what was recorded by hand.
func (p *Procedure) Gang() Gang { return Gang{p.Onderzoek, p.Verslag, p.Aanvraag} }

// Procedure gives the way to a decision of one person under one law, from what
// the reader may see: the report, what was recorded since, and the decisions
// since. A decision from before a new application or report is not the answer
// to it.
func (b *Beeld) Procedure(o besluit.Onderwerp) Procedure {
	p := Procedure{besluit.Procedure{Onderwerp: o}}
	p.zet(b.gang(o))
	for i := range b.Stukken {
		if s := &b.Stukken[i]; s.Aard == AardMelding && s.van(o) {
			p.Melding.Ontvangen = max(p.Melding.Ontvangen, s.Van)
		}
	}
	all := b.Besluiten()
	for i := range all {
		if all[i].Onderwerp == o {
			p.met(&all[i])
		}
	}
	return p
}

// gang gives what was last recorded by hand.
func (b *Beeld) gang(o besluit.Onderwerp) Gang {
	var out Gang
	for i := range b.Stukken {
		var g Gang
		if s := &b.Stukken[i]; s.Aard == AardProcedure && s.van(o) && json.Unmarshal(s.Inhoud, &g) == nil {
			out = g
		}
	}
	return out
}

// van tells whether a piece stands and is about one person under one law.
func (s *Stuk) van(o besluit.Onderwerp) bool {
	return s.Ingetrokken == 0 && s.Over == o.Persoon && s.Vak.Label.Wet == o.Wet
}

func (p *Procedure) zet(g Gang) {
	p.Onderzoek, p.Verslag, p.Aanvraag = g.Onderzoek, g.Verslag, g.Aanvraag
}

// met adds a decision that was taken. An ending is no answer to an application.
func (p *Procedure) met(one *besluit.Besluit) {
	switch begin := max(p.Aanvraag.Ontvangen, p.Melding.Ontvangen); {
	case one.Datum < begin:
	case one.Soort == besluit.Tijdelijk:
		p.Tijdelijk = one
	case one.Soort == besluit.Beeindiging && p.Besluit == nil && p.Aanvraag.Ontvangen != termijn.Geen:
	default:
		p.Besluit = one
	}
}

// LegGangVast records how far someone is on the way to a decision, and makes
// and closes the tasks that follow from it. The errors are besluit.Fouten, with
// the paths of Procedure.Controleer, and those of LegVast.
func (g *Gebruik) LegGangVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, o besluit.Onderwerp, gang Gang) error {
	p := b.Procedure(o)
	p.Tijdelijk, p.Besluit = nil, nil
	p.zet(gang)
	if err := p.Controleer(); err != nil {
		return err
	}
	all := b.Besluiten()
	for i := range all {
		if all[i].Onderwerp == o {
			p.met(&all[i])
		}
	}
	tasks, err := b.stelTaken(&p.Procedure)
	if err != nil {
		return err
	}
	content, err := json.Marshal(gang)
	if err != nil {
		return err
	}
	entries := append([]Invoer{Stuk{Vak: VakVan(o.Persoon, o.Wet, toegang.SDocument, gezin.Gewoon), Aard: AardProcedure, Over: o.Persoon, Inhoud: content,
		Van: b.Moment.Dag, Bron: gezin.Bron{Soort: "professional"}}}, tasks...)
	return g.LegVast(ctx, v, b, gezien, entries...)
}
