package proefstad

// Vragenlijsten are the answers of the four groups of respondents of the
// evaluation (1.3, Respons). Answers that the report prints are as printed;
// where it prints only an outcome, answers are invented that give it.
type Vragenlijsten struct {
	Indicatiestellers []AntwoordIndicatiesteller // 32 of 42
	Aanbieders        []AntwoordAanbieder        // 12 of 21
	Hulpverleners     []AntwoordHulpverlener     // 7
	Clienten          []AntwoordClient           // 5
}

// How many were asked (1.3, Respons): 32 of 42 is 76%, 12 of 21 is 57%.
const (
	IndicatiestellersGevraagd = 42
	AanbiedersGevraagd        = 21
)

// Cijfer is a mark in tenths: 77 is 7,7. Zero: not answered.
type Cijfer int

// AntwoordIndicatiesteller is what one indicatiesteller answered.
type AntwoordIndicatiesteller struct {
	Kent        bool   // knows the gezinsarrangement
	Geindiceerd bool   // has ever indicated it
	Meerwaarde  Cijfer // 2.3: does it add something for the client
	Integraal   Cijfer // 2.8: does it help to come to one family, one plan
}

// AntwoordAanbieder is what one provider answered.
type AntwoordAanbieder struct {
	Contract         bool              // has a contract for the gezinsarrangement
	ContractJeugd    bool              // has a contract for youth help as well
	Verwijzer        string            // 2.4: the desk that refers most
	Kwaliteit        map[string]Cijfer // 2.4: quality of indication, by code of the desk
	AltijdBijKind    bool              // 2.4: always a gezinsarrangement where there are children
	VoorkomtJeugd    bool              // 2.6: prevents youth help later
	Uitvoering       Uitvoering        // 2.7
	Integraal        Mate              // 2.8: contribution to an integral approach
	OTSProcent       int               // 2.8: guess of families with a supervision order
	JeugdhulpProcent int               // 2.2: guess of families with youth help besides
	SKJAltijd        bool              // 2.9: who supports parenting is always registered
	HGGoedIdee       bool              // 2.10: an arrangement for domestic violence is a good idea
}

// Uitvoering says who gives support and parenting support (2.7, chart).
type Uitvoering string

// The answers.
const (
	Dezelfde     Uitvoering = "dezelfde"
	Verschillend Uitvoering = "verschillende"
	SomsWel      Uitvoering = "soms"
)

// Mate is a degree (2.8, chart).
type Mate string

// The degrees.
const (
	HelemaalGeen Mate = "helemaal-geen"
	Weinig       Mate = "weinig"
	Veel         Mate = "veel"
	HeelVeel     Mate = "heel-veel"
)

// AntwoordHulpverlener is the mark of one worker (2.3, note 12).
type AntwoordHulpverlener struct{ Cijfer Cijfer }

// AntwoordClient is how many workers a client had to do with (2.8, "10
// hulpverleners"), as a range.
type AntwoordClient struct{ MinstensHulpverleners, HoogstensHulpverleners int }

func vragenlijsten() Vragenlijsten {
	return Vragenlijsten{Indicatiestellers: indicatiestellers(), Aanbieders: antwoordenAanbieders(),
		Hulpverleners: []AntwoordHulpverlener{{40}, {50}, {60}, {70}, {80}, {90}, {100}},
		Clienten:      []AntwoordClient{{10, 10}, {10, 10}, {10, 10}, {10, 10}, {8, 9}}}
}

// meerwaarde are the marks of 2.3: four tens, ten between 7 and 8,5, and the
// three low ones that are printed (the text says "twee"). The ten in between
// are invented so that the mean is 7,7.
func meerwaarde() []Cijfer {
	return []Cijfer{100, 100, 100, 100, 85, 83, 80, 80, 80, 78, 75, 75, 70, 70, 60, 51, 22}
}

// integraal are seventeen invented marks with a mean of 7,1 (2.8).
func integraal() []Cijfer {
	return []Cijfer{90, 85, 85, 80, 80, 80, 78, 75, 75, 75, 70, 70, 70, 65, 60, 45, 24}
}

// indicatiestellers gives the 32 answers: 26 know the product, 14 have used it
// (2.4). The report calls 14 of 26 "52%"; it is 54%, and 14 of 32 is the 44%
// that it prints. Seventeen gave marks: those who used it and three who know
// it.
func indicatiestellers() []AntwoordIndicatiesteller {
	out := make([]AntwoordIndicatiesteller, 32)
	added, integral := meerwaarde(), integraal()
	for i := range out {
		out[i].Kent, out[i].Geindiceerd = i < 26, i < 14
		if i < len(added) {
			// Who likes the product is not always who finds it integral.
			out[i].Meerwaarde, out[i].Integraal = added[i], integral[(i*5+2)%len(integral)]
		}
	}
	return out
}

// antwoordenAanbieders gives the 12 answers. The marks per desk are whole
// numbers whose mean rounds to the printed one; the chart of 2.7 prints the
// bars 1, 7 and 4 out of line with their names, read here in that order.
func antwoordenAanbieders() []AntwoordAanbieder {
	marks := map[string][]Cijfer{
		LoketCentraalOnthaal: {80, 80, 70, 70, 70, 60, 60, 60, 50, 50, 40, 40}, // 6,1
		LoketJongeren:        {80, 70, 70, 60, 60, 60, 60, 50, 50, 50, 40, 30}, // 5,7
		LoketWijkteam:        {80, 70, 70, 60, 60, 50, 50, 50, 50, 40, 40, 20}, // 5,3
		LoketVraagwijzer:     {70, 70, 60, 60, 60, 60, 50, 50, 40, 40, 40, 20}, // 5,2
	}
	ots := []int{5, 10, 15, 15, 20, 20, 25, 25, 30, 30, 40, 60}
	youth := []int{0, 5, 10, 15, 20, 25, 25, 30, 30, 40, 40, 60}
	out := make([]AntwoordAanbieder, 12)
	for i := range out {
		a := &out[i]
		a.Contract, a.ContractJeugd = i != 11, i < 4
		a.Verwijzer = []string{LoketCentraalOnthaal, LoketWijkteam, LoketVraagwijzer}[min(i/5, 2)]
		a.Uitvoering = []Uitvoering{Verschillend, SomsWel, Dezelfde}[min(i/7+i/11, 2)]
		a.Integraal = []Mate{HeelVeel, Veel, Weinig}[min(i/5, 2)]
		a.AltijdBijKind, a.HGGoedIdee = i%3 != 0, i%3 != 1
		a.VoorkomtJeugd, a.SKJAltijd = i%2 == 0, i < 6
		a.OTSProcent, a.JeugdhulpProcent = ots[(i*7)%12], youth[(i*5)%12]
		a.Kwaliteit = map[string]Cijfer{}
		for desk, m := range marks {
			a.Kwaliteit[desk] = m[(i*5+len(desk))%12]
		}
	}
	return out
}
