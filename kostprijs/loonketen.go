package kostprijs

// StapUitslag tells how well one wage rise gives the next printed table.
type StapUitslag struct {
	Stijging    Loonstijging `json:"stijging"`
	Vergeleken  int          `json:"vergeleken"` // cells with a predecessor
	Gelijk      int          `json:"gelijk"`
	Afwijkingen []Afwijking  `json:"afwijkingen,omitempty"`
	Nieuw       []Cel        `json:"nieuw,omitempty"`     // cells without a predecessor
	Vervallen   []Cel        `json:"vervallen,omitempty"` // cells without a successor
	Ontbreekt   bool         `json:"ontbreekt,omitempty"` // one of the two tables is not there
}

// Afwijking is a printed amount that the rise does not give.
type Afwijking struct {
	Cel      Cel   `json:"cel"` // with the printed amount
	Berekend Getal `json:"berekend"`
}

// ToetsLoonstijgingen applies every wage rise to its table and lists what does
// not fit. For a cao that prints rounded amounts of an unrounded chain, the
// unrounded start of each rung is first solved from all printed tables.
func (b *Bronnen) ToetsLoonstijgingen() []StapUitslag {
	var list []StapUitslag
	for i := 0; i < len(b.Loonstijgingen); {
		n := i + 1
		for n < len(b.Loonstijgingen) && b.Loonstijgingen[n].volgtOp(&b.Loonstijgingen[n-1]) {
			n++
		}
		list = append(list, b.toetsKeten(b.Loonstijgingen[i:n])...)
		i = n
	}
	return list
}

func (s *Loonstijging) volgtOp(prev *Loonstijging) bool {
	return s.Cao == prev.Cao && s.Soort == prev.Soort && s.Van == prev.Naar && s.Onafgerond == prev.Onafgerond
}

// opDag finds the table that begins on exactly that day, published or derived.
func (b *Bronnen) opDag(cao, soort string, day Datum) *Tabel {
	for i := range b.Tabellen {
		if t := &b.Tabellen[i]; t.Cao == cao && t.Soort == soort && t.Van == day {
			return t
		}
	}
	return nil
}

func (b *Bronnen) toetsKeten(steps []Loonstijging) []StapUitslag {
	tables := []*Tabel{b.opDag(steps[0].Cao, steps[0].Soort, steps[0].Van)}
	for i := range steps {
		tables = append(tables, b.opDag(steps[i].Cao, steps[i].Soort, steps[i].Naar))
	}
	var list []StapUitslag
	for i := range steps {
		u := StapUitslag{Stijging: steps[i]}
		if tables[i] == nil || tables[i+1] == nil {
			u.Ontbreekt = true
		} else {
			u.vergelijk(tables[i], tables[i+1], startwaarden(steps, tables, i))
		}
		list = append(list, u)
	}
	return list
}

// trap names a cell over time: by the rung of the ladder where there is one,
// else by scale and step.
func trap(c *Cel) string {
	if c.Nummer != "" {
		return "#" + c.Nummer
	}
	return c.Schaal + "|" + c.Naam()
}

func (u *StapUitslag) vergelijk(from, to *Tabel, exact map[string]Getal) {
	next := map[string]Getal{}
	raised := u.Stijging.PasToe(metOnafgerond(from, exact))
	for i, c := range u.Stijging.Gedrukt(raised).Cellen {
		next[sleutelNaar(&raised.Cellen[i])] = c.Bedrag
	}
	seen := map[string]bool{}
	for _, c := range to.Cellen {
		key := sleutelNaar(&c)
		seen[key] = true
		computed, ok := next[key]
		switch {
		case !ok:
			u.Nieuw = append(u.Nieuw, c)
		case computed.Vergelijk(c.Bedrag) == 0:
			u.Vergeleken, u.Gelijk = u.Vergeleken+1, u.Gelijk+1
		default:
			u.Vergeleken++
			u.Afwijkingen = append(u.Afwijkingen, Afwijking{Cel: c, Berekend: computed})
		}
	}
	for _, c := range raised.Cellen {
		if !seen[sleutelNaar(&c)] {
			u.Vervallen = append(u.Vervallen, c)
		}
	}
}

// sleutelNaar keys a cell within its scale, by rung where there is one.
func sleutelNaar(c *Cel) string { return c.Schaal + ">" + trap(c) }

// metOnafgerond gives the table with the unrounded amount of each rung that is
// known.
func metOnafgerond(t *Tabel, exact map[string]Getal) *Tabel {
	if exact == nil {
		return t
	}
	c := *t
	c.Cellen = make([]Cel, len(t.Cellen))
	for i, cel := range t.Cellen {
		if v, ok := exact[trap(&cel)]; ok {
			cel.Bedrag = v
		}
		c.Cellen[i] = cel
	}
	return &c
}

// startwaarden gives per rung the unrounded amount on the day of tables[at],
// or nil for a cao that goes on from the printed amounts.
func startwaarden(steps []Loonstijging, tables []*Tabel, at int) map[string]Getal {
	if !steps[0].Onafgerond {
		return nil
	}
	exact := map[string]Getal{}
	for first := 0; first <= at; first++ {
		if tables[first] == nil {
			continue
		}
		for _, c := range tables[first].Cellen {
			key := trap(&c)
			if _, done := exact[key]; done {
				continue
			}
			v, ok := losOp(steps, tables, first, key)
			if !ok {
				continue // no unrounded start fits: compare with the printed amount
			}
			for i := first; i < at; i++ {
				v = steps[i].Verhoog(v)
			}
			exact[key] = v
		}
	}
	return exact
}

// losOp finds an unrounded amount on the day of tables[first] from which every
// later printed amount of the rung follows. Each printed amount p bounds it to
// [p - half a unit, p + half a unit), carried back through the steps.
func losOp(steps []Loonstijging, tables []*Tabel, first int, key string) (Getal, bool) {
	var low, high Getal
	found := false
	for i := first; i < len(tables); i++ {
		printed, ok := bedragVan(tables[i], key)
		if !ok {
			break
		}
		half := steps[max(i-1, 0)].Eenheid.Deel(Heel(2))
		l, h := printed.Min(half), printed.Plus(half)
		for j := i - 1; j >= first; j-- {
			l, h = steps[j].terug(l), steps[j].terug(h)
		}
		if !found {
			low, high, found = l, h, true
			continue
		}
		low, high = low.Hoogste(l), high.Laagste(h)
	}
	return low.Plus(high).Deel(Heel(2)), found && low.Vergelijk(high) < 0
}

func bedragVan(t *Tabel, key string) (Getal, bool) {
	if t == nil {
		return Getal{}, false
	}
	for _, c := range t.Cellen {
		if trap(&c) == key {
			return c.Bedrag, true
		}
	}
	return Getal{}, false
}
