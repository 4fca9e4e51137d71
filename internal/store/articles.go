package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/internal/store/database"
)

// knownColumns are the columns of an article without its text, as knownCells
// scans them.
const knownColumns = `known, page, words, print, published, updated, first_seen, taken, reading, item, guid, title, link, author, outlet, categories, type, picture, picture_alt, picture_credit`

func knownCells(a *source.Collected) []any {
	return []any{
		&a.Known, &a.Page, &a.Words, &a.Print, moment{&a.Published}, moment{&a.Updated}, moment{&a.First}, moment{&a.At}, &a.Digest, &a.Row,
		&a.ID, &a.Title, &a.Link, &a.Author, &a.Outlet, lines{&a.Categories}, &a.Type, &a.Picture.Link, &a.Picture.Alt, &a.Picture.Credit,
	}
}

func articleCells(a *source.Collected) []any { return append(knownCells(a), &a.Summary, &a.Content) }

// ofPeriod finds the articles of a feed in a period by an index.
const ofPeriod = `SELECT ` + knownColumns + `, summary, content FROM articles
	WHERE feed = $1 AND moment >= $2 AND moment < $3 ORDER BY moment DESC, known DESC LIMIT $4`

// Articles are the newest articles of a feed in the period, as source.Collection
// says.
func (c *Collection) Articles(ctx context.Context, key string, in period.Period, most int) (all []source.Collected, err error) {
	end := cmp.Or(millis(in.End), math.MaxInt64)
	all, err = database.ListOriginal(ctx, c.db, articleCells, ofPeriod, key, millis(in.Start), end, most)
	if err != nil {
		return nil, fmt.Errorf("looking up the articles of a feed: %w", err)
	}
	return all, nil
}

// lookedUpAtOnce is how many articles one statement looks for.
const lookedUpAtOnce = 100

// Known are the kept articles that have the Known, Page or Words of one of those,
// in the order of Known, without their Summary and Content.
func (c *Collection) Known(ctx context.Context, key string, seen []source.Collected) ([]source.Collected, error) {
	found := map[string]source.Collected{}
	err := c.db.Original(ctx, func(from database.Queryer) error {
		for part := range slices.Chunk(seen, lookedUpAtOnce) {
			if err := lookUp(ctx, from, key, part, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking up known articles: %w", err)
	}
	return slices.SortedFunc(maps.Values(found), func(a, b source.Collected) int { return cmp.Compare(a.Known, b.Known) }), nil
}

// lookUp finds what is kept under the names of articles.
func lookUp(ctx context.Context, from database.Queryer, key string, seen []source.Collected, found map[string]source.Collected) error {
	names := map[string][]string{}
	for _, a := range seen {
		for column, name := range map[string]string{"known": a.Known, "page": a.Page, "words": a.Words} {
			if name != "" {
				names[column] = append(names[column], name)
			}
		}
	}
	for column, all := range names {
		places, args := database.Values(1, all)
		kept, err := database.List(ctx, from, knownCells, named(column, places), append([]any{key}, args...)...)
		if err != nil {
			return err
		}
		for _, a := range kept {
			found[a.Known] = a
		}
	}
	return nil
}

// named finds the articles of a feed by the names in a column. Each column has an
// index of its own, of the names that are not empty.
func named(column, places string) string {
	return `SELECT ` + knownColumns + ` FROM articles WHERE feed = $1 AND ` + column + ` <> '' AND ` + column + ` IN (` + places + `)`
}

// writtenAtOnce is how many articles one statement writes.
const writtenAtOnce = 50

// keepArticles writes articles. Several with one name are one article, the last
// of them.
func keepArticles(ctx context.Context, db *database.DB, tx *sql.Tx, f source.Feed, changed []source.Collected) error {
	last := map[string]source.Collected{}
	for _, a := range changed {
		last[a.Known] = a
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(last)), writtenAtOnce) {
		query := db.Statement(`INSERT INTO articles (feed, moment, ` + knownColumns + `, summary, content) VALUES `)
		for i, known := range part {
			if i > 0 {
				query.WriteString(", ")
			}
			query.Add(`(`, articleValues(f, last[known])...)
			query.WriteString(`)`)
		}
		query.WriteString(onKept)
		if _, err := tx.ExecContext(ctx, query.String(), query.Args...); err != nil {
			return err
		}
	}
	return nil
}

func articleValues(f source.Feed, a source.Collected) []any {
	published, first := millis(a.Published), millis(a.First)
	return []any{
		f.Key, cmp.Or(published, first), a.Known, a.Page, a.Words, a.Print, published, millis(a.Updated), first, millis(a.At), a.Digest, a.Row,
		a.ID, a.Title, a.Link, a.Author, a.Outlet, strings.Join(a.Categories, "\n"), a.Type, a.Picture.Link, a.Picture.Alt, a.Picture.Credit, a.Summary, a.Content,
	}
}

// onKept says what becomes of an article that is kept already: it takes the new
// words. It keeps when it was first seen, and when it was published, unless that
// was unknown, or was later than it was seen and is now said to be earlier.
const onKept = ` ON CONFLICT (feed, known) DO UPDATE SET page = excluded.page, words = excluded.words, print = excluded.print,
	moment = CASE WHEN ` + betterDate + ` THEN excluded.published ELSE articles.moment END,
	published = CASE WHEN ` + betterDate + ` THEN excluded.published ELSE articles.published END,
	updated = excluded.updated, taken = excluded.taken, reading = excluded.reading, item = excluded.item, guid = excluded.guid, title = excluded.title,
	link = excluded.link, author = excluded.author, outlet = excluded.outlet, categories = excluded.categories, type = excluded.type,
	picture = excluded.picture, picture_alt = excluded.picture_alt, picture_credit = excluded.picture_credit,
	summary = excluded.summary, content = excluded.content`

const betterDate = `excluded.published > 0 AND (articles.published = 0 OR articles.published > articles.first_seen AND excluded.published < articles.published)`

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
