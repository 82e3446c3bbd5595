package istandaard

import (
	"fmt"
	"strings"
	"testing"
)

func TestElfproef(t *testing.T) {
	tests := map[Bsn]bool{
		"999900006": true, "999900018": true, "999990019": true, "000000000": true, // the test alone; 0 is no one's
		"999900007": false, "99990000": false, "9999000060": false, "": false, "99990000a": false,
	}
	for b, want := range tests {
		if got := b.Elfproef(); got != want {
			t.Errorf("%q: %v", string(b), got)
		}
	}
}

// TestBsnMasksItself prints a number in every common way.
func TestBsnMasksItself(t *testing.T) {
	k := Client323{Bsn: "999900006"}
	for _, s := range []string{
		fmt.Sprint(k.Bsn), fmt.Sprintf("%s %v %+v %#v", k.Bsn, k.Bsn, k.Bsn, k.Bsn), fmt.Sprintf("%v %+v", k, k), fmt.Sprintf("%#v", k),
	} {
		if strings.Contains(s, "9999000") {
			t.Errorf("printed: %s", s)
		}
	}
	if string(k.Bsn) != "999900006" {
		t.Error("the number itself is lost")
	}
}
