package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Weigering is what a refusal needs: as much as a grant.
type Weigering struct {
	Regels        *regeling.Versie
	Advies        *arrangement.Advies
	Product       string // the code of what was asked for
	Afwijking     string // the reason, where the advice says that it fits or cannot tell
	Datum         termijn.Dag
	Bekendmaking  termijn.Dag // Geen: Datum
	Ondertekening Ondertekening
	// Dossiers has one entry for each person and law that is refused. Its
	// Voorwaarden say which of the failed conditions this person is told: a
	// condition can tell about someone else, so the choice is per person.
	Dossiers map[Onderwerp]Dossier
	// Volgorde is the order of the decisions; what is not in Dossiers is
	// skipped.
	Volgorde []Onderwerp
}

// WijsAf makes a refusal per person per law, each with the conditions that were
// not met, the article and the reasons. The error is a Fouten.
func WijsAf(in Weigering) (*Bundel, error) {
	ff := nieuweFouten()
	if in.Bekendmaking == termijn.Geen {
		in.Bekendmaking = in.Datum
	}
	controleerDagen(ff, in.Datum, in.Bekendmaking)
	controleerTekening(ff, in.Ondertekening)
	uit := &Bundel{Achtergrond: Achtergrond{Product: in.Product}}
	uit.Achtergrond.Afwijking, uit.Achtergrond.Bewijs = afwijking(ff, in.Advies, in.Product, in.Afwijking, true)
	for _, o := range in.Volgorde {
		if d, ok := in.Dossiers[o]; ok {
			sub := ff.onder("besluiten." + o.Persoon + "." + string(o.Wet) + ".")
			uit.Besluiten = append(uit.Besluiten, in.besluit(o, &d, sub))
		}
	}
	if len(uit.Besluiten) == 0 {
		ff.add(FoutDossier, "dossiers", "Noem voor wie de afwijzing is. Ieder krijgt een eigen besluit.")
	}
	(&maker{ff: ff, uit: uit}).uniek()
	if err := ff.err(); err != nil {
		return nil, err
	}
	return uit, nil
}

func (in *Weigering) besluit(o Onderwerp, d *Dossier, ff fouten) Besluit {
	b := Besluit{
		Kenmerk: d.Kenmerk, Soort: Afwijzing, Onderwerp: o, Product: in.Product, Datum: in.Datum, Bekendmaking: in.Bekendmaking,
		Motivering: d.Motivering, VoorJeugdige: d.VoorJeugdige, Adviezen: d.Adviezen, Melding: d.Melding, Aanvraag: d.Aanvraag, Verslag: d.Verslag,
		Gronden: Gronden(o.Wet, Afwijzing), Ondertekening: in.Ondertekening,
	}
	b.Voorwaarden = in.voorwaarden(d, ff)
	controleerKern(ff, &b)
	controleerWeg(ff, &b)
	return b
}

func (in *Weigering) voorwaarden(d *Dossier, ff fouten) []Voorwaarde {
	var out []Voorwaarde
	for _, code := range d.Voorwaarden {
		step := in.stap(code)
		if step == nil || step.Uitkomst == regeling.Ja {
			ff.add(FoutVoorwaarde, "voorwaarden", "Aan deze voorwaarde is wel voldaan, of zij bestaat niet. Kies een voorwaarde waaraan niet is voldaan.")
			continue
		}
		v := Voorwaarde{Code: code, Naam: step.Eis.Naam, Onbekend: step.Uitkomst == regeling.Onbekend}
		if in.Regels != nil {
			v.Bron = in.Regels.Regeling().Citeer(step.Eis.Bron)
		}
		out = append(out, v)
	}
	for _, v := range d.Andere {
		if leeg(v.Naam) || leeg(v.Bron) {
			ff.add(FoutVoorwaarde, "andere", "Schrijf aan welke voorwaarde niet is voldaan en in welk artikel zij staat.")
		}
		out = append(out, v)
	}
	if len(out) == 0 && len(d.Voorwaarden) == 0 {
		ff.add(FoutVoorwaarde, "voorwaarden", "Kies aan welke voorwaarde niet is voldaan, van wat deze persoon mag weten.")
	}
	return out
}

func (in *Weigering) stap(code string) *arrangement.Stap {
	if in.Advies == nil {
		return nil
	}
	for i := range in.Advies.Oordelen {
		o := &in.Advies.Oordelen[i]
		if o.Product.Code != in.Product {
			continue
		}
		for j := range o.Stappen {
			if o.Stappen[j].Eis.Code == code {
				return &o.Stappen[j]
			}
		}
	}
	return nil
}
