package kostprijs

import (
	"strconv"
	"strings"
)

// BladWeergaven is the sheet with the parts of the price as the two laws list
// them.
const BladWeergaven = "Weergaven"

// deelFormule is a component as a live formula. Parts that are zero today
// stand on the sheet too, because a changed value may fill them.
type deelFormule struct {
	naam, formule string
	plaats
}

// weergaven lays out the components and, under them, both legal views. The
// totals are live and equal the tariff.
func (w *werkboek) weergaven() Blad {
	b := Blad{Naam: BladWeergaven, Breedte: []float64{64, 16, 10, 10, 70}}
	b.Rijen = append(b.Rijen, []Vak{kop("Onderdeel"), kop("Euro per uur"), kop("Wmo 5.4"), kop("Jeugdwet 2.3"), kop("Hoe gelezen")})
	for _, d := range w.delen() {
		b.Rijen = append(b.Rijen, []Vak{tekst(d.naam), formule(d.formule, VakGeld), tekst(streep(d.wmo)), tekst(streep(d.jeugd)), tekst(d.lezing)})
	}
	last := strconv.Itoa(len(b.Rijen))
	w.wet(&b, "Uitvoeringsbesluit Wmo 2015, artikel 5.4", "C", last, wmoRubrieken)
	w.wet(&b, "Besluit Jeugdwet, artikel 2.3", "D", last, jeugdRubrieken)
	return b
}

func streep(letter string) string {
	if letter == "" {
		return "-"
	}
	return letter
}

func (w *werkboek) wet(b *Blad, title, column, last string, names []rubrieknaam) {
	b.Rijen = append(b.Rijen, []Vak{}, []Vak{kop(title)})
	first := len(b.Rijen) + 1
	for _, n := range names {
		f := `SUMIF($` + column + `$2:$` + column + `$` + last + `,"` + streep(n.letter) + `",$B$2:$B$` + last + `)`
		b.Rijen = append(b.Rijen, []Vak{tekst(streep(n.letter) + ". " + n.naam), formule(f, VakGeld)})
	}
	sum := "SUM(B" + strconv.Itoa(first) + ":B" + strconv.Itoa(len(b.Rijen)) + ")"
	b.Rijen = append(b.Rijen, []Vak{kop("Totaal"), formule(sum, VakCenten)})
}

func (w *werkboek) delen() []deelFormule {
	var list []deelFormule
	add := func(naam, f string, p plaats) { list = append(list, deelFormule{naam, f, p}) }
	if t := &w.m.tail; t.loonkosten != geen {
		add("Loonkosten per betaald uur", w.p(t.loonkosten), plaatsLoon)
		add("Niet-productieve uren", w.cells["kost"]+"-"+w.p(t.loonkosten), plaatsNietProd)
	} else {
		list = append(w.loondelen(), w.urendelen()...)
		add("Opleiding en registratie", w.gewogen(false, "Waarvan opleiding"), plaats{"d", "a", "De Jeugdwet noemt opleiding niet apart: gelezen als kosten van professionals."})
	}
	add("Overhead", w.cells["overhead"], plaatsOverhead)
	add("Reiskosten", w.cells["reis"], plaats{"d", "b", "De Jeugdwet noemt reiskosten niet apart: gelezen als cliëntgebonden kosten."})
	for _, x := range w.m.tail.materieel {
		add(materieelnamen[x.soort], w.p(x.par), materieelplaats(x.soort))
	}
	add("Risico en marge", w.cells["risico"], plaatsBuiten)
	add("Indexatie", w.cells["prijs"]+"-"+w.cells["voor-index"], plaatsIndex)
	add("Afronding", w.cells["formule"]+"-"+w.cells["prijs"], plaatsBuiten)
	add("Verschil met het gepubliceerde bedrag", w.cells["tarief"]+"-"+w.cells["formule"], plaatsBuiten)
	return list
}

func (w *werkboek) loondelen() []deelFormule {
	var list []deelFormule
	add := func(naam string, columns ...string) {
		list = append(list, deelFormule{naam, w.gewogen(true, columns...), plaatsLoon})
	}
	add("Salaris", "Jaarsalaris")
	add("Vakantietoeslag", "Vakantietoeslag")
	add("Eindejaarsuitkering", "Eindejaarsuitkering")
	add("Toeslag onregelmatige uren", "Onregelmatigheid")
	if extras := w.kolommen("Extra "); len(extras) > 0 {
		add("Overige cao-bedragen", extras...)
	}
	add("Werkgeverslasten", "Werkgeverslasten")
	add("Pensioen", "Pensioen", "Pensioen AP")
	if staff := w.kolommen("Personeel "); len(staff) > 0 {
		add("Overige personeelskosten", append(staff, "-Waarvan opleiding")...)
	}
	return list
}

// kolommen finds the numbered columns of the sheet Regels.
func (w *werkboek) kolommen(prefix string) []string {
	var names []string
	for i := 1; w.col[prefix+strconv.Itoa(i)] != ""; i++ {
		names = append(names, prefix+strconv.Itoa(i))
	}
	return names
}

// urendelen gives what the hours cost that are paid and not declared.
func (w *werkboek) urendelen() []deelFormule {
	if w.m.tail.productief != geen {
		all := w.gewogen(false, "Jaarlast", "-Waarvan opleiding")
		paid := w.gewogen(true, "Jaarlast", "-Waarvan opleiding")
		return []deelFormule{{"Niet-productieve uren", "(" + all + ")-(" + paid + ")", plaatsNietProd}}
	}
	var list []deelFormule
	for _, s := range urenvolgorde {
		var terms []string
		for k := range w.m.caos {
			for j := range w.m.caos[k].posten {
				if p := &w.m.caos[k].posten[j]; p.soort == s && !p.declarabel {
					terms = append(terms, w.perCao(k, "Jaarlast", "-Waarvan opleiding")+"*"+w.deelfactor(k)+"/"+w.urenCel(k, rijBetaald)+"*"+w.urenCel(k, w.post[k][j]))
				}
			}
		}
		if len(terms) > 0 {
			list = append(list, deelFormule{urennamen[s], strings.Join(terms, "+"), urenplaats(s)})
		}
	}
	return list
}

// gewogen brings columns of the sheet Regels to euros per declarable hour.
func (w *werkboek) gewogen(betaald bool, columns ...string) string {
	terms := make([]string, len(w.m.caos))
	for k := range w.m.caos {
		terms[k] = w.perCao(k, columns...) + "*" + w.deelfactor(k)
		if betaald {
			terms[k] += "*" + w.urenCel(k, rijDeclarabel) + "/" + w.urenCel(k, rijBetaald)
		}
	}
	return strings.Join(terms, "+")
}

// perCao weighs columns over the lines of one cao; a column with a minus in
// front is taken off.
func (w *werkboek) perCao(k int, columns ...string) string {
	last := strconv.Itoa(w.lines + 1)
	column := func(name string) string { return BladRegels + "!$" + w.col[name] + "$2:$" + w.col[name] + "$" + last }
	var terms []string
	for _, c := range columns {
		sign := ""
		if name, ok := strings.CutPrefix(c, "-"); ok {
			sign, c = "-", name
		}
		terms = append(terms, sign+"SUMPRODUCT(("+column("Cao")+`="`+w.m.caos[k].naam+`")*`+column("Gewicht in de cao")+"*"+column(c)+")")
	}
	return "(" + strings.TrimPrefix(strings.ReplaceAll(strings.Join(terms, "+"), "+-", "-"), "+") + ")"
}

// deelfactor is the share of a cao divided by the hours it is spread over.
func (w *werkboek) deelfactor(k int) string {
	if !w.m.tail.formatie {
		return w.urenCel(k, rijAandeel) + "/" + w.urenCel(k, rijDeclarabel)
	}
	hours := make([]string, len(w.m.caos))
	for i := range w.m.caos {
		hours[i] = w.urenCel(i, rijAandeel) + "*" + w.urenCel(i, rijDeclarabel)
	}
	return w.urenCel(k, rijAandeel) + "/(" + strings.Join(hours, "+") + ")"
}
