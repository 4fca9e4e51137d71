package story

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"time"
)

// Two groups of articles may be one story if their likeness is at least alike.
// That is the average over all pairs of an article of the one and an article of
// the other, and it halves with each fade between the times at which they first
// came out. If both groups have several articles, it must also be at least nearly times
// the likeness within them: otherwise they are two stories about one subject.
// If one of them is smaller, it must be at least hardly times the likeness
// within the other.
const (
	alike   = 0.15
	nearly  = 0.67
	hardly  = 0.4
	several = 3
	fade    = 72 * time.Hour
)

// Articles of which no story is made, but whose likeness is at least kindred, are
// about one subject.
const kindred = 0.1

// Each article is compared with those that share at least fewest of the telling
// words that it is most about. In the list of a word it looks at the articles up
// to lookout places away. These bound the search, not the judgement.
const (
	telling = 32
	fewest  = 2
	lookout = 8
)

// cluster is a group of articles that may become a story. Two clusters that
// become one make a third.
type cluster struct {
	members []int
	sum     vector  // of its articles' subjects, each of length 1
	time    float64 // of publication on average, in seconds
	near    []int   // the clusters that it is compared with
}

// within is the average likeness of the pairs of a cluster's articles. The square
// of the sum's length has each pair twice, and each article with itself.
func (c *cluster) within() float64 {
	n := float64(len(c.members))
	if n == 1 {
		return 0
	}
	return (c.sum.length*c.sum.length - n) / (n * (n - 1))
}

// across is the likeness of two clusters: the average over all pairs of an
// article of the one and an article of the other, less by the time between them.
func across(a, b *cluster) float64 { return anyDay(a, b) * faded(a, b) }

// anyDay is the likeness of two clusters without regard to time.
func anyDay(a, b *cluster) float64 {
	return dot(a.sum, b.sum) / float64(len(a.members)*len(b.members))
}

// faded is what the time between two clusters leaves of their likeness.
func faded(a, b *cluster) float64 { return math.Exp2(-math.Abs(a.time-b.time) / fade.Seconds()) }

// distinct tells whether two clusters of this likeness are two stories about
// one subject.
func distinct(a, b *cluster, likeness float64) bool {
	if min(len(a.members), len(b.members)) >= several {
		return likeness < nearly*(a.within()+b.within())/2
	}
	return likeness < hardly*max(a.within(), b.within())
}

// group divides the articles of a corpus that may lead a story into stories by
// average-link clustering: the two groups that are most alike become one, until no two are
// alike enough. Each story lists the places of its articles in order.
func group(c *corpus) [][]int { return clustered(c).stories() }

// clustered makes the stories.
func clustered(c *corpus) *grouping {
	g := newGrouping(c)
	for g.queue.Len() > 0 {
		m := heap.Pop(&g.queue).(merger)
		a, b := g.clusters[m.a], g.clusters[m.b]
		if a != nil && b != nil && !distinct(a, b, m.likeness) {
			g.join(m.a, m.b)
		}
	}
	return g
}

// grouping is the clusters made so far and which of them may become one.
type grouping struct {
	clusters []*cluster // nil once it has become part of another one
	queue    mergers
	kin      []pair // of articles about one subject
}

func newGrouping(c *corpus) *grouping {
	g := &grouping{clusters: make([]*cluster, len(c.articles))}
	var postings []posting
	for i, a := range c.articles {
		if !a.Leads() {
			continue
		}
		v := c.subject(a)
		g.clusters[i] = &cluster{members: []int{i}, sum: v.unit(), time: float64(a.First().Unix())}
		for _, t := range v.heaviest(telling) {
			postings = append(postings, post(uint32(t), i))
		}
	}
	eachPair(neighbours(postings, lookout), func(a, b, times int) {
		if times < fewest {
			return
		}
		likeness := anyDay(g.clusters[a], g.clusters[b])
		if likeness >= kindred {
			g.kin = append(g.kin, pair(a)<<32|pair(b))
		}
		g.propose(a, b, likeness*faded(g.clusters[a], g.clusters[b]))
	})
	return g
}

// propose queues two clusters if they are alike enough to become one.
func (g *grouping) propose(a, b int, likeness float64) {
	if likeness < alike {
		return
	}
	g.clusters[a].near = append(g.clusters[a].near, b)
	g.clusters[b].near = append(g.clusters[b].near, a)
	heap.Push(&g.queue, merger{likeness, min(a, b), max(a, b)})
}

// join makes one cluster of two and compares it with the neighbours of both.
func (g *grouping) join(i, j int) {
	a, b := g.clusters[i], g.clusters[j]
	na, nb := float64(len(a.members)), float64(len(b.members))
	near := append(a.near, b.near...)
	g.clusters = append(g.clusters, &cluster{
		members: append(a.members, b.members...),
		sum:     a.sum.plus(b.sum),
		time:    (na*a.time + nb*b.time) / (na + nb),
	})
	g.clusters[i], g.clusters[j] = nil, nil
	slices.Sort(near)
	for _, k := range slices.Compact(near) {
		if g.clusters[k] != nil {
			last := len(g.clusters) - 1
			g.propose(k, last, across(g.clusters[k], g.clusters[last]))
		}
	}
}

// stories are the clusters that are left, in the order of their first articles.
func (g *grouping) stories() [][]int {
	var left [][]int
	for _, c := range g.clusters {
		if c != nil {
			left = append(left, slices.Sorted(slices.Values(c.members)))
		}
	}
	slices.SortFunc(left, slices.Compare)
	return left
}

// besides counts for each story the others about its subject.
func (g *grouping) besides(stories [][]int) []int {
	of := make([]int, len(g.clusters)) // the story of an article, from 1
	for n, members := range stories {
		for _, m := range members {
			of[m] = n + 1
		}
	}
	var pairs []pair
	for _, p := range g.kin {
		a, b := p.places()
		if a, b = of[a], of[b]; a != b && a > 0 && b > 0 {
			pairs = append(pairs, pair(a)<<32|pair(b), pair(b)<<32|pair(a))
		}
	}
	slices.Sort(pairs)
	others := make([]int, len(stories))
	eachPair(pairs, func(a, _, _ int) { others[a-1]++ })
	return others
}

// merger is two clusters that are alike.
type merger struct {
	likeness float64
	a, b     int
}

// mergers is a heap of them, the most alike first, the earliest of equals.
type mergers []merger

func (m mergers) Len() int      { return len(m) }
func (m mergers) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *mergers) Push(x any)   { *m = append(*m, x.(merger)) }

func (m mergers) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(m[j].likeness, m[i].likeness), m[i].a-m[j].a, m[i].b-m[j].b) < 0
}

func (m *mergers) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
