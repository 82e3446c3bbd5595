package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
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
	if k.product != nil {
		k.vulVoorstel(&weigeraar{k})
	}
	return k.toonAfwijzing(false)
}

// andereWet stands behind the person where the refusal is under another law
// than that under which he is known.
const andereWet = "."

// onderwerpVan says which decision an answer to "for whom" is: a person under
// his own law, or under the one that stands behind him.
func (k *kiezer) onderwerpVan(antwoord string) besluit.Onderwerp {
	if persoon, wet, ok := strings.Cut(antwoord, andereWet); ok {
		return besluit.Onderwerp{Persoon: persoon, Wet: gezin.Wet(wet)}
	}
	return besluit.Onderwerp{Persoon: antwoord, Wet: k.b.Wet(antwoord)}
}

// mensen gives who can be refused the product, and under which law: one under
// which it helps. Who turned 18 since he became known, and until 23 who may
// still get youth help (Jeugdwet art. 1.1), can be refused under the other law
// too.
func (k *kiezer) mensen() []vorm.Option {
	var out []vorm.Option
	add := func(value, persoon string, wet gezin.Wet) {
		if slices.Contains(k.product.Wetten, string(wet)) {
			out = append(out, vorm.Option{Value: value, Text: getoond(k.b, persoon) + ", " + string(wet)})
		}
	}
	for _, p := range k.b.Mensen() {
		own, other := k.b.Wet(p), gezin.Jeugdwet
		if own == gezin.Jeugdwet {
			other = gezin.Wmo
		}
		add(p, p, own)
		if age, known := leeftijd(k.b, p); known && age >= 18 && (own == gezin.Jeugdwet || age < jeugdhulpTot) {
			add(p+andereWet+string(other), p, other)
		}
	}
	return out
}

// jeugdhulpTot is the age from which nobody gets youth help any more (Jeugdwet
// art. 1.1, jeugdige).
const jeugdhulpTot = 23

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
	blad := invulblad{Kop: "Wijs af: " + k.product.Naam, Uitleg: "Een afwijzing is voor één persoon. Krijgt een ander er ook een, vul dit dan nog eens in.",
		Delen: (&weigeraar{k}).delen(), Knop: vorm.Button{Text: "Neem dit besluit", Kind: vorm.Risky}}
	if err := k.metVoorleggen(&blad, k.tekenvragen()); err != nil {
		return err
	}
	return k.toon("Wijs af: "+k.product.Naam, blad, nil, conflict)
}

// tekenvragen gives what a mandate looks at of the refusal of one person, where
// all who can be refused are known under one law. Where they are not, the answer
// waits for who it is.
func (k *kiezer) tekenvragen() []dossier.Tekenvraag {
	var out []dossier.Tekenvraag
	for _, m := range k.mensen() {
		out = append(out, dossier.Tekenvraag{Onderwerp: k.onderwerpVan(m.Value), Product: k.product.Code, Soorten: []besluit.Soort{besluit.Afwijzing}, PrijsBekend: true})
	}
	if slices.ContainsFunc(out, func(q dossier.Tekenvraag) bool { return q.Wet != out[0].Wet }) {
		return nil
	}
	return out[:min(len(out), 1)]
}

// weigeraar is a refusal as one of the forms that make decisions.
type weigeraar struct{ *kiezer }

func (k *weigeraar) van() []besluit.Onderwerp {
	return []besluit.Onderwerp{k.onderwerpVan(k.f.Text("persoon"))}
}

func (k *weigeraar) betreft() (dossier.Voorstelsoort, string) {
	return dossier.VoorstelAfwijzing, k.product.Code
}

func (k *weigeraar) stuk(o besluit.Ondertekening) dossier.Besluitstuk {
	in, _ := k.leesAfwijzing(o)
	return &dossier.Afwijzing{Weigering: in}
}

// delen gives the questions of a refusal.
func (k *weigeraar) delen() []deel {
	velden := []any{hidden{"arrangement", k.product.Code},
		k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "persoon", Label: "Voor wie is de afwijzing, en onder welke wet?", Options: k.mensen()}),
		k.voorwaarden(), k.andereUitklap(),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "datum", Label: "Datum van het besluit", Parts: dagDelen(k.b.Moment.Dag)}), bekendVeld(k.f),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "aanvraag", Label: "Wanneer kwam de aanvraag binnen?"}),
		k.f.Field(vorm.Field{Kind: vorm.DateField, Name: "verslag", Label: "Wanneer is het verslag van het onderzoek gegeven?", Optional: true, Hint: "Nodig bij de Wmo."}),
		k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "motivering", Label: "Waarom wijst u dit af?", MaxLength: 4000,
			Hint: "Dit staat in de brief. Schrijf ook wat deze persoon wel kan doen. Niets over anderen."}),
		k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "jeugdige", Label: "Hetzelfde in woorden voor een kind van 12 jaar of ouder", Rows: 3, MaxLength: 4000, Optional: true}),
		adviesUitklap(k.f, zelf)}
	if k.advies.VanProduct(k.product.Code).Uitkomst != regeling.Nee {
		velden = append(velden, k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "afwijking", Label: "Waarom wijkt u af van het advies?", Rows: 3, MaxLength: 2000,
			Hint: "Het advies zegt niet dat dit niet past. Dit blijft in het dossier en komt niet in een brief."}))
	}
	return []deel{{Velden: velden}}
}

// voorwaarden asks which of the conditions that failed this person is told.
func (k *kiezer) voorwaarden() any {
	options := k.nietVoldaan()
	if options == nil {
		return vorm.None("Volgens het advies is aan elke voorwaarde voldaan. Vul een voorwaarde uit de wet zelf in.")
	}
	return k.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "voorwaarden", Label: "Aan welke voorwaarde is niet voldaan?", Options: options,
		Hint: "Kies alleen wat deze persoon mag weten. Dit staat in de brief."})
}

// andereUitklap asks for a condition of the law itself that the rules of the
// municipality do not hold, such as one's own strength (Wmo 2015 art. 2.3.5 lid
// 3). Without it what fits cannot be refused.
func (k *kiezer) andereUitklap() uitklap {
	rows := [][]any{{k.f.Field(vorm.Field{Name: "andere", Label: "Aan welke voorwaarde uit de wet is niet voldaan?", MaxLength: 300, Width: vorm.Full, Optional: true,
		Hint: "Als zin, bijvoorbeeld: U kunt dit niet zelf, en niet met hulp van anderen. Dit staat in de brief."}),
		k.f.Field(vorm.Field{Name: "andere-bron", Label: "In welk artikel staat dat?", MaxLength: 200, Optional: true, Hint: "Bijvoorbeeld: Wmo 2015 artikel 2.3.5, derde lid."})}}
	return uitklap{Kop: "Een voorwaarde uit de wet zelf", Open: ingevuld(rows) || k.nietVoldaan() == nil, Rijen: rows}
}

// andere reads that condition. What is half filled in is found by package
// besluit.
func (k *kiezer) andere() []besluit.Voorwaarde {
	one := besluit.Voorwaarde{Naam: k.f.Text("andere"), Bron: k.f.Text("andere-bron")}
	if one == (besluit.Voorwaarde{}) {
		return nil
	}
	return []besluit.Voorwaarde{one}
}

func (s *Server) afwijzingOp(v *verzoek) error {
	k, err := s.kiezer(v, v.r.PostForm.Get("arrangement"))
	if err != nil {
		return err
	}
	if k.product == nil {
		return dossier.ErrNietGevonden
	}
	in, o := k.leesAfwijzing(s.ondertekening(v))
	switch {
	case k.voorleggen():
		err = k.legVoor(&weigeraar{k}, &dossier.Afwijzing{Weigering: in})
	case k.f.OK():
		err = s.gebruik.WijsAf(v.ctx(), v.schrijf(), k.b, v.gezien(), in, s.in.Toeval)
		k.geweigerd(err, &dossier.Afwijzing{Weigering: in})
	default: // find the other faults too
		_, err = besluit.WijsAf(in)
	}
	return k.naAfwijzing(err, o)
}

// leesAfwijzing reads the form.
func (k *kiezer) leesAfwijzing(sign besluit.Ondertekening) (besluit.Weigering, besluit.Onderwerp) {
	persoon := k.f.OneOf("persoon", k.mensen(), "Kies voor wie de afwijzing is.")
	o := k.onderwerpVan(persoon)
	file := besluit.Dossier{Motivering: k.f.Text("motivering"), VoorJeugdige: k.f.Text("jeugdige"), Voorwaarden: k.f.All("voorwaarden"), Andere: k.andere(),
		Melding: meldingsdag(k.b), Adviezen: leesAdviezen(k.f, zelf),
		Aanvraag: dagVeld(k.f, "aanvraag", "de dag van de aanvraag"), Verslag: dagVeld(k.f, "verslag", "de dag van het verslag")}
	return besluit.Weigering{Regels: k.advies.Versie, Advies: k.advies.Advies, Product: k.product.Code, Afwijking: k.f.Text("afwijking"),
		Datum: dagVeld(k.f, "datum", "de datum van het besluit"), Bekendmaking: leesBekend(k.f), Ondertekening: sign,
		Dossiers: map[besluit.Onderwerp]besluit.Dossier{o: file}, Volgorde: []besluit.Onderwerp{o}}, o
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
				if strings.HasSuffix(f.Pad, "andere") || len(k.nietVoldaan()) == 0 {
					veld = "andere"
				}
			case besluit.FoutAfwijking:
				veld = "afwijking"
			}
			k.fout(veld, f.Code, f.Tekst)
		}
		err = nil
	}
	return k.naBesluit(err, besluit.Onderwerp{}, k.toonAfwijzing)
}
