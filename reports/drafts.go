package reports

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/setting"
	"catchup/internal/statement"
	"catchup/internal/story"
)

// Rewrite is a language model that puts stories into words of its own. What it
// writes is used only if every number, name and quotation in it stands in the
// articles; else the story is told in their sentences.
type Rewrite struct {
	// URL is the address of an OpenAI-compatible service, up to and without
	// /chat/completions: https://models.example.org/v1.
	URL setting.Web `yaml:"url,required"`
	// Model is the model's name there.
	Model string `yaml:"model,required"`
	// Key is what the service is asked with, if it needs one.
	Key setting.Secret `yaml:"key"`
	// Timeout bounds each story.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
}

// Check notes a time in which nothing can be asked.
func (r Rewrite) Check(at check.Place) {
	if r.Timeout <= 0 {
		at.Key("timeout").Note("", "must be more than nothing")
	}
}

// Draft is a story as its articles tell it, for a model to put into words of
// its own: at most Sentences and Words. ID names it in Input.Rewritten.
type Draft struct {
	ID        string
	By        Rewrite
	Heading   string
	Extract   string
	Sources   []string // its articles: titles, and sentences that may be told, with the days that were added
	Sentences int
	Words     int
}

// Rewritten is what a model made of a draft, or why it made nothing.
type Rewritten struct {
	Text string
	Err  error

	model string
}

// Drafts are the stories that are to be rewritten; none if the report does not
// ask for that. They are the stories that Build tells from the same input. For
// a sliced report they are the shared stories before it is cut, and then those
// of the slice.
func Drafts(spec Spec, in Input) (all []Draft) {
	for _, section := range spec.Sections {
		if s := section.Stories; s != nil && s.Rewrite != nil && in.tells(spec, s) {
			sifted, _ := s.items(spec.Period, in)
			chosen := s.choose(sifted, in)
			in.Edits = spend(in.Edits, chosen.edited)
			for _, c := range chosen.told {
				if c.edit == nil || c.edit.Text == nil {
					all = append(all, s.draft(c, in.Period.End))
				}
			}
		}
	}
	return all
}

// leeway is how much longer than the extract a model's text may be.
const leeway = 1.25

func (s Stories) draft(c *candidate, until time.Time) Draft {
	var extract []string
	for _, sentence := range c.Summary {
		extract = append(extract, sentence.Told)
	}
	d := Draft{ID: c.Face().ID, By: *s.Rewrite, Heading: c.heading(), Extract: strings.Join(extract, " "), Sentences: s.Sentences}
	d.Words = int(leeway * float64(len(strings.Fields(d.Extract))))
	for _, item := range c.Speakers() {
		d.Sources = append(d.Sources, source(item, until))
	}
	return d
}

// source is an article for a model: the title, if it holds on the day of the
// edition, and the sentences that may be told, with the days that were added.
func source(i item.Item, until time.Time) string {
	title, holds := statement.Title(i, until)
	if !holds {
		title = ""
	}
	text, paragraph := title, -1
	for _, s := range statement.Read(i, statement.Sentences(i), until) {
		if s.Fault != "" {
			continue
		}
		between := " "
		if s.Paragraph != paragraph {
			between, paragraph = "\n\n", s.Paragraph
		}
		text += between + s.Told
	}
	return text
}

// rewritten is the model's text for the candidate, with the reason if it cannot
// be used.
func (s Stories) rewritten(c *candidate, in Input) Rewritten {
	if s.Rewrite == nil || len(c.Items) == 0 {
		return Rewritten{}
	}
	r, asked := in.Rewritten[c.Face().ID]
	if !asked {
		return Rewritten{}
	}
	r.model = s.Rewrite.Model
	if d := s.draft(c, in.Period.End); r.Err == nil {
		r.Err = language.Faithful(r.Text, d.Sources, d.Sentences, d.Words)
	}
	return r
}

// used tells whether the story is told in the model's words.
func (r Rewritten) used() bool { return r.model != "" && r.Err == nil }

// outcome is what became of the model's text, empty if none was asked for.
func (r Rewritten) outcome() string {
	switch {
	case r.model == "":
		return ""
	case r.Err != nil:
		return "not used: " + r.Err.Error()
	}
	return "used, by " + r.model
}

// remark tells readers who wrote the text.
func (r Rewritten) remark() string {
	return fmt.Sprintf("Put into words by a language model (%s); every number, name and quotation was found in these articles.", r.model)
}

// paragraphs sets the text, each sentence linked to the article that shares
// most words with it.
func (r Rewritten) paragraphs(items []item.Item) (set []document.Paragraph) {
	for paragraph := range strings.SplitSeq(strings.TrimSpace(r.Text), "\n\n") {
		var p document.Paragraph
		for _, sentence := range language.Sentences(strings.Join(strings.Fields(paragraph), " ")) {
			if len(p) > 0 {
				p = append(p, document.Span{Text: " "})
			}
			p = append(p, rewrote(sentence, items[story.Source(sentence, items)].Link)...)
		}
		set = append(set, p)
	}
	return slices.DeleteFunc(set, func(p document.Paragraph) bool { return len(p) == 0 })
}

// unfaithful are warnings about the model's texts that are not used.
func (sel *selection) unfaithful() (warnings []string) {
	for _, c := range sel.told {
		if c.draft.model != "" && c.draft.Err != nil && !c.draft.used() {
			warnings = append(warnings, fmt.Sprintf("the model’s text of “%s” is not used: %v", c.heading(), c.draft.Err))
		}
	}
	return warnings
}
