// Package source says what a source of data is. Each kind of source is a
// package below this one. It has a Spec, which is its settings, and an Open
// that makes a Source of it; package app holds the list of kinds. What they
// share is here: fetching with bounds and repeats, and the columns that make a
// table of values of a table of text.
package source

import (
	"context"
	"time"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Source is something that can be read as a table.
//
// Read returns the data of the source as the request asks for them. It may be
// called again and from several goroutines. It must end soon after ctx ends,
// must not use more memory than its bounds allow, and must give every value its
// origin. Oddities that do not spoil the rest are warnings of the table. An
// error says where the source is and what is wrong, and never holds a secret.
//
// The request's Shape says what the table is to hold. A source of many rows
// builds its table in that shape, and does not keep other rows. A source of few
// rows may return everything, and is shaped afterwards.
type Source interface {
	Read(ctx context.Context, r Request) (*table.Table, error)
}

// Request is what a reading may depend on. Period is the time that the edition
// covers. As is the moment as of which it is made; whoever uses the table
// leaves out what is later. Source is the name of the source in the settings.
// Shape.Keep chooses the rows that are needed; the function Shape sets its
// Columns. Share is what the source may take of the memory of its edition, nil
// for what it likes.
type Request struct {
	Source string
	Period period.Period
	As     time.Time
	Shape  table.Shape
	Share  *Share
}

// Kept is the last response of an address, for asking again with If-None-Match
// and If-Modified-Since (RFC 9110, section 13).
type Kept struct {
	ETag     string
	Modified string // the Last-Modified header as it came
	Type     string // the Content-Type as it came
	Body     []byte
	At       time.Time
}

// Cache keeps responses between runs. Load returns nil without an error when
// nothing is kept for the address.
type Cache interface {
	Load(ctx context.Context, address string) (*Kept, error)
	Save(ctx context.Context, address string, k Kept) error
}
