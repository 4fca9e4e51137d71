package item

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// agencies are news agencies, each with its name and the other words by which
// outlets credit it. Capitals matter: "PA" is an agency, "Pa" is none.
var agencies = [][]string{
	{"PA Media", "PA", "PA News Agency", "PA News", "PA Wire", "Press Association"},
	{"Reuters", "REUTERS", "Thomson Reuters"},
	{"AFP", "Agence France-Presse"},
	{"AP", "AP News", "Associated Press"},
	{"Bloomberg", "Bloomberg News"},
	{"dpa", "DPA", "Deutsche Presse-Agentur"},
	{"Local Democracy Reporting Service", "Local Democracy Reporter", "Local Democracy Reporters", "LDRS", "LDR"},
	{"SWNS", "South West News Service"},
	{"UPI", "United Press International"},
	{"AAP", "Australian Associated Press"},
	{"Canadian Press", "The Canadian Press"},
	{"PTI", "Press Trust of India"},
	{"Xinhua", "Xinhua News Agency"},
	{"ANSA"}, {"EFE"}, {"Kyodo", "Kyodo News"}, {"Yonhap"},
}

// unlisted matches what agencies are called that are not in the list: "Wales News
// Service".
const unlisted = `(?:\p{Lu}[\p{L}’'&.-]*\s){1,4}(?:News Agency|News Service|Press Agency|Press Association|Reporting Service|Newswire|Wire Service)`

// named matches the name of an agency, as its only group.
var named = func() string {
	var all []string
	for _, words := range slices.Concat(agencies...) {
		all = append(all, regexp.QuoteMeta(words))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) }) // the first that matches is taken
	return `(?:[Tt]he )?(` + strings.Join(all, "|") + `|` + unlisted + `)`
}()

var (
	// credits matches the agency in the name of an author: "PA Media",
	// "Jo Doe, PA Health Correspondent", "Jo Doe (Reuters)", "Jo Doe/AFP".
	credits = regexp.MustCompile(`(?:^(?:[Bb]y )?|\s*(?:,|/|\||&|\(|\bof\b|\band\b|\bfor\b|\bvia\b|\s[–—-]\s)\s*)` + named +
		`(?:\s(?:\p{L}+\s){0,3}(?:[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|[Ss]taff|[Ww]riters?|[Ss]port))?\)?$`)
	// dateline matches how an agency's report begins: "LEEDS, June 10 (Reuters) – ",
	// "Leeds (PA) - ", "(AFP) – ".
	dateline = regexp.MustCompile(`^(?:\p{Lu}[\p{L} .'’/-]{1,40}(?:,\s[\p{L}\d ,.]{2,24})?\s)?\(` + named + `\)\s?[–—:-]\s*`)
	// ending matches how it ends: "© PA Media 2024", "– AFP", "(Reuters)", "This
	// article was supplied by Wales News Service."
	ending = regexp.MustCompile(`(?:^|([.!?”"’')])\s+)(?:(?:©|\([Cc]\)|[Cc]opyright)?\s*(?:\d{4}\s)?[–—(-]?\s?` + named + `\)?(?:\s\d{4})?|` +
		`[Tt]his (?:article|story|report) (?:was|is|has been) (?:first )?(?:provided|supplied|written|distributed|syndicated) by ` + named + `)\.?$`)
	// alone matches the name of an agency, and part that of a part of it: "Reuters
	// Health".
	alone = regexp.MustCompile(`^` + named + `$`)
	part  = regexp.MustCompile(`^` + named + `(?:\s.*)?$`)
	// signed matches how a line begins that names an author.
	signed = regexp.MustCompile(`^(?i:by|words by|written by)\s`)
	// body matches the name of an author that is no person.
	body = regexp.MustCompile(`\b(?:Agency|Media|News|Newsroom|Press|Service|Wire|Newswire|Reporting|Bureau|Features|Syndication)\b|^\p{Lu}{2,6}$`)
)

// agencyIn is the agency that the text credits where it matches, else empty.
func agencyIn(text string, match *regexp.Regexp) string {
	found := match.FindStringSubmatch(text)
	for _, words := range slices.Backward(found) {
		for _, a := range agencies {
			if slices.Contains(a, words) {
				return a[0]
			}
		}
		if words != "" {
			return words
		}
	}
	return ""
}

// AgencyIn is the news agency that a byline names, "PA Media" of "PA Health
// Correspondent"; empty if it names none.
func AgencyIn(byline string) string { return agencyIn(byline, credits) }

// credited notes for each article the agency that it credits, and takes the
// credit out of its author and its text. An agency's own outlet needs none.
func credited(items []Item) {
	for n := range items {
		i := &items[n]
		name := i.credit()
		if name != i.Outlet && name != agencyIn(i.Outlet, part) {
			i.Agency = name
		}
	}
}

// credit is the agency that the article credits: in its author, around its text,
// or where that begins or ends.
func (i *Item) credit() string {
	if name := agencyIn(i.Author, credits); name != "" {
		i.Author = strings.TrimSpace(credits.ReplaceAllString(i.Author, ""))
		return name
	}
	for _, line := range i.Around {
		by := signed.FindString(line)
		if name := agencyIn(line[len(by):], credits); by != "" && name != "" {
			return name
		}
		for _, match := range []*regexp.Regexp{dateline, ending} {
			if name := agencyIn(line, match); name != "" {
				return name
			}
		}
	}
	if name := agencyIn(i.Text, dateline); name != "" {
		i.Text = dateline.ReplaceAllString(i.Text, "")
		return name
	}
	return i.creditAtEnd()
}

// longestEnding is how many bytes a credit behind a text has at most.
const longestEnding = 120

func (i *Item) creditAtEnd() string {
	at := max(strings.LastIndex(i.Text, "\n")+1, len(i.Text)-longestEnding)
	for at < len(i.Text) && !utf8.RuneStart(i.Text[at]) {
		at++
	}
	name := agencyIn(i.Text[at:], ending)
	if kept := strings.TrimSpace(i.Text[:at] + ending.ReplaceAllString(i.Text[at:], "$1")); name != "" && kept != "" {
		i.Text = kept
	}
	return name
}
