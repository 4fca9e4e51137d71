// Package source says what a source of data is. Each kind of source is a
// package below this one with a Spec, the settings it is written in, and an
// Open that makes a Source of it; package app holds the list of kinds. What
// they share is here: bounded and repeated fetching, and the columns that
// make a table of text a table of values.
package source

import (
	"context"
	"time"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Source is something that can be read as a table.
//
// Read returns what the source holds as the request asks for it. It may be
// called again and from several goroutines. It must end soon after ctx does,
// must not hold more than its bounds allow, and gives every value its origin.
// Oddities that leave the rest whole are warnings of the table; an error says
// where the source is and what is wrong, and never holds a secret.
//
// The request's Shape is what the table shall hold. A source of many rows
// builds its table in that shape and holds no others; one of few may give all
// it has as it is, and is shaped afterwards.
type Source interface {
	Read(ctx context.Context, r Request) (*table.Table, error)
}

// Request is what a reading may depend on. Period is the span the edition
// tells of; As is the moment as of which it is made: what the source knows to
// be later is left out by whoever uses the table. Source is the name the
// settings give to the source. Shape.Keep chooses the rows that are needed; its
// Columns are for Shape to fill in.
type Request struct {
	Source string
	Period period.Period
	As     time.Time
	Shape  table.Shape
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
