package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// lees reads the form. What is not a number is a fault at its field.
func (k *kiezer) lees() *regeling.Keuze {
	out := &regeling.Keuze{Product: k.product.Code, Waarden: gezin.Kenmerken{}, Persoon: k.f.Text("persoon")}
	for _, f := range k.product.Keuzes {
		k.leesWaarde(out, f)
	}
	for _, g := range k.gebieden() {
		if level := k.f.Text("niveau-" + g.Code); level != "" {
			if out.Niveaus == nil {
				out.Niveaus, out.Omvang = map[string]string{}, map[string]int64{}
			}
			out.Niveaus[g.Code] = level
			if m := k.minuten("minuten-" + g.Code); m != nil {
				out.Omvang[g.Code] = *m
			}
		}
	}
	k.leesAanvullingen(out)
	k.leesVrij(out)
	if k.advies.WijktAf(k.product.Code) {
		k.f.Required("afwijking", dossier.ErrAfwijking.Tekst)
	}
	return out
}

func (k *kiezer) leesWaarde(out *regeling.Keuze, f *regeling.Feitsoort) {
	text := k.f.Text(f.Code)
	switch {
	case text == "":
	case f.Soort == gezin.Waarheid:
		out.Waarden[f.Code] = gezin.JaNee(text == "ja")
	case f.Soort == gezin.Getal:
		if n, ok := k.f.Number(f.Code, "een getal", 1, 600); ok {
			out.Waarden[f.Code] = gezin.Aantal(int64(n))
		}
	default:
		if code := k.f.OneOf(f.Code, k.keuzeVeld(f).Options, "Kies een "+f.Naam+"."); code != "" {
			out.Waarden[f.Code] = gezin.Keus(code)
		}
	}
}

// minuten reads a number of minutes that may be left out.
func (k *kiezer) minuten(naam string) *int64 {
	if k.f.Text(naam) == "" {
		return nil
	}
	n, ok := k.f.Number(naam, "het aantal minuten per week", 1, maxMinuten)
	if !ok {
		return nil
	}
	m := int64(n)
	return &m
}

func (k *kiezer) leesAanvullingen(out *regeling.Keuze) {
	for i := range aanvulRijen {
		area := k.f.Text(aanvulVeld(i, "gebied"))
		if area == "" {
			continue
		}
		a := regeling.Aanvulling{Persoon: k.f.Text(aanvulVeld(i, "persoon"))}
		a.Gebied, a.Niveau, _ = strings.Cut(area, "/")
		if n, ok := k.f.Number(aanvulVeld(i, "aantal"), "hoeveel het per week is", 1, maxMinuten); ok {
			a.Omvang = &regeling.Omvang{Aantal: int64(n), Eenheid: k.f.OneOf(aanvulVeld(i, "eenheid"), eenheden(), "Kies waarin u telt: uren, dagdelen, etmalen of keer.")}
		}
		out.Aanvulling, k.rijen = append(out.Aanvulling, a), append(k.rijen, i)
	}
}

func (k *kiezer) leesVrij(out *regeling.Keuze) {
	if k.product.VrijeTrede == nil {
		return
	}
	free := &regeling.VrijBudget{Motivering: k.f.Text("vrij-motivering"), Personen: map[string]regeling.Budget{}}
	for _, o := range k.volwassenen() {
		if m := k.minuten("vrij-" + o.Value); m != nil {
			free.Personen[o.Value] = regeling.Budget{Minuten: m}
		}
	}
	if m := k.minuten("vrij-gezin"); m != nil {
		free.Gezin = &regeling.Budget{Minuten: m}
	}
	if len(free.Personen) > 0 || free.Gezin != nil {
		out.Vrij = free
	}
}

// reken computes the choice and puts every fault at its field.
func (k *kiezer) reken(chosen *regeling.Keuze) *arrangement.Berekening {
	calc, err := dossier.Reken(k.advies.Versie, &k.advies.Situatie, chosen)
	var faults arrangement.Fouten
	if errors.As(err, &faults) {
		names := naamGever(k.b)
		open := slices.ContainsFunc(faults, func(f arrangement.Fout) bool { return f.Code == arrangement.FoutKeuze })
		for _, f := range faults {
			if open && f.Code == arrangement.FoutFeit {
				continue // which facts are needed depends on what is still to be chosen
			}
			field, text := k.veldVan(f.Pad), names.Replace(f.Tekst)
			if kind := k.advies.Versie.Regeling().Feit(field); f.Code == arrangement.FoutKeuze && kind != nil {
				text = "Kies een " + kind.Naam + "."
			}
			if f.Code == arrangement.FoutFeit {
				text = "Leg dit eerst vast bij dit gezin: " + onderkast(text)
			}
			k.f.Fail(field, f.Code, text)
		}
	}
	return calc
}

// veldVan gives the field of a path of the engine; empty where the fault is
// about the family and not about a field of this form.
func (k *kiezer) veldVan(pad string) string {
	rest, ok := strings.CutPrefix(pad, "keuze.")
	if !ok {
		return ""
	}
	if nr, part, ok := strings.Cut(strings.TrimPrefix(rest, "aanvullingen["), "]."); ok && strings.HasPrefix(rest, "aanvullingen[") {
		if i, err := strconv.Atoi(nr); err == nil && i < len(k.rijen) {
			return aanvulVeld(k.rijen[i], map[string]string{"persoon": "persoon", "resultaatgebied": "gebied", "omvang": "aantal"}[part])
		}
	}
	head, tail, _ := strings.Cut(rest, ".")
	switch head {
	case "niveaus":
		if tail == "" && len(k.gebieden()) > 0 {
			tail = k.gebieden()[0].Code
		}
		return "niveau-" + tail
	case "omvang":
		return "minuten-" + tail
	case "vrijeTrede":
		return "vrij-" + strings.TrimPrefix(tail, "personen.")
	}
	return kebab(head)
}

// kebab turns naastRegulier into naast-regulier.
func kebab(s string) string {
	var out strings.Builder
	for _, c := range s {
		if c >= 'A' && c <= 'Z' {
			out.WriteByte('-')
			c += 'a' - 'A'
		}
		out.WriteRune(c)
	}
	return out.String()
}
