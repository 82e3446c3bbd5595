package opslag_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// protected are texts that stand for what someone's life may depend on, and
// some that only the account or the page knows.
func protected() []string {
	bsn, _ := nummer.TestBSN(0)
	return []string{"Testbrink", "Saskia", "Proefman", "Lindehof", bsn.Onthuld(), "999 900 006", "Voorbeeldkade", "3011AA", "3011 AA",
		"06-12345678", "0612345678", "Iris de Aanmelder", "iris.aanmelder", "gezinspagina", "10.1.2.3", "fietsenstalling", "naam-van-de-brief"}
}

// fillSecrets records every kind of thing that can hold what identifies.
func fillSecrets(t *testing.T, o *opslagtest.Omgeving) {
	t.Helper()
	ctx := context.Background()
	w := registreer(t, o, "iris", o.Klok.Now())
	voegBij(t, o, w, "document over Saskia van der Testbrink, Voorbeeldkade 1, fietsenstalling")
	_, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now()), Sleutel: "Saskia", Vorm: []byte("Saskia Testbrink")}, func(tx dossier.Tx) error {
		tx.Resultaat([]byte("Saskia Testbrink"))
		if _, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: "brief", Vak: vak(toegang.SBrief, w.a, gezin.Gewoon), Inhoud: []byte("naam-van-de-brief aan Testbrink")}); err != nil {
			return err
		}
		_, err := tx.Add(ctx, w.gezin,
			dossier.Stuk{Vak: vak(toegang.SContact, w.a, gezin.Veiligheid), Aard: "adres", Over: w.a, Inhoud: []byte("Voorbeeldkade 1, 3011 AA"),
				Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekAdres, Tekst: "3011AA 1"}, {Veld: dossier.ZoekTelefoon, Tekst: "06-12345678"}}},
			dossier.Feit{Vak: vak(toegang.SFeit, w.a, gezin.Gewoon), Feit: gezin.Feit{Over: w.a, Soort: "zwanger", Waarde: gezin.JaNee(true),
				Bron: gezin.Bron{Soort: "professional", Omschreven: "verteld bij de fietsenstalling"}}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "iris.aanmelder", Naam: "Iris de Aanmelder", Wachtwoord: "$argon2id$v=19$x"}); err != nil {
		t.Fatal(err)
	}
	if err := o.Sessies().CommitCtx(ctx, "token", []byte("Iris de Aanmelder"), o.Klok.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	err = o.Read(ctx, vraag("iris", toegang.Lezen, o.Klok.Now()), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezinspagina", Herkomst: "10.1.2.3"}, func(l dossier.Lezing) error {
		_, err := l.Gezin(ctx, w.gezin)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whoever takes the files of a database, its write-ahead log, the key store or
// a backup, finds nothing that identifies by looking for it.
func TestFilesTellNothing(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		fillSecrets(t, o)
		var backup bytes.Buffer
		if _, err := o.Reservekopie(context.Background(), &backup); err != nil {
			t.Fatal(err)
		}
		taken := map[string][]byte{"backup": gunzip(t, backup.Bytes())}
		if o.Soort == databank.SQLite {
			files, err := filepath.Glob(filepath.Join(filepath.Dir(o.Instelling.Gegevens), "*"))
			if err != nil || len(files) < 4 {
				t.Fatalf("files %v, %v", files, err)
			}
			for _, name := range files {
				b, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				taken[filepath.Base(name)] = b
			}
		} else {
			taken["dump"] = opslagtest.Dump(t, o.Instelling.Gegevens)
			taken["dump of the keys"] = opslagtest.Dump(t, o.Instelling.Sleutels)
		}
		for name, b := range taken {
			if len(b) < 500 {
				t.Errorf("%s has only %d bytes", name, len(b))
			}
			for _, text := range protected() {
				if opslagtest.Contains(b, text) {
					t.Errorf("%s holds %q in the clear", name, text)
				}
			}
		}
	})
}

// Faults of a database repeat what they got; what leaves this package does not.
func TestFaultsRepeatNothing(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		err := o.Databank().Write(context.Background(), func(tx *databank.Tx) error {
			_, err := tx.Exec(context.Background(), `INSERT INTO gezin (id, samenstelling) VALUES ($1, ''), ($1, '')`, "Wilhelmina Rijmelaar")
			return err
		})
		if err == nil || !databank.Duplicate(err) {
			t.Fatalf("got %v", err)
		}
		if strings.Contains(err.Error(), "Rijmelaar") || strings.Contains(err.Error(), "gezin") {
			t.Errorf("the fault repeats what the database got: %v", err)
		}
	})
}
