package web

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// mixplek is a division of a whole that can be changed: each part is chosen
// from a list, with its share.
type mixplek struct {
	naam, pad, label string
	m                *kostprijs.Mix
	options          []vorm.Option
	leeg             int // rows for parts that are not there yet
}

// mixen lists the divisions of the input.
func (t *tariefvorm) mixen() []mixplek {
	var out []mixplek
	inv := &t.inv
	if inv.CaoMix != nil {
		out = append(out, mixplek{"cao", "cao-mix", "Verdeling over de cao's", inv.CaoMix, keuzesVan(kostprijs.Caos()...), 2})
	}
	for i := range inv.Functiemix {
		x := &inv.Functiemix[i]
		var names []string
		for _, d := range x.Delen {
			names = append(names, d.Naam)
		}
		for _, o := range t.schalen(x.Cao) {
			if !slices.Contains(names, o.Value) {
				names = append(names, o.Value)
			}
		}
		out = append(out, mixplek{"fm-" + deelcode(x.Cao), "functiemix[" + strconv.Itoa(i) + "]", "Verdeling over de functies, cao " + x.Cao, &x.Mix, keuzesVan(names...), max(2, 4-len(x.Delen))})
	}
	if inv.Periodieken != nil && t.treden {
		out = append(out, mixplek{"treden", "periodieken", "Verdeling over de treden", inv.Periodieken, keuzesVan(treden()...), 4})
	}
	if inv.Locatie != nil {
		names := []string{"thuis", "op locatie", "online"}
		for _, d := range inv.Locatie.Delen {
			if !slices.Contains(names, d.Naam) {
				names = append(names, d.Naam)
			}
		}
		out = append(out, mixplek{"plaats", "locatie", "Plaats van het werk", inv.Locatie, keuzesVan(names...), 2})
	}
	return out
}

func keuzesVan(names ...string) []vorm.Option {
	out := make([]vorm.Option, len(names))
	for i, n := range names {
		out[i] = vorm.Option{Value: n, Text: hoofdletter(n)}
	}
	return out
}

// treden are the steps of a scale as they can be chosen.
func treden() []string {
	out := []string{kostprijs.PeriodiekHoogste, kostprijs.PeriodiekMidden, kostprijs.PeriodiekLaagste}
	for i := range 14 {
		out = append(out, strconv.Itoa(i))
	}
	return out
}

func (p *mixplek) rij(i int) (deel, pct string) {
	at := p.naam + "-" + strconv.Itoa(i)
	return at + "-deel", at + "-pct"
}

// mixBegin fills in the parts of the model.
func (t *tariefvorm) mixBegin(p *mixplek) {
	for i := range len(p.m.Delen) + p.leeg {
		part, share := p.rij(i)
		t.begin.Set(part, "")
		t.begin.Set(share, "")
		if i < len(p.m.Delen) {
			t.begin.Set(part, p.m.Delen[i].Naam)
			t.begin.Set(share, gewoonGetal(p.m.Delen[i].Aandeel))
		}
	}
	t.herkomstBegin(p.naam, p.m.Herkomst)
}

// pasMix takes over a division. A part without a share is not in it; that the
// shares are 100 together, the library asks.
func (t *tariefvorm) pasMix(p *mixplek) {
	old := slices.Clone(p.m.Delen)
	var parts []kostprijs.Deel
	g := tariefgroep{Kop: p.label + ": " + mixTekst(old)}
	whole := true
	t.paden = append(t.paden, padveld{pad: p.pad, veld: p.naam + "-0-pct"})
	for i := range len(old) + p.leeg {
		part, share := p.rij(i)
		nr := " (regel " + strconv.Itoa(i+1) + ")"
		g.Meer = append(g.Meer, &vorm.Field{Kind: vorm.SelectField, Name: part, Label: "Deel" + nr, Options: p.options, Optional: i >= len(old)},
			&vorm.Field{Kind: vorm.TextField, Name: share, Label: "Aandeel in procent" + nr, Width: vorm.Chars10, Optional: i >= len(old)})
		name, text := t.f.Text(part), t.f.Text(share)
		if text == "" && (name == "" || i < len(old)) {
			continue
		}
		value, err := kostprijs.ParseGetal(text)
		if err != nil || value.Teken() < 0 {
			whole = false
			t.f.Fail(share, "VELD-GETAL", "Vul bij "+kleineLetter(p.label)+" een percentage in, bijvoorbeeld 25 of 33 1/3.")
			continue
		}
		if value.Teken() == 0 {
			continue
		}
		if !slices.ContainsFunc(p.options, func(o vorm.Option) bool { return o.Value == name }) {
			whole = false
			t.f.Fail(part, "VELD-KEUZE", "Kies bij "+kleineLetter(p.label)+" welk deel dit is.")
			continue
		}
		t.paden = append(t.paden, padveld{pad: p.pad + ".delen[" + strconv.Itoa(len(parts)) + "]", veld: share})
		parts = append(parts, kostprijs.Deel{Naam: name, Aandeel: value})
	}
	if whole {
		p.m.Delen = parts
	}
	fields := t.herkomst(p.naam, p.pad, p.label, &p.m.Herkomst, !gelijkeDelen(old, p.m.Delen))
	g.Meer = append(append(g.Meer, fields...), meerVelden(p.naam, p.label)...)
	t.groepen = append(t.groepen, g)
}

func gelijkeDelen(a, b []kostprijs.Deel) bool {
	return slices.EqualFunc(a, b, func(x, y kostprijs.Deel) bool { return x.Naam == y.Naam && x.Aandeel.Vergelijk(y.Aandeel) == 0 })
}

func mixTekst(parts []kostprijs.Deel) string {
	var out []string
	for _, d := range parts {
		out = append(out, d.Aandeel.Nederlands(0, 2)+"% "+d.Naam)
	}
	if len(out) == 0 {
		return "nog leeg"
	}
	return strings.Join(out, ", ")
}

// nieuweCaos gives each cao that was typed a place for its functions.
func (t *tariefvorm) nieuweCaos(typed func(string) string) {
	if t.inv.CaoMix == nil {
		return
	}
	p := mixplek{naam: "cao"}
	for i := range len(t.inv.CaoMix.Delen) + 2 {
		part, share := p.rij(i)
		cao := typed(part)
		if typed(share) == "" || !slices.Contains(kostprijs.Caos(), cao) {
			continue
		}
		if !slices.ContainsFunc(t.inv.Functiemix, func(x kostprijs.Functiemix) bool { return x.Cao == cao }) {
			t.inv.Functiemix = append(t.inv.Functiemix, kostprijs.Functiemix{Cao: cao, Mix: kostprijs.Mix{Grondslag: kostprijs.VanInzet}})
		}
	}
}

// ruimCaosOp leaves out what belongs to a cao that is no longer in the mix. What
// was typed for it stays on the page.
func (t *tariefvorm) ruimCaosOp() {
	if t.inv.CaoMix == nil {
		return
	}
	gone := func(cao string) bool {
		return cao != "" && !slices.ContainsFunc(t.inv.CaoMix.Delen, func(d kostprijs.Deel) bool { return d.Naam == cao })
	}
	kept := []kostprijs.Functiemix{}
	for i, x := range t.inv.Functiemix {
		if gone(x.Cao) {
			continue
		}
		if j := len(kept); j != i {
			t.verplaats("functiemix", i, j)
		}
		kept = append(kept, x)
	}
	t.inv.Functiemix = kept
	t.inv.Niveaus = slices.DeleteFunc(t.inv.Niveaus, func(n kostprijs.Niveau) bool { return gone(n.Cao) })
	t.inv.Tabellen = slices.DeleteFunc(t.inv.Tabellen, func(k kostprijs.Tabelkeuze) bool { return gone(k.Cao) })
	t.inv.Parameters = slices.DeleteFunc(t.inv.Parameters, func(p kostprijs.Parameter) bool { return gone(p.Cao) && slices.Contains(kostprijs.Caos(), p.Cao) })
}

// verplaats gives the fields of one item of a list the place of another.
func (t *tariefvorm) verplaats(list string, from, to int) {
	a, b := list+"["+strconv.Itoa(from)+"]", list+"["+strconv.Itoa(to)+"]"
	for i := range t.paden {
		if rest, ok := strings.CutPrefix(t.paden[i].pad, a); ok {
			t.paden[i].pad = b + rest
		}
	}
}
