package opslag

import "strings"

// Indeling says what a column may tell to who reads the database without the
// keys.
type Indeling string

// The classes of columns.
const (
	Openbaar    Indeling = "openbaar"    // tells nothing about anyone: numbers of steps, states
	Kenmerk     Indeling = "kenmerk"     // an attribute of a row that access depends on: law, class, kind, role
	Pseudoniem  Indeling = "pseudoniem"  // an id that leads to a person, family or account only with the keys
	Termijn     Indeling = "termijn"     // a date or moment
	Hash        Indeling = "hash"        // a keyed hash, a hash over locked bytes, or a signature
	Versleuteld Indeling = "versleuteld" // locked
)

// KolomSoort is how a column is kept.
type KolomSoort string

// The types of columns; there are no others, see package databank.
const (
	Tekst KolomSoort = "tekst"
	Getal KolomSoort = "getal"
	Bytes KolomSoort = "bytes"
)

// Kolom is one column of a table.
type Kolom struct {
	Naam     string
	Soort    KolomSoort
	Indeling Indeling
}

// Tabelrol says what a table is for, and so what a backup and the program's own
// database role may do with it.
type Tabelrol string

// The roles of tables.
const (
	Waarheid  Tabelrol = "waarheid"  // only ever added to
	Werkvorm  Tabelrol = "werkvorm"  // changes, and cannot be made again
	Projectie Tabelrol = "projectie" // made from the log
	Vluchtig  Tabelrol = "vluchtig"  // not worth a backup
)

// Tabel is one table with its columns, in order.
type Tabel struct {
	Naam     string
	Rol      Tabelrol
	Kolommen []Kolom
}

// tabel reads a table from a line of "name:type:class" words, so that the list
// below stays a table that people can read.
func tabel(rol Tabelrol, naam string, kolommen string) Tabel {
	t := Tabel{Naam: naam, Rol: rol}
	for _, word := range strings.Fields(kolommen) {
		parts := strings.Split(word, ":")
		t.Kolommen = append(t.Kolommen, Kolom{parts[0], KolomSoort(parts[1]), Indeling(parts[2])})
	}
	return t
}

// vakKolommen are the attributes that access depends on.
const vakKolommen = ` soort:tekst:kenmerk onderwerp:tekst:pseudoniem samenstelling:tekst:pseudoniem wet:tekst:kenmerk
	klasse:tekst:kenmerk domein:tekst:kenmerk auteur:tekst:pseudoniem `

// vanTot are the days or moments between which a row holds.
const vanTot = ` van:tekst:termijn tot:tekst:termijn`

// Tabellen gives every table of the database with the data, with what is in
// every column. A test fails on a column that is not here.
func Tabellen() []Tabel {
	return []Tabel{
		tabel(Waarheid, "logboek", `gezin:tekst:pseudoniem nr:getal:openbaar id:tekst:pseudoniem op:tekst:termijn handeling:tekst:kenmerk`+
			vakKolommen+`sleutel:tekst:pseudoniem inhoud:bytes:versleuteld vorige:bytes:hash hash:bytes:hash`),
		tabel(Waarheid, "bijlage", `id:tekst:pseudoniem sleutel:tekst:pseudoniem inhoud:bytes:versleuteld`),
		tabel(Waarheid, "inzage", `bron:tekst:openbaar nr:getal:openbaar id:tekst:pseudoniem op:tekst:termijn handeling:tekst:kenmerk account:tekst:pseudoniem
			rol:tekst:kenmerk doel:tekst:kenmerk uitkomst:tekst:openbaar nood:tekst:openbaar sleutel:tekst:pseudoniem inhoud:bytes:versleuteld
			vorige:bytes:hash hash:bytes:hash niemand:tekst:openbaar snede:bytes:hash`),
		tabel(Waarheid, "inzage_object", `bron:tekst:openbaar nr:getal:openbaar volg:getal:openbaar soort:tekst:kenmerk object:tekst:pseudoniem`),
		tabel(Waarheid, "accountlog", `nr:getal:openbaar id:tekst:pseudoniem op:tekst:termijn handeling:tekst:kenmerk account:tekst:pseudoniem
			door:tekst:pseudoniem sleutel:tekst:pseudoniem inhoud:bytes:versleuteld vorige:bytes:hash hash:bytes:hash`),
		tabel(Waarheid, "wortel", `nr:getal:openbaar op:tekst:termijn aantal:getal:openbaar vorige:bytes:hash hash:bytes:hash handtekening:bytes:hash`),
		tabel(Waarheid, "wortel_blad", `wortel:getal:openbaar keten:tekst:pseudoniem lengte:getal:openbaar kop:bytes:hash`),
		tabel(Waarheid, "vernietiging", `sleutel:tekst:pseudoniem onderwerp:tekst:pseudoniem wet:tekst:kenmerk bewaring:tekst:kenmerk op:tekst:termijn`),

		tabel(Werkvorm, "keten", `naam:tekst:pseudoniem lengte:getal:openbaar kop:bytes:hash op:tekst:termijn geworteld:getal:openbaar`),
		tabel(Werkvorm, "verzoek", `sleutel:bytes:hash vorm:bytes:hash slot:tekst:openbaar uitkomst:bytes:versleuteld op:tekst:termijn`),
		tabel(Werkvorm, "uitgaand", `id:tekst:pseudoniem soort:tekst:kenmerk gezin:tekst:pseudoniem onderwerp:tekst:pseudoniem wet:tekst:kenmerk
			klasse:tekst:kenmerk sleutel:tekst:pseudoniem inhoud:bytes:versleuteld stand:tekst:openbaar vanaf:tekst:termijn pogingen:getal:openbaar
			huurder:tekst:openbaar op:tekst:termijn`),
		tabel(Werkvorm, "uitgegeven", `reeks:tekst:kenmerk nummer:getal:pseudoniem`),
		tabel(Werkvorm, "account", `id:tekst:pseudoniem naam:bytes:hash sleutel:tekst:pseudoniem inhoud:bytes:versleuteld wachtwoord:tekst:hash
			stand:tekst:openbaar op:tekst:termijn`),
		tabel(Werkvorm, "tweede_factor", `account:tekst:pseudoniem sleutel:tekst:pseudoniem inhoud:bytes:versleuteld stap:getal:openbaar op:tekst:termijn`),
		tabel(Werkvorm, "herstelcode", `account:tekst:pseudoniem kenmerk:bytes:hash`),
		tabel(Werkvorm, "identiteit", `kenmerk:bytes:hash account:tekst:pseudoniem sleutel:tekst:pseudoniem inhoud:bytes:versleuteld op:tekst:termijn`),
		tabel(Werkvorm, "account_rol", `account:tekst:pseudoniem rol:tekst:kenmerk team:tekst:kenmerk`+vanTot+` domein:tekst:kenmerk`),

		tabel(Projectie, "gezin", `id:tekst:pseudoniem samenstelling:tekst:pseudoniem`),
		tabel(Projectie, "persoon", `id:tekst:pseudoniem gezin:tekst:pseudoniem`),
		tabel(Projectie, "feit", `id:tekst:pseudoniem gezin:tekst:pseudoniem nr:getal:openbaar handeling:tekst:kenmerk`+vakKolommen+`ingetrokken:tekst:termijn`),
		tabel(Projectie, "lid", `id:tekst:pseudoniem gezin:tekst:pseudoniem persoon:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "taak", `id:tekst:pseudoniem vervalt:tekst:termijn af:getal:openbaar`),
		tabel(Projectie, "werklijst", `lezer:tekst:pseudoniem vervalt:tekst:termijn taak:tekst:pseudoniem`),
		tabel(Projectie, "betrokkenheid", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem rol:tekst:kenmerk klasse:tekst:kenmerk`+vanTot),
		tabel(Projectie, "vertegenwoordiging", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem grond:tekst:kenmerk`+vanTot),
		tabel(Projectie, "onthouding", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "belang", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "toestemming", `id:tekst:pseudoniem persoon:tekst:pseudoniem van_wet:tekst:kenmerk naar_wet:tekst:kenmerk`+vanTot),
		tabel(Projectie, "bescherming", `id:tekst:pseudoniem persoon:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "koppeling", `id:tekst:pseudoniem persoon:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "beperking", `id:tekst:pseudoniem persoon:tekst:pseudoniem van_wet:tekst:kenmerk`+vanTot),
		tabel(Projectie, "noodtoegang", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "vierogen", `id:tekst:pseudoniem persoon:tekst:pseudoniem lezer:tekst:pseudoniem`+vanTot),
		tabel(Projectie, "samenstelling", `samenstelling:tekst:pseudoniem persoon:tekst:pseudoniem`),
		tabel(Projectie, "schuil", `relatie:tekst:pseudoniem persoon:tekst:pseudoniem`),
		tabel(Projectie, "zoekterm", `veld:tekst:kenmerk hash:bytes:hash persoon:tekst:pseudoniem feit:tekst:pseudoniem soort:tekst:kenmerk onderwerp:tekst:pseudoniem`),

		tabel(Vluchtig, "rem", `sleutel:bytes:hash op:tekst:termijn volg:tekst:openbaar`),
		tabel(Vluchtig, "sessie", `kenmerk:bytes:hash slot:tekst:openbaar inhoud:bytes:versleuteld verloopt:tekst:termijn`),
		tabel(Vluchtig, "aanmelding", `id:tekst:pseudoniem account:tekst:pseudoniem op:tekst:termijn gezien:tekst:termijn verloopt:tekst:termijn
			slot:tekst:openbaar inhoud:bytes:versleuteld`),
		tabel(Vluchtig, "mislukt", `kenmerk:bytes:hash aantal:getal:openbaar tot:tekst:termijn verloopt:tekst:termijn`),
		tabel(Vluchtig, "toestel", `kenmerk:bytes:hash account:tekst:pseudoniem verloopt:tekst:termijn`),
		tabel(Vluchtig, "migratie", `nummer:getal:openbaar naam:tekst:openbaar hash:tekst:openbaar op:tekst:termijn`),
	}
}

// Sleuteltabellen gives every table of the key store.
func Sleuteltabellen() []Tabel {
	return []Tabel{
		tabel(Werkvorm, "hoofdsleutel", `versie:getal:openbaar proef:bytes:versleuteld op:tekst:termijn`),
		tabel(Werkvorm, "datasleutel", `id:tekst:pseudoniem onderwerp:tekst:pseudoniem wet:tekst:kenmerk bewaring:tekst:kenmerk versie:getal:openbaar
			hoofd:getal:openbaar ingepakt:bytes:versleuteld op:tekst:termijn vernietigd:tekst:termijn`),
		tabel(Werkvorm, "geheim", `naam:tekst:openbaar hoofd:getal:openbaar ingepakt:bytes:versleuteld`),
		tabel(Vluchtig, "migratie", `nummer:getal:openbaar naam:tekst:openbaar hash:tekst:openbaar op:tekst:termijn`),
	}
}

// names gives the columns of a table as they stand in a query.
func (t Tabel) names() string {
	out := make([]string, len(t.Kolommen))
	for i, k := range t.Kolommen {
		out[i] = k.Naam
	}
	return strings.Join(out, ", ")
}

// dest gives places to scan a row into, and the row.
func (t Tabel) dest() (dest []any, row func() []any) {
	dest = make([]any, len(t.Kolommen))
	for i, k := range t.Kolommen {
		switch k.Soort {
		case Getal:
			dest[i] = new(int64)
		case Bytes:
			dest[i] = new([]byte)
		default:
			dest[i] = new(string)
		}
	}
	return dest, func() []any {
		out := make([]any, len(dest))
		for i := range dest {
			switch v := dest[i].(type) {
			case *int64:
				out[i] = *v
			case *[]byte:
				out[i] = *v
			case *string:
				out[i] = *v
			}
		}
		return out
	}
}

// Rechten gives the statements that let a role of PostgreSQL run the program
// and nothing more: it can add to the log and read it, never change or remove
// it. What the access log says of someone goes with his file: there the triggers
// let the role take away what a signed cut leaves out, and nothing else. Run them
// as the owner of the database; the program then signs in as the role.
func Rechten(rol string) []string {
	quoted := `"` + strings.ReplaceAll(rol, `"`, `""`) + `"`
	statements := []string{"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM " + quoted, "GRANT USAGE ON SCHEMA public TO " + quoted}
	for _, t := range Tabellen() {
		rights := "SELECT, INSERT, UPDATE, DELETE"
		if t.Rol == Waarheid {
			rights = "SELECT, INSERT"
		}
		switch t.Naam {
		case "migratie":
			rights = "SELECT"
		case "inzage":
			rights = "SELECT, INSERT, UPDATE"
		case "inzage_object":
			rights = "SELECT, INSERT, DELETE"
		}
		statements = append(statements, "GRANT "+rights+" ON "+t.Naam+" TO "+quoted)
	}
	return statements
}
