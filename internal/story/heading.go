package story

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// shortest is how many words a title has at least that says what has happened.
const shortest = 3

// longest is how many characters a title has at most that is always taken whole. The
// PDF sets it in two lines; over the first story, in larger letters, two lines hold some
// 82.
const longest = 90

// unwieldy is how many characters a heading has that gives way to a shorter one.
const unwieldy = 120

// heading is what a title says as the heading of a story. A title that is long enough
// to need three lines loses an afterthought, if it is true and whole without it.
func heading(title string) string {
	title = bare(title)
	if utf8.RuneCountInString(title) <= longest {
		return title
	}
	return withoutAfterthought(title)
}

// says tells whether a title says what has happened: it has three words, is no
// question and has none, does not speak to the reader, and no feed has cut it.
func says(title string) bool {
	own := quoted.ReplaceAllString(title, " ")
	return len(strings.Fields(title)) >= shortest && !question.MatchString(title) && !strings.Contains(own, "?") &&
		!bait.MatchString(title) && !cutOff.MatchString(title) && paired(title) && !person.MatchString(own)
}

var (
	// lure matches a clause behind a title that shall make people click.
	lure = regexp.MustCompile(`(?i)(?:[,:;.]|\s+[–—-]+)\s+(?:(?:and )?here[’']s (?:why|how|what)\b.*|(?:and )?this is (?:why|how|what)\b.*|(?:here is )?what you need to know|` +
		`everything (?:you need to|we) know.*|all you need to know.*|what (?:it means|happens next|we know)(?: so far)?|you won[’']t believe.*|(?:in|with) pictures|live updates?|as it happened)[.!?]*$`)
	// bait matches the beginning of a title that does not say what it is about.
	bait = regexp.MustCompile(`(?i)^(?:here[’']s|this is (?:why|how|what)|you won[’']t|you[’']ll never|what you need|everything you|(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\pL+ )?(?:things|reasons|ways|lessons|takeaways|charts|tips) |the (?:real|surprising) (?:reason|truth)|why|how|what|whatever|when|stop|don[’']t|defend|forget|ignore|remember|imagine|beware)\b`)
	// question matches the end of a question, in marks of quotation or not.
	question = regexp.MustCompile(`\?[’”'")]*$`)
	// cutOff matches the end of a title that its feed has cut.
	cutOff = regexp.MustCompile(`(?:…|\.\.)$`)
	// person matches words by which a title speaks for its author or to its reader.
	person = regexp.MustCompile(`\b(?:I|I[’']m|I[’']ve|[Yy]ou|[Yy]ou[’']re|[Yy]our|[Ww]e|[Ww]e[’']re|[Ww]e[’']ve|[Oo]ur|[Mm]y|[Ll]et[’']s)\b`)
	// quoted matches what stands between marks of quotation.
	quoted = regexp.MustCompile(`“[^”]*”|"[^"]*"|(?:^|[\s(—–-])‘.*?’(?:$|[\s,;:.!?)—–-])|(?:^|[\s(—–-])'.*?'(?:$|[\s,;:.!?)—–-])`)
	// stop matches the mark at the end of a title, and not that of an abbreviation.
	stop = regexp.MustCompile(`(\pL{2,}|[\d%)])[.!]+([’”'"]?)$`)
	// abbreviated matches an abbreviation at the end of a title.
	abbreviated = regexp.MustCompile(`(?:\.\pL|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Dr|No|Bros|etc|vs))\.$`)
)

// bare is a title without a lure and the mark at its end.
func bare(title string) string {
	title = strings.TrimSpace(title)
	if s := lure.ReplaceAllString(title, ""); len(strings.Fields(s)) >= shortest && !strings.Contains(s, "?") {
		title = s
	}
	if cutOff.MatchString(title) || abbreviated.MatchString(title) {
		return title
	}
	return stop.ReplaceAllString(title, "$1$2")
}

// paired tells whether each mark that opens something in a title has one that closes
// it. A single straight or closing mark may be an apostrophe.
func paired(title string) bool {
	return strings.Count(title, `"`)%2 == 0 && strings.Count(title, "“") == strings.Count(title, "”") &&
		strings.Count(title, "(") == strings.Count(title, ")") && strings.Count(title, "‘") <= strings.Count(title, "’") &&
		len(opening.FindAllString(title, -1)) <= len(closing.FindAllString(title, -1))
}

// opening and closing match a straight single mark at the beginning and at the end of
// a word.
var (
	opening = regexp.MustCompile(`(?:^|[\s(—–-])'\pL`)
	closing = regexp.MustCompile(`[\pL\d.,!?%]'(?:$|[\s,;:.!?)—–-])`)
)
