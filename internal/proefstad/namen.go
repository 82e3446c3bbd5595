package proefstad

// Plaats is the name of the city.
const Plaats = "Proefstad"

// achternamen are tools, vegetables, birds and dikes: nobody should be able to
// recognise himself.
func achternamen() []string {
	return []string{
		"Schroevendraaier", "Duimstok", "Klauwhamer", "Steeksleutel", "Lijmklem", "Zaagbok", "Schuifmaat", "Vijlenrek",
		"Boormachine", "Hobbelbank", "Troffelaar", "Puntbeitel", "Blikschaar", "Soldeerbout", "Staalborstel", "Kruisbout",
		"Rodekool", "Spruitkool", "Knolvenkel", "Raapsteel", "Pastinaak", "Snijbiet", "Koolrabi", "Aardpeer",
		"Tuinkers", "Paksoi", "Zeekraal", "Boerenkool", "Veldsla", "Peultjes", "Suikermais", "Sjalotten",
		"Boomklever", "Waterhoen", "Zwartkop", "Staartmees", "Wulpsnavel", "Kramsvogel", "Steenloper", "Bonte Kraai",
		"Goudhaantje", "Putterveer", "Rietzanger", "Scholekster", "Tureluur", "Visdiefje", "Winterkoning", "Zomertaling",
		"Slaperdijk", "Wakerdijk", "Dromerdijk", "Inlaagdijk", "Kistdam", "Strekdam", "Kribbaken", "Beschoeiing",
		"Overlaat", "Duikersluis", "Peilschaal", "Kwelscherm", "Zandscheg", "Dijkpaal", "Tuimelkade", "Ringvaart",
	}
}

// voornamen of adults and children; first the women's and girls'.
func voornamen() (vrouwen, mannen []string) {
	return []string{"Aafke", "Baukje", "Carice", "Dineke", "Eefje", "Femke", "Griet", "Hanneke", "Ilse", "Jorien",
			"Katelijn", "Liesbeth", "Marit", "Neeltje", "Oda", "Petra", "Quirine", "Roosje", "Saar", "Tjitske",
			"Uda", "Vonne", "Wende", "Xandra", "Ymke", "Zwaantje", "Amina", "Fatou", "Leila", "Soraya"},
		[]string{"Abe", "Bouke", "Corne", "Douwe", "Egbert", "Freek", "Gijs", "Hidde", "Imre", "Jelmer",
			"Koen", "Lieuwe", "Mees", "Nando", "Olle", "Pepijn", "Quinten", "Rikkert", "Sjoerd", "Teun",
			"Ubbo", "Vos", "Wessel", "Xander", "Yme", "Zeger", "Amir", "Cheikh", "Karim", "Samir"}
}

// straten are streets that do not exist.
func straten() []string {
	return []string{
		"Waterpasweg", "Schroefdraadstraat", "Beitelhof", "Passerplein", "Nijptanglaan", "Schaafkrulpad", "Moersleutelkade", "Haakse Bochtstraat",
		"Pastinaakpad", "Prinsessenboonlaan", "Aardappelschilhof", "Koolwitjessingel", "Rabarberkade", "Radijsplein", "Uienlaan-Noord", "Bietenrooierstraat",
		"Lepelaarsprong", "Kievitseipad", "Roerdompgang", "Gruttosnavelweg", "Zwaluwstaarthof", "Koekoeksklokplein", "Meeuwenkreetkade", "Uilenveerlaan",
		"Slaperdijkje", "Wakerdijkpad", "Dromersdijkweg", "Kwelwatersingel", "Zandzakkenstraat", "Peilstokhof", "Sluiskolkgang", "Inlaagpad",
	}
}

// straat is one of the streets with its place in the list, which the postal
// code follows.
func straat(n int) (name string, code int) {
	all := straten()
	n %= len(all)
	return all[n], n
}
