package story

import (
	"catchup/internal/item"
	"catchup/internal/language"
)

// Source is the place of the item that shares most words with a sentence, the
// first of equals.
func Source(sentence string, items []item.Item) (best int) {
	l := language.NewLexicon()
	want := map[language.Term]bool{}
	for _, t := range language.Stems(l.Read(nil, sentence)) {
		want[t] = true
	}
	most := -1
	for i, item := range items {
		n, seen := 0, map[language.Term]bool{}
		for _, t := range language.Stems(l.Read(nil, item.Title+" "+item.Text)) {
			if want[t] && !seen[t] {
				seen[t] = true
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}
