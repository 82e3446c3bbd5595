package web

import (
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/termijn"
)

// voorstelblad is the form that proposes what was computed.
type voorstelblad struct {
	Form   vorm.FormTag
	Velden []any
	Knop   vorm.Button
	Niet   string // why it cannot be proposed
}

const (
	nietWatAls     = "U veranderde een getal of keuze, maar niet de bron erbij. Dit is dus een wat-als. Noem bij elke wijziging de bron. Daarna kunt u het tarief voorstellen."
	maxToelichting = 1000
)

// voorstel asks why a tariff is proposed and from which day it holds. What was
// typed in it before stands in own.
func (t *tarieven) voorstel(v *verzoek, st *tariefstand, f *tariefvorm, own *vorm.Form) (*voorstelblad, error) {
	key, err := v.sleutel()
	if err != nil {
		return nil, err
	}
	p := &voorstelblad{Form: vorm.FormTag{Action: "/tarieven/" + st.code + "/rekenen", Key: key, Label: "Neem over in de catalogus"},
		Velden: []any{
			own.Field(vorm.Field{Kind: vorm.DateField, Name: "ingang", Label: "Vanaf welke dag geldt deze prijs?",
				Hint: "Vandaag of een latere dag. Besluiten en berekeningen van daarvoor houden de prijs van hun dag."}),
			own.Field(vorm.Field{Kind: vorm.AreaField, Name: "toelichting", Label: "Waarom stelt u dit tarief voor?", Rows: 3, Width: vorm.Full, MaxLength: maxToelichting,
				Hint: "Noem geen personen. Wie het tarief goedkeurt, leest dit."})},
		Knop: vorm.Button{Text: "Stel voor om over te nemen"}}
	for name, text := range f.verschil() {
		p.Form.Hidden = append(p.Form.Hidden, vorm.Pair{Name: name, Value: text})
	}
	if f.watAls {
		p.Niet = nietWatAls
	}
	return p, nil
}

// ingang reads the first day of a price.
func (t *tarieven) ingang(f *vorm.Form) termijn.Dag {
	at, ok := f.Day("ingang", "de eerste dag van de prijs")
	if !ok {
		return termijn.Geen
	}
	day := termijn.DagVan(at)
	if day < t.gebruik.Moment().Dag {
		f.Fail("ingang", dossier.ErrTariefTeLaat.Code, "Kies vandaag of een latere dag. Een prijs gaat niet met terugwerkende kracht in.")
	}
	return day
}

// stelVoor records what was computed as a proposal for the catalogue.
func (t *tarieven) stelVoor(v *verzoek) error {
	st, err := t.open(v, "tarief-voorstel")
	if err != nil {
		return err
	}
	typed := v.r.PostForm
	f, err := t.vorm(st.code, typed, t.kiezer(v))
	if err != nil {
		return err
	}
	u, err := f.reken()
	if err != nil {
		return err
	}
	own := vorm.NewForm(typed)
	day := t.ingang(own)
	text := own.Required("toelichting", "Leg in een of twee zinnen uit waarom u dit tarief voorstelt.")
	if len(text) > 4*maxToelichting {
		own.Fail("toelichting", "TEKST-LANG", "Maak de uitleg korter: ten hoogste 1.000 tekens.")
	}
	if f.watAls {
		own.Fail("", "TARIEF-WAT-ALS", nietWatAls)
	}
	if u == nil || !own.OK() {
		return t.toonRekenen(v, st, typed, own)
	}
	version := t.nieuweVersie(st, u)
	version.Keuzes, version.Kiezer, version.Toelichting, version.Van = f.verschil(), t.kiezer(v), text, day
	if _, err := t.gebruik.StelTariefVoor(v.ctx(), v.schrijf(), version); err != nil {
		return err
	}
	return v.door("/tarieven/" + st.code + "/versies")
}

// nieuweVersie gives the price of an outcome and the lines of the catalogue
// that follow from it. A model of which the rules know no tariff of their own
// has lines under its own name.
func (t *tarieven) nieuweVersie(st *tariefstand, u *kostprijs.Uitkomst) dossier.TariefVersie {
	amount, unit := prijs(u)
	version := dossier.TariefVersie{Model: st.code, Titel: st.inv.Titel, Bedrag: amount, Eenheid: "uur", Kwitantie: u.Kwitantie().Hash,
		RekenVersie: kostprijs.RekenVersie, Zeker: string(zwakste(u))}
	if unit != "per uur" {
		version.Eenheid = "client-week"
	}
	g, niveau := t.regels().Tariefmodel(st.code)
	for _, p := range u.Catalogus() {
		line := dossier.Tariefprijs{Code: p.Code, Per: regeling.PerUur, Bedrag: p.Bedrag}
		if p.Eenheid == "client-week" {
			line.Per = regeling.PerWeek
		}
		if g != nil && g.Tarief != "" {
			line.Code, line.Niveau = g.Tarief, niveau
		}
		version.Prijzen = append(version.Prijzen, line)
	}
	return version
}

// nietMeerGelijk is why a proposal is not approved any more.
const nietMeerGelijk = "Wijzer rekent dit voorstel nu anders uit dan toen het werd gedaan. Wijs het af en stel het opnieuw voor."

// beslis records what a second person decides.
func (t *tarieven) beslis(v *verzoek) error {
	st, err := t.open(v, "tarief-beslissing")
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	decision := dossier.TariefBeslissing{Versie: f.Text("versie"), Reden: f.Text("reden")}
	decision.Akkoord = f.OneOf("beslissing", beslisKeuzes(), "Kies of u het tarief goedkeurt of afwijst.") == "akkoord"
	if f.OK() && !decision.Akkoord && decision.Reden == "" {
		f.Fail("reden", "VELD-LEEG", "Schrijf waarom u het tarief afwijst.")
	}
	if len(decision.Reden) > 4*maxToelichting {
		f.Fail("reden", "TEKST-LANG", "Maak de uitleg korter: ten hoogste 1.000 tekens.")
	}
	version := st.zoek(decision.Versie)
	if version == nil {
		return dossier.ErrNietGevonden
	}
	if decision.Akkoord {
		u, err := t.versie(version)
		if err != nil {
			return err
		}
		if u == nil || u.Kwitantie().Hash != version.Kwitantie {
			f.Fail("", "TARIEF-ANDERS", nietMeerGelijk)
		}
	}
	if !f.OK() {
		return t.toonVersies(v, st, f)
	}
	err = t.gebruik.BeslisTarief(v.ctx(), v.schrijf(), decision, t.in.Regeling)
	if fault := isFout(err, dossier.ErrTariefZelfde, dossier.ErrTariefBeslist, dossier.ErrTariefTeLaat, dossier.ErrTariefPast); fault != nil {
		f.Fail("", fault.Code, fault.Tekst)
		return t.toonVersies(v, st, f)
	}
	if err != nil {
		return err
	}
	return v.door("/tarieven/" + st.code)
}

// geldtVanaf says from which day an approved price holds.
func (t *tarieven) geldtVanaf(version *dossier.TariefVersie) string {
	day := version.Van
	switch {
	case day == termijn.Geen:
		return ""
	case t.gebruik.Moment().Dag < day:
		return "geldt vanaf " + day.Nederlands()
	}
	return "geldt sinds " + day.Nederlands()
}
