package controle

// sleutels are the logical keys of the classes that may be repeated: two of one
// parent may not have the same (TR101). Source: the column Sleutelelement of
// the rule export and the stylesheet, which agree.
var sleutels = []struct {
	klasse string
	in     []int
	velden []string
}{
	{"Relatie", in301, []string{"Nummer"}},
	{"Contact", in301, []string{"Soort"}},
	{"ToegewezenProduct", in301, []string{"ToewijzingNummer"}},
	{"StartProduct", inStart, []string{"ToewijzingNummer", "Product/Categorie", "Product/Code", "Begindatum"}},
	{"StopProduct", inStop, []string{"ToewijzingNummer", "Product/Categorie", "Product/Code", "Begindatum", "Einddatum", "RedenBeeindiging"}},
	{"AangevraagdProduct", in315, []string{"ReferentieAanbieder"}},
	{"OngewijzigdProduct", in317, []string{"ToewijzingNummer"}},
	{"TeWijzigenProduct", in317, []string{"ToewijzingNummer"}},
	{"NieuwProduct", in317, []string{"Product/Categorie", "Product/Code", "GewensteIngangsdatum"}},
	{"Client", in323en325, []string{"Bsn"}},
	{"Prestatie", in323en325, []string{"ProductReferentie/ReferentieNummer", "ProductReferentie/VorigReferentieNummer"}},
}

// hakenSleutel are the rules on what must be unique.
func hakenSleutel() []haak {
	h := []haak{
		{regel: "TR383", bij: "AangevraagdProduct", in: in315, maak: tr383},
		{regel: "TR315", bij: "Prestatie", in: in323, maak: tr315},
		{regel: "TR316", bij: "Prestatie", in: in323, maak: tr316},
		{regel: "TR416", bij: "Prestatie", in: in323, maak: tr416},
	}
	for _, s := range sleutels {
		h = append(h, haak{regel: "TR101", bij: s.klasse, in: s.in, maak: func(sch *schema, k *knoop) func(*loop) {
			return uniek(sch, k, s.velden, "TR101")
		}})
	}
	return h
}

// uniek reports a class whose key another of the same parent had before. An
// element that is absent is part of the key too.
func uniek(sch *schema, k *knoop, paden []string, regel string) func(*loop) {
	if !k.veel {
		return nil
	}
	bak, velden := sch.bakVoor(k.ouder), k.sleutelvelden(paden)
	return func(v *loop) {
		if v.bakken[bak].zet(v.maakSleutel(velden)) {
			v.fout(regel, nil)
		}
	}
}

// bakVoor gives a set of keys that is emptied whenever ouder begins.
func (sch *schema) bakVoor(ouder *knoop) int {
	bak := sch.nieuweBak()
	ouder.bijBegin = append(ouder.bijBegin, func(v *loop) { v.bakken[bak].leeg() })
	return bak
}

func (k *knoop) sleutelvelden(paden []string) []*knoop {
	velden := make([]*knoop, len(paden))
	for i, pad := range paden {
		velden[i] = k.veld(pad)
	}
	return velden
}

// maakSleutel joins texts into one key. A byte before each says whether it is
// there, and the length ends it, so that no two lists give the same key.
func (v *loop) maakSleutel(velden []*knoop) []byte {
	v.sleutel = v.sleutel[:0]
	for _, k := range velden {
		if !v.er(k) {
			v.sleutel = append(v.sleutel, 0)
			continue
		}
		tekst := v.tekst(k)
		v.sleutel = append(v.sleutel, 1, byte(len(tekst)), byte(len(tekst)>>8), byte(len(tekst)>>16))
		v.sleutel = append(v.sleutel, tekst...)
	}
	return v.sleutel
}

// The stylesheet compares a reference with its outer white space taken away to
// references as they stand in the file. So do these.

// tr383: ReferentieAanbieder is unique in the message. (It is the key of its
// class too, so TR101 comes with it.)
func tr383(sch *schema, k *knoop) func(*loop) {
	bak, referentie := sch.bakVoor(k.ouder), k.veld("ReferentieAanbieder")
	return func(v *loop) {
		if v.bakken[bak].heeft(normaal(v.tekst(referentie))) {
			v.fout("TR383", referentie)
		}
		v.bakken[bak].zet(v.tekst(referentie))
	}
}

// tr315: no performance is credited twice.
func tr315(sch *schema, k *knoop) func(*loop) {
	bak, vorig := sch.nieuweBak(), k.veld("ProductReferentie/VorigReferentieNummer")
	return func(v *loop) {
		if !v.er(vorig) {
			return
		}
		if v.bakken[bak].heeft(normaal(v.tekst(vorig))) {
			v.fout("TR315", vorig)
		}
		v.bakken[bak].zet(v.tekst(vorig))
	}
}

// tr316: no performance is credited in the message that holds it, before it or
// after it.
func tr316(sch *schema, k *knoop) func(*loop) {
	nummers, vorige := sch.nieuweBak(), sch.nieuweBak()
	nummer, vorig := k.veld("ProductReferentie/ReferentieNummer"), k.veld("ProductReferentie/VorigReferentieNummer")
	return func(v *loop) {
		eigen, ander := normaal(v.tekst(nummer)), normaal(v.tekst(vorig))
		switch {
		case v.bakken[nummers].heeft(ander):
			v.fout("TR316", vorig)
		case v.bakken[vorige].heeft(eigen), string(eigen) == string(ander):
			v.fout("TR316", nummer)
		}
		v.bakken[nummers].zet(v.tekst(nummer))
		if v.er(vorig) {
			v.bakken[vorige].zet(v.tekst(vorig))
		}
	}
}

// tr416: no two debits of one client for the same period, product and
// assignment.
func tr416(sch *schema, k *knoop) func(*loop) {
	bak, dc := sch.bakVoor(k.ouder), k.veld("IngediendBedrag/DebetCredit")
	velden := k.sleutelvelden([]string{"ProductPeriode/Begindatum", "ProductPeriode/Einddatum",
		"ProductCategorie", "ToewijzingNummer", "ProductCode"})
	return func(v *loop) {
		if v.is(dc, "D") && v.bakken[bak].zet(v.maakSleutel(velden)) {
			v.fout("TR416", nil)
		}
	}
}

// normaal does what normalize-space does. It gives b itself where there is
// nothing to do.
func normaal(b []byte) []byte {
	b = knip(b)
	schoon := true
	for i, c := range b {
		schoon = schoon && (!isWit(c) || c == ' ' && b[i-1] != ' ')
	}
	if schoon {
		return b
	}
	var uit []byte
	for i, c := range b {
		switch {
		case !isWit(c):
			uit = append(uit, c)
		case !isWit(b[i-1]):
			uit = append(uit, ' ')
		}
	}
	return uit
}
