package web

import (
	"crypto/rand"
	"encoding/csv"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Attacks that are known by name, each from the outside: what someone types,
// what a program sends in place of a browser. docs/dreigingen.md says which
// threat each belongs to.

// tweeGezinnen gives two families with an indicatiesteller each, who does not
// know the family of the other.
func tweeGezinnen(t *testing.T, w *wereld) (mijn, ander *bezoeker, mijnPad, anderPad string) {
	t.Helper()
	w.account(t, "ander", "Test Ander", toegang.Indicatiesteller)
	mijn, ander = w.als(t, string(toegang.Indicatiesteller)), w.als(t, "ander")
	return mijn, ander, mijn.nieuwGezin(), ander.anderGezin()
}

// anderGezin enters a family of one adult.
func (b *bezoeker) anderGezin() string {
	b.t.Helper()
	b.stuur("/nieuw", datum(url.Values{"langs": {"telefoon"}, "bron": {"eigen-opgave"}}, "melding", "4", "5", "2026"))
	b.stuur("/nieuw/persoon/1", datum(persoonForm("volwassene", "Wietske", "nee", "achternaam", "Zeegras", "bsn", "999900018"), "geboren", "3", "4", "1985"))
	b.stuur("/nieuw/relaties", url.Values{})
	check := b.open("/nieuw/controle")
	a := b.stuur("/nieuw/controle", check.verborgen())
	if !strings.HasPrefix(a.naar, "/gezin/") {
		b.t.Fatalf("registering gave %d to %q: %s", a.status, a.naar, fouten(a))
	}
	return a.naar
}

// Fields that no form has (another's family, person, account, role, class, the
// end of a right) do nothing: what is written is what the page asked, by who
// sent it.
func TestExtraFieldsGiveNothing(t *testing.T) {
	w := newWereld(t)
	mijn, ander, mijnPad, anderPad := tweeGezinnen(t, w)
	wietske := ander.persoonID(anderPad, "Wietske")
	extra := func(form url.Values) url.Values {
		for name, value := range map[string]string{"gezin": strings.TrimPrefix(anderPad, "/gezin/"), "persoon": wietske, "onderwerp": wietske, "account": w.accounts[toegang.PrivacyOfficer],
			"auteur": w.accounts[toegang.PrivacyOfficer], "rol": string(toegang.PrivacyOfficer), "rollen": string(toegang.FunctioneelBeheerder), "domein": "betaling",
			"doel": string(toegang.Privacytoezicht), "wie": "999900018", "Wie.Rol": "privacy-officer", "nood": "ja", "_method": "DELETE"} {
			if form.Get(name) == "" {
				form.Set(name, value)
			}
		}
		return form
	}
	before := normaal(ander.open(anderPad).tekst + ander.open(anderPad+"/notities").tekst + ander.open(anderPad+"/verloop").tekst)
	note := mijn.open(mijnPad + "/notitie?over=" + mijn.persoonID(mijnPad, "Bernd") + "&klasse=gewoon")
	if a := mijn.stuur(mijnPad+"/notitie", extra(note.met("tekst", "zandoever"))); a.status != http.StatusSeeOther {
		t.Fatalf("the note gave %d: %s", a.status, fouten(a))
	}
	facts := mijn.open(mijnPad + "/feiten/gezin").verborgen()
	facts.Set("structurele-onveiligheid", "ja")
	facts.Set("bron", "professional")
	if a := mijn.stuur(mijnPad+"/feiten/gezin", extra(facts)); a.naar != mijnPad {
		t.Fatalf("the fact gave %d: %s", a.status, fouten(a))
	}
	if after := normaal(ander.open(anderPad).tekst + ander.open(anderPad+"/notities").tekst + ander.open(anderPad+"/verloop").tekst); after != before {
		t.Errorf("the family of another changed:\n%s", eersteVerschil(before, after))
	}
	if !strings.Contains(mijn.open(mijnPad+"/notities").tekst, "zandoever") {
		t.Error("the note is not with its own family")
	}
	for _, path := range []string{"/toezicht", "/accounts", anderPad} {
		if a := mijn.open(path); a.status != http.StatusNotFound {
			t.Errorf("%s is there for who sent its role along: %d", path, a.status)
		}
	}
}

// Who sends a role, an account or a session of another along with his own
// account stays who he is, and ends nobody else's session.
func TestOwnAccountTakesNoOther(t *testing.T) {
	w := newWereld(t)
	mijn, ander := w.als(t, string(toegang.Indicatiesteller)), w.als(t, string(toegang.Casusregisseur))
	own := regexp.MustCompile(`name="aanmelding" value="([^"]+)"`)
	w.als(t, string(toegang.Casusregisseur)) // a second session, which the page of the account can end
	theirs := own.FindAllStringSubmatch(ander.open("/account").tekst, -1)
	if len(theirs) == 0 {
		t.Fatal("the page of the account names no other session")
	}
	for _, m := range theirs {
		mijn.stuur("/account/einde", url.Values{"aanmelding": {m[1]}, "account": {w.accounts[toegang.Casusregisseur]}})
	}
	if after := own.FindAllStringSubmatch(ander.open("/account").tekst, -1); len(after) != len(theirs) {
		t.Errorf("%d sessions are left of %d", len(after), len(theirs))
	}
	for _, rol := range []string{"privacy-officer", "functioneel-beheerder", "veiligheidscoordinator"} {
		mijn.stuur("/rol", url.Values{"rol": {rol}, "account": {w.accounts[toegang.Rol(rol)]}})
	}
	for _, path := range []string{"/toezicht", "/accounts", "/vastgehouden"} {
		if a := mijn.open(path); a.status != http.StatusNotFound {
			t.Errorf("%s is there for who asked for a role that he has not: %d", path, a.status)
		}
	}
}

// An id of another family or person in the address of one's own answers as one
// that does not exist, on every page and act that takes one.
func TestForgedIdsAreNotThere(t *testing.T) {
	w := newWereld(t)
	mijn, ander, mijnPad, anderPad := tweeGezinnen(t, w)
	wietske, none := ander.persoonID(anderPad, "Wietske"), strings.Repeat("a", 26)
	before := normaal(ander.open(anderPad).tekst)
	for _, patroon := range w.server.Routes() {
		method, path, _ := strings.Cut(patroon, " ")
		if !strings.Contains(path, "{gezin}") || !slices.Contains(wieHeeft()[patroon], toegang.Indicatiesteller) {
			continue
		}
		ask := func(family, id string) string {
			p := strings.Replace(path, "/gezin/{gezin}", family, 1)
			p = regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(p, id)
			var a antwoord
			if method == http.MethodPost {
				a = mijn.stuur(p, url.Values{"over": {id}, "persoon": {id}, "feit": {id}, "einde": {id}, "met": {id}})
			} else {
				a = mijn.open(p + "?over=" + id + "&persoon=" + id + "&klasse=gewoon")
			}
			text := strings.NewReplacer(id, "ID", family, "GEZIN").Replace(a.tekst)
			return strings.Join([]string{http.StatusText(a.status), strings.NewReplacer(id, "ID", family, "GEZIN").Replace(a.naar), normaal(text)}, "\n")
		}
		if real, fake := ask(anderPad, wietske), ask("/gezin/"+none, none); real != fake {
			t.Errorf("%s: the family of another answers otherwise than none:\n%s", patroon, eersteVerschil(fake, real))
		}
		if strings.Contains(path, "{persoon}") || strings.Contains(path, "{over}") || strings.Contains(path, "{taak}") {
			if real, fake := ask(mijnPad, wietske), ask(mijnPad, none); real != fake {
				t.Errorf("%s: the person of another answers otherwise than none:\n%s", patroon, eersteVerschil(fake, real))
			}
		}
	}
	if after := normaal(ander.open(anderPad).tekst); after != before {
		t.Errorf("the family of another changed:\n%s", eersteVerschil(before, after))
	}
}

// Other spellings of an address lead nowhere else: not to a page of another, not
// to another site.
func TestPathTricks(t *testing.T) {
	w := newWereld(t)
	mijn, _, mijnPad, anderPad := tweeGezinnen(t, w)
	none := w.bezoeker(t)
	other := strings.TrimPrefix(anderPad, "/gezin/")
	for _, raw := range []string{
		mijnPad + "/../" + other, mijnPad + "/..%2f" + other, mijnPad + "/%2e%2e/" + other, mijnPad + "/..;/" + other, mijnPad + "%2f..%2f" + other,
		"/gezin//" + other, "//gezin/" + other, "/gezin/./" + other, "/gezin/" + other + "/", "/gezin/" + other + "%00", "/gezin/" + other + "%0d%0aX-Vals:%20ja",
		"/GEZIN/" + other, "/gezin/" + strings.ToUpper(other), "/gezin/" + other + "?gezin=" + strings.TrimPrefix(mijnPad, "/gezin/"),
		"/gezin/" + other + ";" + strings.TrimPrefix(mijnPad, "/gezin/"), "/werklijst/../accounts", "/%61ccounts", "/accounts/.", "/accounts%2fnieuw", "/stijl/../accounts", "/stijl/..%2faccounts",
		"/stijl/%2e%2e/%2e%2e/go.mod", "/stijl/..\\go.mod", "//kwaad.voorbeeld.test/", "/\\kwaad.voorbeeld.test", "/%2fkwaad.voorbeeld.test", "///kwaad.voorbeeld.test/..",
	} {
		for who, b := range map[string]*bezoeker{"signed in": mijn, "nobody": none} {
			a := b.openRuw(t, raw)
			for hops := 0; hops < 5 && a.status >= 300 && a.status < 400; hops++ {
				if !strings.HasPrefix(a.naar, "/") || strings.HasPrefix(a.naar, "//") || strings.HasPrefix(a.naar, "/\\") {
					t.Fatalf("%s, %s: sent to %q", raw, who, a.naar)
				}
				a = b.openRuw(t, a.naar)
			}
			if a.kop.Get("X-Vals") != "" || strings.Contains(a.tekst, "Zeegras") || strings.Contains(a.tekst, "module codeberg.org") || strings.Contains(a.tekst, "Nieuw account") {
				t.Errorf("%s, %s: tells what it may not (%d)", raw, who, a.status)
			}
			if who == "signed in" && a.status != http.StatusNotFound && a.status != http.StatusBadRequest && !strings.Contains(raw, "kwaad") && !strings.HasPrefix(raw, "/stijl") {
				t.Errorf("%s: %d", raw, a.status)
			}
		}
	}
}

// openRuw asks for an address as it is spelled, without cleaning it first.
func (b *bezoeker) openRuw(t *testing.T, raw string) antwoord {
	t.Helper()
	base, err := url.Parse(b.w.url)
	if err != nil {
		t.Fatal(err)
	}
	path, query, _ := strings.Cut(raw, "?")
	plain, err := url.PathUnescape(path)
	if err != nil {
		t.Fatal(err)
	}
	return b.doe(&http.Request{Method: http.MethodGet, URL: &url.URL{Scheme: base.Scheme, Host: base.Host, Path: plain, RawPath: path, RawQuery: query}, Header: http.Header{}})
}

// Headers with which some programs let the sender choose another page, method,
// host, address or user change nothing.
func TestForgedHeaders(t *testing.T) {
	w := newWereld(t)
	mijn, _, mijnPad, anderPad := tweeGezinnen(t, w)
	ask := func(method, path string, set map[string]string) antwoord {
		t.Helper()
		r, err := http.NewRequest(method, w.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range set {
			if name == "Host" { // a browser would then have other cookies; who forges sends them along
				for _, c := range mijn.client.Jar.Cookies(r.URL) {
					r.AddCookie(c)
				}
				r.Host = value
			}
			r.Header.Set(name, value)
		}
		return mijn.doe(r)
	}
	plain := normaal(mijn.open(mijnPad).tekst)
	for _, set := range []map[string]string{
		{"X-Original-URL": anderPad}, {"X-Rewrite-URL": "/accounts"}, {"X-HTTP-Method-Override": "POST"}, {"X-Method-Override": "DELETE"}, {"X-HTTP-Method": "PUT"},
		{"Host": "kwaad.voorbeeld.test"}, {"X-Forwarded-Host": "kwaad.voorbeeld.test"}, {"Forwarded": "host=kwaad.voorbeeld.test;proto=http"}, {"X-Forwarded-Proto": "http"},
		{"X-Forwarded-For": "10.9.8.7"}, {"X-Real-IP": "10.9.8.7"}, {"X-Forwarded-User": "privacy-officer"}, {"Remote-User": "functioneel-beheerder"}, {"Authorization": "Basic cHJpdmFjeS1vZmZpY2VyOng="},
	} {
		a := ask(http.MethodGet, mijnPad, set)
		if got := normaal(a.tekst); a.status != http.StatusOK || got != plain {
			t.Errorf("%v: %d\n%s", set, a.status, eersteVerschil(plain, got))
		}
		for _, path := range []string{anderPad, "/accounts", "/toezicht"} {
			if a := ask(http.MethodGet, path, set); a.status != http.StatusNotFound {
				t.Errorf("%s with %v: %d", path, set, a.status)
			}
		}
		if a := ask(http.MethodGet, "/", set); !strings.HasPrefix(a.naar, "/") || strings.HasPrefix(a.naar, "//") {
			t.Errorf("%v sends to %q", set, a.naar)
		}
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodTrace, http.MethodConnect, http.MethodOptions, "PROPFIND"} {
		if a := ask(method, mijnPad, nil); a.status < 400 || strings.Contains(a.tekst, "Proefmans") {
			t.Errorf("%s: %d", method, a.status)
		}
	}
}

// Without a proxy that is trusted, who asks cannot say where he asks from: the
// brake counts his own network.
func TestForgedOriginDoesNotReset(t *testing.T) {
	w := newWereld(t)
	b := w.bezoeker(t)
	slowed := false
	for i := range 20 {
		r, err := http.NewRequest(http.MethodPost, w.url+"/aanmelden", strings.NewReader(url.Values{"naam": {"casusregisseur"}, "wachtwoord": {"mis"}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", "198.51.100."+string(rune('1'+i%9)))
		r.Header.Set("X-Real-IP", "198.51.100."+string(rune('1'+i%9)))
		slowed = slowed || strings.Contains(b.doe(r).tekst, "te vaak achter elkaar")
	}
	if !slowed {
		t.Error("an invented X-Forwarded-For frees the guesser of the brake")
	}
}

// A form that is too large, or cannot be read, is refused in the same words, and
// nothing of it is recorded.
func TestOversizedForms(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Indicatiesteller))
	path := b.nieuwGezin()
	page := b.open(path + "/notitie?over=" + b.persoonID(path, "Bernd") + "&klasse=gewoon")
	many := page.met("tekst", "zandoever")
	for i := range 40000 {
		many.Add("veld", strings.Repeat("x", 20+i%3))
	}
	for name, form := range map[string]url.Values{
		"one long field": page.met("tekst", "zandoever"+strings.Repeat("x", maxForm)),
		"many fields":    many,
	} {
		if a := b.stuur(path+"/notitie", form); a.status != http.StatusBadRequest || !strings.Contains(a.tekst, "niet te lezen of te groot") {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	for _, body := range []string{"tekst=%zz", "%", "tekst=a;verzoek=b"} {
		r, err := http.NewRequest(http.MethodPost, w.url+path+"/notitie", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if a := b.doe(r); a.status != http.StatusBadRequest {
			t.Errorf("a form that cannot be read: %d", a.status)
		}
	}
	if strings.Contains(b.open(path+"/notities").tekst, "zandoever") {
		t.Error("a part of a refused form was recorded")
	}
}

// kwadeTeksten are what people type to reach what stands behind a page.
func kwadeTeksten() []string {
	return []string{
		"Bernd\r\nSet-Cookie: vals=ja", "Bernd\nLocation: //kwaad.voorbeeld.test", "Bernd\x00nul", "Bernd\u202ednreB", "\u2066Bernd\u2069\u200b", "Bernd\u0085\u2028x",
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.Data}}`, `${7*7}`, `' OR '1'='1`, `"; DROP TABLE logboek; --`, `=HYPERLINK("https://kwaad.voorbeeld.test")`,
		`]]><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>`, `) Tj ET /JS (app.alert(1)) (`, `../../etc/passwd`, "\xff\xfe", strings.Repeat("Ж", 500),
	}
}

// What is typed anywhere, on both databases, is never an error inside, never a
// header, and never markup.
func TestHostileTextIsOnlyText(t *testing.T) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			w := newWereldOp(t, opslagtest.Open(t, soort), rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o })
			b := w.als(t, string(toegang.Indicatiesteller))
			path := b.nieuwGezin()
			person := b.persoonID(path, "Bernd")
			check := func(where, text string, a antwoord) {
				t.Helper()
				if a.status >= 500 {
					t.Errorf("%s with %q: %d", where, text, a.status)
				}
				for name, values := range a.kop {
					if strings.ContainsAny(strings.Join(values, ""), "\r\n\x00") || strings.Contains(strings.Join(values, ""), "kwaad") || name == "Set-Cookie" && strings.Contains(strings.Join(values, ""), "vals") {
						t.Errorf("%s with %q: header %s", where, text, name)
					}
				}
				for _, bad := range []string{"<script>alert", "<img src=x", "\x00"} {
					if strings.Contains(a.tekst, bad) {
						t.Errorf("%s with %q: the page holds it as it was typed", where, text)
					}
				}
			}
			for _, text := range kwadeTeksten() {
				check("/aanmelden", text, w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {text}, "wachtwoord": {text}}))
				check("/zoeken", text, b.stuur("/zoeken", url.Values{"wie": {text}}))
				check("/rol", text, b.stuur("/rol", url.Values{"rol": {text}}))
				check("/account/einde", text, b.stuur("/account/einde", url.Values{"aanmelding": {text}}))
				check("/gezin", text, b.open("/gezin/"+url.PathEscape(text)))
				check("query", text, b.open(path+"/notitie?over="+url.QueryEscape(text)+"&klasse="+url.QueryEscape(text)))
				page := b.open(path + "/notitie?over=" + person + "&klasse=gewoon")
				check("note", text, b.stuur(path+"/notitie", page.met("tekst", text)))
				form := page.met("tekst", "x")
				form.Set("verzoek", text)
				form.Set(standVeld, text)
				check("key of the form", text, b.stuur(path+"/notitie", form))
				check("/nieuw", text, b.stuur("/nieuw/persoon/1", persoonForm(text, text, text, "achternaam", text, "straat", text, "telefoon", text)))
			}
			for _, page := range []string{path, path + "/notities", path + "/verloop", "/werklijst", "/nieuw/mensen", "/nieuw/persoon/1"} {
				check(page, "all of them", b.open(page))
			}
		})
	}
}

// Names with markup and the signs of PDF and XML reach the letter and the message
// as the letters that can be read. A name with signs that cannot be seen is
// refused where it is typed (TestSignsThatCannotBeSeenAreRefused); one that is
// there already gives no letter at all, and the page says so in fixed words.
func TestHostileNamesInLettersAndMessages(t *testing.T) {
	for _, geval := range []struct {
		naam  string
		brief bool // whether a letter can be made
	}{
		{"O\u2019<b>Brien</b> & \"Co\" ) Tj ET ]]> <!--", true},
		{"Brien\u202enetsre\u2066", false},
		{"Brien\x00 \r\nX", false},
	} {
		w := metAanbieders(t, metAfzender(newWereld(t)))
		w.server.gebruik.Opslag = w.Opslag // as it was before such names were refused
		id, _ := verhaalAls(t, w, "Winterpeen", "", func(m *dossier.Melding) {
			for i := range m.Mensen {
				m.Mensen[i].Naam += " " + geval.naam
			}
		})
		b := w.als(t, string(toegang.Indicatiesteller))
		if page := b.open("/gezin/" + id); page.status != http.StatusOK || strings.Contains(page.tekst, "<b>Brien") || strings.Contains(page.tekst, "\x00") {
			t.Errorf("%q: the family page: %d", geval.naam, page.status)
		}
		kies(t, b, id, "extramuraal", "2")
		beslis(t, b, id)
		if n := kwadeBrieven(t, b, id); n > 0 != geval.brief {
			t.Errorf("%q: %d letters were made", geval.naam, n)
		}
		for _, path := range toewijzingenVan(b, id) {
			if a := b.stuur(path, ontmaskerd(toewijsFormulier(b, path))); a.status >= 500 || geval.brief && a.status != http.StatusSeeOther && a.status != http.StatusUnprocessableEntity {
				t.Errorf("%q: the assignment gave %d: %s", geval.naam, a.status, fouten(a))
			}
		}
		for _, d := range uitgaande(t, w) {
			if text := string(d.Inhoud()); strings.ContainsFunc(text, onzichtbaar) || strings.Contains(text, "<b>") || strings.Contains(text, "<!") {
				t.Errorf("the message holds what is no text: %s", text)
			}
		}
	}
}

// ontmaskerd gives a form as the browser reads it.
func ontmaskerd(form url.Values) url.Values {
	for _, values := range form {
		for i := range values {
			values[i] = html.UnescapeString(values[i])
		}
	}
	return form
}

// kwadeBrieven opens each letter of a family and its PDF, and gives how many
// there are.
func kwadeBrieven(t *testing.T, b *bezoeker, id string) (n int) {
	t.Helper()
	for _, paths := range brievenVan(b, id) {
		for _, path := range paths {
			if page := b.open(path); page.status >= 500 || strings.Contains(page.tekst, "<b>Brien") {
				t.Errorf("the page of the letter: %d", page.status)
			}
			pdf := b.open(path + "/brief.pdf")
			if pdf.status == http.StatusUnprocessableEntity && strings.Contains(pdf.tekst, "tekens die niet kunnen worden afgedrukt") {
				continue
			}
			if pdf.status != http.StatusOK {
				t.Errorf("the PDF: %d %s", pdf.status, fouten(pdf))
				continue
			}
			if text := pdfTekst(t, pdf.tekst); strings.ContainsFunc(text, onzichtbaar) || !strings.Contains(text, "<b>Brien</b>") {
				t.Error("the letter does not hold the name as the letters that can be read")
			}
			if cd := pdf.kop.Get("Content-Disposition"); !regexp.MustCompile(`^attachment; filename="(concept-)?brief-[a-z0-9-]+\.pdf"$`).MatchString(cd) {
				t.Errorf("the file is named %q", cd)
			}
			n++
		}
	}
	return n
}

// onzichtbaar tells whether a rune is a control or format sign that has no
// place in a letter; ends of lines and pages are what its reader puts there.
func onzichtbaar(r rune) bool {
	return r != '\n' && r != '\f' && r != '\r' && r != '\t' && r != '\u00ad' && unicode.In(r, unicode.Cc, unicode.Cf)
}

// What someone typed into a tariff comes out of the file as text, whatever
// program opens it.
func TestFormulasInATariffFile(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "|cmd", "%x", "＝1", "\n=1"} {
		a := b.open(pakket1 + "/csv?p-productiviteit=70&b-productiviteit=" + url.QueryEscape(text) + "&w-productiviteit=" + url.QueryEscape(text))
		if a.status != http.StatusOK {
			t.Fatalf("%q: %d to %q", text, a.status, a.naar)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.tekst, "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			for i, cell := range row {
				if s := strings.TrimLeft(cell, " \u00a0"); s != "" && s != "%" && i != 3 && strings.ContainsRune("=+-@\t\r\n|%＝＋－＠", []rune(s)[0]) {
					t.Errorf("%q: a cell begins as a formula: %q", text, cell)
				}
			}
		}
	}
}
