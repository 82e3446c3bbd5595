package bestand

import (
	"reflect"
	"strings"
)

// veld finds the field of a struct by its name in a file. Fields of embedded
// structs (Herkomst, Mix, Parameter) stand beside the others.
func veld(v reflect.Value, name string) (reflect.Value, bool) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.Anonymous && bestandsnaam(f) == name {
			return v.Field(i), true
		}
	}
	for i := range t.NumField() {
		if t.Field(i).Anonymous {
			if found, ok := veld(v.Field(i), name); ok {
				return found, true
			}
		}
	}
	return reflect.Value{}, false
}

// bestandsnaam turns the JSON name of a field into its name in a file:
// gekozenDoor becomes gekozen-door. Bekend follows from the value itself.
func bestandsnaam(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "" || name == "-" || name == "bekend" {
		return ""
	}
	var b strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
