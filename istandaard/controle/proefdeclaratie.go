package controle

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Test numbers for people who do not exist: 999900006 up to 999999990.
const (
	eersteProefBsn  = 999900006
	laatsteProefBsn = 999999990
)

// proefPerClient is how many performances a client has in a trial declaration,
// until the test numbers run out.
const proefPerClient = 10

// SchrijfProefdeclaratie writes a valid WMO323 or JW323 with the number of
// performances asked, of invented people with test numbers. It is meant for
// measuring and breaks no rule of level 2. An error comes from w.
func SchrijfProefdeclaratie(w io.Writer, d istandaard.Domein, prestaties int) error {
	uit := bufio.NewWriterSize(w, 1<<16)
	s := istandaard.Soort{Domein: d, Nummer: 323}
	bericht, basis := strings.ToLower(s.String()), d.Standaard()
	categorie := map[istandaard.Domein]string{istandaard.Wmo: "02", istandaard.Jw: "45"}[d]
	m := strings.NewReplacer("{m}", bericht, "{b}", basis, "{cat}", categorie, "\n", "\r\n")
	kop := fmt.Sprintf(proefKop, uitgave().Naamruimte(s), uitgave().Basisruimte(d), s.Vektis(), prestaties*4350)
	_, _ = m.WriteString(uit, kop) // a bufio.Writer keeps its error until Flush
	bsn, perClient := eersteProefBsn, proefPerClient
	for perClient*8000 < prestaties {
		perClient *= 2
	}
	for i := 0; i < prestaties; i++ {
		if i%perClient == 0 {
			if i > 0 {
				_, _ = m.WriteString(uit, proefClientEind)
			}
			_, _ = m.WriteString(uit, fmt.Sprintf(proefClient, bsn))
			bsn = volgendeBsn(bsn)
		}
		_, _ = m.WriteString(uit, fmt.Sprintf(proefPrestatie, i+1, i+1))
	}
	if prestaties > 0 {
		_, _ = m.WriteString(uit, proefClientEind)
	}
	_, _ = m.WriteString(uit, proefEind)
	return uit.Flush()
}

// volgendeBsn gives the next test number that passes the test of eleven.
func volgendeBsn(bsn int) int {
	for bsn++; bsn <= laatsteProefBsn; bsn++ {
		if elfproef(fmt.Appendf(nil, "%09d", bsn)) {
			return bsn
		}
	}
	return eersteProefBsn
}

const (
	proefKop = `<?xml version="1.0" encoding="UTF-8"?>
<{m}:Bericht xmlns:{m}="%s" xmlns:{b}="%s">
  <{m}:Header>
    <{m}:BerichtCode>%s</{m}:BerichtCode>
    <{m}:BerichtVersie>3</{m}:BerichtVersie>
    <{m}:BerichtSubversie>2</{m}:BerichtSubversie>
    <{m}:Afzender>42420001</{m}:Afzender>
    <{m}:Ontvanger>0599</{m}:Ontvanger>
    <{m}:BerichtIdentificatie>
      <{b}:Identificatie>PROEF0001</{b}:Identificatie>
      <{b}:Dagtekening>2026-03-15</{b}:Dagtekening>
    </{m}:BerichtIdentificatie>
    <{m}:XsdVersie>
      <{b}:BasisschemaXsdVersie>1.0.0</{b}:BasisschemaXsdVersie>
      <{b}:BerichtXsdVersie>1.0.0</{b}:BerichtXsdVersie>
    </{m}:XsdVersie>
  </{m}:Header>
  <{m}:Declaratie>
    <{m}:DeclaratieNummer>PROEF202602</{m}:DeclaratieNummer>
    <{m}:DeclaratiePeriode>
      <{b}:Begindatum>2026-02-01</{b}:Begindatum>
      <{b}:Einddatum>2026-02-28</{b}:Einddatum>
    </{m}:DeclaratiePeriode>
    <{m}:DeclaratieDagtekening>2026-03-15</{m}:DeclaratieDagtekening>
    <{m}:TotaalIngediendBedrag>
      <{b}:TotaalBedrag>%d</{b}:TotaalBedrag>
      <{b}:DebetCredit>D</{b}:DebetCredit>
    </{m}:TotaalIngediendBedrag>
    <{m}:Clienten>
`
	proefClient = `      <{m}:Client>
        <{m}:Bsn>%09d</{m}:Bsn>
        <{m}:Prestaties>
`
	proefPrestatie = `          <{m}:Prestatie>
            <{m}:ProductReferentie>
              <{b}:ReferentieNummer>P%010d</{b}:ReferentieNummer>
            </{m}:ProductReferentie>
            <{m}:ToewijzingNummer>%d</{m}:ToewijzingNummer>
            <{m}:ProductCategorie>{cat}</{m}:ProductCategorie>
            <{m}:ProductCode>10A01</{m}:ProductCode>
            <{m}:ProductPeriode>
              <{b}:Begindatum>2026-02-01</{b}:Begindatum>
              <{b}:Einddatum>2026-02-28</{b}:Einddatum>
            </{m}:ProductPeriode>
            <{m}:GeleverdVolume>60</{m}:GeleverdVolume>
            <{m}:Eenheid>01</{m}:Eenheid>
            <{m}:ProductTarief>73</{m}:ProductTarief>
            <{m}:IngediendBedrag>
              <{b}:Bedrag>4350</{b}:Bedrag>
              <{b}:DebetCredit>D</{b}:DebetCredit>
            </{m}:IngediendBedrag>
          </{m}:Prestatie>
`
	proefClientEind = `        </{m}:Prestaties>
      </{m}:Client>
`
	proefEind = `    </{m}:Clienten>
  </{m}:Declaratie>
</{m}:Bericht>
`
)
