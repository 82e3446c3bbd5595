package controle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard"
)

const (
	beide = istandaard.Domein(0)
	wmo   = istandaard.Wmo
	jw    = istandaard.Jw
)

// vector is one message, as edits on the right one, and the rules that it must
// break. What the official stylesheet 2.10.5 says of each was looked up once.
type vector struct {
	bericht int
	domein  istandaard.Domein
	edits   string
	regels  string
}

// vectoren has for each rule the smallest message that breaks it, and beside it
// those that only just do not.
var vectoren = []vector{
	// The right messages themselves.
	{301, beide, "", ""}, {305, beide, "", ""}, {307, beide, "", ""}, {315, beide, "", ""},
	{317, beide, "", ""}, {319, beide, "", ""}, {323, beide, "", ""}, {325, beide, "", ""},

	// An address.
	{301, beide, "-{c}/Adres/LandCode", "CD005"},
	{301, beide, "-{c}/Adres/Postcode", "CD005 CD034 CS089 TR006"},
	{301, beide, "-{c}/Adres/Postcode -{c}/Adres/LandCode {c}/Soort=02 +{c}/Telefoon", ""},
	{301, beide, "-{c}/Adres/Huis", "CD025 TR006"},
	{301, beide, "-{c}/Adres/Huis +{c}/Telefoon", "CD025"},
	{301, beide, "-{c}/Adres/Huis {c}/Adres/LandCode=BE +{c}/Telefoon", ""},
	{301, beide, "{c}/Adres/Postcode=3011_AA", "CS089"},
	{301, beide, "{c}/Adres/Postcode=0311AA", "CS089"},
	{301, beide, "{c}/Adres/Postcode=3011aa", ""},
	{301, beide, "{c}/Adres/Postcode=3011A1", "CS089"},
	{301, beide, "{c}/Adres/Postcode=3011AAA", "CS089"},
	{301, beide, "{c}/Adres/Postcode=B-1000 {c}/Adres/LandCode=BE", ""},
	{301, beide, "{c}/Soort=03 -{c}/Adres +{c}/Telefoon", "CD034"},
	{301, beide, "{c}/Soort=02 -{c}/Adres +{c}/Telefoon", ""},
	{301, beide, "{c}/Soort=02 -{c}/Adres", "TR006"},
	{301, beide, "{c}/Soort=02 -{c}/Adres {c}/Emailadres=a@voorbeeld.nl", "TR006"},
	{301, beide, "{c}/Soort=04", "TR061"},
	{301, beide, "*{c} {c}[2]/Soort=04", ""},
	{301, beide, "*{c} {c}[1]/Soort=04", ""},
	{301, beide, "*{c}", "TR101"},
	{301, beide, "*{c} *{c} {c}[2]/Soort=02 {c}[3]/Soort=03", ""},
	{301, beide, "+{c}/Periode", "CD009"},
	{301, beide, "*{c} {c}[2]/Soort=04 {c}[2]/Periode/Begindatum=2026-03-01 {c}[2]/Periode/Einddatum=2026-03-01", ""},
	{301, beide, "*{c} {c}[2]/Soort=04 {c}[2]/Periode/Begindatum=2026-03-02 {c}[2]/Periode/Einddatum=2026-03-01", "CS003"},
	{301, beide, "*{c} {c}[2]/Soort=04 {c}[2]/Periode/Einddatum=2026-03-01", "CS003"},
	{301, beide, "*{c} {c}[2]/Soort=04 {c}[2]/Periode/Begindatum=2026-03-01", ""},

	// A person, and the people around.
	{301, beide, "Client/Bsn=999900007", "CS002"},
	{301, beide, "Client/Bsn=000000000", ""},
	{301, beide, "Client/Bsn=123456782", ""},
	{301, beide, "Client/Communicatie/Vorm=1", "CD007"},
	{301, beide, "Client/Communicatie/Vorm=1 Client/Communicatie/Taal=Turks", ""},
	{301, beide, "Client/Communicatie/Vorm=2", ""},
	{301, beide, "Client/Communicatie/Vorm=3 Client/Communicatie/Taal=Turks", "CD007"},
	{301, beide, "Client/Naam/NaamGebruik=2", "CS050"},
	{301, beide, "Client/Naam/NaamGebruik=5", "CS050"},
	{301, beide, "Client/Naam/NaamGebruik=4 +Client/Naam/Partnernaam", ""},
	{301, beide, "Client/Naam/NaamGebruik=5 +Client/Naam/Partnernaam", "CS050"},
	{301, wmo, "Client/Naam/NaamGebruik=6", "CS050"},
	{301, jw, "Client/Naam/NaamGebruik=6", "CS318"},
	{301, jw, "Client/Naam/NaamGebruik=6 +Client/Naam/Partnernaam", "CS050 CS318"},
	{301, wmo, "{r}/Soort=11 {r}/Naam/NaamGebruik=6 {r}/Contact/Soort=02 +{r}/Contact/Telefoon", "CS050"},
	{301, jw, "{r}/Soort=11 {r}/Naam/NaamGebruik=6 {r}/Contact/Soort=02 +{r}/Contact/Telefoon", ""},
	{301, beide, "{r}/Contact/Soort=01", "CD034 TR006"},
	{301, beide, "{r}/Contact/Soort=02 +{r}/Contact/Telefoon *{r}", "TR101"},
	{301, beide, "{r}/Contact/Soort=02 +{r}/Contact/Telefoon *{r} {r}[2]/Nummer=2", ""},
	{301, beide, "{r}/Contact/Soort=02 +{r}/Contact/Telefoon {r}/Geboortedatum/Datum=2026-03-16", "TR134"},
	{301, beide, "{r}/Contact/Soort=02 +{r}/Contact/Telefoon {r}/Geboortedatum/Datum=1906-03-14", "TR002"},
	{301, beide, "{r}/Contact/Soort=04 +{r}/Contact/Telefoon", ""}, // TR061 looks at the client only

	// A date of birth.
	{301, beide, "Client/Geboortedatum/Datum=2026-03-15", ""},
	{301, beide, "Client/Geboortedatum/Datum=2026-03-16", "TR134"},
	{305, beide, "Client/Geboortedatum/Datum=2026-03-16", "TR134"},
	{307, beide, "Client/Geboortedatum/Datum=2026-03-16", "TR134"},
	{315, beide, "Client/Geboortedatum/Datum=2026-03-16", "TR134"},
	{301, beide, "Client/Geboortedatum/Datum=1906-03-15", ""},
	{301, beide, "Client/Geboortedatum/Datum=1906-03-14", "TR002"},
	{315, beide, "Client/Geboortedatum/Datum=1906-03-14", "TR002"},
	{301, beide, "Client/Geboortedatum/Datum=1900-01-01 Client/Geboortedatum/DatumGebruik=3", ""},
	{301, beide, "Client/Geboortedatum/Datum=1900-01-01 Client/Geboortedatum/DatumGebruik=2", "TR002"},
	{301, beide, "Client/Geboortedatum/Datum=1900-01-01", "TR002"},
	{301, beide, "Client/Geboortedatum/Datum=1990-01-01 Client/Geboortedatum/DatumGebruik=3", "CS139"},
	{301, beide, "Client/Geboortedatum/Datum=1990-01-01 Client/Geboortedatum/DatumGebruik=2", ""},
	{301, beide, "Client/Geboortedatum/Datum=1990-02-01 Client/Geboortedatum/DatumGebruik=2", "CS139"},
	{301, beide, "Client/Geboortedatum/Datum=1990-02-01 Client/Geboortedatum/DatumGebruik=1", ""},
	{301, beide, "Client/Geboortedatum/Datum=1990-02-02 Client/Geboortedatum/DatumGebruik=1", "CS139"},

	// Size, budget and dates of an assignment.
	{301, beide, "-{tp}/Omvang", "CD041"},
	{301, beide, "-{tp}/Omvang -{tp}/Product/Code", ""},
	{301, beide, "-{tp}/Product/Code", "CD080"},
	{301, beide, "-{tp}/Product/Code {tp}/Ingangsdatum=2020-01-01 {tp}/Einddatum=2020-12-31", ""},
	{301, beide, "-{tp}/Product/Code {tp}/Ingangsdatum=2020-01-01 {tp}/Einddatum=2021-01-01", "CD080"},
	{301, beide, "-{tp}/Product/Code -{tp}/Einddatum {tp}/Omvang/Frequentie=4", "CD080"},
	{301, beide, "-{tp}/Einddatum", "CD076"},
	{301, beide, "-{tp}/Einddatum {tp}/Omvang/Frequentie=4", ""},
	{301, beide, "-{tp}/Omvang -{tp}/Product {tp}/Budget=100", ""},
	{301, beide, "-{tp}/Omvang -{tp}/Product -{tp}/Einddatum {tp}/Budget=100", "CD075"},
	{301, beide, "-{tp}/Omvang -{tp}/Product", "CD079"},
	{301, beide, "{tp}/Budget=0", "CD077 CD078"},
	{301, beide, "{tp}/Omvang/Eenheid=16 {tp}/Omvang/Frequentie=1", "CS338"},
	{301, beide, "{tp}/Omvang/Eenheid=84 {tp}/Omvang/Frequentie=1 -{tp}/Einddatum", "CS338"},
	{301, beide, "{tp}/Omvang/Eenheid=14 {tp}/Omvang/Frequentie=6", ""},
	{301, beide, "{tp}/Omvang/Eenheid=82 {tp}/Omvang/Frequentie=1", ""},
	{301, beide, "{tp}/Omvang/Eenheid=83 {tp}/Omvang/Frequentie=1 {tp}/Ingangsdatum=2020-01-01 {tp}/Einddatum=2020-12-31", ""},
	{301, beide, "{tp}/Einddatum=2026-02-28", "CS003"},
	{301, beide, "{tp}/Einddatum=2026-03-01", ""},
	{301, beide, "{tp}/RedenWijziging=13", "CS335"},
	{301, beide, "{tp}/RedenWijziging=13 {tp}/Einddatum=2026-03-01", ""},
	{301, beide, "{tp}/RedenWijziging=13 -{tp}/Einddatum {tp}/Omvang/Frequentie=4", ""},
	{301, beide, "{tp}/RedenWijziging=01", "CS336"},
	{301, beide, "{tp}/RedenWijziging=14", ""},
	{301, beide, "{tp}/Toewijzingsdatum=2026-03-15", ""},
	{301, beide, "{tp}/Toewijzingsdatum=2026-03-16", "TR134"},
	{301, beide, "{tp}/Ingangsdatum=2026-12-01", ""},

	// Two assignments.
	{301, beide, "*{tp}", "TR101 TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=01", "TR302"}, // not the same characters
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/Product/Code=10A02", ""},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/Ingangsdatum=2027-01-01 {tp}[2]/Einddatum=2027-12-31", ""},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/Ingangsdatum=2026-12-31 {tp}[2]/Einddatum=2027-12-31", "TR302"},
	{301, beide, "*{tp} {tp}[1]/ToewijzingNummer=2 {tp}[1]/Ingangsdatum=2026-12-31 {tp}[1]/Einddatum=2027-12-31", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/Ingangsdatum=2027-01-01 -{tp}[1]/Einddatum {tp}[1]/Omvang/Frequentie=4 {tp}[2]/Einddatum=2027-02-01", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 -{tp}[2]/Product/Code -{tp}[2]/Omvang", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 -{tp}[2]/Product -{tp}[2]/Omvang {tp}[2]/Budget=1", "TR302"},
	{301, wmo, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/Product/Categorie=03", ""},
	{301, wmo, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Product/Categorie=11 {tp}[2]/Product/Categorie=11", ""},
	{301, wmo, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Product/Categorie=14 -{tp}[2]/Product -{tp}[2]/Omvang {tp}[2]/Budget=1", ""},
	{301, wmo, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Product/Categorie=15 {tp}[2]/Product/Categorie=15", "TR302"},
	{301, jw, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Product/Categorie=50 {tp}[2]/Product/Categorie=50", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/RedenWijziging=13 {tp}[2]/Einddatum=2026-03-01", ""},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/RedenWijziging=01 {tp}[2]/Einddatum=2026-03-01", "CS336"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[2]/RedenWijziging=12 {tp}[2]/Einddatum=2026-03-01", "TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Ingangsdatum=2026-05-01 {tp}[1]/Einddatum=2026-04-01", "CS003 TR302"},
	{301, beide, "*{tp} {tp}[2]/ToewijzingNummer=2 {tp}[1]/Ingangsdatum=2026-05-01 {tp}[1]/Einddatum=2026-04-01 {tp}[2]/Einddatum=2026-04-15", "CS003"},

	// Start and stop.
	{305, beide, "{st}/StatusAanlevering=2", "CS058"},
	{305, beide, "{st}/StatusAanlevering=3", ""},
	{305, beide, "{st}/StatusAanlevering=9", "CS058"},
	{305, beide, "{st}/Begindatum=2026-03-15", ""},
	{305, beide, "{st}/Begindatum=2026-03-16", "TR134"},
	{305, beide, "*{st}", "TR101"},
	{305, beide, "*{st} {st}[2]/StatusAanlevering=3", "TR101"},
	{305, beide, "*{st} {st}[2]/ToewijzingIngangsdatum=2026-01-01", "TR101"},
	{305, beide, "*{st} {st}[2]/Begindatum=2026-02-01", ""},
	{305, beide, "*{st} -{st}[2]/ToewijzingNummer", ""},
	{305, beide, "*{st} -{st}[1]/ToewijzingNummer -{st}[2]/ToewijzingNummer", "TR101"},
	{305, beide, "*{st} {st}[2]/Product/Categorie={cat}", ""},
	{305, beide, "{st}/Product/Categorie={cat} *{st} {st}[2]/Product/Code=A", ""},
	{305, beide, "{st}/Product/Categorie={cat} {st}/Product/Code=A *{st}", "TR101"},
	{307, beide, "{so}/StatusAanlevering=2", "CS058"},
	{307, beide, "{so}/Einddatum=2026-01-31", "TR018"},
	{307, beide, "{so}/Einddatum=2026-02-01", ""},
	{307, beide, "{so}/Einddatum=2026-03-16", "TR134"},
	{307, beide, "{so}/Begindatum=2026-04-01 {so}/Einddatum=2026-04-01", "TR134"},
	{307, beide, "*{so}", "TR101"},
	{307, beide, "*{so} {so}[2]/RedenBeeindiging=20", ""},
	{307, beide, "*{so} {so}[2]/Einddatum=2026-03-02", ""},
	{307, beide, "*{so} {so}[2]/StatusAanlevering=3", "TR101"},

	// A request for assignment.
	{315, beide, "{ap}/BeschikkingNummer=1", "CD043"},
	{315, beide, "{ap}/BeschikkingIngangsdatum=2026-01-01", "CD043"},
	{315, beide, "{ap}/BeschikkingNummer=1 {ap}/BeschikkingIngangsdatum=2026-01-01", ""},
	{315, beide, "{ap}/Verwijzer/Naam=Huisarts", "CD066"},
	{315, beide, "-{ap}/Verwijzer/ZorgverlenerCode", "CD067"},
	{315, beide, "-{ap}/Verwijzer/ZorgverlenerCode {ap}/Verwijzer/Naam=Huisarts", ""},
	{315, beide, "{ap}/Verwijzer/Type=01", "CD068"},
	{315, beide, "{ap}/Verwijzer/Type=06", "CD068"},
	{315, beide, "{ap}/Verwijzer/Type=08", "CD068"},
	{315, beide, "{ap}/Verwijzer/Type=05", ""},
	{315, beide, "{ap}/Verwijzer/Type=06 -{ap}/Verwijzer/ZorgverlenerCode", ""},
	{315, beide, "{ap}/Verwijzer/Type=01 -{ap}/Verwijzer/ZorgverlenerCode {ap}/Verwijzer/Naam=Wijkteam", ""},
	{315, beide, "-{ap}/Omvang", "CD041"},
	{315, beide, "-{ap}/Product/Code", "CD095"},
	{315, beide, "-{ap}/Product/Code {ap}/ToewijzingIngangsdatum=2020-01-01 {ap}/ToewijzingEinddatum=2020-12-31", ""},
	{315, beide, "-{ap}/ToewijzingEinddatum", "CD076"},
	{315, beide, "{ap}/ToewijzingEinddatum=2026-02-28", "CS003"},
	{315, beide, "{ap}/Omvang/Eenheid=14 {ap}/Omvang/Frequentie=1", "CS343"},
	{315, beide, "-{ap}/Omvang -{ap}/Product {ap}/Budget=1 -{ap}/ToewijzingEinddatum", "CD075"},
	{315, beide, "-{ap}/Omvang -{ap}/Product", "CD079"},
	{315, beide, "{ap}/Budget=1", "CD077 CD078"},
	{315, beide, "*{ap}", "TR101 TR383 TR386"},
	{315, beide, "*{ap} {ap}[2]/ReferentieAanbieder=T2", "TR386"},
	{315, beide, "*{ap} {ap}[2]/ReferentieAanbieder=T_", "TR386 TR383"},
	{315, beide, "*{ap} {ap}[2]/Product/Code=10A02", "TR101 TR383"},
	{315, beide, "*{ap} {ap}[2]/ReferentieAanbieder=T2 {ap}[2]/ToewijzingIngangsdatum=2027-01-01 {ap}[2]/ToewijzingEinddatum=2027-01-31", ""},
	{315, wmo, "*{ap} {ap}[2]/ReferentieAanbieder=T2 {ap}[1]/Product/Categorie=12 {ap}[2]/Product/Categorie=12", ""},

	// A request for change, and the answer.
	{317, beide, "-{v}/OngewijzigdeProducten", "TR352"},
	{317, beide, "-{v}/NieuweProducten", "TR353"},
	{317, beide, "-{v}/OngewijzigdeProducten -{v}/NieuweProducten", "TR352 TR353"},
	{317, beide, "-{v}/OngewijzigdeProducten -{v}/NieuweProducten +{tw}", ""},
	{317, beide, "{np}/GewensteIngangsdatum=2026-03-15", "TR380"},
	{317, beide, "{np}/GewensteIngangsdatum=2026-03-16", ""},
	{317, beide, "{tw}/GewensteIngangsdatum=2020-01-01", ""},
	{317, beide, "{tw}/GewensteIngangsdatum=2026-04-01 {tw}/Einddatum=2026-03-31", "CS003"},
	{317, beide, "{tw}/Omvang/Frequentie=2", "CD076"},
	{317, beide, "{tw}/Omvang/Frequentie=4 {tw}/Budget=1", "CD075 CD077 CD078"},
	{317, beide, "{tw}/Omvang/Frequentie=1 {tw}/Omvang/Eenheid=16", "CS338"},
	{317, beide, "*{op}", "TR101"},
	{317, beide, "*{op} {op}[2]/ToewijzingNummer=2", ""},
	{317, beide, "+{tw} *{tw}", "TR101"},
	{317, beide, "*{np}", "TR101 TR410"},
	{317, beide, "*{np} {np}[2]/GewensteIngangsdatum=2026-04-02", "TR410"},
	{317, beide, "*{np} {np}[2]/Product/Code=10A02", ""},
	{317, wmo, "*{np} {np}[1]/Product/Categorie=13 {np}[2]/Product/Categorie=13", "TR101"},
	{317, beide, "-{np}/Omvang", "CD041"},
	{317, beide, "-{np}/Product/Code", "CD096"},
	{317, beide, "-{np}/Product -{np}/Omvang", "CD079"},
	{317, beide, "{np}/Omvang/Eenheid=83 {np}/Omvang/Frequentie=1", "CS338"},
	{319, beide, "Antwoord/VerzoekAntwoord=1", "CD085"},
	{319, beide, "Antwoord/VerzoekAntwoord=1 Antwoord/RedenAfwijzingVerzoek=3", ""},
	{319, beide, "Antwoord/RedenAfwijzingVerzoek=3", "CD086"},
	{319, wmo, "Antwoord/VerzoekAntwoord=1 Antwoord/RedenAfwijzingVerzoek=8", ""},
	{319, jw, "Antwoord/VerzoekAntwoord=1 Antwoord/RedenAfwijzingVerzoek=8", "TR377"},
	{319, jw, "Antwoord/VerzoekAntwoord=1 Antwoord/RedenAfwijzingVerzoek=8 +Antwoord/Woonplaatsbeginsel", ""},
	{319, jw, "Antwoord/VerzoekAntwoord=1 Antwoord/RedenAfwijzingVerzoek=5 +Antwoord/Woonplaatsbeginsel", "TR409"},
	{319, jw, "+Antwoord/Woonplaatsbeginsel", ""},

	// A declaration: periods.
	{323, beide, "{d}/DeclaratiePeriode/Begindatum=2026-02-02", "CS340"},
	{323, beide, "{d}/DeclaratiePeriode/Einddatum=2026-02-27", "CS340 TR319"},
	{323, beide, "{d}/DeclaratiePeriode/Einddatum=2026-03-31", "CS340 TR137"},
	{323, beide, "{d}/DeclaratiePeriode/Begindatum=2026-01-01", "CS340"},
	{323, beide, "{d}/DeclaratiePeriode/Einddatum=2026-01-31", "CS340 TR137 TR319"},
	{323, beide, "{dag}=2026-02-28", ""},
	{323, beide, "{dag}=2026-02-27", "TR137"},
	{323, beide, "{dag}=2026-01-31", "TR134 TR137"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2026-01-31", "CS337"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2025-02-01", "CS337"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2026-01-01 {p}/ProductPeriode/Einddatum=2026-01-31", ""},
	{323, beide, "{p}/ProductPeriode/Begindatum=2026-03-01 {p}/ProductPeriode/Einddatum=2026-03-15", "TR319"},
	{323, beide, "{p}/ProductPeriode/Einddatum=2026-02-10 {p}/ProductPeriode/Begindatum=2026-02-11", "TR137"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2021-03-01 {p}/ProductPeriode/Einddatum=2021-03-15", ""},
	{323, beide, "{p}/ProductPeriode/Begindatum=2021-03-01 {p}/ProductPeriode/Einddatum=2021-03-14", "TR335"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2021-01-01 {p}/ProductPeriode/Einddatum=2021-01-31", "TR335"},
	{323, beide, "{p}/ProductPeriode/Begindatum=2020-12-31 {p}/ProductPeriode/Einddatum=2020-12-31", "CS100 TR335"},
	{323, beide, "{d}/DeclaratieDagtekening=2028-02-29 {p}/ProductPeriode/Begindatum=2023-02-28", "CS337"},
	{323, beide, "{d}/DeclaratieDagtekening=2028-02-29 {p}/ProductPeriode/Begindatum=2023-02-01 {p}/ProductPeriode/Einddatum=2023-02-28", ""},
	{323, beide, "{d}/DeclaratieDagtekening=2028-02-29 {p}/ProductPeriode/Begindatum=2023-02-01 {p}/ProductPeriode/Einddatum=2023-02-27", "TR335"},

	// A declaration: amounts.
	{323, beide, "{p}/Eenheid=83", "CD087 CS339"},
	{323, beide, "{p}/Eenheid=83 -{p}/ProductTarief {p}/GeleverdVolume=100", ""},
	{323, beide, "{p}/Eenheid=83 -{p}/ProductTarief {p}/GeleverdVolume=0100", ""},
	{323, beide, "{p}/Eenheid=83 -{p}/ProductTarief {p}/GeleverdVolume=99", "CS339"},
	{323, beide, "-{p}/ProductTarief", "CD087"},
	{323, beide, "{d}/TotaalIngediendBedrag/TotaalBedrag=99", "TR358"},
	{323, beide, "{d}/TotaalIngediendBedrag/TotaalBedrag=0100", "TR358"},
	{323, beide, "{d}/TotaalIngediendBedrag/TotaalBedrag=+100", "TR358"},
	{323, beide, "{d}/TotaalIngediendBedrag/TotaalBedrag=_100_", ""},
	{323, beide, "{p}/IngediendBedrag/Bedrag=0100", ""},
	{323, beide, "{p}/IngediendBedrag/Bedrag=+100", "TR358"},
	{323, beide, "{d}/TotaalIngediendBedrag/DebetCredit=C", "TR358"},
	{323, beide, "{p}/IngediendBedrag/DebetCredit=C {p}/ProductReferentie/VorigReferentieNummer=R0 {d}/TotaalIngediendBedrag/DebetCredit=C", ""},
	{323, beide, "{p}/IngediendBedrag/DebetCredit=C {p}/ProductReferentie/VorigReferentieNummer=R0", "TR358"},
	{323, beide, "{p}/IngediendBedrag/DebetCredit=C {d}/TotaalIngediendBedrag/DebetCredit=C", "CD060"},
	{323, beide, "{p}/ProductReferentie/VorigReferentieNummer=R0", "CD060"},
	{323, beide, "{p}/IngediendBedrag/DebetCredit=C {p}/ProductReferentie/VorigReferentieNummer=_ {d}/TotaalIngediendBedrag/DebetCredit=C", "CD060"},
	{323, beide, "{p}/IngediendBedrag/Bedrag=0 {d}/TotaalIngediendBedrag/TotaalBedrag=0", ""},
	{323, beide, "{p}/IngediendBedrag/Bedrag=0 {d}/TotaalIngediendBedrag/TotaalBedrag=0 {d}/TotaalIngediendBedrag/DebetCredit=C", "CS325"},

	// A declaration: more performances.
	{323, beide, "*{p} {d}/TotaalIngediendBedrag/TotaalBedrag=200", "TR101 TR416"},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {d}/TotaalIngediendBedrag/TotaalBedrag=200", "TR416"},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {p}[2]/ToewijzingNummer=2 {d}/TotaalIngediendBedrag/TotaalBedrag=200", ""},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {p}[2]/ProductCode=B {d}/TotaalIngediendBedrag/TotaalBedrag=200", ""},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {p}[2]/ProductPeriode/Einddatum=2026-02-27 {d}/TotaalIngediendBedrag/TotaalBedrag=200", ""},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {p}[2]/ProductReferentie/VorigReferentieNummer=R0 {p}[2]/IngediendBedrag/DebetCredit=C {d}/TotaalIngediendBedrag/TotaalBedrag=0", ""},
	{323, beide, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {p}[2]/ProductReferentie/VorigReferentieNummer=R1 {p}[2]/IngediendBedrag/DebetCredit=C {d}/TotaalIngediendBedrag/TotaalBedrag=0", "TR316"},
	{323, beide, "*{p} {p}[1]/ProductReferentie/ReferentieNummer=R2 {p}[1]/ProductReferentie/VorigReferentieNummer=R1 {p}[1]/IngediendBedrag/DebetCredit=C {d}/TotaalIngediendBedrag/TotaalBedrag=0", "TR316"},
	{323, beide, "{p}/ProductReferentie/VorigReferentieNummer=R1 {p}/IngediendBedrag/DebetCredit=C {d}/TotaalIngediendBedrag/DebetCredit=C", "TR316"},
	{323, beide, "{p}/ProductReferentie/VorigReferentieNummer=R0 {p}/IngediendBedrag/DebetCredit=C *{p} {p}[2]/ProductReferentie/ReferentieNummer=R2 {d}/TotaalIngediendBedrag/TotaalBedrag=200 {d}/TotaalIngediendBedrag/DebetCredit=C", "TR315"},
	{323, beide, "*{d}/Clienten/Client {d}/TotaalIngediendBedrag/TotaalBedrag=200", "TR101"},
	{323, beide, "*{d}/Clienten/Client {d}/Clienten/Client[2]/Bsn=999900018 {d}/TotaalIngediendBedrag/TotaalBedrag=200", ""},
	{323, beide, "*{d}/Clienten/Client {d}/Clienten/Client[2]/Bsn=999900019 {d}/TotaalIngediendBedrag/TotaalBedrag=200", "CS002"},
	{323, beide, "{p}/ProductReferentie/ReferentieNummer=_", "TR316"}, // blank is equal to absent
	{323, beide, "{p}/ProductReferentie/ReferentieNummer=A_B", ""},

	// Odd forms that the schema allows and the stylesheet trips over.
	{301, beide, "{tp}/Einddatum=_2026-12-31", "CS003"},
	{301, beide, "{tp}/Einddatum=2026-12-31_", ""},
	{301, beide, "Client/Geboortedatum/Datum=1990-01-01_ Client/Geboortedatum/DatumGebruik=2", "CS139"},
	{305, beide, "{dag}=_2026-03-15", "TR134"},
	{305, beide, "{dag}=2026-03-15_", ""},
	{307, beide, "{so}/Einddatum=_2026-03-01", "TR018"},
	{323, beide, "{p}/ProductPeriode/Begindatum=_2026-02-01", "CS337"},
	{323, beide, "{d}/DeclaratiePeriode/Begindatum=2026-02-01_", "CS340"},
	{323, beide, "{d}/DeclaratiePeriode/Einddatum=_2026-02-28", "TR137 TR319"},

	// The answer to a declaration.
	{325, beide, "{da}/TotaalToegekendBedrag/TotaalBedrag=90", "TR342"},
	{325, beide, "{da}/TotaalToegekendBedrag/TotaalBedrag=90 {dp}/ProductReferentie/ReferentieNummer=R1 {dp}/ProductPeriode/Begindatum=2026-02-01 {dp}/ProductPeriode/Einddatum=2026-02-28 {dp}/IngediendBedrag/Bedrag=10 {dp}/IngediendBedrag/DebetCredit=D {da}/RetourCodes/RetourCode=0200", ""},
	{325, beide, "{dp}/ProductReferentie/ReferentieNummer=R1 {dp}/IngediendBedrag/Bedrag=10 {dp}/IngediendBedrag/DebetCredit=D {dp}/ProductPeriode/Einddatum=2026-03-16", "TR137 TR342"},
	{325, beide, "{dp}/IngediendBedrag/Bedrag=0 {dp}/IngediendBedrag/DebetCredit=D {dp}/ProductPeriode/Begindatum=2026-04-01 {dp}/ProductPeriode/Einddatum=2026-03-01", "TR134 TR137"},
	{325, beide, "{dp}/IngediendBedrag/Bedrag=0 {dp}/IngediendBedrag/DebetCredit=C", "CD060 CS325"},
	{325, beide, "{da}/RetourCodes/RetourCode=9333", "TR342"},
	{325, beide, "{da}/RetourCodes/RetourCode=9333 {da}/TotaalToegekendBedrag/TotaalBedrag=0", ""},
	{325, beide, "{da}/RetourCodes/RetourCode=0200 *{da}/RetourCodes/RetourCode {da}/RetourCodes/RetourCode[2]=9333", "TR342"},
	{325, beide, "{da}/TotaalToegekendBedrag/DebetCredit=C", "TR342"},
	{325, beide, "{da}/TotaalToegekendBedrag/DebetCredit=C {da}/TotaalIngediendBedrag/DebetCredit=C", ""},
	{325, beide, "-{da}", ""},
}

// bericht builds the message of a vector for one law.
func (v vector) wortel(d istandaard.Domein) *elt {
	s := istandaard.Soort{Domein: d, Nummer: v.bericht}
	wortel := grondslag(s)
	wortel.bewerk(s, v.edits)
	return wortel
}

func (v vector) document(d istandaard.Domein) []byte {
	return (&schrift{"m", "b", "\r\n"}).document(istandaard.Soort{Domein: d, Nummer: v.bericht}, v.wortel(d))
}

// domeinen gives the laws that a vector is for.
func (v vector) domeinen() []istandaard.Domein {
	if v.domein == beide {
		return istandaard.Domeinen()
	}
	return []istandaard.Domein{v.domein}
}

func TestEigenVectoren(t *testing.T) {
	for i, v := range vectoren {
		moet := strings.Fields(v.regels)
		slices.Sort(moet)
		for _, d := range v.domeinen() {
			t.Run(fmt.Sprintf("%d-%v-%d", v.bericht, d, i), func(t *testing.T) {
				u := controleer(t, v.document(d))
				if !u.Structuur || !slices.Equal(codes(u), moet) {
					t.Errorf("%s\nstructuur %v, %v, moet zijn %v", v.edits, u.Structuur, u.Fouten, moet)
				}
			})
		}
	}
}

// TestElkeRegelHeeftEenVector holds that the table breaks every rule at least
// once in each law that has it, so that a rule that stops working is noticed.
func TestElkeRegelHeeftEenVector(t *testing.T) {
	gebroken := map[string]bool{}
	for _, v := range vectoren {
		for _, d := range v.domeinen() {
			for regel := range strings.FieldsSeq(v.regels) {
				gebroken[regel+d.String()] = true
			}
		}
	}
	for _, r := range Regels() {
		if len(r.Berichten) == 0 {
			t.Errorf("%s geldt in geen enkel bericht", r.Code)
		}
		for _, s := range r.Berichten {
			if !gebroken[r.Code+s.Domein.String()] {
				t.Errorf("geen vector breekt %s in %v", r.Code, s.Domein)
			}
		}
	}
}

// TestPlek holds the path and the place of a fault.
func TestPlek(t *testing.T) {
	gevallen := []struct {
		bericht     int
		edits       string
		regel, plek string
	}{
		{301, "-{c}/Adres/Huis {c}/Adres/LandCode=BE", "TR006", "Client/Contactgegevens/Contact[1]"},
		{301, "*{c} {c}[2]/Soort=03 -{c}[2]/Adres +{c}[2]/Telefoon", "CD034", "Client/Contactgegevens/Contact[2]/Soort"},
		{301, "*{tp} {tp}[2]/ToewijzingNummer=2", "TR302", "Client/ToegewezenProducten/ToegewezenProduct[2]"},
		{301, "*{tp} {tp}[1]/ToewijzingNummer=2 {tp}[1]/Ingangsdatum=2026-05-01", "TR302", "Client/ToegewezenProducten/ToegewezenProduct[1]"},
		{323, "*{d}/Clienten/Client {d}/Clienten/Client[2]/Bsn=999900019", "CS002", "Declaratie/Clienten/Client[2]/Bsn"},
		{323, "*{p} {p}[2]/ProductReferentie/ReferentieNummer=R2", "TR416", "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]"},
		{323, "{d}/TotaalIngediendBedrag/TotaalBedrag=1", "TR358", "Declaratie/TotaalIngediendBedrag/TotaalBedrag"},
	}
	for _, g := range gevallen {
		v := vector{bericht: g.bericht, edits: g.edits}
		u := controleer(t, v.document(istandaard.Wmo))
		i := slices.IndexFunc(u.Fouten, func(f istandaard.Fout) bool { return f.Regel == g.regel })
		if i < 0 || u.Fouten[i].Plek != g.plek || u.Fouten[i].Retourcode != "0001" || u.Fouten[i].Regelnummer < 2 {
			t.Errorf("%s: %+v, moet zijn %s bij %s", g.edits, u.Fouten, g.regel, g.plek)
		}
	}
}

// TestRetourNeemtRegelsOver holds which rules the official stylesheet judges in
// return messages too.
func TestRetourNeemtRegelsOver(t *testing.T) {
	for _, g := range []struct{ edits, regels string }{
		{"", ""},
		{"Client/Bsn=999900007", "CS002"},
		{"-{c}/Adres/LandCode", "CD005"},
		{"{c}/Soort=04", ""}, // TR061 is of the 301 alone
		{"*{tp}", ""},
		{"Client/Geboortedatum/Datum=1906-03-14", "TR002"},
	} {
		v := vector{bericht: 302, edits: g.edits}
		if u := controleer(t, v.document(istandaard.Jw)); !u.Structuur || strings.Join(codes(u), " ") != g.regels {
			t.Errorf("%s: %v, moet zijn %s", g.edits, u.Fouten, g.regels)
		}
	}
}
