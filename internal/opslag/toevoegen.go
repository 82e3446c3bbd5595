package opslag

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// keten is the head of one chain, as it grows in a transaction.
type keten struct {
	lengte        int64
	kop           []byte
	op            time.Time
	samenstelling string
}

// NieuweID gives the next id of this request.
func (t *tx) NieuweID() string {
	t.ids++
	return idOf(mac(t.o.geheim.ids, t.account(), t.sleutel, strconv.Itoa(t.ids)))
}

// Resultaat keeps the result of the request.
func (t *tx) Resultaat(b []byte) { t.resultaat = b }

// prepare gets the keys of units, once per transaction.
func (t *tx) prepare(ctx context.Context, units ...sleutels.Eenheid) error {
	units = slices.DeleteFunc(units, func(e sleutels.Eenheid) bool { return t.keys[e].ID != "" })
	if len(units) == 0 {
		return nil
	}
	keys, fresh, err := t.o.kluis.Prepare(ctx, units...)
	maps.Copy(t.keys, keys)
	t.fresh = append(t.fresh, fresh...)
	return err
}

// unitsOf gives what locks the posts, each once.
func unitsOf(gezin string, posts []post) []sleutels.Eenheid {
	var units []sleutels.Eenheid
	for i := range posts {
		if e := unit(gezin, posts[i].vak); !slices.Contains(units, e) {
			units = append(units, e)
		}
	}
	return units
}

// unit says which key locks what stands in a compartment.
func unit(gezin string, v dossier.Vak) sleutels.Eenheid {
	e := sleutels.Eenheid{Onderwerp: v.Label.Onderwerp, Wet: v.Label.Wet, Bewaring: v.Bewaring}
	if e.Onderwerp == "" {
		e.Onderwerp = gezin
	}
	if e.Bewaring == "" {
		e.Bewaring = bewaring.EenheidVan(v.Soort, v.Label.Klasse)
	}
	return e
}

// BeginGezin begins a family.
func (t *tx) BeginGezin(ctx context.Context) (string, error) {
	id := t.NieuweID()
	t.ketens[id] = &keten{kop: []byte{}, op: time.Unix(0, 0)}
	_, err := t.append(ctx, id, []post{{handeling: hGezin, inhoud: &inhoud{}}})
	return id, err
}

// post is one entry on its way to the log.
type post struct {
	handeling string
	vak       dossier.Vak
	inhoud    *inhoud
	bijlage   []byte // what is attached; nil: nothing
	regel     regel
}

// Add adds entries to the log of a family.
func (t *tx) Add(ctx context.Context, gezin string, invoer ...dossier.Invoer) ([]string, error) {
	posts := make([]post, len(invoer))
	for i, in := range invoer {
		handeling, content := contentOf(in)
		if handeling == "" {
			return nil, dossier.ErrInvoer
		}
		posts[i] = post{handeling: handeling, vak: vakOf(in), inhoud: content}
		if s, ok := in.(dossier.Stuk); ok && s.Bijlage != nil {
			posts[i].bijlage = s.Bijlage.Inhoud
		}
		if content.Betref != "" {
			vak, err := t.target(ctx, gezin, handeling, content.Betref, posts[:i])
			if err != nil {
				return nil, err
			}
			posts[i].vak = vak
		} else if !complete(in, posts[i].vak) {
			return nil, dossier.ErrInvoer
		}
		posts[i].regel.id = t.NieuweID()
	}
	if _, err := t.head(ctx, gezin); err != nil {
		return nil, err
	}
	return t.append(ctx, gezin, posts)
}

// vakOf gives the compartment of an entry that has one of its own.
func vakOf(i dossier.Invoer) dossier.Vak {
	switch i := i.(type) {
	case dossier.Persoon:
		return i.Vak
	case dossier.Lid:
		return i.Vak
	case dossier.Feit:
		return i.Vak
	case dossier.Stuk:
		return i.Vak
	case dossier.Taak:
		return i.Vak
	case dossier.Relatie:
		return i.Vak
	}
	return dossier.Vak{}
}

// aboutNobody tells whether a kind of record can be about nobody.
func aboutNobody(s toegang.Soort) bool {
	return s == toegang.STarief || s == toegang.SCatalogus || s == toegang.STelling || s == toegang.SProjectie || s == toegang.SVernietig
}

// complete tells whether an entry has what it needs.
func complete(i dossier.Invoer, v dossier.Vak) bool {
	if v.Label == (gezin.Label{}) { // about nobody: a piece under no law
		s, ok := i.(dossier.Stuk)
		return ok && s.Bijlage == nil && s.Aard != "" && v.Domein != "" && aboutNobody(v.Soort) && (len(s.Zoek) == 0 || s.Over != "")
	}
	if v.Soort == "" || v.Domein == "" || v.Label.Wet == "" || v.Label.Klasse == "" {
		return false
	}
	switch i := i.(type) {
	case dossier.Persoon:
		return i.ID != ""
	case dossier.Lid:
		return i.Persoon != ""
	case dossier.Feit:
		return i.Feit.Soort != ""
	case dossier.Stuk:
		return i.Aard != "" && (len(i.Zoek) == 0 || i.Over != "") && canAttach(&i)
	case dossier.Taak:
		return i.Aard != ""
	case dossier.Relatie:
		return checkRelation(i)
	}
	return true
}

// target gives the compartment of the entry that another one ends or
// withdraws: who may see the one, may see the other.
func (t *tx) target(ctx context.Context, gezin, handeling, id string, before []post) (dossier.Vak, error) {
	for i := range before {
		if before[i].regel.id == id {
			return before[i].vak, fits(handeling, before[i].handeling)
		}
	}
	if b, ok := t.known[id]; ok {
		return b.vak, fits(handeling, b.handeling)
	}
	found, err := t.rows(ctx, where{text: "f.id = $1 AND f.gezin = $2", args: []any{id, gezin}})
	if err != nil {
		return dossier.Vak{}, err
	}
	if len(found) == 0 {
		return dossier.Vak{}, dossier.ErrNietGevonden
	}
	e, err := t.o.kluis.Unit(ctx, found[0].sleutel)
	if err != nil {
		return dossier.Vak{}, err
	}
	v := found[0].vak.vak()
	v.Bewaring = e.Bewaring
	t.remember(&found[0].regel, v)
	return v, fits(handeling, found[0].handeling)
}

// fits tells whether one kind of entry can end or withdraw another.
func fits(handeling, target string) error {
	ok := false
	switch handeling {
	case hLidEinde:
		ok = target == hLid
	case hTaakAf:
		ok = target == hTaak
	case hRelatieEinde:
		ok = target == hRelatie
	case hIntrekking:
		ok = target == hLid || target == hFeit || target == hStuk || target == hTaak || target == hRelatie
	}
	if !ok {
		return dossier.ErrInvoer
	}
	return nil
}

// bekend is what later entries of a request need of an earlier one.
type bekend struct {
	vak           dossier.Vak
	handeling     string
	samenstelling string
}

// remember keeps what later entries of this request need of one.
func (t *tx) remember(r *regel, v dossier.Vak) {
	t.known[r.id] = bekend{v, r.handeling, r.vak.samenstelling}
}

// head gives the head of the chain of a family that exists.
func (t *tx) head(ctx context.Context, gezin string) (*keten, error) {
	if k, ok := t.ketens[gezin]; ok {
		return k, nil
	}
	k := &keten{}
	var op string
	err := t.tx.Row(ctx, []any{&k.lengte, &k.kop, &op, &k.samenstelling},
		`SELECT k.lengte, k.kop, k.op, g.samenstelling FROM keten k JOIN gezin g ON g.id = k.naam WHERE k.naam = $1`, gezin)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, dossier.ErrNietGevonden
	}
	if err != nil {
		return nil, err
	}
	if k.op, err = databank.ParseInstant(op); err != nil {
		return nil, err
	}
	t.ketens[gezin] = k
	return k, nil
}

// append writes posts to the log of a family, the rows of feit beside them,
// the head of the chain, and what follows from each in the tables of today.
func (t *tx) append(ctx context.Context, gezin string, posts []post) ([]string, error) {
	if err := t.prepare(ctx, unitsOf(gezin, posts)...); err != nil {
		return nil, err
	}
	k := t.ketens[gezin]
	fresh := k.lengte == 0
	ids := make([]string, len(posts))
	var logRows, factRows [][]any
	for i := range posts {
		if err := t.seal(gezin, k, &posts[i]); err != nil {
			return nil, err
		}
		r := &posts[i].regel
		ids[i] = r.id
		logRows = append(logRows, r.args())
		if r.handeling != hGezin {
			factRows = append(factRows, r.feitArgs())
		}
	}
	// The head first: of two writers on one family the second waits there, and
	// is then tried again.
	if err := saveHead(ctx, t.tx, gezin, k.lengte, k.kop, databank.Instant(k.op), fresh); err != nil {
		return nil, err
	}
	if err := send(ctx, t.tx, "logboek", logKolommen, logRows); err != nil {
		return nil, err
	}
	if err := send(ctx, t.tx, "feit", feitKolommen, factRows); err != nil {
		return nil, err
	}
	for i := range posts {
		if err := t.attach(ctx, gezin, &posts[i]); err != nil {
			return nil, err
		}
		if err := t.o.project(ctx, t.tx, &posts[i].regel, posts[i].inhoud); err != nil {
			return nil, err
		}
	}
	if touchesRegie(posts) {
		return ids, t.oneDirector(ctx, gezin)
	}
	return ids, nil
}

// seal numbers, dates and locks one entry and hangs it on the chain.
func (t *tx) seal(gezin string, k *keten, p *post) error {
	if now := t.o.now(); now.After(k.op) {
		k.op = now
	} else { // every entry of a chain has a moment of its own
		k.op = k.op.Add(time.Microsecond)
	}
	k.lengte++
	r := &p.regel
	if r.id == "" {
		r.id = t.NieuweID()
	}
	r.gezin, r.nr, r.op, r.handeling, r.vorige = gezin, k.lengte, databank.Instant(k.op), p.handeling, k.kop
	l := p.vak.Label
	r.vak = kenmerken{soort: string(p.vak.Soort), onderwerp: l.Onderwerp, wet: string(l.Wet), klasse: string(l.Klasse),
		domein: string(p.vak.Domein), auteur: t.account()}
	t.composition(k, p)
	p.inhoud.Doel = string(t.vraag.Voor)
	if l.Onderwerp != "" {
		t.over[l.Onderwerp] = true
	}
	plain, err := encode(p.inhoud)
	if err != nil {
		return errInhoud
	}
	key := t.keys[unit(gezin, p.vak)]
	r.sleutel = key.ID
	if r.inhoud, err = key.Lock(t.o.random, r.plaats(), plain); err != nil {
		return err
	}
	r.hash = r.sum()
	k.kop = r.hash
	return nil
}

// composition says with whom a shared entry is shared: the composition of the
// moment, or that of the entry that it ends or withdraws. An entry that changes
// who is a member makes the next composition, and has its name.
func (t *tx) composition(k *keten, p *post) {
	if p.vak.Label.Onderwerp == "" && p.handeling != hGezin {
		p.regel.vak.samenstelling = k.samenstelling
		if b, ok := t.known[p.inhoud.Betref]; ok {
			p.regel.vak.samenstelling = b.samenstelling
		}
	}
	if p.handeling == hLid || p.handeling == hLidEinde || p.handeling == hIntrekking && t.known[p.inhoud.Betref].handeling == hLid {
		k.samenstelling = p.regel.id
	}
	t.remember(&p.regel, p.vak)
}

// saveHead writes how far a chain is: of a family, of the access log of a process
// or of the journal of accounts. fresh is true for its first line.
func saveHead(ctx context.Context, tx *databank.Tx, naam string, lengte int64, kop []byte, op string, fresh bool) error {
	query := `UPDATE keten SET lengte = $1, kop = $2, op = $3 WHERE naam = $4`
	if fresh {
		query = `INSERT INTO keten (lengte, kop, op, naam, geworteld) VALUES ($1, $2, $3, $4, 0)`
	}
	return tx.Send(ctx, query, lengte, kop, op, naam)
}
