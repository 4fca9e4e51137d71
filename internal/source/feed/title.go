package feed

import (
	"html"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
)

// plain is HTML as text on one line, without tags, with entities replaced by
// their characters. gofeed has decoded the XML; entities that are left were
// escaped twice or three times by the publisher.
func plain(s string) string {
	s = html.UnescapeString(untagged(unwrapped(s)))
	if furniture.MatchString(s) {
		s = untagged(s)
	}
	if escaped.MatchString(s) {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(unscrambled(s)), " ")
}

var (
	// furniture matches a tag that publishers put into titles.
	furniture = regexp.MustCompile(`(?i)</?(b|i|u|em|strong|small|span|font|sup|sub|a|p|br|h[1-6])(\s[^<>]*)?/?>`)
	// escaped matches an entity that no title means literally.
	escaped = regexp.MustCompile(`&(amp|lt|gt|quot|apos|nbsp|pound|euro|[lr][sd]quo|[mn]dash|hellip|#\d{2,5});`)
)

// untagged is HTML without its tags, scripts and styles. Entities stay as they
// are.
func untagged(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	tokens := nethtml.NewTokenizer(strings.NewReader(s))
	within := ""
	for kind := tokens.Next(); kind != nethtml.ErrorToken; kind = tokens.Next() {
		switch name, _ := tokens.TagName(); {
		case kind == nethtml.StartTagToken:
			within = string(name)
		case kind == nethtml.EndTagToken:
			within = ""
		case kind == nethtml.TextToken && within != "script" && within != "style":
			b.Write(tokens.Raw())
		}
	}
	return b.String()
}

// unwrapped is a text without the marks of a CDATA section that was escaped
// and so is none.
func unwrapped(s string) string {
	s = strings.ReplaceAll(s, sectionStart, "")
	return strings.ReplaceAll(s, sectionEnd, "")
}

// titleWords is how many words of a text stand in for its title.
const titleWords = 10

// beginning is how much of a text, in bytes, its first words are looked for in.
const beginning = 20_000

// firstWords is the beginning of the first text that has words, for use as a
// title: its first sentence, or its first few words.
func firstWords(texts ...string) string {
	for _, text := range texts {
		text = text[:min(len(text), beginning)]
		words := strings.Fields(plain(blocks.ReplaceAllString(text, " $0")))
		for i := range min(len(words), titleWords) {
			if strings.HasSuffix(words[i], ".") && i >= 3 {
				return strings.TrimSuffix(strings.Join(words[:i+1], " "), ".")
			}
		}
		if len(words) > titleWords {
			return strings.Join(words[:titleWords], " ") + " …"
		}
		if len(words) > 0 {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// blocks matches tags that separate words.
var blocks = regexp.MustCompile(`(?i)<(p|br|div|li|h[1-6]|td)\b`)
