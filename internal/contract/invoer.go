package contract

import (
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Invoer is what a file says: a family on a day, under a regeling, and for a
// computation also a choice.
type Invoer struct {
	Regeling string
	Situatie gezin.Situatie
	Keuze    *regeling.Keuze // nil: none was given
	Tarieven arrangement.Tarieven
	versie   *regeling.Versie
	letOp    []arrangement.Aandachtspunt
}

// Versie gives the rules that hold on the day of the input.
func (in *Invoer) Versie() *regeling.Versie { return in.versie }

// Regelingen finds a catalogue by the name that the input gives.
type Regelingen func(name string) (*regeling.Regeling, error)

// Lees reads the JSON of a computation or an advice. The error is a *Fouten
// with everything that is wrong.
func Lees(text []byte, find Regelingen) (*Invoer, error) {
	ff := &Fouten{}
	tree, err := ontleed(text)
	if err != nil {
		// The texts of the JSON library repeat the input and are not passed on.
		ff.voeg("", FoutJSON, "Dit is geen leesbare JSON, of er staat meer dan één waarde in. Kijk naar komma's, aanhalingstekens en haken.")
		return nil, ff
	}
	root := &plaats{ff: ff, b: tree}
	if !root.object() {
		return nil, ff
	}
	in := &Invoer{Regeling: root.bij("regeling").moetTekst()}
	in.Situatie.Peildatum = datum(root.bij("peildatum"), true)
	r := in.zoek(root.bij("regeling"), find)
	leden, lopend, keuze, tarieven := root.bij("leden"), root.bij("lopend"), root.bij("keuze"), root.bij("tarieven")
	family := root.bij("gezin")
	root.klaar()
	if r == nil {
		return nil, ff
	}
	in.versie = r.Op(in.Situatie.Peildatum, termijn.Geen)
	in.leden(leden)
	in.Situatie.Gezin = kenmerken(family, r, regeling.OverGezin)
	in.lopend(lopend)
	if keuze.is() {
		in.Keuze = in.keuze(keuze)
	}
	in.Tarieven = tarieflijst(tarieven, r)
	if len(ff.Fouten) > 0 {
		return nil, ff
	}
	return in, nil
}

func (in *Invoer) zoek(p *plaats, find Regelingen) *regeling.Regeling {
	if in.Regeling == "" {
		return nil
	}
	r, err := find(in.Regeling)
	if err != nil {
		p.fout(FoutRegeling, "Deze regeling is er niet. Typ 'wijzer regeling lijst' om te zien welke er zijn.")
		return nil
	}
	return r
}

func datum(p *plaats, must bool) termijn.Dag {
	text := p.tekst()
	if must {
		text = p.moetTekst()
	}
	if text == "" {
		return termijn.Geen
	}
	d, err := termijn.ParseDag(text)
	if err != nil {
		p.fout(FoutDatum, "Schrijf een datum die bestaat als JJJJ-MM-DD, zoals 2022-03-07.")
	}
	return d
}

func (in *Invoer) leden(p *plaats) {
	if !p.is() {
		p.fout(FoutLeeg, "Noem de leden van het gezin.")
	}
	for _, item := range p.lijst() {
		if item.object() {
			in.lid(item)
		}
	}
}

func (in *Invoer) lid(p *plaats) {
	r := in.versie.Regeling()
	id := p.bij("id").moetTekst()
	if _, double := in.Situatie.Lid(id); double && id != "" {
		p.bij("id").fout(FoutID, "Twee leden hebben dezelfde id. Geef elk lid een eigen id.")
	}
	born := datum(p.bij("geboortedatum"), false)
	if born > in.Situatie.Peildatum && in.Situatie.Peildatum != termijn.Geen {
		p.bij("geboortedatum").fout(FoutGeboren, "Deze geboortedatum ligt na de peildatum. Een kind dat nog geboren wordt, voert u niet in als lid; vul zwanger in bij de moeder.")
	}
	values := kenmerken(p.bij("kenmerken"), r, regeling.OverLid)
	code := func(field, fact string, must bool) {
		at := p.bij(field)
		if must && !at.is() {
			at.fout(FoutLeeg, "Vul dit veld in.")
		}
		if s := at.tekst(); s != "" {
			values[fact] = keuswaarde(at, r.Feit(fact), s)
		}
	}
	code("rol", "rol", true)
	code("geweldsrol", "geweldsrol", false)
	if at := p.bij("clientgroep"); at.is() {
		in.clientgroep(at, values)
	}
	if born != termijn.Geen {
		values["geboortedatum"] = gezin.Op(born)
	}
	values["neemt-deel"] = gezin.JaNee(p.bij("neemtDeel").jaNee(true))
	values["in-voorziening"] = gezin.JaNee(p.bij("inVoorziening").jaNee(false))
	values["zwanger"] = gezin.JaNee(p.bij("zwanger").jaNee(false))
	p.klaar()
	in.Situatie.Leden = append(in.Situatie.Leden, gezin.Lid{ID: id, Kenmerken: values})
}

// clientgroep takes a client group. One that the catalogue does not know is
// taken as another group than those it knows, and pointed out.
func (in *Invoer) clientgroep(p *plaats, values gezin.Kenmerken) {
	f, text := in.versie.Regeling().Feit("clientgroep"), p.tekst()
	if f == nil || text == "" {
		return
	}
	if code, ok := f.Kies(text); ok {
		values[f.Code] = gezin.Keus(code)
		return
	}
	values[f.Code] = gezin.Keus("anders")
	in.letOp = append(in.letOp, arrangement.Aandachtspunt{Code: "clientgroep-onbekend", Pad: p.pad,
		Tekst: "Deze cliëntgroep staat niet in de regeling. Ze is gelezen als een andere groep dan die de regeling noemt."})
}

func keuswaarde(p *plaats, f *regeling.Feitsoort, text string) gezin.Waarde {
	if f == nil {
		return gezin.Waarde{}
	}
	code, ok := f.Kies(text)
	if !ok {
		p.fout(FoutWaarde, "Deze waarde is niet bekend. Kies uit: "+f.Keuzes()+".")
	}
	return gezin.Keus(code)
}

// kenmerken reads facts by the codes of the catalogue.
func kenmerken(p *plaats, r *regeling.Regeling, scope regeling.Bereik) gezin.Kenmerken {
	out := gezin.Kenmerken{}
	for _, at := range p.paren() {
		f := r.Feit(at.naam())
		if f == nil || f.Bereik != scope {
			at.fout(FoutVeld, "Dit feit kent de regeling hier niet. Typ 'wijzer regeling toon' om te zien welke feiten er zijn.")
			continue
		}
		if at.is() {
			out[f.Code] = feitwaarde(at, f)
		}
	}
	return out
}

func feitwaarde(p *plaats, f *regeling.Feitsoort) gezin.Waarde {
	switch f.Soort {
	case gezin.Waarheid:
		return gezin.JaNee(p.jaNee(false))
	case gezin.Getal:
		return getal(p)
	case gezin.Datum:
		return gezin.Op(datum(p, true))
	}
	return keuswaarde(p, f, p.moetTekst())
}

// getal reads a number, or a range as a list of its two ends.
func getal(p *plaats) gezin.Waarde {
	if p.b.soort != 'a' {
		n, _ := p.aantal()
		return gezin.Aantal(n)
	}
	ends := p.lijst()
	if len(ends) != 2 {
		p.fout(FoutSoort, "Schrijf een getal, of twee getallen tussen rechte haken: van en tot en met.")
		return gezin.Waarde{}
	}
	lo, _ := ends[0].aantal()
	hi, _ := ends[1].aantal()
	if lo > hi {
		p.fout(FoutGetal, "Het eerste getal moet het kleinste zijn.")
	}
	return gezin.Tussen(lo, hi)
}

func (in *Invoer) lopend(p *plaats) {
	r := in.versie.Regeling()
	for _, item := range p.lijst() {
		if !item.object() {
			continue
		}
		run := gezin.Lopend{Product: item.bij("product").moetTekst(), Persoon: item.bij("persoon").tekst()}
		if run.Product != "" && !r.KanLopen(run.Product) {
			item.bij("product").fout(FoutWaarde, "Dit product kent de regeling niet. Typ 'wijzer regeling toon' om te zien welke er zijn.")
		}
		if _, found := in.Situatie.Lid(run.Persoon); !found && run.Persoon != "" {
			item.bij("persoon").fout(arrangement.FoutPersoon, "Deze persoon staat niet bij de leden.")
		}
		item.klaar()
		in.Situatie.Lopend = append(in.Situatie.Lopend, run)
	}
}

func tarieflijst(p *plaats, r *regeling.Regeling) arrangement.Tarieven {
	if !p.is() || !p.object() {
		return nil
	}
	out := arrangement.Tarieven{}
	for _, unit := range []struct {
		field string
		per   regeling.Eenheid
	}{{"perUur", regeling.PerUur}, {"perWeek", regeling.PerWeek}} {
		for _, area := range p.bij(unit.field).paren() {
			for _, level := range area.paren() {
				key := regeling.Tarief{Code: area.naam(), Niveau: level.naam(), Per: unit.per}
				if g := r.Gebied(key.Code); g != nil {
					key.Code = g.Code
					if n, ok := g.Schaal.Niveau(key.Niveau); ok {
						key.Niveau = n.Code
					}
				}
				out[key] = bedrag(level)
			}
		}
	}
	p.klaar()
	return out
}

func bedrag(p *plaats) geld.Bedrag {
	text := p.moetTekst()
	if text == "" {
		return 0
	}
	b, err := geld.ParseBedrag(text)
	if err != nil || b < 0 {
		p.fout(FoutBedrag, "Schrijf een bedrag als tekst met een punt en twee cijfers, zoals \"79.85\". Het mag niet onder nul zijn.")
	}
	return b
}

// pad turns a path of the engine into a path of the input.
func (in *Invoer) pad(f arrangement.Fout) string {
	if f.Tarief != nil && f.Code == arrangement.FoutPrijs {
		unit := "perWeek"
		if f.Tarief.Per == regeling.PerUur {
			unit = "perUur"
		}
		return "tarieven." + unit + "." + f.Tarief.Code + "." + f.Tarief.Niveau
	}
	for i, lid := range in.Situatie.Leden {
		prefix := "leden." + lid.ID + "."
		if len(f.Pad) > len(prefix) && f.Pad[:len(prefix)] == prefix {
			return "leden[" + strconv.Itoa(i) + "]." + camel(f.Pad[len(prefix):])
		}
	}
	return f.Pad
}

var camelNames = map[string]string{"neemt-deel": "neemtDeel", "in-voorziening": "inVoorziening"}

// camel gives the name of a field of a member for a fact of the catalogue.
func camel(fact string) string {
	if name, ok := camelNames[fact]; ok {
		return name
	}
	if slices.Contains([]string{"rol", "geboortedatum", "geweldsrol", "clientgroep", "zwanger"}, fact) {
		return fact
	}
	return "kenmerken." + fact
}
