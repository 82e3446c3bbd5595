package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Custody that changes is recorded with its day and its decision, and with it
// changes who reads the file of the child.
func TestCustodyChanges(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	bernd, saskia, joris := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia"), b.persoonID(path, "Joris")
	reads := func(who string) bool {
		q := toegang.Vraag{Lezer: toegang.Lezer{Account: "client", Persoon: who, Rol: toegang.Client}, Actie: toegang.Lezen, Voor: toegang.Inzagerecht, Moment: w.server.gebruik.Moment()}
		return w.Read(context.Background(), toegang.Prepare(q), dossier.Inzage{}, func(l dossier.Lezing) error {
			_, err := l.Persoon(context.Background(), joris)
			return err
		}) == nil
	}
	if !reads(bernd) || reads(saskia) {
		t.Fatalf("at first: Bernd %v, Saskia %v", reads(bernd), reads(saskia))
	}
	b.open(path+"/gezag").toont(t, "Joris Proefmans", "Wie gezag heeft, beslist over de hulp", "Op 3 april 2030 wordt Joris Proefmans 12")
	page := path + "/gezag/" + joris
	if a := b.vul(page, "wie", saskia, "heeft", "ja", "bron", "beschikking"); a.status != http.StatusUnprocessableEntity ||
		!strings.Contains(a.tekst, dossier.ErrGezagVan.Tekst) {
		t.Errorf("without a day: %d", a.status)
	}
	dag := []string{"van-dag", "11", "van-maand", "5", "van-jaar", "2026", "bron", "beschikking", "uitspraak", "Rechtbank Proefstad, 4 mei 2026"}
	for _, wijziging := range [][]string{{"wie", saskia, "heeft", "ja"}, {"wie", bernd, "heeft", "nee"}, {"wie", "voogd", "voogd", "Jeugdbescherming Proefland", "heeft", "ja"}} {
		if a := b.vul(page, append(wijziging, dag...)...); a.status != http.StatusSeeOther {
			t.Fatalf("%v gave %d: %s", wijziging, a.status, a.tekst)
		}
	}
	if reads(bernd) || !reads(saskia) {
		t.Errorf("after the change: Bernd %v, Saskia %v", reads(bernd), reads(saskia))
	}
	b.open(path+"/gezag").toont(t, "Rechtbank Proefstad, 4 mei 2026", "Jeugdbescherming Proefland (voogd)", "11 mei 2026")
	if a := b.vul(page, "wie", "voogd", "voogd", "Jeugdbescherming Proefland", "heeft", "nee", "van-dag", "12", "van-maand", "5", "van-jaar", "2026", "bron", "beschikking", "uitspraak", "Rechtbank Proefstad"); a.status != http.StatusSeeOther {
		t.Errorf("ending the guardian: %d", a.status)
	}
	b.open(path+"/gezag").toont(t, "12 mei 2026")
	if a := b.open(path + "/gezag/" + saskia); a.status != http.StatusNotFound {
		t.Errorf("custody of an adult: %d", a.status)
	}
}
