package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"catchup/internal/browsertest"
)

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// startPreview runs the command on a copy of the sample installation, and
// returns its folder and the page's address. It must end well with the test.
func startPreview(t *testing.T, args ...string) (dir, page string) {
	t.Helper()
	dir = t.TempDir()
	if err := install(dir); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int)
	go func() {
		d := &door{in: strings.NewReader(""), screen: screen{in, t.Output()}}
		ended <- d.run(ctx, append([]string{"preview", "weekly", "--dir", dir}, args...))
		in.Close()
	}()
	t.Cleanup(func() {
		stop()
		if status := <-ended; status != 0 {
			t.Errorf("the preview ended with %d", status)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return dir, address.FindString(line)
}

// change replaces words in a file of the installation, wherever they stand.
func change(t *testing.T, dir, name, old, new string) {
	t.Helper()
	name = filepath.Join(dir, name)
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q: %v", name, old, err)
	}
	if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(text), old, new)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPreview works on an edition with the page open: a title is changed, a
// key spelt wrong and mended, a number taken from a source, a folder of
// templates begun.
//
//test:serial
func TestPreview(t *testing.T) {
	tab := browsertest.Open(t)
	dir, page := startPreview(t)
	tab.Screen(1800, 900)
	tab.Go(page)
	const whole = `document.querySelectorAll("#mail iframe, #text pre, #paper embed, #workbook table, #web iframe").length`
	tab.Await(whole + ` >= 5`)
	tab.Await(`document.querySelector("#mail iframe").contentDocument.querySelector("h1")?.textContent == "Catch Up"`)
	tab.Await(`document.querySelector("#web iframe").contentDocument.querySelector("main h2")?.textContent`)
	tab.Picture("preview")
	if sheets := browsertest.Eval[string](tab, `document.querySelector("#workbook").textContent`); !strings.Contains(sheets, "Devon") {
		t.Errorf("the workbook's sheets show %q", sheets)
	}
	chosen := browsertest.Eval[string](tab, `document.querySelector("#stories").textContent`)
	for _, want := range []string{"told: ", "out: ", " wrote of it)", "alike, by "} {
		if !strings.Contains(chosen, want) {
			t.Errorf("the page does not say %q of the stories", want)
		}
	}

	change(t, dir, "reports/weekly.yaml", "title: Catch Up", "title: Caught Up")
	tab.Await(`document.querySelector("h1").textContent.startsWith("Caught Up") && document.querySelector("#text pre").textContent.includes("Caught Up")`)

	change(t, dir, "reports/weekly.yaml", "tagline:", "tagliine:")
	tab.Await(`document.querySelector("#mistakes")?.textContent.includes("tagline")`)
	tab.Picture("preview-mistake")
	said := browsertest.Eval[string](tab, `document.querySelector("#mistakes").textContent`)
	for _, want := range []string{"reports/weekly.yaml:4:1", "tagliine: unknown key", `did you mean "tagline"?`, "what follows is the one before"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q but %q", want, said)
		}
	}
	change(t, dir, "reports/weekly.yaml", "tagliine:", "tagline:")
	tab.Await(`!document.querySelector("#mistakes")`)

	change(t, dir, "config/catchup.yaml", "rows: 42..", "rows: 4200..")
	tab.Await(`document.querySelector("#mistakes")?.textContent.includes("outturn, rows")`)
	change(t, dir, "config/catchup.yaml", "rows: 4200..", "rows: 42..")
	tab.Await(`!document.querySelector("#mistakes")`)

	change(t, dir, "config/data/system_plan_outturn.csv", "Greater Manchester", "Greater Salford")
	tab.Await(`document.querySelector("#text pre").textContent.includes("Greater Salford")`)

	if err := os.MkdirAll(filepath.Join(dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "templates/theme.yaml"), []byte("light: { accent_dark: \"#7F003B\" }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tab.Await(`getComputedStyle(document.querySelector("#mail iframe").contentDocument.querySelector("h1")).color == "rgb(127, 0, 59)"`)
	if _, err := os.Stat(filepath.Join(dir, "var")); err == nil {
		t.Error("the preview has kept something")
	}
}

// TestPreviewSwitches sets the mail, and then the web page, as subscribers see
// them.
//
//test:serial
func TestPreviewSwitches(t *testing.T) {
	tab := browsertest.Open(t)
	_, page := startPreview(t)
	tab.Prefer("light")
	tab.Screen(1800, 900)
	tab.Go(page)
	const inside = `document.querySelector("#mail iframe").contentDocument`
	tab.Await(inside + `.querySelector("h1")`)
	choose := func(name, value string) {
		browsertest.Eval[bool](tab, `(document.querySelector("[name=`+name+`][value='`+value+`']").click(), true)`)
	}
	for width, shown := range map[string]string{"320": "320", "1200": "1200", "600": "600"} {
		choose("width", width)
		tab.Await(inside + `.documentElement.clientWidth - ` + shown + ` < 18 && ` + inside + `.documentElement.clientWidth >= ` + shown)
	}
	paper := inside + ` && getComputedStyle(` + inside + `.querySelector(".paper")).backgroundColor`
	choose("colour", "dark")
	tab.Await(paper + ` == "rgb(33, 43, 50)"`)
	choose("images", "off")
	tab.Await(`document.querySelector("#mail iframe").src.includes("images=off") && ` + paper + ` == "rgb(33, 43, 50)"`)
	tab.Go(page) // the switches are remembered
	tab.Await(paper + ` == "rgb(33, 43, 50)"`)
	choose("colour", "light")
	tab.Await(paper + ` == "rgb(255, 255, 255)"`)
	choose("colour", "inverted")
	tab.Await(`getComputedStyle(document.querySelector("#mail iframe")).filter.includes("invert")`)

	const web = `document.querySelector("#web iframe").contentDocument`
	ground := `getComputedStyle(` + web + `.body).backgroundColor`
	tab.Await(ground + ` == "rgb(255, 255, 255)"`)
	browsertest.Eval[bool](tab, `(document.querySelector("#web [name=colour][value=dark]").click(), document.querySelector("#web [name=width][value='320']").click(), true)`)
	tab.Await(ground + ` == "rgb(33, 43, 50)" && ` + web + `.documentElement.clientWidth < 338`)
}

// TestPreviewIsForThisMachine asks as a page elsewhere might.
func TestPreviewIsForThisMachine(t *testing.T) {
	_, page := startPreview(t)
	ask := func(method, path string, head map[string]string) *http.Response {
		r, err := http.NewRequest(method, page+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range head {
			r.Header.Set(name, value)
		}
		r.Host = head["Host"]
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		return response
	}
	for _, c := range []struct {
		method, path string
		head         map[string]string
		want         int
	}{
		{"GET", "", nil, http.StatusOK},
		{"GET", "", map[string]string{"Host": "preview.example.org"}, http.StatusMisdirectedRequest},
		{"POST", "again", nil, http.StatusNoContent},
		{"POST", "again", map[string]string{"Origin": "https://example.org"}, http.StatusForbidden},
		{"GET", "again", nil, http.StatusMethodNotAllowed},
		{"GET", "files/..%2f..%2fconfig%2fcatchup.yaml", nil, http.StatusNotFound},
	} {
		response := ask(c.method, c.path, c.head)
		if response.StatusCode != c.want {
			t.Errorf("%s %s with %v is answered by %d, want %d", c.method, c.path, c.head, response.StatusCode, c.want)
		}
	}
	if policy := ask("GET", "", nil).Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'") {
		t.Errorf("the policy is %q", policy)
	}
}

func TestPreviewOfNothing(t *testing.T) {
	d := &door{screen: screen{io.Discard, t.Output()}}
	dir := t.TempDir()
	if err := install(dir); err != nil {
		t.Fatal(err)
	}
	if status := d.run(t.Context(), []string{"preview", "wekly", "--dir", dir}); status != 2 {
		t.Errorf("a report that is not there ends with %d", status)
	}
}
