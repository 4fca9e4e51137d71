package csvfile

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/dialect"
)

// Spec is how a text file of rows is written in the settings.
type Spec struct {
	dialect.Spec
	source.Asking
	// Path is the file, or an http(s) address.
	Path setting.Location `yaml:"path,required"`
	// Delimiter stands between the cells: a comma, a semicolon, a bar, or
	// tab; without it the file shows which.
	Delimiter Delimiter `yaml:"delimiter"`
	// Encoding is utf-8, utf-16, windows-1252 or iso-8859-1; without it the
	// file shows which.
	Encoding Encoding `yaml:"encoding"`
	// Timeout bounds each try to read an address.
	Timeout setting.Duration `yaml:"timeout" default:"30s"`
	// Limit bounds the size of the file.
	Limit setting.Size `yaml:"limit" default:"64MB"`
}

// Check notes bounds that let nothing through.
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

// Encoding is how the characters of a file are written; "" if that is to be found
// in the file.
type Encoding string

// The encodings that a file may have, by the names that package codec gives
// them.
const (
	UTF8        Encoding = "utf-8"
	UTF16       Encoding = "utf-16"
	Windows1252 Encoding = "windows-1252"
	Latin1      Encoding = "iso-8859-1"
)

// UnmarshalText reads the name of an encoding, in capitals or not.
func (e *Encoding) UnmarshalText(text []byte) error {
	name := Encoding(strings.ToLower(string(text)))
	if !slices.Contains([]Encoding{UTF8, UTF16, Windows1252, Latin1}, name) {
		return fmt.Errorf("%q is not an encoding: utf-8, utf-16, windows-1252 or iso-8859-1", text)
	}
	*e = name
	return nil
}

// Delimiter is the character between two cells; 0 if that is to be found in the
// file.
type Delimiter rune

// UnmarshalText reads the character itself, or the word tab.
func (d *Delimiter) UnmarshalText(text []byte) error {
	switch s := string(text); s {
	case "tab", "\t", `\t`:
		*d = '\t'
	case ",", ";", "|":
		*d = Delimiter(s[0])
	default:
		return fmt.Errorf("%q is not a delimiter: a comma, a semicolon, a bar, or tab", s)
	}
	return nil
}
