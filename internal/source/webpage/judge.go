package webpage

import (
	"fmt"
	"html"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/markup"
	"catchup/internal/source"
)

// Fault is why the text of a page is not that of the article: in words that follow
// "reading PLACE: ". It is empty if the page holds the article. What a page must
// hold are the words of the feed, not as many words as the feed has.
func (p Page) Fault(a source.Article) string {
	paragraphs := paragraphsOf(p.Text)
	text, own, ends := strings.Join(paragraphs, "\n"), longer(markup.Plain(a.Content), markup.Plain(a.Summary)), bothEnds(paragraphs)
	if ledAway(a.Link, p.Last) || ledAway(a.Link, p.Canonical) {
		return "it leads to another page of its site"
	}
	lacks, short := p.lacks(own, a.Title, text), len(strings.Fields(text)) <= shortPage
	if lacks != "" || short || own == "" {
		if fault := noticed(p.Headings, text, short); fault != "" {
			return fault
		}
	}
	switch {
	case p.isLive(a, ends):
		return "it is a live blog, and its text is of many moments"
	case wallOf(ends) || p.Declared.Paid && len(strings.Fields(text)) < paidWords:
		return "it asks to register or to subscribe before reading on"
	case utf8.RuneCountInString(text) < leastText:
		return "hardly any text is found there"
	case lacks != "":
		return lacks
	case p.isList(a.Link, len(strings.Fields(text))):
		return "it is a list of articles"
	case visits(ends, own):
		return "what it adds is meant for the visitors of its site, and is not of the article"
	}
	return ""
}

// isList tells whether the page is a list of articles: several headings lead to
// other pages of its site, and little stands below each.
func (p Page) isList(link string, words int) bool {
	own, err := url.Parse(link)
	if err != nil {
		return false
	}
	others := map[string]bool{}
	for _, match := range linkedHeadings.FindAllStringSubmatch(p.Text, -1) {
		u, err := own.Parse(html.UnescapeString(match[1] + match[2]))
		if err == nil && u.Hostname() == own.Hostname() && item.Page(u.String()) != item.Page(link) {
			others[item.Page(u.String())] = true
		}
	}
	return len(others) >= mostLinked && words < belowHeading*len(others)
}

// linkedHeadings matches headings that are links.
var linkedHeadings = regexp.MustCompile(`(?i)<h[1-6][^<>]*>\s*<a\s[^<>]*href="([^"]*)"|<a\s[^<>]*href="([^"]*)"[^<>]*>\s*<h[1-6]`)

// A list has so many such headings at least, and fewer than so many words for each.
const (
	mostLinked   = 3
	belowHeading = 90
)

// lookedAt is how many bytes of a text are looked at from either end for phrases.
const lookedAt = 50_000

// bothEnds are the paragraphs without those in the middle of a very long text.
func bothEnds(all []string) []string {
	first, last, left := 0, len(all), lookedAt
	for ; first < last && left > 0; first++ {
		left -= len(all[first])
	}
	for left = lookedAt; first < last && left > 0; last-- {
		left -= len(all[last-1])
	}
	return slices.Concat(all[:first], all[last:])
}

// leastText is how many characters an article has at least: a shorter text is a
// notice of some kind.
const leastText = 200

// paidWords is how many words a page has at least that is declared not to be free,
// if all of its article is shown. Others show a beginning.
const paidWords = 250

// IsOf tells whether what the page declares is about the article, whatever its text
// is.
func (p Page) IsOf(a source.Article) bool {
	return heldIn(wordsOf(a.Title), wordsOf(p.Declared.Headline)) >= leastShared
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}

// leastShared is the share of the feed's own words that a page holds at least. On
// pages of the same event by others it is 40% in the middle, and 60% at one in
// ten; on pages of other events nearly never above 35%.
const leastShared = 0.6

// leastTitle is the share of the words of the title that a page holds at least in
// its text and headings, since a long text has many words by chance.
const leastTitle = 0.5

// fewNames is how many words a title has at least that tells one article from
// another.
const fewNames = 3

// fewWords is how many different words of a feed's text are too few to know a page
// by. The words of the title are then looked for too.
const fewWords = 8

// lacks says which words of the feed's the page does not hold that tell one article
// from another, empty if it holds most of them.
func (p Page) lacks(own, title, text string) string {
	words, names, there := wordsOf(own), wordsOf(title), wordsOf(text)
	if len(words) < fewWords {
		maps.Copy(words, names)
	}
	const fault = "it may be about something else, since it holds only %d%% of the words of %s"
	if share := heldIn(words, there); share < leastShared {
		return fmt.Sprintf(fault, int(100*share), "the feed's own text")
	}
	maps.Copy(there, wordsOf(strings.Join(p.Headings, " ")))
	if share := heldIn(names, there); len(names) >= fewNames && share < leastTitle {
		return fmt.Sprintf(fault, int(100*share), "its title")
	}
	return ""
}

// wordsOf are the beginnings of the longer words of a text, and its figures: so
// that "closes" is found as "closed".
func wordsOf(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes := []rune(w)
		for i := range len(runes) - 1 { // where words have no spaces between them
			if unicode.In(runes[i], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
				all[string(runes[i:i+2])] = true
			}
		}
		figure := strings.ContainsFunc(w, unicode.IsDigit)
		if (len(runes) >= 4 || figure) && !slices.Contains(commonWords, w) {
			all[string(runes[:min(len(runes), 5)])] = true
		}
	}
	return all
}

// commonWords stand in every text.
var commonWords = strings.Fields("about above after again against also among because been before being below between both could does doing down during each from further have having here into just more most much only other over said same says should some such than that their them then there these they this those through under until very were what when where which while will with within would your yours read continue full story article post appeared first")

// paragraphsOf are the paragraphs of HTML in plain text.
func paragraphsOf(text string) (all []string) {
	for _, part := range breaks.Split(text, -1) {
		if p := markup.Plain(part); p != "" {
			all = append(all, p)
		}
	}
	return all
}

var breaks = regexp.MustCompile(`(?i)</?(p|br|div|li|ul|ol|h[1-6]|td|tr|section|article|blockquote|figure|figcaption|form|button|label|pre)\b[^>]*>`)

// isLive tells whether the page is a live blog: by what it declares, by its
// address, by its headings, or by the times of day that its paragraphs begin with.
func (p Page) isLive(a source.Article, paragraphs []string) bool {
	if slices.ContainsFunc(strings.Fields(p.Declared.Type), func(t string) bool { return t == "LiveBlogPosting" }) {
		return true
	}
	for _, address := range []string{a.Link, p.Last} {
		if u, err := url.Parse(address); err == nil && liveAddress.MatchString(strings.ToLower(u.Path)) {
			return true
		}
	}
	for _, h := range append(p.Headings[:len(p.Headings):len(p.Headings)], a.Title) {
		if liveHeading.MatchString(strings.ToLower(h)) {
			return true
		}
	}
	times := 0
	for _, paragraph := range paragraphs {
		if clock.MatchString(strings.ToLower(paragraph)) {
			times++
		}
	}
	return max(times, p.Times) >= mostTimes
}

// mostTimes is with how many times of day a text is that of a live blog.
const mostTimes = 3

var (
	liveAddress = regexp.MustCompile(`/(live|live-?blogs?|live-(updates|reporting|coverage))(/|$)|[-/]live-?(blog|updates|reporting|coverage)\b|-as-it-happen(s|ed)\b|-live-[a-z]?\d{5,}(\.\w+)?/?$`)
	liveHeading = regexp.MustCompile(`^live\s*[:|–—-]|[–—|-] (live|as it happen(s|ed))( updates)?( \||$)|\b(live (blog|updates|coverage|reporting|feed)|as it happened|minute by minute|rolling coverage)\b`)
	clock       = regexp.MustCompile(`^(posted |updated |published )?(\w{3,9},? )?(\d{1,2} \w{3,9}( \d{4})?,? )?(at )?([01]?\d|2[0-3])[:.h][0-5]\d( ?[ap]\.?m\.?)?( ?(gmt|bst|utc|cet|cest|et|est|edt|pt))?\b|^(1?\d|1[0-2]) ?[ap]m\b|^\d+ ?(minutes?|mins?|m|hours?|hrs?|h) ago\b`)
)

// visits tells whether what a page has beyond the feed's own text speaks to the
// visitors of its site, and of no event.
func visits(paragraphs []string, own string) bool {
	known, news, more := wordsOf(own), 0, 0
	for _, p := range paragraphs {
		for _, sentence := range sentenceEnds.Split(p, -1) {
			words := wordsOf(sentence)
			if len(words) == 0 || heldIn(words, known) > 0.7 {
				continue
			}
			if visitor.MatchString(strings.ToLower(straight.Replace(sentence))) {
				more++
			} else {
				news++
			}
		}
	}
	return more > 0 && more >= news
}

// heldIn is the share of the words that are among the others, 0 if there are none.
func heldIn(words, others map[string]bool) float64 {
	n := 0
	for w := range words {
		if others[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}

var (
	sentenceEnds = regexp.MustCompile(`[.!?…]["”’)]*\s+`)
	visitor      = regexp.MustCompile(`\b(your?|our|us|we)\b.*\b(accounts?|e-?mails?|passwords?|subscri\w+|regist\w+|sign(ed|ing)? ?(in|up)|log(ged|ging)? ?in|cookies?|consent|privacy|browsers?|newsletters?|offers?|trial|free|members?|membership|advert\w*|ads|site|website|page|access|journalism|readers?|support us|inbox|device|app)\b|\b(subscribe|sign up|sign in|log in|register|newsletter|cookies|terms (and|of)|privacy policy|all rights reserved|advertisement|share this|follow us|related (articles|stories)|most (read|popular))\b`)
)
