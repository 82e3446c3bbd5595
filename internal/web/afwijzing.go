package web

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// afwijzing asks what belongs to one refusal: for one person, under the law of
// that person. Who else is refused gets a decision of his own.
func (s *Server) afwijzing(v *verzoek) error {
	k, err := s.kiezer(v, v.r.URL.Query().Get("arrangement"))
	if err != nil {
		return err
	}
	return k.toonAfwijzing(false)
}

// onderwerpVan says which decision a refusal for a person is.
func (k *kiezer) onderwerpVan(persoon string) besluit.Onderwerp {
	return besluit.Onderwerp{Persoon: persoon, Wet: k.b.Wet(persoon)}
}

// mensen gives who can be refused the product: it helps under their law.
func (k *kiezer) mensen() []vorm.Option {
	var out []vorm.Option
	for _, p := range k.b.Mensen() {
		if slices.Contains(k.product.Wetten, string(k.b.Wet(p))) {
			out = append(out, vorm.Option{Value: p, Text: getoond(k.b, p)})
		}
	}
	return out
}

// nietVoldaan gives the conditions that were not met, as far as the reader may
// know.
func (k *kiezer) nietVoldaan() []vorm.Option {
	var out []vorm.Option
	o := k.advies.VanProduct(k.product.Code)
	for i := range o.Stappen {
		if step := &o.Stappen[i]; step.Uitkomst != regeling.Ja && !k.advies.Afgeschermd(step) {
			out = append(out, vorm.Option{Value: step.Eis.Code, Text: step.Eis.Naam})
		}
	}
	return out
}

func (k *kiezer) toonAfwijzing(conflict bool) error {
	if k.product == nil {
		return dossier.ErrNietGevonden
	}
	velden := []any{hidden{"arrangement", k.product.Code},
		k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "persoon", Label: "Voor wie is de afwijzing?", Options: k.mensen()}),
		k.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "voorwaarden", Label: "Aan welke voorwaarde is niet voldaan?", Options: k.nietVoldaan(),
			Hint: "Kies alleen wat deze persoon mag weten. Dit staat in de brief."}),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "datum", Label: "Datum van het besluit", Parts: dagDelen(k.b.Moment.Dag)}),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "aanvraag", Label: "Wanneer kwam de aanvraag binnen?"}),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "verslag", Label: "Wanneer is het verslag van het onderzoek gegeven?", Optional: true, Hint: "Nodig bij de Wmo."}),
		k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "motivering", Label: "Waarom wijst u dit af?", MaxLength: 4000,
			Hint: "Dit staat in de brief. Schrijf ook wat deze persoon wel kan doen. Niets over anderen."})}
	if k.advies.VanProduct(k.product.Code).Uitkomst != regeling.Nee {
		velden = append(velden, k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "afwijking", Label: "Waarom wijkt u af van het advies?", Rows: 3, MaxLength: 2000,
			Hint: "Het advies zegt niet dat dit niet past. Dit blijft in het dossier en komt niet in een brief."}))
	}
	return k.toon("Wijs af: "+k.product.Naam, invulblad{Kop: "Wijs af: " + k.product.Naam, Uitleg: "Een afwijzing is voor één persoon. Krijgt een ander er ook een, vul dit dan nog eens in.",
		Delen: []deel{{Velden: velden}}, Knop: vorm.Button{Text: "Neem dit besluit", Kind: vorm.Risky}}, nil, conflict)
}

func (s *Server) afwijzingOp(v *verzoek) error {
	k, err := s.kiezer(v, v.r.PostForm.Get("arrangement"))
	if err != nil {
		return err
	}
	if k.product == nil {
		return dossier.ErrNietGevonden
	}
	persoon := k.f.OneOf("persoon", k.mensen(), "Kies voor wie de afwijzing is.")
	o := k.onderwerpVan(persoon)
	file := besluit.Dossier{Motivering: k.f.Text("motivering"), Voorwaarden: k.f.All("voorwaarden"), Melding: meldingsdag(k.b),
		Aanvraag: dagVeld(k.f, "aanvraag", "de dag van de aanvraag"), Verslag: dagVeld(k.f, "verslag", "de dag van het verslag")}
	in := besluit.Weigering{Regels: k.advies.Versie, Advies: k.advies.Advies, Product: k.product.Code, Afwijking: k.f.Text("afwijking"),
		Datum: dagVeld(k.f, "datum", "de datum van het besluit"), Ondertekening: s.ondertekening(v),
		Dossiers: map[besluit.Onderwerp]besluit.Dossier{o: file}, Volgorde: []besluit.Onderwerp{o}}
	if persoon == "" { // who is refused is not known yet: find the other faults
		_, err = besluit.WijsAf(in)
	} else {
		err = s.gebruik.WijsAf(v.ctx(), v.schrijf(), k.b, v.gezien(), in, s.in.Toeval)
	}
	return k.naAfwijzing(err, o)
}

// naAfwijzing puts the faults of a refusal at the fields of its form, which
// carry no name of a decision: there is one.
func (k *kiezer) naAfwijzing(err error, o besluit.Onderwerp) error {
	if faults, ok := besluitFouten(err); ok {
		prefix := besluitVeld(o, "")
		for _, f := range faults {
			veld := besluitPad(f.Pad, besluit.Onderwerp{})
			if len(veld) > len(prefix) && veld[:len(prefix)] == prefix {
				veld = veld[len(prefix):]
			}
			switch f.Code {
			case besluit.FoutVoorwaarde:
				veld = "voorwaarden"
			case besluit.FoutAfwijking:
				veld = "afwijking"
			}
			k.fout(veld, f.Code, f.Tekst)
		}
		err = nil
	}
	return k.naBesluit(err, besluit.Onderwerp{}, k.toonAfwijzing)
}
