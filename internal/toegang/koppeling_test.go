package toegang

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// A registration that is protected in silence looks to who works with it as any
// other, and is to all others as one with a safety flag.
func TestSilentProtection(t *testing.T) {
	linked := huis().met(Gekoppeld, Koppeling(daan, sinds, termijn.Geen))
	inert := huis().met(Gekoppeld, Koppeling(daan, sinds, sinds))
	office := worker("m-office", Backoffice)
	office.Teams = []string{"team-office"}
	cak := Lezer{Account: "cak", Rol: CAK}
	for _, tt := range []struct {
		name         string
		v            Vraag
		o            Record
		open, linked bool
	}{
		{"his own helper reads the address that was written down here", vraag(worker("m-hulp-daan", Hulpverlener), Lezen, WmoHulp), van(daan, SContact, gezin.Gewoon), true, true},
		{"who is not involved finds the case", vraag(indicatieElders(), Zoeken, WmoOnderzoek), van(daan, SDossier, gezin.Betrokken), true, false},
		{"a team reads what is about him", vraag(office, Lezen, WmoBerichten), van(daan, SBericht, gezin.Gewoon), true, false},
		{"the CAK", vraag(cak, Ontvangen, EigenBijdrage), in(van(daan, SBijdrage, gezin.Gewoon), DFinancien), true, false},
		{"message matching", vraag(Lezer{Rol: Berichtverwerker}, Lezen, WmoBerichten), van(daan, SBericht, gezin.Gewoon), true, false},
		{"the link itself, to who registered", vraag(worker("m-indicatie", Indicatiesteller), Lezen, WmoOnderzoek), van(daan, SKoppeling, gezin.Veiligheid), false, false},
		{"the link itself, to the director", vraag(worker("m-regie-daan", Casusregisseur), Lezen, WmoRegie), van(daan, SKoppeling, gezin.Veiligheid), false, false},
		{"the link itself, to the coordinator who reviews", vraag(worker("m-ander", Veiligheidscoordinator), Beoordelen, Koppelen), van(daan, SKoppeling, gezin.Veiligheid), true, true},
	} {
		if got := allowed(tt.v, tt.o, inert); got != tt.open {
			t.Errorf("%s, not linked: %v", tt.name, got)
		}
		if got := allowed(tt.v, tt.o, linked); got != tt.linked {
			t.Errorf("%s, linked: %v", tt.name, got)
		}
	}
}
