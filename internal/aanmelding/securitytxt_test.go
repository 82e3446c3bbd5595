package aanmelding

import (
	"errors"
	"testing"
	"time"
)

func TestSecurityTxt(t *testing.T) {
	now := time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)
	s, err := LeesSecurityTxt([]byte(`
contact: ["mailto:veilig@voorbeeld.test", "tel:+31-10-0000000"]
verloopt: 2026-12-31
adres: https://wijzer.voorbeeld.test/.well-known/security.txt
beleid: https://voorbeeld.test/melden
`), now)
	if err != nil {
		t.Fatal(err)
	}
	const want = `Contact: mailto:veilig@voorbeeld.test
Contact: tel:+31-10-0000000
Expires: 2026-12-31T00:00:00Z
Preferred-Languages: nl, en
Canonical: https://wijzer.voorbeeld.test/.well-known/security.txt
Policy: https://voorbeeld.test/melden
`
	if got := s.Tekst(now); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := s.Tekst(s.Verloopt); got != "" {
		t.Errorf("when its time is over it says %q", got)
	}
}

func TestSecurityTxtThatIsRefused(t *testing.T) {
	now := time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)
	for text, want := range map[string]error{
		"verloopt: 2026-12-31": ErrTxtContact,
		"contact: [veilig@voorbeeld.test]\nverloopt: 2026-12-31":                             ErrTxtContact,
		"contact: ['http://voorbeeld.test']\nverloopt: 2026-12-31":                           ErrTxtContact,
		"contact: [\"mailto:a@b.test\\nPolicy: x\"]\nverloopt: 2026-12-31":                   ErrTxtContact,
		"contact: ['mailto:a@b.test']":                                                       ErrTxtDatum,
		"contact: ['mailto:a@b.test']\nverloopt: 2026-05-11":                                 ErrTxtDatum,
		"contact: ['mailto:a@b.test']\nverloopt: 2027-05-12":                                 ErrTxtDatum,
		"contact: ['mailto:a@b.test']\nverloopt: 2026-12-31\nbeleid: http://voorbeeld.test/": ErrTxtAdres,
		"contact: ['mailto:a@b.test']\nverloopt: 2026-12-31\ntalen: [\"nl\\nPolicy:\"]":      ErrTxtVorm,
		"contact: ['mailto:a@b.test']\nverloopt: 2026-12-31\nonbekend: x":                    ErrTxtVorm,
		"geheim: [": ErrTxtVorm,
	} {
		if _, err := LeesSecurityTxt([]byte(text), now); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}
