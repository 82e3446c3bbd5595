package dossier

import (
	"context"
	"encoding/json"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardKeuze is what the indicatiesteller chose for a family, with the receipt of
// the advice (Stuk.Aard): Keuze as JSON. It tells about everybody, so it stands
// as an advice in the compartment of the family, which no client reads.
const AardKeuze = "keuze"

// Keuze is a choice as it was recorded.
type Keuze struct {
	ID        string `json:"-"` // of the entry
	Keuze     regeling.Keuze
	Afwijking string             // why it departs from the advice; empty: it does not
	Bewijs    arrangement.Bewijs // of the advice that was on the table
	Dag       termijn.Dag
}

// ErrAfwijking asks for the reason of a departure from the advice (Awb 3:46).
var ErrAfwijking = &Fout{"KEUZE-AFWIJKING", "Uw keuze wijkt af van het advies. Leg uit waarom u dit toch kiest."}

// Reken computes a choice. Where a price is missing it computes minutes and
// sizes alone: a decision needs no price. The error is an arrangement.Fouten.
func Reken(v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze) (*arrangement.Berekening, error) {
	calc, err := arrangement.NieuweRekenaar(v, nil).Bereken(s, k)
	if err != nil {
		calc, err = arrangement.NieuweRekenaar(v, nil).ZonderPrijzen().Bereken(s, k)
	}
	if err != nil {
		return nil, err
	}
	return calc.Kopie(), nil
}

// VanProduct gives the judgement of a product; nil where the advice has none.
func (a *Advies) VanProduct(code string) *arrangement.Oordeel {
	for i := range a.Oordelen {
		if a.Oordelen[i].Product.Code == code {
			return &a.Oordelen[i]
		}
	}
	return nil
}

// WijktAf tells whether choosing a product departs from the advice: it does not
// fit, or that is not known.
func (a *Advies) WijktAf(product string) bool {
	o := a.VanProduct(product)
	return o == nil || o.Uitkomst != regeling.Ja
}

// LegKeuzeVast records a choice that can be computed. The errors are those of
// LegVast, ErrAfwijking and arrangement.Fouten.
func (g *Gebruik) LegKeuzeVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, a *Advies, k regeling.Keuze, afwijking string) error {
	if _, err := Reken(a.Versie, &a.Situatie, &k); err != nil {
		return err
	}
	afwijking = strings.TrimSpace(afwijking)
	if !a.WijktAf(k.Product) {
		afwijking = ""
	} else if afwijking == "" {
		return ErrAfwijking
	}
	content, err := json.Marshal(Keuze{Keuze: k, Afwijking: afwijking, Bewijs: a.Bewijs, Dag: b.Moment.Dag})
	if err != nil {
		return err
	}
	old, err := b.sluitVoorstellen(func(vs *Voorstel) bool { return vs.Soort == VoorstelKeuze }, Voorsteleinde{Hoe: VoorstelVervallen})
	if err != nil {
		return err
	}
	return g.LegVast(ctx, v, b, gezien, append(old, Stuk{Vak: VakGezin(toegang.SAdvies), Aard: AardKeuze, Inhoud: content, Van: b.Moment.Dag,
		Bron: gezin.Bron{Soort: "professional"}})...)
}

// Keuze gives the last recorded choice; nil where there is none that the reader
// may see.
func (b *Beeld) Keuze() *Keuze {
	s := b.Stuk(AardKeuze, "", b.Moment.Dag)
	if s == nil {
		return nil
	}
	k := Keuze{ID: s.ID}
	if err := json.Unmarshal(s.Inhoud, &k); err != nil {
		return nil
	}
	return &k
}
