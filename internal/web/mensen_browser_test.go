package web

import (
	"net/http"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// The pages about the people of a family, with something on each of them, are
// held to axe-core and to 360 pixels.
func TestPagesAboutPeopleInBrowser(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin("straat", "Gewoonlaan", "huisnummer", "5", "postcode", "1234 AB", "plaats", "Openstad")
	bernd, saskia, joris := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia"), b.persoonID(path, "Joris")
	safety := path + "/veiligheid/" + saskia
	goed := func(a antwoord) {
		t.Helper()
		if a.status != http.StatusSeeOther {
			t.Fatalf("%d: %s", a.status, a.tekst)
		}
	}
	goed(b.vul(safety+"/vlag", schuiladres...))
	goed(b.vul(safety+"/verbod", "soort", dossier.FeitContactverbod, "ander", bernd, "tegen", "ander", "van-dag", "1", "van-maand", "5", "van-jaar", "2026", "door", "Rechtbank Proefstad", "bron", "beschikking"))
	goed(b.vul(path+"/afspraken/nieuw", "wie", joris, "dag-dag", "20", "dag-maand", "5", "dag-jaar", "2026", "tijd", "14:30", "wat", "Kennismaken", "plaats", "Buurthuis"))
	goed(b.stuur(path+"/notitie", b.open(path+"/notitie?over="+joris+"&klasse=gesprek-kind").met("tekst", "Joris vertelde dat hij graag bij zijn oma is.\n\nHij slaapt beter.")))
	goed(b.vul(path+"/leden/"+bernd+"/einde", "dag-dag", "11", "dag-maand", "5", "dag-jaar", "2026"))

	p := browser.Page(t)
	p.SignIn(w.url+"/aanmelden", "indicatiesteller", woord)
	for naam, pad := range map[string]string{"gezin": "", "regie": "/regie", "leden": "/leden", "lid-einde": "/leden/" + saskia + "/einde", "lid-terug": "/leden/" + bernd + "/terug", "verplaats": "/verplaats",
		"veiligheden": "/veiligheid", "veiligheid": "/veiligheid/" + saskia, "vlag": "/veiligheid/" + joris + "/vlag", "opheffen": "/veiligheid/" + saskia + "/opheffen", "verbod": "/veiligheid/" + saskia + "/verbod",
		"afspraken": "/afspraken", "afspraak": "/afspraken/nieuw", "gezag": "/gezag", "gezag-wijzig": "/gezag/" + joris, "notities": "/notities"} {
		p.Screen(1280, 800)
		p.Open(w.url + path + pad)
		p.NoAxeFindings()
		p.NoOverflow(360)
		p.Screenshot("mensen-" + naam + "-360")
		p.Screen(1280, 800)
		p.Screenshot("mensen-" + naam)
	}
}
