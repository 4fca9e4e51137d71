package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
)

// to stands between the two ends of a span of columns: "Apr..Mar".
const to = ".."

// Spans tells whether a name stands for several columns, from one head to the
// other: "Apr..Mar".
func Spans(name string) bool {
	from, last, ok := strings.Cut(name, to)
	return ok && from != "" && last != ""
}

// Span are the positions of the columns from one to the other, in their order.
// The problem says what is wrong with the ends.
func Span(of []Column, name string) ([]int, check.Problems) {
	first, last, _ := strings.Cut(name, to)
	var ends [2]int
	for i, end := range []string{first, last} {
		if ends[i] = find(of, end); ends[i] < 0 {
			names := (&Table{Columns: of}).Names()
			return nil, check.Problems{{Message: fmt.Sprintf("there is no column %q", words(end)), Hint: likely(end, names)}}
		}
	}
	if ends[0] > ends[1] {
		return nil, check.Problems{{
			Message: fmt.Sprintf("the column %q stands behind %q", words(first), words(last)), Hint: "write " + last + to + first,
		}}
	}
	var span []int
	for i := ends[0]; i <= ends[1]; i++ {
		span = append(span, i)
	}
	return span, nil
}

// spread are the columns with each span replaced by the columns it stands for,
// each under its own head. A column within a span that is asked for by itself is
// what it says there.
func (cs Columns) spread(of []Column) (Columns, check.Problems) {
	if !cs.spanned() {
		return cs, nil
	}
	all, wrong := Columns{}, check.Problems(nil)
	taken := map[int]bool{}
	for name, c := range cs {
		if !cs.Spans(name) {
			all[name] = c
			taken[find(of, c.from(name))] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(cs)) {
		if !cs.Spans(name) {
			continue
		}
		span, problem := Span(of, cs[name].from(name))
		wrong = append(wrong, problem...)
		for _, i := range span {
			if head := words(of[i].Name); !taken[i] {
				c := cs[name]
				c.From, c.place = of[i].Name, "columns."+name
				all[head] = c
			}
		}
	}
	return all, wrong
}

// spanned tells whether any of the columns is a span.
func (cs Columns) spanned() bool {
	return slices.ContainsFunc(slices.Collect(maps.Keys(cs)), cs.Spans)
}

// Spans tells whether the column of the name is a span.
func (cs Columns) Spans(name string) bool { return cs[name].From == "" && Spans(name) }
