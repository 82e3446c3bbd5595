package besluittest

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/regeling"
	"pgregory.net/rapid"
)

// Trek draws a family for which a choice can be computed: adults who take part
// or not, at home or in a shelter, children of any age, half-siblings, added
// areas and the free level.
func Trek(t *rapid.T) *Wereld {
	vorm := rapid.SampledFrom([]string{"extramuraal", "semimuraal", "intramuraal"}).Draw(t, "vorm")
	pakketten := []string{"2", "3"}
	if vorm == "extramuraal" {
		pakketten = []string{"1", "2", "3"}
	}
	w := Nieuw(t, vorm, rapid.SampledFrom(pakketten).Draw(t, "pakket"))
	binnen := vorm != "extramuraal"
	w.Volwassene("v1", true, binnen)
	if rapid.Bool().Draw(t, "tweede") {
		w.Volwassene("v2", rapid.Bool().Draw(t, "doet mee"), binnen && rapid.Bool().Draw(t, "v2 binnen"))
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "kinderen") {
		geboren := fmt.Sprintf("%d-0%d-11", rapid.IntRange(2009, 2026).Draw(t, "jaar"), rapid.IntRange(1, 9).Draw(t, "maand"))
		gezag := rapid.SampledFrom([][]string{{"v1"}, {"v1", "v2"}, {"v2"}, {"v1", "v3"}}).Draw(t, "gezag")
		w.Kind(fmt.Sprintf("k%d", i+1), geboren, binnen && rapid.Bool().Draw(t, "kind binnen"), gezag...)
	}
	if rapid.Bool().Draw(t, "aanvulling") {
		w.Keuze.Aanvulling = []regeling.Aanvulling{{Gebied: "dagbesteding", Niveau: "beperkt", Persoon: "v1",
			Omvang: &regeling.Omvang{Aantal: rapid.Int64Range(1, 9).Draw(t, "dagdelen"), Eenheid: "dagdeel"}}}
	}
	if rapid.Bool().Draw(t, "vrij") {
		m := rapid.Int64Range(1, 600).Draw(t, "minuten")
		w.Keuze.Vrij = &regeling.VrijBudget{Motivering: "Past niet.", Personen: map[string]regeling.Budget{"v1": {Minuten: &m}}}
	}
	return w
}
