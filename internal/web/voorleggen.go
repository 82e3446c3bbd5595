package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// besluitform is one of the forms that make decisions: what it asks, in parts,
// whose decision each part is about (nobody's: it is common to all), and what
// follows from what was filled in.
type besluitform interface {
	delen() []deel
	van() []besluit.Onderwerp
	betreft() (dossier.Voorstelsoort, string)
	stuk(besluit.Ondertekening) dossier.Besluitstuk
}

const (
	stapVoor  = "voorleggen"     // the step of a form that is put forward
	veldAan   = "voorleggen-aan" // the colleague that is asked
	vraagVoor = "voorstel"       // in an address: the proposal to begin with
	knopVoor  = "Leg voor aan een collega"
)

// voorleggen tells whether the form is put forward instead of signed.
func (w *bewerking) voorleggen() bool { return w.f.Text(stapVeld) == stapVoor }

// vulVoorstel begins a form with what was filled in for a proposal.
func (w *bewerking) vulVoorstel(form besluitform) {
	vs := w.b.Voorstel(besluit.Kenmerk(w.v.r.URL.Query().Get(vraagVoor)))
	if soort, _ := form.betreft(); w.v.r.Method == http.MethodGet && vs != nil && vs.Soort == soort {
		w.f = vorm.NewForm(url.Values(vs.Alle()))
	}
}

// geweigerd keeps what a mandate looks at of decisions that were refused for it:
// the form then offers to put them forward.
func (w *bewerking) geweigerd(err error, stuk dossier.Besluitstuk) {
	faults, _ := besluitFouten(err)
	if slices.ContainsFunc(faults, func(f besluit.Fout) bool { return f.Code == dossier.FoutMandaat }) {
		if plan, err := w.v.s.gebruik.Ontwerp(w.v.wie, w.b, stuk); err == nil {
			w.voor = plan.Vragen
		}
	}
}

// metVoorleggen lets a form put decisions forward, where its reader may not sign
// them: what will be decided whatever he fills in (vooraf), or what was refused.
func (w *bewerking) metVoorleggen(blad *invulblad, vooraf []dossier.Tekenvraag) error {
	g, asks := w.v.s.gebruik, vooraf
	faults := g.MagNietTekenen(w.v.wie, vooraf)
	if w.voor != nil {
		asks = w.voor
	}
	if len(faults) == 0 && len(g.MagNietTekenen(w.v.wie, asks)) == 0 {
		return nil
	}
	who, others, err := g.Tekenaars(w.v.ctx(), w.v.s.in.Accounts, w.v.wie, w.b, asks)
	if err != nil {
		return err
	}
	sign := blad.Knop
	blad.Knop = vorm.Button{Text: knopVoor, Name: stapVeld, Value: stapVoor}
	if len(faults) == 0 { // something else that he fills in, he may sign
		sign.Kind = vorm.Secondary
		blad.Naast = &sign
	} else if w.f.OK() {
		blad.Delen = append([]deel{{Velden: []any{magNiet(faults)}}}, blad.Delen...)
	}
	blad.Delen = append(blad.Delen, deel{Kop: "Voorleggen", Velden: w.aanWie(who, others)})
	return nil
}

// magNiet says at the top of a form that its reader may not sign.
func magNiet(faults besluit.Fouten) vorm.Banner {
	var lines []string
	for _, f := range faults {
		if !slices.Contains(lines, f.Tekst) {
			lines = append(lines, f.Tekst)
		}
	}
	return vorm.Banner{State: vorm.Info, Title: "U vult dit in, een collega tekent", Text: strings.Join(lines, " ") + " Vul alles in en leg het onderaan voor. Wat u invult, blijft bewaard."}
}

// aanWie asks to which colleague decisions are put forward, or says how to find
// one.
func (w *bewerking) aanWie(who, others []dossier.Account) []any {
	if len(who) == 0 {
		text := "Leg het toch voor: alles wat u invulde blijft bewaard. Vraag daarna bij Wie werkt mee een collega die mag tekenen erbij, voor iedereen van dit gezin."
		if names := namenVan(others); names != nil {
			text += " Mandaat hebben: " + vorm.Opsomming(names) + "."
		}
		return []any{vorm.Banner{State: vorm.Warning, Title: "Nog niemand die dit mag tekenen, werkt met dit hele gezin", Text: text}}
	}
	field := vorm.Field{Kind: vorm.SelectField, Name: veldAan, Label: "Aan welke collega legt u dit voor?", Hint: "Deze collega's mogen dit tekenen en werken met dit gezin."}
	for i := range who {
		field.Options = append(field.Options, vorm.Option{Value: who[i].ID, Text: who[i].Naam})
	}
	if len(who) == 1 {
		field.Value = who[0].ID
	}
	return []any{w.f.Field(field)}
}

// namenMax is how many colleagues are named who would have to be asked to join.
const namenMax = 8

func namenVan(accounts []dossier.Account) []string {
	var out []string
	for i := range accounts[:min(len(accounts), namenMax)] {
		out = append(out, accounts[i].Naam)
	}
	return out
}

// legVoor puts decisions forward. What is wrong with where to is a fault of the
// form; what is wrong with the decisions is the error.
func (w *bewerking) legVoor(form besluitform, stuk dossier.Besluitstuk) error {
	g, s := w.v.s.gebruik, w.v.s
	plan, err := g.Ontwerp(w.v.wie, w.b, stuk)
	if err != nil {
		return err
	}
	who, _, err := g.Tekenaars(w.v.ctx(), s.in.Accounts, w.v.wie, w.b, plan.Vragen)
	if err != nil {
		return err
	}
	w.voor = plan.Vragen
	if len(who) > 0 {
		w.f.Required(veldAan, "Kies aan wie u dit voorlegt.")
	}
	if !w.f.OK() {
		return nil
	}
	q := dossier.Voorlegging{Aan: w.f.Text(veldAan)}
	q.Soort, q.Betreft = form.betreft()
	q.Velden, q.Delen = w.ingevuld(form)
	_, err = g.LegVoor(w.v.ctx(), s.in.Accounts, w.v.schrijf(), w.b, w.v.gezien(), stuk, q, s.in.Toeval)
	w.bijVeld(err, veldAan, dossier.ErrVoorstelAan)
	w.bijVeld(err, "", dossier.ErrVoorstelZelf)
	if errors.Is(err, dossier.ErrVoorstelAan) || errors.Is(err, dossier.ErrVoorstelZelf) {
		return nil
	}
	return err
}

// ingevuld gives what was filled in for the questions of a form, in the parts in
// which it is kept. What the form did not ask is not among it.
func (w *bewerking) ingevuld(form besluitform) (samen dossier.Velden, delen []dossier.Voorsteldeel) {
	samen = dossier.Velden{}
	van := form.van()
	for i, part := range form.delen() {
		fields := dossier.Velden{}
		for _, name := range veldnamen(part.Velden) {
			if values := w.f.All(name); len(values) > 0 {
				fields[name] = values
			}
		}
		n := slices.IndexFunc(delen, func(d dossier.Voorsteldeel) bool { return d.Onderwerp == van[i] })
		switch {
		case van[i] == besluit.Onderwerp{}:
			samen = fields
		case n >= 0:
			for name, values := range fields {
				delen[n].Velden[name] = values
			}
		default:
			delen = append(delen, dossier.Voorsteldeel{Onderwerp: van[i], Velden: fields})
		}
	}
	return samen, delen
}

// veldnamen gives the names under which the fields of a part are sent.
func veldnamen(velden []any) []string {
	var out []string
	for _, field := range vlak(velden) {
		if field.Kind != vorm.DateField {
			out = append(out, field.Name)
			continue
		}
		for _, part := range field.DateParts() {
			out = append(out, part.Name)
		}
	}
	return out
}

// vlak gives the fields of a part, also those that are folded away.
func vlak(velden []any) []vorm.Field {
	var out []vorm.Field
	for _, one := range velden {
		switch one := one.(type) {
		case vorm.Field:
			out = append(out, one)
		case uitklap:
			for _, row := range one.Rijen {
				out = append(out, vlak(row)...)
			}
		}
	}
	return out
}
