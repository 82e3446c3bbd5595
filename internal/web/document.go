package web

import (
	"errors"
	"net/http"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// The addresses of documents. Those that take a file are in takesFile.
const (
	routeDocumenten  = "GET /gezin/{gezin}/documenten"
	routeNieuwDoc    = "POST /gezin/{gezin}/documenten/nieuw"
	routeAanleveren  = "POST /mijn/documenten"
	documentSoorten  = ".pdf,.jpg,.jpeg,.png,.txt"
	documentUitleg   = "Een PDF, een foto (JPEG of PNG) of platte tekst, van ten hoogste 10\u00a0MB. Uit een foto halen we de plaats, de tijd en het toestel. Wat op de foto te zien is, blijft. Uit een PDF halen we niets: daarin kan staan wie hem maakte, en waar."
	documentOpnieuw  = "Kies het bestand daarna opnieuw: de browser onthoudt het niet."
	documentKopTekst = "Documenten"
)

func (s *Server) documentRoutes() []route {
	schrijft, client := notitierollen(), []toegang.Rol{toegang.Client}
	een := "/gezin/{gezin}/documenten/{document}"
	return []route{
		{routeDocumenten, dossier.Leesrollen(), s.documenten},
		{"GET /gezin/{gezin}/documenten/nieuw", schrijft, s.nieuwDocument}, {routeNieuwDoc, schrijft, s.metPlaats(s.nieuwDocumentOp)},
		{"GET " + een + "/bestand", dossier.Leesrollen(), s.documentBestand},
		{"GET " + een + "/intrekken", schrijft, s.documentWeg}, {"POST " + een + "/intrekken", schrijft, s.documentWegOp},
		{"GET /mijn/documenten", client, s.mijnDocumenten}, {routeAanleveren, client, s.metPlaats(s.leverAan)},
		{"GET /mijn/documenten/{document}/bestand", client, s.mijnDocument},
	}
}

// geefDocument answers with a file that somebody else made: to keep, never to show
// in the place of a page of this site.
func (v *verzoek) geefDocument(d poort.Doorgelaten) error {
	v.w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return v.geefBestand(d)
}

// documenten shows the documents that the reader may see, per person and law.
func (s *Server) documenten(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("documenten"))
	if err != nil {
		return err
	}
	blad := leesblad{Tabs: v.tabs(b, "gezin"), Kop: documentKopTekst, Uitleg: "Elk document staat in een eigen deel. Het deel bepaalt wie het opent."}
	if v.has(routeNieuwDoc) {
		blad.Delen = append(blad.Delen, leesdeel{Kop: "Toevoegen", Inhoud: []any{vorm.Actions{vorm.Button{Text: "Voeg een document toe", Href: "/gezin/" + b.ID + "/documenten/nieuw", Icon: "plus"}}}})
	}
	parts, err := s.documentDelen(v, b)
	if err != nil {
		return err
	}
	if parts == nil {
		parts = []leesdeel{{Kop: "Wat er is", Inhoud: []any{vorm.None("Er zijn geen documenten die u mag zien.")}}}
	}
	blad.Delen = append(blad.Delen, parts...)
	page, err := s.opGezin(v, b, vorm.Page{Title: documentKopTekst, Data: blad})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

// documentDelen groups the documents by whom they are about and under which law.
func (s *Server) documentDelen(v *verzoek, b *dossier.Beeld) ([]leesdeel, error) {
	var out []leesdeel
	place := map[string]int{}
	for _, d := range b.Documenten() {
		kop := getoond(b, d.Over) + ", " + string(d.Vak.Label.Wet)
		key := d.Over + string(d.Vak.Label.Wet)
		i, ok := place[key]
		if !ok {
			i = len(out)
			place[key], out = i, append(out, leesdeel{Kop: kop})
		}
		card, err := s.documentKaart(v, b, &d)
		if err != nil {
			return nil, err
		}
		out[i].Inhoud = append(out[i].Inhoud, card)
	}
	return out, nil
}

// documentNaam gives the name to show. What others called a file stays at the
// municipality: a name can say as much as the file.
func documentNaam(v *verzoek, d *dossier.Document) string {
	if v.wie.Rol == toegang.Hulpverlener && d.Door != v.wie.Account {
		return "Document"
	}
	return d.Naam
}

func (s *Server) documentKaart(v *verzoek, b *dossier.Beeld, d *dossier.Document) (vorm.Card, error) {
	by, err := s.naam(v.ctx(), d.Door)
	if err != nil {
		return vorm.Card{}, err
	}
	deel := orElse(klassenNamen(d.Vak.Label.Klasse), "Gewoon")
	card := vorm.Card{Title: documentNaam(v, d), Body: vorm.SummaryList{{Key: "Toegevoegd", Value: d.Dag().Nederlands() + ", door " + by},
		{Key: "Soort", Value: mediaNaam(d.Media) + ", " + grootte(d.Bijlage.Lengte)}, {Key: "Deel", Value: deel}}}
	if d.Gezin != b.ID {
		return card, nil // recorded in another family of this person: opened there
	}
	base := "/gezin/" + b.ID + "/documenten/" + d.ID
	card.Actions = []any{vorm.Button{Text: "Download", Kind: vorm.Quiet, Href: base + "/bestand", Context: documentNaam(v, d)}}
	if v.has("GET /gezin/{gezin}/documenten/{document}/intrekken") {
		card.Actions = append(card.Actions, vorm.Button{Text: "Trek in", Kind: vorm.Quiet, Href: base + "/intrekken", Context: documentNaam(v, d)})
	}
	return card, nil
}

// mediaNaam gives a type as users know it.
func mediaNaam(m poort.Media) string {
	switch m {
	case poort.PDF:
		return "PDF"
	case poort.JPEG, poort.PNG:
		return "Foto of plaatje"
	}
	return "Tekst"
}

// grootte says how large a file is, rounded up.
func grootte(n int64) string {
	if n < 1<<20 {
		return vorm.Getal((n+1023)>>10) + " kB"
	}
	return vorm.Getal((n+1<<20-1)>>20) + " MB"
}

// documentBestand gives the file, through the gate.
func (s *Server) documentBestand(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("document"))
	if err != nil {
		return err
	}
	d, err := s.post.Document(v.ctx(), v.wie, b, v.deel("document"))
	if err != nil {
		return err
	}
	return v.geefDocument(d)
}

// nieuwDocument asks first whom it is about and in which part it goes, as a note
// does.
func (s *Server) nieuwDocument(v *verzoek) error {
	w, err := s.bewerk(v, "document-nieuw")
	if err != nil {
		return err
	}
	query := v.r.URL.Query()
	if len(query) == 0 {
		return s.kiesDocumentDeel(w)
	}
	w.f = vorm.NewForm(query)
	over, klasse := w.documentDeel()
	if !w.f.OK() {
		return s.kiesDocumentDeel(w)
	}
	w.f = vorm.NewForm(nil)
	return s.toonNieuwDocument(w, over, klasse, false)
}

func (w *bewerking) documentDeel() (over, klasse string) {
	over = w.f.OneOf("over", leden(w.b), "Kies over wie het document gaat.")
	return over, w.f.OneOf("klasse", klasseKeuzes(), "Kies in welk deel het document hoort.")
}

func (s *Server) kiesDocumentDeel(w *bewerking) error {
	f := w.f
	return w.toon("Document toevoegen", invulblad{Kop: "Waar hoort het document?", Vragend: true, Delen: []deel{{Velden: []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "over", Label: "Over wie gaat het?", Options: leden(w.b)}),
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "klasse", Label: "In welk deel hoort het?", Options: klasseKeuzes(), Value: string(gezin.Gewoon),
			Hint: "Het deel bepaalt wie het opent."}),
	}}}, Knop: vorm.Button{Text: "Verder"}}, nil, false)
}

func bestandVeld(f *vorm.Form) vorm.Field {
	hint := documentUitleg
	if !f.OK() {
		hint += " " + documentOpnieuw
	}
	return f.Field(vorm.Field{Kind: vorm.FileField, Name: bestandNaam, Label: "Bestand", Hint: hint, Accept: documentSoorten})
}

func (s *Server) toonNieuwDocument(w *bewerking, over, klasse string, conflict bool) error {
	vak := vakVoor(w.b, over, gezin.Klasse(klasse))
	return w.toon("Document toevoegen", invulblad{Kop: "Document over " + getoond(w.b, over), Upload: true,
		Uitleg: s.scanUitleg(),
		Delen:  []deel{{Vak: vak, Velden: []any{bestandVeld(w.f)}}},
		Knop:   vorm.Button{Text: "Voeg toe"}, Vast: []vorm.Pair{{Name: "over", Value: over}, {Name: "klasse", Value: klasse}}}, vak, conflict)
}

func (s *Server) nieuwDocumentOp(v *verzoek) error {
	file, err := v.leesBestand()
	if err != nil {
		return err
	}
	w, err := s.bewerk(v, "document-nieuw")
	if err != nil {
		return err
	}
	over, klasse := w.documentDeel()
	if !w.f.OK() {
		return s.kiesDocumentDeel(w)
	}
	if !controleer(w.f, file) {
		return s.toonNieuwDocument(w, over, klasse, false)
	}
	err = s.gebruik.VoegDocumentToe(v.ctx(), v.schrijf(), w.b, v.gezien(), over, gezin.Klasse(klasse), file)
	if s.naScan(w.f, err) {
		return s.toonNieuwDocument(w, over, klasse, false)
	}
	return w.legNaar(err, "/gezin/"+w.b.ID+"/documenten", func(conflict bool) error { return s.toonNieuwDocument(w, over, klasse, conflict) })
}

// scanUitleg says whether somebody looks for viruses.
func (s *Server) scanUitleg() string {
	if s.in.Virusscan == nil {
		return "Wijzer kijkt niet of er een virus in een bestand zit. Voeg alleen toe wat u vertrouwt."
	}
	return "Elk bestand wordt nagekeken op virussen. Voeg toch alleen toe wat u vertrouwt."
}

// naScan puts what the scan gave at the field of the file, and tells whether it gave
// something. A scanner that does not answer is for who keeps the program running.
func (s *Server) naScan(f *vorm.Form, err error) bool {
	for _, fault := range []*dossier.Fout{dossier.ErrDocumentVirus, dossier.ErrDocumentScan} {
		if errors.Is(err, fault) {
			f.Fail(bestandNaam, fault.Code, fault.Tekst)
			s.log.Warn("virusscan", "code", fault.Code)
			return true
		}
	}
	return false
}

// controleer puts every fault of a file at its field.
func controleer(f *vorm.Form, file dossier.Bestand) bool {
	_, faults := dossier.ControleerDocument(file.Inhoud)
	for _, fault := range faults {
		f.Fail(bestandNaam, fault.Code, fault.Tekst)
	}
	return len(faults) == 0
}

func (s *Server) documentWeg(v *verzoek) error {
	w, err := s.bewerk(v, "document-intrekken")
	if err != nil {
		return err
	}
	return s.toonDocumentWeg(w, false)
}

func (s *Server) toonDocumentWeg(w *bewerking, conflict bool) error {
	d := w.b.Document(w.v.deel("document"))
	if d == nil {
		return dossier.ErrNietGevonden
	}
	vak := vakVoor(w.b, d.Over, d.Vak.Label.Klasse)
	return w.toon("Document intrekken", invulblad{Kop: "Trek het document in", Uitleg: "Niemand opent het document daarna nog. Wie het introk en waarom, blijft bewaard.",
		Delen: []deel{{Vak: vak, Velden: []any{vorm.SummaryList{{Key: "Document", Value: documentNaam(w.v, d)}, {Key: "Toegevoegd", Value: d.Dag().Nederlands()}},
			w.f.Field(vorm.Field{Name: "reden", Label: "Waarom trekt u het in?", Width: vorm.Full, MaxLength: 200})}}}, Knop: vorm.Button{Text: "Trek in"}}, vak, conflict)
}

func (s *Server) documentWegOp(v *verzoek) error {
	w, err := s.bewerk(v, "document-intrekken")
	if err != nil {
		return err
	}
	reden := w.f.Required("reden", dossier.ErrDocumentReden.Tekst)
	if !w.f.OK() {
		return s.toonDocumentWeg(w, false)
	}
	err = s.gebruik.TrekDocumentIn(v.ctx(), v.schrijf(), w.b, v.gezien(), v.deel("document"), reden)
	return w.legNaar(err, "/gezin/"+w.b.ID+"/documenten", func(conflict bool) error { return s.toonDocumentWeg(w, conflict) })
}

// vastBestand leads to the file of a held piece; nil where it has none.
func vastBestand(id string, in *poort.Bijzonderheden) any {
	if in.Soort != poort.Bijlage {
		return nil
	}
	return vorm.Button{Text: "Download het bestand", Kind: vorm.Secondary, Href: "/vastgehouden/" + id + "/bestand"}
}

// vastbestand gives the file of a held piece to who reviews it. It counts as
// opening the piece.
func (s *Server) vastbestand(v *verzoek) error {
	held, err := s.post.Vaststuk(v.ctx(), v.wie, v.deel("stuk"))
	if err != nil {
		return err
	}
	d, err := s.post.Bestand(v.ctx(), v.wie, held)
	if err != nil {
		return err
	}
	return v.geefDocument(d)
}

// takesFile tells whether a route takes a file.
func takesFile(patroon string) bool { return patroon == routeNieuwDoc || patroon == routeAanleveren }

func isMultipart(r *http.Request) bool {
	return strings.HasPrefix(strings.ToLower(r.Header.Get("Content-Type")), "multipart/form-data")
}
