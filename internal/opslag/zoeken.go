package opslag

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// term is a keyed hash to find people by.
type term struct {
	veld string
	hash []byte
}

// hashLength is the length of a stored search hash, in bytes: long enough that
// two different texts do not meet.
const hashLength = 16

func (o *Opslag) term(veld dossier.Zoekveld, text string) term {
	return term{string(veld), mac(o.geheim.zoek, string(veld), text)[:hashLength]}
}

// hashes gives the hashes under which a piece is found. A name is found by each
// of its words, exactly and by sound.
func (o *Opslag) hashes(terms []dossier.Zoekterm) []term {
	var out []term
	seen := map[string]bool{}
	add := func(veld dossier.Zoekveld, text string) {
		if mark := string(veld) + "\x1f" + text; text != "" && !seen[mark] {
			seen[mark] = true
			out = append(out, o.term(veld, text))
		}
	}
	for _, z := range terms {
		if z.Veld != dossier.ZoekNaam && z.Veld != dossier.ZoekKlank {
			add(z.Veld, normalise(z.Tekst))
			continue
		}
		for _, word := range words(z.Tekst) {
			add(dossier.ZoekNaam, word)
			add(dossier.ZoekKlank, klank(word))
		}
	}
	return out
}

// searchHashes gives the hashes that must all be found for a search term.
func (o *Opslag) searchHashes(z dossier.Zoekterm) []term {
	var out []term
	switch z.Veld {
	case dossier.ZoekNaam, dossier.ZoekKlank:
		for _, word := range words(z.Tekst) {
			if z.Veld == dossier.ZoekKlank {
				word = klank(word)
			}
			out = append(out, o.term(z.Veld, word))
		}
	default:
		if text := normalise(z.Tekst); text != "" {
			out = append(out, o.term(z.Veld, text))
		}
	}
	return out
}

// normalise keeps small letters without accents and digits.
func normalise(text string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKD.String(strings.ReplaceAll(strings.ToLower(text), "ß", "ss")))
}

// words gives the words of a name that tell people apart: prefixes such as
// "van" are left out, unless there is nothing else.
func words(name string) []string {
	var all, telling []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' }) {
		if w = normalise(w); w == "" {
			continue
		}
		all = append(all, w)
		if !prefix(w) {
			telling = append(telling, w)
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return all
}

func prefix(w string) bool {
	switch w {
	case "van", "von", "de", "den", "der", "het", "ten", "ter", "te", "in", "op", "t", "s", "d", "la", "le", "du", "el", "al", "bin", "ben":
		return true
	}
	return false
}

// sounds are spellings that sound alike in Dutch names, the longer ones first.
// They are stored through the hash, so that a change makes a Herbouw needed.
var sounds = strings.NewReplacer("sch", "s", "ouw", "w", "auw", "w", "ij", "y", "ei", "y", "ey", "y", "ay", "y", "ai", "y",
	"uy", "y", "ui", "y", "ou", "w", "au", "w", "ph", "f", "th", "t", "dt", "t", "ck", "k", "ch", "g", "gh", "g", "kh", "g",
	"dj", "j", "tj", "j", "sj", "s", "sh", "s", "ks", "k", "qu", "k", "c", "k", "q", "k", "x", "k", "z", "s", "v", "f", "d", "t", "b", "p")

// klank gives the sound of a word that was normalised: the first letter group
// and the consonants after it, doubles once.
func klank(word string) string {
	word = sounds.Replace(word)
	var b strings.Builder
	last := rune(0)
	for i, r := range word {
		if r == last || i > 0 && strings.ContainsRune("aeiouyhjw", r) {
			if r != last {
				last = 0
			}
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
