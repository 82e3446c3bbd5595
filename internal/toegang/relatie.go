package toegang

import (
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Relatie names a table of dated facts that decide on access.
type Relatie string

// The relations. The comment gives their columns; the first is the key, by
// which Bron finds rows, and every use of the relation fixes it.
const (
	// Betrokken: persoon, lezer (an account or a team), rol, klasse. Someone is
	// involved with this person, in a role, for one class. Per day.
	Betrokken Relatie = "betrokkenheid"
	// Vertegenwoordigd: persoon, lezer (a person), grond. Who speaks for whom,
	// himself included; made by Vertegenwoordigingen. Per day.
	Vertegenwoordigd Relatie = "vertegenwoordiging"
	// Onthouden: persoon, lezer (a person). A professional decided to withhold
	// the file of this person from that one (Jeugdwet art. 7.3.10 and 7.3.15
	// lid 4, Wmo 2015 art. 5.3.3). Per day.
	Onthouden Relatie = "onthouding"
	// Belang: persoon, lezer (an account). The one who asks is this person, a
	// relative, or otherwise has an interest. Recorded for each person that it
	// touches, also the other party. Per day.
	Belang Relatie = "belang"
	// Toegestemd: persoon, van, naar (laws). Recorded explicit consent to use
	// what was obtained under one law for the other (Wmo 2015 art. 5.1.1 lid
	// 4). Per day.
	Toegestemd Relatie = "toestemming"
	// Samengesteld: samenstelling, persoon. Who belongs to a composition. A
	// composition is never changed, a change of the family makes a new one, so
	// it has no dates here.
	Samengesteld Relatie = "samenstelling"
	// Beschermd: persoon. The safety flag is on. Per day.
	Beschermd Relatie = "bescherming"
	// Gekoppeld: persoon. The same person seems to be registered elsewhere, with
	// a safety flag, and this registration is protected in silence: who works
	// with it sees no difference, and to all others it is as with a flag. Only
	// the wall around the stay does not count it: in this registration stands
	// what its own workers wrote down. Per day.
	Gekoppeld Relatie = "koppeling"
	// Beperkt: persoon, van (a law). The use of what was obtained about this
	// person under that law is restricted (AVG art. 18). Per day.
	Beperkt Relatie = "beperking"
	// Noodgeopend: persoon, lezer (an account). Emergency access. Per instant.
	Noodgeopend Relatie = "noodtoegang"
	// Vierogen: persoon, lezer (an account). A second person agreed that this
	// one opens the secret stay. Per instant.
	Vierogen Relatie = "vierogen"
)

// Kolom names a column of a relation.
type Kolom string

// The columns of the relations.
const (
	CPersoon       Kolom = "persoon"
	CLezer         Kolom = "lezer"
	CRol           Kolom = "rol"
	CKlasse        Kolom = "klasse"
	CGrond         Kolom = "grond"
	CVan           Kolom = "van_wet"
	CNaar          Kolom = "naar_wet"
	CSamenstelling Kolom = "samenstelling"
)

// Tijdsoort says how the rows of a relation are dated.
type Tijdsoort uint8

// The ways to date. A row holds from its first moment up to, and not
// including, its end.
const (
	Tijdloos Tijdsoort = iota
	PerDag
	PerTijdstip
)

// Relatievorm is the shape of a relation.
type Relatievorm struct {
	Relatie  Relatie
	Sleutel  Kolom   // the column by which rows are found
	Kolommen []Kolom // all columns, the key first
	Tijd     Tijdsoort
}

// Relaties gives the shape of every relation, in the order of the constants.
func Relaties() []Relatievorm {
	vorm := func(r Relatie, t Tijdsoort, kolommen ...Kolom) Relatievorm {
		return Relatievorm{Relatie: r, Sleutel: kolommen[0], Kolommen: kolommen, Tijd: t}
	}
	return []Relatievorm{
		vorm(Betrokken, PerDag, CPersoon, CLezer, CRol, CKlasse),
		vorm(Vertegenwoordigd, PerDag, CPersoon, CLezer, CGrond),
		vorm(Onthouden, PerDag, CPersoon, CLezer),
		vorm(Belang, PerDag, CPersoon, CLezer),
		vorm(Toegestemd, PerDag, CPersoon, CVan, CNaar),
		vorm(Samengesteld, Tijdloos, CSamenstelling, CPersoon),
		vorm(Beschermd, PerDag, CPersoon),
		vorm(Gekoppeld, PerDag, CPersoon),
		vorm(Beperkt, PerDag, CPersoon, CVan),
		vorm(Noodgeopend, PerTijdstip, CPersoon, CLezer),
		vorm(Vierogen, PerTijdstip, CPersoon, CLezer),
	}
}

// VormVan gives the shape of one relation.
func VormVan(r Relatie) (Relatievorm, bool) {
	v, ok := relatievorm[r]
	return v, ok
}

func vormen() map[Relatie]Relatievorm {
	uit := map[Relatie]Relatievorm{}
	for _, v := range Relaties() {
		uit[v.Relatie] = v
	}
	return uit
}

// Relatierij is one row of a relation. Make it with the functions below.
type Relatierij struct {
	Waarden map[Kolom]string
	// Van and Tot are fixed-width text that sorts as time does: a date as
	// JJJJ-MM-DD, an instant as Tijdtekst writes it. Van empty: from the
	// beginning; Tot empty: open.
	Van, Tot string
}

// Bron gives the rows of a relation whose key column has the given value.
// Rows that do not hold now may be among them.
type Bron interface {
	Rijen(r Relatie, sleutel string) []Relatierij
}

// Moment is the day and the instant for which is asked. The day is that of the
// Netherlands; the caller knows the zone.
type Moment struct {
	Dag  termijn.Dag
	Tijd time.Time
}

// Tijdtekst writes an instant as fixed-width text in UTC that sorts as time
// does. The zero time is the empty text.
func Tijdtekst(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000Z")
}

func perDag(van, tot termijn.Dag, waarden map[Kolom]string) Relatierij {
	return Relatierij{Waarden: waarden, Van: van.String(), Tot: tot.String()}
}

// Betrokkenheid is a row of Betrokken: lezer is an account, or a team where
// the role is one that works by team.
func Betrokkenheid(lezer, persoon string, rol Rol, klasse gezin.Klasse, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CLezer: lezer, CPersoon: persoon, CRol: string(rol), CKlasse: string(klasse)})
}

// Onthouding is a row of Onthouden.
func Onthouding(lezer, persoon string, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CLezer: lezer, CPersoon: persoon})
}

// Belangen is a row of Belang.
func Belangen(account, persoon string, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CLezer: account, CPersoon: persoon})
}

// Toestemming is a row of Toegestemd.
func Toestemming(persoon string, van, naar gezin.Wet, vanaf, tot termijn.Dag) Relatierij {
	return perDag(vanaf, tot, map[Kolom]string{CPersoon: persoon, CVan: string(van), CNaar: string(naar)})
}

// Samenstelling gives the rows of Samengesteld for one composition.
func Samenstelling(id string, personen ...string) []Relatierij {
	rijen := make([]Relatierij, len(personen))
	for i, p := range personen {
		rijen[i] = Relatierij{Waarden: map[Kolom]string{CSamenstelling: id, CPersoon: p}}
	}
	return rijen
}

// Bescherming is a row of Beschermd.
func Bescherming(persoon string, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CPersoon: persoon})
}

// Koppeling is a row of Gekoppeld. One that ends on the day on which it begins
// never holds.
func Koppeling(persoon string, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CPersoon: persoon})
}

// Beperking is a row of Beperkt.
func Beperking(persoon string, wet gezin.Wet, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CPersoon: persoon, CVan: string(wet)})
}

// Geheugen is a Bron in memory. The zero value is empty.
type Geheugen struct {
	rijen map[Relatie]map[string][]Relatierij
}

// Add adds rows to a relation. A row without its key is left out: it could
// only ever match by accident.
func (g *Geheugen) Add(r Relatie, rijen ...Relatierij) {
	vorm, ok := VormVan(r)
	if !ok {
		return
	}
	if g.rijen == nil {
		g.rijen = map[Relatie]map[string][]Relatierij{}
	}
	if g.rijen[r] == nil {
		g.rijen[r] = map[string][]Relatierij{}
	}
	for _, rij := range rijen {
		if sleutel := rij.Waarden[vorm.Sleutel]; sleutel != "" {
			g.rijen[r][sleutel] = append(g.rijen[r][sleutel], rij)
		}
	}
}

// Rijen gives the rows with the key.
func (g *Geheugen) Rijen(r Relatie, sleutel string) []Relatierij { return g.rijen[r][sleutel] }
