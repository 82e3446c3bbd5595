package kostprijs

import "slices"

// delen refuses parts of the input that would change nothing: for a cao that
// the mix does not have, given twice, or not used.
func (c *maker) delen() {
	c.vreemdeCaos()
	c.dubbeleDelen()
	for i, n := range c.inv.Niveaus {
		used := slices.ContainsFunc(c.inv.Functiemix, func(f Functiemix) bool {
			return f.Cao == n.Cao && slices.ContainsFunc(f.Delen, func(d Deel) bool { return d.Naam == n.Naam })
		})
		if !used {
			c.f.meld(FoutNaam, pad("niveaus", i), "Dit niveau staat niet in de functiemix van deze cao. Haal het weg of verbeter de naam.")
		}
	}
	for i, x := range c.inv.Meetellen {
		if !slices.Contains(keuzeExtras, x.Naam) && x.Naam != NaamPensioenAP {
			c.f.meld(FoutNaam, pad("meetellen", i)+".naam", "Dit onderdeel kent Wijzer niet. Kies: loopbaanbedrag, balansbudget of pensioen-ap-werkgever.")
		}
	}
}

func (c *maker) vreemdeCaos() {
	report := func(list string, i int, cao string) {
		has := slices.ContainsFunc(c.inv.CaoMix.Delen, func(d Deel) bool { return d.Naam == cao })
		if cao != "" && !has {
			c.f.meld(FoutCao, pad(list, i)+".cao", "Deze cao staat niet in de cao-mix. Haal dit deel weg of voeg de cao toe.")
		}
	}
	for i, x := range c.inv.Functiemix {
		report("functiemix", i, x.Cao)
	}
	for i, x := range c.inv.Niveaus {
		report("niveaus", i, x.Cao)
	}
	for i, x := range c.inv.Tabellen {
		report("tabellen", i, x.Cao)
	}
	for i, x := range c.inv.Meetellen {
		report("meetellen", i, x.Cao)
	}
	for i, x := range c.inv.Uren {
		report("uren", i, x.Cao)
	}
	for i, x := range c.inv.Toeslagen {
		report("toeslagen", i, x.Cao)
	}
	for i, x := range c.inv.Personeel {
		report("personeel", i, x.Cao)
	}
}

func (c *maker) dubbeleDelen() {
	seen := map[string]bool{}
	report := func(list string, i int, key string) {
		if key = list + "|" + key; seen[key] {
			c.f.meld(FoutDubbel, pad(list, i), "Dit deel staat er twee keer voor dezelfde cao. Laat er een staan.")
		}
		seen[key] = true
	}
	for i, x := range c.inv.Functiemix {
		report("functiemix", i, x.Cao)
	}
	for i, x := range c.inv.Niveaus {
		report("niveaus", i, x.Cao+"|"+x.Naam)
	}
	for i, x := range c.inv.Tabellen {
		report("tabellen", i, x.Cao)
	}
	for i, x := range c.inv.Meetellen {
		report("meetellen", i, x.Cao+"|"+x.Naam)
	}
}
