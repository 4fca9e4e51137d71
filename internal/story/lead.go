package story

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/statement"
)

// leaders are the places of the articles that may give a story its heading and its
// first sentence: one, or several that came out at the same moment. It is the newest one
// that carries the outcome: of the articles that may lead, the newest that is near the
// centre of the story, has a title that can be a heading, and does not announce what
// another one reports as done. An article without a sentence that may be told leads only
// if no other has one.
func leaders(c *corpus, articles []article, all []*line, until time.Time) []int {
	order := leading(c, articles, until)
	for _, may := range []func(*line) bool{(*line).opens, (*line).fills} {
		for _, equals := range order {
			has := func(place int) bool {
				return slices.ContainsFunc(all, func(l *line) bool { return l.Item == place && may(l) })
			}
			if some := slices.DeleteFunc(slices.Clone(equals), func(place int) bool { return !has(place) }); len(some) > 0 {
				return some
			}
		}
	}
	return order[0]
}

// opens tells whether a line may open a summary.
func (l *line) opens() bool { return l.fit && l.Opens(l.article.Title) }

// fills tells whether a line may be told if there is no better one: it may be weak, but
// it is understood alone, by whoever knows its outlet: “the council” of a council's own.
func (l *line) fills() bool {
	return l.Fault == "" && !l.stale && !l.Leans && l.Behind(nil, l.article.Title+", "+l.article.Outlet)
}

// central is the share of what the others report too that an article must have, of the
// greatest that any article of the story has. One that has less is about an aspect. So is one that has more than behindIt of the news of another
// one behind its own.
const (
	central  = 0.5
	behindIt = 0.35
)

// leading are the places of the articles that may lead a story, the best ones first,
// and equals together.
func leading(c *corpus, articles []article, until time.Time) (order [][]int) {
	var places []int
	for i, a := range articles {
		if a.Leads() {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		for i := range articles {
			places = append(places, i)
		}
	}
	flaws := flawsOf(c, articles, places, until)
	better := func(i, j int) int {
		return cmp.Or(flaws[i]-flaws[j], articles[j].Published.Compare(articles[i].Published))
	}
	slices.SortStableFunc(places, better)
	for n, i := range places {
		if n == 0 || better(places[n-1], i) != 0 {
			order = append(order, nil)
		}
		order[len(order)-1] = append(order[len(order)-1], i)
	}
	return order
}

// flawsOf counts for each article why it should not lead. Twice counts a title that says
// nothing, speaks of another day than the reader would think, or has a figure that a
// newer article gives otherwise. Once counts an article about an aspect of the event, or
// on what somebody thinks of it; the text of a body that is reported on; and one that
// announces what another one reports as done.
func flawsOf(c *corpus, articles []article, places []int, until time.Time) map[int]int {
	flaws := map[int]int{}
	for _, i := range c.aside(articles, places) {
		flaws[i]++
	}
	for _, i := range places {
		title, holds := statement.Title(articles[i].Item, until)
		if !holds || !says(bare(title)) || outdated(articles, places, i) {
			flaws[i] += 2
		}
		if reaction.MatchString(title) {
			flaws[i]++
		}
		if articles[i].Kind == item.Release {
			flaws[i]++
		}
		if slices.ContainsFunc(places, func(j int) bool { return j != i && supersedes(articles[j].Title, title) }) {
			flaws[i]++
		}
	}
	return flaws
}

// outdated tells whether a newer article gives a figure of a title otherwise, and does
// not have it.
func outdated(articles []article, places []int, i int) bool {
	if !strings.ContainsAny(articles[i].Title, "0123456789") {
		return false
	}
	w := &allWitnesses{lexicon: language.NewLexicon()}
	own := w.remarks(articles[i].Title)
	for _, j := range places {
		if !articles[j].Published.After(articles[i].Published) {
			continue
		}
		others := w.remarks(articles[j].Title)
		for _, s := range articles[j].sentences[:min(openingSentences, len(articles[j].sentences))] {
			others = append(others, w.remarks(s.Text)...)
		}
		if slices.ContainsFunc(own, func(r remark) bool {
			return slices.ContainsFunc(others, r.ofSame) && !slices.ContainsFunc(others, r.agrees)
		}) {
			return true
		}
	}
	return false
}

// reaction matches a title on what somebody thinks of an event.
var reaction = regexp.MustCompile(`(?i)\b(?:fears?|reacts?|reaction|respon(?:ds?|se)|criticis\w+|condemn\w*|slam(?:s|med)?|blast(?:s|ed)?|welcomes?|urges?|calls? (?:for|on)|calls? .* too|demands?|hits? (?:out|back)|` +
	`mock(?:s|ed)?|praises?|braces?|bracing|counts? the cost|asks? (?:for answers|why)|questions|under fire|blames?|defends?|brushes? off|backlash|divided)\b`)

// behindNews matches what follows the news of a title or a sentence: the event that
// others have reported before.
var behindNews = regexp.MustCompile(`(?i),? (?:after|following|as|amid|since|because|despite|in the wake of|in response to|while|when|days before|ahead of) .*`)

// news are the words of texts without the background, and behind those of it.
func (c *corpus) news(texts ...string) (news, behind vector) {
	var before, after []language.Word
	for _, text := range texts {
		at := len(text)
		if found := behindNews.FindStringIndex(text); found != nil {
			at = found[0]
		}
		before, after = c.Read(before, text[:at]), c.Read(after, text[at:])
	}
	return c.vector(before), c.vector(after)
}

// report is what an article reports: the news of its title and first sentence, that of
// its title alone and what stands behind it there, and what the article is about.
type report struct{ news, title, behind, subject vector }

// reports are those of the articles at the places.
func (c *corpus) reports(articles []article, places []int) map[int]report {
	all := map[int]report{}
	for _, i := range places {
		texts := []string{articles[i].Title}
		for _, s := range articles[i].beginning(1) {
			texts = append(texts, s.Text)
		}
		r := report{subject: c.subject(articles[i])}
		r.news, _ = c.news(texts...)
		r.title, r.behind = c.news(articles[i].Title)
		all[i] = r
	}
	return all
}

// aside are the places of the articles that follow the event up. Their titles tell
// the news of another one as background, or the others have next to nothing of theirs.
func (c *corpus) aside(articles []article, places []int) (all []int) {
	if len(places) == 1 {
		return nil
	}
	reports, shared, most := c.reports(articles, places), map[int]float64{}, 0.0
	for _, i := range places {
		for _, j := range places {
			if i != j {
				shared[i] += reports[i].news.share(reports[j].subject)
			}
		}
		most = max(most, shared[i])
	}
	for _, i := range places {
		follows := func(j int) bool {
			told := reports[j].title
			return j != i && told.share(reports[i].behind) > max(behindIt, 2*told.share(reports[i].news))
		}
		if shared[i] < central*most || slices.ContainsFunc(places, follows) {
			all = append(all, i)
		}
	}
	return all
}

// share is the share of the weight of v that is of terms of w.
func (v vector) share(w vector) float64 {
	sum, all := 0.0, 0.0
	for i, t := range v.terms {
		all += v.weights[i]
		if _, found := slices.BinarySearch(w.terms, t); found {
			sum += v.weights[i]
		}
	}
	return sum / max(all, 1e-9)
}

// supersedes tells whether one title reports as done what another one announces:
// "Board closes ward" does so for "Board to close ward", and "Vote held" for "Vote to be
// held".
func supersedes(title, other string) bool {
	done := strings.Fields(announcement.ReplaceAllString(strings.ToLower(title), ""))
	for _, m := range announcement.FindAllStringSubmatch(strings.ToLower(other), -1) {
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
