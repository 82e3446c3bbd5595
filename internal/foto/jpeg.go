package foto

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG (T.81, table B.1).
const (
	sof0  = 0xc0 // to 0xcf: frames, and the tables for them
	jpgR  = 0xc8 // reserved
	sofF  = 0xcf
	dht   = 0xc4
	dac   = 0xcc
	soi   = 0xd8
	eoi   = 0xd9
	sos   = 0xda
	dqt   = 0xdb
	dnl   = 0xdc
	dri   = 0xdd
	rst0  = 0xd0
	rst7  = 0xd7
	app0  = 0xe0
	app1  = 0xe1
	app2  = 0xe2
	app14 = 0xee
	app15 = 0xef
	com   = 0xfe
)

// maxSegment is how many bytes a segment holds at most, after its length.
const maxSegment = 0xffff - 2

// JPEG gives a JPEG file without what is no picture: no Exif, XMP, IPTC, comment,
// small copy or maker's note, and nothing after its end, such as a film or a second
// photo. Kept are the picture, the resolution (JFIF), how colours are packed
// (Adobe), a colour profile without its texts, and in an Exif block of our own
// which side is up. ErrVorm where the file cannot be walked to its end.
func JPEG(b []byte) ([]byte, error) {
	j := jpegFile{stand: rechtop}
	if err := j.walk(b); err != nil {
		return nil, err
	}
	return j.write(), nil
}

// jpegFile is what is kept of one.
type jpegFile struct {
	jfif, adobe []byte
	exif        bool // an Exif block was seen: the first one counts
	stand       uint16
	icc         iccParts
	frame, scan bool
	picture     []byte // frame, tables and scans, as they were
}

func (j *jpegFile) walk(b []byte) error {
	if !bytes.HasPrefix(b, []byte{0xff, soi}) {
		return ErrVorm
	}
	b = b[2:]
	for {
		m, tail, ok := nextMarker(b)
		if !ok {
			return ErrVorm
		}
		if m == eoi {
			if !j.scan {
				return ErrVorm
			}
			return nil
		}
		if len(tail) < 2 {
			return ErrVorm
		}
		n := int(binary.BigEndian.Uint16(tail))
		if n < 2 || n > len(tail) {
			return ErrVorm
		}
		data := tail[2:n]
		b = tail[n:]
		if err := j.segment(m, data); err != nil {
			return err
		}
		if m == sos {
			n := scanLength(b)
			j.picture, b = append(j.picture, b[:n]...), b[n:]
		}
	}
}

// nextMarker finds the next marker as decoders do: over stray and fill bytes, which
// are no part of the picture.
func nextMarker(b []byte) (m byte, tail []byte, ok bool) {
	for i := 0; i+1 < len(b); i++ {
		if b[i] == 0xff && b[i+1] != 0xff && b[i+1] != 0 {
			return b[i+1], b[i+2:], true
		}
	}
	return 0, nil, false
}

// scanLength tells where the data of a scan end: at the first marker that is no
// restart (T.81 B.1.1.2, B.1.1.5).
func scanLength(b []byte) int {
	for i := 0; i < len(b); i++ {
		if b[i] != 0xff {
			continue
		}
		next := i + 1
		for next < len(b) && b[next] == 0xff {
			next++
		}
		if next == len(b) || b[next] != 0 && (b[next] < rst0 || b[next] > rst7) {
			return i
		}
		i = next
	}
	return len(b)
}

// segment takes over what is kept of a segment. A marker that no decoder knows is a
// fault: what it is for cannot be said.
func (j *jpegFile) segment(m byte, data []byte) error {
	switch {
	case m >= app0 && m <= app15:
		return j.app(m, data)
	case m == com:
		return nil
	case m == dht || m == dac || m == dqt || m == dnl || m == dri:
	case m >= sof0 && m <= sofF && m != jpgR:
		if j.frame {
			return ErrVorm
		}
		j.frame = true
	case m == sos && j.frame:
		j.scan = true
	default:
		return ErrVorm
	}
	j.picture = appendSegment(j.picture, m, data)
	return nil
}

// app takes over what is kept of an application segment. What says how to read the
// colours stands before the picture: after it, decoders differ.
func (j *jpegFile) app(m byte, data []byte) error {
	jfif, adobe := m == app0 && bytes.HasPrefix(data, []byte("JFIF\x00")), m == app14 && bytes.HasPrefix(data, []byte("Adobe")) && len(data) >= 12
	switch {
	case (jfif || adobe) && j.scan, jfif && len(data) < 14:
		return ErrVorm
	case jfif: // without the small copy that can stand behind it
		j.jfif = append(bytes.Clone(data[:12]), 0, 0)
	case adobe:
		j.adobe = bytes.Clone(data[:12])
	case m == app1 && len(data) >= 6 && bytes.HasPrefix(data, []byte("Exif\x00")) && !j.exif:
		j.exif, j.stand = true, stand(data[6:])
	case m == app2 && bytes.HasPrefix(data, []byte(iccMark)):
		j.icc.add(data[len(iccMark):])
	}
	return nil
}

func (j *jpegFile) write() []byte {
	out := []byte{0xff, soi}
	if j.jfif != nil {
		out = appendSegment(out, app0, j.jfif)
	}
	if j.stand != rechtop {
		out = appendSegment(out, app1, append([]byte("Exif\x00\x00"), exif(j.stand)...))
	}
	for _, part := range j.icc.clean() {
		out = appendSegment(out, app2, part)
	}
	if j.adobe != nil {
		out = appendSegment(out, app14, j.adobe)
	}
	out = append(out, j.picture...)
	return append(out, 0xff, eoi)
}

func appendSegment(out []byte, m byte, data []byte) []byte {
	out = append(out, 0xff, m)
	out = binary.BigEndian.AppendUint16(out, uint16(len(data)+2))
	return append(out, data...)
}

// iccMark begins a segment with a part of a colour profile; its number and how many
// there are follow, a byte each (ICC.1, annex B.4).
const iccMark = "ICC_PROFILE\x00"

// iccParts is a colour profile in parts.
type iccParts struct {
	parts map[byte][]byte
	of    byte
	bad   bool
}

func (p *iccParts) add(data []byte) {
	if len(data) < 2 || data[0] == 0 || p.parts[data[0]] != nil || p.parts != nil && data[1] != p.of {
		p.bad = true
		return
	}
	if p.parts == nil {
		p.parts = map[byte][]byte{}
	}
	p.parts[data[0]], p.of = data[2:], data[1]
}

// clean gives the segments of the profile without its texts; none where it cannot
// be read, as decoders do.
func (p *iccParts) clean() [][]byte {
	if p.bad || len(p.parts) != int(p.of) {
		return nil
	}
	var whole []byte
	for i := range int(p.of) {
		part, ok := p.parts[byte(i+1)]
		if !ok {
			return nil
		}
		whole = append(whole, part...)
	}
	const room = maxSegment - len(iccMark) - 2
	whole = profiel(whole)
	n := (len(whole) + room - 1) / room
	if n > 0xff {
		return nil
	}
	var out [][]byte
	for i := range n {
		part := append([]byte(iccMark), byte(i+1), byte(n))
		out = append(out, append(part, whole[i*room:min(len(whole), (i+1)*room)]...))
	}
	return out
}
