package item

import (
	"regexp"
	"strings"
	"unicode"

	"catchup/internal/table"
)

// wordsOf are the labels of a kind, with commas between them.
type wordsOf struct {
	kind Kind
	list string
}

// labelled turns lists of words into a table.
func labelled(lists []wordsOf) map[string]Kind {
	table := map[string]Kind{}
	for _, of := range lists {
		for words := range strings.SplitSeq(of.list, ",") {
			table[strings.Join(strings.Fields(words), " ")] = of.kind
		}
	}
	return table
}

// kindOfLabel is the kind that a label tells, empty if it is none.
func kindOfLabel(label string) Kind {
	words := plainWords(label)
	if kind, ok := labels[words]; ok {
		return kind
	}
	if kind, ok := labels[plainWords(counted.ReplaceAllString(words, ""))]; ok {
		return kind
	}
	for _, p := range longLabels {
		if p.words.MatchString(words) {
			return p.kind
		}
	}
	return ""
}

// counted matches the number, the time or the date of a label: "Update 2",
// "Updated at 3pm", "Episode 41".
var counted = regexp.MustCompile(`[ ,]*(?:(?:on|at|for|no|number|part|week) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d[\d:.]*(?:st|nd|rd|th)?(?: ?[ap]m)?(?: (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)?(?: \d{4})?$`)

// longLabels are labels that hold a name.
var longLabels = []struct {
	words *regexp.Regexp
	kind  Kind
}{
	{regexp.MustCompile(`^(?:sponsored|paid for|promoted|powered|brought to you) by .{2,40}$|^(?:an? )?(?:sponsored |paid )?(?:partnership|association) with .{2,40}$|^in (?:partnership|association) with .{2,40}$`), Advertisement},
	{regexp.MustCompile(`^(?:opinion|comment|column|viewpoint|guest post|guest blog|blog|editorial) (?:by|from) .{2,40}$|^the .{2,30} view$|^(?:.{2,30} )?guest (?:column|blog|post|comment|opinion|essay)$`), Opinion},
	{regexp.MustCompile(`^.{2,40} (?:partner (?:zone|content)|advertisement feature|sponsored content)$`), Advertisement},
	{regexp.MustCompile(`^.{2,20} exclusive$|^exclusive (?:to|for) .{2,30}$|^with (?:video|pictures|photos|audio)$`), News},
	{regexp.MustCompile(`^.{2,25} this week$`), RoundUp},
	{regexp.MustCompile(`^.{2,40} writes$`), Opinion},
	{regexp.MustCompile(`^analysis by .{2,40}$|^(?:budget|election|political|policy|weekend|market|data|weekly) analysis$`), Analysis},
	{regexp.MustCompile(`^(?:.{2,30} )?podcasts?$`), Podcast},
	{regexp.MustCompile(`^(?:.{2,30} )?webinars?$`), Event},
	{regexp.MustCompile(`^(?:politics|business|election|budget|breaking|uk|news|health|covid|sport) live$`), Live},
}

// plainWords are the words of a label in small letters, without the marks around
// them.
func plainWords(label string) string {
	label = strings.ToLower(strings.ReplaceAll(label, "’", "'"))
	label = strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(strings.Fields(label), " ")
}

var (
	// atFront matches what stands before the first mark that parts a title.
	atFront = regexp.MustCompile(`^(.{1,60}?)(?:\s*[|•·»:]+\s+|\s*[|•·»]+\s*|\s+[–—-]{1,2}\s+|[!]+\s*[:–—-]\s*)(\S.*)$`)
	// close matches a label that is followed by its mark and the title at once:
	// "LIVE:Trust", "UPDATE 2-Chief nurse".
	atOnce = regexp.MustCompile(`^(\p{Lu}[\p{Lu} ]+(?: ?\d)?)[:–—-]\s*(\S.*)$|^([\p{L} ]{3,30}):(\S.*)$`)
	// inBrackets matches a label in brackets, at either end or inside.
	inBrackets = regexp.MustCompile(`\s*[\[({【]([^\])}】]{2,50})[\])}】]\s*`)
	// hashed matches a label behind a number sign, at either end.
	hashed = regexp.MustCompile(`^#(\pL+)\s+(\S.*)$|^(.*\S)\s+#(\pL+)$`)
	// inCapitals matches words in capitals before a title that has others.
	inCapitals = regexp.MustCompile(`^(\p{Lu}{2,}(?: \p{Lu}{2,}){0,2})[!:*]* (\P{Ll}*\p{Lu}[\p{L}’']*\p{Ll}.*)$`)
	// atEnd matches what stands behind the last mark that parts a title.
	atEnd = regexp.MustCompile(`^(.*\S)(\s*[|•·»]+\s*|\s+[–—-]{1,2}\s+|:\s+)(\S.{0,59})$`)
)

// unlabelled takes the labels off a title, from outside in. A title that is a
// label and nothing else but a date stays.
func unlabelled(title string) (rest string, found []string) {
	for rest = title; len(found) < mostLabels; {
		label, next := oneLabel(rest)
		if label == "" || !table.Shows(next) || counted.ReplaceAllString(" "+plainWords(next), "") == "" {
			break
		}
		found, rest = append(found, label), strings.TrimSpace(next)
	}
	if whole := kindOfLabel(rest); whole != "" && len(found) == 0 {
		found = append(found, rest)
	}
	return rest, found
}

// mostLabels bounds the labels of a title.
const mostLabels = 4

// oneLabel finds a label of a title, and the title without it; empty if it has
// none.
func oneLabel(title string) (label, rest string) {
	for _, at := range inBrackets.FindAllStringSubmatchIndex(title, -1) {
		label, rest = title[at[2]:at[3]], strings.TrimLeft(title[:at[0]]+" "+title[at[1]:], " :|–—-")
		if kindOfLabel(label) != "" && rest != "" {
			return label, rest
		}
	}
	if m := atFront.FindStringSubmatch(title); m != nil && kindOfLabel(m[1]) != "" {
		return m[1], m[2]
	}
	if m := atOnce.FindStringSubmatch(title); m != nil {
		if label, rest = m[1]+m[3], m[2]+m[4]; kindOfLabel(label) != "" {
			return label, rest
		}
	}
	if m := hashed.FindStringSubmatch(title); m != nil && kindOfLabel(m[1]+m[4]) != "" {
		return m[1] + m[4], m[2] + m[3]
	}
	if m := inCapitals.FindStringSubmatch(title); m != nil && kindOfLabel(m[1]) != "" {
		return m[1], m[2]
	}
	return labelAtEnd(title)
}

// labelAtEnd finds a label behind a title. Behind a dash or a colon only few
// words are one: "– analysis" may say who has found it, and then it is written
// small.
func labelAtEnd(title string) (label, rest string) {
	m := atEnd.FindStringSubmatch(title)
	if m == nil {
		return "", title
	}
	mark, words := strings.TrimSpace(m[2]), plainWords(m[3])
	_, behind := behindDash[words]
	switch {
	case strings.ContainsAny(mark, bars) && kindOfLabel(m[3]) != "":
		return m[3], m[1]
	case behind, words == "analysis" && !strings.HasPrefix(m[3], "a"):
		return m[3], m[1]
	}
	return "", title
}
