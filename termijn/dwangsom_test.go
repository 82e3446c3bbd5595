package termijn

import "testing"

func TestDwangsom(t *testing.T) {
	eerste := MustDag("2026-05-16")
	for n, want := range map[int]int64{
		-3: 0, 0: 0, 1: 2300, 14: 32200, 15: 35700, 28: 81200, 29: 85700, 42: 144200, 43: 144200, 400: 144200,
	} {
		if got := Dwangsom(eerste, eerste+Dag(n)-1); got != want {
			t.Errorf("after %d days: %d cents, want %d", n, got, want)
		}
	}
	u, err := Bereken("AWB-DWANG", eerste-1)
	if err != nil || Dwangsom(eerste, u.Eind) != 144200 || Dwangsom(eerste, u.Eind-1) == 144200 {
		t.Errorf("the penalty is at its highest on %s, %v", u.Eind, err)
	}
	treden, stand := Dwangsomtreden()
	if len(treden) != 3 || stand != MustDag("2026-01-01") {
		t.Errorf("%v, %s", treden, stand)
	}
	treden[0].CentPerDag = 0
	if Dwangsom(eerste, eerste) != 2300 {
		t.Error("the table has changed")
	}
}
