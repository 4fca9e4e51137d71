package html_test

import (
	"fmt"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/html"
	"catchup/internal/table"
)

// TestManySourcesSayTheirDayOnce has few and many sources, and many that were read on
// several days.
func TestManySourcesSayTheirDayOnce(t *testing.T) {
	for _, c := range []struct {
		sources, days int
		each, once    int
	}{{6, 1, 6, 0}, {7, 1, 0, 1}, {7, 2, 7, 0}} {
		d := sample(t)
		d.Sources = nil
		for i := range c.sources {
			at := d.Issued.AddDate(0, 0, -i%c.days)
			d.Sources = append(d.Sources, document.Source{Title: fmt.Sprint("Sample accounts ", i), Reading: table.Reading{At: at}})
		}
		page, err := web(t).Page(d, html.Frame{})
		if err != nil {
			t.Fatal(err)
		}
		for form, text := range map[string][]byte{"mail": render(t, d), "page": page} {
			words := strings.ReplaceAll(parsed(t, text).Find("body").Text(), "\u00a0", " ")
			day := d.Issued.Format("2 January 2006")
			if each, once := strings.Count(words, "(read on "), strings.Count(words, "All read on "+day+"."); each != c.each || once != c.once {
				t.Errorf("%d sources of %d days: the %s says the day with %d of them, and once for all: %d", c.sources, c.days, form, each, once)
			}
		}
		if d.Sources[0].Reading.At.IsZero() {
			t.Error("the document has lost a day")
		}
	}
}
