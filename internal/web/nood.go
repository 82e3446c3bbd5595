package web

import (
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// sNood is what a session holds about emergency access: a dossier.Noodopening.
// It opens nothing by itself: the store asks its own row at each reading.
const sNood = "nood"

// noodrollen are the roles that can break the glass.
func noodrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Indicatiesteller, toegang.Casusregisseur, toegang.Veiligheidscoordinator, toegang.Hulpverlener}
}

func (s *Server) noodRoutes() []route {
	r, regie := noodrollen(), []toegang.Rol{toegang.Casusregisseur}
	return []route{
		{"GET /nood", r, s.nood}, {"POST /nood", r, s.zwaar(s.openNood)},
		{"GET /nood/open", r, s.noodOpen}, {"POST /nood/sluit", r, s.sluitNood},
		{"GET /noodmelding/{nood}", regie, s.noodmelding}, {"POST /noodmelding/{nood}", regie, s.noodmeldingGezien},
	}
}

// metNood gives who asks the emergency access that his session holds.
func (s *Server) metNood(v *verzoek) {
	if v.account == nil {
		return
	}
	var n dossier.Noodopening
	if raw := s.sessies.GetBytes(v.ctx(), sNood); raw != nil && json.Unmarshal(raw, &n) == nil && n.Open(s.in.Klok()) {
		v.wie.Nood = &n
	}
}

// noodbalk stands on every page as long as an emergency access is open.
func (v *verzoek) noodbalk() *vorm.BreakGlass {
	n, now := v.wie.Nood, v.s.in.Klok()
	if !n.Open(now) {
		return nil
	}
	left := int((n.Tot.Sub(now) + time.Minute - 1) / time.Minute)
	unit := " minuten)"
	if left == 1 {
		unit = " minuut)"
	}
	return &vorm.BreakGlass{Reason: noodreden(n.Reden), Stop: "/nood/sluit",
		Until: n.Tot.In(v.s.in.Zone).Format("15.04") + " uur (nog " + strconv.Itoa(left) + unit}
}

// noodreden gives a reason as users know it.
func noodreden(r toegang.Noodreden) string {
	return map[toegang.Noodreden]string{toegang.AcuutGevaar: "iemand is nu in gevaar", toegang.KindInGevaar: "een kind is nu in gevaar",
		toegang.Waarneming: "wie betrokken is, is niet te bereiken en het kan niet wachten", toegang.Medisch: "spoedeisende zorg heeft het nodig",
		toegang.Crisisdienst: "crisisdienst, buiten kantooruren"}[r]
}

func noodredenen() []vorm.Option {
	var out []vorm.Option
	for _, r := range toegang.Noodredenen() {
		out = append(out, vorm.Option{Value: string(r), Text: hoofdletter(noodreden(r))})
	}
	return out
}

func (s *Server) nood(v *verzoek) error {
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	return s.toonNood(v, vorm.NewForm(nil), key)
}

func (s *Server) toonNood(v *verzoek, f *vorm.Form, key string) error {
	return v.toon("formulier", vorm.Page{Title: "Noodtoegang", Errors: f.Summary(), Data: invulblad{Kop: "Noodtoegang",
		Uitleg: "Is er nu gevaar? Bel eerst 112. Kan het niet wachten? Dan kunt u een half uur kijken bij iemand met wie u niet werkt. De casusregisseur en de privacy officer krijgen bericht. De privacy officer beoordeelt het binnen twee werkdagen. Een geheim verblijf ziet u ook dan niet.",
		Form:   vorm.FormTag{Action: "/nood", Key: key}, Knop: vorm.Button{Text: "Open de noodtoegang"},
		Terug: &vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: "/"},
		Delen: []deel{{Velden: []any{
			f.Field(vorm.Field{Name: "wie", Label: "Om wie gaat het?", Hint: "Vul het burgerservicenummer in. Weet u dat niet? Vul dan het kenmerk van het gezin in. Dat staat achter /gezin/ in het adres van de gezinspagina.", Width: vorm.Chars20, MaxLength: 40}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "reden", Label: "Waarom moet u nu kijken?", Options: noodredenen()}),
			f.Field(vorm.Field{Kind: vorm.AreaField, Name: "toelichting", Label: "Leg uit wat er aan de hand is", Hint: "Ten minste 20 tekens. Noem geen namen.", Rows: 4, MaxLength: 2000}),
		}}}}})
}

// faal shows the faults of package toegang at their fields.
func faal(f *vorm.Form, err error, velden map[string]string) bool {
	var all toegang.Fouten
	if !errors.As(err, &all) {
		return false
	}
	for _, one := range all {
		f.Fail(velden[one.Pad], one.Code, one.Tekst)
	}
	return true
}

func (s *Server) openNood(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	if !f.OK() {
		return s.toonNood(v, f, v.r.PostForm.Get("verzoek"))
	}
	a := dossier.Noodaanvraag{Reden: toegang.Noodreden(f.Text("reden")), Toelichting: f.Text("toelichting")}
	if n, err := nummer.ParseBSN(f.Text("wie")); err == nil {
		a.BSN = n
	} else {
		a.Gezin = f.Text("wie")
	}
	n, err := s.gebruik.OpenNood(v.ctx(), v.schrijf(), a)
	if faal(f, err, map[string]string{"persoon": "wie", "reden": "reden", "toelichting": "toelichting"}) {
		return s.toonNood(v, f, v.r.PostForm.Get("verzoek"))
	}
	if err != nil {
		return err
	}
	raw, err := json.Marshal(n)
	if err != nil {
		return err
	}
	s.sessies.Put(v.ctx(), sNood, raw)
	return v.door("/nood/open")
}

// noodOpen shows what the emergency access leads to: the families, or that there
// is nothing to see.
func (s *Server) noodOpen(v *verzoek) error {
	n := v.wie.Nood
	if n == nil {
		return v.door("/nood")
	}
	var cards []any
	for _, id := range n.Gezinnen {
		b, err := s.gebruik.Beeld(v.ctx(), v.wie, id, v.inzage("nood"))
		if errors.Is(err, dossier.ErrNietGevonden) {
			continue
		}
		if err != nil {
			return err
		}
		cards = append(cards, vorm.Card{Title: gezinsnaam(b), Href: "/gezin/" + id, Body: "Open de gezinspagina. U ziet alleen wat over deze persoon gaat."})
	}
	if cards == nil {
		cards = []any{vorm.Empty{Icon: "zoek", Title: "Er is niets gevonden", Text: "Kijk na of het nummer klopt. Stop dan deze noodtoegang en open een nieuwe. Is er gevaar? Bel 112."}}
	}
	return v.toon("blad", vorm.Page{Title: "Noodtoegang is open", Data: leesblad{Kop: "Noodtoegang is open",
		Uitleg: "Bent u klaar? Stop dan de noodtoegang. Hij stopt ook vanzelf.", Delen: []leesdeel{{Kop: "Wat u nu kunt zien", Inhoud: cards}}}})
}

func (s *Server) sluitNood(v *verzoek) error {
	if n := v.wie.Nood; n != nil {
		if err := s.gebruik.SluitNood(v.ctx(), v.wie, n.ID); err != nil {
			return err
		}
	}
	s.sessies.Remove(v.ctx(), sNood)
	return v.door("/")
}

// noodRijen shows an emergency access.
func (s *Server) noodRijen(v *verzoek, n *dossier.Nood) (vorm.SummaryList, error) {
	by, err := s.naam(v.ctx(), n.Account)
	if err != nil {
		return nil, err
	}
	at := s.tijdstip
	rows := vorm.SummaryList{{Key: "Wie keek", Value: by}, {Key: "Van", Value: at(n.Van)}, {Key: "Tot", Value: at(n.Gesloten)},
		{Key: "Reden", Value: hoofdletter(noodreden(n.Reden))}, {Key: "Toelichting", Value: n.Toelichting}}
	return rows, nil
}

func (s *Server) noodmelding(v *verzoek) error {
	n, err := s.gebruik.Noodmelding(v.ctx(), v.wie, v.deel("nood"))
	if err != nil {
		return err
	}
	rows, err := s.noodRijen(v, n)
	if err != nil {
		return err
	}
	for _, p := range n.Personen {
		if name, ok := n.Namen[p]; ok {
			rows = append(vorm.SummaryList{{Key: "Bij wie", Value: name}}, rows...)
		}
	}
	var acties vorm.Actions
	if len(n.Taken) > 0 {
		acties = append(acties, vorm.PostButton{Action: "/noodmelding/" + n.ID, Button: vorm.Button{Text: "Ik heb dit gezien"}})
	}
	for i, id := range n.Gezinnen {
		name := "Naar het gezin"
		if i > 0 {
			name = "Naar gezin " + strconv.Itoa(i+1)
		}
		acties = append(acties, vorm.Button{Text: name, Kind: vorm.Quiet, Href: "/gezin/" + id})
	}
	inhoud := []any{rows}
	if acties != nil {
		inhoud = append(inhoud, acties)
	}
	return v.toon("blad", vorm.Page{Title: "Er is noodtoegang gebruikt", Data: leesblad{Kop: "Er is noodtoegang gebruikt",
		Uitleg: "Iemand die niet betrokken is, keek bij een persoon van wie u de regie heeft. Klopt de reden niet? Bel de privacy officer.",
		Delen:  []leesdeel{{Kop: "Wat er gebeurde", Inhoud: inhoud}}}})
}

func (s *Server) noodmeldingGezien(v *verzoek) error {
	if err := s.gebruik.NoodmeldingGezien(v.ctx(), v.schrijf(), v.deel("nood")); err != nil {
		return err
	}
	return v.door("/werklijst")
}
