package reports

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/period"
	"catchup/internal/story"
)

// Stories is a section of the period's stories: the weightiest are told in
// sentences of their sources, the next ones named in a line each.
type Stories struct {
	// Title is the heading; if absent, "This week’s stories" or as the period is.
	Title string `yaml:"title"`
	// From names the sources of articles: feeds, folders, or tables with the
	// columns of a feed.
	From []string `yaml:"from,required"`
	// Tell is how many stories are told, 1 to 20.
	Tell int `yaml:"tell" default:"5"`
	// Also is how many more are named, 0 to 50.
	Also int `yaml:"also" default:"6"`
	// Sentences is the length of a story, 2 to 5.
	Sentences int `yaml:"sentences" default:"4"`
	// Images shows pictures of the articles: of the lead story (lead or true), of
	// all stories that are told (all), or of none. A picture is shown only if its
	// outlet says in words what it shows. Ask for them only if you may reprint them.
	Images Images `yaml:"images" default:"none"`
	// Themes tells stories of one subject together, under its name.
	Themes bool `yaml:"themes"`
	// Watch are words and phrases that lift a story.
	Watch []string `yaml:"watch"`
	// WatchUncorroborated lets the watch-list lift a story of one outlet above those
	// that several outlets report.
	WatchUncorroborated bool `yaml:"watch_uncorroborated"`
	// Recency is how much it counts that a story is new, 0 to 1. At 1 a story of the
	// end of the period counts as much as one of its beginning that three outlets
	// report.
	Recency decimal.Decimal `yaml:"recency"`
	// Mute keeps articles and stories out.
	Mute Mute `yaml:"mute"`
	// Kinds says what becomes of articles of a kind: tell, join, name or out. A
	// kind that is not named has its usual use (see docs/stories.md).
	Kinds map[item.Kind]item.Use `yaml:"kinds"`
	// Weights are what an outlet counts for, by its name: 1 if it is not named
	// here, 0 for nothing, at most 10.
	Weights map[string]decimal.Decimal `yaml:"weights"`
	// Pin puts stories first, in this order. Each is named by one of its
	// articles: its ID, its link, or words that stand in a row in its title.
	Pin []string `yaml:"pin"`
	// Drop leaves stories out, named in the same way.
	Drop []string `yaml:"drop"`
	// Rewrite has a language model put the stories into words of its own; without
	// it they are told in sentences of their sources.
	Rewrite *Rewrite `yaml:"rewrite"`
}

// Check notes numbers outside their bounds.
func (s Stories) Check(at check.Place) {
	if len(s.From) == 0 {
		at.Key("from").Note("", "stories need at least one source")
	}
	within(at.Key("tell"), s.Tell, 1, 20)
	within(at.Key("also"), s.Also, 0, 50)
	within(at.Key("sentences"), s.Sentences, 2, 5)
	if s.Recency.IsNegative() || s.Recency.GreaterThan(decimal.NewFromInt(1)) {
		at.Key("recency").Note("", "must be from 0 to 1, not %s", s.Recency)
	}
	for outlet, weight := range s.Weights {
		if weight.IsNegative() || weight.GreaterThan(decimal.NewFromInt(10)) {
			at.Key("weights").Key(outlet).Note("", "must be from 0 to 10, not %s", weight)
		}
	}
	for kind, use := range s.Kinds {
		checkKind(at.Key("kinds").Key(string(kind)), kind, use)
	}
}

// within notes a number outside [least, most].
func within(at check.Place, n, least, most int) {
	if n < least || n > most {
		at.Note("", "must be from %d to %d, not %d", least, most, n)
	}
}

// build finds the stories of the period and tells the weightiest.
func (s Stories) build(unit period.Unit, in Input) chapter {
	sifted, c := s.items(unit, in)
	heading := document.Heading{Level: 2, Text: s.title(unit)}
	if len(c.gaps) == len(s.From) {
		c.blocks = []document.Block{heading, document.Say("The sources of these stories could not be read, so this part is missing.")}
		return c
	}
	chosen := s.choose(sifted, in)
	c.blocks = append([]document.Block{heading}, chosen.tell(unit, in)...)
	c.blocks = append(append(c.blocks, chosen.withdrawn()...), chosen.pointers(unit)...)
	c.blocks = append(c.blocks, chosen.asides()...)
	c.amended = chosen.before(in)
	c.brief = document.Say(brief(chosen.told, unit))
	c.preview = chosen.preview()
	c.told = chosen.told
	c.edited = chosen.edited
	c.warnings = append(c.warnings, chosen.unfaithful()...)
	c.warnings = append(c.warnings, chosen.aside(heading.Text)...)
	c.warnings = append(c.warnings, chosen.unpictured(heading.Text, sifted.Kept)...)
	choice := chosen.choice(heading.Text)
	c.choice, c.memory = &choice, chosen.memory(in)
	return c
}

// items collects the articles of all sources. The chapter notes sources that
// are missing.
func (s Stories) items(unit period.Unit, in Input) (sifted item.Sifted, c chapter) {
	var items []item.Item
	for _, source := range s.From {
		t, missing := in.table(source)
		if missing != nil {
			c.gaps = append(c.gaps, missing)
			c.notices = append(c.notices, fmt.Sprintf(
				"The source “%s” could not be read, so this edition has no stories from it.", in.title(source)))
			continue
		}
		c.notices = append(c.notices, in.unseen(source, t, unit)...)
		c.invented = append(c.invented, invented(s.title(unit), t)...)
		read, warnings := item.Read(t, in.Period.End)
		items, c.warnings = append(items, read...), append(c.warnings, warnings...)
	}
	// A later version of an article must not take the place of the one of the period.
	items = slices.DeleteFunc(items, func(i item.Item) bool { return !i.Published.Before(in.Period.End) })
	return item.Sift(items, s.rules(in)), c
}

// rules are what is wanted of the articles. What the section pins and what an
// editor has written of is kept.
func (s Stories) rules(in Input) item.Rules {
	r := item.Rules{
		Keep: slices.Clone(s.Pin), Kinds: s.Kinds, Earlier: rememberedArticles(in),
		Mute: item.Mute{Texts: s.Mute.Text, Categories: s.Mute.Category, Outlets: s.Mute.Outlet},
	}
	for _, e := range in.Edits { // the entry of a story of the editor's own names none
		r.Keep = append(r.Keep, e.Story)
	}
	return r
}

// options are what the stories are chosen by.
func (s Stories) options(in Input) story.Options {
	weights := make(map[string]float64, len(s.Weights))
	for outlet, w := range s.Weights {
		weights[item.OutletName(outlet)] = w.InexactFloat64()
	}
	return story.Options{
		Since: in.Period.Start, Until: in.Period.End,
		Sentences: s.Sentences, Recency: s.Recency.InexactFloat64(),
		Watch: s.Watch, WatchUncorroborated: s.WatchUncorroborated,
		Keep: s.rules(in).Keep, Earlier: recall(in),
		Policy: story.Policy{Mute: s.Mute.Title, Weights: weights, Pin: s.Pin, Drop: s.Drop},
	}
}

// title is the heading of the section.
func (s Stories) title(unit period.Unit) string {
	if s.Title != "" {
		return s.Title
	}
	return finance.Capital(unit.Lately()) + "’s stories"
}
