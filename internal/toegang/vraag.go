package toegang

import "slices"

// Lezer is who asks.
type Lezer struct {
	Account  string
	Persoon  string // the person in the register: of a client himself, of a worker when known; empty otherwise
	Teams    []string
	Rol      Rol
	Domeinen []Domein // in which he is appointed; of no account for clients, recipients and system actors
}

// Vraag is what someone wants to do, for which purpose, at which moment. The
// row comes later: one question serves a whole list.
type Vraag struct {
	Lezer  Lezer
	Actie  Actie
	Voor   Activiteit
	Moment Moment
}

func (v Vraag) vorm() Rolvorm {
	vorm, _ := rolvorm(v.Lezer.Rol)
	return vorm
}

// kenmerken gives the reader as Bind takes him.
func (l Lezer) kenmerken() map[Lezerkenmerk][]string {
	return map[Lezerkenmerk][]string{LAccount: {l.Account}, LPersoon: {l.Persoon}, LTeams: l.Teams, LRol: {string(l.Rol)}}
}

// appointed tells whether the reader works in the domain of the activity.
func (v Vraag) appointed(w Verwerking) bool {
	vorm, ok := rolvorm(v.Lezer.Rol)
	return ok && (vorm.Soort != Medewerker || slices.Contains(v.Lezer.Domeinen, w.Domein) || overal(w))
}

// overal: what is public needs no appointment, and danger does not wait for one.
func overal(w Verwerking) bool { return w.Activiteit == Beleid || w.Activiteit == Noodgebruik }

// Rule gives the whole rule for the question, with the reader filled in: the
// walls, then the rights. It is a Stap for each, for Explain.
func Rule(v Vraag) Predicaat { return Bind(rule(v), v.Lezer.kenmerken()) }

func rule(v Vraag) Predicaat {
	w, known := VerwerkingVan(v.Voor)
	doel := Stap{"T-DOEL", "Het doel staat in het register, en de lezer werkt in dat domein.",
		"Het doel staat niet in het register, of de lezer werkt niet in dat domein.", "AVG art. 30; AVG art. 5 lid 1 onder b",
		Vast(known && v.appointed(w))}
	if !known {
		return doel
	}
	return En{doel, right(v), muurDomein(w), muurWet(w), muurBelang(v), muurVerblijf(v), muurOnthouden(v), muurBeperkt(v)}
}

// right is yes when a line of the table of rights gives it. Lines with the same
// ground are taken together, so that the ground is asked once.
func right(v Vraag) Predicaat {
	per := map[Grond][]Recht{}
	var gronden []Grond
	for _, r := range rechten {
		if slices.Contains(r.Rollen, v.Lezer.Rol) && slices.Contains(r.Acties, v.Actie) && slices.Contains(r.Voor, v.Voor) {
			if per[r.Grond] == nil {
				gronden = append(gronden, r.Grond)
			}
			per[r.Grond] = append(per[r.Grond], r)
		}
	}
	een := Of{}
	for _, g := range gronden {
		een = append(een, g.predicaat(v, per[g]))
	}
	return Stap{"T-RECHT", "De rol mag dit voor dit doel met dit soort gegeven.",
		"De rol mag dit niet voor dit doel met dit soort gegeven, of de grond ontbreekt.", "tabel van rechten", een}
}

// GeenInzage is what every refused reader reads, and also who asks for what is
// not there. It may differ by nothing.
const GeenInzage = "Dit is er niet, of u mag het niet zien."

// Toets is a question made ready: ask it for one row, or compile it for many.
type Toets struct {
	vraag Vraag
	kaal  Predicaat // the rule without named steps: Decide makes those again
}

// Prepare makes a question ready.
func Prepare(v Vraag) Toets {
	return Toets{v, Simplify(rule(v), v.Lezer.kenmerken())}
}

// Vraag gives the question.
func (t Toets) Vraag() Vraag { return t.vraag }

// Predicaat gives the rule in its shortest form, with the reader filled in.
func (t Toets) Predicaat() Predicaat {
	if t.kaal == nil {
		return Vast(false)
	}
	return t.kaal
}

// Allows tells whether the row is for this reader. The zero Toets allows
// nothing.
func (t Toets) Allows(o Object, b Bron) bool {
	return Evaluate(t.Predicaat(), o, b, t.vraag.Moment)
}

// Filter compiles the question to a condition for a WHERE clause. Recheck each
// row that it gives with Allows.
func (t Toets) Filter(k Kaart, eerste int) (SQL, error) {
	return Compile(t.Predicaat(), k, t.vraag.Moment, eerste)
}

// Beslissing is the answer about one row.
type Beslissing struct {
	Toegestaan bool
	// Reden is for the reader: why yes, or GeenInzage.
	Reden string
	// Verklaring is for the log and for who reviews; never for a refused
	// reader.
	Verklaring Verklaring
}

// Decide answers about one row, with reasons.
func (t Toets) Decide(o Object, b Bron) Beslissing {
	if t.kaal == nil {
		return Beslissing{Reden: GeenInzage}
	}
	v := Explain(Rule(t.vraag), o, b, t.vraag.Moment)
	d := Beslissing{Toegestaan: v.Ja, Reden: GeenInzage, Verklaring: v}
	if !d.Toegestaan {
		return d
	}
	d.Reden = ""
	for _, r := range v.Regel {
		if r.Ja && r.Diepte > 0 {
			d.Reden = r.Zin
			break
		}
	}
	return d
}
