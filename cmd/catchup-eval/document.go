package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"catchup/internal/item"
)

// document is a line of the input.
type document struct {
	ID        string    `json:"id"`
	Doc       string    `json:"doc"` // another name for the ID
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	Text      string    `json:"text"`
	Published time.Time `json:"published"`
	Week      string    `json:"week"` // the edition that it belongs to
	Articles  []struct {
		Title string `json:"title"`
		Text  string `json:"text"`
	} `json:"articles"`
}

// read takes in the documents. One without an ID is called by its number.
func read(in io.Reader) (documents []document, err error) {
	for d := json.NewDecoder(in); ; {
		var doc document
		if err := d.Decode(&doc); errors.Is(err, io.EOF) {
			return documents, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading document %d: %w", len(documents)+1, err)
		}
		if doc.ID == "" {
			doc.ID = doc.Doc
		}
		if doc.ID == "" {
			doc.ID = fmt.Sprint(len(documents) + 1)
		}
		documents = append(documents, doc)
	}
}

// item is the document as an article. Where the lines are paragraphs, a first
// line stands for a title that is missing.
func (d document) item() item.Item {
	i := item.Item{ID: d.ID, Outlet: cmp.Or(d.Outlet, d.ID), Title: d.Title, Published: d.Published, Text: paragraphs(d.Text)}
	if i.Title == "" {
		if title, text, several := strings.Cut(i.Text, "\n\n"); several {
			i.Title, i.Text = title, text
		}
	}
	return i
}

// report is the document as an article that is told: a first line that is a sentence is
// no title, but may be told.
func (d document) report() item.Item {
	i := d.item()
	if d.Title == "" && ends(i.Title) {
		i.Title, i.Text = "", paragraphs(d.Text)
	}
	return i
}

// ends tells whether a line ends as a sentence does.
func ends(line string) bool {
	line = strings.TrimRight(line, ` "'”’)`)
	return line != "" && strings.ContainsAny(line[len(line)-1:], ".!?:;")
}

// wrapped tells whether the lines of a text are not its paragraphs: most of them end
// within a sentence.
func wrapped(text string) bool {
	n := 0
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if !ends(line) {
			n++
		}
	}
	return 2*n > len(lines) && len(lines) > 3
}

// paragraphs parts a text by blank lines. If it has none, its lines are the
// paragraphs, or it is one paragraph of lines.
func paragraphs(text string) string {
	parting := "\n\n"
	if !strings.Contains(text, parting) && !wrapped(text) {
		parting = "\n"
	}
	var kept []string
	for p := range strings.SplitSeq(text, parting) {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}

// articles are the several articles of a document.
func (d document) articles() (items []item.Item) {
	for n, a := range d.Articles {
		items = append(items, document{ID: fmt.Sprint(d.ID, "/", n), Title: a.Title, Text: a.Text}.report())
	}
	if len(items) > 0 {
		return items
	}
	for text := range strings.SplitSeq(d.Text, "|||||") {
		if strings.TrimSpace(text) != "" {
			items = append(items, document{ID: fmt.Sprint(d.ID, "/", len(items)), Text: text}.report())
		}
	}
	return items
}

func items(documents []document) []item.Item {
	all := make([]item.Item, len(documents))
	for i, d := range documents {
		all[i] = d.item()
	}
	return all
}
