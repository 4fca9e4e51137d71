package subscriber

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"
)

// Export writes the subscribers as CSV that a List can read: first the columns
// with a meaning of their own, then the attributes in alphabetical order, then
// what the store says of them. An attribute that a subscriber chose replaces
// that of a list. Times are RFC 3339 in UTC. A cell that a spreadsheet would take
// for a formula begins with an apostrophe, which a List drops. Export goes
// through the subscribers twice.
func Export(w io.Writer, subscribers iter.Seq2[Subscriber, error]) error {
	attributes, err := attributesOf(subscribers)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(neutrals(slices.Concat(own, attributes, stored))); err != nil {
		return fmt.Errorf("exporting readers: %w", err)
	}
	for r, err := range subscribers {
		if err != nil {
			return err
		}
		if err := out.Write(neutrals(line(r, attributes))); err != nil {
			return fmt.Errorf("exporting readers: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("exporting readers: %w", err)
	}
	return nil
}

func attributesOf(subscribers iter.Seq2[Subscriber, error]) ([]string, error) {
	all := map[string]bool{}
	for r, err := range subscribers {
		if err != nil {
			return nil, err
		}
		for _, some := range []map[string]string{r.Attributes, r.Chosen} {
			for name := range some {
				all[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all)), nil
}

func line(r Subscriber, attributes []string) []string {
	cells := []string{r.Email, r.Name, r.Lang, strings.Join(r.Reports, " ")}
	for _, name := range attributes {
		cells = append(cells, r.Attribute(name))
	}
	return append(cells, string(r.State), stamp(r.Signed), stamp(r.Left))
}

// neutrals makes every cell neutral, in place.
func neutrals(cells []string) []string {
	for i, cell := range cells {
		cells[i] = neutral(cell)
	}
	return cells
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
