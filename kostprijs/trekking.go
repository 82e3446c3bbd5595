package kostprijs

import (
	"math/rand/v2"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// MaxTrekkingen is the largest sample that Trek draws.
const MaxTrekkingen = 1_000_000

// Spreiding is what a sample tells about a tariff of which some parameters are
// only known as a range.
type Spreiding struct {
	Trekkingen int         `json:"trekkingen"`
	Eenheid    string      `json:"eenheid"`    // of the prices: "uur" or "client-week"
	Mislukt    int         `json:"mislukt"`    // draws that gave no price
	Parameters []string    `json:"parameters"` // which were drawn
	Laagste    geld.Bedrag `json:"laagste"`
	P5         geld.Bedrag `json:"p5"`
	P25        geld.Bedrag `json:"p25"`
	Midden     geld.Bedrag `json:"midden"`
	P75        geld.Bedrag `json:"p75"`
	P95        geld.Bedrag `json:"p95"`
	Hoogste    geld.Bedrag `json:"hoogste"`
	Gemiddelde geld.Bedrag `json:"gemiddelde"`
}

// fijnheid is the count of steps in which a range is divided. It keeps every
// draw a decimal.
const fijnheid = 1_000_000

// Trek draws n prices (see Hoofdprijs), each with every ranged parameter at a value of its
// range. The source of chance is passed in: the same seed gives the same
// outcome.
func (m *Model) Trek(n int, rng *rand.Rand) (Spreiding, error) {
	s := Spreiding{Parameters: []string{}, Eenheid: "uur"}
	if m.tail.diensturen != geen {
		s.Eenheid = "client-week"
	}
	ranged := m.metBereik()
	if n <= 0 || n > MaxTrekkingen || len(ranged) == 0 {
		return s, Fouten{{Code: FoutTrekking, Pad: "parameters", Melding: "Geef bij ten minste één parameter een bereik, en trek tussen 1 en 1.000.000 keer."}}
	}
	keys := m.Sleutels()
	for _, i := range ranged {
		s.Parameters = append(s.Parameters, keys[i])
	}
	prices := make([]geld.Bedrag, 0, n)
	w := slices.Clone(m.w)
	for range n {
		for _, i := range ranged {
			w[i] = m.trekWaarde(i, rng)
		}
		b, code := m.reken(w)
		if code != "" {
			s.Mislukt++
			continue
		}
		price, ok := m.rondAf(b.hoofdprijs(m), m.hoofdAfronding())
		if !ok {
			return s, teGroot()
		}
		prices = append(prices, price)
	}
	s.vat(prices)
	return s, nil
}

func (m *Model) metBereik() []int {
	var list []int
	for i := range m.Parameters {
		if m.Parameters[i].Bereik != nil {
			list = append(list, i)
		}
	}
	return list
}

// trekWaarde draws one value, as the engine uses it.
func (m *Model) trekWaarde(i int, rng *rand.Rand) Getal {
	p := &m.Parameters[i]
	width := p.Bereik.Hoog.Min(p.Bereik.Laag)
	v := p.Bereik.Laag.Plus(width.Maal(decimal(trekStap(p, width, rng), 6)))
	if p.Eenheid == EenheidProcent {
		v = v.Procent()
	}
	return v
}

// trekStap draws a place in the range, in millionths. The triangle is drawn by
// rejection: a place is kept with a chance that rises to the top at Waarde.
func trekStap(p *Parameter, width Getal, rng *rand.Rand) int64 {
	if p.Bereik.Vorm != VormDriehoek || width.Teken() == 0 {
		return rng.Int64N(fijnheid + 1)
	}
	top := roundedInt(p.Waarde.Min(p.Bereik.Laag).Deel(width).Maal(Heel(fijnheid)), geld.HalfVanNul).Int64()
	for {
		x, y := rng.Int64N(fijnheid+1), rng.Int64N(fijnheid)
		if x <= top && y*top <= x*fijnheid && top > 0 || x > top && y*(fijnheid-top) < (fijnheid-x)*fijnheid {
			return x
		}
	}
}

func (s *Spreiding) vat(prices []geld.Bedrag) {
	s.Trekkingen = len(prices)
	if len(prices) == 0 {
		return
	}
	slices.Sort(prices)
	at := func(percent int) geld.Bedrag { return prices[(len(prices)-1)*percent/100] }
	s.Laagste, s.P5, s.P25, s.Midden = prices[0], at(5), at(25), at(50)
	s.P75, s.P95, s.Hoogste = at(75), at(95), prices[len(prices)-1]
	var sum Getal
	for _, p := range prices {
		sum = sum.Plus(VanBedrag(p))
	}
	s.Gemiddelde, _ = sum.Deel(Heel(int64(len(prices)))).Bedrag(geld.HalfVanNul)
}
