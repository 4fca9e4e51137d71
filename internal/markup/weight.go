// Package markup says how much work HTML makes before it is parsed, and gives its
// plain text. It does no I/O.
package markup

import (
	"bytes"

	"golang.org/x/net/html"
)

// Weight is about how many nodes and attributes a parser makes of HTML; at most
// it makes twice as many. A parser opens each different formatting element that
// is not closed anew in every block (HTML, section 13.2.4.3), so a few thousand
// tags can stand for millions of nodes. Which of them are closed cannot be told
// without the parser, because an end tag may stand where it does not count. The
// weight takes half of them for closed. Its time is linear in the text.
func Weight(text []byte) int {
	tokens, attributes, kinds := 0, 0, map[string]bool{}
	t := html.NewTokenizer(bytes.NewReader(text))
	for kind := t.Next(); kind != html.ErrorToken; kind = t.Next() {
		tokens++
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := t.TagName()
		form := string(name)
		for more {
			var key, value []byte
			key, value, more = t.TagAttr()
			if attributes++; formatting[string(name)] {
				form += " " + string(key) + "=" + string(value)
			}
		}
		if formatting[string(name)] && len(kinds) < manyKinds {
			kinds[form] = true
		}
	}
	return tokens + tokens*alike*len(kinds)/2 + attributes
}

const (
	// alike is how many formatting elements that are the same are opened anew.
	alike = 3
	// manyKinds is how many kinds are told apart.
	manyKinds = 10_000
)

// formatting are the elements that a parser opens anew. It does not do so with
// links, which close each other.
var formatting = map[string]bool{
	"b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "s": true, "small": true,
	"strike": true, "strong": true, "tt": true, "u": true,
}
