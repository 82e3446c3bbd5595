package opslag

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// The doors that only tests have.

// Databank gives the database, to do to it what the program never does.
func (o *Opslag) Databank() *databank.Databank { return o.db }

// Sleuteldatabank gives the database of the keys.
func (o *Opslag) Sleuteldatabank() *databank.Databank { return o.keyDB }

// Digests gives the digests of the tables of today.
func (o *Opslag) Digests(ctx context.Context) (out map[string]digest, err error) {
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		out, err = digests(ctx, tx)
		return err
	})
	return out, err
}

// SearchQuery gives the query of a search for a name, with its values.
func SearchQuery(toets toegang.Toets) (string, []any, error) {
	l := &lezing{vraag: toets.Vraag(), regel: toets.Predicaat()}
	return l.query(search(term{"naam", []byte("hash")}))
}

// OpenbareTabel is a table with the columns of it that are not locked.
type OpenbareTabel struct {
	Naam     string
	Kolommen []string
}

// OpenbareTabellen gives what a thief can read: every column but the locked
// ones.
func (o *Opslag) OpenbareTabellen() []OpenbareTabel {
	var out []OpenbareTabel
	for _, t := range Tabellen() {
		one := OpenbareTabel{Naam: t.Naam}
		for _, k := range t.Kolommen {
			if k.Indeling != Versleuteld {
				one.Kolommen = append(one.Kolommen, k.Naam)
			}
		}
		out = append(out, one)
	}
	return out
}

// HangInzagen writes n events to the access log as pages write them, each about
// one of the objects, many in one transaction.
func (o *Opslag) HangInzagen(ctx context.Context, n int, personen []string) error {
	key, err := o.kluis.Key(ctx, sleutels.Eenheid{Onderwerp: "inzage:proef", Bewaring: "inzage"})
	if err != nil {
		return err
	}
	var batch []wachtend
	for i := range n {
		g := &gebeurtenis{op: databank.Instant(o.now()), handeling: "inzien", account: "iris", rol: "indicatiesteller", doel: "proef", uitkomst: gelukt, nood: "nee",
			sleutel: key.ID, objecten: []object{{"gezin", "proef"}, {"persoon", personen[i%len(personen)]}}}
		if g.id, err = o.randomID(); err != nil {
			return err
		}
		if g.inhoud, err = key.Lock(o.random, g.plaats(), []byte(`{"pagina":"gezin"}`)); err != nil {
			return err
		}
		if batch = append(batch, wachtend{g: g}); len(batch) == 500 || i == n-1 {
			if err := o.hang(ctx, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	return nil
}

// HangInzage writes one event about objects of a kind to the access log.
func (o *Opslag) HangInzage(ctx context.Context, account, soort string, ids ...string) error {
	key, err := o.kluis.Key(ctx, sleutels.Eenheid{Onderwerp: "inzage:proef", Bewaring: "inzage"})
	if err != nil {
		return err
	}
	g := &gebeurtenis{op: databank.Instant(o.now()), handeling: "inzien", account: account, rol: "indicatiesteller", doel: "proef", uitkomst: gelukt, nood: "nee", sleutel: key.ID}
	for _, id := range ids {
		g.objecten = append(g.objecten, object{soort, id})
	}
	if g.id, err = o.randomID(); err != nil {
		return err
	}
	if g.inhoud, err = key.Lock(o.random, g.plaats(), []byte(`{"pagina":"gezin"}`)); err != nil {
		return err
	}
	return o.hang(ctx, []wachtend{{g: g}})
}

// MaakSleutel gives a unit a key.
func (o *Opslag) MaakSleutel(ctx context.Context, e sleutels.Eenheid) error {
	_, err := o.kluis.Key(ctx, e)
	return err
}

// OpenTasks is the query behind the work list of who becomes involved.
const OpenTasks = openTasks

// EenheidVan gives the unit under whose key an entry is locked.
func (o *Opslag) EenheidVan(ctx context.Context, id string) (sleutels.Eenheid, error) {
	var key string
	if err := o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&key}, `SELECT sleutel FROM logboek WHERE id = $1`, id)
	}); err != nil {
		return sleutels.Eenheid{}, err
	}
	return o.kluis.Unit(ctx, key)
}

// Dicht is one locked entry of a family with the key that opens it.
type Dicht struct {
	regel   regel
	sleutel sleutels.Sleutel
}

// Open opens the entry as a page does.
func (d *Dicht) Open() error {
	_, err := d.sleutel.Open(d.regel.plaats(), d.regel.inhoud)
	return err
}

// Dichte gives the locked entries of a family, their keys at hand as they are for
// a page.
func (o *Opslag) Dichte(ctx context.Context, gezin string) ([]Dicht, error) {
	var out []Dicht
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		rows, _, err := o.chainOf(ctx, tx, gezin, 0)
		if err != nil {
			return err
		}
		ids := make([]string, len(rows))
		for i := range rows {
			ids[i] = rows[i].sleutel
		}
		keys, err := o.kluis.Load(ctx, ids)
		if err != nil {
			return err
		}
		for _, r := range rows {
			out = append(out, Dicht{r, keys[r.sleutel]})
		}
		return nil
	})
	return out, err
}
