package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) avgRoutes() []route {
	r := dossier.AVGBehandelaars()
	return []route{
		{"GET /avg", r, s.avgLijst},
		{"GET /avg/{persoon}/{verzoek}", r, s.avgZaak},
		{"POST /avg/{persoon}/{verzoek}/neem", r, s.avgNeem},
		{"POST /avg/{persoon}/{verzoek}/verleng", r, s.avgVerleng},
		{"POST /avg/{persoon}/{verzoek}/antwoord", r, s.avgAntwoord},
		{"GET /beperkt", r, s.beperkingen}, {"POST /beperkt", r, s.zwaar(s.beperkingOp)},
		{"POST /avg/{persoon}/{verzoek}/afschrift", r, s.zwaar(s.avgAfschrift)},
	}
}

func avgTitel(soort dossier.AVGSoort) string {
	vorm, _ := dossier.AVGVormVan(soort)
	return hoofdletter(strings.TrimPrefix(vorm.Naam, "Mijn "))
}

func (s *Server) avgLijst(v *verzoek) error {
	all, err := s.gebruik.AVGLijst(v.ctx(), v.wie)
	if err != nil {
		return err
	}
	blad := bewaarblad{Kop: "Verzoeken over eigen gegevens", Uitleg: "Mensen mogen hun gegevens zien, laten verbeteren of laten vernietigen. U antwoordt binnen een maand."}
	blad.Terug = &vorm.Link{Text: "Beperkt gebruik", Href: "/beperkt"}
	if len(all) == 0 {
		blad.Delen = []bewaardeel{{Toon: []any{vorm.Empty{Title: "Er wacht geen verzoek", Text: "Een verzoek komt hier vanzelf te staan als iemand het doet."}}}}
		return s.toonBewaar(v, blad.Kop, nil, blad)
	}
	today := s.gebruik.Moment().Dag
	t := vorm.Table{Caption: "Verzoeken, met bovenaan wat het eerst moet", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Wat"}, {Title: "Binnen op"}, {Title: "Uiterlijk", Sorted: "ascending"}, {Title: "Wie behandelt het"}, {Title: "Stand"}}}
	for i := range all {
		z := &all[i]
		who := "nog niemand"
		if z.Behandelaar != "" {
			if who, err = s.naam(v.ctx(), z.Behandelaar); err != nil {
				return err
			}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Link{Text: avgTitel(z.Verzoek.Soort), Href: avgAdres(z)}, dagOf(z.Verzoek.Dag), dagOf(z.Vervalt), who,
			vorm.TagTerm(dated{z.Vervalt}, dated{today})}})
	}
	blad.Delen = []bewaardeel{{Kop: "Wacht op antwoord", Toon: []any{t}}}
	return s.toonBewaar(v, blad.Kop, nil, blad)
}

func avgAdres(z *dossier.AVGZaak) string { return "/avg/" + z.Persoon + "/" + z.ID }

func (s *Server) vindZaak(v *verzoek) (*dossier.AVGZaak, error) {
	return s.gebruik.AVGZaak(v.ctx(), v.wie, v.deel("persoon"), v.deel("verzoek"))
}

func (s *Server) avgZaak(v *verzoek) error { return s.toonZaak(v, vorm.NewForm(nil)) }

func (s *Server) toonZaak(v *verzoek, f *vorm.Form) error {
	z, err := s.vindZaak(v)
	if err != nil {
		return err
	}
	blad := bewaarblad{Kop: avgTitel(z.Verzoek.Soort), Terug: &vorm.Link{Text: "Terug naar de verzoeken", Href: "/avg"}}
	facts, err := s.avgFeiten(v, z)
	if err != nil {
		return err
	}
	blad.Delen = append(blad.Delen, facts)
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	switch {
	case z.Klaar():
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Beantwoord", Tekst: "Dit verzoek is beantwoord. Uw zicht op het dossier is daarmee geëindigd."})
	case z.Behandelaar == "":
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Behandelen", Form: &vorm.FormTag{Action: avgAdres(z) + "/neem", Key: key, Label: "In behandeling nemen"}, Knop: vorm.Button{Text: "Neem in behandeling"},
			Tekst: "Neemt u dit verzoek, dan ziet u wat deze persoon zelf mag zien, tot u antwoordt. Dat wordt vastgelegd."})
	case z.Behandelaar != v.wie.Account:
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Een ander behandelt dit", Tekst: dossier.ErrAVGNiet.Tekst})
	default:
		if z.Verzoek.Soort == dossier.AVGInzage {
			copies, err := s.afschriftDeel(v, z, key)
			if err != nil {
				return err
			}
			blad.Delen = append(blad.Delen, copies)
		}
		blad.Delen = append(blad.Delen, antwoordDeel(f, z, key))
		if z.Stap(dossier.AVGVerlengd) == nil && s.gebruik.Moment().Dag <= z.Vervalt {
			blad.Delen = append(blad.Delen, verlengDeel(f, z, key))
		}
	}
	return s.toonBewaar(v, blad.Kop, f, blad)
}

// avgFeiten shows the request and what happened to it.
func (s *Server) avgFeiten(v *verzoek, z *dossier.AVGZaak) (bewaardeel, error) {
	kind, _ := dossier.AVGVormVan(z.Verzoek.Soort)
	rows := vorm.SummaryList{{Key: "Binnen op", Value: dagOf(z.Verzoek.Dag)}, {Key: "Antwoord uiterlijk", Value: dagOf(z.Vervalt), Source: "AVG art. 12 lid 3"},
		{Key: "Grond", Value: kind.Grondslag}, {Key: "Wet van het dossier", Value: string(z.Vak.Label.Wet)}}
	if z.Verzoek.Tekst != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Wat er staat", Value: z.Verzoek.Tekst})
	}
	if last := z.Uitvoeren(); last != 0 {
		rows = append(rows, vorm.SummaryRow{Key: "Vernietigen uiterlijk", Value: dagOf(last), Source: "Weigeren mag alleen als een ander er een groot belang bij heeft, of als een wet dat eist."})
	}
	for _, step := range z.Stappen {
		who, err := s.naam(v.ctx(), step.Door)
		if err != nil {
			return bewaardeel{}, err
		}
		text := map[string]string{dossier.AVGGenomen: "in behandeling", dossier.AVGVerlengd: "verlengd", dossier.AVGBeantwoord: string(step.Besluit)}[step.Stap]
		rows = append(rows, vorm.SummaryRow{Key: vorm.Moment(microTime(step.Op), s.in.Zone), Value: hoofdletter(text), Source: who})
	}
	return bewaardeel{Kop: "Het verzoek", Toon: []any{rows}}, nil
}

// afschriftDeel shows the copy for review, for one who may receive it: what one
// receives is not always what another does, so each is reviewed apart.
func (s *Server) afschriftDeel(v *verzoek, z *dossier.AVGZaak, key string) (bewaardeel, error) {
	a, err := s.archief()
	if err != nil {
		return bewaardeel{}, err
	}
	people, err := a.AfschriftOntvangers(v.ctx(), s.post, v.wie, z)
	if errors.Is(err, dossier.ErrAVGOntvanger) {
		return bewaardeel{Kop: "Beoordeel het afschrift", Tekst: dossier.ErrAVGOntvanger.Tekst}, nil
	}
	if err != nil {
		return bewaardeel{}, err
	}
	who, names := people[0], s.ontvangerNamen(v, z, people)
	if chosen := v.r.URL.Query().Get("voor"); slices.Contains(people, chosen) {
		who = chosen
	}
	c, err := a.Afschrift(v.ctx(), s.post, v.wie, z, who)
	if errors.Is(err, dossier.ErrAVGOntvanger) {
		return bewaardeel{Kop: "Beoordeel het afschrift", Tekst: dossier.ErrAVGOntvanger.Tekst}, nil
	}
	if err != nil {
		return bewaardeel{}, err
	}
	d := afschriftForm(z, c, names[who], key)
	for _, other := range people {
		if other != who {
			d.Toon = append(d.Toon, vorm.Button{Text: "Afschrift voor " + names[other], Kind: vorm.Quiet, Href: avgAdres(z) + "?voor=" + url.QueryEscape(other)})
		}
	}
	return d, nil
}

// ontvangerNamen says who is who among the recipients, without the name of
// anyone whose file the reader does not see.
func (s *Server) ontvangerNamen(v *verzoek, z *dossier.AVGZaak, people []string) map[string]string {
	vrager := ""
	if by, err := s.in.Accounts.AccountByID(v.ctx(), z.Vrager); err == nil {
		vrager = by.Persoon
	}
	out, n := map[string]string{}, 0
	for _, p := range people {
		name := "de persoon zelf"
		if p != z.Persoon {
			n++
			name = "wie voor deze persoon spreekt (" + strconv.Itoa(n) + ")"
		}
		if p == vrager {
			name += ", die het vroeg"
		}
		out[p] = name
	}
	return out
}

// afschriftForm shows the lines of one copy: what is ticked is left out.
func afschriftForm(z *dossier.AVGZaak, c *dossier.Afschrift, name, key string) bewaardeel {
	d := bewaardeel{Kop: "Beoordeel het afschrift voor " + name}
	d.Tekst = "Dit krijgt " + name + ". Wat over een ander gaat of iemand in gevaar kan brengen, laat u weg. " +
		"Wat de regels al weglieten, staat hier niet. Wat een gezin samen deelt, staat er ook niet in: beoordeel dat apart."
	d.Form = &vorm.FormTag{Action: avgAdres(z) + "/afschrift", Key: key, Label: d.Kop, Hidden: []vorm.Pair{{Name: "voor", Value: c.Ontvanger}}}
	var options []vorm.Option
	for _, r := range c.Regels {
		options = append(options, vorm.Option{Value: r.ID, Text: string(r.Wet) + ", " + r.Soort + ": " + inkort(r.Tekst), Hint: "Vastgelegd op " + r.Dag.Nederlands()})
	}
	d.Velden = []any{vorm.Field{Kind: vorm.CheckField, Name: "weg", Label: "Wat laat u weg?", Options: options, Optional: true},
		vorm.Field{Kind: vorm.RadioField, Name: "vorm", Label: "In welke vorm?", Value: "lezen", Options: []vorm.Option{{Value: "lezen", Text: "Een document om te lezen of te printen"}, {Value: "json", Text: "Een bestand voor een ander systeem (JSON)"}}}}
	d.Knop = vorm.Button{Text: "Maak het afschrift", Kind: vorm.Secondary, Context: name}
	return d
}

// inkort keeps a line readable.
func inkort(text string) string {
	const most = 300
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func avgBesluiten() []vorm.Option {
	return []vorm.Option{{Value: string(dossier.AVGToegewezen), Text: "Toewijzen"}, {Value: string(dossier.AVGDeels), Text: "Voor een deel toewijzen"}, {Value: string(dossier.AVGAfgewezen), Text: "Afwijzen"}}
}

func antwoordDeel(f *vorm.Form, z *dossier.AVGZaak, key string) bewaardeel {
	d := bewaardeel{Kop: "Antwoord", Form: &vorm.FormTag{Action: avgAdres(z) + "/antwoord", Key: key, Label: "Antwoord"}, Knop: vorm.Button{Text: "Verstuur het antwoord"}, Velden: []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "besluit", Label: "Wat besluit u?", Options: avgBesluiten()}),
		f.Field(vorm.Field{Kind: vorm.AreaField, Name: "tekst", Label: "Uw antwoord", Rows: 6, Width: vorm.Full, MaxLength: dossier.MaxAVGTekst,
			Hint: "De persoon leest dit. Wijst u iets af, leg dan uit waarom, en noem dat hij kan klagen bij de Autoriteit Persoonsgegevens."})}}
	switch z.Verzoek.Soort {
	case dossier.AVGVerbetering:
		d.Velden = append(d.Velden, f.Field(vorm.Field{Kind: vorm.AreaField, Name: "toevoegen", Label: "Wat komt erbij in het dossier?", Rows: 4, Width: vorm.Full, Optional: true, MaxLength: dossier.MaxAVGTekst,
			Hint: "De verbetering, of hoe de persoon het zelf ziet. Wat er stond, blijft zichtbaar als wat toen bekend was."}))
	case dossier.AVGWissing:
		d.Tekst = "Wijst u dit toe, dan komt het dossier op de volgende vernietigingslijst. Twee mensen beslissen daarover."
	case dossier.AVGBeperking:
		d.Tekst = "Wijst u dit toe, dan worden de gegevens van deze persoon onder deze wet vanaf nu alleen bewaard. Wie met het gezin werkt, ziet dat het is beperkt en niet wat er staat; opschrijven kan wel. De veiligheidscoördinator en wie noodtoegang opent, zien het nog. U heft het op bij Verzoeken, Beperkt gebruik."
	case dossier.AVGIntrekking:
		d.Tekst = "De toestemming stopte vanzelf op het moment dat dit verzoek binnenkwam. Daar is geen besluit voor nodig (AVG artikel 7 lid 3). Bevestig dat in uw antwoord."
	}
	return d
}

func verlengDeel(f *vorm.Form, z *dossier.AVGZaak, key string) bewaardeel {
	return bewaardeel{Kop: "Meer tijd nodig?", Tekst: "Is het een ingewikkeld verzoek, dan mag u één keer twee maanden langer doen over het antwoord.",
		Form: &vorm.FormTag{Action: avgAdres(z) + "/verleng", Key: key, Label: "Verlengen"}, Knop: vorm.Button{Text: "Verleng de termijn", Kind: vorm.Secondary},
		Velden: []any{f.Field(vorm.Field{Kind: vorm.AreaField, Name: "uitleg", Label: "Uitleg aan wie het vroeg", Rows: 3, Width: vorm.Full, MaxLength: dossier.MaxAVGTekst})}}
}

func (s *Server) avgNeem(v *verzoek) error {
	z, err := s.vindZaak(v)
	if err != nil {
		return err
	}
	if err := s.gebruik.NeemAVG(v.ctx(), v.schrijf(), z); err != nil {
		return err
	}
	return v.door(avgAdres(z))
}

// zaakFout shows the page again with a fault that can be mended.
func (s *Server) zaakFout(v *verzoek, f *vorm.Form, veld string, err error) error {
	var known *dossier.Fout
	if !errors.As(err, &known) || errors.Is(err, dossier.ErrNietGevonden) || errors.Is(err, dossier.ErrAVGStand) {
		return err
	}
	f.Fail(veld, known.Code, known.Tekst)
	return s.toonZaak(v, f)
}

func (s *Server) avgVerleng(v *verzoek) error {
	z, err := s.vindZaak(v)
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	if !f.OK() {
		return s.toonZaak(v, f)
	}
	if err := s.post.VerlengAVG(v.ctx(), v.schrijf(), z, f.Text("uitleg")); err != nil {
		return s.zaakFout(v, f, "uitleg", err)
	}
	return v.door(avgAdres(z))
}

func (s *Server) avgAntwoord(v *verzoek) error {
	z, err := s.vindZaak(v)
	if err != nil {
		return err
	}
	a, err := s.archief()
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	in := dossier.AVGAntwoord{Besluit: dossier.AVGBesluit(f.OneOf("besluit", avgBesluiten(), "Kies wat u besluit.")), Tekst: f.Text("tekst"), Toevoegen: f.Text("toevoegen")}
	if !f.OK() {
		return s.toonZaak(v, f)
	}
	if err := a.BeantwoordAVG(v.ctx(), s.post, v.schrijf(), z, in); err != nil {
		return s.zaakFout(v, f, "tekst", err)
	}
	return v.door(avgAdres(z))
}

func (s *Server) avgAfschrift(v *verzoek) error {
	z, err := s.vindZaak(v)
	if err != nil {
		return err
	}
	a, err := s.archief()
	if err != nil {
		return err
	}
	d, err := a.StuurAfschrift(v.ctx(), s.post, v.schrijf(), z, v.r.PostForm.Get("voor"), v.r.PostForm["weg"], v.r.PostForm.Get("vorm") == "json")
	if err != nil {
		return err
	}
	return v.geefBestand(d)
}
