package web

import (
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// stuurbaar gives the letters that can go at once.
func stuurbaar(b *bezoeker, id string) (out []string) {
	for _, paths := range brievenVan(b, id) {
		for _, p := range paths {
			if strings.Contains(b.open(p).tekst, "Verstuur deze brief") {
				out = append(out, p)
			}
		}
	}
	return out
}

// verbied records a contact ban between two members, as who may.
func verbied(t *testing.T, w *wereld, id, tegen, beschermt string) {
	t.Helper()
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	n := dossier.Verbod{Soort: dossier.FeitContactverbod, Tegen: tegen, Beschermt: beschermt, Van: 1, Door: "Rechtbank Proefstad", Bron: "beschikking"}
	b := beeldVan(t, w, id)
	n.Van = b.Moment.Dag - 1
	if err := w.server.gebruik.LegVerbodVast(t.Context(), dossier.Verzoek{Wie: who}, b, nil, n); err != nil {
		t.Fatal(err)
	}
}

// During a ban a letter to one side goes only when its sender says that he
// consulted; the use case holds that, whatever page was sent. Without a ban who
// may know is asked nothing.
func TestLetterDuringABanNeedsConsulting(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	letters := stuurbaar(b, id)
	if len(letters) < 3 {
		t.Fatalf("%d letters can go", len(letters))
	}
	for _, p := range letters {
		if strings.Contains(b.open(p).tekst, "afgestemd") {
			t.Errorf("%s asks to consult without a ban", p)
		}
	}
	verbied(t, w, id, mensen["Griet"], mensen["Wessel"])
	asked := 0
	for _, p := range letters {
		page := b.open(p)
		if !strings.Contains(page.tekst, `name="afgestemd"`) {
			continue
		}
		asked++
		page.toont(t, "Deze mensen mogen niet bij elkaar komen")
		for _, bad := range []string{"", "nee", "x"} {
			a := b.stuur(p, page.met("stap", "verstuur", "afgestemd", bad))
			if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrBriefAfstemmen.Tekst) || !strings.Contains(a.tekst, `href="#veld-afgestemd"`) {
				t.Errorf("not consulted (%q): %d", bad, a.status)
			}
		}
		if strings.Contains(b.open(p).tekst, "verstuurd</") {
			t.Error("a letter went without consulting")
		}
		if asked == 1 {
			if text := pdfTekst(t, b.open(p+"/brief.pdf").tekst); !strings.Contains(text, "Concept – niet versturen") {
				t.Error("before he consulted, the PDF can be posted")
			}
			if a := b.stuur(p, page.met("stap", "verstuur", "afgestemd", "ja")); a.status != http.StatusSeeOther {
				t.Errorf("consulted: %d %s", a.status, fouten(a))
			}
			if text := pdfTekst(t, b.open(p+"/brief.pdf").tekst); strings.Contains(text, "Concept") {
				t.Error("after he sent it, the PDF is a concept")
			}
			b.open(p).toont(t, "verstuurd")
			var kept *dossier.Stuk
			view := beeldVan(t, w, id)
			for i := range view.Stukken {
				if s := &view.Stukken[i]; s.Aard == dossier.AardAfgestemd {
					kept = s
				}
			}
			if kept == nil || kept.Vak.Label.Klasse != gezin.Strafrecht || string(kept.Inhoud) != path.Base(path.Dir(p)) {
				t.Errorf("that he consulted is kept as %+v", kept)
			}
		}
	}
	if asked == 0 {
		t.Error("no letter asks to consult")
	}
	// Not for a letter that names the other no more, and goes to another address.
	elders, err := nummer.NewAdres(nummer.Adresdelen{Straat: "Postweg", Huisnummer: 8, Postcode: "1000AA", Plaats: "Proefstad"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.server.gebruik.LegPostadresVast(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}},
		beeldVan(t, w, id), nil, mensen["Wessel"], elders); err != nil {
		t.Fatal(err)
	}
	later := 0
	for _, p := range stuurbaar(b, id) {
		if strings.Contains(b.open(p).tekst, `name="afgestemd"`) {
			later++
		}
	}
	if later >= asked-1 {
		t.Errorf("%d letters ask to consult when he lives elsewhere, %d before", later, asked-1)
	}
}

// Who may not know gets the same pages and answers with a ban and without: he is
// asked to consult in both.
func TestLetterDuringABanTellsNothing(t *testing.T) {
	worlds := map[bool]string{}
	for _, ban := range []bool{false, true} {
		w := metAfzender(newWereld(t))
		id, mensen := verhaalMet(t, w, "Winterpeen", "", gezin.Betrokken, gezin.Gewoon, gezin.Veiligheid)
		b := w.als(t, "indicatiesteller")
		kies(t, b, id, "extramuraal", "2")
		beslis(t, b, id)
		names := []string{}
		for name := range mensen {
			names = append(names, name)
		}
		letters := stuurbaar(b, id)
		if ban {
			verbied(t, w, id, mensen["Griet"], mensen["Wessel"])
		}
		out := map[string]string{}
		sent := 0
		for _, p := range letters {
			page := b.open(p)
			key := ""
			for _, name := range names {
				if mensen[name] == path.Base(p) {
					key = name
				}
			}
			add := func(a antwoord) {
				text := a.naar + a.tekst
				for _, name := range names {
					text = strings.ReplaceAll(text, mensen[name], name)
				}
				kenmerk := path.Base(path.Dir(p))
				out[key] += normaal(strings.NewReplacer(kenmerk, "K", strings.ToLower(kenmerk), "K").Replace(text))
			}
			add(page)
			file := b.open(p + "/brief.pdf")
			if text := pdfTekst(t, file.tekst); !strings.Contains(text, "Concept – niet versturen") || !strings.Contains(file.kop.Get("Content-Disposition"), `filename="concept-`) {
				t.Errorf("ban %v: the PDF can be posted without consulting", ban)
			} else {
				add(antwoord{tekst: text, naar: strings.Join(file.kop.Values("Content-Disposition"), "")})
			}
			if !strings.Contains(page.tekst, `name="afgestemd"`) {
				t.Fatalf("ban %v: who may not know is not asked to consult: %d %s", ban, page.status, page.tekst[max(0, strings.Index(page.tekst, "<main")):])
			}
			if strings.Contains(page.tekst, "Deze mensen mogen niet") {
				t.Errorf("ban %v: he is told of it", ban)
			}
			refused := b.stuur(p, page.met("stap", "verstuur"))
			if refused.status != http.StatusUnprocessableEntity {
				t.Errorf("ban %v: not consulted gave %d", ban, refused.status)
			}
			add(refused)
			done := b.stuur(p, page.met("stap", "verstuur", "afgestemd", "ja"))
			if done.status == http.StatusSeeOther {
				sent++
			}
			add(done)
			add(b.open(p))
		}
		if sent == 0 {
			t.Errorf("ban %v: no letter went", ban)
		}
		var all strings.Builder
		for _, k := range slices.Sorted(maps.Keys(out)) {
			all.WriteString(k + "\n" + out[k] + "\n")
		}
		worlds[ban] = all.String()
	}
	if worlds[false] != worlds[true] {
		t.Errorf("the sender can tell the worlds apart:\n%s", eersteVerschil(worlds[false], worlds[true]))
	}
}
