package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const afzenderGoed = `naam: Gemeente Voorbeeld
regels: ["Postbus 1, 1000 AA Voorbeeld"]
retour: "Retour: Postbus 1, 1000 AA Voorbeeld"
vragen: "Bel 0600 000 001"
bezwaar: "het college, Postbus 1, 1000 AA Voorbeeld"
namens: "het college van burgemeester en wethouders van Voorbeeld"
`

func TestLeesAfzender(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"good", afzenderGoed, ""},
		{"no place for an objection", strings.Replace(afzenderGoed, "bezwaar:", "ondersteuning:", 1), "afzender-onvolledig"},
		{"an unknown field", afzenderGoed + "kleur: rood\n", "afzender-onjuist"},
		{"not YAML", "naam: [", "afzender-onjuist"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "afzender.yaml")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			a, namens, err := leesAfzender(path)
			var fault *opslagError
			switch {
			case c.code == "" && (err != nil || a.Naam != "Gemeente Voorbeeld" || namens == ""):
				t.Errorf("%+v, %q, %v", a, namens, err)
			case c.code != "" && (!errors.As(err, &fault) || fault.code != c.code):
				t.Errorf("error %v, want %s", err, c.code)
			}
		})
	}
	if _, _, err := leesAfzender(filepath.Join(t.TempDir(), "niets")); err == nil {
		t.Error("a file that is not there was read")
	}
}

// TestZegelIsMadeOnce: every process after the first reads the same key.
func TestZegelIsMadeOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zegel")
	first, err := leesZegel(path, rand.Reader)
	if err != nil || len(first) != zegelLengte {
		t.Fatalf("%d bytes, %v", len(first), err)
	}
	again, err := leesZegel(path, rand.Reader)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("another key the second time: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the key: %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(path, []byte("kort"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := leesZegel(path, rand.Reader); err == nil {
		t.Error("a key that is too short was taken")
	}
}
