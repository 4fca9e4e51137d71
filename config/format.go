package config

import (
	"fmt"
	"slices"

	"catchup/internal/check"
)

// Format is a body that a mail may have: html or text.
type Format string

// The formats.
const (
	HTML Format = "html"
	Text Format = "text"
)

// UnmarshalText reads a format's name.
func (f *Format) UnmarshalText(text []byte) error {
	if err := among("format", string(text), string(HTML), string(Text)); err != nil {
		return err
	}
	*f = Format(text)
	return nil
}

// Attachment is a file that may be sent with a mail: pdf, or xlsx, a workbook
// of the tables, which is made only where it is asked for.
type Attachment string

// The attachments.
const (
	PDF  Attachment = "pdf"
	XLSX Attachment = "xlsx"
)

// UnmarshalText reads an attachment's name.
func (a *Attachment) UnmarshalText(text []byte) error {
	if err := among("file to attach", string(text), string(PDF), string(XLSX)); err != nil {
		return err
	}
	*a = Attachment(text)
	return nil
}

// Archive says who may see the editions of a report on the web: none; public,
// everybody, but of a sliced report no slice; or slices, everybody, and every
// slice.
type Archive string

// The archives.
const (
	None   Archive = "none"
	Public Archive = "public"
	Slices Archive = "slices"
)

// UnmarshalText reads an archive's name.
func (a *Archive) UnmarshalText(text []byte) error {
	if err := among("kind of archive", string(text), string(None), string(Public), string(Slices)); err != nil {
		return err
	}
	*a = Archive(text)
	return nil
}

// among refuses a word that is not one of the known.
func among(what, word string, known ...string) error {
	if slices.Contains(known, word) {
		return nil
	}
	return check.Problem{Message: fmt.Sprintf("%q is not a %s", word, what), Hint: check.DidYouMean(word, known)}
}
