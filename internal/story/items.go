package story

import (
	"fmt"
	"strings"

	"catchup/internal/table"
)

// Items reads a table with the columns of a feed (id, title, link, author,
// outlet, published, summary, content) as articles with clean text. Only the
// title and the time of publication must be there. A row that cannot be told
// is left out and named in the warnings with its place.
func Items(t *table.Table) (items []Item, warnings []string) {
	for _, need := range []string{"title", "published"} {
		if t.Index(need) < 0 {
			return nil, []string{fmt.Sprintf("the source has no column %q, so no articles can be read from it", need)}
		}
	}
	for _, row := range t.Rows {
		item, fault := read(t, row)
		if fault != "" {
			warnings = append(warnings, fmt.Sprintf("%s: %s", row[t.Index("title")].From, fault))
			continue
		}
		items = append(items, item)
	}
	return withoutRefrains(items), warnings
}

// read makes an item of a row, or says why it cannot.
func read(t *table.Table, row []table.Value) (item Item, fault string) {
	text := func(column string) string {
		if i := t.Index(column); i >= 0 && row[i].Known {
			return strings.TrimSpace(row[i].Text)
		}
		return ""
	}
	item = Item{
		Title:     plain(text("title")),
		Link:      text("link"),
		Author:    text("author"),
		Outlet:    text("outlet"),
		Published: row[t.Index("published")].Time,
	}
	if t.Reading != nil {
		item.Source = t.Reading.Source
	}
	item.ID = firstOf(text("id"), item.Link, item.Title)
	item.Text = firstOf(clean(text("content"), item.Title), clean(text("summary"), item.Title))
	switch {
	case item.Title == "":
		return item, "an article without a title"
	case !row[t.Index("published")].Known:
		return item, "an article without a time of publication"
	case item.Text == "":
		return item, "an article without a text"
	}
	return item, ""
}

// firstOf is the first of the texts that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
