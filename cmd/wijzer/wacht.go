package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// wachtPauze is how long the guard rests between two looks.
const wachtPauze = 15 * time.Minute

// bewaak looks at once, and then after each pause, for what went missing while
// nobody wrote: a family whose casusregisseur is no longer one. It stops with the
// context. A look that fails is logged by its kind, and the next one comes.
func bewaak(ctx context.Context, g *dossier.Gebruik, a dossier.Accounts, pauze time.Duration, log *slog.Logger) {
	tick := time.NewTicker(pauze)
	defer tick.Stop()
	for {
		if n, err := g.BewaakRegie(ctx, a); err != nil && ctx.Err() == nil {
			log.Error("regiewacht mislukt", "soort", fmt.Sprintf("%T", err))
		} else if n > 0 {
			log.Info("regiewacht", "gezinnen zonder casusregisseur", n)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// waak starts the guard beside a server, and gives what ends it and waits for it.
func waak(ctx context.Context, in *web.Instelling) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		bewaak(ctx, &dossier.Gebruik{Opslag: in.Opslag, Klok: in.Klok, Zone: in.Zone}, in.Accounts, wachtPauze, in.Log)
	}()
	return func() {
		cancel()
		<-done
	}
}
