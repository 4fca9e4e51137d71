package workplace

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/control"
	"catchup/internal/editor"
)

// Mistake is why a form cannot be done, in words for whoever filled it in.
type Mistake struct{ Words string }

func (m *Mistake) Error() string { return m.Words }

// Read is what a form asks to have changed. Its field key names the part, act what
// is to be done with it, and token the file that was seen. The error is a *Mistake.
func (w *Work) Read(form url.Values) (editor.Change, error) {
	f := input{form}
	c := editor.Change{Token: f.word("token")}
	var err error
	switch act := f.word("act"); act {
	case "introduction", "note":
		w.words(&c, f, act)
	case "own":
		err = w.add(&c, f)
	case "comment":
		err = w.remark(&c, f)
	case "uncomment":
		err = w.unremark(&c, f)
	case "return":
		err = w.goBack(&c, f)
	case "file":
		whole := f.text("text")
		c.Whole, c.What = &whole, "wrote the file itself"
	default:
		err = w.story(&c, f, act)
	}
	return c, err
}

// input are the fields of a form, tamed as the file will be when it is read. What stands in one field of the page when it is
// made stands in the field was-… too, so that the form tells what was changed.
type input struct{ url.Values }

func (f input) word(name string) string {
	return strings.Join(strings.Fields(control.Tame(f.Get(name))), " ")
}

// text is a text of several lines without space at its ends.
func (f input) text(name string) string {
	lines := strings.Split(control.Tame(strings.ReplaceAll(f.Get(name), "\r\n", "\n")), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// changed tells whether a field is another than the page had.
func (f input) changed(name string) bool { return f.text(name) != f.text("was-"+name) }

// words changes the introduction or the note.
func (w *Work) words(c *editor.Change, f input, which string) {
	if !f.changed("text") {
		return
	}
	words := &editor.Words{Text: f.text("text")}
	c.What = "changed the " + which
	if which == "note" {
		c.Note = words
	} else {
		c.Introduction = words
	}
}

// add adds a story of the editor's own.
func (w *Work) add(c *editor.Change, f input) error {
	e := editor.Entry{Title: f.word("title"), Text: f.text("text"), Author: f.word("author")}
	if e.Title == "" || e.Text == "" {
		return &Mistake{"A story of your own needs a heading and a text."}
	}
	if w.find("own "+e.Title) != nil {
		return &Mistake{"A story of that heading is there already."}
	}
	c.Stories = map[int]*editor.Entry{len(w.File.Sheet.Stories): &e}
	c.What = fmt.Sprintf("added “%s”", e.Title)
	return nil
}

// remark changes what is said of a line of a table.
func (w *Work) remark(c *editor.Change, f input) error {
	made := editor.Comment{Section: f.word("section"), Line: f.word("line"), Words: f.text("words"), By: f.word("by")}
	if made.Words == "" {
		return &Mistake{"There are no words to set beside the line."}
	}
	if on := f.word("on"); on != "" && made.On.UnmarshalText([]byte(on)) != nil {
		return &Mistake{"The day is not a date: write it as 2024-07-05."}
	}
	at := w.comment(made.Section, made.Line)
	if at < 0 {
		at = len(w.File.Sheet.Commentary)
	} else if old := w.File.Sheet.Commentary[at]; old.Words == made.Words && old.By == made.By && old.On == made.On {
		return nil
	}
	c.Commentary = map[int]*editor.Comment{at: &made}
	c.What = fmt.Sprintf("commented on %s in “%s”", made.Line, made.Section)
	return nil
}

// unremark removes what the file says of a line of a table.
func (w *Work) unremark(c *editor.Change, f input) error {
	section, line := f.word("section"), f.word("line")
	at := w.comment(section, line)
	if at < 0 {
		return &Mistake{"The file says nothing of this line."}
	}
	c.Commentary = map[int]*editor.Comment{at: nil}
	c.What = fmt.Sprintf("removed the comment on %s in “%s”", line, section)
	return nil
}

// goBack has the file say again what it said in one of its versions.
func (w *Work) goBack(c *editor.Change, f input) error {
	at, err := strconv.Atoi(f.word("version"))
	if err != nil || at < 0 || at >= len(w.File.Versions) {
		return &Mistake{"There is no such version any more."}
	}
	v := w.File.Versions[at]
	c.Whole = &v.Text
	c.What = "went back to the time before anything was written"
	if !v.At.IsZero() {
		c.What = "went back to the version of " + v.At.Format("2 January 2006, 15:04:05")
	}
	return nil
}

// story changes a story, or its place among the others.
func (w *Work) story(c *editor.Change, f input, act string) error {
	s := w.find(f.Get("key"))
	switch {
	case s == nil:
		return &Mistake{"The edition has no such story any more."}
	case s.Elsewhere != "":
		return &Mistake{"That is written in " + s.Elsewhere + ", and is changed there."}
	}
	e := w.entry(*s)
	c.Stories = map[int]*editor.Entry{}
	switch act {
	case "story", "up", "down":
		if err := write(c, f, *s, &e); err != nil {
			return err
		}
		if act != "story" {
			w.move(c, *s, &e, map[string]int{"up": -1, "down": 1}[act])
		}
	case "remove":
		c.What = fmt.Sprintf("removed “%s”", s.Heading)
		e = editor.Entry{Story: s.Name, Remove: true}
		if s.IsOwn() {
			c.Stories[s.Entry] = nil
			return nil
		}
	case "tell":
		c.What = fmt.Sprintf("had “%s” told", s.Heading)
		e.Remove, e.Order = false, max(1, len(w.section(s.Key).Told))
	case "found":
		c.What = fmt.Sprintf("took “%s” as it was found", s.Heading)
		if s.Entry >= 0 {
			c.Stories[s.Entry] = nil
		}
		return nil
	default:
		return &Mistake{"Nobody can do that with a story."}
	}
	w.put(c, *s, e)
	return nil
}

// entry is the story's in the file, or a new one that names it.
func (w *Work) entry(s Story) editor.Entry {
	if s.Entry >= 0 {
		return w.File.Sheet.Stories[s.Entry]
	}
	return editor.Entry{Story: s.Name}
}

// put has the change write an entry, if it is another than the file has. An entry
// that does nothing is removed.
func (w *Work) put(c *editor.Change, s Story, e editor.Entry) {
	does := e.Remove || e.Does()
	switch {
	case s.Entry >= 0 && e == w.File.Sheet.Stories[s.Entry], s.Entry < 0 && !does:
	case s.Entry < 0:
		c.Stories[len(w.File.Sheet.Stories)+len(c.Stories)] = &e
	case !does:
		c.Stories[s.Entry] = nil
	default:
		c.Stories[s.Entry] = &e
	}
}

// write takes heading, text, author and picture from the form into the entry, those
// that were changed. A heading or a text without words is again what was found.
func write(c *editor.Change, f input, s Story, e *editor.Entry) error {
	var what []string
	if f.changed("title") {
		e.Title, what = f.word("title"), append(what, "heading")
	}
	if f.changed("text") {
		e.Text, what = f.text("text"), append(what, "text")
	}
	if f.changed("author") {
		e.Author, what = f.word("author"), append(what, "author")
	}
	if no := f.Get("picture") == "" && f.Get("was-picture") != ""; s.Pictured && no != e.NoPicture && f.changed("picture") {
		e.NoPicture, what = no, append(what, "picture")
	}
	if s.IsOwn() && (e.Title == "" || e.Text == "") {
		return &Mistake{"A story of your own needs a heading and a text."}
	}
	if n := len(strings.Fields(e.Title)); n > editor.LongestTitle {
		return &Mistake{fmt.Sprintf("The heading has %d words, more than %d.", n, editor.LongestTitle)}
	}
	if len(what) > 0 {
		c.What = fmt.Sprintf("changed %s of “%s”", strings.Join(what, " and "), s.Heading)
	}
	return nil
}

// move moves a story by one place. Of the others that have a place of their own
// each gets that at which it is to stand, so that none moves against it.
func (w *Work) move(c *editor.Change, s Story, e *editor.Entry, by int) {
	told := w.section(s.Key).Told
	at := slices.IndexFunc(told, func(o Story) bool { return o.Key == s.Key })
	to := at + by
	if at < 0 || to < 0 || to >= len(told) {
		return
	}
	moved := fmt.Sprintf("moved “%s” %s", s.Heading, map[int]string{-1: "up", 1: "down"}[by])
	c.What = strings.TrimPrefix(c.What+", and "+moved, ", and ")
	e.Order = to + 1
	other := told[to]
	for i, o := range told {
		place := i + 1
		if o.Key == other.Key {
			place = at + 1
		}
		if o.Key == s.Key || o.Entry < 0 || w.File.Sheet.Stories[o.Entry].Order == 0 {
			continue
		}
		entry := w.entry(o)
		entry.Order = place
		w.put(c, o, entry)
	}
}

// section is that of the story with the key.
func (w *Work) section(key string) Section {
	for _, s := range w.Sections {
		for _, one := range slices.Concat(s.Told, s.Removed, s.Others) {
			if one.Key == key {
				return s
			}
		}
	}
	return Section{}
}

// find is the story with the key; nil for none.
func (w *Work) find(key string) *Story {
	for i := range w.Sections {
		s := &w.Sections[i]
		for _, list := range [][]Story{s.Told, s.Removed, s.Others} {
			for j := range list {
				if list[j].Key == key {
					return &list[j]
				}
			}
		}
	}
	for i := range w.Lost {
		if w.Lost[i].Key == key {
			return &w.Lost[i]
		}
	}
	return nil
}
