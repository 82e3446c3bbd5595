package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// The limits of a form with a file.
const (
	// maxUpload is how much is read of it at most, in bytes. What is over the limit
	// of a file is read and thrown away, so that the browser gets the page that
	// says so; of what is over this, it sees that the connection ends.
	maxUpload = 64 << 20
	// maxVelden is how many fields it has at most.
	maxVelden = 20
	// uploadTijd is how long it may take: 10 MB over a slow telephone.
	uploadTijd = 5 * time.Minute
)

// bestandNaam is the name of the field with the file.
const bestandNaam = "bestand"

// leesBestand reads a form with a file, one part after another; it keeps of the
// file as much as is allowed and one byte more, so that its size can be judged.
// The other fields come in r.PostForm, with the hash of the file: the same form
// with another file is another request. A form without a file gives an empty one.
func (v *verzoek) leesBestand() (dossier.Bestand, error) {
	var file dossier.Bestand
	if !isMultipart(v.r) {
		return file, nil
	}
	control, until := http.NewResponseController(v.w), time.Now().Add(uploadTijd)
	_ = control.SetReadDeadline(until) // where a server cannot, its usual limits hold
	_ = control.SetWriteDeadline(until)
	parts, err := v.r.MultipartReader()
	if err != nil {
		return file, errFormulier
	}
	form, left, seen := url.Values{}, int64(maxForm), false
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || n >= maxVelden {
			return file, errFormulier
		}
		if part.FormName() == bestandNaam {
			if seen {
				return file, errFormulier // one file at a time
			}
			seen = true
			file.Naam = part.FileName()
			if file.Inhoud, err = readFile(part); err != nil {
				return file, errFormulier
			}
			continue
		}
		value, err := io.ReadAll(io.LimitReader(part, left+1))
		if left -= int64(len(value)); err != nil || left < 0 || !isTekst(part.FormName()) || !isTekst(string(value)) {
			return file, errFormulier
		}
		form.Add(part.FormName(), string(value))
	}
	sum := sha256.Sum256(file.Inhoud)
	form.Set("bestand-sha256", hex.EncodeToString(sum[:]))
	v.r.PostForm = form
	return file, nil
}

// readFile keeps what a file may be, and one byte more; the rest is read past. What
// is over the limit of the request is simply too large.
func readFile(part *multipart.Part) ([]byte, error) {
	var kept bytes.Buffer
	if _, err := io.Copy(&kept, io.LimitReader(part, dossier.MaxBijlage+1)); err != nil {
		return nil, err
	}
	_, err := io.Copy(io.Discard, part)
	return kept.Bytes(), err
}
