package opslag

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// object is something that was shown: NEN 7513, participant object.
type object struct {
	soort string // "persoon" or "gezin"
	id    string
}

// inzageketen is the chain of the access log of one process.
type inzageketen struct {
	bron   string
	lengte int64
	kop    []byte
}

func newAccessChain(random io.Reader) (*inzageketen, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, err
	}
	return &inzageketen{bron: idOf(b), kop: []byte{}}, nil
}

// The outcomes of an event (NEN 7513: EventOutcomeIndicator).
const (
	gelukt    = "gelukt"
	geweigerd = "geweigerd"
	mislukt   = "mislukt"
)

// gebeurtenis is one line of the access log.
type gebeurtenis struct {
	bron, id, op, handeling, account, rol, doel, uitkomst, nood string
	nr                                                          int64
	sleutel                                                     string
	inhoud, vorige, hash                                        []byte
	objecten                                                    []object
	niemand                                                     string // "ja" where it was about nobody
	snede                                                       []byte // the signature under what is left, where it was cut
}

// gebeurtenisInhoud is what is locked of an event. The names are stored.
type gebeurtenisInhoud struct {
	Pagina   string `json:"pagina"`
	Actie    string `json:"actie"`
	Herkomst string `json:"herkomst,omitempty"` // networkAccessPointID
	Nood     string `json:"nood,omitempty"`     // the reason
	Systeem  string `json:"systeem"`            // AuditSourceID
	Spoor    string `json:"spoor,omitempty"`    // trace_id of the lines of the processing log about the same page
}

// Read gives one page to one reader and logs it; see package dossier.
func (o *Opslag) Read(ctx context.Context, t toegang.Toets, i dossier.Inzage, fn func(dossier.Lezing) error) error {
	var l *lezing
	err := o.db.Read(ctx, func(dtx *databank.Tx) error {
		l = o.newLezing(dtx, &t)
		return fn(l)
	})
	outcome := gelukt
	if errors.Is(err, dossier.ErrNietGevonden) {
		outcome = geweigerd
	} else if err != nil {
		outcome = mislukt
	}
	if l == nil {
		return err
	}
	if errLog := o.logAccess(context.WithoutCancel(ctx), l, i, outcome); errLog != nil {
		return errors.Join(err, errLog)
	}
	return err
}

// logAccess writes one event to the access log.
func (o *Opslag) logAccess(ctx context.Context, l *lezing, i dossier.Inzage, outcome string) error {
	spoor, err := o.spoor(ctx)
	if err != nil {
		return err
	}
	g := gebeurtenis{op: databank.Instant(o.now()), handeling: string(i.Handeling), account: l.account(),
		rol: string(l.vraag.Lezer.Rol), doel: string(l.vraag.Voor), uitkomst: outcome, nood: "nee"}
	if i.Nood != "" {
		g.nood = "ja"
	}
	for ob := range l.seen {
		g.objecten = append(g.objecten, ob)
	}
	slices.SortFunc(g.objecten, func(a, b object) int { return cmp.Or(cmp.Compare(a.soort, b.soort), cmp.Compare(a.id, b.id)) })
	plain, err := json.Marshal(gebeurtenisInhoud{i.Pagina, string(l.vraag.Actie), i.Herkomst, i.Nood, o.systeem, spoor.String()})
	if err != nil {
		return errInhoud
	}
	key, err := o.kluis.Current(ctx, sleutels.Eenheid{Onderwerp: "inzage:" + g.op[:4], Bewaring: bewaring.Inzage})
	if err != nil {
		return err
	}
	if g.id, err = o.randomID(); err != nil {
		return err
	}
	g.sleutel = key.ID
	if g.inhoud, err = key.Lock(o.random, g.plaats(), plain); err != nil {
		return err
	}
	if err := o.verwerk(ctx, spoor, l.vraag.Voor, l.begin, outcome != mislukt, people(l.seen)); err != nil {
		return err
	}
	return o.logEvent(ctx, &g)
}

// wachtend is an event that waits to be written.
type wachtend struct {
	g     *gebeurtenis
	klaar chan error
}

// logEvent writes an event. Who is first writes for all who wait meanwhile, in
// one transaction: sixteen pages at once wait for the disk once.
func (o *Opslag) logEvent(ctx context.Context, g *gebeurtenis) error {
	own := wachtend{g, make(chan error, 1)}
	o.queue.Lock()
	o.waiting = append(o.waiting, own)
	o.queue.Unlock()

	o.access.Lock()
	defer o.access.Unlock()
	o.queue.Lock()
	batch := o.waiting
	o.waiting = nil
	o.queue.Unlock()
	if len(batch) > 0 { // otherwise someone before wrote it already
		err := o.hang(ctx, batch)
		for _, w := range batch {
			w.klaar <- err
		}
	}
	return <-own.klaar
}

// unlock gives what is locked of an event.
func (g *gebeurtenis) unlock(key sleutels.Sleutel) (in gebeurtenisInhoud, err error) {
	plain, err := key.Open(g.plaats(), g.inhoud)
	if err != nil {
		return in, err
	}
	if json.Unmarshal(plain, &in) != nil {
		return in, errInhoud
	}
	return in, nil
}

func (g *gebeurtenis) plaats() sleutels.Plaats {
	return sleutels.Plaats{Tabel: "inzage", Rij: g.id + "\x1f" + g.op + "\x1f" + g.account, Kolom: "inhoud"}
}

// hang hangs events on the chain of this process, in their order.
func (o *Opslag) hang(ctx context.Context, batch []wachtend) error {
	c := *o.chain
	first := c.lengte == 0
	var lines [][]any
	for _, w := range batch {
		g := w.g
		g.bron, g.nr, g.vorige = c.bron, c.lengte+1, c.kop
		g.hash, g.snede = g.sum(), []byte{}
		if g.niemand = "nee"; len(g.objecten) == 0 {
			g.niemand = "ja"
		}
		c.lengte, c.kop = g.nr, g.hash
		lines = append(lines, g.args())
	}
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		if err := send(ctx, tx, "inzage", inzageKolommen, lines); err != nil {
			return err
		}
		for _, w := range batch {
			if err := sendObjects(ctx, tx, w.g); err != nil {
				return err
			}
		}
		return saveHead(ctx, tx, inzageNaam(c.bron), c.lengte, c.kop, batch[len(batch)-1].g.op, first)
	})
	if err != nil {
		// Whether it was written is not known: the next event begins a chain.
		fresh, errChain := newAccessChain(o.random)
		if errChain == nil {
			o.chain = fresh
		}
		return errors.Join(err, errChain)
	}
	*o.chain = c
	return nil
}

// inzageNaam names the chain of the access log of a process among all chains.
// A family has no colon in its id.
func inzageNaam(bron string) string { return "inzage:" + bron }

const inzageKolommen = `bron, nr, id, op, handeling, account, rol, doel, uitkomst, nood, sleutel, inhoud, vorige, hash, niemand, snede`

func (g *gebeurtenis) args() []any {
	return []any{g.bron, g.nr, g.id, g.op, g.handeling, g.account, g.rol, g.doel, g.uitkomst, g.nood, g.sleutel, g.inhoud, g.vorige, g.hash, g.niemand, g.snede}
}

func (g *gebeurtenis) dest() []any {
	return []any{&g.bron, &g.nr, &g.id, &g.op, &g.handeling, &g.account, &g.rol, &g.doel, &g.uitkomst, &g.nood, &g.sleutel, &g.inhoud, &g.vorige, &g.hash, &g.niemand, &g.snede}
}

// readAccess reads events as they are stored, without their objects. from is
// what stands after the columns, with the alias i for the log.
func readAccess(ctx context.Context, tx *databank.Tx, from string, args ...any) ([]gebeurtenis, error) {
	return databank.Collect(ctx, tx, (*gebeurtenis).dest, `SELECT i.`+strings.ReplaceAll(inzageKolommen, ", ", ", i.")+` `+from, args...)
}

// readObjects reads what each event showed.
func readObjects(ctx context.Context, tx *databank.Tx, rows []gebeurtenis) error {
	for i := range rows {
		g := &rows[i]
		var err error
		g.objecten, err = databank.Collect(ctx, tx, func(ob *object) []any { return []any{&ob.soort, &ob.id} },
			`SELECT soort, object FROM inzage_object WHERE bron = $1 AND nr = $2 ORDER BY volg`, g.bron, g.nr)
		if err != nil {
			return err
		}
	}
	return nil
}

// sum gives the hash of the event: over the one before it, every stored byte,
// and the objects.
func (g *gebeurtenis) sum() []byte {
	h := sha256.New()
	for _, part := range []string{"wijzer-inzage-1", g.bron, g.id, g.op, g.handeling, g.account, g.rol, g.doel, g.uitkomst, g.nood, g.sleutel} {
		writePart(h, []byte(part))
	}
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(g.nr))
	writePart(h, n[:])
	writePart(h, g.inhoud)
	writePart(h, g.vorige)
	for _, ob := range g.objecten {
		writePart(h, []byte(ob.soort))
		writePart(h, []byte(ob.id))
	}
	return h.Sum(nil)
}

// Keek is a line of the overview of who looked at a person (NEN 7513).
type Keek struct {
	Op        time.Time
	Account   string
	Rol       string
	Doel      string
	Handeling dossier.Handeling
	Pagina    string
	Uitkomst  string
	Nood      bool
}

// WieKeek gives who looked at a person, the last first, at most n lines. What
// of it may be shown to whom is for the use case: the log of who viewed a file
// can betray a place (recht.md 2.6).
func (o *Opslag) WieKeek(ctx context.Context, persoon string, n int) ([]Keek, error) {
	var rows []gebeurtenis
	err := o.db.Read(ctx, func(tx *databank.Tx) (err error) {
		rows, err = readAccess(ctx, tx, `FROM inzage_object b JOIN inzage i ON i.bron = b.bron AND i.nr = b.nr
			WHERE b.object = $1 AND b.soort = 'persoon' ORDER BY i.op DESC, i.id LIMIT $2`, persoon, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	return o.openAccess(ctx, rows)
}

func (o *Opslag) openAccess(ctx context.Context, rows []gebeurtenis) ([]Keek, error) {
	keys, err := o.kluis.Load(ctx, slots(rows, (*gebeurtenis).slot))
	if err != nil {
		return nil, err
	}
	out := make([]Keek, len(rows))
	for i := range rows {
		g := &rows[i]
		out[i] = Keek{Account: g.account, Rol: g.rol, Doel: g.doel, Handeling: dossier.Handeling(g.handeling), Uitkomst: g.uitkomst, Nood: g.nood == "ja"}
		if out[i].Op, err = databank.ParseInstant(g.op); err != nil {
			return nil, err
		}
		key, ok := keys[g.sleutel]
		if !ok {
			continue
		}
		in, err := g.unlock(key)
		if err != nil {
			return nil, err
		}
		out[i].Pagina = in.Pagina
	}
	return out, nil
}
