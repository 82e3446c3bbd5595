package stand

import (
	"sort"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// stelling is what has been claimed on one assignment so far: by earlier messages
// and by this one.
type stelling struct {
	minuten int64 // hours and minutes together, in minutes
	volume  int64 // all other units
	bedrag  int64 // in eurocents
	regels  map[regelsleutel]bool
}

// stellingVan gives the standing of an assignment, without what is credited.
func (b *boeking) stellingVan(toewijzing int64) *stelling {
	if s, ok := b.standen[toewijzing]; ok {
		return s
	}
	s := &stelling{regels: map[regelsleutel]bool{}}
	eerder, err := b.stand.PrestatiesOp(b.ctx, b.p, toewijzing)
	b.noteer(err)
	for i := range eerder {
		p := &eerder[i]
		telt := p.IngediendBedrag.DebetCredit == istandaard.Debet && p.Oordeel != Afgewezen &&
			!p.Gecrediteerd && !b.credit[p.ProductReferentie.ReferentieNummer]
		if telt {
			s.boek(&p.Prestatie)
		}
	}
	b.standen[toewijzing] = s
	return s
}

func (s *stelling) boek(p *istandaard.Prestatie) {
	switch p.Eenheid {
	case istandaard.EenheidUur:
		s.minuten += p.GeleverdVolume * minutenPerUur
	case istandaard.EenheidMinuut:
		s.minuten += p.GeleverdVolume
	default:
		s.volume += p.GeleverdVolume
	}
	s.bedrag += p.IngediendBedrag.Bedrag
	s.regels[regelVan(p)] = true
}

// volume holds a debit to TR389, TR321, TR322 and TR369. A performance that is
// rejected here does not count for those after it.
func (b *boeking) volume(p *istandaard.Prestatie, tw *Toewijzing, plek string) {
	s := b.stellingVan(p.ToewijzingNummer)
	dubbel := s.regels[regelVan(p)]
	b.eis(!dubbel, "TR389", plek)
	inPeriode, ok := MaximumInPeriode(b.p.Domein, &tw.ToegewezenProduct, p.ProductPeriode)
	past := !ok || gemeten(p) <= inMaat(inPeriode, tw)
	b.eis(past, "TR321", plek+"/GeleverdVolume")
	samen := true
	if totaal, ok := MaximumInTotaal(&tw.ToegewezenProduct); ok {
		samen = s.gemeten(p)+gemeten(p) <= inMaat(totaal, tw)
	}
	b.eis(samen, "TR322", plek+"/GeleverdVolume")
	inBudget := tw.Budget == nil || s.bedrag+p.IngediendBedrag.Bedrag <= *tw.Budget
	b.eis(inBudget, "TR369", plek+"/GeleverdVolume")
	if !dubbel && past && samen && inBudget {
		s.boek(p)
	}
}

// gemeten gives the volume of a performance in its measure: minutes for hours and
// minutes, else its own unit.
func gemeten(p *istandaard.Prestatie) int64 {
	if p.Eenheid == istandaard.EenheidUur {
		return p.GeleverdVolume * minutenPerUur
	}
	return p.GeleverdVolume
}

// gemeten gives what has been claimed already in the measure of a performance.
func (s *stelling) gemeten(p *istandaard.Prestatie) int64 {
	if p.Eenheid == istandaard.EenheidUur || p.Eenheid == istandaard.EenheidMinuut {
		return s.minuten
	}
	return s.volume
}

// inMaat gives a maximum of an assignment in the measure of gemeten.
func inMaat(maximum int64, tw *Toewijzing) int64 {
	if tw.Omvang.Eenheid == istandaard.EenheidUur {
		return maximum * minutenPerUur
	}
	return maximum
}

// sorteer puts faults in the order of the message. Credits are judged before
// debits, so they do not come in that order by themselves.
func sorteer(fouten istandaard.Fouten) {
	sort.SliceStable(fouten, func(i, j int) bool {
		return voor(regel(fouten[i].Plek), regel(fouten[j].Plek))
	})
}

// regel gives the indexes in a path: client and performance.
func regel(plek string) []int {
	var uit []int
	for {
		_, rest, ok := strings.Cut(plek, "[")
		if !ok {
			return uit
		}
		cijfers, verder, _ := strings.Cut(rest, "]")
		n, err := strconv.Atoi(cijfers)
		if err != nil {
			return uit
		}
		uit, plek = append(uit, n), verder
	}
}

func voor(a, b []int) bool {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}
