package html

import (
	"strings"
	"unicode/utf8"
)

// mostGlued is how many characters beside a figure stay with it.
const mostGlued = 12

// glued moves what touches a figure, such as a bracket or a stop, beside it: a
// browser may break a line on either side of a button, even before a stop.
func (w words) glued() words {
	for i := range w {
		if w[i].ID == "" {
			continue
		}
		if i > 0 && w[i-1].plain() {
			text := w[i-1].Text
			cut := strings.LastIndexByte(text, ' ')
			if tail := text[cut+1:]; cut >= 0 && short(tail) {
				w[i].Before, w[i-1].Text = tail, text[:len(text)-len(tail)]
			}
		}
		if i+1 < len(w) && w[i+1].plain() {
			text := w[i+1].Text
			head, _, _ := strings.Cut(text, " ")
			if short(head) {
				w[i].After, w[i+1].Text = head, text[len(head):]
			}
		}
	}
	return w
}

func short(words string) bool { return utf8.RuneCountInString(words) <= mostGlued }

// plain tells whether the span is words and nothing else.
func (s span) plain() bool {
	return !s.Strong && s.Link == "" && s.Value == "" && s.Parts == nil
}
