package dossier

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Telling says how much running help uses each price of the catalogue, counted
// from the decisions of one day. It is about nobody: a group of fewer than
// KleinsteGroep lines is not in it, and a telling is made at most once a day,
// so that nobody can see one decision by counting before and after it.
type Telling struct {
	Dag    termijn.Dag `json:"dag"`
	Regels []Telregel  `json:"regels"`
	// Weg: there are lines that were left out, because there are too few of
	// them. Not how many.
	Weg bool `json:"weg"`
}

// Telregel is one group of lines of running decisions: the same help at the
// same price.
type Telregel struct {
	Product   string           `json:"product"`
	Onderdeel string           `json:"onderdeel"` // empty: several
	Code      string           `json:"code"`      // of the price; empty: the line has none
	Niveau    string           `json:"niveau,omitempty"`
	Per       regeling.Eenheid `json:"per,omitempty"`
	// Minuten are those per week of one line; 0: it has none, or Aantal lines
	// differ and have Samen minutes together.
	Minuten int64 `json:"minuten,omitempty"`
	Samen   int64 `json:"samen,omitempty"`
	Aantal  int64 `json:"aantal"`
}

// Sleutel gives the price that the lines use.
func (r Telregel) Sleutel() regeling.Tarief {
	return regeling.Tarief{Code: r.Code, Niveau: r.Niveau, Per: r.Per}
}

// Weekminuten gives the minutes per week of all lines together.
func (r Telregel) Weekminuten() int64 { return r.Samen + r.Minuten*r.Aantal }

// KleinsteGroep is the smallest group that is counted for people: the bound of
// the publication rules.
const KleinsteGroep = 10

// ErrTelling is given to who counts a second time on one day.
var ErrTelling = &Fout{"TELLING-VANDAAG", "Vandaag is er al geteld. Tel morgen weer: zo kan niemand uit twee tellingen één besluit aflezen."}

const (
	aardTellingregister = "tellingregister"
	aardTelling         = "telling"
)

func tellingVak() Vak { return Vak{Soort: toegang.STelling, Domein: toegang.DStatistiek} }

// Telling gives the last count; nil where nobody counted yet.
func (g *Gebruik) Telling(ctx context.Context, wie Wie, i Inzage) (*Telling, error) {
	var out *Telling
	err := g.lees(ctx, wie, toegang.Lezen, toegang.Beleid, i, func(l Lezing) error {
		var err error
		_, out, err = tellingregister(ctx, l)
		return err
	})
	return out, err
}

func tellingregister(ctx context.Context, l Lezing) (string, *Telling, error) {
	ids, err := l.Zoek(ctx, Zoekterm{zoekRegister, aardTellingregister})
	if err != nil || len(ids) == 0 {
		return "", nil, err
	}
	reg, err := l.Gezin(ctx, ids[0], toegang.STelling)
	if err != nil {
		return "", nil, err
	}
	for _, s := range slices.Backward(reg.Stukken) {
		if s.Aard == aardTelling && s.Ingetrokken == 0 {
			t := &Telling{}
			err := json.Unmarshal(s.Inhoud, t)
			return ids[0], t, err
		}
	}
	return ids[0], nil, nil
}

// Tel counts the running decisions, as the system actor that makes statistics,
// and keeps the count. Who asks for it sees no decision. ErrTelling where it was
// done today; ErrNietGevonden for who does not write tariffs.
func (g *Gebruik) Tel(ctx context.Context, wie Wie, rules *regeling.Regeling) error {
	if err := g.magTarief(wie); err != nil {
		return err
	}
	if write := toegang.Prepare(g.statistiek(toegang.Schrijven)); !write.Allows(toegang.Record{Soort: toegang.STelling}, &toegang.Geheugen{}) {
		return ErrNietGevonden
	}
	day := g.Moment().Dag
	if last, err := g.Telling(ctx, wie, Inzage{Handeling: Inzien, Pagina: "telling"}); err != nil {
		return err
	} else if last != nil && last.Dag >= day {
		return ErrTelling
	}
	all, err := g.alleBesluiten(ctx)
	if err != nil {
		return err
	}
	count := tel(all, rules.Op(day, day), day)
	out, err := g.Opslag.Write(ctx, Opdracht{Toets: toegang.Prepare(g.statistiek(toegang.Lezen)), Sleutel: aardTelling + " " + day.String()}, func(tx Tx) error {
		return schrijfTelling(ctx, tx, count)
	})
	if err == nil && out.Herhaald {
		return ErrTelling
	}
	return err
}

func schrijfTelling(ctx context.Context, tx Tx, count *Telling) error {
	id, _, err := tellingregister(ctx, tx)
	if err != nil {
		return err
	}
	if id == "" {
		if id, err = tx.BeginGezin(ctx); err != nil {
			return err
		}
		if _, err = tx.Add(ctx, id, Stuk{Vak: tellingVak(), Aard: aardTellingregister, Over: id, Zoek: []Zoekterm{{zoekRegister, aardTellingregister}}}); err != nil {
			return err
		}
	}
	text, err := json.Marshal(count)
	if err != nil {
		return err
	}
	_, err = tx.Add(ctx, id, Stuk{Vak: tellingVak(), Aard: aardTelling, Inhoud: text})
	return err
}

func (g *Gebruik) statistiek(actie toegang.Actie) toegang.Vraag {
	return toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Statistiekmaker), Rol: toegang.Statistiekmaker}, Actie: actie, Voor: toegang.Statistiek, Moment: g.Moment()}
}

// geteld is of one decision what counting needs; nothing else is kept.
type geteld struct {
	kenmerk, vorig besluit.Kenmerk
	product        string
	ingang, einde  termijn.Dag
	regels         []besluit.Regel
}

// tellingPagina is how many decisions one reading opens.
const tellingPagina = 500

// alleBesluiten reads all decisions, page by page; each page is one event of
// the access log.
func (g *Gebruik) alleBesluiten(ctx context.Context) ([]geteld, error) {
	var out []geteld
	toets := toegang.Prepare(g.statistiek(toegang.Lezen))
	page := Pagina{Aantal: tellingPagina}
	for {
		var found []geteld
		err := g.Opslag.Read(ctx, toets, Inzage{Handeling: Lijst, Pagina: "telling"}, func(l Lezing) error {
			pieces, next, err := l.Stukken(ctx, toegang.SBesluit, page)
			found, page.Na = besluitenIn(pieces), next
			return err
		})
		if err != nil {
			return nil, err
		}
		if out = append(out, found...); page.Na == "" {
			return out, nil
		}
	}
}

func besluitenIn(pieces []Stuk) []geteld {
	var out []geteld
	for i := range pieces {
		var b besluit.Besluit
		if pieces[i].Aard == AardBesluit && json.Unmarshal(pieces[i].Inhoud, &b) == nil {
			out = append(out, geteld{b.Kenmerk, b.Vorig, b.Product, b.Ingang, b.Einde, b.Regels})
		}
	}
	return out
}

// lopend keeps the decisions that give help on a day. One that another changes
// ends the day before that one begins; one that another ends, on its last day
// of help.
func lopend(all []geteld, day termijn.Dag) []geteld {
	last := map[besluit.Kenmerk]termijn.Dag{}
	for i := range all {
		b := &all[i]
		if b.vorig == "" {
			continue
		}
		end := b.ingang - 1
		if len(b.regels) == 0 {
			end = b.einde
		}
		if known, ok := last[b.vorig]; !ok || end < known {
			last[b.vorig] = end
		}
	}
	var out []geteld
	for _, b := range all {
		end, cut := last[b.kenmerk]
		if len(b.regels) > 0 && b.ingang <= day && day <= b.einde && (!cut || b.kenmerk == "" || day <= end) {
			out = append(out, b)
		}
	}
	return out
}

// tel groups the lines of running decisions and leaves small groups out.
func tel(all []geteld, v *regeling.Versie, day termijn.Dag) *Telling {
	count := map[Telregel]int64{}
	for _, b := range lopend(all, day) {
		for i := range b.regels {
			line := &b.regels[i]
			key := tariefVan(v, b.product, line)
			count[Telregel{Product: b.product, Onderdeel: line.Onderdeel, Code: key.Code, Niveau: key.Niveau, Per: key.Per, Minuten: int64(line.Minuten)}]++
		}
	}
	t := &Telling{Dag: day}
	rest := map[Telregel][]Telregel{}
	for line, n := range count {
		if line.Aantal = n; n >= KleinsteGroep {
			t.Regels = append(t.Regels, line)
			continue
		}
		group := line
		group.Onderdeel, group.Minuten, group.Aantal = "", 0, 0
		rest[group] = append(rest[group], line)
	}
	for group, small := range rest {
		for _, line := range small {
			group.Aantal += line.Aantal
			group.Samen += line.Weekminuten()
		}
		if group.Aantal < KleinsteGroep {
			t.Weg = true
			continue
		}
		t.Regels = append(t.Regels, group)
	}
	slices.SortFunc(t.Regels, func(a, b Telregel) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Niveau, b.Niveau), cmp.Compare(a.Per, b.Per),
			cmp.Compare(a.Onderdeel, b.Onderdeel), cmp.Compare(a.Minuten, b.Minuten))
	})
	return t
}

// tariefVan gives the price that a line uses: the one that it names, or, in a
// decision that names none, the one that the catalogue has for its part or its
// area at that level.
func tariefVan(v *regeling.Versie, product string, line *besluit.Regel) regeling.Tarief {
	if line.Tarief.Code != "" {
		return line.Tarief
	}
	keys := []regeling.Tarief{}
	if p := v.Product(product); p != nil {
		for i := range p.Onderdelen {
			if r := p.Onderdelen[i].Tarief; p.Onderdelen[i].Code == line.Onderdeel && r.Code != "" {
				keys = append(keys, regeling.Tarief{Code: r.Code, Niveau: cmp.Or(r.Niveau, line.Niveau), Per: r.Per})
			}
		}
	}
	for _, area := range line.Gebieden {
		keys = append(keys, regeling.Tarief{Code: area, Niveau: line.Niveau, Per: regeling.PerWeek}, regeling.Tarief{Code: area, Per: regeling.PerWeek})
	}
	for _, key := range keys {
		if v.Prijs(key) != nil {
			return key
		}
	}
	return regeling.Tarief{}
}
