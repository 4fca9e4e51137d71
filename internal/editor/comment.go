package editor

import (
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/reports"
)

// comment is what an officer says of one line of a table.
type comment struct {
	// Section is the title of the finance section.
	Section string `yaml:"section,required"`
	// Line is the name of the line, or Total.
	Line string `yaml:"line,required"`
	// Words are what is said of it, a sentence or two.
	Words string `yaml:"words,required"`
	// By is who says it.
	By string `yaml:"by"`
	// On is the day, as in 2024-07-04.
	On setting.Day `yaml:"on"`
}

// Check notes words that are only spaces.
func (c comment) Check(at check.Place) {
	if c.Words != "" && strings.TrimSpace(c.Words) == "" {
		at.Key("words").Note("", "there are no words")
	}
}

// comment is what the report sets beside the line.
func (c comment) comment(place string) reports.Comment {
	made := reports.Comment{Place: place, Section: c.Section, Line: c.Line, Words: c.Words, By: c.By}
	if c.On != (setting.Day{}) {
		made.On = time.Date(c.On.Year, time.Month(c.On.Month), c.On.Day, 0, 0, 0, 0, time.UTC)
	}
	return made
}
