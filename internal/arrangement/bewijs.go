package arrangement

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Bewijs is the receipt of an advice: what it was made from and what came out.
// With the same rules and the same facts the advice can be made again and
// compared; a difference shows in the hash of the facts or of the outcome.
type Bewijs struct {
	Regeling  string      // the code of the catalogue
	Regels    string      // SHA-256 over the files of the catalogue
	Peildatum termijn.Dag // the day of the advice
	Bekend    termijn.Dag // as the rules were known on; Geen: all that was known
	Feiten    []string    // the ids of the facts that were there, sorted
	Situatie  string      // SHA-256 over the facts and their values
	Uitkomst  string      // SHA-256 over every step and its outcome
}

// Verschil says in which respect two receipts differ: "regels", "peildatum",
// "feiten", "uitkomst"; none when they are the same.
func (b Bewijs) Verschil(c Bewijs) (out []string) {
	for _, d := range []struct {
		naam   string
		anders bool
	}{
		{"regels", b.Regeling != c.Regeling || b.Regels != c.Regels || b.Bekend != c.Bekend},
		{"peildatum", b.Peildatum != c.Peildatum},
		{"feiten", b.Situatie != c.Situatie || !slices.Equal(b.Feiten, c.Feiten)},
		{"uitkomst", b.Uitkomst != c.Uitkomst},
	} {
		if d.anders {
			out = append(out, d.naam)
		}
	}
	return out
}

func (a *Adviseur) bewijs(out *Advies) Bewijs {
	r := a.versie.Regeling()
	b := Bewijs{Regeling: r.Code, Regels: r.Hash, Peildatum: a.situatie.Peildatum, Bekend: a.versie.Bekend}
	w := schrijver{buf: make([]byte, 0, 1024)}
	for i := range a.situatie.Leden {
		w.regel("lid", a.situatie.Leden[i].ID)
		b.Feiten = w.kenmerken(b.Feiten, r.Feiten, regeling.OverLid, a.situatie.Leden[i].Kenmerken)
	}
	w.regel("gezin")
	b.Feiten = w.kenmerken(b.Feiten, r.Feiten, regeling.OverGezin, a.situatie.Gezin)
	for _, l := range a.situatie.Lopend {
		w.regel("loopt", l.Product, l.Persoon, l.Feit)
		b.Feiten = append(b.Feiten, l.Feit)
	}
	for _, rel := range a.situatie.Relaties {
		w.regel("relatie", string(rel.Soort), rel.Van, rel.Naar, rel.Bekend.String(), rel.Feit)
		b.Feiten = append(b.Feiten, rel.Feit)
	}
	slices.Sort(b.Feiten)
	b.Feiten = slices.DeleteFunc(slices.Compact(b.Feiten), func(id string) bool { return id == "" })
	b.Situatie = w.som()
	b.Uitkomst = out.som()
	return b
}

// som gives the hash over every step and its outcome.
func (out *Advies) som() string {
	w := schrijver{buf: make([]byte, 0, 1024)}
	for i := range out.Oordelen {
		o := &out.Oordelen[i]
		w.regel("product", o.Product.Code, o.Product.Versie, o.Uitkomst.String())
		for _, s := range o.Stappen {
			w.regel("stap", s.Eis.Code, s.Uitkomst.String())
		}
	}
	for _, v := range out.Vragen {
		w.regel("vraag", v.Feit.Code, v.Lid)
	}
	return w.som()
}

// schrijver gathers lines of fields, each with its length in front, so that no
// two different inputs look the same.
type schrijver struct{ buf []byte }

func (w *schrijver) regel(fields ...string) {
	for _, f := range fields {
		w.buf = strconv.AppendInt(w.buf, int64(len(f)), 10)
		w.buf = append(w.buf, ':')
		w.buf = append(w.buf, f...)
	}
	w.buf = append(w.buf, '\n')
}

// kenmerken writes the values of the kinds of facts that the catalogue knows,
// in its order; others play no part in the advice.
func (w *schrijver) kenmerken(ids []string, kinds []*regeling.Feitsoort, scope regeling.Bereik, values gezin.Kenmerken) []string {
	for _, f := range kinds {
		if f.Bereik != scope {
			continue
		}
		if v, known := values[f.Code]; known {
			w.regel(f.Code, v.String(), v.Feit)
			ids = append(ids, v.Feit)
		}
	}
	return ids
}

// som gives the SHA-256 over everything that was gathered, hexadecimal.
func (w *schrijver) som() string {
	sum := sha256.Sum256(w.buf)
	return hex.EncodeToString(sum[:])
}
