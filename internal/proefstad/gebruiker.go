package proefstad

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Wijkteam is a neighbourhood team.
type Wijkteam struct{ Code, Naam string }

// Loket is a desk where families come in: one of the four of the report.
type Loket struct {
	Code      string
	Naam      string
	Stedelijk bool // indicates for families without a home
}

// The desks (evaluation 2.4, chart "Beoordeling kwaliteit indicatiestelling").
// LoketWijkteam stands for all teams together.
const (
	LoketCentraalOnthaal = "centraal-onthaal"
	LoketJongeren        = "jongerenloket"
	LoketVraagwijzer     = "vraagwijzer"
	LoketWijkteam        = "wijkteam"
)

// AantalWijkteams is how many teams there are (NRC 24 June 2020 on the report
// of the Verwey-Jonker Instituut: 42; kennis/rotterdam.md section 5).
const AantalWijkteams = 42

// Gebruiker is an account, without a password: the shell makes that.
type Gebruiker struct {
	Code        string // unique in the city; Betrokkenheid refers to it
	Aanmeld     string // the name to sign in with
	Naam        string
	Rol         string // a role of package toegang, such as "indicatiesteller"
	Team        string // the code of a team, desk or provider; may be empty
	Gezin       string // of a client: Gezin.Code
	Persoon     string // of a client: the id in that family
	Toelichting string // what the account shows in a demonstration; empty: no account to show
}

// Betrokkenheid says that an account works with people of a family.
type Betrokkenheid struct {
	Gebruiker string // Gebruiker.Code
	Rol       string
	Gezin     string   // Gezin.Code
	Personen  []string // ids in the family
	Klassen   []gezin.Klasse
	Van       termijn.Dag
	Tot       termijn.Dag // the first day no more; Geen: open
}

func loketten() []Loket {
	return []Loket{{LoketCentraalOnthaal, "Centraal Onthaal", true}, {LoketJongeren, "Jongerenloket", true},
		{LoketVraagwijzer, "VraagWijzer", false}, {LoketWijkteam, "Wijkteam", false}}
}

// wijkteams makes the teams; the neighbourhoods are invented.
func wijkteams() []Wijkteam {
	parts := []string{"Waterpas", "Pastinaak", "Lepelaar", "Slaperdijk", "Radijs", "Beitel", "Grutto"}
	sides := []string{"Noord", "Oost", "Zuid", "West", "Midden", "Haven"}
	out := make([]Wijkteam, 0, AantalWijkteams)
	for _, p := range parts {
		for _, s := range sides {
			out = append(out, Wijkteam{"wt-" + strings.ToLower(p+"-"+s), "Wijkteam " + p + " " + s})
		}
	}
	return out
}

// getoond are the accounts of the demonstration: one for each kind of user of
// the design (section 1).
func getoond() []Gebruiker {
	const team, shelter = "wt-waterpas-noord", "lepelaarhulp"
	return []Gebruiker{
		{"u-wiep", "wiep", "Wiep Winkelhaak", "indicatiesteller", team, "", "", "Indicatiesteller van een wijkteam: de werklijst, de gezinnen, advies en besluit."},
		{"u-onno", "onno", "Onno Ooievaarsnest", "indicatiesteller", LoketCentraalOnthaal, "", "", "Indicatiesteller van een stedelijk loket: gezinnen zonder huis."},
		{"u-rens", "rens", "Rens Rietkraag", "casusregisseur", team, "", "", "Casusregisseur: houdt het plan van een gezin gaande."},
		{"u-vera", "vera", "Vera Vluchtstrook", "veiligheidscoordinator", "", "", "", "Veiligheidscoördinator: beoordeelt wat de uitgang vasthield."},
		{"u-hans", "hans", "Hans Hamersteel", "hulpverlener", shelter, "", "", "Hulpverlener van een aanbieder."},
		{"u-bea", "bea", "Bea Bietensap", "aanbieder-backoffice", shelter, "", "", "Backoffice van een aanbieder: berichten en declaraties."},
		{"u-floor", "floor", "Floor Fluitekruid", "financien", "", "", "", "Financiën van de gemeente."},
		{"u-pien", "pien", "Pien Peilschaal", "beleidsmaker", "", "", "", "Beleidsmaker: regels, tarieven, wat als, evaluatie."},
		{"u-cor", "cor", "Cor Kruiwagen", "contractmanager", "", "", "", "Contractmanager: contracten en tarieven."},
		{"u-bas", "bas", "Bas Bankhamer", "functioneel-beheerder", "", "", "", "Functioneel beheerder: catalogus, instellingen en accounts."},
		{"u-puck", "puck", "Puck Poortdeur", "privacy-officer", "", "", "", "Privacy officer: wie keek waar, en waarom."},
		{"u-tom", "tom", "Tom Toezichtlamp", "toezichthouder", "", "", "", "Toezichthouder."},
		{"u-fenna", "fenna", "Fenna Nijptang", "client", "", "verhaal-nijptang", "fenna", "Cliënt, moeder, op een geheim adres: haar gegevens, haar brieven, wie keek."},
		{"u-joris", "joris", "Joris Nijptang", "client", "", "verhaal-nijptang", "joris", "Cliënt, vader, woont elders: ziet niets van waar de anderen zijn."},
		{"u-neeltje", "neeltje", "Neeltje Roodborst", "client", "", "verhaal-roodborst", "neeltje", "Cliënt met besluiten van vroeger; spreekt voor haar kinderen."},
		{"u-samir", "samir", "Samir Schorseneer", "client", "", "verhaal-schorseneer", "samir", "Cliënt van 14: leest zelf mee, naast zijn ouders."},
		{"u-ymke", "ymke", "Ymke Winterpeen", "client", "", "verhaal-winterpeen", "ymke", "Cliënt van 17: beslist zelf, haar ouders lezen niet mee."},
	}
}

// gebruikers adds to the accounts of the demonstration one indicatiesteller
// and one casusregisseur for each other team and desk, so that every family of
// the caseload has exactly one of each.
func gebruikers(teams []Wijkteam) []Gebruiker {
	out := getoond()
	add := func(kind, code, rol string, n int) {
		first, last := collega(n)
		out = append(out, Gebruiker{Code: "u-" + kind + "-" + code, Aanmeld: kind + "." + code, Naam: first + " " + last, Rol: rol, Team: code})
	}
	n := 0
	for _, t := range teams {
		if t.Code == "wt-waterpas-noord" {
			continue
		}
		add("ind", t.Code, "indicatiesteller", n)
		add("regie", t.Code, "casusregisseur", n+1)
		n += 2
	}
	for _, code := range []string{LoketJongeren, LoketVraagwijzer} {
		add("ind", code, "indicatiesteller", n)
		n++
	}
	return out
}

// collega names a colleague; the number tells colleagues of one name apart.
func collega(n int) (first, last string) {
	women, men := voornamen()
	names, surnames := append(women, men...), achternamen()
	last = surnames[(n*7+3)%len(surnames)]
	if turn := n / len(names); turn > 0 {
		last += " " + strconv.Itoa(turn+1)
	}
	return names[n%len(names)], last
}
