package toegang

import "encoding/json"

// Staat says what a shown value is. The four are different things, and a page
// shows them differently: an empty address is not an empty house, and what is
// withheld is not unknown.
type Staat uint8

// The states. The zero value is the one that tells nothing.
const (
	IsAfgeschermd Staat = iota // the reader may not know, whatever it is, also when there is nothing
	IsOnbekend                 // nobody recorded it
	IsLeeg                     // it was recorded that there is none
	IsWaarde                   // here it is
)

// String gives the Dutch word.
func (s Staat) String() string {
	return [...]string{"afgeschermd", "onbekend", "leeg", "waarde"}[s]
}

// Getoond is a value as one reader sees it. The zero value is afgeschermd.
type Getoond[T any] struct {
	staat  Staat
	waarde T
}

// Toon is a known value.
func Toon[T any](w T) Getoond[T] { return Getoond[T]{IsWaarde, w} }

// Leeg is the recorded fact that there is none.
func Leeg[T any]() Getoond[T] { return Getoond[T]{staat: IsLeeg} }

// Onbekend is what nobody recorded.
func Onbekend[T any]() Getoond[T] { return Getoond[T]{staat: IsOnbekend} }

// Afgeschermd is what the reader may not know.
func Afgeschermd[T any]() Getoond[T] { return Getoond[T]{} }

// Redact gives the value to who may see it and Afgeschermd to who may not. To
// him every state is the same, so that he does not learn whether there is
// anything. Ask for the decision about the compartment, not about the row: a
// row that is not there must be redacted as well.
func (g Getoond[T]) Redact(toegestaan bool) Getoond[T] {
	if !toegestaan {
		return Getoond[T]{}
	}
	return g
}

// Staat gives the state.
func (g Getoond[T]) Staat() Staat { return g.staat }

// Waarde gives the value, and whether there is one to see.
func (g Getoond[T]) Waarde() (T, bool) { return g.waarde, g.staat == IsWaarde }

// MarshalJSON writes the state, and the value only where there is one.
func (g Getoond[T]) MarshalJSON() ([]byte, error) {
	uit := struct {
		Staat  string `json:"staat"`
		Waarde *T     `json:"waarde,omitempty"`
	}{Staat: g.staat.String()}
	if g.staat == IsWaarde {
		uit.Waarde = &g.waarde
	}
	return json.Marshal(uit)
}
