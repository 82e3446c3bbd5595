package opslag

// slots gives the ids of the keys with which rows are locked.
func slots[T any](rows []T, slot func(*T) string) []string {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = slot(&rows[i])
	}
	return ids
}

func (r *regel) slot() string        { return r.sleutel }
func (g *gebeurtenis) slot() string  { return g.sleutel }
func (r *accountRij) slot() string   { return r.sleutel }
func (r *accountregel) slot() string { return r.sleutel }
