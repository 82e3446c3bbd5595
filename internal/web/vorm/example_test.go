package vorm_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// A page is a file that defines "content"; its components come as Go values.
func ExampleNewRenderer() {
	source := fstest.MapFS{"werklijst.html": {Data: []byte(`{{define "content"}}<h1>Werklijst</h1>{{toon .}}{{end}}`)}}
	r, err := vorm.NewRenderer(vorm.Options{Owner: "Gemeente Voorbeeld"}, source)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := r.Fragment(os.Stdout, "werklijst", "content", vorm.Stack{"Per week: ", geld.Minuten(90), " <", vorm.Known(geld.Bedrag(123456))}); err != nil {
		fmt.Println(err)
	}
	// Output: <h1>Werklijst</h1>Per week: 1 uur 30 minuten &lt;€ 1.234,56
}
