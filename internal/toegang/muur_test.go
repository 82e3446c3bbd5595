package toegang

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Each wall, alone, with the same question on its other side.
func TestWalls(t *testing.T) {
	regie, indicatie := worker("m-regie-vera", Casusregisseur), worker("m-indicatie", Indicatiesteller)
	klasse := func(r Record, k gezin.Klasse) Record { r.Label.Klasse = k; return r }
	wet := func(r Record, w gezin.Wet, d Domein) Record { r.Label.Wet, r.Domein = w, d; return r }
	consents := func(personen ...string) wereld {
		w := huis()
		for _, p := range personen {
			w = w.met(Toegestemd, Toestemming(p, gezin.Jeugdwet, gezin.Wmo, sinds, termijn.Geen))
		}
		return w
	}
	shared := wet(gedeeld(na, SPlan), gezin.Jeugdwet, DJeugd)
	for _, tt := range []struct {
		naam string
		v    Vraag
		o    Record
		w    wereld
		want bool
	}{
		{"domain of the purpose", vraag(indicatie, Lezen, WmoOnderzoek), van(daan, SNotitie, gezin.Gewoon), huis(), true},
		{"domain of another purpose", vraag(indicatie, Lezen, WmoOnderzoek), in(van(daan, SNotitie, gezin.Gewoon), DFinancien), huis(), false},
		{"youth domain, though under the Wmo", vraag(indicatie, Lezen, WmoOnderzoek), in(van(daan, SNotitie, gezin.Gewoon), DJeugd), huis(), false},
		{"no law", vraag(indicatie, Lezen, WmoOnderzoek), wet(van(daan, SNotitie, gezin.Gewoon), "", DWmo), huis(), false},
		{"no law, purpose bound to none", vraag(worker("m-veilig", Veiligheidscoordinator), Lezen, Veiligheidsplan), wet(van(vera, SNotitie, gezin.Gewoon), "", DWmo), huis(), false},

		{"shared, consent of nobody", vraag(regie, Lezen, WmoRegie), shared, huis(), false},
		{"shared, consent of all but one", vraag(regie, Lezen, WmoRegie), shared, consents(vera, kim, tess), false},
		{"shared, consent of all", vraag(regie, Lezen, WmoRegie), shared, consents(vera, kim, tess, sem), true},
		{"shared with nobody", vraag(regie, Lezen, WmoRegie), wet(gedeeld("s-leeg", SPlan), gezin.Wmo, DWmo), huis(), false},

		{"shared", vraag(regie, Lezen, WmoRegie), gedeeld(na, SPlan), huis(), true},
		{"shared, of a class that protects one", vraag(regie, Lezen, WmoRegie), klasse(gedeeld(na, SPlan), gezin.Veiligheid), huis(), false},
		{"shared with a client, of a class that protects one", vraag(client(vera), Lezen, Inzagerecht), klasse(gedeeld(na, SNotitie), gezin.Medisch), huis(), false},
		{"about the client, of that class", vraag(client(vera), Lezen, Inzagerecht), van(vera, SNotitie, gezin.Medisch), huis(), true},
		{"shared with a child under 12", vraag(client(kim), Lezen, Inzagerecht), gedeeld(na, SPlan), huis(), false},
		{"shared with a child of 13", vraag(client(tess), Lezen, Inzagerecht), gedeeld(na, SPlan), huis(), true},
		{"shared without him, with a child that he holds custody of", vraag(client(daan), Lezen, Inzagerecht), gedeeld(na, SPlan), huis(), false},

		{"shared, conflict with one who belongs", vraag(regie, Lezen, WmoRegie), gedeeld(na, SPlan), huis().met(Belang, Belangen("m-regie-vera", tess, sinds, termijn.Geen)), false},
		{"shared, conflict that has ended", vraag(regie, Lezen, WmoRegie), gedeeld(na, SPlan), huis().met(Belang, Belangen("m-regie-vera", tess, sinds, testMoment.Dag)), true},
		{"shared with himself", vraag(Lezer{Account: "m-regie-vera", Persoon: tess, Rol: Casusregisseur, Domeinen: Domeinen()}, Lezen, WmoRegie), gedeeld(na, SPlan), huis(), false},

		{"involved in another role", vraag(worker("m-indicatie", Casusregisseur), Lezen, WmoRegie), van(daan, SFeit, gezin.Gewoon), huis(), false},
		{"involved in this role", vraag(worker("m-regie-daan", Casusregisseur), Lezen, WmoRegie), van(daan, SFeit, gezin.Gewoon), huis(), true},
		{"involved for gewoon, row of dat", vraag(indicatie, Lezen, WmoOnderzoek), van(daan, SDossier, gezin.Betrokken), huis(), true},
		{"involved for dat, relation of gewoon", vraag(worker("m-regie-daan", Casusregisseur), Lezen, WmoRegie), van(vera, SRelatie, gezin.Gewoon), huis(), false},
		{"adding to a class that he may not read", vraag(indicatie, Schrijven, WmoOnderzoek), van(daan, SNotitie, gezin.Melder), huis(), true},
		{"reading it", vraag(indicatie, Lezen, WmoOnderzoek), van(daan, SNotitie, gezin.Melder), huis(), false},
		{"adding without involvement", vraag(worker("m-elders", Indicatiesteller), Schrijven, WmoOnderzoek), van(daan, SNotitie, gezin.Gewoon), huis(), false},
		{"a team, for a role that works alone", vraag(Lezer{Account: "x", Teams: []string{"m-indicatie"}, Rol: Indicatiesteller, Domeinen: Domeinen()}, Lezen, WmoOnderzoek), van(daan, SFeit, gezin.Gewoon), huis(), false},
	} {
		if d := Prepare(tt.v).Decide(tt.o, tt.w.bron()); d.Toegestaan != tt.want {
			t.Errorf("%s: allowed %v, want %v\n%s", tt.naam, d.Toegestaan, tt.want, d.Verklaring)
		}
	}
}

// What a provider wrote in a compartment that he may not read, he may read
// back himself, as long as he is involved.
func TestOwnWords(t *testing.T) {
	o := van(vera, SNotitie, gezin.Meldcode)
	o.Auteur = "m-hulp-vera"
	v := vraag(worker("m-hulp-vera", Hulpverlener), Lezen, WmoHulp)
	if !allowed(v, o, huis()) {
		t.Error("his own words are refused")
	}
	o.Auteur = "m-hulp-ander"
	if allowed(v, o, huis()) {
		t.Error("the words of another are allowed")
	}
	o.Auteur = "m-elders"
	if allowed(vraag(worker("m-elders", Hulpverlener), Lezen, WmoHulp), o, huis()) {
		t.Error("who is no longer involved reads his own words")
	}
}

// Each step of the explanation has both sentences and a source, and the step
// that refuses is named.
func TestExplanationNamesTheWall(t *testing.T) {
	d := Prepare(vraag(worker("m-indicatie", Indicatiesteller), Lezen, WmoOnderzoek)).Decide(van(tess, SFeit, gezin.Gewoon), huis().bron())
	if codes := d.Verklaring.Codes(false); len(codes) != 1 || codes[0] != "T-WET" {
		t.Errorf("refused by %v, want T-WET\n%s", codes, d.Verklaring)
	}
	if d.Reden != GeenInzage {
		t.Errorf("the reader reads %q", d.Reden)
	}
}
