package dossier

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces and tasks of assignments.
const (
	AardToewijzing = "toewijzing" // Toegewezen as JSON
	AardNaamdelen  = "naamdelen"  // maak.Naam as JSON: the name as a message needs it
	// TaakToewijzen is the task to choose a provider for a decision and to send
	// the assignment. It is made with the decision, so that there is none
	// without it, and done by the assignment.
	TaakToewijzen = "aanbieder-kiezen"
)

// toewijsWerkdagen is within how many working days after a decision the provider
// gets its assignment. Own choice: the standard gives no term for it.
const toewijsWerkdagen = 5

// Toegewezen is what became of the assignment of one decision.
type Toegewezen struct {
	Besluit       besluit.Kenmerk
	Aanbieder     string // AGB code
	Naam          string // of the provider
	Dag           termijn.Dag
	Identificatie string  `json:",omitempty"` // of the message
	Vast          bool    `json:",omitempty"` // held for review
	Stuk          string  `json:",omitempty"` // of what was held: its id
	Oordeel       Uitslag `json:",omitempty"` // of what was held: what the review gave
	Toewijzingen  []keten.Toewijzing
}

// Toegewezen gives what became of the assignment of a decision; nil where nothing
// was sent that the reader may see.
func (b *Beeld) Toegewezen(k besluit.Kenmerk) *Toegewezen {
	var found *Toegewezen
	for _, t := range b.toegewezen() {
		if t.Besluit == k {
			found = &t
		}
	}
	return found
}

func (b *Beeld) toegewezen() []Toegewezen {
	var out []Toegewezen
	for i := range b.Stukken {
		var t Toegewezen
		if s := &b.Stukken[i]; s.Aard == AardToewijzing && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &t) == nil {
			out = append(out, t)
		}
	}
	return out
}

// vraagtToewijzing tells whether a provider must hear about a decision.
func (b *Beeld) vraagtToewijzing(one *besluit.Besluit) bool {
	if one.Soort == besluit.Afwijzing || one.Levering == besluit.LeveringPgb {
		return false
	}
	return len(one.Regels) > 0 || b.Toegewezen(one.Vorig) != nil
}

// toewijsTaken gives the tasks that decisions make: to choose who helps. What a
// new decision takes the place of before it was sent, is no work any more.
func (b *Beeld) toewijsTaken(besluiten []besluit.Besluit) []Invoer {
	var out []Invoer
	for i := range besluiten {
		one := &besluiten[i]
		if t := b.toewijsTaak(one.Vorig); t != nil {
			out = append(out, TaakAf{Taak: t.ID})
		}
		if b.vraagtToewijzing(one) {
			out = append(out, Taak{Vak: VakVan(one.Persoon, one.Wet, toegang.STaak, gezin.Gewoon), Aard: TaakToewijzen, Over: one.Persoon,
				Vervalt: werkdagen(one.Datum, toewijsWerkdagen), Inhoud: []byte("- " + string(one.Kenmerk))})
		}
	}
	return out
}

// toewijsTaak finds the open task about a decision.
func (b *Beeld) toewijsTaak(k besluit.Kenmerk) *Taak {
	for i := range b.Taken {
		if t := &b.Taken[i]; t.Aard == TaakToewijzen && t.Ingetrokken == 0 && !t.Voltooid && k != "" && t.Kenmerk() == k {
			return t
		}
	}
	return nil
}

// WachtOpToewijzing tells whether the reader sees that a decision waits for a
// provider.
func (b *Beeld) WachtOpToewijzing(k besluit.Kenmerk) bool { return b.toewijsTaak(k) != nil }

// Toewijzer sends assignments. Its fields are all needed; it keeps no state.
type Toewijzer struct {
	*Postkamer
	Aanbieders *Aanbieders
	Nummers    Uitgever
	Toeval     io.Reader
}

// Faults of assignments.
var (
	ErrGeenAanbieders = &Fout{"TOEWIJZING-REGISTER", "Er zijn geen aanbieders ingesteld. Vraag de beheerder om het bestand met aanbieders."}
	ErrAanbiederKeus  = &Fout{"TOEWIJZING-AANBIEDER", "Kies wie de hulp geeft."}
	ErrToegewezen     = &Fout{"TOEWIJZING-AL", "Over dit besluit is al een toewijzing verstuurd of geregeld."}
	// ErrAnderDoetHet is the answer to who may not see whether there is a safety
	// flag, whether there is one or not.
	ErrAnderDoetHet = &Fout{"TOEWIJZING-VEILIGHEID", "U mag niet zien of er een veiligheidsvlag is. Iemand die dat wel mag, verstuurt deze toewijzing. De taak blijft openstaan."}
)

// Namen gives the people whose name a message about a decision holds: the one on
// whose name it stands and, under the Jeugdwet, who has custody of him.
func (b *Beeld) Namen(one *besluit.Besluit) []string {
	out := []string{one.Persoon}
	if one.Wet == gezin.Jeugdwet {
		sit := b.Situatie()
		out = append(out, sit.MetGezagOver(one.Persoon)...)
	}
	return out
}

// Naamdelen gives the name of a person as a message needs it, as far as it was
// recorded.
func (b *Beeld) Naamdelen(persoon string) (maak.Naam, bool) {
	var n maak.Naam
	s := b.Stuk(AardNaamdelen, persoon, b.Moment.Dag)
	return n, s != nil && json.Unmarshal(s.Inhoud, &n) == nil && n.Achternaam != ""
}

// NaamStuk gives the entry that records a name as a message needs it.
func (b *Beeld) NaamStuk(persoon string, n maak.Naam) Stuk {
	content, _ := json.Marshal(n) // text alone: this cannot fail
	return Stuk{Vak: b.VakVoor(persoon, toegang.SPersoon, gezin.Gewoon), Aard: AardNaamdelen, Over: persoon, Inhoud: content, Bron: gezin.Bron{Soort: "eigen-opgave"}}
}

// Wijs sends the assignment of a decision to a provider, as one transaction: the
// message into the outbox, what was assigned, that the provider is involved, and
// the task done. About someone with a safety flag no message is made: the task
// to take the safe route comes in its place. The errors are keten.Fouten, a
// Conflict and a Fout; ErrVastgehouden of the gate is no error of Wijs: what was
// recorded says it.
func (w *Toewijzer) Wijs(ctx context.Context, v Verzoek, b *Beeld, one *besluit.Besluit, agb string) error {
	vak := VakVan(one.Persoon, one.Wet, toegang.SToewijzing, gezin.Gewoon)
	doel, ok := doelVoor(v.Wie.Rol, vak)
	taak := b.toewijsTaak(one.Kenmerk)
	who := w.Aanbieders.Aanbieder(agb)
	switch {
	case !ok || !w.mag(v.Wie, b, toegang.Verzenden, doel, vak):
		return ErrNietGevonden
	case taak == nil:
		return ErrToegewezen
	case b.Veiligheid(v.Wie) == VeiligheidAfgeschermd:
		return ErrAnderDoetHet
	case w.Aanbieders == nil || len(w.Aanbieders.Lijst) == 0:
		return ErrGeenAanbieders
	case who == nil:
		return ErrAanbiederKeus
	}
	weet, err := w.bewaakt(ctx, v.Wie.Herkomst, b.ID)
	if err != nil {
		return err
	}
	keep := &bewaarder{p: w.Postkamer, gezin: b.ID, over: one.Persoon, wet: one.Wet}
	gate, err := w.poort(keep)
	if err != nil {
		return err
	}
	made, err := w.maakBericht(ctx, v.Wie, b, one, who, weet, gate)
	var stop *poort.Fout
	if errors.As(err, &stop) {
		return &Fout{stop.Code, stop.Tekst}
	}
	if err != nil {
		return err
	}
	entries, uit, err := w.uitkomst(b, one, who, made, keep.id, gate)
	if err != nil {
		return err
	}
	if err := w.magSchrijven(v.Wie, b.Gezin, entries); err != nil {
		return err
	}
	// Two who choose at once: one assignment.
	_, err = w.Opslag.Write(ctx, w.schrijfopdracht(v, b.ID, b.Standen, doel), func(tx Tx) error {
		for _, u := range uit {
			if _, err := tx.Send(ctx, u); err != nil {
				return err
			}
		}
		_, err := tx.Add(ctx, b.ID, append(slices.Clip(entries), TaakAf{Taak: taak.ID})...)
		return err
	})
	return err
}

// maakBericht makes the message and takes it to the gate.
func (w *Toewijzer) maakBericht(ctx context.Context, wie Wie, b *Beeld, one *besluit.Besluit, who *Aanbieder, weet *bewaking, gate *poort.Poort) (*keten.Uitkomst, error) {
	var fout error
	maker := keten.NewMaker(istandaard.NewCodec(istandaard.Uitgave32()), gate, keten.Uitgifte{
		Bericht: func() string {
			id, err := berichtID(w.Toeval)
			fout = errors.Join(fout, err)
			return id
		},
		Nummers: func(d istandaard.Domein, n int) ([]int64, error) {
			return nummers(ctx, w.Nummers, "toewijzing-"+string(d), n)
		},
	})
	// Whom help is assigned to is involved from now on, and may receive it.
	for _, p := range b.Namen(one) {
		weet.bron.Add(toegang.Betrokken, toegang.Betrokkenheid(who.AGB.Onthuld(), p, toegang.Backoffice, gezin.Gewoon, b.Moment.Dag, termijn.Geen))
	}
	made, err := maker.Toewijzingen(ctx, w.opdracht301(b, one, who), keten.Uitgang{
		Afzender: toegang.Lezer{Account: wie.Account, Teams: wie.Teams, Rol: wie.Rol, Domeinen: domeinenVan(wie.Rol)},
		Lijst:    weet.lijst, Bron: weet.bron, Moment: w.Moment()})
	return made, errors.Join(err, fout)
}

// berichtID draws the name of a message: 60 random bits in 12 letters and digits.
func berichtID(toeval io.Reader) (string, error) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	raw := make([]byte, 12)
	_, err := io.ReadFull(toeval, raw)
	for i := range raw {
		raw[i] = letters[raw[i]%32]
	}
	return string(raw), err
}

// opdracht301 gathers what a message about a decision is made of.
func (w *Toewijzer) opdracht301(b *Beeld, one *besluit.Besluit, who *Aanbieder) keten.Opdracht {
	taken := keten.Genomen{Besluit: *one, Tijdstip: w.tijdstip(b, one)}
	o := keten.Opdracht{Gemeente: w.Aanbieders.Gemeente, Aanbieder: who.AGB, Dagtekening: b.Moment.Dag, Producten: who.Producten}
	if b.Toegewezen(one.Vorig) == nil { // nobody heard about what it takes the place of
		taken.Vorig = ""
		if taken.Soort == besluit.Wijziging || taken.Soort == besluit.Verlenging {
			taken.Soort = besluit.Toekenning
		}
	}
	o.Besluiten = []keten.Genomen{taken}
	for _, p := range b.Namen(one) {
		o.Personen = append(o.Personen, b.ketenPersoon(p))
	}
	if one.Wet == gezin.Jeugdwet {
		b.gezag301(&o.Personen[0], o.Personen[1:])
	}
	o.Eerder = b.eerder(one.Onderwerp)
	return o
}

// tijdstip gives the moment at which a decision was taken: that of its entry, on
// the day of the decision.
func (w *Toewijzer) tijdstip(b *Beeld, one *besluit.Besluit) time.Time {
	y, m, d := one.Datum.Datum()
	op := time.Date(y, m, d, 12, 0, 0, 0, w.Zone)
	for i := range b.Stukken {
		var x besluit.Besluit
		if s := &b.Stukken[i]; s.Aard == AardBesluit && json.Unmarshal(s.Inhoud, &x) == nil && x.Kenmerk == one.Kenmerk {
			t := time.UnixMicro(s.Vastgezet).In(w.Zone)
			op = time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, w.Zone)
		}
	}
	return op
}

// ketenPersoon gives what a message may need to know about someone, as far as the
// sender sees it.
func (b *Beeld) ketenPersoon(persoon string) keten.Persoon {
	p := keten.Persoon{ID: persoon, Geslacht: "0"}
	p.Naam, _ = b.Naamdelen(persoon)
	if s := b.Stuk(AardBSN, persoon, b.Moment.Dag); s != nil {
		p.BSN, _ = nummer.ParseBSN(string(s.Inhoud))
	}
	if born := b.geboren(persoon); born != termijn.Geen {
		y, m, d := born.Datum()
		p.Geboortedatum = maak.Geboren(y, int(m), d)
	}
	if s := b.Stuk(AardTelefoon, persoon, b.Moment.Dag); s != nil {
		p.Contact.Telefoon, _ = nummer.ParseTelefoon(string(s.Inhoud))
	}
	p.Contact.Soort = keten.AlleenTelefoon
	if a, vak, ok := b.Postadres(persoon); ok {
		p.Contact.Adres, p.Contact.Soort = a, keten.Woonadres
		if vak.Soort == toegang.SPostadres {
			p.Contact.Soort = keten.Postadres
		}
	}
	return p
}

// The kinds of who has custody (code list COD472).
const (
	relatieOuder = "10"
	relatieVoogd = "11"
)

// gezag301 names who has custody of a child, under a number that never changes
// (OP071): the beginning of his id, which says nothing.
func (b *Beeld) gezag301(kind *keten.Persoon, dragers []keten.Persoon) {
	sit := b.Situatie()
	for i := range dragers {
		d := keten.Gezagsdrager{Persoon: dragers[i].ID, Nummer: dragers[i].ID[:min(len(dragers[i].ID), 20)], Soort: relatieVoogd}
		for _, r := range sit.Relaties {
			if r.Soort == gezin.Ouder && r.Van == d.Persoon && r.Naar == kind.ID && r.Bekend.Soort == gezin.Waarheid && r.Bekend.Min == 1 {
				d.Soort = relatieOuder
			}
		}
		kind.Gezag = append(kind.Gezag, d)
	}
	if born := b.geboren(kind.ID); len(dragers) == 0 && born != termijn.Geen && born.Leeftijd(b.Moment.Dag) >= volwassen {
		kind.Gezagsoort = keten.GezagZelf
	}
}

// eerder gives the assignments about a person under a law as they were sent last.
func (b *Beeld) eerder(o besluit.Onderwerp) []keten.Eerder {
	var out []keten.Eerder
	for _, t := range b.toegewezen() {
		agb, err := nummer.ParseAGB(t.Aanbieder)
		one := b.Besluit(t.Besluit)
		if err != nil || one == nil || one.Onderwerp != o || t.Vast {
			continue
		}
		for _, x := range t.Toewijzingen {
			e := keten.Eerder{Onderwerp: o, Besluit: x.Besluit, Onderdeel: x.Onderdeel, Aanbieder: agb, Toewijzing: x.Product}
			i := slices.IndexFunc(out, func(old keten.Eerder) bool { return old.Toewijzing.ToewijzingNummer == e.Toewijzing.ToewijzingNummer })
			if i >= 0 {
				out[i] = e
			} else {
				out = append(out, e)
			}
		}
	}
	return out
}

// uitkomst gives the entries and the outbox items of what was made.
func (w *Toewijzer) uitkomst(b *Beeld, one *besluit.Besluit, who *Aanbieder, made *keten.Uitkomst, stuk string, gate *poort.Poort) ([]Invoer, []Uitgaand, error) {
	vak := VakVan(one.Persoon, one.Wet, toegang.SToewijzing, gezin.Gewoon)
	t := Toegewezen{Besluit: one.Kenmerk, Aanbieder: who.AGB.Onthuld(), Naam: who.Naam, Dag: b.Moment.Dag}
	var entries []Invoer
	var uit []Uitgaand
	for i := range made.Berichten {
		m := &made.Berichten[i]
		sealed, err := gate.Verzegel(m.Stuk)
		if err != nil {
			return nil, nil, err
		}
		uit = append(uit, Uitgaand{Gezin: b.ID, Vak: vak, Soort: UitgaandBericht, Inhoud: sealed})
		t.Identificatie, t.Toewijzingen = m.Identificatie, append(t.Toewijzingen, m.Toewijzingen...)
	}
	for _, z := range made.Zonder {
		switch z.Reden {
		case keten.VeiligeRoute:
			return append(entries, veiligeTaak(vak.Label, who.AGB.Onthuld(), string(one.Kenmerk), w.Moment())), nil, nil
		case keten.Vastgehouden:
			t.Vast, t.Stuk, t.Toewijzingen = true, stuk, z.Toewijzingen
		}
	}
	content, err := json.Marshal(t)
	entries = append(entries, Stuk{Vak: vak, Aard: AardToewijzing, Over: one.Persoon, Inhoud: content, Van: b.Moment.Dag, Bron: gezin.Bron{Soort: "beschikking"}})
	return append(entries, b.helpt(who, one)...), uit, err
}

// helpt records that the back office of a provider is involved with whom the
// message names, where it was not.
func (b *Beeld) helpt(who *Aanbieder, one *besluit.Besluit) []Invoer {
	if slices.Contains(b.Betrokkenen(one.Persoon)[toegang.Backoffice], who.AGB.Onthuld()) {
		return nil
	}
	return []Invoer{Relatie{Vak: VakVan(one.Persoon, one.Wet, toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
		Rij: toegang.Betrokkenheid(who.AGB.Onthuld(), one.Persoon, toegang.Backoffice, gezin.Gewoon, b.Moment.Dag, termijn.Geen)}}
}

// VeiligeStappen are the steps of the safe route (Standaard Administratieprotocol
// 3.2 par. 4.5.2), in words for who takes them.
func VeiligeStappen() []string {
	return []string{
		"Stuur geen bericht over deze persoon, en noem de naam niet in gewone mail (OP003).",
		"Bel de aanbieder op een nummer dat u zelf kent, en spreek af wie de gegevens krijgt.",
		"De aanbieder meldt de hulp met formulier 5b, aangetekend of met beveiligde mail. Daarop staat alleen een intern cliëntnummer dat de aanbieder zelf kan herleiden.",
		"Bevestig binnen vijf werkdagen, ook met beveiligde mail.",
		"De aanbieder stuurt elke maand een factuur met formulier 6b, met beveiligde mail.",
		"Moet het verblijf niet meer geheim blijven? Dan vraagt de aanbieder om toewijzing voor wat er nog rest, en gaat het verder met berichten.",
	}
}

// VeiligeRoute reads what a task to take the safe route holds.
func (t *Taak) VeiligeRoute() (VeiligeRoute, bool) {
	var v VeiligeRoute
	return v, t.Aard == TaakVeiligeRoute && json.Unmarshal(t.Inhoud, &v) == nil
}

// GokNaam divides a full name the way it is mostly written, as a proposal that
// someone confirms: initials, then small words, then the family name.
func GokNaam(vol string) maak.Naam {
	words := strings.Fields(vol)
	if len(words) < 2 {
		return maak.Naam{Achternaam: vol}
	}
	var n maak.Naam
	i := 0
	for ; i < len(words)-1 && (i == 0 || !klein(words[i])); i++ {
		n.Voorletters += strings.ToUpper(string([]rune(words[i])[:1]))
	}
	from := i
	for ; i < len(words)-1 && klein(words[i]); i++ {
	}
	n.Voorvoegsel, n.Achternaam = strings.Join(words[from:i], " "), strings.Join(words[i:], " ")
	return n
}

// klein tells whether a word begins with a small letter or an apostrophe.
func klein(s string) bool { return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] == '\'') }
