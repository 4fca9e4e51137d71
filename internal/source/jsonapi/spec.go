package jsonapi

import (
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// Spec is how a JSON or YAML document is written in the settings.
type Spec struct {
	source.Asking
	// URL is the document, an http(s) address or a file; a name that ends in
	// .yaml or .yml is read as YAML.
	URL setting.Location `yaml:"url,required"`
	// Rows is the dotted path to the rows, such as data.items; without it they
	// are found by themselves if the document has one table. Members of lists are
	// counted from 1.
	Rows string `yaml:"rows"`
	// Keyed makes a row of each member of an object; it is the column that holds
	// their names.
	Keyed string `yaml:"keyed"`
	// Next says how the next page is found; without it a source that shows that
	// it has more pages is refused.
	Next *Next `yaml:"next"`
	// Pages is how many pages are read at most; a source with more is refused.
	Pages int `yaml:"pages" default:"100"`
	// Timeout bounds the reading of each page, and that of all pages after the
	// first together.
	Timeout setting.Duration `yaml:"timeout" default:"20s"`
	// Limit bounds the size of the document, of all pages together.
	Limit setting.Size `yaml:"limit" default:"20MB"`
}

// Check notes a path with an empty step, pages of a file, and bounds
// that let nothing through.
func (s Spec) Check(at check.Place) {
	if s.Rows != "" && slices.Contains(strings.Split(s.Rows, "."), "") {
		at.Key("rows").Note("write it as data.items", "%q has an empty step", s.Rows)
	}
	if s.Next != nil && s.Next.Path != noNext && s.URL.URL == nil {
		at.Key("next").Note("", "a file has no further pages")
	}
	if s.Pages <= 0 {
		at.Key("pages").Note("", "must be at least 1")
	}
	s.CheckFor(at, s.URL)
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
}
