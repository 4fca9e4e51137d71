package html

import (
	"strings"

	"catchup/internal/document"
)

// making is what a page tells of a figure: as it is printed, how and from which
// cells it was made, its exact value with the unit if it has one, and the sources.
type making struct {
	ID, Shown, Rule, Exact, From string
	Sources                      []words
}

// made is the making of each figure that the page prints, in the order of the
// document.
func (v viewer) made() (all []making) {
	if v.ruler != nil { // it is a mail
		return nil
	}
	for i := range v.doc.Figures {
		f := &v.doc.Figures[i]
		if v.traced[f.ID].Value == "" || v.figures[f.ID] != f {
			continue
		}
		m := making{ID: f.ID, Shown: f.Shown, Rule: f.Rule, From: v.doc.From(f), Sources: v.sourcesOf(f)}
		if f.Unit != "" {
			m.Exact = strings.Replace(document.Grouped(f.Num.String()), "-", "−", 1) + " " + f.Unit
		}
		all = append(all, m)
	}
	return all
}

// sourcesOf names the sources of the figure's cells, each once.
func (v viewer) sourcesOf(f *document.Figure) (all []words) {
	named := map[int]bool{}
	for _, p := range f.Cells {
		if named[p.Source] || p.Source < 0 || p.Source >= len(v.doc.Sources) {
			continue
		}
		named[p.Source] = true
		s := v.doc.Sources[p.Source]
		all = append(all, words{{Text: s.Title, Link: document.SafeLink(s.Link)}})
	}
	return all
}
