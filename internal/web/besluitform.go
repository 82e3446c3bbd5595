package web

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// beslisser is one set of decisions in the making.
type beslisser struct {
	*bewerking
	keuze  *dossier.Keuze
	advies *dossier.Advies
	calc   *arrangement.Berekening
	// nieuw are the decisions of the choice, eindigt those that it ends, in
	// lopend those in force that it changes. Stopt are the children who take
	// part no longer.
	nieuw, eindigt, lopend []besluit.Onderwerp
	berichten, stopt       []string
}

// errKeuzeEerst sends back to the choice.
var errKeuzeEerst = &dossier.Fout{Code: "BESLUIT-KEUZE", Tekst: "Kies eerst een arrangement, of kies opnieuw: met wat er nu bekend is, kan de keuze niet worden uitgerekend."}

func (s *Server) beslisser(v *verzoek) (*beslisser, error) {
	w, err := s.bewerk(v, "besluiten")
	if err != nil {
		return nil, err
	}
	return s.beslisserOp(w)
}

func (s *Server) beslisserOp(w *bewerking) (*beslisser, error) {
	d := &beslisser{bewerking: w, keuze: w.b.Keuze()}
	if d.keuze == nil {
		return nil, errKeuzeEerst
	}
	var err error
	d.advies = w.b.AdviseerVoor(w.v.wie, s.regels(), d.keuze.Keuze.Product)
	if d.calc, err = dossier.Reken(d.advies.Versie, &d.advies.Situatie, &d.keuze.Keuze); err != nil {
		return nil, errKeuzeEerst
	}
	d.nieuw, d.eindigt, d.berichten = w.b.Onderwerpen(d.calc, &d.advies.Situatie, w.b.Moment.Dag)
	all := w.b.Besluiten()
	for i := range all {
		if slices.Contains(d.nieuw, all[i].Onderwerp) && len(all[i].Regels) > 0 && !dossier.Vervangen(all, all[i].Kenmerk) {
			d.lopend = append(d.lopend, all[i].Onderwerp)
		}
	}
	for _, p := range d.berichten {
		if !slices.Contains(d.deelnemers(), p) {
			d.stopt = append(d.stopt, p)
		}
	}
	return d, nil
}

// deelnemers gives who takes part in the help under the Jeugdwet.
func (d *beslisser) deelnemers() []string {
	var out []string
	for i := range d.calc.Regels {
		if r := &d.calc.Regels[i]; gezin.Wet(r.Wet) == gezin.Jeugdwet {
			for _, lid := range r.Deelnemers {
				out = append(out, d.advies.Situatie.Leden[lid].ID)
			}
		}
	}
	return out
}

func (s *Server) besluitNieuw(v *verzoek) error {
	d, err := s.beslisser(v)
	if err != nil {
		return err
	}
	d.vulVoorstel(d)
	return d.toonForm(false)
}

// toonForm shows the one form for all decisions.
func (d *beslisser) toonForm(conflict bool) error {
	asks, err := d.tekenvragen()
	if err != nil {
		return err
	}
	blad := invulblad{Kop: "Neem de besluiten",
		Uitleg: "Ieder krijgt een eigen besluit. Schrijf in een besluit alleen wat die persoon zelf mag weten: niets over anderen, en niet waar zij zijn.",
		Delen:  d.delen(), Knop: vorm.Button{Text: "Neem deze besluiten"}}
	if err := d.metVoorleggen(&blad, asks); err != nil {
		return err
	}
	return d.toon("Neem de besluiten", blad, nil, conflict)
}

// tekenvragen gives what a mandate looks at of the decisions that will be taken
// whatever is filled in: one in force that the choice leaves as it is, may stay.
func (d *beslisser) tekenvragen() ([]dossier.Tekenvraag, error) {
	nieuw := slices.DeleteFunc(slices.Clone(d.nieuw), func(o besluit.Onderwerp) bool { return slices.Contains(d.lopend, o) })
	out, err := dossier.Tekenvragen(d.calc, &d.advies.Situatie, nieuw)
	return append(out, d.b.Eindigvragen(d.eindigt...)...), err
}

// delen gives the questions of the form: first what is common, then a part for
// each decision, in its own compartment.
func (d *beslisser) delen() []deel {
	today := d.b.Moment.Dag
	delen := []deel{{Kop: "Voor alle besluiten", Velden: []any{
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: "datum", Label: "Datum van het besluit", Parts: dagDelen(today)}),
		bekendVeld(d.f),
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: "ingang", Label: "Eerste dag van de hulp"}),
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: "einde", Label: "Laatste dag van de hulp", Hint: d.richtduur()}),
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: "aanvraag", Label: "Wanneer kwam de aanvraag binnen?", Hint: d.anders()}),
		d.f.Field(vorm.Field{Kind: vorm.DateField, Name: "verslag", Label: "Wanneer is het verslag van het onderzoek gegeven?", Hint: d.anders()}),
		d.spoedVeld(),
	}}}
	for _, o := range d.nieuw {
		delen = append(delen, d.besluitDeel(o))
	}
	for _, o := range d.eindigt {
		delen = append(delen, deel{Kop: "Eindigt. " + onderwerpNaam(d.b, o), Vak: vakVoor(d.b, o.Persoon, gezin.Gewoon),
			Velden: append([]any{d.motivering(o)}, wijzigVelden(d.f, o)...)})
	}
	for _, p := range d.stopt {
		delen = append(delen, deel{Kop: "Doet niet meer mee: " + getoond(d.b, p), Vak: vakVoor(d.b, p, gezin.Gewoon), Velden: []any{
			d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: berichtVeld(p), Label: "Waarom stopt de hulp voor dit kind?", MaxLength: 4000})}})
	}
	return delen
}

// van gives whose decision each part of the form is about.
func (d *beslisser) van() []besluit.Onderwerp {
	out := slices.Concat([]besluit.Onderwerp{{}}, d.nieuw, d.eindigt)
	for _, p := range d.stopt {
		out = append(out, besluit.Onderwerp{Persoon: p, Wet: gezin.Jeugdwet})
	}
	return out
}

func (d *beslisser) betreft() (dossier.Voorstelsoort, string) {
	return dossier.VoorstelKeuze, d.keuze.ID
}

func (d *beslisser) stuk(o besluit.Ondertekening) dossier.Besluitstuk { return d.lees(o) }

// anders says where a day of one person goes.
func (d *beslisser) anders() string {
	return "Was dit bij iemand een andere dag, vul die dan in bij die persoon. Bij spoed mag dit leeg blijven."
}

func (d *beslisser) richtduur() string {
	if p := d.calc.Product; p.Richtduur != nil {
		return "Richtduur: " + p.Richtduur.Zin() + "."
	}
	return ""
}

// besluitDeel asks what belongs to one decision and to nobody else.
func (d *beslisser) besluitDeel(o besluit.Onderwerp) deel {
	out := deel{Kop: onderwerpNaam(d.b, o), Vak: vakVoor(d.b, o.Persoon, gezin.Gewoon)}
	out.Velden = append(out.Velden, d.regels(o), d.motivering(o))
	if o.Wet == gezin.Jeugdwet {
		out.Velden = append(out.Velden, d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(o, "jeugdige"), Label: "Hetzelfde in woorden voor een kind van 12 jaar of ouder",
			Rows: 3, MaxLength: 4000, Optional: true}))
	}
	for _, code := range d.gebiedenVan(o) {
		out.Velden = append(out.Velden, d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(o, "resultaat-"+code), Label: "Resultaat: " + onderkast(d.gebiednaam(code)),
			Rows: 2, MaxLength: 1000, Value: doelVoorstel(o.Wet)}))
	}
	out.Velden = append(out.Velden, d.leveringVelden(o)...)
	out.Velden = append(out.Velden, d.f.Field(vorm.Field{Name: besluitVeld(o, "aanbieder"), Label: "Aanbieder", Optional: true, MaxLength: 100,
		Hint: "Zoals deze persoon de naam mag weten. Verraadt de naam een plek, laat het dan leeg."}))
	if o.Wet == gezin.Wmo {
		out.Velden = append(out.Velden, d.bijdrageVelden(o)...)
	}
	if slices.Contains(d.lopend, o) {
		out.Velden = append(out.Velden, wijzigVelden(d.f, o)...)
	}
	out.Velden = append(out.Velden, d.eigenDagen(o), adviesUitklap(d.f, func(naam string) string { return besluitVeld(o, naam) }))
	return out
}

// doelVoorstel is where the text of an aimed result begins; the name of the area
// stands beside it in the letter.
func doelVoorstel(wet gezin.Wet) string {
	if wet == gezin.Jeugdwet {
		return "Het gaat hiermee beter met de kinderen die meedoen."
	}
	return "U redt zich hierin weer zelf, of met minder hulp."
}

// regels shows what the decision gives.
func (d *beslisser) regels(o besluit.Onderwerp) vorm.SummaryList {
	var rows vorm.SummaryList
	for i := range d.calc.Regels {
		if r := &d.calc.Regels[i]; d.onderwerp(r) == o {
			size := hoeveel(r)
			if r.HeeftMinuten {
				size += " per week"
			}
			rows = append(rows, vorm.SummaryRow{Key: r.Naam, Value: size})
		}
	}
	return rows
}

func (d *beslisser) onderwerp(r *arrangement.Regel) besluit.Onderwerp {
	return besluit.Onderwerp{Persoon: d.advies.Situatie.Leden[r.Drager].ID, Wet: gezin.Wet(r.Wet)}
}

func (d *beslisser) gebiedenVan(o besluit.Onderwerp) []string {
	var out []string
	for i := range d.calc.Regels {
		if r := &d.calc.Regels[i]; d.onderwerp(r) == o {
			for _, code := range r.Gebieden {
				if !slices.Contains(out, code) {
					out = append(out, code)
				}
			}
		}
	}
	return out
}

func (d *beslisser) gebiednaam(code string) string {
	if g := d.advies.Versie.Regeling().Gebied(code); g != nil {
		return g.Naam
	}
	return code
}

func (d *beslisser) motivering(o besluit.Onderwerp) vorm.Field {
	return d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(o, "motivering"), Label: "Waarom besluit u dit?", MaxLength: 4000,
		Hint: "Dit staat in de brief. Schrijf in gewone woorden, en alleen wat deze persoon mag weten."})
}

// bijdrageVelden asks a person to settle the own contribution. The reason stays
// inside: it may tell about someone else.
func (d *beslisser) bijdrageVelden(o besluit.Onderwerp) []any {
	return []any{
		d.f.Field(vorm.Field{Kind: vorm.SelectField, Name: besluitVeld(o, "bijdrage"), Label: "Eigen bijdrage", Options: bijdragen()}),
		d.f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(o, "bijdrage-uitleg"), Label: "Waarom deze eigen bijdrage?", Rows: 2, MaxLength: 1000,
			Hint: "Dit blijft in het dossier en komt niet in de brief."}),
	}
}

func bijdragen() []vorm.Option {
	return []vorm.Option{
		{Value: string(besluit.GeenBijdrage), Text: "Geen eigen bijdrage"},
		{Value: string(besluit.WelBijdrage), Text: "Wel een eigen bijdrage, via het CAK"},
		{Value: string(besluit.OpvangBijdrage), Text: "Een eigen bijdrage voor opvang, volgens de verordening"},
	}
}

// besluitVeld gives the name of a field of one decision.
func besluitVeld(o besluit.Onderwerp, naam string) string {
	return "besluit-" + o.Persoon + "-" + strings.ToLower(string(o.Wet)) + "-" + naam
}

func berichtVeld(persoon string) string { return "bericht-" + persoon + "-motivering" }

// wijzigVelden asks why a decision in force changes or ends, and whether its
// addressee was heard (Awb 4:8 and 4:11).
func wijzigVelden(f *vorm.Form, o besluit.Onderwerp) []any {
	var redenen []vorm.Option
	for _, r := range besluit.Redenen() {
		redenen = append(redenen, vorm.Option{Value: string(r), Text: r.Zin()})
	}
	return []any{
		f.Field(vorm.Field{Kind: vorm.SelectField, Name: besluitVeld(o, "reden"), Label: "Waarom verandert of eindigt dit besluit?", Options: redenen, Width: vorm.Full}),
		f.Field(vorm.Field{Kind: vorm.DateField, Name: besluitVeld(o, "gehoord"), Label: "Wanneer vroeg u wat deze persoon ervan vindt?", Optional: true,
			Hint: "Nodig als deze persoon minder krijgt en daar niet zelf om vroeg."}),
		f.Field(vorm.Field{Kind: vorm.SelectField, Name: besluitVeld(o, "niet-gehoord"), Label: "Waarom vroeg u dat niet?", Optional: true, Options: []vorm.Option{
			{Value: string(besluit.HoorSpoed), Text: "Er was spoed"}, {Value: string(besluit.HoorAlGehad), Text: "Deze persoon zei het al eerder, en er is niets nieuws"},
			{Value: string(besluit.HoorDoelMist), Text: "Het doel wordt alleen bereikt als deze persoon het niet vooraf weet"}}}),
		f.Field(vorm.Field{Kind: vorm.AreaField, Name: besluitVeld(o, "toelichting"), Label: "Leg uit waarom u dat niet vroeg", Rows: 2, MaxLength: 1000, Optional: true,
			Hint: "Dit blijft in het dossier."}),
	}
}

func leesWijziging(f *vorm.Form, o besluit.Onderwerp, d *besluit.Dossier) {
	d.Wijzigreden = besluit.Wijzigreden(f.Text(besluitVeld(o, "reden")))
	d.Horen = besluit.Horen{Gehoord: dagVeld(f, besluitVeld(o, "gehoord"), "de dag van het gesprek"),
		Afgezien: besluit.Hooruitzondering(f.Text(besluitVeld(o, "niet-gehoord"))), Toelichting: f.Text(besluitVeld(o, "toelichting"))}
}

func (s *Server) besluitNieuwOp(v *verzoek) error {
	d, err := s.beslisser(v)
	if err != nil {
		return err
	}
	q := d.lees(s.ondertekening(v))
	switch {
	case d.voorleggen():
		err = d.legVoor(d, q)
	case d.f.OK():
		err = s.gebruik.NeemBesluiten(v.ctx(), v.schrijf(), d.b, v.gezien(), q, s.in.Toeval)
		d.geweigerd(err, q)
	default: // find the other faults too
		err = s.gebruik.ProefBesluiten(v.wie, d.b, q, s.in.Toeval)
	}
	again := func(conflict bool) error { return d.toonForm(conflict) }
	return d.naBesluit(err, besluit.Onderwerp{}, again)
}

// lees reads the form; what is missing is found with the rest by package
// besluit.
func (d *beslisser) lees(o besluit.Ondertekening) *dossier.Besluitvraag {
	q := &dossier.Besluitvraag{Keuze: d.keuze, Advies: d.advies, Ondertekening: o,
		Datum: dagVeld(d.f, "datum", "de datum van het besluit"), Bekendmaking: leesBekend(d.f),
		Ingang: dagVeld(d.f, "ingang", "de eerste dag van de hulp"), Einde: dagVeld(d.f, "einde", "de laatste dag van de hulp"),
		Dossiers: map[besluit.Onderwerp]besluit.Dossier{}, Berichten: map[string]besluit.Bericht{}}
	aanvraag, verslag := dagVeld(d.f, "aanvraag", "de dag van de aanvraag"), dagVeld(d.f, "verslag", "de dag van het verslag")
	for _, one := range append(slices.Clone(d.nieuw), d.eindigt...) {
		file := d.dossier(one)
		file.Melding = meldingsdag(d.b)
		file.Aanvraag = d.eigenDag(one, "aanvraag", "de dag van de aanvraag", aanvraag)
		file.Verslag = d.eigenDag(one, "verslag", "de dag van het verslag", verslag)
		q.Dossiers[one] = file
	}
	q.Tijdelijk = d.leesSpoed(q.Dossiers)
	for _, p := range d.berichten {
		q.Berichten[p] = besluit.Bericht{Motivering: d.f.Text(berichtVeld(p))}
	}
	return q
}

func (d *beslisser) dossier(o besluit.Onderwerp) besluit.Dossier {
	file := besluit.Dossier{Motivering: d.f.Text(besluitVeld(o, "motivering")), VoorJeugdige: d.f.Text(besluitVeld(o, "jeugdige")),
		Aanbieder: d.f.Text(besluitVeld(o, "aanbieder")), Resultaten: map[string]string{}}
	for _, code := range d.gebiedenVan(o) {
		file.Resultaten[code] = d.f.Text(besluitVeld(o, "resultaat-"+code))
	}
	ask := besluit.Bijdragevraag{Jeugdhulp: o.Wet == gezin.Jeugdwet, Vlag: len(d.b.Vlaggen(d.v.wie)) > 0, Dag: d.b.Moment.Dag}
	if o.Wet == gezin.Wmo && slices.Contains(d.nieuw, o) {
		stand := d.f.OneOf(besluitVeld(o, "bijdrage"), bijdragen(), "Kies of er een eigen bijdrage is.")
		why := d.f.Required(besluitVeld(o, "bijdrage-uitleg"), "Leg uit waarom er wel of geen eigen bijdrage is.")
		ask.Mens = &besluit.Mensbesluit{Door: d.v.account.Naam, Stand: besluit.Bijdragestand(stand), Motivering: why}
	}
	if slices.Contains(d.nieuw, o) {
		d.leesLevering(o, &file)
		file.Adviezen = leesAdviezen(d.f, func(naam string) string { return besluitVeld(o, naam) })
	}
	file.Bijdrage = besluit.BepaalBijdrage(ask)
	leesWijziging(d.f, o, &file)
	return file
}

// meldingsdag gives the day of the last report; Geen where there was none.
func meldingsdag(b *dossier.Beeld) termijn.Dag {
	day := termijn.Geen
	for i := range b.Stukken {
		if s := &b.Stukken[i]; s.Aard == dossier.AardMelding && s.Ingetrokken == 0 {
			day = max(day, s.Van)
		}
	}
	return day
}

// naBesluit goes on after decisions were made or refused: every fault at its
// field, the difference of a conflict, or the list.
func (w *bewerking) naBesluit(err error, standaard besluit.Onderwerp, again func(conflict bool) error) error {
	if faults, ok := besluitFouten(err); ok {
		for _, f := range faults {
			w.fout(w.veldVan(f, standaard), f.Code, f.Tekst)
		}
	} else if _, conflict := dossier.IsConflict(err); conflict {
		return again(true)
	} else if err != nil {
		return err
	}
	if !w.f.OK() {
		return again(false)
	}
	return w.v.door("/gezin/" + w.b.ID + "/besluiten")
}

// besluitFouten finds the faults of package besluit in an error.
func besluitFouten(err error) (besluit.Fouten, bool) {
	var faults besluit.Fouten
	ok := errors.As(err, &faults)
	return faults, ok
}

// fout records a fault once per field: a missing day that two decisions need is
// one thing to do.
func (w *bewerking) fout(veld, code, tekst string) {
	for _, f := range w.f.Faults() {
		if f.Field == veld && (f.Text == tekst || veld != "" && f.Code == code || strings.HasPrefix(f.Code, "VELD-") && veld != "") {
			return
		}
	}
	w.f.Fail(veld, code, tekst)
}

// besluitPad gives the field of a path of package besluit; empty where it is
// about no field of the form.
func besluitPad(pad string, standaard besluit.Onderwerp) string {
	parts := strings.Split(pad, ".")
	switch {
	case parts[0] == "berichten" && len(parts) > 1:
		return berichtVeld(parts[1])
	case parts[0] == "besluiten" && len(parts) > 3:
		return onderdeelVeld(besluit.Onderwerp{Persoon: parts[1], Wet: gezin.Wet(parts[2])}, parts[3:])
	case slices.Contains([]string{"datum", "bekendmaking", "ingang", "einde"}, parts[0]):
		return parts[0]
	case parts[0] == "vorig":
		return "einde"
	case standaard != besluit.Onderwerp{}:
		return onderdeelVeld(standaard, parts)
	}
	return ""
}

func onderdeelVeld(o besluit.Onderwerp, parts []string) string {
	switch parts[0] {
	case "aanvraag", "verslag", "datum", "einde":
		return parts[0]
	case "vorig":
		return "einde"
	case "resultaten":
		return besluitVeld(o, "resultaat-"+parts[len(parts)-1])
	case "wijzigreden":
		return besluitVeld(o, "reden")
	case "horen":
		if len(parts) > 1 {
			return besluitVeld(o, "toelichting")
		}
		return besluitVeld(o, "gehoord")
	case "pgb":
		return besluitVeld(o, "pgb-bedrag")
	case "motivering", "bijdrage", "levering":
		return besluitVeld(o, parts[0])
	}
	return ""
}

func onderkast(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}
