package story

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/language"
)

// line is a sentence of a story's articles that may become part of the summary.
type line struct {
	Sentence
	place  int     // among the sentences of its article
	of     int     // how many its article has
	words  int     // how many it has
	vector vector  // its words
	weight float64 // how well it would serve in the summary
	fit    bool    // it may be in a summary
	leads  bool    // it is one of the article that leads the story
	stale  bool    // an earlier edition told it
	leans  bool    // it is not understood without the line before it
	near   float64 // its likeness to the chosen line that it is most like
	chosen bool
}

// lines are the sentences of the articles in order.
func lines(c *corpus, articles []article) []*line {
	var all []*line
	kind, _ := kindOf(articles)
	for i, a := range articles {
		if kind == item.News && !a.Speaks() {
			continue
		}
		for place, s := range a.sentences {
			l := &line{
				Sentence: Sentence{Text: s.text, Item: i, Paragraph: s.paragraph},
				place:    place, of: len(a.sentences),
				words: len(s.words), vector: c.vector(s.words),
			}
			l.stale = s.stale
			if quotable(s.text) && !s.stale {
				l.leans = language.Leans(s.text)
				l.fit = l.words >= wordy && language.Complete(s.text) && !stamped.MatchString(s.text)
			}
			all = append(all, l)
		}
	}
	return all
}

// stamped matches a line of a live blog: it begins with a time of day, and says
// what only somebody who follows understands.
var stamped = regexp.MustCompile(`^\d{1,2}[.:]\d{2}(?: ?[ap]m)?[:.]? +[“‘"\p{Lu}]`)

// longestQuoted is how many characters of a sentence are quoted at most. What
// has more is no sentence, and no reader would read it.
const longestQuoted = 600

// quotable tells whether a sentence is short enough to be quoted.
func quotable(sentence string) bool {
	return len(sentence) <= longestQuoted || utf8.RuneCountInString(sentence) <= longestQuoted
}

// wordy is the least number of words of a line that is no fragment.
const wordy = 6

// early is first/(i+1) + slope·(1−i/n) for the line at place i of n.
func (l *line) early(first, slope float64) float64 {
	return first/float64(l.place+1) + slope*(1-float64(l.place)/float64(l.of))
}

// merits are what makes a line better to read on its own, a sum of money, or
// worse: a quotation, a word that points back, or few words.
func (l *line) merits() (w float64) {
	if strings.Contains(l.Text, "£") || strings.Contains(l.Text, "$") || strings.Contains(l.Text, "€") {
		w += 0.1
	}
	if strings.Contains(l.Text, "“") || strings.Contains(l.Text, `"`) || strings.Contains(l.Text, "‘") {
		w -= 0.15
	}
	if l.leans {
		w -= 0.15
	}
	if l.words < 8 {
		w -= 0.5
	}
	return w
}
