package reference

import (
	"os"
	"strings"
	"testing"
)

// TestReferences tells the sentences of a list that stand alone from those that point
// back.
func TestReferences(t *testing.T) {
	list, err := os.ReadFile("testdata/references.txt")
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for line := range strings.Lines(string(list)) {
		want, sentence, found := strings.Cut(strings.TrimSpace(line), " ")
		if sentence = strings.TrimSpace(sentence); !found || want == "#" {
			continue
		}
		before := "Una Price wrote a sample of news."
		r := Read("", []Sentence{{before, before}, {sentence, sentence}})[1]
		if got := r.kind(); got != want {
			wrong++
			t.Errorf("%s, want %s: %s %v", got, want, sentence, r.Needs)
		}
	}
	t.Logf("%d wrong", wrong)
}

// kind is what a reference points back to, in a word.
func (r Reference) kind() string {
	switch {
	case r.Announces:
		return "announces"
	case r.Leans:
		return "leans"
	case len(r.Needs) > 0:
		return "needs"
	}
	return "stands"
}
