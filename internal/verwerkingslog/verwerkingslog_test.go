package verwerkingslog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/verwerkingslog"
)

// A family is registered and read; every processing of a person has a line, and
// no line holds who did it, whom it is about in the register, or what was said.
func TestLinesOfAFamily(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		var out bytes.Buffer
		o.LogVerwerkingen(verwerkingslog.New(&out, "proefstad"))
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: nederland(t)}
		bsn, err := nummer.ParseBSN("999900006")
		if err != nil {
			t.Fatal(err)
		}
		who := dossier.Wie{Account: "account-van-iris", Rol: toegang.Indicatiesteller, Teams: []string{"team-noord"}, Herkomst: "10.1.2.3"}
		ctx := dossier.MetSpoor(context.Background(), dossier.Spoor{1, 2, 3})
		id, err := g.Registreer(ctx, dossier.Verzoek{Wie: who}, dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"},
			Mensen: []dossier.Mens{{Sleutel: "a", Naam: "Saskia Testbrink", BSN: bsn}, {Sleutel: "b", Naam: "Joris Testbrink", Kind: true}}})
		if err != nil {
			t.Fatal(err)
		}
		b, err := g.Beeld(ctx, who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"})
		if err != nil {
			t.Fatal(err)
		}
		text := out.String()
		for _, never := range append(b.Mensen(), who.Account, "iris", "team-noord", "indicatiesteller", "10.1.2.3", "Saskia", "Testbrink", "999900006", id) {
			if strings.Contains(text, never) {
				t.Errorf("the processing log holds %q", never)
			}
		}
		subjects, activities := map[string]bool{}, map[string]bool{}
		for line := range strings.Lines(text) {
			var span struct {
				Trace      string            `json:"trace_id"`
				Span       string            `json:"span_id"`
				Start      string            `json:"start_time"`
				End        string            `json:"end_time"`
				Attributes map[string]string `json:"attributes"`
			}
			dec := json.NewDecoder(strings.NewReader(line))
			if err := dec.Decode(&span); err != nil {
				t.Fatalf("%v: %s", err, line)
			}
			if span.Trace != "01020300000000000000000000000000" || !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(span.Span) || span.Start > span.End {
				t.Errorf("a line of another trace: %s", line)
			}
			subjects[span.Attributes["dpl.core.data_subject_id"]] = true
			activities[span.Attributes["dpl.core.processing_activity_id"]] = true
		}
		if len(subjects) != 2 {
			t.Errorf("%d data subjects, want 2", len(subjects))
		}
		for _, a := range []toegang.Activiteit{toegang.WmoOnderzoek, toegang.JeugdOnderzoek} {
			if v, _ := toegang.VerwerkingVan(a); !activities[v.ID()] {
				t.Errorf("no line of %s", a)
			}
		}
	})
}

type kapot struct{}

func (kapot) Write([]byte) (int, error) { return 0, errors.New("vol") }

// What cannot be logged is not given.
func TestNothingWithoutALine(t *testing.T) {
	o := opslagtest.Open(t, "sqlite")
	g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: nederland(t)}
	who := dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}
	id, err := g.Registreer(context.Background(), dossier.Verzoek{Wie: who}, dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"},
		Mensen: []dossier.Mens{{Sleutel: "a", Naam: "Saskia Testbrink"}}})
	if err != nil {
		t.Fatal(err)
	}
	o.LogVerwerkingen(verwerkingslog.New(kapot{}, ""))
	if _, err := g.Beeld(context.Background(), who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"}); err == nil {
		t.Error("a page was given without its line")
	}
}
