package controle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// grondslagen are one right message of each kind that has rules, as edits on the
// smallest message that the tree allows. {cat} is a product category of the law
// at hand.
var grondslagen = map[int]string{
	301: `Client/Bsn=999900006 Client/Geboortedatum/Datum=1988-05-12 Client/Naam/NaamGebruik=1
		Client/Contactgegevens/Contact/Soort=01 Client/Contactgegevens/Contact/Adres/Huis/Huisnummer=1
		Client/Contactgegevens/Contact/Adres/Postcode=3011AA Client/Contactgegevens/Contact/Adres/LandCode=NL
		Client/ToegewezenProducten/ToegewezenProduct/Product/Categorie={cat} Client/ToegewezenProducten/ToegewezenProduct/Product/Code=10A01
		Client/ToegewezenProducten/ToegewezenProduct/Toewijzingsdatum=2026-03-01 Client/ToegewezenProducten/ToegewezenProduct/Ingangsdatum=2026-03-01
		Client/ToegewezenProducten/ToegewezenProduct/Einddatum=2026-12-31 Client/ToegewezenProducten/ToegewezenProduct/Omvang/Frequentie=2`,
	305: `Client/Geboortedatum/Datum=1988-05-12 Client/StartProducten/StartProduct/ToewijzingNummer=1
		Client/StartProducten/StartProduct/Begindatum=2026-03-01`,
	307: `Client/Geboortedatum/Datum=1988-05-12 Client/StopProducten/StopProduct/ToewijzingNummer=1
		Client/StopProducten/StopProduct/Begindatum=2026-02-01 Client/StopProducten/StopProduct/Einddatum=2026-03-01`,
	315: `Client/Geboortedatum/Datum=1988-05-12 Client/AangevraagdeProducten/AangevraagdProduct/Product/Categorie={cat}
		Client/AangevraagdeProducten/AangevraagdProduct/Product/Code=10A01 Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingIngangsdatum=2026-03-01
		Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingEinddatum=2026-12-31 Client/AangevraagdeProducten/AangevraagdProduct/Omvang/Frequentie=2
		Client/AangevraagdeProducten/AangevraagdProduct/Verwijzer/Type=02 Client/AangevraagdeProducten/AangevraagdProduct/Verwijzer/ZorgverlenerCode=42420001`,
	317: `Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct/ToewijzingNummer=1 Client/Verzoek/NieuweProducten/NieuwProduct/Product/Categorie={cat}
		Client/Verzoek/NieuweProducten/NieuwProduct/Product/Code=10A01 Client/Verzoek/NieuweProducten/NieuwProduct/GewensteIngangsdatum=2026-04-01
		Client/Verzoek/NieuweProducten/NieuwProduct/Einddatum=2026-12-31 Client/Verzoek/NieuweProducten/NieuwProduct/Omvang/Frequentie=2`,
	319: `Antwoord/VerzoekAntwoord=2`,
	323: `Declaratie/DeclaratiePeriode/Begindatum=2026-02-01 Declaratie/DeclaratiePeriode/Einddatum=2026-02-28 Declaratie/DeclaratieDagtekening=2026-03-15
		Declaratie/TotaalIngediendBedrag/TotaalBedrag=100 Declaratie/TotaalIngediendBedrag/DebetCredit=D
		Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie/ReferentieNummer=R1 Declaratie/Clienten/Client/Prestaties/Prestatie/ProductCategorie={cat}
		Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum=2026-02-01 Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum=2026-02-28
		Declaratie/Clienten/Client/Prestaties/Prestatie/ProductTarief=100 Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/Bedrag=100
		Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/DebetCredit=D`,
	325: `DeclaratieAntwoord/TotaalIngediendBedrag/TotaalBedrag=100 DeclaratieAntwoord/TotaalIngediendBedrag/DebetCredit=D
		DeclaratieAntwoord/TotaalToegekendBedrag/TotaalBedrag=100 DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit=D
		DeclaratieAntwoord/RetourCodes/RetourCode=8001`,
}

// afkortingen shorten the paths of the table of vectors.
var afkortingen = strings.NewReplacer(
	"{c}", "Client/Contactgegevens/Contact", "{r}", "Client/Relaties/Relatie", "{tp}", "Client/ToegewezenProducten/ToegewezenProduct",
	"{st}", "Client/StartProducten/StartProduct", "{so}", "Client/StopProducten/StopProduct", "{ap}", "Client/AangevraagdeProducten/AangevraagdProduct",
	"{v}", "Client/Verzoek", "{op}", "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct", "{tw}", "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct",
	"{np}", "Client/Verzoek/NieuweProducten/NieuwProduct", "{d}", "Declaratie", "{p}", "Declaratie/Clienten/Client/Prestaties/Prestatie",
	"{da}", "DeclaratieAntwoord", "{dp}", "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie", "{dag}", "Header/BerichtIdentificatie/Dagtekening",
)

// grondslag builds the right message of a kind.
func grondslag(s istandaard.Soort) *elt {
	wortel := bouw(schemaVan(s).wortel, func() bool { return false })
	wortel.bewerk(s, "{dag}=2026-03-15")
	if heen, ok := s.Heen(); ok {
		wortel.bewerk(s, grondslagen[heen.Nummer])
	}
	wortel.bewerk(s, grondslagen[s.Nummer])
	return wortel
}

// bewerk changes a message: "pad=waarde" sets a value and makes what is missing
// on the way, "+pad" only makes it, "-pad" takes an element out, and "*pad"
// puts another like it behind it. In a value _ is a space.
func (e *elt) bewerk(s istandaard.Soort, edits string) {
	cat := map[istandaard.Domein]string{istandaard.Wmo: "02", istandaard.Jw: "45"}[s.Domein]
	for edit := range strings.FieldsSeq(strings.ReplaceAll(afkortingen.Replace(edits), "{cat}", cat)) {
		switch edit[0] {
		case '-':
			ouder, i := e.zoekOuder(edit[1:])
			ouder.kinderen = slices.Delete(ouder.kinderen, i, i+1)
		case '*':
			ouder, i := e.zoekOuder(edit[1:])
			ouder.kinderen = slices.Insert(ouder.kinderen, i+1, ouder.kinderen[i].kopie())
		case '+':
			e.maak(edit[1:])
		default:
			pad, waarde, _ := strings.Cut(edit, "=")
			e.maak(pad).ruw = strings.ReplaceAll(waarde, "_", " ")
		}
	}
}

func (e *elt) kopie() *elt {
	k := *e
	k.kinderen = nil
	for _, kind := range e.kinderen {
		k.kinderen = append(k.kinderen, kind.kopie())
	}
	return &k
}

// stapNaar splits "Contact[2]" into the name and its index from 0.
func stapNaar(stap string) (naam string, n int) {
	naam, rest, ok := strings.Cut(stap, "[")
	if !ok {
		return naam, 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
	if err != nil {
		panic(err)
	}
	return naam, n - 1
}

// index gives the place of a child among the children, -1 when it is not there.
func (e *elt) index(stap string) int {
	naam, n := stapNaar(stap)
	for i, kind := range e.kinderen {
		if kind.naam == naam {
			if n == 0 {
				return i
			}
			n--
		}
	}
	return -1
}

func (e *elt) zoekOuder(pad string) (ouder *elt, i int) {
	stappen := strings.Split(pad, "/")
	for _, stap := range stappen[:len(stappen)-1] {
		e = e.kinderen[e.index(stap)]
	}
	if i = e.index(stappen[len(stappen)-1]); i < 0 {
		panic(fmt.Sprintf("%s is er niet", pad))
	}
	return e, i
}

// maak gives the element at a path and puts in what is missing, each in its
// place and as small as the tree allows.
func (e *elt) maak(pad string) *elt {
	for stap := range strings.SplitSeq(pad, "/") {
		i := e.index(stap)
		if i < 0 {
			naam, _ := stapNaar(stap)
			k := e.k.kind(naam)
			if k == nil {
				panic(fmt.Sprintf("%s heeft geen %s", e.naam, naam))
			}
			i = slices.IndexFunc(e.kinderen, func(ander *elt) bool { return ander.k.nr > k.nr })
			if i < 0 {
				i = len(e.kinderen)
			}
			e.kinderen = slices.Insert(e.kinderen, i, bouw(k, func() bool { return false }))
		}
		e = e.kinderen[i]
	}
	return e
}
