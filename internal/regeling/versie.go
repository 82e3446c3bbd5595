package regeling

import "codeberg.org/wijzer/wijzer/termijn"

// Versie is what of a catalogue holds on one day, as it was known on another.
// It never changes and may be shared.
type Versie struct {
	regeling  *Regeling
	Dag       termijn.Dag
	Bekend    termijn.Dag // Geen: all that is known by now
	Producten []*Product
	prijzen   map[Tarief]*Prijs
	aan       []bool
	geboren   *Feitsoort
}

// Op gives what holds on dag, as known on bekend (Geen: all that is known by
// now). Where two versions of a line hold, the one that became known last
// replaces the other.
func (r *Regeling) Op(dag, bekend termijn.Dag) *Versie {
	v := &Versie{regeling: r, Dag: dag, Bekend: bekend, geboren: r.geboren,
		prijzen: map[Tarief]*Prijs{}, aan: make([]bool, len(r.Schakelaars))}
	latest := map[string]int{}
	for _, p := range r.Producten {
		if !p.Op(dag, bekend) {
			continue
		}
		if at, seen := latest[p.Code]; !seen {
			latest[p.Code] = len(v.Producten)
			v.Producten = append(v.Producten, p)
		} else if later(p.Geldigheid, v.Producten[at].Geldigheid) {
			v.Producten[at] = p
		}
	}
	for _, p := range r.Prijzen {
		if p.Op(dag, bekend) && (v.prijzen[p.Tarief] == nil || later(p.Geldigheid, v.prijzen[p.Tarief].Geldigheid)) {
			v.prijzen[p.Tarief] = p
		}
	}
	for _, s := range r.Schakelaars {
		v.aan[s.nr] = s.op(dag, bekend)
	}
	return v
}

func later(a, b Geldigheid) bool {
	return a.Bekend > b.Bekend || a.Bekend == b.Bekend && a.Van > b.Van
}

func (s *Schakelaar) op(dag, bekend termijn.Dag) bool {
	var now *Stand
	for i := range s.Standen {
		if p := &s.Standen[i]; p.Op(dag, bekend) && (now == nil || later(p.Geldigheid, now.Geldigheid)) {
			now = p
		}
	}
	return now != nil && now.Aan
}

// Regeling gives the whole catalogue.
func (v *Versie) Regeling() *Regeling { return v.regeling }

// Aan tells whether a switch is on.
func (v *Versie) Aan(s *Schakelaar) bool { return v.aan[s.nr] }

// Product finds a product that holds; nil where there is none.
func (v *Versie) Product(code string) *Product {
	for _, p := range v.Producten {
		if p.Code == code {
			return p
		}
	}
	return nil
}

// Prijs finds the price of a tariff; nil where the catalogue has none.
func (v *Versie) Prijs(t Tarief) *Prijs { return v.prijzen[t] }
