package dossier

import (
	"encoding/json"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// VeiligeRoute is what the task to take the safe route holds.
type VeiligeRoute struct {
	Kenmerken string // the references of the decisions, as the message had them
	Aanbieder string // the AGB code of the provider; empty: not chosen
}

// veiligWerkdagen is within how many working days an assignment is arranged by
// hand. Own choice: the standard gives no term for it.
const veiligWerkdagen = 2

// veiligeTaak gives the task for one person under one law.
func veiligeTaak(l gezin.Label, aanbieder, kenmerken string, m toegang.Moment) Taak {
	content, _ := json.Marshal(VeiligeRoute{kenmerken, aanbieder}) // text alone: this cannot fail
	return Taak{Vak: VakVan(l.Onderwerp, l.Wet, toegang.STaak, gezin.Veiligheid), Aard: TaakVeiligeRoute, Over: l.Onderwerp,
		Vervalt: werkdagen(m.Dag, veiligWerkdagen), Inhoud: content}
}

// werkdagen gives the day a number of working days of the message chain later.
func werkdagen(d termijn.Dag, n int) termijn.Dag {
	for n > 0 {
		if d++; termijn.Ketenwerkdag(d) {
			n--
		}
	}
	return d
}
