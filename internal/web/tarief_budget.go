package web

import (
	"errors"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/termijn"
)

// weekregel is what one choice of a package costs a week at this tariff.
type weekregel struct {
	naam    string
	minuten int64 // 0: the price is not of an hour
	keer    int64 // how many lines of the arrangement use the tariff
	bedrag  geld.Bedrag
}

// budgetblad says what a price does a week.
type budgetblad struct {
	Uitleg string
	Tabel  vorm.Table
	Telt   string
}

// Partial implements [vorm.Component].
func (budgetblad) Partial() string { return "tariefbudget" }

// budget says what a week of help costs a family at a price, and, beside the
// price before it, the difference, for one family and for as many as the user
// counts. Without an old price there is one column.
func (t *tarieven) budget(st *tariefstand, old, now *kostprijs.Uitkomst, families int) (any, error) {
	after, explain, err := t.weekregels(st.code, now)
	if err != nil {
		return nil, err
	}
	blad := budgetblad{Uitleg: explain, Tabel: vorm.Table{Caption: "Wat dit tarief per week kost", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Wat"}, {Title: "Hulp per week", Number: true}, {Title: "Per week", Number: true}}}}
	var before []weekregel
	if old != nil {
		if before, _, err = t.weekregels(st.code, old); err != nil {
			return nil, err
		}
		blad.Tabel.Columns = append(blad.Tabel.Columns[:2], vorm.Column{Title: "Nu", Number: true}, vorm.Column{Title: "Wordt", Number: true}, vorm.Column{Title: "Verschil", Number: true})
		if families > 0 {
			blad.Tabel.Columns = append(blad.Tabel.Columns, vorm.Column{Title: "Voor " + vorm.Getal(int64(families)), Number: true})
			blad.Telt = "De laatste kolom is het verschil per week, maal het aantal dat u invulde: een wat-als. Wat het met de lopende hulp doet, staat apart. Er is geen rekening gehouden met begin, einde of wisseling van pakket."
		}
	}
	for i, r := range after {
		row := []any{r.naam, r.omvang(), r.bedrag}
		if i < len(before) {
			difference := r.bedrag - before[i].bedrag
			row = []any{r.naam, r.omvang(), before[i].bedrag, r.bedrag, bedragVerschil(difference)}
			if families > 0 {
				total, err := difference.MaalBreuk(int64(families), 1, geld.HalfVanNul)
				if err != nil {
					return nil, err
				}
				row = append(row, bedragVerschil(total))
			}
		}
		blad.Tabel.Rows = append(blad.Tabel.Rows, vorm.Row{Cells: row})
	}
	if len(blad.Tabel.Rows) == 0 {
		return nil, nil
	}
	return blad, nil
}

func (r *weekregel) omvang() any {
	if r.minuten == 0 {
		return vorm.None("een cliënt")
	}
	return geld.Minuten(r.minuten)
}

func bedragVerschil(b geld.Bedrag) string { return verschilTekst(kostprijs.VanBedrag(b)) }

// weekregels gives what a price comes to a week: in the arrangements of the
// catalogue that use it, for an example family; else for one client or one hour.
func (t *tarieven) weekregels(code string, u *kostprijs.Uitkomst) ([]weekregel, string, error) {
	amount, unit := prijs(u)
	g, niveau := t.regels().Tariefmodel(code)
	families := t.regels().Voorbeeldgezinnen
	if g == nil || g.Tarief == "" || len(families) == 0 {
		if unit != "per uur" {
			return []weekregel{{"Een cliënt in de voorziening", 0, 1, amount}}, "De prijs is per cliënt per week. De regels van de gemeente noemen hiervoor geen eigen tarief.", nil
		}
		return []weekregel{{"Een uur hulp per week", 60, 1, amount}}, "De regels van de gemeente rekenen niet met dit uurtarief. Daarom ziet u hier één uur hulp.", nil
	}
	key := regeling.Tarief{Code: g.Tarief, Niveau: niveau, Per: regeling.PerUur}
	day := t.gebruik.Moment().Dag
	rows, err := t.inArrangementen(key, amount, t.regels().Situatie(families[0], day))
	return rows, families[0].Tekst + " Geteld zijn alleen de regels van het arrangement die dit tarief gebruiken.", err
}

// inArrangementen computes every choice of every arrangement for the example
// family and keeps the lines with this price.
func (t *tarieven) inArrangementen(key regeling.Tarief, amount geld.Bedrag, family *gezin.Situatie) ([]weekregel, error) {
	version := t.regels().Op(family.Peildatum, termijn.Geen)
	var out []weekregel
	for _, p := range version.Producten {
		for _, variant := range arrangement.Vergelijk(version, family, p, nil, nil) {
			if variant.Berekening == nil {
				continue
			}
			calc, err := metPrijs(version, family, tariefkeuze(p, variant.Keuze), key, amount)
			if err != nil {
				return nil, err
			}
			r := weekregel{naam: hoofdletter(p.Naam) + t.keuzeTekst(p, variant.Keuze)}
			for i := range calc.Regels {
				if line := &calc.Regels[i]; line.Tarief == key && line.HeeftBedrag && line.Periode == regeling.PerWeek {
					r.keer++
					r.minuten += line.Minuten
					r.bedrag += line.Bedrag
				}
			}
			if r.keer > 0 {
				out = append(out, r)
			}
		}
	}
	return out, nil
}

func tariefkeuze(p *regeling.Product, shown []arrangement.Toon) *regeling.Keuze {
	k := &regeling.Keuze{Product: p.Code, Waarden: gezin.Kenmerken{}}
	for _, f := range p.Keuzes {
		if f.Soort == gezin.Waarheid {
			k.Waarden[f.Code] = gezin.JaNee(false)
		}
	}
	for _, c := range shown {
		k.Waarden[c.Feit] = gezin.Keus(c.Waarde)
	}
	return k
}

// metPrijs computes a choice with one price. Prices of other lines that are
// missing are put at nothing: those lines are not shown.
func metPrijs(v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze, key regeling.Tarief, amount geld.Bedrag) (*arrangement.Berekening, error) {
	prices := arrangement.Tarieven{key: amount}
	calc, err := arrangement.NieuweRekenaar(v, prices).Bereken(s, k)
	var faults arrangement.Fouten
	if !errors.As(err, &faults) {
		return calc, err
	}
	for _, f := range faults {
		if f.Tarief != nil {
			prices[*f.Tarief] = 0
		}
	}
	return arrangement.NieuweRekenaar(v, prices).Bereken(s, k)
}

// keuzeTekst names the choices of a variant.
func (t *tarieven) keuzeTekst(p *regeling.Product, shown []arrangement.Toon) string {
	text := ""
	for _, c := range shown {
		for _, f := range p.Keuzes {
			if f.Code != c.Feit {
				continue
			}
			for _, w := range f.Waarden {
				if w.Code == c.Waarde {
					text += ", " + orElse(w.Naam, w.Code)
				}
			}
		}
	}
	return text
}
