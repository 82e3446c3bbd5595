package toegang

import "codeberg.org/wijzer/wijzer/internal/gezin"

// InzageLabel gives the compartment of the line that says that someone looked:
// that of what was looked at, so that the overview of who looked opens no
// other door. That someone saw that there is a case is an ordinary line. Where
// the one who looked works at a place that must stay secret, his line is
// itself a matter of safety (AVG art. 15 lid 4): it says where someone stays.
func InzageLabel(bekeken gezin.Label, kijkerOpGeheimePlek bool) gezin.Label {
	switch {
	case bekeken.Klasse == gezin.Betrokken:
		bekeken.Klasse = gezin.Gewoon
	case bekeken.Klasse == "":
		return gezin.Label{} // about nobody
	}
	if kijkerOpGeheimePlek && bekeken.Klasse == gezin.Gewoon {
		bekeken.Klasse = gezin.Veiligheid
	}
	return bekeken
}
