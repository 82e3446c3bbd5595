package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web"
	"codeberg.org/wijzer/wijzer/termijn"
)

// proefZaad makes the same city each time.
const proefZaad = 1

// proefKeuze are the settings of 'wijzer proef'.
type proefKeuze struct {
	poort int
	map_  string
	klein bool
}

func newProef() *cobra.Command {
	k := &proefKeuze{}
	cmd := &cobra.Command{
		Use:   "proef",
		Short: "Start Wijzer met een verzonnen stad, om te proberen",
		Long: `Start Wijzer met Proefstad: een stad die niet bestaat, met verzonnen gezinnen,
teams en aanbieders. Er is een account voor elke rol; de wachtwoorden zijn bij elke
start nieuw en staan hieronder op het scherm.

Zonder --map staat alles in een tijdelijke map, die weggaat als het programma stopt.
Met --map blijft de stad bewaard. Zet hier nooit gegevens van echte mensen in.`,
		Example: "  wijzer proef\n  wijzer proef --poort 9000 --map proefstad",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := vulAan(cmd.Flags(), ""); err != nil {
				return meldOpslag(cmd, false, err)
			}
			return k.run(cmd)
		},
	}
	f := cmd.Flags()
	f.IntVar(&k.poort, "poort", 8080, "poort op deze computer; 0 kiest een vrije")
	f.StringVar(&k.map_, "map", "", "map om de stad te bewaren; leeg: tijdelijk")
	f.BoolVar(&k.klein, "klein", false, "alleen de gezinnen met een verhaal, zonder de andere 533")
	return cmd
}

// proefGeheugen is the memory that the demonstration tries to stay within, in
// bytes: it runs on any laptop, beside everything else.
const proefGeheugen = 44 << 20

func (k *proefKeuze) run(cmd *cobra.Command) error {
	debug.SetMemoryLimit(proefGeheugen)
	folder := k.map_
	if folder == "" {
		temp, err := os.MkdirTemp("", "wijzer-proef-")
		if err != nil {
			return meldOpslag(cmd, false, err)
		}
		defer os.RemoveAll(temp)
		folder = temp
	}
	l, err := luister("localhost:" + strconv.Itoa(k.poort))
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	store, fresh, err := openProef(cmd.Context(), folder)
	if err != nil {
		_ = l.Close()
		return meldOpslag(cmd, false, err)
	}
	return k.serve(cmd, &proef{folder: folder, store: store, fresh: fresh, klein: k.klein}, l.Addr().String(), func(ctx context.Context, s *web.Server) error {
		return bedien(ctx, s.HTTP(), l)
	})
}

// openProef opens the store of a folder, with a master key of its own; fresh
// tells that there was none.
func openProef(ctx context.Context, folder string) (store *opslag.Opslag, fresh bool, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, false, err
	}
	k := &opslagKeuze{data: folder}
	if fresh = !exists(k.ringPath()); fresh {
		line, err := sleutels.NewRing(rand.Reader, 1)
		if err != nil {
			return nil, false, err
		}
		if err := os.WriteFile(filepath.Clean(k.ringPath()), []byte(line+"\n"), 0o600); err != nil {
			return nil, false, err
		}
	}
	store, err = k.open(ctx)
	return store, fresh, err
}

// serve answers while the city is made in the background.
func (k *proefKeuze) serve(cmd *cobra.Command, p *proef, address string, listen func(context.Context, *web.Server) error) error {
	defer p.store.Close()
	keuze := &serveKeuze{opslagKeuze: opslagKeuze{data: p.folder}, regeling: "rotterdam", eigenaar: "Proefstad (verzonnen)", tweede: factorNiemand}
	in, err := keuze.web(cmd, p.store)
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	in.Log = nil // the screen is for the addresses and the sign-ins
	rules, err := proefstad.Regeling()
	if err != nil {
		return err
	}
	in.Regeling, p.rules = rules, rules
	if in.Aanbieders, err = proefAanbieders(proefstad.Maak(proefZaad, termijn.DagVan(time.Now())), rules); err != nil {
		return err
	}
	in.Voortgang = p.voortgang
	in.Afzender, in.Namens = proefAfzender()
	in.Voorbeeld = "Dit is Proefstad. Niemand hier bestaat. De namen en wachtwoorden om u aan te melden staan op het scherm waar u Wijzer startte. Een code uit een app is hier niet nodig; in het echt wel."
	server, err := web.New(in)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "Wijzer draait op http://%s  (stop met Ctrl-C)\n", address)
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	var fill sync.WaitGroup
	fill.Go(func() {
		if err := p.fill(ctx, out); err != nil && !errors.Is(err, context.Canceled) {
			fmt.Fprintln(cmd.ErrOrStderr(), "wijzer: de stad kon niet worden gemaakt. Is de schijf vol?")
		}
	})
	err = listen(ctx, server)
	cancel()
	fill.Wait()
	return err
}

// proef makes the city and tells how far it is.
type proef struct {
	folder string // where the data lie
	store  *opslag.Opslag
	fresh  bool
	klein  bool
	rules  *regeling.Regeling

	klaar        atomic.Bool
	gedaan, alle atomic.Int64
}

func (p *proef) voortgang() web.Voortgang {
	return web.Voortgang{Tekst: "Proefstad wordt gemaakt", Klaar: p.klaar.Load(), Gedaan: int(p.gedaan.Load()), Alle: int(p.alle.Load())}
}

// fill makes the accounts of who work, opens the doors, and makes the city while
// people look around: first the families with a story.
func (p *proef) fill(ctx context.Context, out io.Writer) error {
	city := proefstad.Maak(proefZaad, termijn.DagVan(time.Now()))
	laad := newLader(p.store, city, p.rules)
	city.Besluiten, city.Betrokkenheid, city.Vragenlijsten = nil, nil, proefstad.Vragenlijsten{} // the families and the loader have them
	signIns, err := laad.accounts(ctx, werkers, p.fresh)
	if err != nil {
		return err
	}
	stories, others := city.Verhalen(), city.Caseload()
	if p.klein {
		others = nil
	}
	if p.fresh {
		p.alle.Store(int64(len(stories) + len(others)))
	}
	p.klaar.Store(true)
	printAccounts(out, "Meld u aan als:", signIns)
	if p.fresh {
		if err := p.families(ctx, laad, stories); err != nil {
			return err
		}
	}
	if signIns, err = laad.accounts(ctx, clienten, p.fresh); err != nil {
		return err
	}
	printAccounts(out, "De gezinnen met een verhaal staan klaar. Meld u ook aan als cliënt:", signIns)
	if !p.fresh || len(others) == 0 {
		return nil
	}
	if _, err := laad.accounts(ctx, collegas, p.fresh); err != nil {
		return err
	}
	if err := p.families(ctx, laad, others); err != nil {
		return err
	}
	debug.FreeOSMemory() // what the city took is not needed any more
	fmt.Fprintf(out, "De andere %d gezinnen ook, met hun besluiten.\n", len(others))
	return nil
}

func (p *proef) families(ctx context.Context, laad *lader, families []proefstad.Gezin) error {
	for _, pile := range laad.stapels(families) {
		if err := laad.gezinnen(ctx, pile); err != nil {
			return err
		}
		for _, g := range pile {
			*g = proefstad.Gezin{} // the store has it now
		}
		p.gedaan.Add(int64(len(pile)))
	}
	return nil
}

func printAccounts(out io.Writer, kop string, signIns []aanmelding) {
	fmt.Fprintln(out, "\n"+kop)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  naam\twachtwoord\twie")
	for _, a := range signIns {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", a.naam, a.woord, a.wie)
	}
	_ = w.Flush()
	fmt.Fprintln(out)
}
