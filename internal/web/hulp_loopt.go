package web

import (
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// hulplijst shows the help that runs: first by decision, then what was told of
// other help. Of who is shut to this reader it says so, whether there is help or
// not.
func (s *Server) hulplijst(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie) any {
	rows, seen := s.hulpBesloten(b)
	for _, l := range sit.Lopend {
		if b.FeitOp(l.Feit) == nil {
			continue // by decision: it stands above
		}
		who := "Het gezin"
		if l.Persoon != "" {
			who = getoond(b, l.Persoon)
			seen[l.Persoon] = true
		}
		rows = append(rows, vorm.SummaryRow{Key: who, Value: hoofdletter(productNaam(s.regels(), l.Product)), Source: s.sinds(b, l.Feit)})
	}
	var out vorm.Stack
	decides := dossier.LeestBesluiten(v.wie.Rol)
	if rows == nil && decides {
		out = append(out, vorm.None("Er loopt nog geen hulp."))
	}
	for _, p := range b.Mensen() {
		if !seen[p] && !b.Leest(v.wie, p, gezin.Gewoon) {
			rows = append(rows, vorm.SummaryRow{Key: getoond(b, p), Value: vorm.Withheld()})
		}
	}
	if rows != nil {
		out = append(out, rows)
	}
	if !decides {
		out = append(out, vorm.None("Welke hulp in een besluit staat, ziet u hier niet."))
	}
	return out
}

// hulpBesloten gives a line for each person whom a decision helps, now or soon,
// and says who they are.
func (s *Server) hulpBesloten(b *dossier.Beeld) (rows vorm.SummaryList, seen map[string]bool) {
	seen = map[string]bool{}
	for _, h := range b.HulpNu() {
		seen[h.Persoon] = true
		source := h.Van.Nederlands() + " tot en met " + h.Tot.Nederlands() + ", besluit " + string(h.Wet)
		if !h.Loopt(b.Moment.Dag) {
			source = "Begint nog: " + source
		}
		if h.Besluit.Soort == besluit.Tijdelijk {
			source += ", tijdelijk"
		}
		rows = append(rows, vorm.SummaryRow{Key: getoond(b, h.Persoon), Value: s.hulpRegel(&h), Source: source})
	}
	return rows, seen
}

// hulpRegel says what the help is and how much of it there is. The minutes of a
// decision under the Jeugdwet are for the children together.
func (s *Server) hulpRegel(h *dossier.Hulp) any {
	out := vorm.Cell{Value: hoofdletter(productNaam(s.regels(), h.Besluit.Product))}
	size, more := omvangDelen(h.Besluit)
	out.Note = size
	if more != "" {
		if out.Note != "" {
			out.Note += ", "
		}
		out.Note += more
	}
	if h.Wet == gezin.Jeugdwet && size != "" {
		out.Note += ", voor de kinderen samen"
	}
	return out
}

// omvangDelen says how much a decision gives: the minutes, and what is counted
// otherwise; each may be empty.
func omvangDelen(one *besluit.Besluit) (minuten, anders string) {
	if one.Minuten() > 0 {
		minuten = one.Minuten().Nederlands() + " per week"
	}
	return minuten, vorm.Opsomming(andereRegels(one))
}
