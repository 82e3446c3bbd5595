package vorm_test

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func newRenderer(t testing.TB) *vorm.Renderer {
	t.Helper()
	r, err := vorm.NewRenderer(vorm.Options{Owner: "Gemeente Voorbeeld"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
