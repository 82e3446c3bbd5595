package dossier

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Tariefprijs is one price of the catalogue that follows from a tariff.
type Tariefprijs struct {
	Code   string           `json:"code"` // regeling.Tarief
	Niveau string           `json:"niveau,omitempty"`
	Per    regeling.Eenheid `json:"per"`
	Bedrag geld.Bedrag      `json:"bedrag"`
}

// Sleutel gives the key of the price in the catalogue.
func (p Tariefprijs) Sleutel() regeling.Tarief {
	return regeling.Tarief{Code: p.Code, Niveau: p.Niveau, Per: p.Per}
}

// Goedgekeurd tells whether a second person approved the version.
func (t *TariefVersie) Goedgekeurd() bool { return t.Beslissing != nil && t.Beslissing.Akkoord }

// Tariefregister is the search term of the register of tariffs, for
// Opslag.Registerstand.
func Tariefregister() Zoekterm { return Zoekterm{zoekRegister, aardTariefregister} }

// Prijsversies gives all versions of tariffs to the program itself, to compute
// with those that were approved.
func (g *Gebruik) Prijsversies(ctx context.Context) ([]TariefVersie, error) {
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Regelmachine), Rol: toegang.Regelmachine}, Actie: toegang.Lezen, Voor: toegang.Beleid, Moment: g.Moment()}
	var out []TariefVersie
	err := g.Opslag.Read(ctx, toegang.Prepare(q), Inzage{Handeling: Inzien, Pagina: "prijzen-laden"}, func(l Lezing) error {
		var err error
		_, out, err = tariefregister(ctx, l)
		return err
	})
	return out, err
}

// Catalogus gives a catalogue with the prices beside it that a second person
// approved, read by the catalogue's own loader. A price is known since the day
// of its approval, and holds from its first day: what was computed before keeps
// the price of its day. The error is a regeling.Fouten.
func (g *Gebruik) Catalogus(rules *regeling.Regeling, versions []TariefVersie) (*regeling.Regeling, error) {
	var files []regeling.Bestand
	for _, v := range prijsregels(versions, g.Zone) {
		text, err := v.bestand()
		if err != nil {
			return nil, fmt.Errorf("write approved prices: %w", err)
		}
		files = append(files, regeling.Bestand{Naam: "tarief-" + v.ID + ".yaml", Tekst: text})
	}
	return rules.Met(files...)
}

// Prijsbestand gives the file of one approved version as the catalogue reads
// it; nil where nothing of it is in the catalogue.
func (g *Gebruik) Prijsbestand(versions []TariefVersie, id string) ([]byte, error) {
	for _, v := range prijsregels(versions, g.Zone) {
		if v.ID == id {
			return v.bestand()
		}
	}
	return nil, nil
}

// prijsversie is an approved version with its lines in the catalogue.
type prijsversie struct {
	*TariefVersie
	bekend termijn.Dag
	regels []regeling.Prijs
}

// prijsregels gives the approved versions in the order in which they were
// approved. Days are the smallest step of the catalogue: what was approved
// later on the same day takes the place of what was approved earlier.
func prijsregels(versions []TariefVersie, zone *time.Location) []prijsversie {
	var out []prijsversie
	for i := range versions {
		if v := &versions[i]; v.Goedgekeurd() && len(v.Prijzen) > 0 {
			out = append(out, prijsversie{TariefVersie: v, bekend: termijn.DagVan(time.UnixMicro(v.Beslissing.Op).In(zone))})
		}
	}
	slices.SortStableFunc(out, func(a, b prijsversie) int { return cmp.Compare(a.Beslissing.Op, b.Beslissing.Op) })
	for i := range out {
		v := &out[i]
		for _, p := range v.Prijzen {
			for j := range out[:i] {
				if out[j].bekend == v.bekend {
					out[j].wijk(p.Sleutel(), v.Van)
				}
			}
			v.regels = append(v.regels, v.prijs(p))
		}
	}
	return slices.DeleteFunc(out, func(v prijsversie) bool { return len(v.regels) == 0 })
}

// wijk ends the line with a key at the first day of the one that takes its
// place.
func (v *prijsversie) wijk(key regeling.Tarief, van termijn.Dag) {
	v.regels = slices.DeleteFunc(v.regels, func(p regeling.Prijs) bool { return p.Tarief == key && van <= p.Van })
	for i := range v.regels {
		if p := &v.regels[i]; p.Tarief == key && (p.Tot == termijn.Geen || van < p.Tot) {
			p.Tot = van
		}
	}
}

func (v *prijsversie) document() string { return "tarief-" + v.ID }

func (v *prijsversie) prijs(p Tariefprijs) regeling.Prijs {
	return regeling.Prijs{Tarief: p.Sleutel(), Bedrag: p.Bedrag,
		Geldigheid: regeling.Geldigheid{Van: v.Van, Bekend: v.bekend, Status: regeling.Vastgesteld},
		Herkomst: regeling.Herkomst{Bron: regeling.Bronplek{Document: v.document(), Plaats: "kwitantie sha256:" + v.Kwitantie},
			Lezing: "Rekenversie " + v.RekenVersie + ". Het zwakste getal in dit tarief is: " + v.Zeker + "."}}
}

func (v *prijsversie) bestand() ([]byte, error) {
	doc := regeling.Document{Code: v.document(), Titel: "Kostprijs: " + v.Titel, Datum: v.bekend, Status: regeling.Vastgesteld}
	return regeling.SchrijfPrijzen(doc, v.regels)
}

// laatst gives a moment after all decisions so far: that of the next one.
func (g *Gebruik) laatst(versions []TariefVersie) int64 {
	at := g.Moment().Tijd.UnixMicro()
	for i := range versions {
		if b := versions[i].Beslissing; b != nil {
			at = max(at, b.Op+1)
		}
	}
	return at
}

// pastTarief tells whether the catalogue takes a version that is about to be
// approved, beside all others.
func (g *Gebruik) pastTarief(rules *regeling.Regeling, versions []TariefVersie, t *TariefVersie) error {
	if len(t.Prijzen) == 0 {
		return ErrTariefPast
	}
	if t.Van < g.Moment().Dag {
		return ErrTariefTeLaat
	}
	r, err := g.Catalogus(rules, versions)
	if err != nil {
		return ErrTariefPast
	}
	v := r.Op(t.Van, g.Moment().Dag)
	for _, p := range t.Prijzen {
		if got := v.Prijs(p.Sleutel()); got == nil || got.Bedrag != p.Bedrag {
			return ErrTariefPast
		}
	}
	return nil
}
