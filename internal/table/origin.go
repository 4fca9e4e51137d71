package table

import "fmt"

// Origin is the cell a value came from: the row counts from 1 as the file's
// own program counts, Column is its name there ("F", or the field's name). Last
// is 0, or the last row of a run of cells that stand below each other.
type Origin struct {
	Reading *Reading `json:"-"`
	Row     int      `json:"row,omitempty"`
	Column  string   `json:"column,omitempty"`
	Last    int      `json:"last,omitempty"`
}

// String reads "data/outturn.csv, row 12, column F", or for a run "data/outturn.csv,
// rows 12–480, column F"; without a column it names the row.
func (o Origin) String() string {
	if o.Reading == nil {
		return "computed"
	}
	place := o.Reading.Place
	if o.Reading.Part != "" {
		place += ", " + o.Reading.Part
	}
	if o.Last == 0 {
		place = fmt.Sprintf("%s, row %d", place, o.Row)
	} else {
		place = fmt.Sprintf("%s, rows %d–%d", place, o.Row, o.Last)
	}
	if o.Column != "" {
		place += ", column " + o.Column
	}
	return place
}

// Count is how many cells the origin names.
func (o Origin) Count() int { return max(o.Row, o.Last) - o.Row + 1 }

// Gather appends cells to a list of cells. A cell that stands below the last
// one makes a run of both, so that a long column takes little memory.
func Gather(list []Origin, more ...Origin) []Origin {
	for _, o := range more {
		if n := len(list) - 1; n >= 0 && list[n].follows(o) {
			list[n].Last = max(o.Row, o.Last)
		} else {
			list = append(list, o)
		}
	}
	return list
}

// follows tells whether the other begins in the cell below the last of o.
func (o Origin) follows(other Origin) bool {
	return other.Row == max(o.Row, o.Last)+1 && o.Reading == other.Reading && o.Column == other.Column
}
