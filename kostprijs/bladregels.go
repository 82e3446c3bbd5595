package kostprijs

import (
	"strconv"
	"strings"
)

// regels lays out one row per scale and step: the yearly cost of a fte.
func (w *werkboek) regels() Blad {
	extras, staff := 0, 0
	for k := range w.m.caos {
		extras = max(extras, len(w.m.caos[k].extras))
		staff = max(staff, len(w.m.caos[k].personeel))
	}
	head := []string{"Cao", "Schaal", "Trede", "Gewicht in de cao", "Maandsalaris", "Jaarsalaris", "Vakantietoeslag", "Eindejaarsuitkering", "Onregelmatigheid"}
	for i := range extras {
		head = append(head, "Extra "+strconv.Itoa(i+1))
	}
	head = append(head, "Brutoloon", "Werkgeverslasten", "Pensioen", "Pensioen AP")
	for i := range staff {
		head = append(head, "Personeel "+strconv.Itoa(i+1))
	}
	head = append(head, "Waarvan opleiding", "Jaarlast")
	b := Blad{Naam: BladRegels}
	w.col = map[string]string{}
	row := make([]Vak, len(head))
	for i, h := range head {
		row[i] = kop(h)
		w.col[h] = kolom(i)
		b.Breedte = append(b.Breedte, 17)
	}
	b.Rijen = append(b.Rijen, row)
	for i := range w.m.regels {
		b.Rijen = append(b.Rijen, w.regel(i, extras, staff))
	}
	w.lines = len(w.m.regels)
	return b
}

func (w *werkboek) regel(i, extras, staff int) []Vak {
	r := &w.m.regels[i]
	k := &w.m.caos[r.cao]
	n := strconv.Itoa(i + 2)
	ref := func(name string) string { return "$" + w.col[name] + n }
	shares := make([]string, len(r.aandelen))
	for j, a := range r.aandelen {
		shares[j] = w.p(a)
	}
	cells := []Vak{tekst(k.naam), tekst(r.cel.Schaal), tekst(r.cel.Naam()), formule(strings.Join(shares, "*"), VakBreuk),
		formule(w.p(r.salaris), VakGeld), formule("12*"+ref("Maandsalaris"), VakGeld), formule(w.vakantie(k, ref), VakGeld),
		formule(w.eju(k, ref), VakGeld), formule(w.ort(r.cao, ref), VakGeld)}
	bruto := ref("Jaarsalaris") + "+" + ref("Vakantietoeslag") + "+" + ref("Eindejaarsuitkering") + "+" + ref("Onregelmatigheid")
	for j := range extras {
		if j < len(k.extras) {
			cells = append(cells, formule(w.extra(k.extras[j], ref), VakGeld))
			bruto += "+" + ref("Extra "+strconv.Itoa(j+1))
		} else {
			cells = append(cells, tekst(""))
		}
	}
	cells = append(cells, formule(bruto, VakGeld), formule(w.premies(k, ref), VakGeld), formule(w.pensioen(k, ref), VakGeld), formule(w.ap(k, ref), VakGeld))
	total := ref("Brutoloon") + "+" + ref("Werkgeverslasten") + "+" + ref("Pensioen") + "+" + ref("Pensioen AP")
	training := "0"
	for j := range staff {
		if j >= len(k.personeel) {
			cells = append(cells, tekst(""))
			continue
		}
		x := k.personeel[j]
		f := map[string]string{EenheidEurJaar: w.p(x.par), VanBrutoloon: w.p(x.par) + "*" + ref("Brutoloon"), VanSalaris: w.p(x.par) + "*" + ref("Jaarsalaris")}[x.basis]
		cells = append(cells, formule(f, VakGeld))
		name := ref("Personeel " + strconv.Itoa(j+1))
		total += "+" + name
		if x.soort == SoortOpleiding || x.soort == SoortRegistratie {
			training += "+" + name
		}
	}
	return append(cells, formule(training, VakGeld), formule(total, VakGeld))
}

func (w *werkboek) vakantie(k *caomodel, ref func(string) string) string {
	terms := []string{w.p(k.vt) + "*" + ref("Jaarsalaris")}
	if k.vtMin != geen {
		terms = append(terms, "12*"+w.p(k.vtMin))
	}
	if k.vtMinTrede != geen {
		terms = append(terms, w.p(k.vt)+"*12*"+w.p(k.vtMinTrede))
	}
	return "MAX(" + strings.Join(terms, ",") + ")"
}

func (w *werkboek) eju(k *caomodel, ref func(string) string) string {
	base := ref("Jaarsalaris")
	if k.ejuOverVT {
		base = "(" + base + "+" + ref("Vakantietoeslag") + ")"
	}
	f := w.p(k.eju) + "*" + base
	if k.ejuTrede != geen {
		return "MAX(" + f + "," + w.p(k.eju) + "*12*" + w.p(k.ejuTrede) + ")"
	}
	return f
}

func (w *werkboek) ort(cao int, ref func(string) string) string {
	k := &w.m.caos[cao]
	f := "0"
	for _, t := range k.toeslagen {
		hours := w.p(t.uren)
		switch t.eenheid {
		case VanBetaaldeUren:
			hours += "*" + w.urenCel(cao, rijBetaald)
		case VanClienturen:
			hours += "*" + w.urenCel(cao, rijDeclarabel)
		}
		f += "+" + ref("Maandsalaris") + "/" + w.p(k.deler) + "*" + w.p(t.opslag) + "*" + hours
	}
	return f
}

func (w *werkboek) extra(x extra, ref func(string) string) string {
	sv := ref("Jaarsalaris") + "+" + ref("Vakantietoeslag")
	switch x.basis {
	case EenheidEurMaand:
		return "12*" + w.p(x.par)
	case EenheidEurJaar:
		return w.p(x.par)
	case VanSalarisVT:
		return w.p(x.par) + "*(" + sv + ")"
	}
	return w.p(x.par) + "*(" + sv + "+" + ref("Eindejaarsuitkering") + "+" + ref("Onregelmatigheid") + ")"
}

func (w *werkboek) premies(k *caomodel, ref func(string) string) string {
	rates := make([]string, len(k.premies))
	for i, p := range k.premies {
		rates[i] = w.p(p)
	}
	return "MIN(" + ref("Brutoloon") + "," + w.p(k.maxloon) + ")*(" + strings.Join(rates, "+") + ")"
}

func (w *werkboek) pensioen(k *caomodel, ref func(string) string) string {
	f := "MAX(0," + ref("Brutoloon") + "-" + w.p(k.franchiseOP) + ")*" + w.p(k.op)
	if k.opDeel != geen {
		f += "*" + w.p(k.opDeel)
	}
	return f
}

func (w *werkboek) ap(k *caomodel, ref func(string) string) string {
	if k.ap == geen {
		return "0"
	}
	return "MAX(0," + ref("Brutoloon") + "-" + w.p(k.franchiseAP) + ")*" + w.p(k.ap)
}
