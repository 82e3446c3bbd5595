package poort

import (
	"bytes"
	"encoding/base64"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A decoder reads one way of writing. Its result is read again, so that layers
// on layers come off.
type decoder struct {
	stands func([]byte) bool
	decode func([]byte) []byte
}

var decoders = []decoder{
	{has("<"), withoutTags},
	{has("&"), func(b []byte) []byte { return []byte(html.UnescapeString(string(b))) }},
	{stands("%", percentLoop), unpercent},
	{stands("=", isLoop), unquotedPrintable},
	{stands(`\u`, jsonLoop), unjson},
	{hasHex, unhex},
	{stands(`\`, octaal), unoctal},
	{has("\x00"), unutf16},
	{has("\xfe\xff"), midUTF16},
}

var (
	percentLoop = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	isLoop      = regexp.MustCompile(`=(?:[0-9A-Fa-f]{2}|\r?\n)`)
	jsonLoop    = regexp.MustCompile(`\\u[0-9A-Fa-f]{4}`)
	octaal      = regexp.MustCompile(`\\(?:[0-7]{1,3}|\r?\n)`)
)

func has(teken string) func([]byte) bool {
	return func(b []byte) bool { return bytes.Contains(b, []byte(teken)) }
}

// stands looks for the cheap sign before the expression.
func stands(teken string, loop *regexp.Regexp) func([]byte) bool {
	return func(b []byte) bool { return bytes.Contains(b, []byte(teken)) && loop.Match(b) }
}

// withoutTags leaves out the marks of XML and HTML and keeps what stands
// between them, without a space in their place: a skeleton has no spaces. A
// mark ends at ">" or before the next "<". The text of CDATA stays.
func withoutTags(b []byte) []byte {
	uit := make([]byte, 0, len(b))
	for {
		van := bytes.IndexByte(b, '<')
		if van < 0 {
			return append(uit, b...)
		}
		uit, b = append(uit, b[:van]...), b[van:]
		n := tagLength(b)
		if n == 0 { // a comment that nothing closes: no other is closed either
			return append(uit, bytes.ReplaceAll(b, []byte("<!--"), nil)...)
		}
		b = b[n:]
	}
}

// tagLength gives how many bytes the mark at the start of b takes; 0 for a
// comment without an end.
func tagLength(b []byte) int {
	if bytes.HasPrefix(b, []byte("<![CDATA[")) {
		return len("<![CDATA[")
	}
	if bytes.HasPrefix(b, []byte("<!--")) {
		tot := bytes.Index(b, []byte("-->"))
		if tot < 0 {
			return 0
		}
		return tot + len("-->")
	}
	tot := bytes.IndexAny(b[1:], "<>")
	switch {
	case tot < 0:
		return 1
	case b[1+tot] == '<':
		return 1 // no mark: a sign in the text
	}
	return tot + 2
}

func unpercent(b []byte) []byte {
	return percentLoop.ReplaceAllFunc(b, func(m []byte) []byte {
		uit, err := url.PathUnescape(string(m))
		if err != nil {
			return m
		}
		return []byte(uit)
	})
}

// unquotedPrintable reads quoted-printable (RFC 2045) and the words of mail
// headers (RFC 2047), where an underscore is a space.
func unquotedPrintable(b []byte) []byte {
	return isLoop.ReplaceAllFunc(b, func(m []byte) []byte {
		c, err := strconv.ParseUint(string(m[1:]), 16, 8)
		if err != nil {
			return nil // the end of a soft line
		}
		return []byte{byte(c)}
	})
}

func unjson(b []byte) []byte {
	units := []uint16{}
	var uit []byte
	flush := func() {
		uit = append(uit, string(utf16.Decode(units))...)
		units = units[:0]
	}
	for len(b) > 0 {
		loc := jsonLoop.FindIndex(b)
		if loc == nil {
			break
		}
		if loc[0] > 0 {
			flush()
			uit = append(uit, b[:loc[0]]...)
		}
		c, _ := strconv.ParseUint(string(b[loc[0]+2:loc[1]]), 16, 16)
		units, b = append(units, uint16(c)), b[loc[1]:]
	}
	flush()
	return append(uit, b...)
}

// hexString gives the length of the string in hexadecimal of PDF at the start
// of b, its brackets included; 0 when there is none.
func hexString(b []byte) int {
	cijfers := 0
	for i, c := range b[1:] {
		switch {
		case c == '>' && cijfers >= 6:
			return i + 2
		case c == ' ' || c == '\r' || c == '\n':
		case hexWaarde(c) >= 0:
			cijfers++
		default:
			return 0
		}
	}
	return 0
}

func hexWaarde(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func hasHex(b []byte) bool {
	for {
		van := bytes.IndexByte(b, '<')
		if van < 0 {
			return false
		}
		if b = b[van:]; hexString(b) > 0 {
			return true
		}
		b = b[1:]
	}
}

// unhex reads the strings in hexadecimal of PDF.
func unhex(b []byte) []byte {
	uit := make([]byte, 0, len(b))
	for {
		van := bytes.IndexByte(b, '<')
		if van < 0 {
			return append(uit, b...)
		}
		uit, b = append(uit, b[:van]...), b[van:]
		n := max(1, hexString(b))
		if n > 1 {
			uit = append(uit, hexBytes(b[1:n-1])...)
		} else {
			uit = append(uit, '<')
		}
		b = b[n:]
	}
}

func hexBytes(b []byte) []byte {
	var uit []byte
	hoog := -1
	for _, c := range b {
		w := hexWaarde(c)
		switch {
		case w < 0:
		case hoog < 0:
			hoog = w
		default:
			uit, hoog = append(uit, byte(hoog<<4|w)), -1
		}
	}
	return uit
}

// unoctal reads the escapes in the strings of PDF.
func unoctal(b []byte) []byte {
	return octaal.ReplaceAllFunc(b, func(m []byte) []byte {
		c, err := strconv.ParseUint(string(m[1:]), 8, 8)
		if err != nil {
			return nil
		}
		return []byte{byte(c)}
	})
}

// unutf16 reads UTF-16 in the order that its mark says, or else the one in
// which the zero bytes stand.
func unutf16(b []byte) []byte {
	groot := bytes.HasPrefix(b, []byte{0xfe, 0xff})
	if !groot && !bytes.HasPrefix(b, []byte{0xff, 0xfe}) {
		groot = len(b) > 1 && b[0] == 0
	}
	uit := decodeUTF16(b, groot)
	if bytes.Count(uit, []byte("\ufffd"))*4 > utf8.RuneCount(uit) {
		return nil // it is no UTF-16
	}
	return uit
}

func decodeUTF16(b []byte, groot bool) []byte {
	units := make([]uint16, len(b)/2)
	for i := range units {
		hoog, laag := b[2*i+1], b[2*i]
		if groot {
			hoog, laag = laag, hoog
		}
		units[i] = uint16(hoog)<<8 | uint16(laag)
	}
	return []byte(string(utf16.Decode(units)))
}

// midUTF16 reads each string in UTF-16 that begins with its mark in the midst
// of other text, as the strings of PDF do, up to the next. What follows the
// string becomes nonsense, and stands in the text as it was.
func midUTF16(b []byte) []byte {
	merk := []byte{0xfe, 0xff}
	var uit []byte
	for i, stuk := range bytes.Split(b, merk) {
		if i > 0 {
			uit = append(append(uit, decodeUTF16(stuk, true)...), '\n')
		}
	}
	return uit
}

// minBase64 is how long a run of letters and digits must be to be read as
// base64: nine bytes.
const minBase64 = 12

func base64Teken(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_'
}

// base64Runs gives each run that can be base64. A run goes on over the ends of
// its lines.
func base64Runs(b []byte, run func([]byte)) {
	for i := 0; i < len(b); {
		van := i
		i = endOfRun(b, i)
		if i-van >= minBase64 {
			for next := afterLineEnd(b, i); next > i && next < len(b) && base64Teken(b[next]); next = afterLineEnd(b, i) {
				i = endOfRun(b, next)
			}
			run(b[van:i])
		}
		i++
	}
}

func endOfRun(b []byte, i int) int {
	for i < len(b) && base64Teken(b[i]) {
		i++
	}
	return i
}

// afterLineEnd gives where the next line begins when one ends at i, else i.
func afterLineEnd(b []byte, i int) int {
	if i < len(b) && b[i] == '\r' {
		i++
	}
	if i < len(b) && b[i] == '\n' {
		return i + 1
	}
	return i
}

// unbase64 reads a run of letters and digits as base64, from each of the four
// places where it can begin, and gives what can be read.
func unbase64(m []byte) [][]byte {
	kaal := bytes.Map(func(r rune) rune {
		switch r {
		case '\r', '\n':
			return -1
		case '-':
			return '+'
		case '_':
			return '/'
		}
		return r
	}, m)
	var alle [][]byte
	for van := 0; van < 4 && van+8 <= len(kaal); van++ {
		stuk := kaal[van:]
		if len(stuk)%4 == 1 {
			stuk = stuk[:len(stuk)-1]
		}
		uit, err := base64.RawStdEncoding.DecodeString(string(stuk))
		if err == nil && (leesbaar(uit) || container(uit)) {
			alle = append(alle, uit)
		}
	}
	return alle
}
