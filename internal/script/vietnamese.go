package script

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// vietnamese finds Vietnamese among what is of the document's language: words
// with letters that no other language has, and the names between them.
func (t *text) vietnamese(parts []part) []part {
	if !t.own.has(language.Latin) {
		return parts
	}
	var all []part
	for _, p := range parts {
		if p.lang != "" || p.rtl {
			all = append(all, p)
			continue
		}
		from := p.from
		for _, v := range t.stretches(p) {
			all = append(all, part{from: from, to: v.from}, v)
			from = v.to
		}
		all = append(all, part{from: from, to: p.to})
	}
	return all
}

// stretches are the parts of p that are Vietnamese. Two Vietnamese words are one
// stretch with what stands between them, if that is spaces and no more than two
// words that look like Vietnamese too; if more than two of three words have marks, all of p
// is.
func (t *text) stretches(p part) []part {
	words := t.words(p)
	var all []part
	marked, last := 0, -1 // the last Vietnamese word
	for i, w := range words {
		if t.marked(w) {
			marked++
		}
		if !slices.ContainsFunc(t.runes[w.from:w.to], ofVietnamese) {
			continue
		}
		if n := len(all) - 1; n >= 0 && i-last <= 3 && t.likely(words[last+1:i]) {
			all[n].to = w.to
		} else {
			all = append(all, part{w.from, w.to, "vi", false})
		}
		last = i
	}
	if len(all) > 0 && 3*marked > 2*len(words) {
		return []part{{words[0].from, words[len(words)-1].to, "vi", false}}
	}
	return all
}

// words are the stretches of letters in a part.
func (t *text) words(p part) []part {
	var all []part
	for i := p.from; i < p.to; i++ {
		if t.script[i] != language.Latin {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].to == i {
			all[last].to++
		} else {
			all = append(all, part{from: i, to: i + 1})
		}
	}
	return all
}

// likely tells whether each of the words begins with a capital or has a mark,
// as the parts of a name do.
func (t *text) likely(words []part) bool {
	for _, w := range words {
		if !unicode.IsUpper(t.runes[w.from]) && !t.marked(w) {
			return false
		}
	}
	return true
}

// marked tells whether a word has a letter with a mark.
func (t *text) marked(w part) bool {
	return slices.ContainsFunc(t.runes[w.from:w.to], func(r rune) bool { return r > unicode.MaxASCII })
}

// ofVietnamese tells whether no other language has the letter.
func ofVietnamese(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || r == 'ơ' || r == 'Ơ' || r == 'ư' || r == 'Ư'
}
