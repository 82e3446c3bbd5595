package web

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// toestemmingen lists on the family page the consents that hold today and that
// the reader may know of (Wmo 2015 art. 5.1.1 lid 4). Nil where he sees none: to
// say that there is none would tell him of those that he may not see.
func toestemmingen(b *dossier.Beeld) any {
	var out vorm.SummaryList
	for _, r := range b.Geldend(toegang.Toegestemd) {
		w := r.Rij.Waarden
		row := vorm.SummaryRow{Key: getoond(b, w[toegang.CPersoon]), Value: deelt(w)}
		if from, err := termijn.ParseDag(r.Rij.Van); err == nil {
			row.Source = "Geldt sinds " + from.Nederlands()
		}
		out = append(out, row)
	}
	if out == nil {
		return nil
	}
	return out
}

// deelt says what a consent lets be used for what.
func deelt(w map[toegang.Kolom]string) string {
	return "gegevens uit de " + w[toegang.CVan] + ", te gebruiken voor de " + w[toegang.CNaar]
}
