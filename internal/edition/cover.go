package edition

import (
	"time"

	"catchup/internal/document"
)

// Entry is an edition as a list names it. It is out when it is Ready and its
// Release has come.
type Entry struct {
	Key     Key
	ID      string
	Number  int
	Due     time.Time
	Made    time.Time
	State   State
	Release time.Time
}

// Entry is the edition as a list names it, without its State and Release, which
// the archive holds.
func (e *Edition) Entry() Entry {
	return Entry{Key: e.Key, ID: e.ID, Number: e.Number, Due: e.Due, Made: e.Made}
}

// Out tells whether the edition may be seen at the moment.
func (e Entry) Out(now time.Time) bool { return e.State == Ready && !e.Release.After(now) }

// Cover is what a list or an index shows of an edition: its title and other
// words, the correction that it makes to an earlier edition, nil for none, its
// files without their bytes, and the names of its slices.
type Cover struct {
	Title    string
	Tagline  string
	Lang     string
	Covers   string
	Preview  string
	Issued   time.Time
	Corrects *document.Correction
	Files    []FileInfo
	Slices   []string
}

// FileInfo is a file without its bytes; Size is how many it has.
type FileInfo struct {
	Name string
	Type string
	Size int64
}
