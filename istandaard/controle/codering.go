package controle

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The standard asks UTF-8 without byte order mark (OP192). XML lets a file also
// be UTF-16, or name another encoding in its first line. Those that need no
// table are read all the same, so that the sender hears about his message; the
// result then says that the file should have been UTF-8.

var (
	foutCodering   = &vormfout{"XML-CODERING", "Deze tekenset kan niet gelezen worden. Sla het bestand op als UTF-8 (OP192)."}
	foutVerklaring = &vormfout{"XML-VERKLARING", "De eerste regel (<?xml …?>) klopt niet. Schrijf: <?xml version=\"1.0\" encoding=\"UTF-8\"?>"}
)

// proloog finds the encoding of the file and reads the XML declaration.
func (l *lezer) proloog() error {
	if err := l.vul(); err != nil {
		return err
	}
	b := l.buf[:l.eind]
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		l.pos, l.bom = 3, true
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return foutCodering // UTF-32
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return l.alsUTF16(2, 1)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return l.alsUTF16(2, 0)
	case bytes.HasPrefix(b, []byte{'<', 0, '?', 0}):
		return l.alsUTF16(0, 1)
	case bytes.HasPrefix(b, []byte{0, '<', 0, '?'}):
		return l.alsUTF16(0, 0)
	}
	naam, err := l.verklaring()
	if err != nil {
		return err
	}
	return l.kies(naam)
}

// kies sets the reader to the encoding that the declaration names.
func (l *lezer) kies(naam string) error {
	switch strings.ToLower(naam) {
	case "", "utf-8", "utf8":
		return nil
	case "us-ascii", "ascii":
		l.codering = "US-ASCII"
		return l.door(l.pos, &smal{hoogste: 0x7F})
	case "iso-8859-1", "latin1", "latin-1":
		l.codering = "ISO-8859-1"
		return l.door(l.pos, &smal{hoogste: 0xFF})
	case "windows-1252", "cp1252":
		l.codering = "Windows-1252"
		return l.door(l.pos, &smal{hoogste: 0xFF, anders: windows1252})
	}
	return foutCodering
}

func (l *lezer) alsUTF16(vanaf, hoog int) error {
	l.codering, l.bom = "UTF-16", vanaf > 0
	if err := l.door(vanaf, &utf16Lezer{hoog: hoog}); err != nil {
		return err
	}
	_, err := l.verklaring()
	return err
}

// vertaler turns another encoding into UTF-8.
type vertaler interface {
	io.Reader
	van(io.Reader)
}

// door reads the rest of the file, from a place in the window, through v.
func (l *lezer) door(vanaf int, v vertaler) error {
	v.van(io.MultiReader(bytes.NewReader(bytes.Clone(l.buf[vanaf:l.eind])), l.bron))
	l.telTot(vanaf)
	l.weg += int64(vanaf)
	l.bron, l.op, l.pos, l.eind, l.geteld = v, false, 0, 0, 0
	return l.vul()
}

// verklaring reads the XML declaration, where there is one, and gives the
// encoding it names. The order of its parts is fixed.
func (l *lezer) verklaring() (codering string, err error) {
	b := l.buf[l.pos:l.eind]
	if !bytes.HasPrefix(b, []byte("<?xml")) || len(b) < 6 || !isWit(b[5]) {
		return "", nil
	}
	eind := bytes.Index(b, []byte("?>"))
	if eind < 0 {
		return "", foutVerklaring
	}
	rest := b[5:eind]
	versie, rest, ok := deel(rest, "version")
	if !ok || len(versie) < 3 || !strings.HasPrefix(versie, "1.") || strings.Trim(versie[2:], "0123456789") != "" {
		return "", foutVerklaring
	}
	codering, rest, ok = deel(rest, "encoding")
	if ok && codering == "" {
		return "", foutVerklaring
	}
	alleen, na, ok := deel(rest, "standalone")
	if ok {
		rest = na
	}
	if ok && alleen != "yes" && alleen != "no" || !alleenWit(rest) {
		return "", foutVerklaring
	}
	l.pos += eind + len("?>")
	return codering, nil
}

// deel reads one part of the XML declaration, white space and name="value"; it
// gives the rest unchanged where that part does not come first.
func deel(b []byte, naam string) (waarde string, rest []byte, ok bool) {
	na := bytes.TrimLeft(b, " \t\r\n")
	if len(na) == len(b) || !bytes.HasPrefix(na, []byte(naam)) {
		return "", b, false
	}
	na = bytes.TrimLeft(na[len(naam):], " \t\r\n")
	if len(na) == 0 || na[0] != '=' {
		return "", b, false
	}
	na = bytes.TrimLeft(na[1:], " \t\r\n")
	if len(na) == 0 || na[0] != '"' && na[0] != '\'' {
		return "", b, false
	}
	eind := bytes.IndexByte(na[1:], na[0])
	if eind < 0 {
		return "", b, false
	}
	return string(na[1 : 1+eind]), na[eind+2:], true
}

// windows1252 is what Windows-1252 has from 0x80 to 0x9F in place of ISO-8859-1;
// U+FFFD is no character.
var windows1252 = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")

// smal turns an encoding of one byte for each character into UTF-8: US-ASCII,
// ISO-8859-1, or the latter with other characters from 0x80 on.
type smal struct {
	bron    io.Reader
	hoogste byte
	anders  []rune
	rest    []byte
	ruw     [4096]byte
	uit     [3 * 4096]byte
}

func (v *smal) van(r io.Reader) { v.bron = r }

func (v *smal) Read(p []byte) (int, error) {
	if len(v.rest) == 0 {
		n, err := v.bron.Read(v.ruw[:])
		if n == 0 {
			return 0, err
		}
		v.rest = v.uit[:0]
		for _, c := range v.ruw[:n] {
			r := rune(c)
			if i := int(c) - 0x80; i >= 0 && i < len(v.anders) {
				r = v.anders[i]
			}
			if c > v.hoogste || r == utf8.RuneError {
				return 0, foutCodering
			}
			v.rest = utf8.AppendRune(v.rest, r)
		}
	}
	n := copy(p, v.rest)
	v.rest = v.rest[n:]
	return n, nil
}

// utf16Lezer turns UTF-16 into UTF-8; hoog is the place of the high byte.
type utf16Lezer struct {
	bron io.Reader
	hoog int
	rest []byte
	ruw  [4096]byte
	over int // bytes at the front of ruw that wait for the rest of a character
	uit  [8192]byte
	fout error
}

func (v *utf16Lezer) van(r io.Reader) { v.bron = r }

func (v *utf16Lezer) Read(p []byte) (int, error) {
	for len(v.rest) == 0 {
		if v.fout != nil {
			return 0, v.fout
		}
		n, err := v.bron.Read(v.ruw[v.over:])
		v.fout = err
		if err == io.EOF && v.over+n > 0 && (v.over+n)%2 == 1 {
			v.fout = foutCodering
		}
		v.vertaal(v.over + n)
	}
	n := copy(p, v.rest)
	v.rest = v.rest[n:]
	return n, nil
}

func (v *utf16Lezer) eenheid(i int) rune {
	return rune(v.ruw[i+v.hoog])<<8 | rune(v.ruw[i+1-v.hoog])
}

// vertaal turns the first n bytes of ruw into UTF-8 and keeps what is not a
// whole character yet.
func (v *utf16Lezer) vertaal(n int) {
	v.rest = v.uit[:0]
	i := 0
	for ; i+1 < n; i += 2 {
		r := v.eenheid(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= n {
				if v.fout == io.EOF {
					v.fout = foutCodering
				}
				break
			}
			if r = utf16.DecodeRune(r, v.eenheid(i+2)); r == utf8.RuneError {
				v.fout = foutCodering
				return
			}
			i += 2
		}
		v.rest = utf8.AppendRune(v.rest, r)
	}
	v.over = copy(v.ruw[:], v.ruw[i:n])
}
