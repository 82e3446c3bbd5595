package regeling

import "slices"

// productcodes notes which products there are, before any condition asks for
// one that runs.
func (l *lezer) productcodes(root *knoop) {
	for _, item := range root.bij("producten").lijst() {
		if item.map_() {
			l.productcode[item.bij("code").tekst()] = true
		}
	}
}

func (l *lezer) product(k *knoop) {
	p := &Product{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Versie: k.bij("versie").moetTekst(),
		Omschrijving: k.bij("omschrijving").moetTekst(), Synoniemen: k.bij("synoniemen").teksten(), Wetten: k.bij("wetten").teksten(),
		Schakelaar: zoek(k.bij("schakelaar"), l.r.schakelaar, "De schakelaar"), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	k.std.geldig = p.Geldigheid
	for _, item := range k.bij("toegang").lijst() {
		if item.map_() {
			p.Toegang = append(p.Toegang, l.eis(item))
		}
	}
	for _, item := range k.bij("indiceert").lijst() {
		if item.map_() {
			p.Indiceert = append(p.Indiceert, Bevoegd{Wie: item.bij("wie").moetTekst(), Naam: item.bij("naam").moetTekst(),
				Als: l.voorwaarde(item.bij("als"), overGezin), Herkomst: item.herkomst()})
			item.klaar()
		}
	}
	for _, item := range k.bij("keuzes").lijst() {
		if f := zoek(item, l.r.feit, "Het feit"); f != nil {
			if f.Bereik != OverKeuze {
				item.fout(FoutBereik, "Dit feit gaat niet over de keuze.")
			}
			p.Keuzes = append(p.Keuzes, f)
		}
	}
	p.Richtduur = l.duur(k.bij("richtduur"))
	p.Criteria = l.criteria(k.bij("criteria"))
	p.Vergelijk = zoek(k.bij("vergelijk"), l.r.feit, "Het feit")
	l.productdelen(k, p)
	k.klaar()
	l.r.Producten = append(l.r.Producten, p)
	l.productplek = append(l.productplek, k)
}

func (l *lezer) productdelen(k *knoop, p *Product) {
	for _, item := range k.bij("onderdelen").lijst() {
		if item.map_() {
			p.Onderdelen = append(p.Onderdelen, l.onderdeel(item))
		}
	}
	p.Weigeringen = l.opmerkingen(k.bij("weigeringen"), overGezin)
	p.Aandacht = l.opmerkingen(k.bij("aandachtspunten"), overGezin)
	if a := k.bij("aanvullingen"); a.is() && a.map_() {
		p.Aanvullingen = l.aanvullingen(a)
	}
	if v := k.bij("vrije-trede"); v.is() && v.map_() {
		p.VrijeTrede = &VrijeTrede{Voor: l.eenGroep(v.bij("voor")), Herkomst: v.herkomst()}
		v.klaar()
	}
}

func (l *lezer) eis(k *knoop) Eis {
	e := Eis{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(),
		Als: l.voorwaarde(k.bij("als"), overGezin), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	if e.Als == nil {
		k.bij("als").fout(FoutVerplicht, "Zeg bij als wat er moet gelden.")
	}
	k.klaar()
	return e
}

func (l *lezer) duur(k *knoop) *Duur {
	if !k.is() || !k.map_() {
		return nil
	}
	d := &Duur{Maanden: k.bij("maanden").getal(), Herkomst: k.herkomst()}
	if m := k.bij("hoogstens"); m.is() {
		d.MaxMaanden = m.getal()
	}
	k.klaar()
	return d
}

func (l *lezer) criteria(k *knoop) *Criteria {
	if !k.is() || !k.map_() {
		return nil
	}
	c := &Criteria{Openbaar: k.bij("openbaar").jaNee(), Tekst: k.bij("tekst").moetTekst(), Herkomst: k.herkomst()}
	for _, item := range k.bij("regels").lijst() {
		if item.map_() {
			c.Regels = append(c.Regels, l.eis(item))
		}
	}
	k.klaar()
	return c
}

// opmerkingen reads refusals or points of attention. With per, the condition
// speaks about each member of that group; else about what s says.
func (l *lezer) opmerkingen(k *knoop, s scope) (out []*Opmerking) {
	for _, item := range k.lijst() {
		if item.map_() {
			out = append(out, l.opmerking(item, s))
		}
	}
	return out
}

func (l *lezer) opmerking(k *knoop, s scope) *Opmerking {
	m := &Opmerking{Code: k.bij("code").moetTekst(), Pad: k.bij("pad").tekst(), Tekst: k.bij("tekst").moetTekst(),
		Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	if per := k.bij("per"); per.is() {
		m.Per, s = l.eenGroep(per), overLid
	}
	m.Als = l.voorwaarde(k.bij("als"), s)
	if b := k.bij("alleen-als-bekend"); b.is() {
		m.AlleenBekend = b.jaNee()
	}
	if m.Als == nil && m.Per == nil && s == overGezin {
		k.bij("als").fout(FoutVerplicht, "Zeg bij als wanneer dit geldt.")
	}
	k.klaar()
	return m
}

func (l *lezer) aanvullingen(k *knoop) *Aanvullingen {
	a := &Aanvullingen{Voor: l.eenGroep(k.bij("voor")), Herkomst: k.herkomst()}
	for _, item := range k.bij("gebieden").lijst() {
		if !item.map_() {
			continue
		}
		g := AanvulGebied{Gebied: zoek(item.bij("gebied"), l.r.gebied, "Het gebied"),
			Inbegrepen: l.voorwaarde(item.bij("inbegrepen"), overLid), Toegestaan: l.voorwaarde(item.bij("toegestaan"), overLid),
			Tarief: l.tariefregel(item.bij("tarief"), overLid), Onderdeel: item.bij("onderdeel").tekst(), Herkomst: item.herkomst()}
		g.Aandacht = l.opmerkingen(item.bij("aandachtspunten"), overLid)
		if g.Gebied == nil {
			item.bij("gebied").fout(FoutVerplicht, "Zeg om welk gebied het gaat.")
			g.Gebied = &Gebied{}
		}
		item.klaar()
		a.Gebieden = append(a.Gebieden, g)
	}
	k.klaar()
	return a
}

func (l *lezer) onderdeel(k *knoop) *Onderdeel {
	o := &Onderdeel{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Wet: k.bij("wet").moetTekst(),
		Budget: k.bij("budget").tekst(), Uitleg: k.bij("uitleg").tekst(), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	o.Per = Per(max(0, slices.Index(perNames[:], keus(k.bij("per"), perNames[:]))))
	o.Drager = Drager(max(0, slices.Index(dragerNames[:], keus(k.bij("drager"), dragerNames[:]))))
	s := overGezin
	if o.Per == PerLid {
		s = overLid
	}
	if t := k.bij("telt"); t.is() {
		o.Telt = l.eenGroep(t)
	} else if o.Per == PerLid {
		t.fout(FoutVerplicht, "Zeg bij telt voor welke groep deze regel telt.")
	}
	if v := k.bij("van"); v.is() {
		o.Van = l.eenGroep(v)
	}
	if d := k.bij("deelnemers"); d.is() {
		o.Deelnemers = l.eenGroep(d)
	}
	o.Als = l.voorwaarde(k.bij("als"), s)
	o.Gebieden = toedeling(l, k.bij("gebieden"), s, l.gebiedscodes)
	o.Vorm = toedeling(l, k.bij("vorm"), s, (*knoop).moetTekst)
	o.Minuten = toedeling(l, k.bij("minuten-per-week"), s, (*knoop).getal)
	o.Trede = toedeling(l, k.bij("trede"), s, (*knoop).moetTekst)
	o.Omvang = l.omvangregel(k.bij("omvang"), s)
	for _, item := range k.bij("toon").lijst() {
		if f := zoek(item, l.r.feit, "Het feit"); f != nil {
			o.Toon = append(o.Toon, f)
		}
	}
	o.Tarief = l.tariefregel(k.bij("tarief"), s)
	if v := k.bij("vrij"); v.is() {
		o.Vrij = v.jaNee()
	}
	k.klaar()
	return o
}

func (l *lezer) gebiedscodes(k *knoop) []string {
	codes := k.teksten()
	for i, c := range codes {
		if g := l.r.gebied[c]; g == nil {
			k.fout(FoutVerwijzing, "Het gebied %q bestaat niet in deze regeling.", c)
		} else {
			codes[i] = g.Code
		}
	}
	return codes
}

func (l *lezer) omvangregel(k *knoop, s scope) *OmvangRegel {
	if !k.is() || !k.map_() {
		return nil
	}
	r := &OmvangRegel{Eenheid: k.bij("eenheid").moetTekst(), Per: k.bij("per").moetTekst()}
	if sum := k.bij("som"); sum.is() {
		r.Som, r.Aantal = true, toedeling(l, sum, s, (*knoop).getal)
	} else {
		r.Aantal = toedeling(l, k.bij("aantal"), s, (*knoop).getal)
	}
	k.klaar()
	return r
}

func (l *lezer) tariefregel(k *knoop, _ scope) Tariefregel {
	if !k.is() || !k.map_() {
		return Tariefregel{}
	}
	t := Tariefregel{Code: k.bij("code").moetTekst(), Per: keus(k.bij("per"), eenheden), Naar: k.bij("naar").tekst(), Niveau: k.bij("niveau").tekst(),
		Klasse: zoek(k.bij("klasse"), l.r.feit, "Het feit"), Aanbieder: zoek(k.bij("aanbieder"), l.r.feit, "Het feit")}
	if t.Naar != "" && t.Naar != "trede" && t.Naar != "niveau" {
		t.naar = zoek(k.bij("naar"), l.r.feit, "Het feit")
	}
	k.klaar()
	return t
}

// toedeling reads a value by cases: one value, or a list of cases, or a table
// by the value of a fact.
func toedeling[T any](l *lezer, k *knoop, s scope, value func(*knoop) T) (out Toedeling[T]) {
	if !k.is() {
		return nil
	}
	if !k.isGevallen() {
		return Toedeling[T]{{Is: value(k)}}
	}
	for _, item := range k.gevallen() {
		if !item.map_() {
			continue
		}
		g := Geval[T]{Als: l.voorwaarde(item.bij("als"), s), Naar: zoek(item.bij("naar"), l.r.feit, "Het feit")}
		if g.Naar != nil {
			g.Tabel = tabel(item.bij("tabel"), g.Naar, value)
		} else {
			g.Is = value(item.bij("is"))
		}
		item.klaar()
		out = append(out, g)
	}
	return out
}

// tabel reads a table by the value of a fact. Every key must be such a value.
func tabel[T any](k *knoop, by *Feitsoort, value func(*knoop) T) map[string]T {
	out := map[string]T{}
	keys, values := k.paren()
	for i, key := range keys {
		if !by.heeft(key) {
			values[i].fout(FoutWaardeOnbekend, "Het feit %q heeft geen waarde %q.", by.Code, key)
		}
		out[key] = value(values[i])
	}
	if len(out) == 0 {
		k.fout(FoutVerplicht, "Vul de tabel: een regel voor elke waarde.")
	}
	k.gelezen = nil
	return out
}
