// Package edition holds what a report became for one period: the document,
// the files it was set as, and the rule that there is one edition per report
// and period, ever. Press.Make is the main road through the program.
package edition

import (
	"context"
	"errors"
	"time"

	"catchup/internal/document"
	"catchup/internal/table"
)

// Key names an edition: the report's key in the settings and the label of the
// period, "weekly" and "2024-07-05".
type Key struct {
	Report string
	Period string
}

func (k Key) String() string { return k.Report + "/" + k.Period }

// Edition is an issue of a report. ID is unique over all installations that
// share a store. Number counts the report's editions from 1. Due is the moment
// for which it was made, and Made when it was finished. Terms say when it goes
// out, as the settings were when it was made.
//
// The edition of a sliced report has Slices, by their names in the order of the
// alphabet. The archive holds them. Its own Document has what all slices share,
// and it has no Files.
type Edition struct {
	Key      Key
	ID       string
	Number   int
	Due      time.Time
	Made     time.Time
	Document *document.Document
	Files    []File
	Slices   []string
	Terms    Terms
}

// File is one form of an edition, "edition.pdf". Type is its media type.
type File struct {
	Name  string
	Type  string
	Bytes []byte
}

// Digest is the SHA-256 of the file's bytes in hex.
func (f File) Digest() string { return digest(f.Bytes) }

// File returns the named file, nil if the edition has none.
func (e *Edition) File(name string) *File {
	for i := range e.Files {
		if e.Files[i].Name == name {
			return &e.Files[i]
		}
	}
	return nil
}

// ErrNone says that there is no edition of that key.
var ErrNone = errors.New("no such edition")

// ErrExists says that an edition of that key is already kept.
var ErrExists = errors.New("the edition is already made")

// Archive keeps editions.
//
// Find returns the edition of the key with its files, or ErrNone.
//
// Before returns the last edition of the key's report that was due before the
// moment, without its files, or ErrNone. It leaves out the key's own edition
// and those that wait, were dropped or are quiet. LastOut leaves out those on
// hold too, and those whose release has not come by now: it returns the last one
// that has gone out.
//
// Number is the number of the key's edition. If there is none, it is the number
// that the report's next edition would have. Quiet editions do not count: what
// comes after one takes its number.
//
// Keep writes the edition, its files and one queued delivery for each
// subscriber of the audience, all in one transaction. The deliveries of a quiet
// edition are skipped, until it is released. If there is already an edition of
// that key or number, it changes nothing and returns ErrExists.
//
// Replace keeps e instead of the edition of its key, with the same terms and
// without its approval. It does so only if nothing of that edition has gone out
// or may go out now; else it returns a *Misruled, or ErrNone.
//
// The slices of an edition are too many to be held in memory at once. Lay
// writes one slice of an edition that is about to be kept. Keep needs all of
// them to be there, and skips subscribers who have none. Drop deletes the
// slices of an edition that will not be kept; those that a broken run left
// behind are deleted when they are a day old. Slice returns a slice of a kept
// edition by the edition's ID, or ErrNone.
//
// Turnout compares the audience of the key's edition, due at the moment, with the
// deliveries of the one that Before returns.
type Archive interface {
	Find(ctx context.Context, k Key) (*Edition, error)
	Before(ctx context.Context, k Key, due time.Time) (*Edition, error)
	LastOut(ctx context.Context, k Key, due, now time.Time) (*Edition, error)
	Number(ctx context.Context, k Key) (int, error)
	LastMade(ctx context.Context) (Entry, error)
	Keep(ctx context.Context, e *Edition, a Audience) error
	Replace(ctx context.Context, e *Edition, a Audience, r Ruling) error
	Lay(ctx context.Context, id string, s *Slice) error
	Drop(ctx context.Context, id string) error
	Slice(ctx context.Context, id, name string) (*Slice, error)
	Turnout(ctx context.Context, k Key, due time.Time, a Audience) (Turnout, error)
}

// Audience is who gets an edition: the active subscribers who want the report
// and who were on a list when it was read. Reading names that reading of the
// list, as subscriber.Store gives it; empty for all subscribers. Attribute is
// the attribute of subscribers that names their slice of the edition; empty if
// it has none.
//
// An Open report also goes to subscribers who have chosen it themselves, on the
// list or not. The Last edition of a calendar month also goes to subscribers
// who want one a month.
//
// Unread are the rows of the list that could not be read: whoever stands there
// gets nothing.
type Audience struct {
	Report    string
	Reading   string
	Attribute string
	Open      bool
	Last      bool
	Unread    table.Unread
}

// Unsliced says why a subscriber whose attribute has the value gets nothing of
// an edition that has no slice of that name.
func (a Audience) Unsliced(value string) string {
	if value == "" {
		return "the reader has no “" + a.Attribute + "”, by which the edition is sliced"
	}
	return "the edition has no part for “" + value + "”"
}

// Renderer makes one form of a document: a file, and the pictures that it
// names, which are files beside it. The same document gives the same bytes. A
// Renderer may be called from several goroutines.
//
// Form names what it makes, "PDF". Render looks at the context at every block,
// and within a large one at regular counts. When the context has ended, it
// returns context.Cause soon.
type Renderer interface {
	Form() string
	Render(ctx context.Context, d *document.Document) ([]File, error)
}
