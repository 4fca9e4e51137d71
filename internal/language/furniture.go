package language

import (
	"regexp"
	"strings"
)

// months matches the name of a month in a dateline, in full or in short.
const months = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`

var (
	// closes matches a line after which an article only points to other pages.
	closes = regexp.MustCompile(`(?i)^(?:also (?:on|in) |related (?:articles|stories|news)|read (?:more|next)|more (?:on this|from)|most (?:read|popular))`)
	// invites matches a line that asks the reader to do something, or that says
	// where the text or its picture comes from.
	invites = regexp.MustCompile(`(?i)^(?:sign up|subscribe|register (?:now|here|for)|log ?in|click here|share this|follow us|download|` +
		`want .*(?:inbox|newsletter)|get .*(?:inbox|newsletter)|if someone forwarded|this (?:site|article|email) is |` +
		`sample (?:item|article) |advertisement|sponsored|image:|picture:|photo(?:graph)?:|source:|credit:|©|the post .* appeared first)`)
	// byline matches a line that names the author.
	byline = regexp.MustCompile(`^(?i:by|words by|written by) \p{Lu}?[^.!?]{2,60}$`)
	// dateline matches a line that gives the date.
	dateline = regexp.MustCompile(`(?i)^(?:published |posted |updated )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? ` +
		months + `|` + months + ` \d{1,2}),? \d{4}[,0-9: apm()A-Z+-]*$`)
	// place matches how a report of a news agency begins: "LEEDS, June 10 (Agency) – ".
	place = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,]{2,30}(?:[A-Z][a-z]+ \d{1,2} )?(?:\([^)]{2,20}\) )?[–—-] `)
)

// withoutFurniture are the blocks of an article without the lines that are not part
// of its text. The lines of each are joined. It returns what it dropped, but for the
// title, the date and headings.
func withoutFurniture(blocks []block, title string) (kept []block, around []string) {
	for _, b := range blocks {
		if closes.MatchString(b.lines) && len(kept) > 0 {
			break
		}
		if b.kind == headBlock {
			continue
		}
		if b.lines, around = b.text(title, around); b.lines != "" || b.kind == tableBlock {
			kept = append(kept, b)
		}
	}
	return kept, around
}

// text is the text of a block without furniture, which it adds to what stands around.
func (b block) text(title string, around []string) (string, []string) {
	var lines []string
	for line := range strings.SplitSeq(b.lines, "\n") {
		switch {
		case strings.EqualFold(line, title) || dateline.MatchString(line):
		case furniture(line):
			around = append(around, line)
		default:
			lines = append(lines, line)
		}
	}
	text := strings.Join(lines, " ")
	if agency := place.FindString(text); agency != "" {
		around = append(around, agency)
	}
	return place.ReplaceAllString(text, ""), around
}

// furniture tells whether a line stands around the text and is no part of it.
func furniture(line string) bool {
	return invites.MatchString(line) || closes.MatchString(line) || byline.MatchString(line)
}
