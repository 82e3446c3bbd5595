package web

import (
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The pages that decide what others see: consent, withholding, a secret stay
// that two people open, and an interest of one's own.
func (s *Server) delenRoutes() []route {
	r, officer := schrijfrollen(), []toegang.Rol{toegang.PrivacyOfficer}
	oog := []toegang.Rol{toegang.Casusregisseur, toegang.Veiligheidscoordinator}
	return []route{
		{"GET /gezin/{gezin}/toestemming", r, s.toestemming}, {"POST /gezin/{gezin}/toestemming", r, s.toestemmingOp},
		{"GET /gezin/{gezin}/onthouden", r, s.onthouden}, {"POST /gezin/{gezin}/onthouden", r, s.onthoudenOp},
		{"GET /gezin/{gezin}/verblijf/{persoon}", verblijfrollen(), s.openVerblijf}, {"POST /gezin/{gezin}/verblijf/{persoon}", verblijfrollen(), s.zwaar(s.openVerblijfOp)},
		{"GET /gezin/{gezin}/meetekenen/{taak}", oog, s.meetekenen}, {"POST /gezin/{gezin}/meetekenen/{taak}", oog, s.zwaar(s.meetekenenOp)},
		{"GET /gezin/{gezin}/belang", noodrollen(), s.belang}, {"POST /gezin/{gezin}/belang", noodrollen(), s.belangOp},
		{"GET /toezicht/belang", officer, s.belangen}, {"POST /toezicht/belang", officer, s.belangEinde},
	}
}

// verblijfrollen are the roles that can ask for a secret stay.
func verblijfrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Indicatiesteller, toegang.Casusregisseur, toegang.Veiligheidscoordinator}
}

// toonFout shows a fault of a use case on the form that it belongs to.
func (w *bewerking) toonFout(err error, opnieuw func(conflict bool) error) error {
	var f *dossier.Fout
	if errors.As(err, &f) && !errors.Is(err, dossier.ErrNietGevonden) {
		w.f.Fail("", f.Code, f.Tekst)
		return opnieuw(false)
	}
	return w.leg(err, opnieuw)
}

func wetKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "jeugd", Text: "Gegevens uit de Jeugdwet gebruiken voor de Wmo"}, {Value: "wmo", Text: "Gegevens uit de Wmo gebruiken voor de Jeugdwet"}}
}

func hoeKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "schriftelijk", Text: "Schriftelijk, met handtekening"}, {Value: "digitaal", Text: "Digitaal, na inloggen"}, {Value: "gesprek", Text: "In een gesprek, daarna bevestigd"}}
}

func (s *Server) toestemming(v *verzoek) error {
	w, err := s.bewerk(v, "toestemming")
	if err != nil {
		return err
	}
	return s.toonToestemming(w, false)
}

func (s *Server) toonToestemming(w *bewerking, conflict bool) error {
	f := w.f
	door := append(leden(w.b), vorm.Option{Value: dossier.Vertegenwoordiger, Text: "Een wettelijk vertegenwoordiger (mentor, curator of voogd)"})
	velden := []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "persoon", Label: "Over wie gaan de gegevens?", Options: leden(w.b)}),
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "wet", Label: "Waarvoor is de toestemming?", Options: wetKeuzes()}),
		f.Field(vorm.Field{Name: "wat", Label: "Welke gegevens?", Hint: "Bijvoorbeeld: het plan en de afspraken.", MaxLength: 400}), f.Field(vorm.Field{Name: "waarvoor", Label: "Waarvoor zijn ze nodig?", Hint: "Bijvoorbeeld: hulp thuis die bij elkaar past.", MaxLength: 400}),
		f.Field(vorm.Field{Kind: vorm.DateField, Name: "vanaf", Label: "Vanaf welke dag?", Parts: dagDelen(w.b.Moment.Dag)}),
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "hoe", Label: "Hoe is de toestemming gegeven?", Options: hoeKeuzes()}),
		f.Field(vorm.Field{Kind: vorm.CheckField, Name: "door", Label: "Wie gaf toestemming?", Options: door,
			Hint: "Tot 12 jaar: de ouders met gezag. Van 12 tot en met 15 jaar: het kind en de ouders met gezag. Vanaf 16 jaar: de persoon zelf."})}
	return w.toon("Toestemming", invulblad{Kop: "Toestemming om gegevens te delen", Uitleg: "Alleen met uitdrukkelijke toestemming mag de andere wet deze gegevens gebruiken. Intrekken kan altijd, en geldt meteen.",
		Delen: []deel{{Velden: velden}}, Knop: vorm.Button{Text: "Leg de toestemming vast"}, Onder: w.lopend(toegang.Toegestemd, "toestemming")}, nil, conflict)
}

// lopend lists what is recorded and holds, with a button to end it.
func (w *bewerking) lopend(r toegang.Relatie, pad string) any {
	rows := w.b.Geldend(r)
	if len(rows) == 0 {
		return vorm.None("Er is voor dit gezin nu niets vastgelegd.")
	}
	t := vorm.Table{Caption: "Wat nu geldt", Stack: true, Columns: []vorm.Column{{Title: "Over"}, {Title: "Wat"}, {Title: "Intrekken"}}}
	for i := range rows {
		one := &rows[i]
		name := getoond(w.b, one.Rij.Waarden[toegang.CPersoon])
		what := deelt(one.Rij.Waarden)
		if r == toegang.Onthouden {
			what = "niet te zien voor " + getoond(w.b, one.Rij.Waarden[toegang.CLezer])
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{name, what, vorm.PostButton{Action: "/gezin/" + w.b.ID + "/" + pad,
			Hidden: []vorm.Pair{{Name: "einde", Value: one.ID}, {Name: standVeld, Value: standTekst(w.b.Standen)}}, Button: vorm.Button{Text: "Trek in", Kind: vorm.Secondary, Context: name}}}})
	}
	return t
}

func (s *Server) toestemmingOp(v *verzoek) error {
	w, err := s.bewerk(v, "toestemming")
	if err != nil {
		return err
	}
	again := func(conflict bool) error { return s.toonToestemming(w, conflict) }
	if id := v.r.PostForm.Get("einde"); id != "" {
		return w.leg(s.gebruik.BeeindigRelatie(v.ctx(), v.schrijf(), w.b, v.gezien(), toegang.Toegestemd, id), again)
	}
	t := dossier.Toestemming{Van: gezin.Jeugdwet, Naar: gezin.Wmo, Wat: w.f.Text("wat"), Waarvoor: w.f.Text("waarvoor"), Door: w.f.All("door")}
	t.Persoon = w.f.OneOf("persoon", leden(w.b), "Kies over wie de gegevens gaan.")
	if w.f.OneOf("wet", wetKeuzes(), "Kies waarvoor de toestemming is.") == "wmo" {
		t.Van, t.Naar = t.Naar, t.Van
	}
	t.Hoe, t.Vanaf = w.f.OneOf("hoe", hoeKeuzes(), "Kies hoe de toestemming is gegeven."), dagVeld(w.f, "vanaf", "de eerste dag")
	if !w.f.OK() {
		return again(false)
	}
	return w.toonFout(s.gebruik.LegToestemmingVast(v.ctx(), v.schrijf(), w.b, v.gezien(), t), again)
}

func (s *Server) onthouden(v *verzoek) error {
	w, err := s.bewerk(v, "onthouden")
	if err != nil {
		return err
	}
	return s.toonOnthouden(w, false)
}

func (s *Server) toonOnthouden(w *bewerking, conflict bool) error {
	f := w.f
	return w.toon("Onthouden", invulblad{Kop: "Gegevens onthouden aan een ouder of vertegenwoordiger",
		Uitleg: "Is het niet goed voor iemand als een ouder of vertegenwoordiger meeleest? Dan onthoudt u de gegevens. De wet noemt dat: in strijd met de zorg van een goed hulpverlener (Jeugdwet artikel 7.3.10). Het geldt meteen.",
		Delen: []deel{{Velden: []any{
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "over", Label: "Over wie gaan de gegevens?", Options: leden(w.b)}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "voor", Label: "Wie krijgt ze niet te zien?", Options: leden(w.b)}),
			f.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Waarom?", Hint: "Leg uit waarom meelezen niet goed is voor deze persoon.", Rows: 4, MaxLength: 2000})}}},
		Knop: vorm.Button{Text: "Onthoud de gegevens"}, Onder: w.lopend(toegang.Onthouden, "onthouden")}, nil, conflict)
}

func (s *Server) onthoudenOp(v *verzoek) error {
	w, err := s.bewerk(v, "onthouden")
	if err != nil {
		return err
	}
	again := func(conflict bool) error { return s.toonOnthouden(w, conflict) }
	if id := v.r.PostForm.Get("einde"); id != "" {
		return w.leg(s.gebruik.BeeindigRelatie(v.ctx(), v.schrijf(), w.b, v.gezien(), toegang.Onthouden, id), again)
	}
	over := w.f.OneOf("over", leden(w.b), "Kies over wie de gegevens gaan.")
	voor := w.f.OneOf("voor", leden(w.b), "Kies wie ze niet te zien krijgt.")
	reden := w.f.Required("reden", dossier.ErrOnthouding.Tekst)
	if !w.f.OK() {
		return again(false)
	}
	return w.toonFout(s.gebruik.Onthoud(v.ctx(), v.schrijf(), w.b, v.gezien(), voor, over, reden), again)
}

// openVerblijf shows where someone stays in secret as long as it is open, and asks
// for a second person otherwise.
func (s *Server) openVerblijf(v *verzoek) error {
	w, err := s.bewerk(v, "verblijf")
	if err != nil {
		return err
	}
	return s.toonOpenVerblijf(w, false)
}

func (s *Server) toonOpenVerblijf(w *bewerking, conflict bool) error {
	over := w.v.deel("persoon")
	if !w.b.Leest(w.v.wie, over, gezin.Veiligheid) {
		return dossier.ErrNietGevonden
	}
	var nu any = vorm.Withheld()
	knop := vorm.Button{Text: "Vraag een tweede persoon"}
	again := vorm.Button{Text: "Kijk of er is meegetekend", Href: w.v.r.URL.Path}
	if st := w.b.Stuk(dossier.AardVerblijf, over, w.b.Moment.Dag); st != nil {
		if parts, ok := st.Adres(); ok {
			nu = vorm.Known(vorm.Opsomming(parts.Regels()))
		}
	}
	stand := "U ziet het verblijf nu niet."
	for i := range w.b.Taken {
		if t := &w.b.Taken[i]; t.Over == over && w.b.Meetekenverzoek(t.ID) != nil && t.Door == w.v.wie.Account {
			stand = "Uw vraag staat open. Een collega die de veiligheid van deze persoon bewaakt, tekent mee binnen een kwartier na uw vraag. Bel hem of haar even: de vraag staat op de werklijst."
			knop = again
		}
	}
	return w.toon("Geheim verblijf", invulblad{Kop: "Geheim verblijf van " + getoond(w.b, over),
		Uitleg: "Dit openen twee mensen samen. Na het meetekenen ziet u het verblijf tien minuten. Het wordt vastgelegd.",
		Delen:  []deel{{Velden: []any{vorm.SummaryList{{Key: "Verblijf", Value: nu}, {Key: "Stand", Value: stand}}}}}, Knop: knop}, nil, conflict)
}

func (s *Server) openVerblijfOp(v *verzoek) error {
	w, err := s.bewerk(v, "verblijf")
	if err != nil {
		return err
	}
	over := v.deel("persoon")
	err = s.gebruik.VraagVerblijf(v.ctx(), v.schrijf(), w.b, v.gezien(), over)
	if err != nil {
		return w.leg(err, func(conflict bool) error { return s.toonOpenVerblijf(w, conflict) })
	}
	return v.door("/gezin/" + w.b.ID + "/verblijf/" + over)
}

func (s *Server) meetekenen(v *verzoek) error {
	w, err := s.bewerk(v, "meetekenen")
	if err != nil {
		return err
	}
	return s.toonMeetekenen(w, false)
}

func (s *Server) toonMeetekenen(w *bewerking, conflict bool) error {
	t := w.b.Meetekenverzoek(w.v.deel("taak"))
	if t == nil {
		return dossier.ErrNietGevonden
	}
	by, err := w.v.s.naam(w.v.ctx(), t.Door)
	if err != nil {
		return err
	}
	return w.toon("Meetekenen", invulblad{Kop: "Tekent u mee?", Uitleg: "Teken alleen mee als u weet waarom uw collega dit verblijf nu moet zien. U ziet het verblijf zelf niet. Weet u het niet zeker? Bel uw collega eerst.",
		Delen: []deel{{Velden: []any{vorm.SummaryList{{Key: "Wie vraagt het", Value: by}, {Key: "Over wie", Value: getoond(w.b, t.Over)}}}}}, Knop: vorm.Button{Text: "Ik teken mee"}}, nil, conflict)
}

func (s *Server) meetekenenOp(v *verzoek) error {
	w, err := s.bewerk(v, "meetekenen")
	if err != nil {
		return err
	}
	return w.toonFout(s.gebruik.TekenMee(v.ctx(), v.schrijf(), w.b, v.gezien(), v.deel("taak")), func(conflict bool) error { return s.toonMeetekenen(w, conflict) })
}

func (s *Server) belang(v *verzoek) error {
	w, err := s.bewerk(v, "belang")
	if err != nil {
		return err
	}
	return s.toonBelang(w)
}

func (s *Server) toonBelang(w *bewerking) error {
	return w.toon("Ik ken deze persoon", invulblad{Kop: "Kent u iemand van dit gezin?",
		Uitleg: "Gaat het over familie, een vriend, een buur of over uzelf? Meld het. U ziet daarna niets meer over deze persoon. Alleen de privacy officer kan dat terugdraaien.",
		Delen:  []deel{{Velden: []any{w.f.Field(vorm.Field{Kind: vorm.RadioField, Name: "wie", Label: "Wie kent u?", Options: leden(w.b)})}}}, Knop: vorm.Button{Text: "Meld dat ik deze persoon ken"}}, nil, false)
}

func (s *Server) belangOp(v *verzoek) error {
	w, err := s.bewerk(v, "belang")
	if err != nil {
		return err
	}
	who := w.f.OneOf("wie", leden(w.b), "Kies wie u kent.")
	if !w.f.OK() {
		return s.toonBelang(w)
	}
	if err := s.gebruik.MeldBelang(v.ctx(), v.schrijf(), w.b, who); err != nil {
		return err
	}
	return v.door("/")
}

func (s *Server) belangen(v *verzoek) error {
	list, more, err := s.gebruik.Belangen(v.ctx(), v.wie, dossier.Pagina{Na: v.r.URL.Query().Get("na"), Aantal: werkPagina})
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Gemelde belangen", Stack: true, Hidden: true, Columns: []vorm.Column{{Title: "Wie"}, {Title: "Kenmerk van de persoon"}, {Title: "Sinds"}, {Title: "Tot"}, {Title: "Beëindigen"}}}
	for i := range list {
		r := &list[i]
		who, err := s.naam(v.ctx(), r.Rij.Waarden[toegang.CLezer])
		if err != nil {
			return err
		}
		cells := []any{who, r.Rij.Waarden[toegang.CPersoon], dagTekst(r.Rij.Van), dagTekst(r.Rij.Tot)}
		if r.Rij.Tot == "" {
			cells = append(cells, vorm.PostButton{Action: "/toezicht/belang", Hidden: []vorm.Pair{{Name: "gezin", Value: r.Gezin}, {Name: "einde", Value: r.ID}},
				Button: vorm.Button{Text: "Beëindig", Kind: vorm.Secondary, Context: who}})
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: cells})
	}
	inhoud := []any{t}
	if len(list) == 0 {
		inhoud = []any{vorm.Empty{Icon: "taak", Title: "Niemand meldde een belang", Text: "Meldt een collega dat hij iemand uit een gezin kent? Dan staat dat hier."}}
	}
	if more != "" {
		inhoud = append(inhoud, vorm.Pagination{Next: "/toezicht/belang?na=" + more, Shown: "De laatste bovenaan"})
	}
	return v.toon("blad", vorm.Page{Title: "Belangen", Data: leesblad{Kop: "Belangen", Uitleg: "Wie iemand kent, ziet niets over die persoon (Awb artikel 2:4). Beëindig een melding alleen als zij niet klopt of niet meer geldt: de collega ziet de gegevens dan weer.", Delen: []leesdeel{{Kop: "Gemelde belangen", Inhoud: inhoud}}}})
}

// dagTekst writes a day of a relation; one that has no end holds now.
func dagTekst(s string) any {
	d, err := termijn.ParseDag(s)
	if err != nil {
		return vorm.None("geldt nu")
	}
	return d.Nederlands()
}

func (s *Server) belangEinde(v *verzoek) error {
	if v.r.PostForm.Get("einde") == "" {
		return dossier.ErrStand
	}
	if err := s.gebruik.BeeindigBelang(v.ctx(), v.schrijf(), v.r.PostForm.Get("gezin"), v.r.PostForm.Get("einde")); err != nil {
		return err
	}
	return v.door("/toezicht/belang")
}
