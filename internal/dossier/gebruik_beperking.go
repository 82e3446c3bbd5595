package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardBeperkingEinde says why a restriction ended (Stuk.Aard): Opheffing as
// JSON.
const AardBeperkingEinde = "avg-beperking-einde"

// Beperkingsgrond is why what is restricted may be used again.
type Beperkingsgrond string

// The grounds to use what is restricted (AVG art. 18 lid 2), and that the
// restriction is over (lid 3).
const (
	BeperkingToestemming Beperkingsgrond = "toestemming"
	BeperkingVordering   Beperkingsgrond = "rechtsvordering"
	BeperkingAnder       Beperkingsgrond = "rechten-ander"
	BeperkingBelang      Beperkingsgrond = "algemeen-belang"
	BeperkingVoorbij     Beperkingsgrond = "voorbij"
)

// Beperkingsgrondvorm describes a ground.
type Beperkingsgrondvorm struct {
	Grond Beperkingsgrond
	Naam  string // Dutch
	Bron  string
}

// Beperkingsgronden gives the grounds, in the order of the article.
func Beperkingsgronden() []Beperkingsgrondvorm {
	return []Beperkingsgrondvorm{
		{BeperkingToestemming, "De persoon vindt het goed", "AVG art. 18 lid 2"},
		{BeperkingVordering, "Het is nodig voor een rechtszaak of een claim", "AVG art. 18 lid 2"},
		{BeperkingAnder, "Het is nodig om de rechten van iemand anders te beschermen", "AVG art. 18 lid 2"},
		{BeperkingBelang, "Er is een zwaarwegende reden van algemeen belang", "AVG art. 18 lid 2"},
		{BeperkingVoorbij, "De reden om te beperken is voorbij, en de persoon weet dat", "AVG art. 18 lid 1 en 3"},
	}
}

// Opheffing is why a restriction ended.
type Opheffing struct {
	Grond       Beperkingsgrond `json:"grond"`
	Toelichting string          `json:"toelichting"`
}

// The faults of ending a restriction.
var (
	ErrBeperkingGrond = &Fout{"BEPERKING-GROND", "Kies waarom de gegevens weer gebruikt mogen worden."}
	ErrBeperkingReden = &Fout{"BEPERKING-REDEN", "Leg uit waarom."}
)

// beperkt gives the entry that restricts the use of what was obtained about
// someone under a law, from a day on.
func beperkt(persoon string, wet gezin.Wet, van termijn.Dag) Relatie {
	return Relatie{Vak: VakVan(persoon, wet, toegang.SBeperking, gezin.Betrokken), Relatie: toegang.Beperkt, Rij: toegang.Beperking(persoon, wet, van, termijn.Geen)}
}

// Beperkt tells whether the reader may see that the use of someone's data is
// restricted today.
func (b *Beeld) Beperkt() bool {
	return slices.ContainsFunc(b.Relaties, func(r Relatie) bool {
		return r.Relatie == toegang.Beperkt && r.Ingetrokken == 0 && geldt(r.Rij, b.Moment.Dag)
	})
}

// Beperkingen gives a page of the restrictions, the newest first, to who
// supervises, and where the next page begins.
func (g *Gebruik) Beperkingen(ctx context.Context, wie Wie, p Pagina) (out []Relatie, verder string, err error) {
	err = g.lees(ctx, wie, toegang.Lezen, toegang.Privacytoezicht, Inzage{Handeling: Lijst, Pagina: "beperkingen"}, func(l Lezing) error {
		page, err := l.Rijen(ctx, toegang.Beperkt, p)
		out, verder = page.Rijen, page.Verder
		return err
	})
	return out, verder, err
}

// HefBeperkingOp ends a restriction of a family from today on, with its ground
// beside it in the file.
func (g *Gebruik) HefBeperkingOp(ctx context.Context, v Verzoek, familie, id string, in Opheffing) error {
	in.Toelichting = strings.TrimSpace(in.Toelichting)
	if !slices.ContainsFunc(Beperkingsgronden(), func(x Beperkingsgrondvorm) bool { return x.Grond == in.Grond }) {
		return ErrBeperkingGrond
	}
	if in.Toelichting == "" {
		return ErrBeperkingReden
	}
	content, err := json.Marshal(in)
	if err != nil {
		return ErrInvoer
	}
	write := toegang.Prepare(v.Wie.Vraag(toegang.Schrijven, toegang.Privacytoezicht, g.Moment()))
	_, err = g.Opslag.Write(ctx, g.schrijfopdracht(v, familie, nil, toegang.Privacytoezicht), func(tx Tx) error {
		found, err := tx.Gezin(ctx, familie, toegang.SBeperking)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(found.Relaties, func(r Relatie) bool { return r.ID == id && r.Relatie == toegang.Beperkt })
		if i < 0 {
			return ErrNietGevonden
		}
		r := &found.Relaties[i]
		if !write.Allows(r.Vak.record(v.Wie.Account), &toegang.Geheugen{}) {
			return ErrNietGevonden
		}
		if r.Ingetrokken != 0 || !geldt(r.Rij, g.Moment().Dag) {
			return ErrStand
		}
		_, err = tx.Add(ctx, familie, RelatieEinde{Relatie: id, Tot: g.Moment().Dag.String()},
			Stuk{Vak: r.Vak, Aard: AardBeperkingEinde, Over: r.Rij.Waarden[toegang.CPersoon], Inhoud: content, Bron: gezin.Bron{Soort: "professional"}})
		return err
	})
	return err
}
