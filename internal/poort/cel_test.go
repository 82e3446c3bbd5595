package poort

import "testing"

func TestCel(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "|cmd", "%x", "＝1", "＋1", "－1", "＠x"} {
		if got := Cel(text); got != "'"+text {
			t.Errorf("%q is written as %q", text, got)
		}
	}
	for _, text := range []string{"", " ", "%", "-", " - ", "10.1.2.3", "Cao Jeugdzorg, schaal 9", "a=b", "é"} {
		if got := Cel(text); got != text {
			t.Errorf("the ordinary %q is written as %q", text, got)
		}
	}
}
