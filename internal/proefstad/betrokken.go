package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// betrokkenen says who works with each family: the indicatiesteller of the desk
// or team where it came in, one casusregisseur of the team of its
// neighbourhood, and for the stories who helps and who guards safety.
func betrokkenen(s *Stad) []Betrokkenheid {
	byPlace := map[[2]string]string{}
	for _, u := range s.Gebruikers {
		if u.Team != "" {
			byPlace[[2]string{u.Rol, u.Team}] = u.Code
		}
	}
	out := make([]Betrokkenheid, 0, 2*len(s.Gezinnen)+20)
	for i := range s.Gezinnen {
		g := &s.Gezinnen[i]
		place := g.Loket
		if place == LoketWijkteam {
			place = g.Wijkteam
		}
		start := g.begin()
		add := func(account, rol string, people []string, tot termijn.Dag, classes ...gezin.Klasse) {
			out = append(out, Betrokkenheid{Gebruiker: account, Rol: rol, Gezin: g.Code, Personen: people, Klassen: classes, Van: start, Tot: tot})
		}
		add(byPlace[[2]string{"indicatiesteller", place}], "indicatiesteller", g.ids(), termijn.Geen, g.klassen()...)
		add(byPlace[[2]string{"casusregisseur", g.Wijkteam}], "casusregisseur", g.ids(), g.eind(), g.klassen()...)
		if g.Verhaal == "" {
			continue
		}
		if g.Aanbieder == aanbiederDemo {
			add("u-hans", "hulpverlener", g.geholpen(), termijn.Geen, gezin.Gewoon, gezin.Betrokken)
		}
		if g.onveilig() {
			add("u-vera", "veiligheidscoordinator", g.ids(), termijn.Geen, gezin.Gewoon, gezin.Betrokken, gezin.Veiligheid)
		}
	}
	return out
}

// begin gives the day from which people work with the family.
func (g *Gezin) begin() termijn.Dag {
	if len(g.Besluiten) > 0 && g.Besluiten[0].Melding != termijn.Geen {
		return g.Besluiten[0].Melding
	}
	return g.Melding
}

// eind gives the first day on which no help runs any more; Geen for a story,
// which is still going on.
func (g *Gezin) eind() termijn.Dag {
	if g.Verhaal != "" || len(g.Besluiten) == 0 {
		return termijn.Geen
	}
	last := &g.Besluiten[len(g.Besluiten)-1]
	if last.Gesloten != termijn.Geen {
		return last.Gesloten + 1
	}
	return last.Einde + 1
}

func (g *Gezin) ids() []string {
	out := make([]string, len(g.Personen))
	for i := range g.Personen {
		out[i] = g.Personen[i].ID
	}
	return out
}

// geholpen gives whom the provider of the story helps: with a shelter, who
// stays there; else everyone who takes part.
func (g *Gezin) geholpen() []string {
	var inside []string
	for i := range g.Personen {
		if g.Personen[i].Verblijf != nil {
			inside = append(inside, g.Personen[i].ID)
		}
	}
	if inside != nil {
		return inside
	}
	s := g.Situatie(g.Adviesdag)
	for _, l := range s.Leden {
		if l.Kenmerken["neemt-deel"].Zelfde(gezin.JaNee(true)) {
			inside = append(inside, l.ID)
		}
	}
	return inside
}

// onveilig tells whether there is anything in a compartment of safety that says
// yes.
func (g *Gezin) onveilig() bool {
	for i := range g.Feiten {
		if f := &g.Feiten[i]; f.Soort == "structurele-onveiligheid" && f.Waarde.Zelfde(gezin.JaNee(true)) {
			return true
		}
	}
	return false
}

// klassen gives the compartments that who directs the family works in.
func (g *Gezin) klassen() []gezin.Klasse {
	for i := range g.Feiten {
		if g.Feiten[i].Label.Klasse == gezin.Veiligheid {
			return []gezin.Klasse{gezin.Gewoon, gezin.Betrokken, gezin.Veiligheid}
		}
	}
	return []gezin.Klasse{gezin.Gewoon, gezin.Betrokken}
}
