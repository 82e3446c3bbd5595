package web

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// postadres asks for the neutral address of a member.
func (s *Server) postadres(v *verzoek) error {
	w, p, err := s.postPersoon(v)
	if err != nil {
		return err
	}
	return s.toonPostadres(w, p, false)
}

func (s *Server) postPersoon(v *verzoek) (*bewerking, string, error) {
	w, err := s.bewerk(v, "postadres")
	if err != nil {
		return nil, "", err
	}
	for _, p := range w.b.Mensen() {
		if p == v.deel("persoon") {
			return w, p, nil
		}
	}
	return nil, "", dossier.ErrNietGevonden
}

func (s *Server) toonPostadres(w *bewerking, p string, conflict bool) error {
	vak := vakVoor(w.b, p, gezin.Gewoon)
	f := func(field vorm.Field) any { return w.f.Field(field) }
	return w.toon("Postadres", invulblad{Kop: "Waar mag post voor " + getoond(w.b, p) + " heen?",
		Uitleg: "Vul een adres in waar een brief veilig kan komen, zoals een postbus of het kantoor van het wijkteam. Nooit het adres van een geheime plek.",
		Delen: []deel{{Vak: vak, Velden: []any{
			f(vorm.Field{Name: "straat", Label: "Straat", MaxLength: 80}),
			f(vorm.Field{Name: "huisnummer", Label: "Huisnummer", Hint: "Met letter of toevoeging, als die er is.", Width: vorm.Chars10, MaxLength: 12}),
			f(vorm.Field{Name: "postcode", Label: "Postcode", Width: vorm.Chars10, MaxLength: 8}),
			f(vorm.Field{Name: "plaats", Label: "Plaats", MaxLength: 80})}}}, Knop: vorm.Button{Text: "Sla op"}}, vak, conflict)
}

func (s *Server) postadresOp(v *verzoek) error {
	w, p, err := s.postPersoon(v)
	if err != nil {
		return err
	}
	for _, q := range [][2]string{{"straat", "Vul de straat in."}, {"huisnummer", "Vul het huisnummer in."}, {"postcode", "Vul de postcode in."}, {"plaats", "Vul de plaats in."}} {
		w.f.Required(q[0], q[1])
	}
	if !w.f.OK() {
		return s.toonPostadres(w, p, false)
	}
	adres := leesAdres(w.f)
	if !w.f.OK() {
		return s.toonPostadres(w, p, false)
	}
	return w.leg(s.gebruik.LegPostadresVast(v.ctx(), v.schrijf(), w.b, v.gezien(), p, adres), func(conflict bool) error { return s.toonPostadres(w, p, conflict) })
}
