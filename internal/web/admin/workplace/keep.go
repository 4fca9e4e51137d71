package workplace

import (
	"net/url"
	"slices"

	"catchup/internal/editor"
)

// Keep has the part that a form is of come back with the words of the form, and with
// what is wrong with it. If the file has changed since the form was made, whatever
// the form did not change is as the file has it now, and the part says where both
// have changed something.
func (w *Work) Keep(form url.Values, stale bool, mistakes ...string) {
	w.Mistakes, w.Failed = mistakes, ID(form.Get("key"))
	k := keeping{input{form}, stale, State{Open: true, Mistakes: mistakes}}
	switch act := form.Get("act"); act {
	case "introduction":
		k.words(&w.Introduction)
	case "note":
		k.words(&w.Note)
	case "file":
		k.words(&w.Whole)
	case "own":
		k.story(&w.Own)
	case "comment":
		w.keepComment(&k)
	case "story", "up", "down":
		s := w.find(form.Get("key"))
		if s == nil { // its words are kept as those of a story to be added
			s, w.Failed = &w.Own, w.Own.ID()
		}
		k.story(s)
	default: // it has no words
		if s := w.find(form.Get("key")); s != nil {
			s.State = k.state
		} else {
			w.Failed = ""
		}
	}
}

// ID is the name of a part's place in a page, by its key.
func ID(key string) string { return "part-" + editor.Token(key)[:8] }

// keeping is a form of which the words are kept.
type keeping struct {
	input
	stale bool
	state State
}

// field keeps the words of one field.
func (k *keeping) field(f *Field, name, title string) {
	if k.stale && !k.changed(name) {
		return
	}
	f.Is = k.text(name)
	if k.stale && f.Was != k.text("was-"+name) && f.Is != f.Was {
		k.state.Now = append(k.state.Now, Now{title, f.Was})
	}
}

func (k *keeping) words(to *Words) {
	k.field(&to.Text, "text", "Text")
	to.State = k.state
}

func (k *keeping) story(to *Story) {
	k.field(&to.Title, "title", "Heading")
	k.field(&to.Text, "text", "Text")
	k.field(&to.Author, "author", "Author")
	to.State = k.state
}

// keepComment keeps the words of a comment.
func (w *Work) keepComment(k *keeping) {
	i := slices.IndexFunc(w.Tables, func(t Table) bool { return t.Title == k.word("section") })
	if i < 0 { // the edition has the table no more; the words stand in the note of mistakes
		w.Failed, w.Mistakes = "", append(w.Mistakes, "You wrote: "+k.text("words"))
		return
	}
	t := &w.Tables[i]
	t.Chosen = Comment{Line: k.word("line"), Words: k.text("words"), By: k.word("by"), On: k.word("on")}
	if now := w.said(t.Title, t.Chosen.Line); k.stale && now.Words != "" && now.Words != t.Chosen.Words {
		k.state.Now = append(k.state.Now, Now{"Words", now.Words})
	}
	t.State = k.state
}
