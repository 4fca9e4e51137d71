package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"catchup/internal/source"
)

// Load returns the cached response of the address, nil if there is none.
func (s *Cache) Load(ctx context.Context, address string) (*source.Kept, error) {
	const query = `SELECT etag, modified, type, body, at FROM answers WHERE address = $1`
	var k source.Kept
	err := s.db.QueryRowContext(ctx, query, address).Scan(&k.ETag, &k.Modified, &k.Type, &k.Body, moment{&k.At})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("loading a cached response: %w", err)
	}
	return &k, nil
}

// Save keeps the response instead of the last one of that address.
func (s *Cache) Save(ctx context.Context, address string, k source.Kept) error {
	const query = `INSERT INTO answers (address, etag, modified, type, body, at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (address) DO UPDATE SET
		etag = excluded.etag, modified = excluded.modified, type = excluded.type, body = excluded.body, at = excluded.at`
	_, err := s.db.Exec(ctx, query, address, k.ETag, k.Modified, k.Type, solid(k.Body), millis(k.At))
	if err != nil {
		return fmt.Errorf("caching a response: %w", err)
	}
	return nil
}
