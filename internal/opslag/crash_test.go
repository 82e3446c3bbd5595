package opslag_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// The environment of a child that writes until it is killed.
const (
	crashData   = "WIJZER_CRASH_GEGEVENS"
	crashKeys   = "WIJZER_CRASH_SLEUTELS"
	crashRound  = "WIJZER_CRASH_RONDE"
	crashRounds = "WIJZER_CRASH_RONDES" // how many rounds the test does; 8 where it is not set
)

func TestMain(m *testing.M) {
	if os.Getenv(crashData) != "" {
		crashChild()
		return
	}
	os.Exit(m.Run())
}

// crashKey is the key of the n-th request of a writer in a round.
func crashKey(round string, writer, n int) string {
	return fmt.Sprint("ronde ", round, " schrijver ", writer, " nr ", n)
}

// crashWrite does one request: a family with a person and a note, or the same
// request again, which must find that it was done.
func crashWrite(o dossier.Opslag, key string) (dossier.Uitkomst, error) {
	ctx := context.Background()
	return o.Write(ctx, dossier.Opdracht{Toets: vraag("kind", toegang.Lezen, opslagtest.Begin()), Sleutel: key}, func(tx dossier.Tx) error {
		id, err := tx.BeginGezin(ctx)
		if err != nil {
			return err
		}
		p := tx.NieuweID()
		_, err = tx.Add(ctx, id, dossier.Persoon{ID: p, Vak: vak(toegang.SDossier, p, gezin.Betrokken)}, lid(p), naam(p, "Saskia van der Testbrink"),
			betrek("kind", p, gezin.Gewoon), dossier.Taak{Vak: vak(toegang.STaak, p, gezin.Gewoon), Aard: "bellen", Over: p})
		tx.Resultaat([]byte(id))
		return err
	})
}

// crashChild writes with three writers at once, and says which requests were
// acknowledged, until it is killed.
func crashChild() {
	ring, err := opslagtest.ParsedRing()
	if err != nil {
		panic(err)
	}
	o, err := opslag.Open(context.Background(), opslag.Instelling{Gegevens: os.Getenv(crashData), Sleutels: os.Getenv(crashKeys), Ring: ring, Toeval: rand.Reader, Klok: time.Now})
	if err != nil {
		panic(err)
	}
	var mu sync.Mutex
	for writer := range 3 {
		go func() {
			for n := 0; ; n++ {
				key := crashKey(os.Getenv(crashRound), writer, n)
				u, err := crashWrite(o, key)
				if err != nil {
					continue
				}
				mu.Lock()
				fmt.Printf("%s|%s\n", key, u.Resultaat)
				mu.Unlock()
			}
		}()
	}
	time.Sleep(time.Minute) // the parent kills it long before
}

// crashOnce starts a child, kills it at a random moment after its first
// acknowledged request, and gives what it acknowledged.
func crashOnce(t *testing.T, o *opslagtest.Omgeving, round int, random *mathrand.Rand) map[string]string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashData+"="+o.Instelling.Gegevens, crashKeys+"="+o.Instelling.Sleutels, crashRound+"="+strconv.Itoa(round))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wait := time.Duration(random.IntN(60000)) * time.Microsecond
	acknowledged := map[string]string{}
	lines := bufio.NewReader(out)
	for first := true; ; first = false {
		line, err := lines.ReadString('\n')
		if err != nil { // a line that was cut off acknowledges nothing
			break
		}
		if first {
			time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		}
		key, result, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		acknowledged[key] = result
	}
	_ = cmd.Wait() // it was killed
	return acknowledged
}

// A process that is killed under load at a random moment loses nothing that it
// acknowledged, and the log holds. WIJZER_CRASH_RONDES says how often. Killing a
// process is not cutting the power: that the disk keeps what it was told to
// keep is the disk's promise.
func TestKilledProcessLosesNothing(t *testing.T) {
	rounds := 8
	if n, err := strconv.Atoi(os.Getenv(crashRounds)); err == nil {
		rounds = n
	}
	if testing.Short() {
		rounds = 2
	}
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		seed := mathrand.Uint64()
		random := mathrand.New(mathrand.NewPCG(seed, 1))
		total := 0
		for round := range rounds {
			for key, result := range crashOnce(t, o, round, random) {
				u, err := crashWrite(o, key)
				if err != nil || !u.Herhaald || string(u.Resultaat) != result {
					t.Fatalf("seed %d, round %d: an acknowledged request is not there: %+v, %v", seed, round, u.Herhaald, err)
				}
				total++
			}
			if round%20 == 19 || round == rounds-1 {
				v, err := o.Controleer(context.Background(), opslag.Controle{Projecties: round == rounds-1})
				if err != nil || len(v.Bevindingen) > 0 {
					t.Fatalf("seed %d, round %d: %+v, %v", seed, round, v, err)
				}
			}
		}
		if total == 0 {
			t.Error("no request was acknowledged before the child was killed")
		}
		t.Logf("%d times killed, %d acknowledged changes, all there; the log holds", rounds, total)
	})
}
