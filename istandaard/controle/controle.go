package controle

import (
	"context"
	"io"

	"codeberg.org/wijzer/wijzer/istandaard"
)

const (
	// MaxBytes is the largest file the standard allows: 25 MB (OP179).
	MaxBytes = istandaard.MaxGrootte
	// MaxPerRegel is how many faults against one rule are reported by default.
	MaxPerRegel = 100
)

// Opties bounds a check. The zero value is what most callers want.
type Opties struct {
	// MaxBytes is how many bytes are read at most; 0 is [MaxBytes]. A larger file
	// is judged no further and gets fault OP179.
	MaxBytes int64
	// MaxPerRegel is how many faults against one rule are kept; 0 is
	// [MaxPerRegel]. The last one that is kept says how many were left out.
	MaxPerRegel int
}

// Uitslag is the outcome of a check.
type Uitslag struct {
	// Bericht is the name of the message, "WMO301", by the namespace of its root
	// element; empty when it is of no message of iWmo or iJw 3.2.
	Bericht string
	// Structuur reports whether the file is a valid message by its schema.
	Structuur bool
	// Fouten are the faults in the order of the file. Where Structuur is false
	// they are those of the structure; else those against the rules of level 2.
	Fouten []istandaard.Fout
	// Opmerkingen are about the form of the file and no ground for rejection by
	// schema or stylesheet: a byte order mark, an encoding that is not UTF-8
	// (OP192).
	Opmerkingen []istandaard.Fout
}

// Goed reports whether the message is valid and breaks no rule.
func (u Uitslag) Goed() bool { return u.Structuur && len(u.Fouten) == 0 }

// Controleer reads one message to its end and judges its structure and every
// rule inside it. What is wrong with the message stands in the result; the
// error comes from r or from ctx, never from what the file holds.
//
// Time is linear in the size of the file. Memory is a window of 64 kB and the
// keys that must be unique in the message.
func Controleer(ctx context.Context, r io.Reader, o Opties) (Uitslag, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = MaxBytes
	}
	if o.MaxPerRegel == 0 {
		o.MaxPerRegel = MaxPerRegel
	}
	v := &loop{lezer: nieuweLezer(contextLezer{ctx, r}, o.MaxBytes)}
	v.fouten.maxPerRegel = o.MaxPerRegel
	if err := v.doe(); err != nil {
		return Uitslag{}, err
	}
	u := Uitslag{Structuur: !v.fouten.structuur, Fouten: v.fouten.lijst(), Opmerkingen: v.opmerkingen()}
	if v.schema != nil {
		u.Bericht = v.schema.soort.String()
	}
	return u, nil
}

// opmerkingen says what is wrong with the form of the file.
func (v *loop) opmerkingen() []istandaard.Fout {
	var uit []istandaard.Fout
	if v.lezer.codering != "" {
		uit = append(uit, istandaard.Fout{Regel: "OP192", Tekst: "Het bestand is opgeslagen als " + v.lezer.codering + ". Sla het op als UTF-8."})
	}
	if v.lezer.bom {
		uit = append(uit, istandaard.Fout{Regel: "OP192", Tekst: "Het bestand begint met een byte order mark (BOM). Sla het op zonder BOM."})
	}
	return uit
}
