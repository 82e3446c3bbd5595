package dossier

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// FoutMandaat is the stable code of a decision that its signer has no mandate
// for.
const FoutMandaat = "BESLUIT-MANDAAT"

// kosten is what a decision costs in a week; bekend is false where some of it
// has no price.
type kosten struct {
	perWeek geld.Bedrag
	bekend  bool
}

// kostenVan adds up what each decision of a choice costs in a week. What is paid
// once is not in it. A period other than a week is brought to a week and rounded
// up: who signs at the limit is not let over it by rounding.
func kostenVan(calc *arrangement.Berekening, s *gezin.Situatie) (map[besluit.Onderwerp]kosten, error) {
	out := map[besluit.Onderwerp]kosten{}
	for i := range calc.Regels {
		r := &calc.Regels[i]
		o := besluit.Onderwerp{Persoon: s.Leden[r.Drager].ID, Wet: gezin.Wet(r.Wet)}
		k, seen := out[o]
		amount, ok, err := perWeek(r)
		if err != nil {
			return nil, err
		}
		if k.perWeek, err = k.perWeek.Plus(amount); err != nil {
			return nil, err
		}
		k.bekend = ok && (k.bekend || !seen)
		out[o] = k
	}
	return out, nil
}

// perWeek gives what a line costs in a week; false where it has no price.
func perWeek(r *arrangement.Regel) (geld.Bedrag, bool, error) {
	if !r.HeeftBedrag {
		return 0, false, nil
	}
	of := map[regeling.Eenheid][2]int64{regeling.PerWeek: {1, 1}, regeling.Per4Weken: {1, 4}, regeling.PerMaand: {12, 52}, regeling.PerJaar: {1, 52}}
	part, ok := of[r.Periode]
	if !ok {
		return 0, r.Periode == regeling.Eenmalig, nil
	}
	amount, err := r.Bedrag.MaalBreuk(part[0], part[1], geld.Omhoog)
	return amount, true, err
}

// teken holds each decision against the mandate of who signs, and lets it carry
// the rule. Without a mandate in the settings everyone with the role signs, and
// a decision carries none. The day is that of signing, not the one that was
// filled in: nobody signs under a rule of the past.
func (g *Gebruik) teken(wie Wie, bundel *besluit.Bundel, kost map[besluit.Onderwerp]kosten) error {
	if g.Mandaat == nil {
		return nil
	}
	var faults besluit.Fouten
	for i := range bundel.Besluiten {
		one := &bundel.Besluiten[i]
		ask := tekenvraag(one, kost)
		rule, why := g.regel(wie, &ask)
		if rule == nil {
			faults = append(faults, besluit.Fout{Code: FoutMandaat, Pad: "ondertekening", Tekst: why.lang()})
			continue
		}
		one.Ondertekening.Mandaat = g.Mandaat.Verwijzing(rule)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// Tekenvraag is what a mandate looks at of one decision.
type Tekenvraag struct {
	besluit.Onderwerp
	Product     string
	Soorten     []besluit.Soort // of which it is one
	PerWeek     geld.Bedrag     // what it costs
	PrijsBekend bool            // false: some of it has no price
}

// tekenvraag gives what a mandate looks at of a decision. What gives no help
// costs nothing.
func tekenvraag(one *besluit.Besluit, kost map[besluit.Onderwerp]kosten) Tekenvraag {
	k := kosten{bekend: len(one.Regels) == 0}
	if known, ok := kost[one.Onderwerp]; ok && len(one.Regels) > 0 {
		k = known
	}
	return Tekenvraag{one.Onderwerp, one.Product, []besluit.Soort{one.Soort}, k.perWeek, k.bekend}
}

// regel gives the rule under which someone may sign one of these kinds today;
// nil with why not, of the first kind, where he may sign none.
func (g *Gebruik) regel(wie Wie, q *Tekenvraag) (*mandaat.Regel, geweigerd) {
	signer := mandaat.Wie{Account: wie.Account, Rol: string(wie.Rol), Teams: wie.Teams}
	var first geweigerd
	for _, soort := range q.Soorten {
		ask := mandaat.Besluit{Wet: string(q.Wet), Product: q.Product, Soort: string(soort), Dag: g.Moment().Dag, PerWeek: q.PerWeek, PrijsBekend: q.PrijsBekend}
		rule, why := g.Mandaat.Regel(signer, ask)
		if rule != nil {
			return rule, geweigerd{}
		}
		if first.why == "" {
			first = geweigerd{q.Wet, why, g.Mandaat.Rollen(ask)}
		}
	}
	return nil, first
}

// MagNietTekenen says for which of these decisions a reader has no mandate;
// none where he may sign them all, or the municipality wrote no mandate down.
func (g *Gebruik) MagNietTekenen(wie Wie, vragen []Tekenvraag) besluit.Fouten {
	var faults besluit.Fouten
	for i := range vragen {
		if g.Mandaat == nil {
			return nil
		}
		if rule, why := g.regel(wie, &vragen[i]); rule == nil {
			faults = append(faults, besluit.Fout{Code: FoutMandaat, Pad: "ondertekening", Tekst: why.kort()})
		}
	}
	return faults
}

// Mandaatregels gives the rules under which a reader would sign decisions, each
// once, as they carry them.
func (g *Gebruik) Mandaatregels(wie Wie, vragen []Tekenvraag) []string {
	var out []string
	for i := range vragen {
		if g.Mandaat == nil {
			return nil
		}
		if rule, _ := g.regel(wie, &vragen[i]); rule != nil && !slices.Contains(out, g.Mandaat.Verwijzing(rule)) {
			out = append(out, g.Mandaat.Verwijzing(rule))
		}
	}
	return out
}

// Tekenvragen gives what a mandate looks at of new decisions of a choice that is
// not filled in yet: each is of one of the kinds that begin help.
func Tekenvragen(calc *arrangement.Berekening, s *gezin.Situatie, nieuw []besluit.Onderwerp) ([]Tekenvraag, error) {
	kost, err := kostenVan(calc, s)
	if err != nil {
		return nil, err
	}
	var out []Tekenvraag
	for _, o := range nieuw {
		out = append(out, Tekenvraag{o, calc.Product.Code, []besluit.Soort{besluit.Toekenning, besluit.Tijdelijk}, kost[o].perWeek, kost[o].bekend})
	}
	return out, nil
}

// Eindigvragen gives the same of the decisions in force that would end.
func (b *Beeld) Eindigvragen(eindigt ...besluit.Onderwerp) []Tekenvraag {
	var out []Tekenvraag
	lopend := b.Besluiten()
	for i := range lopend {
		if old := &lopend[i]; slices.Contains(eindigt, old.Onderwerp) && len(old.Regels) > 0 && !Vervangen(lopend, old.Kenmerk) {
			out = append(out, Tekenvraag{Onderwerp: old.Onderwerp, Product: old.Product, Soorten: []besluit.Soort{besluit.Beeindiging}, PrijsBekend: true})
		}
	}
	return out
}

// geweigerd is why someone may not sign a decision, and which roles may.
type geweigerd struct {
	wet    gezin.Wet
	why    mandaat.Reden
	rollen []string
}

// kort says why.
func (n geweigerd) kort() string {
	reasons := map[mandaat.Reden]string{
		mandaat.GeenRegel: "u heeft geen mandaat om te tekenen", mandaat.AndereWet: "uw mandaat is niet voor deze wet",
		mandaat.AnderSoort: "uw mandaat is niet voor dit soort besluit", mandaat.AnderHulp: "uw mandaat is niet voor deze hulp",
		mandaat.NietNu: "uw mandaat geldt vandaag niet", mandaat.TeDuur: "dit besluit kost per week meer dan waarvoor u mag tekenen, of de prijs is niet bekend",
	}
	return "U kunt het besluit onder de " + string(n.wet) + " niet nemen: " + reasons[n.why] + "."
}

// lang says why, and to whom to put it forward.
func (n geweigerd) lang() string {
	text := n.kort() + " De keuze blijft bewaard. "
	if len(n.rollen) == 0 {
		return text + "Niemand heeft hier nu mandaat voor: vraag het college."
	}
	slices.Sort(n.rollen)
	return text + "Leg het voor aan een collega met mandaat (" + strings.Join(n.rollen, ", ") + ")."
}
