package templates

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	texttemplate "text/template"
)

// Site is the pages around the editions: the archive, and the pages for
// subscribers and operators.
type Site struct {
	// Pages holds their templates, each under its name of pages.
	Pages *template.Template
	// Style is the style sheet of all of them.
	Style []byte
}

// pages are the templates that are executed; the others are their parts.
var pages = []string{"home", "shelf", "notice", "sign-up", "ask", "act", "preferences",
	"desk-sign-in", "desk-home", "desk-report", "desk-edition", "desk-edit", "desk-stories", "desk-figures", "desk-figure", "desk-forms", "desk-sources", "desk-readers", "desk-returns", "desk-message"}

// stylePlace is the file that the style sheet is written in.
const stylePlace = "site/style.css.tmpl"

// readSite reads the templates of the pages, and writes the style sheet.
func readSite(files overlay, functions template.FuncMap) (Site, error) {
	set, err := parse(files, "site", functions, pages...)
	if err != nil {
		return Site{}, err
	}
	style, err := readStyle(files, functions)
	return Site{Pages: set, Style: style}, err
}

// readStyle writes the style sheet. It is CSS, and escapes nothing: all that
// it is given has been checked with the theme.
func readStyle(files overlay, functions template.FuncMap) ([]byte, error) {
	text, err := fs.ReadFile(files, stylePlace)
	if err != nil {
		return nil, err
	}
	sheet, err := texttemplate.New(files.place(stylePlace)).Funcs(texttemplate.FuncMap(functions)).Parse(string(text))
	if err != nil {
		return nil, Mistake(err)
	}
	var out bytes.Buffer
	if err := sheet.Execute(&out, nil); err != nil {
		return nil, fmt.Errorf("writing the style sheet: %w", Mistake(err))
	}
	return out.Bytes(), nil
}
