// Package folder reads and writes what editors wrote, in the folder editors of an
// installation: for each edition a file of YAML, editors/REPORT/PERIOD.yaml, and
// articles in Markdown beside it, editors/REPORT/PERIOD.md or PERIOD-anything.md.
// The period is labelled as in the edition's key, "2024-06-14". The versions that a
// file of YAML has had are kept in editors/REPORT/.versions/PERIOD.yaml.
package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/editor"
	"catchup/internal/period"
	"catchup/reports"
)

// name is that of the folder.
const name = "editors"

// Folder is the editors' folder of the installation in Dir.
type Folder struct{ Dir string }

// Edits returns what was written for the edition of a report with the label;
// nothing if there are no files. Mistakes are check.Problems.
func (f Folder) Edits(report, label string) (reports.Edits, error) {
	return f.read(report, func(name string) bool { return speaksOf(name, label) })
}

// Check reads every file that was written for the report, whose editions have
// labels of this unit. Mistakes, and files that no edition will look for, are
// check.Problems.
func (f Folder) Check(report string, labels period.Unit) error {
	var problems check.Problems
	_, err := f.read(report, func(name string) bool {
		if isWriting(name) && !isFor(name, labels) {
			problems = append(problems, check.Problem{
				Message: "no edition has such a label, so nobody will read this",
				Hint:    "name it by the label of its edition, " + labels.Label(labels.Ending(example)) + path.Ext(name),
				Pos:     check.Pos{File: path.Join(folderOf(report), name)},
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

// folderOf is where the files of a report lie.
func folderOf(report string) string { return path.Join(name, report) }

// read reads the report's files whose names are wanted.
func (f Folder) read(report string, wanted func(name string) bool) (all reports.Edits, err error) {
	names, err := f.files(report, wanted)
	if err != nil {
		return all, fmt.Errorf("reading %s: %w", folderOf(report), err)
	}
	var problems check.Problems
	for _, name := range names {
		place := path.Join(folderOf(report), name)
		data, err := os.ReadFile(f.at(place))
		if err != nil {
			return all, fmt.Errorf("reading an editor’s file: %w", err)
		}
		edits, mistakes := editor.Read(place, data)
		all = all.And(edits)
		problems = append(problems, mistakes...)
	}
	return all, problems.Err()
}

// at is the name of a file on this machine.
func (f Folder) at(place string) string { return filepath.Join(f.Dir, filepath.FromSlash(place)) }

// files are the names of those wanted, in the order of the alphabet.
func (f Folder) files(report string, wanted func(name string) bool) (names []string, err error) {
	entries, err := os.ReadDir(f.at(folderOf(report)))
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
