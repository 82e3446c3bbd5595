package dossier

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
)

// Aanbieder is a provider that help can be assigned to, with what was agreed on
// about the products of the standard. None of it is about a person.
type Aanbieder struct {
	AGB       nummer.AGB
	Naam      string
	Producten keten.Producten
}

// Aanbieders is the register of providers of a municipality. The zero value has
// none: assignments then wait.
type Aanbieders struct {
	Gemeente nummer.Gemeentecode // that is responsible (IV046)
	Lijst    []Aanbieder         // in the order in which a page shows them
}

// Aanbieder finds a provider by its AGB code; nil where it is not registered.
func (a *Aanbieders) Aanbieder(agb string) *Aanbieder {
	if a == nil || agb == "" {
		return nil
	}
	for i := range a.Lijst {
		if a.Lijst[i].AGB.Onthuld() == agb {
			return &a.Lijst[i]
		}
	}
	return nil
}

// nummers gives numbers for assignments that never come back.
func nummers(ctx context.Context, u Uitgever, reeks string, n int) ([]int64, error) {
	return u.Reserve(ctx, reeks, n, hoogsteToewijzing)
}

// hoogsteToewijzing is the highest number of an assignment (LDT_Nummer).
const hoogsteToewijzing = 999_999_999
