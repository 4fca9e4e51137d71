package item

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/language"
)

// withoutWrong is the article without what a notice of its outlet has corrected, if
// it still says that: the sentences with it are gone, and a title that has it gives
// way to the notice's own, or to what that says.
func (i Item) withoutWrong(a Amendment) Item {
	wrong := wrongIn(i.Title+"\n\n"+i.Text, a.Said)
	if len(wrong) == 0 {
		return i
	}
	says := func(text string) bool {
		return slices.ContainsFunc(wrong, func(w string) bool { return stands(text, w) })
	}
	if says(i.Title) {
		i.Title = a.heading(says)
	}
	var kept []string
	for paragraph := range strings.SplitSeq(i.Text, "\n\n") {
		if sentences := slices.DeleteFunc(language.Sentences(paragraph), says); len(sentences) > 0 {
			kept = append(kept, strings.Join(sentences, " "))
		}
	}
	i.Text = cmp.Or(strings.Join(kept, "\n\n"), a.Said)
	return i
}

// longTitle is the least number of words of a title that says what happened.
const longTitle = 4

// heading is a title in the place of one that was wrong: that of the notice, unless
// it says the same, or what the notice says last, which is what is right. A title
// that only names somebody stands in front of that.
func (a Amendment) heading(wrong func(string) bool) string {
	title, right := a.Title(), a.Said
	if wrong(title) {
		title = ""
	}
	if len(strings.Fields(title)) >= longTitle {
		return title
	}
	if sentences := language.Sentences(a.Said); len(sentences) > 0 && !language.Leans(sentences[len(sentences)-1]) {
		right = sentences[len(sentences)-1]
	}
	right = strings.TrimSuffix(right, ".")
	if title == "" {
		return right
	}
	return title + ": " + small.ReplaceAllStringFunc(right, strings.ToLower)
}

var (
	// small matches a small word at the beginning of a sentence.
	small = regexp.MustCompile(`^(?:The|An?|It|Its) `)
	// amount matches a number with what belongs to it.
	amount = regexp.MustCompile(`[£$€]?\d[\d,.]*(?:\s?(?:m|bn|k|million|billion|trillion|per cent|percent|pc)\b|%)?`)
	// aside matches what a correction quotes, and dates and years, which are not
	// what it corrects.
	aside = regexp.MustCompile(`“[^”]*”|"[^"]*"|\b\d{1,2}(?:st|nd|rd|th)? ` + months + `(?: \d{4})?|\b` + months + ` \d{1,2}(?:, \d{4})?|\b(?:19|20)\d\d(?:[-/]\d\d)?\b|\bpage \d+`)
	// denied matches what a correction says is not so.
	denied = regexp.MustCompile(`(?i)\b(?:not|rather than|instead of) (?:at |in |by |from |the |an? )*([^.,;:()]{2,60})`)
)

// wrongIn are the words of the text that the correction says are wrong: a number
// that it claims to have been said, beside one of the same kind that the text does
// not have, and a name that it denies. There are none if the text has been
// corrected already.
func wrongIn(text, correction string) (wrong []string) {
	correction = aside.ReplaceAllString(correction, " ")
	var said, right [][2]int
	repeated := map[string]bool{} // what it says on both sides is no mistake
	for _, at := range amount.FindAllStringIndex(correction, -1) {
		at[1] = at[0] + len(strings.TrimRight(correction[at[0]:at[1]], ".,"))
		word := correction[at[0]:at[1]]
		switch stated, known := claimed(correction[:at[0]]), stands(text, word); {
		case stated && known:
			said = append(said, [2]int(at))
		case !stated && known:
			repeated[word] = true
		case !stated:
			right = append(right, [2]int(at))
		}
	}
	for _, r := range right {
		kind, best := kindOf(correction[r[0]:r[1]]), ""
		for _, s := range said { // the last one in front, or else the first one behind
			if word := correction[s[0]:s[1]]; kindOf(word) == kind && !repeated[word] && (best == "" || s[0] < r[0]) {
				best = word
			}
		}
		if best != "" {
			wrong = append(wrong, best)
		}
	}
	for _, at := range denied.FindAllStringSubmatchIndex(correction, -1) {
		name := strings.TrimSpace(correction[at[2]:at[3]])
		if unicode.IsUpper(firstRune(name)) && stands(text, name) && claimed(correction[:at[2]]) {
			wrong = append(wrong, name)
		}
	}
	return wrong
}

var (
	// claims matches words behind which stands what an article said.
	claims = regexp.MustCompile(`(?i)\b(?:said|stated|gave|given|reported|wrote|suggested|named|described|quoted|put|wrongly|incorrectly|mistakenly|erroneously|misstated|version|misspelled)\b`)
	// turning matches words behind which stands the opposite of what is in front.
	turning = regexp.MustCompile(`(?i)\b(?:not|rather than|instead of|when|but|should have)\b`)
	// ends matches the end of a clause.
	ends = regexp.MustCompile(`[.;:!?]\s`)
)

// claimed tells whether what follows these words of a correction is what the
// article said, and not what is right.
func claimed(words string) bool {
	if all := ends.FindAllStringIndex(words, -1); len(all) > 0 {
		words = words[all[len(all)-1][1]:]
	}
	return claims.MatchString(words) != (len(turning.FindAllString(words, -1))%2 == 1)
}

// kindOf tells sums, shares and other numbers apart.
func kindOf(amount string) string {
	switch {
	case strings.ContainsAny(amount, "£$€"):
		return "sum"
	case strings.HasSuffix(amount, "%"), strings.HasSuffix(amount, "cent"), strings.HasSuffix(amount, "pc"):
		return "share"
	}
	return ""
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// stands tells whether a word stands in the text, and not as a part of another.
func stands(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 || word == "" {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		end := at + len(word)
		after := text[end:]
		number := len(after) > 1 && (after[0] == '.' || after[0] == ',') && unicode.IsDigit(rune(after[1]))
		if !wordly(before) && !wordly(firstRune(after)) && !number {
			return true
		}
		from = end
	}
}

// wordly tells whether a character is part of a word or number.
func wordly(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("£$€", r)
}
