package pdf_test

import (
	"bytes"
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/pdf"
)

// A letter is data; the Zetter decides where things stand.
func ExampleZetter_Write() {
	z, err := pdf.NewZetter()
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	r, err := z.Write(&b, &pdf.Document{
		Titel: "Besluit over uw begeleiding",
		Adres: []string{"Mevrouw A. Voorbeeld ☺ Ṣ", "Proefstraat 12", "1000 AB VOORBEELDSTAD"},
		Blokken: []pdf.Blok{
			pdf.Kop{Niveau: 1, Tekst: "U krijgt begeleiding"},
			pdf.Alinea{Tekst: pdf.Samen(pdf.Plat("U krijgt "), pdf.Vet("90 minuten"), pdf.Plat(" per week."))},
		},
	})
	fmt.Println(r.Paginas, err)
	for _, v := range r.Vervangen {
		fmt.Printf("%c werd %c, %d keer\n", v.Teken, v.Getoond, v.Aantal)
	}
	// Output:
	// 1 <nil>
	// Ṣ werd S, 1 keer
}
