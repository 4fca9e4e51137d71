package dialect

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/table"
)

// hides counts what is hidden.
type hides struct {
	rows, columns, cells noted
}

// noted are places of one kind: the first few by their names, and how many.
type noted struct {
	names []string
	from  []table.Origin
	count int
}

// mostNoted is how many places are named.
const mostNoted = 5

func (n *noted) note(name string, from table.Origin) {
	if n.count++; n.count <= mostNoted {
		n.names, n.from = append(n.names, name), append(n.from, from)
	}
}

// begin notes the hidden columns that are asked for.
func (h *hides) begin(t *Table, shape table.Shape) {
	if t.sheet.Hides == nil || t.spec.Hidden != "" || len(shape.Columns) == 0 {
		return
	}
	for i, a := range t.asked {
		if a.ok && t.sheet.Hides(i) {
			h.columns.note(fmt.Sprintf("%s (“%s”)", table.Letters(i), brief(t.Name(i))), t.Origin(t.n+1, i))
		}
	}
}

// row notes a hidden row, and tells whether it is left out.
func (h *hides) row(t *Table, r *Row) bool {
	if t.spec.Hidden != Read {
		_, first := few(r.Cells)
		h.rows.note(strconv.Itoa(r.Number), t.Origin(r.Number, min(max(first, 0), t.Width()-1)))
	}
	return t.spec.Hidden == Skip
}

// cell notes a cell whose format shows nothing, and leaves it out.
func (h *hides) cell(t *Table, row, i int, look *Look) {
	if !look.Hides {
		return
	}
	if t.spec.Hidden == Skip {
		t.line[i] = ""
	} else if t.spec.Hidden == "" {
		from := t.Origin(row, i)
		h.cells.note(from.Column+strconv.Itoa(row), from)
	}
}

// end doubts what is hidden, and tells what was left out.
func (h *hides) end(t *Table) {
	if t.spec.Hidden == Skip && h.rows.count > 0 {
		t.Say("The hidden %s not read.", isOr(listed("row", h.rows.names, h.rows.count), h.rows.count))
		return
	}
	for _, kind := range []struct {
		noun string
		noted
	}{{"row", h.rows}, {"column", h.columns}, {"cell", h.cells}} {
		if kind.count > 0 {
			words := isOr(listed(kind.noun, kind.names, kind.count), kind.count) + " hidden"
			t.Doubt(table.Doubt{
				What: "hidden", Words: words,
				One: "what is hidden counts like all else", Other: "it is left out",
				Cure: "hidden: read, or hidden: skip", Cells: kind.from,
			})
		}
	}
}

func isOr(words string, count int) string {
	if count == 1 {
		return words + " is"
	}
	return words + " are"
}

// shown is how much less the number formats of each column show than its cells
// hold, as powers of ten.
func (t *Table) shown(h head) (all []int32) {
	for _, r := range t.rows.rows[min(h.below(), len(t.rows.rows)):] {
		for i, look := range r.Looks {
			if look != nil && look.Shown != 0 && filled(at(r.Cells, i)) {
				for len(all) <= i {
					all = append(all, 0)
				}
				all[i] = look.Shown
			}
		}
	}
	return all
}

// scaled matches a head that says what its amounts are counted in.
var scaled = regexp.MustCompile(`(?i)(£|€|\$|gbp|eur|usd)[\s_]?['’]?(k|m|bn|000s?|thousands?|millions?|billions?)\b|\b(thousands?|millions?|billions?)\b|['’(]000s?\b`)

// checkLooks doubts columns of amounts whose number formats say otherwise than
// their heads and settings.
func (t *Table) checkLooks(shape table.Shape) {
	for i, a := range t.asked {
		if !a.ok || a.column.Kind != table.Money && a.column.Kind != table.Number {
			continue
		}
		spec := shape.Columns[a.column.Name]
		if r, look := t.lookOf(i); look != nil && look.Shown > 0 && spec.Scale.IsZero() && scaled.MatchString(a.column.Head) {
			t.doubtScale(i, r, look.Shown)
		} else if look != nil && look.Currency != "" && a.column.Kind == table.Money && look.Currency != a.column.Unit {
			t.Doubt(table.Doubt{
				What:  "unit",
				Words: fmt.Sprintf("row %d of the column “%s” has the number format of %s, and the settings say %s", r.Number, t.Name(i), look.Currency, a.column.Unit),
				One:   "its amounts are " + look.Currency, Other: "they are " + a.column.Unit + ", and the format is to be mended in the workbook",
				Cure:  fmt.Sprintf("columns.%s.unit: %s", a.column.Name, look.Currency),
				Cells: []table.Origin{t.Origin(r.Number, i)},
			})
		}
	}
}

// lookOf is the first row of the sample in which the number format of a column
// says something.
func (t *Table) lookOf(column int) (*Row, *Look) {
	for n := t.rows.next; n < len(t.rows.rows); n++ {
		r := &t.rows.rows[n]
		if column < len(r.Looks) && r.Looks[column] != nil && filled(at(r.Cells, column)) {
			return r, r.Looks[column]
		}
	}
	return nil, nil
}

// doubtScale doubts whether a head speaks of what its cells hold or of what
// their number format shows.
func (t *Table) doubtScale(i int, r *Row, shown int32) {
	name, holds := t.asked[i].column.Name, strings.TrimSpace(r.Cells[i])
	t.Doubt(table.Doubt{
		What:  "scale",
		Words: fmt.Sprintf("row %d of the column “%s” holds %s, and its number format shows it divided by 1%s", r.Number, brief(t.Name(i)), holds, strings.Repeat("0", int(shown))),
		One:   "the head says what is shown, and the amount is " + holds, Other: "the amount is counted as the head says, and is larger",
		Cure:  fmt.Sprintf("columns.%s.scale: 1, or columns.%s.scale: 1e%d", name, name, shown),
		Cells: []table.Origin{t.Origin(r.Number, i)},
	})
}

// checkTwice doubts which of several columns with one name is asked for.
func (t *Table) checkTwice(shape table.Shape) {
	for _, name := range slices.Sorted(maps.Keys(shape.Columns)) {
		wanted := cmp.Or(shape.Columns[name].From, name)
		one, other := -1, -1
		for i := range t.asked {
			switch {
			case same(t.Name(i), wanted):
				one = i
			case one >= 0 && same(t.Name(i), wanted+" ("+table.Letters(i)+")"):
				other = i
			}
		}
		if other < 0 {
			continue
		}
		t.Doubt(table.Doubt{
			What:  "names",
			Words: fmt.Sprintf("two columns are called “%s”, %s and %s", brief(wanted), table.Letters(one), table.Letters(other)),
			One:   "the first is meant", Other: "the second is meant",
			Cure:  fmt.Sprintf("columns.%s.from: %q, or columns.%s.from: %q", name, wanted+" ("+table.Letters(one)+")", name, t.Name(other)),
			Cells: []table.Origin{t.Origin(t.n, one), t.Origin(t.n, other)},
		})
	}
}
