package visit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"catchup/internal/source"
)

// article is one that a feed shows. It is fresh if it is not kept, and changed if
// it is kept in other words.
type article struct {
	source.Collected
	fresh   bool
	changed bool
}

// recognise finds out which of the shown articles are known. A known one keeps its
// ID, its time of publication and when it was first seen: an article does not
// become new by a new date.
func recognise(l Listing) []*article {
	var index [3]map[string]*source.Collected // by Known, Page and Words
	for i := range index {
		index[i] = map[string]*source.Collected{}
	}
	for i := range l.Kept {
		for n, name := range names(l.Kept[i]) {
			if name != "" {
				index[n][name] = &l.Kept[i]
			}
		}
	}
	taken, all := map[*source.Collected]bool{}, make([]*article, len(l.Shown))
	for n := range index { // an ID decides before a page does, and a page before words
		for i, c := range l.Shown {
			kept := index[n][names(c)[n]]
			if all[i] != nil || kept == nil || taken[kept] || !isSame(*kept, c) {
				continue
			}
			taken[kept], all[i] = true, again(*kept, c)
		}
	}
	for i, c := range l.Shown {
		if all[i] == nil {
			all[i] = fresh(c, index[0][c.Known] != nil, l.At)
		}
	}
	return all
}

// names are what an article is known by, the surest first.
func names(c source.Collected) [3]string { return [3]string{c.Known, c.Page, c.Words} }

// isSame tells whether two articles that share an ID, a page or their words are one.
// A publisher may give an ID or a page again to another article: then the title, the
// words and the time are others.
func isSame(kept, c source.Collected) bool {
	same := func(a, b string) bool { return a != "" && strings.EqualFold(a, b) }
	if kept.Known == c.Known && same(kept.Page, c.Page) {
		return true
	}
	return same(kept.Title, c.Title) || same(kept.Words, c.Words) ||
		!kept.Published.IsZero() && kept.Published.Equal(c.Published)
}

// again is an article that is kept, in the words of now. A date that it could not
// have when it was first seen gives way to an earlier one. Any other new date is no
// change.
func again(kept, c source.Collected) *article {
	c.Known, c.ID, c.First = kept.Known, kept.ID, kept.First
	if wrong := kept.Published.After(kept.First) && c.Published.Before(kept.Published); !kept.Published.IsZero() && (!wrong || c.Published.IsZero()) {
		c.Published = kept.Published
	}
	return &article{Collected: c, changed: kept.Print != c.Print || !kept.Published.Equal(c.Published)}
}

// fresh is an article that is not kept. If its ID is that of another, it gets one
// of its own.
func fresh(c source.Collected, taken bool, at time.Time) *article {
	if taken {
		c.ID = cmp.Or(c.Link, c.ID+", "+c.Title)
		c.Known = Digest(c.ID, c.Title)
	}
	c.First = at
	return &article{Collected: c, fresh: true}
}

// Digest is a short name for words of any length.
func Digest(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// recent are the shown articles that are kept: of more than Most the newest. The
// others are never new.
func (t Terms) recent(all []*article) (recent []*article) {
	newest := slices.SortedStableFunc(slices.Values(all), func(a, b *article) int { return moment(b).Compare(moment(a)) })
	for _, a := range newest[min(len(newest), t.Most):] {
		a.fresh, a.changed = false, false
	}
	return newest[:min(len(newest), t.Most)]
}

// moment is when an article was published, or else first seen.
func moment(a *article) time.Time {
	if a.Published.IsZero() {
		return a.First
	}
	return a.Published
}
