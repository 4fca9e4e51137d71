package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/internal/store/database"
)

// feedColumns are the columns of a feed, as feedCells scans them and feedValues
// writes them.
const feedColumns = `id, source, address, title, since, gaps, marks, listed, digest, newest, asked, heard, due, pause, closed, failures, fault, moved, gone`

func feedCells(f *source.Feed) []any {
	return []any{
		&f.Key, &f.Source, &f.Place, &f.Title, moment{&f.Since}, gaps{&f.Gaps}, written{&f.Marks}, &f.Shown, &f.Digest, moment{&f.Newest},
		moment{&f.Asked}, moment{&f.Read}, moment{&f.Due}, span{&f.Every}, moment{&f.Closed}, &f.Failures, &f.Fault, &f.Moved, flag{&f.Gone},
	}
}

func feedValues(f source.Feed) ([]any, error) {
	marks, err := json.Marshal(f.Marks)
	if err != nil {
		return nil, err
	}
	return []any{
		f.Key, f.Source, f.Place, f.Title, millis(f.Since), spelledGaps(f.Gaps), string(marks), f.Shown, f.Digest, millis(f.Newest),
		millis(f.Asked), millis(f.Read), millis(f.Due), f.Every.Milliseconds(), millis(f.Closed), f.Failures, f.Fault, f.Moved, number(f.Gone),
	}, nil
}

// Feed is what is known of a feed: the zero Feed if that is nothing.
func (c *Collection) Feed(ctx context.Context, key string) (source.Feed, error) {
	all, err := c.feeds(ctx, feedCells, `SELECT `+feedColumns+` FROM feeds WHERE id = $1 AND asked > 0`, key)
	if err != nil || len(all) == 0 {
		return source.Feed{}, err
	}
	return all[0], nil
}

// rated is the time over which a feed's articles are counted.
const rated = 4 * 7 * 24 * time.Hour

// Feeds are all feeds that are known, in the order of their keys. Articles are
// counted over the four weeks up to the newest one, so that a feed that has fallen
// silent keeps its usual number. A feed that has not been seen for four weeks is
// counted over the time that it has, a week at least.
func (c *Collection) Feeds(ctx context.Context) ([]source.Feed, error) {
	const until = `CASE WHEN newest < heard THEN newest ELSE heard END`
	const query = `SELECT ` + feedColumns + `, (SELECT COUNT(*) FROM articles
		WHERE feed = feeds.id AND moment > ` + until + ` - $1 AND moment <= ` + until + `) FROM feeds WHERE asked > 0 ORDER BY id`
	all, err := c.feeds(ctx, func(f *source.Feed) []any { return append(feedCells(f), &f.Weekly) }, query, rated.Milliseconds())
	for i, f := range all {
		seen := min(max(f.Newest.Sub(f.Since), rated/4), rated)
		all[i].Weekly *= float64(rated/4) / float64(seen)
	}
	return all, err
}

func (c *Collection) feeds(ctx context.Context, cells func(*source.Feed) []any, query string, args ...any) (all []source.Feed, err error) {
	all, err = database.ListOriginal(ctx, c.db, cells, query, args...)
	if err != nil {
		return nil, fmt.Errorf("looking up feeds: %w", err)
	}
	return all, nil
}

// Claim takes the turn to ask a feed that is due or not known yet, as
// source.Collection says. In a store opened Dry everybody gets it.
func (c *Collection) Claim(ctx context.Context, key string, now, until time.Time) (bool, error) {
	if c.db.IsCopy() {
		return true, nil
	}
	const query = `INSERT INTO feeds (` + feedColumns + `, claimed) VALUES ($1, '', '', '', 0, '[]', 'null', 0, '', 0, 0, 0, 0, 0, 0, 0, '', '', 0, $3)
		ON CONFLICT (id) DO UPDATE SET claimed = excluded.claimed WHERE feeds.due <= $2 AND feeds.claimed <= $2`
	changed, err := c.db.Exec(ctx, query, key, millis(now), millis(until))
	if err != nil {
		return false, fmt.Errorf("claiming a feed: %w", err)
	}
	return changed == 1, nil
}

// Collect writes down what is known of a feed now, and articles that are new or
// have changed, as source.Collection says. A store opened Dry keeps nothing.
func (c *Collection) Collect(ctx context.Context, f source.Feed, changed []source.Collected) error {
	if c.db.IsCopy() {
		return nil
	}
	err := c.db.Change(ctx, func(tx *sql.Tx) error {
		if err := keepFeed(ctx, tx, f); err != nil {
			return err
		}
		return keepArticles(ctx, c.db, tx, f, changed)
	})
	if err != nil {
		return fmt.Errorf("keeping the articles of a feed: %w", err)
	}
	return nil
}

// keepFeed keeps the state of a feed, and ends the turn of whoever has claimed
// it.
func keepFeed(ctx context.Context, tx *sql.Tx, f source.Feed) error {
	var set []string
	for column := range strings.SplitSeq(feedColumns, ", ") {
		set = append(set, column+" = excluded."+column)
	}
	values, err := feedValues(f)
	if err != nil {
		return err
	}
	query := `INSERT INTO feeds (` + feedColumns + `, claimed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0)
		ON CONFLICT (id) DO UPDATE SET claimed = 0, ` + strings.Join(set, ", ")
	_, err = tx.ExecContext(ctx, query, values...)
	return err
}

// Trim deletes old articles, as source.Collection says. It works feed by feed, so
// that others need not wait long.
func (c *Collection) Trim(ctx context.Context, key string, before time.Time, most int) error {
	if c.db.IsCopy() {
		return nil
	}
	err := c.trim(ctx, key, before, most)
	if err != nil {
		return fmt.Errorf("deleting old articles: %w", err)
	}
	return nil
}

func (c *Collection) trim(ctx context.Context, key string, before time.Time, most int) error {
	const old, more, feed = `DELETE FROM articles WHERE feed = $1 AND moment < $2 AND first_seen < $2`,
		`DELETE FROM articles WHERE feed = $1 AND (moment, known) <= (SELECT moment, known FROM articles WHERE feed = $1 ORDER BY moment DESC, known DESC LIMIT 1 OFFSET $2)`,
		`DELETE FROM feeds WHERE asked < $1 AND claimed < $1 AND NOT EXISTS (SELECT 1 FROM articles WHERE feed = feeds.id)`
	if key != "" {
		_, err := c.db.Exec(ctx, old, key, millis(before))
		if err == nil {
			_, err = c.db.Exec(ctx, more, key, most)
		}
		return err
	}
	keys, err := database.List(ctx, c.db, func(key *string) []any { return []any{key} }, `SELECT id FROM feeds ORDER BY id`)
	for _, key := range keys {
		if err == nil {
			_, err = c.db.Exec(ctx, old, key, millis(before))
		}
	}
	if err == nil {
		_, err = c.db.Exec(ctx, feed, millis(before))
	}
	return err
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

// spelledGaps are the spans of time as JSON, in the milliseconds of their ends.
func spelledGaps(all []period.Period) string {
	var parts []string
	for _, p := range all {
		parts = append(parts, fmt.Sprintf("[%d,%d]", millis(p.Start), millis(p.End)))
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// gaps scans what spelledGaps wrote.
type gaps struct{ all *[]period.Period }

// Scan sets the spans of time, nil for none, in UTC.
func (g gaps) Scan(value any) error {
	var ends [][2]int64
	if err := (written{&ends}).Scan(value); err != nil {
		return err
	}
	*g.all = nil
	for _, e := range ends {
		*g.all = append(*g.all, period.Period{Start: time.UnixMilli(e[0]).UTC(), End: time.UnixMilli(e[1]).UTC()})
	}
	return nil
}
