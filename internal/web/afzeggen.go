package web

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// afzegLink leads to the page on which an appointment is called off, for one that
// was recorded in this family.
func afzegLink(b *dossier.Beeld, a *dossier.Afspraak) any {
	if b.Afspraak(a.ID) == nil {
		return vorm.None("niets")
	}
	return vorm.Link{Text: "Zeg af of verzet", Href: "/gezin/" + b.ID + "/afspraken/" + a.ID + "/afzeggen"}
}

// botsBanner warns who may know that two appointments can make people meet whom
// something keeps apart; nil where he sees none.
func botsBanner(b *dossier.Beeld) *vorm.Banner {
	var lines vorm.Stack
	for _, n := range b.Botsingen(b.Moment.Dag) {
		lines = append(lines, getoond(b, n.Een.Over)+" om "+n.Een.Tijd+" en "+getoond(b, n.Ander.Over)+" om "+n.Ander.Tijd+", op "+n.Een.Dag.Nederlands()+": "+verbodNaam(n.Verbod.Soort)+". ")
	}
	if lines == nil {
		return nil
	}
	return &vorm.Banner{State: vorm.Danger, Title: "Deze mensen kunnen elkaar tegenkomen", Urgent: true, Text: append(lines, "De plaats is dezelfde of niet bekend. Verzet een van de afspraken.")}
}

func (s *Server) afzeggen(v *verzoek) error {
	w, err := s.bewerk(v, "afspraak-afzeggen")
	if err != nil {
		return err
	}
	return s.toonAfzeggen(w, false)
}

func (s *Server) toonAfzeggen(w *bewerking, conflict bool) error {
	a := w.b.Afspraak(w.v.deel("afspraak"))
	if a == nil {
		return dossier.ErrNietGevonden
	}
	vak := vakVoor(w.b, a.Over, gezin.Gewoon)
	return w.toon("Afspraak afzeggen", invulblad{Kop: "Zeg de afspraak af", Uitleg: "Wilt u de afspraak verzetten? Zeg haar af en plan een nieuwe. Wat er stond en wie haar afzegde, blijft bewaard.",
		Delen: []deel{{Vak: vak, Velden: []any{
			vorm.SummaryList{{Key: "Met", Value: getoond(w.b, a.Over)}, {Key: "Dag", Value: a.Dag.Nederlands()}, {Key: "Tijd", Value: a.Tijd}, {Key: "Waarover", Value: a.Wat}},
			w.f.Field(vorm.Field{Name: "reden", Label: "Waarom gaat zij niet door?", Width: vorm.Full, MaxLength: 200, Hint: "Over wie dit gaat, kan dit lezen: schrijf niets over anderen."})}}},
		Knop: vorm.Button{Text: "Zeg af"}}, vak, conflict)
}

func (s *Server) afzeggenOp(v *verzoek) error {
	w, err := s.bewerk(v, "afspraak-afzeggen")
	if err != nil {
		return err
	}
	w.f.OneLine("reden")
	reden := w.f.Required("reden", dossier.ErrAfzegReden.Tekst)
	if !w.f.OK() {
		return s.toonAfzeggen(w, false)
	}
	err = s.gebruik.ZegAf(v.ctx(), v.schrijf(), w.b, v.gezien(), v.deel("afspraak"), reden)
	return w.legNaar(err, "/gezin/"+w.b.ID+"/afspraken", func(conflict bool) error { return s.toonAfzeggen(w, conflict) })
}
