package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a schema in lines: its columns, how cells are written, what must hold,
// the layout, and what is ignored.
func told(s Schema) []string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(s.Columns)) {
		c := s.Columns[name]
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s: %s %s %s", name, c.Kind, c.From, strings.Join(c.Others, "|"))))
	}
	w := s.Written
	if w.Decimal+w.Group+string(w.Dates) != "" {
		lines = append(lines, fmt.Sprintf("written %q %q %s", w.Decimal, w.Group, w.Dates))
	}
	for _, word := range slices.Sorted(maps.Keys(w.Missing)) {
		lines = append(lines, fmt.Sprintf("missing %s: %s", word, w.Missing[word]))
	}
	if s.Expect != nil {
		lines = append(lines, fmt.Sprintf("unique %q, keys %q", s.Expect.Unique, s.Expect.Keys))
		for _, name := range slices.Sorted(maps.Keys(s.Expect.Values)) {
			v := s.Expect.Values[name]
			lines = append(lines, fmt.Sprintf("must %s: %t %q %v %v %t", name, v.Required, v.OneOf, v.Least, v.Most, v.Whole))
		}
	}
	if s.Dialect != (Dialect{}) {
		lines = append(lines, fmt.Sprintf("%+v", s.Dialect))
	}
	if s.Calendar {
		lines = append(lines, "years of the calendar")
	}
	if len(s.Ignored) > 0 {
		lines = append(lines, "ignored "+strings.Join(s.Ignored, "; "))
	}
	return lines
}

// TestRead reads schemas of each standard, with what they may say.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text, file string
		want             []string
	}{
		{"a Table Schema", `{"fields":[
			{"name":"code","title":"Code of the ward","type":"string","constraints":{"required":true,"unique":true,"pattern":"E\\d+"}},
			{"name":"beds","type":"integer","groupChar":".","constraints":{"minimum":0,"maximum":"900"}},
			{"name":"cost","type":"number","decimalChar":",","groupChar":".","bareNumber":false},
			{"name":"open","type":"boolean"},{"name":"since","type":"date","format":"%m/%d/%Y"},{"name":"month","type":"yearmonth"},{"name":"kind","constraints":{"enum":["acute","community"]}}],
			"missingValues":["","-","NOT KNOWN",{"value":"-99","label":"refused"}],"primaryKey":["code","month"],"foreignKeys":[{}],"uniqueKeys":[["code","since"]]}`, "",
			[]string{"beds: number", "code: text", "cost: number", "kind: text", "month: text", "open: text", "since: date", `written "," "." month-first`,
				"missing -99: refused", "missing NOT KNOWN: not given",
				`unique ["code" "month"], keys [["code"] ["code" "since"]]`, `must beds: false [] 0 900 true`, `must code: true [] <nil> <nil> false`,
				`must kind: false ["acute" "community"] <nil> <nil> false`, `must month: true [] <nil> <nil> false`, `ignored foreignKeys; pattern of "code"`}},
		{"years", `{"fields":[{"name":"y","type":"year"}],"primaryKey":"y"}`, "", []string{"y: year", `unique ["y"], keys []`, "must y: true [] <nil> <nil> false", "years of the calendar"}},
		{"a package of two", `{"resources":[{"name":"a","path":"a.csv","schema":{"fields":[{"name":"x","type":"date"}]}},
			{"name":"b","path":"data/b.csv","encoding":"iso-8859-1","dialect":{"delimiter":";","commentChar":"#","quoteChar":"'"},"schema":{"fields":[{"name":"y","type":"number"}]}}]}`, "https://a.example/x/b.csv",
			[]string{"y: number", `written "." "" `, "{Delimiter:; Encoding:iso-8859-1 Comment:# Skip:0 Heads:0}", "ignored quoteChar of the dialect"}},
		{"metadata", `{"@context":["http://www.w3.org/ns/csvw",{"@language":"en"}],"url":"wards.csv","dc:title":"Sample","null":["x","-"],
			"dialect":{"delimiter":";","skipRows":3,"headerRowCount":2,"commentPrefix":"%","encoding":"utf-8"},
			"tableSchema":{"columns":[
				{"titles":{"en":["Ward","Name of ward"],"cy":"Ward (cy)"},"name":"ward","required":true},
				{"name":"beds","titles":"Beds (2024)","datatype":{"base":"nonNegativeInteger","maximum":"900"}},
				{"titles":"Cost","datatype":{"base":"decimal","format":{"decimalChar":",","groupChar":"."}}},
				{"name":"day","datatype":{"base":"date","format":"d/M/yyyy"}},
				{"name":"note","datatype":"string","separator":";"},{"name":"v","virtual":true}],"primaryKey":"ward"}}`, "wards.csv",
			[]string{"Cost: number", "beds: number Beds (2024)", "day: date", "note: text", "ward: text Ward (cy) Ward|Name of ward",
				`written "," "." day-first`, `missing x: not given`,
				`unique ["ward"], keys []`, "must beds: false [] <nil> 900 true", "must ward: true [] <nil> <nil> false",
				"{Delimiter:; Encoding:utf-8 Comment:% Skip:3 Heads:2}",
				`ignored separator of "note"; the virtual column "v"`}},
		{"metadata of a group", `{"@context":"http://www.w3.org/ns/csvw","tables":[{"url":"a.csv","tableSchema":{"columns":[{"name":"a"}]}},
			{"url":"x/b.csv","tableSchema":{"columns":[{"name":"b","datatype":"gYear"},{"name":"c","datatype":{"base":"date","format":"yyyy-MM-dd"}},{"name":"d","datatype":{"base":"number","format":"0.0%"}}]}}]}`, "data/b.csv",
			[]string{"b: year", "c: date", "d: number", `written "." "" `, "years of the calendar", `ignored format of "d": a share of a hundred needs kind: share`}},
		{"numbers in two forms", `{"fields":[{"name":"a","type":"number","decimalChar":","},{"name":"b","type":"number"}]}`, "",
			[]string{"a: number", "b: number", "ignored decimalChar and groupChar, which differ from column to column"}},
		{"dates in two forms", `{"fields":[{"name":"a","type":"date","format":"%d/%m/%Y"},{"name":"b","type":"date","format":"fmt:%m/%d/%y"},{"name":"c","type":"date","format":"any"}]}`, "",
			[]string{"a: date", "b: date", "c: date", `written "" "" day-first`, `ignored the format of "b", which differs from that of other dates`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(c.text, c.file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, told(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestMistakes reads files that are no schemas, or not whole.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		``:                 "the file ends before the schema is whole",
		`{"fields":[`:      "the file ends before the schema is whole",
		"{\n\"a\": oops}":  "near line 2: it is no JSON object",
		`[1]`:              "it is no JSON object",
		`{"a":1}`:          "it is neither a Table Schema (it has no fields) nor metadata",
		`{"fields":[]}`:    "its fields are empty",
		`{"fields":[{}]}`:  "field 1 has no name",
		`{"fields":["a"]}`: "field 1 has no name",
		`{"fields":[{"name":"a","type":"strng"}]}`:                            `the field "a" is of a type that Table Schema does not know: "strng"`,
		`{"fields":[{"name":"a"},{"name":"a"}]}`:                              `two columns are called "a"`,
		`{"fields":[{"name":"a"}],"primaryKey":"b"}`:                          `the key names a column "b", which it does not describe`,
		`{"resources":[{"path":"a.csv"}]}`:                                    "none of its resources has a schema",
		`{"resources":[{"path":"a.csv","schema":"s.json"}]}`:                  "the schema of its resource stands in another file, s.json",
		`{"resources":[{"name":"x","schema":{}},{"name":"y","schema":{}}]}`:   "none of its 2 resources has the path data.csv",
		`{"tableSchema":"s.json"}`:                                            "the schema of the table stands in another file, s.json",
		`{"tableSchema":{}}`:                                                  "its tableSchema has no columns",
		`{"tableSchema":{"columns":[{}]}}`:                                    "column 1 has neither a name nor titles",
		`{"dialect":"d.json","tableSchema":{"columns":[{"name":"a"}]}}`:       "the dialect of the table stands in another file, d.json",
		`{"tables":[{"url":"a.csv"},{"url":"b.csv"}]}`:                        "none of its 2 tables has the url data.csv; it has a.csv, b.csv",
		`{"fields":` + strings.Repeat("[", 20_000):                            "exceeded max depth",
		`{"fields":[` + strings.Repeat(`{"name":"a"},`, 2) + `{"name":"b"}]}`: `two columns are called "a"`,
	} {
		if _, err := Read(text, "data.csv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %s", text, err, want)
		}
	}
	var many []string
	for i := range mostFields + 1 {
		many = append(many, fmt.Sprintf(`{"name":"c%d"}`, i))
	}
	if _, err := Read(`{"fields":[`+strings.Join(many, ",")+`]}`, ""); err == nil || !strings.Contains(err.Error(), "more than 16384 columns") {
		t.Error(err)
	}
}

// FuzzSchema reads any text: there is an error, or each column has a kind.
func FuzzSchema(f *testing.F) {
	for _, seed := range []string{
		`{"fields":[{"name":"a","type":"number","constraints":{"minimum":"1e9","enum":[1,null,{}]}}],"missingValues":[{"value":1},null],"uniqueKeys":[["a"],1]}`,
		`{"tables":[{"url":"a","tableSchema":{"columns":[{"titles":{"en":[1]},"datatype":{"base":"date","format":"M"}}],"primaryKey":[[]]}}],"dialect":{"skipRows":-1}}`,
		`{"resources":{"schema":{"fields":{}}}}`, `{"@context":1,"columns":[{"name":"x","null":{}}]}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read(text, "a")
		if err != nil {
			return
		}
		for name, c := range s.Columns {
			if c.Kind == "" || name == "" {
				t.Errorf("the column %q is of kind %q", name, c.Kind)
			}
		}
	})
}
