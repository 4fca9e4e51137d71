package item

import (
	"fmt"
	"strings"

	"catchup/internal/language"
)

// Mute are articles that an operator does not want: by words and phrases anywhere
// in their titles and texts, by their categories, by their outlets. Capitals do not
// matter, nor the endings of words in texts. Articles that are not muted make their
// story without them.
type Mute struct {
	Texts      []string
	Categories []string
	Outlets    []string
}

// muting is a Mute that has been read. It reads the words of all articles by one
// lexicon.
type muting struct {
	Mute
	lexicon *language.Lexicon
	phrases [][]language.Term // of Texts
}

func newMuting(m Mute) muting {
	read := muting{Mute: m, lexicon: language.NewLexicon()}
	for _, words := range m.Texts {
		read.phrases = append(read.phrases, language.Stems(read.lexicon.Read(nil, words)))
	}
	return read
}

// why says why an article is muted, empty if it is not.
func (m muting) why(i Item) string {
	for _, muted := range m.Categories {
		for _, c := range i.Categories {
			if plainWords(c) == plainWords(muted) {
				return fmt.Sprintf("its category “%s” is muted", c)
			}
		}
	}
	for _, muted := range m.Outlets {
		if strings.EqualFold(OutletName(muted), i.publisher()) {
			return fmt.Sprintf("its outlet “%s” is muted", i.publisher())
		}
	}
	if len(m.phrases) == 0 {
		return ""
	}
	words := m.lexicon.Read(nil, i.Title+"\n"+i.Text)
	for n, want := range m.phrases {
		if len(want) > 0 && language.Says(words, want) {
			return fmt.Sprintf("it says “%s”, which is muted", m.Texts[n])
		}
	}
	return ""
}
