package story

import (
	"regexp"
	"strings"
)

// longest is the number of words that a heading may have.
const longest = 8

// heading is the title of one of a story's articles, the one that speaks first
// if it is short enough, cut to eight words or fewer at a natural joint.
func heading(s Story) string {
	titles := make([]string, 0, len(s.Items)+1)
	if len(s.Summary) > 0 {
		titles = append(titles, s.Items[s.Summary[0].Item].Title)
	}
	for _, i := range s.Items {
		titles = append(titles, i.Title)
	}
	for _, t := range titles {
		t = bare(t)
		if len(strings.Fields(t)) <= longest && !strings.HasSuffix(t, "?") {
			return t
		}
	}
	return cut(bare(titles[0]))
}

var (
	// label is what stands before a title without being part of it.
	label = regexp.MustCompile(`^(?i:exclusive|revealed|breaking(?: news)?|watch|video|opinion|comment|analysis|live|updated?|in (?:full|pictures))\s?[:|–—-]\s*`)
	// sign is the outlet's name behind a title.
	sign = regexp.MustCompile(`\s+[|–—]\s+[^|–—]{2,40}$`)
	// joint is a word that begins a new part of a title.
	joint = regexp.MustCompile(`(?i)[,:;]? (?:–|—|-|as|after|amid|despite|but|and|while|because|by|for|in|on|at|from|with|before|since|during) |[:;,] `)
	// bound is a word without which what comes before it would be untrue.
	bound = regexp.MustCompile(`(?i)\b(?:not|no|never|unless|if|without|until|except|only|denies?|denied|rejects?|rejected)\b`)
)

// bare is a title without label and signature.
func bare(title string) string {
	title = label.ReplaceAllString(title, "")
	if s := sign.ReplaceAllString(title, ""); len(strings.Fields(s)) > 2 {
		title = s
	}
	return strings.TrimRight(strings.TrimSpace(title), ".")
}

// cut ends a title that is too long at the last joint that leaves three to
// eight words. A title that would be untrue when cut, or has no joint, is kept
// whole.
func cut(title string) string {
	if len(strings.Fields(title)) <= longest {
		return title
	}
	joints := joint.FindAllStringIndex(title, -1)
	for i := len(joints) - 1; i >= 0; i-- {
		head, tail := title[:joints[i][0]], title[joints[i][0]:]
		if n := len(strings.Fields(head)); n >= 3 && n <= longest && !bound.MatchString(tail) {
			return head
		}
	}
	return title
}
