package jsonapi

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// file makes a source of a document that is written to a file.
func file(t *testing.T, body string, spec Spec) source.Source {
	t.Helper()
	full := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(full, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	spec.URL = setting.Location{File: setting.File{Path: setting.Path{Name: "a.json", Full: full}}}
	return Open(spec, fetcher())
}

// asking is a request for columns of text, each taken from the name.
func asking(names ...string) source.Request {
	r := source.Request{Shape: table.Shape{Columns: table.Columns{}}}
	for _, name := range names {
		r.Shape.Columns[name] = table.ColumnSpec{Kind: table.Text}
	}
	return r
}

// TestShapes reads documents of the shapes that public services have. All are
// samples.
func TestShapes(t *testing.T) {
	for _, c := range []struct {
		name, body string
		spec       Spec
		ask        []string
		want       []string
	}{
		{"a page and its rows side by side", `[{"page":1,"pages":1,"per_page":"50","total":2},
			[{"country":{"id":"GB","value":"United Kingdom"},"date":"2022","value":11.3},{"country":{"id":"FR","value":"France"},"date":"2022","value":null}]]`,
			Spec{}, []string{"country"},
			[]string{"country.id:text country:text date:text value:number", "GB | United Kingdom | 2022 | 11.3", "FR | France | 2022 | ?"}},
		{"members counted from 0", `[{"page":1,"pages":1},[{"a":1}]]`, Spec{Rows: "1"}, nil, []string{"a:number", "1"}},
		{"fields beside records", `{"success":true,"result":{"fields":[{"id":"_id","type":"int"},{"id":"ward","type":"text"}],"records":[{"_id":1,"ward":"Elm"}],"_links":{"next":"/x?offset=100"},"total":1}}`,
			Spec{}, nil, []string{"_id:number ward:text", "1 | Elm"}},
		{"fields and records as lists", `{"result":{"fields":[{"id":"n"},{"id":"ward"}],"records":[[1,"Elm"],[2,null]]}}`,
			Spec{}, nil, []string{"n:number ward:text", "1 | Elm", "2 | ?"}},
		{"columns and rows", `{"columns":["n","ward"],"index":[0,1],"data":[[1,"Elm"],[2,"Oak"]]}`,
			Spec{}, nil, []string{"n:number ward:text", "1 | Elm", "2 | Oak"}},
		{"heads deep beside the data", `{"meta":{"view":{"name":"x","columns":[{"id":1,"name":"Ward","fieldName":"ward"},{"id":2,"name":"N","fieldName":"n"}]}},"data":[["Elm","4"]]}`,
			Spec{}, nil, []string{"ward:text n:text", "Elm | 4"}},
		{"first list is the head", `[["NAME","POP"],["Elm","40"],["Oak","50"]]`, Spec{}, nil, []string{"NAME:text POP:text", "Elm | 40", "Oak | 50"}},
		{"lists without a head", `[["Elm",40],["Oak",50]]`, Spec{}, nil, []string{"1:text 2:number", "Elm | 40", "Oak | 50"}},
		{"keys and values", `{"columns":[{"code":"area","text":"Area","type":"d"},{"code":"year","type":"t"},{"code":"n","type":"c"}],"comments":[],"data":[{"key":["01","2023"],"values":["5"]},{"key":["02","2023"],"values":[".."]}]}`,
			Spec{}, nil, []string{"area:text year:text n:text", "01 | 2023 | 5", "02 | 2023 | .."}},
		{"cells in objects", `{"kind":"k","schema":{"fields":[{"name":"a","type":"STRING"},{"name":"b"}]},"rows":[{"f":[{"v":"x"},{"v":"1"}]},{"f":[{"v":"y"},{"v":null}]}],"totalRows":"2"}`,
			Spec{}, nil, []string{"a:text b:text", "x | 1", "y | ?"}},
		{"columns that are lists", `{"latitude":51.5,"hourly_units":{"time":"iso8601"},"hourly":{"time":["2024-06-01","2024-06-02"],"temp":[14.1,null]}}`,
			Spec{}, nil, []string{"time:text temp:number", "2024-06-01 | 14.1", "2024-06-02 | ?"}},
		{"features", `{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"Polygon","coordinates":[[[0,1],[2,3]]]},"properties":{"name":"Elm","n":3}}]}`,
			Spec{}, []string{"name", "n"}, []string{"type:text id:number name:text n:number", "Feature | 7 | Elm | 3"}},
		{"features of which the shape is asked for", `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"coordinates":[0.5,1]},"properties":{"name":"Elm"}}]}`,
			Spec{}, []string{"name", "geometry.coordinates.1"}, []string{"type:text geometry.coordinates.1:number geometry.coordinates.2:number name:text", "Feature | 0.5 | 1 | Elm"}},
		{"attributes", `{"fields":[{"name":"OBJECTID","alias":"x"},{"name":"Ward"}],"features":[{"attributes":{"OBJECTID":1,"Ward":"Elm"},"geometry":{"x":1,"y":2}}]}`,
			Spec{}, []string{"Ward"}, []string{"attributes.OBJECTID:number Ward:text", "1 | Elm"}},
		{"bindings", `{"head":{"vars":["place","pop"]},"results":{"bindings":[{"place":{"type":"literal","value":"Elm"},"pop":{"type":"literal","value":"40"}},{"place":{"type":"uri","value":"Oak"}}]}}`,
			Spec{}, []string{"place", "pop"}, []string{"place.type:text place:text pop.type:text pop:text", "literal | Elm | literal | 40", "uri | Oak | ? | ?"}},
		{"a value that is asked for by its own name", `[{"country":{"id":"GB","value":"UK"}}]`, Spec{}, []string{"country", "country.value"}, []string{"country.id:text country.value:text", "GB | UK"}},
		{"rows within rows", `{"data":{"councils":[{"name":"Elm","services":[{"s":"a","v":1},{"s":"b","v":2}]},{"name":"Oak","services":[]},{"name":"Ash","services":[{"s":"a","v":3}]}]}}`,
			Spec{Rows: "data.councils.services"}, []string{"name"}, []string{"s:text v:number name:text", "a | 1 | Elm", "b | 2 | Elm", "a | 3 | Ash"}},
		{"an empty list of columns that are named", `{"value":[]}`, Spec{}, []string{"a"}, []string{"a:text"}},
		{"a value deeper", `[{"location":{"street":{"id":1,"name":"near Elm"}},"n":1}]`, Spec{}, []string{"street"}, []string{"location.street.id:number street:text n:number", "1 | near Elm | 1"}},
		{"value of OData", `{"@odata.context":"https://a.example/$metadata","@odata.count":1,"value":[{"Name":"Elm"}]}`, Spec{}, nil, []string{"Name:text", "Elm"}},
		{"an empty list", `{"items":[],"total":0}`, Spec{}, nil, []string{""}},
		{"keyed by name", `{"Devon":{"plan":1,"actual":2},"Kent":{"plan":3}}`, Spec{Keyed: "county"}, nil,
			[]string{"county:text plan:number actual:number", "Devon | 1 | 2", "Kent | 3 | ?"}},
		{"values keyed by name", `{"data":{"Devon":5,"Kent":null}}`, Spec{Rows: "data", Keyed: "county"}, nil, []string{"county:text value:number", "Devon | 5", "Kent | ?"}},
		{"lines", "{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n", Spec{}, nil, []string{"a:number b:text", "1 | ?", "2 | x"}},
		{"lines of lists", "[\"a\",\"b\"]\n[1,2]\n[3,4]\n", Spec{}, nil, []string{"a:number b:number", "1 | 2", "3 | 4"}},
		{"values alone", `[3, 4, null]`, Spec{}, nil, []string{"value:number", "3", "4", "?"}},
		{"values that are named", `{"ids":[1,2],"rows":[{"a":1}]}`, Spec{Rows: "ids"}, nil, []string{"value:number", "1", "2"}},
		{"the one list with the columns", `{"years":[{"y":2023}],"months":[{"y":2023,"m":4}]}`, Spec{}, []string{"m"}, []string{"y:number m:number", "2023 | 4"}},
		{"a data set of JSON-stat", `{"version":"2.0","class":"dataset","id":["geo","time"],"size":[2,2],"value":{"0":1.5,"3":12345678901234567890.1},"status":{"1":"c","3":"p"},
			"dimension":{"geo":{"label":"Area","category":{"index":["DE","FR"],"label":{"DE":"Germany","FR":"France"}}},"time":{"category":{"index":{"2023":1,"2022":0}}}}}`,
			Spec{}, nil, []string{"geo:text geo.label:text time:text value:number status:text",
				"DE | Germany | 2022 | 1.5 | ?", "DE | Germany | 2023 | ? | c", "FR | France | 2022 | ? | ?", "FR | France | 2023 | 12345678901234567890.1 | p"}},
		{"a data set with its status as marks", `{"class":"dataset","id":["t"],"size":[4],"value":[1.5,null,3,4],"status":{"0":"bp","1":":c","3":"checked by hand"},"dimension":{"t":{"category":{"index":["a","b","c","d"]}}}}`,
			Spec{}, []string{"value"}, []string{"t:text value:text", "a | 1.5 [b] [p]", "b | : [c]", "c | 3", "d | 4"}},
		{"an older data set of JSON-stat", `{"dataset":{"dimension":{"id":["sex"],"size":[2],"sex":{"category":{"index":{"F":0,"M":1}}}},"value":[4,5]}}`,
			Spec{}, nil, []string{"sex:text value:number", "F | 4", "M | 5"}},
		{"a message of SDMX", `{"header":{"id":"x"},"dataSets":[{"action":"Information","series":{"0:1":{"attributes":[0],"observations":{"0":[1.5,0],"1":[null]}},"0:0":{"observations":{"1":[3]}}}}],
			"structure":{"dimensions":{"dataSet":[],"series":[{"id":"FREQ","values":[{"id":"A","name":"Annual"}]},{"id":"AREA","values":[{"id":"DE","name":"Germany"},{"id":"FR"}]}],"observation":[{"id":"TIME","values":[{"id":"2022"},{"id":"2023","name":"2023"}]}]}}}`,
			Spec{}, nil, []string{"FREQ:text FREQ.label:text AREA:text AREA.label:text TIME:text TIME.label:text value:number",
				"A | Annual | FR | FR | 2022 | 2022 | 1.5", "A | Annual | FR | FR | 2023 | 2023 | ?", "A | Annual | DE | Germany | 2023 | 2023 | 3"}},
		{"a message of SDMX, flat", `{"meta":{},"data":{"dataSets":[{"structure":0,"observations":{"0:1":["2.5"]}}],"structures":[{"dimensions":{"dataSet":[{"id":"UNIT","values":[{"id":"EUR"}]}],"series":[],"observation":[{"id":"AREA","values":[{"id":"DE"}]},{"id":"TIME","values":[{"value":"2022"},{"value":"2023"}]}]}}]}}`,
			Spec{}, nil, []string{"UNIT:text UNIT.label:text AREA:text AREA.label:text TIME:text TIME.label:text value:text", "EUR | EUR | DE | DE | 2023 | 2023 | 2.5"}},
		{"numbers that are none", `[{"n":NaN,"s":"NaN, -Infinity \" NaN"},{"n":-Infinity,"s":"x"},{"n":-1,"s":"y"}]`, Spec{}, nil,
			[]string{"n:number s:text", "? | NaN, -Infinity \" NaN", "? | x", "-1 | y"}},
		{"UTF-16", "\xff\xfe[\x00{\x00\"\x00a\x00\"\x00:\x001\x00}\x00]\x00", Spec{}, nil, []string{"a:number", "1"}},
		{"not UTF-8", "[{\"a\":\"caf\xe9\"}]", Spec{}, nil, []string{"a:text", "café"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := file(t, c.body, c.spec).Read(t.Context(), asking(c.ask...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, lines(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNothingIsGuessed reads documents in which the rows are not evident, and
// what the error says of each.
func TestNothingIsGuessed(t *testing.T) {
	for _, c := range []struct {
		body string
		spec Spec
		want []string
	}{
		{`{"years":[{"date":"2023","value":"1"}],"months":[{"date":"2023 APR","value":"2"},{}]}`, Spec{},
			[]string{"2 lists may be the rows: years (1 row: date, value); months (2 rows: date, value)", "rows: years"}},
		{`{"status":"error","message":"the key is not known"}`, Spec{}, []string{`the document says "the key is not known"`}},
		{`{"counties":{"Devon":{"n":1},"Kent":{"n":2}}}`, Spec{}, []string{"2 objects stand under names: Devon, Kent", "rows: counties and keyed: name"}},
		{`[{"a":1},{"a":2},"total: 3"]`, Spec{}, []string{`in the list of objects member 3 is "total: 3"`}},
		{`[{"a":1},[1]]`, Spec{}, []string{"in the list of objects member 2 is a list"}},
		{`{"a":1,"b":"x"}`, Spec{}, []string{"there is no list of rows; there is a, b"}},
		{`{"a":[{"x":1}]}`, Spec{Rows: "a.2"}, []string{`there is no "2"`, "its members are called 1 to 1"}},
		{`{"fields":["a","b"],"data":[[1,2],[3]]}`, Spec{}, []string{"data: row 2 has 1 value, and the head 2 names: a, b"}},
		{`[{"a":1}]`, Spec{Keyed: "name"}, []string{"is not an object", "leave keyed out"}},
		{`<!DOCTYPE html><title>Sign in</title>`, Spec{}, []string{"it is a web page"}},
		{"a,b\n1,2\n", Spec{}, []string{"use csv: instead of json:"}},
		{"PK\x05\x06" + strings.Repeat("\x00", 18) + "\xff", Spec{}, []string{"it is "}},
		{"\x1f\x8b\x08\xff", Spec{}, []string{"packed with gzip"}},
		{`[{"message":[{"id":"120","value":"The parameter is not valid"}]}]`, Spec{}, []string{"no column that is asked for is there; the document says \"The parameter is not valid\""}},
		{`{"meta":{"n":1},"data":{"Devon":{"n":1},"Kent":{"n":2}}}`, Spec{}, []string{"rows: data and keyed: name"}},
		{"[\n {\"a\": oops}]", Spec{}, []string{`line 2, character 8, at "oops}]"`, "it is no JSON"}},
		{"", Spec{}, []string{"the document is empty"}},
		{" \n", Spec{}, []string{"the document is empty"}},
		{`{"id":["a"],"size":[2],"value":[1],"dimension":{"a":{"category":{"index":["x","y"]}}}}`, Spec{}, []string{"the data set has 1 values, and its size is 2"}},
		{`{"id":["a"],"size":[2],"value":[1,2],"dimension":{"a":{"category":{"index":{"x":0,"y":0}}}}}`, Spec{}, []string{`the dimension "a" has no clear order`}},
		{`{"dataSets":[{"observations":{"0:9":[1]}}],"structure":{"dimensions":{"observation":[{"id":"A","values":[{"id":"x"}]},{"id":"B","values":[{"id":"y"}]}]}}}`, Spec{}, []string{`the key "0:9" names a value that the dimension B does not have`}},
		{`{"dataSets":[{"series":{"0":{}}}],"structure":{"dimensions":{"series":[{"id":"A","values":[]},{"id":"B"}]}}}`, Spec{}, []string{`the key "0" does not name a value of each of 2 dimensions`}},
		{`{"id":["a"],"size":[2],"value":{},"dimension":{}}`, Spec{}, []string{`the dimension "a" has no category`}},
	} {
		ask := source.Request{}
		if strings.Contains(c.body, `"message":[`) {
			ask = asking("country")
		}
		_, err := file(t, c.body, c.spec).Read(t.Context(), ask)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", c.body, err, want)
			}
		}
	}
}

// TestSaid looks at what is taken for granted, and what is odd.
func TestSaid(t *testing.T) {
	for _, c := range []struct{ body, said, odd string }{
		{`[["NAME","POP"],["Elm","40"]]`, "The first row of the document is taken for the head: NAME, POP.", ""},
		{`[{"a":1,"b":2,"a":3},{"a":1}]`, "", "a.json: 1 value given twice in one row, first a.json, row 1, column a; the last one holds"},
		{`[{"a.b":1,"a":{"b":2}}]`, "", "1 value given twice"},
		{`[{"n":NaN}]`, "", "1 value written NaN or Infinity"},
		{"[{\"a\":\"caf\xe9\"}]", "", "the document is not UTF-8"},
		{`[{"a":1}]`, "", ""},
	} {
		got, err := file(t, c.body, Spec{}).Read(t.Context(), source.Request{})
		if err != nil {
			t.Error(err)
			continue
		}
		if said := strings.Join(got.Said, " "); said != c.said {
			t.Errorf("%s: said is %q", c.body, said)
		}
		if odd := strings.Join(got.Warnings, " "); !strings.Contains(odd, c.odd) || (odd == "") != (c.odd == "") {
			t.Errorf("%s: odd is %q", c.body, odd)
		}
	}
	got, err := file(t, `[{"a":1,"a":3}]`, Spec{}).Read(t.Context(), source.Request{})
	if err != nil || got.Rows[0][0].Num.String() != "3" {
		t.Errorf("of two values the last does not hold: %v, %v", got, err)
	}
}
