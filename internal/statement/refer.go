package statement

import (
	"cmp"

	"catchup/internal/statement/reference"
)

// announces is why a statement is weak that says nothing itself.
const announces = "it only announces what another sentence says"

// refer notes what the passages of an article with the title point back to.
func refer(title string, all []passage) {
	sentences := make([]reference.Sentence, len(all))
	for i, p := range all {
		sentences[i] = reference.Sentence{Text: p.Text, Outside: p.framed}
		if p.within != nil { // it begins within a quotation, whose beginning need not be told
			sentences[i].Outside = p.Text
		}
	}
	for i, r := range reference.Read(title, sentences) {
		s := all[i].Statement
		s.Leans, s.Needs = s.Leans || r.Leans, r.Needs
		if r.Announces {
			s.Weak = cmp.Or(s.Weak, announces)
		}
	}
}
