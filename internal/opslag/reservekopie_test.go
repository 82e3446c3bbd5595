package opslag_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

func gunzip(t *testing.T, b []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A backup that is made under load restores, on either database, to a log that
// holds, with everything that was acknowledged before the backup began.
func TestBackupUnderLoadRestores(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		if _, err := o.Teken(context.Background()); err != nil {
			t.Fatal(err)
		}
		stop, stopped := make(chan struct{}), make(chan int)
		go func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					stopped <- n
					return
				default:
					if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint("onder last ", n), gezin.Gewoon, nil); err != nil {
						t.Error(err)
					}
				}
			}
		}()
		if err := noteer(o, "iris", w.gezin, w.a, "voor de kopie", gezin.Gewoon, nil); err != nil {
			t.Fatal(err)
		}
		var data, keys bytes.Buffer
		_, errData := o.Reservekopie(context.Background(), &data)
		_, errKeys := o.ReservekopieSleutels(context.Background(), &keys)
		close(stop)
		if n := <-stopped; n == 0 {
			t.Log("no write came during the backup")
		}
		if errData != nil || errKeys != nil {
			t.Fatal(errData, errKeys)
		}
		for _, to := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
			t.Run("to "+string(to), func(t *testing.T) { restoreAndCheck(t, o, to, w, data.Bytes(), keys.Bytes()) })
		}
	})
}

func restoreAndCheck(t *testing.T, o *opslagtest.Omgeving, to databank.Soort, w wereld, data, keys []byte) {
	in := opslag.Instelling{Ring: opslagtest.Ring(t), Toeval: rand.Reader, Klok: o.Klok.Now}
	if to == databank.SQLite {
		in.Gegevens, in.Sleutels = opslagtest.Addresses(t, to)
	} else {
		opslagtest.Postgres(t, "postgres")
		in.Gegevens, in.Sleutels = opslagtest.EmptyDatabase(t), opslagtest.EmptyDatabase(t)
	}
	if _, err := opslag.HerstelSleutels(context.Background(), in, bytes.NewReader(keys)); err != nil {
		t.Fatal(err)
	}
	back, err := opslag.Open(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	if _, err := back.Herstel(context.Background(), bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	v, err := back.Controleer(context.Background(), opslag.Controle{Projecties: true})
	if err != nil || len(v.Bevindingen) > 0 || v.Wortels != 1 {
		t.Fatalf("%+v, %v", v, err)
	}
	err = back.Read(context.Background(), vraag("iris", toegang.Lezen, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
		g, err := l.Gezin(context.Background(), w.gezin, toegang.SNotitie)
		if err != nil {
			return err
		}
		for _, s := range g.Stukken {
			if string(s.Inhoud) == "voor de kopie" {
				return nil
			}
		}
		t.Error("what was acknowledged before the backup is not in it")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := back.Herstel(context.Background(), bytes.NewReader(data)); !errors.Is(err, opslag.ErrNietLeeg) {
		t.Errorf("a second restore: %v", err)
	}
}

// A backup that was cut off or changed anywhere is refused, and leaves the
// database as empty as it was.
func TestDamagedBackupIsRefused(t *testing.T) {
	o := opslagtest.Open(t, databank.SQLite)
	registreer(t, o, "iris", o.Klok.Now())
	var data bytes.Buffer
	if _, err := o.Reservekopie(context.Background(), &data); err != nil {
		t.Fatal(err)
	}
	plain := gunzip(t, data.Bytes())
	target := opslagtest.Open(t, databank.SQLite)
	damaged := map[string][]byte{"empty": nil, "no gzip": []byte("geen kopie"), "cut off": data.Bytes()[:data.Len()/2],
		"without its end": zip(t, plain[:bytes.LastIndex(plain[:len(plain)-1], []byte("\n"))+1]),
		"a row less":      zip(t, dropLine(plain, 5)), "a byte changed": zip(t, bytes.Replace(plain, []byte(`"veiligheid"`), []byte(`"gewoon"`), 1))}
	for name, b := range damaged {
		if _, err := target.Herstel(context.Background(), bytes.NewReader(b)); !errors.Is(err, opslag.ErrKopie) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if v, err := target.Controleer(context.Background(), opslag.Controle{}); err != nil || v.Regels != 0 {
		t.Errorf("the database is not empty: %+v, %v", v, err)
	}
	if _, err := target.Herstel(context.Background(), bytes.NewReader(zip(t, plain))); err == nil {
		// The key store of the target is another one: the log cannot be opened.
		if v, err := target.Controleer(context.Background(), opslag.Controle{}); err != nil || v.Vernietigd != 0 || !found(v, opslag.LogSleutel) {
			t.Errorf("opened without its keys: %+v, %v", v, err)
		}
	}
}

func zip(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func dropLine(b []byte, n int) []byte {
	lines := bytes.SplitAfter(b, []byte("\n"))
	return bytes.Join(append(append([][]byte{}, lines[:n]...), lines[n+1:]...), nil)
}

// A restore from a backup that is older than a destruction gives nothing back
// of what was destroyed: the key store stays, and knows.
func TestRestoreReplaysDestruction(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		var data bytes.Buffer
		if _, err := o.Reservekopie(context.Background(), &data); err != nil {
			t.Fatal(err)
		}
		n, err := o.Vernietig(context.Background(), eenheid(w.a))
		if err != nil || n == 0 {
			t.Fatal(n, err)
		}
		back := herstelNaast(t, o, &data)
		v, err := back.Controleer(context.Background(), opslag.Controle{Projecties: true})
		if err != nil || len(v.Bevindingen) > 0 || v.Vernietigd != n {
			t.Errorf("%+v, %v, want %d destroyed", v, err, n)
		}
	})
}

// herstelNaast restores a backup of the data beside the key store that is still
// there, in a store that closes with the test.
func herstelNaast(t *testing.T, o *opslagtest.Omgeving, data io.Reader) *opslag.Opslag {
	t.Helper()
	in := o.Instelling
	if in.Gegevens, _ = opslagtest.Addresses(t, databank.SQLite); o.Soort == databank.PostgreSQL {
		in.Gegevens = opslagtest.EmptyDatabase(t)
	}
	back, err := opslag.Open(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = back.Close() })
	if _, err := back.Herstel(context.Background(), data); err != nil {
		t.Fatal(err)
	}
	return back
}
