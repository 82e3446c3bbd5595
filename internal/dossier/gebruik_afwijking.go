package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Afwijkingtelling says how often decisions departed from the advice in one
// quarter, by how they did. It is about nobody. A quarter is in it once it is
// over, so that nobody sees a number move; a number below KleinsteGroep is not
// shown, and where one of them could be worked out from the sum, the sum is not
// shown either.
type Afwijkingtelling struct {
	Kwartaal string // "2026-2"
	// Aantal is the number per way to depart (besluit.GeenAfwijking: the advice
	// was followed); a way that is not in it has too few to show, or none.
	Aantal map[besluit.Afwijkingsoort]int
	Samen  int // 0: it is not shown
}

// Afwijkingsoorten gives the ways in which a choice or refusal stands to the
// advice, in the order in which they are shown.
func Afwijkingsoorten() []besluit.Afwijkingsoort {
	return []besluit.Afwijkingsoort{besluit.GeenAfwijking, besluit.AfwijkingNee, besluit.AfwijkingOnbekend, besluit.AfwijkingAnder, besluit.AfwijkingGeen, besluit.AfwijkingOpen}
}

// aardAfwijkingregister is the log of what is counted, without members;
// aardAfwijking one row of it: a quarter and a way to depart, and nothing else.
const (
	aardAfwijkingregister = "afwijkingregister"
	aardAfwijking         = "afwijking"
)

// afwijkingrij is one choice or refusal as it is counted.
type afwijkingrij struct {
	Kwartaal string                 `json:"kwartaal"`
	Soort    besluit.Afwijkingsoort `json:"soort"`
}

// kwartaalVan names the quarter of a day.
func kwartaalVan(d termijn.Dag) string {
	year, month, _ := d.Datum()
	return strconv.Itoa(year) + "-" + strconv.Itoa((int(month)-1)/3+1)
}

func afwijkingVak() Vak { return Vak{Soort: toegang.SProjectie, Domein: toegang.DStatistiek} }

// telAfwijking counts one choice or refusal, as the system actor that makes
// statistics. Who decides writes nothing here and reads nothing. The key is
// that of the request: what is sent twice counts once. The motivation stays
// where it is.
func (g *Gebruik) telAfwijking(ctx context.Context, sleutel string, soort besluit.Afwijkingsoort) error {
	if write := toegang.Prepare(g.statistiek(toegang.Schrijven)); !write.Allows(toegang.Record{Soort: toegang.SProjectie}, &toegang.Geheugen{}) {
		return ErrNietGevonden
	}
	row, err := json.Marshal(afwijkingrij{kwartaalVan(g.Moment().Dag), soort})
	if err != nil {
		return err
	}
	o := Opdracht{Toets: toegang.Prepare(g.statistiek(toegang.Lezen))}
	if sleutel != "" {
		o.Sleutel = aardAfwijking + " " + sleutel
	}
	_, err = g.Opslag.Write(ctx, o, func(tx Tx) error {
		id, _, err := afwijkingregister(ctx, tx)
		if err != nil {
			return err
		}
		if id == "" {
			if id, err = tx.BeginGezin(ctx); err != nil {
				return err
			}
			if _, err = tx.Add(ctx, id, Stuk{Vak: afwijkingVak(), Aard: aardAfwijkingregister, Over: id, Zoek: []Zoekterm{{zoekRegister, aardAfwijkingregister}}}); err != nil {
				return err
			}
		}
		_, err = tx.Add(ctx, id, Stuk{Vak: afwijkingVak(), Aard: aardAfwijking, Inhoud: row})
		return err
	})
	return err
}

func afwijkingregister(ctx context.Context, l Lezing) (string, []afwijkingrij, error) {
	ids, err := l.Zoek(ctx, Zoekterm{zoekRegister, aardAfwijkingregister})
	if err != nil || len(ids) == 0 {
		return "", nil, err
	}
	reg, err := l.Gezin(ctx, ids[0], toegang.SProjectie)
	if err != nil {
		return "", nil, err
	}
	var out []afwijkingrij
	for i := range reg.Stukken {
		var row afwijkingrij
		if s := &reg.Stukken[i]; s.Aard == aardAfwijking && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &row) == nil {
			out = append(out, row)
		}
	}
	return ids[0], out, nil
}

// Afwijkingen gives the counts of the quarters that are over, the last one
// first, to who may read a published number. The rows themselves are read by
// the system actor alone.
func (g *Gebruik) Afwijkingen(ctx context.Context, wie Wie) ([]Afwijkingtelling, error) {
	if read := toegang.Prepare(wie.Vraag(toegang.Lezen, toegang.Beleid, g.Moment())); !read.Allows(toegang.Record{Soort: toegang.STelling}, &toegang.Geheugen{}) {
		return nil, ErrNietGevonden
	}
	var rows []afwijkingrij
	err := g.Opslag.Read(ctx, toegang.Prepare(g.statistiek(toegang.Lezen)), Inzage{Handeling: Lijst, Pagina: "afwijkingen", Herkomst: wie.Herkomst}, func(l Lezing) error {
		var err error
		_, rows, err = afwijkingregister(ctx, l)
		return err
	})
	if err != nil {
		return nil, err
	}
	return telAfwijkingen(rows, kwartaalVan(g.Moment().Dag)), nil
}

// telAfwijkingen counts the quarters before nu.
func telAfwijkingen(rows []afwijkingrij, nu string) []Afwijkingtelling {
	all := map[string]map[besluit.Afwijkingsoort]int{}
	for _, r := range rows {
		if r.Kwartaal >= nu {
			continue
		}
		if all[r.Kwartaal] == nil {
			all[r.Kwartaal] = map[besluit.Afwijkingsoort]int{}
		}
		all[r.Kwartaal][r.Soort]++
	}
	var out []Afwijkingtelling
	for quarter, counts := range all {
		out = append(out, publiceer(quarter, counts))
	}
	slices.SortFunc(out, func(a, b Afwijkingtelling) int { return strings.Compare(b.Kwartaal, a.Kwartaal) })
	return out
}

// publiceer leaves out what is too small. The sum is shown only where it tells
// nothing about that: nothing was left out, or what was is itself large enough.
func publiceer(quarter string, counts map[besluit.Afwijkingsoort]int) Afwijkingtelling {
	out := Afwijkingtelling{Kwartaal: quarter, Aantal: map[besluit.Afwijkingsoort]int{}}
	rest := 0
	for soort, n := range counts {
		if n >= KleinsteGroep {
			out.Aantal[soort] = n
			out.Samen += n
		} else {
			rest += n
		}
	}
	switch {
	case rest >= KleinsteGroep:
		out.Samen += rest
	case len(out.Aantal) < len(Afwijkingsoorten()):
		out.Samen = 0
	}
	return out
}
