package language

// Stems are the stems of those words that have a meaning of their own.
func Stems(words []Word) []Term { return AppendStems(nil, words) }

// AppendStems appends the stems of those words that have a meaning of their own.
func AppendStems(to []Term, words []Word) []Term {
	for _, w := range words {
		if w.Stem != Silent {
			to = append(to, w.Stem)
		}
	}
	return to
}

// Says tells whether the stems stand in a row among the words, whatever Silent
// words stand between. It is false for no stems.
func Says(words []Word, want []Term) bool {
	if len(want) == 0 {
		return false
	}
	for i, w := range words {
		if w.Stem == want[0] && begins(words[i:], want) {
			return true
		}
	}
	return false
}

// begins tells whether words begin with the stems.
func begins(words []Word, want []Term) bool {
	for _, w := range words {
		switch {
		case len(want) == 0:
			return true
		case w.Stem == want[0]:
			want = want[1:]
		case w.Stem != Silent:
			return false
		}
	}
	return len(want) == 0
}
