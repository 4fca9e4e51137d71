package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/setting/disk"
)

// Options say which settings are read. Dir is the installation's folder, from
// which all paths are named; "" is the working one. File is the settings file,
// "config/catchup.yaml" if empty. Env looks up the variables that secrets
// name; see os.LookupEnv.
type Options struct {
	Dir          string
	File         string
	AllowOutside bool
	Env          func(name string) (value string, ok bool)
}

// Load reads the settings and the reports they name. Mistakes that the
// operator can mend are returned all at once, as check.Problems sorted by
// file and line.
func Load(o Options) (*Settings, error) {
	l := loader{options: setting.Options{
		Root:         cmp.Or(o.Dir, "."),
		AllowOutside: o.AllowOutside,
		Env:          o.Env,
		Disk:         disk.Disk{},
	}}
	var s Settings
	l.options.OnSecret = func(file setting.Path) {
		if w := disk.Exposed(file.Name, file.Full); w != "" && !slices.Contains(s.Warnings, w) {
			s.Warnings = append(s.Warnings, w)
		}
	}
	if err := l.read(cmp.Or(o.File, "config/catchup.yaml"), &s); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(s.Reports)) {
		report := s.Reports[name]
		if err := l.define(name, &report, &s); err != nil {
			return nil, err
		}
		s.Reports[name] = report
		for _, claim := range report.Definition.Claims() {
			s.Warnings = append(s.Warnings, "reports."+name+": "+claim)
		}
		if report.Definition.Pictured() {
			s.Warnings = append(s.Warnings, fmt.Sprintf("reports.%s: it shows pictures of articles (images); see that you may reprint them, in mails, on paper and in the archive", name))
		}
	}
	for _, name := range s.unheld() {
		s.Warnings = append(s.Warnings, fmt.Sprintf("sources.%s: no edition is held for what is expected of it, since no report shows it or compares anything with it: let a source that one shows agree with it (agrees, with: { from: %s, … })", name, name))
	}
	l.problems.Sort()
	if problems := slices.Compact(l.problems); len(problems) > 0 { // two reports may share a file
		return nil, problems
	}
	return &s, nil
}

// loader gathers the problems of all files.
type loader struct {
	options  setting.Options
	problems check.Problems
}

// read decodes a file of the installation; it is shown by the name under
// which it is found from the working folder.
func (l *loader) read(name string, into any, further ...func(check.Place)) error {
	if !filepath.IsAbs(name) {
		name = filepath.Join(l.options.Root, name)
	}
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.problems = append(l.problems, check.Problem{
			Message: "there is no such settings file",
			Hint:    "--dir names the installation's folder",
			Pos:     check.Pos{File: name},
		})
	case err != nil:
		return fmt.Errorf("reading settings: %w", err)
	default:
		l.problems = append(l.problems, setting.Decode(name, data, into, l.options, further...)...)
	}
	return nil
}

// define reads the definition of a report. If its file could not be found, that
// is noted already.
func (l *loader) define(name string, r *Report, s *Settings) error {
	if r.Spec.Full == "" {
		return nil
	}
	return l.read(r.Spec.Name, &r.Definition, func(at check.Place) {
		s.checkSections(at, r.Definition)
		s.checkSlots(at.Key("period"), name, r.Definition.Period)
		s.checkColumn(at.Key("slice_by"), r.To.List, r.Definition.SliceBy)
	})
}
