package main

import (
	"cmp"
	"slices"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
	"codeberg.org/wijzer/wijzer/istandaard/stand"
)

// alleRegels gives the rules of every level above the schema: those inside a
// message and those against what its receiver knows, in order of code.
func alleRegels() []controle.Regel {
	alle := controle.Regels()
	for _, r := range stand.Regels() {
		alle = append(alle, controle.Regel{
			Code: r.Code, Niveau: r.Niveau, Berichten: soortenVan(r.Berichten), Betekenis: betekenisVan(r),
			Tekst: r.Zin, Retourcode: cmp.Or(r.Retourcode, "geen"), Twijfel: r.Lezing,
		})
	}
	slices.SortStableFunc(alle, func(a, b controle.Regel) int { return cmp.Compare(a.Code, b.Code) })
	return alle
}

// soortenVan gives the messages with these numbers, of both domains.
func soortenVan(nummers []int) []istandaard.Soort {
	var uit []istandaard.Soort
	for _, s := range istandaard.Soorten() {
		if slices.Contains(nummers, s.Nummer) {
			uit = append(uit, s)
		}
	}
	return uit
}

// betekenisVan says what a rule of level 3 or 4 is about, by its return code; the
// few rules without one say it in the sentence of their fault.
func betekenisVan(r stand.Regel) string {
	if b, ok := istandaard.Betekenis(istandaard.Wmo, "WJ001", r.Retourcode); ok {
		return b + "."
	}
	return r.Zin
}
