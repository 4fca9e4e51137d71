package item

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/table"
)

// habit is what an outlet puts before and behind its titles: its name, the names
// of its sections. The words are in small letters.
type habit struct {
	name          []string // the outlet's, as words
	host          string   // of its links, letters and digits only
	front, behind map[string]map[string]bool
	titles        map[string]bool
}

// habitsOf learns the habits of each outlet from its own items. Items with the
// same title count once.
func habitsOf(items []Item) map[string]*habit {
	all := map[string]*habit{}
	for _, i := range items {
		h := all[i.publisher()]
		if h == nil {
			h = &habit{
				name: nameWords(i.publisher()), host: hostOf(i.Link), titles: map[string]bool{},
				front: map[string]map[string]bool{}, behind: map[string]map[string]bool{},
			}
			all[i.publisher()] = h
		}
		h.learn(i.Title)
	}
	return all
}

// learn notes what stands before the first mark of a title and behind the last.
func (h *habit) learn(title string) {
	h.titles[plainWords(title)] = true
	note := func(at map[string]map[string]bool, words, rest string) {
		if at[words] == nil {
			at[words] = map[string]bool{}
		}
		at[words][plainWords(rest)] = true
	}
	if m := atFront.FindStringSubmatch(title); m != nil {
		note(h.front, plainWords(m[1]), m[2])
	}
	if m := atEnd.FindStringSubmatch(title); m != nil {
		note(h.behind, plainWords(m[3]), m[1])
	}
	if rest, words := h.joined(title); rest != title {
		note(h.behind, words, rest)
	}
}

// often is the number of titles that make a habit of words that resemble the
// outlet's name. Other words must stand at mostOf titles or more, and at most of
// all.
const (
	often  = 2
	mostOf = 4
)

// bars are the marks that part a title from a section or a name, and hardly ever
// stand in a sentence.
const bars = "|•·»"

// strip is a title without the outlet's habits at either end, and without the
// name of its author.
func (h *habit) strip(title, author string) string {
	if m := atFront.FindStringSubmatch(title); m != nil && h.leads(title, m[1], m[2]) {
		title = enough(m[2], title)
	}
	if m := atEnd.FindStringSubmatch(title); m != nil && h.drops(m[2], m[3], author) {
		title = enough(m[1], title)
	} else if rest, words := h.joined(title); len(h.behind[words]) >= often {
		title = enough(rest, title)
	}
	return title
}

// enough is the rest of a title, or the whole if the rest has fewer than two
// words.
func enough(rest, title string) string {
	if len(strings.Fields(rest)) < 2 || !table.Shows(rest) {
		return title
	}
	return rest
}

// drops tells whether the words behind a mark are no part of the title. Behind a
// bar or a dot there is hardly ever anything else than a section or a name.
// Behind a dash it must be the outlet's name, or a name that stands there often.
// Behind a colon it must be both.
func (h *habit) drops(mark, words, author string) bool {
	times := len(h.behind[plainWords(words)])
	like := h.resembles(words, 1)
	switch {
	case strings.ContainsAny(mark, bars):
		return len(strings.Fields(words)) <= 5 && len(words) > 1
	case strings.Contains(mark, ":"):
		return like && times >= often
	case like && slices.Equal(nameWords(words), h.name), like && times >= often, author != "" && strings.EqualFold(words, author):
		return true
	}
	return h.usual(times)
}

// leads tells whether the words before a mark are the outlet's name or one of its
// series. A name that stands at one title only may be the one who speaks: "NHS
// Northmoor: surgery to stop". Before a bar it is not.
func (h *habit) leads(title, words, rest string) bool {
	times := len(h.front[plainWords(words)])
	mark := strings.TrimSpace(title[len(words) : len(title)-len(rest)])
	if h.resembles(words, 0) && (times+len(h.behind[plainWords(words)]) >= often || strings.ContainsAny(mark, bars)) {
		return true
	}
	return h.usual(times) && len(strings.Fields(rest)) >= 3
}

// usual tells whether words that stand at this number of titles stand at most of
// them.
func (h *habit) usual(times int) bool { return times >= mostOf && 4*times >= 3*len(h.titles) }

// byWord matches the words that join an outlet's name to a title.
var byWord = regexp.MustCompile(`(?i)^(.*\S)\s+(?:on|at|from|via|@)\s+(\S.{1,59})$`)

// joined is a title without the outlet's name behind it that a word joins: "Wards
// close on The Gazette"; the title itself if it does not end so.
func (h *habit) joined(title string) (rest, words string) {
	if m := byWord.FindStringSubmatch(title); m != nil && len(h.name) > 1 && slices.Equal(nameWords(m[2]), h.name) {
		return m[1], plainWords(m[2])
	}
	return title, ""
}

// resembles tells whether words are the outlet's name: its words or some of them,
// its initials, the name of its site. Of the name's words at least half must be
// there, and more than half if slack is 0.
func (h *habit) resembles(words string, slack int) bool {
	said := nameWords(words)
	run := strings.Join(said, "")
	if len(said) == 0 || len(run) < 2 || len(said) > 6 {
		return false
	}
	name := strings.Join(h.name, "")
	switch {
	case run == name, run == initials(h.name), len(said) >= 3 && initials(said) == name, len(run) >= 4 && run == h.host:
		return true
	case within(h.name, said): // "Trade Weekly News" of Trade Weekly
		return len(h.name) > 0 && len(name) >= 3
	}
	return within(said, h.name) && 2*len(said)+slack > len(h.name)
}

// within tells whether each of some words is one of others.
func within(some, others []string) bool {
	return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(others, w) })
}

// initials are the first letters of words, empty for fewer than three.
func initials(words []string) string {
	if len(words) < 3 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(string([]rune(w)[0]))
	}
	return b.String()
}

// unnamed are the words of an outlet's name that are not looked at.
var unnamed = []string{"the", "and", "of", "rss", "feed", "latest", "online", "www", "com", "co", "uk", "org"}

// nameWords are the words of a name in small letters.
func nameWords(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '&'
	})
	return slices.DeleteFunc(words, func(w string) bool { return slices.Contains(unnamed, w) })
}

// hostOf is the name of a link's site without the marks and the last part:
// "tradeweekly" of www.trade-weekly.example.
func hostOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	return strings.ReplaceAll(host, "-", "")
}
