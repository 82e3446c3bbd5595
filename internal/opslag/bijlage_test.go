package opslag_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

func document(over string, klasse gezin.Klasse, inhoud []byte) dossier.Stuk {
	return dossier.Stuk{Vak: vak(toegang.SDocument, over, klasse), Aard: "document", Over: over, Inhoud: []byte(`{"naam":"verslag.txt"}`),
		Bijlage: &dossier.Bijlage{Inhoud: inhoud}}
}

func voegToe(o *opslagtest.Omgeving, w wereld, stuk dossier.Stuk) (id string, err error) {
	_, err = o.Write(context.Background(), dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
		ids, err := tx.Add(context.Background(), w.gezin, stuk)
		if err == nil {
			id = ids[0]
		}
		return err
	})
	return id, err
}

// voegBij records a document about A and gives its id.
func voegBij(t testing.TB, o *opslagtest.Omgeving, w wereld, tekst string) string {
	t.Helper()
	id, err := voegToe(o, w, document(w.a, gezin.Gewoon, []byte(tekst)))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// inhoudVan reads the file of a piece as someone.
func inhoudVan(o *opslagtest.Omgeving, wie, id string) (content []byte, err error) {
	err = o.Read(context.Background(), vraag(wie, toegang.Lezen, o.Klok.Now()), dossier.Inzage{Handeling: dossier.Exporteer, Pagina: "document"}, func(l dossier.Lezing) error {
		content, err = l.Bijlage(context.Background(), id)
		return err
	})
	return content, err
}

func TestAttachmentIsReadByWhoSeesItsPiece(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		content := bytes.Repeat([]byte("verslag van het gesprek\n"), 1000)
		id := voegBij(t, o, w, string(content))
		if got, err := inhoudVan(o, "iris", id); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(g.Stukken, func(s dossier.Stuk) bool { return s.ID == id })
			b := g.Stukken[i].Bijlage
			if b == nil || b.Inhoud != nil || b.Lengte != int64(len(content)) || b.SHA256 != sha256.Sum256(content) {
				t.Errorf("read back with its family: %+v", b)
			}
			for _, other := range []string{"", "bestaat-niet", g.Stukken[0].ID, w.a} {
				if _, err := l.Bijlage(context.Background(), other); !errors.Is(err, dossier.ErrNietGevonden) {
					t.Errorf("%q: %v", other, err)
				}
			}
			return nil
		})
		for _, wie := range []string{"collega-b", "niemand"} {
			if got, err := inhoudVan(o, wie, id); !errors.Is(err, dossier.ErrNietGevonden) || got != nil {
				t.Errorf("%s reads %q, %v", wie, got, err)
			}
		}
		keek, err := o.WieKeek(context.Background(), w.a, 10)
		if err != nil || !slices.ContainsFunc(keek, func(k opslag.Keek) bool {
			return k.Account == "iris" && k.Pagina == "document" && k.Handeling == dossier.Exporteer
		}) {
			t.Errorf("the access log: %+v, %v", keek, err)
		}
		if _, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			_, err := tx.Add(context.Background(), w.gezin, dossier.Intrekking{ID: id, Reden: "verkeerde persoon"})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if got, err := inhoudVan(o, "iris", id); !errors.Is(err, dossier.ErrNietGevonden) || got != nil {
			t.Errorf("withdrawn, and still read: %q, %v", got, err)
		}
		if v, err := o.Controleer(context.Background(), opslag.Controle{Projecties: true}); err != nil || v.Bijlagen != 1 || len(v.Bevindingen) != 0 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

func TestAttachmentsThatAreRefused(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		note := document(w.a, gezin.Gewoon, []byte("x"))
		note.Vak.Soort = toegang.SNotitie
		for name, s := range map[string]dossier.Stuk{"empty": document(w.a, gezin.Gewoon, nil), "too large": document(w.a, gezin.Gewoon, make([]byte, dossier.MaxBijlage+1)), "at a note": note} {
			if _, err := voegToe(o, w, s); !errors.Is(err, dossier.ErrInvoer) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n := countRows(t, o, `SELECT COUNT(*) FROM bijlage`); n != 0 {
			t.Errorf("%d contents were written", n)
		}
	})
}

// Content that is missing, changed, exchanged or of nothing is found, and is given
// to nobody.
func TestChangedAttachmentIsFound(t *testing.T) {
	for name, step := range map[string]struct {
		sql   string
		reads bool // the first document is still what it was
	}{
		"missing":   {sql: `DELETE FROM bijlage WHERE id = $1 AND id <> $2`},
		"changed":   {sql: `UPDATE bijlage SET inhoud = (SELECT inhoud FROM bijlage WHERE id = $2) WHERE id = $1`},
		"other key": {sql: `UPDATE bijlage SET sleutel = 'een-andere' WHERE id = $1 AND id <> $2`},
		"orphan":    {sql: `INSERT INTO bijlage (id, sleutel, inhoud) SELECT 'los', sleutel, inhoud FROM bijlage WHERE id IN ($1) AND id <> $2`, reads: true},
	} {
		t.Run(name, func(t *testing.T) {
			opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
				w := registreer(t, o, "iris", o.Klok.Now())
				one, two := voegBij(t, o, w, "het eerste document"), voegBij(t, o, w, "het tweede document")
				guards := []string{`DROP TRIGGER bijlage_blijft_u`, `DROP TRIGGER bijlage_blijft_d`}
				if o.Soort == databank.PostgreSQL {
					guards = []string{`DROP TRIGGER bijlage_blijft ON bijlage`}
				}
				if err := o.Databank().Write(context.Background(), func(tx *databank.Tx) error {
					for _, g := range guards {
						if _, err := tx.Exec(context.Background(), g); err != nil {
							return err
						}
					}
					_, err := tx.Exec(context.Background(), step.sql, one, two)
					return err
				}); err != nil {
					t.Fatal(err)
				}
				v, err := o.Controleer(context.Background(), opslag.Controle{})
				if err != nil || len(v.Bevindingen) != 1 || v.Bevindingen[0].Code != opslag.LogBijlage {
					t.Errorf("%+v, %v", v, err)
				}
				if got, err := inhoudVan(o, "iris", one); (err == nil) != step.reads {
					t.Errorf("the first document gives %q, %v", got, err)
				}
				if got, err := inhoudVan(o, "iris", two); err != nil || string(got) != "het tweede document" {
					t.Errorf("the second document gives %q, %v", got, err)
				}
			})
		})
	}
}

// Whatever documents there are: destroying a person's unit takes away all of his
// and no other, a backup of before does not give them back, and the log holds.
func TestDestroyingTakesDocumentsAway(t *testing.T) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			o := opslagtest.Open(t, soort)
			w := registreer(t, o, "iris", o.Klok.Now())
			rapid.Check(t, func(rt *rapid.T) {
				o.Klok.Add(time.Minute)
				var mine, other []string
				var texts [][]byte
				for range rapid.IntRange(1, 3).Draw(rt, "documents") {
					content := rapid.SliceOfN(rapid.Byte(), 1, 3000).Draw(rt, "content")
					a, errA := voegToe(o, w, document(w.kind, gezin.Gewoon, content))
					b, errB := voegToe(o, w, document(w.a, gezin.Gewoon, content))
					if err := errors.Join(errA, errB); err != nil {
						rt.Fatal(err)
					}
					mine, other, texts = append(mine, a), append(other, b), append(texts, content)
				}
				for i := range mine {
					if got, err := inhoudVan(o, "iris", mine[i]); err != nil || !bytes.Equal(got, texts[i]) {
						rt.Fatalf("before: %v", err)
					}
				}
				if _, err := o.Kluis().Destroy(context.Background(), sleutels.Eenheid{Onderwerp: w.kind, Wet: gezin.Wmo, Bewaring: bewaring.Dossier}); err != nil {
					rt.Fatal(err)
				}
				for i := range mine {
					if got, err := inhoudVan(o, "iris", mine[i]); !errors.Is(err, dossier.ErrNietGevonden) || got != nil {
						rt.Fatalf("destroyed, and read: %d bytes, %v", len(got), err)
					}
					if got, err := inhoudVan(o, "iris", other[i]); err != nil || !bytes.Equal(got, texts[i]) {
						rt.Fatalf("of another, and gone: %v", err)
					}
				}
			})
			if v, err := o.Controleer(context.Background(), opslag.Controle{}); err != nil || len(v.Bevindingen) != 0 || v.Bijlagen == 0 || v.Vernietigd == 0 {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

// A copy holds the files, in parts that do not fill the memory, and gives them
// back on the other database.
func TestBackupHoldsAttachments(t *testing.T) {
	from := opslagtest.Open(t, databank.SQLite)
	w := registreer(t, from, "iris", from.Klok.Now())
	var ids []string
	content := make([]byte, 3<<20)
	if _, err := rand.Read(content); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		ids = append(ids, voegBij(t, from, w, string(content)))
	}
	var data, keys bytes.Buffer
	if _, err := from.Reservekopie(context.Background(), &data); err != nil {
		t.Fatal(err)
	}
	if _, err := from.ReservekopieSleutels(context.Background(), &keys); err != nil {
		t.Fatal(err)
	}
	in := opslag.Instelling{Ring: opslagtest.Ring(t), Toeval: rand.Reader, Klok: from.Klok.Now}
	opslagtest.Postgres(t, "postgres")
	in.Gegevens, in.Sleutels = opslagtest.EmptyDatabase(t), opslagtest.EmptyDatabase(t)
	if _, err := opslag.HerstelSleutels(context.Background(), in, &keys); err != nil {
		t.Fatal(err)
	}
	to, err := opslag.Open(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if _, err := to.Herstel(context.Background(), &data); err != nil {
		t.Fatal(err)
	}
	if v, err := to.Controleer(context.Background(), opslag.Controle{Projecties: true}); err != nil || v.Bijlagen != 3 || len(v.Bevindingen) != 0 {
		t.Errorf("%+v, %v", v, err)
	}
	err = to.Read(context.Background(), vraag("iris", toegang.Lezen, from.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
		got, err := l.Bijlage(context.Background(), ids[2])
		if err == nil && !bytes.Equal(got, content) {
			t.Error("another content came back")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
