package document

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Chart is a chart as data. Each renderer draws it in its own way. Alt states
// the finding with its numbers, so that nothing is lost for those who do not
// see it.
type Chart struct {
	Kind  ChartKind `json:"kind"`
	Title string    `json:"title"`
	Unit  string    `json:"unit,omitempty"`
	Alt   string    `json:"alt"`
	// Illustrative charts are called so beside their title.
	Illustrative bool     `json:"illustrative,omitempty"`
	Labels       []string `json:"labels"` // one for each point of a series
	Series       []Series `json:"series"`
	// Thresholds are lines that a Dot chart's points are held against.
	Thresholds []Threshold `json:"thresholds,omitempty"`
}

// Threshold is a level with a name, in the chart's unit.
type Threshold struct {
	Name   string          `json:"name"`
	Num    decimal.Decimal `json:"num"`
	Shown  string          `json:"shown"`
	Figure string          `json:"figure,omitempty"` // the ID of the document's figure
}

// ChartKind is the form of a chart.
type ChartKind string

// The kinds of chart. The points of a Bridge are a level, the steps away from
// it, and the level that they lead to. Steps of its second series, such as
// those that are not recurrent, look different. The labels of a Share are the
// parts, and each of its series is a whole.
const (
	Bar    ChartKind = "bar"
	Line   ChartKind = "line"
	Share  ChartKind = "share"
	Bridge ChartKind = "bridge"
	Dot    ChartKind = "dot"
)

// Series is one run of points, one for each label of its chart.
type Series struct {
	Name   string  `json:"name"`
	Points []Point `json:"points"`
}

// Point is one value of a series. One that is not known is a gap, never zero.
type Point struct {
	Num    decimal.Decimal `json:"num"` // in the chart's Unit, a share in hundredths; unrounded
	Known  bool            `json:"known"`
	Shown  string          `json:"shown"`
	Tone   Tone            `json:"tone,omitempty"`
	Figure string          `json:"figure,omitempty"` // the ID of the document's figure
}

// mostPoints is how many points of a chart can be read, each in a row of its own
// or, in a Line chart, beside each other.
const (
	mostPoints = 400
	mostOnLine = 1000
)

// crowded tells whether the chart has more points than can be read.
func (c Chart) crowded() bool {
	most := mostPoints
	if c.Kind == Line {
		most = mostOnLine
	}
	return len(c.Labels)*max(len(c.Series), 1)+len(c.Thresholds) > most
}

// listed is a table in place of a crowded chart.
func (c Chart) listed() Table {
	t := c.Data()
	for i := range t.Columns {
		t.Columns[i].Weight = 1
	}
	if c.Alt != "" {
		t.Notes = append(t.Notes, c.Alt)
	}
	t.Notes = append(t.Notes, "A chart of so many points cannot be read: here are its numbers.")
	return t
}

// Finding is what is to be said beside chart i of the blocks. It is the Alt
// without sentences at its beginning that paragraphs above the chart, under the
// same heading, say already.
func (bs Blocks) Finding(i int) string {
	words, said := bs[i].(Chart).Alt, bs.said(i)
	for range mostSaid {
		first, rest := sentence(words)
		if words == "" || !strings.Contains(said, first+" ") {
			break
		}
		words = rest
	}
	return words
}

// Findings looks through mostAbove blocks above a chart at most, and leaves out
// mostSaid sentences at most, so that many charts, or a long one, cost no more
// than their own length.
const (
	mostAbove = 20
	mostSaid  = 20
)

// said is what the paragraphs above block i say, under the same heading.
func (bs Blocks) said(i int) string {
	above := bs[max(0, i-mostAbove):i]
	for j := range slices.Backward(above) {
		if _, ok := above[j].(Heading); ok {
			above = above[j:]
			break
		}
	}
	var said strings.Builder
	for _, b := range above {
		if p, ok := b.(Paragraph); ok {
			said.WriteString(p.Plain() + " ")
		}
	}
	return said.String()
}

// leastSentence is how many bytes a sentence has at least: "No. 12" is none.
const leastSentence = 12

// sentence cuts the first sentence off the words.
func sentence(words string) (first, rest string) {
	for end := range words {
		if end >= leastSentence && strings.HasPrefix(words[end-1:], ". ") {
			return words[:end], strings.TrimSpace(words[end:])
		}
	}
	return words, ""
}
