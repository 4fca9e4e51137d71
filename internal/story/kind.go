package story

import (
	"slices"

	"catchup/internal/item"
)

// those are the articles of a story that may do something. If none of news may
// lead it, all may: it is the story of what they are.
func those(articles []article, may func(item.Item) bool) []article {
	if !slices.ContainsFunc(articles, func(a article) bool { return a.Leads() }) {
		return articles
	}
	return slices.DeleteFunc(slices.Clone(articles), func(a article) bool { return !may(a.Item) })
}

// Speakers are the articles that the story may be told from.
func (s Story) Speakers() (all []item.Item) {
	for _, i := range s.Items {
		if s.Kind != item.News || i.Speaks() {
			all = append(all, i)
		}
	}
	return all
}

// Face is the article that stands for the story where only one can: the oldest
// that may head it.
func (s Story) Face() item.Item {
	if i := slices.IndexFunc(s.Items, item.Item.Leads); i >= 0 {
		return s.Items[i]
	}
	return s.Items[0]
}

// kindOf is what a story of the articles is, and whether it is only named.
func kindOf(articles []article) (kind item.Kind, nameOnly bool) {
	if slices.ContainsFunc(articles, func(a article) bool { return a.Leads() }) {
		return item.News, false
	}
	return articles[0].Kind, !slices.ContainsFunc(articles, func(a article) bool { return a.Use == item.ToTell })
}

// aside is how far a story stands behind the others: behind news what has a voice
// of its own, and behind that what is only named for its kind.
func (s Story) aside() int {
	switch {
	case s.NameOnly && s.Untold == "" && s.Pinned == 0:
		return 2
	case s.Kind != item.News && s.Pinned == 0:
		return 1
	}
	return 0
}

// attach adds to stories of news the articles that may not lead one, each to the
// story that it is most like. They do not change which articles of news stand
// together. An article of which no story is alike, and one that is told for what it
// is, is a story by itself. Groups are places in the corpus, as the result.
func (c *corpus) attach(groups [][]int) [][]int {
	var others []int
	for i, a := range c.articles {
		if !a.Leads() {
			others = append(others, i)
		}
	}
	if len(others) == 0 {
		return groups
	}
	places := c.placesOf(groups)
	for _, i := range others {
		if n := places.nearest(c, i); n >= 0 && c.articles[i].Use != item.ToTell {
			groups[n] = append(groups[n], i)
		} else {
			groups = append(groups, []int{i})
		}
	}
	for n := range groups {
		slices.Sort(groups[n])
	}
	slices.SortFunc(groups, slices.Compare)
	return groups
}

// directory finds the groups that share telling words with an article.
type directory struct {
	clusters []*cluster
	with     map[uint32][]int // the groups that a word is telling of, in order
}

// placesOf lists the groups by what they are about.
func (c *corpus) placesOf(groups [][]int) directory {
	d := directory{with: map[uint32][]int{}}
	for n, members := range groups {
		u := union(c.singles(members))
		d.clusters = append(d.clusters, u)
		for _, t := range u.sum.heaviest(telling) {
			d.with[uint32(t)] = append(d.with[uint32(t)], n)
		}
	}
	return d
}

// nearest is the group that the article is most like, if they might be one story;
// else -1.
func (d directory) nearest(c *corpus, i int) (best int) {
	own, times := c.singles([]int{i})[0], map[int]int{}
	for _, t := range own.sum.heaviest(telling) {
		for _, n := range d.with[uint32(t)] {
			times[n]++
		}
	}
	best, most := -1, alike
	for n, shared := range times {
		if shared < fewest {
			continue
		}
		likeness := across(own, d.clusters[n])
		if likeness >= most && !distinct(own, d.clusters[n], likeness) && (best < 0 || likeness > most || n < best) {
			best, most = n, likeness
		}
	}
	return best
}
