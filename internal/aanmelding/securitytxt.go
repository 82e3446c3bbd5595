package aanmelding

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// SecurityTxt says where someone who found a weakness can tell it: the file
// security.txt of RFC 9116.
type SecurityTxt struct {
	Contact  []string  `yaml:"contact"`  // addresses in the order of preference: mailto:, https: or tel:
	Verloopt time.Time `yaml:"verloopt"` // after this moment the file says nothing
	Talen    []string  `yaml:"talen"`    // language tags; empty: nl and en
	Adres    string    `yaml:"adres"`    // where this file stands: https://…/.well-known/security.txt
	Beleid   string    `yaml:"beleid"`   // the policy for who reports; may be empty
	Sleutel  string    `yaml:"sleutel"`  // a key to encrypt with; may be empty
	Dank     string    `yaml:"dank"`     // who reported before; may be empty
}

// SecurityTxtFout says what is wrong with the settings of security.txt.
type SecurityTxtFout struct{ Code, Tekst string }

// Error gives the Dutch sentence.
func (f *SecurityTxtFout) Error() string { return f.Tekst }

// What can be wrong.
var (
	ErrTxtVorm    = &SecurityTxtFout{"securitytxt-onjuist", "het bestand van --security-txt klopt niet: gebruik alleen contact, verloopt, talen, adres, beleid, sleutel en dank"}
	ErrTxtContact = &SecurityTxtFout{"securitytxt-contact", "geef in het bestand van --security-txt bij contact ten minste één adres dat begint met mailto:, https: of tel:"}
	ErrTxtDatum   = &SecurityTxtFout{"securitytxt-verloopt", "geef in het bestand van --security-txt bij verloopt een dag in de toekomst, minder dan een jaar vooruit"}
	ErrTxtAdres   = &SecurityTxtFout{"securitytxt-adres", "schrijf in het bestand van --security-txt de adressen met https:"}
)

// LeesSecurityTxt reads the settings from YAML and checks them at a moment.
func LeesSecurityTxt(tekst []byte, nu time.Time) (*SecurityTxt, error) {
	var s SecurityTxt
	d := yaml.NewDecoder(bytes.NewReader(tekst))
	d.KnownFields(true)
	if d.Decode(&s) != nil {
		return nil, ErrTxtVorm
	}
	if len(s.Contact) == 0 {
		return nil, ErrTxtContact
	}
	for _, c := range s.Contact {
		if !txtAddress(c, "mailto", "https", "tel") {
			return nil, ErrTxtContact
		}
	}
	if !s.Verloopt.After(nu) || s.Verloopt.After(nu.AddDate(1, 0, 0)) { // RFC 9116 section 2.5.5
		return nil, ErrTxtDatum
	}
	for _, c := range []string{s.Adres, s.Beleid, s.Sleutel, s.Dank} {
		if c != "" && !txtAddress(c, "https") {
			return nil, ErrTxtAdres
		}
	}
	if strings.ContainsFunc(strings.Join(s.Talen, ""), func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) {
		return nil, ErrTxtVorm
	}
	return &s, nil
}

// txtAddress tells whether a text is one address with one of the schemes: no
// line can be added to the file through it.
func txtAddress(adres string, schemes ...string) bool {
	u, err := url.Parse(adres)
	if err != nil || strings.ContainsFunc(adres, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return false
	}
	for _, s := range schemes {
		if u.Scheme == s && (u.Opaque != "" || u.Host != "") {
			return true
		}
	}
	return false
}

// Tekst gives the file; empty where its time is over: what is old is worse than
// nothing (RFC 9116 section 2.5.5).
func (s *SecurityTxt) Tekst(nu time.Time) string {
	if !nu.Before(s.Verloopt) {
		return ""
	}
	talen := s.Talen
	if len(talen) == 0 {
		talen = []string{"nl", "en"}
	}
	var b strings.Builder
	for _, c := range s.Contact {
		b.WriteString("Contact: " + c + "\n")
	}
	for _, line := range [][2]string{{"Expires", s.Verloopt.UTC().Format(time.RFC3339)}, {"Encryption", s.Sleutel}, {"Acknowledgments", s.Dank},
		{"Preferred-Languages", strings.Join(talen, ", ")}, {"Canonical", s.Adres}, {"Policy", s.Beleid}} {
		if line[1] != "" {
			b.WriteString(line[0] + ": " + line[1] + "\n")
		}
	}
	return b.String()
}
