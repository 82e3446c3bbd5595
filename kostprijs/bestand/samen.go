package bestand

import (
	"io"
	"reflect"
	"strconv"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// voegSamen lets a parameter complete an earlier one of the same name: it
// fills in what that one left open. A field that both give is a fault.
func (d *decoder) voegSamen(inv *kostprijs.Invoer) {
	kept := inv.Parameters[:0]
	at := map[string]int{}
	for i, p := range inv.Parameters {
		first, known := at[p.Sleutel()]
		if !known || p.Naam == "" {
			at[p.Sleutel()] = len(kept)
			kept = append(kept, p)
			continue
		}
		if !vulAan(reflect.ValueOf(&kept[first]).Elem(), reflect.ValueOf(&p).Elem()) {
			d.f = append(d.f, kostprijs.Fout{Code: kostprijs.FoutDubbel, Pad: "parameters[" + strconv.Itoa(i) + "]",
				Melding: "Deze parameter staat er twee keer met hetzelfde onderdeel. Laat er een staan."})
		}
	}
	inv.Parameters = kept
}

// vulAan copies the fields that dst lacks; ok is false when both have a value
// for one of them.
func vulAan(dst, src reflect.Value) (ok bool) {
	ok = true
	for i := range dst.NumField() {
		a, b := dst.Field(i), src.Field(i)
		name := dst.Type().Field(i).Name
		switch {
		case b.IsZero() || name == "Naam" || name == "Cao":
		case dst.Type().Field(i).Anonymous:
			ok = vulAan(a, b) && ok
		case a.IsZero():
			a.Set(b)
		default:
			ok = false
		}
	}
	return ok
}

func alsReaders[T io.Reader](list []T) []io.Reader {
	readers := make([]io.Reader, len(list))
	for i, r := range list {
		readers[i] = r
	}
	return readers
}
