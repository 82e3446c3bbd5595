package web

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// TestPutForwardByKeyboard prepares decisions that a colleague signs, gives them
// back and signs them, without a mouse.
func TestPutForwardByKeyboard(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	vs := m.legVoor(t)
	p := browser.Page(t)
	toetsAan(p, w, "indicatiesteller")
	p.Open(w.url + m.pad())
	p.Shows("U vult dit in, een collega tekent")
	voorstelBeeld(p, "voorstel-formulier")
	p.TabTo(`button[value="voorleggen"]`)
	p.EnterTo() // with nothing filled in: every fault at its field
	p.Shows("Er klopt iets niet")
	voorstelBeeld(p, "voorstel-formulier-fouten")
	p = browser.Page(t) // the first has something typed in it, and would ask whether to leave
	p.Cookies(w.url, m.maker.client.Jar.Cookies(mustURL(w.url)))
	p.Screen(1280, 800)
	p.Open(w.url + "/gezin/" + m.id + "/besluiten")
	p.Shows("wacht op handtekening")
	voorstelBeeld(p, "voorstel-besluiten")
	p.TabTo(`main a[href="` + m.voorstelPad(vs) + `"]`)
	p.EnterTo()
	p.Shows("Trek dit voorstel in")
	voorstelBeeld(p, "voorstel-maker")

	q := browser.Page(t)
	toetsAan(q, w, "tekenaar")
	q.TabTo(`main a[href="` + m.voorstelPad(vs) + `"]`)
	voorstelBeeld(q, "voorstel-werklijst")
	q.TabTo(`main a[href="` + m.voorstelPad(vs) + `"]`)
	q.EnterTo()
	q.Shows("Wat er getekend wordt")
	voorstelBeeld(q, "voorstel-tekenaar")
	toetsTik(q, "reden", "Noem ook de school.")
	q.TabTo(`form[action$="/terug"] button`)
	q.EnterTo()
	q.Shows("Noem ook de school.")
	voorstelBeeld(q, "voorstel-terug")
	if m.stand(t, vs) != dossier.VoorstelTerug {
		t.Errorf("the proposal is %q", m.stand(t, vs))
	}
	vs = m.legVoor(t)
	q.Open(w.url + m.voorstelPad(vs))
	q.TabTo(`form[action$="/teken"] button`)
	q.EnterTo()
	q.Shows("Toekenning, Wmo")
	if m.stand(t, vs) != dossier.VoorstelGetekend {
		t.Errorf("the proposal is %q", m.stand(t, vs))
	}
}

// voorstelBeeld holds a page to axe-core and to both widths.
func voorstelBeeld(p *webtest.Page, naam string) {
	p.NoAxeFindings()
	p.NoOverflow(360)
	p.Screenshot(naam + "-360")
	p.Screen(1280, 800)
	p.NoOverflow(1280)
	p.Screenshot(naam)
}
