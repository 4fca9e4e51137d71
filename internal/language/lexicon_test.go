package language

import (
	"fmt"
	"testing"
)

func TestWords(t *testing.T) {
	l := NewLexicon()
	for text, silent := range map[string]bool{"the": true, "b": true, "GP": false, "5": false, "ward": false} {
		if got := l.Read(nil, text)[0].Stem == Silent; got != silent {
			t.Errorf("%q is silent: %t", text, got)
		}
	}
	w := l.Read(nil, "Wards ward £5m")
	if w[0].Stem != w[1].Stem || w[0].Form() == w[1].Form() || !w[0].Capital() || w[1].Capital() || !w[2].Number() || w[1].Number() {
		t.Errorf("%+v", w)
	}
}

// TestLexiconGrows reads more words than the first table has room for, twice.
func TestLexiconGrows(t *testing.T) {
	l := NewLexicon()
	var first []Word
	for n := range 2 {
		for i := range 1000 {
			w := l.Read(nil, fmt.Sprint("1", i))[0]
			if n == 0 {
				first = append(first, w)
			} else if w != first[i] {
				t.Fatalf("word %d was %v and is %v", i, first[i], w)
			}
		}
	}
	if l.Size() != 1000 {
		t.Errorf("%d terms", l.Size())
	}
}
