package dossier

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// portaalSoorten are the kinds of records that the portal shows, of documents
// those that the client brought in himself (Portaal.Aangeleverd). Facts, notes
// and contact data are not among them: the device may be shared, and who wants
// to see those asks for a copy (AVG art. 15), which a person answers.
var portaalSoorten = []toegang.Soort{toegang.SPersoon, toegang.SRegie, toegang.SBesluit, toegang.SBrief, toegang.SAVG, toegang.SDocument}

// Portaal is what a client may read on one page: of himself, and of those for
// whom he speaks. The read rule alone says who that is. It holds no one else of
// a family, and nothing of what is shared in it.
type Portaal struct {
	Zelf    string
	Moment  toegang.Moment
	account string
	mensen  []string
	alles   Gezin
}

// Portaal reads what the client may see. ErrNietGevonden where that is nothing:
// the account is no person in the register, he is younger than 12, or a
// professional decided so.
func (g *Gebruik) Portaal(ctx context.Context, wie Wie, i Inzage) (*Portaal, error) {
	p := &Portaal{Zelf: wie.Persoon, account: wie.Account, Moment: g.Moment()}
	err := g.lees(ctx, wie, toegang.Lezen, toegang.Inzagerecht, i, func(l Lezing) error {
		p.alles, p.mensen = Gezin{}, nil
		own, err := l.Persoon(ctx, wie.Persoon, portaalSoorten...)
		if err != nil {
			return err
		}
		for _, id := range gezinnenVan(own) {
			one, err := l.Gezin(ctx, id, portaalSoorten...)
			if err != nil {
				return err
			}
			p.neem(one)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(p.mensen, func(a, b string) int { return cmp.Compare(p.rang(a), p.rang(b)) })
	return p, nil
}

// rang puts the client himself first.
func (p *Portaal) rang(persoon string) int {
	if persoon == p.Zelf {
		return 0
	}
	return 1
}

// gezinnenVan gives the families in which something about a person stands.
func gezinnenVan(g *Gezin) []string {
	var ids []string
	for i := range g.Stukken {
		ids = append(ids, g.Stukken[i].Gezin)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// neem takes over what stands in the compartment of a person.
func (p *Portaal) neem(g *Gezin) {
	for i := range g.Stukken {
		s := g.Stukken[i]
		if s.Vak.Label.Onderwerp == "" || s.Ingetrokken != 0 {
			continue
		}
		p.alles.Stukken = append(p.alles.Stukken, s)
		if s.Aard == AardNaam && !slices.Contains(p.mensen, s.Over) {
			p.mensen = append(p.mensen, s.Over)
		}
	}
	for i := range g.Taken {
		if t := g.Taken[i]; t.Vak.Label.Onderwerp != "" && t.Ingetrokken == 0 {
			p.alles.Taken = append(p.alles.Taken, t)
		}
	}
	p.alles.Relaties = append(p.alles.Relaties, g.Relaties...)
}

// Mensen gives the client himself, and then those for whom he speaks.
func (p *Portaal) Mensen() []string { return slices.Clone(p.mensen) }

// Naam gives the name of someone whom the client may see; empty for others.
func (p *Portaal) Naam(persoon string) string { return p.tekst(AardNaam, persoon) }

// BSN gives the number of someone whom the client may see; empty where it is not
// known.
func (p *Portaal) BSN(persoon string) string { return p.tekst(AardBSN, persoon) }

func (p *Portaal) tekst(aard, persoon string) string {
	if s := p.alles.Stuk(aard, persoon, p.Moment.Dag); s != nil && persoon != "" {
		return string(s.Inhoud)
	}
	return ""
}

// Geboren gives a birth date; Geen where it is not known.
func (p *Portaal) Geboren(persoon string) termijn.Dag { return p.alles.geboren(persoon) }

// Regisseurs gives the accounts that direct the case of a person today, sorted.
func (p *Portaal) Regisseurs(persoon string) []string {
	b := Beeld{Gezin: &p.alles, Moment: p.Moment}
	return b.Betrokkenen(persoon)[toegang.Casusregisseur]
}

// MijnBesluit is a decision or a notice as the client may know it.
type MijnBesluit struct {
	Over string // whom it is about: himself, or for whom he speaks
	// Besluit holds nobody else: not who takes part, nor for whom a line is. Its
	// day of announcement is that of the letter.
	Besluit   besluit.Besluit
	Brief     bool // his letter about it can be opened
	Vervangen bool // a later decision took its place

	stuk    *Stuk
	bericht *besluit.Kennisgeving
}

// Besluiten gives what was decided, the newest first: everything of which a
// letter left for this client, whoever it is about. So the portal shows of a
// child just what a letter to this parent told, for which a person decided
// where there was danger. His own decisions of before, which came from
// elsewhere, are there as well.
func (p *Portaal) Besluiten() []MijnBesluit {
	var out []MijnBesluit
	for i := range p.alles.Stukken {
		if one, ok := p.mijnBesluit(&p.alles.Stukken[i]); ok {
			out = append(out, one)
		}
	}
	for i := range out {
		for j := range out {
			out[i].Vervangen = out[i].Vervangen || out[j].Besluit.Vorig == out[i].Besluit.Kenmerk
		}
	}
	slices.SortStableFunc(out, func(a, b MijnBesluit) int {
		return cmp.Or(cmp.Compare(b.Besluit.Bekendmaking, a.Besluit.Bekendmaking), cmp.Compare(b.Besluit.Datum, a.Besluit.Datum))
	})
	return out
}

func (p *Portaal) mijnBesluit(s *Stuk) (MijnBesluit, bool) {
	out := MijnBesluit{stuk: s}
	switch s.Aard {
	case AardBesluit:
		if json.Unmarshal(s.Inhoud, &out.Besluit) != nil {
			return out, false
		}
		out.Over = out.Besluit.Persoon
	case AardBericht:
		var note besluit.Kennisgeving
		if json.Unmarshal(s.Inhoud, &note) != nil {
			return out, false
		}
		out.Over, out.bericht, out.Besluit = note.Kind, &note, note.Besluit
		out.Besluit.Kenmerk = note.Bericht.Kenmerk
		if note.Stopt != termijn.Geen {
			out.Besluit.Soort, out.Besluit.Einde, out.Besluit.Regels = besluit.Beeindiging, note.Stopt, nil
		}
	default:
		return out, false
	}
	sent := p.verzonden(out.Besluit.Kenmerk)
	if sent == termijn.Geen && (s.Bron.Soort != BronOvergenomen || out.Over != p.Zelf) || p.Naam(out.Over) == "" {
		return out, false
	}
	if sent != termijn.Geen {
		out.Brief, out.Besluit.Bekendmaking = true, max(sent, out.Besluit.Bekendmaking)
	}
	out.Besluit.Deelnemers = nil
	out.Besluit.Regels = slices.Clone(out.Besluit.Regels)
	for i := range out.Besluit.Regels {
		out.Besluit.Regels[i].Voor = nil
	}
	return out, true
}

// verzonden gives the day on which a letter left for this client; Geen where
// none did.
func (p *Portaal) verzonden(k besluit.Kenmerk) termijn.Dag {
	b := Beeld{Gezin: &p.alles}
	if v := b.verzending(k, p.Zelf); v != nil && !v.Vast {
		return v.Dag
	}
	return termijn.Geen
}

// Blik is one line of the access log about a person, as the read rule gives it.
type Blik struct {
	Op      time.Time
	Account string
	Rol     toegang.Rol
}

// Kijkdag says that someone in a role looked on a day. Who it was, how often and
// at what, it does not say: that can tell where someone else stays, or is helped
// (AVG art. 15 lid 4).
type Kijkdag struct {
	Dag termijn.Dag
	Rol toegang.Rol
}

// kijkMax is how many lines of the access log one overview goes back.
const kijkMax = 2000

// WieKeek gives who looked at the data of the client himself, the newest day
// first: per day each role once. His own visits are left out, and what the
// program itself read, and what was read for a purpose that stays out of sight
// (toegang.Verwerking.Vertrouwelijk).
func (g *Gebruik) WieKeek(ctx context.Context, wie Wie) ([]Kijkdag, error) {
	var out []Kijkdag
	err := g.lees(ctx, wie, toegang.Lezen, toegang.Inzagerecht, Inzage{Handeling: Inzien, Pagina: "wie-keek"}, func(l Lezing) error {
		out = nil
		if _, err := l.Persoon(ctx, wie.Persoon, portaalSoorten...); err != nil {
			return err
		}
		all, err := l.Blikken(ctx, wie.Persoon, kijkMax)
		for _, b := range all {
			k := Kijkdag{termijn.DagVan(b.Op.In(g.Zone)), b.Rol}
			if b.Account != wie.Account && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
		return err
	})
	slices.SortFunc(out, func(a, b Kijkdag) int { return cmp.Or(cmp.Compare(b.Dag, a.Dag), cmp.Compare(a.Rol, b.Rol)) })
	return out, err
}

// MijnVerzoek is a request that the client made.
type MijnVerzoek struct {
	Over     string
	Soort    AVGSoort
	Op       termijn.Dag // it came in
	Antwoord termijn.Dag // the last day of the answer
	Klaar    bool
	Tekst    string // what was last written to him about it; empty: nothing yet
}

// Verzoeken gives the requests that the client made himself, the newest first.
// What the other parent of a child asked stays with who asked.
func (p *Portaal) Verzoeken(zone *time.Location) []MijnVerzoek {
	var out []MijnVerzoek
	for i := range p.alles.Stukken {
		s := &p.alles.Stukken[i]
		if s.Aard != AardAVGVerzoek || s.Door != p.account {
			continue
		}
		if z := zaakVan(&p.alles, s.ID); z != nil {
			out = append(out, MijnVerzoek{z.Persoon, z.Verzoek.Soort, termijn.DagVan(time.UnixMicro(s.Vastgezet).In(zone)), z.Vervalt, z.Klaar(), z.geschreven()})
		}
	}
	slices.Reverse(out)
	return out
}

// avgMaxOpen is how many requests of one client about one person can wait at once.
const avgMaxOpen = 10

// ErrAVGVeel refuses a request where many wait already.
var ErrAVGVeel = &Fout{"AVG-VEEL", "Er wachten al tien verzoeken op een antwoord. Wacht tot daar antwoord op is, of bel de gemeente."}

// VraagAVG records a request of the client, about himself or about whom he
// speaks for, with the task for who answers it. A withdrawal of consent counts
// at once: the task is to answer, not to decide.
func (g *Gebruik) VraagAVG(ctx context.Context, v Verzoek, p *Portaal, persoon string, a AVGVerzoek) error {
	s := p.alles.Stuk(AardNaam, persoon, p.Moment.Dag)
	if s == nil || persoon == "" {
		return ErrNietGevonden
	}
	entries, err := a.Invoer(persoon, s.Vak.Label.Wet)
	if err != nil {
		return err
	}
	open := 0
	for _, one := range p.Verzoeken(g.Zone) {
		if one.Over == persoon && !one.Klaar {
			open++
		}
	}
	if open >= avgMaxOpen {
		return ErrAVGVeel
	}
	return g.schrijfAlsClient(ctx, v, s.Gezin, VakAVG(persoon, s.Vak.Label.Wet), func(tx Tx) error {
		if a.Soort == AVGIntrekking {
			if err := trekIn(ctx, tx, g.Moment(), persoon); err != nil {
				return err
			}
		}
		_, err := tx.Add(ctx, s.Gezin, entries...)
		return err
	})
}

// schrijfAlsClient runs one transaction in which a client writes in a compartment
// of himself, or of whom he speaks for. ErrNietGevonden where it is of another.
func (g *Gebruik) schrijfAlsClient(ctx context.Context, v Verzoek, familie string, vak Vak, fn func(Tx) error) error {
	all, err := g.register(ctx, v.Wie, familie)
	if err != nil {
		return err
	}
	may := toegang.Prepare(v.Wie.Vraag(toegang.Schrijven, toegang.Inzagerecht, g.Moment()))
	if !may.Allows(vak.record(v.Wie.Account), relaties(all, nil)) {
		return ErrNietGevonden
	}
	_, err = g.Opslag.Write(ctx, g.schrijfopdracht(v, familie, nil, toegang.Inzagerecht), fn)
	return err
}
