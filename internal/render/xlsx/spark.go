package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
)

// Where the points of small lines stand on their sheet: the name of the row, what
// the line shows in words, and the points from here on.
const firstPoint = 3

// unseen is the format of the words of a small line: they are in the cell, and it
// shows the line alone.
const unseen = ";;;"

// putSparks draws the small lines of a column, if it has any. Their points stand on
// a sheet of their own, with what the lines show in words.
func (s sheet) putSparks(t document.Table, column int) {
	most := 0
	var rows []int
	for i, r := range t.Rows {
		if column < len(r.Cells) && r.Cells[column].Spark != nil {
			rows, most = append(rows, i), max(most, len(r.Cells[column].Spark.Points))
		}
	}
	if most == 0 {
		return
	}
	title := t.Title() + ": " + t.Columns[column].Head
	points := s.add(s.names.take(t.Columns[column].Head+" "+t.Caption), title)
	points.title(title)
	heads := []head{{t.Columns[0].Head, 30}, {"In words", 40}}
	for i := range most {
		heads = append(heads, head{strconv.Itoa(i + 1), 8})
	}
	points.heads(heads...)
	lines := &excelize.SparklineOptions{Type: "line", Last: true, SeriesColor: string(s.palette.AccentDark)}
	for i, row := range rows {
		cells, to := t.Rows[row].Cells, headRow+1+i
		points.putPoints(to, cells[0].Shown, cells[column], most)
		lines.Location = append(lines.Location, at(column+1, headRow+1+row))
		lines.Range = append(lines.Range, reference(points.name, firstPoint, to)+":"+at(firstPoint+most-1, to))
	}
	points.remarks(headRow+len(rows)+2, []string{"The last point is the latest. An empty cell is a point that is not known."}, []int{30, 40})
	s.note(s.file.AddSparkline(s.name, lines))
}

// putPoints sets the points of a line in a row, so that the latest of all lines
// stand below each other.
func (s sheet) putPoints(row int, name string, c document.Cell, most int) {
	s.line(row, name, c.Shown)
	first := firstPoint + most - len(c.Spark.Points)
	for i, p := range c.Spark.Points {
		if p.Valid {
			s.count(first+i, row, number{p.Decimal, exact(p.Decimal)}, look{colour: s.palette.Ink, right: true})
		}
	}
}
