package reports

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
)

// Mute keeps articles and stories out. A list is what is muted by title.
type Mute struct {
	// Title are words and phrases that keep a story out if the title of the article
	// that heads it says them.
	Title []string `yaml:"title,list"`
	// Text are words and phrases that keep an article out if its title or its text
	// says them anywhere. A story of other articles is told without it.
	Text []string `yaml:"text"`
	// Category are categories that keep an article out, as its feed writes them.
	Category []string `yaml:"category"`
	// Outlet are outlets whose articles are kept out.
	Outlet []string `yaml:"outlet"`
}

// checkKind notes a kind that nobody knows, and a use that it cannot have.
func checkKind(at check.Place, kind item.Kind, use item.Use) {
	var kinds []string
	for _, k := range item.Kinds {
		kinds = append(kinds, string(k))
	}
	uses := []string{string(item.ToTell), string(item.ToName), string(item.ToDrop)}
	if kind.OfFact() {
		uses = slices.Insert(uses, 1, string(item.ToJoin))
	}
	switch {
	case !slices.Contains(kinds, string(kind)):
		at.Note(check.DidYouMean(string(kind), kinds), "there is no kind of article %q; the kinds are %s", string(kind), strings.Join(kinds, ", "))
	case kind == item.Correction || kind == item.Retraction:
		at.Note("leave the line out", "what an outlet corrects or withdraws always acts on its article")
	case use == item.ToJoin && !slices.Contains(uses, string(use)):
		at.Note("write name, and it is named with its author", "%s cannot join a story of news, since it is no report of what has happened", kind.Noun())
	case !slices.Contains(uses, string(use)):
		at.Note(check.DidYouMean(string(use), uses), "must be %s, not %q", strings.Join(uses[:len(uses)-1], ", ")+" or "+uses[len(uses)-1], string(use))
	}
}

// shownKind is a kind as documents have it, empty for news.
func shownKind(k item.Kind) string {
	if k == item.News {
		return ""
	}
	return string(k)
}

// asides say to readers which kinds of article were left out of the section, as a
// line at its end; none if all were news.
func (sel *selection) asides() []document.Block {
	said := sel.leftOut(func(n int, k item.Kind) string {
		if n == 1 {
			return k.One()
		}
		return finance.Plural(k.Noun())
	})
	if len(said) == 0 {
		return nil
	}
	return []document.Block{document.Say(fmt.Sprintf("Left out: %s.", finance.List(said)))}
}

// aside says to the operator how many they are, and where each of them is named.
func (sel *selection) aside(section string) []string {
	said := sel.leftOut(func(n int, k item.Kind) string { return finance.Count(n, k.Noun()) })
	if len(said) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("left out of “%s”: %s; “explain” with the word “stories” names each, and “kinds” in the report’s file changes it", section, finance.List(said))}
}

// leftOut are the kinds of which articles were left out for their kind, each with
// its number in words.
func (sel *selection) leftOut(words func(n int, k item.Kind) string) (said []string) {
	counts := map[item.Kind]int{}
	for _, out := range sel.out {
		if out.Use == item.ToDrop {
			counts[out.Kind]++
		}
	}
	for _, k := range item.Kinds {
		if counts[k] > 0 {
			said = append(said, words(counts[k], k))
		}
	}
	return said
}
