// Package story finds the stories of a period in the items that its sources
// brought: it cleans them, drops what is told twice, groups what belongs
// together, ranks the groups and tells each in sentences taken word for word
// from its articles. It does no I/O and knows no clock, and the same items in
// any order give the same stories.
package story

import "time"

// Item is one article as a source gave it. Text is plain text, paragraphs
// parted by blank lines; Outlet is the publication's name.
type Item struct {
	ID        string
	Source    string
	Outlet    string
	Title     string
	Link      string
	Author    string
	Published time.Time
	Text      string
}

// Sentence is one sentence of a story, verbatim, from the Item at index Item
// of its story; Paragraph counts the paragraphs of that item from 0.
type Sentence struct {
	Text      string
	Item      int
	Paragraph int
}

// Score is the weight of a story and the parts it is the sum of.
type Score struct {
	Total      float64
	Outlets    float64 // log(1 + independent outlets) × recency
	Prominence float64 // how high the outlets placed it, how much they wrote
	Figure     float64 // the largest sum of money in it
	Watched    float64 // words of the operator's watch-list
}

// Story is what several articles tell together. Items stand oldest first,
// and Items[0] is the first report. Summary is in reading order.
type Story struct {
	Heading string
	Items   []Item
	Score   Score
	Summary []Sentence
}

// Options bound the choice. Items published outside [Since, Until) are left
// out. Sentences is the length of a summary, two to five. Watch are words and
// phrases that lift a story.
type Options struct {
	Since, Until time.Time
	Sentences    int
	Watch        []string
}
