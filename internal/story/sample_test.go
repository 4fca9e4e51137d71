package story

import (
	"os"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"catchup/internal/item"
	"catchup/internal/table"
)

// sample is the sample installation's feeds as package feed would read them.
func sample(t testing.TB) []item.Item {
	t.Helper()
	tab := &table.Table{Reading: &table.Reading{Source: "outlets"}}
	for _, name := range []string{"id", "title", "link", "author", "outlet", "summary", "content"} {
		tab.Columns = append(tab.Columns, table.Column{Name: name, Kind: table.Text})
	}
	tab.Columns = append(tab.Columns, table.Column{Name: "published", Kind: table.Time})
	for _, file := range []string{"health-weekly.xml", "ward-and-board.xml", "the-commissioner.json"} {
		f, err := os.Open("../../config/data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		feed, err := gofeed.NewParser().Parse(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range feed.Items {
			tab.Rows = append(tab.Rows, row(*i.PublishedParsed, i.GUID, i.Title, i.Link, i.Authors[0].Name, feed.Title, i.Description, i.Content))
		}
	}
	items, warnings := item.Read(tab, time.Time{})
	if len(warnings) > 0 {
		t.Error(warnings)
	}
	return item.Sift(items, item.Rules{}).Kept
}

func row(published time.Time, texts ...string) []table.Value {
	var cells []table.Value
	for _, s := range texts {
		cells = append(cells, table.Value{Kind: table.Text, Known: s != "", Text: s})
	}
	return append(cells, table.Value{Kind: table.Time, Known: !published.IsZero(), Time: published})
}

// week is the sample's own.
func week() Options {
	until := time.Date(2024, 6, 14, 15, 0, 0, 0, time.UTC) // 16:00 in London
	return Options{Since: until.AddDate(0, 0, -7), Until: until, Sentences: 4, Watch: []string{"deficit", "financial plans", "waiting list"}}
}
