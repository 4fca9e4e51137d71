package xlsxfile

import (
	"fmt"
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how a sheet of a workbook is written in the settings.
type Spec struct {
	// Path is the workbook (.xlsx), or an http(s) address.
	Path setting.Location `yaml:"path,required"`
	// Sheet is the sheet's name, or its number counted from 1.
	Sheet string `yaml:"sheet" default:"1"`
	// Head is the row of the columns' names, or the first and last of several
	// that are joined: 3..5. What stands above it is taken as remarks.
	Head Rows `yaml:"head" default:"1"`
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

// Rows are one row of a sheet or several that follow each other, counted from 1.
type Rows struct{ First, Last int }

// UnmarshalText reads one row, 3, or the first and the last, 3..5.
func (r *Rows) UnmarshalText(text []byte) error {
	from, to, several := strings.Cut(string(text), "..")
	if !several {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first < 1 || last < first {
		return fmt.Errorf("%q is neither a row, such as 3, nor several, such as 3..5", text)
	}
	*r = Rows{first, last}
	return nil
}

// String is the row or rows as settings write them.
func (r Rows) String() string {
	if r.First == r.Last {
		return strconv.Itoa(r.First)
	}
	return fmt.Sprintf("%d..%d", r.First, r.Last)
}
