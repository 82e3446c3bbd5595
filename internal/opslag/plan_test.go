package opslag_test

import (
	"database/sql"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
)

// Who becomes involved gets the open tasks of one person. SQLite once found those
// that are shared by walking over every shared entry of the city: registering
// then took longer with every family that was there.
func TestOpenTasksAreFoundByIndex(t *testing.T) {
	o := opslagtest.Open(t, databank.SQLite)
	db, err := sql.Open("sqlite", o.Instelling.Gegevens)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+opslag.OpenTasks, "persoon", "lezer")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(step + "\n")
	}
	if text := plan.String(); !strings.Contains(text, "feit_gedeelde_taak") || strings.Contains(text, "SCAN f") {
		t.Errorf("the plan walks too far:\n%s", text)
	}
}
