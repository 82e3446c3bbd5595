package opslag

import (
	"context"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// LogVerwerkingen lets every reading and writing of data about people be written
// to the processing log as well. Call it before the store is used.
func (o *Opslag) LogVerwerkingen(l dossier.Verwerkingslog) { o.verwerkingen = l }

// spoor gives the trace of the request, or one of its own.
func (o *Opslag) spoor(ctx context.Context) (dossier.Spoor, error) {
	s, ok := dossier.SpoorVan(ctx)
	if ok {
		return s, nil
	}
	_, err := io.ReadFull(o.random, s[:])
	return s, err
}

// verwerk writes one line for each person to the processing log.
func (o *Opslag) verwerk(ctx context.Context, spoor dossier.Spoor, doel toegang.Activiteit, begin time.Time, gelukt bool, mensen []string) error {
	if o.verwerkingen == nil || len(mensen) == 0 {
		return nil
	}
	lines := make([]dossier.Verwerkt, len(mensen))
	for i, p := range mensen {
		lines[i] = dossier.Verwerkt{Spoor: spoor, Activiteit: doel, Begin: begin, Eind: o.now(), Gelukt: gelukt,
			Betrokkene: hex.EncodeToString(mac(o.geheim.ldv, "persoon", p)[:16])}
		if _, err := io.ReadFull(o.random, lines[i].Span[:]); err != nil {
			return err
		}
	}
	return o.verwerkingen.Verwerk(ctx, lines)
}

// people gives the people among what was shown, sorted.
func people(seen map[object]bool) []string {
	var out []string
	for ob := range seen {
		if ob.soort == "persoon" {
			out = append(out, ob.id)
		}
	}
	slices.Sort(out)
	return out
}

// logWrite logs what a request wrote and, as one event, what it read with the
// rights of a system actor. The data stand; what cannot be logged is an error to its sender.
func (o *Opslag) logWrite(ctx context.Context, t *tx) error {
	if t == nil {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	spoor, err := o.spoor(ctx)
	if err != nil {
		return err
	}
	for _, part := range t.delen {
		err = errors.Join(err, o.verwerk(ctx, spoor, part.vraag.Voor, part.begin, true, slices.Sorted(maps.Keys(part.over))))
	}
	if len(t.ook) == 0 {
		return err
	}
	first := t.ook[0]
	for _, l := range t.ook[1:] {
		maps.Copy(first.seen, l.seen)
	}
	return errors.Join(err, o.logAccess(dossier.MetSpoor(ctx, spoor), first, dossier.Inzage{Handeling: dossier.Opzoeken, Pagina: "systeem"}, gelukt))
}

// Als reads in the same transaction with the rights of a system actor.
func (t *tx) Als(toets toegang.Toets) dossier.Lezing {
	l := t.o.newLezing(t.tx, &toets)
	t.ook = append(t.ook, l)
	return l
}
