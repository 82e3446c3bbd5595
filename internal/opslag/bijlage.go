package opslag

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// inhoudBijlage is what an entry says of what is attached to it. The hash is
// over the bytes as they were given, so that the chain proves them.
type inhoudBijlage struct {
	Lengte int64  `json:"lengte"`
	SHA256 []byte `json:"sha256"`
}

// attachmentContent describes what is attached to a piece; nil where nothing is.
func attachmentContent(b *dossier.Bijlage) *inhoudBijlage {
	if b == nil {
		return nil
	}
	sum := sha256.Sum256(b.Inhoud)
	return &inhoudBijlage{Lengte: int64(len(b.Inhoud)), SHA256: sum[:]}
}

// bijlage gives what is known of the content, without the content.
func (in *inhoud) bijlage() *dossier.Bijlage {
	if in.Bijlage == nil {
		return nil
	}
	out := &dossier.Bijlage{Lengte: in.Bijlage.Lengte}
	copy(out.SHA256[:], in.Bijlage.SHA256)
	return out
}

// fits tells whether the bytes are those that the entry describes.
func (b *inhoudBijlage) fits(content []byte) bool {
	sum := sha256.Sum256(content)
	return int64(len(content)) == b.Lengte && subtle.ConstantTimeCompare(sum[:], b.SHA256) == 1
}

// canAttach tells whether a piece can have what is attached to it.
func canAttach(s *dossier.Stuk) bool {
	if s.Bijlage == nil {
		return true
	}
	n := len(s.Bijlage.Inhoud)
	return n > 0 && n <= dossier.MaxBijlage && (s.Vak.Soort == toegang.SDocument || s.Vak.Soort == toegang.SVastgehouden)
}

// placeAttachment binds content to the entry it belongs to.
func placeAttachment(id string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "bijlage", Rij: id, Kolom: "inhoud"}
}

// attach writes what is attached to an entry, locked with the key of the entry.
func (t *tx) attach(ctx context.Context, gezin string, p *post) error {
	if p.bijlage == nil {
		return nil
	}
	key := t.keys[unit(gezin, p.vak)] // seal locked its entry with it
	locked, err := key.Lock(t.o.random, placeAttachment(p.regel.id), p.bijlage)
	if err != nil {
		return err
	}
	return insert(ctx, t.tx, "bijlage", "id, sleutel, inhoud", [][]any{{p.regel.id, key.ID, locked}})
}

// Bijlage gives what is attached to an entry that the reader may see and that
// stands. The entry is found, held against the rule and opened as any other.
func (l *lezing) Bijlage(ctx context.Context, id string) ([]byte, error) {
	rows, err := l.rows(ctx, where{text: "f.id = $1 AND f.ingetrokken = ''", args: []any{id}})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || rows[0].inhoud.Bijlage == nil {
		return nil, dossier.ErrNietGevonden
	}
	keys, err := l.o.kluis.Load(ctx, []string{rows[0].sleutel})
	if err != nil {
		return nil, err
	}
	content, code, err := attached(ctx, l.tx, &rows[0].regel, keys[rows[0].sleutel], rows[0].inhoud.Bijlage)
	if err == nil && code != "" {
		return nil, errInhoud
	}
	return content, err
}

// attached opens the content of an entry. code says what is wrong with it.
func attached(ctx context.Context, tx *databank.Tx, r *regel, key sleutels.Sleutel, want *inhoudBijlage) (content []byte, code string, err error) {
	var used string
	var locked []byte
	err = tx.Row(ctx, []any{&used, &locked}, `SELECT sleutel, inhoud FROM bijlage WHERE id = $1`, r.id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, LogBijlage, nil
	}
	if err != nil {
		return nil, "", err
	}
	if used != r.sleutel {
		return nil, LogBijlage, nil
	}
	if content, err = key.Open(placeAttachment(r.id), locked); err != nil || !want.fits(content) {
		return nil, LogBijlage, nil
	}
	return content, "", nil
}

// checkAttachments opens all that is attached, one at a time, and holds it
// against the hash in its entry; and finds what is attached to nothing.
func (o *Opslag) checkAttachments(ctx context.Context, tx *databank.Tx, v *Verslag) error {
	var gezin string
	var nr int64
	for {
		page, err := attachable(ctx, tx, gezin, nr)
		if err != nil {
			return err
		}
		if len(page) == 0 {
			return orphans(ctx, tx, v)
		}
		for i := range page {
			if err := o.checkAttachment(ctx, tx, v, &page[i]); err != nil {
				return err
			}
		}
		gezin, nr = page[len(page)-1].gezin, page[len(page)-1].nr
	}
}

// attachable gives the next entries to which something can be attached.
func attachable(ctx context.Context, tx *databank.Tx, gezin string, nr int64) ([]regel, error) {
	return regels(ctx, tx, `SELECT `+logKolommen+` FROM logboek WHERE handeling = 'stuk' AND soort IN ('document', 'vastgehouden') AND (gezin, nr) > ($1, $2)
		ORDER BY gezin, nr LIMIT $3`, gezin, nr, readBatch)
}

func (o *Opslag) checkAttachment(ctx context.Context, tx *databank.Tx, v *Verslag, r *regel) error {
	keys, err := o.kluis.Load(ctx, []string{r.sleutel})
	if err != nil {
		return err
	}
	key, ok := keys[r.sleutel]
	if !ok {
		return nil // destroyed, or lost: checkLocks says which
	}
	plain, err := key.Open(r.plaats(), r.inhoud)
	if err != nil {
		return nil // checkLocks says it
	}
	in, err := decode(plain)
	if err != nil || in.Bijlage == nil {
		return nil
	}
	v.Bijlagen++
	_, code, err := attached(ctx, tx, r, key, in.Bijlage)
	if code != "" {
		v.find(code, r.gezin, r.nr, "Wat bij deze regel hoort, is weg of is niet meer wat er is vastgelegd.")
	}
	return err
}

// orphans finds content of which there is no entry.
func orphans(ctx context.Context, tx *databank.Tx, v *Verslag) error {
	return tx.Rows(ctx, func(scan databank.Scan) error {
		var id string
		err := scan(&id)
		v.find(LogBijlage, "", 0, "Er staat een bijlage bij een regel die er niet is.")
		return err
	}, `SELECT b.id FROM bijlage b LEFT JOIN logboek l ON l.id = b.id WHERE l.id IS NULL ORDER BY b.id`)
}
