package proefstad

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/nummer"
)

// Aanbieder is a provider. Name, AGB code and price are invented.
type Aanbieder struct {
	Code string
	Naam string
	AGB  nummer.AGB
	// Contract and Geleverd follow the rows of annex 1 of the evaluation:
	// contract and delivered, delivered without contract, contract and not
	// delivered.
	Contract, Geleverd bool
	// Clienten is how many clients of the caseload it has.
	Clienten int
	// Uurprijs is what it asks for an hour of support, invented.
	Uurprijs geld.Bedrag
}

// aanbiederrij is one provider in the proportions of annex 1. The report counts
// 963 over 25 rows, in a unit that it does not name; here the 533 clients are
// divided in the same proportions, by largest remainder, at least one each.
// The two biggest together are 60% as in the report.
type aanbiederrij struct {
	code, naam         string
	contract, geleverd bool
	clienten           int
}

func aanbiederrijen() []aanbiederrij {
	return []aanbiederrij{
		{"lepelaarhulp", "Lepelaarhulp", true, true, 225},
		{"duimstokwonen", "Duimstok Wonen", true, true, 93},
		{"pastinaakzorg", "Pastinaakzorg", false, true, 38},
		{"slaperdijkhuis", "Het Slaperdijkhuis", true, true, 37},
		{"klauwhamer", "Klimop en Klauwhamer", true, true, 31},
		{"waterpasgroep", "Waterpasgroep", true, true, 27},
		{"rietkraag", "De Rietkraag", true, true, 20},
		{"zaagbokbegeleiding", "Zaagbok Begeleiding", true, true, 18},
		{"knolvenkel", "Knolvenkel Thuis", false, true, 11},
		{"boomklevers", "De Boomklevers", true, true, 6},
		{"troffel", "Troffel en Zo", true, true, 4},
		{"schuifmaat", "Schuifmaatzorg", true, true, 4},
		{"raapsteel", "Raapsteelhuis", true, true, 3},
		{"steenloper", "Steenloper Hulp", true, true, 2},
		{"lijmklem", "De Lijmklem", true, true, 2},
		{"veldsla", "Veldsla Opvoeden", true, true, 2},
		{"inlaagdijk", "Inlaagdijk Wonen", false, true, 1},
		{"soldeerbout", "Soldeerbout Zorg", true, true, 1},
		{"peultjes", "Peultjes B.V.", false, true, 1},
		{"tureluur", "Tureluur", false, true, 1},
		{"vijlenrek", "Vijlenrek", true, true, 1},
		{"wakerdijk", "De Wakerdijk", false, true, 1},
		{"spruitkool", "Spruitkool Samen", false, true, 1},
		{"kribbaken", "Kribbaken", false, true, 1},
		{"putterveer", "Putterveer Begeleiding", true, true, 2},
		{"aardpeer", "Aardpeerzorg", true, false, 0},
		{"kwelscherm", "Kwelscherm", true, false, 0},
		{"hobbelbank", "Hobbelbank Diensten", true, false, 0},
	}
}

// aanbieders makes the providers, the biggest first.
func aanbieders() []Aanbieder {
	rows := aanbiederrijen()
	out := make([]Aanbieder, len(rows))
	for i, r := range rows {
		agb, err := nummer.ParseAGB("99" + strconv.Itoa(900001+i))
		if err != nil {
			agb = nummer.AGB{}
		}
		out[i] = Aanbieder{Code: r.code, Naam: r.naam, AGB: agb, Contract: r.contract, Geleverd: r.geleverd, Clienten: r.clienten,
			Uurprijs: geld.Bedrag(6890 + 137*((i*5)%17))}
	}
	return out
}
