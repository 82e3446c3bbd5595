package poort

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
)

// Verzegel writes a piece that passed as bytes, for the outbox. Only a gate
// with the same key opens them; they are not encrypted.
func (p *Poort) Verzegel(d Doorgelaten) ([]byte, error) {
	if d.p == nil {
		return nil, ErrNietDoorgelaten
	}
	b, err := json.Marshal(d.p)
	if err != nil {
		return nil, err
	}
	return append(p.mac(b), b...), nil
}

// Ontzegel reads what Verzegel wrote. The error is ErrNietDoorgelaten when
// anything was changed.
func (p *Poort) Ontzegel(b []byte) (Doorgelaten, error) {
	var stuk pakket
	if len(b) < sha256.Size || !hmac.Equal(b[:sha256.Size], p.mac(b[sha256.Size:])) || json.Unmarshal(b[sha256.Size:], &stuk) != nil {
		return Doorgelaten{}, ErrNietDoorgelaten
	}
	return Doorgelaten{&stuk}, nil
}

func (p *Poort) mac(b []byte) []byte {
	m := hmac.New(sha256.New, p.zegel)
	m.Write([]byte("wijzer poort 1\n"))
	m.Write(b)
	return m.Sum(nil)
}
