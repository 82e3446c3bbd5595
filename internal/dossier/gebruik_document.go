package dossier

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Bestand is a file that is brought in.
type Bestand struct {
	Naam   string // as the one who brings it calls it
	Inhoud []byte
}

// stuk gives the piece of a file in a compartment: a photo without what is no
// picture. The error is the first of ControleerDocument: a form asks that one for
// all.
func (f *Bestand) stuk(vak Vak, bron string, m toegang.Moment) (Stuk, error) {
	media, schoon, faults := keurDocument(f.Inhoud)
	if len(faults) > 0 {
		return Stuk{}, faults[0]
	}
	kop, err := json.Marshal(Documentkop{Naam: Documentnaam(f.Naam), Media: media})
	if err != nil {
		return Stuk{}, ErrInvoer
	}
	return Stuk{Vak: vak, Aard: AardDocument, Over: vak.Label.Onderwerp, Inhoud: kop, Van: m.Dag, Bron: gezin.Bron{Soort: bron},
		Bijlage: &Bijlage{Inhoud: schoon}}, nil
}

// Virusscan looks at a file. An error means that it cannot say whether the file is
// clean.
type Virusscan interface {
	Scan(ctx context.Context, inhoud []byte) (schoon bool, err error)
}

// scan has a file looked at as it came, where there is a scanner. The errors are
// ErrDocumentVirus and ErrDocumentScan: what nobody looked at is not kept.
func (g *Gebruik) scan(ctx context.Context, f *Bestand) error {
	if g.Virusscan == nil {
		return nil
	}
	clean, err := g.Virusscan.Scan(ctx, f.Inhoud)
	switch {
	case err != nil:
		return ErrDocumentScan
	case !clean:
		return ErrDocumentVirus
	}
	return nil
}

// Documenten gives the documents that stand, the newest first, as far as the
// reader may see.
func (b *Beeld) Documenten() []Document { return documenten(b.Stukken) }

func documenten(stukken []Stuk) []Document {
	var out []Document
	for i := range slices.Backward(stukken) {
		if d, ok := stukken[i].document(); ok {
			out = append(out, d)
		}
	}
	return out
}

// Document gives one document that stands and was recorded in this family; nil
// where there is none that the reader may see.
func (b *Beeld) Document(id string) *Document {
	for _, d := range b.Documenten() {
		if d.ID == id && d.Gezin == b.ID {
			return &d
		}
	}
	return nil
}

// VoegDocumentToe records a file about a member in a class of his compartment.
func (g *Gebruik) VoegDocumentToe(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, over string, klasse gezin.Klasse, f Bestand) error {
	if !slices.Contains(b.Mensen(), over) {
		return ErrNietGevonden
	}
	stuk, err := f.stuk(b.VakVoor(over, toegang.SDocument, klasse), "professional", g.Moment())
	if err != nil {
		return err
	}
	if err := g.scan(ctx, &f); err != nil {
		return err
	}
	return g.LegVast(ctx, v, b, gezien, stuk)
}

// TrekDocumentIn withdraws a document with a reason. Nobody opens it any more;
// that it was there stays known in the course of the family.
func (g *Gebruik) TrekDocumentIn(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, id, reden string) error {
	if b.Document(id) == nil {
		return ErrNietGevonden
	}
	if strings.TrimSpace(reden) == "" {
		return ErrDocumentReden
	}
	return g.LegVast(ctx, v, b, gezien, append([]Invoer{Intrekking{ID: id, Reden: reden}}, b.nietMeer(id)...)...)
}

// lezenAls reads the file of a piece for the first purpose of the reader that
// gives it. ErrNietGevonden where none does.
func (g *Gebruik) lezenAls(ctx context.Context, wie Wie, d *Document, doelen []toegang.Activiteit) ([]byte, error) {
	for _, doel := range doelen {
		page := Inzage{Handeling: Exporteer, Pagina: "document"}
		if doel == toegang.Noodgebruik {
			page.Nood = string(wie.Nood.Reden)
		}
		var content []byte
		err := g.lees(ctx, wie, toegang.Lezen, doel, page, func(l Lezing) (err error) {
			content, err = l.Bijlage(ctx, d.ID)
			return err
		})
		if !errors.Is(err, ErrNietGevonden) {
			return content, err
		}
	}
	return nil, ErrNietGevonden
}

// buiten are the roles that work outside the municipality: what they open leaves
// it.
func buiten(rol toegang.Rol) bool {
	return rol == toegang.Hulpverlener || rol == toegang.Backoffice || rol == toegang.Client
}

// Document opens a document for someone who works with the family, through the
// gate. To who works outside the municipality a file of another goes only where
// it was searched and nothing was found, or where somebody looked at it:
// ErrDocumentDicht otherwise. ErrNietGevonden where there is none for him.
func (p *Postkamer) Document(ctx context.Context, wie Wie, b *Beeld, id string) (poort.Doorgelaten, error) {
	none := poort.Doorgelaten{}
	d := b.Document(id)
	if d == nil {
		return none, ErrNietGevonden
	}
	content, err := p.lezenAls(ctx, wie, d, wie.doelen(b.ID, b.Moment))
	if err != nil {
		return none, err
	}
	o := poort.Opdracht{Soort: poort.Bijlage, Kenmerk: d.ID, Over: []string{d.Vak.Label.Onderwerp}, Moment: p.Moment(), Bron: relaties(b.Gezin, nil), Eigen: !buiten(wie.Rol) || d.Door == wie.Account,
		Afzender: toegang.Lezer{Account: wie.Account, Teams: wie.Teams, Rol: wie.Rol, Domeinen: wie.domeinen()}}
	o.Ontvanger.Lezer = o.Afzender
	if o.Eigen {
		out, err := p.geefDocument(ctx, &bewaarder{}, o, d, content)
		if err == nil {
			err = p.bekeken(ctx, wie, b, d)
		}
		return out, err
	}
	weet, err := p.bewaakt(ctx, wie.Herkomst, b.ID)
	if err != nil {
		return none, err
	}
	if weet.wacht(wie.Account, d.ID) {
		return none, ErrDocumentDicht
	}
	o.Lijst, o.Bron, o.Vrijgegeven = weet.lijst, weet.bron, weet.vrijgegeven()
	held := &bewaarder{p: p, gezin: b.ID, over: d.Vak.Label.Onderwerp, wet: d.Vak.Label.Wet, bestand: content}
	return p.geefDocument(ctx, held, o, d, content)
}

// geefDocument brings a file through the gate. A photo that was kept before photos
// were cleaned is cleaned here; where that cannot be, it goes to nobody but who may
// have it without a search.
func (p *Postkamer) geefDocument(ctx context.Context, held *bewaarder, o poort.Opdracht, d *Document, content []byte) (poort.Doorgelaten, error) {
	if schoon, err := schoneFoto(d.Media, content); err == nil {
		content = schoon
	} else if !o.Eigen {
		return poort.Doorgelaten{}, ErrDocumentDicht
	}
	gate, err := p.poort(held)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	if o.Lijst == nil {
		if o.Lijst, err = poort.NewLijst(nil); err != nil {
			return poort.Doorgelaten{}, err
		}
	}
	out, err := gate.Laat(ctx, o, func(got poort.Velden) (poort.Gemaakt, error) {
		for _, f := range o.Velden {
			if _, ok := got.Get(f.Naam).Waarde(); !ok {
				return poort.Gemaakt{}, ErrNietGevonden
			}
		}
		return poort.Gemaakt{Inhoud: content, Media: d.Media, Bestandsnaam: d.Bestandsnaam(), Onderwerp: "Document"}, nil
	})
	if errors.Is(err, poort.ErrVastgehouden) {
		return out, ErrDocumentDicht
	}
	return out, err
}

// wacht tells whether a file was held for someone and not let go: it waits, or it
// was refused.
func (w *bewaking) wacht(ontvanger, kenmerk string) bool {
	for i := range w.vast {
		var held poort.Vasthouding
		if s := &w.vast[i]; s.Aard != AardVast || s.Ingetrokken != 0 || held.UnmarshalBinary(s.Inhoud) != nil || !held.Betreft(ontvanger, kenmerk) {
			continue
		}
		if o, ok := oordeelOver(w.vast, held.ID()); !ok || !o.Weg {
			return true
		}
	}
	return false
}

// Bestand gives the file of a held piece to who reviews it. ErrNietGevonden where
// the piece has none.
func (p *Postkamer) Bestand(ctx context.Context, wie Wie, v *Vaststuk) (poort.Doorgelaten, error) {
	in, err := p.Inzien(ctx, wie, v)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	if in.Soort != poort.Bijlage {
		return poort.Doorgelaten{}, ErrNietGevonden
	}
	d := &Document{Documentkop: Documentkop{Media: in.Media}}
	lezer := p.beoordeelt(wie).Lezer
	return p.geefDocument(ctx, &bewaarder{}, poort.Opdracht{Soort: poort.Bijlage, Eigen: true, Afzender: lezer, Ontvanger: poort.Ontvanger{Lezer: lezer},
		Over: in.Over, Bron: v.weet.bron, Moment: p.Moment()}, d, in.Inhoud)
}

// maxAangeleverd is how many documents one client can have standing about one
// person: enough for the papers of one arrangement. Own choice.
const maxAangeleverd = 20

// Aangeleverd gives the documents that the client brought in himself, the newest
// first. What others recorded about him is not among them: the device may be
// shared.
func (p *Portaal) Aangeleverd() []Document {
	return slices.DeleteFunc(documenten(p.alles.Stukken), func(d Document) bool { return d.Door != p.account || p.Naam(d.Over) == "" })
}

// LeverAan records a file that a client brings in, about himself or about whom he
// speaks for. Whoever works with that person reads it, and gets a task to look.
func (g *Gebruik) LeverAan(ctx context.Context, v Verzoek, p *Portaal, persoon string, f Bestand) error {
	s := p.alles.Stuk(AardNaam, persoon, p.Moment.Dag)
	if s == nil || persoon == "" {
		return ErrNietGevonden
	}
	stuk, err := f.stuk(VakVan(persoon, s.Vak.Label.Wet, toegang.SDocument, gezin.Gewoon), "eigen-opgave", g.Moment())
	if err != nil {
		return err
	}
	n := 0
	for _, d := range p.Aangeleverd() {
		if d.Over == persoon {
			n++
		}
	}
	if n >= maxAangeleverd {
		return ErrDocumentVeel
	}
	if err := g.scan(ctx, &f); err != nil {
		return err
	}
	return g.schrijfAlsClient(ctx, v, s.Gezin, stuk.Vak, func(tx Tx) error {
		ids, err := tx.Add(ctx, s.Gezin, stuk)
		if err != nil {
			return err
		}
		return g.meldAangeleverd(ctx, tx, s.Gezin, stuk.Vak, ids[0])
	})
}

// MijnDocument gives a client a document that he brought in himself.
// ErrNietGevonden for every other.
func (p *Postkamer) MijnDocument(ctx context.Context, wie Wie, id string) (poort.Doorgelaten, error) {
	none := poort.Doorgelaten{}
	portaal, err := p.Portaal(ctx, wie, Inzage{Handeling: Exporteer, Pagina: "mijn-document"})
	if err != nil {
		return none, err
	}
	all := portaal.Aangeleverd()
	i := slices.IndexFunc(all, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return none, ErrNietGevonden
	}
	content, err := p.lezenAls(ctx, wie, &all[i], []toegang.Activiteit{toegang.Inzagerecht})
	if err != nil {
		return none, err
	}
	register, err := p.register(ctx, wie, all[i].Gezin)
	if err != nil {
		return none, err
	}
	lezer := wie.Vraag(toegang.Ontvangen, toegang.Inzagerecht, p.Moment()).Lezer
	return p.geefDocument(ctx, &bewaarder{}, poort.Opdracht{Soort: poort.Bijlage, Eigen: true, Afzender: lezer, Ontvanger: poort.Ontvanger{Lezer: lezer, Voor: toegang.Inzagerecht},
		Velden: []poort.Veld{{Naam: "document", Record: all[i].Vak.record(all[i].Door), Waarde: toegang.Toon("ja")}}, Bron: relaties(register, nil), Moment: p.Moment()}, &all[i], content)
}
