package web

import (
	"context"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) gezinRoutes() []route {
	return []route{
		{"GET /gezin/{gezin}", dossier.Leesrollen(), s.gezin},
		{"GET /gezin/{gezin}/verloop", dossier.Leesrollen(), s.verloop},
	}
}

// schrijfrollen are the roles that record in a family.
func schrijfrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Indicatiesteller, toegang.Casusregisseur}
}

// gezinsblad is what the family page shows.
type gezinsblad struct {
	Tabs    vorm.Tabs
	Family  vorm.Family
	Leden   vorm.Table
	Feiten  any
	Taken   any
	Hulp    any
	Delen   any // the consents that hold; nil where none is seen
	Verloop vorm.Timeline
	Meer    vorm.Link
	Acties  vorm.Actions
}

// verloopKort is how many events the family page shows.
const verloopKort = 4

// gezin shows the whole family on one screen.
func (s *Server) gezin(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("gezin"))
	if err != nil {
		return err
	}
	events, err := s.gebeurtenissen(v.ctx(), b, 3)
	if err != nil {
		return err
	}
	sit := b.Situatie()
	blad := gezinsblad{Tabs: v.tabs(b, "gezin"), Family: familie(b, &sit), Leden: ledenTabel(v, b, &sit), Feiten: s.feitenlijst(v, b, &sit),
		Taken: gezinTaken(v, b), Hulp: s.hulplijst(v, b, &sit), Delen: toestemmingen(b), Verloop: events[:min(len(events), verloopKort)]}
	blad.Acties = v.gezinActies(b)
	if len(events) > verloopKort {
		blad.Meer = vorm.Link{Text: "Het hele verloop", Href: "/gezin/" + b.ID + "/verloop"}
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: gezinsnaam(b), Data: blad})
	if err != nil {
		return err
	}
	alarm, err := s.regieBanner(v, b)
	if err != nil {
		return err
	}
	if alarm != nil {
		page.Banners = append(page.Banners, *alarm)
	}
	if b.Beperkt() {
		page.Banners = append(page.Banners, beperktBanner())
	}
	return v.toon("gezin", page)
}

// gezinActies are what the role can record here.
func (v *verzoek) gezinActies(b *dossier.Beeld) vorm.Actions {
	var out vorm.Actions
	for _, a := range []struct{ patroon, text, pad, icon string }{
		{"GET /gezin/{gezin}/lid", "Gezinslid toevoegen", "/lid", "plus"},
		{routeLeden, "Wie hoort erbij", "/leden", "gezin"},
		{routeGezag, "Gezag", "/gezag", "besluit"},
		{routeNotities, "Notities", "/notities", "gesprek"},
		{routeDocumenten, "Documenten", "/documenten", "brief"},
		{"GET /gezin/{gezin}/relaties", "Relaties en gezag", "/relaties", "gezin"},
		{"GET /gezin/{gezin}/hulp", "Hulp die loopt", "/hulp", "zorg"},
		{routeVeiligheid, "Veiligheid", "/veiligheid", "schild"},
		{routeAfspraken, "Afspraken", "/afspraken", "agenda"},
		{routeRegie, "Casusregisseur", "/regie", "mens"},
		{routeMeewerken, "Wie werkt mee", "/meewerken", "mens"},
		{"GET /gezin/{gezin}/notitie", "Notitie schrijven", "/notitie", "wijzig"},
		{"GET /gezin/{gezin}/toestemming", "Toestemming", "/toestemming", "goed"},
		{"GET /gezin/{gezin}/onthouden", "Onthouden", "/onthouden", "slot"},
		{"GET /gezin/{gezin}/belang", "Ik ken iemand", "/belang", "info"},
	} {
		if v.has(a.patroon) {
			out = append(out, vorm.Button{Text: a.text, Kind: vorm.Secondary, Href: "/gezin/" + b.ID + a.pad, Icon: a.icon})
		}
	}
	return out
}

// verloopblad is what the page of the whole course shows.
type verloopblad struct {
	Tabs    vorm.Tabs
	Verloop vorm.Timeline
}

func (s *Server) verloop(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("verloop"))
	if err != nil {
		return err
	}
	events, err := s.gebeurtenissen(v.ctx(), b, 0)
	if err != nil {
		return err
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Verloop", Data: verloopblad{v.tabs(b, "verloop"), events}})
	if err != nil {
		return err
	}
	return v.toon("verloop", page)
}

// opGezin gives a page about a family its identity bar: name, director, safety.
// Every page about a family goes through here.
func (s *Server) opGezin(v *verzoek, b *dossier.Beeld, p vorm.Page) (vorm.Page, error) {
	names, err := s.namen(v.ctx(), b.Regisseurs())
	if err != nil {
		return p, err
	}
	if p.Identity == nil {
		p.Identity = &vorm.Identity{}
	}
	id := p.Identity
	id.Name, id.Href = gezinsnaam(b), "/gezin/"+b.ID
	id.Director = vorm.Unknown()
	if len(names) > 0 {
		id.Director = vorm.Known(vorm.Opsomming(names))
	}
	id.Safety = veiligheidTag(b.Veiligheid(v.wie))
	if p.Nav == nil {
		p.Nav = v.nav()
	}
	return p, nil
}

func veiligheidTag(s dossier.Veiligheidsstand) vorm.Tag {
	switch s {
	case dossier.VeiligheidVlag:
		return vorm.Tag{Text: "Let op: verblijf geheim", State: vorm.Danger, Shape: vorm.Solid, Icon: "schild"}
	case dossier.VeiligheidGeenVlag:
		return vorm.Tag{Text: "Geen veiligheidsvlag", State: vorm.Neutral, Shape: vorm.Plain, Icon: "schild"}
	}
	return vorm.Tag{Text: "Afgeschermd", State: vorm.Neutral, Shape: vorm.Dashed, Icon: "slot"}
}

// tabs gives the parts of a family that the role has.
func (v *verzoek) tabs(b *dossier.Beeld, current string) vorm.Tabs {
	t := vorm.Tabs{Label: "Onderdelen van dit gezin"}
	base := "/gezin/" + b.ID
	for _, l := range []struct{ naam, text, pad string }{
		{"gezin", "Gezin", ""}, {"advies", "Advies", "/advies"}, {"besluiten", "Besluiten", "/besluiten"},
		{"brieven", "Brieven", "/brieven"}, {"verloop", "Verloop", "/verloop"},
	} {
		if v.has("GET /gezin/{gezin}" + l.pad) {
			t.Links = append(t.Links, vorm.Link{Text: l.text, Href: base + l.pad, Current: l.naam == current})
		}
	}
	return t
}

// gezinsnaam names a case for this reader: by the surname of the first adult
// whose name he may see.
func gezinsnaam(b *dossier.Beeld) string {
	name := ""
	for i := range b.Leden {
		l := &b.Leden[i]
		full, ok := b.Naam(l.Persoon)
		if !ok || l.Ingetrokken != 0 {
			continue
		}
		if l.Rol != kind || name == "" {
			name = achternaam(full)
		}
		if l.Rol != kind {
			break
		}
	}
	if name == "" {
		return "Gezin"
	}
	return "Gezin " + name
}

// kind is the place of a child in a family (dossier.Lid.Rol).
const kind = "kind"

// achternaam gives all but the first word of a full name.
func achternaam(full string) string {
	_, last, ok := strings.Cut(full, " ")
	if !ok {
		return full
	}
	return last
}

// lidVan gives the membership of a person.
func lidVan(b *dossier.Beeld, persoon string) *dossier.Lid {
	for i := range b.Leden {
		if b.Leden[i].Persoon == persoon && b.Leden[i].Ingetrokken == 0 {
			return &b.Leden[i]
		}
	}
	return &dossier.Lid{}
}

// getoond gives a name to show, or words that are true both where there is none
// and where this reader may not see it.
func getoond(b *dossier.Beeld, persoon string) string {
	if name, ok := b.Naam(persoon); ok {
		return name
	}
	return "Naam niet bekend bij u"
}

// leeftijd gives the age of a person; ok is false where it is not known.
func leeftijd(b *dossier.Beeld, persoon string) (int, bool) {
	s := b.Stuk(dossier.AardGeboren, persoon, b.Moment.Dag)
	if s == nil {
		return 0, false
	}
	born, err := termijn.ParseDag(string(s.Inhoud))
	if err != nil {
		return 0, false
	}
	return born.Leeftijd(b.Moment.Dag), true
}

// familie makes the drawing: who there is, who lives with whom, who is whose
// parent and partner, and who has custody.
func familie(b *dossier.Beeld, sit *gezin.Situatie) vorm.Family {
	f := vorm.Family{ID: "gezin", Title: "Wie is wie"}
	for _, p := range b.Mensen() {
		f.People = append(f.People, persoon(b, sit, p))
	}
	f.Homes = huizen(b, sit)
	for _, r := range sit.Relaties {
		switch {
		case r.Soort == gezin.Partner && waar(r.Bekend):
			f.Partners = append(f.Partners, vorm.Couple{A: r.Van, B: r.Naar})
		case r.Soort == gezin.Ouder && waar(r.Bekend):
			f.Parents = append(f.Parents, vorm.ParentLink{Parent: r.Van, Child: r.Naar, Custody: gezagOver(b, sit, r.Van, r.Naar)})
		}
	}
	return f
}

func persoon(b *dossier.Beeld, sit *gezin.Situatie, id string) vorm.Person {
	p := vorm.Person{ID: id, Name: getoond(b, id), Role: orElse(lidVan(b, id).Rol, ""), Child: lidVan(b, id).Rol == kind}
	if n, ok := leeftijd(b, id); ok {
		p.Age = jaren(n)
	}
	if i, ok := sit.Lid(id); ok {
		if w, known := sit.Leden[i].Kenmerken[neemtDeel]; known && w.Soort == gezin.Waarheid && !waar(w) {
			p.Outside = true
		}
	}
	return p
}

// neemtDeel is the kind of fact that says whether someone takes part. Where a
// catalogue has none, nobody is shown as staying out.
const neemtDeel = "neemt-deel"

func jaren(n int) string { return vorm.Getal(int64(n)) + " jaar" }

func waar(w gezin.Waarde) bool { return w.Soort == gezin.Waarheid && w.Min == 1 }

// gezagOver tells what is known of the custody of one over another. Of a
// grown-up nothing is said.
func gezagOver(b *dossier.Beeld, sit *gezin.Situatie, van, naar string) vorm.Custody {
	for _, r := range sit.Relaties {
		if r.Soort != gezin.Gezag || r.Van != van || r.Naar != naar {
			continue
		}
		if waar(r.Bekend) {
			return vorm.HasCustody
		}
		return vorm.NoCustody
	}
	if n, ok := leeftijd(b, naar); ok && n >= 18 {
		return vorm.NotStated
	}
	return vorm.CustodyUnknown
}

// huizen puts together who lives with whom. Where someone stays in secret, the
// place has no name.
func huizen(b *dossier.Beeld, sit *gezin.Situatie) []vorm.Home {
	home := map[string]int{}
	var homes []vorm.Home
	put := func(id string, i int) {
		if _, ok := home[id]; !ok {
			home[id] = i
			homes[i].People = append(homes[i].People, id)
			homes[i].Withheld = homes[i].Withheld || b.Beschermd(id)
		}
	}
	for _, r := range sit.Relaties {
		if r.Soort != gezin.WoontBij || !waar(r.Bekend) {
			continue
		}
		i, ok := home[r.Naar]
		if !ok {
			if i, ok = home[r.Van]; !ok {
				homes = append(homes, vorm.Home{})
				i = len(homes) - 1
			}
		}
		put(r.Naar, i)
		put(r.Van, i)
	}
	for i := range homes {
		homes[i].Name = huisnaam(b, homes[i].People)
	}
	return homes
}

// huisnaam names a home by the first adult in it.
func huisnaam(b *dossier.Beeld, people []string) string {
	for _, p := range people {
		if lidVan(b, p).Rol != kind {
			if name, ok := b.Naam(p); ok {
				first, _, _ := strings.Cut(name, " ")
				return "Bij " + first
			}
		}
	}
	return "Samen thuis"
}

// ledenTabel lists the members with what identifies them, for who may see it.
func ledenTabel(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie) vorm.Table {
	t := vorm.Table{Caption: "Gezinsleden", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Naam"}, {Title: "Geboren"}, {Title: "Adres"}, {Title: "Wet"}}}
	for _, p := range b.Mensen() {
		name := any(getoond(b, p))
		if v.has(routeFeiten) {
			name = vorm.Link{Text: getoond(b, p), Href: "/gezin/" + b.ID + "/feiten/" + p}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{name, geboren(b, p), adres(v, b, p), string(b.Wet(p))}})
	}
	return t
}

func geboren(b *dossier.Beeld, p string) vorm.Value {
	s := b.Stuk(dossier.AardGeboren, p, b.Moment.Dag)
	if s == nil {
		return vorm.Unknown()
	}
	day, err := termijn.ParseDag(string(s.Inhoud))
	if err != nil {
		return vorm.Unknown()
	}
	return vorm.Known(day.Nederlands())
}

// adres shows where someone lives. Of who has a safety flag, and of whom the
// compartment for safety is closed to the reader, the answer is the same whether
// or not there is an address.
func adres(v *verzoek, b *dossier.Beeld, p string) vorm.Value {
	if s := b.Stuk(dossier.AardAdres, p, b.Moment.Dag); s != nil {
		if parts, ok := s.Adres(); ok {
			return vorm.Known(strings.Join(parts.Regels(), ", "))
		}
	}
	if b.Beschermd(p) || !b.Leest(v.wie, p, gezin.Veiligheid) {
		return vorm.Withheld()
	}
	return vorm.Unknown()
}

// gebeurtenissen gives the course of a family as far as the reader may see, the
// newest first. What was recorded at one moment by one person is one event.
// lines is how many lines of one event are told; 0: all.
func (s *Server) gebeurtenissen(ctx context.Context, b *dossier.Beeld, lines int) (vorm.Timeline, error) {
	var events vorm.Timeline
	for i := len(b.Verloop) - 1; i >= 0; {
		last := b.Verloop[i]
		var titles []string
		for ; i >= 0 && b.Verloop[i].Door == last.Door && last.Op-b.Verloop[i].Op < gelijktijd; i-- {
			if t := wijzigingTekst(b, &b.Verloop[i], s.regels()); t != "" {
				titles = append(titles, t)
			}
		}
		if len(titles) == 0 {
			continue
		}
		by, err := s.naam(ctx, last.Door)
		if err != nil {
			return nil, err
		}
		events = append(events, event(titles, lines, last.Op, by, s.in.Zone))
	}
	return events, nil
}

// gelijktijd is how far entries of one event lie apart at most, in microseconds.
const gelijktijd = 1_000_000
