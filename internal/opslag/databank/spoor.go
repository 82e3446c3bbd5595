package databank

import "context"

// Checkpoint writes the write-ahead log of SQLite back into the database and
// empties it, so that bytes that were overwritten are not found in it any more.
// While others read, a part can stay; ErrDruk then. On PostgreSQL it does
// nothing: that log is the server's.
func (d *Databank) Checkpoint(ctx context.Context) error {
	if d.Soort != SQLite {
		return nil
	}
	for i := range attempts {
		var busy, pages, done int
		err := d.schrijver.do(ctx, func(l *lijn) error {
			return l.conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done)
		})
		if err != nil {
			return Fault(err)
		}
		if busy == 0 {
			return nil
		}
		if err := pause(ctx, i); err != nil {
			return err
		}
	}
	return ErrDruk
}
