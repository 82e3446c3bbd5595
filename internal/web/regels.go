package web

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) regelsRoutes() []route {
	return []route{{"GET /regels", medewerkers(), s.toonRegels}, {"GET /regels/{deel}", medewerkers(), s.toonRegels}}
}

// regelsblad is one part of the catalogue as text.
type regelsblad struct {
	Kop    string
	Punten []regelpunt
}

// regelpunt is one line of the catalogue.
type regelpunt struct {
	Kop    string
	Tag    *vorm.Tag
	Zinnen []string
	Bron   *vorm.Why
}

// toonRegels shows the rules of the municipality as Dutch text, part by part.
func (s *Server) toonRegels(v *verzoek) error {
	sections := s.regels().Tekst(termijn.Geen)
	chosen := v.deel("deel")
	at := -1
	blad, side := regelsblad{}, vorm.SideNav{Label: "Delen van de regels", Groups: []vorm.NavGroup{{Title: s.regels().Naam}}}
	for i := range sections {
		code := deelcode(sections[i].Kop)
		if code == chosen || chosen == "" && strings.Contains(sections[i].Kop, "toegang") && at < 0 {
			at = i
		}
		side.Groups[0].Links = append(side.Groups[0].Links, vorm.Link{Text: sections[i].Kop, Href: "/regels/" + code})
	}
	if at < 0 && chosen != "" {
		return dossier.ErrNietGevonden
	}
	at = max(at, 0)
	side.Groups[0].Links[at].Current = true
	blad.Kop = sections[at].Kop
	for i := range sections[at].Punten {
		blad.Punten = append(blad.Punten, regelPunt(&sections[at].Punten[i]))
	}
	return v.toon("regels", vorm.Page{Title: "Regels: " + blad.Kop, Side: &side, Data: blad})
}

// deelcode turns the heading of a part into a piece of an address.
func deelcode(kop string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(kop), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
}

func regelPunt(p *regeling.Punt) regelpunt {
	out := regelpunt{Kop: p.Kop, Zinnen: p.Zinnen}
	if p.Status != "" {
		tag := statusTag(p.Status)
		out.Tag = &tag
	}
	steps := []string{}
	for _, extra := range []struct{ label, text string }{{"Bron: ", p.Bron}, {"Zo gelezen: ", p.Lezing}, {"Geldt ", p.Geldig}} {
		if extra.text != "" {
			steps = append(steps, extra.label+extra.text)
		}
	}
	if len(steps) > 0 {
		out.Bron = &vorm.Why{Label: "Waar staat dit?", About: p.Kop, Steps: steps}
	}
	return out
}

func statusTag(s regeling.Status) vorm.Tag {
	switch s {
	case regeling.Vastgesteld:
		return vorm.Tag{Text: string(s), State: vorm.Success, Shape: vorm.Round}
	case regeling.Verzonnen:
		return vorm.Tag{Text: string(s), State: vorm.Warning, Shape: vorm.Dashed}
	case regeling.Voorstel:
		return vorm.Tag{Text: string(s), State: vorm.Info, Shape: vorm.Dashed}
	}
	return vorm.Tag{Text: string(s), State: vorm.Neutral, Shape: vorm.Square}
}
