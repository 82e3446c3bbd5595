package opslag_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Who becomes involved gets the open tasks of one person. SQLite once found those
// that are shared by walking over every shared entry of the city: registering
// then took longer with every family that was there.
func TestOpenTasksAreFoundByIndex(t *testing.T) {
	if text := plan(t, opslag.OpenTasks, "persoon", "lezer"); !strings.Contains(text, "feit_gedeelde_taak") || strings.Contains(text, "SCAN f") {
		t.Errorf("the plan walks too far:\n%s", text)
	}
}

// A search reads of each who has the name no more than one index, and makes the
// list of the reader's people once, before it looks anything up.
func TestSearchLooksUpWhatIsLeft(t *testing.T) {
	query, args, err := opslag.SearchQuery(vraag("iris", toegang.Zoeken, opslagtest.Begin()))
	if err != nil {
		t.Fatal(err)
	}
	steps := strings.Split(plan(t, query, args...), "\n")
	first := slices.IndexFunc(steps, func(s string) bool { return strings.HasPrefix(s, "SEARCH z USING COVERING INDEX") })
	own := slices.IndexFunc(steps, func(s string) bool { return strings.Contains(s, "betrokkenheid_lezer") })
	pieces := slices.IndexFunc(steps, func(s string) bool { return strings.HasPrefix(s, "SEARCH f ") })
	if first < 0 || own < first || pieces < own || !slices.Contains(steps[:pieces], "LIST SUBQUERY 1") {
		t.Errorf("the plan looks up too much:\n%s", strings.Join(steps, "\n"))
	}
}

// plan gives how SQLite runs a query, a step on each line.
func plan(t *testing.T, query string, args ...any) string {
	t.Helper()
	o := opslagtest.Open(t, databank.SQLite)
	db, err := sql.Open("sqlite", o.Instelling.Gegevens)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps.WriteString(step + "\n")
	}
	return steps.String()
}
