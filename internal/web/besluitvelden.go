package web

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The fields that decisions, refusals and endings share. naam gives the name of
// a field in the form: those of a decision among others carry its Onderwerp.

// adviesRijen is how many outside advices one decision has room for.
const adviesRijen = 3

// adviesVelden asks which advice of others was used (Awb 3:49 and 3:50).
func adviesVelden(f *vorm.Form, naam func(string) string) [][]any {
	var rows [][]any
	for i := 1; i <= adviesRijen; i++ {
		nr := strconv.Itoa(i)
		rows = append(rows, []any{
			f.Field(vorm.Field{Name: naam("advies-van-" + nr), Label: "Advies " + nr + ": van wie?", MaxLength: 100, Optional: true}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: naam("advies-dag-" + nr), Label: "Advies " + nr + ": van welke dag?", Optional: true})})
	}
	return rows
}

// leesAdviezen reads the advices of others. One that is half filled in is a
// fault at what is missing.
func leesAdviezen(f *vorm.Form, naam func(string) string) []besluit.Advies {
	var out []besluit.Advies
	for i := 1; i <= adviesRijen; i++ {
		nr := strconv.Itoa(i)
		van, dag := naam("advies-van-"+nr), naam("advies-dag-"+nr)
		one := besluit.Advies{Van: f.Text(van)}
		if one.Van == "" && dagLeeg(f, dag) {
			continue
		}
		f.Required(van, "Vul in van wie het advies is.")
		if dagLeeg(f, dag) {
			f.Fail(dag, "VELD-LEEG", "Vul de dag van het advies in: dag, maand en jaar.")
		}
		one.Datum = dagVeld(f, dag, "de dag van het advies")
		out = append(out, one)
	}
	return out
}

// adviesUitklap folds the advices away for as long as there are none.
func adviesUitklap(f *vorm.Form, naam func(string) string) uitklap {
	rows := adviesVelden(f, naam)
	return uitklap{Kop: "Adviezen van anderen die u gebruikte", Open: ingevuld(rows), Rijen: rows}
}

// bekendVeld asks for the day of sending, where it is another one.
func bekendVeld(f *vorm.Form) vorm.Field {
	return f.Field(vorm.Field{Kind: vorm.DateField, Name: "bekendmaking", Label: "Wanneer verstuurt u het besluit?", Optional: true,
		Hint: "Laat leeg als dat dezelfde dag is. Vanaf deze dag loopt de tijd voor bezwaar."})
}

func leesBekend(f *vorm.Form) termijn.Dag {
	return dagVeld(f, "bekendmaking", "de dag van verzending")
}

// The kinds of help in a decision, and the periods of a budget.
func leveringen() []vorm.Option {
	return []vorm.Option{{Value: string(besluit.Natura), Text: "In natura: een aanbieder geeft de hulp"},
		{Value: string(besluit.LeveringPgb), Text: "Met een persoonsgebonden budget (pgb)"}}
}

func pgbPeriodes() []vorm.Option {
	return []vorm.Option{{Value: "week", Text: "per week"}, {Value: "4-weken", Text: "per vier weken"}, {Value: "maand", Text: "per maand"}, {Value: "jaar", Text: "per jaar"}}
}

// leveringVelden asks for the form of the help, and of a budget how much, worked
// out how, and what is asked of who spends it (Wmo 2015 art. 2.3.6; Jeugdwet
// art. 8.1.1). Where a safety flag counts, a person says why it is safe.
func (d *beslisser) leveringVelden(o besluit.Onderwerp) []any {
	name := func(s string) string { return besluitVeld(o, s) }
	rows := [][]any{
		{d.f.Field(vorm.Field{Name: name("pgb-bedrag"), Label: "Hoeveel is het pgb?", Prefix: "€", Width: vorm.Chars10, Optional: true}),
			d.f.Field(vorm.Field{Kind: vorm.SelectField, Name: name("pgb-periode"), Label: "Per welke periode?", Options: pgbPeriodes(), Optional: true})},
		{d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: name("pgb-berekening"), Label: "Hoe is het bedrag berekend?", Rows: 2, MaxLength: 1000, Optional: true,
			Hint: "Dit staat in de brief. Noem het tarief en het pgb-plan waar u van uitging."})},
		{d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: name("pgb-eisen"), Label: "Welke eisen zijn er?", Rows: 2, MaxLength: 1000, Optional: true,
			Hint: "Dit staat in de brief: de kwaliteit van de hulp, en hoe deze persoon laat zien waar het geld heen ging."})},
	}
	if len(d.b.Vlaggen(d.v.wie)) > 0 {
		rows = append(rows, []any{d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: name("pgb-veilig"), Label: "Waarom is een pgb hier veilig?", Rows: 2, MaxLength: 1000, Optional: true,
			Hint: "Dit blijft in het dossier en komt niet in de brief."})})
	}
	return []any{d.f.Field(vorm.Field{Kind: vorm.SelectField, Name: name("levering"), Label: "Hoe komt de hulp er?", Options: leveringen(), Value: string(besluit.Natura)}),
		uitklap{Kop: "Alleen bij een pgb", Open: ingevuld(rows), Rijen: rows}}
}

// leesLevering reads the form of the help. Of help in kind, what was typed about
// a budget does not count.
func (d *beslisser) leesLevering(o besluit.Onderwerp, file *besluit.Dossier) {
	name := func(s string) string { return besluitVeld(o, s) }
	file.Levering = besluit.Levering(d.f.OneOf(name("levering"), leveringen(), "Kies of de hulp in natura is of met een pgb."))
	if file.Levering != besluit.LeveringPgb {
		return
	}
	p := &besluit.Pgb{}
	if amount, ok := d.f.Amount(name("pgb-bedrag"), "het bedrag van het pgb"); ok {
		if p.Bedrag = amount; amount <= 0 {
			d.f.Fail(name("pgb-bedrag"), besluit.FoutPgb, "Vul een bedrag in dat meer is dan nul.")
		}
	}
	p.Periode = d.f.OneOf(name("pgb-periode"), pgbPeriodes(), "Kies per welke periode het pgb is.")
	p.Berekening = d.f.Required(name("pgb-berekening"), "Leg uit hoe het bedrag van het pgb is berekend.")
	p.Eisen = d.f.Required(name("pgb-eisen"), "Vul in welke eisen er zijn bij het pgb.")
	file.Pgb, file.PgbAkkoord = p, d.f.Text(name("pgb-veilig"))
}

// eigenDagen asks for the days of one person, where they are not those of
// everyone. What was recorded of his application stands there already.
func (d *beslisser) eigenDagen(o besluit.Onderwerp) uitklap {
	p := d.b.Procedure(o)
	rows := [][]any{{
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: besluitVeld(o, "aanvraag"), Label: "Wanneer vroeg deze persoon de hulp aan?", Parts: dagDelen(p.Aanvraag.Ontvangen), Optional: true}),
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: besluitVeld(o, "verslag"), Label: "Wanneer kreeg deze persoon het verslag?", Parts: dagDelen(p.Verslag.Verstrekt), Optional: true})}}
	return uitklap{Kop: "Eigen dagen van deze persoon", Open: ingevuld(rows), Rijen: rows}
}

// eigenDag reads a day of one person; without it, that of everyone counts.
func (d *beslisser) eigenDag(o besluit.Onderwerp, naam, wat string, allen termijn.Dag) termijn.Dag {
	if veld := besluitVeld(o, naam); !dagLeeg(d.f, veld) {
		return dagVeld(d.f, veld, wat)
	}
	return allen
}

// The answers about urgency.
const (
	spoedNu     = "tijdelijk"
	spoedUitleg = "uitleg-later"
)

// spoedVeld asks whether there is urgency (Wmo 2015 art. 2.3.3; Awb 3:47 lid 3).
func (d *beslisser) spoedVeld() vorm.Field {
	return d.f.Field(vorm.Field{Kind: vorm.CheckField, Name: "spoed", Label: "Heeft het spoed?", Optional: true,
		Hint: "Bij spoed geeft u onder de Wmo meteen tijdelijke hulp. Het onderzoek en het gewone besluit komen daarna. Het besluit onder de Jeugdwet blijft een gewoon besluit.",
		Options: []vorm.Option{{Value: spoedNu, Text: "Ja, neem een tijdelijk besluit (Wmo 2015 artikel 2.3.3)"},
			{Value: spoedUitleg, Text: "De uitleg volgt binnen een week", Hint: "Laat dan bij een tijdelijk besluit de uitleg leeg."}}})
}

// leesSpoed reads whether the decisions are urgent, and lets those without
// reasons go first.
func (d *beslisser) leesSpoed(dossiers map[besluit.Onderwerp]besluit.Dossier) bool {
	asked := d.f.All("spoed")
	urgent := slices.Contains(asked, spoedNu)
	if slices.Contains(asked, spoedUitleg) && !urgent {
		d.f.Fail("spoed", besluit.FoutMotivering, "De uitleg mag alleen later komen bij een tijdelijk besluit. Kies dat, of leg nu uit waarom u zo besluit.")
	}
	for o, file := range dossiers {
		file.MotivatieNa = urgent && o.Wet == gezin.Wmo && slices.Contains(asked, spoedUitleg) && file.Motivering == ""
		dossiers[o] = file
	}
	return urgent
}

// veldVan gives the field of a fault of package besluit.
func (w *bewerking) veldVan(f besluit.Fout, standaard besluit.Onderwerp) string {
	veld := besluitPad(f.Pad, standaard)
	parts := strings.Split(f.Pad, ".")
	if parts[0] != "besluiten" || len(parts) < 4 {
		return veld
	}
	o := besluit.Onderwerp{Persoon: parts[1], Wet: gezin.Wet(parts[2])}
	switch {
	case f.Code == besluit.FoutPgbMens:
		return besluitVeld(o, "pgb-veilig")
	case (veld == "aanvraag" || veld == "verslag") && !dagLeeg(w.f, besluitVeld(o, veld)):
		return besluitVeld(o, veld)
	}
	return veld
}
