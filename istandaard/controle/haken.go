package controle

import (
	"slices"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// haak hangs a rule on an element: it is judged when an element of that name,
// or of that composite type, ends.
type haak struct {
	regel  string
	bij    string // "ToegewezenProduct", "CDT_Adres"
	in     []int  // the messages, nil for all
	domein istandaard.Domein
	// maak gives the test for one place in the tree, nil where it has no sense
	// there.
	maak func(sch *schema, k *knoop) func(*loop)
}

// The messages that a rule is judged in. The stylesheet knows the eight
// messages that are no return message. A rule on an element of the basisschema,
// on Bsn, or on an amount it judges in every file it is given, so in return
// messages too; those have nil here.
var (
	in301      = []int{301}
	in315      = []int{315}
	in317      = []int{317}
	in319      = []int{319}
	in323      = []int{323}
	in325      = []int{325}
	in323en325 = []int{323, 325}
	inStart    = []int{305}
	inStop     = []int{307}
	inRegie    = []int{305, 307}
	inClient   = []int{301, 305, 307, 315}
)

func haken() []haak {
	return slices.Concat(hakenAdres(), hakenPersoon(), hakenProduct(), hakenVerzoek(),
		hakenDeclaratie(), hakenSleutel(), hakenStapeling())
}

// hangRegels puts on an element the tests that belong there.
func hangRegels(sch *schema, k *knoop, regels []haak) {
	for _, h := range regels {
		if h.bij != k.naam && (k.soort == "" || h.bij != k.soort) {
			continue
		}
		if h.in != nil && !slices.Contains(h.in, sch.soort.Nummer) || h.domein != 0 && h.domein != sch.soort.Domein {
			continue
		}
		test := h.maak(sch, k)
		if test == nil {
			continue
		}
		k.bijEind = append(k.bijEind, test)
		if h.regel != "" && !slices.Contains(sch.regels, h.regel) {
			sch.regels = append(sch.regels, h.regel)
		}
	}
}

// veld finds a value below k and sees to it that its text is kept.
func (k *knoop) veld(pad string) *knoop {
	v := k.kind(pad)
	if v != nil {
		v.bewaar = true
	}
	return v
}

// nieuweBak gives the number of a set of keys of one pass.
func (sch *schema) nieuweBak() int {
	sch.bakken++
	return sch.bakken - 1
}

// dagtekening gives the element with the date of the message.
func (sch *schema) dagtekening() *knoop {
	return sch.wortel.veld("Header/BerichtIdentificatie/Dagtekening")
}

// als makes a hook of a rule that is one condition: broken when fout holds, at
// the element plek ("" for the class itself).
func als(regel, bij string, in []int, plek string, fout func(k *knoop) func(*loop) bool) haak {
	return haak{regel: regel, bij: bij, in: in, maak: func(_ *schema, k *knoop) func(*loop) {
		isFout := fout(k)
		if isFout == nil {
			return nil
		}
		var doel *knoop
		if plek != "" {
			doel = k.kind(plek)
		}
		return func(v *loop) {
			if isFout(v) {
				v.fout(regel, doel)
			}
		}
	}}
}

// grensOmvang is the last day of assignments under the old rules: CD080, CD095,
// CD096, CS338 and CS343 do not hold for what ended on it or before.
const grensOmvang = 2020_12_31
