package story

import (
	"slices"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/prose"
)

// Earlier is a story of an earlier edition, as far as it is needed to know it
// again. Edition names the edition, "No. 12 of 6 March", and Number counts it.
// Articles are the IDs and links of its articles and Titles their titles. Terms
// are what it was about, and Imprint is what its articles said; a story that was
// only named has none.
type Earlier struct {
	Edition  string
	Number   int
	Articles []string
	Titles   []string
	Terms    []Term
	Imprint  Imprint
}

// past is the stories of earlier editions, to be looked up.
type past struct {
	all   []Earlier
	marks map[uint32][]int         // the places in all whose imprint has the mark
	names map[string][]int         // the places in all that have an article of the ID or page
	about []vector                 // what each was about, in the terms of a corpus
	heads []map[language.Term]bool // the stems of the titles of each
	marker
}

// newPast prepares earlier stories for the articles of a library.
func newPast(l *library, earlier []Earlier) *past {
	p := &past{all: earlier, marks: map[uint32][]int{}, names: map[string][]int{}}
	for n, e := range earlier {
		for _, mark := range e.Imprint {
			p.marks[mark] = append(p.marks[mark], n)
		}
		for _, name := range e.Articles {
			if id := item.Identity(name); id != "" {
				p.names[id] = append(p.names[id], n)
			}
		}
	}
	if len(earlier) > 0 {
		p.marker = newMarker(l.Lexicon)
	}
	return p
}

// with are the places of the stories that have the article, in order.
func (p *past) with(i item.Item) (places []int) {
	names := []string{i.ID, i.Link}
	for _, v := range i.Versions {
		names = append(names, v.ID, v.Link)
	}
	for _, c := range i.Copies {
		names = append(names, c.ID, c.Link)
	}
	for _, name := range names {
		places = append(places, p.names[item.Identity(name)]...)
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// A sentence was told before if the marks of its words stand in the imprint of one
// story, but for so many if it has more than fewMarks, and all its names and
// numbers do. One is missing where a word was left out; where one stands for
// another, two are, and the sentence may say the opposite.
const (
	missing  = 1
	fewMarks = 4
)

// by is the place of the story that told the sentence, the first of several; -1 if
// none did.
func (p *past) by(s sentence) int {
	pairs, names := p.of(s.words)
	times := map[int]int{}
	for _, mark := range pairs {
		for _, n := range p.marks[mark] {
			times[n]++
		}
	}
	least, best := len(pairs), -1
	if least > fewMarks {
		least -= missing
	}
	for n, t := range times {
		if t >= least && (best < 0 || n < best) && p.all[n].Imprint.hasAll(names) {
			best = n
		}
	}
	return best
}

// wordy is the least number of words of a sentence that says something new.
const wordy = 6

// judge finds what the articles say that was told before, and marks those that
// say nothing else, for an edition of the period that ends at until.
func (p *past) judge(articles []article, until time.Time) {
	if len(p.all) == 0 {
		return
	}
	for i := range articles {
		p.judgeOne(&articles[i], until)
	}
}

func (p *past) judgeOne(a *article, until time.Time) {
	times, news, alone := map[int]int{}, false, false
	statements := a.statements(until)
	for i := range a.sentences {
		s := &a.sentences[i]
		if by := p.by(*s); by >= 0 {
			s.stale = true
			times[by]++
		} else if len(s.words) >= wordy && !prose.OnItself(s.Text) {
			news = true
			alone = alone || statements[i].Opens(a.Title)
		}
	}
	by := p.teller(times, a.Item)
	switch {
	case by < 0 || news && alone:
	case news:
		a.told = p.all[by].Edition + " told it, and what is new of it cannot stand alone"
	default:
		a.told = p.all[by].Edition + " told it, and there is nothing new"
	}
}

// teller is the place of the story that told most of an article's sentences, the
// first of several, or else that has the article; -1 for none.
func (p *past) teller(times map[int]int, i item.Item) int {
	best := -1
	for n := range p.all {
		if times[n] > 0 && (best < 0 || times[n] > times[best]) {
			best = n
		}
	}
	for _, n := range p.with(i) {
		if best < 0 && len(p.all[n].Imprint) > 0 {
			best = n
		}
	}
	return best
}

// named is the edition that named or told each of the articles under the title that
// it has; empty if there is none.
func (p *past) named(items []item.Item) (edition string) {
	for _, i := range items {
		at := slices.IndexFunc(p.with(i), func(n int) bool { return slices.Contains(p.all[n].Titles, i.Title) })
		if at < 0 {
			return ""
		}
		edition = p.all[p.with(i)[at]].Edition
	}
	return edition
}

// divide parts the articles of a group at the places into those that say something
// new and those that do not. A group of which nothing is new is not divided.
func (c *corpus) divide(members []int) (fresh, told []int) {
	for _, m := range members {
		if c.articles[m].told == "" {
			fresh = append(fresh, m)
		} else {
			told = append(told, m)
		}
	}
	if len(fresh) == 0 {
		return members, nil
	}
	return fresh, told
}

// afresh are articles as if nothing had been told of them.
func afresh(articles []article) []article {
	all := slices.Clone(articles)
	for i := range all {
		all[i].told, all[i].sentences = "", slices.Clone(all[i].sentences)
		for n := range all[i].sentences {
			all[i].sentences[n].stale = false
		}
	}
	return all
}

// stale are the sentences of the articles that an earlier edition told.
func stale(articles []article) (all map[string]bool) {
	for _, a := range articles {
		for _, s := range a.sentences {
			if s.stale && all == nil {
				all = map[string]bool{}
			}
			if s.stale {
				all[s.Text] = true
			}
		}
	}
	return all
}
