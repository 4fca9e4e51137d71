package editor

import (
	"fmt"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/reports"
)

// Comment is what an officer says of one line of a table.
type Comment struct {
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
	// Edited says who changed it last at the operators' site, and when.
	Edited string `yaml:"edited"`
}

// Check notes words that are only spaces.
func (c Comment) Check(at check.Place) {
	if c.Words != "" && strings.TrimSpace(c.Words) == "" {
		at.Key("words").Note("", "there are no words")
	}
}

// Day is the day in words, as the file writes it; empty for none.
func (c Comment) Day() string {
	if c.On == (setting.Day{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", c.On.Year, c.On.Month, c.On.Day)
}

// Is tells whether the comment is on that line of the section.
func (c Comment) Is(section, line string) bool {
	return strings.EqualFold(strings.TrimSpace(c.Section), section) && strings.EqualFold(strings.TrimSpace(c.Line), line)
}

func (c Comment) fields() []field {
	return []field{
		{"section", c.Section, word}, {"line", c.Line, word}, {"words", c.Words, word}, {"by", c.By, word}, {"on", c.Day(), plainWord}, {"edited", c.Edited, word},
	}
}

// comment is what the report sets beside the line.
func (c Comment) comment(place string) reports.Comment {
	made := reports.Comment{Place: place, Section: c.Section, Line: c.Line, Words: c.Words, By: c.By}
	if c.On != (setting.Day{}) {
		made.On = time.Date(c.On.Year, time.Month(c.On.Month), c.On.Day, 0, 0, 0, 0, time.UTC)
	}
	return made
}
