package preview

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"catchup/internal/browsertest"
	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// sample is an edition with this title.
func sample(title string) *edition.Edition {
	d := &document.Document{
		Title: title, Covers: "8 to 14 June 2024", Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.FixedZone("", 3600)),
		Gaps: []document.Gap{{Source: "news", Why: "no feed <answers>"}}, Warnings: []string{"a row is empty"},
		Choices: []document.Choice{{Section: "Stories", More: 7, Candidates: []document.Candidate{{Heading: "Wards close", Standing: document.LeftOut, Why: "the 6th of 5"}}}},
	}
	mail := `<style>@media (prefers-color-scheme: dark) { h1 { color: white } }</style><h1>` + title + `</h1>`
	return &edition.Edition{
		Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Number: 4, Document: d,
		Files: []edition.File{
			{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: []byte(mail)},
			{Name: "page.html", Type: "text/html; charset=utf-8", Bytes: []byte(mail)},
			{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: []byte(title + " & so on")},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: []byte("%PDF-1.7")},
			{Name: "edition.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Bytes: workbook()},
		},
	}
}

// workbook has one row more than is shown.
func workbook() []byte {
	book := excelize.NewFile()
	for row := range mostRows + 1 {
		if err := book.SetCellValue("Sheet1", fmt.Sprintf("A%d", row+1), fmt.Sprintf("row %d", row+1)); err != nil {
			panic(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// folder is an installation whose edition is made of the file title.
type folder struct {
	*testing.T
	dir, address string
	state        func() state
}

// state is what the page hears from the server.
type state struct {
	Number int
	Making bool
}

// start serves a folder until the test ends.
func start(t *testing.T, title string) *folder {
	t.Helper()
	f := &folder{T: t, dir: t.TempDir()}
	f.write("title", title)
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Make: f.make, Dir: f.dir, Skip: []string{"", filepath.Join(f.dir, "var")}, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Serve = %v", err)
		}
	})
	f.address = "http://" + l.Addr().String()
	f.listen()
	return f
}

// write changes a file in one step, so that it is one change however slow the
// machine is.
func (f *folder) write(name, text string) {
	f.Helper()
	hidden := filepath.Join(f.dir, ".new")
	if err := os.WriteFile(hidden, []byte(text), 0o644); err != nil {
		f.Fatal(err)
	}
	if err := os.Rename(hidden, filepath.Join(f.dir, name)); err != nil {
		f.Fatal(err)
	}
}

// make is a sample with the title that the file has, or a mistake.
func (f *folder) make(context.Context) (*edition.Edition, error) {
	title, err := os.ReadFile(filepath.Join(f.dir, "title"))
	switch string(title) {
	case "misset":
		return nil, check.Problems{{Path: "tagliine", Message: "unknown key", Hint: `did you mean "tagline"?`, Pos: check.Pos{File: "reports/weekly.yaml", Line: 4, Column: 1}}}
	case "held":
		return nil, fmt.Errorf("making it: %w", &edition.Held{Cause: edition.Unexpected, Breaches: []document.Breach{{Source: "outturn", What: "rows", Words: "it has 41 rows", Cells: []string{"outturn!A42"}}}})
	case "broken":
		return nil, errors.New("the disk is full")
	}
	return sample(string(title)), err
}

// listen hears what the server tells the page.
func (f *folder) listen() {
	f.Helper()
	response := f.ask("GET", "/events", nil)
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" {
		f.Fatalf("the events are %s", kind)
	}
	lines := bufio.NewScanner(response.Body)
	f.state = func() (s state) {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &s); err != nil {
					f.Fatal(err)
				}
				return s
			}
		}
		f.Fatalf("the events ended: %v", lines.Err())
		return s
	}
}

// await returns when the edition has been made so many times.
func (f *folder) await(number int) {
	f.Helper()
	for s := f.state(); s.Number < number || s.Making; s = f.state() {
	}
}

// ask asks the server with some header fields, of which Host is one.
func (f *folder) ask(method, path string, head map[string]string) *http.Response {
	f.Helper()
	r, err := http.NewRequestWithContext(f.Context(), method, f.address+path, nil)
	if err != nil {
		f.Fatal(err)
	}
	for name, value := range head {
		r.Header.Set(name, value)
	}
	r.Host = head["Host"]
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { response.Body.Close() })
	return response
}

// get is the body of what is served.
func (f *folder) get(path string) string {
	f.Helper()
	response := f.ask("GET", path, nil)
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		f.Fatalf("%s: %s, %v", path, response.Status, err)
	}
	return string(body)
}

// holds tells what the page lacks.
func (f *folder) holds(page string, all ...string) {
	f.Helper()
	for _, want := range all {
		if !strings.Contains(page, want) {
			f.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
}

func TestPage(t *testing.T) {
	f := start(t, "Catch <Up>")
	f.await(1)
	page := f.get("/")
	f.holds(page, `data-number="1" data-making="false"`, "<h1>Catch &lt;Up&gt; <small>weekly/2024-06-14, no. 4, 8 to 14 June 2024</small></h1>",
		"missing: news: no feed &lt;answers&gt;", "a row is empty", "<pre>Catch &lt;Up&gt; &amp; so on</pre>", "Plain text <small>0.0 KB",
		"<summary>Sheet1</summary>", "<td>row 60</td>", "and 1 row more", "<strong>Wards close</strong> <em>out: the 6th of 5</em>", "and 7 more of less weight")
	if strings.Contains(page, "row 61") || strings.Contains(page, "mistakes") {
		t.Errorf("the page holds too many rows, or a mistake:\n%s", page)
	}
	if n := strings.Count(page, `sandbox="allow-same-origin"></iframe>`); n != 2 {
		t.Errorf("%d frames have a sandbox, want 2", n)
	}
	f.holds(f.get("/page.js"), "EventSource")
	f.holds(f.get("/page.css"), "iframe")
}

func TestFiles(t *testing.T) {
	f := start(t, "Catch Up")
	f.await(1)
	const sandboxed = "default-src 'none'; style-src 'unsafe-inline'; img-src %s; frame-ancestors 'self'; sandbox allow-same-origin"
	const open = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
	images, none := fmt.Sprintf(sandboxed, "'self' data:"), fmt.Sprintf(sandboxed, "'none'")
	for _, c := range []struct{ path, kind, policy, disposition, holds string }{
		{"edition.html", "text/html; charset=utf-8", images, "", "(prefers-color-scheme: dark)"},
		{"edition.html?colour=dark", "text/html; charset=utf-8", images, "", "@media (min-width:0) {"},
		{"page.html?colour=light&images=off", "text/html; charset=utf-8", none, "", "@media (max-width:0) {"},
		{"edition.txt", "text/plain; charset=utf-8", open, "", "Catch Up & so on"},
		{"edition.pdf", "application/pdf", open, "", "%PDF-1.7"},
		{"edition.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", open, `attachment; filename="edition.xlsx"`, "PK"},
	} {
		head := f.ask("GET", "/files/"+c.path, nil).Header
		if head.Get("Content-Type") != c.kind || head.Get("Content-Security-Policy") != c.policy || head.Get("Content-Disposition") != c.disposition {
			t.Errorf("%s has the head %v", c.path, head)
		}
		f.holds(f.get("/files/"+c.path), c.holds)
	}
}

// TestGuard asks as a page elsewhere might.
func TestGuard(t *testing.T) {
	f := start(t, "Catch Up")
	f.await(1)
	_, port, _ := strings.Cut(strings.TrimPrefix(f.address, "http://"), ":")
	for _, c := range []struct {
		method, path string
		head         map[string]string
		want         int
	}{
		{"GET", "/", nil, http.StatusOK},
		{"GET", "/", map[string]string{"Host": "localhost:" + port}, http.StatusOK},
		{"GET", "/", map[string]string{"Host": "localhost"}, http.StatusMisdirectedRequest},
		{"GET", "/files/edition.txt", map[string]string{"Host": "preview.example.org:" + port}, http.StatusMisdirectedRequest},
		{"POST", "/again", map[string]string{"Origin": "https://example.org"}, http.StatusForbidden},
		{"POST", "/again", map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		{"POST", "/again", map[string]string{"Origin": f.address}, http.StatusNoContent},
		{"GET", "/again", nil, http.StatusMethodNotAllowed},
		{"GET", "/nothing", nil, http.StatusNotFound},
		{"GET", "/files/nothing", nil, http.StatusNotFound},
		{"GET", "/files/..%2f..%2ftitle", nil, http.StatusNotFound},
	} {
		if got := f.ask(c.method, c.path, c.head).StatusCode; got != c.want {
			t.Errorf("%s %s with %v is answered by %d, want %d", c.method, c.path, c.head, got, c.want)
		}
	}
	for name, want := range map[string]string{
		"Content-Security-Policy": pagePolicy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
	} {
		if got := f.ask("GET", "/", nil).Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// TestMistakes starts with one, and makes others. The last edition that could
// be made stays.
func TestMistakes(t *testing.T) {
	f := start(t, "broken")
	f.await(1)
	page := f.get("/")
	f.holds(page, "No edition yet", "The edition cannot be made:", "<li>the disk is full</li>", ">not made<")
	if got := f.ask("GET", "/files/edition.txt", nil).StatusCode; strings.Contains(page, "<main") || got != http.StatusNotFound {
		t.Errorf("before the first edition a file is %d and the page is\n%s", got, page)
	}
	f.write("title", "Catch Up")
	f.await(2)
	for i, c := range []struct{ title, want string }{
		{"misset", `<code>reports/weekly.yaml:4:1</code> tagliine: unknown key <em>(did you mean &#34;tagline&#34;?)</em></li>`},
		{"held", `<code>outturn, rows</code> The edition is held: it has 41 rows<ul><li><code>outturn!A42</code></li></ul></li>`},
	} {
		f.write("title", c.title)
		f.await(3 + i)
		f.holds(f.get("/"), c.want, "what follows is the one before", `<main class="old">`, "<h1>Catch Up ")
		f.holds(f.get("/files/edition.txt"), "Catch Up")
	}
	f.write("title", "Caught Up")
	f.await(5)
	if page := f.get("/"); strings.Contains(page, "mistakes") || !strings.Contains(page, "Caught Up") {
		t.Errorf("when it is mended the page is\n%s", page)
	}
}

// TestChanges begins a folder below the installation and changes a file there,
// and then asks for another making.
func TestChanges(t *testing.T) {
	f := start(t, "Catch Up")
	f.await(1)
	if err := os.Mkdir(filepath.Join(f.dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	f.await(2)
	f.write("templates/theme.yaml", "light: {}\n")
	f.await(3)
	f.ask("POST", "/again", nil)
	f.await(4)
	f.holds(f.get("/"), `data-number="4"`)
}

func TestListen(t *testing.T) {
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	at := l.Addr().(*net.TCPAddr)
	if at.IP.String() != "127.0.0.1" {
		t.Errorf("it listens at %s", at)
	}
	if _, err := Listen(at.Port); err == nil || !strings.HasPrefix(err.Error(), "opening the preview's port: ") {
		t.Errorf("a port that is in use: %v", err)
	}
	s := &Server{Dir: filepath.Join(t.TempDir(), "nowhere"), Log: slog.New(slog.DiscardHandler)}
	if err := s.Serve(t.Context(), l); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := net.Dial("tcp", at.String()); err == nil {
		t.Error("the port is still open")
	}
}

// TestBrowser has the page open while the edition changes: it follows by
// itself, keeps its switches, and the button makes the edition again.
func TestBrowser(t *testing.T) {
	tab := browsertest.Open(t)
	f := start(t, "Catch Up")
	tab.Go(f.address)
	const mail = `document.querySelector("#mail iframe")`
	tab.Await(mail + `.contentDocument.querySelector("h1").textContent == "Catch Up"`)
	tab.Script(`document.querySelector("#mail [name=colour][value=dark]").click()`)
	tab.Await(`getComputedStyle(` + mail + `.contentDocument.querySelector("h1")).color == "rgb(255, 255, 255)"`)
	f.write("title", "Caught Up")
	tab.Await(`document.querySelector("h1").textContent.startsWith("Caught Up")`)
	tab.Await(`getComputedStyle(` + mail + `.contentDocument.querySelector("h1")).color == "rgb(255, 255, 255)"`)
	f.write("title", "misset")
	tab.Await(`document.readyState == "complete" && document.querySelector("#mistakes").textContent.includes("tagliine")`)
	tab.Script(`document.querySelector("#again").click()`)
	tab.Await(`document.documentElement.dataset.number == "4"`)
}
