// Package hyphen finds where words of British English may be parted at the end
// of a line.
//
// The method is that of F. M. Liang, Word Hy-phen-a-tion by Com-put-er
// (Stanford, 1983). A pattern such as “1tion” is letters with numbers between
// them. All patterns that a word contains lay their numbers over it, and the
// highest at each place counts: an odd one allows a hyphen, an even one forbids
// it. The patterns are those of TeX, by D. Wujastyk and G. Toal, under the MIT
// licence, which stands at the head of the file.
package hyphen

import (
	_ "embed"
	"strings"
)

//go:embed hyph-en-gb.tex
var british string

// shortest is how many letters a word has at least that is parted, and least how
// many of them stand on either side.
const (
	shortest = 8
	least    = 4
)

// longest is how many letters a word has at most: no word of English is longer, and
// to look at what is would take too long.
const longest = 60

// Patterns are the patterns of a language. They do not change after they are
// read.
type Patterns struct {
	numbers map[string][]byte // by the letters of a pattern, one more than it has letters
	known   map[string][]int  // words that are parted otherwise
	reach   int               // the letters of the longest pattern
}

// British reads the patterns of British English, which takes some milliseconds.
func British() *Patterns {
	p := &Patterns{numbers: map[string][]byte{}, known: map[string][]int{}}
	for _, one := range list(british, `\patterns{`) {
		p.learn(one)
	}
	for _, one := range list(british, `\hyphenation{`) {
		p.except(one)
	}
	return p
}

// list is the entries between a command of TeX and the bracket that closes it,
// without the comments.
func list(text, command string) []string {
	_, text, _ = strings.Cut(text, "\n"+command)
	text, _, _ = strings.Cut(text, "}")
	var all []string
	for line := range strings.Lines(text) {
		words, _, _ := strings.Cut(line, "%")
		all = append(all, strings.Fields(words)...)
	}
	return all
}

func (p *Patterns) learn(pattern string) {
	var letters, numbers []byte
	number := byte(0)
	for _, c := range []byte(pattern) {
		if c >= '0' && c <= '9' {
			number = c - '0'
			continue
		}
		letters, numbers, number = append(letters, c), append(numbers, number), 0
	}
	p.numbers[string(letters)] = append(numbers, number)
	p.reach = max(p.reach, len(letters))
}

func (p *Patterns) except(word string) {
	var points []int
	parts := strings.Split(word, "-")
	at := 0
	for _, part := range parts[:len(parts)-1] {
		at += len(part)
		points = append(points, at)
	}
	p.known[strings.Join(parts, "")] = points
}

// Points are the places, counted in letters, at which a word may be parted. A
// word that is short or overlong or has anything but small letters from a to z has none: a
// name is not parted.
func (p *Patterns) Points(word string) []int {
	if len(word) < shortest || len(word) > longest || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return nil
	}
	points, ok := p.known[word]
	if !ok {
		points = p.odd("." + word + ".")
	}
	var some []int
	for _, at := range points {
		if at >= least && at <= len(word)-least {
			some = append(some, at)
		}
	}
	return some
}

// odd is where the patterns allow a hyphen in a word between stops.
func (p *Patterns) odd(stopped string) []int {
	highest := make([]byte, len(stopped)+1)
	for from := range stopped {
		for to := from + 1; to <= min(len(stopped), from+p.reach); to++ {
			for i, n := range p.numbers[stopped[from:to]] {
				highest[from+i] = max(highest[from+i], n)
			}
		}
	}
	var points []int
	for i, n := range highest {
		if n%2 == 1 {
			points = append(points, i-1)
		}
	}
	return points
}
