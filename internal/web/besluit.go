package web

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) besluitRoutes() []route {
	return []route{
		{"GET /gezin/{gezin}/besluiten", schrijfrollen(), s.besluiten},
		{"GET /gezin/{gezin}/besluiten/nieuw", besluitrollen(), s.besluitNieuw},
		{"POST /gezin/{gezin}/besluiten/nieuw", besluitrollen(), s.besluitNieuwOp},
		{"GET /gezin/{gezin}/afwijzing", besluitrollen(), s.afwijzing},
		{"POST /gezin/{gezin}/afwijzing", besluitrollen(), s.afwijzingOp},
		{"GET /gezin/{gezin}/besluiten/{kenmerk}/einde", besluitrollen(), s.besluitEinde},
		{"POST /gezin/{gezin}/besluiten/{kenmerk}/einde", besluitrollen(), s.besluitEindeOp},
	}
}

// besluitenblad is what the list of decisions shows.
type besluitenblad struct {
	Tabs       vorm.Tabs
	Lijst      any
	Keuze      any // what can be done with the last choice
	Voorgelegd any // what waits for a signature or came back; nil: nothing
}

// besluiten lists the decisions, the newest first.
func (s *Server) besluiten(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("besluiten"))
	if err != nil {
		return err
	}
	blad := besluitenblad{Tabs: v.tabs(b, "besluiten"), Lijst: vorm.Stack{s.besluitTabel(v, b), gangLinks(v, b)}, Keuze: s.keuzeStand(v, b)}
	if blad.Voorgelegd, err = s.voorgelegd(v, b); err != nil {
		return err
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Besluiten", Data: blad})
	if err != nil {
		return err
	}
	return v.toon("besluiten", page)
}

// gangLinks leads to how far each member is on the way to a decision.
func gangLinks(v *verzoek, b *dossier.Beeld) vorm.Actions {
	var out vorm.Actions
	for _, p := range b.Mensen() {
		if v.has("GET /gezin/{gezin}/procedure/{persoon}") && b.Leest(v.wie, p, gezin.Gewoon) {
			out = append(out, vorm.Button{Text: "Aanvraag en termijnen van " + getoond(b, p), Kind: vorm.Quiet, Href: "/gezin/" + b.ID + "/procedure/" + p})
		}
	}
	return out
}

// keuzeStand says what the last choice still asks for.
func (s *Server) keuzeStand(v *verzoek, b *dossier.Beeld) any {
	if !v.has("GET /gezin/{gezin}/besluiten/nieuw") {
		return nil
	}
	kies := vorm.Button{Text: "Kies een arrangement", Kind: vorm.Secondary, Href: "/gezin/" + b.ID + "/keuze"}
	k := b.Keuze()
	if k == nil {
		return vorm.Empty{Icon: "info", Title: "Er is nog niets gekozen", Text: "Kijk eerst naar het advies en kies een arrangement. Daarna neemt u hier de besluiten.", Action: &kies}
	}
	name := s.regels().Productnaam(k.Keuze.Product)
	if b.Beslist(k.ID) {
		return vorm.Stack{vorm.Banner{State: vorm.Success, Title: "Over de keuze is besloten", Text: "Gekozen op " + k.Dag.Nederlands() + ": " + name + "."}, kies}
	}
	rows := vorm.SummaryList{{Key: "Gekozen", Value: hoofdletter(name), Source: k.Dag.Nederlands()}}
	out := vorm.Stack{rows}
	if changed := b.AdviseerVoor(v.wie, s.regels(), k.Keuze.Product).Bewijs.Verschil(k.Bewijs); slices.Contains(changed, "feiten") || slices.Contains(changed, "regels") {
		out = append(out, vorm.Banner{State: vorm.Warning, Title: "Er is iets veranderd sinds de keuze", Text: "Er zijn andere feiten of regels. Kijk of de keuze nog klopt, of kies opnieuw."})
	}
	neem := vorm.Button{Text: "Neem de besluiten", Href: "/gezin/" + b.ID + "/besluiten/nieuw"}
	if slices.ContainsFunc(b.Voorstellen(), func(vs dossier.Voorstel) bool { return vs.Betreft == k.ID && vs.Loopt() }) {
		neem.Kind = vorm.Secondary // it was put forward: that stands above
	}
	return append(out, vorm.Actions{neem, kies})
}

// besluitTabel shows each decision with its state and the last day for
// objection.
func (s *Server) besluitTabel(v *verzoek, b *dossier.Beeld) any {
	all := b.Besluiten()
	if len(all) == 0 {
		return vorm.None("Er zijn nog geen besluiten.")
	}
	t := vorm.Table{Caption: "Besluiten, met bovenaan het nieuwste", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Voor wie"}, {Title: "Besluit"},
		{Title: "Hoeveel per week"}, {Title: "Van en tot en met"}, {Title: "Bezwaar kan tot en met"}, {Title: "Stand"}}}
	for i := len(all) - 1; i >= 0; i-- {
		one := &all[i]
		state := vorm.Stack{besluitTag(all, one, b.Moment.Dag)}
		if v.has("GET /gezin/{gezin}/besluiten/{kenmerk}/einde") && loopt(all, one, b.Moment.Dag) {
			state = append(state, vorm.Link{Text: "Beëindig", Href: "/gezin/" + b.ID + "/besluiten/" + string(one.Kenmerk) + "/einde"})
		}
		if link := toewijzingLink(v, b, one); link != nil {
			state = append(state, link)
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{getoond(b, one.Persoon),
			vorm.Cell{Value: hoofdletter(string(one.Soort)) + ", " + string(one.Wet), Note: string(one.Kenmerk) + ", " + one.Datum.Nederlands()},
			omvangTekst(one), periode(one), bezwaar(one), state}})
	}
	return t
}

// loopt tells whether a decision gives help now or later.
func loopt(all []besluit.Besluit, one *besluit.Besluit, dag termijn.Dag) bool {
	return len(one.Regels) > 0 && one.Einde >= dag && !dossier.Vervangen(all, one.Kenmerk)
}

func besluitTag(all []besluit.Besluit, one *besluit.Besluit, dag termijn.Dag) vorm.Tag {
	switch {
	case dossier.Vervangen(all, one.Kenmerk):
		return vorm.Tag{Text: "vervangen", State: vorm.Neutral, Shape: vorm.Square, Icon: "stip"}
	case one.Soort == besluit.Afwijzing:
		return vorm.Tag{Text: "afgewezen", State: vorm.Neutral, Shape: vorm.Square, Icon: "fout"}
	case one.Soort == besluit.Beeindiging:
		return vorm.Tag{Text: "beëindigd", State: vorm.Neutral, Shape: vorm.Square, Icon: "stip"}
	case one.Einde < dag:
		return vorm.Tag{Text: "afgelopen", State: vorm.Neutral, Shape: vorm.Plain, Icon: "stip"}
	case one.Ingang > dag:
		return vorm.TagWaiting("begint nog")
	}
	return vorm.TagDone("loopt")
}

// omvangTekst says how much a decision gives: minutes, and below them what is
// counted otherwise.
func omvangTekst(one *besluit.Besluit) any {
	if len(one.Regels) == 0 {
		return vorm.None("geen hulp")
	}
	out := vorm.Cell{Value: vorm.None("geen minuten")}
	if one.Minuten() > 0 {
		out.Value = one.Minuten().Nederlands()
	}
	if more := andereRegels(one); more != nil {
		out.Note = "en " + vorm.Opsomming(more)
	}
	return out
}

// andereRegels names what a decision gives that is not counted in minutes, each
// once.
func andereRegels(one *besluit.Besluit) []string {
	var out []string
	for i := range one.Regels {
		if r := &one.Regels[i]; r.Minuten == 0 && !slices.Contains(out, onderkast(r.Naam)) {
			out = append(out, onderkast(r.Naam))
		}
	}
	return out
}

func periode(one *besluit.Besluit) any {
	switch {
	case one.Soort == besluit.Beeindiging:
		return "Laatste dag: " + one.Einde.Nederlands()
	case len(one.Regels) == 0:
		return vorm.None("geen")
	}
	return one.Ingang.Nederlands() + " tot en met " + one.Einde.Nederlands()
}

func bezwaar(one *besluit.Besluit) any {
	last, err := one.Bezwaardag()
	if err != nil {
		return vorm.Unknown()
	}
	return last.Eind.Nederlands()
}

// ondertekening gives the signature of who is signed in.
func (s *Server) ondertekening(v *verzoek) besluit.Ondertekening {
	namens := s.in.Namens
	if namens == "" {
		namens = "het college van burgemeester en wethouders van " + s.regels().Gemeente
	}
	return besluit.Ondertekening{Naam: v.account.Naam, Functie: onderkast(rolnaam(v.wie.Rol)), Namens: namens}
}

// onderwerpNaam names a decision for who makes it.
func onderwerpNaam(b *dossier.Beeld, o besluit.Onderwerp) string {
	if o.Wet == gezin.Jeugdwet {
		return "Jeugdwet: op naam van " + getoond(b, o.Persoon) + ", voor de kinderen samen"
	}
	return "Wmo: " + getoond(b, o.Persoon)
}

// besluitEinde asks why and when one decision ends.
func (s *Server) besluitEinde(v *verzoek) error {
	w, old, err := s.teBeeindigen(v)
	if err != nil {
		return err
	}
	w.vulVoorstel(&beeindiger{w, old})
	return s.toonEinde(w, old, false)
}

// teBeeindigen finds the decision of a page that ends one.
func (s *Server) teBeeindigen(v *verzoek) (*bewerking, *besluit.Besluit, error) {
	w, err := s.bewerk(v, "besluit")
	if err != nil {
		return nil, nil, err
	}
	old := teBeeindigenVan(w.b, v.deel("kenmerk"))
	if old == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	return w, old, nil
}

// teBeeindigenVan finds a decision that gives help now or later; nil where there
// is none.
func teBeeindigenVan(b *dossier.Beeld, kenmerk string) *besluit.Besluit {
	all := b.Besluiten()
	for i := range all {
		if string(all[i].Kenmerk) == kenmerk && loopt(all, &all[i], b.Moment.Dag) {
			return &all[i]
		}
	}
	return nil
}

func (s *Server) toonEinde(w *bewerking, old *besluit.Besluit, conflict bool) error {
	e := &beeindiger{w, old}
	blad := invulblad{Kop: "Beëindig: " + onderwerpNaam(w.b, old.Onderwerp),
		Uitleg: "Dit wordt een nieuw besluit. Het oude blijft staan zoals het was. Besluiten van anderen veranderen niet.",
		Delen:  e.delen(), Knop: vorm.Button{Text: "Beëindig dit besluit", Kind: vorm.Risky}}
	if err := w.metVoorleggen(&blad, w.b.Eindigvragen(old.Onderwerp)); err != nil {
		return err
	}
	return w.toon("Beëindig een besluit", blad, e.delen()[0].Vak, conflict)
}

// beeindiger is an ending as one of the forms that make decisions.
type beeindiger struct {
	*bewerking
	oud *besluit.Besluit
}

// delen gives the questions of an ending.
func (w *beeindiger) delen() []deel {
	velden := append([]any{
		w.f.Field(vorm.Field{Kind: vorm.DateField, Name: "datum", Label: "Datum van het besluit", Parts: dagDelen(w.b.Moment.Dag)}), bekendVeld(w.f),
		w.f.Field(vorm.Field{Kind: vorm.DateField, Name: "einde", Label: "Laatste dag van de hulp"}),
	}, wijzigVelden(w.f, w.oud.Onderwerp)...)
	velden = append(velden, w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(w.oud.Onderwerp, "motivering"), Label: "Waarom eindigt de hulp?", MaxLength: 4000,
		Hint: "Dit staat in de brief. Schrijf alleen wat deze persoon mag weten."}), adviesUitklap(w.f, zelf))
	return []deel{{Vak: vakVoor(w.b, w.oud.Persoon, gezin.Gewoon), Velden: velden}}
}

func (w *beeindiger) van() []besluit.Onderwerp { return []besluit.Onderwerp{w.oud.Onderwerp} }

func (w *beeindiger) betreft() (dossier.Voorstelsoort, string) {
	return dossier.VoorstelEinde, string(w.oud.Kenmerk)
}

func (w *beeindiger) stuk(o besluit.Ondertekening) dossier.Besluitstuk { return w.lees(o) }

// lees reads the form.
func (w *beeindiger) lees(o besluit.Ondertekening) *dossier.Beeindiging {
	e := dossier.Einde{Datum: dagVeld(w.f, "datum", "de datum van het besluit"), Bekendmaking: leesBekend(w.f), Laatste: dagVeld(w.f, "einde", "de laatste dag"),
		Ondertekening: o, Dossier: besluit.Dossier{Motivering: w.f.Text(besluitVeld(w.oud.Onderwerp, "motivering")), Adviezen: leesAdviezen(w.f, zelf)}}
	leesWijziging(w.f, w.oud.Onderwerp, &e.Dossier)
	if e.Laatste == termijn.Geen {
		w.f.Required("einde", "Vul de laatste dag van de hulp in: dag, maand en jaar.")
	}
	return &dossier.Beeindiging{Oud: w.oud, Einde: e}
}

func (s *Server) besluitEindeOp(v *verzoek) error {
	w, old, err := s.teBeeindigen(v)
	if err != nil {
		if known := s.alGedaan(v); known != "" {
			return v.door(known)
		}
		return err
	}
	form := &beeindiger{w, old}
	q := form.lees(s.ondertekening(v))
	switch {
	case w.voorleggen():
		err = w.legVoor(form, q)
	case w.f.OK():
		err = s.gebruik.Beeindig(v.ctx(), v.schrijf(), w.b, v.gezien(), old, q.Einde, s.in.Toeval)
		w.geweigerd(err, q)
	}
	return w.naBesluit(err, old.Onderwerp, func(conflict bool) error { return s.toonEinde(w, old, conflict) })
}

// zelf is the name of a field of a form about one decision.
func zelf(naam string) string { return naam }

// alGedaan gives where to go when a form about a decision is sent once more
// after it was carried out.
func (s *Server) alGedaan(v *verzoek) string {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("besluiten"))
	if err != nil {
		return ""
	}
	all := b.Besluiten()
	if dossier.Vervangen(all, besluit.Kenmerk(v.deel("kenmerk"))) {
		return "/gezin/" + b.ID + "/besluiten"
	}
	return ""
}
