package controle

import (
	"bytes"
	"hash/maphash"
)

// sleutelbak is a set of keys. It keeps their bytes one after the other, so
// that a declaration of twenty thousand lines costs little more than the keys
// themselves.
type sleutelbak struct {
	zaad   maphash.Seed
	bytes  []byte
	items  []sleutel
	tabel  []int32 // index in items plus one; 0 is free
	masker uint64
}

type sleutel struct {
	van, tot int
	hash     uint64
	plek     uint64 // in tabel
}

// heeft reports whether the key is in the set.
func (s *sleutelbak) heeft(key []byte) bool {
	if len(s.items) == 0 {
		return false
	}
	_, er := s.zoek(key, maphash.Bytes(s.zaad, key))
	return er
}

// zet puts the key in the set and reports whether it was there already.
func (s *sleutelbak) zet(key []byte) bool {
	if 2*(len(s.items)+1) > len(s.tabel) {
		s.groei()
	}
	hash := maphash.Bytes(s.zaad, key)
	plek, er := s.zoek(key, hash)
	if er {
		return true
	}
	van := len(s.bytes)
	s.bytes = append(s.bytes, key...)
	s.items = append(s.items, sleutel{van, len(s.bytes), hash, plek})
	s.tabel[plek] = int32(len(s.items))
	return false
}

func (s *sleutelbak) zoek(key []byte, hash uint64) (plek uint64, er bool) {
	for plek = hash & s.masker; s.tabel[plek] != 0; plek = (plek + 1) & s.masker {
		it := &s.items[s.tabel[plek]-1]
		if it.hash == hash && bytes.Equal(s.bytes[it.van:it.tot], key) {
			return plek, true
		}
	}
	return plek, false
}

func (s *sleutelbak) groei() {
	if s.tabel == nil {
		s.zaad = maphash.MakeSeed()
	}
	s.tabel = make([]int32, max(16, 2*len(s.tabel)))
	s.masker = uint64(len(s.tabel) - 1)
	for i := range s.items {
		plek := s.items[i].hash & s.masker
		for s.tabel[plek] != 0 {
			plek = (plek + 1) & s.masker
		}
		s.items[i].plek, s.tabel[plek] = plek, int32(i+1)
	}
}

// leeg takes all keys out and keeps the room. It costs no more than the keys.
func (s *sleutelbak) leeg() {
	for i := range s.items {
		s.tabel[s.items[i].plek] = 0
	}
	s.items, s.bytes = s.items[:0], s.bytes[:0]
}
