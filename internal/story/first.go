package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/set"
	"catchup/internal/statement"
)

// First is the article that reported first what a story tells. By is the agency
// that wrote it, or else its outlet. Holds are the figures and names of what is
// told that stand in it too.
type First struct {
	item.Item
	By    string
	Holds []string
}

// Ahead is the lead by which an outlet is named as the first to report.
const Ahead = time.Hour

// FirstReport is the earliest article that says what is told, or a copy of one:
// the first sentence of a story below its heading, taken from the teller. It is
// nil if the teller is the earliest, if the earlier ones are the teller's own, or
// are not ahead by more than Ahead. An article that was earlier, but did not yet
// have a figure that is told, is not the first to report it.
func FirstReport(heading, told string, teller item.Item, items []item.Item) *First {
	fact := factOf(heading, told)
	var first *First
	for _, i := range items {
		if i.Use == item.ToName {
			continue
		}
		for _, one := range append([]item.Item{i}, i.Copies...) {
			f := &First{Item: one, By: originOf(one, i)}
			if !f.before(teller) || first != nil && !f.Published.Before(first.Published) {
				continue
			}
			if holds, all := fact.within(one); all { // a copy may lack what its original says
				f.Holds, first = holds, f
			}
		}
	}
	return first
}

// originOf is who wrote an article, or the original that it is a copy of.
func originOf(i, original item.Item) string {
	return cmp.Or(i.Agency, original.Agency, i.Outlet)
}

// before tells whether the report is ahead of the teller's first version, and by
// somebody else.
func (f *First) before(teller item.Item) bool {
	return f.By != "" && f.By != teller.Agency && f.Outlet != teller.Outlet && teller.First().Sub(f.Published) > Ahead
}

// The parts of a fact's names, of its words and of those of the heading, that
// must stand in an article which holds it. Of its figures all must.
const (
	namesHeld   = 0.6
	wordsHeld   = 0.5
	headingHeld = 0.6
)

// fact is what a story tells first: the figures of a sentence, its names as they
// are written, and the words of the sentence and of the heading.
type fact struct {
	figures []language.Figure
	names   []string
	words   []language.Term
	heading []language.Term
	lexicon *language.Lexicon
}

func factOf(heading, told string) fact {
	f := fact{figures: language.Figures(told), lexicon: language.NewLexicon()}
	said := f.lexicon.Read(nil, told)
	f.words, f.heading = set.Of(language.Stems(said)), set.Of(language.Stems(f.lexicon.Read(nil, heading)))
	for n, word := range strings.Fields(told) {
		word = strings.Trim(word, `.,;:!?()“”‘’"'`)
		if read := f.lexicon.Read(nil, word); n > 0 && len(read) > 0 && read[0].Capital() && !slices.Contains(f.names, word) {
			f.names = append(f.names, word)
		}
	}
	return f
}

// within gives the figures and names that stand in the article, and tells whether
// it holds the fact.
func (f fact) within(i item.Item) (holds []string, all bool) {
	var figures []language.Figure
	for _, s := range append(statement.Sentences(i), statement.Sentence{Text: i.Title}) {
		figures = append(figures, language.Figures(s.Text)...)
	}
	for _, want := range f.figures {
		if !slices.ContainsFunc(figures, func(f language.Figure) bool { return states(f, want) }) {
			return nil, false
		}
		holds = append(holds, want.Text)
	}
	text := f.lexicon.Read(f.lexicon.Read(nil, i.Title), i.Text)
	named := f.namesIn(text)
	stems := set.Of(language.Stems(text))
	all = part(len(named), len(f.names)) >= namesHeld && part(set.Common(f.words, stems), len(f.words)) >= wordsHeld &&
		part(set.Common(f.heading, stems), len(f.heading)) >= headingHeld
	return append(holds, named...), all
}

// states tells whether two figures are the same amount of the same, whatever
// words say how exact it is.
func states(f, g language.Figure) bool {
	return f.Kind == g.Kind && f.Value.Equal(g.Value) && f.High.Equal(g.High) && (f.Unit == g.Unit || f.Kind == language.Count)
}

// namesIn are the fact's names that stand among the words.
func (f fact) namesIn(text []language.Word) (named []string) {
	for _, name := range f.names {
		if language.Says(text, language.Stems(f.lexicon.Read(nil, name))) {
			named = append(named, name)
		}
	}
	return named
}

// part is a share of a whole, all of nothing.
func part(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}
