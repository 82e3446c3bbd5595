package databank

import (
	"encoding/json"
	"fmt"
)

// A list of texts is one value, so that a statement has one text for a list of any
// length, which a database keeps ready, and one value to bring over.

// Lijst gives a list as the value that Reeks and OneOf read.
func Lijst(soort Soort, values []string) any {
	if soort == PostgreSQL {
		return values
	}
	b, err := json.Marshal(values)
	if err != nil { // a text is always written
		return nil
	}
	return string(b)
}

// Reeks gives the text of a table of a list, with the alias r and the columns
// waarde and plaats (the first is 1). The list is the value with that number.
func Reeks(soort Soort, number int) string {
	if soort == PostgreSQL {
		return fmt.Sprintf(`unnest($%d::text[]) WITH ORDINALITY AS r (waarde, plaats)`, number)
	}
	return fmt.Sprintf(`(SELECT value AS waarde, key + 1 AS plaats FROM json_each($%d)) r`, number)
}

// OneOf gives the text of a condition: an expression equals one of a list. The
// list is the value with that number.
func OneOf(soort Soort, expression string, number int) string {
	if soort == PostgreSQL {
		return fmt.Sprintf(`%s = ANY($%d::text[])`, expression, number)
	}
	return fmt.Sprintf(`%s IN (SELECT value FROM json_each($%d))`, expression, number)
}
