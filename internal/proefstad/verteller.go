package proefstad

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/termijn"
)

// verteller builds one family: its people and the facts about them. Every fact
// gets a source and a compartment; what a caller does not say follows from the
// kind of fact.
type verteller struct {
	g       *Gezin
	nummers *nummers
	dag     termijn.Dag // the day from which facts hold unless said otherwise
	thuis   int         // the street
	huis    int         // the house number
	adres   nummer.Adres
}

// lid adds a member. The id is the first name in small letters.
func (v *verteller) lid(voornaam, achternaam, rol string, geboren termijn.Dag) string {
	id := strings.ToLower(voornaam)
	if v.adres.IsZero() {
		street, code := straat(v.thuis)
		v.adres = adres(street, v.huis, code)
	}
	p := Persoon{ID: id, Voornaam: voornaam, Achternaam: achternaam, BSN: v.nummers.bsn(), Geboren: geboren, Adres: v.adres}
	if geboren.Leeftijd(v.dag) >= 12 {
		p.Telefoon = v.nummers.mobiel()
	}
	v.g.Personen = append(v.g.Personen, p)
	v.feit(gezin.Feit{Over: id, Soort: "rol", Waarde: gezin.Keus(rol), Bron: gezin.Bron{Soort: "professional"}})
	v.feit(gezin.Feit{Over: id, Soort: "geboortedatum", Waarde: gezin.Op(geboren), Van: geboren, Bron: gezin.Bron{Soort: "brp"}})
	return id
}

// volwassene adds an adult who takes part or not.
func (v *verteller) volwassene(voornaam, achternaam string, leeftijd int, doetMee bool) string {
	id := v.lid(voornaam, achternaam, "volwassene", jarig(v.dag, leeftijd, v.nummers.acht%300))
	v.jaNee(id, "neemt-deel", doetMee)
	return id
}

// kind adds a child who takes part, with his parents and who has custody.
func (v *verteller) kind(voornaam, achternaam string, geboren termijn.Dag, ouders, gezag []string, woontBij string) string {
	id := v.lid(voornaam, achternaam, "kind", geboren)
	v.jaNee(id, "neemt-deel", true)
	for _, parent := range ouders {
		v.relatie(gezin.Ouder, parent, id, "brp", geboren)
	}
	for _, holder := range gezag {
		v.relatie(gezin.Gezag, holder, id, "gezagsregister", geboren)
	}
	if woontBij != "" {
		v.relatie(gezin.WoontBij, id, woontBij, "brp", geboren)
	}
	return id
}

func (v *verteller) relatie(soort gezin.RelatieSoort, van, naar, bron string, sinds termijn.Dag) {
	v.feit(gezin.Feit{Over: van, Met: naar, Soort: string(soort), Waarde: gezin.JaNee(true), Van: sinds, Bron: gezin.Bron{Soort: bron}})
}

// jaNee records a yes or no about a member, or about the family when over is
// empty.
func (v *verteller) jaNee(over, soort string, ja bool) {
	v.feit(gezin.Feit{Over: over, Soort: soort, Waarde: gezin.JaNee(ja)})
}

func (v *verteller) keus(over, soort, code string) {
	v.feit(gezin.Feit{Over: over, Soort: soort, Waarde: gezin.Keus(code)})
}

// loopt records that help runs; tot is the first day on which no more.
func (v *verteller) loopt(over, product string, van, tot termijn.Dag) {
	v.feit(gezin.Feit{Over: over, Soort: gezin.Loopt, Waarde: gezin.Keus(product), Van: van, Tot: tot, Bron: gezin.Bron{Soort: "beschikking"}})
}

// geweld records that there is violence of a kind, and how long help is needed.
func (v *verteller) geweld(soort string, maanden int64) {
	v.jaNee("", "structurele-onveiligheid", true)
	v.jaNee("", "onstabiele-thuissituatie", true)
	for _, s := range []string{"geweld-fysiek", "geweld-psychisch", "geweld-seksueel"} {
		v.jaNee("", s, s == soort)
	}
	v.feit(gezin.Feit{Soort: "verwachte-duur", Waarde: gezin.Aantal(maanden)})
}

// feit adds a fact with a number, and a source and a compartment where it has
// none.
func (v *verteller) feit(f gezin.Feit) {
	f.Vastgezet = int64(len(v.g.Feiten) + 1)
	f.ID = "feit-" + strconv.FormatInt(f.Vastgezet, 10)
	if f.Bron.Soort == "" {
		f.Bron = gezin.Bron{Soort: "professional", Omschreven: "gesprek aan de keukentafel"}
	}
	if f.Label == (gezin.Label{}) {
		f.Label = gezin.Label{Onderwerp: f.Over, Wet: v.wetVan(&f), Klasse: klasseVan(f.Soort)}
	}
	v.g.Feiten = append(v.g.Feiten, f)
}

func (v *verteller) rol(id string) string {
	for i := range v.g.Feiten {
		if f := &v.g.Feiten[i]; f.Over == id && f.Soort == "rol" {
			return f.Waarde.Code
		}
	}
	return ""
}

// wetVan gives the law under which a fact was obtained. The investigation in
// this city is one of the Wmo; what youth help or a court says of a child is of
// the Jeugdwet, and reaches the Wmo with consent only (Toestemming).
func (v *verteller) wetVan(f *gezin.Feit) gezin.Wet {
	if f.Soort == "jeugdhulp-nodig" || f.Soort == "uithuisgeplaatst" || f.Soort == gezin.Loopt && v.rol(f.Over) == "kind" {
		return gezin.Jeugdwet
	}
	return gezin.Wmo
}

// stemtToe records that who has custody consents to using what the Jeugdwet
// side knows of the children for the Wmo.
func (v *verteller) stemtToe() {
	for _, child := range v.kinderen() {
		t := Toestemming{Persoon: child, Van: gezin.Jeugdwet, Naar: gezin.Wmo, Op: v.dag - 1}
		for i := range v.g.Feiten {
			if f := &v.g.Feiten[i]; f.Soort == string(gezin.Gezag) && f.Met == child {
				t.Door = append(t.Door, f.Over)
			}
		}
		v.g.Toestemmingen = append(v.g.Toestemmingen, t)
	}
}

// klasseVan gives the compartment of a kind of fact: what tells of violence or
// of where someone hides is a matter of safety.
func klasseVan(soort string) gezin.Klasse {
	switch soort {
	case "in-voorziening", "geweldsrol", "geweld-fysiek", "geweld-psychisch", "geweld-seksueel", "structurele-onveiligheid":
		return gezin.Veiligheid
	case string(gezin.Ouder), string(gezin.Gezag), string(gezin.Partner), string(gezin.WoontBij):
		return gezin.Betrokken
	}
	return gezin.Gewoon
}

// jarig gives a day of birth: years old on dag, since a number of days (0 to
// 364).
func jarig(dag termijn.Dag, jaren, sinds int) termijn.Dag {
	return (dag - termijn.Dag(sinds)).PlusMaanden(-12 * jaren)
}
