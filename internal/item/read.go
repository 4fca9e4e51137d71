package item

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"catchup/internal/prose"
	"catchup/internal/table"
)

// Read reads a table with the columns of source.Article as articles with clean text. Only the
// title and the time of publication must be there. A row that lacks one of them
// or a text is left out, and a warning names its place. If the table has more
// than its Most articles from before until, the newest of each feed are taken.
func Read(t *table.Table, until time.Time) (items []Item, warnings []string) {
	for _, need := range []string{"title", "published"} {
		if t.Index(need) < 0 {
			return nil, []string{fmt.Sprintf("the source has no column %q, so no articles can be read from it", need)}
		}
	}
	var faults faults
	rows := newest(t, until)
	for _, row := range rows {
		item, fault := readRow(t, row)
		if fault != "" {
			faults.note(row[t.Index("title")].From, fault)
			continue
		}
		items = append(items, item)
	}
	if left := len(t.Rows) - len(rows); left > 0 {
		faults.listed = append(faults.listed, fmt.Sprintf("%s: of %d articles only the %d newest are looked at (limits: items)", t.Reading.Place, len(t.Rows), t.Most))
	}
	return items, faults.all()
}

// faults are what is wrong with articles. Only the first few are listed.
type faults struct {
	listed []string
	more   int
}

// listedFaults is how many faults of a table are listed one by one.
const listedFaults = 20

func (f *faults) note(at table.Origin, fault string) {
	if len(f.listed) < listedFaults {
		f.listed = append(f.listed, fmt.Sprintf("%s: %s", at, fault))
	} else {
		f.more++
	}
}

func (f *faults) all() []string {
	if f.more > 0 {
		return append(f.listed, fmt.Sprintf("and %d more articles that cannot be used", f.more))
	}
	return f.listed
}

// readRow makes an item of a row, or says why it cannot.
func readRow(t *table.Table, row []table.Value) (item Item, fault string) {
	text := func(column string) string {
		if i := t.Index(column); i >= 0 && row[i].Known {
			return strings.TrimSpace(row[i].Text)
		}
		return ""
	}
	item = Item{
		Title:     prose.Plain(text("title")),
		Link:      text("link"),
		Author:    text("author"),
		Outlet:    OutletName(text("outlet")),
		Published: row[t.Index("published")].Time,
	}
	if title := text("outlet"); title != item.Outlet {
		item.Channel = title
	}
	item.Type, item.Categories = text("type"), lines(text("categories"))
	if i := t.Index("updated"); i >= 0 && row[i].Known {
		item.Updated = row[i].Time
	}
	if t.Reading != nil {
		item.Source = t.Reading.Source
	}
	if feed := row[t.Index("published")].From.Reading; feed != nil {
		item.Feed = feed.Place
	}
	item.Picture = pictureOf(text, item.Title)
	item.Links = linksIn(item.Title, text("content")+" "+text("summary"))
	item.ID = cmp.Or(text("id"), item.Link, item.Title)
	item.Text, item.Around = prose.Clean(text("content"), item.Title)
	if item.Text == "" {
		item.Text, item.Around = prose.Clean(text("summary"), item.Title)
	}
	switch {
	case !table.Shows(item.Title):
		return item, "an article without a title"
	case !row[t.Index("published")].Known:
		return item, "an article without a time of publication"
	case item.Text == "":
		return item, "an article without a text"
	}
	return item, ""
}

// lines are the lines of a text that are not empty.
func lines(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
