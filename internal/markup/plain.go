package markup

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// Plain is HTML as text on one line, without tags, with entities replaced by
// their characters. Entities that are left
// were escaped twice or three times by the publisher.
func Plain(s string) string {
	s = html.UnescapeString(untagged(Unwrapped(s)))
	if furniture.MatchString(s) {
		s = untagged(s)
	}
	if escaped.MatchString(s) {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(Unscrambled(s)), " ")
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

// Unwrapped is a text without the marks of a CDATA section that was escaped
// and so is none.
func Unwrapped(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "<![CDATA[", ""), "]]>", "")
}

// scrambled matches a pound sign, an accented character or a mark of punctuation
// in UTF-8 that was taken for Windows-1252 and encoded a second time.
var scrambled = regexp.MustCompile(`[ÂÃ][\x{80}-\x{BF}` + upper + `]|â[\x{80}-\x{BF}` + upper + `]{2}`)

// upper is what Windows-1252 has in place of control characters.
const upper = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

// Unscrambled writes "Â£2m" as "£2m" and "donâ€™t" as "don’t".
func Unscrambled(s string) string {
	if !strings.ContainsAny(s, "ÂÃâ") {
		return s
	}
	return scrambled.ReplaceAllStringFunc(s, func(run string) string {
		raw, err := charmap.Windows1252.NewEncoder().String(run)
		if err != nil || !utf8.ValidString(raw) {
			return run
		}
		return raw
	})
}
