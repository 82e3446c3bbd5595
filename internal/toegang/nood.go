package toegang

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Noodreden is why someone breaks the glass.
type Noodreden string

// The reasons. There is none for curiosity, and none for "other".
const (
	AcuutGevaar            Noodreden = "acuut-gevaar"   // someone is in danger now
	KindInGevaar           Noodreden = "kind-in-gevaar" // a child is in danger now
	Waarneming             Noodreden = "waarneming"     // who is involved cannot be reached, and it cannot wait
	Medisch                Noodreden = "medisch-spoed"  // urgent care needs it
	Crisisdienst           Noodreden = "crisisdienst"   // on duty for a crisis outside office hours
	minUitleg                        = 20               // characters of explanation; own choice
	Noodduur                         = 30 * time.Minute // how long it stays open; own choice: "a short time box" (NEN 7513, BIO2 give no number)
	NoodBeoordeelWerkdagen           = 2                // working days within which it is reviewed
)

// Noodredenen gives all reasons, in the order of the constants.
func Noodredenen() []Noodreden {
	return []Noodreden{AcuutGevaar, KindInGevaar, Waarneming, Medisch, Crisisdienst}
}

// Noodverzoek asks for emergency access to one person.
type Noodverzoek struct {
	Lezer       Lezer
	Persoon     string
	Reden       Noodreden
	Toelichting string
}

// Noodtoegang is an emergency access that was opened. It shows what its right
// gives (see Rechten), never where a protected person can be found, and not
// what the conflict of interest keeps away. Whether there was anything to see
// makes no difference to how it is opened.
type Noodtoegang struct {
	Account        string
	Persoon        string
	Reden          Noodreden
	Toelichting    string
	Van, Tot       time.Time
	BeoordeelVoor  termijn.Dag // the last day for the review
	Kennisgevingen []Kennisgeving
}

// Kennisgeving is a notice that must go out at once. Its text says nothing
// about whom it is.
type Kennisgeving struct {
	Aan   Rol
	Tekst string // Dutch
}

// kennisgeving is the text of every notice: mail and push are read on screens
// that others see.
const kennisgeving = "Er is noodtoegang gebruikt. Log in bij Wijzer om te zien waarvoor."

// Werkdagen gives the day that lies n working days after a day.
type Werkdagen func(na termijn.Dag, n int) termijn.Dag

// OpenNood opens an emergency access. All faults are given at once, as Fouten.
func OpenNood(v Noodverzoek, m Moment, werkdagen Werkdagen) (Noodtoegang, error) {
	uitleg := strings.TrimSpace(v.Toelichting)
	if err := collect(
		eisFout{mayBreak(v.Lezer, m), ErrNoodRol},
		eisFout{v.Persoon != "", ErrNoodPersoon},
		eisFout{slices.Contains(Noodredenen(), v.Reden), ErrNoodReden},
		eisFout{utf8.RuneCountInString(uitleg) >= minUitleg, ErrNoodToelichting},
	); err != nil {
		return Noodtoegang{}, err
	}
	return Noodtoegang{
		Account: v.Lezer.Account, Persoon: v.Persoon, Reden: v.Reden, Toelichting: uitleg,
		Van: m.Tijd, Tot: m.Tijd.Add(Noodduur), BeoordeelVoor: werkdagen(m.Dag, NoodBeoordeelWerkdagen),
		Kennisgevingen: []Kennisgeving{{Casusregisseur, kennisgeving}, {PrivacyOfficer, kennisgeving}},
	}, nil
}

// mayBreak tells whether a line of the table of rights gives the role emergency
// access at all. The domain is no bar in an emergency, the account is.
func mayBreak(l Lezer, m Moment) bool {
	if l.Account == "" || m.Tijd.IsZero() {
		return false
	}
	return slices.ContainsFunc(rechten, func(r Recht) bool {
		return r.Grond == GrondNood && slices.Contains(r.Rollen, l.Rol)
	})
}

// Rij gives the row of Noodgeopend.
func (n Noodtoegang) Rij() Relatierij { return perInstant(n.Account, n.Persoon, n.Van, n.Tot) }

// Banner is the text above every page while it is open; empty when it is not.
func (n Noodtoegang) Banner(nu time.Time) string {
	if nu.Before(n.Van) || !nu.Before(n.Tot) {
		return ""
	}
	return "U kijkt met noodtoegang. Die wordt vastgelegd en beoordeeld, en sluit vanzelf."
}

// TeLaat tells whether the review should have been done before this day.
func (n Noodtoegang) TeLaat(dag termijn.Dag) bool { return dag > n.BeoordeelVoor }

// Noodoordeel is the review of an emergency access.
type Noodoordeel struct {
	Beoordelaar string // account
	Op          time.Time
	Terecht     bool
	Toelichting string
}

// Beoordeel reviews the access. The one who used it cannot.
func (n Noodtoegang) Beoordeel(l Lezer, m Moment, terecht bool, toelichting string) (Noodoordeel, error) {
	uitleg := strings.TrimSpace(toelichting)
	if err := collect(
		eisFout{l.Rol == PrivacyOfficer && l.Account != "" && l.Account != n.Account, ErrOordeelRol},
		eisFout{uitleg != "", ErrOordeelTekst},
	); err != nil {
		return Noodoordeel{}, err
	}
	return Noodoordeel{l.Account, m.Tijd, terecht, uitleg}, nil
}

func perInstant(account, persoon string, van, tot time.Time) Relatierij {
	return Relatierij{Waarden: map[Kolom]string{CLezer: account, CPersoon: persoon}, Van: Tijdtekst(van), Tot: Tijdtekst(tot)}
}
