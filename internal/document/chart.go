package document

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Chart is a chart as data. Each renderer draws it in its own way. Alt states
// the finding with its numbers, so that nothing is lost for those who do not
// see it. A chart is drawn only if its data have the shape of its kind, which
// Check tells.
type Chart struct {
	Kind ChartKind `json:"kind"`
	// Title says what is drawn: "Variance from plan, 2023-24".
	Title string `json:"title"`
	// Headline is the finding in a few words, without a stop: "Twenty-five of the
	// 42 systems missed their plans". It is empty if there is none.
	Headline string `json:"headline,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Alt      string `json:"alt"`
	// Illustrative charts are called so beside the title of the table of their numbers.
	Illustrative bool     `json:"illustrative,omitempty"`
	Labels       []string `json:"labels"` // one for each point of a series
	Axis         Axis     `json:"axis,omitempty"`
	// Places are where the labels of lines lie on one scale, such as that of months;
	// none if they lie at equal distances. So a year that is missing takes its room.
	Places []int64  `json:"places,omitempty"`
	Series []Series `json:"series"`
	// Thresholds are levels that the points of a Dot, Line or Control chart are held
	// against, such as the target of a Control.
	Thresholds []Threshold `json:"thresholds,omitempty"`
	// Signs are what a Control comes to, each as words with the tone of a mark:
	// its variation and its assurance. They stand above the drawing.
	Signs  []Cell   `json:"signs,omitempty"`
	Limits []Limits `json:"limits,omitempty"` // of a Control, stretch after stretch
	Events []Event  `json:"events,omitempty"` // of a Line or a Control, in their order
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
// parts, and each of its series is a whole. A Slope leads from one label to
// another, with a line for each series. A Spark has a row for each series, with
// a small line on a scale of its own. A Control holds the points of one series
// against limits that were worked out from them; their tones are its marks.
const (
	Bar     ChartKind = "bar"
	Line    ChartKind = "line"
	Share   ChartKind = "share"
	Bridge  ChartKind = "bridge"
	Dot     ChartKind = "dot"
	Slope   ChartKind = "slope"
	Spark   ChartKind = "spark"
	Control ChartKind = "control"
)

// ChartKinds are all kinds of chart.
func ChartKinds() []ChartKind {
	return []ChartKind{Bar, Line, Share, Bridge, Dot, Slope, Spark, Control}
}

// Axis says whether the labels of a chart have an order.
type Axis string

// Names, such as those of bodies, have no order: no line may lead from one to
// the next. Ordered labels, such as months and ranks, stand after each other.
const (
	Names   Axis = ""
	Ordered Axis = "ordered"
)

// MostHighlights is how many series of a chart can stand out.
const MostHighlights = 4

// Series is one run of points, one for each label of its chart. Whole is what
// the points of a Share come to, in the chart's unit; zero if that is not said.
// Of many series those with Highlight stand out.
type Series struct {
	Name      string          `json:"name"`
	Points    []Point         `json:"points"`
	Whole     decimal.Decimal `json:"whole,omitzero"`
	Highlight bool            `json:"highlight,omitempty"`
}

// Point is one value of a series. One that is not known is a gap, never zero.
type Point struct {
	Num    decimal.Decimal `json:"num"` // in the chart's Unit, a share in hundredths; unrounded
	Known  bool            `json:"known"`
	Shown  string          `json:"shown"`
	Tone   Tone            `json:"tone,omitempty"`
	Figure string          `json:"figure,omitempty"` // the ID of the document's figure
}

// Finding is what is to be said beside chart i of the blocks. It is the Alt
// without sentences at its beginning that its headline, or paragraphs above the
// chart under the same heading, say already.
func (bs Blocks) Finding(i int) string {
	c := bs[i].(Chart)
	words, said := c.Alt, bs.said(i)+c.Headline+". "
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

// said is what the paragraphs above block i say, under the same heading, and what
// the findings do that the document opens with.
func (bs Blocks) said(i int) string {
	var said strings.Builder
	for _, item := range bs.findings().Items {
		said.WriteString(item.Plain() + " ")
	}
	above := bs[max(0, i-mostAbove):i]
	for j := range slices.Backward(above) {
		if _, ok := above[j].(Heading); ok {
			above = above[j:]
			break
		}
	}
	for _, b := range above {
		if p, ok := b.(Paragraph); ok {
			said.WriteString(p.Plain() + " ")
		}
	}
	return said.String()
}

// findings is the list of findings that the document opens with, an empty one if it
// has none.
func (bs Blocks) findings() List {
	if n := bs.Opened(); n > 0 {
		return bs[n-1].(List)
	}
	return List{}
}

// Opened is how many blocks the document opens with, up to its findings; none
// without them.
func (bs Blocks) Opened() int {
	for i, b := range bs[:min(len(bs), mostAbove)] {
		if l, ok := b.(List); ok && l.Findings {
			return i + 1
		}
	}
	return 0
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
