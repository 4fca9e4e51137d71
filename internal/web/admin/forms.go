package admin

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"catchup/internal/edition"
)

// whole stands in addresses for the edition that is not a slice.
const whole = "-"

// formsPage is what the template desk-forms is given.
type formsPage struct {
	editionPage
	Frames []form
	Text   []string
	Others []form
}

// form is one file of the edition.
type form struct{ Name, Title, Address, Size string }

// ID is the name of the form's place in the page.
func (f form) ID() string { return strings.ReplaceAll(f.Name, ".", "-") }

// framed are the files that are shown in the page, by their names.
var framed = map[string]string{"edition.html": "The mail", "page.html": "The page on the web"}

// others are files that are opened beside it.
var others = map[string]string{"edition.pdf": "PDF", "edition.xlsx": "Workbook"}

// framePolicy lets the page of the forms show our own files in frames.
const framePolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (m *Room) forms(w http.ResponseWriter, r *http.Request, v *visit) error {
	opened, err := m.opened(r, v, "forms/")
	if err != nil {
		return err
	}
	p := formsPage{editionPage: opened}
	for _, f := range opened.Files {
		one := form{Name: f.Name, Address: opened.fileLink(f.Name), Size: fmt.Sprintf("%.1f KB", float64(f.Size)/1000)}
		switch {
		case framed[f.Name] != "":
			one.Title = framed[f.Name]
			p.Frames = append(p.Frames, one)
		case others[f.Name] != "":
			one.Title = others[f.Name]
			p.Others = append(p.Others, one)
		case f.Name == "edition.txt":
			text, err := m.backend.file(r.Context(), opened.Key, opened.Slice, f.Name)
			if err != nil {
				return err
			}
			p.Text = lines(text.Bytes)
		}
	}
	w.Header().Set("Content-Security-Policy", framePolicy)
	m.pages.show(w, http.StatusOK, "forms", p)
	return nil
}

// fileLink leads to a file of the edition. The slice stands in the path, so
// that pictures beside a mail are found.
func (e *Edition) fileLink(name string) string {
	slice := whole
	if e.Slice != "" {
		slice = url.PathEscape(e.Slice)
	}
	return link(e.Key, "files/"+slice+"/"+url.PathEscape(name), "")
}

// Whole is the text as lines are set.
func (p formsPage) Whole() string { return strings.Join(p.Text, "\n") }

// file gives a file as it was kept. What is in it may run and fetch nothing.
func (m *Room) file(w http.ResponseWriter, r *http.Request, _ *visit) error {
	slice := r.PathValue("slice")
	if slice == whole {
		slice = ""
	}
	f, err := m.backend.file(r.Context(), keyOf(r), slice, r.PathValue("name"))
	if err != nil {
		return err
	}
	head := w.Header()
	head.Set("Content-Type", f.Type)
	head.Set("X-Frame-Options", "SAMEORIGIN")
	head.Set("Content-Security-Policy", filePolicy(f))
	name := strings.Join([]string{r.PathValue("report"), r.PathValue("period"), f.Name}, "-")
	head.Set("Content-Disposition", fmt.Sprintf("inline; filename=%q", name))
	w.Write(f.Bytes)
	return nil
}

// filePolicy lets a mail or a page have its own styles and pictures. A PDF is
// shown by a part of the browser that a sandbox would stop.
func filePolicy(f *edition.File) string {
	if !strings.HasPrefix(f.Type, "text/html") {
		return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
	}
	return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
}
