package web

import (
	"errors"
	"net/http"
	"net/url"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeVoorstel is where decisions that were put forward are looked at, signed and
// given back.
const routeVoorstel = "GET /gezin/{gezin}/voorstellen/{voorstel}"

func (s *Server) voorstelRoutes() []route {
	op := "POST /gezin/{gezin}/voorstellen/{voorstel}"
	return []route{{routeVoorstel, besluitrollen(), s.voorstel}, {op + "/teken", besluitrollen(), s.voorstelTeken},
		{op + "/terug", besluitrollen(), s.voorstelTerug}, {op + "/intrek", besluitrollen(), s.voorstelIntrek}}
}

func voorstelAdres(gezin string, k besluit.Kenmerk) string {
	return "/gezin/" + gezin + "/voorstellen/" + string(k)
}

// voorlegblad is what the page of a proposal shows.
type voorlegblad struct {
	Tabs                     vorm.Tabs
	Kop                      string
	Stand                    vorm.Tag
	Let                      []any
	Gegevens                 vorm.SummaryList
	Besluiten                any
	Delen                    []leesdeel
	Teken, Terug             *vorm.FormTag // nil: this reader cannot
	TekenVelden, TerugVelden []any
	TekenKnop, TerugKnop     vorm.Button
	Zelf                     vorm.Actions // what who made it can do
}

// voorsteller is one proposal on a page, with what would be decided now.
type voorsteller struct {
	*bewerking
	vs   *dossier.Voorstel
	form besluitform      // as it was filled in; nil: it cannot be shown any more
	plan *dossier.Ontwerp // nil: it cannot be signed
	niet *dossier.Fout    // why it cannot
	// verschoven: the day that was filled in is over, and the day of signing
	// takes its place.
	verschoven bool
}

// ditVoorstel finds the proposal of an address.
func (s *Server) ditVoorstel(v *verzoek) (*voorsteller, error) {
	w, err := s.bewerk(v, "voorstel")
	if err != nil {
		return nil, err
	}
	return s.voorstelOp(w)
}

func (s *Server) voorstelOp(w *bewerking) (*voorsteller, error) {
	p := &voorsteller{bewerking: w, vs: w.b.Voorstel(besluit.Kenmerk(w.v.deel("voorstel")))}
	if p.vs == nil {
		return nil, dossier.ErrNietGevonden
	}
	if p.vs.Stand() != dossier.VoorstelOpen {
		return p, nil
	}
	if p.niet = p.vulIn(s); p.niet != nil {
		p.plan = nil
	}
	return p, nil
}

// vulIn fills in the form as it was put forward and makes the decisions that
// would be signed now; it gives why they cannot be.
func (p *voorsteller) vulIn(s *Server) *dossier.Fout {
	values, moved := vandaag(p.vs.Alle(), p.b.Moment.Dag)
	p.verschoven = moved
	w := &bewerking{v: p.v, b: p.b, f: vorm.NewForm(values)}
	if p.form = s.formulierVan(w, p.vs); p.form == nil || p.b.Achterhaald(p.vs) {
		return dossier.ErrVoorstelOud
	}
	var err error
	p.plan, err = s.gebruik.Ontwerp(p.v.wie, p.b, p.stuk())
	if err != nil || !w.f.OK() || !p.vs.Zelfde(p.plan) {
		return dossier.ErrVoorstelAnders
	}
	return nil
}

// stuk gives what the decisions are made of, signed by who is signed in.
func (p *voorsteller) stuk() dossier.Besluitstuk { return p.form.stuk(p.v.s.ondertekening(p.v)) }

// formulierVan gives the form of a proposal; nil where it cannot be filled in any
// more.
func (s *Server) formulierVan(w *bewerking, vs *dossier.Voorstel) besluitform {
	switch vs.Soort {
	case dossier.VoorstelKeuze:
		if d, err := s.beslisserOp(w); err == nil {
			return d
		}
	case dossier.VoorstelAfwijzing:
		if k := s.kiezerOp(w, vs.Betreft); k.product != nil {
			return &weigeraar{k}
		}
	case dossier.VoorstelEinde:
		if old := teBeeindigenVan(w.b, vs.Betreft); old != nil {
			return &beeindiger{w, old}
		}
	}
	return nil
}

// vandaag lets decisions bear the day on which they are signed where the one that
// was filled in is over: nobody signs in the past. The day of sending follows.
func vandaag(in dossier.Velden, dag termijn.Dag) (out url.Values, moved bool) {
	out = url.Values(in)
	f := vorm.NewForm(out)
	for _, name := range []string{"datum", "bekendmaking"} {
		if d := dagVeld(f, name, ""); d == termijn.Geen || d >= dag {
			continue
		}
		moved = true
		parts := dagDelen(dag)
		for i, part := range (vorm.Field{Name: name}).DateParts() {
			out.Set(part.Name, parts[i])
		}
	}
	return out, moved
}

func (s *Server) voorstel(v *verzoek) error {
	p, err := s.ditVoorstel(v)
	if err != nil {
		return err
	}
	return s.toonVoorstel(p, nil)
}

// voorstelTeken signs. What was done already shows who did it.
func (s *Server) voorstelTeken(v *verzoek) error {
	p, err := s.ditVoorstel(v)
	switch {
	case err != nil:
		return err
	case p.vs.Stand() != dossier.VoorstelOpen:
		return v.door(voorstelAdres(p.b.ID, p.vs.Nummer))
	case p.niet != nil:
		p.f.Fail("", p.niet.Code, p.niet.Tekst)
		return s.toonVoorstel(p, nil)
	}
	err = s.gebruik.TekenVoorstel(v.ctx(), v.schrijf(), p.b, v.gezien(), p.vs.Nummer, p.stuk(), v.r.PostForm.Get("afdruk"), s.in.Toeval)
	return s.naVoorstel(p, err, "/gezin/"+p.b.ID+"/besluiten")
}

// voorstelTerug gives back, with what must be different.
func (s *Server) voorstelTerug(v *verzoek) error {
	p, err := s.ditVoorstel(v)
	if err != nil {
		return err
	}
	reden := p.f.Required("reden", dossier.ErrVoorstelReden.Tekst)
	if !p.f.OK() {
		return s.toonVoorstel(p, nil)
	}
	err = s.gebruik.GeefTerug(v.ctx(), v.schrijf(), p.b, v.gezien(), p.vs.Nummer, reden)
	return s.naVoorstel(p, err, voorstelAdres(p.b.ID, p.vs.Nummer))
}

func (s *Server) voorstelIntrek(v *verzoek) error {
	p, err := s.ditVoorstel(v)
	if err != nil {
		return err
	}
	err = s.gebruik.TrekVoorstelIn(v.ctx(), v.schrijf(), p.b, v.gezien(), p.vs.Nummer)
	return s.naVoorstel(p, err, "/gezin/"+p.b.ID+"/besluiten")
}

// naVoorstel goes on after something was done with a proposal: the page with what
// is wrong, the difference of a conflict, or where it leads.
func (s *Server) naVoorstel(p *voorsteller, err error, naar string) error {
	var fault *dossier.Fout
	faults, wrong := besluitFouten(err)
	_, conflict := dossier.IsConflict(err)
	switch {
	case err == nil:
		return p.v.door(naar)
	case errors.Is(err, dossier.ErrVoorstelKlaar):
		return p.v.door(voorstelAdres(p.b.ID, p.vs.Nummer))
	case conflict:
		w, err := s.bewerk(p.v, "conflict")
		if err != nil {
			return err
		}
		if p, err = s.voorstelOp(w); err != nil {
			return err
		}
		banner, err := s.verschil(p.v.ctx(), p.b, p.v.gezien())
		if err != nil {
			return err
		}
		return s.toonVoorstel(p, banner)
	case wrong:
		for _, f := range faults {
			p.fout("", f.Code, f.Tekst)
		}
	case errors.As(err, &fault) && !errors.Is(err, dossier.ErrNietGevonden):
		p.f.Fail("", fault.Code, fault.Tekst)
	default:
		return err
	}
	return s.toonVoorstel(p, nil)
}

// toonVoorstel shows a proposal; conflict: what was recorded while its reader
// looked.
func (s *Server) toonVoorstel(p *voorsteller, conflict *vorm.Banner) error {
	v := p.v
	blad := voorlegblad{Tabs: v.tabs(p.b, "besluiten"), Kop: voorstelKop(p.vs), Stand: voorstelTag(p.vs)}
	rows, err := s.voorstelGegevens(p)
	if err != nil {
		return err
	}
	blad.Gegevens = rows
	if p.vs.Stand() == dossier.VoorstelOpen {
		if err := s.openVoorstel(p, &blad); err != nil {
			return err
		}
	}
	if blad.Zelf, err = p.zelfActies(); err != nil {
		return err
	}
	page := vorm.Page{Title: blad.Kop, Errors: p.f.Summary(), Data: &blad}
	status := http.StatusOK
	if conflict != nil {
		page.Banners, status = append(page.Banners, *conflict), http.StatusConflict
	}
	if page, err = s.opGezin(v, p.b, page); err != nil {
		return err
	}
	return v.toonAls(status, "voorstel", page)
}

func voorstelKop(vs *dossier.Voorstel) string {
	return map[dossier.Voorstelsoort]string{dossier.VoorstelKeuze: "Voorgelegde besluiten", dossier.VoorstelAfwijzing: "Voorgelegde afwijzing",
		dossier.VoorstelEinde: "Voorgelegde beëindiging"}[vs.Soort]
}

func voorstelTag(vs *dossier.Voorstel) vorm.Tag {
	switch vs.Stand() {
	case dossier.VoorstelOpen:
		return vorm.TagWaiting("wacht op handtekening")
	case dossier.VoorstelGetekend:
		return vorm.TagDone("getekend")
	case dossier.VoorstelTerug:
		return vorm.TagTodo("teruggegeven")
	}
	return vorm.Tag{Text: string(vs.Stand()), State: vorm.Neutral, Shape: vorm.Square, Icon: "stip"}
}

// openVoorstel shows what would be signed, and lets who may sign or give back.
func (s *Server) openVoorstel(p *voorsteller, blad *voorlegblad) error {
	let, err := s.letOp(p)
	if err != nil {
		return err
	}
	blad.Let = let
	if p.plan != nil {
		blad.Besluiten = s.voorstelTabel(p)
	}
	if p.form != nil {
		blad.Delen = voorstelDelen(p.form)
	}
	sign := s.gebruik.MagTekenen(p.v.wie, p.b, p.vs)
	base := voorstelAdres(p.b.ID, p.vs.Nummer)
	if sign && p.plan != nil {
		tag, err := p.v.formulier(base+"/teken", p.b)
		if err != nil {
			return err
		}
		tag.Guard, tag.Label = false, "Tekenen"
		tag.Hidden = append(tag.Hidden, vorm.Pair{Name: "afdruk", Value: p.plan.Afdruk})
		blad.TekenVelden = []any{vorm.SummaryList{{Key: "U tekent op grond van", Value: notitietekst{Regels: s.gebruik.Mandaatregels(p.v.wie, p.vs.Vragen())}}}}
		blad.Teken, blad.TekenKnop = &tag, vorm.Button{Text: "Teken wat hierboven staat"}
	}
	if sign || p.vs.Aan == p.v.wie.Account && p.vs.Door != p.v.wie.Account {
		tag, err := p.v.formulier(base+"/terug", p.b)
		if err != nil {
			return err
		}
		tag.Label = "Teruggeven"
		blad.Terug, blad.TerugKnop = &tag, vorm.Button{Text: "Geef terug", Kind: vorm.Secondary}
		blad.TerugVelden = []any{p.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Wat moet er anders?", Rows: 4, MaxLength: 2000,
			Hint: "Wie dit voorlegde, leest dit en kan het aanpassen. De cliënt leest dit niet."})}
	}
	return nil
}

// zelfActies are what who made a proposal can do with it. Where it came back, a
// colleague can go on with it as well.
func (p *voorsteller) zelfActies() (vorm.Actions, error) {
	mine := p.vs.Door == p.v.wie.Account
	if !p.vs.Loopt() || !mine && p.vs.Stand() == dossier.VoorstelOpen {
		return nil, nil
	}
	var out vorm.Actions
	if href := p.aanpassen(); href != "" {
		out = append(out, vorm.Button{Text: "Pas aan en leg opnieuw voor", Kind: vorm.Secondary, Href: href})
	}
	if !mine {
		return out, nil
	}
	tag, err := p.v.formulier(voorstelAdres(p.b.ID, p.vs.Nummer)+"/intrek", p.b)
	if err != nil {
		return nil, err
	}
	return append(out, vorm.PostButton{Action: tag.Action, Button: vorm.Button{Text: "Trek dit voorstel in", Kind: vorm.Quiet},
		Hidden: append([]vorm.Pair{{Name: "verzoek", Value: tag.Key}}, tag.Hidden...)}), nil
}

// aanpassen is where the form is filled in as it was put forward; empty where the
// decision that would end is not in force any more.
func (p *voorsteller) aanpassen() string {
	begin := url.Values{vraagVoor: {string(p.vs.Nummer)}}
	base := "/gezin/" + p.b.ID
	switch p.vs.Soort {
	case dossier.VoorstelAfwijzing:
		begin.Set("arrangement", p.vs.Betreft)
		return base + "/afwijzing?" + begin.Encode()
	case dossier.VoorstelEinde:
		if teBeeindigenVan(p.b, p.vs.Betreft) == nil {
			return ""
		}
		return base + "/besluiten/" + p.vs.Betreft + "/einde?" + begin.Encode()
	}
	if p.b.Beslist(p.vs.Betreft) {
		return ""
	}
	return base + "/besluiten/nieuw?" + begin.Encode()
}
