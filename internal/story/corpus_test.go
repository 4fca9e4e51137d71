package story

import (
	"fmt"
	"strings"
	"testing"

	"catchup/internal/item"
)

// TestSubjectIsTheBeginning holds that an article is about its title and its
// first 150 words, up to the end of a sentence.
func TestSubjectIsTheBeginning(t *testing.T) {
	var text strings.Builder
	for i := range 30 { // ten words each, one of them its own
		fmt.Fprintf(&text, "The trust says that %s is again in its plan. ", syllables(1000+i))
	}
	c := newCorpus(newLibrary([]item.Item{{Title: "The plan", Text: text.String()}}))
	v, words := c.subject(c.articles[0]), c.Spelling()
	for i := range 30 {
		said := false
		for _, term := range v.terms {
			said = said || words[term] == syllables(1000+i)
		}
		if want := i < 15; said != want {
			t.Errorf("the article is about word %d: %t, want %t", 10*i+4, said, want)
		}
	}
}
