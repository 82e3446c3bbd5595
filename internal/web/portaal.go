package web

import (
	"errors"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) portaalRoutes() []route {
	r := []toegang.Rol{toegang.Client}
	return []route{
		{"GET /mijn/gegevens", r, s.mijnGegevens},
		{"GET /mijn/besluiten", r, s.mijnBesluiten},
		{"GET /mijn/brieven", r, s.mijnBrieven},
		{"GET /mijn/brieven/{kenmerk}/brief.pdf", r, s.mijnBrief},
		{"GET /mijn/inzage", r, s.mijnInzage},
		{"GET /mijn/verzoeken", r, s.mijnVerzoeken},
		{"POST /mijn/verzoeken", r, s.vraagAan},
		{"GET " + snelWeg, nil, s.verlaat},
	}
}

// snelWeg is the way out of the portal for who must be able to leave at once.
const snelWeg = "/weg"

// neutraal is where that way leads: a page that anyone could have open.
const neutraal = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"

// verlaat signs out and shows another site. It is a link and no form, so that it
// works at once, and for who was signed out already. Signing out is all that it
// does.
func (s *Server) verlaat(v *verzoek) error {
	if err := s.sessies.Destroy(v.ctx()); err != nil {
		return err
	}
	v.w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	return v.door(neutraal)
}

// portaalblad is one page of the portal.
type portaalblad struct {
	Weg   vorm.Button
	Kop   string
	Lead  string
	Delen []portaaldeel
	Form  *vorm.FormTag
	// FormKop is the heading of Form; empty: "Iets vragen".
	FormKop string
	// Velden and Knop are the fields of Form and what sends it.
	Velden []any
	Knop   vorm.Button
}

// portaaldeel is a part of a page; without a heading it stands directly below
// the lead.
type portaaldeel struct {
	Kop    string
	Inhoud any
}

// portaal reads what the client may see; nil where there is nothing, and then
// the page that says so was shown.
func (s *Server) portaal(v *verzoek, pagina string) (*dossier.Portaal, error) {
	p, err := s.gebruik.Portaal(v.ctx(), v.wie, v.inzage(pagina))
	if errors.Is(err, dossier.ErrNietGevonden) {
		return nil, s.leegPortaal(v)
	}
	return p, err
}

// leegPortaal is what everyone reads of whom nothing can be shown, whatever the
// reason.
func (s *Server) leegPortaal(v *verzoek) error {
	return s.toonPortaal(v, portaalblad{Kop: "Welkom", Delen: []portaaldeel{{Inhoud: vorm.Empty{Icon: "mens", Title: "Hier staat nu niets voor u",
		Text: "Verwacht u hier wel iets? Bel de gemeente. Noem uw naam en vraag of uw account aan uw gegevens is gekoppeld."}}}}, nil)
}

func (s *Server) toonPortaal(v *verzoek, blad portaalblad, f *vorm.Form) error {
	blad.Weg = vorm.Button{Text: "Verlaat deze site snel", Kind: vorm.Secondary, Href: snelWeg}
	page := vorm.Page{Title: blad.Kop, Data: blad}
	if f != nil {
		page.Errors = f.Summary()
	}
	return v.toon("portaal", page)
}

// mijnGegevens shows who the client is in the register, for each person whom he
// may read.
func (s *Server) mijnGegevens(v *verzoek) error {
	p, err := s.portaal(v, "mijn-gegevens")
	if p == nil {
		return err
	}
	blad := portaalblad{Kop: "Mijn gegevens", Lead: "Dit weet de gemeente over u. Klopt er iets niet? Vraag dan om een verbetering bij Mijn verzoeken."}
	for _, persoon := range p.Mensen() {
		part, err := s.gegevensVan(v, p, persoon)
		if err != nil {
			return err
		}
		blad.Delen = append(blad.Delen, part)
	}
	blad.Delen = append(blad.Delen, portaaldeel{Kop: "Wat u hier niet ziet", Inhoud: "Uw adres en telefoonnummer staan hier niet. " +
		"Zo kan niemand die met u meekijkt zien waar u woont of hoe u te bereiken bent. Ook verslagen en notities staan hier niet. " +
		"Wilt u die zien? Vraag een kopie van uw gegevens bij Mijn verzoeken."})
	return s.toonPortaal(v, blad, nil)
}

func (s *Server) gegevensVan(v *verzoek, p *dossier.Portaal, persoon string) (portaaldeel, error) {
	born := vorm.Unknown()
	if d := p.Geboren(persoon); d != termijn.Geen {
		born = vorm.Known(d.Nederlands())
	}
	bsn := vorm.Unknown()
	if nr := p.BSN(persoon); len(nr) == 9 {
		bsn = vorm.Known("eindigt op " + nr[6:])
	}
	names, err := s.namen(v.ctx(), p.Regisseurs(persoon))
	if err != nil {
		return portaaldeel{}, err
	}
	regie := vorm.None("niemand")
	if len(names) > 0 {
		regie = vorm.Known(vorm.Opsomming(names))
	}
	kop := "Over u"
	if persoon != p.Zelf {
		kop = "Over " + p.Naam(persoon) + ", voor wie u spreekt"
	}
	return portaaldeel{kop, vorm.SummaryList{{Key: "Naam", Value: p.Naam(persoon)}, {Key: "Geboren", Value: born},
		{Key: "Burgerservicenummer", Value: bsn}, {Key: "Casusregisseur", Value: regie}}}, nil
}

// mijnBesluiten shows what was decided, each on its own.
func (s *Server) mijnBesluiten(v *verzoek) error {
	p, err := s.portaal(v, "mijn-besluiten")
	if p == nil {
		return err
	}
	blad := portaalblad{Kop: "Mijn besluiten", Lead: "Een besluit staat hier zodra de brief erover aan u is verstuurd."}
	all := p.Besluiten()
	for i := range all {
		blad.Delen = append(blad.Delen, portaaldeel{s.besluitKop(p, &all[i]), besluitInhoud(p, &all[i])})
	}
	if len(all) == 0 {
		blad.Delen = []portaaldeel{{Inhoud: vorm.Empty{Icon: "info", Title: "Er zijn nog geen besluiten", Text: "Heeft u hulp aangevraagd? Dan krijgt u bericht als er een besluit is."}}}
	}
	return s.toonPortaal(v, blad, nil)
}

func (s *Server) besluitKop(p *dossier.Portaal, m *dossier.MijnBesluit) string {
	kop := "Besluit van " + m.Besluit.Datum.Nederlands()
	if m.Over != p.Zelf {
		kop += " over " + p.Naam(m.Over)
	}
	return kop
}

func besluitInhoud(p *dossier.Portaal, m *dossier.MijnBesluit) any {
	b := &m.Besluit
	rows := vorm.SummaryList{{Key: "Stand", Value: mijnTag(m, p.Moment.Dag)}, {Key: "Kenmerk", Value: string(b.Kenmerk)}, {Key: "Wet", Value: string(b.Wet)}}
	if len(b.Regels) > 0 {
		rows = append(rows, vorm.SummaryRow{Key: "Van en tot en met", Value: b.Ingang.Nederlands() + " tot en met " + b.Einde.Nederlands()})
	} else if b.Soort == besluit.Beeindiging {
		rows = append(rows, vorm.SummaryRow{Key: "De hulp stopt na", Value: b.Einde.Nederlands()})
	}
	if last, err := b.Bezwaardag(); err == nil && m.Brief && last.Eind >= p.Moment.Dag {
		rows = append(rows, vorm.SummaryRow{Key: "Bezwaar maken kan tot en met", Value: last.Eind.Nederlands()})
	}
	out := vorm.Stack{rows}
	if len(b.Regels) > 0 {
		out = append(out, hulpTabel(b))
	}
	if m.Brief {
		return append(out, vorm.Button{Text: "Open de brief (PDF)", Kind: vorm.Secondary, Href: mijnBriefAdres(m), Context: "van " + b.Datum.Nederlands() + ", kenmerk " + string(b.Kenmerk)})
	}
	return append(out, "Dit besluit is van voor dit portaal. De brief kreeg u toen per post.")
}

func mijnTag(m *dossier.MijnBesluit, dag termijn.Dag) vorm.Tag {
	if m.Vervangen {
		return besluitTag([]besluit.Besluit{m.Besluit, {Vorig: m.Besluit.Kenmerk}}, &m.Besluit, dag)
	}
	return besluitTag(nil, &m.Besluit, dag)
}

// telwoord gives a unit as it is said after a number.
func telwoord(eenheid string, n int64) string {
	many := map[string]string{"dagdeel": "dagdelen", "etmaal": "etmalen", "stuk": "keer", "dag": "dagen"}
	if word, ok := many[eenheid]; ok && (n != 1 || eenheid == "stuk") {
		return word
	}
	return eenheid
}

// hulpTabel says what a decision gives and how much, as its letter does.
func hulpTabel(b *besluit.Besluit) vorm.Table {
	t := vorm.Table{Caption: "Wat dit besluit geeft", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Hulp"}, {Title: "Hoeveel"}}}
	for i := range b.Regels {
		r := &b.Regels[i]
		much := strconv.FormatInt(r.Omvang.Aantal, 10) + " " + telwoord(r.Omvang.Eenheid, r.Omvang.Aantal) + " per " + r.Omvang.Per
		if r.Minuten > 0 {
			much = r.Minuten.Nederlands() + " per week"
		}
		var what any = r.Naam
		if r.Trede != "" {
			what = vorm.Cell{Value: r.Naam, Note: r.Trede}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{what, much}})
	}
	return t
}

func mijnBriefAdres(m *dossier.MijnBesluit) string {
	return "/mijn/brieven/" + string(m.Besluit.Kenmerk) + "/brief.pdf"
}

// mijnBrieven lists the letters that left for this client.
func (s *Server) mijnBrieven(v *verzoek) error {
	p, err := s.portaal(v, "mijn-brieven")
	if p == nil {
		return err
	}
	t := vorm.Table{Caption: "Uw brieven, met bovenaan de nieuwste", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Verstuurd"}, {Title: "Waarover"}, {Title: "Kenmerk"}, {Title: "Brief"}}}
	all := p.Besluiten()
	for i := range all {
		m := &all[i]
		if !m.Brief {
			continue
		}
		what := "Besluit over hulp voor u"
		if m.Over != p.Zelf {
			what = "Besluit over hulp voor " + p.Naam(m.Over)
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{m.Besluit.Bekendmaking.Nederlands(), what, string(m.Besluit.Kenmerk),
			vorm.Button{Text: "Open als PDF", Kind: vorm.Quiet, Href: mijnBriefAdres(m), Context: "brief met kenmerk " + string(m.Besluit.Kenmerk)}}})
	}
	blad := portaalblad{Kop: "Mijn brieven", Lead: "Dit zijn kopieën van de brieven die aan u zijn verstuurd. Uw adres staat er niet op.", Delen: []portaaldeel{{Inhoud: t}}}
	if len(t.Rows) == 0 {
		blad.Delen[0].Inhoud = vorm.Empty{Icon: "info", Title: "Er zijn nog geen brieven", Text: "Een brief staat hier zodra hij aan u is verstuurd."}
	}
	return s.toonPortaal(v, blad, nil)
}

// mijnBrief gives a letter as a file, through the gate.
func (s *Server) mijnBrief(v *verzoek) error {
	d, err := s.post.Kopie(v.ctx(), v.wie, s.regels(), v.deel("kenmerk"))
	if err != nil {
		return err
	}
	return v.geefBestand(d)
}

// mijnInzage shows who looked at the data of the client: per day each role once.
func (s *Server) mijnInzage(v *verzoek) error {
	days, err := s.gebruik.WieKeek(v.ctx(), v.wie)
	if errors.Is(err, dossier.ErrNietGevonden) {
		return s.leegPortaal(v)
	}
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Wie uw gegevens bekeek, met bovenaan de laatste dag", Hidden: true, Columns: []vorm.Column{{Title: "Dag", Sorted: "descending"}, {Title: "Functie"}}}
	for _, d := range days {
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{d.Dag.Nederlands(), kijkrol(d.Rol)}})
	}
	blad := portaalblad{Kop: "Wie keek er", Lead: "Hier ziet u in welke functie iemand uw gegevens bekeek, en op welke dag.", Delen: []portaaldeel{{Inhoud: t},
		{Kop: "Wat staat hier niet bij", Inhoud: "Namen staan hier niet bij, en ook niet wie keek om voor de veiligheid van mensen te zorgen. " +
			"Ook wat het programma zelf doet, en uw eigen bezoek, staan er niet bij. Wilt u meer weten? Vraag het bij Mijn verzoeken."}}}
	if len(days) == 0 {
		blad.Delen[0].Inhoud = vorm.Empty{Icon: "info", Title: "Er is niets om te laten zien"}
	}
	return s.toonPortaal(v, blad, nil)
}

// kijkrol gives a role as a client knows it.
func kijkrol(r toegang.Rol) string {
	if r == toegang.Client {
		return "Iemand die voor u spreekt"
	}
	return rolnaam(r)
}
