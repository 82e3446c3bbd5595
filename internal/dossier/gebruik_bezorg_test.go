package dossier_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/postmap"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

var zegel = bytes.Repeat([]byte{9}, 32)

// kamer is a family with a room for letters and one who empties the outbox.
type kamer struct {
	*huis
	post *dossier.Postkamer
	map_ string
}

func nieuweKamer(t *testing.T, o *opslagtest.Omgeving) *kamer {
	t.Helper()
	h := nieuwHuis(t, o, "2016-01-01", "moeder")
	post, err := dossier.NieuwePostkamer(h.g, brief.Afzender{Naam: "Gemeente Proefstad"}, zegel, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	post.Rem = o.Opslag
	return &kamer{h, post, t.TempDir()}
}

// bezorger gives one who empties the outbox into the folder.
func (k *kamer) bezorger(t *testing.T, naam string) *dossier.Bezorger {
	t.Helper()
	m, err := postmap.Open(k.map_, k.Klok.Now)
	if err != nil {
		t.Fatal(err)
	}
	return &dossier.Bezorger{Postkamer: k.post, Postvak: k.Opslag, Naar: map[string]dossier.Bestemming{dossier.UitgaandBrief: m, dossier.UitgaandBericht: m}, Huurder: naam,
		Opruimer: k.Opslag}
}

type geenBewaarder struct{}

func (geenBewaarder) Vasthouden(context.Context, poort.Vasthouding) error { return nil }

// verzegeld gives a letter to a person about himself that passed the gate when
// nobody was protected.
func (k *kamer) verzegeld(t *testing.T, soort poort.Soort, over, tekst string) []byte {
	t.Helper()
	gate, err := poort.New(geenBewaarder{}, &poort.GeheugenRem{}, rand.Text, zegel, poort.Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	lijst, err := poort.NewLijst(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := gate.Laat(context.Background(), poort.Opdracht{Soort: soort, Afzender: toegang.Lezer{Account: meneer.Account, Rol: meneer.Rol},
		Ontvanger: poort.Ontvanger{Lezer: toegang.Lezer{Account: over, Persoon: over, Rol: toegang.Client}, Voor: toegang.Inzagerecht},
		Over:      []string{over}, Lijst: lijst, Bron: &toegang.Geheugen{}, Moment: k.g.Moment()}, func(poort.Velden) (poort.Gemaakt, error) {
		return poort.Gemaakt{Inhoud: []byte("%PDF-1.7\n" + tekst), Media: poort.PDF, Bestandsnaam: "brief.pdf", Uitlees: poort.Tekst(tekst),
			Eigenschappen: map[string]string{"kenmerk": "K-1"}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b, err := gate.Verzegel(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (k *kamer) post_(t *testing.T, soort, over string, inhoud []byte) {
	t.Helper()
	toets := toegang.Prepare(meneer.Vraag(toegang.Lezen, toegang.WmoOnderzoek, k.g.Moment()))
	_, err := k.Write(context.Background(), dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error {
		_, err := tx.Send(context.Background(), dossier.Uitgaand{Gezin: k.id, Soort: soort, Vak: dossier.VakVan(over, gezin.Wmo, toegang.SBrief, gezin.Gewoon), Inhoud: inhoud})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (k *kamer) stuur(t *testing.T, over, tekst string) {
	t.Helper()
	k.post_(t, dossier.UitgaandBrief, over, k.verzegeld(t, poort.Brief, over, tekst))
}

// bezorgd gives the text of what lies in the folder, by name.
func (k *kamer) bezorgd(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(k.map_, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range paths {
		content, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = strings.TrimPrefix(string(content), "%PDF-1.7\n")
	}
	return out
}

func (k *kamer) ronde(t *testing.T, want dossier.Bezorgd) {
	t.Helper()
	got, err := k.bezorger(t, "p1").Ronde(context.Background())
	if got.Opgeruimd = (dossier.Opgeruimd{}); err != nil || got != want {
		t.Fatalf("the round did %+v, want %+v, %v", got, want, err)
	}
}

// bescherm gives a member a safety flag and a secret stay.
func (k *kamer) bescherm(t *testing.T, persoon, straat string) {
	t.Helper()
	adres := nummer.Adresdelen{Straat: straat, Huisnummer: 17, Postcode: "1010AB", Plaats: "Verborgen"}
	stuk := dossier.Stuk{Vak: dossier.VakVan(persoon, gezin.Wmo, toegang.SContact, gezin.Veiligheid), Aard: dossier.AardVerblijf, Over: persoon,
		Inhoud: []byte(`{"Straat":"` + adres.Straat + `","Huisnummer":17,"Postcode":"1010AB","Plaats":"Verborgen"}`), Bron: gezin.Bron{Soort: "eigen-opgave"}}
	vlag := dossier.Relatie{Vak: dossier.VakVan(persoon, gezin.Wmo, toegang.SFeit, gezin.Veiligheid), Relatie: toegang.Beschermd,
		Rij: toegang.Bescherming(persoon, k.g.Moment().Dag, termijn.Geen)}
	if err := k.g.LegVast(context.Background(), dossier.Verzoek{Wie: meneer}, k.beeld(t), nil, stuk, vlag); err != nil {
		t.Fatal(err)
	}
}

func TestDeliversWhatWaits(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		k := nieuweKamer(t, o)
		k.stuur(t, k.vader, "een")
		k.stuur(t, k.moeder, "twee")
		k.ronde(t, dossier.Bezorgd{Weg: 2})
		k.ronde(t, dossier.Bezorgd{})
		got := strings.Join(slices.Sorted(maps.Values(k.bezorgd(t))), " ")
		if got != "een twee" {
			t.Errorf("delivered %q", got)
		}
	})
}

// Several processes that empty one outbox deliver each piece once.
func TestDeliversOnceWithTwoWorkers(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		k := nieuweKamer(t, o)
		const letters = 12
		for i := range letters {
			k.stuur(t, k.vader, "brief "+string(rune('a'+i)))
		}
		first := o.Opslag
		o.Reopen(t)
		var mu sync.Mutex
		var sum dossier.Bezorgd
		tel := map[string]int{}
		var wg sync.WaitGroup
		for i, store := range []dossier.Opslag{first, o.Opslag} {
			z := k.bezorger(t, "p"+string(rune('1'+i)))
			eigen := *k.post
			eigen.Gebruik = &dossier.Gebruik{Opslag: store, Klok: k.g.Klok, Zone: k.g.Zone}
			z.Postkamer, z.Postvak, z.Opruimer = &eigen, store.(dossier.Postvak), nil
			z.Naar = map[string]dossier.Bestemming{dossier.UitgaandBrief: &teller{mu: &mu, tel: tel}}
			wg.Go(func() {
				got, err := z.Ronde(context.Background())
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				sum.Weg, sum.Later, sum.Kapot = sum.Weg+got.Weg, sum.Later+got.Later, sum.Kapot+got.Kapot
			})
		}
		wg.Wait()
		if (sum != dossier.Bezorgd{Weg: letters}) || len(tel) != letters {
			t.Errorf("delivered %+v, %d different ones", sum, len(tel))
		}
		for _, n := range tel {
			if n != 1 {
				t.Errorf("one was delivered %d times", n)
			}
		}
	})
}

// teller counts deliveries, and fails as long as it must.
type teller struct {
	mu  *sync.Mutex
	tel map[string]int
	ook dossier.Bestemming
	mis error
}

func (b *teller) Bezorg(ctx context.Context, id string, d poort.Doorgelaten) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tel[id]++
	if b.ook != nil {
		if err := b.ook.Bezorg(ctx, id, d); err != nil {
			return err
		}
	}
	return b.mis
}

// A piece that could not be delivered waits longer each time; one of which the
// process stopped between delivering and settling comes again under its own name.
func TestDeliversAgain(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		k := nieuweKamer(t, o)
		k.stuur(t, k.vader, "een")
		z := k.bezorger(t, "p1")
		bus := &teller{mu: &sync.Mutex{}, tel: map[string]int{}, mis: errors.New("vol")}
		z.Naar = map[string]dossier.Bestemming{dossier.UitgaandBrief: bus}
		for _, step := range []struct {
			na   time.Duration
			want int
		}{{0, 1}, {time.Minute - time.Second, 0}, {time.Second, 1}, {2*time.Minute - time.Second, 0}, {time.Second, 1}, {4*time.Minute - time.Second, 0}, {time.Second, 1}} {
			k.Klok.Add(step.na)
			if got, err := z.Ronde(context.Background()); got.Later != step.want || err != nil {
				t.Errorf("after %v more: %+v, %v", step.na, got, err)
			}
		}
		k.Klok.Add(time.Hour)
		m, err := postmap.Open(k.map_, k.Klok.Now)
		if err != nil {
			t.Fatal(err)
		}
		bus.mis, bus.ook = nil, m
		stop, cancel := context.WithCancel(context.Background())
		z.Postvak = &sterft{Postvak: k.Opslag, cancel: cancel}
		if _, err := z.Ronde(stop); err == nil {
			t.Fatal("the process did not stop")
		}
		before := k.bezorgd(t)
		k.Klok.Add(time.Hour) // the rent is over
		k.ronde(t, dossier.Bezorgd{Weg: 1})
		if after := k.bezorgd(t); len(after) != 1 || !maps.Equal(before, after) {
			t.Errorf("after the crash the folder holds %v, before %v", after, before)
		}
	})
}

// sterft is an outbox of which the process dies before it settles.
type sterft struct {
	dossier.Postvak
	cancel context.CancelFunc
}

func (s *sterft) Done(ctx context.Context, _, _ string) error {
	s.cancel()
	return ctx.Err()
}

// ontwerp.md section 4, rule 8: what became secret after the letter was sealed
// holds it. Who sent it reads the same words as for every piece.
func TestStayRecordedWhileALetterWaits(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		k := nieuweKamer(t, o)
		k.stuur(t, k.vader, "Uw kind is op Schuilpad 17.")
		k.stuur(t, k.vader, "U krijgt hulp.")
		k.bescherm(t, k.moeder, "Schuilpad")
		k.ronde(t, dossier.Bezorgd{Weg: 1, Vast: 1})
		k.ronde(t, dossier.Bezorgd{})
		for _, text := range k.bezorgd(t) {
			if strings.Contains(text, "Schuilpad") {
				t.Error("the letter with the stay left")
			}
		}
		held, err := k.post.TeBeoordelen(context.Background(), vera)
		if err != nil || len(held) != 1 {
			t.Fatalf("%d pieces wait for review, %v", len(held), err)
		}
		var seen string
		for _, s := range k.beeld(t).Stukken {
			if s.Aard == dossier.AardVerzending {
				seen += string(s.Inhoud)
			}
		}
		if !strings.Contains(seen, `"Vast":true`) || strings.Contains(seen, "Schuilpad") {
			t.Errorf("the sender reads %q", seen)
		}
	})
}

// A protected person who is recorded in another family is protected here too.
func TestStayRecordedInAnotherFamily(t *testing.T) {
	o := opslagtest.Open(t, "sqlite")
	k := nieuweKamer(t, o)
	ander, err := k.g.Registreer(context.Background(), dossier.Verzoek{Wie: meneer}, dossier.Melding{Bron: gezin.Bron{Soort: "x"},
		Mensen: []dossier.Mens{{Sleutel: "m", Naam: "Ander Gezin"}}})
	if err != nil {
		t.Fatal(err)
	}
	k.stuur(t, k.vader, "Uw kind is op Schuilpad 17.")
	thuis := k.id
	k.id = ander
	adres := []byte(`{"Straat":"Schuilpad","Huisnummer":17,"Postcode":"1010AB","Plaats":"Verborgen"}`)
	toets := toegang.Prepare(meneer.Vraag(toegang.Lezen, toegang.WmoOnderzoek, k.g.Moment()))
	if _, err := k.Write(context.Background(), dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error {
		_, err := tx.Add(context.Background(), ander,
			dossier.Stuk{Vak: dossier.VakVan(k.moeder, gezin.Wmo, toegang.SContact, gezin.Veiligheid), Aard: dossier.AardVerblijf, Over: k.moeder, Inhoud: adres},
			dossier.Relatie{Vak: dossier.VakVan(k.moeder, gezin.Wmo, toegang.SFeit, gezin.Veiligheid), Relatie: toegang.Beschermd, Rij: toegang.Bescherming(k.moeder, 1, termijn.Geen)})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	k.id = thuis
	k.ronde(t, dossier.Bezorgd{Vast: 1})
}

// OP003 and Wmo 2015 art. 2.1.4b: a flag set while a message waits gives the safe
// route; a report to the CAK has no way out at all, and so no destination.
func TestFlagSetWhileAMessageWaits(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		k := nieuweKamer(t, o)
		k.post_(t, dossier.UitgaandBericht, k.vader, k.verzegeld(t, poort.Bericht, k.vader, "toewijzing"))
		k.post_(t, dossier.UitgaandBericht, k.moeder, k.verzegeld(t, poort.Bericht, k.moeder, "toewijzing aan haar"))
		k.bescherm(t, k.moeder, "Schuilpad")
		k.ronde(t, dossier.Bezorgd{Weg: 1, Veilig: 1})
		for _, text := range k.bezorgd(t) {
			if text != "toewijzing" {
				t.Errorf("%q left", text)
			}
		}
		taken := 0
		for _, taak := range k.beeld(t).Taken {
			if taak.Aard == dossier.TaakVeiligeRoute {
				taken++
				if taak.Over != k.moeder || taak.Vak.Label.Klasse != gezin.Veiligheid {
					t.Errorf("the task stands in %+v", taak.Vak)
				}
			}
		}
		if taken != 1 {
			t.Errorf("%d tasks to take the safe route", taken)
		}
	})
}

// What did not pass the gate for this way out, or was tampered with, does not
// leave and is not lost.
func TestDoesNotDeliverWhatDidNotPass(t *testing.T) {
	o := opslagtest.Open(t, "sqlite")
	k := nieuweKamer(t, o)
	k.post_(t, dossier.UitgaandBrief, k.vader, []byte("zomaar"))
	k.post_(t, dossier.UitgaandBrief, k.vader, k.verzegeld(t, poort.Bericht, k.vader, "een bericht als brief"))
	k.post_(t, dossier.UitgaandBericht, k.vader, k.verzegeld(t, poort.Bijdrage, k.vader, "een opgave aan het CAK als bericht"))
	sealed := k.verzegeld(t, poort.Brief, k.vader, "echt")
	sealed[len(sealed)-2] ^= 1
	k.post_(t, dossier.UitgaandBrief, k.vader, sealed)
	k.ronde(t, dossier.Bezorgd{Kapot: 4})
	if got := k.bezorgd(t); len(got) != 0 {
		t.Errorf("delivered %v", got)
	}
}

var vera = dossier.Wie{Account: "vera", Rol: toegang.Veiligheidscoordinator}
