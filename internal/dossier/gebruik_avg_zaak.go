package dossier

import (
	"context"
	"encoding/json"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AVGBehandelaars gives the roles that answer requests of people about their
// own data.
func AVGBehandelaars() []toegang.Rol { return []toegang.Rol{toegang.PrivacyOfficer} }

// AVGBesluit is what was decided about a request. It is stored.
type AVGBesluit string

// The decisions.
const (
	AVGToegewezen AVGBesluit = "toegewezen"
	AVGDeels      AVGBesluit = "deels"
	AVGAfgewezen  AVGBesluit = "afgewezen"
)

// AVGStap is one step in the handling of a request: the content of a piece of
// kind AardAVGStap, as JSON. The client reads these pieces: Tekst is written to
// him.
type AVGStap struct {
	Verzoek string      `json:"verzoek"` // the id of the piece with the request
	Stap    string      `json:"stap"`    // one of the constants below
	Besluit AVGBesluit  `json:"besluit,omitempty"`
	Tekst   string      `json:"tekst,omitempty"`
	Tot     termijn.Dag `json:"tot,omitempty"` // of a longer term: its last day

	Door string `json:"-"`
	Op   int64  `json:"-"`
}

// The steps of a request. They are stored.
const (
	AardAVGStap     = "avg-stap"
	AVGGenomen      = "in-behandeling"
	AVGVerlengd     = "verlengd"
	AVGBeantwoord   = "antwoord"
	AardVerbetering = "avg-verbetering" // text: a correction, or how the person himself sees it
	AardBeperking   = "avg-beperking"   // text: what may not be used for the time being
)

// The faults of handling a request.
var (
	ErrAVGStand     = &Fout{"AVG-STAND", "Deze stap is al gezet, of nog niet aan de beurt. Open de pagina opnieuw."}
	ErrAVGNiet      = &Fout{"AVG-BEHANDELAAR", "Een ander behandelt dit verzoek, of niemand nog. Neem het eerst in behandeling."}
	ErrAVGVerleng   = &Fout{"AVG-VERLENGEN", "Verlengen kan één keer, voor de laatste dag, en met een uitleg aan wie het vroeg (AVG art. 12 lid 3)."}
	ErrAVGAntwoord  = &Fout{"AVG-ANTWOORD", "Schrijf een antwoord. Wijst u (een deel) af, leg dan uit waarom, en dat de vrager kan klagen bij de Autoriteit Persoonsgegevens."}
	ErrAVGBesluit   = &Fout{"AVG-BESLUIT", "Kies wat u besluit."}
	ErrAVGOntvanger = &Fout{"AVG-ONTVANGER", "Voor deze persoon staat niet vast wie het afschrift mag krijgen. Vul de geboortedatum of het gezag aan."}
)

// AVGZaak is one request with all that happened to it.
type AVGZaak struct {
	ID          string // of the piece with the request
	Persoon     string
	Gezin       string // the log in which it stands
	Vak         Vak
	Verzoek     AVGVerzoek
	Vervalt     termijn.Dag // the last day of the answer
	Stappen     []AVGStap
	Behandelaar string // the account that handles it; empty: nobody yet
	Vrager      string // the account that recorded the request

	taak      string // the open task; empty: it was answered
	aanwijzer string // the entry by which Behandelaar is involved
}

// Klaar tells whether the request was answered.
func (z *AVGZaak) Klaar() bool { return z.taak == "" }

// Stap gives the last step of a kind; nil where there was none.
func (z *AVGZaak) Stap(soort string) *AVGStap {
	for i := len(z.Stappen) - 1; i >= 0; i-- {
		if z.Stappen[i].Stap == soort {
			return &z.Stappen[i]
		}
	}
	return nil
}

// geschreven gives what was last written to who asked; empty where nothing was.
func (z *AVGZaak) geschreven() string {
	for i := len(z.Stappen) - 1; i >= 0; i-- {
		if z.Stappen[i].Tekst != "" {
			return z.Stappen[i].Tekst
		}
	}
	return ""
}

// Uitvoeren gives the last day on which what was asked must be done where it is
// granted; Geen where that is at once.
func (z *AVGZaak) Uitvoeren() termijn.Dag {
	vorm, _ := AVGVormVan(z.Verzoek.Soort)
	u, err := termijn.Bereken(vorm.Uitvoeren[z.Vak.Label.Wet], z.Verzoek.Dag)
	if err != nil {
		return termijn.Geen
	}
	return u.Eind
}

// AVGLijst gives the requests that wait for an answer, by their last day.
func (g *Gebruik) AVGLijst(ctx context.Context, wie Wie) ([]AVGZaak, error) {
	var out []AVGZaak
	err := g.lees(ctx, wie, toegang.Lezen, toegang.AVGRechten, Inzage{Handeling: Lijst, Pagina: "avg-verzoeken"}, func(l Lezing) error {
		out = nil
		for na := ""; ; {
			page, err := l.AVGTaken(ctx, Pagina{Na: na, Aantal: 200})
			if err != nil {
				return err
			}
			for i := range page.Taken {
				z, err := avgZaak(ctx, l, &page.Taken[i])
				if err != nil {
					return err
				}
				out = append(out, *z)
			}
			if na = page.Verder; na == "" {
				return nil
			}
		}
	})
	return out, err
}

// AVGZaak gives one request by the person and the id of its piece.
func (g *Gebruik) AVGZaak(ctx context.Context, wie Wie, persoon, id string) (*AVGZaak, error) {
	var out *AVGZaak
	err := g.lees(ctx, wie, toegang.Lezen, toegang.AVGRechten, Inzage{Handeling: Inzien, Pagina: "avg-verzoek"}, func(l Lezing) error {
		p, err := l.Persoon(ctx, persoon, toegang.SAVG, toegang.SRegie)
		if err != nil {
			return err
		}
		if out = zaakVan(p, id); out == nil {
			return ErrNietGevonden
		}
		return nil
	})
	return out, err
}

// avgZaak gives the request of an open task.
func avgZaak(ctx context.Context, l Lezing, t *Taak) (*AVGZaak, error) {
	p, err := l.Persoon(ctx, t.Over, toegang.SAVG, toegang.SRegie)
	if err != nil {
		return nil, err
	}
	for i := range p.Stukken {
		if z := zaakVan(p, p.Stukken[i].ID); z != nil && z.taak == t.ID {
			return z, nil
		}
	}
	return nil, ErrNietGevonden
}

// zaakVan puts a request together from what stands in the compartment of its
// person; nil where the id is not that of a request.
func zaakVan(p *Gezin, id string) *AVGZaak {
	var z *AVGZaak
	for i := range p.Stukken {
		s := &p.Stukken[i]
		if s.ID == id && s.Aard == AardAVGVerzoek && s.Ingetrokken == 0 {
			z = &AVGZaak{ID: s.ID, Persoon: s.Over, Gezin: s.Gezin, Vrager: s.Door, Vak: VakAVG(s.Over, s.Vak.Label.Wet)}
			if json.Unmarshal(s.Inhoud, &z.Verzoek) != nil {
				return nil
			}
		}
	}
	if z == nil {
		return nil
	}
	for i := range p.Stukken {
		step := AVGStap{Door: p.Stukken[i].Door, Op: p.Stukken[i].Vastgezet}
		if s := &p.Stukken[i]; s.Aard == AardAVGStap && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &step) == nil && step.Verzoek == id {
			z.Stappen = append(z.Stappen, step)
		}
	}
	z.findTask(p)
	z.findHandler(p)
	return z
}

// findTask finds the task of a request: the one that was recorded with it, or a
// later one that names it because the term was made longer.
func (z *AVGZaak) findTask(p *Gezin) {
	var asked int64
	for i := range p.Stukken {
		if p.Stukken[i].ID == z.ID {
			asked = p.Stukken[i].Vastgezet
		}
	}
	first := true
	for i := range p.Taken {
		t := &p.Taken[i]
		kind, named, _ := strings.Cut(string(t.Inhoud), " ")
		switch {
		case t.Aard != TaakAVGVerzoek || t.Ingetrokken != 0 || t.Gezin != z.Gezin || kind != string(z.Verzoek.Soort):
			continue
		case named == z.ID:
		case named == "" && first && t.Vastgezet > asked:
			first = false
		default:
			continue
		}
		z.Vervalt = t.Vervalt
		if z.taak = ""; !t.Voltooid {
			z.taak = t.ID
		}
	}
}

// findHandler finds who handles a request and is involved for it now.
func (z *AVGZaak) findHandler(p *Gezin) {
	if s := z.Stap(AVGGenomen); s != nil && z.Stap(AVGBeantwoord) == nil {
		z.Behandelaar = s.Door
	}
	for i := range p.Relaties {
		r := &p.Relaties[i]
		if r.Relatie == toegang.Betrokken && r.Ingetrokken == 0 && r.Gezin == z.Gezin && r.Rij.Waarden[toegang.CLezer] == z.Behandelaar &&
			r.Rij.Waarden[toegang.CRol] == string(toegang.PrivacyOfficer) {
			z.aanwijzer = r.ID
		}
	}
}

// schrijfAVG adds entries to a request, where the writer may add each of them
// and the request is still open.
func (g *Gebruik) schrijfAVG(ctx context.Context, v Verzoek, z *AVGZaak, bron toegang.Bron, invoer ...Invoer) error {
	write := toegang.Prepare(v.Wie.Vraag(toegang.Schrijven, toegang.AVGRechten, g.Moment()))
	for _, in := range invoer {
		vak, ok := vakVan(in)
		if !ok { // ends the task, or his own involvement: both stand in a compartment that he writes in
			vak = z.Vak
		}
		if !write.Allows(vak.record(v.Wie.Account), bron) {
			return ErrNietGevonden
		}
	}
	_, err := g.Opslag.Write(ctx, g.schrijfopdracht(v, z.Gezin, nil, toegang.AVGRechten), func(tx Tx) error {
		p, err := tx.Persoon(ctx, z.Persoon, toegang.SAVG, toegang.SRegie)
		if err != nil {
			return err
		}
		now := zaakVan(p, z.ID)
		if now == nil || now.Klaar() || len(now.Stappen) != len(z.Stappen) {
			return ErrAVGStand
		}
		_, err = tx.Add(ctx, z.Gezin, invoer...)
		return err
	})
	return err
}

func (z *AVGZaak) stap(s AVGStap) (Stuk, error) {
	s.Verzoek = z.ID
	content, err := json.Marshal(s)
	if err != nil {
		return Stuk{}, ErrInvoer
	}
	return Stuk{Vak: z.Vak, Aard: AardAVGStap, Over: z.Persoon, Inhoud: content, Bron: gezin.Bron{Soort: "professional"}}, nil
}

// avgLangst is how long someone who handles a request sees the file at most, in
// months: as long as the term with its extension (AVG art. 12 lid 3).
const avgLangst = 3

// NeemAVG makes the reader the one who handles a request. He then sees the file
// of this person, for the class gewoon, until the request is answered or its
// longest term is over; that he does is recorded as an involvement.
func (g *Gebruik) NeemAVG(ctx context.Context, v Verzoek, z *AVGZaak) error {
	if z.Behandelaar != "" || z.Klaar() {
		return ErrAVGStand
	}
	step, err := z.stap(AVGStap{Stap: AVGGenomen})
	if err != nil {
		return err
	}
	today := g.Moment().Dag
	vak := VakVan(z.Persoon, z.Vak.Label.Wet, toegang.SRegie, gezin.Betrokken)
	return g.schrijfAVG(ctx, v, z, &toegang.Geheugen{}, step, Relatie{Vak: vak, Relatie: toegang.Betrokken,
		Rij: toegang.Betrokkenheid(v.Wie.Account, z.Persoon, v.Wie.Rol, gezin.Gewoon, today, today.PlusMaanden(avgLangst)+1)})
}

// mine tells whether the reader handles this request.
func (z *AVGZaak) mine(wie Wie) error {
	if z.Klaar() {
		return ErrAVGStand
	}
	if z.Behandelaar == "" || z.Behandelaar != wie.Account {
		return ErrAVGNiet
	}
	return nil
}

// VerlengAVG makes the term of the answer two months longer, once and before it
// is over, and tells the person why.
func (p *Postkamer) VerlengAVG(ctx context.Context, v Verzoek, z *AVGZaak, uitleg string) error {
	if err := z.mine(v.Wie); err != nil {
		return err
	}
	if z.Stap(AVGVerlengd) != nil || p.Moment().Dag > z.Vervalt || strings.TrimSpace(uitleg) == "" {
		return ErrAVGVerleng
	}
	last, err := langeTermijn(z.Verzoek.Dag)
	if err != nil {
		return ErrAVGDag
	}
	step, err := z.stap(AVGStap{Stap: AVGVerlengd, Tekst: uitleg, Tot: last})
	if err != nil {
		return err
	}
	if err := p.langsPoort(ctx, v, z, uitleg); err != nil {
		return err
	}
	return p.schrijfAVG(ctx, v, z, &toegang.Geheugen{}, step, TaakAf{Taak: z.taak},
		Taak{Vak: z.Vak, Aard: TaakAVGVerzoek, Over: z.Persoon, Vervalt: last, Inhoud: []byte(string(z.Verzoek.Soort) + " " + z.ID)})
}

// langeTermijn counts the month and the two months together from the day of the
// request, as Verordening 1182/71 counts.
func langeTermijn(dag termijn.Dag) (termijn.Dag, error) {
	t, _ := termijn.Zoek("AVG-INZ")
	t.Duur.Aantal = avgLangst
	return t.Eind(dag)
}

// AVGAntwoord is the answer to a request.
type AVGAntwoord struct {
	Besluit AVGBesluit
	Tekst   string // to the person
	// Toevoegen is what is added to the file where a correction is granted: the
	// new text, or how the person himself sees it. What stood there stays, in
	// the log and on the page.
	Toevoegen string
}

// BeantwoordAVG records the answer, does what was granted, and ends the view of
// who handled it. A file that is to be destroyed comes on the next list: two
// people decide that, within the term of the law. What is restricted is kept
// off every list, and from now on only stored (toegang, T-BEPERKT).
func (a *Archief) BeantwoordAVG(ctx context.Context, p *Postkamer, v Verzoek, z *AVGZaak, in AVGAntwoord) error {
	if err := z.mine(v.Wie); err != nil {
		return err
	}
	switch in.Besluit {
	case AVGToegewezen, AVGDeels, AVGAfgewezen:
	default:
		return ErrAVGBesluit
	}
	if strings.TrimSpace(in.Tekst) == "" || in.Besluit != AVGAfgewezen && z.Verzoek.Soort == AVGVerbetering && strings.TrimSpace(in.Toevoegen) == "" {
		return ErrAVGAntwoord
	}
	step, err := z.stap(AVGStap{Stap: AVGBeantwoord, Besluit: in.Besluit, Tekst: in.Tekst})
	if err != nil {
		return err
	}
	if err := p.langsPoort(ctx, v, z, in.Tekst); err != nil {
		return err
	}
	granted := in.Besluit != AVGAfgewezen
	entries := append([]Invoer{step}, z.gevolg(granted, in, a.Moment().Dag)...)
	entries = append(entries, TaakAf{Taak: z.taak})
	if z.aanwijzer != "" {
		entries = append(entries, RelatieEinde{Relatie: z.aanwijzer, Tot: a.Moment().Dag.String()})
	}
	bron := &toegang.Geheugen{}
	bron.Add(toegang.Betrokken, toegang.Betrokkenheid(v.Wie.Account, z.Persoon, v.Wie.Rol, gezin.Gewoon, a.Moment().Dag, termijn.Geen))
	if err := a.inRegister(ctx, v, z, granted); err != nil {
		return err
	}
	return a.schrijfAVG(ctx, v, z, bron, entries...)
}

// gevolg gives what a granted request adds to the file.
func (z *AVGZaak) gevolg(granted bool, in AVGAntwoord, dag termijn.Dag) []Invoer {
	if !granted {
		return nil
	}
	vak := VakVan(z.Persoon, z.Vak.Label.Wet, toegang.SNotitie, gezin.Gewoon)
	note := func(aard, tekst string) []Invoer {
		return []Invoer{Stuk{Vak: vak, Aard: aard, Over: z.Persoon, Inhoud: []byte(tekst), Bron: gezin.Bron{Soort: "eigen-opgave"}}}
	}
	switch z.Verzoek.Soort {
	case AVGVerbetering:
		return note(AardVerbetering, in.Toevoegen)
	case AVGBeperking:
		return append(note(AardBeperking, z.Verzoek.Tekst), beperkt(z.Persoon, z.Vak.Label.Wet, dag))
	}
	return nil
}

// inRegister tells those who watch over retention what was granted. It comes
// before the answer: where the answer then fails, it is sent again, and the
// register has the same line once more, which changes nothing.
func (a *Archief) inRegister(ctx context.Context, v Verzoek, z *AVGZaak, granted bool) error {
	unit := bewaring.Eenheid{Onderwerp: z.Persoon, Wet: z.Vak.Label.Wet, Bewaring: bewaring.Dossier}
	write := func(aard string, content any) error {
		if v.Sleutel != "" {
			v.Sleutel += " register"
		}
		_, err := a.schrijfRegister(ctx, v, AVGBehandelaars(), func(tx Tx, r *Vernietigregister) error {
			_, err := r.add(ctx, tx, aard, content)
			return err
		})
		return err
	}
	switch {
	case !granted:
		return nil
	case z.Verzoek.Soort == AVGWissing:
		return write(aardVernietigVerzoek, unit)
	case z.Verzoek.Soort == AVGBeperking:
		return write(aardAanhouding, bewaring.Aanhouding{Eenheid: unit, Grond: bewaring.OpVerzoek, Reden: "verzoek om beperking"})
	}
	return nil
}
