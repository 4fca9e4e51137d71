package story

import (
	"regexp"
	"slices"
	"strings"

	"catchup/internal/language"
)

// outdated are the places of the articles with a figure in their title that a newer
// article gives otherwise, and does not have.
func outdated(articles []article, places []int) (old []int) {
	w, known := &witnesses{lexicon: language.NewLexicon()}, map[int][]remark{}
	for _, i := range places {
		if !strings.ContainsAny(articles[i].Title, "0123456789") {
			continue
		}
		own := w.remarks(articles[i].Title)
		contradicts := func(j int) bool {
			if !articles[j].Published.After(articles[i].Published) {
				return false
			}
			if known[j] == nil {
				known[j] = w.beginning(articles[j])
			}
			return contradicted(own, known[j])
		}
		if slices.ContainsFunc(places, contradicts) {
			old = append(old, i)
		}
	}
	return old
}

// beginning are the figures of an article's title and first sentences.
func (w *witnesses) beginning(a article) []remark {
	all := w.remarks(a.Title)
	for _, s := range a.sentences[:min(openingSentences, len(a.sentences))] {
		all = append(all, w.remarks(s.Text)...)
	}
	return all
}

// contradicted tells whether the others have another figure for the same thing as one of the
// own ones, and nowhere that one.
func contradicted(own, others []remark) bool {
	return slices.ContainsFunc(own, func(r remark) bool {
		return slices.ContainsFunc(others, r.ofSame) && !slices.ContainsFunc(others, r.agrees)
	})
}

// supersedes tells whether one title reports as done what another one announces:
// "Board closes ward" does so for "Board to close ward", and "Vote held" for "Vote to be
// held".
func supersedes(title, other string) bool {
	other = strings.ToLower(other)
	if !strings.Contains(other, "to ") && !strings.Contains(other, "will ") {
		return false
	}
	done := strings.Fields(announcement.ReplaceAllString(strings.ToLower(title), ""))
	for _, m := range announcement.FindAllStringSubmatch(other, -1) {
		if slices.ContainsFunc(done, func(w string) bool { return w == m[1] || does(m[2], w) }) {
			return true
		}
	}
	return false
}

// announcement matches what is still to come: "to be" with a participle, "to" or "will"
// with a verb.
var announcement = regexp.MustCompile(`\b(?:to|will) (?:be (\pL+)|(\pL+))`)

// does tells whether a word is a form of the verb that says that somebody does or did
// what it says: "closes", "closed", of "ban" "banned".
func does(verb, word string) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(verb, "e"), "y")
	rest, found := strings.CutPrefix(word, stem)
	if len(stem) < 2 || word == verb {
		return false
	}
	rest = strings.TrimPrefix(rest, stem[len(stem)-1:])
	return word == irregular[verb] || found && slices.Contains([]string{"s", "es", "ies", "d", "ed", "ied"}, rest)
}

// irregular are verbs of news whose past does not end in "ed".
var irregular = map[string]string{
	"begin": "began", "break": "broke", "choose": "chose", "fall": "fell", "find": "found", "fly": "flew", "get": "got", "give": "gave", "go": "went",
	"hear": "heard", "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
	"rise": "rose", "say": "said", "sell": "sold", "send": "sent", "speak": "spoke", "spend": "spent", "stand": "stood", "strike": "struck",
	"take": "took", "tell": "told", "win": "won", "write": "wrote",
}
