package web

import (
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) briefRoutes() []route {
	r := besluitrollen()
	return []route{
		{"GET /gezin/{gezin}/brieven", r, s.brieven},
		{"GET /gezin/{gezin}/brieven/{kenmerk}/{ontvanger}", r, s.brief},
		{"POST /gezin/{gezin}/brieven/{kenmerk}/{ontvanger}", r, s.briefOp},
		{"GET /gezin/{gezin}/brieven/{kenmerk}/{ontvanger}/brief.pdf", r, s.briefPDF},
		{"GET /gezin/{gezin}/postadres/{persoon}", r, s.postadres},
		{"POST /gezin/{gezin}/postadres/{persoon}", r, s.postadresOp},
	}
}

// brievenblad is what the list of letters shows.
type brievenblad struct {
	Tabs  vorm.Tabs
	Lijst any
}

// brieven lists every letter, per decision and recipient.
func (s *Server) brieven(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("brieven"))
	if err != nil {
		return err
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Brieven", Data: brievenblad{Tabs: v.tabs(b, "brieven"), Lijst: s.briefTabel(v, b)}})
	if err != nil {
		return err
	}
	return v.toon("brieven", page)
}

func (s *Server) briefTabel(v *verzoek, b *dossier.Beeld) any {
	letters := b.Brieven(v.wie, s.regels())
	if len(letters) == 0 {
		return vorm.Empty{Icon: "info", Title: "Er zijn nog geen brieven", Text: "Een brief hoort bij een besluit. Neem eerst de besluiten."}
	}
	t := vorm.Table{Caption: "Brieven, met bovenaan het nieuwste besluit", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Aan wie"}, {Title: "Waarover"}, {Title: "Stand"}, {Title: "Wat kunt u doen"}}}
	for i := len(letters) - 1; i >= 0; i-- {
		r := &letters[i]
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{ontvangerNaam(b, r), vorm.Cell{Value: waarover(b, r), Note: string(r.Kenmerk)}, briefStand(b, r), s.briefDoen(b, r)}})
	}
	return t
}

func ontvangerNaam(b *dossier.Beeld, r *dossier.Brief) any {
	if r.Ontvanger == "" {
		return vorm.Unknown()
	}
	name := getoond(b, r.Ontvanger)
	switch r.Hoedanigheid {
	case besluit.Gezag:
		return vorm.Cell{Value: name, Note: "heeft het gezag over " + getoond(b, r.Over)}
	case besluit.Jeugdige:
		return vorm.Cell{Value: name, Note: "krijgt zelf een brief, omdat het kind 12 jaar of ouder is"}
	}
	return name
}

func waarover(b *dossier.Beeld, r *dossier.Brief) string {
	soort := "Besluit"
	if r.Bericht != nil {
		soort = "Bericht"
	}
	return soort + " over " + getoond(b, r.Over) + ", " + string(r.Wet())
}

func briefStand(b *dossier.Beeld, r *dossier.Brief) vorm.Tag {
	switch {
	case r.Verstuur.Weg() && r.Verstuur.Vast:
		return vorm.TagWaiting("vastgehouden voor controle")
	case r.Verstuur.Weg():
		return vorm.TagDone("verstuurd")
	case r.Verstuur != nil && r.Verstuur.Oordeel == dossier.Vrijgegeven:
		return vorm.TagTodo("controle klaar")
	case r.Verstuur != nil:
		return vorm.Tag{Text: "niet verstuurd na controle", State: vorm.Neutral, Shape: vorm.Square, Icon: "stip"}
	case r.Niet:
		return vorm.Tag{Text: "gaat niet", State: vorm.Neutral, Shape: vorm.Square, Icon: "stip"}
	case r.Mens != nil:
		return vorm.TagDue("een mens beslist")
	}
	if _, _, ok := b.Postadres(r.Ontvanger); !ok {
		return vorm.TagDue("adres ontbreekt")
	}
	return vorm.TagTodo("klaar om te bekijken")
}

func (s *Server) briefDoen(b *dossier.Beeld, r *dossier.Brief) any {
	if r.Ontvanger == "" {
		return mensTekst(b, r)
	}
	if r.Niet {
		return vorm.None("niets")
	}
	out := vorm.Stack{vorm.Link{Text: "Bekijk de brief", Href: briefAdres(b, r)}}
	if r.Verstuur.Weg() && !r.Verstuur.Vast {
		out = append(out, vorm.Cell{Value: "", Note: "Verstuurd op " + r.Verstuur.Dag.Nederlands()})
	}
	return out
}

// mensTekst says why a person must decide. Where the reader may not see whether
// there is a flag, it says so, and not that there is one.
func mensTekst(b *dossier.Beeld, r *dossier.Brief) string {
	if r.Mens.Reden == besluit.RedenVeiligheid && !zietVlag(b) {
		return "U mag niet zien of er een veiligheidsvlag is. Vraag het na bij de casusregisseur, beslis dan of deze brief gaat en leg uit waarom."
	}
	return r.Mens.Tekst
}

func zietVlag(b *dossier.Beeld) bool {
	for _, p := range b.Mensen() {
		if b.Beschermd(p) {
			return true
		}
	}
	return false
}

func briefAdres(b *dossier.Beeld, r *dossier.Brief) string {
	return "/gezin/" + b.ID + "/brieven/" + string(r.Kenmerk) + "/" + r.Ontvanger
}

// briefblad is what the page of one letter shows.
type briefblad struct {
	Tabs    vorm.Tabs
	Kop     string
	Stand   vorm.Tag
	Let     any
	Tekst   []alinea
	PDF     *vorm.Button
	Form    *vorm.FormTag
	Velden  []any
	Knoppen vorm.Actions
}

// vindBrief finds the letter of a page.
func (s *Server) vindBrief(v *verzoek, pagina string) (*bewerking, *dossier.Brief, error) {
	w, err := s.bewerk(v, pagina)
	if err != nil {
		return nil, nil, err
	}
	r := w.b.Brief(v.wie, s.regels(), v.deel("kenmerk"), v.deel("ontvanger"))
	if r == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	return w, r, nil
}

func (s *Server) brief(v *verzoek) error {
	w, r, err := s.vindBrief(v, "brief")
	if err != nil {
		return err
	}
	return s.toonBrief(w, r)
}

// toonBrief shows the letter as this recipient will read it, and what can be
// done with it.
func (s *Server) toonBrief(w *bewerking, r *dossier.Brief) error {
	b, v := w.b, w.v
	blad := briefblad{Tabs: v.tabs(b, "brieven"), Kop: "Brief aan " + getoond(b, r.Ontvanger), Stand: briefStand(b, r)}
	letter, err := s.post.Stel(b, r)
	var faults brief.Fouten
	switch {
	case errors.Is(err, dossier.ErrGeenAdres):
		blad.Let = vorm.Banner{State: vorm.Warning, Title: "Geen adres voor de post", Text: dossier.ErrGeenAdres.Tekst,
			Links: []vorm.Link{{Text: "Vul een postadres in", Href: "/gezin/" + b.ID + "/postadres/" + r.Ontvanger}}}
	case errors.As(err, &faults):
		var lines vorm.Stack
		for _, f := range faults {
			lines = append(lines, f.Tekst+" ")
		}
		blad.Let = vorm.Banner{State: vorm.Warning, Title: "De brief is nog niet compleet", Text: lines}
	case err != nil:
		return err
	default:
		blad.Tekst = alineas(letter.Tekst())
		if len(letter.Let) > 0 {
			blad.Let = vorm.Banner{State: vorm.Info, Title: "Let op de laatste dag voor bezwaar", Text: "Van dat jaar zijn niet alle feestdagen bekend. Kijk de dag na."}
		}
	}
	if err := s.briefKnoppen(w, r, &blad, letter != nil); err != nil {
		return err
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: blad.Kop, Data: blad, Errors: w.f.Summary()})
	if err != nil {
		return err
	}
	if let := bannerVan(b, b.BriefAfstemming(v.wie, r)); let != nil {
		page.Banners = append(page.Banners, *let)
	}
	return v.toon("brief", page)
}

func (s *Server) briefKnoppen(w *bewerking, r *dossier.Brief, blad *briefblad, compleet bool) error {
	if v := r.Verstuur; v != nil && v.Vast {
		blad.Let = controleBericht(v)
		if v.Weg() {
			return nil
		}
	}
	if compleet && r.Mens == nil && !r.Niet {
		blad.PDF = &vorm.Button{Text: "Open als concept (PDF)", Kind: vorm.Secondary, Href: briefAdres(w.b, r) + "/brief.pdf"}
		if r.Verstuurd() {
			blad.PDF.Text = "Open als PDF"
		}
	}
	if r.Verstuur.Weg() || r.Niet || r.Mens == nil && !compleet {
		return nil
	}
	tag, err := w.v.formulier(briefAdres(w.b, r), w.b)
	if err != nil {
		return err
	}
	tag.Guard = false
	blad.Form = &tag
	if r.Mens == nil {
		if a := w.b.BriefAfstemming(w.v.wie, r); a.Moet() {
			blad.Velden = []any{w.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "afgestemd", Label: "Hebt u deze brief afgestemd?",
				Options: []vorm.Option{{Value: "ja", Text: "Ja, ik heb deze brief afgestemd met de veiligheidscoördinator"}}})}
		}
		blad.Knoppen = vorm.Actions{vorm.Button{Text: "Verstuur deze brief", Name: stapVeld, Value: "verstuur"}}
		return nil
	}
	blad.Velden = []any{vorm.Banner{State: vorm.Warning, Title: "Een mens beslist", Text: mensTekst(w.b, r)},
		w.f.Field(vorm.Field{Kind: vorm.RadioField, Name: "sturen", Label: "Mag deze brief weg?", Inline: true, Options: []vorm.Option{{Value: "ja", Text: "Ja"}, {Value: "nee", Text: "Nee, deze brief gaat niet"}}}),
		w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "motivering", Label: "Waarom?", Rows: 3, MaxLength: 2000, Hint: "Dit blijft in het dossier."})}
	blad.Knoppen = vorm.Actions{vorm.Button{Text: "Leg uw beslissing vast", Name: stapVeld, Value: "beslis"}}
	return nil
}

// vastgehoudenTekst are the words of the gate, the same for whatever was found.
const vastgehoudenTekst = "Dit stuk is vastgehouden voor controle. U hoeft niets te doen; u krijgt bericht als het weg is."

// controleBericht tells who sent a letter what became of it at the gate: the same
// whatever was found, and whoever it was about.
func controleBericht(v *dossier.Verzending) vorm.Banner {
	switch v.Oordeel {
	case dossier.Vrijgegeven:
		return vorm.Banner{State: vorm.Info, Title: "De controle is klaar", Text: "Deze brief mag weg. Verstuur hem opnieuw: hij krijgt dan de datum van vandaag."}
	case dossier.Geweigerd:
		return vorm.Banner{State: vorm.Info, Title: "Niet verstuurd na controle", Text: "Deze brief is na controle niet verstuurd. Overleg met de veiligheidscoördinator."}
	}
	return vorm.Banner{State: vorm.Info, Title: "Vastgehouden", Text: vastgehoudenTekst}
}

// briefOp sends a letter, or records what a person decided about it.
func (s *Server) briefOp(v *verzoek) error {
	w, r, err := s.vindBrief(v, "brief")
	if err != nil {
		return err
	}
	if r.Verstuur.Weg() { // sent before, by this form or by someone else
		return v.door(briefAdres(w.b, r))
	}
	if r.Mens != nil {
		return s.beslisBrief(w, r)
	}
	err = s.post.Verstuur(v.ctx(), v.schrijf(), w.b, r, slices.Contains(w.f.All("afgestemd"), "ja"))
	var known *dossier.Fout
	if _, conflict := dossier.IsConflict(err); conflict {
		return v.door(briefAdres(w.b, r))
	}
	if errors.As(err, &known) {
		field := ""
		if known == dossier.ErrBriefAfstemmen {
			field = "afgestemd"
		}
		w.f.Fail(field, known.Code, known.Tekst)
		if fresh, errRead := s.bewerk(v, "brief"); errRead == nil {
			fresh.f, w = w.f, fresh
			if again := w.b.Brief(v.wie, s.regels(), v.deel("kenmerk"), v.deel("ontvanger")); again != nil {
				r = again
			}
		}
		return s.toonBrief(w, r)
	}
	if err != nil {
		return err
	}
	return v.door("/gezin/" + w.b.ID + "/brieven")
}

func (s *Server) beslisBrief(w *bewerking, r *dossier.Brief) error {
	sturen := w.f.OneOf("sturen", []vorm.Option{{Value: "ja"}, {Value: "nee"}}, "Kies of deze brief weg mag.")
	why := w.f.Required("motivering", dossier.ErrPostMotief.Tekst)
	if !w.f.OK() {
		return s.toonBrief(w, r)
	}
	err := s.post.Beslis(w.v.ctx(), w.v.schrijf(), w.b, w.v.gezien(), r, sturen == "ja", why)
	if _, conflict := dossier.IsConflict(err); conflict {
		w.f.Fail("", dossier.ConflictCode, err.Error())
		return s.toonBrief(w, r)
	}
	if err != nil {
		return err
	}
	if sturen == "ja" {
		return w.v.door(briefAdres(w.b, r))
	}
	return w.v.door("/gezin/" + w.b.ID + "/brieven")
}

// briefPDF gives the letter as a file, through the gate.
func (s *Server) briefPDF(v *verzoek) error {
	w, r, err := s.vindBrief(v, "brief-pdf")
	if err != nil {
		return err
	}
	d, err := s.post.Laat(v.ctx(), v.wie, w.b, r)
	var faults brief.Fouten
	if errors.As(err, &faults) {
		return &dossier.Fout{Code: faults[0].Code, Tekst: faults[0].Tekst}
	}
	if err != nil {
		return err
	}
	return v.geefBestand(d)
}
