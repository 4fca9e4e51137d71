package app

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"

	"catchup/config"
	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/web"
	"catchup/internal/web/admin"
	"catchup/internal/web/archive"
	"catchup/templates"
)

// forms are the renderers and templates of editions and pages.
type forms struct {
	looks    *templates.Set
	faces    face.Set
	mail     *html.Mail
	others   []edition.Renderer // of every report
	workbook edition.Renderer   // of those that ask for one
	page     *html.Web
	pages    *web.Pages // that stand around editions
}

// openForms reads the templates of the installation, and rehearses each.
func openForms(dir string, log *slog.Logger) (*forms, error) {
	set, err := templates.Open(filepath.Join(dir, "templates"))
	if err != nil {
		return nil, err
	}
	faces, err := readFaces(set)
	if err != nil {
		return nil, err
	}
	f := &forms{looks: set, faces: faces, mail: html.NewMail(set, faces), page: html.NewWeb(set, faces), pages: web.NewPages(set.Site), workbook: xlsx.New(set)}
	f.others = []edition.Renderer{text.Renderer{}, pdf.New(set, faces, log), f.page}
	return f, errors.Join(f.mail.Rehearse(), f.page.Rehearse(), f.pages.Rehearse(), archive.Rehearse(f.pages), admin.Rehearse(f.pages))
}

// readFaces reads the faces. One that cannot be used is a mistake of whoever put it
// there.
func readFaces(set *templates.Set) (face.Set, error) {
	faces, err := face.Read(set.FS)
	var fault *face.Fault
	if errors.As(err, &fault) {
		return face.Set{}, check.Problems{{
			Message: "this face cannot be used: " + fault.Why.Error(),
			Hint:    "put a TrueType font with Latin letters there, or take the file away to have ours",
			Pos:     check.Pos{File: set.Place(fault.File)},
		}}
	}
	return faces, err
}

// of are the renderers of a report. It has a workbook only if it asks for one.
func (f *forms) of(r config.Report) []edition.Renderer {
	all := f.every(r)
	if !slices.Contains(r.To.Attach, config.XLSX) {
		all = all[:len(all)-1]
	}
	return all
}

// every are the renderers of a report that asks for every form.
func (f *forms) every(r config.Report) []edition.Renderer {
	mail := f.mail.Within(int(r.Limits.Known().Mail))
	return slices.Concat([]edition.Renderer{mail}, f.others, []edition.Renderer{f.workbook})
}

// tryFaces tells of faces that cannot be read, and of writing systems that none
// has.
func (f *forms) tryFaces() (all []Tried) {
	systems, broken := f.faces.Lacks()
	for _, err := range broken {
		all = append(all, Tried{What: "faces", Err: err})
	}
	if len(systems) > 0 {
		all = append(all, Tried{What: "faces", Noted: true, Err: fmt.Errorf("no face in templates/fonts has the letters of %s: the PDF would print “?” for them", strings.Join(systems, ", "))})
	}
	return all
}
