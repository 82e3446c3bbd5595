package dossier

import (
	"bytes"
	"encoding/json"
	"image/jpeg"
	"image/png"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/foto"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/tekst"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardDocument is a file about a member: its name and type are the content of the
// piece (Documentkop as JSON), the file is its Bijlage.
const AardDocument = "document"

// Documentkop is what is kept of a document beside the file.
type Documentkop struct {
	Naam  string      `json:"naam"` // as it is shown; see Documentnaam
	Media poort.Media `json:"media"`
}

// Document is a file as it stands in a list.
type Document struct {
	Stuk
	Documentkop
}

// Dag is the day on which it was recorded.
func (d *Document) Dag() termijn.Dag { return d.Van }

// document reads a piece; ok is false for what is no document that stands.
func (s *Stuk) document() (Document, bool) {
	d := Document{Stuk: *s}
	ok := s.Aard == AardDocument && s.Ingetrokken == 0 && s.Bijlage != nil && json.Unmarshal(s.Inhoud, &d.Documentkop) == nil
	return d, ok
}

// The faults of a file.
var (
	ErrDocumentLeeg  = &Fout{"DOCUMENT-LEEG", "Kies een bestand waar iets in staat."}
	ErrDocumentGroot = &Fout{"DOCUMENT-GROOT", "Dit bestand is te groot. Kies een bestand van ten hoogste 10 MB, of deel het op."}
	ErrDocumentSoort = &Fout{"DOCUMENT-SOORT", "Dit bestand kan hier niet. Kies een PDF, een foto (JPEG of PNG) of platte tekst (UTF-8). Maak van een ander bestand eerst een PDF."}
	// ErrDocumentFoto refuses a photo of which nobody can say what is in it beside the
	// picture.
	ErrDocumentFoto  = &Fout{"DOCUMENT-FOTO", "Deze foto is beschadigd, of het is een bewegend plaatje. Dat kan hier niet. Bewaar de foto opnieuw als JPEG of PNG, of maak er een schermafdruk van."}
	ErrDocumentReden = &Fout{"DOCUMENT-REDEN", "Leg uit waarom u het document intrekt."}
	ErrDocumentVeel  = &Fout{"DOCUMENT-VEEL", "U heeft al twintig documenten aangeleverd. Bel de gemeente als u er meer heeft."}
	// ErrDocumentVirus and ErrDocumentScan refuse a file after the scan: something was
	// found, or nobody can say that nothing is there.
	ErrDocumentVirus = &Fout{"DOCUMENT-VIRUS", "In dit bestand is een virus gevonden. Het is niet bewaard. Laat uw computer of telefoon nakijken, of geef het document op papier."}
	ErrDocumentScan  = &Fout{"DOCUMENT-SCAN", "Wij kunnen nu niet kijken of er een virus in dit bestand zit. Het is niet bewaard. Probeer het later opnieuw."}
	// ErrDocumentDicht is the one answer where the gate does not give a file,
	// whatever the reason.
	ErrDocumentDicht = &Fout{"DOCUMENT-DICHT", "U kunt dit document nu niet openen. De gemeente kijkt ernaar. Probeer het later nog eens, of vraag het aan de casusregisseur."}
)

// ControleerDocument gives every fault of a file, and what it is. What it is
// called and what a browser says of it do not count: only what is in it.
func ControleerDocument(inhoud []byte) (poort.Media, []*Fout) {
	media, _, faults := keurDocument(inhoud)
	return media, faults
}

// keurDocument gives beside that the file as it is kept: a photo without place,
// time and device.
func keurDocument(inhoud []byte) (media poort.Media, schoon []byte, faults []*Fout) {
	if len(bytes.TrimSpace(inhoud)) == 0 {
		return "", nil, append(faults, ErrDocumentLeeg)
	}
	media = mediaVan(inhoud)
	if len(inhoud) > MaxBijlage {
		faults = append(faults, ErrDocumentGroot)
	}
	if media == "" {
		faults = append(faults, ErrDocumentSoort)
	}
	if len(faults) > 0 {
		return media, nil, faults
	}
	schoon, err := schoneFoto(media, inhoud)
	switch {
	case err != nil:
		faults = append(faults, ErrDocumentFoto)
	case len(schoon) > MaxBijlage: // packing a colour profile again can take more
		faults = append(faults, ErrDocumentGroot)
	}
	return media, schoon, faults
}

// schoneFoto takes out of a photo what is no picture; other files stay as they
// are. A PDF can hold who made it, and where: it cannot be taken out without
// writing the file anew, which breaks what is signed.
func schoneFoto(media poort.Media, inhoud []byte) ([]byte, error) {
	switch media {
	case poort.JPEG:
		return foto.JPEG(inhoud)
	case poort.PNG:
		return foto.PNG(inhoud)
	}
	return inhoud, nil
}

// mediaVan tells what a file is; empty for what is not taken. Two readers must
// agree: the sniffing that browsers do, and the form of the file itself.
func mediaVan(b []byte) poort.Media {
	switch http.DetectContentType(b) {
	case "application/pdf":
		if bytes.HasPrefix(b, []byte("%PDF-")) && bytes.Contains(b[max(0, len(b)-2048):], []byte("%%EOF")) {
			return poort.PDF
		}
	case "image/jpeg":
		if c, err := jpeg.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width > 0 && c.Height > 0 {
			return poort.JPEG
		}
	case "image/png":
		if c, err := png.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width > 0 && c.Height > 0 {
			return poort.PNG
		}
	case "text/plain; charset=utf-8":
		if plat(b) {
			return poort.Platte
		}
	}
	return ""
}

// plat tells whether bytes are text that nothing runs: UTF-8 without signs that
// steer, and without what a browser or an office program takes for a page, a
// picture or a script.
func plat(b []byte) bool {
	if !utf8.Valid(b) || bytes.ContainsFunc(b, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r) }) {
		return false
	}
	text := strings.ToLower(strings.TrimLeftFunc(strings.TrimPrefix(string(b), "\ufeff"), unicode.IsSpace))
	for _, begin := range []string{"<", "#!", "%!", "{\\rtf", "mime-version:", "content-type:", "begin:vcard", "@echo"} {
		if strings.HasPrefix(text, begin) {
			return false
		}
	}
	for _, part := range []string{"<!doctype", "<html", "<svg", "<script", "<?xml", "<?php", "<iframe", "<object", "<embed", "<link", "<meta", "<img", "<math", "javascript:", "%pdf-"} {
		if strings.Contains(text, part) {
			return false
		}
	}
	return true
}

// maxNaam is the longest name that is shown, in characters. Own choice: it fits
// on two lines of a telephone.
const maxNaam = 80

// Documentnaam gives the name of a file as it is shown: without its folders, and
// without signs that cannot be seen or that turn text round. It is never empty.
func Documentnaam(naam string) string {
	naam = tekst.EenRegel(naam)
	if i := strings.LastIndexAny(naam, `/\`); i >= 0 {
		naam = naam[i+1:]
	}
	naam = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r) || r == '"' || r == '<' || r == '>' || r == '\'' || r == '`':
			return -1
		}
		return r
	}, naam)
	naam = strings.Trim(strings.Join(strings.Fields(naam), " "), " .")
	if r := []rune(naam); len(r) > maxNaam {
		naam = strings.Trim(string(r[:maxNaam]), " .")
	}
	if naam == "" {
		return "Document"
	}
	return naam
}

// Bestandsnaam is the name under which a file leaves. It tells nothing.
func (d *Document) Bestandsnaam() string {
	end := map[poort.Media]string{poort.PDF: ".pdf", poort.JPEG: ".jpg", poort.PNG: ".png", poort.Platte: ".txt"}
	return "document" + end[d.Media]
}
