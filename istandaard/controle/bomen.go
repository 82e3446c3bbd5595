package controle

// The trees of the messages, one for each message and its return message, for
// both laws. One line is one element, in the order that the schema asks;
// indentation is nesting. After the name:
//
//	?   may be absent
//	+   one or more
//	!   in the return message this class ends with RetourCodes
//	jw  the element exists in iJw only
//
// An element with a type that begins with LDT_ holds a value, one with CDT_ is
// a composite of samengesteld (its children are in the namespace of the
// basisschema), and one without a type is a class of the message.
//
// Source: the XSDs of iWmo 1.0.0 and iJw 3.2.

// samengesteld are the composite types of the basisschema.
const samengesteld = `
CDT_Achternaam
  Achternaam LDT_Naam
  Voorvoegsel? LDT_Voorvoegsel
CDT_Adres
  Huis? CDT_Huis
  Postcode? LDT_Postcode
  Straatnaam? LDT_Straatnaam
  Plaatsnaam? LDT_Plaatsnaam
  LandCode? LDT_LandCode
CDT_BedragMetDC
  Bedrag LDT_Bedrag
  DebetCredit LDT_DebetCredit
CDT_BerichtIdentificatie
  Identificatie LDT_IdentificatieBericht
  Dagtekening LDT_Datum
CDT_Communicatie
  Vorm LDT_Communicatievorm
  Taal? LDT_Taal
CDT_Geboortedatum
  Datum LDT_Datum
  DatumGebruik? LDT_DatumGebruik
CDT_GeslotenPeriode
  Begindatum LDT_Datum
  Einddatum LDT_Datum
CDT_Huis
  Huisnummer LDT_Huisnummer
  Huisletter? LDT_Huisletter
  HuisnummerToevoeging? LDT_HuisnummerToevoeging
  AanduidingWoonadres? LDT_AanduidingWoonadres
CDT_Omvang
  Volume LDT_Volume
  Eenheid LDT_Eenheid
  Frequentie LDT_Frequentie
CDT_OpenPeriode
  Begindatum? LDT_Datum
  Einddatum? LDT_Datum
CDT_Product
  Categorie LDT_ProductCategorie
  Code? LDT_ProductCode
CDT_Referentie
  ReferentieNummer LDT_ReferentieNummer
  VorigReferentieNummer? LDT_ReferentieNummer
CDT_Telefoon
  Telefoonnummer LDT_Telefoonnummer
  Landnummer LDT_Landnummer
CDT_Telefoonnummers
  Telefoon01 CDT_Telefoon
  Telefoon02? CDT_Telefoon
CDT_TotaalBedragMetDC
  TotaalBedrag LDT_TotaalBedrag
  DebetCredit LDT_DebetCredit
CDT_VerkorteNaam
  Geslachtsnaam CDT_Achternaam
  Voornamen? LDT_Naam
  Voorletters? LDT_Voorletters
CDT_Verwijzer
  Type LDT_TypeVerwijzer
  Naam? LDT_NaamVerwijzer
  ZorgverlenerCode? LDT_AgbCode
CDT_VolledigeNaam
  Geslachtsnaam CDT_Achternaam
  Partnernaam? CDT_Achternaam
  Voornamen? LDT_Naam
  Voorletters? LDT_Voorletters
  NaamGebruik LDT_NaamGebruik
CDT_XsdVersie
  BasisschemaXsdVersie LDT_Versie
  BerichtXsdVersie LDT_Versie
`

// The header has a common beginning and, in a return message and in the 325, an
// end of its own. Afzender and Ontvanger are set from the message: one is a
// municipality, the other an AGB code.
const (
	kopBegin = `
Header
  BerichtCode LDT_BerichtCode
  BerichtVersie LDT_BerichtVersie
  BerichtSubversie LDT_BerichtSubversie
  Afzender LDT_Gemeente
  Ontvanger LDT_AgbCode
  BerichtIdentificatie CDT_BerichtIdentificatie
  XsdVersie CDT_XsdVersie
`
	kopRetour = `
  IdentificatieRetour LDT_IdentificatieBericht
  DagtekeningRetour LDT_Datum
  XsltVersie? LDT_Versie
  XsdVersieRetour CDT_XsdVersie
  RetourCodes?
    RetourCode+ LDT_RetourCode
`
	kop325 = `
  DeclaratieIdentificatie CDT_BerichtIdentificatie
  XsltVersie? LDT_Versie
  XsdVersieDeclaratie CDT_XsdVersie
  RetourCodes
    RetourCode+ LDT_RetourCode
`
)

// retourCodes is the class that ends every class marked ! in a return message.
const retourCodes = `
RetourCodes
  RetourCode+ LDT_RetourCode
`

// inhoud gives the tree below the header by message number. The return messages
// (302, 306, 308, 316, 318, 320) take that of the message they answer.
var inhoud = map[int]string{
	301: `
Client!
  Bsn LDT_BurgerServicenummer
  Geboortedatum CDT_Geboortedatum
  Geslacht LDT_Geslacht
  Naam CDT_VolledigeNaam
  Communicatie? CDT_Communicatie
  JuridischeStatus? LDT_JuridischeStatus
  WettelijkeVertegenwoordiging? LDT_WettelijkeVertegenwoordiging
  Commentaar? LDT_Commentaar
  Relaties?
    Relatie+!
      Nummer LDT_Persoonsid
      Volgorde? LDT_RelatieVolgorde
      Soort LDT_SoortRelatie
      Geboortedatum? CDT_Geboortedatum
      Geslacht? LDT_Geslacht
      Naam CDT_VolledigeNaam
      Contact!
        Soort LDT_AdresSoort
        Adres? CDT_Adres
        Organisatie? LDT_Organisatienaam
        Telefoon? CDT_Telefoonnummers
        Emailadres? LDT_Emailadres
        Periode? CDT_OpenPeriode
  Contactgegevens
    Contact+!
      Soort LDT_AdresSoort
      Adres? CDT_Adres
      Organisatie? LDT_Organisatienaam
      Telefoon? CDT_Telefoonnummers
      Emailadres? LDT_Emailadres
      Periode? CDT_OpenPeriode
  ToegewezenProducten
    ToegewezenProduct+!
      ToewijzingNummer LDT_Nummer
      ReferentieAanbieder? LDT_Referentie
      Product? CDT_Product
      Toewijzingsdatum LDT_Datum
      Toewijzingstijd LDT_Tijd
      Ingangsdatum LDT_Datum
      Einddatum? LDT_Datum
      RedenWijziging? LDT_RedenWijziging
      Omvang? CDT_Omvang
      Budget? LDT_Budget
      Commentaar? LDT_Commentaar
`,
	305: `
Client!
  Bsn LDT_BurgerServicenummer
  Geboortedatum CDT_Geboortedatum
  Geslacht LDT_Geslacht
  Naam CDT_VerkorteNaam
  StartProducten
    StartProduct+!
      ToewijzingNummer? LDT_Nummer
      Product? CDT_Product
      ToewijzingIngangsdatum? LDT_Datum
      Begindatum LDT_Datum
      StatusAanlevering LDT_StatusAanlevering
`,
	307: `
Client!
  Bsn LDT_BurgerServicenummer
  Geboortedatum CDT_Geboortedatum
  Geslacht LDT_Geslacht
  Naam CDT_VerkorteNaam
  StopProducten
    StopProduct+!
      ToewijzingNummer? LDT_Nummer
      Product? CDT_Product
      ToewijzingIngangsdatum? LDT_Datum
      Begindatum LDT_Datum
      RedenBeeindiging LDT_RedenBeeindiging
      Einddatum LDT_Datum
      StatusAanlevering LDT_StatusAanlevering
`,
	315: `
Client!
  Bsn LDT_BurgerServicenummer
  Geboortedatum CDT_Geboortedatum
  Geslacht LDT_Geslacht
  Naam CDT_VerkorteNaam
  GezagsdragerBekend? LDT_JaNee jw
  Commentaar? LDT_Commentaar
  AangevraagdeProducten
    AangevraagdProduct+!
      ReferentieAanbieder LDT_Referentie
      BeschikkingNummer? LDT_Nummer
      Product? CDT_Product
      BeschikkingIngangsdatum? LDT_Datum
      ToewijzingIngangsdatum LDT_Datum
      ToewijzingEinddatum? LDT_Datum
      Omvang? CDT_Omvang
      Budget? LDT_Budget
      Verwijzer CDT_Verwijzer
      Raamcontract? LDT_JaNee
      Commentaar? LDT_Commentaar
`,
	317: `
Client!
  Bsn LDT_BurgerServicenummer
  Verzoek!
    ReferentieAanbieder LDT_Referentie
    RedenVerzoek LDT_RedenVerzoek
    OngewijzigdeProducten?
      OngewijzigdProduct+!
        ToewijzingNummer LDT_Nummer
    TeWijzigenProducten?
      TeWijzigenProduct+!
        ToewijzingNummer LDT_Nummer
        GewensteIngangsdatum LDT_Datum
        Einddatum? LDT_Datum
        Omvang? CDT_Omvang
        Budget? LDT_Budget
    NieuweProducten?
      NieuwProduct+!
        Product? CDT_Product
        GewensteIngangsdatum LDT_Datum
        Einddatum? LDT_Datum
        Omvang? CDT_Omvang
        Budget? LDT_Budget
`,
	319: `
Antwoord!
  ReferentieAanbieder LDT_Referentie
  VerzoekAntwoord LDT_VerzoekAntwoord
  RedenAfwijzingVerzoek? LDT_RedenAfwijzingVerzoek
  Woonplaatsbeginsel?! jw
    Gemeente LDT_Gemeente
`,
	323: `
Declaratie
  DeclaratieNummer LDT_IdentificatieDeclaratie
  DeclaratiePeriode CDT_GeslotenPeriode
  DeclaratieDagtekening LDT_Datum
  TotaalIngediendBedrag CDT_TotaalBedragMetDC
  Clienten
    Client+
      Bsn LDT_BurgerServicenummer
      Prestaties
        Prestatie+
          ProductReferentie CDT_Referentie
          ToewijzingNummer LDT_Nummer
          ProductCategorie LDT_ProductCategorie
          ProductCode LDT_ProductCode
          ProductPeriode CDT_GeslotenPeriode
          GeleverdVolume LDT_Volume
          Eenheid LDT_Eenheid
          ProductTarief? LDT_Bedrag
          IngediendBedrag CDT_BedragMetDC
`,
	325: `
DeclaratieAntwoord?
  DeclaratieNummer LDT_IdentificatieDeclaratie
  TotaalIngediendBedrag CDT_TotaalBedragMetDC
  TotaalToegekendBedrag CDT_TotaalBedragMetDC
  Clienten?
    Client+
      Bsn LDT_BurgerServicenummer
      Prestaties
        Prestatie+
          ProductReferentie CDT_Referentie
          ToewijzingNummer LDT_Nummer
          ProductCategorie LDT_ProductCategorie
          ProductCode LDT_ProductCode
          ProductPeriode CDT_GeslotenPeriode
          GeleverdVolume LDT_Volume
          Eenheid LDT_Eenheid
          ProductTarief? LDT_Bedrag
          IngediendBedrag CDT_BedragMetDC
          RetourCodes
            RetourCode+ LDT_RetourCode
      RetourCodes
        RetourCode+ LDT_RetourCode
  RetourCodes
    RetourCode+ LDT_RetourCode
`,
}
