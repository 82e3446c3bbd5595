// Package besluittest makes invented families and the decisions about them, for
// the tests of decisions and letters.
package besluittest

import (
	"fmt"
	"sync"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TB is what the helpers need of a test; *testing.T, *testing.B and *rapid.T
// have it.
type TB interface {
	Helper()
	Fatal(args ...any)
}

// Dag is the day of the situation and of the decisions: a Monday.
var Dag = termijn.MustDag("2026-11-16")

// rotterdam loads the catalogue once for all tests; it never changes.
var rotterdam = sync.OnceValues(func() (*regeling.Regeling, error) { return regeling.Laad("rotterdam") })

// Wereld is a family with a choice, ready to be decided on.
type Wereld struct {
	Regels   *regeling.Versie
	Situatie gezin.Situatie
	Keuze    regeling.Keuze
}

// Nieuw makes a family for whom the arrangement against domestic violence
// fits, without members.
func Nieuw(tb TB, vorm, pakket string) *Wereld {
	tb.Helper()
	r, err := rotterdam()
	if err != nil {
		tb.Fatal(err)
	}
	w := &Wereld{Regels: r.Op(Dag, termijn.Geen)}
	w.Situatie.Peildatum = Dag
	w.Situatie.Gezin = gezin.Kenmerken{"structurele-onveiligheid": gezin.JaNee(true), "onstabiele-thuissituatie": gezin.JaNee(true),
		"geweld-fysiek": gezin.JaNee(true), "verwachte-duur": gezin.Aantal(12)}
	w.Keuze = regeling.Keuze{Product: "huiselijk-geweld", Waarden: gezin.Kenmerken{
		"vorm": gezin.Keus(vorm), "pakket": gezin.Keus(pakket), "naast-regulier": gezin.JaNee(false)}}
	return w
}

// Volwassene adds an adult.
func (w *Wereld) Volwassene(id string, doetMee, inVoorziening bool) *Wereld {
	return w.lid(id, "volwassene", "1990-05-01", doetMee, inVoorziening)
}

// Kind adds a child that takes part, with who has custody of it.
func (w *Wereld) Kind(id, geboren string, inVoorziening bool, gezag ...string) *Wereld {
	w.lid(id, "kind", geboren, true, inVoorziening)
	for _, g := range gezag {
		w.Situatie.Relaties = append(w.Situatie.Relaties, gezin.Relatie{Soort: gezin.Gezag, Van: g, Naar: id, Bekend: gezin.JaNee(true)})
	}
	return w
}

func (w *Wereld) lid(id, rol, geboren string, doetMee, inVoorziening bool) *Wereld {
	w.Situatie.Leden = append(w.Situatie.Leden, gezin.Lid{ID: id, Kenmerken: gezin.Kenmerken{
		"rol": gezin.Keus(rol), "geboortedatum": gezin.Op(termijn.MustDag(geboren)), "neemt-deel": gezin.JaNee(doetMee),
		"in-voorziening": gezin.JaNee(inVoorziening), "zwanger": gezin.JaNee(false)}})
	return w
}

// Bereken computes the choice, without prices, and gives the advice with it.
func (w *Wereld) Bereken(tb TB) (*arrangement.Berekening, *arrangement.Advies) {
	tb.Helper()
	b, err := arrangement.NieuweRekenaar(w.Regels, nil).ZonderPrijzen().Bereken(&w.Situatie, &w.Keuze)
	if err != nil {
		tb.Fatal(err)
	}
	return b.Kopie(), arrangement.NieuweAdviseur(w.Regels).Adviseer(&w.Situatie)
}

// Invoer gives a complete request for decisions: change it, then call Maak.
func (w *Wereld) Invoer(tb TB) besluit.Invoer {
	tb.Helper()
	b, adv := w.Bereken(tb)
	in := besluit.Invoer{
		Regels: w.Regels, Situatie: &w.Situatie, Keuze: &w.Keuze, Berekening: b, Advies: adv,
		Datum: Dag, Bekendmaking: Dag + 1, Ingang: termijn.MustDag("2026-12-01"), Einde: termijn.MustDag("2027-11-30"),
		Ondertekening: Tekent(),
		Dossiers:      map[besluit.Onderwerp]besluit.Dossier{},
		Berichten:     map[string]besluit.Bericht{},
	}
	for _, o := range besluit.Onderwerpen(b, &w.Situatie) {
		in.Dossiers[o] = w.Dossier(o)
	}
	for _, id := range besluit.KrijgenBericht(b, &w.Situatie, nil) {
		in.Berichten[id] = besluit.Bericht{Kenmerk: Kenmerk("bericht " + id)}
	}
	return in
}

// Dossier gives a complete dossier for one decision.
func (w *Wereld) Dossier(o besluit.Onderwerp) besluit.Dossier {
	d := besluit.Dossier{
		Kenmerk: Kenmerk(o.Persoon + string(o.Wet)), Melding: termijn.MustDag("2026-10-05"),
		Aanvraag: termijn.MustDag("2026-11-09"), Verslag: termijn.MustDag("2026-11-06"),
		Levering: besluit.Natura, Aanbieder: "Stichting Voorbeeldhulp", Resultaten: Resultaten(),
		Motivering: "In het onderzoek heeft u verteld wat er speelt en wat u wilt bereiken. Dat lukt u niet alleen, en ook niet met hulp van mensen om u heen.",
		Bijdrage:   besluit.BepaalBijdrage(besluit.Bijdragevraag{Gronden: map[besluit.Vrijstelling]regeling.Uitkomst{besluit.VrijSamenwonend: regeling.Ja}}),
	}
	if o.Wet == gezin.Jeugdwet {
		d.Bijdrage = besluit.BepaalBijdrage(besluit.Bijdragevraag{Jeugdhulp: true})
		d.Motivering = "In het onderzoek is gebleken dat de kinderen last hebben van wat er thuis is gebeurd. Hulp van mensen om hen heen is niet genoeg."
	}
	return d
}

// Resultaten gives an aimed result for each area of the catalogue that the
// tests use.
func Resultaten() map[string]string {
	return map[string]string{
		"duurzame-veiligheid":              "U bent veilig en weet wat u kunt doen als het dreigt mis te gaan.",
		"sociaal-persoonlijk-functioneren": "U regelt uw dag en uw contacten weer zelf.",
		"zelfzorg-gezondheid":              "U zorgt goed voor uzelf en gaat op tijd naar de dokter.",
		"semimurale-ondersteuning":         "U woont zelfstandig met hulp dichtbij.",
		"intramurale-ondersteuning":        "U komt tot rust op een veilige plek.",
		"nachtelijke-ondersteuning":        "U kunt ook in de nacht op hulp rekenen.",
		"verblijf":                         "U heeft een veilige plek om te wonen.",
		"jeugd-ondersteuning":              "De kinderen voelen zich veilig.",
		"jeugd-behandeling":                "De kinderen verwerken wat zij hebben meegemaakt.",
		"jeugd-begeleiding-ouders":         "De ouders weten wat de kinderen nodig hebben.",
		"dagbesteding":                     "U heeft overdag iets te doen dat bij u past.",
		"opvoedondersteuning":              "U weet hoe u uw kind kunt helpen.",
	}
}

// Tekent gives an invented signature.
func Tekent() besluit.Ondertekening {
	return besluit.Ondertekening{Naam: "C. Voorbeeldman", Functie: "indicatiesteller",
		Namens: "het college van burgemeester en wethouders van Voorbeeldstad"}
}

// Kenmerk gives a reference that follows from a text, for tests only.
func Kenmerk(zaad string) besluit.Kenmerk {
	raw := make([]byte, besluit.KenmerkBytes)
	h := uint64(14695981039346656037)
	for i := range raw {
		for _, c := range []byte(fmt.Sprint(zaad, i)) {
			h = (h ^ uint64(c)) * 1099511628211
		}
		raw[i] = byte(h >> 24)
	}
	k, err := besluit.KenmerkVan(raw)
	if err != nil {
		panic(err)
	}
	return k
}

// MustMaak makes the decisions of a request that has no faults.
func MustMaak(tb TB, in besluit.Invoer) *besluit.Bundel {
	tb.Helper()
	b, err := besluit.Maak(in)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// Afwijzing refuses the chosen product for everybody who would get a decision,
// telling each the given condition.
func Afwijzing(tb TB, w *Wereld, voorwaarden ...string) *besluit.Bundel {
	tb.Helper()
	b, adv := w.Bereken(tb)
	in := besluit.Weigering{Regels: w.Regels, Advies: adv, Product: w.Keuze.Product, Datum: Dag, Bekendmaking: Dag + 1,
		Ondertekening: Tekent(), Dossiers: map[besluit.Onderwerp]besluit.Dossier{}, Volgorde: besluit.Onderwerpen(b, &w.Situatie)}
	for _, o := range in.Volgorde {
		d := w.Dossier(o)
		d.Voorwaarden = voorwaarden
		d.Motivering = "In het onderzoek is gebleken dat het thuis weer veilig is. Het wijkteam kan helpen met wat u nog wilt regelen."
		in.Dossiers[o] = d
	}
	bundel, err := besluit.WijsAf(in)
	if err != nil {
		tb.Fatal(err)
	}
	return bundel
}

// Vervolg gives a request for a family whose decisions are in force, from a
// later first day on. Each decision has a reference of its own again.
func Vervolg(tb TB, w *Wereld, old *besluit.Bundel, ingang string) besluit.Invoer {
	tb.Helper()
	in := w.Invoer(tb)
	in.Lopend, in.Ingang = old.Besluiten, termijn.MustDag(ingang)
	for o, d := range in.Dossiers {
		d.Kenmerk = Kenmerk("vervolg " + o.Persoon + string(o.Wet))
		in.Dossiers[o] = d
	}
	for _, id := range besluit.KrijgenBericht(in.Berekening, &w.Situatie, in.Lopend) {
		in.Berichten[id] = besluit.Bericht{Kenmerk: Kenmerk("vervolg bericht " + id), Motivering: "Het kind heeft de hulp niet meer nodig."}
	}
	return in
}
