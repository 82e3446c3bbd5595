package antwoord

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// declaratie makes the 325 on a declaration (IV087). Performances are granted or
// rejected as a whole; only the rejected ones come back.
func declaratie(c *istandaard.Codec, b *istandaard.Bericht323, fouten []istandaard.Fout, g Gegevens) *istandaard.Bericht325 {
	soort, _ := b.Soort().Antwoord()
	uit := &istandaard.Bericht325{Domein: b.Domein}
	uit.Header = istandaard.DeclaratieAntwoordHeader{
		Header:                  c.NieuweHeader(soort, b.Header.Ontvanger, b.Header.Afzender, g.Identificatie, g.Dagtekening),
		DeclaratieIdentificatie: b.Header.BerichtIdentificatie,
		XsdVersieDeclaratie:     b.Header.XsdVersie,
		RetourCodes:             []string{istandaard.RetourGeenOpmerking},
	}
	if afgekeurd(fouten) {
		uit.Header.RetourCodes = []string{istandaard.RetourAfgekeurd}
		uit.Header.XsltVersie = c.Uitgave().XsltVersie
		return uit
	}
	if codes := kopFouten(fouten); codes != nil {
		uit.Header.RetourCodes = codes
		return uit
	}
	uit.DeclaratieAntwoord = antwoordOp(&b.Declaratie, fouten)
	return uit
}

// antwoordOp judges the declaration itself, and then its clients.
func antwoordOp(d *istandaard.Declaratie, fouten []istandaard.Fout) *istandaard.DeclaratieAntwoord {
	a := &istandaard.DeclaratieAntwoord{
		DeclaratieNummer:      d.DeclaratieNummer,
		TotaalIngediendBedrag: d.TotaalIngediendBedrag,
		TotaalToegekendBedrag: istandaard.TotaalVan(0),
	}
	o := sorteer(fouten)
	if o.declaratie != nil {
		a.RetourCodes = o.declaratie
		return a
	}
	toegekend := d.TotaalIngediendBedrag.Saldo()
	for i := range d.Clienten {
		if k := o.client(&d.Clienten[i], i+1); k != nil {
			a.Clienten = append(a.Clienten, *k)
			for j := range k.Prestaties {
				toegekend -= k.Prestaties[j].IngediendBedrag.Saldo()
			}
		}
	}
	a.TotaalToegekendBedrag = istandaard.TotaalVan(toegekend)
	a.RetourCodes = []string{istandaard.RetourGeenOpmerking}
	if len(a.Clienten) == 0 {
		a.RetourCodes = []string{istandaard.RetourToegekend}
	}
	return a
}

// plaats is where in a declaration a fault is: a client, and in it a performance
// or none (0). Both count from 1.
type plaats struct{ client, prestatie int }

// oordelen holds the codes of a declaration by place.
type oordelen struct {
	declaratie []string
	klassen    map[plaats][]string
}

// sorteer puts the codes at the class that each fault is in.
func sorteer(fouten []istandaard.Fout) oordelen {
	o := oordelen{klassen: map[plaats][]string{}}
	for _, f := range fouten {
		p, ok := ontleedPlek(f.Plek)
		if !ok {
			o.declaratie = voegToe(o.declaratie, f.Retourcode)
			continue
		}
		o.klassen[p] = voegToe(o.klassen[p], f.Retourcode)
	}
	return o
}

// ontleedPlek reads "Declaratie/Clienten/Client[2]/Prestaties/Prestatie[7]/…". It
// reports false for a place outside the clients.
func ontleedPlek(plek string) (plaats, bool) {
	rest, ok := strings.CutPrefix(plek, "Declaratie/Clienten/Client[")
	if !ok {
		return plaats{}, false
	}
	cijfers, rest, _ := strings.Cut(rest, "]")
	client, err := strconv.Atoi(cijfers)
	if err != nil {
		return plaats{}, false
	}
	rest, ok = strings.CutPrefix(rest, "/Prestaties/Prestatie[")
	if !ok {
		return plaats{client: client}, true
	}
	cijfers, _, _ = strings.Cut(rest, "]")
	prestatie, err := strconv.Atoi(cijfers)
	if err != nil {
		return plaats{client: client}, true
	}
	return plaats{client, prestatie}, true
}

// client gives the part of a client that is rejected, or nil when nothing is. A
// fault of the client itself leaves its performances unjudged: all come back.
func (o oordelen) client(k *istandaard.Client323, nummer int) *istandaard.Client323 {
	eigen := o.klassen[plaats{client: nummer}]
	uit := &istandaard.Client323{Bsn: k.Bsn, RetourCodes: eigen}
	for i := range k.Prestaties {
		codes := o.klassen[plaats{nummer, i + 1}]
		if len(codes) == 0 && eigen != nil {
			codes = []string{istandaard.RetourNietBeoordeeld}
		}
		if len(codes) == 0 {
			continue
		}
		p := kopie(&k.Prestaties[i], true)
		p.RetourCodes = codes
		uit.Prestaties = append(uit.Prestaties, *p)
	}
	if len(uit.Prestaties) == 0 {
		return nil
	}
	if eigen == nil {
		uit.RetourCodes = []string{istandaard.RetourGeenOpmerking}
	}
	return uit
}
