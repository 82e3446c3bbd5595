package vorm

// Value is a fact as one reader may see it. It keeps four things apart that a
// blank cell would mix: what is known, what nobody knows yet, what is known to
// be absent, and what this reader may not see. A withheld value carries nothing
// of what it hides, so a template cannot leak it.
type Value struct {
	kind valueKind
	text any
}

type valueKind uint8

const (
	valueNone valueKind = iota
	valueKnown
	valueUnknown
	valueWithheld
)

// Known is a value that the reader may see: a text, an amount, a component.
func Known(v any) Value { return Value{kind: valueKnown, text: v} }

// Unknown is a value that nobody has given yet. It is asked for.
func Unknown() Value { return Value{kind: valueUnknown} }

// None is a value of which it is known that there is none. The text says so in
// words that fit ("geen partner"); empty gives "geen".
func None(text string) Value {
	if text == "" {
		text = "geen"
	}
	return Value{kind: valueNone, text: text}
}

// Withheld is a value that this reader may not see. It looks the same whatever
// it hides.
func Withheld() Value { return Value{kind: valueWithheld} }

// Partial implements [Component].
func (v Value) Partial() string {
	return [...]string{"value-none", "value-known", "value-unknown", "value-withheld"}[v.kind]
}

// Show gives what is to be shown; nil for an unknown or withheld value.
func (v Value) Show() any { return v.text }

// IsWithheld tells whether the reader may not see the value.
func (v Value) IsWithheld() bool { return v.kind == valueWithheld }

// IsUnknown tells whether nobody has given the value yet.
func (v Value) IsUnknown() bool { return v.kind == valueUnknown }
