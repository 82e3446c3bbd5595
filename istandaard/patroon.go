package istandaard

import "strings"

// past reports whether a text has the form. White space is that of XML: space,
// tab and line ends.
func (p Patroon) past(s string) bool {
	switch p {
	case PatroonGevuld:
		return spatieloos(s) != "" && !strings.ContainsAny(s, "\r\n")
	case PatroonInhoud:
		return spatieloos(s) != ""
	case PatroonCijfers:
		return alleCijfers(s)
	case PatroonAgb:
		return len(s) == 8 && alleCijfers(s)
	case PatroonBsn:
		return len(s) == 9 && alleCijfers(s)
	case PatroonGemeente:
		return len(s) == 4 && alleCijfers(s)
	case PatroonLetters:
		return s != "" && strings.IndexFunc(s, geenLetter) < 0
	case PatroonVersie:
		return isVersie(s)
	case PatroonLetterCijfer:
		return s != "" && strings.IndexFunc(s, geenLetterCijfer) < 0
	default:
		return true
	}
}

func (p Patroon) zin() string {
	switch p {
	case PatroonGevuld:
		return "Dit element moet tekst op één regel bevatten, niet alleen spaties."
	case PatroonInhoud:
		return "Dit element moet tekst bevatten, niet alleen spaties."
	case PatroonCijfers:
		return "Dit element mag alleen cijfers bevatten."
	case PatroonAgb:
		return "Een AGB-code heeft precies 8 cijfers."
	case PatroonBsn:
		return "Een burgerservicenummer heeft precies 9 cijfers."
	case PatroonGemeente:
		return "Een gemeentecode heeft precies 4 cijfers."
	case PatroonLetters:
		return "Voorletters zijn alleen letters, zonder punten of spaties."
	case PatroonVersie:
		return "Een versie bestaat uit drie getallen met punten, zoals 1.0.0."
	case PatroonLetterCijfer:
		return "Dit nummer mag alleen letters en cijfers bevatten."
	default:
		return "Dit element heeft niet de goede vorm."
	}
}

// geenLetter follows the range of the schema, which runs from À to ỳ and so
// holds two signs that are no letters (× and ÷).
func geenLetter(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < 'À' || r > 'ỳ')
}

func geenLetterCijfer(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
}

func isVersie(s string) bool {
	delen := strings.Split(s, ".")
	if len(delen) != 3 {
		return false
	}
	for _, d := range delen {
		if d == "" || !alleCijfers(d) || len(d) > 1 && d[0] == '0' {
			return false
		}
	}
	return true
}
