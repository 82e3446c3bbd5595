package dossier_test

import (
	"context"
	"errors"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// A sign that cannot be seen is refused in whatever part of a request it stands:
// what is written under a second law is a part of its own.
func TestEveryPartOfARequestIsReadable(t *testing.T) {
	o := opslagtest.Open(t, databank.SQLite)
	s := nieuweStraat(t, o)
	s.g.Opslag = dossier.Leesbaar(s.g.Opslag)
	b := s.beeld(ilse, s.id)
	note := func(over, text string) dossier.Invoer {
		return dossier.Stuk{Vak: b.VakVoor(over, toegang.SNotitie, gezin.Gewoon), Aard: dossier.AardNotitie, Over: over, Inhoud: []byte(text)}
	}
	for _, texts := range [][2]string{{"a\u202eb", "goed"}, {"goed", "a\u202eb"}} {
		err := s.g.LegVast(context.Background(), dossier.Verzoek{Wie: ilse}, b, nil, note(s.vader, texts[0]), note(s.kind, texts[1]))
		var faults dossier.Tekstfouten
		if !errors.As(err, &faults) {
			t.Errorf("%q gave %v", texts, err)
		}
	}
	for _, n := range s.beeld(ilse, s.id).Stukken {
		if n.Aard == dossier.AardNotitie {
			t.Errorf("%q was recorded", n.Inhoud)
		}
	}
}
