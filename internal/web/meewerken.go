package web

import (
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeMeewerken is where is shown and changed who works with whom.
const routeMeewerken = "GET /gezin/{gezin}/meewerken"

func (s *Server) meewerkRoutes() []route {
	r := schrijfrollen()
	return []route{
		{routeMeewerken, r, s.meewerken}, {"POST /gezin/{gezin}/meewerken/stop", r, s.meewerkenStop},
		{"GET /gezin/{gezin}/meewerken/nieuw", r, s.meewerker}, {"POST /gezin/{gezin}/meewerken/nieuw", r, s.meewerkerOp},
	}
}

// meewerken shows who works with whom of the family, and for which parts.
func (s *Server) meewerken(v *verzoek) error {
	w, err := s.bewerk(v, "meewerken")
	if err != nil {
		return err
	}
	return s.toonMeewerken(w)
}

func (s *Server) toonMeewerken(w *bewerking) error {
	v, b := w.v, w.b
	table := vorm.Table{Caption: "Wie werkt met wie", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Over"}, {Title: "Collega"}, {Title: "Leest"}, {Title: "Tot"}, {Title: "Wat kunt u doen"}}}
	for _, m := range b.Meewerkingen() {
		naam, err := s.naam(v.ctx(), m.Lezer)
		if err != nil {
			return err
		}
		tag, err := v.formulier("/gezin/"+b.ID+"/meewerken/stop", b)
		if err != nil {
			return err
		}
		var act any = "De regie draagt u over met de knop Casusregisseur"
		if m.Rol != toegang.Casusregisseur {
			act = vorm.PostButton{Action: tag.Action, Button: vorm.Button{Text: "Stopt vandaag", Kind: vorm.Secondary, Context: naam + " over " + getoond(b, m.Persoon)},
				Hidden: append([]vorm.Pair{{Name: "verzoek", Value: tag.Key}, {Name: "persoon", Value: m.Persoon}, {Name: "wie", Value: meewerkCode(m.Lezer, m.Rol)}}, tag.Hidden...)}
		}
		table.Rows = append(table.Rows, vorm.Row{Cells: []any{getoond(b, m.Persoon), naam + ", " + strings.ToLower(rolnaam(m.Rol)), klassenTekst(m.Klassen), eindTekst(m.Tot), act}})
	}
	blad := leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Wie werkt mee?",
		Uitleg: "Hier staat wie van deze mensen iets mag lezen, en welke delen. U geeft nooit meer dan u zelf leest."}
	blad.Delen = []leesdeel{{Kop: "Nu", Inhoud: append(tabelOf(table, "U ziet niemand die meewerkt."),
		vorm.Actions{vorm.Button{Text: "Collega laten meewerken", Href: "/gezin/" + b.ID + "/meewerken/nieuw", Icon: "plus"}})}}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Wie werkt mee?", Errors: w.f.Summary(), Data: blad})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

// meewerkCode is a colleague in a role, as a form sends it.
func meewerkCode(account string, rol toegang.Rol) string { return string(rol) + ":" + account }

func leesMeewerkCode(code string) (account string, rol toegang.Rol) {
	r, account, _ := strings.Cut(code, ":")
	return account, toegang.Rol(r)
}

// klassenTekst names the parts that someone reads.
func klassenTekst(klassen []gezin.Klasse) string {
	return orElse(klassenNamen(klassen...), "Alleen dat er een dossier is")
}

func eindTekst(tot string) string {
	d, err := termijn.ParseDag(tot)
	if tot == "" || err != nil {
		return "Geen einde"
	}
	return d.Nederlands()
}

func (s *Server) meewerker(v *verzoek) error {
	w, err := s.bewerk(v, "meewerken")
	if err != nil {
		return err
	}
	return s.toonMeewerker(w, false)
}

func (s *Server) toonMeewerker(w *bewerking, conflict bool) error {
	keuze, err := s.gebruik.Meewerkkeuze(w.v.ctx(), s.in.Accounts)
	if err != nil {
		return err
	}
	var who []vorm.Option
	for _, m := range keuze {
		who = append(who, vorm.Option{Value: meewerkCode(m.Account.ID, m.Rol), Text: m.Account.Naam + ", " + strings.ToLower(rolnaam(m.Rol))})
	}
	blad := invulblad{Kop: "Collega laten meewerken", Knop: vorm.Button{Text: "Laat meewerken"},
		Uitleg: "Kies alleen wat deze collega nodig heeft. Hij kan het vanaf vandaag lezen. Wie keek, staat in het logboek."}
	blad.Delen = []deel{{Velden: []any{
		w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "wie", Label: "Collega", Options: who}),
		w.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "over", Label: "Over wie gaat het?", Options: leden(w.b)}),
		w.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "delen", Label: "Welke delen leest hij?", Options: w.eigenDelen(), Optional: true,
			Hint: "Zonder keuze weet hij alleen dat er een dossier is en wie de regie heeft."}),
		w.f.Field(vorm.Field{Kind: vorm.DateField, Name: "tot", Label: "Tot welke dag?", Optional: true, Hint: "Vanaf deze dag niet meer. Laat leeg als er nog geen einde is."}),
	}}}
	return w.toon("Collega laten meewerken", blad, nil, conflict)
}

// eigenDelen are the parts that who asks reads of someone himself.
func (w *bewerking) eigenDelen() []vorm.Option {
	return slices.DeleteFunc(klasseKeuzes(), func(o vorm.Option) bool {
		return !slices.ContainsFunc(w.b.Mensen(), func(p string) bool { return w.b.Leest(w.v.wie, p, gezin.Klasse(o.Value)) })
	})
}

func (s *Server) meewerkerOp(v *verzoek) error {
	w, err := s.bewerk(v, "meewerken")
	if err != nil {
		return err
	}
	q := dossier.Betrekking{Over: w.f.All("over"), Tot: dagVeld(w.f, "tot", "De laatste dag")}
	q.Account, q.Rol = leesMeewerkCode(w.f.Required("wie", "Kies een collega."))
	for _, k := range w.f.All("delen") {
		q.Klassen = append(q.Klassen, gezin.Klasse(k))
	}
	if !w.f.OK() {
		return s.toonMeewerker(w, false)
	}
	err = s.gebruik.Betrek(v.ctx(), s.in.Accounts, v.schrijf(), w.b, v.gezien(), q)
	w.bijVeld(err, "wie", dossier.ErrBetrekWie)
	w.bijVeld(err, "over", dossier.ErrBetrekOver)
	w.bijVeld(err, "delen", dossier.ErrBetrekDeel)
	w.bijVeld(err, "tot", dossier.ErrBetrekDag)
	if !w.f.OK() {
		return s.toonMeewerker(w, false)
	}
	return w.legNaar(err, w.meewerkPad(), func(conflict bool) error { return s.toonMeewerker(w, conflict) })
}

func (w *bewerking) meewerkPad() string { return "/gezin/" + w.b.ID + "/meewerken" }

func (s *Server) meewerkenStop(v *verzoek) error {
	w, err := s.bewerk(v, "meewerken")
	if err != nil {
		return err
	}
	account, rol := leesMeewerkCode(v.r.PostForm.Get("wie"))
	err = s.gebruik.EindBetrokkenheid(v.ctx(), v.schrijf(), w.b, v.gezien(), v.r.PostForm.Get("persoon"), account, rol)
	if errors.Is(err, dossier.ErrBetrekLaatst) {
		w.f.Fail("wie", dossier.ErrBetrekLaatst.Code, dossier.ErrBetrekLaatst.Tekst)
		return s.toonMeewerken(w)
	}
	naar := w.meewerkPad()
	if rol == v.wie.Rol && account == v.wie.Account {
		naar = "/werklijst" // he may see nothing of it any more
	}
	return w.legNaar(err, naar, func(bool) error { return v.door(w.meewerkPad()) })
}
