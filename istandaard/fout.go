package istandaard

import (
	"fmt"
	"strings"
)

// Fout is one fault in a message: a rule of the standard that is broken, or a
// place where the structure is not what the schema asks. Reading, checking and
// answering all speak in this type.
//
// A Fout never repeats what stood in the message, because that may identify a
// person; the place says where to look.
type Fout struct {
	// Regel is the rule of the standard ("TR006", "CD041", for a facet of the
	// schema "RS037"), or a structural code of this library where the standard has
	// no rule ("XML-…" for not well-formed, "XSD-…" for not valid).
	// Codes are append-only: what a code means never changes.
	Regel string `json:"regel"`
	// Retourcode is the code of list WJ001 (4 characters, "0001", "9056", "S300")
	// that the sender gets for this fault. Empty where the standard gives none:
	// for structural faults, and for the checks a provider makes on a 325.
	Retourcode string `json:"retourcode"`
	// Plek is the path of the class or element below the root, without prefixes,
	// with a 1-based index on what can repeat: "Client/Contactgegevens/Contact[1]",
	// "Header/BerichtIdentificatie/Identificatie". Empty means the whole message.
	Plek string `json:"plek"`
	// Regelnummer is the line in the file, from 1; 0 when it is not known (a
	// message that was built in memory has no lines).
	Regelnummer int `json:"regelnummer,omitempty"`
	// Kolom is the column in that line in bytes, from 1; 0 when it is not known.
	Kolom int `json:"kolom,omitempty"`
	// Tekst is a Dutch sentence that says what is wrong and what to do.
	Tekst string `json:"tekst"`
}

// Error gives the fault on one line: place in the file, rule, path, sentence.
func (f Fout) Error() string {
	var b strings.Builder
	if f.Regelnummer > 0 {
		fmt.Fprintf(&b, "%d:%d: ", f.Regelnummer, f.Kolom)
	}
	b.WriteString(f.Regel)
	if f.Plek != "" {
		b.WriteString(" ")
		b.WriteString(f.Plek)
	}
	b.WriteString(": ")
	b.WriteString(f.Tekst)
	return b.String()
}

// Fouten is every fault that was found, in the order of the message. It is an
// error, so that a reader can return all of them at once; use errors.As to get
// them back.
type Fouten []Fout

// Error joins the faults, one per line.
func (f Fouten) Error() string {
	regels := make([]string, len(f))
	for i := range f {
		regels[i] = f[i].Error()
	}
	return strings.Join(regels, "\n")
}

// AlsError gives the faults as an error, or nil when there are none. It avoids
// the non-nil interface around an empty list.
func (f Fouten) AlsError() error {
	if len(f) == 0 {
		return nil
	}
	return f
}
