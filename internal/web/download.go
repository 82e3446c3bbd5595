package web

import (
	"net/http"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/poort"
)

// bestandKop says what kind of file an answer is. The name tells of nobody.
func (v *verzoek) bestandKop(soort, naam string) {
	h := v.w.Header()
	h.Set("Content-Type", soort)
	h.Set("Content-Disposition", `attachment; filename="`+naam+`"`)
	h.Set("Cache-Control", "no-store")
}

// geefBestand answers with what the gate let through, as a file.
func (v *verzoek) geefBestand(d poort.Doorgelaten) error {
	soort := string(d.Media())
	if d.Media() != poort.PDF && d.Media() != poort.JPEG && d.Media() != poort.PNG {
		soort += "; charset=utf-8"
	}
	v.bestandKop(soort, d.Bestandsnaam())
	v.w.Header().Set("Content-Length", strconv.Itoa(len(d.Inhoud())))
	v.w.WriteHeader(http.StatusOK)
	_, err := d.WriteTo(v.w)
	return err
}
