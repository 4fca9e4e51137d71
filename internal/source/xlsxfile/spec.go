package xlsxfile

import (
	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/dialect"
)

// Spec is how a sheet of a workbook is written in the settings.
type Spec struct {
	dialect.Spec
	source.Asking
	// Path is the workbook (.xlsx or .ods), or an http(s) address.
	Path setting.Location `yaml:"path,required"`
	// Sheet is the sheet's name, or its number counted from 1. Without it the
	// only sheet that has the columns is taken, among those that are not hidden.
	Sheet string `yaml:"sheet"`
	// Timeout bounds each try to read an address.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
	// Limit bounds the size of the file.
	Limit setting.Size `yaml:"limit" default:"64MB"`
}

// Check notes rows that cannot be, and bounds that let nothing through.
func (s Spec) Check(at check.Place) {
	s.Spec.Check(at)
	s.CheckFor(at, s.Path)
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
}
