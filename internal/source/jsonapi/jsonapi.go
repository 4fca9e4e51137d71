// Package jsonapi reads a list of objects in a JSON or YAML document, from an
// address or a file, as a table.
package jsonapi

import (
	"context"
	"fmt"
	"net/http"
	"path"
	"strings"

	"catchup/internal/check"
	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the document that spec names. Nothing is read yet.
func Open(spec Spec, fetcher *source.Fetcher) source.Source {
	return &document{spec, fetcher}
}

type document struct {
	spec    Spec
	fetcher *source.Fetcher
}

// Read reads the document. Its rows are numbered from 1. Values inside the
// value of a row have names with dots; members of lists are counted from 1.
func (d *document) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	header := http.Header{}
	for name, secret := range d.spec.Headers {
		header.Set(name, secret.Reveal())
	}
	wanted := source.Wanted{From: d.spec.URL, Header: header, Timeout: d.spec.Timeout, Limit: d.spec.Limit}
	got, err := d.fetcher.Fetch(ctx, r, wanted)
	if err == nil && len(got.Body) > heavy {
		err = r.Share.Large(ctx)
	}
	if err != nil {
		return nil, err
	}
	got.Reading.Part = d.spec.Rows
	t, err := d.table(got, r.Shape)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", got.Reading.Place, err)
	}
	return t, nil
}

// heavy is how many bytes of a document may hold so many values that they need
// much memory.
const heavy = 200_000

// table makes the table of what was fetched, within the limits of its shape.
func (d *document) table(got *source.Fetched, shape table.Shape) (*table.Table, error) {
	most := shape.Limits.Known().Cells
	parse := parseJSON
	if d.isYAML() {
		parse = parseYAML
	}
	root, err := parse(got.Body, most)
	if err != nil {
		return nil, err
	}
	got.Body = nil
	rows, err := find(root, d.spec.Rows)
	if err != nil {
		return nil, err
	}
	return tabulate(rows, got.Reading, shape)
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

// find follows the dotted path to a list.
func find(n node, steps string) (node, error) {
	for step := range strings.SplitSeq(steps, ".") {
		if step == "" {
			break
		}
		next, known := n.member(step)
		if next == nil {
			return n, check.Problem{Path: steps, Message: fmt.Sprintf("there is no %q", step), Hint: check.DidYouMean(step, known)}
		}
		n = *next
	}
	if n.shape != list {
		return n, check.Problem{Path: steps, Message: "is not a list of rows"}
	}
	return n, nil
}

// member is the named member of an object, or nil and the names there are.
func (n node) member(name string) (*node, []string) {
	var known []string
	for i, m := range n.members {
		if n.shape == object && m.name == name {
			return &n.members[i].value, nil
		}
		known = append(known, m.name)
	}
	return nil, known
}
