package kostprijs

// Invoer is everything that a tariff rests on. Maak checks it, completes it
// with the embedded tables of the day, and refuses what may not stand.
type Invoer struct {
	Code      string `json:"code"`      // short name, for the catalogue and for file names
	Titel     string `json:"titel"`     // what it is the price of
	Wet       Wet    `json:"wet"`       // under which law the price is set
	Peildatum Datum  `json:"peildatum"` // day whose tables and premiums are used

	// LoonkostenPerUur replaces the build-up from salaries by one given cost
	// per paid hour, for a published tariff that shows no more.
	LoonkostenPerUur *Parameter `json:"loonkostenPerUur,omitempty"`

	CaoMix      *Mix         `json:"caoMix,omitempty"`      // parts are caos
	Functiemix  []Functiemix `json:"functiemix,omitempty"`  // per cao: parts are scales or levels
	Niveaus     []Niveau     `json:"niveaus,omitempty"`     // which scales HBO and WO mean, per cao
	Periodieken *Mix         `json:"periodieken,omitempty"` // parts are steps
	Tabellen    []Tabelkeuze `json:"tabellen,omitempty"`
	Meetellen   []Meetellen  `json:"meetellen,omitempty"` // optional terms that count
	Werkgever   *Werkgever   `json:"werkgever,omitempty"`
	Parameters  []Parameter  `json:"parameters"` // named numbers; may replace an embedded one
	Toeslagen   []Toeslag    `json:"toeslagen,omitempty"`
	Uren        []Urenpost   `json:"uren,omitempty"` // the productivity, built; else the parameter productiviteit
	Locatie     *Mix         `json:"locatie,omitempty"`
	Personeel   []Kostenpost `json:"personeel,omitempty"` // other staff costs a year
	Materieel   []Kostenpost `json:"materieel,omitempty"` // costs per declarable hour
	Indexatie   *Indexatie   `json:"indexatie,omitempty"`
	Afronding   *Afrondregel `json:"afronding,omitempty"`
	Weekbudget  []Weekpost   `json:"weekbudget,omitempty"`
	Beschikbaar *Beschikbaar `json:"beschikbaar,omitempty"` // availability funding
	Gedrukt     *Gedrukt     `json:"gedrukt,omitempty"`     // the tariff as it was published
}

// Wet is the law under which a price is set.
type Wet string

// The two laws with a rule on real prices.
const (
	Wmo      Wet = "Wmo"
	Jeugdwet Wet = "Jeugdwet"
)

// Mix divides a whole into parts that are together exactly 100%.
type Mix struct {
	Grondslag string `json:"grondslag"` // of what the shares are taken
	Delen     []Deel `json:"delen"`
	Herkomst
}

// Deel is one part of a mix.
type Deel struct {
	Naam    string `json:"naam"`
	Aandeel Getal  `json:"aandeel"` // percent; 33 1/3 for a third
}

// Functiemix divides the work within one cao over scales, or over levels of
// education that Niveaus maps to scales.
type Functiemix struct {
	Cao string `json:"cao"`
	Mix
}

// Niveau says which scales a level of education means in a cao. The Rotterdam
// document names HBO and WO and no scales, so that somebody has to choose.
type Niveau struct {
	Cao  string `json:"cao"`
	Naam string `json:"naam"` // "HBO", "WO"
	Mix
}

// Tabelkeuze chooses a salary table where there is more than one.
type Tabelkeuze struct {
	Cao   string `json:"cao"`
	Soort string `json:"soort"` // TabelRegulier or TabelToeslag
	Stand Status `json:"stand"` // Gepubliceerd or Afgeleid
	Herkomst
}

// Meetellen counts a term of employment that is not paid to everybody
// (loopbaanbedrag, balansbudget) or the disability pension premium.
type Meetellen struct {
	Cao  string `json:"cao,omitempty"` // empty: every cao
	Naam string `json:"naam"`
	Herkomst
}

// Werkgever is the kind of employer, which decides the premiums.
type Werkgever struct {
	Contract string `json:"contract"` // "vast" (AWf low) or "flex" (AWf high)
	Grootte  string `json:"grootte"`  // "klein" (Aof low) or "groot" (Aof high)
	Herkomst
}

// Toeslag pays unsocial hours: a share of hours at a surcharge on the hourly
// wage. It serves the stay as well as help at home at getting up, eating and
// going to bed.
type Toeslag struct {
	Naam   string    `json:"naam"`
	Cao    string    `json:"cao,omitempty"` // empty: every cao
	Uren   Parameter `json:"uren"`          // % of VanBetaaldeUren or VanClienturen, or uur/jaar
	Opslag Parameter `json:"opslag"`        // % of VanUurloon
}

// Soort is a kind of hours or costs. It decides the place in the legal views.
type Soort string

// The kinds of hours.
const (
	SoortVerlof         Soort = "verlof"         // replaces the leave of the cao
	SoortExtraVerlof    Soort = "extra-verlof"   // leave on top of that of the cao, such as vitality hours
	SoortFeestdagen     Soort = "feestdagen"     // public holidays
	SoortZiekte         Soort = "ziekte"         // sickness
	SoortScholing       Soort = "scholing"       // training
	SoortIntervisie     Soort = "intervisie"     // peer review
	SoortSKJ            Soort = "skj"            // upkeep of the SKJ registration
	SoortOverleg        Soort = "overleg"        // team meetings
	SoortOverig         Soort = "overig"         // other tasks
	SoortReistijd       Soort = "reistijd"       // travel between clients: working time
	SoortClienttijd     Soort = "clienttijd"     // indirect time for a client
	SoortVerantwoording Soort = "verantwoording" // reporting and administration that the municipality asks
)

// The kinds of costs.
const (
	SoortOpleiding      Soort = "opleiding"      // training, paid out
	SoortRegistratie    Soort = "registratie"    // SKJ registration, paid out
	SoortWoonwerk       Soort = "woon-werk"      // commuting
	SoortArbo           Soort = "arbo"           // occupational health
	SoortVervanging     Soort = "vervanging"     // replacement
	SoortClientgebonden Soort = "clientgebonden" // materials for a client
	SoortVerplichting   Soort = "verplichting"   // duties that the municipality sets
)

// Urenpost is one reason why a paid hour is not a declarable hour. The unit
// says how it is counted: uur/jaar, % with a base, or min/uur (minutes per hour
// of direct contact with a client). An empty Cao means every cao.
type Urenpost struct {
	Soort      Soort  `json:"soort"`
	Locatie    string `json:"locatie,omitempty"`    // for min/uur: only for the share of the work at this place
	Declarabel bool   `json:"declarabel,omitempty"` // for min/uur: this time may be declared
	Parameter
}

// Kostenpost is a cost beside wages: eur/jaar per fte or % of gross wage for
// staff, eur/uur for material.
type Kostenpost struct {
	Soort Soort `json:"soort"`
	Parameter
}

// Indexatie carries a price from the price level of the day to a later year:
// OVA on the labour part, PPC on the material part.
type Indexatie struct {
	Jaren     []Indexjaar `json:"jaren"`
	Loondeel  *Parameter  `json:"loondeel,omitempty"`  // % of VanPrijsVoorIndex that is labour
	UitOpbouw *Herkomst   `json:"uitOpbouw,omitempty"` // or: labour cost and overhead are labour, the rest is material
}

// Indexjaar is one year of indexation. A figure that is absent is taken from
// the embedded indices.
type Indexjaar struct {
	Jaar int        `json:"jaar"`
	OVA  *Parameter `json:"ova,omitempty"`
	PPC  *Parameter `json:"ppc,omitempty"`
}

// Afrondregel is the rounding of the contract.
type Afrondregel struct {
	Eenheid Getal  `json:"eenheid"` // 0,01 for cents; 1 for euros; 0,60 for whole cents a minute
	Regel   string `json:"regel"`   // a name of geld.Afronding
	Herkomst
}

// Weekpost is an amount of help a week that the tariff pays.
type Weekpost struct {
	Naam    string `json:"naam"`
	Minuten int64  `json:"minuten"`
	Aantal  int64  `json:"aantal"` // how many times: two adults
	Herkomst
}

// Beschikbaar prices availability: staff that is near the whole week, whatever
// a client needs.
type Beschikbaar struct {
	Diensturen Parameter    `json:"diensturen"` // uur/week
	Plaatsen   Parameter    `json:"plaatsen"`   // aantal
	Bezetting  Parameter    `json:"bezetting"`  // % of VanPlaatsen
	Afronding  *Afrondregel `json:"afronding,omitempty"`
}

// Gedrukt is a tariff as its source prints it. It stays the price, also where
// the formula gives another amount.
type Gedrukt struct {
	Bedrag Getal `json:"bedrag"` // euros
	Herkomst
}

// The names of the free parameters.
const (
	NaamProductiviteit      = "productiviteit"
	NaamOverhead            = "overhead"
	NaamRisico              = "risico"
	NaamReiskilometers      = "reiskilometers"
	NaamKilometervergoeding = "kilometervergoeding"
)
