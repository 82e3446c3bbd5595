package aanmelding

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// WachtwoordMinst is the least length of a password in characters. There are no
// rules about capitals, digits or signs, and a password does not grow old: NIST
// SP 800-63B section 3.1.1.2 advises against both, because people then choose
// what is easier to guess.
const WachtwoordMinst = 12

// WachtwoordMeest is the greatest length that is taken.
const WachtwoordMeest = 200

// WachtwoordFout says what is wrong with a new password.
type WachtwoordFout struct{ Code, Tekst string }

// Error gives the Dutch sentence.
func (f *WachtwoordFout) Error() string { return f.Tekst }

// What can be wrong with a new password.
var (
	ErrKort   = &WachtwoordFout{"WACHTWOORD-KORT", "Kies een wachtwoord van ten minste 12 tekens. Een zin van een paar woorden mag ook."}
	ErrLang   = &WachtwoordFout{"WACHTWOORD-LANG", "Kies een wachtwoord van ten hoogste 200 tekens."}
	ErrRaden  = &WachtwoordFout{"WACHTWOORD-RADEN", "Dit wachtwoord is makkelijk te raden. Kies een ander, bijvoorbeeld vier woorden die niets met elkaar te maken hebben."}
	ErrNaam   = &WachtwoordFout{"WACHTWOORD-NAAM", "Kies een wachtwoord waar uw gebruikersnaam niet in staat."}
	ErrZelfde = &WachtwoordFout{"WACHTWOORD-ZELFDE", "Kies een ander wachtwoord dan u nu heeft."}
)

// KeurWachtwoord tells what is wrong with a new password for someone who signs
// in with a name; nil where it may be used.
func KeurWachtwoord(woord, aanmeld string) *WachtwoordFout {
	switch {
	case utf8.RuneCountInString(woord) < WachtwoordMinst:
		return ErrKort
	case utf8.RuneCountInString(woord) > WachtwoordMeest:
		return ErrLang
	case containsName(woord, aanmeld):
		return ErrNaam
	case easy(woord):
		return ErrRaden
	}
	return nil
}

// containsName tells whether the sign-in name, or the part of it before an @,
// stands in the password. A name of two letters is in too many words to count.
func containsName(woord, aanmeld string) bool {
	aanmeld = strings.ToLower(strings.TrimSpace(aanmeld))
	local, _, _ := strings.Cut(aanmeld, "@")
	return utf8.RuneCountInString(local) > 2 && strings.Contains(strings.ToLower(woord), local)
}

// gewoon are the pieces of which passwords that are guessed first are made: the
// words of published lists of much used passwords, the Dutch ones that people
// make under a duty to change (season, month and year), and the words of this
// work and this program. It is our own short list, not a list of leaked
// passwords.
func gewoon() []string {
	return strings.Fields(`
		wachtwoord password passwort welkom welcome geheim secret admin beheer beheerder gebruiker test proef demo letmein
		qwerty qwertyuiop azerty asdf asdfgh asdfghjkl zxcv zxcvbnm iloveyou ikhouvanjou hallo hoi inloggen aanmelden login
		lente zomer herfst winter voorjaar najaar januari februari maart april mei juni juli augustus september oktober november december
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
		gemeente wijkteam wijzer gezin jeugd jeugdwet wmo zorg indicatie rotterdam amsterdam utrecht denhaag nederland holland
		feyenoord ajax psv sparta voetbal monkey dragon master football baseball sunshine princess shadow superman`)
}

// easy tells whether a password is made of nothing but pieces that are guessed
// first, digits, signs and one repeated thing.
func easy(woord string) bool {
	text := strings.ToLower(woord)
	pieces := gewoon() // one that holds another comes before it
	slices.SortStableFunc(pieces, func(a, b string) int { return len(b) - len(a) })
	for _, piece := range pieces {
		text = strings.ReplaceAll(text, piece, "")
	}
	text = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r > 127 {
			return r
		}
		return -1
	}, text)
	return distinct(text) < 4 && !mixed(woord)
}

// mixed tells whether what is not a letter is itself many different things, as
// in a drawn password of digits.
func mixed(woord string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return -1
		}
		return r
	}, woord)
	return len(digits) >= WachtwoordMinst && distinct(digits) >= 8 && !rising(digits)
}

// rising tells whether characters mostly follow each other up or down.
func rising(s string) bool {
	n := 0
	for i := 1; i < len(s); i++ {
		if d := int(s[i]) - int(s[i-1]); d == 1 || d == -1 || s[i] == '0' && s[i-1] == '9' {
			n++
		}
	}
	return 2*n > len(s)
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}
