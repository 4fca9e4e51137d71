package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/language"
	"catchup/internal/table"
)

// Items reads a table with the columns of a feed (id, title, link, author,
// outlet, published, summary, content) as articles with clean text. Only the
// title and the time of publication must be there. A row that lacks one of them
// or a text is left out, and a warning names its place. If the table has more
// than its Most articles from before until, the newest of each feed are taken.
func Items(t *table.Table, until time.Time) (items []Item, warnings []string) {
	for _, need := range []string{"title", "published"} {
		if t.Index(need) < 0 {
			return nil, []string{fmt.Sprintf("the source has no column %q, so no articles can be read from it", need)}
		}
	}
	var faults faults
	rows := newest(t, until)
	for _, row := range rows {
		item, fault := read(t, row)
		if fault != "" {
			faults.note(row[t.Index("title")].From, fault)
			continue
		}
		items = append(items, item)
	}
	if left := len(t.Rows) - len(rows); left > 0 {
		faults.listed = append(faults.listed, fmt.Sprintf("%s: of %d articles only the %d newest are looked at (limits: items)", t.Reading.Place, len(t.Rows), t.Most))
	}
	return withoutRefrains(items), faults.all()
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

// read makes an item of a row, or says why it cannot.
func read(t *table.Table, row []table.Value) (item Item, fault string) {
	text := func(column string) string {
		if i := t.Index(column); i >= 0 && row[i].Known {
			return strings.TrimSpace(row[i].Text)
		}
		return ""
	}
	item = Item{
		Title:     language.Plain(text("title")),
		Link:      text("link"),
		Author:    text("author"),
		Outlet:    text("outlet"),
		Published: row[t.Index("published")].Time,
	}
	if t.Reading != nil {
		item.Source = t.Reading.Source
	}
	item.ID = cmp.Or(text("id"), item.Link, item.Title)
	item.Text = cmp.Or(language.Clean(text("content"), item.Title), language.Clean(text("summary"), item.Title))
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

// refrain is the number of articles in which an outlet must print a paragraph
// before it counts as no part of them.
const refrain = 3

// withoutRefrains drops the paragraphs that an outlet prints in one article after
// another: its motto, its terms, its invitation to subscribe.
func withoutRefrains(items []Item) []Item {
	type printed struct{ outlet, paragraph string }
	times := map[printed]int{}
	for _, i := range items {
		for p := range strings.SplitSeq(i.Text, "\n\n") {
			times[printed{i.Outlet, p}]++
		}
	}
	for n, i := range items {
		kept := slices.DeleteFunc(strings.Split(i.Text, "\n\n"), func(p string) bool {
			return times[printed{i.Outlet, p}] >= refrain
		})
		if len(kept) > 0 {
			items[n].Text = strings.Join(kept, "\n\n")
		}
	}
	return items
}
