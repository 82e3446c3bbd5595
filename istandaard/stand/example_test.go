package stand_test

import (
	"context"
	"fmt"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/stand"
)

// Hold a start message to the assignments that are known.
func ExampleControleer() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	bekend := stand.NewGeheugen()
	bekend.Verwerk(&istandaard.Bericht301{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(istandaard.Soort{Domein: istandaard.Wmo, Nummer: 301}, "0599", "42420001", "TW-1", "2026-03-15"),
		Client: istandaard.Client301{
			Bsn:                 "999900006",
			ToegewezenProducten: []istandaard.ToegewezenProduct{{ToewijzingNummer: 7001, Ingangsdatum: "2026-04-01"}},
		},
	})
	start := &istandaard.Bericht305{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(istandaard.Soort{Domein: istandaard.Wmo, Nummer: 305}, "42420001", "0599", "START-1", "2026-04-08"),
		Client: istandaard.Client305{
			Client: istandaard.Client{Bsn: "999900006"},
			StartProducten: []istandaard.StartProduct{
				{ToewijzingNummer: new(int64(7001)), Begindatum: "2026-04-06", StatusAanlevering: istandaard.StatusEerste},
				{ToewijzingNummer: new(int64(7009)), Begindatum: "2026-04-06", StatusAanlevering: istandaard.StatusEerste},
			},
		},
	}
	fouten, err := stand.Controleer(context.Background(), start, bekend, "2026-04-10")
	fmt.Println(err)
	for _, f := range fouten {
		fmt.Println(f.Regel, f.Retourcode, f.Plek)
	}
	// Output:
	// <nil>
	// TR019 9019 Client/StartProducten/StartProduct[2]/ToewijzingNummer
}
