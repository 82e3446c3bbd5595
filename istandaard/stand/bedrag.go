package stand

import "codeberg.org/wijzer/wijzer/istandaard"

const minutenPerUur = 60

// afgerond divides by 60 and rounds half up, as IV081 asks: 1.455 becomes 1.46.
func afgerond(n int64) int64 { return (n + minutenPerUur/2) / minutenPerUur }

// tariefVoor gives the price per unit of a performance for a price in a contract:
// the same, or a sixtieth when the contract is per hour and the performance in
// minutes (IV081). It reports false when the units do not go together.
func (c *Tarief) tariefVoor(eenheid string) (int64, bool) {
	switch {
	case c.Eenheid == eenheid:
		return c.Bedrag, true
	case c.Eenheid == istandaard.EenheidUur && eenheid == istandaard.EenheidMinuut:
		return afgerond(c.Bedrag), true
	}
	return 0, false
}

// bedragKlopt reports whether the amount of a performance is its volume times its
// price (TR346). Minutes with a price per hour are reckoned with that price; when
// the contract is not known, with every price per hour that gives the price per
// minute of the performance.
func bedragKlopt(p *istandaard.Prestatie, contract *Tarief) bool {
	if p.Eenheid == istandaard.EenheidEuro || p.ProductTarief == nil {
		return true
	}
	tarief, bedrag := *p.ProductTarief, p.IngediendBedrag.Bedrag
	if p.Eenheid != istandaard.EenheidMinuut {
		return bedrag == p.GeleverdVolume*tarief
	}
	if contract != nil {
		if contract.Eenheid == istandaard.EenheidUur {
			return bedrag == afgerond(contract.Bedrag*p.GeleverdVolume)
		}
		return bedrag == p.GeleverdVolume*tarief
	}
	for uur := max(0, tarief*minutenPerUur-minutenPerUur/2); afgerond(uur) <= tarief; uur++ {
		if bedrag == afgerond(uur*p.GeleverdVolume) {
			return true
		}
	}
	return false
}
