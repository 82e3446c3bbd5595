package regeling

func (l *lezer) eenSchaal(k *knoop) {
	s := &Schaal{Code: k.bij("code").moetTekst(), Herkomst: k.herkomst()}
	levels := k.bij("niveaus")
	if !levels.is() {
		levels.fout(FoutVolgorde, "Noem de niveaus van licht naar zwaar.")
	}
	for _, item := range levels.lijst() {
		if item.map_() {
			l.niveau(item, s)
		}
	}
	k.klaar()
	if declare(k, l.r.schaal, s.Code, s, "De schaal") {
		l.r.Schalen = append(l.r.Schalen, s)
	}
}

// niveau reads one level. Its place in the list is its order; the number
// beside it says so to who reads the file, and a list that is out of order is
// a fault.
func (l *lezer) niveau(k *knoop, s *Schaal) {
	n := Niveau{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Synoniemen: k.bij("synoniemen").teksten()}
	if order := k.bij("orde"); !order.is() || order.getal() != int64(len(s.Niveaus)+1) {
		k.fout(FoutVolgorde, "Geef bij orde de plaats van dit niveau: %d. De niveaus staan van licht naar zwaar.", len(s.Niveaus)+1)
	}
	if h := k.bij("hoeveelheid"); h.is() && h.map_() {
		n.MinAantal, n.Eenheid = h.bij("van").getal(), h.bij("eenheid").moetTekst()
		if top := h.bij("tot-en-met"); top.is() {
			n.MaxAantal = top.getal()
		}
		h.klaar()
		if n.MaxAantal != 0 && n.MaxAantal < n.MinAantal {
			h.fout(FoutVorm, "De bovengrens ligt onder de ondergrens.")
		}
	}
	if v := k.bij("vrij"); v.is() {
		n.Vrij = v.jaNee()
	}
	if m := k.bij("hoogstens-maanden"); m.is() {
		n.MaxMaanden = m.getal()
	}
	n.Lezing = k.bij("lezing").tekst()
	n.Bron = s.Bron
	if b := k.bij("bron"); b.is() {
		n.Bron = b.bronplek()
	}
	k.klaar()
	if _, double := s.plaats(n.Code); double {
		k.fout(FoutCodeDubbel, "Het niveau %q staat al in deze schaal.", n.Code)
	}
	s.Niveaus = append(s.Niveaus, n)
}

func (l *lezer) eenGebied(k *knoop) {
	g := &Gebied{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Nummer: k.bij("nummer").tekst(),
		Wet: k.bij("wet").moetTekst(), Synoniemen: k.bij("synoniemen").teksten(),
		Schaal: zoek(k.bij("schaal"), l.r.schaal, "De schaal"), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	k.klaar()
	if declare(k, l.r.gebied, g.Code, g, "Het gebied") {
		l.r.Gebieden = append(l.r.Gebieden, g)
		for _, s := range g.Synoniemen {
			declare(k, l.r.gebied, s, g, "Het gebied")
		}
	}
}

func (l *lezer) groepsnaam(k *knoop) {
	g := &Groep{Code: k.bij("code").moetTekst(), Enkelvoud: k.bij("enkelvoud").moetTekst(), Meervoud: k.bij("meervoud").moetTekst(), nr: len(l.r.Groepen)}
	g.Bron, g.Lezing = k.bij("bron").bronplek(), k.bij("lezing").tekst()
	k.bij("als")
	k.klaar()
	if declare(k, l.r.groep, g.Code, g, "De groep") {
		l.r.Groepen = append(l.r.Groepen, g)
	}
}

// groepsregel reads the condition of a group, after all groups have a name: a
// group may be built on another that comes before it.
func (l *lezer) groepsregel(k *knoop) {
	if g := l.r.groep[k.bij("code").tekst()]; g != nil && g.Als == nil {
		g.Als = l.voorwaarde(k.bij("als"), overLid)
		if g.Als == nil {
			k.bij("als").fout(FoutVerplicht, "Zeg bij als wie tot deze groep hoort.")
			return
		}
		if verwijstNaar(g.Als, g.nr) {
			k.fout(FoutVerwijzing, "Een groep mag alleen bouwen op groepen die hoger in de lijst staan.")
			g.Als = &Voorwaarde{vorm: altijd}
		}
	}
}

// verwijstNaar tells whether a condition uses a group that does not come
// before the one with number nr, so that groups cannot go round in circles.
func verwijstNaar(v *Voorwaarde, nr int) bool {
	if v.groep != nil && v.groep.nr >= nr {
		return true
	}
	for _, d := range v.delen {
		if verwijstNaar(d, nr) {
			return true
		}
	}
	return false
}
