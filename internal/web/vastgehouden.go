package web

import (
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) vastgehoudenRoutes() []route {
	r := dossier.Controleurs()
	return []route{
		{"GET /vastgehouden", r, s.vastgehouden},
		{"GET /vastgehouden/{stuk}", r, s.vaststuk},
		{"POST /vastgehouden/{stuk}", r, s.zwaar(s.vaststukOp)},
		{"GET /vastgehouden/{stuk}/bestand", r, s.vastbestand},
	}
}

// vastlijst is what the list of held pieces shows.
type vastlijst struct{ Lijst any }

// vastgehouden lists what waits for review: the same words for all of it.
func (s *Server) vastgehouden(v *verzoek) error {
	held, err := s.post.TeBeoordelen(v.ctx(), v.wie)
	if err != nil {
		return err
	}
	blad := vastlijst{Lijst: vorm.Empty{Icon: "taak", Title: "Er wacht niets op controle", Text: "Wat de uitgangscontrole vasthoudt, komt hier te staan."}}
	if len(held) > 0 {
		t := vorm.Table{Caption: "Vastgehouden stukken, met bovenaan wat het langst wacht", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Stuk"}, {Title: "Vastgehouden op"}, {Title: "Wat kunt u doen"}}}
		for i := range held {
			t.Rows = append(t.Rows, vorm.Row{Cells: []any{"Vastgehouden voor controle", s.tijdstip(held[i].Op),
				vorm.Link{Text: "Bekijk en beslis", Href: "/vastgehouden/" + held[i].ID}}})
		}
		blad.Lijst = t
	}
	return v.toon("vastgehouden", vorm.Page{Title: "Vastgehouden", Data: blad})
}

// tijdstip gives a moment as people write it.
func (s *Server) tijdstip(t time.Time) string {
	return termijn.DagVan(t.In(s.in.Zone)).Nederlands() + " om " + t.In(s.in.Zone).Format("15.04") + " uur"
}

// vastblad is what the page of one held piece shows.
type vastblad struct {
	Sinds   string
	Waarom  any
	Stuk    vorm.SummaryList
	Tekst   []alinea
	Bestand any // the file itself; nil: the text is all there is
	Form    vorm.FormTag
	Velden  []any
	Knoppen vorm.Actions
}

func (s *Server) vaststuk(v *verzoek) error {
	held, err := s.post.Vaststuk(v.ctx(), v.wie, v.deel("stuk"))
	if err != nil {
		return err
	}
	return s.toonVast(v, held, vorm.NewForm(nil))
}

// toonVast shows what is in a held piece. Each time counts against the limit of
// who reviews, and is logged.
func (s *Server) toonVast(v *verzoek, held *dossier.Vaststuk, f *vorm.Form) error {
	in, err := s.post.Inzien(v.ctx(), v.wie, held)
	if err != nil {
		return err
	}
	tag, err := v.formulier("/vastgehouden/"+held.ID, nil)
	if err != nil {
		return err
	}
	blad := vastblad{Sinds: s.tijdstip(held.Op), Waarom: waaromVast(&in), Form: tag, Tekst: alineas(vastTekst(&in)),
		Stuk: vorm.SummaryList{{Key: "Soort", Value: hoofdletter(string(in.Soort))}, {Key: "Titel", Value: orElse(in.Onderwerp, "geen")}},
		Velden: []any{f.Field(vorm.Field{Kind: vorm.RadioField, Name: "besluit", Label: "Mag dit stuk weg?", Options: vastKeuzes()}),
			f.Field(vorm.Field{Kind: vorm.AreaField, Name: "motivering", Label: "Waarom?", Rows: 3, MaxLength: 2000, Hint: "Ten minste 20 tekens. De afzender leest dit niet."})},
		Bestand: vastBestand(held.ID, &in),
		Knoppen: vorm.Actions{vorm.Button{Text: "Leg uw beslissing vast", Kind: vorm.Risky}, vorm.Button{Text: "Terug naar de lijst", Kind: vorm.Quiet, Href: "/vastgehouden"}}}
	return v.toon("vaststuk", vorm.Page{Title: "Vastgehouden stuk", Data: blad, Errors: f.Summary()})
}

func vastKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "vrijgeven", Text: "Ja, dit stuk mag weg"}, {Value: "weigeren", Text: "Nee, dit stuk gaat niet weg"}}
}

// vastTekst gives what can be read in a piece.
func vastTekst(in *poort.Bijzonderheden) string {
	if in.Tekst != "" {
		return in.Tekst
	}
	if in.Media == poort.XML || in.Media == poort.Platte {
		return string(in.Inhoud)
	}
	return ""
}

// waaromVast says why a piece was held, to who reviews it.
func waaromVast(in *poort.Bijzonderheden) vorm.Banner {
	b := vorm.Banner{State: vorm.Warning, Title: "Waarom vastgehouden"}
	switch in.Reden {
	case poort.Gevonden:
		var found []string
		for _, t := range in.Treffers {
			found = append(found, t.Gevonden)
		}
		b.Text = vorm.Stack{"In het stuk staat iets dat zegt waar een beschermd persoon is. Zo leest de controle het, zonder spaties en leestekens, en met één letter voor letters die op elkaar lijken: ", vorm.Opsomming(found) + "."}
	case poort.Onleesbaar:
		b.Text = "De controle kan dit stuk niet helemaal lezen. Kijk zelf of het weg mag."
	case poort.Onbewaakt:
		b.Text = "Het stuk gaat over iemand met een veiligheidsvlag van wie geen verblijf is vastgelegd. De controle weet dus niet waarop zij moet letten."
	case poort.TeVaak:
		b.Text = "Van deze afzender werd het laatste uur veel vastgehouden. In dit stuk zelf is niets gevonden."
	case poort.Veranderd:
		b.Text = "Na het maken van dit stuk veranderde er iets: er kwam een veiligheidsvlag bij, of de ontvanger mag het niet meer krijgen."
	default:
		b.Text = "Bij dit stuk ontbreekt van wie of voor wie het is."
	}
	return b
}

// vaststukOp decides about a held piece. Where it is not there any more, by this
// form or by a colleague, the list follows.
func (s *Server) vaststukOp(v *verzoek) error {
	held, err := s.post.Vaststuk(v.ctx(), v.wie, v.deel("stuk"))
	if errors.Is(err, dossier.ErrNietGevonden) {
		return v.door("/vastgehouden")
	}
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	besluit := f.OneOf("besluit", vastKeuzes(), "Kies of dit stuk weg mag.")
	motivering := f.Required("motivering", poort.ErrGeenToelichting.Tekst)
	if !f.OK() {
		return s.toonVast(v, held, f)
	}
	err = s.post.Beoordeel(v.ctx(), v.schrijf(), held, besluit == "vrijgeven", motivering)
	var known *dossier.Fout
	if errors.As(err, &known) && known.Code == poort.ErrGeenToelichting.Code {
		f.Fail("motivering", known.Code, known.Tekst)
		return s.toonVast(v, held, f)
	}
	if err != nil {
		return err
	}
	return v.door("/vastgehouden")
}
