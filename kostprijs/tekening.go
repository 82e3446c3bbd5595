package kostprijs

import (
	"fmt"
	"html"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// The measures of the drawing, in pixels of the view box.
const (
	tekenBreedte = 800
	tekenLinks   = 290 // width of the names
	tekenRechts  = 90  // width of the amounts
	tekenRegel   = 26  // height of one bar with its space
	tekenBalk    = 16
	tekenKop     = 40
)

// WatervalSVG draws the waterfall: a bar per component, with its name and its
// amount beside it, so that no legend is needed. It has a title and a
// description that can be read out, uses currentColor for text and prints in
// grey. It draws only; the numbers are those of Waterval.
func (u *Uitkomst) WatervalSVG() string {
	bars := u.Waterval()
	height := tekenKop + len(bars)*tekenRegel + 12
	var b strings.Builder
	title := "Opbouw van het tarief " + VanBedrag(u.Tarief).Nederlands(2, 2) + " euro per uur"
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="opbouw-titel opbouw-uitleg" font-family="system-ui, sans-serif" font-size="14">`+"\n", tekenBreedte, height)
	fmt.Fprintf(&b, "<title id=\"opbouw-titel\">%s</title>\n<desc id=\"opbouw-uitleg\">%s</desc>\n", html.EscapeString(title), html.EscapeString(beschrijving(bars)))
	fmt.Fprintf(&b, `<text x="0" y="18" font-size="16" font-weight="600" fill="currentColor">%s</text>`+"\n", html.EscapeString(title))
	low, scale := schaal(bars)
	for i, bar := range bars {
		tekenBalkRegel(&b, bar, tekenKop+i*tekenRegel, low, scale)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// beschrijving reads the drawing out.
func beschrijving(bars []Balk) string {
	var b strings.Builder
	for _, bar := range bars {
		word := " erbij"
		switch {
		case bar.Totaal:
			word = ""
		case bar.Bedrag < 0:
			word = " eraf"
		}
		fmt.Fprintf(&b, "%s %s%s. ", bar.Naam, bar.Bedrag.Nederlands(), word)
	}
	return strings.TrimSpace(b.String())
}

// schaal finds the lowest end of a bar and the pixels per euro.
func schaal(bars []Balk) (low, perEuro Getal) {
	var high Getal
	for _, b := range bars {
		low = low.Laagste(b.Van).Laagste(b.Tot)
		high = high.Hoogste(b.Van).Hoogste(b.Tot)
	}
	width := Heel(tekenBreedte - tekenLinks - tekenRechts)
	if high.Vergelijk(low) == 0 {
		return low, width
	}
	return low, width.Deel(high.Min(low))
}

func tekenBalkRegel(b *strings.Builder, bar Balk, y int, low, scale Getal) {
	from, to := bar.Van.Laagste(bar.Tot), bar.Van.Hoogste(bar.Tot)
	x := Heel(tekenLinks).Plus(from.Min(low).Maal(scale))
	width := to.Min(from).Maal(scale).Hoogste(decimal(15, 1))
	fill, weight := "#2f6f9f", "400"
	switch {
	case bar.Totaal:
		fill, weight = "#1d3557", "600"
	case bar.Bedrag < 0:
		fill = "#b5532a"
	}
	end := x.Plus(width).Plus(Heel(6))
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end" font-weight="%s" fill="currentColor">%s</text>`, tekenLinks-8, y+13, weight, html.EscapeString(bar.Naam))
	fmt.Fprintf(b, `<rect x="%s" y="%d" width="%s" height="%d" fill="%s"/>`, pixels(x), y, pixels(width), tekenBalk, fill)
	fmt.Fprintf(b, `<text x="%s" y="%d" font-weight="%s" fill="currentColor" style="font-variant-numeric:tabular-nums">%s</text>`+"\n", pixels(end), y+13, weight, bedragTekst(bar))
}

func bedragTekst(bar Balk) string {
	if bar.Totaal || bar.Bedrag <= 0 {
		return bar.Bedrag.Nederlands()
	}
	return "+ " + bar.Bedrag.Nederlands()
}

func pixels(g Getal) string {
	return strings.TrimSuffix(g.AfgerondOp(decimal(1, 1), geld.HalfVanNul).Decimaal(1), ".0")
}
