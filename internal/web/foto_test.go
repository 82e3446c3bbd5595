package web

import (
	"bytes"
	"image"
	"image/jpeg"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// verraad is what stands in a photo beside the picture.
const verraad = "Schuilpad 7, 51.9219 N 4.4792 E"

// proefJPEG makes a photo, bare and as a telephone makes it: with Exif and a comment
// before the picture, and a film behind it.
func proefJPEG(t testing.TB) (kaal, vol []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	segment := func(marker byte, text string) []byte {
		return append([]byte{0xff, marker, 0, byte(len(text) + 2)}, text...)
	}
	kaal = b.Bytes()
	vol = append(append(append([]byte{}, kaal[:2]...), segment(0xe1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"+verraad)...), segment(0xfe, verraad)...)
	return kaal, append(append(vol, kaal[2:]...), "ftypmp42"+verraad...)
}

// A photo that a mother delivers from a shelter reaches nobody with its place in it,
// herself included; the page says so.
func TestAPhotoTellsNoPlace(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	id, mensen := verhaal(t, w, "Nijptang")
	path, fenna := "/gezin/"+id, mensen["Fenna"]
	kaal, vol := proefJPEG(t)
	zij := w.client(t, "fenna", fenna)
	page := zij.open("/mijn/documenten")
	page.toont(t, "Uit een foto halen we de plaats, de tijd en het toestel", "Uit een PDF halen we niets")
	b.open(path+"/documenten/nieuw?over="+fenna+"&klasse=gewoon").toont(t, "Uit een foto halen we de plaats, de tijd en het toestel")
	if a := zij.stuurBestand("/mijn/documenten", page.met("over", fenna), "bewijs.jpg", vol); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	mijn := regexp.MustCompile(`/mijn/documenten/[a-z2-7]{26}/bestand`).FindString(zij.open("/mijn/documenten").tekst)
	list := b.open(path + "/documenten").tekst
	for who, a := range map[string]antwoord{"herself": zij.open(mijn), "who works with her": b.open(documentPad.FindString(list) + "/bestand")} {
		if a.status != http.StatusOK || a.tekst != string(kaal) {
			t.Errorf("%s: %d, %d bytes, want the %d of the bare picture", who, a.status, len(a.tekst), len(kaal))
		}
		veiligBestand(t, a, "image/jpeg", "document.jpg")
	}
	before := b.open(path + "/documenten").tekst
	for name, c := range map[string]struct {
		content []byte
		says    *dossier.Fout
	}{"no end": {kaal[:len(kaal)-3], dossier.ErrDocumentFoto}, "cut before the picture": {vol[:30], dossier.ErrDocumentSoort}} {
		a := zij.stuurBestand("/mijn/documenten", zij.open("/mijn/documenten").met("over", fenna), "x.jpg", c.content)
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, c.says.Tekst) {
			t.Errorf("%s: %d: %s", name, a.status, fouten(a))
		}
	}
	if got := b.open(path + "/documenten").tekst; normaal(got) != normaal(before) {
		t.Error("what was refused is recorded")
	}
}

// veiligBestand holds that an answer is a file to keep, which runs nowhere.
func veiligBestand(t *testing.T, a antwoord, soort, naam string) {
	t.Helper()
	for kop, want := range map[string]string{"Content-Type": soort, "Content-Disposition": `attachment; filename="` + naam + `"`, "Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"} {
		if got := a.kop.Values(kop); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %q", kop, got, want)
		}
	}
}

// A photo that was kept before photos were cleaned leaves clean all the same; one
// that cannot be cleaned stays at the municipality.
func TestAPhotoOfBeforeLeavesClean(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	joris := b.persoonID(path, "Joris")
	w.betrek(t, path, toegang.Hulpverlener, []string{"Joris"}, gezin.Gewoon)
	kaal, vol := proefJPEG(t)
	broken := vol[:len(vol)-len("ftypmp42"+verraad)-3]
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	for i, content := range [][]byte{vol, broken} {
		view := beeldVan(t, w, path[len("/gezin/"):])
		vak := view.VakVoor(joris, toegang.SDocument, gezin.Gewoon)
		s := dossier.Stuk{Vak: vak, Aard: dossier.AardDocument, Over: joris, Inhoud: []byte(`{"naam":"oud.jpg","media":"` + string(poort.JPEG) + `"}`), Van: view.Moment.Dag,
			Bron: gezin.Bron{Soort: "professional"}, Bijlage: &dossier.Bijlage{Inhoud: content}}
		if err := w.server.gebruik.LegVast(t.Context(), dossier.Verzoek{Wie: who}, view, nil, s); err != nil {
			t.Fatal(i, err)
		}
	}
	hulp, controle := w.als(t, "hulpverlener"), w.als(t, "veiligheidscoordinator")
	var here, there []string
	for _, pad := range slices.Compact(documentPad.FindAllString(hulp.open(path+"/documenten").tekst, -1)) {
		there = append(there, hulp.open(pad+"/bestand").tekst)
		here = append(here, b.open(pad+"/bestand").tekst)
	}
	if len(here) != 2 || here[0] != string(broken) || here[1] != string(kaal) {
		t.Errorf("at the municipality: %d files", len(here))
	}
	for _, text := range there {
		if !strings.Contains(text, dossier.ErrDocumentDicht.Tekst) {
			t.Error("a photo reached the provider without review")
		}
	}
	held := stukLink.FindAllString(controle.open("/vastgehouden").tekst, -1)
	if len(held) != 1 {
		t.Fatalf("%d pieces wait: what cannot be cleaned cannot be let go", len(held))
	}
	if a := controle.open(held[0] + "/bestand"); a.tekst != string(kaal) {
		t.Error("who reviews gets another file than who receives it")
	}
	if a := controle.stuur(held[0], controle.open(held[0]).met("besluit", "vrijgeven", "motivering", "Op de foto staat alleen een tekening.")); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	got := 0
	for _, pad := range slices.Compact(documentPad.FindAllString(hulp.open(path+"/documenten").tekst, -1)) {
		if a := hulp.open(pad + "/bestand"); a.status == http.StatusOK {
			got++
			if a.tekst != string(kaal) {
				t.Error("the provider gets what stood in the photo")
			}
		}
	}
	if got != 1 {
		t.Errorf("%d files reach the provider", got)
	}
}
