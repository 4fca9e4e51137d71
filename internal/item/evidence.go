package item

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// evidence is a sign of what an article is. By says where it was found: "the
// category “Sponsored”".
type evidence struct {
	kind  Kind
	force force
	by    string
}

// precedence is the order in which kinds are taken when there is strong evidence
// of several: what has no place among news first.
var precedence = []Kind{Advertisement, Job, Event, Retraction, Correction, Podcast, Obituary, Letter, Opinion, Live, RoundUp, Analysis, Release, News}

// weighed is the kind that the evidence tells, and by what. A label, an address or
// a declared type decides. Else strong evidence counts for two and weak for one,
// and two are enough. An article that reports what somebody said or did needs as
// much more as news says: it may be news of jobs, of a conference or of an
// advertisement.
func weighed(all []evidence, news int) (kind Kind, by string) {
	kind, most := News, 0
	for _, k := range precedence {
		of := slices.DeleteFunc(slices.Clone(all), func(e evidence) bool { return e.kind != k })
		if weight, said := weightOf(of, k, news); weight > most {
			kind, most, by = k, weight, said
		}
	}
	if kind == News {
		return News, ""
	}
	return kind, by
}

// certain is the weight of sure evidence.
const certain = 100

// weightOf is by how much the evidence of one kind is more than too little, and
// names what decides.
func weightOf(all []evidence, kind Kind, news int) (weight int, by string) {
	if len(all) == 0 {
		return 0, ""
	}
	best := slices.MaxFunc(all, func(a, b evidence) int { return int(a.force - b.force) })
	need, weight := 2, len(all)
	switch {
	case best.force == sure:
		return certain, best.by
	case best.force == strong:
		weight++
	case slices.Contains(outright, kind) && best.force != asks:
		need++
	}
	if slices.Contains(outright, kind) || best.force != strong {
		need += news
	}
	if need == 2 && best.force == strong {
		return weight - need + 1, best.by
	}
	var said []string
	for _, e := range all[:min(len(all), need)] {
		said = append(said, e.by)
	}
	return weight - need + 1, strings.Join(said, " and ")
}

// outright are the kinds that news is often about.
var outright = []Kind{Advertisement, Job, Event, Podcast, Letter}

// know finds out what an article is.
func know(i Item) (kind Kind, by string) {
	title, text := []utterance{utter(unquoted(i.Title))}, spoken(i)
	return weighed(append(declared(i), wording(i, title, text)...), reports(title, text))
}

// reports is how much an article reports what somebody said or did: 2 if its title
// does, 1 if only its text does, and 1 for each longText sentences, since a long
// text has more words that may be taken for something else.
func reports(title, text []utterance) int {
	news := len(text) / longText
	switch {
	case len(newsTitlePhrases.find(title)) > 0:
		news += 2
	case len(reportPhrases.find(text)) > 0:
		news++
	}
	return news
}

// longText is the number of sentences of a text that is long.
const longText = 20

// declared is the evidence that a publisher gives beside the text. A category that
// says the same as the address is no further evidence.
func declared(i Item) (all []evidence) {
	if i.Label != "" {
		for label := range strings.SplitSeq(i.Label, ", ") {
			all = append(all, labelSays(label, "the label “%s” of its title", true)...)
		}
	}
	filed := categoriesSay(i.Categories)
	all = append(all, filed...)
	for _, e := range addressSays(i.Link) {
		if e.force == sure || len(filed) == 0 {
			all = append(all, e)
		}
	}
	all = append(all, typeSays(i)...)
	all = append(all, outletSays(cmp.Or(i.Channel, i.publisher()))...)
	all = append(all, leader(i)...)
	return append(all, authorSays(i.Author)...)
}

// categoriesSay is the evidence of categories, one for each kind.
func categoriesSay(categories []string) (all []evidence) {
	for _, c := range categories {
		for part := range strings.FieldsFuncSeq(c, func(r rune) bool { return strings.ContainsRune("/>|:;,", r) }) {
			for _, e := range labelSays(part, "the category “%s”", false) {
				at := slices.IndexFunc(all, func(other evidence) bool { return other.kind == e.kind })
				switch {
				case at < 0:
					all = append(all, e)
				case e.force > all[at].force:
					all[at] = e
				}
			}
		}
	}
	return all
}

// labelSays is the evidence of words that a publisher gives; the form says where.
// A label is sure. A category is not if news is filed below it as well.
func labelSays(words, form string, label bool) []evidence {
	said := fmt.Sprintf(form, strings.TrimSpace(words))
	table := doubtful
	if label {
		table = doubtfulLabels
	}
	if kind, ok := table[plainWords(words)]; ok {
		return []evidence{{kind, weak, said}}
	}
	kind := kindOfLabel(words)
	if kind == News && label && official[plainWords(words)] != "" {
		return []evidence{{News, sure, said}}
	}
	if kind != "" && kind != News {
		if label || !slices.Contains(outright, kind) && kind != Release || kind == Advertisement {
			return []evidence{{kind, sure, said}}
		}
		return []evidence{{kind, strong, said}}
	}
	return nil
}

// outletSays is the evidence of an outlet's name that holds more than a name: "The
// Bugle (Opinion)", "Letters | The Bugle".
func outletSays(name string) (all []evidence) {
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("()[]|–—:·»/", r) })
	if len(parts) < 2 {
		return nil
	}
	for _, p := range parts {
		for _, e := range labelSays(p, "the name of its feed, “%s”", true) {
			if e.force == sure && e.kind != Release && e.kind != RoundUp && e.kind != Live {
				e.by = fmt.Sprintf("the name of its feed, “%s”", name)
				all = append(all, e)
			}
		}
	}
	return all
}

// leader is the evidence of a title that says what the outlet itself thinks: "The
// Bugle says: pay them".
func leader(i Item) []evidence {
	name, title := bareName(i.publisher()), bareName(i.Title)
	for _, verb := range []string{" says", " view", " comment", " opinion", "'s view", "'s comment", "'s opinion"} {
		rest, found := strings.CutPrefix(title, name+verb)
		if found && name != "" && (rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " on ")) {
			return []evidence{{Opinion, sure, fmt.Sprintf("“%s%s” in its title", i.publisher(), verb)}}
		}
	}
	return nil
}

// bareName is a name in small letters without its article.
func bareName(name string) string { return strings.TrimPrefix(plainWords(name), "the ") }

// authorSays is the evidence of a byline that names no person.
func authorSays(author string) (all []evidence) {
	for _, e := range labelSays(author, "its byline, “%s”", true) {
		if e.kind == Advertisement || e.kind == Letter {
			all = append(all, e)
		}
	}
	switch plainWords(author) {
	case "guest writer", "guest author", "guest contributor", "a guest writer":
		all = append(all, evidence{Opinion, weak, fmt.Sprintf("its byline, “%s”", author)})
	case "our readers", "readers":
		all = append(all, evidence{Letter, strong, fmt.Sprintf("its byline, “%s”", author)})
	}
	return all
}
