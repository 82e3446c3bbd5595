package foto

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// The form of a colour profile (ICC.1, clause 7).
const (
	iccHead  = 128
	iccEntry = 12
	// iccMost is how many tags a profile has at most. Own choice: those of screens
	// have about twenty.
	iccMost = 128
)

// profiel gives a colour profile with what colours need and no more: a profile of a
// screen holds the name that its owner gave it, its serial number and the day on
// which it was set. The texts that a profile must have are ours. Nil where it cannot
// be read, or has nothing that colours need.
func profiel(b []byte) []byte {
	if len(b) < iccHead+4 || string(b[36:40]) != "acsp" {
		return nil
	}
	n := int(min(binary.BigEndian.Uint32(b[iccHead:]), iccMost+1))
	if n > iccMost || len(b) < iccHead+4+n*iccEntry {
		return nil
	}
	out := iccFile{v4: b[8] >= 4}
	out.add("desc", out.text("desc"))
	out.add("cprt", out.text("text"))
	for i := range n {
		entry := b[iccHead+4+i*iccEntry:]
		name, at, size := string(entry[:4]), int64(binary.BigEndian.Uint32(entry[4:])), int64(binary.BigEndian.Uint32(entry[8:]))
		if at+size > int64(len(b)) {
			return nil
		}
		if data := b[at : at+size]; colourTag(name, data) && !out.has(name) {
			out.add(name, data)
		}
	}
	if len(out.tags) == 2 {
		return nil
	}
	return out.write(b[:iccHead])
}

// colourTag tells whether a tag says how colours look, by its name and by the type
// of what it holds: numbers, curves, tables.
func colourTag(name string, data []byte) bool {
	names := []string{"rXYZ", "gXYZ", "bXYZ", "wtpt", "bkpt", "lumi", "chad", "rTRC", "gTRC", "bTRC", "kTRC", "cicp",
		"A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt"}
	types := []string{"XYZ ", "sf32", "curv", "para", "cicp", "mft1", "mft2", "mAB ", "mBA "}
	return len(data) >= 8 && slices.Contains(names, name) && slices.Contains(types, string(data[:4]))
}

// iccFile is a profile that is made.
type iccFile struct {
	v4   bool
	tags []iccTag
}

type iccTag struct {
	name string
	data []byte
}

func (f *iccFile) add(name string, data []byte) { f.tags = append(f.tags, iccTag{name, data}) }

func (f *iccFile) has(name string) bool {
	return slices.ContainsFunc(f.tags, func(t iccTag) bool { return t.name == name })
}

// text gives a tag with our one text, in the type of its version: mluc since
// version 4, and a type per tag before.
func (f *iccFile) text(old string) []byte {
	const ours = "Kleuren"
	long := func(b []byte, n int) []byte { return binary.BigEndian.AppendUint32(b, uint32(n)) }
	if f.v4 { // 10.15: one record of 12 bytes, in English of the US as examples have it
		out := long(long([]byte("mluc\x00\x00\x00\x00"), 1), 12)
		out = long(long(append(out, "enUS"...), 2*len(ours)), 28)
		for _, u := range utf16.Encode([]rune(ours)) {
			out = binary.BigEndian.AppendUint16(out, u)
		}
		return out
	}
	out := []byte(old + "\x00\x00\x00\x00")
	if old == "text" {
		return append(out, ours+"\x00"...)
	}
	out = append(long(out, len(ours)+1), ours+"\x00"...)
	return append(out, make([]byte, 4+4+2+1+67)...) // no text in Unicode, none for a Macintosh
}

// write gives the file: the head without date, maker, model and mark, then the
// tags. Tags that hold the same share it, as the three curves of most profiles do.
func (f *iccFile) write(head []byte) []byte {
	out := make([]byte, iccHead, iccHead+4+len(f.tags)*iccEntry)
	copy(out[8:24], head[8:24])                  // version, class, colours, connection
	copy(out[24:36], []byte{7, 208, 0, 1, 0, 1}) // 1 January 2000: a date must be there
	copy(out[36:40], "acsp")                     //
	copy(out[64:80], head[64:80])                // intent, white
	out = binary.BigEndian.AppendUint32(out, uint32(len(f.tags)))
	at := len(out) + len(f.tags)*iccEntry
	at += -at & 3
	var body []byte
	placed := map[string]int{}
	for _, t := range f.tags {
		where, ok := placed[string(t.data)]
		if !ok {
			where = at + len(body)
			placed[string(t.data)] = where
			body = append(body, t.data...)
			body = append(body, make([]byte, -len(body)&3)...)
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(where))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
	}
	out = append(append(out, make([]byte, -len(out)&3)...), body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}
