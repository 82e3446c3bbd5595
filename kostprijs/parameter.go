package kostprijs

// Status says how firm a value is. A judge reads it beside the source.
type Status string

// The statuses. Published and derived are never mixed without saying so.
const (
	Gepubliceerd   Status = "gepubliceerd"   // read in the source itself
	Afgeleid       Status = "afgeleid"       // computed from a source, by a rule that stands beside it
	Overeengekomen Status = "overeengekomen" // agreed between municipality and providers
	Aanname        Status = "aanname"        // nobody's figure but the chooser's
	Voorlopig      Status = "voorlopig"      // published, to be replaced by a final figure
	Definitief     Status = "definitief"     // the final figure
	Nieuws         Status = "nieuws"         // from a news item, the text itself was not seen
	NietGevonden   Status = "niet-gevonden"  // searched for; the value is absent
)

func (s Status) bekend() bool {
	switch s {
	case Gepubliceerd, Afgeleid, Overeengekomen, Aanname, Voorlopig, Definitief, Nieuws:
		return true
	}
	return false
}

// Herkomst says where a value or a choice comes from. Without it nothing
// enters a tariff.
type Herkomst struct {
	Bron        string `json:"bron"`                  // document and place in it
	Status      Status `json:"status"`                // how firm
	GekozenDoor string `json:"gekozenDoor"`           // who chose this source and this value: an office, never a person's name
	Toelichting string `json:"toelichting,omitempty"` // how the source was read
	Link        string `json:"link,omitempty"`        // where the source can be opened
}

// Parameter is one number of a tariff with everything that makes it hold in
// court.
type Parameter struct {
	Naam      string  `json:"naam"`                // from the vocabulary of this package
	Cao       string  `json:"cao,omitempty"`       // the cao or the institution it belongs to
	Waarde    Getal   `json:"waarde"`              // in Eenheid; a percentage as 31,33
	Bekend    bool    `json:"bekend"`              // false: the source gives no value
	Eenheid   string  `json:"eenheid"`             // "%", "eur/uur", "uur/jaar", …
	Grondslag string  `json:"grondslag,omitempty"` // of what a percentage is taken
	Van       Datum   `json:"van"`                 // first day of validity
	Tot       Datum   `json:"tot,omitzero"`        // last day; zero: still valid
	Bereik    *Bereik `json:"bereik,omitempty"`    // when only a range is known
	Herkomst
}

// Bereik is what is known of a parameter when its value is only known as a
// range. Waarde of the parameter stays the value that the tariff uses.
type Bereik struct {
	Laag Getal  `json:"laag"`
	Hoog Getal  `json:"hoog"`
	Vorm string `json:"vorm"`           // VormVlak or VormDriehoek
	Bron string `json:"bron,omitempty"` // where the range comes from
}

// The shapes of a range: every value as likely, or values near Waarde more
// likely (a triangle with its top there).
const (
	VormVlak     = "vlak"
	VormDriehoek = "driehoek"
)

// The units.
const (
	EenheidProcent  = "%"
	EenheidEurUur   = "eur/uur"
	EenheidEurMaand = "eur/maand"
	EenheidEurJaar  = "eur/jaar"
	EenheidEurKm    = "eur/km"
	EenheidKmUur    = "km/uur"
	EenheidUurJaar  = "uur/jaar"
	EenheidUurWeek  = "uur/week"
	EenheidUurMaand = "uur/maand"
	EenheidMinUur   = "min/uur"
	EenheidAantal   = "aantal"
	EenheidNummer   = "nummer"
	EenheidTekst    = "tekst"
)

// The bases of percentages.
const (
	VanBetaaldeUren       = "betaalde-uren"        // of the paid hours, 1878 a year
	VanBeschikbareUren    = "beschikbare-uren"     // of the hours after leave and holidays
	VanInzetbareUren      = "inzetbare-uren"       // of the hours after leave, holidays and sickness
	VanClienturen         = "clienturen"           // of the declarable hours
	OpslagOpKostprijs     = "opslag-op-kostprijs"  // mark-up: price = cost × (1 + p)
	AandeelVanPrijs       = "aandeel-van-prijs"    // share: price = cost / (1 - p)
	VanPrijsNaOverhead    = "prijs-na-overhead"    // of cost with overhead, travel and material
	VanPrijsVoorIndex     = "prijs-voor-index"     // of the price before indexation
	VanPrijspeilVorigJaar = "prijspeil-vorig-jaar" // an index over the year before
	VanSalaris            = "salaris"              // twelve monthly salaries
	VanSalarisVT          = "salaris+vakantietoeslag"
	VanSalarisTotaal      = "salaris+vakantietoeslag+eindejaarsuitkering+ort"
	VanBrutoloon          = "brutoloon" // salary and everything paid on top of it
	VanPremieloon         = "premieloon"
	VanUurloon            = "uurloon"
	VanPensioenOP         = "pensioengrondslag-op"
	VanPensioenAP         = "pensioengrondslag-ap"
	VanPremieOP           = "premie-op"
	VanInzet              = "inzet"    // of the hours worked with clients
	VanFormatie           = "formatie" // of the staff in fte
	VanClientcontact      = "clientcontact"
	VanPlaatsen           = "plaatsen"
)

// fractie gives the value as the engine uses it: a percentage as a fraction.
func (p *Parameter) fractie() Getal {
	if p.Eenheid == EenheidProcent {
		return p.Waarde.Procent()
	}
	return p.Waarde
}

// Sleutel names a parameter uniquely within one tariff.
func (p *Parameter) Sleutel() string {
	if p.Cao == "" {
		return p.Naam
	}
	return p.Naam + "/" + p.Cao
}

// controleer reports what a parameter lacks. day is the day of the tariff.
func (p *Parameter) controleer(f *Fouten, path string, day Datum) {
	if !p.Bekend {
		f.meld(FoutWaarde, path+".waarde", "Vul een getal in. Bij deze parameter ontbreekt de waarde.")
	}
	if p.Eenheid == "" {
		f.meld(FoutEenheid, path+".eenheid", "Noem de eenheid, bijvoorbeeld % of eur/uur.")
	}
	if p.Eenheid == EenheidProcent && p.Grondslag == "" {
		f.meld(FoutGrondslag, path+".grondslag", "Een percentage zonder grondslag telt niet. Zeg waarvan dit percentage wordt genomen.")
	}
	p.Herkomst.controleer(f, path)
	p.controleerGeldigheid(f, path, day)
	if p.Bereik != nil {
		p.Bereik.controleer(f, path+".bereik", p.Waarde)
	}
}

func (p *Parameter) controleerGeldigheid(f *Fouten, path string, day Datum) {
	switch {
	case p.Van == 0:
		f.meld(FoutDatum, path+".van", "Noem de dag vanaf wanneer deze waarde geldt.")
	case p.Tot != 0 && p.Tot < p.Van:
		f.meld(FoutDatum, path+".tot", "De laatste dag ligt voor de eerste dag. Verbeter een van de twee.")
	case day != 0 && !geldt(p.Van, p.Tot, day):
		f.meld(FoutGeldigheid, path, "Deze waarde geldt niet op de peildatum. Kies een waarde die op die dag geldt.")
	}
}

func (h *Herkomst) controleer(f *Fouten, path string) {
	if h.Bron == "" {
		f.meld(FoutBron, path+".bron", "Noem de bron: het document en de plaats daarin.")
	}
	if !h.Status.bekend() {
		f.meld(FoutStatus, path+".status", "Kies een status: gepubliceerd, afgeleid, overeengekomen, aanname, voorlopig, definitief of nieuws.")
	}
	if h.GekozenDoor == "" {
		f.meld(FoutKiezer, path+".gekozen-door", "Zeg wie deze waarde heeft gekozen: een functie of organisatie, geen naam van een persoon.")
	}
}

func (b *Bereik) controleer(f *Fouten, path string, value Getal) {
	if b.Laag.Vergelijk(b.Hoog) > 0 {
		f.meld(FoutBereik, path, "De laagste waarde van het bereik is hoger dan de hoogste. Wissel ze om.")
	} else if value.Vergelijk(b.Laag) < 0 || value.Vergelijk(b.Hoog) > 0 {
		f.meld(FoutBereik, path, "De waarde ligt buiten haar eigen bereik. Verbeter de waarde of het bereik.")
	}
	if b.Vorm != VormVlak && b.Vorm != VormDriehoek {
		f.meld(FoutNaam, path+".vorm", "Kies de vorm van het bereik: vlak of driehoek.")
	}
}
