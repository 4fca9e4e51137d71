package item

import (
	"cmp"
	"slices"
	"time"

	"catchup/internal/language"
	"catchup/internal/set"
)

// Version is another version of an article by the same outlet, as it came.
type Version struct {
	ID        string
	Title     string
	Link      string
	Published time.Time
}

// First is when the article first came out, in whatever version.
func (i Item) First() time.Time {
	if len(i.Versions) > 0 && i.Versions[0].Published.Before(i.Published) {
		return i.Versions[0].Published
	}
	return i.Published
}

// Two articles of one outlet that have nothing but words in common are versions
// of one article only if they came out within this time.
const versionsWithin = 72 * time.Hour

// An article that an outlet offers again under its old ID or address is another
// version if they have this part of the shorter one in common. If the whole was
// written anew, the titles must be alike and the time between them shorter: a
// bulletin of every day may have one address and one title.
const (
	reoffered = 0.3
	rewritten = 18 * time.Hour
)

// The parts that two articles of one outlet must have in common to be versions,
// if neither their ID nor their address says so. The parts are of the words of
// the shorter one, but for longerShared. Titles are alike from titlesAlike on.
const (
	opensAlike   = 0.5  // if both open alike
	mostShared   = 0.6  // if the titles are alike
	nearlyAll    = 0.8  // if only their words say so
	longerShared = 0.25 // of the longer one: else it is a round-up that holds the shorter one
	fullShared   = 0.4  // the same, if the titles have nothing in common
	fewForms     = 0.25 // of all words, of the shorter: else there is nothing to compare
	titlesAlike  = 0.5
	titlesTouch  = 0.3
	longShared   = 30 // so many words in common cannot be an outlet's standing invitation
)

// foldVersions joins the versions of one article by one outlet. The newest
// stands for all, unless it is only a stub of an older one.
func foldVersions(items []Item) []Item {
	articles := articlesOf(items)
	setStandingAside(articles)
	parts := set.NewParts(len(items))
	eachNeighbour(articles, func(a, b int) {
		if parts.First(a) != parts.First(b) && articles[a].versionOf(articles[b]) {
			parts.Join(a, b)
		}
	})
	var kept []Item
	for _, group := range parts.All() {
		kept = append(kept, folded(articles, group))
	}
	return InOrder(kept)
}

// folded is the article that stands for its versions at the places.
func folded(articles []*article, places []int) Item {
	slices.SortStableFunc(places, func(a, b int) int {
		return cmp.Or(articles[a].changed().Compare(articles[b].changed()), articles[a].words-articles[b].words)
	})
	current := places[len(places)-1]
	for _, older := range slices.Backward(places[:len(places)-1]) {
		if articles[current].stubOf(articles[older]) {
			current = older
		}
	}
	one := *articles[current].item
	for _, p := range places {
		if p != current {
			v := articles[p].item
			one.Versions = append(one.Versions, Version{ID: v.ID, Title: v.Title, Link: v.Link, Published: v.Published})
			one.Amended = amendedAlso(one.Amended, v.Amended)
		}
	}
	slices.SortStableFunc(one.Versions, func(a, b Version) int { return a.Published.Compare(b.Published) })
	return one
}

// amendedAlso adds what older versions of an article say of its mistakes, once.
func amendedAlso(own, older []Amendment) []Amendment {
	for _, a := range older {
		if !slices.ContainsFunc(own, func(b Amendment) bool { return a.Said == b.Said }) {
			own = append(slices.Clip(own), a)
		}
	}
	return own
}

// changed is when the article got the words that it has.
func (r *article) changed() time.Time {
	if r.item.Updated.After(r.item.Published) {
		return r.item.Updated
	}
	return r.item.Published
}

// versionOf tells whether two articles are versions of one.
func (r *article) versionOf(of *article) bool {
	if r.item.publisher() != of.item.publisher() || !r.masthead.same(of.masthead) {
		return false
	}
	apart := r.item.Published.Sub(of.item.Published).Abs()
	if r.item.Title == of.item.Title && apart <= versionsWithin && (r.stubOf(of) || of.stubOf(r)) {
		return true
	}
	if !r.addressedAs(of) && (apart > versionsWithin || r.item.Kind != of.item.Kind || set.Share(r.forms, of.forms) < fewForms) {
		return false // most pairs end here
	}
	shorter, longer := r, of
	if shorter.words > longer.words {
		shorter, longer = longer, shorter
	}
	shared, titles := shorter.sharedWith(longer), set.Share(r.title, of.title)
	part := float64(shared) / float64(max(shorter.words, 1))
	if r.addressedAs(of) {
		return part >= reoffered || titles >= titlesAlike && apart < rewritten
	}
	return !r.differsIn(of) && !r.patterned(of) && alikeEnough(part, float64(shared)/float64(max(longer.words, 1)), titles, shared, r.opensAs(of))
}

// alikeEnough judges two articles by what they have in common: parts of the
// words of the shorter and of the longer one, of their titles, the number of
// words, and whether they open alike.
func alikeEnough(part, ofLonger, titles float64, shared int, open bool) bool {
	if titles < titlesTouch && shared < longShared {
		return false
	}
	enough := longerShared
	if titles < titlesTouch {
		enough = fullShared
	}
	switch alike := titles >= titlesAlike; {
	case open && alike:
		return true
	case open && part < opensAlike, !open && alike && part < mostShared, !open && !alike && part < nearlyAll:
		return false
	}
	return ofLonger >= enough
}

// addressedAs tells whether two articles have one ID or one address.
func (r *article) addressedAs(of *article) bool {
	return r.id != "" && r.id == of.id || r.page != "" && r.page == of.page
}

// differsIn tells whether two articles are about different bodies or days: each
// names in its title or its opening what the other does not name anywhere, or they
// are of one pattern in which one name, or one day, stands for another.
func (r *article) differsIn(of *article) bool {
	if exchanged(r.titleDays, of.titleDays) {
		return true
	}
	if len(r.lines) > 0 && len(of.lines) > 0 {
		a, b := r.lines[0], of.lines[0]
		if a.like(b) >= likeLine && (exchanged(a.names, b.names) || exchanged(a.days, b.days) && exchanged(a.counts, b.counts)) {
			return true
		}
	}
	return len(set.Without(r.opening(), of.forms)) > 0 && len(set.Without(of.opening(), r.forms)) > 0
}

// exchanged tells whether each of two sets has what the other lacks.
func exchanged(a, b []language.Term) bool {
	return len(set.Without(a, b)) > 0 && len(set.Without(b, a)) > 0
}

// opensAs tells whether the first sentence of one article is the first or the
// second one of the other.
func (r *article) opensAs(of *article) bool {
	return r.opensWithin(of) || of.opensWithin(r)
}

func (r *article) opensWithin(of *article) bool {
	return len(r.lines) > 0 && slices.ContainsFunc(of.lines[:min(2, len(of.lines))], r.lines[0].same)
}

// sharedWith is how many words of the article stand in sentences that another
// one has too.
func (r *article) sharedWith(of *article) (words int) {
	for _, l := range r.lines {
		if slices.ContainsFunc(of.lines, l.same) {
			words += l.words
		}
	}
	return words
}

// stubOf tells whether the article has less than half of the words of an older
// version and tells nothing that the older one does not: each of its sentences
// stands there, is hardly a sentence, or speaks of the article itself.
func (r *article) stubOf(older *article) bool {
	if 2*r.words >= older.words {
		return false
	}
	return !slices.ContainsFunc(r.lines, func(l line) bool {
		return l.words >= fewestWords && !l.itself && !slices.ContainsFunc(older.lines, l.same)
	})
}

// fewestWords is the least number of words of a sentence that tells something.
const fewestWords = 5
