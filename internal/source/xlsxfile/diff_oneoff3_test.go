package xlsxfile

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"catchup/internal/source"
	"catchup/internal/source/oldxlsx"
	"catchup/internal/table"
)

func TestMakeOneOff(t *testing.T) {
	f := excelize.NewFile()
	w, _ := f.NewStreamWriter("Sheet1")
	w.SetRow("A1", []any{"Body", "B", "C", "D", "E", "F", "G", "H", "I", "J"})
	for i := range 200_000 {
		w.SetRow(fmt.Sprintf("A%d", i+2), []any{fmt.Sprintf("Organisation %d", i%5000), "Plan", i, float64(i) * 1.1, i * 2, i * 3, i * 4, 0.25, 1234.5, i % 7})
	}
	w.Flush()
	f.SaveAs("/tmp/big.xlsx")
	// as spreadsheets do, with shared strings
}

func TestHWMOneOff(t *testing.T) {
	body, err := os.ReadFile(os.Getenv("BOOK"))
	if err != nil {
		t.Skip()
	}
	shape := table.Shape{}
	switch os.Getenv("KEEP") {
	case "none":
		shape.Keep = &table.Filter{Keeps: func([]*table.Value) bool { return false }}
	case "three":
		shape.Columns = table.Columns{"body": {Kind: table.Text}, "c": {Kind: table.Number}, "d": {Kind: table.Number}}
	}
	fetched := &source.Fetched{Body: body, Reading: &table.Reading{}}
	var got *table.Table
	if os.Getenv("OLD") != "" {
		got, err = (oldxlsx.Spec{Sheet: "1", Head: source.Rows{First: 1, Last: 1}}).Parse(context.Background(), fetched, shape)
	} else {
		got, err = oneRow.parse(context.Background(), fetched, shape)
	}
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmHWM") {
			n := 0
			if got != nil {
				n = len(got.Rows)
			}
			fmt.Println(os.Getenv("OLD"), os.Getenv("KEEP"), n, "rows", err, line)
		}
	}
}
