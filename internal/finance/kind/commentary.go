package kind

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// commentary are the fields that every kind takes besides its own: what the
// accountable officer says of a row, the officer's name, and the day.
var commentary = []Field{
	{Name: "commentary", Kinds: Textual, Means: meaning.Remarks, Optional: true, Does: "what the accountable officer says of the row"},
	{Name: "officer", Kinds: Textual, Means: meaning.Remarks, Optional: true, Does: "the officer's name"},
	{Name: "commented", Kinds: []table.Kind{table.Date, table.Time, table.Text}, Means: meaning.Remarks, Optional: true, Does: "the day on which it was written"},
}

// All are the fields of the kind with those of the commentary.
func (k Kind) All() []Field { return slices.Concat(k.Fields, commentary) }

// Comment is what somebody says of one row in one edition. Line is the name of
// the row, or Total. By and On may be empty.
type Comment struct {
	Line  string
	Words string
	By    string
	On    time.Time
}

// totalLine is the line under which the row of all is commented.
const totalLine = "Total"

// is tells whether the comment is on the row of that name.
func (c Comment) is(line string) bool {
	return strings.EqualFold(strings.TrimSpace(c.Line), line)
}

// A commentary of more characters than longestComment is cut off: more is no
// remark beside a figure.
const longestComment = 600

// noComment stands where nobody has said anything.
const noComment = "–"

// comment adds the column of commentary, if the source has one or a row of the
// table is commented for this edition. What is written for the edition stands
// above the words of the source.
func (w *Work) comment(r *Result) {
	own := w.remarks()
	if own == nil && !slices.ContainsFunc(w.Comments, r.Has) {
		return
	}
	r.Columns = append(r.Columns, Column{Head: "Commentary", Remark: true})
	add := func(row *Row, line string) {
		row.Cells = append(row.Cells, Words(cmp.Or(w.remark(line, own), noComment)))
	}
	for i := range r.Rows {
		add(&r.Rows[i], r.Rows[i].Name)
	}
	if r.Total != nil {
		add(r.Total, totalLine)
	}
	for i := range r.Foot {
		add(&r.Foot[i], "")
	}
}

// Has tells whether the table has the row that is commented.
func (r *Result) Has(c Comment) bool {
	return r.Total != nil && c.is(totalLine) || slices.ContainsFunc(r.Rows, func(row Row) bool { return row.Name != "" && c.is(row.Name) })
}

// remark is what is said of the row of that name, empty if nothing is.
func (w *Work) remark(line string, own map[string]Comment) string {
	for _, c := range w.Comments {
		if line != "" && c.is(line) {
			return w.signed(c)
		}
	}
	return w.signed(own[line])
}

// remarks are the words of the source by the names of its rows, those of the
// period that is told of; nil if it has no such column.
func (w *Work) remarks() map[string]Comment {
	if !w.Main.Has("commentary") {
		return nil
	}
	records, _ := w.Main.records()
	if len(w.Shots) > 0 {
		records = w.Now().Records
	}
	all := map[string]Comment{}
	for _, r := range records {
		all[r.Body] = Comment{Line: r.Body, Words: r.Word("commentary"), By: r.Word("officer"), On: r.Value("commented").Time}
		if day := r.Value("commented"); day.Kind == table.Text && day.Known {
			c := all[r.Body]
			c.By = strings.TrimPrefix(c.By+", "+r.Word("commented"), ", ")
			all[r.Body] = c
		}
	}
	return all
}

// signed is a comment with who wrote it and when: "Sales slipped to March. — Ann
// Hill, 4 July". The year is left out where it is that of the edition.
func (w *Work) signed(c Comment) string {
	words := strings.Join(strings.Fields(c.Words), " ")
	if words == "" {
		return ""
	}
	if utf8.RuneCountInString(words) > longestComment {
		w.warnings = append(w.warnings, fmt.Sprintf("the commentary on %q has more than %d characters, and is cut off", c.Line, longestComment))
		words = string([]rune(words)[:longestComment])
		words = words[:max(strings.LastIndex(words, " "), longestComment/2)] + " …"
	}
	var by []string
	if who := strings.Join(strings.Fields(c.By), " "); who != "" {
		by = append(by, who)
	}
	if !c.On.IsZero() {
		by = append(by, c.On.Format(finance.Pick(c.On.Year() == w.Issued.Year(), "2 January", "2 January 2006")))
	}
	if by == nil {
		return words
	}
	return words + " —\u00a0" + strings.Join(by, ", ")
}
