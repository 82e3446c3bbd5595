package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

// bestand collects the objects of a file. Objects without a stream are packed
// together in one object stream (ISO 32000-1, 7.5.7), which makes a tagged
// letter half as big.
type bestand struct {
	buf    []byte
	offset []int // by object number: place in buf, or -1-index in the object stream
	packed []byte
	index  []byte // pairs of object number and offset in packed
	count  int
	zip    *zlib.Writer
	zipped bytes.Buffer
}

// start begins a new file with room for n objects.
func (f *bestand) start(n int) {
	f.buf = append(f.buf[:0], "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	f.packed, f.index, f.count = f.packed[:0], f.index[:0], 0
	f.offset = append(f.offset[:0], make([]int, n+1)...)
}

// object opens a plain object; the caller appends its value to f.packed.
func (f *bestand) object(nr int) {
	if f.count > 0 {
		f.packed = append(f.packed, '\n')
	}
	f.index = strconv.AppendInt(f.index, int64(nr), 10)
	f.index = append(f.index, ' ')
	f.index = strconv.AppendInt(f.index, int64(len(f.packed)), 10)
	f.index = append(f.index, ' ')
	f.offset[nr] = -1 - f.count
	f.count++
}

// stream writes an object with a stream; dict holds extra entries.
func (f *bestand) stream(nr int, dict string, data []byte, compress bool) {
	f.offset[nr] = len(f.buf)
	f.buf = append(strconv.AppendInt(f.buf, int64(nr), 10), " 0 obj\n<<"...)
	f.buf = append(f.buf, dict...)
	if compress {
		f.buf = append(f.buf, "/Filter/FlateDecode"...)
		data = f.deflate(data)
	}
	f.buf = strconv.AppendInt(append(f.buf, "/Length "...), int64(len(data)), 10)
	f.buf = append(f.buf, ">>stream\n"...)
	f.buf = append(f.buf, data...)
	f.buf = append(f.buf, "\nendstream\nendobj\n"...)
}

// deflate compresses; the result is valid until the next call. Writing to
// memory cannot fail.
func (f *bestand) deflate(data []byte) []byte {
	f.zipped.Reset()
	if f.zip == nil {
		f.zip = zlib.NewWriter(&f.zipped)
	} else {
		f.zip.Reset(&f.zipped)
	}
	_, _ = f.zip.Write(data)
	_ = f.zip.Close()
	return f.zipped.Bytes()
}

// finish writes the object stream, the cross-reference stream (7.5.8) and the
// trailer. The identifier of the file is a hash of its bytes.
func (f *bestand) finish(root, info int) []byte {
	pack, xref := len(f.offset), len(f.offset)+1
	f.offset = append(f.offset, 0, 0)
	dict := "/Type/ObjStm/N " + strconv.Itoa(f.count) + "/First " + strconv.Itoa(len(f.index))
	f.stream(pack, dict, append(f.index, f.packed...), true)
	sum := sha256.Sum256(f.buf)
	id := hex.EncodeToString(sum[:16])
	start := len(f.buf)
	f.offset[xref] = start
	table := make([]byte, 0, 9*len(f.offset))
	table = append(table, 0, 0, 0, 0, 0, 0, 0, 255, 255)
	for _, o := range f.offset[1:] {
		kind, at, index := byte(1), o, 0
		if o < 0 {
			kind, at, index = 2, pack, -1-o
		}
		table = binary.BigEndian.AppendUint32(append(table, kind), uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(index))
	}
	dict = "/Type/XRef/Size " + strconv.Itoa(len(f.offset)) + "/W[1 4 4]/Root " + strconv.Itoa(root) + " 0 R"
	if info > 0 {
		dict += "/Info " + strconv.Itoa(info) + " 0 R"
	}
	dict += "/ID[<" + id + "><" + id + ">]"
	f.stream(xref, dict, table, true)
	f.buf = strconv.AppendInt(append(f.buf, "startxref\n"...), int64(start), 10)
	f.buf = append(f.buf, "\n%%EOF\n"...)
	return f.buf
}
