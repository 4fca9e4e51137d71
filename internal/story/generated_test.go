package story

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"catchup/internal/item"
)

// writer makes up articles: words by Zipf's law, and stories that each have
// names, numbers and words of their own.
type writer struct {
	*rand.Rand
	common *rand.Zipf
}

// generated makes up n articles of a week, about 350 words each: stories of one
// to some twenty articles, one article in twenty a copy.
func generated(n int, seed uint64) []item.Item {
	r := rand.New(rand.NewPCG(seed, 1))
	w := writer{Rand: r, common: rand.NewZipf(r, 1.05, 3, 40_000)}
	var items []item.Item
	for story := 0; len(items) < n; story++ {
		items = append(items, w.story(story)...)
	}
	return items[:n]
}

// story is the articles of one story, an hour apart.
func (w writer) story(number int) []item.Item {
	own := make([]string, 30)
	for i := range own {
		own[i] = syllables(100_000 + len(own)*number + i)
		if i < 12 {
			own[i] = capitalised(own[i])
		}
	}
	first := week().Since.Add(time.Duration(w.IntN(6*24)) * time.Hour)
	var items []item.Item
	for i := range 1 + int(w.ExpFloat64()*4) {
		one := item.Item{
			ID: fmt.Sprintf("%d/%d", number, i), Outlet: fmt.Sprint("Outlet ", w.IntN(200)),
			Title: w.sentence(own, 8), Text: w.text(own), Published: first.Add(time.Duration(i) * time.Hour),
		}
		if i > 0 && w.IntN(20) == 0 {
			one.Title, one.Text = items[0].Title, items[0].Text
		}
		items = append(items, one)
	}
	return items
}

func (w writer) text(own []string) string {
	paragraphs := make([]string, 4+w.IntN(10))
	for i := range paragraphs {
		paragraphs[i] = w.sentence(own, 12+w.IntN(14)) + ". “" + w.sentence(own, 12+w.IntN(14)) + ",” he said."
	}
	return strings.Join(paragraphs, "\n\n")
}

// sentence is n words, about one in four of them the story's own.
func (w writer) sentence(own []string, n int) string {
	words := make([]string, n)
	for i := range words {
		switch k := w.IntN(100); {
		case k < 25:
			words[i] = own[w.IntN(len(own))]
		case k == 25:
			words[i] = fmt.Sprintf("£%d.%dm", 1+w.IntN(90), w.IntN(10))
		default:
			words[i] = syllables(int(w.common.Uint64()))
		}
	}
	words[0] = capitalised(words[0])
	return strings.Join(words, " ")
}

func capitalised(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// syllables spells a number as a word.
func syllables(n int) string {
	const consonants, vowels = "bdfghjklmnprstv", "aeiou"
	var b strings.Builder
	for n++; n > 0; n /= 75 {
		b.WriteByte(consonants[n%15])
		b.WriteByte(vowels[n%75/15])
	}
	return b.String() + "n"
}
