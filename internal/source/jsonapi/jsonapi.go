// Package jsonapi reads the rows of a JSON or YAML document, from an address or
// a file, as a table. It finds them in lists of objects, in lists of columns and
// rows, in JSON-stat, SDMX-JSON and GeoJSON, and follows the pages of a service.
package jsonapi

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path"
	"strings"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the document that spec names. Nothing is read yet.
func Open(spec Spec, fetcher *source.Fetcher) source.Source {
	return &document{spec, fetcher.With(spec.Asking)}
}

type document struct {
	spec    Spec
	fetcher *source.Fetcher
}

// Read reads the document. Its rows are numbered from 1, and counted on from
// page to page. Values inside the value of a row have names with dots; members
// of lists are counted from 1. A page that shows that there are more is an error
// unless the settings say how they are found, or that they are not wanted.
func (d *document) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	w := &walk{document: d, request: r, sum: sha256.New(), seen: map[string]int{}}
	if next := d.spec.Next; next != nil && d.spec.URL.URL != nil {
		w.numbers = numbering{Next: *next, address: d.spec.URL.URL}
	}
	if err := w.pages(ctx); err != nil {
		return nil, w.placed(err)
	}
	t := w.grid.table()
	for _, odd := range w.odd {
		t.Warn("%s: %s", w.reading.Place, odd)
	}
	t.Said = append(t.Said, w.said...)
	if w.read.pages > 1 {
		w.reading.Part = strings.TrimPrefix(fmt.Sprintf("%s, %d pages", w.reading.Part, w.read.pages), ", ")
	}
	return t, nil
}

// placed is an error with the place of the source. Before anything is read, the
// error of fetching has it already.
func (w *walk) placed(err error) error {
	if w.reading == nil {
		return err
	}
	return fmt.Errorf("reading %s: %w", w.reading.Place, w.spec.URL.Conceal(err))
}

// parse parses a document, of at most so many values.
func (d *document) parse(body []byte, most int) (parsed, error) {
	if d.isYAML() {
		return parseYAML(body, most)
	}
	return parseJSON(body, most)
}

// isYAML goes by the name of the file, or of the address without parameters.
func (d *document) isYAML() bool {
	name := d.spec.URL.Name
	if d.spec.URL.URL != nil {
		name = d.spec.URL.URL.Path
	}
	extension := strings.ToLower(path.Ext(name))
	return extension == ".yaml" || extension == ".yml"
}
