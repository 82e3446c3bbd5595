package foto

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// Of a profile stay the numbers, as they were; the texts are ours.
func TestProfileKeepsItsColours(t *testing.T) {
	for _, version := range []byte{2, 4} {
		in := profielMet(version)
		out := profiel(in)
		zonder(t, out)
		if len(out)%4 != 0 || int(binary.BigEndian.Uint32(out)) != len(out) {
			t.Errorf("version %d: a size that is not its own", version)
		}
		for _, name := range []string{"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"} {
			if got, want := tagOf(out, name), tagOf(in, name); !bytes.Equal(got, want) || got == nil {
				t.Errorf("version %d, %s: %x, want %x", version, name, got, want)
			}
		}
		for _, name := range []string{"mmod", "dmnd", "meta"} {
			if tagOf(out, name) != nil {
				t.Errorf("version %d: %s is kept", version, name)
			}
		}
		for _, name := range []string{"desc", "cprt"} {
			if got := bytes.ReplaceAll(tagOf(out, name), []byte{0}, nil); !bytes.Contains(got, []byte("Kleuren")) {
				t.Errorf("version %d, %s: %q", version, name, got)
			}
		}
		if again := profiel(out); !bytes.Equal(again, out) {
			t.Errorf("version %d: once more gives another profile", version)
		}
	}
}

func TestProfilesThatAreLeftOut(t *testing.T) {
	whole := profielMet(2)
	many := bytes.Clone(whole)
	binary.BigEndian.PutUint32(many[iccHead:], 0xffffffff)
	far := bytes.Clone(whole)
	binary.BigEndian.PutUint32(far[iccHead+8:], 0xfffffff0)
	empty := append(bytes.Clone(whole[:iccHead]), 0, 0, 0, 0)
	for name, in := range map[string][]byte{"nothing": nil, "cut": whole[:iccHead+20], "another file": bytes.Repeat([]byte("x"), 400), "too many tags": many, "a tag over the end": far, "no tags": empty} {
		if out := profiel(in); out != nil {
			t.Errorf("%s: %d bytes", name, len(out))
		}
	}
	// A text under the name of a colour is no colour.
	if out := profiel(profielMet(2, iccTag{"lumi", []byte("text\x00\x00\x00\x00" + geheim)})); tagOf(out, "lumi") != nil {
		t.Error("a text is kept as a colour")
	}
}

func tagOf(profile []byte, name string) []byte {
	for i := range int(binary.BigEndian.Uint32(profile[iccHead:])) {
		e := profile[iccHead+4+i*iccEntry:]
		if string(e[:4]) == name {
			at, n := binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:])
			return profile[at : at+n]
		}
	}
	return nil
}
