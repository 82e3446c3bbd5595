package web

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) afwijkingRoutes() []route {
	return []route{{routeAfwijkingen, telrollen(), s.afwijkingen}}
}

const routeAfwijkingen = "GET /afwijkingen"

// telrollen are the roles that see how often decisions depart from the advice.
func telrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Beleidsmaker, toegang.FunctioneelBeheerder}
}

// afwijkingblad is what the page of departures shows.
type afwijkingblad struct{ Lijst any }

// afwijkingen shows how often decisions departed from the advice, per quarter
// and without people.
func (s *Server) afwijkingen(v *verzoek) error {
	counts, err := s.gebruik.Afwijkingen(v.ctx(), v.wie)
	if err != nil {
		return err
	}
	return v.toon("afwijkingen", vorm.Page{Title: "Afwijken van het advies", Data: afwijkingblad{afwijkingTabel(counts)}})
}

func afwijkingTabel(counts []dossier.Afwijkingtelling) any {
	if len(counts) == 0 {
		return vorm.Empty{Icon: "info", Title: "Er is nog niets te tonen", Text: "Een kwartaal staat hier als het voorbij is."}
	}
	t := vorm.Table{Caption: "Hoe vaak een besluit afwijkt van het advies, per kwartaal", Stack: true, Columns: []vorm.Column{{Title: "Kwartaal"}}}
	for _, soort := range dossier.Afwijkingsoorten() {
		t.Columns = append(t.Columns, vorm.Column{Title: afwijkingNaam(soort), Number: true})
	}
	t.Columns = append(t.Columns, vorm.Column{Title: "Samen", Number: true})
	for _, c := range counts {
		cells := []any{kwartaalNaam(c.Kwartaal)}
		for _, soort := range dossier.Afwijkingsoorten() {
			cells = append(cells, getalOf(c.Aantal[soort]))
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: append(cells, getalOf(c.Samen))})
	}
	return t
}

// getalOf shows a number that may be shown; 0 is one that may not.
func getalOf(n int) any {
	if n == 0 {
		return vorm.None("niet te tonen")
	}
	return vorm.Getal(int64(n))
}

func kwartaalNaam(code string) string {
	year, quarter, _ := strings.Cut(code, "-")
	if n, err := strconv.Atoi(quarter); err == nil {
		return strconv.Itoa(n) + "e kwartaal " + year
	}
	return year
}

func afwijkingNaam(s besluit.Afwijkingsoort) string {
	switch s {
	case besluit.AfwijkingNee:
		return "Gekozen, past niet"
	case besluit.AfwijkingOnbekend:
		return "Gekozen, nog niet bekend"
	case besluit.AfwijkingAnder:
		return "Gekozen, iets anders past"
	case besluit.AfwijkingGeen:
		return "Afgewezen, past wel"
	case besluit.AfwijkingOpen:
		return "Afgewezen, nog niet bekend"
	}
	return "Volgens het advies"
}
