package xlsxfile

import (
	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// Spec is how a sheet of a workbook is written in the settings.
type Spec struct {
	// Path is the workbook (.xlsx), or an http(s) address.
	Path setting.Location `yaml:"path,required"`
	// Sheet is the sheet's name, or its number counted from 1.
	Sheet string `yaml:"sheet" default:"1"`
	// Head is the row of the columns' names, or the first and last of several
	// that are joined: 3..5. What stands above it is taken as remarks.
	Head source.Rows `yaml:"head" default:"1"`
	// First is the first row of data; without it, the row after the head.
	First int `yaml:"first"`
	// Stop ends the data before the first row whose first filled cell begins
	// with this text, in capitals or not; without it they go to the end.
	Stop string `yaml:"stop"`
	// Timeout bounds each try to read an address.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
	// Limit bounds the size of the file.
	Limit setting.Size `yaml:"limit" default:"64MB"`
}

// Check notes rows that cannot be and bounds that let nothing through.
func (s Spec) Check(at check.Place) {
	if s.First != 0 && s.First <= s.Head.Last {
		at.Key("first").Note("leave it out if the data follow the head", "row %d is not below the head", s.First)
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
}
