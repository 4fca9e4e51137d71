package tag

import (
	"errors"
	"fmt"
)

// class is what a unit of a page does.
type class int

const (
	state   class = iota // it paints nothing
	paths                // it fills or strokes
	words                // it shows words
	picture              // it shows a picture
)

// unit is the least part of a page that may stand alone between two marks:
// saved and restored state, a text object, a path with what paints it
// (PDF 32000-1, 8.2).
type unit struct {
	class class
	bytes []byte
	key   string   // the operator of a mere change of state, or Tf
	names []string // the fonts and pictures it names
}

// operator is what an operator means for units.
type operator int

const (
	changes operator = iota
	saves
	restores
	begins
	ends
	builds
	paints
	drops // the path, unpainted
	shows
	places
	clips
	marks
)

var operators = map[string]operator{
	"q": saves, "Q": restores, "BT": begins, "ET": ends,
	"m": builds, "l": builds, "c": builds, "v": builds, "y": builds, "h": builds, "re": builds,
	"S": paints, "s": paints, "f": paints, "F": paints, "f*": paints, "B": paints, "B*": paints, "b": paints, "b*": paints,
	"n": drops, "W": clips, "W*": clips,
	"Tj": shows, "TJ": shows, "'": shows, `"`: shows,
	"Do": places, "sh": places,
	"BMC": marks, "BDC": marks, "EMC": marks, "MP": marks, "DP": marks, "BI": marks, "BX": marks, "EX": marks,
}

// units hands the units of a page's content to f, in their order.
func units(content []byte, f func(unit) error) error {
	r := scanner{lexer: lexer{data: content}}
	for {
		u, err := r.unit()
		if err != nil || u.bytes == nil {
			return err
		}
		if err := f(u); err != nil {
			return err
		}
	}
}

var errUnbalanced = errors.New("the page's operators are not balanced")

// scanner reads units.
type scanner struct {
	lexer
	depth, operators int
	inText, inPath   bool
	last             []byte // the last name
}

// unit reads one unit; at the end of the page its bytes are nil.
func (r *scanner) unit() (unit, error) {
	r.skip()
	from := r.at
	var u unit
	r.operators = 0
	for {
		kind, token, err := r.next()
		switch {
		case err != nil:
			return u, err
		case kind == end && r.operators == 0 && r.at == from:
			return u, nil
		case kind == end:
			return u, errUnbalanced
		case kind == name:
			r.last = token
		case kind == word && !numeric(token):
			if err := r.operator(&u, token); err != nil {
				return u, err
			}
			if r.depth == 0 && !r.inText && !r.inPath {
				u.bytes = r.data[from:r.at]
				return u, nil
			}
		}
	}
}

// operator takes an operator into the unit.
func (r *scanner) operator(u *unit, token []byte) error {
	r.operators++
	switch operators[string(token)] {
	case saves:
		r.depth++
	case restores:
		r.depth--
	case begins:
		r.inText = true
	case ends:
		r.inText = false
	case builds:
		r.inPath = true
	case paints:
		r.inPath, u.class = false, max(u.class, paths)
	case drops:
		r.inPath = false
	case shows:
		u.class = max(u.class, words)
	case places:
		u.class = picture
		u.names = append(u.names, string(r.last))
	case marks:
		return fmt.Errorf("the page has the operator %s", token)
	case changes:
		r.change(u, token)
	}
	if r.depth < 0 {
		return errUnbalanced
	}
	return nil
}

// change notes the key of a change of state. Of one in a text object only the
// font outlives it.
func (r *scanner) change(u *unit, token []byte) {
	if string(token) == "Tf" {
		u.names = append(u.names, string(r.last))
	}
	if r.depth == 0 {
		u.key = string(token)
	}
}

func numeric(token []byte) bool {
	c := token[0]
	return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.'
}
