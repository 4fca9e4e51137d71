package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"catchup/internal/source"
	"catchup/internal/store/database"
)

// feedColumns are the columns of a feed, as feedCells scans them.
const feedColumns = `id, source, address, title, since, newest, asked, heard, due, pause, failures, fault, moved, gone`

func feedCells(f *source.Feed) []any {
	return []any{
		&f.Key, &f.Source, &f.Place, &f.Title, moment{&f.Since}, moment{&f.Newest}, moment{&f.Asked}, moment{&f.Read},
		moment{&f.Due}, span{&f.Every}, &f.Failures, &f.Fault, &f.Moved, flag{&f.Gone},
	}
}

// Feed is what is known of the feed, the zero Feed if nothing is.
func (c *Collection) Feed(ctx context.Context, key string) (source.Feed, error) {
	all, err := c.feeds(ctx, feedCells, `SELECT `+feedColumns+` FROM feeds WHERE id = $1 AND asked > 0`, key)
	if err != nil || len(all) == 0 {
		return source.Feed{}, err
	}
	return all[0], nil
}

// rated is the time over which a feed's articles are counted.
const rated = 4 * 7 * 24 * time.Hour

// Feeds are all feeds that have been asked, by source and place, with how many
// articles a week they have shown lately.
func (c *Collection) Feeds(ctx context.Context) ([]source.Feed, error) {
	const query = `SELECT ` + feedColumns + `, (SELECT COUNT(*) FROM articles
		WHERE feed = feeds.id AND moment > feeds.heard - $1 AND moment <= feeds.heard) FROM feeds WHERE asked > 0 ORDER BY source, address, id`
	all, err := c.feeds(ctx, func(f *source.Feed) []any { return append(feedCells(f), &f.Weekly) }, query, rated.Milliseconds())
	for i, f := range all {
		seen := min(max(f.Read.Sub(f.Since), rated/4), rated)
		all[i].Weekly *= float64(rated/4) / float64(seen)
	}
	return all, err
}

func (c *Collection) feeds(ctx context.Context, cells func(*source.Feed) []any, query string, args ...any) (all []source.Feed, err error) {
	err = c.db.Original(ctx, func(from database.Queryer) error {
		all, err = database.List(ctx, from, cells, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up feeds: %w", err)
	}
	return all, nil
}

// Claim takes the turn of a feed that is due, as source.Collection says.
func (c *Collection) Claim(ctx context.Context, key string, now, until time.Time) (bool, error) {
	const query = `INSERT INTO feeds (id, source, address, title, since, newest, asked, heard, due, pause, failures, fault, moved, gone, claimed)
		VALUES ($1, '', '', '', 0, 0, 0, 0, 0, 0, 0, '', '', 0, $3)
		ON CONFLICT (id) DO UPDATE SET claimed = excluded.claimed WHERE feeds.due <= $2 AND feeds.claimed <= $2`
	changed, err := c.db.Exec(ctx, query, key, millis(now), millis(until))
	if err != nil {
		return false, fmt.Errorf("claiming a feed: %w", err)
	}
	return changed == 1, nil
}

// keepFeed keeps the state of a feed, and ends the turn of whoever has claimed
// it. It returns when it was read well before, as the store keeps times.
func keepFeed(ctx context.Context, tx *sql.Tx, f source.Feed) (heard int64, err error) {
	const before, query = `SELECT COALESCE(MAX(heard), 0) FROM feeds WHERE id = $1`, `INSERT INTO feeds (` + feedColumns + `, claimed)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0) ON CONFLICT (id) DO UPDATE SET
		source = excluded.source, address = excluded.address, title = excluded.title, since = excluded.since, newest = excluded.newest,
		asked = excluded.asked, heard = excluded.heard, due = excluded.due, pause = excluded.pause, failures = excluded.failures,
		fault = excluded.fault, moved = excluded.moved, gone = excluded.gone, claimed = 0`
	if err := tx.QueryRowContext(ctx, before, f.Key).Scan(&heard); err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, query, f.Key, f.Source, f.Place, f.Title, millis(f.Since), millis(f.Newest), millis(f.Asked), millis(f.Read),
		millis(f.Due), f.Every.Milliseconds(), f.Failures, f.Fault, f.Moved, number(f.Gone))
	return heard, err
}

// span scans a number of milliseconds.
type span struct{ d *time.Duration }

// Scan sets the duration.
func (s span) Scan(value any) error {
	ms, ok := value.(int64)
	if !ok {
		return fmt.Errorf("reading a duration: %T is not a number of milliseconds", value)
	}
	*s.d = time.Duration(ms) * time.Millisecond
	return nil
}

// Trim deletes what is old, and what is too much of one feed, as
// source.Collection says. It works feed by feed, so that others need not wait.
func (c *Collection) Trim(ctx context.Context, before time.Time, most int) (deleted int, err error) {
	ids, err := database.List(ctx, c.db, func(id *string) []any { return []any{id} }, `SELECT id FROM feeds ORDER BY id`)
	for _, id := range ids {
		if err == nil {
			err = c.db.Change(ctx, func(tx *sql.Tx) error { return trim(ctx, tx, id, before, most, &deleted) })
		}
	}
	if err != nil {
		return deleted, fmt.Errorf("deleting old articles: %w", err)
	}
	return deleted, nil
}

// trim trims one feed.
func trim(ctx context.Context, tx *sql.Tx, feed string, before time.Time, most int, deleted *int) error {
	for _, step := range []struct {
		query string
		args  []any
		count bool
	}{
		{`UPDATE articles SET listed = 0, last_seen = (SELECT heard FROM feeds WHERE id = $1) WHERE feed = $1 AND listed = 1
			AND EXISTS (SELECT 1 FROM feeds WHERE id = $1 AND asked < $2)`, []any{feed, millis(before)}, false},
		{`DELETE FROM articles WHERE feed = $1 AND listed = 0 AND last_seen < $2`, []any{feed, millis(before)}, true},
		{`DELETE FROM articles WHERE feed = $1 AND listed = 0 AND (moment, known) <= (SELECT moment, known FROM articles WHERE feed = $1
			ORDER BY moment DESC, known DESC LIMIT 1 OFFSET $2)`, []any{feed, most}, true},
		{`DELETE FROM feeds WHERE id = $1 AND asked < $2 AND claimed < $2 AND gone = 0 AND NOT EXISTS (SELECT 1 FROM articles WHERE feed = $1)`,
			[]any{feed, millis(before)}, false},
	} {
		result, err := tx.ExecContext(ctx, step.query, step.args...)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err != nil {
			return err
		}
		if step.count {
			*deleted += int(n)
		}
	}
	return nil
}
