package jsonapi

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

func fetcher() *source.Fetcher {
	return source.NewFetcher(nil, slog.New(slog.DiscardHandler), func() time.Time { return time.Unix(0, 0) })
}

// read reads a document from a file of the name.
func read(t *testing.T, name, body, rows string) (*table.Table, error) {
	t.Helper()
	full := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(full, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	spec := Spec{URL: setting.Location{File: setting.File{Path: setting.Path{Name: name, Full: full}}}, Rows: rows, Pages: 100}
	return Open(spec, fetcher()).Read(t.Context(), source.Request{Source: "api"})
}

// lines shows a table, its kinds first and what is unknown as "?".
func lines(tab *table.Table) []string {
	var head []string
	for _, c := range tab.Columns {
		head = append(head, c.Name+":"+string(c.Kind))
	}
	all := []string{strings.Join(head, " ")}
	for _, row := range tab.Rows {
		var cells []string
		for _, v := range row {
			shown := v.Text
			if !v.Known {
				shown = "?" + v.Text
			} else if v.Kind == table.Number {
				shown = v.Num.String()
			}
			cells = append(cells, shown)
		}
		all = append(all, strings.Join(cells, " | "))
	}
	return all
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, body, rows string
		want             []string
	}{
		{"plain.json", `[{"b": 1, "a": "x"}, {"a": "y", "c": null}]`, "",
			[]string{"b:number a:text c:text", "1 | x | ?", "? | y | ?"}},
		{"deep.json", "\ufeff" + `{"data": {"items": [{"id": 7, "at": {"place": {"name": "Leeds"}}, "tags": ["p", {"q": true}]}]}}`, "data.items",
			[]string{"id:number at.place.name:text tags.1:text tags.2.q:text", "7 | Leeds | p | true"}},
		{"exact.json", `[{"n": 12345678901234567890.0001}, {"n": 0.1}, {"n": -1e-3}]`, "",
			[]string{"n:number", "12345678901234567890.0001", "0.1", "-0.001"}},
		{"mixed.json", `[{"n": 1.50}, {"n": "n/a"}, {"n": 1e999999999}]`, "",
			[]string{"n:text", "1.50", "n/a", "1e999999999"}},
		{"none.json", `[]`, "", []string{""}},
		{"list.yaml", "data:\n  - {id: 1, name: Leeds, code: '007'}\n  - id: 2.50\n    name: ~\n", "data",
			[]string{"id:number name:text code:text", "1 | Leeds | 007", "2.5 | ? | ?"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, c.name, c.body, c.rows)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, lines(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOrigin(t *testing.T) {
	got, err := read(t, "a.json", `{"rows": [{"a": 1}, {"b": {"c": 2}}]}`, "rows")
	if err != nil {
		t.Fatal(err)
	}
	if o := got.Rows[1][1].From.String(); o != "a.json, rows, row 2, column b.c" {
		t.Errorf("a cell comes from %s", o)
	}
	if o := got.Rows[0][1].From; o.Row != 1 || o.Column != "b.c" {
		t.Errorf("an absent cell comes from %s", o)
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, body, rows, want string }{
		{"a.json", `[{"a": 1}`, "", "reading a.json: line 1, character 10: the document ends before it is whole"},
		{"a.json", `[] []`, "", "reading a.json: line 1, character 6: more follows the document"},
		{"a.json", `{"items": []}`, "item", `reading a.json: item: there is no "item" (did you mean "items"?)`},
		{"a.json", `{"items": {}}`, "items", "reading a.json: items: there is no list of rows"},
		{"a.json", `[{}, 1]`, "", "reading a.json: there is no list of rows; in the list of objects member 2 is \"1\""},
		{"a.json", strings.Repeat("[", 500), "", "reading a.json: line 1, character 102: lists and objects stand more than 100 deep in each other"},
		{"a.yml", "", "", "reading a.yml: the document is empty"},
		{"a.yml", "- &x {a: 1}\n- *x\n", "", "reading a.yml: line 2: aliases are not read"},
	} {
		_, err := read(t, c.name, c.body, c.rows)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s %q:\n got %v\nwant %s", c.body, c.rows, err, c.want)
		}
	}
}

func TestHeaders(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer hunter2" {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		w.Write([]byte("- {a: 1}\n"))
	}))
	defer server.Close()
	u, err := url.Parse(server.URL + "/rows.yaml?page=1")
	if err != nil {
		t.Fatal(err)
	}
	spec := Spec{URL: setting.Location{URL: u}, Asking: source.Asking{Headers: map[string]setting.Secret{"authorization": setting.NewSecret("Bearer hunter2")}}}
	got, err := Open(spec, fetcher()).Read(t.Context(), source.Request{})
	if err != nil || len(got.Rows) != 1 {
		t.Errorf("with its header: %v", err)
	}
	spec.Headers["authorization"] = setting.NewSecret("Bearer wrong")
	if _, err := Open(spec, fetcher()).Read(t.Context(), source.Request{}); err == nil || strings.Contains(err.Error(), "wrong") {
		t.Errorf("with a wrong header: %v", err)
	}
}

// FuzzRows reads any document as JSON and as YAML, and makes a table of any
// part of it: every row has all columns, and JSON is read where, and only where,
// the standard library reads it.
func FuzzRows(f *testing.F) {
	for _, seed := range []string{
		"- {a: 1}", "{{},<<}", "a: &x [*x]", "? [a]\n: b", "<<: 1", `[{"a":1,"a":{"b":[null,true]}}]`, `{"a":{"b":[{"c":"\ud800"}]}}`, `[{"a":1e400,"":-0.10}]`, "[[[[",
		`{"id":["a"],"size":[2],"value":{"1":1},"status":{"0":"c"},"dimension":{"a":{"category":{"index":{"x":0,"y":1}}}}}`,
		`{"dataSets":[{"series":{"0":{"observations":{"0":[1]}}}}],"structure":{"dimensions":{"series":[{"id":"A","values":[{"id":"x"}]}],"observation":[{"id":"T","values":[{"id":"y"}]}]}}}`,
		`{"columns":["a","b"],"rows":[{"f":[{"v":1},{"v":2}]}],"links":[{"rel":"next","href":null}],"total":"9"}`, `[["a","b"],[1,NaN]]`, "{\"a\":1}\n{\"b\":2}",
	} {
		f.Add([]byte(seed), "")
		f.Add([]byte(seed), "a.b")
	}
	f.Fuzz(func(t *testing.T, body []byte, steps string) {
		for name, parse := range map[string]func([]byte, int) (parsed, error){"JSON": parseJSON, "YAML": parseYAML} {
			p, err := parse(body, 1000)
			if err == nil && name == "JSON" && len(p.warnings) == 0 && !validLines(body) {
				t.Errorf("%q is read as JSON", body)
			}
			if err != nil {
				continue
			}
			f, err := find(&p.root, Spec{Rows: steps}, nil, func(cells int) error {
				if cells > 10_000 {
					return table.ErrCells
				}
				return nil
			})
			if err != nil {
				continue
			}
			readSigns(&p.root, f.at, source.Pages{})
			g := newGrid(&table.Reading{Place: "data"}, table.Shape{})
			err = g.add(f.rows)
			got := g.table()
			for i := 0; err == nil && i < len(got.Rows); i++ {
				if len(got.Rows[i]) != len(got.Columns) {
					t.Errorf("%s: %d values in %d columns", name, len(got.Rows[i]), len(got.Columns))
				}
			}
		}
	})
}

// validLines tells whether the standard library reads a text, as one document or
// several behind each other.
func validLines(body []byte) bool {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff"))))
	for {
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return err == io.EOF
		}
	}
}
