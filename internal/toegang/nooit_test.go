package toegang

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// What must never be disclosed to whom, from Wmo 2015 art. 5.2.x and 5.3.x,
// Jeugdwet par. 7.3, the Uitvoeringsbesluit Wmo 2015, the Besluit verplichte
// meldcode and the AVG. Each prohibition stands beside what must stay possible,
// so that refusing everything fails too.
func TestNeverDiscloseToWhom(t *testing.T) {
	gewoon, veilig := gezin.Gewoon, gezin.Veiligheid
	regie, regieDaan := worker("m-regie-vera", Casusregisseur), worker("m-regie-daan", Casusregisseur)
	hulpDaan, hulpVera := worker("m-hulp-daan", Hulpverlener), worker("m-hulp-vera", Hulpverlener)
	indicatie := worker("m-indicatie", Indicatiesteller)
	office := worker("m-office", Backoffice)
	office.Teams = []string{"team-office"}
	onbetrokken := worker("m-elders", Casusregisseur)
	cak, svb := Lezer{Account: "cak", Rol: CAK}, Lezer{Account: "svb", Rol: SVB}
	opened := huis().met(Vierogen, open("m-regie-vera", vera), open("m-hulp-daan", vera), open("m-elders", vera), open("a-"+daan, vera))
	consent := huis().met(Toegestemd, Toestemming(tess, gezin.Jeugdwet, gezin.Wmo, sinds, termijn.Geen))
	withheld := huis().met(Onthouden, Onthouding(daan, kim, sinds, termijn.Geen))

	for _, tt := range []struct {
		row  string
		v    Vraag
		o    Record
		w    wereld
		want bool
	}{
		// stay address, shelter, telephone, e-mail, school, GP, place of appointment
		{"stay: perpetrator", vraag(client(daan), Lezen, Inzagerecht), van(vera, SContact, veilig), huis(), false},
		{"stay: perpetrator, by letter", vraag(client(daan), Ontvangen, Inzagerecht), van(vera, SContact, veilig), huis(), false},
		{"stay: perpetrator, with an opening", vraag(client(daan), Lezen, Inzagerecht), van(vera, SContact, veilig), opened, false},
		{"stay of a child: parent with custody", vraag(client(daan), Lezen, Inzagerecht), van(kim, SContact, gewoon), huis(), false},
		{"stay: who has no case role", vraag(onbetrokken, Lezen, WmoRegie), van(vera, SContact, veilig), opened, false},
		{"stay: worker of the perpetrator", vraag(hulpDaan, Lezen, WmoHulp), van(vera, SContact, veilig), opened, false},
		{"stay: director of the other", vraag(regieDaan, Lezen, WmoRegie), van(vera, SContact, gewoon), huis(), false},
		{"stay: own director alone", vraag(regie, Lezen, WmoRegie), van(vera, SContact, veilig), huis(), false},
		{"stay: own director alone, labelled gewoon", vraag(regie, Lezen, WmoRegie), van(vera, SContact, gewoon), huis(), false},
		{"stay: own director with a second person", vraag(regie, Lezen, WmoRegie), van(vera, SContact, veilig), opened, true},
		{"stay: found by searching, with an opening", vraag(regie, Zoeken, WmoRegie), van(vera, SContact, veilig), opened, false},
		{"stay: counted, with an opening", vraag(regie, Tellen, WmoRegie), van(vera, SContact, veilig), opened, false},
		{"stay: to the victim by letter", vraag(client(vera), Ontvangen, Inzagerecht), van(vera, SContact, veilig), huis(), true},
		{"stay: to the victim in the portal", vraag(client(vera), Lezen, Inzagerecht), van(vera, SContact, veilig), huis(), false},
		{"stay: to the victim in an export", vraag(client(vera), Exporteren, Inzagerecht), van(vera, SContact, veilig), huis(), false},
		{"stay of a child: by letter to a parent with custody", vraag(client(daan), Ontvangen, Inzagerecht), van(kim, SContact, gewoon), huis(), false},
		{"stay of the shared home", vraag(regie, Lezen, WmoRegie), gedeeld(na, SContact), huis(), false},
		{"address without a flag: own helper", vraag(hulpDaan, Lezen, WmoHulp), van(daan, SContact, gewoon), huis(), true},
		{"neutral address for post: own director", vraag(regie, Lezen, WmoRegie), van(vera, SPostadres, gewoon), huis(), true},
		{"search without involvement: flagged", vraag(indicatieElders(), Zoeken, WmoOnderzoek), van(vera, SDossier, gezin.Betrokken), huis(), false},
		{"search without involvement: not flagged", vraag(indicatieElders(), Zoeken, WmoOnderzoek), van(daan, SDossier, gezin.Betrokken), huis(), true},
		{"search without involvement gives no name", vraag(indicatieElders(), Zoeken, WmoOnderzoek), van(daan, SPersoon, gewoon), huis(), false},

		// identity of the reporter
		{"reporter: perpetrator", vraag(client(daan), Lezen, Inzagerecht), van(daan, SFeit, gezin.Melder), huis(), false},
		{"reporter: own client", vraag(client(vera), Lezen, Inzagerecht), van(vera, SFeit, gezin.Melder), huis(), false},
		{"reporter: provider", vraag(hulpVera, Lezen, WmoHulp), van(vera, SFeit, gezin.Melder), huis(), false},
		{"reporter: team without that class", vraag(indicatie, Lezen, WmoOnderzoek), van(vera, SFeit, gezin.Melder), huis(), false},
		{"reporter: director with that class", vraag(regie, Lezen, WmoRegie), van(vera, SFeit, gezin.Melder), huis(), true},

		// risk assessment, safety plan, hidden agreements
		{"safety plan: perpetrator", vraag(client(daan), Lezen, Inzagerecht), van(vera, SPlan, veilig), huis(), false},
		{"safety plan: client portal of the victim", vraag(client(vera), Lezen, Inzagerecht), van(vera, SPlan, veilig), huis(), false},
		{"safety plan: helper of the other", vraag(hulpDaan, Lezen, WmoHulp), van(vera, SPlan, veilig), huis(), false},
		{"safety plan: coordinator", vraag(worker("m-veilig", Veiligheidscoordinator), Lezen, Veiligheidsplan), van(vera, SPlan, veilig), huis(), true},

		// meldcode register
		{"meldcode: client", vraag(client(vera), Lezen, Inzagerecht), van(vera, SNotitie, gezin.Meldcode), huis(), false},
		{"meldcode: other adult", vraag(client(daan), Lezen, Inzagerecht), van(vera, SNotitie, gezin.Meldcode), huis(), false},
		{"meldcode: export for the client", vraag(client(vera), Exporteren, Inzagerecht), van(vera, SNotitie, gezin.Meldcode), huis(), false},
		{"meldcode: director", vraag(regie, Lezen, WmoRegie), van(vera, SNotitie, gezin.Meldcode), huis(), true},

		// that a victim has contact, applied or objected
		{"that she is in a case: other adult", vraag(client(daan), Lezen, Inzagerecht), van(vera, SDossier, gezin.Betrokken), huis(), false},
		{"that she is family: other adult", vraag(client(daan), Lezen, Inzagerecht), van(vera, SRelatie, gezin.Betrokken), huis(), false},
		{"her decision: other adult", vraag(client(daan), Lezen, Inzagerecht), van(vera, SBesluit, gewoon), huis(), false},
		{"that there is a case: director of the other, recorded", vraag(regieDaan, Lezen, WmoRegie), van(vera, SDossier, gezin.Betrokken), huis(), true},
		{"what is in it: the same director", vraag(regieDaan, Lezen, WmoRegie), van(vera, SFeit, gewoon), huis(), false},
		{"list of other members: client portal", vraag(client(vera), Lezen, Inzagerecht), van(vera, SRelatie, gezin.Betrokken), huis(), false},
		{"her own case: herself", vraag(client(vera), Lezen, Inzagerecht), van(vera, SDossier, gezin.Betrokken), huis(), true},
		{"new shared plan: who left", vraag(client(daan), Lezen, Inzagerecht), gedeeld(na, SPlan), huis(), false},
		{"new shared plan: helper of who left", vraag(hulpDaan, Lezen, WmoHulp), gedeeld(na, SPlan), huis(), false},
		{"old shared plan: who left", vraag(client(daan), Lezen, Inzagerecht), gedeeld(samen, SPlan), huis(), true},
		{"new shared plan: who stayed", vraag(client(vera), Lezen, Inzagerecht), gedeeld(na, SPlan), huis(), true},

		// a child's talk; 12 to 15; from 16
		{"talk of a child: parent", vraag(client(vera), Lezen, Inzagerecht), van(kim, SNotitie, gezin.GesprekKind), huis(), false},
		{"talk of a child of 13: parent", vraag(client(vera), Lezen, Inzagerecht), van(tess, SNotitie, gezin.GesprekKind), huis(), false},
		{"talk of a child of 13: the child", vraag(client(tess), Lezen, Inzagerecht), van(tess, SNotitie, gezin.GesprekKind), huis(), true},
		{"talk of a child: helper for talks", vraag(hulpVera, Lezen, JeugdHulp), van(kim, SNotitie, gezin.GesprekKind), huis(), true},
		{"talk of a child: worker without that class", vraag(indicatie, Lezen, JeugdOnderzoek), van(kim, SNotitie, gezin.GesprekKind), huis(), false},
		{"file of a child of 8: the child", vraag(client(kim), Lezen, Inzagerecht), van(kim, SBesluit, gewoon), huis(), false},
		{"file of a child of 8: parent with custody", vraag(client(vera), Lezen, Inzagerecht), van(kim, SBesluit, gewoon), huis(), true},
		{"file of a child of 13: both", vraag(client(tess), Lezen, Inzagerecht), van(tess, SBesluit, gewoon), huis(), true},
		{"file of a child of 13: both, the parent", vraag(client(vera), Lezen, Inzagerecht), van(tess, SBesluit, gewoon), huis(), true},
		{"file of a child of 17: parent", vraag(client(vera), Lezen, Inzagerecht), van(sem, SBesluit, gewoon), huis(), false},
		{"file of a child of 17: the child", vraag(client(sem), Lezen, Inzagerecht), van(sem, SBesluit, gewoon), huis(), true},
		{"file of a child: withheld from a parent with custody", vraag(client(daan), Lezen, Inzagerecht), van(kim, SBesluit, gewoon), withheld, false},
		{"shared with a child that is withheld from him", vraag(client(daan), Lezen, Inzagerecht), gedeeld(samen, SPlan), withheld, false},

		// police and court data
		{"criminal data: provider", vraag(hulpVera, Lezen, WmoHulp), van(vera, SFeit, gezin.Strafrecht), huis(), false},
		{"criminal data: in a message", vraag(office, Ontvangen, WmoBerichten), van(daan, SBericht, gezin.Strafrecht), huis(), false},
		{"criminal data: client", vraag(client(daan), Lezen, Inzagerecht), van(daan, SFeit, gezin.Strafrecht), huis(), false},
		{"criminal data: director without that class", vraag(regieDaan, Lezen, WmoRegie), van(daan, SFeit, gezin.Strafrecht), huis(), false},
		{"criminal data: director with that class", vraag(regie, Lezen, WmoRegie), van(vera, SFeit, gezin.Strafrecht), huis(), true},

		// shelter stay: CAK, SVB
		{"own contribution of who fled: CAK", vraag(cak, Ontvangen, EigenBijdrage), in(van(vera, SBijdrage, gewoon), DFinancien), huis(), false},
		{"own contribution: CAK", vraag(cak, Ontvangen, EigenBijdrage), in(van(daan, SBijdrage, gewoon), DFinancien), huis(), true},
		{"decision: CAK", vraag(cak, Ontvangen, EigenBijdrage), in(van(daan, SBesluit, gewoon), DFinancien), huis(), false},
		{"file: SVB", vraag(svb, Ontvangen, Betaling), in(van(daan, SFeit, gewoon), DFinancien), huis(), false},
		{"pay data: SVB", vraag(svb, Ontvangen, Betaling), in(van(daan, SBetaling, gewoon), DFinancien), huis(), true},

		// Jeugdwet data on the Wmo side
		{"youth data: Wmo purpose", vraag(indicatie, Lezen, WmoOnderzoek), van(tess, SFeit, gewoon), huis(), false},
		{"youth data: Wmo purpose, consent", vraag(indicatie, Lezen, WmoOnderzoek), van(tess, SFeit, gewoon), consent, true},
		{"youth data: Wmo purpose, consent of another", vraag(indicatie, Lezen, WmoOnderzoek), van(sem, SFeit, gewoon), consent, false},
		{"youth data: Wmo purpose, even that there is a case", vraag(indicatieElders(), Zoeken, WmoOnderzoek), jeugd("p-kind-elders", SDossier, gezin.Betrokken), huis(), false},
		{"youth data: youth purpose, that there is a case", vraag(indicatieElders(), Zoeken, JeugdOnderzoek), jeugd("p-kind-elders", SDossier, gezin.Betrokken), huis(), true},
		{"youth data: youth purpose", vraag(indicatie, Lezen, JeugdOnderzoek), van(tess, SFeit, gewoon), huis(), true},
		{"youth data: youth purpose, not appointed", vraag(Lezer{Account: "m-indicatie", Rol: Indicatiesteller, Domeinen: []Domein{DWmo}}, Lezen, JeugdOnderzoek), van(tess, SFeit, gewoon), huis(), false},

		// care content: back office, finance, management
		{"notes: back office", vraag(office, Lezen, WmoBerichten), van(daan, SNotitie, gewoon), huis(), false},
		{"messages: back office by team", vraag(office, Lezen, WmoBerichten), van(daan, SBericht, gewoon), huis(), true},
		{"messages of who is protected: back office by team", vraag(office, Lezen, WmoBerichten), van(vera, SBericht, gewoon), huis(), false},
		{"messages of who is protected: the one appointed", vraag(office, Lezen, WmoBerichten), van(vera, SBericht, gewoon), huis().met(Betrokken, involve("m-office", Backoffice, vera, gewoon)...), true},
		{"notes: finance", vraag(worker("m-geld", Financien), Lezen, Betaling), in(van(daan, SNotitie, gewoon), DFinancien), huis(), false},
		{"file: policy", vraag(worker("m-beleid", Beleidsmaker), Lezen, Beleid), van(daan, SFeit, gewoon), huis(), false},
		{"file: administrator", vraag(worker("m-beheer", FunctioneelBeheerder), Lezen, Beheer), van(daan, SPersoon, gewoon), huis(), false},
		{"file: privacy officer", vraag(worker("m-po", PrivacyOfficer), Lezen, Privacytoezicht), van(daan, SFeit, gewoon), huis(), false},
		{"who looked: privacy officer", vraag(worker("m-po", PrivacyOfficer), Lezen, Privacytoezicht), van(daan, SInzage, gewoon), huis(), true},

		// the log of who looked
		{"who looked at her: other adult", vraag(client(daan), Lezen, Inzagerecht), van(vera, SInzage, gewoon), huis(), false},
		{"who looked at him, from the shelter", vraag(client(daan), Lezen, Inzagerecht), Record{Soort: SInzage, Label: InzageLabel(van(daan, SFeit, gewoon).Label, true), Domein: DWmo}, huis(), false},
		{"who looked at the shared plan, from the shelter", vraag(client(daan), Lezen, Inzagerecht), Record{Soort: SInzage, Label: InzageLabel(gedeeld(samen, SPlan).Label, true), Samenstelling: samen, Domein: DWmo}, huis(), false},
		{"who looked at him", vraag(client(daan), Lezen, Inzagerecht), Record{Soort: SInzage, Label: InzageLabel(van(daan, SDossier, gezin.Betrokken).Label, false), Domein: DWmo}, huis(), true},
	} {
		t.Run(tt.row, func(t *testing.T) {
			d := Prepare(tt.v).Decide(tt.o, tt.w.bron())
			if d.Toegestaan != tt.want {
				t.Fatalf("allowed %v, want %v\n%s", d.Toegestaan, tt.want, d.Verklaring)
			}
			if got := allowed(tt.v, tt.o, tt.w); got != tt.want {
				t.Errorf("Allows says %v, Decide %v", got, tt.want)
			}
			if !tt.want && d.Reden != GeenInzage {
				t.Errorf("a refused reader reads %q", d.Reden)
			}
			if tt.want && (d.Reden == "" || d.Reden == GeenInzage) {
				t.Errorf("an allowed reader gets no reason: %q", d.Reden)
			}
		})
	}
}

// jeugd is a record about someone outside the family, under the Jeugdwet.
func jeugd(persoon string, s Soort, k gezin.Klasse) Record {
	return Record{Soort: s, Label: gezin.Label{Onderwerp: persoon, Wet: gezin.Jeugdwet, Klasse: k}, Domein: DJeugd}
}

func indicatieElders() Lezer { return worker("m-elders", Indicatiesteller) }
