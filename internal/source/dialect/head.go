package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/source"
	"catchup/internal/table"
)

// head is where the names of the columns stand, as positions in the sample:
// the rows from first to last, and units, the row of their units, -1 for none.
// Names are those of the columns, and full the same with their units.
type head struct {
	first, last, units int
	names, full        []string
	found              bool // nobody has said where it is
}

// below is the position of the first row below.
func (h head) below() int { return max(h.last, h.units) + 1 }

// search looks for the head in a sample.
type search struct {
	rows   []Row
	merged []Area
	wanted table.Columns
	sheet  *Sheet
}

// head finds the head that the settings name, or one that shows itself. It is an
// error if two rows could be it.
func (s *search) head(at source.Rows) (head, error) {
	switch {
	case s.sheet.Plain && at.Last <= len(s.rows):
		return s.block(max(at.First, 1)-1, max(at.Last, 1)-1), nil
	case at.Last > 0:
		return s.named(at)
	}
	h := s.byLooks()
	if s.missing(h) == nil {
		if other := s.twin(h); other > h.last && len(s.wanted) == 0 {
			return h, s.unsure(h.last, other)
		}
		return h, nil
	}
	switch all := s.complete(); {
	case len(all) == 1:
		return all[0], nil
	case len(all) > 1:
		return h, s.unsure(all[0].last, all[1].last)
	}
	return h, nil
}

// missing are the wanted columns that a head does not name.
func (s *search) missing(h head) []string { return s.wanted.Missing(heads(h.names, h.full, nil)) }

// block is the head in the rows of the sample, joined in the way that names the
// most of the wanted columns.
func (s *search) block(first, last int) (best head) {
	units := -1
	if last+1 < len(s.rows) && !s.sheet.Plain && s.follows(last+1) && unitsOnly(s.rows[last+1].Cells) {
		units = last + 1
	}
	lacks := -1
	for _, names := range joined(s.rows[first:last+1], s.merged) {
		h := head{first: first, last: last, units: units, names: names, full: names}
		if units >= 0 {
			h.full = join([][]string{names, s.rows[units].Cells})
		}
		if n := len(s.missing(h)); lacks < 0 || n < lacks {
			best, lacks = h, n
		}
	}
	return best
}

// follows tells whether a row of the sample stands directly below the one
// before it.
func (s *search) follows(i int) bool {
	before := s.rows[i-1]
	return s.rows[i].Number == before.Number+max(1, before.Lines)
}

// deepest is how many rows a head that nobody has named may have.
const deepest = 4

// complete are the heads that name all wanted columns, in the fewest rows each,
// without those that repeat another.
func (s *search) complete() (all []head) {
	for first := range s.rows {
		for last := first; last < min(first+deepest, len(s.rows)); last++ {
			if last > first && !s.follows(last) {
				break
			}
			h := s.block(first, last)
			h.found = true
			if s.missing(h) != nil {
				continue
			}
			again := slices.ContainsFunc(all, func(o head) bool { return o.last == last || slices.Equal(o.names, h.names) })
			if !again {
				all = append(all, h)
			}
			break
		}
	}
	return all
}

// named is the head in the rows that the settings name. In a text file they may
// be counted without empty lines and comments, as it was done formerly.
func (s *search) named(at source.Rows) (head, error) {
	var all []head
	if first, last, ok := s.numbered(at); ok {
		all = append(all, s.block(first, last))
	}
	if s.sheet.Text && at.Last <= len(s.rows) {
		all = append(all, s.block(at.First-1, at.Last-1))
	}
	for _, h := range all {
		if len(h.names) > 0 && s.missing(h) == nil && (len(s.wanted) > 0 || len(all) == 1 || h.last == s.byLooks().last) {
			return h, nil
		}
	}
	if other := s.complete(); len(s.wanted) > 0 && len(other) > 0 {
		return head{}, s.elsewhere(at, other[0])
	}
	slices.Reverse(all) // as it was counted formerly
	for _, h := range all {
		if len(h.names) > 0 {
			return h, nil
		}
	}
	if len(s.rows) == 0 || s.rows[len(s.rows)-1].Number < at.Last {
		return head{}, fmt.Errorf("%sends before row %d, where the names of the columns should be", s.subject(), at.Last)
	}
	return head{}, s.elsewhere(at, s.byLooks())
}

// numbered are the positions of rows by their numbers in the file.
func (s *search) numbered(at source.Rows) (first, last int, ok bool) {
	first = slices.IndexFunc(s.rows, func(r Row) bool { return r.Number >= at.First })
	if first < 0 || s.rows[first].Number > at.Last {
		return 0, 0, false
	}
	last = first
	for last+1 < len(s.rows) && s.rows[last+1].Number <= at.Last {
		last++
	}
	return first, last, true
}

// elsewhere says that the names of the columns stand in other rows.
func (s *search) elsewhere(at source.Rows, h head) error {
	is := source.Rows{First: s.rows[h.first].Number, Last: s.rows[h.last].Number}
	return check.Problem{
		Message: fmt.Sprintf("%s does not hold the names of the columns, but %s does", rowsWords(at), rowsWords(is)),
		Hint:    "write head: " + is.String(),
	}
}

// unsure says that two rows could be the head.
func (s *search) unsure(one, other int) error {
	a, b := s.rows[one], s.rows[other]
	hint := fmt.Sprintf("write head: %d, or head: %d", a.Number, b.Number)
	if s.follows(other) && other == one+1 {
		hint += fmt.Sprintf(", or head: %d..%d for both", a.Number, b.Number)
	}
	return check.Problem{
		Message: fmt.Sprintf("row %d (%q) and row %d (%q) could both hold the names of the columns", a.Number, brief(line(a.Cells)), b.Number, brief(line(b.Cells))),
		Hint:    hint,
	}
}

// subject begins an error about a sheet, or a file.
func (s *search) subject() string {
	if s.sheet.Name != "" {
		return fmt.Sprintf("sheet %q ", s.sheet.Name)
	}
	return "it "
}

func rowsWords(r source.Rows) string {
	if r.First == r.Last {
		return "row " + r.String()
	}
	return "the rows " + r.String()
}

// byLooks is the head as the rows show it: the first that is as wide as most,
// with the rows above and below it that hold parts of its names.
func (s *search) byLooks() head {
	if len(s.rows) == 0 {
		return head{units: -1}
	}
	enough := s.usual()/2 + 1
	wide := slices.IndexFunc(s.rows, func(r Row) bool { n, _ := count(r.Cells); return n >= enough })
	first, last := max(wide, 0), max(wide, 0)
	for first > 0 && last-first+1 < deepest && s.groups(first) {
		first--
	}
	for last+1 < len(s.rows) && last-first+1 < deepest && s.continues(first, last+1) {
		last++
	}
	h := s.block(first, last)
	h.found = true
	return h
}

// usual is how many cells most rows of the sample fill, of those that fill
// several; 1 unless two rows do.
func (s *search) usual() int {
	times, most, wide := map[int]int{}, 1, 0
	for _, r := range s.rows {
		if n, _ := count(r.Cells); n > 1 {
			wide++
			times[n]++
			if times[n] > times[most] || times[n] == times[most] && n > most {
				most = n
			}
		}
	}
	if wide < 2 {
		return 1
	}
	return most
}

// longestName is how many bytes a name above others may have; what is longer is
// a title.
const longestName = 60

// groups tells whether the row above the i-th names groups of its columns. A
// row whose first cell stands above another one is a title, unless a cell is
// merged over several names.
func (s *search) groups(i int) bool {
	above, names := s.rows[i-1], s.rows[i]
	n, first := count(above.Cells)
	if n == 0 || !s.follows(i) || numbers(above.Cells) > 0 || slices.ContainsFunc(above.Cells, func(c string) bool { return len(c) > longestName }) {
		return false
	}
	_, begins := count(names.Cells)
	if first <= begins && filled(at(above.Cells, begins)) {
		return n > 1 && twice(names.Cells)
	}
	return first != begins || n > 1
}

// twice tells whether a name stands in a row twice.
func twice(cells []string) bool {
	seen := map[string]bool{}
	for _, cell := range cells {
		key := strings.ToLower(strings.TrimSpace(cell))
		if key != "" && seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// continues tells whether the i-th row goes on with the names of the rows from
// the first to the one above it: it fills what they leave empty, has no
// number, and leaves the first column to them or has it alone, unless a name
// stands in it twice.
func (s *search) continues(first, i int) bool {
	row, above := s.rows[i], s.rows[i-1]
	n, begins := count(row.Cells)
	_, begin := count(above.Cells)
	if n == 0 || !s.follows(i) || numbers(row.Cells) > 0 || unitsOnly(row.Cells) || begins == begin && !twice(row.Cells) || i+1 >= len(s.rows) {
		return false
	}
	for column, cell := range row.Cells {
		if filled(cell) && !filled(at(above.Cells, column)) && column < s.usual()+1 {
			return true
		}
	}
	return false
}

// twin is a row below the head that could as well be it: all words, above
// columns of numbers. It is -1 if there is none.
func (s *search) twin(h head) int {
	i := h.last + 1
	if h.below() != i || i+2 >= len(s.rows) || !s.follows(i) || numbers(s.rows[i].Cells) > 0 {
		return -1
	}
	over := 0
	for column, cell := range s.rows[i].Cells {
		if filled(cell) && strings.IndexFunc(cell, isLetter) >= 0 && len(strings.TrimSpace(cell)) > 3 && s.numeric(column, i+1) {
			over++
		}
	}
	if over < 2 {
		return -1
	}
	return i
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// numeric tells whether a column holds numbers in all filled rows from the i-th on.
func (s *search) numeric(column, i int) bool {
	n := 0
	for _, r := range s.rows[i:] {
		cell := at(r.Cells, column)
		if !filled(cell) {
			continue
		}
		if !number(cell) {
			return false
		}
		n++
	}
	return n >= 2
}

// numbers is how many cells hold an amount. A year may be the name of a column.
func numbers(cells []string) (n int) {
	for _, cell := range cells {
		if number(cell) && !yearLike.MatchString(strings.TrimSpace(cell)) {
			n++
		}
	}
	return n
}

var yearLike = regexp.MustCompile(`^(19|20)\d\d$`)

func number(cell string) bool {
	if !strings.ContainsAny(cell, "0123456789") {
		return false
	}
	_, err := table.ParseFigure(cell)
	return err == nil
}

// units matches what a cell holds that says what the cells below it are
// counted in, and nothing else.
var units = regexp.MustCompile(`(?i)^\(?\s*((£|€|\$|gbp|eur|usd)\s*['’]?\s*(k|m|bn|000s?|thousands?|millions?|billions?)?|['’]?000s?|thousands?|millions?|billions?|%|per ?cent|percentage|number|no\.?|wte|fte|units?|ratio|days|hours|text)\s*\)?$`)

// unitsOnly tells whether a row holds units, and nothing else but perhaps the
// word for them in its first cell.
func unitsOnly(cells []string) bool {
	n := 0
	for i, cell := range cells {
		switch cell = strings.TrimSpace(cell); {
		case cell == "":
		case units.MatchString(cell):
			n++
		case i > 0 || !strings.HasPrefix(strings.ToLower(cell), "unit"):
			return false
		}
	}
	return n > 0
}

// heads are the heads of a grid.
func heads(names, full []string, shown []int32) []table.Head {
	all := make([]table.Head, len(names))
	for i, name := range names {
		all[i].Name = name
		if i < len(full) && full[i] != name {
			all[i].Full = full[i]
		}
		if i < len(shown) {
			all[i].Shown = shown[i]
		}
	}
	return all
}

// brief is a text in one line that is not too long.
func brief(text string) string { return table.Shorten(strings.Join(strings.Fields(text), " "), 60) }
