package reports

import "catchup/internal/check"

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
	// Watch are words and phrases that lift a story.
	Watch []string `yaml:"watch"`
}

// Check notes numbers outside their bounds.
func (s Stories) Check(at check.Place) {
	if len(s.From) == 0 {
		at.Key("from").Note("", "stories need at least one source")
	}
	within(at.Key("tell"), s.Tell, 1, 20)
	within(at.Key("also"), s.Also, 0, 50)
	within(at.Key("sentences"), s.Sentences, 2, 5)
}

// within notes a number outside [least, most].
func within(at check.Place, n, least, most int) {
	if n < least || n > most {
		at.Note("", "must be from %d to %d, not %d", least, most, n)
	}
}
