package document_test

import (
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/table"
)

// TestReadOn says the day once if several sources were read on the same, in the
// zone of the edition.
func TestReadOn(t *testing.T) {
	bst := time.FixedZone("BST", 3600)
	at := func(day, hour int) document.Source {
		return document.Source{Reading: table.Reading{At: time.Date(2024, 6, day, hour, 0, 0, 0, time.UTC)}}
	}
	for name, test := range map[string]struct {
		sources []document.Source
		want    string
	}{
		"none":     {nil, ""},
		"one":      {[]document.Source{at(14, 9)}, ""},
		"same":     {[]document.Source{at(14, 9), at(13, 23)}, "all read on 14 June 2024"},
		"two days": {[]document.Source{at(14, 9), at(14, 10), at(13, 9)}, ""},
		"unknown":  {[]document.Source{{}, at(14, 9)}, ""},
		"nobody":   {[]document.Source{{}, {}}, ""},
	} {
		d := &document.Document{Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, bst), Sources: test.sources}
		if got := d.ReadOn(); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
