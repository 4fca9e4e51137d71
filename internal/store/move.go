package store

import (
	"context"
	"time"

	"catchup/internal/store/database"
)

// Move carries all that the store at the address from holds to the empty one at
// the address to, and closes the first, so that whoever still works with it is
// refused. It waits up to the timeout for programs that are sending. OnTable is
// called with each table that has been copied and compared. A move that was
// broken off goes on when it is run again.
func Move(ctx context.Context, from, to string, timeout time.Duration, onTable func(name string, rows int)) error {
	return database.Moves{From: from, To: to, Timeout: timeout, OnTable: onTable}.Run(ctx)
}

// UndoMove opens a store again of which a move has begun and not ended.
func UndoMove(ctx context.Context, address string) error { return database.Undo(ctx, address) }
