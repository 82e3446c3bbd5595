package besluit

import "codeberg.org/wijzer/wijzer/termijn"

// Bezwaar is an objection against one decision. Each person objects apart;
// papers and hearing are per person (Awb 7:4 lid 6, 7:6 lid 2).
type Bezwaar struct {
	Tegen     Kenmerk
	Ontvangen termijn.Dag
	Gepost    termijn.Dag // the postmark, where it came by post
	Commissie bool        // an advisory committee: twelve weeks (Awb 7:10 lid 1)
	Verzuim   []termijn.Opschorting
	Verdaagd  termijn.Dag // the day on which the adjournment was told (7:10 lid 3)
	Hoorzit   termijn.Dag // the day of the hearing (7:2)
	Beslist   termijn.Dag
	Ingetrok  termijn.Dag // withdrawn
}

// OpTijd tells whether the objection came in time: before the end of the term,
// or posted before it and received within a week after (Awb 6:9). Who is late
// can still have an excuse (6:11): a person weighs that.
func (z *Bezwaar) OpTijd(bekend termijn.Dag) (bool, error) {
	last, err := termijn.Bereken("AWB-BEZW", bekend)
	if err != nil || z.Ontvangen <= last.Eind {
		return err == nil, err
	}
	post, err := termijn.Bereken("AWB-BEZWPOST", last.Eind)
	return err == nil && z.Gepost != termijn.Geen && z.Gepost <= last.Eind && z.Ontvangen <= post.Eind, err
}

// Beslisdag gives the last day for deciding on the objection, counted from the
// last day of the objection term and not from its receipt (Awb 7:10).
func (z *Bezwaar) Beslisdag(bekend termijn.Dag) (termijn.Uitkomst, error) {
	last, err := termijn.Bereken("AWB-BEZW", bekend)
	if err != nil {
		return termijn.Uitkomst{}, err
	}
	code := "AWB-BOB"
	if z.Commissie {
		code = "AWB-BOBC"
	}
	t, _ := termijn.Zoek(code)
	u, err := t.Opgeschort(last.Eind, z.Verzuim...)
	if err != nil || z.Verdaagd == termijn.Geen || u.Eind == termijn.Geen {
		return u, err
	}
	return termijn.Bereken("AWB-BOBV", u.Eind)
}
