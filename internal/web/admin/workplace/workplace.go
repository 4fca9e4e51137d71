// Package workplace sets out an edition for whoever works on it at the operators'
// site: its words, its stories and the lines of its tables, each with what the
// editors' files say of it, and what a form asks to have changed. It knows neither
// pages nor files.
package workplace

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/editor"
	"catchup/internal/item"
	"catchup/reports"
)

// Work is an edition as an editor works on it. Whatever of the file finds nothing
// in the edition is Lost. Mistakes are why a form was not done, and Failed is the
// place in the page of the part that it is of, empty if it is of none.
type Work struct {
	File         editor.File
	Introduction Words
	Note         Words
	Whole        Words // the file itself
	Sections     []Section
	Own          Story // one that is to be added; empty
	Lost         []Story
	Tables       []Table
	Mistakes     []string
	Failed       string
}

// Words are a text of the edition. Key names its form. Text is the editor's, or
// else what readers get.
type Words struct {
	Key, Title, Edited string
	Text               Field
	State
}

// ID is the name of its place in the page.
func (w Words) ID() string { return ID(w.Key) }

// Field is a field of a form: what stands in it, and what stood there when the file
// was read. They differ where the form comes back with the words of its author.
type Field struct{ Is, Was string }

// fieldOf is a field with these words.
func fieldOf(words string) Field { return Field{words, words} }

// Section is a section of stories: those that are told, in their order, those that
// an editor removed, and the others.
type Section struct {
	Title                 string
	Told, Removed, Others []Story
}

// Story is a story of the edition, or one that might have been told. Key names its
// form, and Name is how an entry of the file names it, empty for a story of the
// editor's own. Entry is the place of its entry in the file, -1 for none. Heading is
// what readers see; Title and Text are what stands in the form. Elsewhere is the file
// beside the sheet that speaks of it; from here it cannot be changed then.
type Story struct {
	Key, Name    string
	Entry        int
	Place        int // among those told, from 1
	Last         bool
	Heading      string
	Why          string
	Edited       string
	Title        Field
	Text, Author Field
	Pictured     bool // it has a picture, or an entry takes it out
	NoPicture    bool
	Elsewhere    string
	State
}

// ID is the name of its place in the page.
func (s Story) ID() string { return ID(s.Key) }

// IsOwn tells whether the story is one of the editor's own.
func (s Story) IsOwn() bool { return s.Name == "" }

// Table is a finance table whose lines may be commented.
type Table struct {
	Key, Title string
	Lines      []Line
	Chosen     Comment // what stands in the form
	State
}

// ID is the name of its place in the page.
func (t Table) ID() string { return ID(t.Key) }

// Line is a line of a table. Remark is what readers see beside it. Commented tells
// whether the file has a comment on it.
type Line struct {
	Name, Remark, Edited string
	Commented            bool
}

// Comment is a comment as a form has it.
type Comment struct{ Line, Words, By, On string }

// State is how a form stands: open if it was used, with what is wrong with it. Now
// are the words of the file where they are others than those of the form.
type State struct {
	Open     bool
	Mistakes []string
	Now      []Now
}

// Now is what the file says by now in one field of a form.
type Now struct{ Field, Words string }

// Of sets out an edition with the files that speak of it. Finance are the titles of
// its finance sections.
func Of(d *document.Document, f editor.File, finance []string) Work {
	w := Work{File: f, Whole: Words{Key: "file", Text: fieldOf(f.Text)}, Own: Story{Key: "own", Entry: -1}}
	w.Introduction = wordsOf("introduction", "Introduction", f.Sheet.Introduction)
	if w.Introduction.Text.Is == "" {
		w.Introduction.Text = fieldOf(editor.Markdown(d.Introduction))
	}
	w.Note = wordsOf("note", "Note", f.Sheet.Note)
	w.stories(d)
	w.tables(d, finance)
	return w
}

// wordsOf are the words of the file in their form.
func wordsOf(key, title string, of editor.Words) Words {
	return Words{Key: key, Title: title, Edited: of.Edited, Text: fieldOf(strings.TrimRight(of.Text, "\n"))}
}

// stories sets out the stories of the sections, each with its entry.
func (w *Work) stories(d *document.Document) {
	var all []Section
	var found []*found
	for _, c := range d.Choices {
		if c.Findings {
			continue
		}
		all = append(all, Section{Title: c.Section})
		for _, candidate := range c.Candidates {
			found = append(found, newFound(len(all)-1, candidate, d))
		}
	}
	for i := range found {
		found[i].name(found)
	}
	w.match(found)
	for _, one := range found {
		in := &all[one.section]
		switch {
		case one.removed:
			in.Removed = append(in.Removed, one.Story)
		case one.Place > 0:
			in.Told = append(in.Told, one.Story)
		default:
			in.Others = append(in.Others, one.Story)
		}
	}
	for i := range all {
		told := all[i].Told
		slices.SortStableFunc(told, func(a, b Story) int { return a.Place - b.Place })
		if n := len(told); n > 0 {
			told[n-1].Last = true
		}
	}
	w.Sections = all
}

// match finds for each entry the story that it speaks of, as the report does: the
// first that has an article of that name and no other entry.
func (w *Work) match(all []*found) {
	for _, e := range w.File.Others.Stories {
		if one := named(all, e.Story, e.Title); one != nil {
			one.taken, one.removed, one.Elsewhere = true, e.Remove, file(e)
		}
	}
	for i, e := range w.File.Sheet.Stories {
		one := named(all, e.Story, e.Title)
		if one == nil {
			w.Lost = append(w.Lost, Story{Key: lostKey(e), Name: e.Story, Entry: i, Heading: cmp.Or(e.Title, e.Story), Edited: e.Edited})
			continue
		}
		one.take(i, e)
	}
}

// file is that in which an edit is written.
func file(e reports.Edit) string {
	name, _, _ := strings.Cut(e.Place, ": ")
	return name
}

// lostKey names the form of an entry that finds no story.
func lostKey(e editor.Entry) string { return "lost " + e.Story + " " + e.Title }

// found is a candidate of the edition while its entry is looked for.
type found struct {
	Story
	section  int
	articles []document.Candidacy
	taken    bool
	removed  bool
}

// newFound is the candidate of a section with what readers see of it.
func newFound(section int, c document.Candidate, d *document.Document) *found {
	one := &found{section: section, articles: c.Articles}
	one.Story = Story{Entry: -1, Place: c.Place, Heading: c.Heading, Title: fieldOf(c.Heading), Why: c.Why}
	if c.Standing == document.Told {
		one.Place = max(1, c.Place)
		for _, b := range d.Blocks {
			if s, is := b.(document.Story); is && s.Heading == c.Heading {
				one.Text, one.Pictured = fieldOf(editor.Markdown(s.Paragraphs)), s.Picture != nil
			}
		}
	}
	return one
}

// name finds what an entry is to name the story by: the link of its first article
// that no other story has, or the article's ID or title.
func (f *found) name(all []*found) {
	if len(f.articles) == 0 {
		f.Key = "own " + f.Heading
		return
	}
	a := f.articles[0]
	f.Name = a.Title
	for _, name := range []string{a.ID, a.Link} {
		others := func(o *found) bool { return o != f && o.goesBy(name) }
		if name != "" && !slices.ContainsFunc(all, others) {
			f.Name = name
		}
	}
	f.Key = f.Name
}

// goesBy tells whether an article of the story has that name.
func (f *found) goesBy(name string) bool {
	return slices.ContainsFunc(f.articles, func(a document.Candidacy) bool {
		return item.Item{ID: a.ID, Link: a.Link, Title: a.Title}.Names(name)
	})
}

// take gives the story its entry of the file.
func (f *found) take(i int, e editor.Entry) {
	f.taken, f.removed, f.Entry, f.Edited = true, e.Remove, i, e.Edited
	f.Title, f.Author, f.NoPicture = fieldOf(cmp.Or(e.Title, f.Title.Is)), fieldOf(e.Author), e.NoPicture
	f.Text = fieldOf(cmp.Or(strings.TrimRight(e.Text, "\n"), f.Text.Is))
	f.Pictured = f.Pictured || e.NoPicture
	if e.Story != "" {
		f.Name = e.Story
	}
}

// named is the first story that an entry may speak of; nil for none.
func named(all []*found, story, title string) *found {
	for _, one := range all {
		switch {
		case one.taken:
		case story == "" && len(one.articles) == 0 && one.Heading == title, story != "" && one.goesBy(story):
			return one
		}
	}
	return nil
}
