package language

import "testing"

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
