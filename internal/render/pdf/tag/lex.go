package tag

import (
	"bytes"
	"errors"
)

// token is a kind of word of a PDF (PDF 32000-1, 7.2).
type token int

const (
	end    token = iota
	word         // a number, an operator, true, obj
	name         // with its slash
	text         // with its brackets, round or angled
	open         // [ or <<
	closed       // ] or >>
)

var errBroken = errors.New("the file is broken")

// lexer parts bytes into tokens. Strings hold any byte, so nothing may be
// parted by lines.
type lexer struct {
	data []byte
	at   int
}

// next is the next token with its bytes. The end of the data is a token.
func (l *lexer) next() (token, []byte, error) {
	l.skip()
	if l.at >= len(l.data) {
		return end, nil, nil
	}
	from := l.at
	kind, length := word, 1
	switch rest := l.data[l.at:]; {
	case rest[0] == '/':
		kind, length = name, 1+regular(rest[1:])
	case rest[0] == '(':
		kind, length = text, literal(rest)
	case bytes.HasPrefix(rest, []byte("<<")):
		kind, length = open, 2
	case bytes.HasPrefix(rest, []byte(">>")):
		kind, length = closed, 2
	case rest[0] == '<':
		kind, length = text, bytes.IndexByte(rest, '>')+1
	case rest[0] == '[':
		kind = open
	case rest[0] == ']':
		kind = closed
	default:
		length = regular(rest)
	}
	if length == 0 {
		return end, nil, errBroken
	}
	l.at += length
	return kind, l.data[from:l.at], nil
}

// skip passes over white space and comments.
func (l *lexer) skip() {
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '%' {
			for l.at+1 < len(l.data) && l.data[l.at+1] != '\n' && l.data[l.at+1] != '\r' {
				l.at++
			}
		} else if !white(c) {
			return
		}
	}
}

// regular is how many bytes belong to one word.
func regular(data []byte) int {
	for i, c := range data {
		if white(c) || delimits[c] {
			return i
		}
	}
	return len(data)
}

var delimits = [256]bool{'(': true, ')': true, '<': true, '>': true, '[': true, ']': true, '{': true, '}': true, '/': true, '%': true}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// literal is the length of the string that the data begins with, 0 if it does
// not end.
func literal(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
