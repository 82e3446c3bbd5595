package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// Faults of a request, with the words for its sender.
var (
	errAanmelden = &dossier.Fout{Code: "WEB-AANMELDEN", Tekst: "Meld u aan om verder te gaan."}
	errFactor    = &dossier.Fout{Code: "WEB-FACTOR", Tekst: "Stel eerst een tweede stap in om u aan te melden."}
	errVreemd    = &dossier.Fout{Code: "WEB-HERKOMST", Tekst: "Dit formulier komt niet van deze site. Open de pagina opnieuw en probeer het nog eens."}
	errFormulier = &dossier.Fout{Code: "WEB-FORMULIER", Tekst: "Dit formulier is niet te lezen of te groot. Open de pagina opnieuw en probeer het nog eens."}
)

// foutblad is what the page of an error shows.
type foutblad struct {
	Kop, Tekst string
	Nummer     string // to name when asking for help; empty where nothing went wrong inside
	Terug      vorm.Button
}

// fail answers an error. What is not there and what may not be seen give the
// same bytes. What went wrong inside is logged by its kind, never by its text,
// and is told with a number.
func (s *Server) fail(v *verzoek, err error) {
	if errors.Is(err, errAanmelden) {
		http.Redirect(v.w, v.r, "/aanmelden", http.StatusSeeOther)
		return
	}
	if errors.Is(err, errFactor) {
		http.Redirect(v.w, v.r, "/tweede-factor", http.StatusSeeOther)
		return
	}
	status, blad := http.StatusInternalServerError, foutblad{Kop: "Er ging iets mis", Terug: vorm.Button{Text: "Naar het begin", Href: "/", Kind: vorm.Secondary}}
	var known *dossier.Fout
	switch {
	case errors.Is(err, dossier.ErrNietGevonden):
		status, blad.Kop = http.StatusNotFound, "Deze pagina is er niet"
		blad.Tekst = "De pagina bestaat niet, of u mag haar niet zien. Klopt het adres? Vraag dan na bij de casusregisseur of u betrokken bent."
	case errors.As(err, &known):
		status, blad.Kop, blad.Tekst = statusOf(known), "Dit is niet gelukt", known.Tekst
	case errors.Is(err, context.Canceled):
		return // nobody waits for an answer
	default:
		blad.Nummer = s.incident(v, err)
		blad.Tekst = "Dat ligt niet aan u. Probeer het nog eens. Blijft het misgaan? Bel de beheerder en noem het nummer hieronder."
	}
	page := vorm.Page{Title: blad.Kop, Data: blad}
	if errRender := v.toonAls(status, "fout", page); errRender != nil {
		http.Error(v.w, "Er ging iets mis.", http.StatusInternalServerError)
	}
}

func statusOf(f *dossier.Fout) int {
	switch f.Code {
	case errVreemd.Code:
		return http.StatusForbidden
	case errFormulier.Code:
		return http.StatusBadRequest
	case errDruk.Code:
		return http.StatusServiceUnavailable
	case dossier.ErrHerhaaldAnders.Code, dossier.ErrStand.Code:
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

// incident logs what went wrong inside and gives the number to find it by. The
// text of an error can repeat what it got, so that only its types are logged.
func (s *Server) incident(v *verzoek, err error) string {
	number, errKey := v.sleutel()
	if errKey != nil {
		number = "onbekend"
	}
	if len(number) > 8 {
		number = number[:8]
	}
	s.log.Error("verzoek mislukt", "incident", number, "route", v.r.Pattern, "soort", kinds(err))
	return number
}

// kinds gives the types of an error and of what it wraps.
func kinds(err error) []string {
	var out []string
	for ; err != nil && len(out) < 10; err = errors.Unwrap(err) {
		out = append(out, fmt.Sprintf("%T", err))
		var many interface{ Unwrap() []error }
		if errors.As(err, &many) {
			for _, e := range many.Unwrap() {
				out = append(out, fmt.Sprintf("%T", e))
			}
			break
		}
	}
	return out
}
