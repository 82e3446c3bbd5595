package web

import (
	"maps"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// caseloadblad says what prices do to all help that runs, as it was counted.
type caseloadblad struct {
	Uitleg string
	Form   *vorm.FormTag // asks for a new count; nil: not now, or not this reader
	Knop   vorm.Button
	Tabel  any // nil: nothing to show
	Telt   []string
}

// Partial implements [vorm.Component].
func (caseloadblad) Partial() string { return "tariefcaseload" }

// wekenPerJaar is by which a budget of a week is multiplied for a year.
const wekenPerJaar = 52

// caseload shows what running help costs a week at the prices of today, and
// what it comes to with other prices. Only help with one of those prices is
// shown where alles is false.
func (t *tarieven) caseload(v *verzoek, prices map[regeling.Tarief]geld.Bedrag, alles bool) (caseloadblad, error) {
	blad := caseloadblad{Uitleg: "Niemand heeft de lopende besluiten nog geteld.", Knop: vorm.Button{Text: "Tel de lopende besluiten", Kind: vorm.Secondary}}
	count, err := t.gebruik.Telling(v.ctx(), v.wie, v.inzage("telling"))
	if err != nil {
		return blad, err
	}
	today := t.gebruik.Moment().Dag
	if v.has("POST /tarieven/telling") && (count == nil || count.Dag < today) {
		key, err := v.sleutel()
		if err != nil {
			return blad, err
		}
		blad.Form = &vorm.FormTag{Action: "/tarieven/telling", Key: key, Label: "Lopende besluiten tellen"}
	}
	if count == nil {
		return blad, nil
	}
	blad.Uitleg = "Geteld uit de lopende besluiten van " + count.Dag.Nederlands() + ", zonder namen. De bedragen zijn per week."
	table, explain, err := t.caseloadTabel(count, prices, alles)
	if err != nil {
		return blad, err
	}
	if len(table.Rows) > 0 {
		blad.Tabel = table
	} else {
		blad.Uitleg += " Geen lopend besluit gebruikt dit tarief, of het zijn er minder dan " + strconv.Itoa(dossier.KleinsteGroep) + "."
	}
	if count.Weg {
		explain = append(explain, "Groepen met minder dan "+strconv.Itoa(dossier.KleinsteGroep)+" regels staan er niet bij en tellen niet mee in het totaal. Zo is niemand te herkennen.")
	}
	blad.Telt = explain
	return blad, nil
}

// caseloadTabel prices each group of lines, at the price of today and at the
// other one.
func (t *tarieven) caseloadTabel(count *dossier.Telling, prices map[regeling.Tarief]geld.Bedrag, alles bool) (vorm.Table, []string, error) {
	table := vorm.Table{Caption: "Wat de lopende hulp per week kost", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Hulp"}, {Title: "Regels", Number: true},
		{Title: "Nu", Number: true}, {Title: "Wordt", Number: true}, {Title: "Verschil", Number: true}}}
	today := t.gebruik.Moment().Dag
	rules := t.regels().Op(today, today)
	var sumNow, sumNext geld.Bedrag
	var explain []string
	bare := false
	for _, line := range count.Regels {
		next, changed := prices[line.Sleutel()]
		if !changed && !alles {
			continue
		}
		var now geld.Bedrag
		known := rules.Prijs(line.Sleutel())
		if known != nil {
			now = known.Bedrag
		}
		if !changed {
			next = now
		}
		name := vorm.Cell{Value: t.hulpNaam(rules, line), Note: telOmvang(line)}
		before, ok := weekbedrag(line, now)
		after, also := weekbedrag(line, next)
		if !ok || !also || known == nil && !changed {
			bare = true
			table.Rows = append(table.Rows, vorm.Row{Cells: []any{name, vorm.Getal(line.Aantal), vorm.None("geen prijs per week"), vorm.None("geen prijs per week"), ""}})
			continue
		}
		var was any = before
		if known == nil {
			was, bare = vorm.None("nog geen prijs"), true
		}
		sumNow, sumNext = sumNow+before, sumNext+after
		table.Rows = append(table.Rows, vorm.Row{Cells: []any{name, vorm.Getal(line.Aantal), was, after, bedragVerschil(after - before)}})
	}
	if len(table.Rows) > 0 {
		table.Sum = []any{"Samen", "", sumNow, sumNext, bedragVerschil(sumNext - sumNow)}
		explain = append(explain, "Een heel jaar ("+strconv.Itoa(wekenPerJaar)+" weken) scheelt dit "+bedragVerschil((sumNext-sumNow)*wekenPerJaar)+". Er is geen rekening gehouden met hulp die begint, eindigt of wisselt.")
	}
	if bare {
		explain = append(explain, "Hulp zonder prijs telt als nul in het totaal.")
	}
	return table, explain, nil
}

// weekbedrag gives what the lines cost a week; ok is false where the price is
// not one of an hour, a minute or a week. Each line is rounded to cents before
// it is added up, as in the arrangement itself.
func weekbedrag(line dossier.Telregel, price geld.Bedrag) (b geld.Bedrag, ok bool) {
	each := func(minutes int64) (geld.Bedrag, error) {
		if line.Per == regeling.PerUur {
			return geld.Minuten(minutes).Maal(price, geld.HalfVanNul)
		}
		return price.MaalBreuk(minutes, 1, geld.HalfVanNul)
	}
	var one geld.Bedrag
	var err error
	times := line.Aantal
	switch {
	case line.Per == regeling.PerWeek:
		one = price
	case line.Per != regeling.PerUur && line.Per != regeling.PerMinuut || line.Weekminuten() == 0:
		return 0, false
	case line.Samen > 0:
		one, err = each(line.Samen)
		times = 1
	default:
		one, err = each(line.Minuten)
	}
	if err == nil {
		b, err = one.MaalBreuk(times, 1, geld.HalfVanNul)
	}
	return b, err == nil
}

// hulpNaam names the help of a group: the product, the part and the level.
func (t *tarieven) hulpNaam(v *regeling.Versie, line dossier.Telregel) string {
	text := hoofdletter(t.regels().Productnaam(line.Product))
	if p := v.Product(line.Product); p != nil {
		for i := range p.Onderdelen {
			if p.Onderdelen[i].Code == line.Onderdeel {
				text += ": " + strings.ToLower(p.Onderdelen[i].Naam)
			}
		}
	}
	if g := t.regels().Gebied(line.Onderdeel); g != nil {
		text += ": " + g.Naam
	}
	if line.Code != "" {
		text += " (tarief " + grondslagTekst(line.Code)
		if line.Niveau != "" {
			text += ", " + grondslagTekst(line.Niveau)
		}
		text += ")"
	}
	return text
}

// telOmvang says how much help the lines of a group give.
func telOmvang(line dossier.Telregel) string {
	switch {
	case line.Samen > 0:
		return "samen " + geld.Minuten(line.Samen).Nederlands() + " per week"
	case line.Minuten > 0:
		return geld.Minuten(line.Minuten).Nederlands() + " per week"
	}
	return ""
}

// voorgesteld gives the price of each tariff as it becomes: what waits for a
// second person, and what was approved and does not hold yet.
func (t *tarieven) voorgesteld(versions []dossier.TariefVersie) map[regeling.Tarief]geld.Bedrag {
	today, out := t.gebruik.Moment().Dag, map[regeling.Tarief]geld.Bedrag{}
	for i := range versions {
		v := &versions[i]
		if v.Beslissing == nil || v.Goedgekeurd() && v.Van > today {
			maps.Insert(out, maps.All(prijzenVan(v.Prijzen)))
		}
	}
	return out
}

func prijzenVan(lines []dossier.Tariefprijs) map[regeling.Tarief]geld.Bedrag {
	out := map[regeling.Tarief]geld.Bedrag{}
	for _, p := range lines {
		out[p.Sleutel()] = p.Bedrag
	}
	return out
}

// watAlsAlles changes the price of every tariff by hundredths of a percent: a
// what-if, on top of what is proposed.
func (t *tarieven) watAlsAlles(hundredths int64, prices map[regeling.Tarief]geld.Bedrag) error {
	today := t.gebruik.Moment().Dag
	rules := t.regels().Op(today, today)
	for _, p := range t.regels().Prijzen {
		now := rules.Prijs(p.Tarief)
		if now != p { // not the one that holds
			continue
		}
		base, ok := prices[p.Tarief]
		if !ok {
			base = now.Bedrag
		}
		next, err := base.MaalBreuk(10000+hundredths, 10000, geld.HalfVanNul)
		if err != nil {
			return err
		}
		prices[p.Tarief] = next
	}
	return nil
}

// tel counts the running decisions.
func (t *tarieven) tel(v *verzoek) error {
	err := t.gebruik.Tel(v.ctx(), v.wie, t.regels())
	if err != nil && isFout(err, dossier.ErrTelling) == nil {
		return err
	}
	return v.door("/tarieven#lopend") // counted already: the page shows it
}
