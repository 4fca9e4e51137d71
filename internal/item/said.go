package item

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/language"
	"catchup/internal/prose"
)

// mostSaid is how many sentences of a correction are kept.
const mostSaid = 2

// said is what a correction says, in up to two of its sentences, without the word
// "Correction" in front and without apologies. It is its title if the text says
// nothing.
func (s statement) said() string {
	var kept []string
	for paragraph := range strings.SplitSeq(withoutHead(s.text), "\n\n") {
		for _, sentence := range language.Sentences(withoutHead(paragraph)) {
			if !polite.MatchString(sentence) && len(kept) < mostSaid && !onThis.MatchString(sentence) {
				kept = append(kept, sentence)
			}
		}
	}
	if len(kept) > 1 && bothSides.MatchString(kept[0]) {
		kept = kept[:1]
	}
	if len(kept) == 0 {
		kept = language.Sentences(strings.ReplaceAll(s.text, "\n\n", " "))
	}
	return cutOff(strings.Join(kept[:min(len(kept), mostSaid)], " "))
}

// withoutHead is a paragraph without the word "Correction" in front.
func withoutHead(paragraph string) string {
	return strings.TrimPrefix(paragraph, prose.CorrectionHead(paragraph))
}

// longestSaid is how many characters of a correction are kept.
const longestSaid = 500

// cutOff ends a text that is too long behind a word.
func cutOff(text string) string {
	letters := []rune(text)
	if len(letters) <= longestSaid {
		return text
	}
	text = string(letters[:longestSaid])
	return text[:max(strings.LastIndex(text, " "), 0)] + " …"
}

// bothSides matches a sentence that says both what was wrong and what is right.
var bothSides = regexp.MustCompile(`(?i)\b(?:and|,|but) not\b|\bnot\b.{1,60}\bbut\b|\brather than\b|\binstead of\b|\bshould have (?:said|read|been)\b`)

// dated matches a date in a correction.
var dated = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)? (` + months + `)\b|\b(` + months + `) (\d{1,2})\b`)

// amendThemselves finds the articles that correct themselves in a paragraph of
// their own, which is then no part of what they tell. A notice of a correction is
// no such article.
func (s *Sifted) amendThemselves() {
	for n := range s.Kept {
		if i := &s.Kept[n]; !notice.MatchString(i.Label) && !headsAlone.MatchString(i.Title) {
			s.amendItself(i)
		}
	}
}

// notice matches the label of a notice.
var notice = regexp.MustCompile(`(?i)correction|clarification|erratum|errata|corrigendum|retract|withdrawn|apology|removed`)

func (s *Sifted) amendItself(i *Item) {
	paragraphs := strings.Split(i.Text, "\n\n")
	at := slices.IndexFunc(paragraphs, prose.Corrects)
	if at < 0 {
		return
	}
	words, end := paragraphs[at], at+1
	if prose.CorrectionHead(words) == words && end < len(paragraphs) { // a heading of its own
		words, end = words+" "+paragraphs[end], end+1
	}
	rest := slices.Delete(paragraphs, at, end)
	if !slices.ContainsFunc(rest, func(p string) bool { return !polite.MatchString(p) }) {
		return // it says nothing else
	}
	i.Text = strings.Join(rest, "\n\n")
	of := *i
	a := Amendment{By: of, Of: &of, Said: statement{of, words}.said(), At: dateIn(words, of)}
	i.Amended = append(i.Amended, a)
	s.Amendments = append(s.Amendments, a)
}

// dateIn is the day that a correction is of: the one that it gives, or else when
// the article was last changed.
func dateIn(words string, i Item) time.Time {
	at := i.Published
	if i.Updated.After(at) {
		at = i.Updated
	}
	days := daysIn(words)
	if len(days) == 0 {
		return at
	}
	day, err := time.ParseInLocation("2 January 2006", days[0]+" "+at.Format("2006"), at.Location())
	if err != nil || day.Before(i.First().AddDate(0, 0, -1)) || day.After(at.AddDate(0, 3, 0)) {
		return at
	}
	return day
}

// daysIn are the days that a text gives, each as "12 March".
func daysIn(text string) (days []string) {
	for _, m := range dated.FindAllStringSubmatch(text, -1) {
		days = append(days, m[1]+m[4]+" "+m[2]+m[3])
	}
	return days
}
