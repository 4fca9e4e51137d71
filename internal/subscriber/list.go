package subscriber

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"catchup/internal/check"
	"catchup/internal/control"
	"catchup/internal/table"
)

// The columns of a list of subscribers that have a meaning of their own; all
// others are attributes. The stored ones are written by an export. A list that
// has them tells who has left or is suspended, since when, and when they signed
// up.
var (
	own    = []string{"email", "name", "lang", "reports"}
	stored = []string{"state", "signed", "left"}
)

// list reads a list of subscribers row by row. It keeps nothing of a row but
// that its address has been there.
type list struct {
	table    *table.Table
	seen     *firsts
	each     func(Subscriber)
	problems check.Problems
	more     int          // problems beyond those
	unread   table.Unread // the rows that cost somebody
	repeated table.Unread // the rows whose address stands in an earlier one
	lost     string       // why the row being read is lost; empty if it is not
}

// mostProblems is how many of the mistakes in a list are reported one by one.
const mostProblems = 1000

// newList makes a list that calls each for every subscriber whose row has no
// mistakes. The subscribers have no ID: the store sets that. They have a State
// and times if the list has columns of these.
func newList(each func(Subscriber)) *list {
	return &list{seen: newFirsts(), each: each}
}

// filter takes the rows of the list as they are read, and keeps none of them.
// It skips empty rows.
func (l *list) filter() *table.Filter {
	f := &table.Filter{Wild: true, Torn: l.tear}
	f.Opens = func(t *table.Table) {
		l.table = t
		l.unread.Place, l.repeated.Place = place(t), place(t)
		if columnOf(t, "email") >= 0 {
			f.Columns = t.Names()
		}
	}
	f.Keeps = func(row []*table.Value) bool {
		if len(row) > 0 {
			l.add(row)
		}
		return false
	}
	return f
}

// found is every address, language and repetition that is wrong, each with
// its place, or else that there is no e-mail column.
func (l *list) found() check.Problems {
	if l.table != nil && columnOf(l.table, "email") < 0 {
		return check.Problems{{
			Message: "the list of readers has no column email",
			Hint:    check.DidYouMean("email", l.table.Names()),
			Pos:     check.Pos{File: place(l.table)},
		}}
	}
	if l.more == 0 {
		return l.problems
	}
	return append(slices.Clip(l.problems), check.Problem{Message: fmt.Sprintf("%d more rows are wrong", l.more), Pos: check.Pos{File: place(l.table)}})
}

// add reads a row. One with mistakes is not given on; one that repeats an
// address costs nobody, since the subscriber is on the list.
func (l *list) add(row []*table.Value) {
	l.lost = ""
	r := l.read(row)
	at := row[columnOf(l.table, "email")].From.Row
	first, repeated := 0, false
	if l.lost == "" {
		first, repeated = l.seen.note(Address(r.Email), at)
	}
	switch {
	case l.lost != "":
		l.unread.Note(at, l.lost)
	case repeated:
		l.repeated.Note(at, fmt.Sprintf("its address stands in row %d already", first))
		l.problem(row, "email", "leave one of the two rows out", fmt.Sprintf("%s is a duplicate: it stands in row %d already", r.Email, first))
	default:
		l.each(r)
	}
}

// tear notes a row that is malformed.
func (l *list) tear(row int, why string) {
	l.unread.Note(row, why)
	l.keep(check.Problem{Message: why, Pos: check.Pos{File: place(l.table), Line: row, Column: 1}})
}

func place(t *table.Table) string {
	if t.Reading == nil {
		return ""
	}
	return t.Reading.Place
}

func columnOf(t *table.Table, name string) int {
	return slices.IndexFunc(t.Columns, func(c table.Column) bool { return key(c.Name) == name })
}

func key(column string) string { return strings.ToLower(strings.TrimSpace(column)) }

func (l *list) read(row []*table.Value) Subscriber {
	r := Subscriber{
		Email:   l.cell(row, "email", verbatim),
		Name:    Name(l.cell(row, "name", words)),
		Lang:    l.cell(row, "lang", words),
		Reports: l.reports(row),
	}
	l.checkEmail(row, r.Email)
	if _, err := language.Parse(r.Lang); r.Lang != "" && err != nil {
		l.note(row, "lang", r.Lang, "write it as en-GB or de", "is not a language")
	}
	l.readState(row, &r)
	r.Attributes = l.attributes(row)
	return r
}

// readState reads the columns that an export writes about what the store knows.
// A state that is not known costs the row: it may mean that somebody has left.
func (l *list) readState(row []*table.Value, r *Subscriber) {
	switch state := State(strings.ToLower(l.cell(row, "state", words))); state {
	case "", Active:
	case Left, Suspended:
		r.State, r.Left = state, moment(l.cell(row, "left", words))
	case Erased:
		l.note(row, "state", "", "leave the row out; catchup subscribers erase ADDRESS forgets a reader", "a list cannot say that a reader is erased")
	default:
		l.note(row, "state", string(state), "active, left or suspended; another name for the column if it means something else", "is not a state of a reader")
	}
	r.Signed = moment(l.cell(row, "signed", words))
}

// moment is the time that an export wrote, zero for anything else.
func moment(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return at
}

// reports are the reports wanted: in one cell, or in one for each, as a list
// in YAML or JSON is read (reports.1, reports.2).
func (l *list) reports(row []*table.Value) []string {
	var all []string
	for i, c := range l.table.Columns {
		if isReports(c.Name) {
			all = append(all, strings.FieldsFunc(words(row[i]), between)...)
		}
	}
	return all
}

func isReports(column string) bool {
	name, number, many := strings.Cut(key(column), ".")
	_, err := strconv.Atoi(number)
	return name == "reports" && (!many || err == nil)
}

// between tells whether a rune separates the names of reports.
func between(r rune) bool { return r == ';' || r == ',' || r == ' ' || r == '\n' }

// cell is what a row holds in a column, if there is one.
func (l *list) cell(row []*table.Value, column string, read func(*table.Value) string) string {
	i := columnOf(l.table, column)
	if i < 0 {
		return ""
	}
	return read(row[i])
}

func (l *list) attributes(row []*table.Value) map[string]string {
	var all map[string]string
	for i, c := range l.table.Columns {
		if !isFree(c.Name) || words(row[i]) == "" {
			continue
		}
		if all == nil {
			all = map[string]string{}
		}
		all[restored(c.Name)] = words(row[i])
	}
	return all
}

// isFree tells whether a column is an attribute.
func isFree(column string) bool {
	return !slices.Contains(own, key(column)) && !slices.Contains(stored, key(column)) && !isReports(column)
}

// words is a value as it stood in the list, or in the list that was exported,
// tame.
func words(v *table.Value) string { return control.Tame(verbatim(v)) }

// verbatim is such a value with all that it holds.
func verbatim(v *table.Value) string {
	switch {
	case !v.Known:
		return ""
	case v.Kind.Numeric() || v.Kind == table.Year:
		return v.Num.String()
	case v.Kind == table.Date:
		return v.Time.Format(time.DateOnly)
	case v.Kind == table.Time:
		return v.Time.Format(time.RFC3339)
	}
	return restored(strings.TrimSpace(v.Text))
}

func (l *list) checkEmail(row []*table.Value, email string) {
	switch err := CheckAddress(email); {
	case email == "":
		l.note(row, "email", "", "", "the reader has no address")
	case errors.Is(err, ErrNoAddress):
		l.note(row, "email", email, "write it as name@example.org, the name in its own column", err.Error())
	case err != nil:
		l.note(row, "email", email, "ask the reader for their address", err.Error())
	}
}

// note notes what costs the row: what is wrong with the cell in the column. The
// words follow the cell, if one is given; what is kept of the row has the name
// of the column instead.
func (l *list) note(row []*table.Value, column, cell, hint, words string) {
	message, why := words, words
	if cell != "" {
		message, why = fmt.Sprintf("%q %s", cell, words), "the "+column+" "+words
	}
	l.lost = cmp.Or(l.lost, why)
	l.problem(row, column, hint, message)
}

// problem adds a problem at the row's cell in the column.
func (l *list) problem(row []*table.Value, column, hint, message string) {
	i := columnOf(l.table, column)
	l.keep(check.Problem{Path: column, Message: message, Hint: hint, Pos: check.Pos{File: place(l.table), Line: row[i].From.Row, Column: i + 1}})
}

// keep keeps a problem, or counts it if there are many.
func (l *list) keep(p check.Problem) {
	if len(l.problems) == mostProblems {
		l.more++
		return
	}
	l.problems = append(l.problems, p)
}
