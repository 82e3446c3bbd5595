package web

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Two worlds that differ only in what a reader may not know give him the same
// bytes, on every path that the server has, with every id, and for every search
// (ontwerp.md section 4, rule 4). Beside it every answer is searched for every
// word that he may not know.
//
// The worlds are generated: families, readers, involvements, flags, and what
// differs. WIJZER_INMENGING sets how many pairs are walked, by every reader over
// every path. Without it there is one pair for each database, and of the paths
// each reader takes one in eight, the next reader the next one.
func TestNonInterferenceInTheLarge(t *testing.T) {
	pairs, oneIn := 1, 8
	if n, err := strconv.Atoi(os.Getenv("WIJZER_INMENGING")); err == nil {
		pairs, oneIn = n, 1
	}
	var all telling
	for i := range pairs {
		for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
			if soort == databank.PostgreSQL && i > 0 && i%4 != 0 {
				continue // one pair of four on PostgreSQL: the rest says the same twice
			}
			t.Run(fmt.Sprintf("%s/%d", soort, i), func(t *testing.T) { all.add(walkPair(t, soort, uint64(i), oneIn)) })
		}
	}
	t.Logf("compared %d (user, path, secret) triples in %d answers; searched %d (user, path, word) triples, in files %v", all.drietallen, all.antwoorden, all.gezocht, all.bestanden)
	if all.drietallen == 0 {
		t.Error("nothing was compared")
	}
	for _, media := range []string{"text/csv"} {
		if all.bestanden[media] == 0 {
			t.Errorf("no reader got a file of %s: what is in one was not searched", media)
		}
	}
}

// telling counts what was looked at.
type telling struct {
	drietallen, antwoorden, gezocht int
	bestanden                       map[string]int // files that were taken apart, by media type
}

func (t *telling) add(o telling) {
	t.drietallen += o.drietallen
	t.antwoorden += o.antwoorden
	t.gezocht += o.gezocht
	for kind, n := range o.bestanden {
		if t.bestanden == nil {
			t.bestanden = map[string]int{}
		}
		t.bestanden[kind] += n
	}
}

// trek draws what differs in a pair: some people, in some of their classes, or a
// whole family that nobody but its indicatiesteller works with.
func trek(seed uint64) doelwit {
	r := rand.New(rand.NewPCG(seed, 3))
	d := doelwit{mensen: map[string]bool{}, klassen: map[gezin.Klasse]bool{}, spook: seed%2 == 0}
	for range 1 + r.IntN(2) {
		d.mensen[fmt.Sprintf("%d.%d", r.IntN(aantalGezinnen), r.IntN(3))] = true
	}
	all := klassen()
	for _, k := range all {
		if r.IntN(2) == 0 {
			d.klassen[k] = true
		}
	}
	d.klassen[all[1+r.IntN(len(all)-1)]] = true
	return d
}

func walkPair(t *testing.T, soort databank.Soort, seed uint64, oneIn int) telling {
	doel := trek(seed)
	a, b := bouw(t, soort, seed, 0, doel), bouw(t, soort, seed, 1, doel)
	onlyA, onlyB := verschil(a.opname, b.opname)
	if len(onlyA) == 0 {
		t.Fatal("the worlds do not differ")
	}
	g := newGids(eenDeel(t, a), a, b)
	steps, err := g.gang(a.server.Routes())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("differs: %v, %d and %d entries; %d steps", beschrijf(doel), len(onlyA), len(onlyB), len(steps))
	var n telling
	for i, wie := range a.wie {
		if kentEen(a, wie, onlyA) || kentEen(b, wie, onlyB) {
			continue
		}
		n.add(walk(t, a, b, i, eenOp(steps, i, oneIn), eenOp(slotstappen(), i, oneIn), len(onlyA)+len(onlyB)))
	}
	return n
}

// eenOp gives one step in so many, for the next reader the next ones, and each
// that asks for a file that he could have: there are few, and much is in them.
func eenOp(steps []stap, i, oneIn int) []stap {
	var out []stap
	for k, s := range steps {
		if (k+i)%oneIn == 0 || strings.HasPrefix(s.pad, "/mijn/brieven/") || strings.HasSuffix(s.pad, "/csv") {
			out = append(out, s)
		}
	}
	return out
}

func beschrijf(d doelwit) string {
	return fmt.Sprint(slices.Sorted(maps.Keys(d.mensen)), slices.Sorted(maps.Keys(d.klassen)), d.spook)
}

func eenDeel(t *testing.T, w *gebouwd) string {
	m := regexp.MustCompile(`/regels/([^"]+)`).FindStringSubmatch(w.als(t, "casusregisseur").open("/regels").tekst)
	return m[1]
}

// kentEen tells whether a reader may know any of what differs.
func kentEen(w *gebouwd, wie dossier.Wie, entries []opgenomen) bool {
	g, l := w.opname.kennis(), newLezer(wie, w.server.gebruik.Moment())
	return slices.ContainsFunc(entries, func(r opgenomen) bool { return l.kent(w.opname, g, &r) })
}

// walk lets one reader do everything in both worlds.
func walk(t *testing.T, a, b *gebouwd, wie int, steps, last []stap, secrets int) telling {
	t.Helper()
	w := &wandeling{t: t, naam: a.namen[wie], lees: newOntlezer(t), secrets: secrets,
		hidden: [][]string{verborgenWoorden(a, a.wie[wie]), verborgenWoorden(b, b.wie[wie])}}
	va, vb := a.als(t, a.namen[wie]), b.als(t, b.namen[wie])
	a.toeval.opnieuw(uint64(wie))
	b.toeval.opnieuw(uint64(wie))
	for _, s := range steps {
		got, same := w.vergelijk(va, vb, s)
		if !same {
			return w.n
		}
		if got.status == http.StatusSeeOther && got.naar == "/aanmelden" && !strings.HasPrefix(s.pad, "/aanmelden") {
			t.Fatalf("%s is signed out at %s %s: what follows would say nothing", w.naam, s.methode, s.pad)
		}
	}
	for _, s := range last { // each may end the session
		va, vb = a.als(t, a.namen[wie]), b.als(t, b.namen[wie])
		a.toeval.opnieuw(uint64(wie))
		b.toeval.opnieuw(uint64(wie))
		if _, same := w.vergelijk(va, vb, s); !same {
			return w.n
		}
	}
	w.n.bestanden = w.lees.tel
	return w.n
}

// wandeling is what one reader does in two worlds.
type wandeling struct {
	t       *testing.T
	naam    string
	lees    *ontlezer
	hidden  [][]string // words that he may not know, by world
	secrets int
	n       telling
}

// vergelijk does one step in both worlds. It gives the answer, and whether both
// gave the same.
func (w *wandeling) vergelijk(va, vb *bezoeker, s stap) (antwoord, bool) {
	w.t.Helper()
	got := va.loop(s)
	gotA, gotB := got.zichtbaar(), vb.loop(s).zichtbaar()
	if gotA != gotB {
		w.t.Errorf("%s can tell the two worlds apart at %s %s %v:\n%s", w.naam, s.methode, s.pad, s.form, eersteVerschil(gotA, gotB))
		return got, false
	}
	text, asked := w.lees.alles(got), gevouwen(fmt.Sprint(s.form))
	for _, hidden := range w.hidden {
		for _, word := range hidden {
			if folded := gevouwen(word); strings.Contains(text, folded) && !strings.Contains(asked, folded) {
				w.t.Errorf("%s reads %q at %s %s", w.naam, word, s.methode, s.pad)
			}
		}
		w.n.gezocht += len(hidden)
	}
	w.n.antwoorden++
	w.n.drietallen += w.secrets
	return got, true
}

// verborgenWoorden gives the words of a world that stand only in what a reader
// may not know.
func verborgenWoorden(w *gebouwd, wie dossier.Wie) []string {
	g, l := w.opname.kennis(), newLezer(wie, w.server.gebruik.Moment())
	known := map[string]bool{}
	for i := range w.opname.regels {
		r := &w.opname.regels[i]
		if l.kent(w.opname, g, r) {
			text := r.afdruk()
			if s, ok := r.invoer.(dossier.Stuk); ok {
				text += string(s.Inhoud)
			}
			for word := range w.geheim {
				if strings.Contains(text, word) {
					known[word] = true
				}
			}
		}
	}
	var out []string
	for word := range w.geheim {
		if !known[word] {
			out = append(out, word)
		}
	}
	slices.Sort(out)
	return out
}
