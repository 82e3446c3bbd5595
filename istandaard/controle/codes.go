package controle

import (
	"maps"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// codesBeide are the enumerations that Wmo and Jw share, by logical type; the
// code list of the standard stands behind each. A code that is not in the list
// makes a message invalid by its schema.
var codesBeide = map[string]string{
	"LDT_AanduidingWoonadres":          "AB BY TO WW",                                                          // NUM061
	"LDT_AdresSoort":                   "01 02 03 04",                                                          // COD757
	"LDT_Communicatievorm":             "1 2 3",                                                                // COD747
	"LDT_DatumGebruik":                 "1 2 3",                                                                // COD170
	"LDT_DebetCredit":                  "C D",                                                                  // COD043
	"LDT_Eenheid":                      "01 04 14 16 82 83 84",                                                 // WJ756
	"LDT_Frequentie":                   "1 2 4 6",                                                              // WMO757
	"LDT_Geslacht":                     "0 1 2",                                                                // COD046
	"LDT_JaNee":                        "1 2",                                                                  // COD260
	"LDT_JuridischeStatus":             "01 02 03 04 05 11 12",                                                 // WJ232
	"LDT_NaamGebruik":                  "1 2 3 4 5 6",                                                          // COD700
	"LDT_RedenAfwijzingVerzoek":        "1 2 3 4 5 6 7 8 9",                                                    // WJ759
	"LDT_RedenVerzoek":                 "1 2",                                                                  // WJ758
	"LDT_RedenWijziging":               "01 02 03 04 05 06 07 08 09 10 11 12 13 14",                            // WMO002, JZ002
	"LDT_SoortRelatie":                 "03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25", // COD472
	"LDT_StatusAanlevering":            "1 2 3 9",                                                              // COD467
	"LDT_TypeVerwijzer":                "01 02 03 04 05 06 08",                                                 // COD327
	"LDT_VerzoekAntwoord":              "1 2",                                                                  // WJ760
	"LDT_WettelijkeVertegenwoordiging": "06 07 08 09 10",                                                       // WJ003
	// WJ001
	"LDT_RetourCode": `0001 0200 0233 0611 8001 8017 8021 8187 8214 8848
		9019 9056 9063 9069 9071 9074 9307 9308 9319 9321 9322 9326 9332 9333 9338 9339
		9340 9341 9346 9347 9349 9350 9351 9355 9357 9359 9360 9361 9365 9366 9367 9369
		9373 9374 9375 9379 9384 9385 9387 9388 9389 9390 9411 9412 9413 9414 9415 S300 S329`,
	// COD032
	"LDT_LandCode": `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
		BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
		CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
		DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
		GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
		HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
		KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
		MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
		NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA
		RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
		TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ
		VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`,
}

// codesWmo and codesJw are the two enumerations that differ between the laws.
var (
	codesWmo = map[string]string{
		"LDT_ProductCategorie": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18", // WMO020
		"LDT_RedenBeeindiging": "02 19 20 21 22 23 31 36 37 38 39",                      // WMO588
	}
	codesJw = map[string]string{
		"LDT_ProductCategorie": "31 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55", // JZ020
		"LDT_RedenBeeindiging": "02 20 31 32 33 34 35 36 37 38 39",                                        // JZ588
	}
)

// codesVoor gives the enumerations of one domain.
func codesVoor(d istandaard.Domein) map[string]string {
	codes := maps.Clone(codesBeide)
	if d == istandaard.Jw {
		maps.Copy(codes, codesJw)
	} else {
		maps.Copy(codes, codesWmo)
	}
	return codes
}

func verzameling(lijst string) map[string]struct{} {
	codes := strings.Fields(lijst)
	set := make(map[string]struct{}, len(codes))
	for _, c := range codes {
		set[c] = struct{}{}
	}
	return set
}
