package jsonapi

import (
	"fmt"
	"slices"

	"catchup/internal/check"
)

// Next says how the page after a page is found. Its short form is the dotted
// path to the address of the next page, as links.next, or one of two words:
// header, for a Link header (RFC 8288), and none, if the first page is all that
// is wanted.
type Next struct {
	// Path is the dotted path to the address of the next page; header and none
	// are those of the short form.
	Path string `yaml:"path"`
	// Parameter is the parameter of the address that changes from page to page.
	Parameter string `yaml:"parameter"`
	// Counts is what the parameter counts: pages, or the rows before the page.
	Counts Counts `yaml:"counts" default:"pages"`
	// Cursor is the dotted path to what the parameter is on the next page,
	// instead of a number.
	Cursor string `yaml:"cursor"`
	// Until is the dotted path to the number of pages, or of rows if those are
	// counted; without it, it is found by its name.
	Until string `yaml:"until"`
}

const (
	byHeader = "header"
	noNext   = "none"
)

// UnmarshalText reads the short form.
func (n *Next) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return fmt.Errorf("write the path to the address of the next page, header, or none")
	}
	*n = Next{Path: string(text)}
	return nil
}

// Check notes a group that says nothing, or two things.
func (n Next) Check(at check.Place) {
	switch {
	case (n.Path == "") == (n.Parameter == ""):
		at.Note("next: links.next, or next: { parameter: page }", "say either the path to the next address, or the parameter that changes")
	case n.Parameter == "" && (n.Cursor != "" || n.Until != ""):
		at.Key("path").Note("", "cursor and until go with a parameter")
	}
}

// Counts is what a parameter of pages counts.
type Counts string

const (
	countsPages Counts = "pages"
	countsRows  Counts = "rows"
)

// UnmarshalText reads what a parameter counts.
func (c *Counts) UnmarshalText(text []byte) error {
	if *c = Counts(text); !slices.Contains([]Counts{countsPages, countsRows}, *c) {
		return fmt.Errorf("%q is neither pages nor rows", text)
	}
	return nil
}
