package story

import (
	"regexp"
	"slices"

	"catchup/internal/language"
)

// central bounds how little an article of three or more may share with the others,
// as a part of what the one that shares most has. One below it is about an aspect.
// An article follows up another one if it has more than behindIt of that one's news
// behind its own.
const (
	central  = 0.5
	behindIt = 0.35
)

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
// the news of another one as background, or the others have next to nothing of theirs; of
// two articles, nobody can tell which one that is.
func (c *corpus) aside(articles []article, places []int) (all []int) {
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
		if len(places) > 2 && shared[i] < central*most || slices.ContainsFunc(places, follows) {
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
