package proefstad

import (
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TestPricesAreMarkedAsInvented: no price of the city may pass for one of a
// source.
func TestPricesAreMarkedAsInvented(t *testing.T) {
	r := laad(t)
	if len(r.Prijzen) == 0 {
		t.Fatal("no prices")
	}
	for _, p := range r.Prijzen {
		if p.Status != regeling.Verzonnen || p.Bron.Document != "proefstad" || p.Bedrag <= 0 {
			t.Errorf("%s: status %s, source %s, %s", p.Tarief, p.Status, p.Bron, p.Bedrag)
		}
	}
	i := slices.IndexFunc(r.Documenten, func(d regeling.Document) bool { return d.Code == "proefstad" })
	if i < 0 || r.Documenten[i].Titel != "Proefstad, verzonnen prijzen" || r.Documenten[i].Status != regeling.Verzonnen {
		t.Error("the document does not say that the prices are invented")
	}
}

// TestEveryPriceIsThere computes every form, package and level of the catalogue
// with every addition, and meets no missing price.
func TestEveryPriceIsThere(t *testing.T) {
	r := laad(t)
	for _, day := range []string{"2018-01-08", "2022-01-01", "2026-11-23"} {
		v := r.Op(termijn.MustDag(day), termijn.Geen)
		calc, s := arrangement.NieuweRekenaar(v, nil), gezinVoorPrijzen(v.Dag)
		computed := 0
		for _, k := range keuzes(v) {
			_, err := calc.Bereken(&s, &k)
			if err == nil {
				computed++
				continue
			}
			for _, f := range err.(arrangement.Fouten) {
				if f.Code == arrangement.FoutPrijs {
					t.Errorf("%s: no price for %s", day, f.Tarief)
				}
			}
		}
		if v.Product(productHG) != nil && computed < 40 || computed < 26 {
			t.Errorf("%s: only %d choices computed", day, computed)
		}
	}
}

// gezinVoorPrijzen is one adult inside a facility, one outside, and a child.
func gezinVoorPrijzen(dag termijn.Dag) gezin.Situatie {
	g := &Gezin{}
	v := &verteller{g: g, nummers: nieuweNummers(), dag: dag, huis: 1}
	in, out := v.volwassene("Aafke", "Duimstok", 30, true), v.volwassene("Abe", "Duimstok", 30, true)
	kid := v.kind("Bram", "Duimstok", dag-2000, []string{in}, []string{in}, in)
	v.jaNee(in, "in-voorziening", true)
	v.jaNee(kid, "in-voorziening", true)
	v.nietIn(out)
	v.hulpvraag(in, true, groepOGGZ)
	v.hulpvraag(out, true, groepOGGZ)
	v.geweld("geweld-fysiek", 12)
	v.opvoeding(true, false)
	return g.Situatie(dag)
}

// keuzes gives every choice: forms and packages, levels, and each addition at
// each level, for each of the two adults.
func keuzes(v *regeling.Versie) (out []regeling.Keuze) {
	ga := func(spf, support string) regeling.Keuze { return *kiesGA("aafke", spf, 60, support, 60, 6) }
	for _, l := range v.Regeling().Gebied(gebiedSPF).Schaal.Niveaus {
		out = append(out, ga(l.Code, "midden"))
	}
	for _, l := range v.Regeling().Gebied(gebiedOpvoed).Schaal.Niveaus {
		out = append(out, ga("midden", l.Code))
	}
	base := []regeling.Keuze{ga("midden", "midden")}
	for _, form := range []string{"extramuraal", "semimuraal", "intramuraal"} {
		for _, pack := range []string{"1", "2", "3"} {
			out = append(out, *kiesHG(form, pack, false))
			base = append(base, *kiesHG(form, pack, false))
		}
	}
	for _, k := range base {
		p := v.Product(k.Product)
		if p == nil || p.Aanvullingen == nil {
			continue
		}
		for _, a := range p.Aanvullingen.Gebieden {
			levels := []string{""}
			if s := a.Gebied.Schaal; s != nil {
				levels = nil
				for _, l := range s.Niveaus {
					levels = append(levels, l.Code)
				}
			}
			for _, l := range levels {
				for _, who := range []string{"aafke", "abe"} {
					added := k
					added.Aanvulling = []regeling.Aanvulling{{Gebied: a.Gebied.Code, Niveau: l, Persoon: who, Omvang: &regeling.Omvang{Aantal: 1, Eenheid: "uur", Per: "week"}}}
					out = append(out, added)
				}
			}
		}
	}
	return out
}

// TestUsers: one account to show for each kind of user of the design (section
// 1); names to sign in with are unique; clients exist.
func TestUsers(t *testing.T) {
	s := Maak(1, demoDag)
	names, shown, codes := map[string]bool{}, map[string]int{}, map[string]string{}
	for _, u := range s.Gebruikers {
		if names[u.Aanmeld] || u.Aanmeld == "" || u.Aanmeld != strings.ToLower(u.Aanmeld) || codes[u.Code] != "" {
			t.Errorf("%s: name to sign in with is empty, taken or in capitals", u.Code)
		}
		names[u.Aanmeld], codes[u.Code] = true, u.Rol
		if u.Toelichting != "" {
			shown[u.Rol]++
		}
		if u.Rol == "client" && s.Gezin(u.Gezin).Persoon(u.Persoon) == nil {
			t.Errorf("%s is nobody", u.Code)
		}
	}
	for rol, want := range map[string]int{"indicatiesteller": 2, "casusregisseur": 1, "veiligheidscoordinator": 1, "hulpverlener": 1, "aanbieder-backoffice": 1,
		"financien": 1, "beleidsmaker": 1, "contractmanager": 1, "functioneel-beheerder": 1, "privacy-officer": 1, "toezichthouder": 1, "client": 5} {
		if shown[rol] != want {
			t.Errorf("%d accounts to show as %s, want %d", shown[rol], rol, want)
		}
	}
	checkInvolvement(t, s, codes)
}

// checkInvolvement: every family has one indicatiesteller and exactly one
// casusregisseur (design 4, rule 19); the helper at the shelter does not work
// with the father who stays outside.
func checkInvolvement(t *testing.T, s *Stad, codes map[string]string) {
	t.Helper()
	roles := map[string]map[string]int{}
	for _, b := range s.Betrokkenheid {
		g := s.Gezin(b.Gezin)
		if codes[b.Gebruiker] != b.Rol || g == nil || len(b.Personen) == 0 || len(b.Klassen) == 0 || b.Van == termijn.Geen {
			t.Fatalf("not whole: %+v", b)
		}
		for _, id := range b.Personen {
			if g.Persoon(id) == nil {
				t.Errorf("%s: %s is not in the family", b.Gezin, id)
			}
		}
		if roles[b.Gezin] == nil {
			roles[b.Gezin] = map[string]int{}
		}
		roles[b.Gezin][b.Rol]++
		if b.Rol == "hulpverlener" && b.Gezin == "verhaal-nijptang" && slices.Contains(b.Personen, "joris") {
			t.Error("the helper at the shelter works with the father")
		}
	}
	for _, g := range s.Gezinnen {
		if roles[g.Code]["indicatiesteller"] != 1 || roles[g.Code]["casusregisseur"] != 1 {
			t.Errorf("%s: %v", g.Code, roles[g.Code])
		}
	}
}
