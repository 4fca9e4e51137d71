// Package html makes HTML of a document, in two forms. A Mail looks right in
// every mail program. A Web page is for browsers and for the archive. Each is
// complete in itself and looks as its templates say. Both get the same view of
// the document:
//
//	document ──▶ viewer ──▶ page ──▶ mail ──▶ templates/mail ──▶ edition.html, chart-1.png
//	                                 sheet  ──▶ templates/web  ──▶ page.html
package html

import (
	"bytes"
	"context"
)

// mediaType is the media type of both.
const mediaType = "text/html; charset=utf-8"

// paper is what templates write to. It fails when its context has ended, which
// ends the template.
type paper struct {
	ctx     context.Context
	written bytes.Buffer
	writes  int
}

func (p *paper) Write(words []byte) (int, error) {
	if p.writes++; p.writes%often == 0 {
		if err := context.Cause(p.ctx); err != nil {
			return 0, err
		}
	}
	return p.written.Write(words)
}

// often is after how many rows of a table, or writes of a template, the context
// is looked at.
const often = 500

// each turns every one of a list.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, one := range list {
		out[i] = turn(one)
	}
	return out
}
