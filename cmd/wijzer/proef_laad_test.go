package main

import (
	"context"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// deelstad loads the stories and a part of the caseload, with all accounts.
func deelstad(t *testing.T, n int) (*opslagtest.Omgeving, *lader, []proefstad.Gezin) {
	t.Helper()
	ctx := context.Background()
	o := opslagtest.Open(t, databank.SQLite)
	rules, err := proefstad.Regeling()
	if err != nil {
		t.Fatal(err)
	}
	city := proefstad.Maak(proefZaad, termijn.DagVan(o.Klok.Now()))
	l := newLader(o.Opslag, city, rules)
	l.gebruik.Klok = o.Klok.Now
	families := append(slices.Clone(city.Verhalen()), city.Caseload()[:n]...)
	load := func(part []proefstad.Gezin) {
		for _, pile := range l.stapels(part) {
			if err := l.gezinnen(ctx, pile); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, step := range []func() error{
		func() error { _, err := l.accounts(ctx, werkers, true); return err },
		func() error { load(city.Verhalen()); return nil },
		func() error { _, err := l.accounts(ctx, clienten, true); return err },
		func() error { _, err := l.accounts(ctx, collegas, true); return err },
		func() error { load(city.Caseload()[:n]); return nil },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return o, l, families
}

// What is in the store, as those who work with it may read it, is what the city
// says: every family once, its people, its decisions with their days and sizes,
// its consents, one casusregisseur at most, and no letter to send.
func TestStoreEqualsCity(t *testing.T) {
	ctx := context.Background()
	_, l, families := deelstad(t, 60)
	t.Run("consents open", func(t *testing.T) { l.checkConsents(t, families) })
	t.Run("refusal", func(t *testing.T) { l.checkRefusal(t, families) })
	byFirst := map[string]*dossier.Beeld{} // by the decision or name that tells a family
	read := 0
	for i := range families {
		g := &families[i]
		_, who := l.overname(g)
		b := l.vind(t, who, g)
		if b == nil {
			t.Errorf("%s is not in the store for its indicatiesteller", g.Code)
			continue
		}
		if byFirst[b.ID] != nil {
			t.Errorf("%s is in the store twice", g.Code)
		}
		byFirst[b.ID] = b
		read += len(b.Besluiten())
		l.vergelijk(t, g, b, who)
	}
	want := 0
	for i := range families {
		want += len(families[i].Besluiten)
	}
	if read != want || read < 60 {
		t.Errorf("%d decisions in the store, the city has %d", read, want)
	}
	// Nobody needs to direct what has ended: the city begins without alarms.
	if n, err := l.gebruik.BewaakRegie(ctx, l.store); err != nil || n != 0 {
		t.Errorf("%d active families without a casusregisseur, %v", n, err)
	}
	for _, u := range l.city.Gebruikers {
		a, err := l.store.AccountByName(ctx, u.Aanmeld)
		if err != nil || (a.Persoon != "") != (u.Persoon != "") || a.Persoon != l.mensen[u.Gezin+"/"+u.Persoon] {
			t.Errorf("%s: %v, is a person in the register: %v", u.Code, err, a != nil && a.Persoon != "")
		}
	}
}

// vind finds a family by the number of its client, as its indicatiesteller does.
func (l *lader) vind(t *testing.T, who dossier.Wie, g *proefstad.Gezin) *dossier.Beeld {
	t.Helper()
	ctx := context.Background()
	client := g.Persoon(g.Client)
	found, _, err := l.gebruik.Zoek(ctx, who, client.BSN.Onthuld())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Naam != client.Naam() || len(f.Gezinnen) != 1 {
			continue
		}
		b, err := l.gebruik.Beeld(ctx, who, f.Gezinnen[0], dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return nil
}

func (l *lader) vergelijk(t *testing.T, g *proefstad.Gezin, b *dossier.Beeld, who dossier.Wie) {
	t.Helper()
	if got := len(b.Mensen()); got != len(g.Personen) {
		t.Errorf("%s: %d people, the city has %d", g.Code, got, len(g.Personen))
	}
	all := b.Besluiten()
	if len(all) != len(g.Besluiten) {
		t.Errorf("%s: %d decisions, the city has %d", g.Code, len(all), len(g.Besluiten))
		return
	}
	for i := range g.Besluiten {
		want, got := &g.Besluiten[i], &all[i]
		name, _ := b.Naam(got.Persoon)
		if name != g.Persoon(want.Persoon).Naam() || got.Wet != want.Wet || string(got.Soort) != want.Soort || got.Datum != want.Datum ||
			got.Ingang != want.Ingang || got.Einde != want.Einde || len(got.Regels) != len(want.Niveaus) || !got.Kenmerk.Geldig() {
			t.Errorf("%s: decision %d is %+v, the city says %+v", g.Code, i+1, got, want)
		}
		var minutes int64
		for _, n := range want.Niveaus {
			minutes += n.Minuten
		}
		if int64(got.Minuten()) != minutes {
			t.Errorf("%s: decision %d gives %d minutes, the city %d", g.Code, i+1, got.Minuten(), minutes)
		}
		if want.Soort == proefstad.Verlenging && got.Vorig != all[i-1].Kenmerk {
			t.Errorf("%s: the extension does not name the decision that it extends", g.Code)
		}
	}
	if letters := b.Brieven(who, l.rules); len(letters) != 0 {
		t.Errorf("%s: %d letters to send of decisions that were taken elsewhere", g.Code, len(letters))
	}
	consents := 0
	for i := range b.Relaties {
		if b.Relaties[i].Relatie == toegang.Toegestemd {
			consents++
		}
	}
	if consents != len(g.Toestemmingen) {
		t.Errorf("%s: %d consents, the city has %d", g.Code, consents, len(g.Toestemmingen))
	}
	if n := len(b.Regisseurs()); n > 1 || g.Verhaal != "" && n != 1 {
		t.Errorf("%s: %d casusregisseurs", g.Code, n)
	}
	open := 0
	for i := range b.Taken {
		if !b.Taken[i].Voltooid {
			open++
		}
	}
	if (open > 0) != (onbeslist(g) || len(g.Besluiten) == 0) {
		t.Errorf("%s: %d tasks, application not decided: %v", g.Code, open, onbeslist(g))
	}
}

// A consent that the city says opens what the Jeugdwet side knows for the Wmo
// side, and nothing does where there is none.
func (l *lader) checkConsents(t *testing.T, families []proefstad.Gezin) {
	open, closed := 0, 0
	for i := range families[:20] {
		g := &families[i]
		_, who := l.overname(g)
		b := l.vind(t, who, g)
		if b == nil {
			t.Fatalf("%s is not there", g.Code)
		}
		var wmo []dossier.Feit
		q := toegang.Prepare(who.Vraag(toegang.Lezen, toegang.WmoOnderzoek, l.gebruik.Moment()))
		if err := l.store.Read(context.Background(), q, dossier.Inzage{}, func(r dossier.Lezing) error {
			f, err := r.Gezin(context.Background(), b.ID)
			wmo = f.Feiten
			return err
		}); err != nil {
			t.Fatal(err)
		}
		seen := slices.ContainsFunc(wmo, func(f dossier.Feit) bool { return f.Vak.Label.Wet == gezin.Jeugdwet })
		if len(g.Toestemmingen) > 0 {
			open++
		} else {
			closed++
		}
		if seen != (len(g.Toestemmingen) > 0) {
			t.Errorf("%s: the Wmo side reads facts of the Jeugdwet: %v, with %d consents", g.Code, seen, len(g.Toestemmingen))
		}
	}
	if open == 0 || closed == 0 {
		t.Errorf("%d families with consent, %d without: the test shows nothing", open, closed)
	}
}

// A refusal comes over with its reason and without help.
func (l *lader) checkRefusal(t *testing.T, families []proefstad.Gezin) {
	for i := range families {
		if g := &families[i]; g.Code == "verhaal-kluut" {
			_, who := l.overname(g)
			b := l.vind(t, who, g)
			if all := b.Besluiten(); len(all) != 1 || all[0].Soort != besluit.Afwijzing || all[0].Motivering == "" || len(all[0].Regels) != 0 {
				t.Errorf("%+v", all)
			}
			return
		}
	}
	t.Error("the city has no refusal")
}
