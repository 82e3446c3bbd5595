package kostprijs

import "reflect"

// kopie gives an input that shares nothing with the one of the caller, so that
// a model, and the receipt of its price, never changes afterwards.
func (inv Invoer) kopie() Invoer {
	kopieer(reflect.ValueOf(&inv).Elem())
	return inv
}

var getalType = reflect.TypeFor[Getal]()

// kopieer replaces every slice and pointer under v by a copy. A Getal is
// immutable and stays.
func kopieer(v reflect.Value) {
	switch {
	case v.Type() == getalType:
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			kopieer(v.Field(i))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(v.Elem())
		kopieer(c.Elem())
		v.Set(c)
	case v.Kind() == reflect.Slice && !v.IsNil():
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		for i := range c.Len() {
			kopieer(c.Index(i))
		}
		v.Set(c)
	}
}
