package script

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
)

// The marks around words that are put into others: FIRST STRONG ISOLATE and POP
// DIRECTIONAL ISOLATE (Unicode Standard Annex 9, 2.4).
const (
	opens  = '\u2068'
	closes = '\u2069'
)

// RTL tells whether a document in the language runs from right to left.
func RTL(lang string) bool {
	for _, s := range scripts(lang) {
		if rightToLeft.has(s) {
			return true
		}
	}
	return false
}

// Kin is a tag that stands for a language among those with the same letters, as far
// as this package tells them apart: "en" for all that are written in Latin letters.
func Kin(lang string) string {
	own := scripts(lang)
	if own.has(language.Latin) {
		return "en"
	}
	for _, kin := range slices.Sorted(maps.Keys(written)) {
		if slices.Equal(written[kin], own) {
			return kin
		}
	}
	return "und-" + title(own[0].String())
}

// Leftward tells whether the lines of a text run from right to left, in a document
// of which base tells the same. They run as the document does, unless the first
// letter of the text runs the other way, and most of its letters do. What stands
// between the marks of Isolate counts only where it runs with the document. Figures by themselves run from left
// to right.
//
// The first letter is what the Unicode bidirectional algorithm goes by (P2 and P3).
// That most letters must agree is our own rule: a sentence of an article may begin
// with a name in other letters.
func Leftward(words string, base bool) bool {
	if !base && !Mixed(words) {
		return false
	}
	var with, against, within int
	first, found := base, false
	for _, r := range words {
		switch s := language.LookupScript(r); {
		case r == opens:
			within++
		case r == closes:
			within = max(0, within-1)
		case !belongs(s):
		case within > 0:
			if rightToLeft.has(s) == base {
				with++
			}
		default:
			if !found {
				first, found = rightToLeft.has(s), true
			}
			if rightToLeft.has(s) == base {
				with++
			} else {
				against++
			}
		}
	}
	if base && !strings.ContainsFunc(words, unicode.IsLetter) {
		return !strings.ContainsFunc(words, unicode.IsDigit)
	}
	return base != (first != base && against > with)
}

// Mixed tells whether there are letters that run from right to left.
func Mixed(words string) bool {
	for _, r := range words {
		if r >= 0x590 && rightToLeft.has(language.LookupScript(r)) {
			return true
		}
	}
	return false
}

// Isolate puts marks without a shape around a name that has letters from right to
// left, so that it stands in other words as one whole and says nothing of their
// direction. Other names stay as they are. Runs and Bare take the marks off again.
func Isolate(name string) string {
	if !Mixed(name) {
		return name
	}
	return string(opens) + Bare(name) + string(closes)
}

// Isolated tells whether there are marks of Isolate.
func Isolated(words string) bool { return strings.ContainsAny(words, marks) }

const marks = string(opens) + string(closes)

// Bare is the words without the marks of Isolate.
func Bare(words string) string {
	if !Isolated(words) {
		return words
	}
	return strings.Map(func(r rune) rune {
		if r == opens || r == closes {
			return -1
		}
		return r
	}, words)
}

// Isolates is a line of a text whose lines are to stand by themselves, of which so
// many names go on from the line before it: each of them begins again, and ends
// where the line does. It tells how many go on to the next.
func Isolates(line string, within int) (whole string, on int) {
	on = within
	for _, r := range line {
		switch {
		case r == opens:
			on++
		case r == closes && on > 0:
			on--
		}
	}
	return strings.Repeat(string(opens), within) + line + strings.Repeat(string(closes), on), on
}

// unit is a part of a text that is apart, or one beside it.
type unit struct {
	words string
	apart bool
}

// units parts a text at the marks of Isolate. A mark without its fellow reaches to
// the end of the text, or parts nothing.
func units(words string) []unit {
	var all []unit
	within, from := 0, 0
	end := func(to int, apart bool) {
		if bare := Bare(words[from:to]); bare != "" {
			all = append(all, unit{bare, apart})
		}
		from = to
	}
	for i, r := range words {
		switch {
		case r == opens:
			if within == 0 {
				end(i, false)
			}
			within++
		case r == closes && within > 0:
			if within--; within == 0 {
				end(i, true)
			}
		}
	}
	end(len(words), within > 0)
	return all
}

// Mark is a mark without a shape that runs as a document in the language does:
// LEFT-TO-RIGHT MARK or RIGHT-TO-LEFT MARK. Programs have known it for longer than
// those of Isolate, which some of them show as a box.
func Mark(lang string) string {
	if RTL(lang) {
		return "\u200f"
	}
	return "\u200e"
}

func direction(leftward bool) bidi.Direction {
	if leftward {
		return bidi.RightToLeft
	}
	return bidi.LeftToRight
}
