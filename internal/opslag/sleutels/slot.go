// Package sleutels is the key store: the data keys that lock what is stored,
// one per subject, law and retention unit, each wrapped by a master key that
// is never stored here.
//
// It lies in a database of its own, apart from the data. Destroying a key
// (Destroy) destroys what it locks, in every copy of the data that exists,
// once the backups of the key store that still hold the key have passed.
//
// Everything is locked with AES-256-GCM. The place of a value (table, row,
// column) and the key with its version are bound to it, so that a value that
// is moved to another row does not open.
package sleutels

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"
)

// Lengte is the length of every key here, in bytes: AES-256.
const Lengte = 32

// ErrSlot is returned for a value that does not open: it was changed, moved,
// or locked with another key.
var ErrSlot = errors.New("een bewaarde waarde gaat niet open met haar sleutel: zij is gewijzigd of verplaatst")

// Plaats is where a locked value stands.
type Plaats struct {
	Tabel string
	Rij   string
	Kolom string
}

// Sleutel is one data key, ready to lock and open. The zero value opens
// nothing.
type Sleutel struct {
	ID   string
	aead cipher.AEAD
}

// New makes a key of Lengte bytes ready for use.
func New(id string, key []byte) (Sleutel, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return Sleutel{}, ErrSlot
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return Sleutel{}, ErrSlot
	}
	return Sleutel{ID: id, aead: aead}, nil
}

// vorm is the first byte of every locked value: how it is locked.
const vorm = 1

// Lock locks plain for its place. random gives the nonce.
func (s Sleutel) Lock(random io.Reader, p Plaats, plain []byte) ([]byte, error) {
	out := make([]byte, 1+s.aead.NonceSize(), 1+s.aead.NonceSize()+len(plain)+s.aead.Overhead())
	out[0] = vorm
	if _, err := io.ReadFull(random, out[1:]); err != nil {
		return nil, err
	}
	return s.aead.Seal(out, out[1:], plain, s.bound(p)), nil
}

// Open opens what Lock locked for the same place; ErrSlot where it does not.
func (s Sleutel) Open(p Plaats, locked []byte) ([]byte, error) {
	if s.aead == nil || len(locked) < 1+s.aead.NonceSize() || locked[0] != vorm {
		return nil, ErrSlot
	}
	nonce, rest := locked[1:1+s.aead.NonceSize()], locked[1+s.aead.NonceSize():]
	plain, err := s.aead.Open(nil, nonce, rest, s.bound(p))
	if err != nil {
		return nil, ErrSlot
	}
	return plain, nil
}

// bound is what is bound to a value. Each part has its length before it, so
// that no two places look the same. The id of a key is of one version of it.
func (s Sleutel) bound(p Plaats) []byte {
	out := []byte{vorm}
	for _, part := range []string{p.Tabel, p.Rij, p.Kolom, s.ID} {
		out = binary.BigEndian.AppendUint32(out, uint32(len(part)))
		out = append(out, part...)
	}
	return out
}
