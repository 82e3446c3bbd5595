package toegang

import (
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// everyWhere gives every question of the tables that is answered with yes for
// the record, by someone who is involved in every role for every class, has
// emergency access, and asks about another than himself.
func everyWhere(o Record, w wereld) []string {
	for _, r := range Rollen() {
		w = w.met(Betrokken, involve("m", r.Rol, o.Label.Onderwerp, gezin.Klassen()...)...)
	}
	bron := w.met(Noodgeopend, open("m", o.Label.Onderwerp)).bron()
	var uit []string
	for _, v := range questions() {
		v.Lezer.Persoon = daan
		if Prepare(v).Allows(o, bron) {
			uit = append(uit, string(v.Lezer.Rol)+" "+string(v.Actie))
		}
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// Who can reach the most dangerous things at all, out of every role, action
// and purpose. A new right that opens one of these must be added here by hand.
func TestWhoCanReachTheMostDangerous(t *testing.T) {
	writers := []string{"casusregisseur schrijven", "indicatiesteller schrijven", "veiligheidscoordinator schrijven"}
	destroyer := []string{"systeem-vernietiger vernietigen"}
	for _, tt := range []struct {
		naam string
		o    Record
		w    wereld
		want []string
	}{
		{"where a protected person is, one alone", van(vera, SContact, gezin.Veiligheid), huis(),
			slices.Concat(writers, destroyer, []string{"systeem-uitgang lezen", "casusregisseur meetekenen", "veiligheidscoordinator meetekenen"})},
		{"where a protected person is, with a second person", van(vera, SContact, gezin.Veiligheid), huis().met(Vierogen, open("m", vera)),
			slices.Concat(writers, destroyer, []string{"systeem-uitgang lezen", "casusregisseur meetekenen", "veiligheidscoordinator meetekenen",
				"casusregisseur lezen", "indicatiesteller lezen", "veiligheidscoordinator lezen", "hulpverlener lezen"})},
		{"notes about a reporter", van(vera, SNotitie, gezin.Melder), huis(),
			slices.Concat(writers, destroyer, []string{"hulpverlener schrijven", "casusregisseur lezen", "casusregisseur tellen", "casusregisseur zoeken",
				"indicatiesteller lezen", "indicatiesteller tellen", "indicatiesteller zoeken", "veilig-thuis ontvangen",
				"veiligheidscoordinator lezen", "veiligheidscoordinator tellen", "veiligheidscoordinator zoeken", "veiligheidscoordinator verzenden"})},
		{"what is held at the gate", van(vera, SVastgehouden, gezin.Veiligheid), huis(),
			slices.Concat(destroyer, []string{"systeem-uitgang lezen", "systeem-uitgang schrijven", "veiligheidscoordinator beoordelen"})},
		{"what the CAK would get of who is protected", in(van(vera, SBijdrage, gezin.Gewoon), DFinancien), huis(), destroyer},
		{"messages about who is protected", van(vera, SBericht, gezin.Gewoon), huis(),
			slices.Concat(destroyer, []string{"aanbieder-backoffice lezen", "aanbieder-backoffice ontvangen", "aanbieder-backoffice schrijven",
				"aanbieder-backoffice tellen", "aanbieder-backoffice verzenden", "aanbieder-backoffice zoeken"})},
	} {
		slices.Sort(tt.want)
		if got := everyWhere(tt.o, tt.w); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %s\nwant %s", tt.naam, strings.Join(got, ", "), strings.Join(tt.want, ", "))
		}
	}
}

// The parts of the program that need no content cannot read any.
func TestSystemActorsAreNarrow(t *testing.T) {
	for _, rol := range []Rol{Sleutelbeheer, Vernietiger, Logschrijver} {
		for _, r := range Rechten() {
			if slices.Contains(r.Rollen, rol) && (slices.Contains(r.Acties, Lezen) || slices.Contains(r.Acties, Zoeken) || slices.Contains(r.Acties, Exporteren)) {
				t.Errorf("%s reads", rol)
			}
		}
	}
	for _, r := range Rechten() {
		for _, rol := range r.Rollen {
			vorm, _ := rolvorm(rol)
			if vorm.Soort == Systeem && (slices.Contains(r.Soorten, SNotitie) || slices.Contains(r.Soorten, SDocument)) && !slices.Equal(r.Acties, []Actie{Vernietigen}) {
				t.Errorf("%s reaches notes", rol)
			}
			if vorm.Soort != Burger && r.Grond == GrondSpreekt || vorm.Soort == Burger && r.Grond == GrondTaak {
				t.Errorf("%s: ground %s", rol, r.Grond)
			}
			if vorm.Soort == Medewerker && r.Grond == GrondTaak && rol != PrivacyOfficer && !slices.Equal(r.Soorten, []Soort{SVastgehouden}) && !slices.Equal(r.Soorten, []Soort{SKoppeling}) {
				t.Errorf("%s reaches people without involvement", rol)
			}
		}
	}
}

// Involvement with one person, in every role and class, with emergency access,
// a second person and consent, opens nothing about another: every door to a
// person opens with that person's own rows.
func TestNothingAboutAnotherOpensADoor(t *testing.T) {
	w := huis()
	for _, r := range Rollen() {
		w = w.met(Betrokken, involve("m", r.Rol, daan, gezin.Klassen()...)...)
	}
	w = w.met(Noodgeopend, open("m", daan)).met(Vierogen, open("m", daan)).met(Toegestemd, Toestemming(daan, gezin.Jeugdwet, gezin.Wmo, sinds, termijn.Geen))
	bron := w.bron()
	for _, v := range questions() {
		v.Lezer.Persoon = "p-medewerker"
		vorm, _ := rolvorm(v.Lezer.Rol)
		if vorm.Soort == Systeem || v.Lezer.Rol == PrivacyOfficer || v.Actie == Beoordelen {
			continue // a task, not an involvement
		}
		toets := Prepare(v)
		for _, s := range Soorten() {
			for _, k := range gezin.Klassen() {
				if toets.Allows(van(vera, s, k), bron) {
					t.Errorf("%s %s for %s: a %s of class %s", v.Lezer.Rol, v.Actie, v.Voor, s, k)
				}
			}
		}
	}
}
