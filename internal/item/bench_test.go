package item

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// BenchmarkSift sifts made-up articles of one outlet, some 300 words each, all
// with the same motto. The time for one must not grow with their number.
func BenchmarkSift(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		items := madeUp(n)
		b.Run(fmt.Sprint(n), siftEach(items, Rules{}))
	}
}

// BenchmarkSiftHard sifts articles that each step has to compare with many others:
// half are in another language, a tenth corrects something, a tenth shouts, and
// editions before told as many as are remembered.
func BenchmarkSiftHard(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		items := madeUp(n)
		for i := range items {
			one := &items[i]
			one.Link = fmt.Sprintf("https://wire.example/en/%d", i)
			one.Feed = "https://wire.example/feed"
			switch {
			case i%2 == 0:
				one.Text = strings.NewReplacer("the", "yr", "The", "Yr", "of", "o", "and", "ac", "to", "i", "is", "yw", "for", "am", "with", "gan", "by", "wrth", "that", "bod", "was", "bu").Replace(one.Text)
			case i%10 == 1:
				one.Title = "Correction: " + one.Title
			case i%10 == 3:
				one.Title = strings.ToUpper(one.Title)
			}
		}
		b.Run(fmt.Sprint(n), siftEach(items, Rules{Earlier: madeUp(500)}))
	}
}

// siftEach sifts all articles, and tells the time for one.
func siftEach(items []Item, r Rules) func(b *testing.B) {
	return func(b *testing.B) {
		for b.Loop() {
			Sift(items, r)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(items)), "µs/article")
	}
}

// madeUp are articles in words of a small vocabulary, a minute apart.
func madeUp(n int) (items []Item) {
	common := strings.Fields("the of and to that is was for with by ward bed nurse trust deficit council budget care plan chair board report winter strike union pay hospital")
	state := uint64(1)
	word := func() string {
		state = state*6364136223846793005 + 1442695040888963407
		if x := state >> 33; x%3 > 0 {
			return common[x/3%uint64(len(common))]
		}
		return fmt.Sprint("w", string(rune('a'+state>>40%26)), string(rune('a'+state>>46%26)), string(rune('a'+state>>52%26)))
	}
	for i := range n {
		var text strings.Builder
		for range 12 {
			text.WriteString("The")
			for range 24 {
				text.WriteString(" " + word())
			}
			text.WriteString(".\n\n")
		}
		items = append(items, Item{
			ID: fmt.Sprint(i), Outlet: "The Wire", Title: fmt.Sprint("The ", word(), " ", word(), " ", word()),
			Text: text.String() + "The Wire is free because its members pay.", Published: time.Unix(int64(60*i), 0),
		})
	}
	return items
}
