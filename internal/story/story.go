// Package story finds the stories of a period in the items of its sources. Copies
// are put with their originals, and these are grouped into stories. A story is told
// in sentences that are taken word for word from its articles, under the title of
// the one that it begins with, and it has its place by its size. Each step has a
// file of its own. The package does no I/O and knows no clock. The same items give
// the same stories in whatever order they come.
package story

import (
	"cmp"
	"slices"
	"time"

	"catchup/internal/item"
	"catchup/internal/statement"
)

// Sentence is one sentence that a story tells, from the article at index Item of
// its story.
type Sentence struct {
	statement.Statement
	Item int
}

// Story is an event that one or several articles report. Items stand oldest
// first. Summary is in reading order. Carried is how many outlets carried the
// articles or copies of them, and Independent how many outlets and agencies wrote
// them. HeadedBy is the place among the Items of the article that gives the Heading
// and the first sentence of the Summary. Before are its articles of which an earlier
// edition told everything; they are not among the Items. Stale are the sentences of
// its Items that one told. Named is the edition that named all its articles already,
// empty if there is none. Withdrawn are the withdrawals of articles that reported
// the same event, and are not among the Items.
//
// Kind is what the story is: news, or what its one article is. A story that is
// NameOnly has no article that may be told, or no sentence: then Untold says why.
type Story struct {
	Heading     string
	HeadedBy    int
	Kind        item.Kind
	NameOnly    bool
	Untold      string
	Items       []item.Item
	Before      []item.Item
	Named       string
	Carried     int
	Independent int
	Score       Score
	Summary     []Sentence
	Withdrawn   []item.Amendment
	Stale       map[string]bool
	Standing
	Evidence
}

// Options bound the choice. Items published outside [Since, Until) are left
// out. Sentences is the length of a summary, two to five; it is shorter if fewer
// sentences may be told. Watch are words and phrases that raise the score of a
// story; they lift one of one outlet above those of several only if
// WatchUncorroborated is set. Recency, 0 to 1, is what is added for the time of the
// last article; a second outlet adds 0.6. Keep names stories that are told whatever
// they weigh (see item.Item.Names). Earlier are the stories of earlier editions. Withdrawn are the withdrawals that are known, each with its article.
type Options struct {
	Since, Until        time.Time
	Sentences           int
	Watch               []string
	WatchUncorroborated bool
	Recency             float64
	Keep                []string
	Earlier             []Earlier
	Withdrawn           []item.Amendment
	Policy
}

// Choose finds the stories in the items and returns them all with their scores,
// summaries and headings. Those that are pinned stand first, then the others by
// their scores, news before anything else and what is only named last, then those
// that are left out.
func Choose(items []item.Item, o Options) []Story {
	all := newLibrary(item.InOrder(within(items, o)))
	kept, _ := all.withoutCopies(originals(all))
	withdrawn := all.withdrawnFrom(o.Withdrawn)
	past := newPast(kept, o.Earlier)
	past.judge(kept.articles, o.Until)
	corpus := newCorpus(kept)
	grouping := clustered(corpus)
	groups := corpus.attach(grouping.stories())
	besides := grouping.besides(groups)
	stories, articles := make([]Story, len(groups)), make([][]article, len(groups))
	for i, members := range groups {
		stories[i], articles[i], groups[i] = outline(corpus, members, besides[i], o)
		stories[i].Named = past.named(stories[i].Items)
	}
	tell(corpus, stories, articles, o)
	if !o.WatchUncorroborated {
		restrain(stories)
	}
	places := ranked(stories)
	stories, groups = at(stories, places), at(groups, places)
	corpus.withdraw(o.Withdrawn, withdrawn, stories, groups)
	corpus.explain(stories, groups, past)
	return stories
}

// at are the elements at the places.
func at[E any](all []E, places []int) []E {
	some := make([]E, len(places))
	for i, p := range places {
		some[i] = all[p]
	}
	return some
}

// mostTold is how many of the weightiest stories are told. An edition tells and names
// seventy at the most. The others have a title, unless they are pinned or kept.
const mostTold = 200

// tell gives the weightiest stories their summaries and headings. Articles are those
// that each is told from.
func tell(c *corpus, stories []Story, articles [][]article, o Options) {
	told := 0
	for _, i := range ranked(stories) {
		s := &stories[i]
		if told < mostTold || s.Pinned > 0 || slices.ContainsFunc(o.Keep, func(words string) bool { return holds(articles[i], words) }) {
			s.tell(c, articles[i], o)
		} else {
			s.HeadedBy = len(s.Items) - 1
			s.Heading = heading(s.Items[s.HeadedBy].Title)
		}
		if s.Out == "" {
			told++
		}
	}
}

// outline makes a story of the articles at the given places of the corpus, and gives
// those that it is to be told from, and their places: those that say something new, or
// all if it is pinned or nothing is new. Others is how many stories there are besides
// about its subject.
func outline(c *corpus, members []int, others int, o Options) (Story, []article, []int) {
	articles := c.of(members).articles
	standing := o.stand(articles)
	fresh, told := c.divide(members)
	if again := articles[0].told; standing.Pinned > 0 || len(told) == 0 && again != "" {
		articles = afresh(articles)
		if standing.Pinned == 0 {
			standing.Out = cmp.Or(standing.Out, again)
		}
		return measured(c, articles, standing, others, o), articles, members
	}
	articles = c.of(fresh).articles
	s := measured(c, articles, standing, others, o)
	s.Before = itemsOf(c.of(told).articles)
	return s, articles, fresh
}

// itemsOf are the items of the articles.
func itemsOf(articles []article) []item.Item {
	items := make([]item.Item, len(articles))
	for i, a := range articles {
		items[i] = a.Item
	}
	return items
}

// measured makes a story of articles, without its summary and its heading.
func measured(c *corpus, articles []article, standing Standing, others int, o Options) Story {
	s := Story{Items: itemsOf(articles), Standing: standing, Stale: stale(articles)}
	leading := those(articles, item.Item.Leads)
	s.Kind, s.NameOnly = kindOf(articles)
	s.Carried = len(outlets(leading, item.Item.Outlets))
	s.Independent = len(outlets(leading, origin))
	s.Score = score(c, leading, others, o)
	return s
}

// tell gives the story of the articles its summary and its heading, or says why it is
// left out or only named.
func (s *Story) tell(c *corpus, articles []article, o Options) {
	s.Summary, s.HeadedBy = summarise(c, articles, min(max(o.Sentences, 2), 5), o.Until)
	title, holds := statement.Title(s.Items[s.HeadedBy], o.Until)
	if !holds {
		title = statement.Dated(s.Items[s.HeadedBy], o.Until)
	}
	if s.Heading = heading(title); cutOff.MatchString(title) && len(s.Summary) > 0 {
		s.Heading = c.mended(s.Heading, s.Summary[0].Text)
	}
	switch muted := o.mutes(c, articles[s.HeadedBy]); {
	case s.Pinned > 0 || s.Out != "":
	case muted != "":
		s.Out = muted
	case len(s.Summary) == 0 && !s.NameOnly:
		s.NameOnly, s.Untold = true, "none of its sentences can be told: "+reason(articles, o.Until)
	}
}

// within keeps the items published in [Since, Until).
func within(items []item.Item, o Options) []item.Item {
	var kept []item.Item
	for _, i := range items {
		if o.Covers(i) {
			kept = append(kept, i)
		}
	}
	return kept
}

// Covers tells whether an item was published in [Since, Until).
func (o Options) Covers(i item.Item) bool {
	return !i.Published.Before(o.Since) && i.Published.Before(o.Until)
}
