package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
)

// Part is one part of a score. Of is what it was worked out from, in words for an
// editor: "1240 words in 3 articles".
type Part struct {
	Name  string
	Value float64
	Of    string
}

// Score is the weight of a story, the sum of its parts.
type Score struct {
	Total float64
	Parts []Part
}

// watchPart is the name of the part of the watch-list.
const watchPart = "watch-list"

// The most that each part of a score adds to log2(1 + outlets). All but the
// watch-list and recency together add less than the second outlet does. However
// long a story of one outlet is, and however large its sums are, it does not pass
// one that two have written of.
const (
	mostLength   = 0.25
	mostSum      = 0.12
	mostCarriers = 0.15
	mostKin      = 0.06

	perWatch = 0.15 // each watched phrase, at most two of them
)

// Half of the most is added by so much.
const (
	halfLength   = 1000. // words
	halfCarriers = 2.    // outlets
	halfKin      = 3.    // stories
)

// score weighs a story by those of its articles that may lead it, and by how many
// other stories are about its subject.
func score(c *corpus, leading []article, others int, o Options) (s Score) {
	for _, p := range []Part{
		o.written(leading), o.carried(leading), length(leading), sums(leading), kin(others),
		watchlist(c, leading, o.Watch), recency(leading, o),
	} {
		if p.Value != 0 {
			s.add(p)
		}
	}
	return s
}

func (s *Score) add(p Part) {
	s.Parts, s.Total = append(s.Parts, p), s.Total+p.Value
}

// towards grows from 0 towards the most, and is half of it at half.
func towards(most, x, half float64) float64 { return most * x / (x + half) }

// written is by how many outlets and agencies the story was written.
func (p Policy) written(articles []article) Part {
	return Part{"outlets", math.Log2(1 + p.origins(articles)), some(len(outlets(articles, origin)), "wrote of it", "wrote of it")}
}

// carried is how many other outlets printed what those wrote.
func (p Policy) carried(articles []article) Part {
	more := max(p.weight(articles)-p.origins(articles), 0)
	return Part{"carried", towards(mostCarriers, more, halfCarriers), fmt.Sprintf("%d printed it", len(outlets(articles, item.Item.Outlets)))}
}

// length is how much was written.
func length(articles []article) Part {
	words := 0
	for _, a := range articles {
		words += len(a.words)
	}
	return Part{"length", towards(mostLength, float64(words), halfLength), some(words, "word", "words") + " in " + some(len(articles), "article", "articles")}
}

// kin is how many other stories of the period are about the same subject.
func kin(others int) Part {
	return Part{"subject", towards(mostKin, float64(others), halfKin), some(others, "other story", "other stories")}
}

// watchlist is which phrases of the watch-list the story has.
func watchlist(c *corpus, articles []article, phrases []string) Part {
	found := watched(c, articles, phrases)
	return Part{watchPart, perWatch * float64(min(len(found), 2)), strings.Join(found, ", ")}
}

// recency is 0 for a story whose last article first came out at the beginning of the
// span, and the recency of the options for one at its end.
func recency(articles []article, o Options) Part {
	span := o.Until.Sub(o.Since)
	if span <= 0 {
		return Part{}
	}
	last := newest(articles)
	return Part{"recency", o.Recency * float64(last.Sub(o.Since)) / float64(span), last.In(o.Until.Location()).Format("2 January 15:04")}
}

// newest is when the last of the articles first came out.
func newest(articles []article) (last time.Time) {
	for _, a := range articles {
		if first := a.First(); first.After(last) {
			last = first
		}
	}
	return last
}

// watched are the phrases of the watch-list that the articles have. Capitals
// and the endings of words do not matter.
func watched(c *corpus, articles []article, phrases []string) (found []string) {
	for _, p := range phrases {
		want := language.Stems(c.Read(nil, p))
		if len(want) > 0 && slices.ContainsFunc(articles, func(a article) bool {
			return language.Says(a.title, want) || language.Says(a.words, want)
		}) {
			found = append(found, p)
		}
	}
	return found
}

// ranked are the places of the stories in the order they stand in. Of stories with
// the same score, to three places, the one with the newest article stands first.
func ranked(stories []Story) []int {
	places := make([]int, len(stories))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(i, j int) int {
		a, b := stories[i], stories[j]
		return cmp.Or(
			a.Standing.compare(b.Standing), a.aside()-b.aside(), cmp.Compare(b.Score.rounded(), a.Score.rounded()),
			cmp.Compare(b.corroborated(), a.corroborated()), b.newest().Compare(a.newest()),
		)
	})
	return places
}

// rounded is the total to three places, as it is shown.
func (s Score) rounded() float64 { return math.Round(1000 * s.Total) }

// newest is when the last article that may head the story first came out.
func (s Story) newest() (last time.Time) {
	for _, i := range s.Items {
		if first := i.First(); i.Leads() && first.After(last) {
			last = first
		}
	}
	return last
}

// corroborated is 1 for a story of which several outlets or agencies wrote, else 0.
func (s Story) corroborated() int { return min(s.Independent, 2) / 2 }

// restrain keeps the watch-list from lifting a story of one outlet above those that
// several wrote of: it is lifted up to the next of these, and stands behind it.
func restrain(stories []Story) {
	var above []float64
	for _, s := range stories {
		if s.corroborated() > 0 && s.aside() == 0 && s.Pinned == 0 && s.Out == "" {
			above = append(above, s.Score.Total)
		}
	}
	slices.Sort(above)
	for i := range stories {
		if s := &stories[i]; s.corroborated() == 0 {
			s.Score.restrain(above)
		}
	}
}

// restrain takes from the part of the watch-list what lifts a score above the next
// of the others, which are sorted.
func (s *Score) restrain(above []float64) {
	at := slices.IndexFunc(s.Parts, func(p Part) bool { return p.Name == watchPart })
	if at < 0 {
		return
	}
	p := &s.Parts[at]
	next, _ := slices.BinarySearch(above, s.Total-p.Value)
	if next < len(above) && above[next] < s.Total {
		p.Value -= s.Total - above[next]
		s.Total = above[next]
		p.Of += "; held below what several outlets wrote of"
	}
}

// some reads "1 word", "3 words".
func some(n int, one, more string) string {
	if n != 1 {
		one = more
	}
	return fmt.Sprint(n, " ", one)
}
