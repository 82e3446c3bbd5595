package dossier

import (
	"encoding/json"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces (Stuk.Aard) that these use cases own, with the form of
// their content.
const (
	AardNaam     = "naam"     // the full name, as text
	AardBSN      = "bsn"      // nine digits
	AardAdres    = "adres"    // Adresdelen as JSON: where someone is registered
	AardVerblijf = "verblijf" // Adresdelen as JSON: where someone stays in secret
	AardTelefoon = "telefoon" // as nummer.Telefoon gives it
	AardNotitie  = "notitie"  // text
	AardBekend   = "bekend"   // no content: that there is a case about this person, to be found by BSN
	AardMelding  = "melding"  // the report: the day is Stuk.Van, the content how it came in, as text
)

// volwassen is the age from which someone is an adult for the law under which
// data are obtained (Jeugdwet art. 1.1, jeugdige; Wmo 2015 art. 1.2.1).
const volwassen = 18

// Mens is someone to register in a family.
type Mens struct {
	Sleutel  string // own key of the form, which Verwant refers to
	Naam     string
	Geboren  termijn.Dag // Geen: not known
	Kind     bool        // is a child in this family; counts for the law where the birth date is not known
	BSN      nummer.BSN
	Adres    nummer.Adres
	Telefoon nummer.Telefoon
	// Geheim: where this person stays must stay secret. He gets a safety flag.
	// Where he stays is Verblijf, or else Adres, and stands in the compartment
	// for safety.
	Geheim   bool
	Verblijf nummer.Adres
}

// Wet gives the law under which data about a person are obtained on a day.
func (m *Mens) Wet(dag termijn.Dag) gezin.Wet {
	if m.Geboren == termijn.Geen && m.Kind || m.Geboren != termijn.Geen && m.Geboren.Leeftijd(dag) < volwassen {
		return gezin.Jeugdwet
	}
	return gezin.Wmo
}

// domeinVan gives the domain in which data under a law are recorded.
func domeinVan(wet gezin.Wet) toegang.Domein {
	if wet == gezin.Jeugdwet {
		return toegang.DJeugd
	}
	return toegang.DWmo
}

// VakVan gives the compartment of one person.
func VakVan(persoon string, wet gezin.Wet, soort toegang.Soort, klasse gezin.Klasse) Vak {
	return Vak{Label: gezin.Label{Onderwerp: persoon, Wet: wet, Klasse: klasse}, Soort: soort, Domein: domeinVan(wet)}
}

// VakGezin gives the compartment that the family of now shares. It stands under
// the Wmo, because the family is helped on the name of an adult.
func VakGezin(soort toegang.Soort) Vak {
	return Vak{Label: gezin.Label{Wet: gezin.Wmo, Klasse: gezin.Gewoon}, Soort: soort, Domein: toegang.DWmo}
}

// VakVoor gives the compartment in which something new about a member is
// recorded: that of his person, or for an empty id that of the family.
func (b *Beeld) VakVoor(persoon string, soort toegang.Soort, klasse gezin.Klasse) Vak {
	if persoon == "" {
		return VakGezin(soort)
	}
	return VakVan(persoon, b.Wet(persoon), soort, klasse)
}

// Wet gives the law under which the membership of a person was recorded.
func (b *Beeld) Wet(persoon string) gezin.Wet {
	for i := range b.Leden {
		if b.Leden[i].Persoon == persoon {
			return b.Leden[i].Vak.Label.Wet
		}
	}
	return gezin.Wmo
}

// invoer gives the entries that register someone as a member from a day on.
func (m *Mens) invoer(id string, dag termijn.Dag, bron gezin.Bron) []Invoer {
	wet := m.Wet(dag)
	rol := "volwassene"
	if m.Kind {
		rol = "kind"
	}
	entries := []Invoer{
		Persoon{Vak: VakVan(id, wet, toegang.SDossier, gezin.Betrokken), ID: id},
		Lid{Vak: VakVan(id, wet, toegang.SRelatie, gezin.Betrokken), Persoon: id, Rol: rol},
	}
	if m.Geheim { // before all else: the store makes no search hash of where he is
		entries = append(entries, Relatie{Vak: VakVan(id, wet, toegang.SFeit, gezin.Veiligheid), Relatie: toegang.Beschermd,
			Rij: toegang.Bescherming(id, dag, termijn.Geen)})
	}
	entries = append(entries, m.stuk(id, wet, toegang.SPersoon, AardNaam, m.Naam, bron, Zoekterm{ZoekNaam, m.Naam}))
	if !m.BSN.IsZero() {
		entries = append(entries, m.stuk(id, wet, toegang.SPersoon, AardBSN, m.BSN.Onthuld(), bron, Zoekterm{ZoekBSN, m.BSN.Onthuld()}),
			Stuk{Vak: VakVan(id, wet, toegang.SDossier, gezin.Betrokken), Aard: AardBekend, Over: id, Bron: bron, Zoek: []Zoekterm{{ZoekBSN, m.BSN.Onthuld()}}})
	}
	if m.Geboren != termijn.Geen {
		entries = append(entries, m.stuk(id, wet, toegang.SPersoon, AardGeboren, m.Geboren.String(), bron, Zoekterm{ZoekGeboren, m.Geboren.String()}))
	}
	if !m.Telefoon.IsZero() {
		entries = append(entries, m.stuk(id, wet, toegang.SContact, AardTelefoon, m.Telefoon.Onthuld(), bron, Zoekterm{ZoekTelefoon, m.Telefoon.Onthuld()}))
	}
	return append(entries, m.woont(id, wet, bron)...)
}

// AardGeboren is the birth date as text (JJJJ-MM-DD), to find someone by; the
// fact that rules read is recorded beside it.
const AardGeboren = "geboren"

func (m *Mens) stuk(id string, wet gezin.Wet, soort toegang.Soort, aard, inhoud string, bron gezin.Bron, zoek ...Zoekterm) Stuk {
	return Stuk{Vak: VakVan(id, wet, soort, gezin.Gewoon), Aard: aard, Over: id, Inhoud: []byte(inhoud), Bron: bron, Zoek: zoek}
}

// woont gives the entries about where someone lives, in the compartment that
// fits. A secret stay cannot be searched.
func (m *Mens) woont(id string, wet gezin.Wet, bron gezin.Bron) []Invoer {
	var entries []Invoer
	public, secret := m.Adres, m.Verblijf
	if m.Geheim && secret.IsZero() {
		public, secret = nummer.Adres{}, m.Adres
	}
	if !public.IsZero() {
		parts := public.Onthuld()
		entries = append(entries, adresStuk(VakVan(id, wet, toegang.SContact, gezin.Gewoon), AardAdres, parts, bron,
			Zoekterm{ZoekAdres, parts.Postcode + strconv.Itoa(parts.Huisnummer)}))
	}
	if m.Geheim && !secret.IsZero() {
		entries = append(entries, adresStuk(VakVan(id, wet, toegang.SContact, gezin.Veiligheid), AardVerblijf, secret.Onthuld(), bron))
	}
	return entries
}

func adresStuk(vak Vak, aard string, parts nummer.Adresdelen, bron gezin.Bron, zoek ...Zoekterm) Stuk {
	content, _ := json.Marshal(parts) // text and numbers alone: this cannot fail
	return Stuk{Vak: vak, Aard: aard, Over: vak.Label.Onderwerp, Inhoud: content, Bron: bron, Zoek: zoek}
}

// Adres reads the content of a piece of kind AardAdres or AardVerblijf.
func (s *Stuk) Adres() (nummer.Adresdelen, bool) {
	var parts nummer.Adresdelen
	if err := json.Unmarshal(s.Inhoud, &parts); err != nil {
		return nummer.Adresdelen{}, false
	}
	return parts, true
}

// Zoektekst turns what someone types in the search field into a term: nine
// digits are a BSN, a date is a birth date, anything else a name.
func Zoektekst(text string) Zoekterm {
	text = strings.TrimSpace(text)
	if _, err := nummer.ParseBSN(text); err == nil {
		return Zoekterm{ZoekBSN, text}
	}
	if d, err := termijn.ParseDag(text); err == nil {
		return Zoekterm{ZoekGeboren, d.String()}
	}
	return Zoekterm{ZoekNaam, text}
}
