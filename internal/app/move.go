package app

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"catchup/config"
	"catchup/internal/store"
)

// storeAddress is where the store of the settings is.
func storeAddress(s *config.Settings) string {
	if server := s.Store.Server.Reveal(); server != "" {
		return server
	}
	return s.Store.Full
}

// sendingWait is how long a move waits for programs that are sending.
const sendingWait = time.Minute

// Move carries the store of the settings to another address: a file, from the
// installation's folder, or postgres://…. onTable is called with each table that
// has been copied and compared.
func Move(ctx context.Context, s *config.Settings, dir, to string, onTable func(name string, rows int)) error {
	if !strings.Contains(to, "://") && !filepath.IsAbs(to) {
		to = filepath.Join(dir, to)
	}
	return store.Move(ctx, storeAddress(s), to, max(sendingWait, 2*s.Mail.Lease.Span()), onTable)
}

// UndoMove opens the store of the settings again, of which a move has begun and
// not ended.
func UndoMove(ctx context.Context, s *config.Settings) error {
	return store.UndoMove(ctx, storeAddress(s))
}
