package kostprijs

// vorm is what a named parameter must look like.
type vorm struct {
	eenheid     string
	grondslagen []string // allowed bases; empty for what is no percentage
}

func procent(bases ...string) vorm { return vorm{EenheidProcent, bases} }

// woordenboek holds the names that a parameter can have. A name outside it is
// refused: a typing error would otherwise leave a cost out.
var woordenboek = map[string]vorm{
	NaamProductiviteit:      procent(VanBetaaldeUren),
	NaamOverhead:            procent(OpslagOpKostprijs, AandeelVanPrijs),
	NaamRisico:              procent(VanPrijsNaOverhead),
	NaamReiskilometers:      {eenheid: EenheidKmUur},
	NaamKilometervergoeding: {eenheid: EenheidEurKm},

	"uren-per-jaar":               {eenheid: EenheidUurJaar},
	"uurloon-deler":               {eenheid: EenheidUurMaand},
	"vakantietoeslag":             procent(VanSalaris),
	"vakantietoeslag-minimum":     {eenheid: EenheidEurMaand},
	"eindejaarsuitkering":         procent(VanSalaris, VanSalarisVT),
	"ikb-verhoging":               procent(VanSalarisVT),
	"ziektekosten-tegemoetkoming": {eenheid: EenheidEurMaand},
	"loopbaanbedrag":              procent(VanSalarisTotaal),
	"balansbudget":                {eenheid: EenheidEurJaar},
	"verlof-wettelijk":            {eenheid: EenheidUurJaar},
	"verlof-bovenwettelijk":       {eenheid: EenheidUurJaar},
	"levensfasebudget":            {eenheid: EenheidUurJaar},
	"balansverlof":                {eenheid: EenheidUurJaar},

	"maximumpremieloon": {eenheid: EenheidEurJaar},
	"premie-zvw":        procent(VanPremieloon),
	"premie-awf-laag":   procent(VanPremieloon),
	"premie-awf-hoog":   procent(VanPremieloon),
	"premie-aof-laag":   procent(VanPremieloon),
	"premie-aof-hoog":   procent(VanPremieloon),
	"premie-wko":        procent(VanPremieloon),
	"premie-whk":        procent(VanPremieloon),

	"pensioenpremie-op":          procent(VanPensioenOP),
	"pensioen-op-werkgever":      procent(VanPensioenOP),
	"pensioen-op-werkgeversdeel": procent(VanPremieOP),
	"pensioen-ap-werkgever":      procent(VanPensioenAP),
	"pensioenfranchise-op":       {eenheid: EenheidEurJaar},
	"pensioenfranchise-ap":       {eenheid: EenheidEurJaar},
}

// The institutions whose facts are not of one cao.
const (
	Rijk = "Rijk"
	PFZW = "PFZW"
)

// instelling tells whose figure a parameter is when its input names no cao.
func instelling(naam string) string {
	switch naam {
	case "maximumpremieloon", "premie-zvw", "premie-awf-laag", "premie-awf-hoog",
		"premie-aof-laag", "premie-aof-hoog", "premie-wko", "premie-whk":
		return Rijk
	case "pensioenpremie-op", "pensioenfranchise-op", "pensioenfranchise-ap":
		return PFZW
	}
	return ""
}

// verloven are the terms that a cao may give as paid leave.
var verloven = []string{"verlof-wettelijk", "verlof-bovenwettelijk", "levensfasebudget", "balansverlof"}

// vasteExtras are paid to everybody; keuzeExtras only count when the input
// says so.
var (
	vasteExtras = []string{"ikb-verhoging", "ziektekosten-tegemoetkoming"}
	keuzeExtras = []string{"loopbaanbedrag", "balansbudget"}
)

// NaamPensioenAP is the disability pension, which an input counts or leaves
// out.
const NaamPensioenAP = "pensioen-ap-werkgever"

// past reports what is wrong with the unit and the base of a parameter.
func (v vorm) past(f *Fouten, path string, p *Parameter) {
	if p.Eenheid != "" && p.Eenheid != v.eenheid {
		f.meld(FoutEenheid, path+".eenheid", "Deze parameter heeft de eenheid "+v.eenheid+". Verbeter de eenheid.")
	}
	if p.Grondslag == "" || p.Eenheid != EenheidProcent {
		return
	}
	for _, g := range v.grondslagen {
		if g == p.Grondslag {
			return
		}
	}
	f.meld(FoutGrondslag, path+".grondslag", "Deze grondslag past hier niet. Kies: "+opsomming(v.grondslagen, "of")+".")
}

// opsomming joins names as a Dutch sentence does: "a, b of c".
func opsomming(names []string, word string) string {
	text := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			text += " " + word + " "
		default:
			text += ", "
		}
		text += n
	}
	return text
}
