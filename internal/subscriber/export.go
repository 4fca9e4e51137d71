package subscriber

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// Export writes the readers as CSV that FromTable understands: the columns of
// their own, the attributes in alphabetical order, then what the store says
// of them. Times are RFC 3339 in UTC.
func Export(w io.Writer, readers []Subscriber) error {
	attributes := attributesOf(readers)
	out := csv.NewWriter(w)
	rows := [][]string{slices.Concat(own, attributes, stored)}
	for _, r := range readers {
		rows = append(rows, line(r, attributes))
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("exporting readers: %w", err)
	}
	return nil
}

func attributesOf(readers []Subscriber) []string {
	all := map[string]bool{}
	for _, r := range readers {
		for name := range r.Attributes {
			all[name] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func line(r Subscriber, attributes []string) []string {
	cells := []string{r.Email, r.Name, r.Lang, strings.Join(r.Reports, " ")}
	for _, name := range attributes {
		cells = append(cells, r.Attributes[name])
	}
	return append(cells, string(r.State), moment(r.Signed), moment(r.Left))
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
