package story

import (
	"regexp"
	"slices"
	"strings"
)

// months in full and in short, for datelines.
const months = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`

var (
	// closes is a line after which an article only points elsewhere.
	closes = regexp.MustCompile(`(?i)^(?:also (?:on|in) |related (?:articles|stories|news)|read (?:more|next)|more (?:on this|from)|most (?:read|popular))`)
	// invites is a line that asks the reader to do something, or says where the text or its picture is from.
	invites = regexp.MustCompile(`(?i)^(?:sign up|subscribe|register (?:now|here|for)|log ?in|click here|share this|follow us|download|` +
		`want .*(?:inbox|newsletter)|get .*(?:inbox|newsletter)|if someone forwarded|this (?:site|article|email) is |` +
		`sample (?:item|article) |advertisement|sponsored|image:|picture:|photo(?:graph)?:|source:|credit:|©|the post .* appeared first)`)
	byline   = regexp.MustCompile(`^(?i:by|words by|written by) \p{Lu}?[^.!?]{2,60}$`)
	dateline = regexp.MustCompile(`(?i)^(?:published |posted |updated )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? ` +
		months + `|` + months + ` \d{1,2}),? \d{4}[,0-9: apm()A-Z+-]*$`)
	// place opens a wire report: "LEEDS, June 10 (Agency) – ".
	place = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,]{2,30}(?:[A-Z][a-z]+ \d{1,2} )?(?:\([^)]{2,20}\) )?[–—-] `)
)

// withoutFurniture drops the lines of a paragraph that are not part of the
// article and joins the others.
func withoutFurniture(paragraph, title string) string {
	var lines []string
	for line := range strings.SplitSeq(paragraph, "\n") {
		if !furniture(line, title) {
			lines = append(lines, line)
		}
	}
	return place.ReplaceAllString(strings.Join(lines, " "), "")
}

func furniture(line, title string) bool {
	return strings.EqualFold(line, title) || invites.MatchString(line) || closes.MatchString(line) ||
		dateline.MatchString(line) || byline.MatchString(line)
}

// A paragraph that an outlet prints under this many articles is its refrain.
const refrain = 3

// withoutRefrains drops the paragraphs that an outlet repeats from article to
// article: its motto, its terms, its invitation to subscribe.
func withoutRefrains(items []Item) []Item {
	type printed struct{ outlet, paragraph string }
	times := map[printed]int{}
	for _, i := range items {
		for p := range strings.SplitSeq(i.Text, "\n\n") {
			times[printed{i.Outlet, p}]++
		}
	}
	for n, i := range items {
		kept := slices.DeleteFunc(strings.Split(i.Text, "\n\n"), func(p string) bool {
			return times[printed{i.Outlet, p}] >= refrain
		})
		if len(kept) > 0 {
			items[n].Text = strings.Join(kept, "\n\n")
		}
	}
	return items
}
