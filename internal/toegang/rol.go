package toegang

import "slices"

// Rol is the one role in which is asked. Who has several picks one.
type Rol string

// The roles of people who work with the program.
const (
	Indicatiesteller       Rol = "indicatiesteller"
	Casusregisseur         Rol = "casusregisseur"
	Veiligheidscoordinator Rol = "veiligheidscoordinator"
	Hulpverlener           Rol = "hulpverlener"         // of a provider
	Backoffice             Rol = "aanbieder-backoffice" // of a provider
	Financien              Rol = "financien"            // who pays the bills at the municipality
	Beleidsmaker           Rol = "beleidsmaker"
	Contractmanager        Rol = "contractmanager"
	FunctioneelBeheerder   Rol = "functioneel-beheerder"
	PrivacyOfficer         Rol = "privacy-officer"
	Toezichthouder         Rol = "toezichthouder"
	Client                 Rol = "client" // also who speaks for a client: a parent, a mentor
)

// The roles of organisations that receive something and do not sign in.
const (
	VeiligThuis Rol = "veilig-thuis"
	CAK         Rol = "cak"
	SVB         Rol = "svb"
)

// The system actors. Each has a name and narrow rights of its own; none of
// them shows anything to a person.
const (
	Termijnbewaker   Rol = "systeem-termijnen"   // timers
	Sleutelbeheer    Rol = "systeem-sleutels"    // wraps and rotates keys; reads no content
	Berichtverwerker Rol = "systeem-berichten"   // matches messages to people and allocations
	Regelmachine     Rol = "systeem-regels"      // computes advice over all facts; each step keeps its labels
	Uitgang          Rol = "systeem-uitgang"     // the outbound gate: knows what must not leave
	Statistiekmaker  Rol = "systeem-statistiek"  // makes the pseudonymised projection
	Vernietiger      Rol = "systeem-vernietiger" // destroys keys; reads no content
	Logschrijver     Rol = "systeem-logboek"     // writes who looked
	Koppelaar        Rol = "systeem-koppeling"   // finds out whether someone is registered already
)

// Rolsoort says what kind of reader has a role.
type Rolsoort uint8

// The kinds of roles.
const (
	Medewerker Rolsoort = iota // a person who works: conflict of interest counts
	Burger                     // a client, or who speaks for one
	Ontvanger                  // an organisation outside
	Systeem                    // a named part of the program
)

// Rolvorm describes a role.
type Rolvorm struct {
	Rol       Rol
	Soort     Rolsoort
	PerTeam   bool   // involvement may be that of a team, as long as the person is not protected
	Omschrijf string // Dutch
}

// Rollen gives all roles, in the order of the documentation.
func Rollen() []Rolvorm {
	return []Rolvorm{
		{Indicatiesteller, Medewerker, false, "onderzoekt, adviseert en besluit"},
		{Casusregisseur, Medewerker, false, "houdt één plan gaande voor het gezin"},
		{Veiligheidscoordinator, Medewerker, false, "bewaakt de veiligheid en beoordeelt wat de uitgang vasthield"},
		{Hulpverlener, Medewerker, false, "helpt, bij een aanbieder"},
		{Backoffice, Medewerker, true, "verwerkt berichten en declaraties bij een aanbieder"},
		{Financien, Medewerker, true, "controleert en betaalt bij de gemeente"},
		{Beleidsmaker, Medewerker, false, "stelt regels en tarieven op en leest uitkomsten"},
		{Contractmanager, Medewerker, false, "sluit en volgt contracten en tarieven"},
		{FunctioneelBeheerder, Medewerker, false, "beheert catalogus, instellingen en accounts"},
		{PrivacyOfficer, Medewerker, false, "ziet toe op inzage en noodtoegang"},
		{Toezichthouder, Medewerker, false, "onderzoekt namens het toezicht (Wmo 2015 art. 6.1)"},
		{Client, Burger, false, "de cliënt, of wie voor hem spreekt"},
		{VeiligThuis, Ontvanger, false, "ontvangt een melding (Wmo 2015 art. 5.2.6)"},
		{CAK, Ontvanger, false, "int de eigen bijdrage"},
		{SVB, Ontvanger, false, "betaalt uit het pgb"},
		{Termijnbewaker, Systeem, false, "bewaakt termijnen"},
		{Sleutelbeheer, Systeem, false, "verpakt en wisselt sleutels"},
		{Berichtverwerker, Systeem, false, "koppelt berichten aan personen en toewijzingen"},
		{Regelmachine, Systeem, false, "rekent het advies uit"},
		{Uitgang, Systeem, false, "controleert wat naar buiten gaat"},
		{Statistiekmaker, Systeem, false, "maakt de gepseudonimiseerde telgegevens"},
		{Vernietiger, Systeem, false, "vernietigt sleutels na de bewaartermijn"},
		{Logschrijver, Systeem, false, "schrijft op wie keek"},
		{Koppelaar, Systeem, false, "herkent een tweede registratie van dezelfde persoon"},
	}
}

// The tables as the rules read them: made once, never changed, never given out.
var (
	rollen       = Rollen()
	verwerkingen = Verwerkingen()
	rechten      = tabel()
	relatievorm  = vormen()
	woorden      = woordenlijst()
)

func rolvorm(r Rol) (Rolvorm, bool) {
	i := slices.IndexFunc(rollen, func(v Rolvorm) bool { return v.Rol == r })
	if i < 0 {
		return Rolvorm{}, false
	}
	return rollen[i], true
}
