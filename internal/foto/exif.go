package foto

import (
	"bytes"
	"encoding/binary"
)

// The Exif field Orientation (CIPA DC-008, table 4): which side of the picture is
// up, 1 to 8.
const (
	tagStand  = 0x0112
	typeShort = 3
	rechtop   = 1
	standMax  = 8
)

// stand reads the Orientation in a block of Exif (a TIFF file); rechtop where it
// has none that counts.
func stand(tiff []byte) uint16 {
	var order binary.ByteOrder
	switch {
	case len(tiff) < 8:
		return rechtop
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return rechtop
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return rechtop
	}
	fields := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(fields) < 12 {
			break
		}
		if order.Uint16(fields) == tagStand {
			v := order.Uint16(fields[8:])
			if order.Uint16(fields[2:]) != typeShort || order.Uint32(fields[4:]) != 1 || v < rechtop || v > standMax {
				break
			}
			return v
		}
		fields = fields[12:]
	}
	return rechtop
}

// exif gives a block of Exif that holds an Orientation and nothing else.
func exif(stand uint16) []byte {
	out := []byte("MM\x00*\x00\x00\x00\x08\x00\x01") // big-endian, one directory at 8, one field
	out = binary.BigEndian.AppendUint16(out, tagStand)
	out = binary.BigEndian.AppendUint16(out, typeShort)
	out = binary.BigEndian.AppendUint32(out, 1)
	out = binary.BigEndian.AppendUint16(out, stand)
	return append(out, 0, 0, 0, 0, 0, 0) // rest of the value; no next directory
}
