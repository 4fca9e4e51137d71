package articles

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

func request(t *testing.T) source.Request {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return source.Request{Source: "desk", Period: period.Week.Ending(time.Date(2024, 6, 14, 16, 0, 0, 0, zone))}
}

func open(full string) source.Source {
	folder := setting.Folder{Path: setting.Path{Name: "desk", Full: full}}
	return Open(Spec{Folder: folder, Outlet: "From the desk", Limit: 1e6}, func() time.Time { return time.Unix(0, 0) })
}

// lay puts files into a fresh folder.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// cells are the values of a row by the names of their columns, without those
// that are unknown.
func cells(tab *table.Table, row int) map[string]string {
	all := map[string]string{}
	for i, v := range tab.Rows[row] {
		switch {
		case !v.Known:
		case v.Kind == table.Time:
			all[tab.Columns[i].Name] = v.Time.Format(time.RFC3339)
		default:
			all[tab.Columns[i].Name] = v.Text
		}
	}
	return all
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       map[string]string
	}{
		{"a.md", "---\ntitle: 'Costs: what £200m means'\nauthor: Ann\noutlet: The Desk\nlink: https://example.org/a\npublished: 2024-06-13T17:00:00+01:00\nsummary: Short.\n---\nOne *word*.\n\n<script>x</script>\n",
			map[string]string{"title": "Costs: what £200m means", "author": "Ann", "outlet": "The Desk", "link": "https://example.org/a",
				"published": "2024-06-13T16:00:00Z", "summary": "Short.", "content": "<p>One <em>word</em>.</p>\n<!-- raw HTML omitted -->\n"}},
		{"b.md", "\ufeff---\r\ntitle: B\r\ndate: 2024-06-13 09:30\r\n---\r\n", map[string]string{"title": "B", "outlet": "From the desk", "published": "2024-06-13T08:30:00Z"}},
		{"2024-06-12-c.md", "# A heading\n\nText --- here.\n",
			map[string]string{"title": "A heading", "outlet": "From the desk", "published": "2024-06-11T23:00:00Z", "content": "<p>Text --- here.</p>\n"}},
		{"d.txt", "\nA title \nStrapline\n\n12 January 2023\n\nText.\n",
			map[string]string{"title": "A title", "outlet": "From the desk", "published": "2023-01-12T00:00:00Z", "content": "Strapline\n\n12 January 2023\n\nText."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := open(lay(t, map[string]string{c.name: c.body})).Read(t.Context(), request(t))
			if err != nil || len(got.Warnings) > 0 {
				t.Fatal(err, got.Warnings)
			}
			c.want["id"] = "desk/" + c.name
			if diff := cmp.Diff(c.want, cells(got, 0)); diff != "" {
				t.Error(diff)
			}
			if o := got.Rows[0][1].From.String(); o != "desk/"+c.name+", row 1, column title" {
				t.Errorf("the title comes from %s", o)
			}
		})
	}
}

func TestBadFilesAreWarnings(t *testing.T) {
	got, err := open(lay(t, map[string]string{
		"1.md":      "---\nauthor: Ann\n---\n",
		"2.md":      "---\ntitle: Two\ntags: [a]\nlink: ftp://x\ndate: yesterday\n---\n",
		"3.txt":     "Three\n\xff\n",
		"4.txt":     "Four\n",
		"5.md":      "---\ntitle: [\n---\n",
		"6.txt":     "",
		"notes.ods": "not looked at",
	})).Read(t.Context(), request(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"desk/1.md:2:1: the key \"title\" is missing", "desk/2.md:3:1: tags: ", "desk/2.md:4:7: link: ", "desk/2.md:5:7: date: ",
		"desk/3.txt:2:1: is not encoded as UTF-8", "desk/4.txt:1:1: has no date", "desk/5.md:", "desk/6.txt:1:1: has no title",
	} {
		if !strings.Contains(strings.Join(got.Warnings, "\n"), want) {
			t.Errorf("no warning begins %q", want)
		}
	}
	if len(got.Rows) != 2 || cells(got, 0)["title"] != "Two" || cells(got, 1)["title"] != "Four" {
		t.Errorf("%d rows", len(got.Rows))
	}
	if t.Failed() {
		t.Log(strings.Join(got.Warnings, "\n"))
	}
}

func TestDigest(t *testing.T) {
	digest := func(files map[string]string) string {
		got, err := open(lay(t, files)).Read(t.Context(), request(t))
		if err != nil {
			t.Fatal(err)
		}
		return got.Reading.Digest
	}
	one := digest(map[string]string{"a.txt": "A", "b.txt": "B"})
	if one != digest(map[string]string{"b.txt": "B", "a.txt": "A"}) {
		t.Error("the digest changes by itself")
	}
	if one == digest(map[string]string{"a.txt": "AB", "b.txt": ""}) || one == digest(map[string]string{"a.txt": "A", "c.txt": "B"}) {
		t.Error("the digest does not change with the files")
	}
}

func TestFolder(t *testing.T) {
	if _, err := open("/nowhere/at/all").Read(t.Context(), request(t)); err == nil || err.Error() != "reading desk: no such file or directory" {
		t.Errorf("no folder: %v", err)
	}
	large := lay(t, map[string]string{"a.txt": strings.Repeat("x", 2e6)})
	if _, err := open(large).Read(t.Context(), request(t)); err == nil {
		t.Error("a folder over its limit is read")
	}
	if got, err := open(t.TempDir()).Read(t.Context(), request(t)); err != nil || len(got.Rows) > 0 {
		t.Errorf("an empty folder: %v", err)
	}
}
