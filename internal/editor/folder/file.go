package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
	"time"

	"gopkg.in/yaml.v3"

	"catchup/internal/check"
	"catchup/internal/editor"
)

// Open reads the file of YAML of the edition of a report with the label, with its
// versions, and what the files beside it say. Mistakes of those are check.Problems;
// those of the file itself are in it.
func (f Folder) Open(report, label string) (editor.File, error) {
	file := editor.File{Place: f.sheet(report, label)}
	var err error
	if file.Text, file.Written, err = f.text(file.Place); err != nil {
		return file, err
	}
	if file.Text != "" {
		file.Sheet, file.Problems = editor.ReadSheet(file.Place, []byte(file.Text))
	}
	if file.Versions, err = f.versions(report, label); err != nil {
		return file, err
	}
	file.Others, err = f.read(report, func(name string) bool { return speaksOf(name, label) && name != path.Base(file.Place) })
	return file, err
}

// sheet is the file of YAML for a label: that which is there, or else would be.
func (f Folder) sheet(report, label string) string {
	place, other := path.Join(folderOf(report), label+".yaml"), path.Join(folderOf(report), label+".yml")
	if !f.has(place) && f.has(other) {
		return other
	}
	return place
}

func (f Folder) has(place string) bool {
	_, err := os.Stat(f.at(place))
	return err == nil
}

// text is what a file says, and when it was written; "" if there is none.
func (f Folder) text(place string) (string, time.Time, error) {
	data, err := os.ReadFile(f.at(place))
	if errors.Is(err, fs.ErrNotExist) {
		return "", time.Time{}, nil
	}
	var info fs.FileInfo
	if err == nil {
		info, err = os.Stat(f.at(place))
	}
	if err != nil {
		return "", time.Time{}, fmt.Errorf("reading an editor’s file: %w", err)
	}
	return string(data), info.ModTime(), nil
}

// Write makes a change in the file of YAML of the edition of a report with the
// label, and keeps what the file said before and says then as versions. If the file
// is not the one that the change was thought of, it is editor.ErrStale; if it or the
// change has mistakes, check.Problems. Nothing is written then. However many write
// at once, in this process or another, each change is of the file as it was then.
func (f Folder) Write(report, label string, c editor.Change) error {
	release, err := f.hold(report)
	if err != nil {
		return unwritable(versionsOf(report), err)
	}
	defer release()
	file, err := f.Open(report, label)
	if err != nil && !isMistake(err) { // a mistake beside it does not concern it
		return err
	}
	if file.Token() != c.Token {
		return editor.ErrStale
	}
	text, problems := c.Apply(file.Place, file.Text)
	if len(problems) > 0 {
		return problems
	}
	if text == file.Text {
		return nil
	}
	all := append(found(file), editor.Version{At: c.At.UTC(), By: c.By, What: c.What, Text: text})
	if err := f.keep(report, label, all[max(0, len(all)-mostVersions):]); err != nil {
		return unwritable(versionsOf(report), err)
	}
	if text == "" {
		err = os.Remove(f.at(file.Place))
	} else {
		err = replace(f.at(file.Place), []byte(text))
	}
	if err != nil {
		return unwritable(file.Place, err)
	}
	return nil
}

// unwritable says what cannot be written, and why: check.Problems.
func unwritable(place string, err error) error {
	return check.Problems{{Message: "nothing can be written there: " + err.Error(), Hint: "let catchup write to " + name + "/", Pos: check.Pos{File: place}}}
}

func isMistake(err error) bool {
	var problems check.Problems
	return errors.As(err, &problems)
}

// mostVersions is how many versions of a file are kept.
const mostVersions = 50

// found are the versions of the file, and as the last of them what it says now, if
// it was written by other means.
func found(file editor.File) []editor.Version {
	all := file.Versions
	if n := len(all); n > 0 && all[n-1].Text == file.Text || n == 0 && file.Text == "" {
		return append(all, none(n)...)
	}
	return append(all, editor.Version{At: file.Written.UTC().Truncate(time.Second), What: onDisk, Text: file.Text})
}

// onDisk is what the versions say of a change by other means than Write.
const onDisk = "changed it on the disk"

// none is the version before there was a file, if there are no others.
func none(versions int) []editor.Version {
	if versions > 0 {
		return nil
	}
	return []editor.Version{{What: nothingYet}}
}

// nothingYet is what the versions say of the time before the file.
const nothingYet = "had written anything yet"

// versionsOf is where the versions of the files of a report are kept. Nobody takes
// it for an editor's file.
func versionsOf(report string) string { return path.Join(folderOf(report), ".versions") }

// versions are those of a file, the oldest first.
func (f Folder) versions(report, label string) (all []editor.Version, err error) {
	place := path.Join(versionsOf(report), label+".yaml")
	data, err := os.ReadFile(f.at(place))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the versions of an editor’s file: %w", err)
	}
	if err := yaml.Unmarshal(data, &all); err != nil {
		return nil, check.Problems{{Message: "these versions of an editor’s file cannot be read: " + err.Error(), Hint: "move the file away to begin anew", Pos: check.Pos{File: place}}}
	}
	return all, nil
}

func (f Folder) keep(report, label string, all []editor.Version) error {
	data, err := yaml.Marshal(all)
	if err != nil {
		return err
	}
	return replace(f.at(path.Join(versionsOf(report), label+".yaml")), data)
}

// hold has nobody else write files of the report until release is called.
func (f Folder) hold(report string) (release func(), err error) {
	dir := f.at(versionsOf(report))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	held, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX); err != nil {
		held.Close()
		return nil, err
	}
	return func() { held.Close() }, nil
}

// replace writes a file whole, so that nobody ever reads half of it. Its mode stays
// as it was.
func replace(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	beside, err := os.CreateTemp(filepath.Dir(name), ".*")
	if err != nil {
		return err
	}
	defer os.Remove(beside.Name())
	_, err = beside.Write(data)
	err = errors.Join(err, beside.Chmod(mode), beside.Sync(), beside.Close())
	if err != nil {
		return err
	}
	return os.Rename(beside.Name(), name)
}
