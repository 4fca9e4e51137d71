package story

import (
	"strings"
	"testing"
	"time"
)

func TestUnattributed(t *testing.T) {
	for sentence, want := range map[string]bool{
		"“We cannot go on like this,” he said.":                                          true,
		"The plan, it added, would not work.":                                            true,
		"Staff were tired, she warned, and would leave.":                                 true,
		"“We will not stop.”":                                                            true,
		"“We will not stop,” said the chair of the board, Ann Hill.":                     false,
		"“We will not stop,” Dr Hill told the board.":                                    false,
		"NHS England said it added 500 beds.":                                            false,
		"The board told staff that “all is well”.":                                       false,
		"“All is well” was the motto of the trust until May, according to its accounts.": false,
	} {
		if got := unattributed(sentence); got != want {
			t.Errorf("%q: %t", sentence, got)
		}
	}
}

// TestAttributionStays tells a story in which the best sentence is a claim
// whose speaker stands in the one before it.
func TestAttributionStays(t *testing.T) {
	text := "The trust will close two of its wards in July. Staff learned of it in a letter on Monday. " +
		"Ann Hill chairs the union at the trust and has worked there since it opened. " +
		"“The trust will close wards that the trust needs and patients of the trust will wait,” she said. " +
		"Beds on the wards have stood empty for a third of the year."
	until := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	item := Item{ID: "1", Title: "Trust will close wards that patients need", Text: text, Published: until.AddDate(0, 0, -1)}
	for n := 2; n <= 5; n++ {
		told := ""
		for _, s := range Choose([]Item{item}, Options{Since: until.AddDate(0, 0, -7), Until: until, Sentences: n})[0].Summary {
			told += s.Text + " "
		}
		if strings.Contains(told, "she said") && !strings.Contains(told, "Ann Hill") {
			t.Errorf("in %d sentences she speaks and nobody knows who: %s", n, told)
		}
	}
}
