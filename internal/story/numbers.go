package story

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/statement"
)

// Number is a figure of a story, with the statement that it stands in, and the
// article of it. Story is the place of the story among those given. Said is the
// figure as it is written, with the words that say how exact it is: "around £2bn".
type Number struct {
	language.Figure
	Said      string
	Statement statement.Statement
	Item      item.Item
	Story     int
}

// Numbers chooses at most n figures from the articles of the stories: sums of
// money, percentages, points and shares, none of them twice. It takes the most
// telling figure of each story before it takes the second one of any. The
// largest stand first.
//
// They are for an edition of the period that ends at until.
func Numbers(stories []Story, n int, until time.Time) []Number {
	var queues [][]Number
	for i, s := range stories {
		queues = append(queues, s.numbers(i, until))
	}
	var chosen []Number
	for before := -1; before < len(chosen) && len(chosen) < n; {
		before = len(chosen)
		for i := range queues {
			fresh := slices.IndexFunc(queues[i], func(m Number) bool { return !slices.ContainsFunc(chosen, m.says) })
			if fresh >= 0 && len(chosen) < n {
				chosen = append(chosen, queues[i][fresh])
				queues[i] = queues[i][fresh+1:]
			}
		}
	}
	slices.SortStableFunc(chosen, func(a, b Number) int { return cmp.Compare(b.telling(), a.telling()) })
	return chosen
}

// mostWords is how many words a sentence of a list has at most.
const mostWords = 40

// pointing matches the beginning of a sentence about a figure that the sentence
// before it names.
var pointing = regexp.MustCompile(`(?i)^the (?:sum|figure|amount|total|difference|gap|rise|fall|increase|reduction|change|number|share|rest|remainder)\b[^,]{0,12} (?:is|was|are|were|has|had|will|would|came|comes)\b`)

// numbers are the figures of a story, which is at the place, the most telling
// first, and those of the sentences that the summary tells behind the others.
func (s Story) numbers(place int, until time.Time) []Number {
	var all []Number
	for _, item := range s.Speakers() {
		for _, said := range statement.Read(item, statement.Sentences(item), until) {
			if !s.Stale[said.Text] {
				all = append(all, numbersOf(said, item, place)...)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Number) int {
		return cmp.Or(s.tells(a.Statement.Text)-s.tells(b.Statement.Text), cmp.Compare(b.telling(), a.telling()))
	})
	return all
}

// tells is 1 if the summary has the sentence, 0 if not.
func (s Story) tells(sentence string) int {
	if slices.ContainsFunc(s.Summary, func(t Sentence) bool { return t.Text == sentence }) {
		return 1
	}
	return 0
}

// numbersOf are the figures of a statement that stands alone.
func numbersOf(said statement.Statement, item item.Item, place int) (all []Number) {
	if !said.Stands() || len(strings.Fields(said.Text)) > mostWords || pointing.MatchString(said.Text) {
		return nil
	}
	for _, f := range language.Figures(said.Text) {
		if shares[f.Kind] || f.Kind == language.Money {
			all = append(all, Number{f, f.Said(said.Text), said, item, place})
		}
	}
	return all
}

// shares are the kinds that have no unit.
var shares = map[language.FigureKind]bool{language.Percent: true, language.Points: true, language.Ratio: true, language.Fraction: true}

// aShare is how much a share tells: as much as a sum of three million.
const aShare = 6.5

// telling is how much a figure tells: the powers of ten of a sum.
func (n Number) telling() float64 {
	if n.Kind == language.Money {
		return math.Log10(math.Max(n.High.Abs().InexactFloat64(), 1))
	}
	return aShare
}

// says tells whether two numbers are the same figure, or stand in the same
// sentence.
func (n Number) says(m Number) bool {
	return n.Statement.Text == m.Statement.Text || n.Same(m.Figure)
}

// Same tells whether a figure is the same number of the same kind and unit.
func (n Number) Same(f language.Figure) bool {
	return n.Kind == f.Kind && n.Unit == f.Unit && n.Value.Equal(f.Value)
}
