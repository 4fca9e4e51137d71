package story

import (
	"time"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/statement"
)

// article is an item whose words have been read.
type article struct {
	item.Item
	title     []language.Word
	words     []language.Word // of the text
	sentences []sentence
	told      string // by which edition, if it says nothing new: "No. 12 of 6 March told it, …"
}

// sentence is one of an article's, with its words.
type sentence struct {
	statement.Sentence
	words []language.Word
	stale bool // an earlier edition told it
}

// library is articles with the lexicon that their words are numbered by.
type library struct {
	*language.Lexicon
	articles []article
}

func newLibrary(items []item.Item) *library {
	l := &library{Lexicon: language.NewLexicon(), articles: make([]article, len(items))}
	for i, item := range items {
		l.articles[i] = l.article(item)
	}
	return l
}

// letters is roughly the length of a word in bytes, with the space behind it. It
// only serves to reserve memory.
const letters = 6

func (l *library) article(item item.Item) article {
	a := article{Item: item, title: l.Read(nil, item.Title), words: make([]language.Word, 0, len(item.Text)/letters+1)}
	for _, s := range statement.Sentences(item) {
		from := len(a.words)
		a.words = l.Read(a.words, s.Text)
		a.sentences = append(a.sentences, sentence{Sentence: s, words: a.words[from:]})
	}
	return a
}

// statements are the article's sentences as they may be told in an edition of the
// period that ends at until.
func (a article) statements(until time.Time) []statement.Statement {
	of := make([]statement.Sentence, len(a.sentences))
	for i, s := range a.sentences {
		of[i] = s.Sentence
	}
	return statement.Read(a.Item, of, until)
}

// of is the library of those articles alone that stand at the given places.
func (l *library) of(places []int) *library {
	some := &library{Lexicon: l.Lexicon, articles: make([]article, len(places))}
	for i, p := range places {
		some.articles[i] = l.articles[p]
	}
	return some
}

// beginning is the sentences of an article up to the one that brings its first
// n words.
func (a article) beginning(n int) []sentence {
	for i, s := range a.sentences {
		if n -= len(s.words); n <= 0 {
			return a.sentences[:i+1]
		}
	}
	return a.sentences
}
