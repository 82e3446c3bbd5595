package istandaard

// Product is what is delivered (CDT_Product). An assignment names a category and
// a code (specifiek), a category alone (aspecifiek), or no product but a budget
// (generiek).
type Product struct {
	// Categorie is the product category; code list WMO020 or JZ020. The two
	// share no code.
	Categorie string `ist:"LDT_ProductCategorie"`
	// Code is the product within the category, at most five characters, from the
	// list that municipality and provider use (TR381, IV075).
	Code string `ist:"LDT_ProductCode,0..1"`
}

// Omvang is how much is delivered (CDT_Omvang). In an assignment it goes with a
// product code (CD041, CD080) and not with a budget (CD077).
type Omvang struct {
	// Volume is the amount in Eenheid per Frequentie; whole eurocents when
	// Eenheid is 83 (IV042).
	Volume int64 `ist:"LDT_Volume"`
	// Eenheid is the unit; code list WJ756.
	Eenheid string `ist:"LDT_Eenheid"`
	// Frequentie is per day (1), week (2), month (4) or over the whole assignment
	// (6); code list WMO757. Per week asks for an end date (CD076).
	Frequentie string `ist:"LDT_Frequentie"`
}

// OpenPeriode is a period of which both ends can be open (CDT_OpenPeriode).
type OpenPeriode struct {
	// Begindatum is the first day.
	Begindatum Datum `ist:"LDT_Datum,0..1"`
	// Einddatum is the last day.
	Einddatum Datum `ist:"LDT_Datum,0..1"`
}

// GeslotenPeriode is a period with both ends (CDT_GeslotenPeriode).
type GeslotenPeriode struct {
	// Begindatum is the first day.
	Begindatum Datum `ist:"LDT_Datum"`
	// Einddatum is the last day.
	Einddatum Datum `ist:"LDT_Datum"`
}

// BedragMetDC is an amount with its direction (CDT_BedragMetDC).
type BedragMetDC struct {
	// Bedrag is the amount in whole eurocents, never negative (IV024).
	Bedrag int64 `ist:"LDT_Bedrag"`
	// DebetCredit is D or C, code list COD043; D when Bedrag is 0 (CS325).
	DebetCredit string `ist:"LDT_DebetCredit"`
}

// Saldo gives the amount with its sign: a credit is negative.
func (b BedragMetDC) Saldo() int64 { return saldo(b.Bedrag, b.DebetCredit) }

// TotaalBedragMetDC is a total with its direction (CDT_TotaalBedragMetDC).
type TotaalBedragMetDC struct {
	// TotaalBedrag is the amount in whole eurocents, never negative (IV024).
	TotaalBedrag int64 `ist:"LDT_TotaalBedrag"`
	// DebetCredit is D or C, code list COD043; D when TotaalBedrag is 0 (CS325).
	DebetCredit string `ist:"LDT_DebetCredit"`
}

// Saldo gives the total with its sign: a credit is negative.
func (t TotaalBedragMetDC) Saldo() int64 { return saldo(t.TotaalBedrag, t.DebetCredit) }

// TotaalVan gives a total for an amount with a sign, in whole eurocents.
func TotaalVan(saldo int64) TotaalBedragMetDC {
	if saldo < 0 {
		return TotaalBedragMetDC{-saldo, Credit}
	}
	return TotaalBedragMetDC{saldo, Debet}
}

func saldo(bedrag int64, dc string) int64 {
	if dc == Credit {
		return -bedrag
	}
	return bedrag
}
