package istandaard

// Units, code list WJ756.
const (
	EenheidMinuut          = "01"
	EenheidUur             = "04"
	EenheidEtmaal          = "14"
	EenheidDagdeel         = "16" // four hours
	EenheidStuksOutput     = "82"
	EenheidEuro            = "83" // the volume is in whole eurocents (IV042)
	EenheidStuksInspanning = "84"
)

// Frequencies, code list WMO757.
const (
	FrequentieDag    = "1"
	FrequentieWeek   = "2"
	FrequentieMaand  = "4"
	FrequentieTotaal = "6" // over the whole assignment
)

// Direction of an amount, code list COD043.
const (
	Credit = "C"
	Debet  = "D"
)

// Status of what is delivered, code list COD467. The list has two more that no
// message may use (CS058, OP033x2).
const (
	StatusEerste      = "1"
	StatusVerwijderen = "3"
)

// Reasons of change that rules look at, code lists WMO002 and JZ002.
const (
	WijzigingCorrectieVervallen = "01" // obsolete, CS336
	WijzigingDoorAanbieder      = "12"
	WijzigingVerwijderd         = "13"
	WijzigingCorrectie          = "14"
)

// BeeindigingTijdelijk is the reason of ending of a temporary stop, in both code
// lists WMO588 and JZ588.
const BeeindigingTijdelijk = "20"

// Answers to a request, code list WJ760.
const (
	VerzoekAfgewezen   = "1"
	VerzoekInOnderzoek = "2"
)

// AfwijzingWoonplaatsbeginsel is the reason of rejection (code list WJ759) with
// which a 319 of the Jeugdwet names the municipality that is responsible.
const AfwijzingWoonplaatsbeginsel = "8"

// Codes of a return message that judge a class or a whole message, code list
// WJ001. All other codes name a fault.
const (
	RetourAfgekeurd      = "0001" // rejected on a rule inside the message
	RetourGeenOpmerking  = "0200" // nothing wrong with this class
	RetourNietBeoordeeld = "0233" // this class was not judged
	RetourToegekend      = "8001" // the declaration is granted in full
)

// LandNederland is the country code of the Netherlands, code list COD032.
const LandNederland = "NL"
