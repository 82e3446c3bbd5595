package web

import (
	"context"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// routeRegie is where the casusregisseur of a family is named.
const routeRegie = "GET /gezin/{gezin}/regie"

func (s *Server) regieRoutes() []route {
	return []route{{routeRegie, schrijfrollen(), s.regie}, {"POST /gezin/{gezin}/regie", schrijfrollen(), s.regieOp}}
}

func (s *Server) regie(v *verzoek) error {
	w, err := s.bewerk(v, "regie")
	if err != nil {
		return err
	}
	return s.toonRegie(w, false)
}

// toonRegie asks who directs the family, with who can.
func (s *Server) toonRegie(w *bewerking, conflict bool) error {
	options, err := s.regisseurKeuzes(w.v.ctx())
	if err != nil {
		return err
	}
	blad := invulblad{Kop: "Wie heeft de regie?", Knop: vorm.Button{Text: "Wijs aan"},
		Uitleg: "Een gezin heeft altijd precies één casusregisseur. Wijst u een ander aan, dan stopt de eerste vandaag en begint de nieuwe vandaag. De nieuwe leest niet meer dan u zelf leest."}
	if len(options) == 0 {
		blad.Delen = []deel{{Velden: []any{vorm.Empty{Icon: "info", Title: "Er is niemand om te kiezen", Text: "Vraag de beheerder om iemand de rol van casusregisseur te geven."}}}}
	} else {
		nu := ""
		if now := w.b.Regisseurs(); len(now) > 0 {
			nu = now[0]
		}
		blad.Delen = []deel{{Velden: []any{w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "regisseur", Label: "Casusregisseur", Options: options, Value: nu})}}}
	}
	return w.toon("Casusregisseur", blad, nil, conflict)
}

func (s *Server) regisseurKeuzes(ctx context.Context) ([]vorm.Option, error) {
	accounts, err := s.gebruik.Regisseurskeuze(ctx, s.in.Accounts)
	if err != nil {
		return nil, err
	}
	var out []vorm.Option
	for i := range accounts {
		out = append(out, vorm.Option{Value: accounts[i].ID, Text: accounts[i].Naam})
	}
	return out, nil
}

func (s *Server) regieOp(v *verzoek) error {
	w, err := s.bewerk(v, "regie")
	if err != nil {
		return err
	}
	options, err := s.regisseurKeuzes(v.ctx())
	if err != nil {
		return err
	}
	naar := w.f.OneOf("regisseur", options, "Kies wie de casusregisseur wordt.")
	if !w.f.OK() {
		return s.toonRegie(w, false)
	}
	err = s.gebruik.WijsRegisseurAan(v.ctx(), s.in.Accounts, v.schrijf(), w.b, v.gezien(), naar)
	return w.leg(err, func(conflict bool) error { return s.toonRegie(w, conflict) })
}

// regieBanner is the alarm on the page of an active family: nobody directs, or
// who does may not do so any more. It follows from what the reader sees of the family and
// from the roles of colleagues alone.
func (s *Server) regieBanner(v *verzoek, b *dossier.Beeld) (*vorm.Banner, error) {
	if !b.Actief() {
		return nil, nil
	}
	alarm := &vorm.Banner{State: vorm.Warning, Title: "Dit gezin heeft geen casusregisseur",
		Text: "U ziet niemand die de regie heeft. Wijs vandaag iemand aan."}
	if !v.has(routeRegie) {
		alarm.Text = "U ziet niemand die de regie heeft. Meld het vandaag aan de indicatiesteller."
	}
	for _, r := range b.Regisseurs() {
		a, err := s.in.Accounts.AccountByID(v.ctx(), r)
		if err != nil && !errors.Is(err, dossier.ErrNietGevonden) {
			return nil, err
		}
		if err == nil && a.HeeftRol(toegang.Casusregisseur, b.Moment.Dag) {
			return nil, nil
		}
	}
	return alarm, nil
}
