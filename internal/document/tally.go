package document

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// tally is how much a block has: elements that a renderer sets one by one, what
// they are called, and characters. Extra is what some of them cost more than a
// cell. Figures are the IDs of those that it prints,
// as often as it prints them.
type tally struct {
	elements   int
	called     string
	characters int
	extra      int
	figures    []string
}

// tallied is the tally of a block.
func tallied(b Block) tally {
	var t tally
	switch b := b.(type) {
	case Heading:
		t.words(b.Text)
	case Paragraph:
		t.paragraphs(b)
	case List:
		t.called = "lines"
		t.paragraphs(b.Items...)
	case Note:
		t.paragraphs(b.Text)
	case Story:
		t.story(b)
	case Table:
		t.table(b)
	case Chart:
		t.chart(b)
	}
	return t
}

// String reads "812,000 cells" or, if the words are what is large, "2 cells
// with 40,000,000 characters".
func (t tally) String() string {
	characters := Grouped(strconv.Itoa(t.characters)) + " characters"
	elements := Grouped(strconv.Itoa(t.elements)) + " " + t.called
	switch {
	case t.called == "":
		return characters
	case t.characters/perElement > t.elements:
		return elements + " with " + characters
	}
	return elements
}

func (t *tally) words(all ...string) {
	for _, words := range all {
		t.elements++
		t.characters += utf8.RuneCountInString(words)
	}
}

// figure counts a cell or a point, with the figure that it prints.
func (t *tally) figure(words, figure string) {
	t.words(words)
	if figure != "" {
		t.figures = append(t.figures, figure)
	}
}

// paragraphs counts every span, and its link, which is set too.
func (t *tally) paragraphs(all ...Paragraph) {
	for _, p := range all {
		for _, s := range p {
			t.figure(s.Text, s.Figure)
			t.characters += len(s.Link)
		}
	}
}

func (t *tally) story(s Story) {
	t.words(s.Heading)
	if p := s.Picture; p != nil {
		t.words(p.Alt, p.Credit)
	}
	t.paragraphs(s.Paragraphs...)
	t.paragraphs(s.Remarks...)
	for _, a := range s.Articles {
		t.words(a.Kind + a.Headline("", "") + a.By() + a.Author + a.Link)
	}
}

func (t *tally) table(b Table) {
	t.called = "cells"
	t.words(b.Caption)
	t.words(b.Notes...)
	for _, c := range b.Columns {
		t.words(c.Head)
	}
	for _, r := range b.Rows {
		for _, c := range r.Cells {
			t.figure(c.Shown, c.Figure)
			if c.Spark != nil {
				t.extra += perSpot * len(c.Spark.Points)
			}
		}
	}
}

// perPoint is how much more than a cell a point costs: it is drawn as a picture.
// A point of a small line is drawn as a spot of it.
const (
	perPoint = 20
	perSpot  = 2
)

// chart counts a point for each label of each series. Each threshold is drawn in
// the row of each label.
func (t *tally) chart(c Chart) {
	t.called = "points"
	t.words(c.Title, c.Alt)
	if c.Headline != "" {
		t.words(c.Headline)
	}
	t.words(c.Labels...)
	for _, s := range c.Series {
		t.words(s.Name)
		for _, p := range s.Points {
			t.figure(p.Shown, p.Figure)
		}
	}
	for _, one := range c.Thresholds {
		t.figure(one.Name+one.Shown, one.Figure)
	}
	for _, l := range c.Limits {
		t.figure(l.Lower.Shown, l.Lower.Figure)
		t.figure(l.Centre.Shown, l.Centre.Figure)
		t.figure(l.Upper.Shown+l.Reason, l.Upper.Figure)
	}
	for _, s := range c.Signs {
		t.figure(s.Shown, s.Figure)
	}
	for _, e := range c.Events {
		t.words(e.Words)
	}
	t.extra = perPoint*len(c.Labels)*len(c.Series) + len(c.Thresholds)*(len(c.Labels)+len(c.Thresholds))
}

// Name is what people call a block: "the table “Outturn”", "the story “Wards to
// close”", "a paragraph". What is long is cut off.
func Name(b Block) string {
	named := func(kind, words string) string {
		if words == "" {
			return "a " + kind
		}
		return "the " + kind + " “" + brief(words) + "”"
	}
	switch b := b.(type) {
	case Heading:
		return named("heading", b.Text)
	case Story:
		return named("story", b.Heading)
	case Table:
		return named("table", b.Caption)
	case Chart:
		return named("chart", b.Title)
	case List:
		return "a list"
	case Note:
		return "a note"
	}
	return "a paragraph"
}

// capital begins words with a capital letter.
func capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
