package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// stad fills a store with families of two adults and two children and gives the
// id of one.
func stad(b *testing.B, w *wereld, n int) string {
	b.Helper()
	wie := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	id := ""
	for i := range n {
		bsn, _ := nummer.TestBSN(i)
		naam := fmt.Sprintf(" Proefmans%03d", i)
		geboren := func(jaar int) termijn.Dag {
			return termijn.MustDag(fmt.Sprintf("%d-01-02", jaar)) + termijn.Dag(i*13%360)
		}
		m := dossier.Melding{Dag: termijn.MustDag("2026-05-04"), Langs: "telefoon", Bron: gezin.Bron{Soort: "brp"}, Mensen: []dossier.Mens{
			{Sleutel: "a", Naam: "Saskia" + naam, BSN: bsn, Geboren: geboren(1970 + i%20)}, {Sleutel: "b", Naam: "Bernd" + naam, Geboren: geboren(1965 + i%25)},
			{Sleutel: "c", Naam: "Joris" + naam, Kind: true, Geboren: geboren(2012 + i%6)}, {Sleutel: "d", Naam: "Lot" + naam, Kind: true, Geboren: geboren(2018 + i%6)}}}
		for _, c := range []string{"c", "d"} {
			for _, a := range []string{"a", "b"} {
				m.Feiten = append(m.Feiten, dossier.Verwant{Over: a, Met: c, Soort: string(gezin.Ouder), Waarde: gezin.JaNee(true)},
					dossier.Verwant{Over: a, Met: c, Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}, dossier.Verwant{Over: c, Met: a, Soort: string(gezin.WoontBij), Waarde: gezin.JaNee(true)})
			}
		}
		for _, soort := range []string{"structurele-onveiligheid", "onstabiele-thuissituatie", "geweld-fysiek", "dak-of-thuisloos"} {
			m.Feiten = append(m.Feiten, dossier.Verwant{Soort: soort, Waarde: gezin.JaNee(true)})
		}
		var err error
		if id, err = w.server.gebruik.Registreer(context.Background(), dossier.Verzoek{Wie: wie}, m); err != nil {
			b.Fatal(err)
		}
	}
	return id
}

// BenchmarkFamilyPage is the whole family page at the server: session, rights,
// reading, opening, access log and rendering, with a city in SQLite.
func BenchmarkFamilyPage(b *testing.B) {
	benchmarkPage(b, func(id string) string { return "/gezin/" + id })
}

// BenchmarkWorkList is the first page of the work list in the same city.
func BenchmarkWorkList(b *testing.B) { benchmarkPage(b, func(string) string { return "/werklijst" }) }

func benchmarkPage(b *testing.B, path func(id string) string) {
	w := newWereld(b)
	id := stad(b, w, 545)
	visitor := w.als(b, "indicatiesteller")
	r := httptest.NewRequest(http.MethodGet, path(id), nil)
	for _, c := range visitor.client.Jar.Cookies(mustURL(w.url)) {
		r.AddCookie(c)
	}
	for b.Loop() {
		rec := httptest.NewRecorder()
		w.server.ServeHTTP(rec, r.Clone(context.Background()))
		if rec.Code != http.StatusOK {
			b.Fatal(rec.Code)
		}
	}
}

// BenchmarkPassword is one check of a password.
func BenchmarkPassword(b *testing.B) {
	hash, err := Hash(rand.Reader, woord)
	if err != nil {
		b.Fatal(err)
	}
	h := newHasher(rand.Reader)
	for b.Loop() {
		if ok, err := h.check(b.Context(), woord, hash); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
