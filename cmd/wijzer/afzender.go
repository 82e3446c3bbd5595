package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/internal/brief"
)

// afzenderBestand is the file that says who sends the letters. Every field is
// needed but ondersteuning: a letter that cannot say where an objection goes is
// not complete (Awb 3:45).
type afzenderBestand struct {
	Naam          string   `yaml:"naam"`
	Regels        []string `yaml:"regels"`
	Retour        string   `yaml:"retour"`
	Vragen        string   `yaml:"vragen"`
	Bezwaar       string   `yaml:"bezwaar"`
	Ondersteuning string   `yaml:"ondersteuning"`
	Namens        string   `yaml:"namens"`
}

// leesAfzender reads who sends the letters and on whose behalf decisions are
// signed. Without a file there is none, and the pages of letters say so.
func leesAfzender(path string) (a brief.Afzender, namens string, err error) {
	if path == "" {
		return a, "", nil
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return a, "", opslagFout("afzender-onleesbaar", "het bestand van --afzender is niet te lezen")
	}
	var f afzenderBestand
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if d.Decode(&f) != nil {
		return a, "", opslagFout("afzender-onjuist", "het bestand van --afzender klopt niet: gebruik alleen naam, regels, retour, vragen, bezwaar, ondersteuning en namens")
	}
	if leeg := f.leeg(); len(leeg) > 0 {
		return a, "", opslagFout("afzender-onvolledig", "vul in het bestand van --afzender ook in: "+strings.Join(leeg, ", "))
	}
	return brief.Afzender{Naam: f.Naam, Regels: f.Regels, Retour: f.Retour, Vragen: f.Vragen, Bezwaar: f.Bezwaar,
		Ondersteuning: f.Ondersteuning}, f.Namens, nil
}

// leeg names the fields that are missing.
func (f *afzenderBestand) leeg() (names []string) {
	for _, field := range []struct{ name, value string }{
		{"naam", f.Naam}, {"regels", strings.Join(f.Regels, "")}, {"retour", f.Retour}, {"vragen", f.Vragen},
		{"bezwaar", f.Bezwaar}, {"namens", f.Namens},
	} {
		if strings.TrimSpace(field.value) == "" {
			names = append(names, field.name)
		}
	}
	return names
}

// zegelLengte is the length of the key between gate and outbox, in bytes.
const zegelLengte = 32

// leesZegel reads the key that seals what waits in the outbox. All processes of
// one installation need the same; the first one makes it.
func leesZegel(path string, random io.Reader) ([]byte, error) {
	path = filepath.Clean(path)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return maakZegel(path, random)
	}
	if err != nil {
		return nil, opslagFout("zegel-onleesbaar", "het bestand van --zegel is niet te lezen")
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != zegelLengte {
		return nil, opslagFout("zegel-onjuist", "in het bestand van --zegel hoort één regel met 64 tekens van 0 tot en met f")
	}
	return key, nil
}

// maakZegel writes a new key; where another process was first, its key counts.
func maakZegel(path string, random io.Reader) ([]byte, error) {
	key := make([]byte, zegelLengte)
	if _, err := io.ReadFull(random, key); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return leesZegel(path, random)
	}
	if err != nil {
		return nil, opslagFout("zegel-onschrijfbaar", "het bestand van --zegel is niet te maken: kijk of de map bestaat en of Wijzer er mag schrijven")
	}
	_, err = f.WriteString(hex.EncodeToString(key) + "\n")
	return key, errors.Join(err, f.Close())
}
