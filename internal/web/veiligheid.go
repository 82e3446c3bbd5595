package web

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// routeVeiligheid is where the safety of the members of a family is kept.
const routeVeiligheid = "GET /gezin/{gezin}/veiligheid"

// routeVerblijf opens a secret stay with two people. The page of safety leads to
// it where the program has it.
const routeVerblijf = "GET /gezin/{gezin}/verblijf/{persoon}"

// veiligheidsrollen are the roles that record about safety.
func veiligheidsrollen() []toegang.Rol {
	return append(schrijfrollen(), toegang.Veiligheidscoordinator)
}

func (s *Server) veiligheidRoutes() []route {
	r, p := veiligheidsrollen(), "/gezin/{gezin}/veiligheid/{persoon}"
	return []route{
		{routeVeiligheid, r, s.veiligheden}, {"GET " + p, r, s.veiligheid},
		{"GET " + p + "/vlag", r, s.vlag}, {"POST " + p + "/vlag", r, s.vlagOp},
		{"GET " + p + "/opheffen", r, s.opheffen}, {"POST " + p + "/opheffen", r, s.zwaar(s.opheffenOp)},
		{"GET " + p + "/verblijf", r, s.verblijf}, {"POST " + p + "/verblijf", r, s.verblijfOp},
		{"GET " + p + "/verbod", r, s.verbod}, {"POST " + p + "/verbod", r, s.verbodOp}, {"POST " + p + "/verbod/stop", r, s.verbodStop},
	}
}

// persoonVeiligheid tells what the reader may know of the flag of one member.
func persoonVeiligheid(v *verzoek, b *dossier.Beeld, p string) dossier.Veiligheidsstand {
	switch {
	case b.Beschermd(p):
		return dossier.VeiligheidVlag
	case b.Leest(v.wie, p, gezin.Veiligheid):
		return dossier.VeiligheidGeenVlag
	}
	return dossier.VeiligheidAfgeschermd
}

// veiligheden lists the members with what the reader may know.
func (s *Server) veiligheden(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("veiligheid"))
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Veiligheid per gezinslid", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Naam"}, {Title: "Veiligheidsvlag"}}}
	for _, p := range b.Mensen() {
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Link{Text: getoond(b, p), Href: "/gezin/" + b.ID + "/veiligheid/" + p}, veiligheidTag(persoonVeiligheid(v, b, p))}})
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Veiligheid", Data: leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Veiligheid",
		Uitleg: "Kies om wie het gaat. Is iets afgeschermd, dan zegt dat niets over of er iets is.", Delen: []leesdeel{{Kop: "Gezinsleden", Inhoud: tabelOf(t, "U ziet nu niemand in dit gezin.")}}}})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

// veiligheid shows what is known of the safety of one person, and what can be
// recorded. To who may not know it is the same page in every world.
func (s *Server) veiligheid(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("veiligheid"))
	if err != nil {
		return err
	}
	p := v.deel("persoon")
	if !slices.Contains(b.Mensen(), p) {
		return dossier.ErrNietGevonden
	}
	naam := getoond(b, p)
	base := "/gezin/" + b.ID + "/veiligheid/" + p
	verboden, err := s.verbodLijst(v, b, p)
	if err != nil {
		return err
	}
	blad := leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Veiligheid van " + naam, Delen: []leesdeel{
		{Kop: "Veiligheidsvlag", Inhoud: append([]any{veiligheidTag(persoonVeiligheid(v, b, p))}, vlagKnoppen(b, p, base))},
		{Kop: "Wat de vlag beschermt", Inhoud: []any{beschermdLijst()}},
		{Kop: "Geheim verblijf", Uitleg: "U kunt hier een verblijf vastleggen, niet lezen. Wie het moet weten, opent het samen met een tweede persoon.", Inhoud: []any{s.verblijfKnoppen(v, b, p, base)}},
		{Kop: "Contactverbod en aparte afspraken", Inhoud: append(verboden, vorm.Actions{vorm.Button{Text: "Leg een verbod of aparte afspraken vast", Kind: vorm.Secondary, Href: base + "/verbod", Icon: "plus"}})},
	}}
	page, err := s.opGezin(v, b, vorm.Page{Title: blad.Kop, Data: blad, Identity: &vorm.Identity{Writes: vakVoor(b, p, gezin.Veiligheid)}})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

func vlagKnoppen(b *dossier.Beeld, p, base string) vorm.Actions {
	if b.Beschermd(p) {
		return vorm.Actions{vorm.Button{Text: "Haal de vlag eraf", Kind: vorm.Secondary, Href: base + "/opheffen"}}
	}
	return vorm.Actions{vorm.Button{Text: "Zet de veiligheidsvlag", Kind: vorm.Secondary, Href: base + "/vlag", Icon: "schild"}}
}

func (s *Server) verblijfKnoppen(v *verzoek, b *dossier.Beeld, p, base string) vorm.Actions {
	out := vorm.Actions{vorm.Button{Text: "Leg een verblijf vast", Kind: vorm.Secondary, Href: base + "/verblijf", Icon: "slot"}}
	if v.has(routeVerblijf) {
		out = append(out, vorm.Button{Text: "Open het verblijf met een tweede persoon", Kind: vorm.Quiet, Href: "/gezin/" + b.ID + "/verblijf/" + p})
	}
	return out
}

// beschermdLijst says what a safety flag does. It is the same for everyone.
func beschermdLijst() vorm.SummaryList {
	return vorm.SummaryList{
		{Key: "Adres en telefoon", Value: "Niemand ziet ze, ook wie het adres eerder zag niet. Openen kan met twee mensen, tien minuten lang."},
		{Key: "Zoeken", Value: "Wie niet met deze persoon werkt, vindt niets: niet op naam, nummer, adres of telefoon."},
		{Key: "Brieven", Value: "Gaan alleen naar een neutraal postadres, na een besluit van een mens, en worden doorzocht op het verblijf."},
		{Key: "Berichten", Value: "Er gaan geen berichten naar aanbieders en geen meldingen over de eigen bijdrage naar het CAK."},
		{Key: "Teams", Value: "Alleen wie zelf is aangewezen, werkt met deze persoon. Een heel team niet."},
	}
}

// legNaar is leg that goes to another page than that of the family.
func (w *bewerking) legNaar(err error, pad string, opnieuw func(conflict bool) error) error {
	if err == nil {
		return w.v.door(pad)
	}
	return w.leg(err, opnieuw)
}

// veiligBewerk reads the family for a page about the safety of one member.
func (s *Server) veiligBewerk(v *verzoek) (*bewerking, string, error) {
	w, err := s.bewerk(v, "veiligheid")
	if err != nil {
		return nil, "", err
	}
	p, err := w.lidKeuze(w.b.Mensen())
	return w, p, err
}

func (w *bewerking) veiligPad(p string) string { return "/gezin/" + w.b.ID + "/veiligheid/" + p }

// verblijfVelden ask an address.
func verblijfVelden(f *vorm.Form, optional bool) []any {
	text := func(name, label string, width vorm.Width) any {
		return f.Field(vorm.Field{Name: name, Label: label, Width: width, Optional: optional, MaxLength: 80})
	}
	return []any{text("straat", "Straat", vorm.Wide), text("huisnummer", "Huisnummer met letter of toevoeging", vorm.Chars10),
		text("postcode", "Postcode", vorm.Chars10), text("plaats", "Plaats", vorm.Chars20)}
}

func (s *Server) vlag(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	return s.toonVlag(w, p, false)
}

func (s *Server) toonVlag(w *bewerking, p string, conflict bool) error {
	naam, vak := getoond(w.b, p), vakVoor(w.b, p, gezin.Veiligheid)
	return w.toon("Veiligheidsvlag voor "+naam, invulblad{Kop: "Zet de veiligheidsvlag voor " + naam,
		Uitleg: "De vlag geldt meteen. Weet u waar " + naam + " nu is, vul het dan hieronder in. U kunt het daarna niet meer lezen.",
		Delen:  []deel{{Kop: "Waar verblijft " + naam + "?", Vak: vak, Velden: verblijfVelden(w.f, true)}}, Knop: vorm.Button{Text: "Zet de vlag"}}, vak, conflict)
}

func (s *Server) vlagOp(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	adres := leesAdres(w.f)
	if !w.f.OK() {
		return s.toonVlag(w, p, false)
	}
	err = s.gebruik.ZetVlag(v.ctx(), v.schrijf(), w.b, v.gezien(), p, adres)
	return w.legNaar(err, w.veiligPad(p), func(conflict bool) error { return s.toonVlag(w, p, conflict) })
}

func (s *Server) opheffen(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	return s.toonOpheffen(w, p, false)
}

// toonOpheffen exists for who sees the flag; for all others it is not there.
func (s *Server) toonOpheffen(w *bewerking, p string, conflict bool) error {
	if !w.b.Beschermd(p) {
		return dossier.ErrNietGevonden
	}
	naam, vak := getoond(w.b, p), vakVoor(w.b, p, gezin.Veiligheid)
	return w.toon("Vlag eraf", invulblad{Kop: "Haal de veiligheidsvlag van " + naam + " eraf",
		Uitleg: "Het gewone adres en telefoonnummer van " + naam + " worden weer zichtbaar voor wie met " + naam + " werkt. Het geheime verblijf blijft geheim. Kijk eerst of het gewone adres klopt.",
		Delen: []deel{{Vak: vak, Velden: []any{w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Waarom kan de vlag eraf?", Rows: 4, Width: vorm.Full, MaxLength: maxNotitie,
			Hint: "Bijvoorbeeld wie het gevaar opnieuw heeft beoordeeld, en wanneer."})}}}, Knop: vorm.Button{Text: "Haal de vlag eraf"}}, vak, conflict)
}

func (s *Server) opheffenOp(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	reden := w.f.Required("reden", dossier.ErrVlagReden.Tekst)
	if !w.f.OK() {
		return s.toonOpheffen(w, p, false)
	}
	err = s.gebruik.LichtVlag(v.ctx(), v.schrijf(), w.b, v.gezien(), p, reden)
	return w.legNaar(err, w.veiligPad(p), func(conflict bool) error { return s.toonOpheffen(w, p, conflict) })
}

func (s *Server) verblijf(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	return s.toonVerblijf(w, p, false)
}

func (s *Server) toonVerblijf(w *bewerking, p string, conflict bool) error {
	naam, vak := getoond(w.b, p), vakVoor(w.b, p, gezin.Veiligheid)
	return w.toon("Geheim verblijf", invulblad{Kop: "Waar verblijft " + naam + "?", Uitleg: "U legt dit vast en kunt het daarna niet meer lezen. Elke brief die naar buiten gaat, wordt erop doorzocht.",
		Delen: []deel{{Vak: vak, Velden: verblijfVelden(w.f, false)}}, Knop: vorm.Button{Text: "Leg vast"}}, vak, conflict)
}

func (s *Server) verblijfOp(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	adres := leesAdres(w.f)
	if adres == (nummer.Adres{}) && w.f.OK() {
		w.f.Fail("straat", dossier.ErrVerblijfLeeg.Code, dossier.ErrVerblijfLeeg.Tekst)
	}
	if !w.f.OK() {
		return s.toonVerblijf(w, p, false)
	}
	err = s.gebruik.LegVerblijfVast(v.ctx(), v.schrijf(), w.b, v.gezien(), p, adres)
	return w.legNaar(err, w.veiligPad(p), func(conflict bool) error { return s.toonVerblijf(w, p, conflict) })
}
