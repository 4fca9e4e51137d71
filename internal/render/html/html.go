// Package html sets a document as HTML, twice. A Mail stands in every mail
// program; a Web page is for browsers and for keeping. Each is complete in
// itself and looks as its templates say; both are given the same view of the
// document:
//
//	document ──▶ viewer ──▶ page ──▶ mail ──▶ templates/mail ──▶ edition.html, chart-1.png
//	                                 sheet  ──▶ templates/web  ──▶ page.html
package html

// mediaType is that of both.
const mediaType = "text/html; charset=utf-8"

// each turns every one of a list.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, one := range list {
		out[i] = turn(one)
	}
	return out
}
