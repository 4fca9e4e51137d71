package story

import (
	"cmp"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
)

// line is a sentence of a story's articles that may become part of the summary.
type line struct {
	Sentence
	article *article // that it stands in
	place   int      // among the sentences of its article
	words   []language.Word
	vector  vector  // its words
	weight  float64 // how well it would serve in the summary
	fit     bool    // it may be in a summary
	leads   bool    // it is one of the article that leads the story
	stale   bool    // an earlier edition told it
	near    float64 // its likeness to the chosen line that it is most like
	chosen  bool

	speaker []language.Term // the words for the side that says it; nil for a report
	denies  bool            // somebody replies to a claim with it

	concepts []int // what several outlets say, and it says too
}

// lines are the sentences of the articles in order.
func lines(c *corpus, articles []article, until time.Time) []*line {
	var all []*line
	kind, _ := kindOf(articles)
	for i, a := range articles {
		if kind == item.News && !a.Speaks() {
			continue
		}
		for place, told := range a.statements(until) {
			s := a.sentences[place]
			l := &line{
				Sentence: Sentence{Statement: told, Item: i},
				article:  &articles[i], place: place,
				words: s.words, vector: c.vector(s.words),
			}
			l.stale = s.stale
			l.setSpeaker(c)
			l.fit = told.Fault == "" && told.Weak == "" && !s.stale
			all = append(all, l)
		}
	}
	return all
}

// reason is why no sentence of the articles may be told: that of the first one that
// never may, else of the first that is new.
func reason(articles []article, until time.Time) (why string) {
	for _, a := range articles {
		for i, s := range a.statements(until) {
			if s.Fault != "" {
				return s.Fault
			}
			if !a.sentences[i].stale {
				why = cmp.Or(why, s.Weak, "it is not understood alone")
			}
		}
	}
	return cmp.Or(why, "an earlier edition told them")
}

// long is how many sentences an article is taken to have at least. In a short one
// the last sentence is still near the beginning.
const long = 20

// early is first/(i+1) + slope·(1−i/n) for the line at place i of n.
func (l *line) early(first, slope float64) float64 {
	return first/float64(l.place+1) + slope*(1-float64(l.place)/float64(max(len(l.article.sentences), long)))
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
	if l.Leans {
		w -= 0.15
	}
	if len(l.words) < 8 {
		w -= 0.5
	}
	return w
}
