package editor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"reflect"
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/reports"
)

// File is what is written for one edition, as it lies on the disk. Place is the
// file of YAML, "editors/weekly/2024-06-14.yaml", whether it is there or not; its
// Text is empty if it is not. Problems are those of this file. Others is what the
// files beside it say. Versions are those that the file has had, the oldest first.
type File struct {
	Place    string
	Text     string
	Sheet    Sheet
	Written  time.Time // when it was written last; zero if it is not there
	Problems check.Problems
	Others   reports.Edits
	Versions []Version
}

// Changed is when the file was changed or removed last; zero if it never was.
func (f File) Changed() time.Time {
	if n := len(f.Versions); f.Written.IsZero() && n > 0 {
		return f.Versions[n-1].At
	}
	return f.Written
}

// Version is what the file said once it was changed: by whom, when, and what was
// changed. Nobody is named if it was changed on the disk.
type Version struct {
	At   time.Time `yaml:"at"`
	By   string    `yaml:"by,omitempty"`
	What string    `yaml:"what"`
	Text string    `yaml:"text"`
}

// Token names the text of a file. Two texts have the same only if they are the same.
func Token(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// Token names what the file says now.
func (f File) Token() string { return Token(f.Text) }

// ErrStale says that the file has changed since the change was thought of.
var ErrStale = errors.New("the file has changed meanwhile")

// Change is what one operator changes of a file at once. Token is that of the file
// which the operator has seen, and What says in words what is changed.
//
// Stories and Commentary have entries by their places in the lists of the file: nil
// removes one, and a place behind the last adds one. Introduction and Note are nil
// if they stay, and without a text if they go. Whole, if it is not nil, is all that
// the file is to say, and stands for everything else.
type Change struct {
	Token        string
	By           string
	At           time.Time
	What         string
	Introduction *Words
	Note         *Words
	Stories      map[int]*Entry
	Commentary   map[int]*Comment
	Whole        *string
}

// IsNone tells whether nothing is changed.
func (c Change) IsNone() bool {
	return c.Introduction == nil && c.Note == nil && len(c.Stories) == 0 && len(c.Commentary) == 0 && c.Whole == nil
}

// edited says in the file who has changed something, and when.
func (c Change) edited() string { return c.By + ", " + c.At.Format("2 January 2006, 15:04") }

// signed is the change with who makes it, and when, in all that it writes.
func (c Change) signed() Change {
	c.Stories, c.Commentary = maps.Clone(c.Stories), maps.Clone(c.Commentary)
	for i, e := range c.Stories {
		if e != nil {
			copied := *e
			copied.Edited = c.edited()
			c.Stories[i] = &copied
		}
	}
	for i, comment := range c.Commentary {
		if comment != nil {
			copied := *comment
			copied.Edited = c.edited()
			c.Commentary[i] = &copied
		}
	}
	for _, w := range []**Words{&c.Introduction, &c.Note} {
		if *w != nil && (*w).Text != "" {
			*w = &Words{Text: (*w).Text, Edited: c.edited()}
		}
	}
	return c
}

// Apply is the text of a file after the change, empty if the file has nothing left
// to say. Comments in it, and what is not changed, stay. Place is its name in
// messages. If the file or the change has mistakes, there is no text.
func (c Change) Apply(place, text string) (string, check.Problems) {
	if c.Whole != nil {
		return whole(place, *c.Whole)
	}
	c = c.signed()
	var before Sheet
	if text != "" {
		var problems check.Problems
		if before, problems = ReadSheet(place, []byte(text)); len(problems) > 0 {
			return "", problems
		}
	}
	after := c.sheet(before)
	written, err := c.write(plain([]byte(text)))
	if err != nil {
		return "", check.Problems{{Message: "the file cannot be changed from here: " + err.Error(), Hint: "change it in an editor", Pos: check.Pos{File: place}}}
	}
	written, problems := whole(place, written)
	if len(problems) > 0 {
		return "", problems
	}
	now, _ := ReadSheet(place, []byte(written))
	if !reflect.DeepEqual(now.edits(place), after.edits(place)) {
		return "", check.Problems{{Message: "the file is written in a way in which this cannot be changed from here", Hint: "change it in an editor", Pos: check.Pos{File: place}}}
	}
	return written, nil
}

// whole is the text of a file, if it has no mistakes.
func whole(place, text string) (string, check.Problems) {
	data := plain([]byte(text))
	if len(bytes.TrimSpace(data)) == 0 {
		return "", nil
	}
	if _, problems := ReadSheet(place, data); len(problems) > 0 {
		return "", problems
	}
	return string(bytes.TrimRight(data, "\n")) + "\n", nil
}

// sheet is what the file is to say after the change.
func (c Change) sheet(s Sheet) Sheet {
	if c.Introduction != nil {
		s.Introduction = *c.Introduction
	}
	if c.Note != nil {
		s.Note = *c.Note
	}
	s.Stories, s.Commentary = changed(s.Stories, c.Stories), changed(s.Commentary, c.Commentary)
	return s
}

// changed is a list after the changes of its entries.
func changed[T any](list []T, by map[int]*T) []T {
	var after []T
	for i, one := range list {
		to, touched := by[i]
		switch {
		case !touched:
			after = append(after, one)
		case to != nil:
			after = append(after, *to)
		}
	}
	for _, i := range slices.Sorted(maps.Keys(by)) {
		if i >= len(list) && by[i] != nil {
			after = append(after, *by[i])
		}
	}
	return after
}
