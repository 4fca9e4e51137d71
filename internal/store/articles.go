package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"catchup/internal/source"
	"catchup/internal/store/database"
)

// articleColumns are the columns of an article, as articleCells scans them. What
// a feed shows was last seen when the feed was last read well.
const articleColumns = `a.guid, a.title, a.link, a.author, a.outlet, a.published, a.updated, a.categories, a.type, a.summary, a.content,
	a.first_seen, CASE WHEN a.listed = 1 THEN f.heard ELSE a.last_seen END, a.taken, a.reading, a.item`

func articleCells(a *source.Collected) []any {
	return []any{
		&a.ID, &a.Title, &a.Link, &a.Author, &a.Outlet, moment{&a.Published}, moment{&a.Updated}, lines{&a.Categories}, &a.Type, &a.Summary,
		&a.Content, moment{&a.First}, moment{&a.Last}, moment{&a.At}, &a.Digest, &a.Row,
	}
}

// Articles are the newest articles of a feed from the time, as
// source.Collection says.
func (c *Collection) Articles(ctx context.Context, key string, from, to time.Time, most int) ([]source.Collected, error) {
	end := millis(to)
	if to.IsZero() {
		end = math.MaxInt64
	}
	return c.articles(ctx, `a.feed = $1 AND a.moment >= $2 AND a.moment < $3 ORDER BY a.moment DESC, a.known DESC LIMIT $4`, key, millis(from), end, most)
}

// Shown are the articles that the feed showed when it was last read well, newest
// first.
func (c *Collection) Shown(ctx context.Context, key string) ([]source.Collected, error) {
	return c.articles(ctx, `a.feed = $1 AND a.listed = 1 ORDER BY a.moment DESC, a.known DESC`, key)
}

func (c *Collection) articles(ctx context.Context, which string, args ...any) (all []source.Collected, err error) {
	err = c.db.Original(ctx, func(from database.Queryer) error {
		all, err = database.List(ctx, from, articleCells, `SELECT `+articleColumns+` FROM articles a JOIN feeds f ON f.id = a.feed WHERE `+which, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up the articles of a feed: %w", err)
	}
	return all, nil
}

// lines scans texts that are kept one a line.
type lines struct{ all *[]string }

// Scan sets the texts, nil for none.
func (l lines) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("reading lines: %T is not text", value)
	}
	*l.all = nil
	if text != "" {
		*l.all = strings.Split(text, "\n")
	}
	return nil
}

// Collect keeps the state of the feed, and the articles that it shows, as
// source.Collection says. It writes only those that are new or have changed, and
// those that the feed shows no more. A store opened Dry keeps nothing.
func (c *Collection) Collect(ctx context.Context, f source.Feed, shown []source.Collected) error {
	if c.db.IsCopy() {
		return nil
	}
	err := c.db.Change(ctx, func(tx *sql.Tx) error {
		heard, err := keepFeed(ctx, tx, f)
		if err != nil || shown == nil {
			return err
		}
		v := visit{db: c.db, tx: tx, feed: f, heard: heard, shown: entriesOf(shown)}
		if err := v.match(ctx); err != nil {
			return err
		}
		return v.write(ctx)
	})
	if err != nil {
		return fmt.Errorf("keeping the articles of a feed: %w", err)
	}
	return nil
}

// visit is what a feed shows, while it is compared with what is kept.
type visit struct {
	db    *database.DB
	tx    *sql.Tx
	feed  source.Feed
	heard int64 // when it was read well before
	shown []*entry
	gone  []string // the names of kept articles that it shows no more
}

// entry is an article that a feed shows. kept is what is kept of it, nil if it
// is new.
type entry struct {
	marks
	*source.Collected
	print string // a digest of all that is kept of it, but its times
	kept  *keptArticle
}

// marks holds digests of what an article is known by, in this order; page and words
// may be empty.
type marks struct{ known, page, words string }

// keptArticle is what is compared of an article that is kept.
type keptArticle struct {
	marks
	print     string
	listed    bool
	published int64
	taken     bool // by an entry
}

// entriesOf are the articles, each ID once.
func entriesOf(shown []source.Collected) (all []*entry) {
	seen := map[string]bool{}
	for i := range shown {
		a := &shown[i]
		e := &entry{Collected: a, marks: marks{known: digest("id", a.ID)}}
		if a.Page != "" {
			e.page = digest("page", a.Page)
		}
		if a.Words != "" {
			e.words = digest("words", a.Words)
		}
		e.print = digest(a.ID, a.Page, a.Words, a.Title, a.Link, a.Author, a.Outlet, strings.Join(a.Categories, "\n"), a.Type, a.Summary, a.Content)
		if !seen[e.known] {
			seen[e.known] = true
			all = append(all, e)
		}
	}
	return all
}

// digest is a short one of texts.
func digest(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(sum, "%d %s\n", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

const keptColumns = `known, page, words, print, listed, published`

func keptCells(k *keptArticle) []any {
	return []any{&k.known, &k.page, &k.words, &k.print, flag{&k.listed}, &k.published}
}

// match finds what is kept of each entry: first among what the feed showed
// before, and then by index, so that its time does not depend on how many
// articles are kept.
func (v *visit) match(ctx context.Context) error {
	listed, err := database.List(ctx, v.tx, keptCells, `SELECT `+keptColumns+` FROM articles WHERE feed = $1 AND listed = 1`, v.feed.Key)
	if err != nil {
		return err
	}
	kept := map[string]*keptArticle{}
	for i := range listed {
		kept[listed[i].known] = &listed[i]
	}
	fresh := v.take(v.shown, kept, func(n marks) string { return n.known })
	if err := v.lookUp(ctx, fresh, kept); err != nil {
		return err
	}
	for _, by := range []func(marks) string{
		func(n marks) string { return n.known }, func(n marks) string { return n.page }, func(n marks) string { return n.words },
	} {
		fresh = v.take(fresh, kept, by)
	}
	for i := range listed {
		if !listed[i].taken {
			v.gone = append(v.gone, listed[i].known)
		}
	}
	return nil
}

// take gives each entry what is kept by the same name, and returns the entries
// for which there is nothing.
func (v *visit) take(entries []*entry, kept map[string]*keptArticle, name func(marks) string) (rest []*entry) {
	named := map[string]*keptArticle{}
	for _, known := range slices.Sorted(maps.Keys(kept)) {
		if k := kept[known]; !k.taken {
			named[name(k.marks)] = k
		}
	}
	for _, e := range entries {
		k := named[name(e.marks)]
		if k == nil || k.taken || name(e.marks) == "" {
			rest = append(rest, e)
			continue
		}
		e.kept, k.taken = k, true
	}
	return rest
}

// lookUp adds what is kept under any name of the entries.
func (v *visit) lookUp(ctx context.Context, entries []*entry, kept map[string]*keptArticle) error {
	for part := range slices.Chunk(entries, atOnce) {
		for column, name := range map[string]func(*entry) string{
			"known": func(e *entry) string { return e.known }, "page": func(e *entry) string { return e.page }, "words": func(e *entry) string { return e.words },
		} {
			var all []any
			for _, e := range part {
				if name(e) != "" {
					all = append(all, name(e))
				}
			}
			if len(all) == 0 {
				continue
			}
			query := v.db.Statement(`SELECT ` + keptColumns + ` FROM articles WHERE `)
			query.Add(`feed = `, v.feed.Key)
			query.Add(` AND `+column+` <> '' AND `+column+` IN (`, all...)
			found, err := database.List(ctx, v.tx, keptCells, query.String()+`)`, query.Args...)
			if err != nil {
				return err
			}
			for i := range found {
				if kept[found[i].known] == nil {
					kept[found[i].known] = &found[i]
				}
			}
		}
	}
	return nil
}

// write keeps what is new or has changed, and notes what is shown no more.
func (v *visit) write(ctx context.Context) error {
	var changed []*entry
	for _, e := range v.shown {
		switch {
		case !e.changed():
			continue
		case e.kept != nil && e.kept.known != e.known: // it has a new ID
			const query = `UPDATE articles SET known = $3 WHERE feed = $1 AND known = $2`
			if _, err := v.tx.ExecContext(ctx, query, v.feed.Key, e.kept.known, e.known); err != nil {
				return err
			}
		}
		changed = append(changed, e)
	}
	for part := range slices.Chunk(changed, writtenAtOnce) {
		query := v.statement(part)
		if _, err := v.tx.ExecContext(ctx, query.String(), query.Args...); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(v.gone, atOnce) {
		places, args := database.Values(2, part)
		query := `UPDATE articles SET listed = 0, last_seen = $2 WHERE feed = $1 AND known IN (` + places + `)`
		if _, err := v.tx.ExecContext(ctx, query, append([]any{v.feed.Key, v.heard}, args...)...); err != nil {
			return err
		}
	}
	return nil
}

// writtenAtOnce is how many articles one statement writes.
const writtenAtOnce = 50

// changed tells whether an article is to be written. Feeds that date all of
// their articles anew at each reading change nothing by that.
func (e *entry) changed() bool {
	k, published := e.kept, millis(e.Published)
	return k == nil || !k.listed || k.print != e.print || published > 0 && (k.published == 0 || published < k.published)
}

// statement writes articles. One that is kept keeps the moment at which it was
// seen first, and takes the earlier time at which it was published.
func (v *visit) statement(part []*entry) *database.Statement {
	const earlier = `excluded.published > 0 AND (articles.published = 0 OR excluded.published < articles.published)`
	query := v.db.Statement(`INSERT INTO articles (feed, known, page, words, print, listed, moment, published, updated, first_seen, last_seen,
		taken, reading, item, guid, title, link, author, outlet, categories, type, summary, content) VALUES `)
	for i, e := range part {
		if i > 0 {
			query.WriteString(`, `)
		}
		seen, at := millis(v.feed.Read), millis(e.Published)
		query.Add(`(`, v.feed.Key, e.known, e.page, e.words, e.print, 1, cmp.Or(at, seen), at, millis(e.Updated), seen, seen,
			millis(e.At), e.Digest, e.Row, e.ID, e.Title, e.Link, e.Author, e.Outlet, strings.Join(e.Categories, "\n"), e.Type, e.Summary, e.Content)
		query.WriteString(`)`)
	}
	query.WriteString(` ON CONFLICT (feed, known) DO UPDATE SET
		page = excluded.page, words = excluded.words, print = excluded.print, listed = 1,
		moment = CASE WHEN ` + earlier + ` THEN excluded.published ELSE articles.moment END,
		published = CASE WHEN ` + earlier + ` THEN excluded.published ELSE articles.published END,
		updated = excluded.updated, taken = excluded.taken, reading = excluded.reading, item = excluded.item, guid = excluded.guid,
		title = excluded.title, link = excluded.link, author = excluded.author, outlet = excluded.outlet, categories = excluded.categories,
		type = excluded.type, summary = excluded.summary, content = excluded.content`)
	return query
}
