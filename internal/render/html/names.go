package html

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"catchup/internal/document"
)

// longestName is how many characters of a heading a name has at most.
const longestName = 60

// names are the names that places of a page already have. A name is made only
// of the words of its heading, so that a link to it works as long as the
// heading stays.
type names map[string]int // by each name, the number of the last one that began with it

// own are the names of what every page has.
var own = map[string]bool{"top": true, "main": true, "contents": true, "sources": true, "notices": true}

// of is a new name for a heading: "board-papers" for "Board papers",
// "board-papers-2" for the next one with the same words.
func (n names) of(words string) string {
	first := slug(words)
	name := first
	for i := max(n[first]+1, 2); n[name] > 0 || own[name]; i++ {
		name = fmt.Sprintf("%s-%d", first, i)
		n[first] = i
	}
	n[name] = max(n[name], 1)
	return name
}

// named are the names of the blocks, empty for those without a heading.
func named(blocks document.Blocks) []string {
	n := names{}
	ids := make([]string, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			ids[i] = n.of(b.Text)
		case document.Story:
			ids[i] = n.of(b.Heading)
		case document.Table:
			ids[i] = n.of(b.Caption)
		case document.Chart:
			ids[i] = n.of(b.Title)
		}
	}
	return ids
}

// slug is words in small Latin letters and digits, with hyphens between them;
// "part" if there are none.
func slug(words string) string {
	folded := norm.NFKD.String(strings.ToLower(words))
	parts := strings.FieldsFunc(folded, func(r rune) bool { return !plain(r) && !silent(r) })
	name := ""
	for _, part := range parts {
		part = strings.Map(func(r rune) rune {
			if silent(r) {
				return -1
			}
			return r
		}, part)
		longer := strings.Trim(name+"-"+part, "-")
		if len(longer) > longestName && name != "" {
			break
		}
		name = longer[:min(len(longer), longestName)]
	}
	if name == "" {
		return "part"
	}
	return name
}

// plain tells whether r may stand in a name.
func plain(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// silent tells whether r is part of a word but is left out of its name: "the
// year’s" is the-years.
func silent(r rune) bool { return r == '’' || r == '\'' || unicode.Is(unicode.Mn, r) }
