package story

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/language"
	"catchup/internal/set"
)

// Theme is a subject of which several stories are developments. Stories are their
// places, and Subject is what they all are about, as one of them writes it: "Waiting
// lists", "ICBs".
type Theme struct {
	Subject string
	Stories []int
}

// Themes finds the subjects that at least three of the stories have in their titles
// or their first sentences, and that few of the others speak of. No story is of two
// themes, and none that is not news of any.
func Themes(stories []Story) (themes []Theme) {
	s := newSubjects(stories)
	for {
		best := s.best()
		if best == nil {
			return themes
		}
		themes = append(themes, Theme{s.spelling(best), slices.Clone(best.of)})
		for _, i := range best.of {
			s.taken[i] = true
		}
	}
}

// leastDevelopments is how many stories a theme has at least, and mostWordsOfSubject
// how many words its subject has at most.
const (
	leastDevelopments  = 3
	mostWordsOfSubject = 4
)

// subjects are the phrases that may be the subject of several stories.
type subjects struct {
	lexicon *language.Lexicon
	stories []Story
	texts   [][]language.Word // of each story, with its titles
	all     []*subject
	known   map[string]*subject
	taken   []bool // the story has its theme
}

// subject is a phrase by its stems, and the places of the stories that open with it.
type subject struct {
	stems []language.Term
	of    []int
	forms []string // how it is written there
}

func newSubjects(stories []Story) *subjects {
	s := &subjects{lexicon: language.NewLexicon(), stories: stories, known: map[string]*subject{}, taken: make([]bool, len(stories))}
	for i, one := range stories {
		var text []language.Word
		for _, item := range one.Speakers() {
			text = s.lexicon.Read(text, item.Title+". "+item.Text)
		}
		s.texts = append(s.texts, text)
		if one.NameOnly || !one.Kind.OfFact() || len(one.Summary) == 0 {
			s.taken[i] = true
			continue
		}
		for _, opening := range []string{one.Heading, one.Summary[0].Text} {
			s.read(i, opening)
		}
	}
	return s
}

// unparted matches a run of words without a mark between them.
var unparted = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}’'&\- ]*`)

// read notes the phrases of a title or a sentence of the story at i.
func (s *subjects) read(i int, opening string) {
	for _, run := range unparted.FindAllString(opening, -1) {
		words := strings.Fields(run)
		stems := make([][]language.Term, len(words))
		for n, w := range words {
			stems[n] = language.Stems(s.lexicon.Read(nil, w))
		}
		for from := range words {
			var phrase []language.Term
			for to := from; to < min(len(words), from+mostWordsOfSubject) && len(stems[to]) > 0; to++ {
				phrase = append(phrase, stems[to]...)
				if to > from || acronym(words[from]) {
					s.note(i, phrase, strings.Join(words[from:to+1], " "))
				}
			}
		}
	}
}

// acronym tells whether a word is written in capitals: "ICBs".
func acronym(word string) bool {
	word = strings.TrimSuffix(word, "s")
	return len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
}

func (s *subjects) note(i int, stems []language.Term, form string) {
	key := fmt.Sprint(stems)
	one := s.known[key]
	if one == nil {
		one = &subject{stems: slices.Clone(stems)}
		s.known[key], s.all = one, append(s.all, one)
	}
	if one.forms = append(one.forms, form); !slices.Contains(one.of, i) {
		one.of = append(one.of, i)
	}
}

// best is the subject of most stories that have no theme yet, of equals the longer
// one and then the one of the weightiest story; nil if there is none.
func (s *subjects) best() (best *subject) {
	for _, one := range s.all {
		one.of = slices.DeleteFunc(one.of, func(i int) bool { return s.taken[i] })
		better := best == nil || cmp.Or(len(one.of)-len(best.of), len(one.stems)-len(best.stems)) > 0
		if len(one.of) >= leastDevelopments && better && s.telling(one) {
			best = one
		}
	}
	return best
}

// telling tells whether a phrase is a subject of its stories alone: fewer of the
// others speak of it, and it stands behind a preposition somewhere, as the name of a
// thing does and "trusts face" does not.
func (s *subjects) telling(one *subject) bool {
	others, named := 0, false
	for i, text := range s.texts {
		switch {
		case !language.Says(text, one.stems):
		case !slices.Contains(one.of, i):
			others++
		case !named:
			named = s.governed(i, one.forms)
		}
	}
	return others < len(one.of) && named
}

// governed tells whether one of the forms stands behind a preposition in the story
// at i, or behind one with a determiner.
func (s *subjects) governed(i int, forms []string) bool {
	for _, item := range s.stories[i].Speakers() {
		text := strings.ToLower(item.Title + " " + item.Text)
		for _, form := range set.Of(slices.Clone(forms)) {
			for _, before := range strings.SplitAfter(text, strings.ToLower(form)) {
				if governs.MatchString(strings.TrimSuffix(before, strings.ToLower(form))) {
					return true
				}
			}
		}
	}
	return false
}

// governs matches a text that ends with a preposition, or with one and a determiner.
var governs = regexp.MustCompile(`\b(?:(?:of|in|on|over|about|for|from|with|at|into)|(?:of|in|on|over|about|for|from|with|at|into|to|by) (?:the|its|their|his|her|our|a|an|all|some|more|new)) $`)

// spelling is how a heading writes a subject: in the longest of its forms with
// the fewest capitals behind its first letter, which is a plural and no part of a title.
func (s *subjects) spelling(one *subject) string {
	capitals := func(form string) (n int) {
		for word := range strings.FieldsSeq(form[1:]) {
			if word != strings.ToLower(word) {
				n++
			}
		}
		return n
	}
	forms := slices.SortedFunc(slices.Values(set.Of(slices.Clone(one.forms))), func(a, b string) int {
		return cmp.Or(capitals(a)-capitals(b), len(b)-len(a), cmp.Compare(a, b))
	})
	first, rest, _ := strings.Cut(forms[0], " ")
	if r, size := utf8.DecodeRuneInString(first); first == strings.ToLower(first) {
		first = string(unicode.ToUpper(r)) + first[size:]
	}
	return strings.TrimSpace(first + " " + rest)
}
