package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"time"

	"catchup/internal/pass"
	"catchup/internal/store/database"
)

// secretBytes is the length of a secret: that of the hash it is used with.
const secretBytes = 32

// mostSecrets is how many secrets may be in use: their numbers are bytes.
const mostSecrets = 255

// Key is the key that passes are signed with. If there is no secret yet, Key
// makes one.
func (s *Keys) Key(ctx context.Context, now time.Time) (*pass.Key, error) {
	secrets, err := s.secrets(ctx)
	if err == nil && len(secrets) == 0 {
		if err = s.db.Change(ctx, func(tx *sql.Tx) error { return insertSecret(ctx, tx, 1, now) }); err == nil {
			secrets, err = s.secrets(ctx)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("reading what passes are signed with: %w", err)
	}
	return pass.New(secrets...), nil
}

// RenewKey makes a new secret. Passes that older secrets signed still open,
// with a Key that is read after this.
func (s *Keys) RenewKey(ctx context.Context, now time.Time) error {
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		var last int
		if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) FROM secrets`).Scan(&last); err != nil {
			return err
		}
		if last >= mostSecrets {
			return fmt.Errorf("there are %d secrets already", last)
		}
		return insertSecret(ctx, tx, last+1, now)
	})
	if err != nil {
		return fmt.Errorf("renewing what passes are signed with: %w", err)
	}
	return nil
}

// insertSecret makes a secret of that number, unless there is one.
func insertSecret(ctx context.Context, tx *sql.Tx, number int, now time.Time) error {
	secret := make([]byte, secretBytes)
	rand.Read(secret) // never fails: it ends the program instead
	_, err := tx.ExecContext(ctx, `INSERT INTO secrets (number, bytes, made) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, number, secret, millis(now))
	return err
}

// secrets lists all secrets, the newest last.
func (s *Keys) secrets(ctx context.Context) ([]pass.Secret, error) {
	return database.List(ctx, s.db, func(one *pass.Secret) []any { return []any{&one.Number, &one.Bytes} }, `SELECT number, bytes FROM secrets ORDER BY number`)
}
