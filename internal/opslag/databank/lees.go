package databank

import "context"

// Collect reads all rows of a query. dest gives where the columns of a row go.
func Collect[T any](ctx context.Context, tx *Tx, dest func(*T) []any, query string, args ...any) (rows []T, err error) {
	err = tx.Rows(ctx, func(scan Scan) error {
		var row T
		err := scan(dest(&row)...)
		rows = append(rows, row)
		return err
	}, query, args...)
	return rows, err
}

// Texts reads all rows of a query with one column of text.
func Texts(ctx context.Context, tx *Tx, query string, args ...any) ([]string, error) {
	return Collect(ctx, tx, func(s *string) []any { return []any{s} }, query, args...)
}
