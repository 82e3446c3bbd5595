package web

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"encoding/json"
)

// stap is one request of a reader.
type stap struct {
	methode, pad string
	form         url.Values
	van          string // the page of which the form is sent, filled in; empty: form is sent as it is
}

// slotstappen are the requests that begin or end a session, or are about the
// account itself: they come last, each in a session of its own, so that the walk
// goes on. Which routes these are stands here, each with the reason; no route is
// left out.
func slotstappen() []stap {
	leeg, anders := url.Values{}, url.Values{"naam": {"niemand"}, "wachtwoord": {"geheim-woord-van-de-test"}}
	return []stap{
		{methode: http.MethodPost, pad: "/aanmelden", form: leeg},   // begins a session
		{methode: http.MethodPost, pad: "/aanmelden", form: anders}, // begins a session
		{methode: http.MethodPost, pad: "/rol", form: leeg},         // changes what the session shows
		{methode: http.MethodPost, pad: "/rol", van: "/rol"},
		{methode: http.MethodPost, pad: "/wachtwoord", form: leeg}, // can end all sessions of the account
		{methode: http.MethodPost, pad: "/wachtwoord", van: "/wachtwoord"},
		{methode: http.MethodPost, pad: "/tweede-factor", form: leeg}, // changes how one signs in
		{methode: http.MethodPost, pad: "/tweede-factor", van: "/tweede-factor"},
		{methode: http.MethodPost, pad: "/tweede-factor/nieuw", form: leeg}, // changes how one signs in
		{methode: http.MethodPost, pad: "/account/einde", form: leeg},       // ends sessions of the account
		{methode: http.MethodPost, pad: "/account/einde", form: url.Values{"aanmelding": {alleSessies}}},
		{methode: http.MethodPost, pad: "/afmelden", form: leeg}, // ends the session
		{methode: http.MethodGet, pad: "/weg"},                   // ends the session
	}
}

// slotroutes are the patterns of slotstappen.
func slotroutes() map[string]bool {
	out := map[string]bool{}
	for _, s := range slotstappen() {
		out[s.methode+" "+s.pad] = true
	}
	return out
}

// gids knows what can be put in the place of each name in a pattern.
type gids struct {
	gezinnen  []string
	personen  map[string][]string // by family
	kenmerken map[string][]string // of decisions, by family
	ids       []string            // of entries
	stukken   map[string][]string // of documents, by family
	voor      map[string][]string // of proposals, by family
	accounts  []string
	deel      string
	zoekbaar  []string
}

// newGids collects from both worlds: a reader may know an id from elsewhere.
func newGids(deel string, worlds ...*gebouwd) *gids {
	g := &gids{personen: map[string][]string{}, kenmerken: map[string][]string{}, stukken: map[string][]string{}, voor: map[string][]string{}, deel: deel}
	add := func(list *[]string, s string) {
		if !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, w := range worlds {
		for _, s := range w.zoekbaar {
			add(&g.zoekbaar, s)
		}
		add(&g.accounts, w.wie[0].Account)
		for _, f := range w.opname.gezinnen() {
			add(&g.gezinnen, f)
			people := g.personen[f]
			for _, p := range w.opname.personen(f) {
				add(&people, p)
			}
			g.personen[f] = people
		}
		for i, r := range w.opname.regels {
			if i%97 == 0 {
				add(&g.ids, r.id)
			}
			s, ok := r.invoer.(dossier.Stuk)
			if ok && s.Aard == dossier.AardDocument && i%11 == 0 {
				list := g.stukken[r.gezin]
				add(&list, r.id)
				g.stukken[r.gezin] = list
			}
			var vs dossier.Voorstel
			if ok && s.Aard == dossier.AardVoorstel && json.Unmarshal(s.Inhoud, &vs) == nil {
				list := g.voor[r.gezin]
				add(&list, string(vs.Nummer))
				g.voor[r.gezin] = list
			}
			var one besluit.Besluit
			if ok && s.Aard == dossier.AardBesluit && json.Unmarshal(s.Inhoud, &one) == nil {
				list := g.kenmerken[r.gezin]
				add(&list, string(one.Kenmerk))
				g.kenmerken[r.gezin] = list
			}
		}
	}
	return g
}

var plek = regexp.MustCompile(`\{([a-z]+)(?:\.\.\.)?\}`)

// plekken are the names that patterns use, other than the family, with their
// values for a family; for an address that names no family those of all.
func (g *gids) plekken(naam, family string) ([]string, bool) {
	switch naam {
	case "persoon", "ontvanger", "lid":
		return g.van(g.personen, family), true
	case "over":
		return append(slices.Clone(g.personen[family]), "gezin"), true
	case "kenmerk":
		return g.van(g.kenmerken, family), true
	case "voorstel":
		return g.van(g.voor, family), true
	case "document":
		return g.van(g.stukken, family), true
	case "nr":
		return []string{"1", "9"}, true
	case "model":
		return []string{"hg-volwassenen-pakket-1"}, true
	case "deel":
		return []string{g.deel}, true
	case "account":
		return g.accounts, true
	case "taak", "stuk", "id", "feit", "relatie", "notitie", "afspraak", "verzoek", "nood", "melding", "toestemming", "lijst", "sessie":
		return g.ids, true
	}
	return nil, false
}

// van gives what stands by one family, or for no family by all.
func (g *gids) van(by map[string][]string, family string) []string {
	if family != "" {
		return by[family]
	}
	var out []string
	for _, f := range g.gezinnen {
		out = append(out, by[f]...)
	}
	return out
}

// paden gives all addresses of a pattern. The error names what the guide does
// not know: whoever makes a new kind of path says here what can stand in it.
func (g *gids) paden(patroon string) ([]string, error) {
	paths := []string{strings.ReplaceAll(patroon, "{$}", "")}
	var out []string
	for len(paths) > 0 {
		p := paths[0]
		paths = paths[1:]
		m := plek.FindStringSubmatch(p)
		if m == nil {
			out = append(out, p)
			continue
		}
		values, known := g.gezinnen, true
		if m[1] != "gezin" {
			family := ""
			if i := slices.IndexFunc(g.gezinnen, func(f string) bool { return strings.Contains(p, "/"+f) }); i >= 0 {
				family = g.gezinnen[i]
			}
			values, known = g.plekken(m[1], family)
		}
		if known && len(values) == 0 && !strings.Contains(p, "/gezin/") {
			return nil, fmt.Errorf("route %q is not walked: nothing can stand in {%s}", patroon, m[1])
		}
		if !known {
			return nil, fmt.Errorf("route %q: nobody said what can stand in {%s}", patroon, m[1])
		}
		for _, v := range values {
			paths = append(paths, strings.Replace(p, m[0], v, 1))
		}
	}
	return out, nil
}

// gang gives all that one can ask of the server: every route with every value,
// and every search. What writes comes last.
func (g *gids) gang(routes []string) ([]stap, error) {
	var read, write []stap
	last := slotroutes()
	for _, patroon := range routes {
		method, path, _ := strings.Cut(patroon, " ")
		if last[patroon] {
			delete(last, patroon)
			continue
		}
		paths, err := g.paden(path)
		if err != nil {
			return nil, err
		}
		for _, p := range paths {
			if method == http.MethodGet {
				read = append(read, stap{methode: method, pad: p})
				continue
			}
			write = append(write, stap{methode: method, pad: p})
			if from, ok := blad(routes, path, p); ok {
				write = append(write, stap{methode: method, pad: p, van: from})
			}
		}
	}
	if len(last) > 0 {
		return nil, fmt.Errorf("%d steps at the end of the walk are no route any more", len(last))
	}
	for _, s := range g.zoekbaar {
		read = append(read, stap{methode: http.MethodPost, pad: "/zoeken", form: url.Values{"wie": {s}}})
	}
	return append(read, write...), nil
}

// blad gives the page on which the form of an act stands: that of the same
// address, or else of the nearest address above it.
func blad(routes []string, patroon, pad string) (string, bool) {
	for strings.Count(patroon, "/") > 1 || len(patroon) > 1 {
		if slices.Contains(routes, "GET "+patroon) {
			return pad, true
		}
		patroon, pad = patroon[:strings.LastIndexByte(patroon, '/')], pad[:strings.LastIndexByte(pad, '/')]
	}
	return "", false
}

// loop does one step and gives what came back.
func (b *bezoeker) loop(s stap) antwoord {
	switch {
	case s.methode == http.MethodGet:
		return b.open(s.pad)
	case s.van != "":
		page := b.open(s.van)
		if strings.Contains(page.tekst, `enctype="multipart/form-data"`) {
			return b.stuurBestand(s.pad, volledig(page), "proef.txt", []byte("Proef"))
		}
		return b.stuur(s.pad, volledig(page))
	}
	return b.stuur(s.pad, s.form)
}

// zichtbaar is an answer as its reader gets it: status, the headers that he sees,
// and the page.
func (a antwoord) zichtbaar() string {
	return fmt.Sprintf("%d %s %s %s\n%s", a.status, a.naar, a.kop.Get("Content-Type"), a.kop.Get("Content-Disposition"), a.tekst)
}

var (
	invoerVeld = regexp.MustCompile(`<input[^>]*>`)
	kiesVeld   = regexp.MustCompile(`(?s)<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>`)
	tekstVeld  = regexp.MustCompile(`(?s)<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>`)
	keuzeVeld  = regexp.MustCompile(`<option[^>]* value="([^"]+)"`)
	attribuut  = regexp.MustCompile(` ([a-z]+)="([^"]*)"`)
)

// volledig fills in the form of a page: what stands in it stays, what is empty
// gets something, of each group the last answer is chosen.
func volledig(a antwoord) url.Values {
	out := vulIn(a)
	for _, tag := range invoerVeld.FindAllString(a.tekst, -1) {
		at := map[string]string{}
		for _, m := range attribuut.FindAllStringSubmatch(tag, -1) {
			at[m[1]] = m[2]
		}
		switch name := at["name"]; {
		case name == "" || at["type"] == "hidden" || at["type"] == "file":
		case at["type"] == "radio":
			out.Set(name, at["value"])
		case at["type"] == "checkbox":
			out.Set(name, at["value"])
		case out.Get(name) != "":
		case at["value"] != "":
			out.Set(name, at["value"])
		case strings.HasSuffix(name, "-dag"):
			out.Set(name, "12")
		case strings.HasSuffix(name, "-maand"):
			out.Set(name, "5")
		case strings.HasSuffix(name, "-jaar"):
			out.Set(name, "2026")
		case at["inputmode"] == "numeric":
			out.Set(name, "1")
		default:
			out.Set(name, "Proef")
		}
	}
	for _, m := range kiesVeld.FindAllStringSubmatch(a.tekst, -1) {
		if o := keuzeVeld.FindAllStringSubmatch(m[2], -1); len(o) > 0 {
			out.Set(m[1], o[len(o)-1][1])
		}
	}
	for _, m := range tekstVeld.FindAllStringSubmatch(a.tekst, -1) {
		if out.Get(m[1]) == "" {
			out.Set(m[1], "Een zin die lang genoeg is om een motivering te zijn.")
		}
	}
	return out
}
