package item

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/language"
)

// wording is the evidence of an article's own words: its title, its text and what
// stands around that. What it quotes is left aside. What stands around a text may
// stand on every page of its outlet, as an invitation to listen or to apply may, so
// it is strong evidence only of what it says of this article.
func wording(i Item, title, text []utterance) (all []evidence) {
	all = append(all, said(titlePhrases, title, "its title says “%s”")...)
	all = append(all, said(textPhrases, text, "it says “%s”")...)
	all = append(all, openingSays(text)...)
	var around []utterance
	for _, line := range i.Around {
		around = append(around, utter(line))
	}
	for _, e := range saidAnew(textPhrases, text, around, "it says “%s”") {
		if e.kind != Advertisement && e.kind != Opinion && e.kind != Release {
			e.force = min(e.force, asks)
		}
		all = append(all, e)
	}
	all = append(all, inFirstPerson(text)...)
	all = append(all, aboutAuthor(i, slices.Concat(text, around))...)
	all = append(all, aboutItself(i)...)
	return append(all, clocked(i)...)
}

// openingSays is the evidence of the first sentences of a text. Only the first of all is
// strong: behind it, what is corrected may be the article itself.
func openingSays(text []utterance) []evidence {
	all := said(firstPhrases, text[:min(len(text), 1)], "it says “%s”")
	for _, e := range said(firstPhrases, text[min(len(text), 1):min(len(text), first)], "it says “%s”") {
		if e.kind == Correction {
			e.force = weak
		}
		all = append(all, e)
	}
	return all
}

// first is how many sentences open an article.
const first = 3

// said is the evidence of the phrases that stand in sentences.
func said(book *phrasebook, sentences []utterance, form string) []evidence {
	return saidAnew(book, nil, sentences, form)
}

// saidAnew is the evidence of the phrases that stand in sentences, and whose cue is
// not found in others already.
func saidAnew(book *phrasebook, others, sentences []utterance, form string) (all []evidence) {
	known := book.find(others)
	for _, f := range book.find(sentences) {
		if !slices.ContainsFunc(known, func(k found) bool { return k.cue == f.cue }) {
			l := book.cues[f.cue]
			all = append(all, evidence{l.kind, l.force, fmt.Sprintf(form, strings.TrimSpace(f.said))})
		}
	}
	return all
}

// spoken are the sentences in which an article speaks for itself.
func spoken(i Item) (all []utterance) {
	quoted := false
	for paragraph := range strings.SplitSeq(i.Text, "\n\n") {
		if !quoted && balanced(paragraph) {
			for _, s := range language.Sentences(unquoted(paragraph)) {
				all = append(all, utter(s))
			}
		}
		quoted = strings.HasSuffix(paragraph, ":") // the next one is what somebody said
	}
	return all
}

// balanced tells whether each quotation in a paragraph begins and ends there. In
// another one nobody knows which words are quoted.
func balanced(paragraph string) bool {
	return strings.Count(paragraph, "“") == strings.Count(paragraph, "”") && strings.Count(paragraph, `"`)%2 == 0
}

// Of the sentences in which an article speaks for itself, mostly must be in the
// first person, or a third of mostly if there are several.
const (
	mostly  = 0.3
	someOf  = 0.1
	several = 3
)

// inFirstPerson is the evidence of sentences in which the author says I, and
// nobody else is said to speak.
func inFirstPerson(sentences []utterance) []evidence {
	own := slices.DeleteFunc(slices.Clone(sentences), func(s utterance) bool {
		one := []utterance{s}
		return len(personPhrases.find(one)) == 0 || len(speechPhrases.find(one)) > 0
	})
	share := float64(len(own)) / float64(max(len(sentences), 1))
	if len(own) == 0 {
		return nil
	}
	said := evidence{Opinion, weak, "it is written in the first person"}
	if share >= mostly || len(own) >= several && share >= someOf {
		said.force = strong
	}
	return []evidence{said}
}

// unquoted is a text without what it quotes. A quotation that is not closed goes
// on to the end. A single mark behind a letter is an apostrophe unless it closes.
func unquoted(s string) string {
	var b strings.Builder
	var open, last rune
	runes := []rune(s)
	for n, r := range runes {
		next := ' '
		if n+1 < len(runes) {
			next = runes[n+1]
		}
		starts := !unicode.IsLetter(last) && !unicode.IsDigit(last)
		ends := !unicode.IsLetter(next)
		switch {
		case open == 0 && (r == '“' || r == '"' || r == '‘' || r == '\'') && starts && (r != '‘' && r != '\'' || !ends || r == '‘'):
			open = r
			b.WriteRune(' ')
		case open == '“' && r == '”', open == '"' && r == '"', open == '‘' && r == '’' && ends, open == '\'' && r == '\'' && ends:
			open = 0
		case open == 0:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// post matches how a text says who its author is: "is chief executive of".
var post = regexp.MustCompile(`^is (?:a |an |the )?(?:\p{L}+[ -]){0,4}?(?:chief|chair|director|president|professor|fellow|head|member|secretary|consultant|manager|nurse|doctor|gp|lecturer|founder|partner|minister|mp|peer|adviser|researcher|surgeon|physician|economist|writer|author|columnist|midwife|trustee|governor|leader)\b`)

// aboutAuthor is the evidence of a text that introduces its author: by a line at
// its end, by "writes Sam Poe", or by the name before the title's colon.
func aboutAuthor(i Item, sentences []utterance) (all []evidence) {
	name := strings.TrimSpace(i.Author)
	if strings.Count(name, " ") == 0 {
		return nil
	}
	for _, u := range append([]utterance{{text: i.Title}}, sentences...) {
		s := u.text
		_, behind, named := strings.Cut(s, name)
		before, _, _ := strings.Cut(s, name)
		switch {
		case !named:
		case post.MatchString(strings.ToLower(strings.TrimSpace(behind))):
			all = append(all, evidence{Opinion, sure, fmt.Sprintf("it says who its author is: “%s”", s)})
		case endsWith(before, "writes", "argues", "asks", "says", "reflects"):
			all = append(all, evidence{Opinion, sure, fmt.Sprintf("it says “%s %s”", lastWord(before), name)})
		case before == "" && begins(behind, "argues", "reflects", "asks", "wonders", "makes the case", "says why", "explains why", "on why"):
			all = append(all, evidence{Opinion, sure, fmt.Sprintf("it says “%s”", s)})
		case before == "" && strings.HasPrefix(behind, ":"):
			all = append(all, evidence{Opinion, sure, "its author’s name before its title"})
		}
	}
	return all
}

// aboutItself is the evidence of an article of a firm about the firm: its author
// has a name that is no person's, nor the outlet's, and the text is about it.
func aboutItself(i Item) []evidence {
	name := strings.TrimSpace(i.Author)
	if len(name) < 3 || person.MatchString(name) || strings.EqualFold(name, i.publisher()) || strings.Contains(name, ",") ||
		!strings.Contains(i.Text+" "+i.Title, name) {
		return nil
	}
	return []evidence{{Advertisement, weak, fmt.Sprintf("it is by %s and about %s", name, name)}}
}

// person matches a name of two or more words, none of which is of a firm.
var person = regexp.MustCompile(`^(?:Dr|Prof|Sir|Dame|Lord|Lady|Professor|Mr|Ms|Mrs)?\.? ?\p{Lu}[\p{L}’'.-]* (?:\p{L}[\p{L}’'.-]* )?\p{Lu}[\p{L}’'-]+$`)

func endsWith(s string, words ...string) bool {
	last := lastWord(s)
	for _, w := range words {
		if last == w {
			return true
		}
	}
	return false
}

func begins(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(strings.TrimSpace(s), w) {
			return true
		}
	}
	return false
}

func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[len(words)-1])
}

// atClock matches the time of day at the beginning of a paragraph.
var atClock = regexp.MustCompile(`^(?:[01]?\d|2[0-3])[.:][0-5]\d ?(?:am|pm|GMT|BST)?[:. –-]`)

// clocked is the evidence of a text whose paragraphs are entries of a day.
func clocked(i Item) []evidence {
	n := 0
	for p := range strings.SplitSeq(i.Text, "\n\n") {
		if atClock.MatchString(p) {
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return []evidence{{Live, sure, "its paragraphs begin with the time of day"}}
}
