package kostprijs

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Vergelijking tells what changed between two versions of a tariff and what
// each change does.
type Vergelijking struct {
	Oud         geld.Bedrag         `json:"oud"` // tariffs an hour
	Nieuw       geld.Bedrag         `json:"nieuw"`
	Verschil    Getal               `json:"verschil"` // of the prices before rounding (Hoofdprijs)
	Wijzigingen []Wijziging         `json:"wijzigingen"`
	Samenloop   Getal               `json:"samenloop"` // what the changes do together beyond each alone
	Onderdelen  []Onderdeelverschil `json:"onderdelen"`
}

// Wijziging is one parameter that differs.
type Wijziging struct {
	Sleutel string     `json:"sleutel"`
	Soort   string     `json:"soort"` // WijzigingWaarde, …
	Oud     *Parameter `json:"oud,omitempty"`
	Nieuw   *Parameter `json:"nieuw,omitempty"`
	// Effect is what this change alone does to the old price. A part of a mix
	// that falls away or is new counts with all that it brings; the parts of a
	// mix are to be read together. Absent when the change cannot stand alone.
	Effect *Getal `json:"effect,omitempty"`
}

// The kinds of change.
const (
	WijzigingWaarde    = "waarde"
	WijzigingGrondslag = "grondslag"
	WijzigingHerkomst  = "herkomst" // same value, other source, status, validity or chooser
	WijzigingNieuw     = "nieuw"
	WijzigingVervallen = "vervallen"
)

// Onderdeelverschil is one component in both versions.
type Onderdeelverschil struct {
	ID    string `json:"id"`
	Naam  string `json:"naam"`
	Oud   Getal  `json:"oud"`
	Nieuw Getal  `json:"nieuw"`
}

// Vergelijk compares two versions. The effect of a change is the price of the
// old version with that one change, minus the old price.
func Vergelijk(oud, nieuw *Uitkomst) Vergelijking {
	before, _ := oud.Hoofdprijs()
	after, _ := nieuw.Hoofdprijs()
	v := Vergelijking{Oud: oud.Tarief, Nieuw: nieuw.Tarief, Verschil: after.Min(before)}
	v.Samenloop = v.Verschil
	index := map[string]int{}
	for i, k := range nieuw.Model.Sleutels() {
		index[k] = i
	}
	for i, k := range oud.Model.Sleutels() {
		j, ok := index[k]
		delete(index, k)
		if !ok {
			v.Wijzigingen = append(v.Wijzigingen, Wijziging{Sleutel: k, Soort: WijzigingVervallen, Oud: &oud.Model.Parameters[i], Effect: v.telAf(oud.zonderDeel(i))})
			continue
		}
		v.parameter(oud, nieuw, k, i, j)
	}
	for j, k := range nieuw.Model.Sleutels() {
		if _, left := index[k]; left {
			effect := nieuw.zonderDeel(j)
			if effect != nil {
				*effect = effect.Tegengesteld()
			}
			v.Wijzigingen = append(v.Wijzigingen, Wijziging{Sleutel: k, Soort: WijzigingNieuw, Nieuw: &nieuw.Model.Parameters[j], Effect: v.telAf(effect)})
		}
	}
	v.onderdelen(oud, nieuw)
	return v
}

func (v *Vergelijking) parameter(oud, nieuw *Uitkomst, key string, i, j int) {
	a, b := &oud.Model.Parameters[i], &nieuw.Model.Parameters[j]
	w := Wijziging{Sleutel: key, Oud: a, Nieuw: b}
	switch {
	case a.Grondslag != b.Grondslag || a.Eenheid != b.Eenheid:
		w.Soort = WijzigingGrondslag
		w.Effect = oud.metGrondslag(i, b)
	case a.Waarde.Vergelijk(b.Waarde) != 0:
		w.Soort = WijzigingWaarde
		w.Effect = oud.metWaarde(i, b)
	case a.Herkomst != b.Herkomst || a.Van != b.Van || a.Tot != b.Tot:
		w.Soort = WijzigingHerkomst
		w.Effect = &Getal{}
	default:
		return
	}
	v.telAf(w.Effect)
	v.Wijzigingen = append(v.Wijzigingen, w)
}

// telAf takes an effect off what the changes do together.
func (v *Vergelijking) telAf(effect *Getal) *Getal {
	if effect != nil {
		v.Samenloop = v.Samenloop.Min(*effect)
	}
	return effect
}

// zonderDeel gives what the price loses or gains without one part of a mix;
// nil for what is no part of a mix.
func (u *Uitkomst) zonderDeel(i int) *Getal {
	if !slices.ContainsFunc(u.Model.mixen, func(g mixgroep) bool { return slices.Contains(g.delen, i) }) {
		return nil
	}
	return u.metWaarde(i, &Parameter{})
}

// metWaarde gives the effect of one other value. The other shares of a mix
// stay as they are: those that changed too are changes of their own.
func (u *Uitkomst) metWaarde(i int, p *Parameter) *Getal {
	b, code := u.Model.reken(u.Model.met(map[int]Getal{i: p.fractie()}))
	if code != "" {
		return nil
	}
	d := b.hoofdprijs(u.Model).Min(u.b.hoofdprijs(u.Model))
	return &d
}

// metGrondslag gives the effect of another base. Only the overhead can change
// its base without a change of anything else.
func (u *Uitkomst) metGrondslag(i int, p *Parameter) *Getal {
	if i != u.Model.tail.overhead {
		return nil
	}
	other := *u.Model
	other.tail.aandeel = p.Grondslag == AandeelVanPrijs
	b, code := other.reken(other.met(map[int]Getal{i: p.fractie()}))
	if code != "" {
		return nil
	}
	d := b.hoofdprijs(u.Model).Min(u.b.hoofdprijs(u.Model))
	return &d
}

func (v *Vergelijking) onderdelen(oud, nieuw *Uitkomst) {
	at := map[string]int{}
	for _, c := range oud.Componenten() {
		at[c.ID] = len(v.Onderdelen)
		v.Onderdelen = append(v.Onderdelen, Onderdeelverschil{ID: c.ID, Naam: c.Naam, Oud: c.PerUur})
	}
	for _, c := range nieuw.Componenten() {
		if i, ok := at[c.ID]; ok {
			v.Onderdelen[i].Nieuw = v.Onderdelen[i].Nieuw.Plus(c.PerUur)
			continue
		}
		at[c.ID] = len(v.Onderdelen)
		v.Onderdelen = append(v.Onderdelen, Onderdeelverschil{ID: c.ID, Naam: c.Naam, Nieuw: c.PerUur})
	}
}
