package templates

import (
	"html/template"
	"regexp"
	"strings"

	"catchup/internal/document"
	"catchup/internal/script"
)

// tied sets words in a line. It keeps "2023-24" together, by elements with the
// attribute, and "8 June 2024", by its spaces. Words in another writing system stand in elements
// that name their language, and their direction, so that a title from right to
// left does not move the brackets and the full stop behind it.
func tied(words, lang, tying string) template.HTML {
	var set strings.Builder
	for _, run := range script.Runs(document.Bound(words), lang) {
		text := strings.ReplaceAll(template.HTMLEscapeString(run.Words), "\u00a0", "&nbsp;")
		text = pairs.ReplaceAllString(text, "<span "+tying+">$0</span>")
		if mark := marked(run, lang); mark != "" {
			text = "<span" + mark + ">" + text + "</span>"
		}
		set.WriteString(text)
	}
	return template.HTML(set.String())
}

// marked is the attributes of a run's element, none for words of the document's
// language. A direction isolates (HTML Standard, section 15.3.5).
func marked(run script.Run, lang string) (attributes string) {
	if run.Lang != "" {
		attributes = ` lang="` + run.Lang + `"`
	}
	if run.RTL != script.RTL(lang) {
		attributes += ` dir="` + direction(run.RTL) + `"`
	}
	return attributes
}

// spoken is the attributes of an element whose words stand in an attribute, as those
// of a picture do: their language, if all of them are of one that is not the
// document's.
func spoken(words, lang string) template.HTMLAttr {
	if runs := script.Runs(words, lang); len(runs) == 1 {
		return template.HTMLAttr(marked(runs[0], lang))
	}
	return ""
}

// turned is the direction of a paragraph that runs against its document, "rtl" or
// "ltr", and else nothing.
func turned(words, lang string) string {
	base := script.RTL(lang)
	if script.Leftward(words, base) == base {
		return ""
	}
	return direction(!base)
}

func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}

// pairs match short words with a hyphen between them, "2023-24" or
// "break-even". A line must not end within them.
var pairs = regexp.MustCompile(`\b[\pL0-9]{1,6}-[\pL0-9]{1,6}\b`)
