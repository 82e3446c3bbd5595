package verwerkingslog_test

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func nederland(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
