package web

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// verbodKeuzes are what can keep two people apart.
func verbodKeuzes() []vorm.Option {
	return []vorm.Option{
		{Value: dossier.FeitContactverbod, Text: "Contactverbod", Hint: "Van de rechter of de officier. Alleen wie politie- en rechtbankgegevens leest, ziet dit."},
		{Value: dossier.FeitHuisverbod, Text: "Huisverbod", Hint: "Van de burgemeester: tien dagen, ten hoogste vier weken."},
		{Value: dossier.FeitApart, Text: "Aparte afspraken", Hint: "Nooit aan één tafel en nooit in één wachtruimte."},
	}
}

func verbodNaam(soort string) string {
	for _, o := range verbodKeuzes() {
		if o.Value == soort {
			return o.Text
		}
	}
	return ""
}

// verbodLijst shows what keeps a person apart from others. To who does not read
// both compartments it says that there may be more, in every world.
func (s *Server) verbodLijst(v *verzoek, b *dossier.Beeld, p string) ([]any, error) {
	key, err := v.sleutel()
	if err != nil {
		return nil, err
	}
	t := vorm.Table{Caption: "Wat nu geldt", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Wat"}, {Title: "Wie"}, {Title: "Van"}, {Title: "Tot"}, {Title: "Opgelegd door"}, {Title: "Eindigen"}}}
	for _, n := range b.Verboden(b.Moment.Dag, p) {
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{verbodNaam(n.Soort), getoond(b, n.Tegen) + " en " + getoond(b, n.Beschermt), dagOf(n.Van), dagOf(n.Tot), n.Door,
			vorm.PostButton{Action: "/gezin/" + b.ID + "/veiligheid/" + p + "/verbod/stop", Button: vorm.Button{Text: "Geldt vanaf vandaag niet meer", Kind: vorm.Secondary, Context: verbodNaam(n.Soort)},
				Hidden: []vorm.Pair{{Name: "feit", Value: n.ID}, {Name: "verzoek", Value: key + n.ID}, {Name: standVeld, Value: standTekst(b.Standen)}}}}})
	}
	out := []any{}
	if t.Rows != nil {
		out = append(out, t)
	}
	switch {
	case b.Afstemming(v.wie, b.Moment.Dag, p).Overleg:
		out = append(out, vorm.Withheld())
	case t.Rows == nil:
		out = append(out, vorm.None("Er is geen verbod en er zijn geen aparte afspraken."))
	}
	return out, nil
}

func (s *Server) verbod(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	return s.toonVerbod(w, p, false)
}

func (s *Server) toonVerbod(w *bewerking, p string, conflict bool) error {
	f, naam := w.f, getoond(w.b, p)
	var anderen []vorm.Option
	for _, o := range leden(w.b) {
		if o.Value != p {
			anderen = append(anderen, o)
		}
	}
	vak := vakVoor(w.b, p, gezin.Veiligheid)
	return w.toon("Verbod of aparte afspraken", invulblad{Kop: "Wat houdt " + naam + " en een ander uit elkaar?",
		Uitleg: "Dit komt in het afgeschermde deel van beiden te staan. Wie een afspraak plant of een brief stuurt, krijgt een waarschuwing als hij het mag weten. Alle anderen krijgen altijd het advies om eerst af te stemmen.",
		Delen: []deel{{Vak: vak, Velden: []any{
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "soort", Label: "Wat geldt er?", Options: verbodKeuzes()}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "ander", Label: "Wie is de ander?", Options: anderen}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "tegen", Label: "Wie moet wegblijven?", Options: []vorm.Option{{Value: "ander", Text: "De ander"}, {Value: "zelf", Text: naam}}, Value: "ander",
				Hint: "Bij aparte afspraken maakt dit niet uit."}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "van", Label: "Vanaf welke dag?"}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "tot", Label: "Eerste dag waarop het niet meer geldt", Optional: true, Hint: "Verplicht bij een huisverbod."}),
			f.Field(vorm.Field{Name: "door", Label: "Door wie is dit opgelegd of afgesproken?", MaxLength: 120, Hint: "Bijvoorbeeld: rechtbank Rotterdam, met het nummer van de uitspraak."}),
			f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie weet u dit?", Options: bronnen()}),
		}}}, Knop: vorm.Button{Text: "Leg vast"}}, vak, conflict)
}

// leesVerbod reads what keeps two people apart.
func (w *bewerking) leesVerbod(p string) dossier.Verbod {
	f := w.f
	f.OneLine("door")
	n := dossier.Verbod{Soort: f.OneOf("soort", verbodKeuzes(), "Kies wat er geldt."), Tegen: f.OneOf("ander", leden(w.b), "Kies wie de ander is."), Beschermt: p,
		Van: dagVeld(f, "van", "de eerste dag"), Tot: dagVeld(f, "tot", "de dag waarop het niet meer geldt"), Door: f.Text("door"), Bron: f.OneOf("bron", bronnen(), "Kies van wie u dit weet.")}
	if f.Text("tegen") == "zelf" {
		n.Tegen, n.Beschermt = n.Beschermt, n.Tegen
	}
	return n
}

func (s *Server) verbodOp(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	n := w.leesVerbod(p)
	if w.f.OK() {
		err = s.gebruik.LegVerbodVast(v.ctx(), v.schrijf(), w.b, v.gezien(), n)
		w.bijVeld(err, "ander", dossier.ErrVerbodTwee)
		w.bijVeld(err, "van", dossier.ErrVerbodVan)
		w.bijVeld(err, "tot", dossier.ErrVerbodTot, dossier.ErrVerbodDuur)
		w.bijVeld(err, "door", dossier.ErrVerbodDoor)
	}
	if !w.f.OK() {
		return s.toonVerbod(w, p, false)
	}
	return w.legNaar(err, w.veiligPad(p), func(conflict bool) error { return s.toonVerbod(w, p, conflict) })
}

func (s *Server) verbodStop(v *verzoek) error {
	w, p, err := s.veiligBewerk(v)
	if err != nil {
		return err
	}
	err = s.gebruik.BeeindigVerbod(v.ctx(), v.schrijf(), w.b, v.gezien(), v.r.PostForm.Get("feit"), s.gebruik.Moment().Dag)
	return w.legNaar(err, w.veiligPad(p), func(bool) error { return w.v.door(w.veiligPad(p)) })
}

// Overlegzin is what everyone reads who may not know whether something keeps
// people apart: the same words whether there is or not.
const overlegzin = "Stem eerst af met de veiligheidscoördinator voordat u mensen bij elkaar brengt of de een over de ander schrijft."

// afstemBanner tells what must be known before people meet or get a letter about
// each other; nil where the reader may know and there is nothing.
func afstemBanner(v *verzoek, b *dossier.Beeld, dag termijn.Dag, personen ...string) *vorm.Banner {
	return bannerVan(b, b.Afstemming(v.wie, dag, personen...))
}

func bannerVan(b *dossier.Beeld, a dossier.Afstemming) *vorm.Banner {
	var lines vorm.Stack
	for _, n := range a.Verboden {
		line := verbodNaam(n.Soort) + " tussen " + getoond(b, n.Tegen) + " en " + getoond(b, n.Beschermt)
		if n.Tot != termijn.Geen {
			line += ", tot " + n.Tot.Nederlands()
		}
		lines = append(lines, line+". ")
	}
	switch {
	case lines != nil:
		if a.Overleg {
			lines = append(lines, overlegzin)
		}
		return &vorm.Banner{State: vorm.Danger, Title: "Deze mensen mogen niet bij elkaar komen", Text: lines, Urgent: true}
	case a.Overleg:
		return &vorm.Banner{State: vorm.Info, Title: "Eerst afstemmen", Text: overlegzin}
	}
	return nil
}
