package web

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// kijktaken gives the tasks to look at what was delivered that are open.
func kijktaken(t *testing.T, w *wereld, id string) (open []dossier.Taak) {
	t.Helper()
	for _, k := range beeldVan(t, w, id).Taken {
		if k.Aard == dossier.TaakAangeleverd && k.Ingetrokken == 0 && !k.Voltooid {
			open = append(open, k)
		}
	}
	return open
}

// levert delivers a file as a client and gives its address for who works with him.
func (b *bezoeker) levert(over, naam string) string {
	b.t.Helper()
	if a := b.stuurBestand("/mijn/documenten", b.open("/mijn/documenten").met("over", over), naam, []byte("tekst van "+naam)); a.status != http.StatusSeeOther {
		b.t.Fatalf("%d: %s", a.status, fouten(a))
	}
	ids := regexp.MustCompile(`/mijn/documenten/([a-z2-7]{26})/bestand`).FindStringSubmatch(b.open("/mijn/documenten").tekst)
	return ids[1]
}

const kijkNaam = "Bekijk wat is aangeleverd"

// What a client delivers is work for who works with her: one task, however many
// files, until somebody at the municipality opened each of them. Nobody else notices.
func TestADeliveryIsATask(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	id, mensen := verhaal(t, w, "Nijptang")
	path, fenna := "/gezin/"+id, mensen["Fenna"]
	w.betrek(t, path, toegang.Casusregisseur, []string{"Fenna"}, gezin.Gewoon)
	w.betrek(t, path, toegang.Hulpverlener, []string{"Fenna"}, gezin.Gewoon)
	w.betrek(t, path, toegang.Veiligheidscoordinator, []string{"Joris"}, gezin.Gewoon)
	regie, hulp, ander := w.als(t, "casusregisseur"), w.als(t, "hulpverlener"), w.als(t, "veiligheidscoordinator")
	zij, hij := w.client(t, "fenna", fenna), w.client(t, "joris", mensen["Joris"])
	buiten := func() string {
		return normaal(ander.open("/werklijst").tekst + ander.open(path).tekst + ander.open(path+"/verloop").tekst + hij.allesVan(t) + hij.open("/mijn/documenten").tekst)
	}
	stil, before := buiten(), normaal(zij.open("/mijn/inzage").tekst)
	een, twee := zij.levert(fenna, "een.txt"), zij.levert(fenna, "twee.txt")
	if got := normaal(zij.open("/mijn/inzage").tekst); got != before || strings.Contains(zij.allesVan(t), kijkNaam) {
		t.Errorf("the client sees a task of the municipality, or that a part of the program made one:\n%s", eersteVerschil(before, got))
	}
	open := kijktaken(t, w, id)
	if len(open) != 1 || open[0].Over != fenna || open[0].Vak.Label.Onderwerp != fenna || open[0].Vak.Label.Klasse != gezin.Gewoon {
		t.Fatalf("two files give %d tasks: %+v", len(open), open)
	}
	for _, who := range []*bezoeker{b, regie} {
		if page := who.open("/werklijst"); strings.Count(page.tekst, kijkNaam) != 1 || strings.Contains(page.tekst, "een.txt") {
			t.Error("the work list does not tell once what to do, or names the file")
		}
	}
	b.open(path+"/taken/"+open[0].ID).toont(t, kijkNaam, "Naar de documenten", path+"/documenten")
	if got := buiten(); got != stil {
		t.Errorf("who may not know notices the delivery:\n%s", eersteVerschil(stil, got))
	}

	bestand := func(doc string) string { return path + "/documenten/" + doc + "/bestand" }
	if a := hulp.open(bestand(een)); a.status != http.StatusOK || len(kijktaken(t, w, id)) != 1 || kijktaken(t, w, id)[0].ID != open[0].ID {
		t.Errorf("a provider who opens it ends the task of the municipality: %d", a.status)
	}
	for range 2 {
		if a := b.open(bestand(een)); a.status != http.StatusOK {
			t.Fatalf("%d: %s", a.status, fouten(a))
		}
		rest := kijktaken(t, w, id)
		if len(rest) != 1 || string(rest[0].Inhoud) != twee || rest[0].Vervalt != open[0].Vervalt {
			t.Fatalf("one of two is opened: %+v", rest)
		}
	}
	if a := regie.open(bestand(twee)); a.status != http.StatusOK || len(kijktaken(t, w, id)) != 0 {
		t.Errorf("all is opened: %d, %d tasks", a.status, len(kijktaken(t, w, id)))
	}
	if strings.Contains(regie.open("/werklijst").tekst, kijkNaam) {
		t.Error("what is done stays in the work list")
	}

	drie := zij.levert(fenna, "drie.txt")
	if a := regie.vul(path+"/documenten/"+drie+"/intrekken", "reden", "Dubbel"); a.status != http.StatusSeeOther || len(kijktaken(t, w, id)) != 0 {
		t.Errorf("withdrawn: %d, %d tasks", a.status, len(kijktaken(t, w, id)))
	}
	zij.levert(fenna, "vier.txt")
	page := path + "/taken/" + kijktaken(t, w, id)[0].ID
	if a := regie.vul(page, "hoe", "Met haar besproken."); a.status != http.StatusSeeOther || len(kijktaken(t, w, id)) != 0 {
		t.Errorf("finished by hand: %d, %d tasks", a.status, len(kijktaken(t, w, id)))
	}
	if got := buiten(); got != stil {
		t.Errorf("who may not know notices what was done:\n%s", eersteVerschil(stil, got))
	}
}

// Files that come at the same moment are one task as well, and none is lost.
func TestDeliveriesAtOnceAreOneTask(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Nijptang")
	w.client(t, "fenna", mensen["Fenna"])
	account, err := w.AccountByName(t.Context(), "fenna")
	if err != nil {
		t.Fatal(err)
	}
	who := dossier.Wie{Account: account.ID, Rol: toegang.Client, Persoon: mensen["Fenna"]}
	p, err := w.server.gebruik.Portaal(t.Context(), who, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "mijn-documenten"})
	if err != nil {
		t.Fatal(err)
	}
	const n = 5
	var all sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		all.Go(func() {
			file := dossier.Bestand{Naam: "brief.txt", Inhoud: fmt.Appendf(nil, "brief %d", i)}
			errs[i] = w.server.gebruik.LeverAan(t.Context(), dossier.Verzoek{Wie: who}, p, mensen["Fenna"], file)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	open := kijktaken(t, w, id)
	if len(open) != 1 {
		t.Fatalf("%d tasks", len(open))
	}
	ids := strings.Split(string(open[0].Inhoud), ",")
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) != n {
		t.Errorf("the task waits for %d files of %d", len(ids), n)
	}
}
