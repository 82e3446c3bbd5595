package toegang

import "time"

// The times within which a secret stay is opened; own choices.
const (
	VierogenWacht = 15 * time.Minute // within which the second person co-signs
	VierogenDuur  = 10 * time.Minute // during which the first can see it
)

// Openverzoek asks to open where a protected person can be found.
type Openverzoek struct {
	Vrager  Lezer
	Persoon string
	Op      time.Time
}

// Opening lets one account see where one protected person can be found, for a
// short time. The wall T-VERBLIJF asks for it; the right to read is asked
// apart.
type Opening struct {
	Account, Tweede string
	Persoon         string
	Van, Tot        time.Time
}

// Meeteken opens the stay of the person when a second one agrees, who is
// involved with the person for the class of the row himself. The row is the
// one that the first asked for.
func Meeteken(v Openverzoek, tweede Vraag, stuk Object, b Bron) (Opening, error) {
	tweede.Actie = Meetekenen
	nu := tweede.Moment.Tijd
	if err := collect(
		eisFout{!same(v.Vrager, tweede.Lezer), ErrOogZelfde},
		eisFout{!nu.Before(v.Op) && nu.Before(v.Op.Add(VierogenWacht)), ErrOogVerlopen},
		eisFout{v.Persoon != "" && stuk.Kenmerk(KOnderwerp) == v.Persoon && Prepare(tweede).Allows(stuk, b), ErrOogRol},
	); err != nil {
		return Opening{}, err
	}
	return Opening{v.Vrager.Account, tweede.Lezer.Account, v.Persoon, nu, nu.Add(VierogenDuur)}, nil
}

// same tells whether two readers are one human being, or may be: an account
// without a name counts as anyone.
func same(a, b Lezer) bool {
	return a.Account == "" || b.Account == "" || a.Account == b.Account || a.Persoon != "" && a.Persoon == b.Persoon
}

// Rij gives the row of Vierogen.
func (o Opening) Rij() Relatierij { return perInstant(o.Account, o.Persoon, o.Van, o.Tot) }
