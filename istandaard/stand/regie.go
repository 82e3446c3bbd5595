package stand

import (
	"slices"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// sleutel is the key of a start: assignment, product and first day. A stop has
// the same, with its end and reason.
type sleutel struct {
	toewijzing      int64 // -1 when there is none
	categorie, code string
	begin           istandaard.Datum
}

func maakSleutel(nummer *int64, p *istandaard.Product, begin istandaard.Datum) sleutel {
	s := sleutel{toewijzing: -1, begin: begin}
	if nummer != nil {
		s.toewijzing = *nummer
	}
	if p != nil {
		s.categorie, s.code = p.Categorie, p.Code
	}
	return s
}

func startSleutel(s *istandaard.StartProduct) sleutel {
	return maakSleutel(s.ToewijzingNummer, s.Product, s.Begindatum)
}

func stopSleutel(s *istandaard.StopProduct) sleutel {
	return maakSleutel(s.ToewijzingNummer, s.Product, s.Begindatum)
}

// zelfdeProduct reports whether two starts are of the same assigned product.
func (s sleutel) zelfdeProduct(other sleutel) bool {
	s.begin, other.begin = "", ""
	return s == other
}

// leveringen gives a copy of what is known of a client, which the check may
// change as it goes through a message.
func (t *toets) leveringen(bsn istandaard.Bsn) []Levering {
	l, err := t.stand.Leveringen(t.ctx, t.p, bsn)
	t.noteer(err)
	l = slices.Clone(l)
	for i := range l {
		l[i].Stops = slices.Clone(l[i].Stops)
	}
	return l
}

func zoekLevering(l []Levering, s sleutel) int {
	return slices.IndexFunc(l, func(l Levering) bool { return startSleutel(&l.Start) == s })
}

func zoekStop(stops []istandaard.StopProduct, s *istandaard.StopProduct) int {
	return slices.IndexFunc(stops, func(other istandaard.StopProduct) bool {
		return other.Einddatum == s.Einddatum && other.RedenBeeindiging == s.RedenBeeindiging
	})
}

// verwijderEerst gives the order in which the classes of a message take effect:
// what takes back before what is new (IV008).
func verwijderEerst(n int, status func(int) string) []int {
	var eerst, later []int
	for i := range n {
		if status(i) == istandaard.StatusVerwijderen {
			eerst = append(eerst, i)
		} else {
			later = append(later, i)
		}
	}
	return append(eerst, later...)
}

// starts holds the client of a 305 to its rules.
func (t *toets) starts(c *istandaard.Client305) {
	l := t.leveringen(c.Bsn)
	producten := c.StartProducten
	for _, i := range verwijderEerst(len(producten), func(i int) string { return producten[i].StatusAanlevering }) {
		plek := nummer("Client/StartProducten/StartProduct", i)
		if producten[i].StatusAanlevering == istandaard.StatusVerwijderen {
			l = t.startWeg(l, &producten[i], plek)
			continue
		}
		t.gerelateerd(producten[i].ToewijzingNummer, c.Bsn, plek)
		t.product(producten[i].Product, plek)
		l = t.start(l, &producten[i], plek)
	}
}

// startWeg takes back a start: it must be known (TR063) and not stopped (TR071).
func (t *toets) startWeg(l []Levering, s *istandaard.StartProduct, plek string) []Levering {
	i := zoekLevering(l, startSleutel(s))
	if i < 0 {
		t.eis(false, "TR063", plek)
		return l
	}
	t.eis(len(l[i].Stops) == 0, "TR071", plek+"/StatusAanlevering")
	return slices.Delete(l, i, i+1)
}

// start adds a start: its key must be new (TR074), and no delivery of the same
// product may run (TR326).
func (t *toets) start(l []Levering, s *istandaard.StartProduct, plek string) []Levering {
	k := startSleutel(s)
	t.eis(zoekLevering(l, k) < 0, "TR074", plek)
	loopt := slices.ContainsFunc(l, func(l Levering) bool {
		return startSleutel(&l.Start).zelfdeProduct(k) && len(l.Stops) == 0
	})
	t.eis(!loopt, "TR326", plek)
	return append(l, Levering{Start: *s})
}

// gerelateerd holds a start or stop to TR019.
func (t *toets) gerelateerd(toewijzing *int64, bsn istandaard.Bsn, plek string) {
	if toewijzing != nil {
		t.eis(t.vanClient(*toewijzing, bsn) != nil, "TR019", plek+"/ToewijzingNummer")
	}
}

// stops holds the client of a 307 to its rules.
func (t *toets) stops(c *istandaard.Client307) {
	l := t.leveringen(c.Bsn)
	producten := c.StopProducten
	for _, i := range verwijderEerst(len(producten), func(i int) string { return producten[i].StatusAanlevering }) {
		s := &producten[i]
		plek := nummer("Client/StopProducten/StopProduct", i)
		j := zoekLevering(l, stopSleutel(s))
		if s.StatusAanlevering == istandaard.StatusVerwijderen {
			t.stopWeg(l, j, s, plek)
			continue
		}
		t.gerelateerd(s.ToewijzingNummer, c.Bsn, plek)
		t.product(s.Product, plek)
		t.eis(j >= 0, "TR382", plek)
		if j >= 0 {
			t.stop(l[j].Stops, s, plek)
			l[j].Stops = append(l[j].Stops, *s)
		}
	}
}

// stopWeg takes back a stop, which must be known (TR063).
func (t *toets) stopWeg(l []Levering, j int, s *istandaard.StopProduct, plek string) {
	i := -1
	if j >= 0 {
		i = zoekStop(l[j].Stops, s)
	}
	t.eis(i >= 0, "TR063", plek)
	if i >= 0 {
		l[j].Stops = slices.Delete(l[j].Stops, i, i+1)
	}
}

// stop holds a new stop against those that the same start already has.
func (t *toets) stop(eerdere []istandaard.StopProduct, s *istandaard.StopProduct, plek string) {
	t.eis(zoekStop(eerdere, s) < 0, "TR074", plek)
	tijdelijk, definitief, later := false, false, false
	for i := range eerdere {
		tijdelijk = tijdelijk || eerdere[i].RedenBeeindiging == istandaard.BeeindigingTijdelijk
		definitief = definitief || eerdere[i].RedenBeeindiging != istandaard.BeeindigingTijdelijk
		later = later || eerdere[i].Einddatum.Na(s.Einddatum)
	}
	t.eis(!tijdelijk || s.RedenBeeindiging != istandaard.BeeindigingTijdelijk, "TR413", plek)
	t.eis(!later, "TR414", plek)
	t.eis(!definitief, "TR415", plek)
}
