package document

import (
	"fmt"
	"strings"
)

const (
	// wordsPerMinute is how many words adults read silently in a minute, the mean
	// of 190 studies (Brysbaert 2019, Journal of Memory and Language 109).
	wordsPerMinute = 238
	// A table is looked at and not read: each of its first rows counts as a few
	// words.
	wordsPerRow = 3
	rowsSeen    = 10
)

// minutes is how long the document takes to read, rounded up. Sources, credits
// and notes under tables are not counted.
func (d *Document) minutes() int {
	words := 0
	for _, p := range d.Introduction {
		words += count(p.Plain())
	}
	for _, b := range d.Blocks {
		words += length(b)
	}
	return max(1, (words+wordsPerMinute-1)/wordsPerMinute)
}

// ReadingTime is how long the document takes to read, rounded up, "5 minutes".
func (d *Document) ReadingTime() string {
	if n := d.minutes(); n > 1 {
		return fmt.Sprintf("%d minutes", n)
	}
	return "1 minute"
}

// length is how many words of a block are read.
func length(b Block) (words int) {
	switch b := b.(type) {
	case Heading:
		words = count(b.Text)
	case Paragraph:
		words = count(b.Plain())
	case List:
		for _, item := range b.Items {
			words += count(item.Plain())
		}
	case Story:
		words = count(b.Heading)
		for _, p := range b.Paragraphs {
			words += count(p.Plain())
		}
	case Table:
		words = count(b.Caption) + wordsPerRow*min(len(b.Rows), rowsSeen)
	case Chart:
		words = count(b.Title) + count(b.Alt)
	case Note:
		words = count(b.Text.Plain())
	}
	return words
}

func count(words string) int { return len(strings.Fields(words)) }
