package item

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/language"
	"catchup/internal/set"
)

// finder finds the article that a notice of its outlet speaks of.
type finder struct {
	*language.Lexicon
	items []Item
	read  []reading
	in    map[language.Term]int // in how many articles a word stands
}

// reading is the words of an article by which a notice may name it.
type reading struct {
	masthead
	named [][]language.Term // the stems of its title and of those of its versions
	ids   []string          // its own and those of its versions
	pages []string          // the same of their links, as Page writes them
	stems []language.Term   // of title and text, sorted
	own   []language.Term   // of the title, sorted
}

// newFinder looks in the articles, and then in those of earlier editions that are
// not among them. From where these were read is no longer known: from the place of
// the notices and articles under the name of their outlet, if that is one site.
func newFinder(items, notices, earlier []Item) *finder {
	f := &finder{Lexicon: language.NewLexicon(), in: map[language.Term]int{}}
	called := map[string][]int{} // places, by ID and page
	for n, i := range items {
		f.add(i)
		for _, name := range slices.Concat(f.read[n].ids, f.read[n].pages) {
			called[name] = append(called[name], n)
		}
	}
	known, feeds := slices.Concat(items, notices), map[string]string{}
	for _, e := range earlier {
		again := func(n int) bool { return sameName(items[n].Outlet, e.Outlet) }
		if e.ID != "" && slices.ContainsFunc(called[e.ID], again) || slices.ContainsFunc(called[Page(e.Link)], again) {
			continue
		}
		feed, found := feeds[e.Outlet]
		if !found {
			feed = feedOf(e.Outlet, known)
			feeds[e.Outlet] = feed
		}
		e.Feed = feed
		f.add(e)
	}
	return f
}

// add reads an article.
func (f *finder) add(i Item) {
	r := reading{masthead: i.masthead()}
	r.note(f.Lexicon, i.ID, i.Link, i.Title)
	for _, v := range i.Versions {
		r.note(f.Lexicon, v.ID, v.Link, v.Title)
	}
	r.own = set.Of(slices.Clone(r.named[0]))
	r.stems = set.Of(append(language.Stems(f.Read(nil, i.Text)), r.own...))
	for _, t := range r.stems {
		f.in[t]++
	}
	f.items, f.read = append(f.items, i), append(f.read, r)
}

// note notes by what a notice may name the article.
func (r *reading) note(l *language.Lexicon, id, link, title string) {
	r.ids, r.named = append(r.ids, id), append(r.named, language.Stems(l.Read(nil, title)))
	if page := Page(link); page != "" {
		r.pages = append(r.pages, page)
	}
}

// feedOf is from where the articles under an outlet's name were read, a place that
// nobody has if they were read from several sites.
func feedOf(outlet string, known []Item) (feed string) {
	const nowhere = "https://nowhere.invalid"
	feed = nowhere
	for _, i := range known {
		switch {
		case !sameName(i.Outlet, outlet):
		case feed == nowhere:
			feed = i.Feed
		case siteOf(feed) != siteOf(i.Feed):
			return nowhere
		}
	}
	return feed
}

// amendedWithin is how long before a notice the article came out at most.
const amendedWithin = 90 * 24 * time.Hour

// An article is named by its words if so much of them stands in the notice (see
// likeness), and of no other article nearly as much.
const (
	namedFrom = 0.9
	clearBy   = 0.25
)

// target is the place of the article that the notice speaks of, -1 if none is
// known for certain: by its ID or link, by its title, or by words and day.
func (f *finder) target(s statement) int {
	var all []int
	by := s.masthead()
	for n, i := range f.items {
		if age := s.Published.Sub(i.Published); by.same(f.read[n].masthead) && (i.Published.IsZero() || age >= 0 && age <= amendedWithin) {
			all = append(all, n)
		}
	}
	if linked := f.linked(s, all); len(linked) > 0 {
		return f.longest(linked)
	}
	said := [2][]language.Word{f.Read(nil, s.Title), f.Read(nil, s.text)}
	if titled := f.titled(said, all); len(titled) > 0 {
		return f.longest(titled)
	}
	return f.likest(slices.Concat(said[0], said[1]), s.text, all)
}

// longest is the article with the longest title, the newest of equals.
func (f *finder) longest(all []int) int {
	best := all[0]
	for _, n := range all[1:] {
		if len(f.read[n].own) >= len(f.read[best].own) {
			best = n
		}
	}
	return best
}

// spelled matches an address that is written out in a text.
var spelled = regexp.MustCompile(`https?://[^\s<>()\[\]"“”‘’]+[^\s<>()\[\]"“”‘’.,;:!?]`)

// linked are the articles whose ID or address the notice has, or to which it leads.
func (f *finder) linked(s statement, all []int) (linked []int) {
	pages := []string{Page(s.Link)}
	for _, link := range slices.Concat(s.Links, spelled.FindAllString(s.text, -1)) {
		pages = append(pages, Page(link))
	}
	for _, n := range all {
		r := f.read[n]
		if slices.Contains(r.ids, s.ID) || slices.ContainsFunc(r.pages, func(p string) bool { return slices.Contains(pages, p) }) {
			linked = append(linked, n)
		}
	}
	return linked
}

// fewestTitled is the least number of words with a meaning by which a title is
// recognised in a text.
const fewestTitled = 3

// titled are the articles whose title, or that of a version of them, the notice
// has in its own title or in its text.
func (f *finder) titled(said [2][]language.Word, all []int) (titled []int) {
	names := func(want []language.Term) bool {
		return len(want) >= fewestTitled && (language.Says(said[0], want) || language.Says(said[1], want))
	}
	for _, n := range all {
		if slices.ContainsFunc(f.read[n].named, names) {
			titled = append(titled, n)
		}
	}
	return titled
}

// likest is the place that the words of the notice name, -1 if they name none or
// may name several.
func (f *finder) likest(words []language.Word, text string, all []int) int {
	best, most, second := -1, 0.0, 0.0
	said, names := set.Of(language.Stems(words)), f.names(words)
	days := daysIn(text)
	for _, n := range all {
		l := f.likeness(said, names, n)
		if l > 0 && slices.Contains(days, f.items[n].Published.Format("2 January")) {
			l += sameDay
		}
		switch {
		case l > most:
			best, most, second = n, l, most
		case l > second:
			second = l
		}
	}
	if most < namedFrom || most-second < clearBy {
		return -1
	}
	return best
}

// sameDay is what an article gains if the notice gives its day.
const sameDay = 0.5

// fewestNames is the least number of names and numbers by which an article is
// recognised.
const fewestNames = 2

// likeness adds the part of the article's title that stands in the notice to the
// part of the notice's names and numbers that stand in the article. Words weigh
// by how rare they are.
func (f *finder) likeness(said, names []language.Term, n int) (like float64) {
	like = f.part(f.read[n].own, said)
	if len(names) >= fewestNames {
		like += f.part(names, f.read[n].stems)
	}
	return like
}

// names are the stems of the names and numbers among the words, sorted. The first
// word has a capital anyway, and days and months are none.
func (f *finder) names(words []language.Word) (found []language.Term) {
	for n, w := range words {
		if n > 0 && w.Stem != language.Silent && (w.Capital() || w.Number()) && f.in[w.Stem] > 0 && !w.Count() && !w.Calendar() {
			found = append(found, w.Stem)
		}
	}
	return set.Of(found)
}

// part is how much of the words stand among the others, which are sorted.
func (f *finder) part(of, in []language.Term) float64 {
	var both, all float64
	for _, t := range of {
		weight := math.Log(1 + float64(len(f.items)+1)/(float64(f.in[t])+0.5))
		all += weight
		if _, found := slices.BinarySearch(in, t); found {
			both += weight
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// masthead is by what the outlet of an article is known: its name, and the sites
// of its link and of its feed, empty if that is a file.
type masthead struct{ name, site, feed string }

func (i Item) masthead() masthead {
	return masthead{strings.ToLower(i.Outlet), siteOf(i.Link), siteOf(i.Feed)}
}

// same tells whether two articles are of one outlet, so that one may correct the
// other: they have its name, their links lead to one site, and they were read from
// one site or from files. What a stranger's feed says in another's name acts on
// nothing.
func (p masthead) same(q masthead) bool {
	return sameName(p.name, q.name) && sameSite(p.site, q.site) && p.feed == q.feed
}

// sameName tells whether one of two names begins with the other: "The Gazette",
// "The Gazette – Corrections".
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || a != "" && strings.HasPrefix(b, a) && strings.ContainsAny(b[len(a):len(a)+1], " :–—|-,")
}

// sameSite tells whether two hosts are of one site, or one of them is of none.
func sameSite(a, b string) bool {
	return a == "" || b == "" || a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// siteOf is the host of an address, empty for a file.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return bareHost(u)
}

var (
	// speaksOfAnother matches words of an article that may correct another one.
	speaksOfAnother = regexp.MustCompile(`(?i)correct|clarif|retract|withdr|errat|apolog|cywir|amend|inaccura|mistake|removed`)
	// leads matches an address in HTML.
	leads = regexp.MustCompile(`(?i)\bhref\s*=\s*["']([^"'<>\s]+)["']`)
)

// mostLinks bounds the links that are noted of an article.
const mostLinks = 20

// linksIn are the addresses to which the text of an article leads, if it may be
// about another article.
func linksIn(title, raw string) (links []string) {
	if !speaksOfAnother.MatchString(title) && !speaksOfAnother.MatchString(raw) {
		return nil
	}
	for _, found := range leads.FindAllStringSubmatch(raw, mostLinks) {
		links = append(links, strings.ReplaceAll(found[1], "&amp;", "&"))
	}
	return links
}
