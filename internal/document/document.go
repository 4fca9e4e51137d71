// Package document is the finished report without a form: its words, its
// numbers and their order, ready to be set as a mail, a text, a PDF. It is
// made by package reports and read by the renderers, and it is what the store
// keeps of an edition, as JSON.
package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Document is one edition of a report. Blocks stand in reading order.
type Document struct {
	Report       string        `json:"report"`            // the key in the settings, "weekly"
	Title        string        `json:"title"`             // the masthead, "Catch Up"
	Tagline      string        `json:"tagline"`           // one line under it
	Lang         string        `json:"lang"`              // BCP 47, "en-GB"
	Edition      string        `json:"edition,omitempty"` // the edition's key, "weekly/2024-06-14"
	Slice        string        `json:"slice,omitempty"`   // the part of a sliced report, "London"
	Number       int           `json:"number"`            // counts the report's editions from 1
	Period       period.Period `json:"period"`
	Covers       string        `json:"covers"`         // the period in words
	Issued       time.Time     `json:"issued"`         // in the report's zone
	Preview      string        `json:"preview"`        // the lead's first sentence, or what the figures say
	Whole        Whole         `json:"whole,omitzero"` // where all of it can be read
	Mail         Listing       `json:"mail,omitzero"`
	Introduction []Paragraph   `json:"introduction,omitempty"` // one or two sentences under the masthead
	Forwarded    Paragraph     `json:"forwarded,omitzero"`     // "If someone forwarded you this …"
	Leaving      Paragraph     `json:"leaving,omitzero"`       // how to change or leave
	Notices      []string      `json:"notices,omitempty"`      // what must stand above everything: illustrative data, a source that is missing
	Gaps         []Gap         `json:"gaps,omitempty"`         // what the notices call missing, for the operator
	Warnings     []string      `json:"warnings,omitempty"`     // oddities of the sources that the document could live with, for the operator
	Blocks       Blocks        `json:"blocks"`
	Sources      []Source      `json:"sources,omitempty"`
	Figures      []Figure      `json:"figures,omitempty"` // every number printed that was read or computed
	Measures     Measures      `json:"measures,omitempty"`
	Beyond       []string      `json:"beyond,omitempty"`   // the rows of its sources that were beyond the bounds of send_when
	Override     *Override     `json:"override,omitempty"` // by what word it was published, if it should have been held
	Corrects     *Correction   `json:"corrects,omitempty"` // what the edition before gave otherwise
	Choices      []Choice      `json:"choices,omitempty"`  // how the stories were chosen, a section each
	Memory       []Memory      `json:"memory,omitempty"`   // what this edition and those before it told or named, the newest first
}

// Gap is a source that the document lacks, or a part of it that is left out,
// "the table “Outturn”". Why is for the operator's log and not for readers.
type Gap struct {
	Source string `json:"source,omitempty"`
	Part   string `json:"part,omitempty"`
	Why    string `json:"why"`
}

// Name is that of the source or the part.
func (g Gap) Name() string { return cmp.Or(g.Part, g.Source) }

// Source is one reading that the document rests on, for the note at its end.
type Source struct {
	Reading table.Reading `json:"reading"`
	Title   string        `json:"title"`             // for readers: "NHS England: ICB allocations"
	Licence string        `json:"licence,omitempty"` // "Open Government Licence v3.0"
	Link    string        `json:"link,omitempty"`
	Feeds   int           `json:"feeds,omitempty"`  // how many feeds it is of, if they are several
	Shaped  []string      `json:"shaped,omitempty"` // what each step of its shape did, for the operator
}

// Credited are the sources as readers are told of them: what has the same title,
// licence and address is told once.
func (d *Document) Credited() []Source {
	var all []Source
	for _, s := range d.Sources {
		if !slices.ContainsFunc(all, func(o Source) bool { return o.Title == s.Title && o.Licence == s.Licence && o.Link == s.Link }) {
			all = append(all, s)
		}
	}
	return all
}

// Block is one of Heading, Paragraph, List, Story, Table, Chart and Note; the
// set is sealed, so a renderer's switch over it can be complete.
type Block interface{ block() }

// Unknown is the error of a renderer for a block of a kind that it does not
// know, so that no part of a document is left out in silence.
func Unknown(b Block) error { return fmt.Errorf("a block of an unknown kind, %T", b) }

// Heading opens a part of the document. Level counts from 2; the masthead is 1.
type Heading struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// Span is a run of words of one kind. Link, if set, is an http(s) or mailto
// address. Spans of a paragraph are set one after the other as they are: the
// spaces between them belong to their texts. Words that are Added are the
// edition's own, between those of an article: "[10 March]".
type Span struct {
	Text   string `json:"text"`
	Strong bool   `json:"strong,omitempty"`
	Link   string `json:"link,omitempty"`
	Figure string `json:"figure,omitempty"` // the ID of the figure that Text prints
	Story  string `json:"story,omitempty"`  // the heading of the story, or else of the part, of this document that the words lead to
	Added  bool   `json:"added,omitempty"`
}

// Paragraph is a run of spans.
type Paragraph []Span

// List is an unordered list. One of Findings holds what matters most of the whole
// document, each with a link to its part.
type List struct {
	Items    []Paragraph `json:"items"`
	Findings bool        `json:"findings,omitempty"`
}

// Story is one story: a short heading, two to five sentences in paragraphs, and
// the articles that they were taken from. Remarks say who reported it first,
// what it continues, and who wrote it. The lead story looks different. Picture
// is nil for none.
type Story struct {
	Heading    string      `json:"heading"`
	Link       string      `json:"link,omitempty"` // of the article that it is told from; empty if it is of several
	Lead       bool        `json:"lead,omitempty"`
	Picture    *Picture    `json:"picture,omitempty"`
	Paragraphs []Paragraph `json:"paragraphs"`
	Remarks    []Paragraph `json:"remarks,omitempty"`
	Articles   []Article   `json:"articles"`
	Cuts       []Cut       `json:"cuts,omitempty"` // what is left out of it
}

// Note is set small: what the figures mean, whom the edition is for.
type Note struct {
	Text Paragraph `json:"text"`
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Story) block()     {}
func (Table) block()     {}
func (Chart) block()     {}
func (Note) block()      {}

// Plain is the paragraph's words without their form.
func (p Paragraph) Plain() string {
	var s strings.Builder
	for _, span := range p {
		s.WriteString(span.Text)
	}
	return s.String()
}

// Say is a paragraph of plain words.
func Say(text string) Paragraph { return Paragraph{{Text: text}} }
