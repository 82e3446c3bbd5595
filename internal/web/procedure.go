package web

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// procedure asks how far someone is on the way to a decision: investigation,
// account, application, what stops the clock.
func (s *Server) procedure(v *verzoek) error {
	w, o, err := s.dezeProcedure(v)
	if err != nil {
		return err
	}
	return s.toonProcedure(w, o, false)
}

func (s *Server) dezeProcedure(v *verzoek) (*bewerking, besluit.Onderwerp, error) {
	w, err := s.bewerk(v, "procedure")
	if err != nil {
		return nil, besluit.Onderwerp{}, err
	}
	for _, p := range w.b.Mensen() {
		if p == v.deel("persoon") && w.b.Leest(v.wie, p, gezin.Gewoon) {
			return w, besluit.Onderwerp{Persoon: p, Wet: w.b.Wet(p)}, nil
		}
	}
	return nil, besluit.Onderwerp{}, dossier.ErrNietGevonden
}

// gangVeld is one day of a procedure: its field, question and place.
type gangVeld struct {
	naam, vraag, wat, hint string
	dag                    *termijn.Dag
}

// gangVelden gives the days of a procedure that are asked for, in groups: the
// way itself, an application that is not complete, a decision that comes later.
func gangVelden(g *dossier.Gang, u *besluit.Uitnodiging) [3][]gangVeld {
	a := &g.Aanvraag
	return [3][]gangVeld{
		{
			{"onderzoek", "Wanneer was het onderzoek klaar?", "de dag waarop het onderzoek klaar was", "", &g.Onderzoek.Afgerond},
			{"verslag", "Wanneer is het verslag van het onderzoek gegeven?", "de dag van het verslag", "", &g.Verslag.Verstrekt},
			{"aanvraag", "Wanneer kwam de aanvraag binnen?", "de dag van de aanvraag", "Vanaf deze dag loopt de tijd om te besluiten.", &a.Ontvangen},
			{"ingetrokken", "Wanneer trok deze persoon de aanvraag in?", "de dag van de intrekking", "", &a.Ingetrokken},
			{"ingebreke", "Wanneer schreef deze persoon dat het besluit te laat is?", "de dag van de ingebrekestelling", "Twee weken later kan er een dwangsom lopen.", &a.Ingebreke},
		},
		{
			{"uitnodiging", "Wanneer vroeg u om een aanvulling?", "de dag waarop u om een aanvulling vroeg", "Vanaf de dag erna staat de tijd om te besluiten stil.", &u.Verzonden},
			{"uiterlijk", "Tot en met welke dag kan de aanvulling komen?", "de laatste dag voor de aanvulling", "", &u.Uiterlijk},
			{"aangevuld", "Wanneer was de aanvraag compleet?", "de dag van de aanvulling", "Laat leeg als er nog niets kwam.", &u.Aangevuld},
		},
		{
			{"verdaging", "Wanneer liet u weten dat het besluit later komt?", "de dag waarop u liet weten dat het later wordt", "Doe dit voordat de tijd om te besluiten voorbij is.", &a.Verdaging.Meegedeeld},
			{"verdaging-tot", "Tot welke dag krijgt u dan de tijd?", "de nieuwe laatste dag", "", &a.Verdaging.Tot},
		},
	}
}

// laatsteUitnodiging gives the last request to complete an application.
func laatsteUitnodiging(g *dossier.Gang) besluit.Uitnodiging {
	if n := len(g.Aanvraag.Uitnodiging); n > 0 {
		return g.Aanvraag.Uitnodiging[n-1]
	}
	return besluit.Uitnodiging{}
}

func (s *Server) toonProcedure(w *bewerking, o besluit.Onderwerp, conflict bool) error {
	p := w.b.Procedure(o)
	gang := p.Gang()
	u := laatsteUitnodiging(&gang)
	groups := gangVelden(&gang, &u)
	fields := func(i int, last ...any) []any {
		var out []any
		for _, f := range groups[i] {
			out = append(out, w.f.Field(vorm.Field{Kind: vorm.DateField, Name: f.naam, Label: f.vraag, Hint: f.hint, Parts: dagDelen(*f.dag), Optional: true}))
		}
		return append(out, last...)
	}
	folded := func(kop string, row []any) uitklap {
		var rows [][]any
		for _, field := range row {
			rows = append(rows, []any{field})
		}
		return uitklap{Kop: kop, Open: ingevuld(rows), Rijen: rows}
	}
	vak := vakVoor(w.b, o.Persoon, gezin.Gewoon)
	more := w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "gevraagd", Label: "Wat ontbreekt er?", Rows: 3, MaxLength: 1000, Optional: true,
		Value: strings.Join(u.Gevraagd, "\n"), Hint: "Elk stuk op een eigen regel."})
	why := w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "verdaging-reden", Label: "Waarom komt het besluit later?", Rows: 2, MaxLength: 1000, Optional: true,
		Value: gang.Aanvraag.Verdaging.Reden})
	parts := []deel{{Vak: vak, Velden: fields(0, folded("De aanvraag is niet compleet", fields(1, more)), folded("Het besluit komt later", fields(2, why)))}}
	blad := invulblad{Kop: "Aanvraag en termijnen van " + getoond(w.b, o.Persoon), Delen: parts, Knop: vorm.Button{Text: "Sla op"},
		Uitleg: "Vul in wat er gebeurde, volgens de " + string(o.Wet) + ". De taken met hun termijn volgen daar vanzelf uit."}
	if due, err := werkpunten(&p); err == nil && due != nil {
		blad.Onder = due
	}
	return w.toon("Aanvraag en termijnen", blad, vak, conflict)
}

// werkpunten lists the terms that run, those of the client too.
func werkpunten(p *dossier.Procedure) (any, error) {
	work, err := p.Werk()
	if err != nil || len(work) == 0 {
		return nil, err
	}
	t := vorm.Table{Caption: "Termijnen die nu lopen", Stack: true, Columns: []vorm.Column{{Title: "Wat"}, {Title: "Uiterlijk"}, {Title: "Voor wie"}, {Title: "Waar staat dit"}}}
	for _, w := range work {
		day := any(w.Uiterlijk.Nederlands())
		switch {
		case w.Stilstaand:
			day = vorm.TagWaiting("staat stil")
		case w.Onverwijld, w.Uiterlijk == termijn.Geen:
			day = "Meteen"
		}
		who := "De gemeente"
		if w.Client {
			who = "De cliënt"
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{hoofdletter(w.Wat), day, who, w.Artikel}})
	}
	return t, nil
}

func (s *Server) procedureOp(v *verzoek) error {
	w, o, err := s.dezeProcedure(v)
	if err != nil {
		return err
	}
	gang := w.leesGang(o)
	if w.f.OK() {
		err = s.gebruik.LegGangVast(v.ctx(), v.schrijf(), w.b, v.gezien(), o, gang)
		if faults, ok := besluitFouten(err); ok {
			for _, f := range faults {
				w.fout(gangPad(f.Pad), f.Code, f.Tekst)
			}
			err = nil
		}
	}
	if !w.f.OK() {
		return s.toonProcedure(w, o, false)
	}
	return w.leg(err, func(conflict bool) error { return s.toonProcedure(w, o, conflict) })
}

// leesGang reads the form. What the form does not ask stays as it was.
func (w *bewerking) leesGang(o besluit.Onderwerp) dossier.Gang {
	p := w.b.Procedure(o)
	gang := p.Gang()
	u := laatsteUitnodiging(&gang)
	for _, group := range gangVelden(&gang, &u) {
		for _, f := range group {
			*f.dag = dagVeld(w.f, f.naam, f.wat)
		}
	}
	u.Gevraagd = nil
	for line := range strings.Lines(w.f.Text("gevraagd")) {
		if line = strings.TrimSpace(line); line != "" {
			u.Gevraagd = append(u.Gevraagd, line)
		}
	}
	asked := u.Verzonden != termijn.Geen
	for _, f := range [][2]string{{"uitnodiging", "Vul in wanneer u om de aanvulling vroeg: dag, maand en jaar."}, {"uiterlijk", "Vul in tot en met welke dag de aanvulling kan komen: dag, maand en jaar."}} {
		if empty := dagLeeg(w.f, f[0]); empty && (asked || u.Uiterlijk != termijn.Geen || u.Aangevuld != termijn.Geen) {
			w.f.Fail(f[0], "VELD-LEEG", f[1])
		}
	}
	if asked && u.Uiterlijk != termijn.Geen && u.Uiterlijk <= u.Verzonden {
		w.f.Fail("uiterlijk", besluit.FoutVolgorde, "Geef tijd om aan te vullen: kies een dag na de dag waarop u het vroeg.")
	}
	gang.Aanvraag.Uitnodiging = gang.Aanvraag.Uitnodiging[:max(0, len(gang.Aanvraag.Uitnodiging)-1)]
	if asked {
		gang.Aanvraag.Uitnodiging = append(gang.Aanvraag.Uitnodiging, u)
	}
	v := &gang.Aanvraag.Verdaging
	v.Reden = w.f.Text("verdaging-reden")
	if (v.Meegedeeld == termijn.Geen) != (v.Tot == termijn.Geen) {
		w.f.Fail("verdaging-tot", "VELD-LEEG", "Vul beide in: wanneer u liet weten dat het besluit later komt, en tot welke dag.")
	}
	later := gang.Aanvraag.Ontvangen == termijn.Geen && (asked || v.Meegedeeld != termijn.Geen || gang.Aanvraag.Ingetrokken != termijn.Geen || gang.Aanvraag.Ingebreke != termijn.Geen)
	if later && dagLeeg(w.f, "aanvraag") {
		w.f.Fail("aanvraag", "VELD-LEEG", "Vul eerst in wanneer de aanvraag binnenkwam.")
	}
	return gang
}

// dagLeeg tells whether nothing was typed in a date field.
func dagLeeg(f *vorm.Form, naam string) bool {
	for _, part := range (vorm.Field{Name: naam}).DateParts() {
		if f.Text(part.Name) != "" {
			return false
		}
	}
	return true
}

// gangPad gives the field of a path of besluit.Procedure.Controleer.
func gangPad(pad string) string {
	switch pad {
	case "onderzoek.afgerond":
		return "onderzoek"
	case "verslag.verstrekt":
		return "verslag"
	case "aanvraag.ingetrokken":
		return "ingetrokken"
	case "aanvraag.verdaging":
		return "verdaging"
	case "aanvraag.verdaging.tot":
		return "verdaging-tot"
	}
	if strings.HasPrefix(pad, "aanvraag") {
		return "aanvraag"
	}
	return ""
}
