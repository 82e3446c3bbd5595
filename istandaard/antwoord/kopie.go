package antwoord

import "reflect"

// kopie gives a copy of a class that shares nothing with it, or nil when it is
// not wanted.
func kopie[T any](klasse *T, gewenst bool) *T {
	if !gewenst {
		return nil
	}
	uit := new(T)
	diepeKopie(reflect.ValueOf(uit).Elem(), reflect.ValueOf(klasse).Elem())
	return uit
}

// diepeKopie copies a value with everything it points to. The messages are trees,
// so it ends.
func diepeKopie(doel, bron reflect.Value) {
	switch bron.Kind() {
	case reflect.Struct:
		for i := range bron.NumField() {
			diepeKopie(doel.Field(i), bron.Field(i))
		}
	case reflect.Pointer:
		if !bron.IsNil() {
			doel.Set(reflect.New(bron.Type().Elem()))
			diepeKopie(doel.Elem(), bron.Elem())
		}
	case reflect.Slice:
		if !bron.IsNil() {
			doel.Set(reflect.MakeSlice(bron.Type(), bron.Len(), bron.Len()))
			for i := range bron.Len() {
				diepeKopie(doel.Index(i), bron.Index(i))
			}
		}
	default:
		doel.Set(bron)
	}
}
