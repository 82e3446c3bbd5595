package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The products and forms that the stories choose, as the catalogue of
// Rotterdam spells them.
const (
	productGA = "gezinsarrangement"
	productHG = "huiselijk-geweld"

	gebiedSPF     = "sociaal-persoonlijk-functioneren"
	gebiedOpvoed  = "opvoedondersteuning"
	groepOGGZ     = "oggz-extramuraal"
	groepOGGZIn   = "oggz-intramuraal"
	groepVB       = "verstandelijk-beperkt-extramuraal"
	groepVBIn     = "verstandelijk-beperkt-intramuraal"
	versieEen     = "1"
	wijkteamDemo  = "wt-waterpas-noord"
	aanbiederDemo = "lepelaarhulp"
)

// verhaal is one story: the surname under which it is known, and who tells it.
type verhaal struct {
	naam   string
	vertel func(*verteller)
}

// verhalen gives the stories in the order of a demonstration.
func verhalen() []verhaal {
	return []verhaal{
		{"nijptang", nijptang}, {"waterpas", waterpas}, {"schorseneer", schorseneer}, {"grutto", grutto},
		{"kruiwagen", kruiwagen}, {"winterpeen", winterpeen}, {"bankschroef", bankschroef}, {"zilvermeeuw", zilvermeeuw},
		{"bleekselderij", bleekselderij}, {"roodborst", roodborst}, {"dopsleutel", dopsleutel}, {"kluut", kluut},
	}
}

// vertelAlle tells the stories around a day.
func vertelAlle(n *nummers, dag termijn.Dag) []Gezin {
	all := verhalen()
	out := make([]Gezin, len(all))
	for i, s := range all {
		g := &out[i]
		g.Code, g.Wijkteam, g.Loket, g.Adviesdag = "verhaal-"+s.naam, wijkteamDemo, LoketWijkteam, dag
		g.Melding, g.Aanvraag = dag-25, dag-6
		s.vertel(&verteller{g: g, nummers: n, dag: dag, thuis: i, huis: 3 + 4*i})
	}
	return out
}

// kiesHG is a choice of the huiselijk-geweldarrangement.
func kiesHG(vorm, pakket string, naast bool) *regeling.Keuze {
	return &regeling.Keuze{Product: productHG, Waarden: gezin.Kenmerken{
		"vorm": gezin.Keus(vorm), "pakket": gezin.Keus(pakket), "naast-regulier": gezin.JaNee(naast)}}
}

// kiesGA is a choice of the gezinsarrangement: levels with minutes per week
// for the two areas, and a term in months.
func kiesGA(persoon, spf string, spfMinuten int64, opvoed string, opvoedMinuten, maanden int64) *regeling.Keuze {
	return &regeling.Keuze{Product: productGA, Persoon: persoon,
		Waarden: gezin.Kenmerken{"looptijd": gezin.Aantal(maanden)},
		Niveaus: map[string]string{gebiedSPF: spf, gebiedOpvoed: opvoed},
		Omvang:  map[string]int64{gebiedSPF: spfMinuten, gebiedOpvoed: opvoedMinuten}}
}

// hulpvraag records whether an adult needs support in daily life, and the
// client group.
func (v *verteller) hulpvraag(id string, spf bool, groep string) {
	v.jaNee(id, "spf-nodig", spf)
	v.keus(id, "clientgroep", groep)
}

// thuisVeilig records that there is no violence.
func (v *verteller) thuisVeilig() {
	for _, s := range []string{"structurele-onveiligheid", "geweld-fysiek", "geweld-psychisch", "geweld-seksueel"} {
		v.jaNee("", s, false)
	}
}

// opvoeding records whether parenting support is needed, that the family has a
// home or not, and that the children need no youth help themselves.
func (v *verteller) opvoeding(nodig, dakloos bool) {
	v.jaNee("", "opvoedondersteuning-nodig", nodig)
	v.jaNee("", "dak-of-thuisloos", dakloos)
	for _, id := range v.kinderen() {
		v.jaNee(id, "jeugdhulp-nodig", false)
	}
}

func (v *verteller) kinderen() []string {
	var ids []string
	for i := range v.g.Personen {
		if id := v.g.Personen[i].ID; v.rol(id) == "kind" {
			ids = append(ids, id)
		}
	}
	return ids
}

// geboren gives a day of birth so many years and days before the day of the
// story.
func (v *verteller) geboren(jaren, dagen int) termijn.Dag {
	return v.dag.PlusMaanden(-12*jaren) - termijn.Dag(dagen)
}

// schuil gives people a secret stay in a shelter since a day.
func (v *verteller) schuil(opvang string, sinds termijn.Dag, school string, ids ...string) {
	phone, place := v.nummers.mobiel(), adres("Vlinderstruikhof", 17, 200)
	for _, id := range ids {
		p := v.g.Persoon(id)
		p.Verblijf = &Verblijf{Opvang: opvang, Adres: place, Telefoon: phone, Van: sinds}
		if v.rol(id) == "kind" && p.Geboren.Leeftijd(v.dag) >= 4 {
			p.Verblijf.School = school
		}
		v.feit(gezin.Feit{Over: id, Soort: "in-voorziening", Waarde: gezin.JaNee(true), Van: sinds})
	}
}

// nietIn records that members live in no facility.
func (v *verteller) nietIn(ids ...string) {
	for _, id := range ids {
		v.jaNee(id, "in-voorziening", false)
	}
}

func (v *verteller) partners(a, b string) {
	v.relatie(gezin.Partner, a, b, "eigen-opgave", termijn.Geen)
}
