package xlsxfile

import (
	"fmt"
	"strings"
	"testing"

	"catchup/internal/source"
	"catchup/internal/table"
)

// BenchmarkRead reads a sheet of 20,000 rows and ten columns: two of shared
// texts, the others numbers.
func BenchmarkRead(b *testing.B) {
	const rows = 20_000
	var texts, sheet strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&texts, `<si><t>Organisation %d of the sample</t></si>`, i)
	}
	for n := range rows {
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:10"><c r="A%[1]d" t="s"><v>%d</v></c><c r="B%[1]d" t="s"><v>%d</v></c>`, n+1, n%1000, n*7%1000)
		for i := range 8 {
			fmt.Fprintf(&sheet, `<c r="%s%d" s="2"><v>%d.%d</v></c>`, table.Letters(i+2), n+1, n*31, i)
		}
		sheet.WriteString("</row>")
	}
	body := packed(b, parts{textsPart: "<sst>" + texts.String() + "</sst>", sheetPart: sheetOf(sheet.String())}.whole())
	nothing := &table.Filter{Keeps: func([]*table.Value) bool { return false }}
	b.ReportAllocs()
	for b.Loop() {
		fetched := &source.Fetched{Body: body, Reading: &table.Reading{Place: "book.xlsx"}}
		if _, err := oneRow.parse(b.Context(), fetched, table.Shape{Keep: nothing}); err != nil {
			b.Fatal(err)
		}
	}
}
