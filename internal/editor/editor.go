// Package editor reads what an editor wrote for one edition: a file of YAML,
// editors/REPORT/PERIOD.yaml, and articles in Markdown beside it,
// editors/REPORT/PERIOD.md or PERIOD-anything.md. The period is labelled as in
// the edition's key, "2024-06-14".
package editor

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/reports"
)

// folderName is where editors write, in the installation's folder.
const folderName = "editors"

// Edits are the files in the editors' folder of the installation in Dir.
type Edits struct{ Dir string }

// Edits returns what was written for the edition of a report with the label;
// nothing if there are no files. Mistakes are check.Problems.
func (d Edits) Edits(report, label string) (reports.Edits, error) {
	return d.read(report, func(name string) bool { return speaksOf(name, label) })
}

// Check reads every file that was written for the report, whose editions have
// labels of this unit. Mistakes, and files that no edition will look for, are
// check.Problems.
func (d Edits) Check(report string, labels period.Unit) error {
	var problems check.Problems
	_, err := d.read(report, func(name string) bool {
		if isWriting(name) && !isFor(name, labels) {
			problems = append(problems, check.Problem{
				Message: "no edition has such a label, so nobody will read this",
				Hint:    "name it by the label of its edition, " + labels.Label(labels.Ending(example)) + path.Ext(name),
				Pos:     check.Pos{File: path.Join(folderName, report, name)},
			})
		}
		return isWriting(name)
	})
	var mistakes check.Problems
	if err != nil && !errors.As(err, &mistakes) {
		return err
	}
	return append(problems, mistakes...).Err()
}

// example is a moment whose labels show how they are written.
var example = time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)

// read reads the report's files whose names are wanted.
func (d Edits) read(report string, wanted func(name string) bool) (all reports.Edits, err error) {
	folder := path.Join(folderName, report)
	names, err := d.files(folder, wanted)
	if err != nil {
		return all, fmt.Errorf("reading %s: %w", folder, err)
	}
	var problems check.Problems
	for _, name := range names {
		place := path.Join(folder, name)
		data, err := os.ReadFile(filepath.Join(d.Dir, place))
		if err != nil {
			return all, fmt.Errorf("reading an editor’s file: %w", err)
		}
		edits, mistakes := parse(place, data)
		all.Stories, all.Comments = append(all.Stories, edits.Stories...), append(all.Comments, edits.Comments...)
		problems = append(problems, mistakes...)
	}
	return all, problems.Err()
}

// files are the names of those wanted, in the order of the alphabet.
func (d Edits) files(folder string, wanted func(name string) bool) (names []string, err error) {
	entries, err := os.ReadDir(filepath.Join(d.Dir, folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && wanted(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, err
}

// speaksOf tells whether a file with that name is written for the label.
func speaksOf(name, label string) bool {
	rest, ok := strings.CutPrefix(name, label)
	extension := path.Ext(rest)
	switch extension {
	case ".yaml", ".yml":
		return ok && rest == extension
	case ".md":
		return ok && (rest == extension || strings.HasPrefix(rest, "-"))
	}
	return false
}

// isWriting tells an editor's file from what lies beside it.
func isWriting(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".md":
		return !strings.HasPrefix(name, ".")
	}
	return false
}

// isFor tells whether the file is written for an edition with such a label.
func isFor(name string, labels period.Unit) bool {
	words := strings.TrimSuffix(name, path.Ext(name))
	if labels.IsLabel(words) {
		return true
	}
	for i := range words {
		if words[i] == '-' && path.Ext(name) == ".md" && labels.IsLabel(words[:i]) {
			return true
		}
	}
	return false
}

// parse reads a file. Place is its name in messages.
func parse(place string, data []byte) (edits reports.Edits, problems check.Problems) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if path.Ext(place) == ".md" {
		edits.Stories, problems = article(place, data)
		return edits, problems
	}
	var f sheet
	problems = setting.Decode(place, data, &f, setting.Options{})
	for i, e := range f.Stories {
		edits.Stories = append(edits.Stories, e.edit(fmt.Sprintf("%s: stories[%d]", place, i)))
	}
	for i, c := range f.Commentary {
		edits.Comments = append(edits.Comments, c.comment(fmt.Sprintf("%s: commentary[%d]", place, i)))
	}
	return edits, problems
}

var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\n(.*?\n)?---[ \t]*(\n|\z)`)

// article reads a file of Markdown: what its front matter says, with the text
// below it.
func article(place string, data []byte) ([]reports.Edit, check.Problems) {
	head := frontMatter.Find(data)
	if head == nil {
		return nil, check.Problems{{Message: "an editor’s article begins with its front matter", Hint: "a line ---, then title: …, then a line ---", Pos: check.Pos{File: place, Line: 1, Column: 1}}}
	}
	var m matter
	problems := setting.Decode(place, head[:bytes.LastIndex(head, []byte("---"))], &m, setting.Options{})
	m.Text = string(data[len(head):])
	if len(problems) == 0 && m.Story == "" && strings.TrimSpace(m.Text) == "" {
		problems = append(problems, check.Problem{Message: "the article has no text", Pos: check.Pos{File: place, Line: 1, Column: 1}})
	}
	return []reports.Edit{m.entry().edit(place)}, problems
}
