package controle

import (
	"testing"

	"pgregory.net/rapid"
)

// TestSleutelbakIsEenVerzameling holds a set of keys against a map.
func TestSleutelbakIsEenVerzameling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var bak sleutelbak
		model := map[string]bool{}
		t.Repeat(map[string]func(*rapid.T){
			"zet": func(t *rapid.T) {
				k := rapid.StringN(0, 4, 8).Draw(t, "sleutel")
				if er := bak.zet([]byte(k)); er != model[k] {
					t.Fatalf("zet(%q) = %v", k, er)
				}
				model[k] = true
			},
			"heeft": func(t *rapid.T) {
				k := rapid.StringN(0, 4, 8).Draw(t, "sleutel")
				if er := bak.heeft([]byte(k)); er != model[k] {
					t.Fatalf("heeft(%q) = %v", k, er)
				}
			},
			"leeg": func(t *rapid.T) {
				if rapid.IntRange(0, 9).Draw(t, "kans") == 0 {
					bak.leeg()
					clear(model)
				}
			},
		})
	})
}
