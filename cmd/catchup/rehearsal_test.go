package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/domain/dnstest"
	"catchup/internal/deliver/smtptest"
)

// TestCheckFindsWhatRunMisses puts an installation into each circumstance of
// testdata/rehearsal, has it checked, and then run under the same circumstances.
// Whatever makes the run exit with other than 0 makes check exit with other than
// 0 too. Check changes nothing.
//
// A circumstance is a file. It begins with what it is about. A line "edit FILE:
// OLD => NEW" changes the installation that they share, "remove FILE" takes a
// file away, "copy FILE => NAME" takes one of the sample, "run" runs it so far, and
// files below replace or add some. What check prints, and both
// statuses, stand in "want", which -update writes.
//
//test:serial
func TestCheckFindsWhatRunMisses(t *testing.T) {
	names, err := filepath.Glob("testdata/rehearsal/*.txtar")
	if err != nil || len(names) < 40 {
		t.Fatalf("%d circumstances, %v", len(names), err)
	}
	places := neighbours(t)
	published := dnstest.Zone{
		"example.org TXT v=spf1 ip4:127.0.0.1 -all", "example.org MX 10 mail.example.org.", "_dmarc.example.org TXT v=DMARC1; p=reject",
	}.Serve(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			meet(t, name, places, published)
		})
	}
}

// meet checks and runs an installation in the circumstances of a file.
func meet(t *testing.T, name string, places map[string]string, names *net.Resolver) {
	c, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	layOut(t, dir, c, places)
	before := tree(t, dir)
	var said, unsaid bytes.Buffer
	checked := (&door{screen: screen{&said, &said}, resolver: names}).run(t.Context(), []string{"check", "--dir", dir})
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("check has changed (-before +after):\n%s", diff)
	}
	ran := (&door{screen: screen{&unsaid, &unsaid}}).run(t.Context(), []string{"--run", "weekly", "--dir", dir})
	if ran != 0 && checked == 0 {
		t.Errorf("the run ends with %d, and check finds nothing:\n%s", ran, &unsaid)
	}
	got := fmt.Sprintf("%scheck %d, run %d\n", plain(said.String(), dir, places), checked, ran)
	compare(t, name, c, got)
}

// compare holds what was printed against the "want" of the file, or writes it
// there.
func compare(t *testing.T, name string, c *txtar.Archive, got string) {
	i := slices.IndexFunc(c.Files, func(f txtar.File) bool { return f.Name == "want" })
	if i < 0 {
		i = len(c.Files)
		c.Files = append(c.Files, txtar.File{Name: "want"})
	}
	if *update {
		c.Files[i].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(c.Files[i].Data), got); diff != "" {
		t.Errorf("check says (-want +got):\n%s", diff)
	}
}

// layOut lays the installation out and changes it as the file says.
func layOut(t *testing.T, dir string, c *txtar.Archive, places map[string]string) {
	t.Helper()
	shared, err := txtar.ParseFile("testdata/rehearsal/installation")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range append(shared.Files, c.Files...) {
		files[f.Name] = string(f.Data)
	}
	delete(files, "want")
	for line := range strings.Lines(string(c.Comment)) {
		verb, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		name, change, _ := strings.Cut(rest, ": ")
		switch old, new, _ := strings.Cut(strings.ReplaceAll(change, `\n`, "\n"), " => "); {
		case verb == "remove":
			delete(files, rest)
		case verb == "copy":
			from, to, _ := strings.Cut(rest, " => ")
			if err := copyFile(filepath.Join("..", "..", from), filepath.Join(dir, to)); err != nil {
				t.Fatal(err)
			}
		case verb == "run":
			write(t, dir, files, places)
			(&door{screen: screen{io.Discard, io.Discard}}).run(t.Context(), []string{"--run", "weekly", "--dir", dir})
		case verb == "edit" && !strings.Contains(files[name], old):
			t.Fatalf("%s has no %q", name, old)
		case verb == "edit":
			files[name] = strings.Replace(files[name], old, new, 1)
		}
	}
	write(t, dir, files, places)
}

// write writes files below a folder, with the addresses of the places.
func write(t *testing.T, dir string, files, places map[string]string) {
	t.Helper()
	for name, text := range files {
		for place, address := range places {
			text = strings.ReplaceAll(text, place, address)
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// tree is what the files below a folder hold.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			files[path] = "a folder"
			return err
		}
		data, err := os.ReadFile(path)
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ports and logs differ from one run of the test to the next, and sizes with each
// change of a template.
var (
	ports = regexp.MustCompile(`127\.0\.0\.1:\d+|at port \d+`)
	logs  = regexp.MustCompile(`(?m)^time=.*\n`)
	sizes = regexp.MustCompile(`at least \d+ bytes`)
)

// plain is what was printed, with the same words each time.
func plain(said, dir string, places map[string]string) string {
	said = strings.ReplaceAll(said, dir+"/", "")
	for _, place := range slices.Sorted(maps.Keys(places)) {
		if strings.Contains(places[place], "/") {
			said = strings.ReplaceAll(said, places[place], place)
		}
	}
	return sizes.ReplaceAllString(ports.ReplaceAllString(logs.ReplaceAllString(said, ""), "PORT"), "at least SIZE bytes")
}

// neighbours are the servers that circumstances name, by the words that stand
// for their addresses or ports.
func neighbours(t *testing.T) map[string]string {
	t.Helper()
	closed, err := closedPort()
	if err != nil {
		t.Fatal(err)
	}
	site, secret := httptest.NewServer(http.HandlerFunc(serveSite)), httptest.NewTLSServer(http.HandlerFunc(serveSite))
	secret.Config.ErrorLog = nil
	t.Cleanup(site.Close)
	t.Cleanup(secret.Close)
	open := smtptest.Start(t, smtptest.Options{})
	guarded := smtptest.Start(t, smtptest.Options{Credentials: "me:right"})
	full := smtptest.Start(t, smtptest.Options{Reply: func(verb, _ string, _ int) string {
		return map[string]string{"HELLO": "421 4.3.2 too busy"}[verb]
	}})
	picky := smtptest.Start(t, smtptest.Options{Reply: func(verb, argument string, _ int) string {
		if verb == "RCPT" && strings.Contains(argument, "ben@") {
			return "550 5.1.1 no such user"
		}
		return ""
	}})
	t.Setenv("WRONG", "wrong")
	t.Setenv("RIGHT", "right")
	t.Setenv("KEY", strings.Repeat("k", 40))
	return map[string]string{
		"CLOSED": strconv.Itoa(closed), "SITE": site.URL, "SECRET": secret.URL,
		"OPEN": strconv.Itoa(open.Port), "GUARDED": strconv.Itoa(guarded.Port), "FULL": strconv.Itoa(full.Port), "PICKY": strconv.Itoa(picky.Port),
	}
}

// serveSite serves a page where a feed may be meant, what is gone, and what is
// elsewhere.
func serveSite(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/page":
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!DOCTYPE html><html><head><title>News</title></head><body><p>A sample page.</p></body></html>")
	case "/rows":
		io.WriteString(w, `[{"ward": "North", "beds": 12}]`)
	case "/half":
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, `[{"ward": "North",`)
	case "/away":
		http.Redirect(w, r, "http://192.0.2.1/rows", http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}
