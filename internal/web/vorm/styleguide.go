package vorm

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// StyleGuide serves the page that shows every component in use. It holds only
// invented people and needs no sign-in.
func StyleGuide(r *Renderer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		var buf bytes.Buffer
		if err := r.RenderTo(&buf, "stijlgids", StyleGuidePage()); err != nil {
			http.Error(w, "De stijlgids kan niet worden getoond.", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(buf.Len()))
		_, _ = buf.WriteTo(w) // the reader went away: nobody to tell
	})
}

// StyleGuidePage gives the style guide as a page, with the identity bar and a
// form that was not accepted.
func StyleGuidePage() Page {
	form, safety := guideForm(), guideSafety()
	return Page{
		Title:       "Stijlgids",
		Nav:         []Link{{Text: "Werklijst", Href: "#werklijst"}, {Text: "Gezinnen", Href: "#gezin"}, {Text: "Stijlgids", Href: "#inhoud", Current: true}},
		User:        &User{Name: "Noor de Proef", Role: "Indicatiesteller, wijkteam Voorbeeld", Links: []Link{{Text: "Mijn gegevens", Href: "#formulier"}}, SignOut: "/stijlgids"},
		Identity:    &Identity{Name: "Gezin Voorbeeld", Href: "#gezin", Director: Known("Sam Verzonnen"), Safety: Tag{Text: "Veiligheidsafspraken lopen", State: Warning, Shape: Square, Icon: "schild"}, Writes: &safety},
		BreakGlass:  &BreakGlass{Reason: "de politie belt over het jongste kind", Until: "14.30 uur", Stop: "/stijlgids"},
		Breadcrumbs: Breadcrumbs{{Text: "Werklijst", Href: "#werklijst"}, {Text: "Gezin Voorbeeld", Href: "#gezin"}, {Text: "Stijlgids"}},
		Side:        guideSide(),
		Errors:      form.Summary(),
		Data:        newGuide(form),
		Footer:      []Link{{Text: "Toegankelijkheid", Href: "#inhoud"}, {Text: "Privacy", Href: "#inhoud"}},
	}
}

func guideSafety() Compartment {
	return Compartment{Kind: Veiligheid, Name: "Veiligheid van Sanne", Readers: "Alleen u en de casusregisseur lezen dit."}
}

func guideNormal() Compartment {
	return Compartment{Kind: Gewoon, Name: "Gezinsdossier", Readers: "Wie bij dit gezin betrokken is, leest dit."}
}

func guideSide() *SideNav {
	return &SideNav{Label: "Onderdelen van de stijlgids", Groups: []NavGroup{
		{Title: "Gezin Voorbeeld", Links: []Link{
			{Text: "Werklijst", Href: "#werklijst", Icon: "taak", Count: "4"},
			{Text: "Gezin", Href: "#gezin", Icon: "gezin", Current: true},
			{Text: "Pakketten", Href: "#pakketten", Icon: "weegschaal"},
			{Text: "Verloop", Href: "#verloop", Icon: "geschiedenis"},
		}},
		{Title: "Bouwstenen", Links: []Link{
			{Text: "Formulier", Href: "#formulier", Icon: "wijzig"},
			{Text: "Meldingen", Href: "#meldingen", Icon: "bericht"},
			{Text: "Kleur en letter", Href: "#kleur", Icon: "instellingen"},
		}},
	}}
}

// guide is what the template of the style guide shows.
type guide struct {
	Cards, States, Family, Large, Summary, Compare    any
	Worklist, Awards, Tasks, History                  any
	Banners, Empty, Busy, Unknown, Steps, Tabs, Pages any
	Bars, Lines                                       any
	Values                                            SummaryList
	Compartments                                      []Compartment
	Form                                              FormTag
	Fields                                            []any
	Note                                              Field
	Buttons                                           any
	Icons                                             []string
	Swatches                                          [][2]string
	Day                                               time.Time
	Amount                                            geld.Bedrag
	Minutes                                           geld.Minuten
}

func newGuide(form *Form) guide {
	return guide{
		Cards: guideCards(), States: guideTags(), Family: GuideFamily(), Large: guideLargeFamily(), Summary: guideSummary(), Compare: guideComparison(),
		Worklist: guideWorklist(), Awards: guideAwards(), Tasks: guideTasks(), History: guideHistory(),
		Banners: guideBanners(), Empty: guideEmpty(), Busy: Progress{ID: "voortgang", Text: "Brieven maken", Done: 134, Total: 200},
		Unknown: Progress{ID: "bezig", Text: "Advies berekenen"},
		Steps:   Steps{Names: []string{"Gezin", "Feiten", "Advies", "Controle"}, Current: 2},
		Tabs:    Tabs{Label: "Weergaven van het plan", Links: []Link{{Text: "Nu", Href: "#verloop", Current: true}, {Text: "Eerder", Href: "#pakketten"}, {Text: "Alles", Href: "#kleur"}}},
		Pages:   Pagination{Previous: "#werklijst", Next: "#gezin", Shown: "25 gezinnen, op volgorde van termijn"},
		Bars:    guideBars(), Lines: guideLines(), Values: guideValues(),
		Compartments: []Compartment{guideNormal(), guideSafety(), {Kind: Melder, Name: "Bron van de melding"}, {Kind: GesprekKind, Name: "Gesprek met Lot"}},
		Form:         FormTag{Action: "/stijlgids", Key: "voorbeeld", Guard: true, Label: "Voorbeeld van een formulier"},
		Fields:       guideFields(form),
		Note:         Field{Kind: AreaField, Name: "notitie", Label: "Notitie", Hint: "Schrijf wat u zag en hoorde. Schrijf niet waar Sanne verblijft.", Optional: true},
		Buttons: Actions{Button{Text: "Ga verder", Icon: "verder"}, Button{Text: "Bewaar en ga later verder", Kind: Secondary}, Button{Text: "Beëindig de hulp", Kind: Risky},
			Button{Text: "Annuleer", Kind: Quiet, Href: "#inhoud"}},
		Icons:    Icons(),
		Swatches: [][2]string{{"accent", "Accent"}, {"ink", "Tekst"}, {"muted", "Rustig"}, {"paper", "Papier"}, {"surface", "Vlak"}, {"info", "Informatie"}, {"success", "Goed"}, {"warning", "Let op"}, {"danger", "Gevaar"}},
		Day:      guideDay(7), Amount: 123456, Minutes: 90,
	}
}

func guideDay(d int) time.Time { return time.Date(2022, time.March, d, 0, 0, 0, 0, time.UTC) }

func guideForm() *Form {
	f := NewForm(url.Values{"naam": {"Lot Voorbeeld"}, "geboren-dag": {"31"}, "geboren-maand": {"2"}, "geboren-jaar": {"2019"}, "gebieden": {"thuis"}})
	f.Day("geboren", "de geboortedatum")
	f.Number("minuten", "het aantal minuten", 1, 10080)
	return f
}

func guideFields(f *Form) []any {
	yesNo := []Option{{Value: "ja", Text: "Ja"}, {Value: "nee", Text: "Nee"}, {Divider: "of", Value: "onbekend", Text: "Dat is nog niet bekend", Hint: "U kunt dit later invullen."}}
	areas := []Option{{Value: "veilig", Text: "Duurzame veiligheid"}, {Value: "thuis", Text: "Wonen en huishouden"}, {Value: "zorg", Text: "Zelfzorg en gezondheid"}}
	return []any{
		f.Field(Field{Name: "naam", Label: "Naam van het kind", Hint: "Zoals in de basisregistratie staat."}),
		f.Field(Field{Kind: DateField, Name: "geboren", Label: "Geboortedatum", Hint: "Bijvoorbeeld 7 3 2019."}),
		f.Field(Field{Kind: FileField, Name: "bestand", Label: "Bestand", Hint: "Een PDF, een foto (JPEG of PNG) of platte tekst, van ten hoogste 10 MB.", Optional: true}),
		f.Field(Field{Kind: NumberField, Name: "minuten", Label: "Begeleiding", Suffix: "minuten per week", Width: Chars4}),
		f.Field(Field{Kind: SelectField, Name: "rol", Label: "Rol in het gezin", Optional: true, Options: []Option{{Value: "kind", Text: "Kind"}, {Value: "ouder", Text: "Ouder"}}}),
		f.Field(Field{Kind: RadioField, Name: "doetmee", Label: "Doet dit kind mee aan de hulp?", Options: yesNo}),
		f.Field(Field{Kind: CheckField, Name: "gebieden", Label: "Waar is hulp bij nodig?", Hint: "Kies alles wat past.", Options: areas}),
	}
}

func guideTags() Inline {
	return Inline{TagLate("3 dagen te laat"), TagDue("nog 2 dagen"), TagWaiting("wacht op aanbieder"), TagDone("klaar"), TagTodo("te doen"), Tag{Text: "voorstel", State: Neutral}}
}

// GuideFamily is the invented family of the style guide: two homes, half-siblings
// with different custody, and someone of whom the place is withheld.
func GuideFamily() Family {
	return Family{
		ID: "gezin-voorbeeld", Title: "Wie is wie in gezin Voorbeeld",
		People: []Person{
			{ID: "s", Name: "Sanne Voorbeeld", Role: "moeder", Age: "34 jaar", Href: "#gezin"},
			{ID: "j", Name: "Joris Verzonnen", Role: "partner", Age: "36 jaar"},
			{ID: "m", Name: "Mick Voorbeeld", Role: "kind", Age: "12 jaar", Child: true},
			{ID: "l", Name: "Lot Verzonnen", Role: "jongste kind", Age: "3 jaar", Child: true},
			{ID: "b", Name: "Bo Verzonnen", Role: "kind", Age: "5 jaar", Child: true},
			{ID: "r", Name: "Ruben Bedacht", Role: "vader van Mick", Age: "39 jaar", Outside: true},
		},
		Homes:    []Home{{Name: "Thuis", People: []string{"s", "j", "m", "b", "l"}}, {Withheld: true, People: []string{"r"}}},
		Partners: []Couple{{A: "s", B: "j"}, {A: "s", B: "r", Former: true}},
		Parents: []ParentLink{{"s", "m", HasCustody}, {"r", "m", NoCustody}, {"s", "b", HasCustody}, {"j", "b", HasCustody},
			{"s", "l", HasCustody}, {"j", "l", HasCustody}},
	}
}

// guideLargeFamily is a family that needs more than one row: a grandmother at
// home, seven children, and someone who is withheld from this reader.
func guideLargeFamily() Family {
	f := Family{
		ID: "groot-gezin", Title: "Een groot gezin, met een afgeschermde persoon",
		People: []Person{
			{ID: "o", Name: "Oma Bedacht", Role: "grootmoeder", Age: "71 jaar"},
			{ID: "m", Name: "Fleur Bedacht", Role: "moeder", Age: "41 jaar"},
			{ID: "v", Name: "Timo Denkbeeldig", Role: "vader", Age: "43 jaar", Outside: true},
			{ID: "x", Withheld: true},
		},
		Homes:    []Home{{Name: "Thuis", People: []string{"o", "m"}}, {Name: "Bij vader", People: []string{"v"}}, {Withheld: true, People: []string{"x"}}},
		Partners: []Couple{{A: "m", B: "v", Former: true}},
		Parents:  []ParentLink{{Parent: "o", Child: "m"}},
	}
	for i, name := range []string{"Puck", "Teun", "Saar", "Guus", "Fien", "Pim", "Roos"} {
		id := "k" + strconv.Itoa(i)
		f.People = append(f.People, Person{ID: id, Name: name + " Denkbeeldig", Role: "kind", Age: meervoud(14-2*i, "jaar", "jaar"), Child: true})
		f.Homes[i/5].People = append(f.Homes[i/5].People, id)
		f.Parents = append(f.Parents, ParentLink{"m", id, HasCustody}, ParentLink{"v", id, HasCustody})
	}
	f.Parents = append(f.Parents, ParentLink{"x", "k0", CustodyWithheld})
	return f
}

func guideSummary() SummaryList {
	return SummaryList{
		{Key: "Naam", Value: "Lot Verzonnen", Source: "Basisregistratie personen, 7 maart 2022", Change: "#formulier"},
		{Key: "Gezag", Value: "Sanne Voorbeeld en Joris Verzonnen", Source: "Gezagsregister, 7 maart 2022", Change: "#formulier"},
		{Key: "Verblijf", Value: Withheld()},
		{Key: "School", Value: Unknown(), Change: "#formulier"},
		{Key: "Eigen bijdrage", Value: None("geen, dit is hulp uit de Jeugdwet")},
	}
}

func guideValues() SummaryList {
	return SummaryList{{Key: "Bekend", Value: Known("Basisschool De Verzinning")}, {Key: "Niet bekend", Value: Unknown()}, {Key: "Er is er geen", Value: None("geen partner")}, {Key: "Afgeschermd", Value: Withheld()}}
}

func guideCards() Grid {
	late := TagLate("3 dagen te laat")
	running := TagDone("loopt")
	return Grid{
		Card{Title: "Besluit voor Sanne", Href: "#gezin", Tag: &late, Body: Stack{Figure{Number: "1 uur 30 minuten", Text: "begeleiding per week"}}, Actions: []any{Button{Text: "Bekijk", Kind: Secondary, Href: "#gezin", Context: "het besluit voor Sanne"}}},
		Card{Title: "Hulp die loopt", Tag: &running, Body: Figure{Number: "€ 1.234,56", Text: "per maand voor dit gezin"}},
		Card{Title: "Veiligheid", Body: "Het volgende gesprek is op 14 maart 2022."},
	}
}

func guideComparison() Comparison {
	advice := Tag{Text: "past", State: Success, Icon: "goed"}
	ask := Tag{Text: "vraag dit eerst", State: Warning, Shape: Square, Icon: "hulp"}
	why := &Why{About: "90 minuten voor Sanne", Steps: []string{"Sanne doet mee en is volwassen.", "Pakket 2 geeft elke volwassene 90 minuten per week (bijlage 3, tabel 3.1)."}}
	return Comparison{Choices: []Choice{
		guideChoice("Pakket 1", nil, 45, nil, "", "€ 210,00"),
		guideChoice("Pakket 2", &advice, 90, why, "+ 45 minuten", "€ 386,25"),
		guideChoice("Pakket 3", &ask, 180, nil, "+ 2 uur 15 minuten", "€ 738,75"),
	}}
}

func guideChoice(title string, tag *Tag, adult geld.Minuten, why *Why, delta, total string) Choice {
	kind := Secondary
	if why != nil {
		kind = Primary
	}
	return Choice{
		Title: title, Tag: tag, Chosen: why != nil,
		Lines:   []CompareLine{{Key: "Sanne", Value: adult, Why: why, Delta: delta}, {Key: "Joris", Value: adult, Delta: delta}, {Key: "Kinderen samen", Value: geld.Minuten(60)}},
		Total:   &CompareLine{Key: "Per week (verzonnen prijs)", Value: total},
		Actions: []any{Button{Text: "Kies " + title, Kind: kind}},
	}
}

func guideWorklist() Table {
	return Table{Caption: "Werklijst", Hidden: true, Stack: true,
		Columns: []Column{{Title: "Gezin"}, {Title: "Taak"}, {Title: "Laatste dag", Sort: "#werklijst", Sorted: "ascending"}, {Title: "Stand"}},
		Rows: []Row{
			{Late: true, Cells: []any{Link{Text: "Gezin Voorbeeld", Href: "#gezin"}, "Besluit nemen", "4 maart 2022", TagLate("3 dagen te laat")}},
			{Cells: []any{Link{Text: "Gezin Bedacht", Href: "#gezin"}, "Plan bespreken", "9 maart 2022", TagDue("nog 2 dagen")}},
			{Cells: []any{Link{Text: "Gezin Verzonnen", Href: "#gezin"}, "Start hulp", "21 maart 2022", TagWaiting("wacht op aanbieder")}},
			{Cells: []any{Withheld(), "Gesprek voeren", "28 maart 2022", TagTodo("nog 21 dagen")}},
		}}
}

func guideAwards() Table {
	why := &Why{About: "90 minuten voor Sanne", Steps: []string{"Sanne doet mee en is volwassen.", "Pakket 2 geeft 90 minuten per week."}}
	return Table{Caption: "Hulp per week", Hidden: true, Columns: []Column{{Title: "Wie"}, {Title: "Soort hulp"}, {Title: "Minuten", Number: true}, {Title: "Bedrag", Number: true}},
		Rows: []Row{
			{Cells: []any{"Sanne", "Begeleiding", Cell{Value: "90", Why: why}, geld.Bedrag(11588)}},
			{Cells: []any{"Joris", "Begeleiding", "90", geld.Bedrag(11588)}},
			{Cells: []any{"Lot", "Opvoedondersteuning", "1.060", geld.Bedrag(115449)}},
		},
		Sum: []any{"Samen", "", "1.240", geld.Bedrag(138625)}}
}

func guideTasks() TaskList {
	return TaskList{
		{Text: "Wie zijn er in het gezin?", Href: "#gezin", State: TagDone("klaar")},
		{Text: "Veiligheid", Href: "#meldingen", Hint: "Er is een contactverbod vermeld.", State: TagDue("vandaag")},
		{Text: "Advies bekijken", Href: "#pakketten", State: TagTodo("te doen")},
		{Text: "Besluit nemen", Hint: "Dit kan als het advies bekeken is.", State: TagWaiting("kan nog niet")},
	}
}

func guideHistory() Timeline {
	return Timeline{
		{Title: "Besluit genomen voor Sanne", When: guideDay(7), By: "Noor de Proef", Text: "Pakket 2: 1 uur 30 minuten per week, van 14 maart 2022 tot en met 13 maart 2023.", State: Success, Icon: "besluit"},
		{Title: "Nieuw feit", When: guideDay(4), By: "Sam Verzonnen", Text: Withheld(), State: Neutral, Icon: "slot"},
		{Title: "Melding van onveiligheid", When: guideDay(1), By: "Veilig Thuis Voorbeeld", State: Danger, Icon: "schild"},
	}
}

func guideBanners() Stack {
	return Stack{
		Banner{State: Info, Title: "Er is een nieuw feit", Text: "Joris is verhuisd op 1 maart 2022. Bekijk of het advies nog past.", Links: []Link{{Text: "Bekijk het advies", Href: "#pakketten"}}},
		Banner{State: Success, Title: "Het besluit is bewaard", Text: "De brief voor Sanne staat klaar."},
		Banner{State: Warning, Title: "De termijn loopt af", Text: "Neem het besluit uiterlijk op 9 maart 2022."},
		Banner{State: Danger, Title: "Sanne en Joris hebben een contactverbod", Text: "Maak aparte afspraken. Stuur geen bericht naar het huisadres."},
	}
}

func guideEmpty() Empty {
	return Empty{Icon: "taak", Title: "U heeft niets te doen", Text: "Er staan geen taken op uw naam. Nieuwe meldingen vindt u bij Gezinnen.", Action: &Button{Text: "Bekijk de gezinnen", Kind: Secondary, Href: "#gezin"}}
}

func guideBars() BarChart {
	return BarChart{ID: "staven", Title: "Wachttijd per wijkteam", Description: "Wijkteam Zuid wacht het langst: 31 dagen.", Unit: "Dagen",
		Bars: []Bar{{Label: "Zuid", Value: 31, Text: "31"}, {Label: "Noord", Value: 24, Text: "24"}, {Label: "Oost", Value: 12, Text: "12"}, {Label: "Alle wijkteams", Value: 22, Text: "22", Quiet: true}}}
}

func guideLines() LineChart {
	return LineChart{ID: "lijnen", Title: "Besluiten per kwartaal", Description: "Het aantal besluiten groeide van 110 naar 203.", Moments: []string{"1e", "2e", "3e", "4e"},
		Series: []Series{{Name: "Dit jaar", Values: []int64{110, 142, 178, 203}, Texts: []string{"110", "142", "178", "203"}}, {Name: "Vorig jaar", Values: []int64{96, 101, 99, 104}, Texts: []string{"96", "101", "99", "104"}, Quiet: true}}}
}
