package preview

import (
	"fmt"
	"html/template"
	"strings"

	"catchup/internal/document"
)

var page = template.Must(template.ParseFS(assets, "page.html.tmpl"))

// seen is what the page's template is given.
type seen struct {
	Number   int
	Making   bool
	Took     string
	Mistakes []mistake
	Edition  *made // nil if there is none yet
}

// made is the edition as the page shows it.
type made struct {
	Title, Name, Covers string
	Issue               int
	Notes               []string
	Text                string
	Choices             []document.Choice // how its stories were chosen
	Sheets              []sheet
	Sizes               map[string]string // of its files, by their names
}

func view(p proof, making bool) (seen, error) {
	s := seen{Number: p.Number, Making: making, Took: fmt.Sprintf("%.2f s", p.Took.Seconds()), Mistakes: p.Mistakes}
	e := p.Edition
	if e == nil {
		return s, nil
	}
	d := e.Document
	s.Edition = &made{
		Title: d.Title, Name: e.Key.String(), Covers: d.Covers, Issue: e.Number,
		Notes: notes(d), Choices: d.Choices, Sizes: map[string]string{},
	}
	for _, f := range e.Files {
		s.Edition.Sizes[f.Name] = fmt.Sprintf("%.1f KB", float64(len(f.Bytes))/1000)
		switch {
		case strings.HasPrefix(f.Type, "text/plain"):
			s.Edition.Text = string(f.Bytes)
		case strings.HasSuffix(f.Name, ".xlsx"):
			sheets, err := sheetsOf(f.Bytes)
			if err != nil {
				return seen{}, err
			}
			s.Edition.Sheets = sheets
		}
	}
	return s, nil
}

// notes are what the operator must know about an edition that was made.
func notes(d *document.Document) []string {
	var all []string
	for _, g := range d.Gaps {
		all = append(all, "missing: "+g.Name()+": "+g.Why)
	}
	return append(all, d.Warnings...)
}
